//! A journal whose workspace got another id: its answers move along.

use std::fs;
use std::path::Path;

use super::JournalError;
use super::layout::Layout;
use super::lock::{Lock, PATIENCE};
use crate::store::atomic::sync_parent;

/// Moves the answers that were kept under one key of a workspace to its new key. False where there
/// were none, or where the new key has answers of its own, which are never mixed with others.
///
/// # Errors
/// When the folder cannot be moved, or another program is recording into it.
pub fn adopt(data_dir: &Path, earlier: &str, key: &str) -> Result<bool, JournalError> {
    let (earlier, new) = (Layout::new(data_dir, earlier), Layout::new(data_dir, key));
    let ([from, _], [to, _]) = (earlier.folders()?, new.folders()?);
    if !from.is_dir() || to.exists() {
        return Ok(false);
    }
    let _lock = Lock::take(&earlier.lock_file(), PATIENCE)?;
    fs::rename(&from, &to).map_err(|source| JournalError::Folder {
        path: to.clone(),
        source,
    })?;
    // The move is only as lasting as the entry in the folder above.
    sync_parent(&to).map_err(|source| JournalError::Folder { path: to, source })?;
    Ok(true)
}
