//! The person's own pager, for an answer that is longer than their terminal.
//!
//! It is theirs, named by them in their environment; nothing that a workspace says is ever run, and a
//! name is only looked up outside the workspace. Invariant: whatever becomes of the pager, the
//! answer is seen.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use super::outside;
use crate::store::program;

/// What `less` is told unless the person has told it something: to show colours, to leave the text
/// on the screen, and to end by itself where all of it fits.
const LESS: &str = "FRX";

/// A program that shows one screen after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pager {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Pager {
    /// The pager that the person's environment names, in the words of a shell; `less` where it names
    /// none. None where they want none, or where there is no such program.
    pub(super) fn named(words: Option<&str>, path: Option<&OsStr>, root: &Path) -> Option<Self> {
        let usual = format!("less -{LESS}");
        let words = shell_words::split(words.unwrap_or(&usual)).ok()?;
        let (name, arguments) = words.split_first()?;
        if name.is_empty() || name == "cat" {
            return None;
        }
        Some(Self {
            program: if Path::new(name).is_absolute() {
                name.into()
            } else {
                program::find(name, path, root)?
            },
            arguments: arguments.to_vec(),
        })
    }

    /// Shows a text and waits until the person has seen enough of it. Says whether it was shown: a
    /// pager that cannot be started, or that ends with a fault, may have shown nothing.
    pub(super) fn show(&self, text: &[u8]) -> bool {
        // A key that means something to the pager must not end us before it.
        let _keys = outside::key_signals();
        self.feed(text).is_ok_and(|status| {
            // One that a signal has ended was at work.
            status.success() || status.code().is_none()
        })
    }

    fn feed(&self, text: &[u8]) -> io::Result<ExitStatus> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped());
        if !outside::has_less_options() {
            command.env("LESS", LESS);
        }
        let mut child = command.spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            // Who has seen enough reads no more; that is no fault.
            let _ = pipe.write_all(text);
        }
        child.wait()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    #[cfg(unix)]
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn named(words: Option<&str>, path: &Path, root: &str) -> Option<(String, Vec<String>)> {
        let pager = Pager::named(words, Some(path.as_os_str()), Path::new(root))?;
        let name = pager.program.strip_prefix(path).ok()?;
        Some((name.to_str()?.into(), pager.arguments))
    }

    #[cfg(unix)]
    #[test]
    fn it_is_what_the_person_names_and_else_less() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        for name in ["less", "my pager"] {
            let program = path.join(name);
            fs::write(&program, "").unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let is = |words, name: &str, arguments: &[&str]| {
            let (program, given) = named(words, &path, "/elsewhere").unwrap();
            assert_eq!(program, name);
            assert_eq!(given, arguments);
        };
        is(None, "less", &["-FRX"]);
        is(Some("less -S"), "less", &["-S"]);
        is(Some("'my pager' -x"), "my pager", &["-x"]);
        for none in ["", " ", "''", "cat", "gone", "./less", "bin/less", "'less"] {
            assert_eq!(named(Some(none), &path, "/elsewhere"), None, "{none}");
        }
        let inside = path.to_str().unwrap();
        assert_eq!(named(None, &path, inside), None, "it lies in the workspace");
        let relative = Pager::named(None, Some(OsStr::new(".:bin")), &path);
        assert_eq!(relative, None);
    }
}
