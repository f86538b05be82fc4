//! Where the journal's files lie, and what their names say.
//!
//! This room reads names only, never content. Its one invariant: no path leaves the data folder,
//! because every part of one is an id or was checked to be a plain name.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::id::{ReleaseId, WriterId};

use super::JournalError;

const EXTENSION: &str = ".jsonl";

/// The folders of one workspace's journal.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    data: PathBuf,
    key: String,
}

/// What the answers in a file are for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Series {
    /// The whole workspace: items that are answered once.
    Workspace,
    /// One release.
    Release(ReleaseId),
}

/// One file of the journal. They sort by writer, series and number, so that the last of a writer's
/// series is the one that still grows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Segment {
    /// Whose it is.
    pub(super) writer: WriterId,
    /// What it is for.
    pub(super) series: Series,
    /// Counted from one.
    pub(super) number: u64,
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workspace => f.write_str(ReleaseId::WORKSPACE),
            Self::Release(id) => id.fmt(f),
        }
    }
}

impl Series {
    fn parse(name: &str) -> Option<Self> {
        match name {
            ReleaseId::WORKSPACE => Some(Self::Workspace),
            _ => name.parse().ok().map(Self::Release),
        }
    }
}

impl Segment {
    /// From the name of a writer's folder and that of a file in it.
    pub(super) fn of(writer: &str, name: &str) -> Option<Self> {
        Self::parse(writer.parse().ok()?, name)
    }

    /// From a file's name. Copies that other programs leave beside a file, such as
    /// `next.1.sync-conflict-….jsonl` or `next.1.jsonl.broken-…`, are no names of segments.
    fn parse(writer: WriterId, name: &str) -> Option<Self> {
        let (series, digits) = name.strip_suffix(EXTENSION)?.rsplit_once('.')?;
        let number: u64 = digits.parse().ok().filter(|number| *number > 0)?;
        let segment = Self {
            writer,
            series: Series::parse(series)?,
            number,
        };
        // `next.01.jsonl` and `next.+1.jsonl` would be second names of `next.1.jsonl`.
        (segment.file_name() == name).then_some(segment)
    }

    pub(super) fn file_name(&self) -> String {
        format!("{}.{}{EXTENSION}", self.series, self.number)
    }
}

impl Layout {
    pub(super) fn new(data_dir: &Path, workspace_key: &str) -> Self {
        Self {
            data: data_dir.to_owned(),
            key: workspace_key.to_owned(),
        }
    }

    /// The data folder, which the user chose.
    pub(super) fn data(&self) -> &Path {
        &self.data
    }

    /// The workspace's own folder below it.
    pub(super) fn folder(&self) -> PathBuf {
        self.data.join(&self.key)
    }

    /// What names the workspace.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Holds the id of the writer that this data folder is.
    pub(super) fn writer_file(&self) -> PathBuf {
        self.data.join("writer")
    }

    /// How findings name that file.
    pub(super) fn writer_label() -> String {
        "writer".into()
    }

    /// The file under whose lock changes are decided and recorded.
    pub(super) fn lock_file(&self) -> PathBuf {
        self.data.join(&self.key).join("lock")
    }

    /// The folders that the program makes below the data folder, outermost first, as far as a
    /// change needs them before its writer is known.
    ///
    /// # Errors
    ///
    /// The workspace's key is not a plain name.
    pub(super) fn folders(&self) -> Result<[PathBuf; 2], JournalError> {
        self.check_key()?;
        let workspace = self.data.join(&self.key);
        let journal = workspace.join("journal");
        Ok([workspace, journal])
    }

    /// The folder in which only this writer appends.
    pub(super) fn writer_folder(&self, writer: WriterId) -> PathBuf {
        self.journal().join(writer.to_string())
    }

    pub(super) fn path(&self, segment: &Segment) -> PathBuf {
        self.writer_folder(segment.writer).join(segment.file_name())
    }

    /// The path within the data folder, as findings name it.
    pub(super) fn label(&self, segment: &Segment) -> String {
        let (key, writer, name) = (&self.key, segment.writer, segment.file_name());
        format!("{key}/journal/{writer}/{name}")
    }

    /// Every file of the journal, sorted. Files and folders whose names are not the journal's are
    /// somebody else's and left alone.
    ///
    /// # Errors
    ///
    /// The key is not a plain name, or a folder cannot be listed.
    pub(super) fn segments(&self) -> Result<Vec<Segment>, JournalError> {
        self.check_key()?;
        let mut segments = Vec::new();
        for name in names(&self.journal())? {
            let Ok(writer) = name.parse::<WriterId>() else {
                continue;
            };
            // A writer's folder that cannot be looked into may hold the very answer that counts.
            let folder = self.writer_folder(writer);
            let failed = |source| JournalError::List {
                path: folder.clone(),
                source,
            };
            if fs::metadata(&folder).map_err(failed)?.is_dir() {
                let files = names(&folder)?;
                segments.extend(files.iter().filter_map(|name| Segment::parse(writer, name)));
            }
        }
        segments.sort_unstable();
        Ok(segments)
    }

    /// The folder of all writers' folders.
    pub(super) fn journal(&self) -> PathBuf {
        self.data.join(&self.key).join("journal")
    }

    /// A key may come from a file that other people wrote, so it could be `../..`.
    fn check_key(&self) -> Result<(), JournalError> {
        let plain = |c: char| c.is_ascii_alphanumeric();
        let is_name = self.key.len() <= 128
            && self.key.starts_with(plain)
            && self.key.chars().all(|c| plain(c) || "-_.".contains(c));
        if is_name {
            Ok(())
        } else {
            Err(JournalError::Key(self.key.clone()))
        }
    }
}

/// The names in a folder; none where there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>, JournalError> {
    let failed = |source| JournalError::List {
        path: folder.to_owned(),
        source,
    };
    let entries = match folder.read_dir() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(failed)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(failed)?.file_name().into_string());
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_journals_own_names_are_segments() {
        let writer = WriterId::from_bits(7);
        for (name, series, number) in [
            ("next.1.jsonl", "next", 1),
            ("2.4.0.12.jsonl", "2.4.0", 12),
            ("workspace.3.jsonl", "workspace", 3),
            ("a.broken-1.2.jsonl", "a.broken-1", 2),
        ] {
            let segment = Segment::parse(writer, name).unwrap();
            assert_eq!(segment.series.to_string(), series);
            assert_eq!(segment.number, number);
            assert_eq!(segment.file_name(), name);
        }
        for name in [
            "next.jsonl",
            "next.0.jsonl",
            "next.01.jsonl",
            "next.+1.jsonl",
            "next.1.jsonl.broken-20260301",
            "next.1.sync-conflict-20260301-101010-ABCDEFG.jsonl",
            "next.1.json",
            ".1.jsonl",
            "Next.1.jsonl",
            "next.99999999999999999999.jsonl",
        ] {
            assert_eq!(Segment::parse(writer, name), None, "{name}");
        }
    }

    #[test]
    fn a_key_never_leads_out_of_the_data_folder() {
        let data = tempfile::tempdir().unwrap();
        for key in ["..", ".", "", "../other", "a/b", "/tmp", "a\\b", "c:", ".x"] {
            let layout = Layout::new(data.path(), key);
            assert!(
                matches!(layout.segments(), Err(JournalError::Key(_))),
                "{key}"
            );
            assert!(
                matches!(layout.folders(), Err(JournalError::Key(_))),
                "{key}"
            );
        }
        assert!(Layout::new(data.path(), "9f-3_A.b").segments().is_ok());
    }
}
