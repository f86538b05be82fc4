//! Makes and renames the files of releases, when asked.
//!
//! Nothing is overwritten and no link is followed; a renamed release keeps every byte of its file
//! outside its earlier ids.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{self, WriteError};
use super::edit::{self, EditError};
use super::init::{self, InitError};
use super::release_file::{self, path, written};
use crate::domain::id::ReleaseId;
use crate::domain::release::Release;

/// Why a release's file was not made or renamed. Then nothing has changed, unless it says that the
/// disk has not confirmed the new file.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseFileError {
    /// The folder of the releases could not be made.
    #[error(transparent)]
    Folder(#[from] InitError),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The old file could not be read.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The old file has no place for its earlier id.
    #[error("{}: {why}", path.display())]
    Edit {
        /// The file.
        path: PathBuf,
        /// Why.
        why: EditError,
    },
}

/// Makes the file of a new release in the workspace at `root`, and returns where it is.
///
/// # Errors
/// When there is anything of that name already, or it cannot be written.
pub fn create(root: &Path, release: &Release) -> Result<PathBuf, ReleaseFileError> {
    init::make_folder(&root.join(release_file::FOLDER))?;
    let path = path(root, &release.id);
    atomic::create_new_in(root, &path, written(release).as_bytes())?;
    Ok(path)
}

/// Gives a release of the workspace at `root` another id; the old one goes into its `was`, so that
/// its answers stay. Where it has no file, as the implied release has none, it gets one.
///
/// # Errors
/// When there is anything of the new name already, or a file cannot be read or written.
pub fn rename(root: &Path, old: &ReleaseId, new: &ReleaseId) -> Result<PathBuf, ReleaseFileError> {
    let (from, to) = (path(root, old), path(root, new));
    if from.symlink_metadata().is_err() {
        let release = Release {
            was: vec![old.clone()],
            ..Release::bare(new.clone())
        };
        return create(root, &release);
    }
    let text = fs::read_to_string(&from).map_err(|error| ReleaseFileError::Read {
        path: from.clone(),
        error,
    })?;
    let was = edit::text_literal(old.as_str());
    let text =
        edit::append_values(&text, &["was"], &[was]).map_err(|why| ReleaseFileError::Edit {
            path: from.clone(),
            why,
        })?;
    atomic::move_in(root, &from, &to, text.as_bytes())?;
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ReleaseId {
        text.parse().unwrap()
    }

    fn folder(file: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("releases")).unwrap();
        fs::write(folder.path().join("releases/1.0.toml"), file).unwrap();
        folder
    }

    #[test]
    fn a_renamed_release_keeps_its_bytes_and_names_its_earlier_id() {
        let folder = folder("\u{FEFF}name = 'Spring'  # so\r\nwas = [ 'next' ]\r\n");
        rename(folder.path(), &id("1.0"), &id("1.1")).unwrap();
        assert!(!folder.path().join("releases/1.0.toml").exists());
        assert_eq!(
            fs::read_to_string(folder.path().join("releases/1.1.toml")).unwrap(),
            "\u{FEFF}name = 'Spring'  # so\r\nwas = [ 'next', \"1.0\" ]\r\n"
        );
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = folder("");
        let other = folder.path().join("releases/1.1.toml");
        fs::write(&other, "name = 'kept'").unwrap();
        assert!(rename(folder.path(), &id("1.0"), &id("1.1")).is_err());
        assert!(create(folder.path(), &Release::bare(id("1.1"))).is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), "name = 'kept'");
        assert!(folder.path().join("releases/1.0.toml").exists());
    }

    #[test]
    fn a_release_without_a_file_gets_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = rename(folder.path(), &id("next"), &id("1.0")).unwrap();
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("was = [\"next\"]\n"), "{text}");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        use std::os::unix::fs::symlink;
        let folder = folder("");
        let releases = folder.path().join("releases");
        fs::write(folder.path().join("outside"), "").unwrap();
        symlink("../outside", releases.join("2.0.toml")).unwrap();
        assert!(rename(folder.path(), &id("2.0"), &id("2.1")).is_err());
        symlink("../nowhere", releases.join("3.0.toml")).unwrap();
        assert!(create(folder.path(), &Release::bare(id("3.0"))).is_err());
        assert!(rename(folder.path(), &id("1.0"), &id("3.0")).is_err());
        assert!(releases.join("1.0.toml").exists() && !folder.path().join("nowhere").exists());
        assert!(!releases.join("2.1.toml").exists());
    }
}
