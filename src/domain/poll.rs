//! The poll and the decision: what each area says, and what became of the release.
//!
//! Votes and decisions are fields like any other: heads stand until a later one has seen them all,
//! and where several stand apart the worst of them holds. It reads the board's rows and the
//! history, and knows nothing of verdicts. Invariant: wall time takes no part in whether a vote
//! counts; it is told whether a standing has worsened by what the vote itself holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::answer::{Entry, Field, Voice, heads};
use super::board::{Area, Row};
use super::checklist::{Phase, words};
use super::event::{Call, Change, Course, Decision, Event, Known, Stood, Vote};
use super::history::History;
use super::id::{EventId, ItemId};
use super::roster::Roster;
use super::standing::Standing;
use super::verdict::rank;

/// By which right somebody spoke for an area or a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mandate {
    /// Owns it.
    Owner,
    /// Acts for an owner who is away.
    Acting,
    /// Neither; it counts, and is told.
    Other,
    /// Nobody owns it.
    Unowned,
}

words!(Mandate {
    Owner => "owner",
    Acting => "acting",
    Other => "other",
    Unowned => "unowned",
});

impl Mandate {
    /// The right of somebody on a day.
    #[must_use]
    pub fn of(by: &str, owner: Option<&str>, roster: &Roster, day: NaiveDate) -> Self {
        match owner {
            None => Self::Unowned,
            Some(owner) if roster.stands_for(by, owner) => Self::Owner,
            Some(owner) if roster.acts_for(by, owner, day) => Self::Acting,
            Some(_) => Self::Other,
        }
    }

    /// The remark for people; none where the owner spoke.
    #[must_use]
    pub const fn remark(self) -> Option<&'static str> {
        match self {
            Self::Owner => None,
            Self::Acting => Some("acting for the owner"),
            Self::Other => Some("not the owner"),
            Self::Unowned => Some("nobody owns it"),
        }
    }
}

/// A vote that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// What was said.
    pub call: Call,
    /// With which sentence.
    pub note: Option<String>,
    /// By whom.
    pub voice: Voice,
    /// Who typed it, where somebody else.
    pub recorded_by: Option<String>,
    /// By which right.
    pub mandate: Mandate,
    /// The first item whose standing has worsened since; then a go counts as none.
    pub worse: Option<ItemId>,
}

/// How the vote of an area stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// Somebody said no-go.
    NoGo,
    /// Nobody has said anything.
    None,
    /// Somebody said go, and something has worsened since: that counts as nothing.
    Outdated,
    /// Go.
    Go,
}

words!(Stand {
    NoGo => "no-go",
    None => "no-vote",
    Outdated => "outdated",
    Go => "go",
});

impl Stand {
    /// The plain words for it on screens and in reports.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::NoGo => "no-go",
            Self::None => "no vote",
            Self::Outdated => "go, outdated",
            Self::Go => "go",
        }
    }
}

/// The votes of an area.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ballot {
    /// Those that stand, in the order of events; more than one where people voted apart.
    pub casts: Vec<Cast>,
}

impl Ballot {
    /// What follows: the worst holds, and a go that is outdated counts as none.
    #[must_use]
    pub fn stand(&self) -> Stand {
        match self.holding() {
            None => Stand::None,
            Some(cast) => match (cast.call, &cast.worse) {
                (Call::NoGo, _) => Stand::NoGo,
                (Call::Go, Some(_)) => Stand::Outdated,
                (Call::Go, None) => Stand::Go,
            },
        }
    }

    /// The vote that holds: of several the last no-go, else the last go that is not outdated.
    #[must_use]
    pub fn holding(&self) -> Option<&Cast> {
        let rank = |cast: &&Cast| (cast.call, cast.call == Call::Go && cast.worse.is_some());
        self.casts.iter().rev().min_by_key(rank)
    }

    /// Whether people voted apart, and unequally.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.casts
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.call != b.call))
    }
}

/// A decision or reopening that was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The decision; none where the release was reopened.
    pub decision: Option<Decision>,
    /// By whom.
    pub voice: Voice,
    /// Who typed it, where somebody else.
    pub recorded_by: Option<String>,
    /// By which right.
    pub mandate: Mandate,
    /// Whether no later one replaces it.
    pub holds: bool,
}

impl Turn {
    /// What became of the release by it.
    #[must_use]
    pub fn course(&self) -> Option<Course> {
        self.decision.as_ref().map(|decision| decision.to)
    }
}

/// The poll of a release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Poll {
    /// The votes of each of the board's areas, in their order.
    pub ballots: Vec<Ballot>,
    /// All decisions and reopenings that were not taken back, oldest first.
    pub turns: Vec<Turn>,
    /// What was recorded elsewhere and came in after the release was shipped.
    pub late: Vec<Event>,
}

impl Poll {
    /// Counts the votes of the board's areas.
    #[must_use]
    pub fn of(history: &History, areas: &[Area], rows: &[Row], roster: &Roster) -> Self {
        let mut poll = Self {
            ballots: vec![Ballot::default(); areas.len()],
            ..Self::default()
        };
        if history.poll().next().is_none() {
            return poll;
        }
        for (place, area) in areas.iter().enumerate() {
            let first = rows.partition_point(|row| row.area < place);
            let end = rows.partition_point(|row| row.area <= place);
            let rows = rows.get(first..end).unwrap_or_default();
            let votes = votes(history, area.id.as_str());
            let cast = |head| cast(head, area, rows, history, roster);
            if let Some(ballot) = poll.ballots.get_mut(place) {
                ballot.casts = votes.heads.into_iter().map(cast).collect();
            }
        }
        poll.turns = turns(history, roster);
        if poll.is_closed() {
            poll.late = late(history, &poll.turns);
        }
        poll
    }

    fn holding(&self) -> impl DoubleEndedIterator<Item = &Turn> {
        self.turns.iter().filter(|turn| turn.holds)
    }

    /// Whether the release was shipped and not reopened: it then takes no more answers. Where
    /// people decided apart, a doubt leaves it open.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let mut holding = self.holding().peekable();
        holding.peek().is_some() && holding.all(|turn| turn.course() == Some(Course::Ship))
    }

    /// The decision that holds: of several the last hold; none while it is undecided or open again.
    #[must_use]
    pub fn decision(&self) -> Option<(&Turn, &Decision)> {
        let held = |turn: &&Turn| turn.course() == Some(Course::Hold);
        let turn = if self.is_closed() {
            self.holding().next_back()
        } else {
            self.holding().rev().find(held)
        }?;
        Some((turn, turn.decision.as_ref()?))
    }

    /// Whether people decided apart, and unequally.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        let mut courses = self.holding().map(Turn::course);
        let first = courses.next();
        courses.any(|course| Some(course) != first)
    }

    /// Whether nobody has voted or decided anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.turns.is_empty() && self.ballots.iter().all(|ballot| ballot.casts.is_empty())
    }

    /// Whether a change was recorded elsewhere and came in after the release was shipped.
    #[must_use]
    pub fn is_late(&self, event: EventId) -> bool {
        self.late.iter().any(|late| late.id == event)
    }
}

/// The votes of an area that stand.
#[must_use]
pub fn votes(history: &History, area: &str) -> Field<Vote> {
    let entries: Vec<_> = history
        .poll()
        .filter_map(|statement| match statement.change {
            Change::Vote(vote) if vote.area.as_str() == area => Some(Entry {
                event: statement.event,
                to: vote.as_ref(),
                saw: &vote.saw,
                undone: statement.undone,
            }),
            _ => None,
        })
        .collect();
    heads(&entries)
}

/// The decisions and reopenings that stand.
#[must_use]
pub fn course(history: &History) -> Field<Change> {
    let entries: Vec<_> = history
        .poll()
        .filter(|statement| statement.change.is_decision())
        .map(|statement| Entry {
            event: statement.event,
            to: statement.change,
            saw: statement.change.saw().unwrap_or_default(),
            undone: statement.undone,
        })
        .collect();
    heads(&entries)
}

/// Whether the release was shipped and not reopened, told without a board.
#[must_use]
pub fn is_closed(history: &History) -> bool {
    let heads = course(history).heads;
    let ships = |change: &Change| matches!(change, Change::Decision(it) if it.to == Course::Ship);
    !heads.is_empty() && heads.iter().all(|head| ships(&head.to))
}

/// How far the changes of every writer are known.
#[must_use]
pub fn known(history: &History) -> Vec<Known> {
    let mut known = BTreeMap::new();
    for event in history.events() {
        known.insert(event.writer, event.clock);
    }
    let known = known.into_iter();
    known
        .map(|(writer, clock)| Known { writer, clock })
        .collect()
}

/// Where the items stand that are not plainly settled, for a vote to hold against later standings.
#[must_use]
pub fn stood<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<Stood> {
    let stood = |row: &Row| {
        let standing = &row.standing;
        (weighs(row) && !is_plain(standing)).then(|| Stood {
            item: row.item.id.clone(),
            state: standing.state,
            in_hand: standing.settled || standing.in_hand,
        })
    };
    rows.into_iter().filter_map(stood).collect()
}

/// What is for the time after the release says nothing of whether it may go out.
fn weighs(row: &Row) -> bool {
    row.item.phase != Phase::After
}

/// Settled, and not by a waiver.
fn is_plain(standing: &Standing) -> bool {
    standing.settled && standing.state != super::event::Status::Waived
}

/// Whether an item stands worse than when its area voted. What was settled then, or was not there,
/// is not in the list.
fn is_worse(row: &Row, stood: &[Stood]) -> bool {
    let standing = &row.standing;
    if is_plain(standing) || !weighs(row) {
        return false;
    }
    let Some(then) = stood.iter().find(|then| row.item.is(&then.item)) else {
        return true;
    };
    if standing.settled {
        return false;
    }
    let was_waived = then.state == super::event::Status::Waived && then.in_hand;
    was_waived || (then.in_hand && !standing.in_hand) || rank(standing.state) < rank(then.state)
}

fn cast(
    head: super::answer::Head<Vote>,
    area: &Area,
    rows: &[Row],
    history: &History,
    roster: &Roster,
) -> Cast {
    let (vote, voice) = (head.to, named(head.voice, roster));
    let worse = rows.iter().find(|row| is_worse(row, &vote.stood));
    let day = voice.at.date_naive();
    Cast {
        call: vote.to,
        note: vote.note,
        recorded_by: recorded_by(history, &voice, roster),
        mandate: Mandate::of(&voice.by, area.owner.as_deref(), roster, day),
        voice,
        worse: worse.map(|row| row.item.id.clone()),
    }
}

/// A voice under the name that the roster has for it.
fn named(voice: Voice, roster: &Roster) -> Voice {
    Voice {
        by: roster.name(&voice.by).into(),
        ..voice
    }
}

fn recorded_by(history: &History, voice: &Voice, roster: &Roster) -> Option<String> {
    let typist = history.event(voice.event)?.recorded_by.as_deref()?;
    Some(roster.name(typist).to_string())
}

fn turns(history: &History, roster: &Roster) -> Vec<Turn> {
    let holding = course(history).saw();
    let owner = history.release().owner.as_deref();
    let standing = history
        .poll()
        .filter(|it| it.change.is_decision() && !it.undone);
    let turn = |statement: super::answer::Statement<'_>| {
        let voice = named(Voice::of(statement.event), roster);
        let day = voice.at.date_naive();
        Turn {
            decision: match statement.change {
                Change::Decision(decision) => Some(decision.as_ref().clone()),
                _ => None,
            },
            recorded_by: recorded_by(history, &voice, roster),
            mandate: Mandate::of(&voice.by, owner, roster, day),
            holds: holding.contains(&voice.event),
            voice,
        }
    };
    standing.map(turn).collect()
}

/// What no decision that holds has known: what was said, and what of the known was taken back or
/// brought back. Answers to items of the whole workspace that were given for another release are
/// that one's.
fn late(history: &History, turns: &[Turn]) -> Vec<Event> {
    let decisions = turns.iter().filter(|turn| turn.holds);
    let decisions: Vec<_> = decisions
        .filter_map(|turn| turn.decision.as_ref())
        .collect();
    let is_known = |event: &Event| {
        let covers = |known: &Known| known.writer == event.writer && known.clock >= event.clock;
        decisions.iter().any(|it| it.seen.iter().any(covers))
    };
    let decides = |event: &Event| event.changes.iter().any(Change::is_decision);
    let ours = history.events().iter();
    let ours = ours.filter(|event| history.release().is(&event.release));
    // Whether each change stood when the decision was taken, where something was done to that.
    let mut stood = BTreeMap::new();
    let mut late = BTreeMap::new();
    for (place, event) in ours.enumerate() {
        let said = event.changes.iter().any(Change::says_something);
        if said && !is_known(event) && !decides(event) && !history.is_undone(event.id) {
            late.insert(place, event.clone());
        }
        for (target, undone) in event.changes.iter().filter_map(Change::marks) {
            let earlier = history
                .event(target)
                .filter(|it| is_known(it) && !decides(it));
            if earlier.is_none_or(|earlier| earlier.writer != event.writer) {
                continue;
            }
            let (then, shown) = stood.entry(target).or_insert((false, None));
            if let Some(shown) = shown.take() {
                late.remove(&shown);
            }
            if is_known(event) {
                *then = undone;
            } else if *then != undone {
                late.insert(place, event.clone());
                *shown = Some(place);
            }
        }
    }
    late.into_values().collect()
}

#[cfg(test)]
mod tests;
