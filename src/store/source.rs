//! A text file as it was read, or the finding that says why it could not be.
//!
//! Nothing here knows what the text means. Whatever lies at the path, reading it ends quickly: what
//! is no plain file is not opened, and no more than [`MAX_BYTES`] are taken.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::place::Places;
use crate::domain::finding::{Finding, Severity, Spot};

/// The largest file that is read, in bytes: 16 MiB.
pub const MAX_BYTES: u64 = 16 << 20;

/// A file's text and the path it is known by.
#[derive(Debug)]
pub(super) struct Source {
    /// Relative to the workspace, with `/` between its parts.
    pub(super) path: String,
    /// All of it, a byte order mark included, so that offsets are those of the file.
    pub(super) text: String,
}

impl Source {
    /// Reads `path` below `root`; none where there is nothing of that name.
    ///
    /// # Errors
    /// With the finding, where something is there that cannot be read as text.
    pub(super) fn read(root: &Path, path: &str) -> Result<Option<Self>, Box<Finding>> {
        match read_bytes(&root.join(path)) {
            Ok(bytes) => Self::from_bytes(path, bytes).map(Some),
            Err(Unread::Absent) => Ok(None),
            Err(why) => Err(Box::new(why.finding(path))),
        }
    }

    /// The text of bytes that were read elsewhere.
    ///
    /// # Errors
    /// With the finding, where they are no text.
    pub(super) fn from_bytes(path: &str, bytes: Vec<u8>) -> Result<Self, Box<Finding>> {
        let path = path.to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { path, text }),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(Box::new(not_utf8(path, at, error.as_bytes())))
            }
        }
    }
}

/// A finding of a whole file.
pub(super) fn of_file(path: &str, message: String, help: Option<String>) -> Finding {
    Finding {
        severity: Severity::Error,
        path: path.to_string(),
        spot: None,
        message,
        help,
    }
}

enum Unread {
    Absent,
    Folder,
    Special,
    TooLong(u64),
    Failed(io::Error),
}

impl Unread {
    fn finding(self, path: &str) -> Finding {
        let (message, help) = match self {
            Self::Absent => ("there is no such file".into(), None),
            Self::Folder => (
                "a folder stands where a file should be".into(),
                Some("move it away, or give it a name that does not end in `.toml`".into()),
            ),
            Self::Special => (
                "this is not a plain file, so it is not opened".into(),
                Some("put a text file in its place".into()),
            ),
            Self::TooLong(bytes) => (
                format!(
                    "the file has {} MiB; at most 16 MiB are read",
                    bytes.div_ceil(1 << 20)
                ),
                Some("split it into several files".into()),
            ),
            Self::Failed(error) => (
                format!("the file cannot be read: {error}"),
                Some("check that it is there and that you may read it".into()),
            ),
        };
        of_file(path, message, help)
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Unread> {
    // Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
    let metadata = fs::metadata(path).map_err(Unread::from)?;
    if metadata.is_dir() {
        return Err(Unread::Folder);
    }
    if !metadata.is_file() {
        return Err(Unread::Special);
    }
    if metadata.len() > MAX_BYTES {
        return Err(Unread::TooLong(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    let mut file = File::open(path).map_err(Unread::from)?.take(MAX_BYTES + 1);
    file.read_to_end(&mut bytes).map_err(Unread::from)?;
    // Some files say that they are shorter than they are.
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= MAX_BYTES => Ok(bytes),
        _ => Err(Unread::TooLong(MAX_BYTES + 1)),
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Absent,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Failed(error),
        }
    }
}

fn not_utf8(path: String, at: usize, bytes: &[u8]) -> Finding {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let message = match bytes.get(at) {
        _ if utf16 => "the file is UTF-16, not UTF-8".into(),
        Some(byte) => format!("the byte 0x{byte:02X} is not UTF-8 text"),
        None => "the file is not UTF-8 text".into(),
    };
    Finding {
        severity: Severity::Error,
        path,
        spot: Some(spot_in_bytes(bytes, at)),
        message,
        help: Some("save the file as UTF-8".into()),
    }
}

/// The place of a byte; up to it the bytes are text, what follows is shown as well as it can be.
fn spot_in_bytes(bytes: &[u8], at: usize) -> Spot {
    let text = String::from_utf8_lossy(bytes);
    Places::new(&text).spot(&(at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_is_not_text_is_named_with_its_place() {
        let finding = Source::from_bytes(
            "a.toml",
            b"title = \"\xC3\xA4\"\nabout = \"\xE4\"\n".to_vec(),
        )
        .unwrap_err();
        assert_eq!(finding.place(), "a.toml:2:10");
        assert_eq!(finding.message, "the byte 0xE4 is not UTF-8 text");
        let finding = Source::from_bytes("a.toml", b"\xFF\xFEt\0".to_vec()).unwrap_err();
        assert_eq!(finding.place(), "a.toml:1:1");
        assert_eq!(finding.message, "the file is UTF-16, not UTF-8");
    }

    #[test]
    fn what_is_no_plain_file_is_refused_without_opening_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a.toml")).unwrap();
        let finding = Source::read(folder.path(), "a.toml").unwrap_err();
        assert_eq!(finding.message, "a folder stands where a file should be");
        let big = File::create(folder.path().join("b.toml")).unwrap();
        big.set_len(100_000_000).unwrap();
        let finding = Source::read(folder.path(), "b.toml").unwrap_err();
        assert_eq!(
            finding.message,
            "the file has 96 MiB; at most 16 MiB are read"
        );
        assert!(Source::read(folder.path(), "c.toml").unwrap().is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("a.toml")).unwrap();
        let finding = Source::read(folder.path(), "a.toml").unwrap_err();
        assert_eq!(
            finding.message,
            "this is not a plain file, so it is not opened"
        );
    }
}
