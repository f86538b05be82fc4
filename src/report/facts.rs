//! Everything that any format needs, worked out once.
//!
//! A format only chooses words and layout: whatever two of them would count, sort or decide stands
//! here, so that they cannot disagree.

mod bearing;
mod review;

use chrono::NaiveDate;
use serde::Serialize;

pub use super::cause::{Cause, Group, Subject};
pub use bearing::{Alike, Bearing};
pub use review::Review;

use super::phrase;
use crate::domain::board::{Area, Board, Row};
use crate::domain::burn_up::{BurnUp, Point};
use crate::domain::checklist::{Level, Phase};
use crate::domain::delta::{Delta, Turn};
use crate::domain::drift::{Unknown, Watch};
use crate::domain::event::{Said, Status};
use crate::domain::finding::Finding;
use crate::domain::id::ReleaseId;
use crate::domain::roster::Roster;
use crate::domain::standing::Flag;
use crate::domain::verdict::{Assessment, Reason};
use crate::domain::when::spoken_in;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The release's items and where they stand.
    pub board: &'a Board,
    /// The verdict and its reasons.
    pub assessment: &'a Assessment,
    /// Faults in what people wrote, sorted.
    pub findings: &'a [Finding],
    /// Who takes part.
    pub roster: &'a Roster,
    /// Where the checklists came from, where that is not the workspace, in words such as "the pack
    /// that ships with gonogo".
    pub origin: Option<&'a str>,
    /// Who else has these answers, in words such as "this machine only".
    pub sharing: &'a str,
}

/// How many items of a level are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Nothing more is needed of these.
    pub settled: usize,
    /// Something is.
    pub unsettled: usize,
}

impl Tally {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.settled + self.unsettled
    }
}

/// How the items of an area stand. Those that do not weigh yet are in `later` and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Nothing more is needed of these.
    pub settled: usize,
    /// Something is.
    pub unsettled: usize,
    /// Not settled, and nobody has answered, or the answer no longer holds.
    pub open: usize,
    /// They wait for something.
    pub blocked: usize,
    /// They are not true.
    pub failed: usize,
    /// Not settled after their due date.
    pub late: usize,
    /// They weigh only after the release.
    pub later: usize,
    /// Of the level `must`.
    pub must: Tally,
    /// Of the level `should`.
    pub should: Tally,
    /// Of the level `could`.
    pub could: Tally,
}

impl Counts {
    fn add(&mut self, row: &Row) {
        let standing = &row.standing;
        if !standing.counts {
            self.later += 1;
            return;
        }
        let tally = match standing.level {
            Level::Must => &mut self.must,
            Level::Should => &mut self.should,
            Level::Could => &mut self.could,
        };
        if standing.settled {
            tally.settled += 1;
            self.settled += 1;
        } else {
            tally.unsettled += 1;
            self.unsettled += 1;
        }
        match standing.state {
            Status::Open => self.open += 1,
            Status::Blocked => self.blocked += 1,
            Status::Failed => self.failed += 1,
            _ => {}
        }
        self.late += usize::from(standing.flags.has(Flag::Overdue));
    }
}

/// An item without which the release may go.
#[derive(Debug, Clone, Copy)]
pub struct Waiver<'a> {
    /// The item.
    pub row: &'a Row,
    /// Why.
    pub reason: &'a str,
    /// Who agreed, as the roster names them.
    pub approved_by: &'a str,
    /// The last day on which it holds.
    pub until: NaiveDate,
}

/// What was taken over of an item from another release and not answered anew since.
#[derive(Debug, Clone, Copy)]
pub struct Carried<'a> {
    /// The item.
    pub row: &'a Row,
    /// The release whose owner it still is.
    pub owner: Option<&'a ReleaseId>,
    /// The release whose answer it still is, with the reason why the item does not apply.
    pub status: Option<(&'a ReleaseId, &'a str)>,
}

impl<'a> Carried<'a> {
    /// What of the row was carried; none where nothing was.
    #[must_use]
    pub fn of(row: &'a Row) -> Option<Self> {
        let owner = row.answer.owner.last();
        let owner = owner.and_then(|head| head.voice.carried_from.as_ref());
        let spoken = row.answer.spoken();
        let status = spoken.and_then(|head| {
            let from = head.voice.carried_from.as_ref()?;
            Some((from, head.to.reason().unwrap_or_default()))
        });
        (owner.is_some() || status.is_some()).then_some(Self { row, owner, status })
    }
}

/// Everything that any format needs.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// What it was made from.
    pub source: Source<'a>,
    /// One for each of the board's areas.
    pub counts: Vec<Counts>,
    /// Everything that stands in the way, worst first.
    pub groups: Vec<Group<'a>>,
    /// What is waived.
    pub waivers: Vec<Waiver<'a>>,
    /// What is settled today and will be too old by the release, with its last good day.
    pub aging: Vec<(&'a Row, NaiveDate)>,
    /// What does not weigh in full yet, with the day from which it does.
    pub later: Vec<(&'a Row, NaiveDate)>,
    /// What is done and watches paths of which nobody can tell whether they have changed.
    pub unwatched: Vec<(&'a Row, Unknown)>,
    /// What was taken over from other releases.
    pub carried: Vec<Carried<'a>>,
    /// What changed since an earlier day, where that was asked for.
    pub delta: Option<&'a Delta>,
    /// How much was settled day by day, where that was asked for and there is an earlier day.
    pub burn_up: Option<&'a BurnUp>,
    /// Whether nobody has said anything of any item.
    pub untouched: bool,
    /// How many items are for the meeting itself.
    pub deciding: usize,
    /// The reason that each of the board's rows gives, if any.
    by_row: Vec<Option<&'a Reason>>,
}

impl<'a> Facts<'a> {
    /// Works them out.
    #[must_use]
    pub fn of(source: Source<'a>) -> Self {
        let board = source.board;
        let rows = || board.rows.iter();
        Self {
            source,
            counts: counts(board),
            groups: groups(source),
            waivers: rows()
                .filter_map(|row| waiver(row, source.roster))
                .collect(),
            aging: rows().filter_map(|row| aging(row, board)).collect(),
            later: rows().filter_map(later).collect(),
            unwatched: rows().filter_map(unwatched).collect(),
            carried: rows().filter_map(Carried::of).collect(),
            delta: None,
            burn_up: None,
            untouched: untouched(board),
            deciding: deciding(board),
            by_row: bearing::by_row(board, source.assessment),
        }
    }

    /// The same facts, beginning with what changed.
    #[must_use]
    pub fn since(self, delta: Option<&'a Delta>) -> Self {
        Self { delta, ..self }
    }

    /// The same facts, with how much was settled day by day.
    #[must_use]
    pub fn burning(self, burn_up: Option<&'a BurnUp>) -> Self {
        Self { burn_up, ..self }
    }

    /// The lines of the review table, by what has become of the items.
    pub fn review(&self) -> impl Iterator<Item = Review<'a>> {
        let rows = &self.source.board.rows;
        let steps = self.delta.into_iter().flat_map(|delta| &delta.steps);
        steps.filter_map(|step| rows.get(step.row).map(|row| Review { step, row }))
    }

    /// How many items took each turn, in words; none where nothing changed and nothing is open.
    #[must_use]
    pub fn turns(&self) -> Option<String> {
        let delta = self.delta?;
        let counts = Turn::ALL.iter().map(|turn| (delta.count(*turn), turn));
        let parts: Vec<_> = counts
            .filter(|(number, _)| *number > 0)
            .map(|(number, turn)| format!("{number} {}", turn.plain()))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// From how much to how much the release has come, in words.
    #[must_use]
    pub fn progress(&self) -> Option<String> {
        let (first, last) = (self.burn_up?.first()?, self.burn_up?.last()?);
        let today = self.source.board.today;
        let told = |point: Point| {
            let day = spoken_in(point.day, today);
            format!("{} of {} on {day}", point.settled, point.total)
        };
        Some(format!("from {} to {}", told(first), told(last)))
    }

    /// How many owners were taken over.
    #[must_use]
    pub fn carried_owners(&self) -> usize {
        self.carried.iter().filter(|it| it.owner.is_some()).count()
    }

    /// A name as the roster has it.
    #[must_use]
    pub fn name(&self, name: &'a str) -> &'a str {
        self.source.roster.name(name)
    }

    /// When the release is to be, and whose it is; the name as a format can show it.
    #[must_use]
    pub fn occasion(&self, shown: impl Fn(&str) -> String) -> String {
        let Board { release, today, .. } = self.source.board;
        let date = phrase::release_date(release.date, *today);
        match &release.owner {
            Some(owner) => format!("{date}, owner {}", shown(self.name(owner))),
            None => format!("{date}, no owner yet"),
        }
    }

    /// The areas with how their items stand.
    pub fn areas(&self) -> impl Iterator<Item = (&'a Area, &Counts)> {
        self.source.board.areas.iter().zip(&self.counts)
    }

    /// Everything that stands in the way, worst first.
    pub fn causes(&self) -> impl Iterator<Item = &Cause<'a>> + Clone {
        self.groups.iter().flat_map(|group| &group.causes)
    }
}

/// How the items of each of the board's areas stand.
#[must_use]
pub fn counts(board: &Board) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); board.areas.len()];
    for row in &board.rows {
        if let Some(counts) = counts.get_mut(row.area) {
            counts.add(row);
        }
    }
    counts
}

/// Whether nobody has said anything of any item.
#[must_use]
pub fn untouched(board: &Board) -> bool {
    !board.rows.is_empty() && board.rows.iter().all(|row| row.answer.is_empty())
}

/// How many items are for the meeting itself.
#[must_use]
pub fn deciding(board: &Board) -> usize {
    let decides = |row: &&Row| row.item.phase == Phase::Go;
    board.rows.iter().filter(decides).count()
}

fn groups(source: Source<'_>) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for reason in &source.assessment.reasons {
        let Some(cause) = Cause::of(reason, source.board) else {
            continue;
        };
        let (forces, kind) = (reason.forces, reason.kind);
        match groups.last_mut() {
            Some(group) if (group.forces, group.kind) == (forces, kind) => {
                group.causes.push(cause);
            }
            _ => groups.push(Group {
                forces,
                kind,
                causes: vec![cause],
            }),
        }
    }
    groups
}

fn waiver<'a>(row: &'a Row, roster: &'a Roster) -> Option<Waiver<'a>> {
    match &row.answer.spoken()?.to {
        Said::Waived {
            reason,
            approved_by,
            until,
        } if row.standing.state == Status::Waived => Some(Waiver {
            row,
            reason,
            approved_by: roster.name(approved_by),
            until: *until,
        }),
        _ => None,
    }
}

fn later(row: &Row) -> Option<(&Row, NaiveDate)> {
    let from = row.item.enforced_from?;
    (row.standing.level != row.item.level).then_some((row, from))
}

fn unwatched(row: &Row) -> Option<(&Row, Unknown)> {
    match row.standing.watch.as_deref() {
        Some(Watch::Unknown(why)) => Some((row, *why)),
        _ => None,
    }
}

fn aging<'a>(row: &'a Row, board: &Board) -> Option<(&'a Row, NaiveDate)> {
    let (end, release) = (row.standing.fresh_until?, board.release.date?);
    (row.standing.settled && end < release).then_some((row, end))
}
