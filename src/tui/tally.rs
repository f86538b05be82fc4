//! How each area stands in numbers, counted once per change and not once per drawing.

use crate::domain::board::Board;
use crate::domain::checklist::{Level, Phase};
use crate::domain::event::Status;
use crate::domain::standing::Flag;

/// How many items there are, and how many of them are settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Settled ones.
    pub settled: usize,
    /// All.
    pub all: usize,
}

/// An area in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Its `must`s.
    pub musts: Share,
    /// Its other items.
    pub others: Share,
    /// Items of which nothing was said.
    pub open: usize,
    /// Items that wait for something or have failed.
    pub stuck: usize,
    /// Items whose due date has passed.
    pub late: usize,
}

/// A release in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    /// One for each area, in the board's order.
    pub areas: Vec<Tally>,
    /// Items of which anything at all was said.
    pub answered: usize,
    /// Items that are decided in the meeting.
    pub go: usize,
}

impl Tallies {
    /// Counts a board.
    #[must_use]
    pub fn of(board: &Board) -> Self {
        let mut tallies = Self {
            areas: vec![Tally::default(); board.areas.len()],
            ..Self::default()
        };
        for row in &board.rows {
            tallies.answered += usize::from(!row.answer.is_empty());
            tallies.go += usize::from(row.item.phase == Phase::Go);
            let Some(tally) = tallies.areas.get_mut(row.area) else {
                continue;
            };
            let standing = &row.standing;
            let share = match standing.level {
                Level::Must => &mut tally.musts,
                Level::Should | Level::Could => &mut tally.others,
            };
            share.all += 1;
            share.settled += usize::from(standing.settled);
            let stuck = matches!(standing.state, Status::Blocked | Status::Failed);
            tally.open += usize::from(standing.state == Status::Open);
            tally.stuck += usize::from(stuck);
            tally.late += usize::from(standing.flags.has(Flag::Overdue));
        }
        tallies
    }
}

impl Tally {
    /// All its items.
    #[must_use]
    pub const fn share(&self) -> Share {
        Share {
            settled: self.musts.settled + self.others.settled,
            all: self.musts.all + self.others.all,
        }
    }
}
