//! Files that are written whole or not at all.
//!
//! The new content goes into a file beside the old one, onto the disk, and then takes its name;
//! whoever reads meanwhile sees the old content or the new. No symbolic link is written through:
//! in somebody else's repository it could lead anywhere. Where a file lies in a workspace, that holds
//! for the folders on the way to it as well: use [`replace_in`] and [`create_new_in`] there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Why a file was not written. What stood there before is unchanged, unless it says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file, or a folder of the workspace on the way to it, is a symbolic link.
    #[error("{} is a symbolic link: nothing is written through it", .0.display())]
    Link(PathBuf),
    /// A folder, or something else that is no plain file, has the name.
    #[error("{} is not a plain file: move it away first", .0.display())]
    NotAFile(PathBuf),
    /// There is a file already, and it was to be a new one.
    #[error("{} is there already: nothing was written", .0.display())]
    Exists(PathBuf),
    /// The system refused.
    #[error("{} cannot be written: {error}", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The new content is in place, but a power failure might still take it back.
    #[error("{} was written, but the disk has not confirmed it: {error}", path.display())]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Puts `content` in the place of the file at `path`, which keeps its mode; a file that is not
/// there yet is made, and the umask decides who may read it.
///
/// # Errors
/// When the place is a link or a folder, or the system refuses. The old file is then unchanged.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    let old = plain_file(path)?;
    let failed = |error| failed(path, error);
    let file = written(path, content, ANYBODY)?;
    if let Some(old) = old {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    confirm(path)
}

/// Like [`replace`], for a file that nobody but the person may read or write, whatever it was before.
///
/// # Errors
/// Like [`replace`].
pub fn replace_private(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    plain_file(path)?;
    let failed = |error| failed(path, error);
    let file = written(path, content, OWN)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    confirm(path)
}

/// Makes a new file with `content`.
///
/// # Errors
/// When there is anything of that name, or the system refuses. Nothing is overwritten.
pub fn create_new(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    if plain_file(path)?.is_some() {
        return Err(WriteError::Exists(path.to_path_buf()));
    }
    let file = written(path, content, ANYBODY)?;
    file.as_file()
        .sync_all()
        .map_err(|error| failed(path, error))?;
    // Somebody may have made it in the meantime: the system decides.
    file.persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_path_buf()),
            _ => failed(path, error.error),
        })?;
    confirm(path)
}

/// Like [`replace`], for a file in the workspace at `root`.
///
/// # Errors
/// Like [`replace`], and when a folder between the two is a symbolic link.
pub fn replace_in(root: &Path, path: &Path, content: &[u8]) -> Result<(), WriteError> {
    no_link_between(root, path)?;
    replace(path, content)
}

/// Like [`create_new`], for a file in the workspace at `root`.
///
/// # Errors
/// Like [`create_new`], and when a folder between the two is a symbolic link.
pub fn create_new_in(root: &Path, path: &Path, content: &[u8]) -> Result<(), WriteError> {
    no_link_between(root, path)?;
    create_new(path, content)
}

/// Gives the file at `from` in the workspace at `root` another name and content, in this order: until
/// the new one is on the disk the old one stays, and whoever looks in between sees both.
///
/// # Errors
/// When there is no plain file at `from`, there is anything at `to`, a link stands in the way, or
/// the system refuses. Then the old file is unchanged and there is no new one.
pub fn move_in(root: &Path, from: &Path, to: &Path, content: &[u8]) -> Result<(), WriteError> {
    no_link_between(root, from)?;
    let old = plain_file(from)?.ok_or_else(|| failed(from, io::ErrorKind::NotFound.into()))?;
    create_new_in(root, to, content).map_err(|error| match error {
        WriteError::Unconfirmed { path, error } => {
            // Both would claim the same answers.
            let _ = fs::remove_file(to);
            WriteError::Failed { path, error }
        }
        error => error,
    })?;
    let moved = fs::set_permissions(to, old.permissions()).and_then(|()| fs::remove_file(from));
    moved.map_err(|error| {
        let _ = fs::remove_file(to);
        failed(from, error)
    })?;
    confirm(from)
}

fn no_link_between(root: &Path, path: &Path) -> Result<(), WriteError> {
    let folders = folder_of(path)
        .ancestors()
        .take_while(|folder| *folder != root);
    for folder in folders.filter(|folder| folder.starts_with(root)) {
        if fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
            return Err(WriteError::Link(folder.to_path_buf()));
        }
    }
    Ok(())
}

fn failed(path: &Path, error: io::Error) -> WriteError {
    WriteError::Failed {
        path: path.to_path_buf(),
        error,
    }
}

/// What stands at the path: a plain file or nothing.
fn plain_file(path: &Path) -> Result<Option<fs::Metadata>, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(WriteError::Link(path.to_path_buf())),
        Ok(found) if found.is_file() => Ok(Some(found)),
        Ok(_) => Err(WriteError::NotAFile(path.to_path_buf())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, error)),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The mode of any new file, before the umask.
const ANYBODY: u32 = 0o666;
/// The mode of a private one.
const OWN: u32 = 0o600;

/// The content in a file beside the path; it goes away by itself where it is not kept.
#[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))]
fn written(path: &Path, content: &[u8], mode: u32) -> Result<NamedTempFile, WriteError> {
    let mut builder = Builder::new();
    builder.prefix(".gonogo-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Before the umask, as for any new file; a temporary one is private by default.
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    // First, so that a folder that is not there is said in the system's own words.
    fs::metadata(folder_of(path)).map_err(|error| failed(path, error))?;
    // The kind alone: the whole error names the temporary file, which nobody asked for.
    let mut file = builder
        .tempfile_in(folder_of(path))
        .map_err(|error| failed(path, error.kind().into()))?;
    file.write_all(content)
        .map_err(|error| failed(path, error))?;
    Ok(file)
}

/// The content on the disk, in a file beside the path that only its owner may read; it goes away by
/// itself where it is not kept.
///
/// # Errors
/// The system refuses.
pub(super) fn temporary(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".gonogo-").suffix(".tmp");
    let mut file = builder.tempfile_in(folder_of(path))?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn confirm(path: &Path) -> Result<(), WriteError> {
    sync_parent(path).map_err(|error| WriteError::Unconfirmed {
        path: path.to_path_buf(),
        error,
    })
}

/// Puts the name of a new file or folder on the disk, which its content alone does not.
///
/// # Errors
/// When the disk did not take it.
#[cfg(unix)]
pub(super) fn sync_parent(path: &Path) -> io::Result<()> {
    match File::open(folder_of(path))?.sync_all() {
        // Some network file systems have nothing to sync in a folder, and say so.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        other => other,
    }
}

/// Windows puts names on the disk itself, and opens no folders.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape on every system")]
pub(super) fn sync_parent(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[test]
    fn a_new_file_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        create_new(&path, b"one").unwrap();
        assert!(matches!(
            create_new(&path, b"two"),
            Err(WriteError::Exists(_))
        ));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::create_dir(&path).unwrap();
        assert!(matches!(replace(&path, b"x"), Err(WriteError::NotAFile(_))));
        assert!(matches!(
            create_new(&path, b"x"),
            Err(WriteError::NotAFile(_))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let target = outside.path().join("target");
        fs::write(&target, "kept").unwrap();
        symlink(&target, folder.path().join("a.toml")).unwrap();
        symlink(outside.path(), folder.path().join("checklists")).unwrap();
        let root = folder.path();
        for path in ["a.toml", "checklists/target", "checklists/new"] {
            let path = root.join(path);
            for refused in [
                replace_in(root, &path, b"x"),
                create_new_in(root, &path, b"x"),
            ] {
                assert!(matches!(refused, Err(WriteError::Link(_))), "{path:?}");
            }
        }
        assert!(matches!(
            replace(&root.join("a.toml"), b"x"),
            Err(WriteError::Link(_))
        ));
        assert_eq!(fs::read(&target).unwrap(), b"kept");
        assert_eq!(names(outside.path()), ["target"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_mode_and_a_new_one_has_the_usual() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("a.toml");
        fs::write(&path, "one").unwrap();
        let usual = mode(&path);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(mode(&path), 0o640);
        let new = folder.path().join("b.toml");
        create_new(&new, b"x").unwrap();
        assert_eq!(mode(&new), usual);
    }
}
