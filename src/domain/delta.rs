//! What changed between two days: the review table of a meeting.
//!
//! Two boards are compared; what led from one to the other is not known here.

use chrono::NaiveDate;

use super::board::{Board, Row};
use super::checklist::{Level, words};
use super::event::Status;
use super::when::days_since;

/// What has become of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It was not settled and is.
    Settled,
    /// It is blocked or failed and was neither.
    Blocked,
    /// It was not there.
    New,
    /// It was settled and is no longer.
    Reopened,
    /// It was not settled and still is not.
    Open,
}

words!(Turn {
    Settled => "settled",
    Blocked => "blocked",
    New => "new",
    Reopened => "reopened",
    Open => "open",
});

impl Turn {
    /// The plain words for it in reports.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Settled => "newly settled",
            Self::Blocked => "newly blocked",
            Self::New => "new",
            Self::Reopened => "reopened",
            Self::Open => "still open",
        }
    }
}

/// An item and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The place of its row in [`Board::rows`] of the later day.
    pub row: usize,
    /// What has become of it.
    pub turn: Turn,
    /// How many days ago it was last answered; none if never.
    pub age: Option<u32>,
}

/// What changed since the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    /// The earlier day.
    pub since: NaiveDate,
    /// By turn, and then as the checklists have them.
    pub steps: Vec<Step>,
}

impl Delta {
    /// Compares a release with itself on an earlier day.
    #[must_use]
    pub fn between(then: &Board, now: &Board) -> Self {
        let step = |(place, row): (usize, &Row)| {
            let earlier = std::iter::once(&row.item.id)
                .chain(&row.item.was)
                .find_map(|id| then.row(id));
            let since = row.standing.since;
            Some(Step {
                row: place,
                turn: turn(earlier, row)?,
                age: since.map(|since| days_since(since, now.today)),
            })
        };
        let mut steps: Vec<_> = now.rows.iter().enumerate().filter_map(step).collect();
        steps.sort_by_key(|step| step.turn);
        Self {
            since: then.today,
            steps,
        }
    }

    /// How many items took this turn.
    #[must_use]
    pub fn count(&self, turn: Turn) -> usize {
        self.steps.iter().filter(|step| step.turn == turn).count()
    }
}

fn turn(then: Option<&Row>, now: &Row) -> Option<Turn> {
    let stuck = |row: &Row| matches!(row.standing.state, Status::Blocked | Status::Failed);
    if !now.standing.counts {
        return None;
    }
    match (then, now.standing.settled) {
        (None, false) => Some(Turn::New),
        (None, true) => Some(Turn::Settled),
        (Some(then), true) => (!then.standing.settled).then_some(Turn::Settled),
        (Some(then), false) if then.standing.settled => Some(Turn::Reopened),
        (Some(then), false) if stuck(now) && !stuck(then) => Some(Turn::Blocked),
        // What never holds a release would only fill the table.
        (Some(_), false) => (now.standing.level != Level::Could).then_some(Turn::Open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::{Stage, day, item};

    #[test]
    fn each_item_takes_the_turn_that_people_would_name() {
        let items = [
            "a/finished; must",
            "a/fine; must",
            "a/aged; must; fresh 3d",
            "a/stuck",
            "a/failed",
            "a/still-stuck",
            "a/untouched",
            "a/idea; could",
            "a/later; after",
        ];
        let mut stage = Stage::new(&items).on("2026-03-08").releasing("2026-04-01");
        stage.says("maria", "a/fine a/aged", "done");
        stage.says("maria", "a/still-stuck", "blocked; reason x");
        let then = stage.board();
        stage.today = day("2026-03-12");
        stage.says("maria", "a/finished", "not-applicable; reason x");
        stage.says("maria", "a/stuck", "blocked; reason x");
        stage.says("maria", "a/failed", "failed; reason x");
        stage.plan.checklists[0].items.push(item("a/added").into());
        let now = stage.board();
        let delta = Delta::between(&then, &now);
        let told: Vec<_> = delta
            .steps
            .iter()
            .map(|step| {
                let id = now.rows[step.row].item.id.item();
                let age = step.age.map_or("-".into(), |days| days.to_string());
                format!("{} {id} {age}", step.turn)
            })
            .collect();
        assert_eq!(
            told,
            [
                "settled finished 0",
                "blocked stuck 0",
                "blocked failed 0",
                "new added -",
                "reopened aged 4",
                "open still-stuck 4",
                "open untouched -",
            ]
        );
        assert_eq!(
            (delta.since, delta.count(Turn::Blocked)),
            (day("2026-03-08"), 2)
        );
    }
}
