//! One recorded change: the only way anything ever becomes different.
//!
//! An event is one line of the journal and holds one whole change, a bulk change too. It is never
//! edited and never removed; taking it back is an event of its own. Kinds of change that this
//! version does not know are not read as events at all but kept as they are (see the store), so an
//! older program loses nothing that a newer one wrote.

mod shared;
mod snug;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

pub use snug::snug;

use super::check::Ran;
use super::checklist::words;
use super::id::{AreaId, EventId, ItemId, ReleaseId, WriterId};
use super::object_id::ObjectId;
use super::target::Quantity;
use super::verdict::Verdict;
use super::when::Due;

/// The version of the journal that this program writes and reads.
pub const VERSION: u32 = 1;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The version of its format.
    pub v: u32,
    /// Unique for ever.
    pub id: EventId,
    /// The data folder that recorded it.
    pub writer: WriterId,
    /// One more than the highest seen when it was recorded: the order of events.
    pub clock: u64,
    /// When, for people; it orders nothing.
    pub at: DateTime<FixedOffset>,
    /// Who said it; few people say much, so that their names are shared.
    #[serde(with = "shared")]
    pub by: Arc<str>,
    /// Who typed it, where somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<Box<str>>,
    /// The release that was being answered.
    pub release: ReleaseId,
    /// What changed, all at once or not at all.
    #[serde(deserialize_with = "snug")]
    pub changes: Box<[Change]>,
}

impl Event {
    /// Its place among all events, whatever file or order they were read in.
    #[must_use]
    pub fn order(&self) -> (u64, WriterId, EventId) {
        (self.clock, self.writer, self.id)
    }

    /// The release that its answers were taken over from, if they were.
    #[must_use]
    pub fn carried_from(&self) -> Option<&ReleaseId> {
        match self.changes.first() {
            Some(Change::Carried(carried)) => Some(&carried.from),
            _ => None,
        }
    }

    /// The commit at which its items were answered, where that was recorded.
    #[must_use]
    pub fn commit(&self) -> Option<&ObjectId> {
        match self.changes.first() {
            Some(Change::At(at)) => Some(&at.commit),
            _ => None,
        }
    }
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Change {
    /// Where an item stands, with its reason.
    Status(Set<Said>),
    /// Who owns an item; none gives it back to the checklist's owner.
    Owner(Set<Option<String>>),
    /// When an item is due; none gives it back to the checklist's date.
    Due(Set<Option<Due>>),
    /// What was measured; none takes it back.
    Value(Set<Option<Quantity>>),
    /// A remark; remarks add up.
    Note(Add),
    /// A reference to a proof; proofs add up.
    Evidence(Add),
    /// A second person stands by an answer.
    Confirmation(Confirmation),
    /// Takes back one of the writer's own events.
    Undo(Reference),
    /// Brings back what an undo took.
    Redo(Reference),
    /// Stands before the other changes of an event that were taken over from another release. A
    /// kind of its own, since older programs keep lines with kinds that they do not know, and take
    /// unknown members of known kinds for damage.
    Carried(Carried),
    /// Stands before the other changes of an event that says of items with `watches` that they are
    /// done: what was checked out. A kind of its own for the same reason.
    At(At),
    /// The word of an area in the poll; boxed, as are all that are larger than the rest and rarer.
    Vote(Box<Vote>),
    /// The release goes out, or waits.
    Decision(Box<Decision>),
    /// A release that was shipped takes answers again.
    Reopening(Reopening),
    /// How an item's check ended.
    Check(Box<Set<Ran>>),
}

/// What an area says in the poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Call {
    /// The release must not go out.
    NoGo,
    /// It may.
    Go,
}

words!(Call { NoGo => "no-go", Go => "go" });

/// What becomes of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It waits.
    Hold,
    /// It goes out.
    Ship,
}

words!(Course { Hold => "hold", Ship => "ship" });

/// A vote in the poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The area.
    pub area: AreaId,
    /// What it says.
    pub to: Call,
    /// A sentence to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the area's items stood that were not plainly settled: so that it shows once a standing
    /// has worsened, whatever clocks and checklists say by then.
    pub stood: Vec<Stood>,
    /// Every vote of the area that this replaces.
    #[serde(deserialize_with = "snug")]
    pub saw: Box<[EventId]>,
}

/// Where an item stood when its area voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stood {
    /// The item.
    pub item: ItemId,
    /// Its standing.
    #[serde(rename = "as")]
    pub state: Status,
    /// Whether it was waived in due form, or in hand in time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_hand: bool,
}

/// A decision upon the whole release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What becomes of the release.
    pub to: Course,
    /// The verdict at that moment.
    pub verdict: Verdict,
    /// What stood in the way then, worst first; of very many only the worst.
    pub reasons: Vec<Ground>,
    /// How many reasons there were.
    pub of: usize,
    /// A sentence to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Of the report upon which it was taken.
    pub digest: String,
    /// How far each writer's changes were known. What is not among these came after the decision,
    /// whenever it was recorded.
    pub seen: Vec<Known>,
    /// Every decision and reopening that this replaces.
    #[serde(deserialize_with = "snug")]
    pub saw: Box<[EventId]>,
}

/// Something that stood in the way of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The area.
    pub area: AreaId,
    /// The item; none where it was the area's vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// What would have settled it.
    pub remedy: String,
}

/// How far the changes of a writer were known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The writer.
    pub writer: WriterId,
    /// The clock of the last change.
    pub clock: u64,
}

/// A release that was shipped takes answers again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Every decision and reopening that this replaces.
    #[serde(deserialize_with = "snug")]
    pub saw: Box<[EventId]>,
}

/// A field of an item set to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set<T> {
    /// The item.
    pub item: ItemId,
    /// Its new content.
    pub to: T,
    /// Every head of the field that this replaces; empty for a first answer.
    #[serde(deserialize_with = "snug")]
    pub saw: Box<[EventId]>,
    /// Whether it answers for the whole workspace.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}

/// Something added to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// The item.
    pub item: ItemId,
    /// The words or the reference.
    pub text: String,
    /// Whether it answers for the whole workspace.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}

/// A second person's word for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The item.
    pub item: ItemId,
    /// The events that made up the answer; a newer answer needs a new confirmation.
    #[serde(deserialize_with = "snug")]
    pub of: Box<[EventId]>,
    /// Whether it answers for the whole workspace.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}

/// Another event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its id.
    pub event: EventId,
}

/// Where the answers of an event come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// The release for which they were given.
    pub from: ReleaseId,
}

/// What was checked out when items were answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// The commit.
    pub commit: ObjectId,
}

/// What was answered, with all that such an answer must carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Said {
    /// Nothing, again.
    Open,
    /// It is being worked on.
    InProgress {
        /// Why it stands so, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// It waits for something.
    Blocked {
        /// For what, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// It is not true.
    Failed {
        /// What was found.
        reason: String,
    },
    /// It is true.
    Done {
        /// A remark, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Of the statement that was answered (see [`super::checklist::Item::digest`]).
        digest: Box<str>,
    },
    /// It does not apply.
    NotApplicable {
        /// Why not.
        reason: String,
    },
    /// The release may go without it.
    Waived {
        /// Why.
        reason: String,
        /// Who agreed; never the one who asks.
        approved_by: Box<str>,
        /// The last day on which it holds.
        until: NaiveDate,
    },
}

/// The word for what was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing was said.
    Open,
    /// It is not true.
    Failed,
    /// It waits for something.
    Blocked,
    /// It is being worked on.
    InProgress,
    /// The release may go without it.
    Waived,
    /// It does not apply.
    NotApplicable,
    /// It is true.
    Done,
}

words!(Status {
    Open => "open",
    Failed => "failed",
    Blocked => "blocked",
    InProgress => "in-progress",
    Waived => "waived",
    NotApplicable => "not-applicable",
    Done => "done",
});

impl Status {
    /// Whether who says it takes the item for done with.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable | Self::Waived)
    }
}

impl Said {
    /// The word for it.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self {
            Self::Open => Status::Open,
            Self::InProgress { .. } => Status::InProgress,
            Self::Blocked { .. } => Status::Blocked,
            Self::Failed { .. } => Status::Failed,
            Self::Done { .. } => Status::Done,
            Self::NotApplicable { .. } => Status::NotApplicable,
            Self::Waived { .. } => Status::Waived,
        }
    }

    /// The reason, where one was given; nothing but spaces is none.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        let reason = match self {
            Self::Open => None,
            Self::InProgress { reason } | Self::Blocked { reason } | Self::Done { reason, .. } => {
                reason.as_deref()
            }
            Self::Failed { reason }
            | Self::NotApplicable { reason }
            | Self::Waived { reason, .. } => Some(reason.as_str()),
        };
        reason.filter(|reason| !reason.trim().is_empty())
    }
}

impl Change {
    /// The item that it changes; none for what concerns whole events.
    #[must_use]
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Status(set) => Some(&set.item),
            Self::Owner(set) => Some(&set.item),
            Self::Due(set) => Some(&set.item),
            Self::Value(set) => Some(&set.item),
            Self::Note(add) | Self::Evidence(add) => Some(&add.item),
            Self::Confirmation(confirmation) => Some(&confirmation.item),
            Self::Check(set) => Some(&set.item),
            Self::Undo(_)
            | Self::Redo(_)
            | Self::Carried(_)
            | Self::At(_)
            | Self::Vote(_)
            | Self::Decision(_)
            | Self::Reopening(_) => None,
        }
    }

    /// The event that it takes back, with true, or brings back, with false.
    #[must_use]
    pub const fn marks(&self) -> Option<(EventId, bool)> {
        match self {
            Self::Undo(undo) => Some((undo.event, true)),
            Self::Redo(redo) => Some((redo.event, false)),
            _ => None,
        }
    }

    /// Whether it is part of the poll: a vote, a decision, or what takes one back for good.
    #[must_use]
    pub const fn is_poll(&self) -> bool {
        matches!(self, Self::Vote(_) | Self::Decision(_) | Self::Reopening(_))
    }

    /// Whether it decides what becomes of the release.
    #[must_use]
    pub const fn is_decision(&self) -> bool {
        matches!(self, Self::Decision(_) | Self::Reopening(_))
    }

    /// Whether somebody said something with it, rather than took something back or brought it back.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.item().is_some() || self.is_poll()
    }

    /// What it is about: an item, or the area that votes; none for what concerns whole events or
    /// the whole release.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        match self {
            Self::Vote(vote) => Some(vote.area.as_str()),
            other => other.item().map(ItemId::as_str),
        }
    }

    /// Whether it sets the very field of an item that another sets.
    #[must_use]
    pub fn sets_field_of(&self, other: &Self) -> bool {
        self.saw().is_some()
            && self.item().is_some_and(|item| other.item() == Some(item))
            && std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Every head of its field that it replaces; none for what sets no field.
    #[must_use]
    pub fn saw(&self) -> Option<&[EventId]> {
        match self {
            Self::Status(set) => Some(&set.saw),
            Self::Owner(set) => Some(&set.saw),
            Self::Due(set) => Some(&set.saw),
            Self::Value(set) => Some(&set.saw),
            Self::Vote(vote) => Some(&vote.saw),
            Self::Decision(decision) => Some(&decision.saw),
            Self::Reopening(reopening) => Some(&reopening.saw),
            Self::Check(set) => Some(&set.saw),
            _ => None,
        }
    }

    /// Whether it answers for the whole workspace and not for one release.
    #[must_use]
    pub fn is_once(&self) -> bool {
        match self {
            Self::Status(set) => set.once,
            Self::Owner(set) => set.once,
            Self::Due(set) => set.once,
            Self::Value(set) => set.once,
            Self::Note(add) | Self::Evidence(add) => add.once,
            Self::Confirmation(confirmation) => confirmation.once,
            Self::Check(set) => set.once,
            Self::Undo(_)
            | Self::Redo(_)
            | Self::Carried(_)
            | Self::At(_)
            | Self::Vote(_)
            | Self::Decision(_)
            | Self::Reopening(_) => false,
        }
    }
}

/// What a command decided, before the store stamps and records it as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What changes, all at once; nothing to record where empty.
    pub changes: Vec<Change>,
    /// Whether it is kept with the answers of the whole workspace: it holds one of those, or takes
    /// one back.
    pub for_workspace: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_pointer_width = "64")]
    #[test]
    fn a_recorded_change_takes_little_room() {
        assert!(size_of::<Change>() <= 88, "{}", size_of::<Change>());
        assert!(size_of::<Event>() <= 120, "{}", size_of::<Event>());
    }
}
