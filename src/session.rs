//! One release at hand: what both doors work on.
//!
//! Opens the workspace, its checklists and its journal, keeps the board that follows from them, and
//! records what is decided. It joins the store and the domain and holds no rule of its own; it
//! never prints. Invariant: the board always shows exactly what the history holds.
//!
//! The session is what is known, the journal is the disk: whoever must not wait for a disk keeps
//! the one and leaves the other to a [`Backstage`].

mod adding;
mod area;
mod backstage;
mod doctor;
mod editor;
mod identity;
mod importing;
mod lint;
mod looking_back;
mod opening;
mod releases;
mod sharing;
mod surveying;
mod watching;

use std::path::PathBuf;
use std::sync::Arc;

pub use adding::{AddFailure, Added, NewItem};
pub use area::NoArea;
pub use backstage::{Backstage, News, Question};
pub use doctor::{NoDoctor, doctor};
pub use editor::{EditFailure, Editor, Editors, Passage};
pub use identity::{Identity, Who};
pub use importing::{
    Choice, Choosing, Entry, Foreign, Forgotten, ImportFailure, ImportPlan, Imported, Likeness,
    OutlinePlan, Pairing, PlannedItem, PlannedPoint, Proposed, actions, apply as apply_import,
    import_chosen, import_outline, markdown_nearby, plan_outline, propose, read_document,
};
pub use looking_back::{NoSuchPast, Then};
pub use opening::{OpenFailure, Opened, Opening, Scope, adopt, open};
pub use releases::{Made, NewRelease, ReleaseFailure, make_release};
pub use sharing::Sharing;
pub use surveying::{Asked, Survey};
pub use watching::watch_all;

use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::checklist::Plan;
use crate::domain::command::{Command, Desk, decide};
use crate::domain::event::{Change, Event};
use crate::domain::finding::Finding;
use crate::domain::history::History;
use crate::domain::id::{AreaId, ItemId, ReleaseId, WriterId};
use crate::domain::object_id::ObjectId;
use crate::domain::orphan::orphans;
use crate::domain::refusal::Refusal;
use crate::domain::release::Release;
use crate::domain::roster::Roster;
use crate::domain::verdict::{Assessment, Grounds, assess};
use crate::store::journal::{Journal, JournalError, Reading, RecordError, Stamp};
use crate::store::workspace::{Origin, Workspace};

/// What the program was given by the machine it runs on; read once, at the door.
#[derive(Debug, Clone)]
pub struct Outside {
    /// The current folder.
    pub folder: PathBuf,
    /// The user's home, above which no workspace is looked for.
    pub home: Option<PathBuf>,
    /// Where answers are kept.
    pub data: PathBuf,
    /// The folders in which programs are found.
    pub path: Option<std::ffi::OsString>,
    /// `GONOGO_AS`.
    pub named: Option<String>,
    /// The login name.
    pub login: String,
    /// The editor that the person has chosen, in the words of a shell.
    pub editor: Option<String>,
}

/// An open release.
#[derive(Debug)]
pub struct Session {
    workspace: Workspace,
    plan: Plan,
    plan_findings: Vec<Finding>,
    journal_findings: Vec<Finding>,
    history: History,
    board: Board,
    sharing: Sharing,
    clock: Clock,
    identity: Identity,
    /// Once it was asked for: git may have to be asked, which takes longer than an answer should.
    who: Option<Who>,
    /// What is checked out, once that was asked for.
    commit: Option<ObjectId>,
    /// The folders in which programs are found.
    path: Option<std::ffi::OsString>,
}

/// Why something was not recorded; then nothing at all was.
#[derive(Debug, thiserror::Error)]
pub enum RecordFailure {
    /// The rules refuse it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The files that name the journal or the item cannot be read.
    #[error("nothing is recorded until this is mended: {}: {}", .0.place(), .0.message)]
    Unreadable(Box<Finding>),
    /// It could not be written.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl Session {
    /// Where it is.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Where the checklists came from, in words, where that is not the workspace.
    #[must_use]
    pub fn origin(&self) -> Option<&'static str> {
        match self.workspace.origin {
            Origin::Pack => Some("the pack that ships with gonogo"),
            Origin::Folder => None,
        }
    }

    /// Who else has the answers, in words.
    #[must_use]
    pub fn sharing(&self) -> &str {
        self.sharing.words()
    }

    /// Whether others have the answers, and which of ours they lack.
    #[must_use]
    pub fn shared(&self) -> &Sharing {
        &self.sharing
    }

    /// The checklists.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Everything recorded for the release.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The items of the release and where they stand.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Who takes part.
    #[must_use]
    pub fn roster(&self) -> &Roster {
        &self.workspace.settings.roster
    }

    /// The day and the time.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Who says what is said, and who types it.
    #[must_use]
    pub fn who(&self) -> Who {
        self.who
            .clone()
            .unwrap_or_else(|| self.identity.resolve(self.roster()))
    }

    /// The file in which an area is written; none where the checklists are no files.
    #[must_use]
    pub fn passage_of_area(&self, area: &AreaId) -> Option<Passage> {
        (self.workspace.origin == Origin::Folder).then(|| Passage {
            path: self.workspace.checklist_path(area),
            line: 1,
        })
    }

    /// Where the workspace lies in its repository, or in itself where it is in none: empty, or a path
    /// that ends in a slash. None where the checklists are no files.
    #[must_use]
    pub fn folder_in_repository(&self) -> Option<String> {
        if self.workspace.origin != Origin::Folder {
            return None;
        }
        let root = &self.workspace.root;
        let top = root.ancestors().find(|folder| folder.join(".git").exists());
        let within = top.and_then(|top| root.strip_prefix(top).ok());
        let parts = within.into_iter().flat_map(|path| path.iter());
        let parts: Vec<_> = parts
            .map(|part| format!("{}/", part.to_string_lossy()))
            .collect();
        Some(parts.concat())
    }

    /// Where an item is written; none where the checklists are no files, or do not hold it.
    #[must_use]
    pub fn passage_of_item(&self, item: &ItemId) -> Option<Passage> {
        let item = self.plan.find_exact(item)?;
        let area = item.id.area().parse().ok()?;
        let line = item.line;
        Some(Passage {
            line,
            ..self.passage_of_area(&area)?
        })
    }

    /// The place in a file that a finding is about.
    #[must_use]
    pub fn passage_of(&self, finding: &Finding) -> Passage {
        Passage {
            path: self.workspace.root.join(&finding.path),
            line: finding.spot.as_ref().map_or(1, |spot| spot.line),
        }
    }

    /// Answers left behind by renamed or removed items of this release, each as a finding that says
    /// what would keep them.
    #[must_use]
    pub fn left_behind(&self) -> Vec<Finding> {
        lint::left_behind(&orphans(&self.plan, &self.history))
    }

    /// The verdict, unless something cannot be read or the team's answers are not here.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        self.assess(&self.board, &self.findings())
    }

    /// The same of another board of this workspace: of an earlier day, or of another release.
    #[must_use]
    pub fn assess(&self, board: &Board, findings: &[Finding]) -> Assessment {
        assess(board, self.grounds().with(findings))
    }

    /// What a verdict rests upon besides the board.
    #[must_use]
    pub fn grounds(&self) -> Grounds {
        let files = self.workspace.findings.iter().chain(&self.plan_findings);
        let findings = files.chain(&self.journal_findings);
        Grounds {
            votes_required: self.workspace.settings.votes_required,
            errors: findings.filter(|finding| finding.is_error()).count(),
            not_here: self.sharing.lacks_theirs(),
        }
    }

    /// Everything that is wrong with the files and the journal, by place.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let files = self.workspace.findings.iter().chain(&self.plan_findings);
        let mut findings: Vec<_> = files.chain(&self.journal_findings).cloned().collect();
        Finding::sort(&mut findings);
        findings
    }

    /// Whether everything could be read: without that there is no verdict.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.files_are_readable() && !self.journal_findings.iter().any(Finding::is_error)
    }

    /// Whether the files that people write could be read: without that nothing is recorded.
    #[must_use]
    pub fn files_are_readable(&self) -> bool {
        self.first_error().is_none()
    }

    fn first_error(&self) -> Option<&Finding> {
        let files = self.workspace.findings.iter().chain(&self.plan_findings);
        files.into_iter().find(|finding| finding.is_error())
    }

    /// Decides a command, under the journal's lock and after reading what is new, and records it.
    /// None where all is already as asked.
    ///
    /// # Errors
    /// When the rules refuse it, or it could not be written; then nothing has changed.
    pub fn record(
        &mut self,
        journal: &mut Journal,
        command: &Command,
    ) -> Result<Option<Event>, RecordFailure> {
        let stamp = self.stamp()?;
        let writer = journal.writer()?;
        if self.board.watches() {
            self.commit = watching::checked_out(self.path.as_deref(), &self.workspace.root);
        }
        let release = self.history.release().clone();
        let outcome = journal.record(&release, &stamp, |fresh| {
            self.take_in(fresh);
            decide(&self.desk(&stamp.by, writer), command)
        });
        match outcome {
            Ok(event) => {
                if let Some(event) = &event {
                    self.absorb(event.clone());
                }
                Ok(event)
            }
            Err(RecordError::Refused(refusal)) => Err(RecordFailure::Refused(refusal)),
            Err(RecordError::Journal(error)) => Err(RecordFailure::Journal(error)),
        }
    }

    /// Who records, and when.
    ///
    /// # Errors
    /// When files cannot be read that name the journal or the item: then nothing is recorded.
    pub fn stamp(&mut self) -> Result<Stamp, RecordFailure> {
        if let Some(error) = self.first_error() {
            return Err(RecordFailure::Unreadable(Box::new(error.clone())));
        }
        let Who { by, recorded_by } = self.who.insert(self.who()).clone();
        Ok(Stamp {
            at: self.clock.now(),
            by,
            recorded_by,
        })
    }

    /// A stamp for what somebody else says to who types.
    #[must_use]
    pub fn spoken_by(&self, stamp: Stamp, by: &str) -> Stamp {
        let roster = self.roster();
        if roster.same_person(by, &stamp.by) {
            return stamp;
        }
        let typist = stamp.recorded_by.unwrap_or(stamp.by);
        Stamp {
            by: by.into(),
            recorded_by: (!roster.same_person(&typist, by)).then_some(typist),
            at: stamp.at,
        }
    }

    /// What commands are decided upon, for somebody at the data folder of a writer.
    #[must_use]
    pub fn desk<'a>(&'a self, by: &'a str, writer: Option<WriterId>) -> Desk<'a> {
        Desk {
            plan: &self.plan,
            history: &self.history,
            roster: self.roster(),
            today: self.board.today,
            by,
            writer,
            grounds: self.grounds(),
            commit: self.commit.as_ref(),
            drift: Some(self.board.drift()),
        }
    }

    /// Takes in what was read of the journal. Where a file was altered otherwise than by adding to
    /// it, what was known before no longer counts.
    pub fn take_in(&mut self, fresh: Reading) {
        self.journal_findings = fresh.findings;
        self.sharing = Sharing::new(self.workspace.settings.shared, fresh.not_sent);
        if fresh.whole {
            self.history = History::new(self.history.release().clone());
            self.history.absorb(fresh.events);
            self.lay();
            return;
        }
        let events = fresh.events.clone();
        self.history.absorb(fresh.events);
        let touched = events.iter().flat_map(|event| self.touched_by(event));
        let items: Vec<_> = touched.collect();
        self.refresh(&items);
    }

    /// Takes in a change that was just recorded.
    pub fn absorb(&mut self, event: Event) {
        let touched = self.touched_by(&event);
        self.history.absorb(vec![event]);
        self.sharing.recorded();
        self.refresh(&touched);
    }

    /// The items that an event changes; those of the change that it takes back or brings back.
    #[must_use]
    pub fn touched_by(&self, event: &Event) -> Vec<ItemId> {
        let mut touched = Vec::new();
        for change in &event.changes {
            match change {
                Change::Undo(reference) | Change::Redo(reference) => {
                    let event = self.history.event(reference.event);
                    let changes = event.map_or(&[][..], |event| &event.changes);
                    touched.extend(changes.iter().filter_map(Change::item).cloned());
                }
                _ => touched.extend(change.item().cloned()),
            }
        }
        touched.dedup();
        touched
    }

    /// Moves on to the present day; false where it is still the same.
    pub fn turn_the_page(&mut self) -> bool {
        let turned = self.clock.today() != self.board.today;
        if turned {
            self.lay();
        }
        turned
    }

    /// The release of a change that is named by the beginning of its id, where this one has none
    /// of that name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn other_release_of(
        &self,
        journal: &mut Journal,
        which: &str,
    ) -> Result<Option<ReleaseId>, JournalError> {
        let named = |event: &Event| event.id.to_string().starts_with(which);
        if which.is_empty() || self.history.events().iter().any(named) {
            return Ok(None);
        }
        for id in journal.releases()? {
            let reading = journal.read(&Release::bare(id.clone()))?;
            if !self.history.release().is(&id) && reading.events.iter().any(named) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Weighs some items again.
    fn refresh(&mut self, items: &[ItemId]) {
        let roster = &self.workspace.settings.roster;
        self.board.refresh(items, &self.history, roster);
    }

    /// Weighs everything again, on the present day.
    fn lay(&mut self) {
        let roster = &self.workspace.settings.roster;
        let drift = Arc::clone(self.board.drift());
        self.board = Board::lay(&self.plan, &self.history, roster, self.clock.today());
        self.board.heed(drift, &self.history, roster);
    }
}
