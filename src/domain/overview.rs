//! One release in one line: what a team keeps of each in its minutes.

use super::board::Board;
use super::checklist::Level;
use super::event::Course;
use super::poll::Turn;
use super::release::Release;
use super::verdict::{Assessment, Verdict, Withheld};

/// A release and where it stands on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The release.
    pub release: Release,
    /// The verdict, or why there can be none.
    pub verdict: Result<Verdict, Withheld>,
    /// What became of it, where that was decided and not reopened.
    pub decision: Option<Turn>,
    /// How many items of the level `must` weigh and are not settled.
    pub open_musts: usize,
    /// Days to the release date; negative once it has passed.
    pub days_left: Option<i64>,
    /// Whether it is the one that is meant where none is named.
    pub shown: bool,
}

impl Overview {
    /// Sums a board up.
    #[must_use]
    pub fn of(board: &Board, assessment: &Assessment, shown: bool) -> Self {
        let standings = board.rows.iter().map(|row| &row.standing);
        let open = standings.filter(|it| it.level == Level::Must && it.counts && !it.settled);
        Self {
            release: board.release.clone(),
            verdict: assessment.verdict,
            decision: board.poll.decision().map(|(turn, _)| turn.clone()),
            open_musts: open.count(),
            days_left: board.release.days_left(board.today),
            shown,
        }
    }

    /// The release that was shipped last, by the day of the decision.
    #[must_use]
    pub fn last_shipped(overviews: &[Self]) -> Option<&Self> {
        let day = |it: &Self| {
            let turn = it.decision.as_ref()?;
            (turn.course() == Some(Course::Ship)).then_some(turn.voice.at)
        };
        overviews
            .iter()
            .filter(|it| day(it).is_some())
            .max_by_key(|it| day(it))
    }

    /// Sorts releases by date, those without one last.
    pub fn sort(overviews: &mut [Self]) {
        overviews.sort_by(|a, b| {
            let key = |it: &Self| (it.release.date.is_none(), it.release.date);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.release.id.cmp(&b.release.id))
        });
    }
}
