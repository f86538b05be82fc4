//! Where the changes to one item stand in the history, and which of them an answer can do without.
//!
//! Most changes set a field that a later one set again. Noticed as they come in, while an item's
//! last few changes are at hand, they need not be gone through for each answer. This file never
//! knows what was taken back. Invariant: where nothing was, the answer is the same without the
//! places that are marked as replaced.

use std::mem::{Discriminant, discriminant};

use crate::domain::event::Change;
use crate::domain::id::EventId;

/// More heads than people ever leave side by side. Beyond it nothing is noticed any more, so that
/// a journal full of them costs no more than one without.
const MAX_HEADS: usize = 16;

/// A change within an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    event: u32,
    change: u32,
    replaced: bool,
}

impl Place {
    /// From the places of the event and of the change in it; more than four thousand million of
    /// either fit into no memory.
    pub(super) fn new(event: usize, change: usize) -> Self {
        let narrow = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            event: narrow(event),
            change: narrow(change),
            replaced: false,
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

    /// Whether the item's answer is the same without it, as long as nothing is taken back.
    pub(super) fn is_replaced(self) -> bool {
        self.replaced
    }

    /// The same place, to be gone through again.
    pub(super) fn anew(self) -> Self {
        Self {
            replaced: false,
            ..self
        }
    }
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
                place.replaced = true;
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
