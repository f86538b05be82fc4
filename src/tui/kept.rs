//! The answers of a session, as the app reads them and has them recorded.
//!
//! The verdict is worked out once per change and not once per drawing.

use super::scene::{Keeper, NotRecorded, Scene};
use crate::domain::command::{Command, Desk};
use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::id::WriterId;
use crate::domain::verdict::Assessment;
use crate::session::{RecordFailure, Session};

/// A session with what follows from it.
#[derive(Debug)]
pub struct Kept {
    session: Session,
    assessment: Assessment,
    findings: Vec<Finding>,
    by: String,
    writer: Option<WriterId>,
}

impl Kept {
    /// Keeps a session.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let mut kept = Self {
            assessment: session.assessment(),
            findings: session.findings(),
            by: session.who().by,
            writer: None,
            session,
        };
        kept.refresh();
        kept
    }

    fn refresh(&mut self) {
        self.assessment = self.session.assessment();
        self.findings = self.session.findings();
        // Only undo asks for it, and recording will say what is wrong with it.
        self.writer = self.session.writer().unwrap_or(None);
    }
}

impl Keeper for Kept {
    fn scene(&self) -> Scene<'_> {
        let session = &self.session;
        Scene {
            desk: Desk {
                plan: session.plan(),
                history: session.history(),
                roster: session.roster(),
                today: session.board().today,
                by: &self.by,
                writer: self.writer,
            },
            board: session.board(),
            assessment: &self.assessment,
            findings: &self.findings,
            origin: session.origin(),
            sharing: session.sharing(),
        }
    }

    fn record(&mut self, command: &Command) -> Result<Option<Event>, NotRecorded> {
        let outcome = self.session.record(command);
        // Even where nothing was recorded, what others have recorded was read.
        self.refresh();
        outcome.map_err(|failure| match failure {
            RecordFailure::Refused(refusal) => NotRecorded::Refused(refusal),
            failure => NotRecorded::Failed(failure.to_string()),
        })
    }
}
