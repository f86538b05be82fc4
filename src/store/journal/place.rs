//! A note of where the workspace lay when its answers were first kept here, for whoever asks later
//! whose they are.
//!
//! Nothing depends on it: a workspace may move, and its id finds its answers.

use std::fs;
use std::path::{Path, PathBuf};

use super::layout::Layout;
use crate::store::atomic::{sync_parent, temporary};

const NOTE: &str = "place";
/// No path is longer.
const MOST: u64 = 64 << 10;

/// Notes it. Where that fails nothing is lost but a hint.
pub(super) fn note(layout: &Layout, root: &Path) {
    let path = layout.folder().join(NOTE);
    let text = format!("{}\n", root.display());
    let written = temporary(&path, text.as_bytes());
    let kept = written.and_then(|file| Ok(file.persist_noclobber(&path)?));
    if kept.is_ok() {
        let _ = sync_parent(&path);
    }
}

/// What is noted in the folder of a workspace.
pub(super) fn noted(folder: &Path) -> Option<PathBuf> {
    let path = folder.join(NOTE);
    let found = path.symlink_metadata().ok()?;
    (found.is_file() && found.len() <= MOST).then_some(())?;
    let text = fs::read_to_string(path).ok()?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Some(PathBuf::from(text)).filter(|path| path.is_absolute())
}
