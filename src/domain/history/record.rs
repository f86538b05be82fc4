//! Where the changes to one item stand in the history, and which of them an answer can do without.
//!
//! Most changes set a field that a later one set again. Noticed as they come in, while an item's
//! last few changes are at hand, they need not be gone through for each answer; nor for the answer
//! of an earlier day, since what was replaced is kept with what replaced it. This file never
//! knows what was taken back. Invariant: where nothing was, the answer is the same without the
//! places that are marked as replaced.

use std::mem::{Discriminant, discriminant};

use chrono::NaiveDate;

use crate::domain::event::{Change, Event, Status};
use crate::domain::id::EventId;

/// More heads than people ever leave side by side. Beyond it nothing is noticed any more, so that
/// a journal full of them costs no more than one without.
const MAX_HEADS: usize = 16;

/// What of an item a change is about, as far as it matters for whether the item is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// A status that ends an item: nothing else settles it.
    End,
    /// A status that ends none.
    Status,
    /// Matters only where people disagree.
    Owner,
    /// Likewise.
    Due,
    /// One is as good as many.
    Evidence,
    /// Never matters.
    Note,
    /// Always may.
    Other,
}

impl Topic {
    fn of(change: &Change) -> Self {
        match change {
            Change::Status(set) => Self::of_status(set.to.status()),
            Change::Owner(_) => Self::Owner,
            Change::Due(_) => Self::Due,
            Change::Evidence(_) => Self::Evidence,
            Change::Note(_) => Self::Note,
            _ => Self::Other,
        }
    }

    const fn of_status(status: Status) -> Self {
        match status {
            Status::Done | Status::NotApplicable | Status::Waived => Self::End,
            Status::Open | Status::Failed | Status::Blocked | Status::InProgress => Self::Status,
        }
    }
}

/// No place in a record replaces it.
const NEVER: u32 = u32::MAX;

/// A change within an event. It holds what is asked of each change of a long history, so that the
/// events themselves, which lie far apart, need not be looked at for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    event: u32,
    change: u32,
    /// Among the record's places, the one that replaced it.
    until: u32,
    day: NaiveDate,
    topic: Topic,
}

impl Place {
    /// From the places of an event and of a change in it; more than four thousand million of
    /// either fit into no memory.
    pub(super) fn new((event, change): (usize, usize), of: &Event, what: &Change) -> Self {
        Self {
            event: narrow(event),
            change: narrow(change),
            until: NEVER,
            day: day_of(of),
            topic: Topic::of(what),
        }
    }

    /// The place of the event.
    pub(super) fn event(self) -> usize {
        self.event as usize
    }

    /// The place of the change in the event.
    pub(super) fn change(self) -> usize {
        self.change as usize
    }

    /// The day on which it was said.
    pub(super) fn day(self) -> NaiveDate {
        self.day
    }

    /// What it is about.
    pub(super) fn topic(self) -> Topic {
        self.topic
    }

    /// Whether the item's answer is the same without it, as long as nothing is taken back.
    pub(super) fn is_replaced(self) -> bool {
        self.until != NEVER
    }

    /// Whether it is replaced by one of so many first places of its record.
    pub(super) fn is_replaced_within(self, places: usize) -> bool {
        (self.until as usize) < places
    }

    /// The same place, to be gone through again.
    pub(super) fn anew(self) -> Self {
        Self {
            until: NEVER,
            ..self
        }
    }
}

/// The day of a change is the one that whoever said it saw.
pub(super) fn day_of(event: &Event) -> NaiveDate {
    event.at.date_naive()
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NEVER)
}

/// A change that set a field and that no later one has replaced yet.
#[derive(Debug, Clone)]
struct Head {
    event: EventId,
    field: Discriminant<Change>,
    /// Among the record's places.
    at: usize,
}

/// The changes to one item.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    places: Vec<Place>,
    heads: Vec<Head>,
    /// Whether replaced changes are no longer told from others.
    too_many: bool,
}

impl Record {
    /// All changes, oldest first.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// A record that begins with a change.
    pub(super) fn of(place: Place, event: EventId, change: &Change) -> Self {
        let mut record = Self::default();
        record.add(place, event, change);
        record
    }

    /// Adds a change that comes after all others.
    pub(super) fn add(&mut self, place: Place, event: EventId, change: &Change) {
        let at = self.places.len();
        self.places.push(place);
        let Some(saw) = change.saw().filter(|_| !self.too_many) else {
            return;
        };
        let field = discriminant(change);
        let places = &mut self.places;
        self.heads.retain(|head| {
            let replaced = head.field == field && saw.contains(&head.event);
            if let Some(place) = places.get_mut(head.at).filter(|_| replaced) {
                place.until = narrow(at);
            }
            !replaced
        });
        self.heads.push(Head { event, field, at });
        if self.heads.len() > MAX_HEADS {
            self.give_up();
        }
    }

    /// Once a head is no longer known, what replaced it must not be left out either.
    fn give_up(&mut self) {
        self.too_many = true;
        self.heads = Vec::new();
        for place in &mut self.places {
            *place = place.anew();
        }
    }
}
