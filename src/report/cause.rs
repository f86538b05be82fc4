//! What stands in the way, whether an item or the vote of an area, in the words that all formats use.

use chrono::NaiveDate;

use super::phrase;
use crate::domain::board::{Area, Board, Row};
use crate::domain::poll::Ballot;
use crate::domain::verdict::{About, Kind, Reason, Verdict};

/// What a reason is about.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// An item.
    Item(&'a Row),
    /// The vote of an area, and whose turn it is to give it, as the roster names them.
    Vote(&'a Area, &'a Ballot, Option<&'a str>),
}

/// A reason with what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Cause<'a> {
    /// What it forces, its age and its remedy.
    pub reason: &'a Reason,
    /// What it is about.
    pub subject: Subject<'a>,
}

impl<'a> Cause<'a> {
    /// The reason with what it is about; none where the board has no such thing.
    #[must_use]
    pub fn of(reason: &'a Reason, board: &'a Board) -> Option<Self> {
        let subject = match reason.about {
            About::Row(row) => Subject::Item(board.rows.get(row)?),
            About::Area(area) => Subject::Vote(
                board.areas.get(area)?,
                board.poll.ballots.get(area)?,
                board.voters.get(area)?.as_deref(),
            ),
        };
        Some(Self { reason, subject })
    }

    /// The item's row; none where it is about the vote of an area.
    #[must_use]
    pub const fn row(&self) -> Option<&'a Row> {
        match self.subject {
            Subject::Item(row) => Some(row),
            Subject::Vote(..) => None,
        }
    }

    /// The id of the item or, for a vote, of the area.
    #[must_use]
    pub fn name(&self) -> &'a str {
        match self.subject {
            Subject::Item(row) => row.item.id.as_str(),
            Subject::Vote(area, ..) => area.id.as_str(),
        }
    }

    /// The id of the area.
    #[must_use]
    pub fn area(&self) -> &'a str {
        match self.subject {
            Subject::Item(row) => row.item.id.area(),
            Subject::Vote(area, ..) => area.id.as_str(),
        }
    }

    /// The name of the area; for an item, its id.
    #[must_use]
    pub fn title(&self) -> &'a str {
        match self.subject {
            Subject::Item(row) => row.item.id.as_str(),
            Subject::Vote(area, ..) => &area.title,
        }
    }

    /// The statement or, for a vote, what the area answers.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self.subject {
            Subject::Item(row) => &row.item.text,
            Subject::Vote(area, ..) => area.about.as_ref().unwrap_or(&area.title),
        }
    }

    /// The one plain word for where it stands.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.subject {
            Subject::Item(row) => row.standing.word(),
            Subject::Vote(_, ballot, _) if ballot.is_contested() => "two votes",
            Subject::Vote(_, ballot, _) => ballot.stand().plain(),
        }
    }

    /// Whose turn it is.
    #[must_use]
    pub fn owner(&self) -> Option<&'a str> {
        match self.subject {
            Subject::Item(row) => row.standing.owner.as_deref(),
            Subject::Vote(_, _, owner) => owner,
        }
    }

    /// When it is due, in words; a vote has no date of its own.
    #[must_use]
    pub fn due(&self, today: NaiveDate) -> Option<String> {
        self.row().and_then(|row| phrase::due(&row.standing, today))
    }

    /// How long ago somebody last spoke of it, in words: `answered 3 days ago`, `voted today`.
    #[must_use]
    pub fn spoken(&self) -> Option<String> {
        let verb = match self.subject {
            Subject::Item(_) => "answered",
            Subject::Vote(..) => "voted",
        };
        let days = self.reason.age?;
        Some(format!("{verb} {}", phrase::ago(days)))
    }

    /// The word for what kind of thing it is: the level or, for the vote of an area, `vote`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.subject {
            Subject::Item(row) => row.standing.level.word(),
            Subject::Vote(..) => "vote",
        }
    }
}

/// Reasons of one kind that force the same verdict.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// What they force.
    pub forces: Verdict,
    /// Their kind.
    pub kind: Kind,
    /// Worst first; never empty.
    pub causes: Vec<Cause<'a>>,
}

impl Group<'_> {
    /// What is the matter with them: `must, not settled`.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match (self.forces, self.kind) {
            (_, Kind::NoGoVote) => "vote, no-go",
            (_, Kind::NoVote) => "vote, missing",
            (Verdict::NoGo, Kind::Must) => "must, not settled",
            (Verdict::NoGo, Kind::Should) => "should, neither settled nor in hand",
            (_, Kind::Must) => "must, waived",
            (_, Kind::Should) => "should, in hand",
        }
    }
}
