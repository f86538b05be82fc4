//! The id of the writer that this data folder is.
//!
//! It is made with the first change that is recorded and never changes again, whichever of several
//! programs makes it.

use std::io::{self, Write};
use std::path::Path;

use crate::domain::id::WriterId;

use super::JournalError;
use super::layout::Layout;
use crate::store::atomic::sync_parent;

/// The id, if one was made.
///
/// # Errors
///
/// Its file cannot be read or holds something else.
pub(super) fn find(layout: &Layout) -> Result<Option<WriterId>, JournalError> {
    let path = layout.writer_file();
    let text = match std::fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(|source| JournalError::Open {
            path: path.clone(),
            source,
        })?,
    };
    let id = std::str::from_utf8(text.trim_ascii()).ok();
    id.and_then(|id| id.parse().ok())
        .map(Some)
        .ok_or(JournalError::Writer { path })
}

/// The id; makes it where there is none.
///
/// # Errors
///
/// Its file holds something else or cannot be made.
pub(super) fn find_or_make(layout: &Layout) -> Result<WriterId, JournalError> {
    if let Some(id) = find(layout)? {
        return Ok(id);
    }
    let path = layout.writer_file();
    let mut bits = [0; 8];
    getrandom::fill(&mut bits).map_err(JournalError::Random)?;
    let id = WriterId::from_bits(u64::from_le_bytes(bits));
    make(id, &path, layout.data()).map_err(|source| JournalError::Open {
        path: path.clone(),
        source,
    })?;
    find(layout)?.ok_or(JournalError::Writer { path })
}

/// Whole under its name at once, and only if no other program was faster: other workspaces have
/// other locks, and an empty file left by a crash would never become an id.
fn make(id: WriterId, path: &Path, data: &Path) -> io::Result<()> {
    let mut file = tempfile::Builder::new()
        .prefix(".writer-")
        .tempfile_in(data)?;
    file.write_all(format!("{id}\n").as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => sync_parent(path),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_programs_begin_there_is_one_writer() {
        let data = tempfile::tempdir().unwrap();
        let layout = Layout::new(data.path(), "w");
        assert_eq!(find(&layout).unwrap(), None);
        let ids: Vec<WriterId> = std::thread::scope(|scope| {
            let begin = || find_or_make(&Layout::new(data.path(), "w")).unwrap();
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(begin)).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(find(&layout).unwrap(), Some(ids[0]));
        let left: Vec<_> = data.path().read_dir().unwrap().collect();
        assert_eq!(left.len(), 1, "no temporary file stays: {left:?}");
    }

    #[test]
    fn a_file_that_holds_no_id_is_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let layout = Layout::new(data.path(), "w");
        for content in ["", "not an id\n", "0123"] {
            std::fs::write(layout.writer_file(), content).unwrap();
            assert!(matches!(
                find_or_make(&layout),
                Err(JournalError::Writer { .. })
            ));
            assert_eq!(
                std::fs::read_to_string(layout.writer_file()).unwrap(),
                content
            );
        }
    }
}
