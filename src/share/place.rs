//! Where answers are shared from: the workspace, its repository and the remote.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;

use super::branch::{self, Branch};
use super::{Known, Prompts, Request, ShareError, guard};
use crate::clock::Clock;
use crate::domain::text::nearest;
use crate::session::{Identity, Opening, Outside, Who};
use crate::store::git::{Configuration, Git, GitError, Head as CheckedOut, ObjectId, Refs};
use crate::store::journal::Journal;
use crate::store::journal::branch::{self as meeting_branch, Head, MEMORY};
use crate::store::journal::bundle::Bundle;
use crate::store::journal::meeting;
use crate::store::workspace::{Fingerprint, Workspace};

/// Everything that sharing needs to know of where it is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) workspace: std::sync::Arc<Workspace>,
    pub(super) key: String,
    pub(super) git: Git,
    pub(super) refs: Refs,
    pub(super) remote: String,
    pub(super) configuration: Configuration,
    pub(super) prompts: Prompts,
    pub(super) data: std::path::PathBuf,
    clock: Clock,
    identity: Identity,
}

impl Place {
    /// Finds it, and refuses what would run something.
    pub(super) fn find(
        outside: &Outside,
        opening: &Opening,
        request: &Request,
    ) -> Result<Self, ShareError> {
        let explicit = opening.workspace.as_deref();
        let workspace = Workspace::open(&outside.folder, outside.home.as_deref(), explicit)?;
        let mut errors = workspace.findings.iter();
        if let Some(error) = errors.find(|finding| finding.is_error()) {
            return Err(ShareError::Unreadable(Box::new(error.clone())));
        }
        let key = workspace.settings.id.clone().ok_or(ShareError::NoId)?;
        let root = &workspace.root;
        let refs = Refs::of(root).ok_or_else(|| ShareError::NoRepository(root.clone()))?;
        let git = Git::find(outside.path.as_deref(), root).ok_or(GitError::NotFound)?;
        let git = git.stoppable(&request.stop);
        let configuration = git.configuration()?;
        let asked = request.remote.clone();
        let remote = asked.unwrap_or_else(|| meeting_branch::remote(&refs));
        let place = Self {
            identity: Identity {
                asked: opening.by.clone(),
                named: outside.named.clone(),
                login: outside.login.clone(),
                root: root.clone(),
                path: outside.path.clone(),
            },
            key,
            git,
            refs,
            remote,
            configuration,
            prompts: request.prompts,
            data: outside.data.clone(),
            clock: opening.clock,
            workspace: workspace.into(),
        };
        if request.mode != super::Mode::Status {
            place.check_remote()?;
        }
        Ok(place)
    }

    /// Only a remote that is set up is talked to: an address could be anything.
    fn check_remote(&self) -> Result<(), ShareError> {
        let addresses = self.configuration.addresses(&self.remote);
        if addresses.is_empty() {
            let known = self.configuration.remotes();
            return Err(ShareError::NoRemote {
                asked: self.remote.clone(),
                nearest: nearest(&self.remote, known).map(Into::into),
            });
        }
        if let Some(setting) = self.configuration.program() {
            return Err(ShareError::Program(setting.key.clone()));
        }
        guard::check(&self.workspace.root, &addresses)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    pub(super) fn who(&self) -> Who {
        self.identity.resolve(&self.workspace.settings.roster)
    }

    /// Where a fetch puts the branch.
    pub(super) fn tracking(&self) -> String {
        meeting_branch::tracking(&self.remote)
    }

    fn memory(&self) -> String {
        format!("{MEMORY}/{}", self.remote)
    }

    /// What one of our names points to.
    fn tip_of(&self, name: &str) -> Option<ObjectId> {
        let (folder, _) = name.rsplit_once('/')?;
        let list = match self.refs.table() {
            None => self.refs.list(&[folder], |found| found == name),
            Some(_) => self.git.list(&[name]).unwrap_or_default(),
        };
        list.into_iter()
            .find(|(found, _)| found == name)
            .map(|(_, id)| id)
    }

    /// The tip of the remote's branch as it was fetched last.
    pub(super) fn fetched_tip(&self) -> Option<ObjectId> {
        self.tip_of(&self.tracking())
    }

    /// All that is known, the remote's branch being at `tip` and this clone having known it at
    /// `before`.
    pub(super) fn known(
        &self,
        tip: Option<&ObjectId>,
        before: Option<&ObjectId>,
    ) -> Result<Known, ShareError> {
        let theirs = self.branch(&self.tracking(), tip.cloned())?;
        let theirs = theirs.unwrap_or_default();
        let before = match before {
            // Nothing has come in since.
            before if before == tip => theirs.bundle.clone(),
            before => {
                let before = self.branch(&self.tracking(), before.cloned())?;
                before.unwrap_or_default().bundle
            }
        };
        let remembered = self.tip_of(&self.memory());
        let memory = match remembered.clone().filter(|id| Some(id) != tip) {
            None => None,
            Some(id) => self.branch(&self.memory(), Some(id))?,
        };
        // Where the branch has gone on from there, there is nothing to remember.
        let memory = memory.filter(|memory| {
            let (events, unknown) = Bundle::beyond(&[&memory.bundle], &[&theirs.bundle]);
            !events.is_empty() || unknown > 0
        });
        // What was fetched and is there no more: of the same meeting, or it is no matter of ours.
        let noted = meeting::noted(&self.data, &self.key)?;
        let expected = theirs.bundle.meeting.as_ref().or(noted.as_ref());
        let is_ours = before.meeting.is_some()
            && expected.is_none_or(|name| before.meeting.as_ref() == Some(name));
        let there: Vec<_> = [Some(&theirs), memory.as_ref()]
            .into_iter()
            .flatten()
            .map(|branch| &branch.bundle)
            .collect();
        let is_lost = is_ours && Bundle::beyond(&[&before], &there) != (Vec::new(), 0);
        Ok(Known {
            lost: is_lost.then(|| before.clone()),
            theirs,
            memory,
            remembered,
            ours: Journal::open(&self.data, &self.key).bundle()?,
            before,
        })
    }

    fn branch(&self, name: &str, commit: Option<ObjectId>) -> Result<Option<Branch>, ShareError> {
        let Some(commit) = commit else {
            return Ok(None);
        };
        let name = name.to_string();
        Ok(Some(branch::read(self, Head { name, commit })?))
    }

    /// Remembers what was joined, where this clone still remembers what it did.
    pub(super) fn remember(
        &self,
        commit: Option<&ObjectId>,
        old: Option<&ObjectId>,
    ) -> Result<(), ShareError> {
        if let Some(commit) = commit.filter(|commit| old != Some(commit)) {
            // Where another sync of this clone was faster, it remembers more.
            self.git.point(&self.memory(), commit, old)?;
        }
        Ok(())
    }

    /// The remote has no such branch any more: what was fetched of it says so too, unless it holds
    /// what nothing else here remembers.
    pub(super) fn forget_fetched(&self) -> Result<(), ShareError> {
        let name = self.tracking();
        if let Some(tip) = self.fetched_tip()
            && self.tip_of(&self.memory()).as_ref() == Some(&tip)
        {
            // Where another git was faster, it knows better.
            self.git.forget(&name, &tip)?;
        }
        Ok(())
    }

    /// What was pushed is what a fetch would bring. Git has noted that already where this remote's
    /// branches are all fetched by default.
    pub(super) fn fetched(
        &self,
        commit: &ObjectId,
        old: Option<&ObjectId>,
    ) -> Result<(), ShareError> {
        self.git.point(&self.tracking(), commit, old)?;
        Ok(())
    }
}

impl Place {
    /// Tells this state of everything that is joined from any other: the branch at this tip, the
    /// files of this machine and of the workspace, what is checked out and the day of the board.
    pub(super) fn joined_at(&self, tip: &ObjectId) -> Result<String, ShareError> {
        let mut hasher = DefaultHasher::new();
        let root = &self.workspace.root;
        let journal = Journal::open(&self.data, &self.key).state()?;
        let head = CheckedOut::of(root);
        (root, Fingerprint::of(root), journal, head, self.today()).hash(&mut hasher);
        Ok(format!("{} {tip} {:016x}", self.remote, hasher.finish()))
    }

    /// Whether a sync would find nothing to do, as the last one noted.
    pub(super) fn is_joined(&self, tip: &ObjectId) -> bool {
        let noted = meeting::joined(&self.data, &self.key);
        let remembers = self.tip_of(&self.memory()).as_ref() == Some(tip);
        remembers && noted.is_some() && noted == self.joined_at(tip).ok()
    }
}

/// Those who came too late together must not come together again: each waits for another while.
pub(super) fn wait_a_little(attempt: u32) {
    let mut bits = [0; 2];
    // Without chance all wait equally long, and the slower machine comes later by itself.
    let _ = getrandom::fill(&mut bits);
    let most = 20 * u64::from(attempt.min(10));
    let wait = u64::from(u16::from_le_bytes(bits)) % most.max(1);
    thread::sleep(Duration::from_millis(wait));
}
