//! What has changed in the repository since items were answered: what `watches` is held against.
//!
//! This file knows no git: what it said is handed in as plain data. Only what is committed counts, so
//! that everybody at the same commit sees the same. Invariant: where it is not known whether a path
//! has changed, nothing is held against an answer, and that is said.

use std::collections::HashMap;

use super::checklist::Item;
use super::object_id::ObjectId;
use globset::{GlobBuilder, GlobMatcher};

/// What is known of the files of the workspace since earlier commits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Drift {
    /// Nobody has asked git yet.
    #[default]
    Unasked,
    /// There is no git here that could be asked, no repository, or no commit.
    NoGit,
    /// Git was asked.
    Known {
        /// The commit that is checked out.
        head: ObjectId,
        /// The paths that differ between an earlier commit and that one, relative to the workspace;
        /// none for a commit that is not here.
        changed: HashMap<ObjectId, Option<Vec<String>>>,
    },
}

/// Why nobody can tell whether a watched path has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    /// There is no git here.
    #[error("not known without git")]
    NoGit,
    /// Nobody wrote down at which commit the item was answered.
    #[error("not known, since no commit was recorded with the answer")]
    NoCommit,
    /// The commit is not in this clone.
    #[error("not known, since the commit of the answer is not in this clone")]
    NotHere,
}

/// What has become of the paths that an item watches, since it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watch {
    /// None of them has changed.
    Unchanged,
    /// These have, of which there is at least one.
    Changed(Vec<String>),
    /// Nobody can tell.
    Unknown(Unknown),
}

impl Drift {
    /// What has become of an item's paths since a commit; none where it watches none, or where
    /// nobody has asked yet.
    #[must_use]
    pub fn since(&self, commit: Option<&ObjectId>, item: &Item) -> Option<Watch> {
        if item.watches.is_empty() {
            return None;
        }
        let unknown = |why| Some(Watch::Unknown(why));
        let (head, changed) = match self {
            Self::Unasked => return None,
            Self::NoGit => return unknown(Unknown::NoGit),
            Self::Known { head, changed } => (head, changed),
        };
        let Some(commit) = commit else {
            return unknown(Unknown::NoCommit);
        };
        if commit == head {
            return Some(Watch::Unchanged);
        }
        match changed.get(commit) {
            // It came in after git was asked, and git will be asked again.
            None => None,
            Some(None) => unknown(Unknown::NotHere),
            Some(Some(paths)) => Some(judged(&item.watches, paths)),
        }
    }
}

fn judged(patterns: &[String], paths: &[String]) -> Watch {
    let patterns: Vec<_> = patterns.iter().filter_map(|text| pattern(text)).collect();
    let is_watched = |path: &&String| patterns.iter().any(|pattern| pattern.is_match(path));
    let changed: Vec<_> = paths.iter().filter(is_watched).cloned().collect();
    if changed.is_empty() {
        Watch::Unchanged
    } else {
        Watch::Changed(changed)
    }
}

/// A pattern of paths; none where the text is none. `*` stays within a folder, and `**` does not.
#[must_use]
pub fn pattern(text: &str) -> Option<GlobMatcher> {
    let mut builder = GlobBuilder::new(text);
    let glob = builder.literal_separator(true).build().ok()?;
    Some(glob.compile_matcher())
}

impl Watch {
    /// The paths that have changed.
    #[must_use]
    pub fn changed(&self) -> &[String] {
        match self {
            Self::Changed(paths) => paths,
            Self::Unchanged | Self::Unknown(_) => &[],
        }
    }

    /// What has changed, as it is said in a sentence: one path, and how many more.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let (first, more) = self.changed().split_first()?;
        Some(match more.len() {
            0 => format!("{first} has changed since"),
            more => format!("{first} and {more} more have changed since"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::item;

    fn commit(digit: char) -> ObjectId {
        digit.to_string().repeat(40).parse().unwrap()
    }

    #[test]
    fn what_is_known_of_watched_paths_depends_on_git_and_the_commit() {
        let paths = ["src/backup/deep/run.rs", "src/lib.rs", "docs/backup.md"];
        let changed = HashMap::from([
            (commit('a'), Some(paths.map(String::from).to_vec())),
            (commit('b'), None),
            (commit('c'), Some(Vec::new())),
        ]);
        let known = Drift::Known {
            head: commit('f'),
            changed,
        };
        let unknown = |why| Some(Watch::Unknown(why));
        let of = |paths: &[&str]| {
            let paths = paths.iter().map(ToString::to_string);
            Some(Watch::Changed(paths.collect()))
        };
        let watching = "a/x; watch src/backup/**";
        for (what, drift, at, words, expected) in [
            ("nobody watches", &known, Some('a'), "a/x", None),
            ("not asked", &Drift::Unasked, Some('a'), watching, None),
            (
                "no git",
                &Drift::NoGit,
                Some('a'),
                watching,
                unknown(Unknown::NoGit),
            ),
            (
                "no commit",
                &known,
                None,
                watching,
                unknown(Unknown::NoCommit),
            ),
            (
                "not here",
                &known,
                Some('b'),
                watching,
                unknown(Unknown::NotHere),
            ),
            (
                "just answered",
                &known,
                Some('f'),
                watching,
                Some(Watch::Unchanged),
            ),
            (
                "nothing changed",
                &known,
                Some('c'),
                watching,
                Some(Watch::Unchanged),
            ),
            ("came in since", &known, Some('d'), watching, None),
            (
                "changed",
                &known,
                Some('a'),
                watching,
                of(&["src/backup/deep/run.rs"]),
            ),
            (
                "others",
                &known,
                Some('a'),
                "a/x; watch web/**",
                Some(Watch::Unchanged),
            ),
            (
                "one folder",
                &known,
                Some('a'),
                "a/x; watch src/*",
                of(&["src/lib.rs"]),
            ),
            (
                "several",
                &known,
                Some('a'),
                "a/x; watch docs/*.{md,txt}; watch src/**/*.rs",
                of(&paths),
            ),
        ] {
            let commit = at.map(commit);
            let mut found = drift.since(commit.as_ref(), &item(words));
            if let Some(Watch::Changed(paths)) = &mut found {
                paths.sort_by_key(|path| path.starts_with("docs"));
            }
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn what_has_changed_is_said_in_a_few_words() {
        let changed = |paths: &[&str]| {
            let paths = paths.iter().map(ToString::to_string);
            Watch::Changed(paths.collect()).words()
        };
        assert_eq!(changed(&["a"]).as_deref(), Some("a has changed since"));
        let many = changed(&["a", "b", "c"]);
        assert_eq!(many.as_deref(), Some("a and 2 more have changed since"));
        assert_eq!(Watch::Unchanged.words(), None);
    }

    #[test]
    fn only_whole_digits_name_a_commit() {
        assert_eq!(commit('a').short(), "aaaaaaaaa");
        for bad in ["", "HEAD", "--all", "abc", &"A".repeat(40), &"a".repeat(41)] {
            assert!(bad.parse::<ObjectId>().is_err(), "{bad}");
        }
    }
}
