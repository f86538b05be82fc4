//! What people have said of one item for one release.
//!
//! A field's heads are its statements that stand and that no standing statement replaces. One head
//! is the usual case; several of unequal content are *contested*: nobody has seen both yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::check::Ran;
use super::event::{Add, Change, Confirmation, Event, Said, Set, Status};
use super::id::{EventId, ReleaseId};
use super::object_id::ObjectId;
use super::target::Quantity;
use super::when::Due;

/// One change to one item, as the history holds it.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// The event that it is part of.
    pub event: &'a Event,
    /// What was said.
    pub change: &'a Change,
    /// Whether it has been taken back.
    pub undone: bool,
}

/// Who said something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The event by which it was said.
    pub event: EventId,
    /// Who said it.
    pub by: Arc<str>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The release for which it was said before it was taken over into this one.
    pub carried_from: Option<ReleaseId>,
    /// What was checked out, where the item watches paths.
    pub commit: Option<ObjectId>,
}

impl Voice {
    pub(super) fn of(event: &Event) -> Self {
        Self {
            event: event.id,
            by: event.by.clone(),
            at: event.at,
            carried_from: event.carried_from().cloned(),
            commit: event.commit().cloned(),
        }
    }
}

/// A content that stands, with its voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head<T> {
    /// What was said.
    pub to: T,
    /// By whom.
    pub voice: Voice,
}

/// A field of an answer: all its heads, in the order of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T> {
    /// Empty where nothing was said.
    pub heads: Vec<Head<T>>,
}

// Not derived: a field of a content without a default can be empty too.
impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { heads: Vec::new() }
    }
}

impl<T: PartialEq> Field<T> {
    /// The head that was said last.
    #[must_use]
    pub fn last(&self) -> Option<&Head<T>> {
        self.heads.last()
    }

    /// Whether there are heads of unequal content.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.heads
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.to != b.to))
    }

    /// The events between which it is contested.
    fn contesting(&self) -> Vec<EventId> {
        if self.is_contested() {
            self.saw()
        } else {
            Vec::new()
        }
    }

    /// The events that a new content replaces.
    #[must_use]
    pub fn saw(&self) -> Vec<EventId> {
        self.heads.iter().map(|head| head.voice.event).collect()
    }
}

/// Words or references that were added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What was added.
    pub text: String,
    /// By whom.
    pub voice: Voice,
}

/// A second person's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seconded {
    /// The events that made up the answer.
    pub of: Box<[EventId]>,
    /// By whom.
    pub voice: Voice,
}

/// Everything that people have said of one item for one release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands, with the reason.
    pub status: Field<Said>,
    /// Who owns it.
    pub owner: Field<Option<String>>,
    /// When it is due.
    pub due: Field<Option<Due>>,
    /// What was measured.
    pub value: Field<Option<Quantity>>,
    /// Proofs, oldest first.
    pub evidence: Vec<Remark>,
    /// Remarks, oldest first.
    pub notes: Vec<Remark>,
    /// Words of second persons, oldest first.
    pub confirmations: Vec<Seconded>,
    /// How its check ended: the last run, and the last that could not run where that was later. A
    /// field with heads like others, and never contested: no two runs are the same.
    pub check: Field<Ran>,
}

impl Answer {
    /// Joins the changes to one item; they come in the order of events.
    pub(super) fn gather<'a>(statements: impl Iterator<Item = Statement<'a>>) -> Self {
        let mut answer = Self::default();
        let (mut status, mut owner) = (Vec::new(), Vec::new());
        let (mut due, mut value) = (Vec::new(), Vec::new());
        let (mut notes, mut evidence) = (Vec::new(), Vec::new());
        let mut check = Vec::new();
        for Statement {
            event,
            change,
            undone,
        } in statements
        {
            match change {
                Change::Status(set) => status.push(Entry::of(event, set, undone)),
                Change::Owner(set) => owner.push(Entry::of(event, set, undone)),
                Change::Due(set) => due.push(Entry::of(event, set, undone)),
                Change::Value(set) => value.push(Entry::of(event, set, undone)),
                Change::Check(set) => check.push(Entry::of(event, set, undone)),
                _ if undone => {}
                Change::Note(add) => notes.push((event, add)),
                Change::Evidence(add) => evidence.push((event, add)),
                Change::Confirmation(Confirmation { of, .. }) => {
                    answer.confirmations.push(Seconded {
                        of: of.clone(),
                        voice: Voice::of(event),
                    });
                }
                Change::Undo(_)
                | Change::Redo(_)
                | Change::Carried(_)
                | Change::At(_)
                | Change::Vote(_)
                | Change::Decision(_)
                | Change::Reopening(_) => {}
            }
        }
        answer.status = heads(&status);
        answer.owner = heads(&owner);
        answer.due = heads(&due);
        answer.value = heads(&value);
        answer.check = heads(&check);
        answer.notes = remarks(&notes);
        answer.evidence = remarks(&evidence);
        answer
    }

    /// The status that was answered; of several heads the worst, so that a doubt never helps.
    #[must_use]
    pub fn status(&self) -> Status {
        let worst = self.status.heads.iter().map(|head| head.to.status()).min();
        worst.unwrap_or(Status::Open)
    }

    /// The head that gives the status, where there is one.
    #[must_use]
    pub fn spoken(&self) -> Option<&Head<Said>> {
        self.status
            .heads
            .iter()
            .rev()
            .min_by_key(|head| head.to.status())
    }

    /// The value that was measured.
    #[must_use]
    pub fn value(&self) -> Option<&Quantity> {
        self.value.last().and_then(|head| head.to.as_ref())
    }

    /// Whether a field has several heads of unequal content.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.status.is_contested()
            || self.owner.is_contested()
            || self.due.is_contested()
            || self.value.is_contested()
    }

    /// The events that gave the contents between which it is contested, each once, in the order of
    /// events of the first field in which they stand; none where it is not contested.
    #[must_use]
    pub fn sides(&self) -> Vec<EventId> {
        let fields = [
            self.status.contesting(),
            self.owner.contesting(),
            self.due.contesting(),
            self.value.contesting(),
        ];
        let mut sides = Vec::new();
        for side in fields.into_iter().flatten() {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        sides
    }

    /// The events that make up what is answered, and so what a second person would confirm.
    #[must_use]
    pub fn said(&self) -> Vec<EventId> {
        self.status
            .saw()
            .into_iter()
            .chain(self.value.saw())
            .collect()
    }

    /// The events that gave all that stands and that another content would replace.
    pub fn heads(&self) -> impl Iterator<Item = EventId> {
        let fields = [
            self.status.saw(),
            self.owner.saw(),
            self.due.saw(),
            self.value.saw(),
        ];
        fields.into_iter().flatten()
    }

    /// Whether there is a proof: somebody's reference, or a check that passed.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        let passed = |head: &Head<Ran>| matches!(head.to, Ran::Passed(_));
        !self.evidence.is_empty() || self.check.heads.iter().any(passed)
    }

    /// Why its check could not run when it was last asked to, where it could not.
    #[must_use]
    pub fn could_not_run(&self) -> Option<&str> {
        match &self.check.last()?.to {
            Ran::CouldNotRun { why } => Some(why),
            Ran::Passed(_) | Ran::Failed { .. } => None,
        }
    }

    /// Whether anything at all was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn remarks(added: &[(&Event, &Add)]) -> Vec<Remark> {
    let remark = |(event, add): &(&Event, &Add)| Remark {
        text: add.text.clone(),
        voice: Voice::of(event),
    };
    added.iter().map(remark).collect()
}

/// A content of a field, as an event set it.
pub(super) struct Entry<'a, T> {
    pub(super) event: &'a Event,
    pub(super) to: T,
    pub(super) saw: &'a [EventId],
    pub(super) undone: bool,
}

impl<'a, T> Entry<'a, &'a T> {
    fn of(event: &'a Event, set: &'a Set<T>, undone: bool) -> Self {
        Self {
            event,
            to: &set.to,
            saw: &set.saw,
            undone,
        }
    }
}

/// The heads of a field: what stands and is not replaced by what stands. What was taken back
/// replaces nothing itself, but whoever replaced it also replaces what it had replaced.
pub(super) fn heads<'a, T: Clone + 'a>(entries: &[Entry<'a, &'a T>]) -> Field<T> {
    let mut heads = Vec::new();
    let mut replaced: BTreeSet<EventId> = BTreeSet::new();
    // The newest first: nobody has seen what came later, so all that replaces an entry is known
    // when its turn comes. A journal that says otherwise replaces nothing by it.
    for (older, entry) in entries.iter().enumerate().rev() {
        let is_replaced = replaced.contains(&entry.event.id);
        if !entry.undone && !is_replaced {
            heads.push(Head {
                to: entry.to.clone(),
                voice: Voice::of(entry.event),
            });
        }
        // Most fields were said once, and then nothing is left to be replaced.
        if older > 0 && (!entry.undone || is_replaced) {
            replaced.extend(entry.saw);
        }
    }
    heads.reverse();
    Field { heads }
}
