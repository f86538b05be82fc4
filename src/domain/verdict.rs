//! GO, CONDITIONAL or NO-GO, with every reason and the shortest way to GO.
//!
//! Never an average: one unsettled `must` outweighs everything else.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::board::{Board, Row};
use super::checklist::{Level, words};
use super::event::Status;
use super::finding::Finding;
use super::id::KeyedMap;
use super::poll::Stand;
use super::remedy;
use super::roster;
use super::standing::Flag;
use super::text::count;
use super::when::{days_since, spoken_in};

/// The answer to the one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// What a verdict rests upon besides the board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Whether a missing vote holds the release.
    pub votes_required: bool,
    /// How many errors were found while the data was read.
    pub errors: usize,
    /// Whether the team shares its answers and none of theirs are here.
    pub not_here: bool,
}

impl Grounds {
    /// Data in which these faults were found.
    #[must_use]
    pub fn with(self, findings: &[Finding]) -> Self {
        Self {
            errors: findings.iter().filter(|finding| finding.is_error()).count(),
            ..self
        }
    }
}

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// An item: the place of its row in [`Board::rows`].
    Row(usize),
    /// The vote of an area: its place in [`Board::areas`].
    Area(usize),
}

/// What kind of thing stands in the way; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody said no-go.
    NoGoVote,
    /// An item of the level `must`.
    Must,
    /// An item of the level `should`.
    Should,
    /// Nobody has voted for an area, where votes are required.
    NoVote,
}

/// One thing between the release and GO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The item or area.
    pub about: About,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The verdict that it forces: NO-GO or CONDITIONAL.
    pub forces: Verdict,
    /// How many days ago it was last answered, 0 where by a clock that runs ahead; none if never.
    pub age: Option<u32>,
    /// What would settle it.
    pub remedy: String,
}

impl Reason {
    /// The place of its row in [`Board::rows`]; none where it is about the vote of an area.
    #[must_use]
    pub const fn row(&self) -> Option<usize> {
        match self.about {
            About::Row(row) => Some(row),
            About::Area(_) => None,
        }
    }
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

/// Weighs a board.
#[must_use]
pub fn assess(board: &Board, grounds: Grounds) -> Assessment {
    let mut reasons: Vec<_> = of_items(board).chain(of_votes(board, grounds)).collect();
    // Where two weigh the same, the order of the files holds.
    reasons.sort_by_cached_key(|reason| {
        let row = reason.row().and_then(|row| board.rows.get(row));
        (reason.forces, reason.kind, row.map(weight))
    });
    Assessment {
        verdict: decide(board, grounds, &reasons),
        way: way(board, &reasons),
        reasons,
    }
}

fn of_items(board: &Board) -> impl Iterator<Item = Reason> {
    board.rows.iter().enumerate().filter_map(|(place, row)| {
        let since = row.standing.since;
        forces(row).map(|forces| Reason {
            about: About::Row(place),
            kind: match row.standing.level {
                Level::Must => Kind::Must,
                Level::Should | Level::Could => Kind::Should,
            },
            forces,
            age: since.map(|since| days_since(since, board.today)),
            remedy: remedy::of(row),
        })
    })
}

/// A no-go holds whoever said it. A missing vote holds only where votes are required, and never
/// for an area that is asked nothing.
fn of_votes(board: &Board, grounds: Grounds) -> impl Iterator<Item = Reason> {
    let ballots = board.areas.iter().zip(&board.poll.ballots).enumerate();
    ballots.filter_map(move |(place, (area, ballot))| {
        let kind = match ballot.stand() {
            Stand::NoGo => Kind::NoGoVote,
            Stand::None | Stand::Outdated
                if grounds.votes_required && !board.places_of(place).is_empty() =>
            {
                Kind::NoVote
            }
            _ => return None,
        };
        let holding = ballot.holding();
        Some(Reason {
            about: About::Area(place),
            kind,
            forces: Verdict::NoGo,
            age: holding.map(|cast| days_since(cast.voice.at.date_naive(), board.today)),
            remedy: remedy::of_vote(area, ballot),
        })
    })
}

/// The one place where a verdict comes from, and so the one place where it is withheld.
fn decide(board: &Board, grounds: Grounds, reasons: &[Reason]) -> Result<Verdict, Withheld> {
    match grounds {
        Grounds { errors: 1.., .. } => Err(Withheld::Unreadable(grounds.errors)),
        _ if board.rows.is_empty() => Err(Withheld::NothingAsked),
        Grounds { not_here: true, .. } => Err(Withheld::NotHere),
        _ => {
            let worst = reasons.iter().map(|reason| reason.forces).min();
            Ok(worst.unwrap_or(Verdict::Go))
        }
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
pub(super) const fn rank(state: Status) -> u8 {
    match state {
        Status::Failed => 0,
        Status::Blocked => 1,
        Status::Open => 2,
        Status::InProgress => 3,
        Status::Done | Status::NotApplicable | Status::Waived => 4,
    }
}

/// Whose turn it is to settle a reason, and when it is due. The vote of an area is its owner's to
/// give, whoever said no-go; where nobody owns it, it is theirs who did.
fn turn<'a>(board: &'a Board, reason: &Reason) -> (Option<&'a str>, Option<NaiveDate>) {
    match reason.about {
        About::Row(row) => {
            let standing = board.rows.get(row).map(|row| &row.standing);
            (
                standing.and_then(|standing| standing.owner.as_deref()),
                standing.and_then(|standing| standing.due_on),
            )
        }
        About::Area(area) => (board.voters.get(area).and_then(Option::as_deref), None),
    }
}

fn way(board: &Board, reasons: &[Reason]) -> Way {
    let mut way = Way {
        today: board.today,
        ..Way::default()
    };
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => roster::same(a, b),
        (a, b) => a == b,
    };
    // Most names are spelled as before: those need not be held against all others.
    let mut spelled: KeyedMap<Option<&str>, usize> = KeyedMap::default();
    for reason in reasons {
        let (owner, due) = turn(board, reason);
        let place = *spelled.entry(owner).or_insert_with(|| {
            let known = way
                .owners
                .iter()
                .position(|(name, _)| same(name.as_deref(), owner));
            known.unwrap_or_else(|| {
                way.owners.push((owner.map(Into::into), 0));
                way.owners.len() - 1
            })
        });
        if let Some((_, count)) = way.owners.get_mut(place) {
            *count += 1;
        }
        way.latest = way.latest.max(due);
    }
    way.owners.sort_by(|(a, few), (b, many)| {
        (a.is_none(), std::cmp::Reverse(few), a).cmp(&(b.is_none(), std::cmp::Reverse(many), b))
    });
    way
}

#[cfg(test)]
mod tests;
