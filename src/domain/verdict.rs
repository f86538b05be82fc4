//! GO, CONDITIONAL or NO-GO, with every reason and the shortest way to GO.
//!
//! Never an average: one unsettled `must` outweighs everything else.

use std::fmt;

use chrono::NaiveDate;

use super::board::{Board, Row};
use super::checklist::{Level, words};
use super::event::Status;
use super::finding::{Finding, Severity};
use super::id::KeyedMap;
use super::remedy;
use super::roster;
use super::standing::Flag;
use super::text::count;
use super::when::spoken_in;

/// The answer to the one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Something stands in the way.
    NoGo,
    /// Nothing stands in the way, but something is only in hand or waived.
    Conditional,
    /// Ready.
    Go,
}

words!(Verdict { NoGo => "no-go", Conditional => "conditional", Go => "go" });

impl Verdict {
    /// The word as it is said aloud.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::NoGo => "NO-GO",
            Self::Conditional => "CONDITIONAL",
            Self::Go => "GO",
        }
    }
}

/// Why there is no verdict, in words that follow "no verdict: ".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Withheld {
    /// So many errors: what cannot be read might hold the release.
    #[error("the data cannot be read ({})", count(*.0, "error"))]
    Unreadable(usize),
    /// The team shares its answers, and none of theirs are on this machine.
    #[error(
        "the team's answers are shared through git and none of them are here; `gonogo sync --pull` fetches them"
    )]
    NotHere,
    /// Its traits or areas leave every item out.
    #[error("the release is asked no item")]
    NothingAsked,
}

/// One thing between the release and GO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The place of its row in [`Board::rows`].
    pub row: usize,
    /// The verdict that it forces: NO-GO or CONDITIONAL.
    pub forces: Verdict,
    /// How many days ago it was last answered, 0 where by a clock that runs ahead; none if never.
    pub age: Option<i64>,
    /// What would settle it.
    pub remedy: String,
}

/// The verdict with everything that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The verdict, or why there can be none.
    pub verdict: Result<Verdict, Withheld>,
    /// Worst first; where the verdict is withheld, those of what could be read.
    pub reasons: Vec<Reason>,
    /// Whose turn it is.
    pub way: Way,
}

/// The shortest way to GO: whose turn it is, and until when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// Owners with how many reasons each can settle, most first; nobody, as none, comes last.
    pub owners: Vec<(Option<String>, usize)>,
    /// The latest due date among the reasons.
    pub latest: Option<NaiveDate>,
    /// The day on which it is looked at: dates of the same year are said without it.
    pub today: NaiveDate,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (owner, reasons)) in self.owners.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(
                f,
                "{comma}{} {reasons}",
                owner.as_deref().unwrap_or("nobody")
            )?;
        }
        match self.latest {
            Some(date) => write!(f, "; latest due {}", spoken_in(date, self.today)),
            None => Ok(()),
        }
    }
}

/// What a row forces, if anything.
fn forces(row: &Row) -> Option<Verdict> {
    let standing = &row.standing;
    if !standing.counts {
        return None;
    }
    match (standing.level, standing.settled) {
        (Level::Must, true) if standing.state == Status::Waived => Some(Verdict::Conditional),
        (Level::Should, false) if standing.in_hand => Some(Verdict::Conditional),
        (Level::Must | Level::Should, false) => Some(Verdict::NoGo),
        _ => None,
    }
}

/// Weighs a board, with the faults that were found while its data was read.
#[must_use]
pub fn assess(board: &Board, findings: &[Finding]) -> Assessment {
    let reason = |(place, row): (usize, &Row)| {
        let age = row
            .standing
            .since
            .map(|since| (board.today - since).num_days().max(0));
        forces(row).map(|forces| Reason {
            row: place,
            forces,
            age,
            remedy: remedy::of(row),
        })
    };
    let mut reasons: Vec<_> = board.rows.iter().enumerate().filter_map(reason).collect();
    // Where two weigh the same, the order of the files holds.
    reasons.sort_by_cached_key(|reason| board.rows.get(reason.row).map(weight));
    Assessment {
        verdict: decide(board, findings, &reasons),
        way: way(board, &reasons),
        reasons,
    }
}

/// The one place where a verdict comes from, and so the one place where it is withheld.
fn decide(board: &Board, findings: &[Finding], reasons: &[Reason]) -> Result<Verdict, Withheld> {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    match findings.iter().filter(is_error).count() {
        0 if !board.rows.is_empty() => {
            let worst = reasons.iter().map(|reason| reason.forces).min();
            Ok(worst.unwrap_or(Verdict::Go))
        }
        0 => Err(Withheld::NothingAsked),
        errors => Err(Withheld::Unreadable(errors)),
    }
}

/// Sorts the worst first: what it forces, its level, what is late, where it stands, what is due
/// first. What forces nothing comes behind, what is settled last.
pub(super) fn weight(row: &Row) -> impl Ord + use<> {
    let standing = &row.standing;
    let forces = forces(row);
    let in_time = !standing.flags.has(Flag::Overdue);
    let far = standing.due_on.unwrap_or(NaiveDate::MAX);
    (
        forces.is_none(),
        forces,
        forces.is_none() && standing.settled,
        standing.level,
        in_time,
        rank(standing.state),
        far,
    )
}

/// What needs help before what only needs an answer.
const fn rank(state: Status) -> u8 {
    match state {
        Status::Failed => 0,
        Status::Blocked => 1,
        Status::Open => 2,
        Status::InProgress => 3,
        Status::Done | Status::NotApplicable | Status::Waived => 4,
    }
}

fn way(board: &Board, reasons: &[Reason]) -> Way {
    let mut way = Way {
        today: board.today,
        ..Way::default()
    };
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => roster::same(a, b),
        (a, b) => a == b,
    };
    // Most names are spelled as before: those need not be held against all others.
    let mut spelled: KeyedMap<&Option<String>, usize> = KeyedMap::default();
    for row in reasons
        .iter()
        .filter_map(|reason| board.rows.get(reason.row))
    {
        let owner = &row.standing.owner;
        let place = *spelled.entry(owner).or_insert_with(|| {
            let known = way.owners.iter().position(|(name, _)| same(name, owner));
            known.unwrap_or_else(|| {
                way.owners.push((owner.clone(), 0));
                way.owners.len() - 1
            })
        });
        if let Some((_, count)) = way.owners.get_mut(place) {
            *count += 1;
        }
        way.latest = way.latest.max(row.standing.due_on);
    }
    way.owners.sort_by(|(a, few), (b, many)| {
        (a.is_none(), std::cmp::Reverse(few), a).cmp(&(b.is_none(), std::cmp::Reverse(many), b))
    });
    way
}

#[cfg(test)]
mod tests;
