//! What has changed in the repository since items were answered, for what watches paths.
//!
//! Git is asked here and only here, and only where something watches: two questions for all items.
//! Who must not wait for it has a [`super::Backstage`] ask. Reading never writes, and where git is
//! not to be had, that is what is known.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::Session;
use crate::domain::board::Board;
use crate::domain::drift::Drift;
use crate::domain::history::History;
use crate::domain::object_id::ObjectId;
use crate::domain::roster::Roster;
use crate::store::git::Git;

/// What has changed between some commits and the one that is checked out.
pub(super) fn drift(git: Option<Git>, commits: &[ObjectId]) -> Drift {
    let known = || {
        let git = git?.offline();
        let head = git.head()?;
        let names: Vec<_> = commits.iter().map(ObjectId::as_str).collect();
        let changed = git.changed_since(&head, &names).ok()?;
        Some(Drift::Known {
            head: head.as_str().parse().ok()?,
            changed: commits
                .iter()
                .cloned()
                .zip(changed)
                .collect::<HashMap<_, _>>(),
        })
    };
    known().unwrap_or(Drift::NoGit)
}

/// Weighs several boards of one workspace by what has become of watched paths, each with its
/// history; git is asked once, and not at all where nothing watches any.
pub fn watch_all<'a>(
    git: impl FnOnce() -> Option<Git>,
    roster: &Roster,
    boards: impl Iterator<Item = (&'a mut Board, &'a History)>,
) {
    let mut boards: Vec<_> = boards.filter(|(board, _)| board.watches()).collect();
    if boards.is_empty() {
        return;
    }
    let commits = boards.iter().flat_map(|(board, _)| board.commits());
    let mut commits: Vec<_> = commits.collect();
    commits.sort();
    commits.dedup();
    let drift = Arc::new(drift(git(), &commits));
    for (board, history) in &mut boards {
        board.heed(Arc::clone(&drift), history, roster);
    }
}

/// What is checked out in a folder.
pub(super) fn checked_out(path: Option<&OsStr>, root: &Path) -> Option<ObjectId> {
    let head = Git::find(path, root)?.offline().head()?;
    head.as_str().parse().ok()
}

impl Session {
    /// Asks git what has changed in watched paths, where anything watches some, and waits for it.
    pub fn watch(&mut self) {
        if self.board.watches() {
            let git = Git::find(self.path.as_deref(), &self.workspace.root);
            let drift = drift(git, &self.board.commits());
            self.heed(Arc::new(drift));
        }
    }

    /// Asks the same for several boards of this workspace at once, each with its history.
    pub(super) fn watch_all<'a>(&self, boards: impl Iterator<Item = (&'a mut Board, &'a History)>) {
        let git = || Git::find(self.path.as_deref(), &self.workspace.root);
        watch_all(git, self.roster(), boards);
    }

    /// Takes in what git said of watched paths.
    pub fn heed(&mut self, drift: Arc<Drift>) {
        let roster = &self.workspace.settings.roster;
        self.board.heed(drift, &self.history, roster);
    }

    /// What is checked out, to be written down with answers to items that watch paths.
    pub fn at_commit(&mut self, commit: Option<ObjectId>) {
        self.commit = commit;
    }
}
