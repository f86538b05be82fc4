//! What each item does to the verdict, and how many do so: the one count behind every machine's
//! figures and every filter.

use super::Facts;
use crate::domain::board::{Board, Row};
use crate::domain::checklist::Level;
use crate::domain::event::Status;
use crate::domain::standing::Flag;
use crate::domain::verdict::{Assessment, Reason, Verdict};
use crate::domain::when::days_since;

/// What an item does to the verdict today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// It holds the release.
    Holds,
    /// It is not settled, but somebody has it in hand in time.
    InHand,
    /// It is not settled, and of a level that never holds a release.
    Light,
    /// The release may go without it, since somebody agreed.
    Waived,
    /// It weighs only after the release.
    Later,
    /// Nothing more is needed of it.
    Settled,
}

impl Bearing {
    /// The word in tables for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::InHand => "in-hand",
            Self::Light => "light",
            Self::Waived => "waived",
            Self::Later => "later",
            Self::Settled => "settled",
        }
    }

    /// Of an item, with the reason that it gives, if any.
    #[must_use]
    pub fn of(row: &Row, reason: Option<&Reason>) -> Self {
        let standing = &row.standing;
        match reason.map(|reason| reason.forces) {
            Some(Verdict::NoGo) => Self::Holds,
            _ if !standing.counts => Self::Later,
            _ if standing.settled && standing.state == Status::Waived => Self::Waived,
            _ if standing.settled => Self::Settled,
            Some(_) => Self::InHand,
            None => Self::Light,
        }
    }
}

/// The reason that each of the board's rows gives, if any.
pub(super) fn by_row<'a>(board: &Board, assessment: &'a Assessment) -> Vec<Option<&'a Reason>> {
    let mut reasons = vec![None; board.rows.len()];
    for reason in &assessment.reasons {
        if let Some(place) = reason.row().and_then(|row| reasons.get_mut(row)) {
            *place = Some(reason);
        }
    }
    reasons
}

/// How many items of an area are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The place of the area in [`Board::areas`].
    pub area: usize,
    /// Their level.
    pub level: Level,
    /// Where they stand.
    pub state: Status,
    /// Whether nothing more is needed of them.
    pub settled: bool,
    /// How many there are; never none.
    pub number: usize,
}

/// The items that weigh today, counted by area, level and standing.
pub(super) fn census(board: &Board) -> Vec<Alike> {
    let mut census: Vec<Alike> = Vec::new();
    for place in 0..board.areas.len() {
        let first = census.len();
        for row in board.rows_of(place).filter(|row| row.standing.counts) {
            let standing = &row.standing;
            let alike = Alike {
                area: place,
                level: standing.level,
                state: standing.state,
                settled: standing.settled,
                number: 0,
            };
            // There are few kinds in an area, however many items it has.
            let known = census.iter_mut().skip(first).find(|known| {
                Alike {
                    number: 0,
                    ..**known
                } == alike
            });
            match known {
                Some(known) => known.number += 1,
                None => census.push(Alike { number: 1, ..alike }),
            }
        }
        if let Some(kinds) = census.get_mut(first..) {
            kinds.sort_by_key(|kind| (kind.level, kind.state, kind.settled));
        }
    }
    census
}

/// What is not settled after its due date, the longest overdue first.
pub(super) fn late(board: &Board) -> Vec<&Row> {
    let is_late = |row: &&Row| row.standing.counts && row.standing.flags.has(Flag::Overdue);
    let mut late: Vec<_> = board.rows.iter().filter(is_late).collect();
    late.sort_by_key(|row| row.standing.due_on);
    late
}

/// Days since the oldest answer among the items of the level `must` that are not settled; none
/// where nobody has answered any of them.
pub(super) fn oldest_unsettled_must(board: &Board) -> Option<u32> {
    let waits = |row: &&Row| {
        let standing = &row.standing;
        standing.counts && !standing.settled && standing.level == Level::Must
    };
    let since = board.rows.iter().filter(waits);
    let since = since.filter_map(|row| row.standing.since).min()?;
    Some(days_since(since, board.today))
}

impl<'a> Facts<'a> {
    /// The rows of an area, each with the reason that it gives, if any, and what it does to the
    /// verdict.
    pub fn rows_of(
        &self,
        area: usize,
    ) -> impl Iterator<Item = (&'a Row, Option<&'a Reason>, Bearing)> {
        let board = self.source.board;
        let reasons = self.by_row.get(board.places_of(area)).unwrap_or_default();
        let rows = board.rows_of(area).zip(reasons);
        rows.map(|(row, reason)| (row, *reason, Bearing::of(row, *reason)))
    }

    /// The items that weigh today, counted by area, level and standing.
    #[must_use]
    pub fn census(&self) -> Vec<Alike> {
        census(self.source.board)
    }

    /// What is not settled after its due date, the longest overdue first.
    #[must_use]
    pub fn late(&self) -> Vec<&'a Row> {
        late(self.source.board)
    }

    /// Days since the oldest answer among the items of the level `must` that are not settled; none
    /// where nobody has answered any of them.
    #[must_use]
    pub fn oldest_unsettled_must(&self) -> Option<u32> {
        oldest_unsettled_must(self.source.board)
    }

    /// How many reasons there are of each kind, in words.
    #[must_use]
    pub fn in_short(&self) -> String {
        if self.groups.is_empty() {
            return "nothing stands in the way".into();
        }
        let groups = self.groups.iter();
        let parts: Vec<_> = groups
            .map(|group| format!("{} {}", group.causes.len(), group.title()))
            .collect();
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::Stage;
    use crate::domain::verdict::{Grounds, assess};

    fn stage() -> Stage {
        let mut stage = Stage::new(&[
            "a/open; must",
            "a/old; must",
            "a/hand; due 2026-04-01",
            "a/idea; could; due 2026-03-02",
            "a/waived; must",
            "a/done; must",
            "a/later; after",
        ])
        .on("2026-03-08")
        .releasing("2026-04-01");
        stage.says("john", "a/old", "blocked; reason x");
        stage.today = crate::domain::stage::day("2026-03-12");
        stage.says("john", "a/hand", "in-progress; owner ada");
        stage.says("john", "a/done", "done");
        let waiver = "waived; reason x; approved maria; until 2026-05-01";
        stage.says("john", "a/waived", waiver);
        stage
    }

    #[test]
    fn each_item_bears_on_the_verdict_as_people_would_say() {
        let board = stage().board();
        let assessment = assess(&board, Grounds::default());
        let reasons = by_row(&board, &assessment);
        let words: Vec<_> = board
            .rows
            .iter()
            .zip(reasons)
            .map(|(row, reason)| Bearing::of(row, reason).word())
            .collect();
        assert_eq!(
            words,
            [
                "holds", "holds", "in-hand", "light", "waived", "settled", "later"
            ]
        );
    }

    #[test]
    fn the_census_counts_every_item_that_weighs_once() {
        let board = stage().board();
        let census = census(&board);
        let number: usize = census.iter().map(|alike| alike.number).sum();
        assert_eq!((number, board.rows.len()), (6, 7));
        let musts = census.iter().filter(|alike| alike.level == Level::Must);
        assert_eq!(musts.count(), 4, "{census:?}");
    }

    #[test]
    fn the_late_and_the_oldest_are_found() {
        let board = stage().board();
        let late: Vec<_> = late(&board).iter().map(|row| row.item.id.item()).collect();
        assert_eq!(late, ["idea"]);
        assert_eq!(oldest_unsettled_must(&board), Some(4));
        let fresh = Stage::new(&["a/open; must"]).on("2026-03-08").board();
        assert_eq!(oldest_unsettled_must(&fresh), None);
    }
}
