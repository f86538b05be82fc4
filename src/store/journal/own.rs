//! Opens the program's own files for writing: nobody else may read them, and no symlink leads a
//! write to another place.
//!
//! Files are made 0600 and folders 0700 where the system knows such modes. The data folder itself
//! may be a symlink, since its place is the user's choice; what lies in it may not.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::JournalError;
use crate::store::atomic::{sync_parent, temporary};

/// Opens a file for reading and for writing at its end, and makes it where there is none; true
/// where it was made.
///
/// # Errors
///
/// It is a symlink, a folder or a pipe, or cannot be opened.
pub(super) fn open(path: &Path) -> Result<(File, bool), JournalError> {
    let failed = |source| JournalError::Open {
        path: path.to_owned(),
        source,
    };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
        Ok(named) => return open_existing(path, &named).map(|file| (file, false)),
    }
    // Making a new file never follows a symlink, not even one that leads nowhere.
    match options().create_new(true).open(path) {
        Ok(file) => Ok((file, true)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let named = fs::symlink_metadata(path).map_err(failed)?;
            open_existing(path, &named).map(|file| (file, false))
        }
        Err(error) => Err(failed(error)),
    }
}

fn open_existing(path: &Path, named: &Metadata) -> Result<File, JournalError> {
    let failed = |source| JournalError::Open {
        path: path.to_owned(),
        source,
    };
    if !named.is_file() {
        return Err(not_ours(path));
    }
    let file = options().open(path).map_err(failed)?;
    // The name may have become a symlink since it was looked at: the flag that forbids following
    // one is not in the standard library, but the file that was opened tells.
    if is_same(named, &file.metadata().map_err(failed)?) {
        Ok(file)
    } else {
        Err(not_ours(path))
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    // On Windows a handle that only appends cannot take back a half-written line.
    options.read(true).write(true).append(cfg!(unix));
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    one.created().ok() == other.created().ok()
}

fn not_ours(path: &Path) -> JournalError {
    JournalError::NotOurs {
        path: path.to_owned(),
    }
}

/// Puts the bytes in the place of a file at once, on the disk and for its owner's eyes only. A
/// symlink of that name is replaced and not followed.
///
/// # Errors
///
/// The system refuses; what was there before is as it was.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    temporary(path, bytes)?.persist(path)?;
    sync_parent(path)
}

/// Makes the data folder, and the folders above it, where there are none.
///
/// # Errors
///
/// A folder cannot be made.
pub(super) fn make_data_folder(path: &Path) -> Result<(), JournalError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make_data_folder(parent)?;
    }
    make(path)
}

/// Makes one folder below the data folder where there is none.
///
/// # Errors
///
/// It is a symlink or no folder, or cannot be made.
pub(super) fn make_folder(path: &Path) -> Result<(), JournalError> {
    match fs::symlink_metadata(path) {
        Ok(named) if named.is_dir() => Ok(()),
        Ok(_) => Err(not_ours(path)),
        Err(_) => make(path),
    }
}

fn make(path: &Path) -> Result<(), JournalError> {
    let made = match private_folders().create(path) {
        // Another program of this writer was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_parent(path),
    };
    made.map_err(|source| JournalError::Folder {
        path: path.to_owned(),
        source,
    })
}

#[cfg(unix)]
fn private_folders() -> DirBuilder {
    let mut builder = DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Elsewhere a folder is as private as the one that it lies in.
#[cfg(not(unix))]
fn private_folders() -> DirBuilder {
    DirBuilder::new()
}
