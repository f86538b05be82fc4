//! Whether the files of a workspace are still the ones that were read, without reading them.

use std::fs;
use std::path::{Path, PathBuf};

use super::CHECKLISTS;
use super::release_file::FOLDER as RELEASES;
use crate::store::file_state::FileState;
use crate::store::settings_file;

/// The settings, releases and checklists of a workspace, each with its state at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(Vec<(PathBuf, Seen)>);

/// What is found under a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Seen {
    Nothing,
    File(FileState),
    /// A folder changes with every editor's scratch file; only that it is there counts.
    Other,
}

impl Seen {
    fn at(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => Self::File(FileState::of(&metadata)),
            Ok(_) => Self::Other,
            Err(_) => Self::Nothing,
        }
    }
}

impl Fingerprint {
    /// Looks at each file of the workspace in this folder. What cannot be looked at is told apart
    /// from what can, and nothing is an error: that is for who reads the files to say.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let mut paths = vec![root.join(settings_file::PATH)];
        for folder in [CHECKLISTS, RELEASES].map(|folder| root.join(folder)) {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            let files = entries.map(|entry| entry.path());
            paths.extend(files.filter(|path| path.extension().is_some_and(|end| end == "toml")));
            // An empty folder of checklists is not the pack: that it is there counts by itself.
            paths.push(folder);
        }
        paths.sort_unstable();
        let seen = paths.into_iter().map(|path| {
            let seen = Seen::at(&path);
            (path, seen)
        });
        Self(seen.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_changes_with_the_files_that_are_read_and_with_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let mut before = Fingerprint::of(root);
        let mut changes = |what: &str| {
            let now = Fingerprint::of(root);
            let changed = now != before;
            before = now;
            assert_eq!(Fingerprint::of(root), before, "{what}");
            changed
        };
        write("checklists/a.toml", "title = 'a'");
        assert!(changes("a new checklist"));
        write("checklists/.a.toml.swp", "");
        write("README.md", "");
        assert!(!changes("files that are not read"));
        write("checklists/a.toml", "title = 'longer'");
        assert!(changes("another length"));
        write("releases/next.toml", "");
        assert!(changes("a new release"));
        write("gonogo.toml", "");
        assert!(changes("settings"));
        fs::remove_file(root.join("checklists/a.toml")).unwrap();
        assert!(changes("a file that is gone"));
    }

    #[test]
    fn a_folder_of_checklists_counts_though_it_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let before = Fingerprint::of(folder.path());
        fs::create_dir(folder.path().join(CHECKLISTS)).unwrap();
        assert_ne!(Fingerprint::of(folder.path()), before);
    }
}
