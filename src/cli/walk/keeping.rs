//! What a plain walk works on: the open release, and changes that could not be written yet.
//!
//! Invariant: a change that was taken is recorded, refused by the rules, or kept here in its order
//! until it is; it is never forgotten in between.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::domain::answer::Answer;
use crate::domain::board::Row;
use crate::domain::command::{Command, decide};
use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::id::{ItemId, WriterId};
use crate::domain::refusal::Refusal;
use crate::domain::verdict::Assessment;
use crate::report::log;
use crate::session::{Opened, RecordFailure, Session};
use crate::tui::scene::{Scene, Trusted};

/// A release, with what was not written of it yet.
pub(super) struct Keeping {
    opened: Opened,
    assessment: Assessment,
    findings: Vec<Finding>,
    by: String,
    writer: Option<WriterId>,
    unsaved: VecDeque<Command>,
    /// What had been said when the walk began.
    before: HashMap<ItemId, Arc<Answer>>,
    /// What this walk has touched, the latest last.
    touched: Vec<ItemId>,
}

/// What became of changes.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// They are on disk now.
    pub(super) saved: Vec<Event>,
    /// All was already as asked.
    pub(super) already: bool,
    /// The rules refused it, now that it was their turn.
    pub(super) refused: Vec<Refusal>,
    /// Why the others could not be written.
    pub(super) failed: Option<String>,
    /// A change that was not on disk was taken back from those that wait.
    pub(super) dropped: Option<String>,
}

impl Keeping {
    pub(super) fn new(opened: Opened) -> Self {
        let rows = opened.session.board().rows.iter();
        let before = rows.map(|row| (row.item.id.clone(), Arc::clone(&row.answer)));
        Self {
            before: before.collect(),
            assessment: opened.session.assessment(),
            findings: opened.session.findings(),
            by: opened.session.who().by,
            writer: opened.journal.writer().unwrap_or(None),
            opened,
            unsaved: VecDeque::new(),
            touched: Vec::new(),
        }
    }

    pub(super) fn session(&self) -> &Session {
        &self.opened.session
    }

    /// What questions and commands are decided upon.
    pub(super) fn scene(&self) -> Scene<'_> {
        let session = self.session();
        Scene {
            desk: session.desk(&self.by, self.writer),
            board: session.board(),
            assessment: &self.assessment,
            findings: &self.findings,
            origin: session.origin(),
            sharing: session.sharing(),
            trusted: Trusted::default(),
            survey: None,
        }
    }

    /// Goes on with the files as they were read anew; what was not written yet stays.
    pub(super) fn replace(&mut self, opened: Opened) {
        self.opened = opened;
        self.refresh();
    }

    fn refresh(&mut self) {
        self.assessment = self.opened.session.assessment();
        self.findings = self.opened.session.findings();
        self.by = self.opened.session.who().by;
        self.writer = self.opened.journal.writer().unwrap_or(self.writer);
    }

    /// Takes a change, and writes it behind those that wait.
    ///
    /// # Errors
    /// When the rules refuse it; then nothing has changed.
    pub(super) fn submit(&mut self, command: Command) -> Result<Outcome, Refusal> {
        let waits = !self.unsaved.is_empty();
        if waits && command == Command::Undo(None) {
            let last = self.unsaved.pop_back();
            return Ok(Outcome {
                dropped: last.map(|last| self.words(&last)),
                ..Outcome::default()
            });
        }
        // What would be brought back may still wait; that is decided behind it.
        if !(waits && matches!(command, Command::Redo(_))) {
            let draft = decide(&self.scene().desk, &command)?;
            if draft.changes.is_empty() && !waits {
                return Ok(Outcome {
                    already: true,
                    ..Outcome::default()
                });
            }
        }
        self.unsaved.push_back(command);
        Ok(self.flush())
    }

    /// Writes what waits, oldest first, until something cannot be written.
    pub(super) fn flush(&mut self) -> Outcome {
        let mut outcome = Outcome::default();
        while let Some(command) = self.unsaved.front() {
            match self.opened.record(command) {
                Ok(None) => outcome.already = true,
                Ok(Some(event)) => {
                    for item in self.opened.session.touched_by(&event) {
                        self.touched.retain(|known| *known != item);
                        self.touched.push(item);
                    }
                    outcome.saved.push(event);
                }
                Err(RecordFailure::Refused(refusal)) => outcome.refused.push(refusal),
                Err(failure) => {
                    outcome.failed = Some(failure.to_string());
                    break;
                }
            }
            self.unsaved.pop_front();
        }
        self.refresh();
        outcome
    }

    /// What waits to be written, in words, oldest first.
    pub(super) fn unsaved(&self) -> Vec<String> {
        let waiting = self.unsaved.iter();
        waiting.map(|command| self.words(command)).collect()
    }

    fn words(&self, command: &Command) -> String {
        let changes = match decide(&self.scene().desk, command) {
            Ok(draft) => draft.changes,
            Err(refusal) => return refusal.to_string(),
        };
        let words = changes.iter().map(|change| match change.item() {
            Some(item) => format!("{item} {}", log::words(change)),
            None => log::words(change),
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// What is different from before the walk: what was taken back is not.
    pub(super) fn changed(&self) -> Vec<&Row> {
        let board = self.session().board();
        let touched = self.touched.iter().filter_map(|id| board.row(id));
        touched
            .filter(|row| {
                let before = self.before.get(&row.item.id);
                before.is_none_or(|before| **before != *row.answer)
            })
            .collect()
    }
}
