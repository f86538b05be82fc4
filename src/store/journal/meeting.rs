//! Notes on sharing, kept beside the journal: at which meeting this machine's answers were shared,
//! and what was found joined the last time.
//!
//! Only words are kept; what follows from them is for others to say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::layout::Layout;
use super::{JournalError, own};

/// A name has so many hexadecimal digits.
const DIGITS: usize = 32;

/// The file of the note, whether it is there or not.
#[must_use]
pub fn note_path(data_dir: &Path, workspace_key: &str) -> PathBuf {
    data_dir.join(workspace_key).join("meeting")
}

/// What is noted; none where nothing was shared yet.
///
/// # Errors
/// The note cannot be read.
pub fn noted(data_dir: &Path, workspace_key: &str) -> Result<Option<String>, JournalError> {
    let path = note_path(data_dir, workspace_key);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(name(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(JournalError::Open { path, source }),
    }
}

/// Notes a name, where there is no note yet.
///
/// # Errors
/// The workspace's key is no name, or the note cannot be written.
pub fn note(data_dir: &Path, workspace_key: &str, name: &str) -> Result<(), JournalError> {
    if noted(data_dir, workspace_key)?.as_deref() == Some(name) {
        return Ok(());
    }
    write(
        data_dir,
        workspace_key,
        note_path(data_dir, workspace_key),
        name,
    )
}

/// What was found joined the last time, in whatever words it was noted; none where nothing was, or
/// where it cannot be read: then it is only found out anew.
#[must_use]
pub fn joined(data_dir: &Path, workspace_key: &str) -> Option<String> {
    let text = fs::read_to_string(joined_path(data_dir, workspace_key)).ok()?;
    Some(text.trim_end().to_owned())
}

/// Notes what was found joined.
///
/// # Errors
/// The workspace's key is no name, or the note cannot be written.
pub fn note_joined(data_dir: &Path, workspace_key: &str, words: &str) -> Result<(), JournalError> {
    if joined(data_dir, workspace_key).as_deref() == Some(words) {
        return Ok(());
    }
    write(
        data_dir,
        workspace_key,
        joined_path(data_dir, workspace_key),
        words,
    )
}

fn joined_path(data_dir: &Path, workspace_key: &str) -> PathBuf {
    data_dir.join(workspace_key).join("joined")
}

fn write(
    data_dir: &Path,
    workspace_key: &str,
    path: PathBuf,
    words: &str,
) -> Result<(), JournalError> {
    let [folder, _] = Layout::new(data_dir, workspace_key).folders()?;
    own::make_data_folder(data_dir)?;
    own::make_folder(&folder)?;
    own::replace(&path, format!("{words}\n").as_bytes())
        .map_err(|source| JournalError::Open { path, source })
}

/// A name that nobody else has.
///
/// # Errors
/// The system gives no random number.
pub fn new_name() -> Result<String, JournalError> {
    let mut bits = [0; DIGITS / 2];
    getrandom::fill(&mut bits).map_err(JournalError::Random)?;
    Ok(format!("{:032x}", u128::from_le_bytes(bits)))
}

/// The name that a text holds, if it is one.
#[must_use]
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim();
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (text.len() == DIGITS && text.bytes().all(is_hex)).then(|| text.to_owned())
}
