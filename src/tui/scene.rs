//! What the app is about: the release with its answers, as somebody else keeps them.
//!
//! The app owns no answers. It reads them through a [`Scene`] and asks a [`Keeper`] to record, so
//! that one owner decides what is true and every test can be such an owner without a disk.

use chrono::NaiveDate;

use crate::domain::board::{Board, Row};
use crate::domain::command::{Command, Desk};
use crate::domain::event::Event;
use crate::domain::filter::Viewer;
use crate::domain::finding::Finding;
use crate::domain::refusal::Refusal;
use crate::domain::verdict::Assessment;
use crate::report::facts::Source;

/// All that the app reads, as it is now.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// What commands are decided upon, with the history.
    pub desk: Desk<'a>,
    /// Where every item stands.
    pub board: &'a Board,
    /// The verdict with its reasons.
    pub assessment: &'a Assessment,
    /// What is wrong with the files and the journal.
    pub findings: &'a [Finding],
    /// Where the checklists came from, where that is not the workspace.
    pub origin: Option<&'a str>,
    /// Who else has these answers, in words such as "this machine only".
    pub sharing: &'a str,
}

impl<'a> Scene<'a> {
    /// What facts are worked out from.
    #[must_use]
    pub const fn source(&self) -> Source<'a> {
        Source {
            board: self.board,
            assessment: self.assessment,
            findings: self.findings,
            roster: self.desk.roster,
            origin: self.origin,
            sharing: self.sharing,
        }
    }

    /// The row at a place of the board.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&'a Row> {
        self.board.rows.get(place)
    }

    /// The day.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.board.today
    }

    /// Who is looking, for filters.
    #[must_use]
    pub const fn viewer(&self) -> Viewer<'a> {
        Viewer {
            me: self.desk.by,
            roster: self.desk.roster,
            today: self.board.today,
        }
    }
}

/// Why a change was not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRecorded {
    /// It is against the rules; trying again will not help.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be written, in the words of who tried; trying again may help.
    #[error("{0}")]
    Failed(String),
}

/// Who keeps the answers.
pub trait Keeper {
    /// Everything as it is now. The places of rows stay the same for as long as the app is open.
    fn scene(&self) -> Scene<'_>;

    /// Decides and records a change; once this returns, it is on disk and in the scene. None where
    /// all was already as asked.
    ///
    /// # Errors
    /// When it was refused or could not be written. Then nothing of it was recorded.
    fn record(&mut self, command: &Command) -> Result<Option<Event>, NotRecorded>;
}
