//! Git as the meeting point: the journal travels on a branch of its own over the team's remote.
//!
//! ```text
//! fetch the branch -> join it with the files of this machine -> commit -> push
//!        ^                                                               |
//!        +--------------- somebody else was faster ----------------------+
//! ```
//!
//! The branch holds a folder for each workspace with the journal's files, and as its `README.md`
//! the board: the report of every release. It is never checked out: content goes straight into
//! git's own store. This room decides nothing about readiness and prints nothing. Invariants: no
//! change that the branch, this clone or this machine had is missing from what is pushed; and the
//! work tree, the index and the current branch are as they were.

mod board;
mod branch;
mod commit;
mod error;
mod guard;
mod meeting;
mod place;
mod tries;

pub use crate::store::git::{Prompts, Stop};
pub use error::ShareError;

use branch::{Branch, Written};
use meeting::Meeting;
use place::Place;
use tries::Tries;

use crate::domain::event::Event;
use crate::domain::finding::{Finding, Severity};
use crate::domain::text::count;
use crate::session::{Opening, Outside};
use crate::store::git::{Fetched, GitError, ObjectId, Pushed};
use crate::store::journal::bundle::{Bundle, Joined};

/// What is to be shared, and how far.
#[derive(Debug, Clone)]
pub struct Request {
    /// The remote that was asked for.
    pub remote: Option<String>,
    /// How far.
    pub mode: Mode,
    /// Whether git may ask a person something.
    pub prompts: Prompts,
    /// Who may stop it while it talks to the remote.
    pub stop: Stop,
}

/// How far sharing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What is there comes here, and what is here goes there.
    Both,
    /// Only what is there comes here.
    Pull,
    /// Neither: it is only said what would travel, and nothing is written.
    DryRun,
    /// Neither, and the remote is not even asked: this machine is compared with what was fetched.
    Status,
}

/// What is being done, for a person who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The branch of this remote is fetched.
    Fetching(String),
    /// So many changes are sent to this remote.
    Sending(String, usize),
    /// Somebody else was faster, so it is begun anew.
    Again,
}

/// What became of it.
#[derive(Debug)]
pub struct Outcome {
    /// The remote.
    pub remote: String,
    /// The tip of the branch there, as far as it is known now; none where there is no such branch.
    pub tip: Option<ObjectId>,
    /// The changes that came in, or would: those that this clone did not know before, in order.
    pub received: Vec<Event>,
    /// The changes that went out, or would.
    pub sent: Vec<Event>,
    /// How many more went out, or would, of a kind that only a newer program knows.
    pub sent_unknown: usize,
    /// Whether a commit was pushed.
    pub pushed: bool,
    /// What was found on the branch that is no part of a journal.
    pub findings: Vec<Finding>,
    /// Whether this clone meets others here for the first time, and the settings do not say yet that
    /// the answers are shared.
    pub undeclared: bool,
}

/// Shares the journal of a workspace, as far as it was asked.
///
/// # Errors
/// There is no git, no repository, no remote, no way to it or no permission; or what is there must
/// not be joined with what is here. Then nothing that was recorded has changed, here or there.
pub fn sync(
    outside: &Outside,
    opening: &Opening,
    request: &Request,
    tell: &mut dyn FnMut(Step),
) -> Result<Outcome, ShareError> {
    let place = Place::find(outside, opening, request)?;
    match request.mode {
        Mode::Status => place.compare(place.fetched_tip()),
        Mode::DryRun => place.look(tell),
        Mode::Pull => place.pull(tell),
        Mode::Both => place.meet(tell),
    }
}

/// What is known before anything is pushed.
struct Known {
    /// What the remote's branch holds.
    theirs: Branch,
    /// What this clone remembers of it, where that is something else.
    memory: Option<Branch>,
    /// What it had fetched of it and the branch has no more, where that is something else.
    lost: Option<Bundle>,
    /// Where this clone remembers to be; none where it has never met others at this remote.
    remembered: Option<ObjectId>,
    /// What this machine holds.
    ours: Bundle,
    /// What this clone knew of the branch before it was fetched.
    before: Bundle,
}

impl Known {
    /// What others have and this machine did not know.
    fn received(&self) -> (Vec<Event>, usize) {
        let known = [&self.before, &self.ours].into_iter();
        let known = known.chain(self.kept());
        Bundle::beyond(&[&self.theirs.bundle], &known.collect::<Vec<_>>())
    }

    /// What this machine or this clone has and the branch has not.
    fn to_send(&self) -> (Vec<Event>, usize) {
        let ours: Vec<_> = self.kept().chain([&self.ours]).collect();
        Bundle::beyond(&ours, &[&self.theirs.bundle])
    }

    fn join(&self) -> Joined {
        let all = [&self.theirs.bundle].into_iter().chain(self.kept());
        Bundle::join(&all.chain([&self.ours]).collect::<Vec<_>>())
    }

    /// What this clone has kept of the branch, and the branch itself has not.
    fn kept(&self) -> impl Iterator<Item = &Bundle> {
        let memory = self.memory.as_ref().map(|memory| &memory.bundle);
        memory.into_iter().chain(&self.lost)
    }

    /// The name under which people met there, as far as this clone has kept it.
    fn kept_name(&self) -> Option<String> {
        self.kept().find_map(|bundle| bundle.meeting.clone())
    }

    /// That the branch lacks what it had, where it does.
    fn rewritten(&self, place: &Place, puts_back: bool) -> Option<Finding> {
        let kept: Vec<_> = self.kept().collect();
        let (events, unknown) = Bundle::beyond(&kept, &[&self.theirs.bundle]);
        let lacks = count(events.len() + unknown, "change");
        let became = match self.theirs.commit {
            None => format!("the branch was deleted, and with it {lacks} that it had"),
            Some(_) => format!("the branch was rewritten and lacked {lacks} that it had"),
        };
        (!kept.is_empty()).then(|| Finding {
            severity: Severity::Warning,
            path: format!("{}/gonogo", place.remote),
            spot: None,
            message: if puts_back {
                format!("{became}; this clone has put back all of it")
            } else {
                format!("{became}; here all of it still counts")
            },
            help: (!puts_back).then(|| "`gonogo sync` puts it back".into()),
        })
    }

    fn outcome(self, place: &Place, tip: Option<ObjectId>) -> Outcome {
        let (received, _unknown) = self.received();
        let (sent, sent_unknown) = self.to_send();
        let undeclared = self.remembered.is_none() && !place.workspace.settings.shared;
        Outcome {
            remote: place.remote.clone(),
            tip,
            received,
            sent,
            sent_unknown,
            pushed: false,
            findings: self.theirs.bundle.findings,
            undeclared,
        }
    }
}

impl Place {
    /// Compares this machine with a tip of the branch that this clone has.
    fn compare(&self, tip: Option<ObjectId>) -> Result<Outcome, ShareError> {
        let known = self.known(tip.as_ref(), tip.as_ref())?;
        Ok(known.outcome(self, tip))
    }

    /// Says what would travel. Whatever has to be fetched for that goes into a folder that is gone
    /// afterwards.
    fn look(&self, tell: &mut dyn FnMut(Step)) -> Result<Outcome, ShareError> {
        tell(Step::Fetching(self.remote.clone()));
        let tip = self.git.look(&self.remote, branch::NAME, self.prompts)?;
        let before = self.fetched_tip();
        let here = match &tip {
            Some(tip) => self.git.clone().offline().objects().top(tip)?.is_some(),
            None => true,
        };
        if here {
            let known = self.known(tip.as_ref(), before.as_ref())?;
            return Ok(known.outcome(self, tip));
        }
        let folder = tempfile::tempdir().map_err(ShareError::Scratch)?;
        let mut aside = self.clone();
        aside.git = aside.git.writing_to(folder.path(), &self.refs.objects());
        let git = &aside.git;
        git.fetch_objects(&self.remote, branch::NAME, self.prompts)?;
        let known = aside.known(tip.as_ref(), before.as_ref())?;
        Ok(known.outcome(self, tip))
    }

    fn pull(&self, tell: &mut dyn FnMut(Step)) -> Result<Outcome, ShareError> {
        let before = self.fetched_tip();
        let tip = self.fetch(tell)?;
        let known = self.known(tip.as_ref(), before.as_ref())?;
        let theirs = known.theirs.bundle.meeting.as_deref();
        Meeting::of(self).check(theirs, known.remembered.is_some())?;
        // All that is remembered is there too; so is what else was wrong with it, and mended since.
        if known.memory.is_none() && known.remembered.is_some() {
            self.remember(tip.as_ref(), known.remembered.as_ref())?;
        }
        let rewritten = known.rewritten(self, false);
        let mut outcome = known.outcome(self, tip);
        outcome.findings.extend(rewritten);
        Ok(outcome)
    }

    fn meet(&self, tell: &mut dyn FnMut(Step)) -> Result<Outcome, ShareError> {
        let before = self.fetched_tip();
        let mut tries = Tries::default();
        while tries.go_on() {
            if tries.all() > 0 {
                tell(Step::Again);
                // Whoever has waited longest must not wait the longest again.
                place::wait_a_little(tries.in_vain() + 1);
            }
            let tip = self.fetch(tell)?;
            tries.upon(tip.as_ref());
            if let Some(tip) = tip.as_ref().filter(|tip| before.as_ref() == Some(tip))
                && self.is_joined(tip)
            {
                return Ok(self.nothing_new(tip));
            }
            // Before anything is read: what is recorded meanwhile is for the next time.
            let state = tip.as_ref().map(|tip| self.joined_at(tip)).transpose()?;
            let known = self.known(tip.as_ref(), before.as_ref())?;
            if let Some(outcome) = self.push(known, tip, state.as_deref(), tell)? {
                return Ok(outcome);
            }
        }
        Err(ShareError::Late(tries.all()))
    }

    fn nothing_new(&self, tip: &ObjectId) -> Outcome {
        Outcome {
            remote: self.remote.clone(),
            tip: Some(tip.clone()),
            received: Vec::new(),
            sent: Vec::new(),
            sent_unknown: 0,
            pushed: false,
            findings: Vec::new(),
            undeclared: false,
        }
    }

    /// The tip of the remote's branch, fetched just now.
    fn fetch(&self, tell: &mut dyn FnMut(Step)) -> Result<Option<ObjectId>, ShareError> {
        tell(Step::Fetching(self.remote.clone()));
        let (git, into) = (&self.git, self.tracking());
        let mut said = String::new();
        for attempt in 0..tries::IN_VAIN {
            match git.fetch(&self.remote, branch::NAME, &into, self.prompts)? {
                Fetched::NoBranch => {
                    self.forget_fetched()?;
                    return Ok(None);
                }
                Fetched::Branch => return Ok(self.fetched_tip()),
                // Another sync of this clone, or what one that was killed had begun.
                Fetched::Busy(words) => said = words,
            }
            place::wait_a_little(attempt);
        }
        let what = "fetch";
        Err(GitError::Failed { what, said }.into())
    }

    /// Pushes what is joined; none where somebody else was faster. `state` tells what it was read
    /// from.
    fn push(
        &self,
        known: Known,
        tip: Option<ObjectId>,
        state: Option<&str>,
        tell: &mut dyn FnMut(Step),
    ) -> Result<Option<Outcome>, ShareError> {
        let meeting = Meeting::of(self);
        let memory = known.memory.as_ref();
        let theirs = known.theirs.bundle.meeting.as_deref();
        meeting.check(theirs, known.remembered.is_some())?;
        let joined = known.join();
        let left_out = joined.bundle.findings.clone();
        if joined.files.is_empty() {
            return Ok(Some(known.outcome(self, tip)));
        }
        let earlier = known.kept_name();
        let name = meeting.name(theirs.or(earlier.as_deref()))?;
        let written = branch::write(self, &known.theirs, memory, &joined, &name)?;
        let joined_too = memory.and_then(|memory| memory.commit.clone());
        let remembered = known.remembered.clone();
        let rewritten = known.rewritten(self, true);
        let mut outcome = known.outcome(self, tip.clone());
        outcome
            .findings
            .extend(left_out.into_iter().chain(rewritten));
        let Written::New(folder) = written else {
            self.remember(tip.as_ref(), remembered.as_ref())?;
            meeting.note(&name)?;
            if let Some(state) = state.filter(|_| outcome.findings.is_empty()) {
                meeting.note_joined(state)?;
            }
            return Ok(Some(outcome));
        };
        let parents: Vec<_> = tip.iter().cloned().chain(joined_too).collect();
        let Some(commit) = self.send(&folder, &parents, &outcome, tell)? else {
            return Ok(None);
        };
        // Not before: until then somebody else may have named it.
        meeting.note(&name)?;
        self.remember(Some(&commit), remembered.as_ref())?;
        self.fetched(&commit, tip.as_ref())?;
        outcome.tip = Some(commit);
        outcome.pushed = true;
        Ok(Some(outcome))
    }

    /// Commits a folder and pushes it; none where somebody else was faster.
    fn send(
        &self,
        folder: &ObjectId,
        parents: &[ObjectId],
        outcome: &Outcome,
        tell: &mut dyn FnMut(Step),
    ) -> Result<Option<ObjectId>, ShareError> {
        let Outcome {
            sent,
            sent_unknown,
            tip,
            ..
        } = outcome;
        let message = commit::message(sent, *sent_unknown, self.today());
        let author = commit::author(&self.configuration, &self.who());
        let git = &self.git;
        let commit = git.write_commit(folder, parents, &message, &author)?;
        tell(Step::Sending(
            self.remote.clone(),
            sent.len() + sent_unknown,
        ));
        let (remote, expected) = (&self.remote, tip.as_ref());
        let pushed = git.push(remote, &commit, branch::NAME, expected, self.prompts)?;
        Ok((pushed == Pushed::Done).then_some(commit))
    }
}
