//! What was recorded for one release, in its one order, with what was taken back.
//!
//! Invariant: the same set of events gives the same history, whatever order, number of copies or
//! split into files they arrived in. Wall time takes no part; order is clock, then writer, then id.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::answer::{Answer, Statement};
use super::checklist::Item;
use super::event::{Change, Event};
use super::id::{EventId, ItemId, WriterId};
use super::release::Release;

/// The events that concern one release, and what follows from them.
#[derive(Debug, Clone)]
pub struct History {
    release: Release,
    /// In order, each once.
    events: Vec<Event>,
    /// Whether the event of the same place has been taken back.
    undone: Vec<bool>,
    by_id: HashMap<EventId, usize>,
    by_item: HashMap<ItemId, Vec<Place>>,
    /// The one answer of all items of which nothing was said.
    silence: Arc<Answer>,
}

/// A change within an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    event: usize,
    change: usize,
}

impl History {
    /// Nothing recorded yet.
    #[must_use]
    pub fn new(release: Release) -> Self {
        Self {
            release,
            events: Vec::new(),
            undone: Vec::new(),
            by_id: HashMap::new(),
            by_item: HashMap::new(),
            silence: Arc::default(),
        }
    }

    /// Takes in events, of any order and any number of copies.
    ///
    /// Events that come after all others, as new ones do, cost no more than themselves.
    pub fn absorb(&mut self, mut events: Vec<Event>) {
        events.sort_by_key(Event::order);
        let last = self.events.last().map(Event::order);
        let in_order = events
            .first()
            .is_none_or(|first| last.is_none_or(|last| first.order() > last));
        if !in_order
            || events
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if a.order() == b.order()))
        {
            events.append(&mut self.events);
            events.sort_by(|a, b| a.order().cmp(&b.order()).then_with(|| tie_break(a, b)));
            *self = Self::new(self.release.clone());
        }
        let known = self.events.len();
        let mut place = known;
        self.by_id.reserve(events.len());
        // A second event of the same id changes nothing.
        events.retain(|event| match self.by_id.entry(event.id) {
            Entry::Occupied(_) => false,
            Entry::Vacant(vacant) => {
                vacant.insert(place);
                place += 1;
                true
            }
        });
        if known == 0 {
            // A long journal is not moved: that would cost as much as what follows.
            self.events = events;
        } else {
            self.events.append(&mut events);
        }
        self.undone.resize(self.events.len(), false);
        self.follow(known);
    }

    /// Works out what follows from the events of these places, which no other has worked out yet.
    fn follow(&mut self, first: usize) {
        for (place, event) in self.events.iter().enumerate().skip(first) {
            for (change, what) in event.changes.iter().enumerate() {
                let marked = match what {
                    Change::Undo(undo) => Some((undo.event, true)),
                    Change::Redo(redo) => Some((redo.event, false)),
                    _ => None,
                };
                if let Some((id, undone)) = marked
                    && let Some(earlier) = self.own_before(place, event.writer, id)
                    && let Some(mark) = self.undone.get_mut(earlier)
                {
                    *mark = undone;
                }
                let Some(item) = what.item() else { continue };
                if !self.concerns(event, what) {
                    continue;
                }
                let place = Place {
                    event: place,
                    change,
                };
                match self.by_item.get_mut(item) {
                    Some(places) => places.push(place),
                    None => {
                        self.by_item.insert(item.clone(), vec![place]);
                    }
                }
            }
        }
    }

    /// The place of a writer's event before another place; nobody can take back another writer's,
    /// nor what is still to come.
    fn own_before(&self, place: usize, writer: WriterId, id: EventId) -> Option<usize> {
        let earlier = *self.by_id.get(&id)?;
        let event = self.events.get(earlier)?;
        (earlier < place && event.writer == writer).then_some(earlier)
    }

    fn concerns(&self, event: &Event, change: &Change) -> bool {
        change.is_once() || self.release.is(&event.release)
    }

    /// The release that it is about.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// All events, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Whether nothing was ever recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The event of that id.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.by_id
            .get(&id)
            .and_then(|&place| self.events.get(place))
    }

    /// Whether the event of that id has been taken back.
    #[must_use]
    pub fn is_undone(&self, id: EventId) -> bool {
        self.by_id
            .get(&id)
            .and_then(|&place| self.undone.get(place))
            == Some(&true)
    }

    /// The events that touched an item, under its id or an earlier one, oldest first; those taken
    /// back as well.
    pub fn of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Event> {
        let mut events: Vec<_> = self
            .places(item)
            .into_iter()
            .map(|place| place.event)
            .collect();
        events.dedup();
        events
            .into_iter()
            .filter_map(|place| self.events.get(place))
    }

    /// The ids of items that have answers, whether or not a checklist still has them.
    pub fn answered(&self) -> impl Iterator<Item = &ItemId> {
        self.by_item.keys()
    }

    fn places(&self, item: &Item) -> Vec<Place> {
        let mut places = self.by_item.get(&item.id).cloned().unwrap_or_default();
        if !item.was.is_empty() {
            places.extend(
                item.was
                    .iter()
                    .filter_map(|was| self.by_item.get(was))
                    .flatten(),
            );
            places.sort_unstable();
        }
        places
    }

    /// What has been said of an item, under its id or an earlier one.
    #[must_use]
    pub fn answer(&self, item: &Item) -> Arc<Answer> {
        let statement = |place: Place| {
            let event = self.events.get(place.event)?;
            let change = event.changes.get(place.change)?;
            let undone = self.undone.get(place.event) == Some(&true);
            Some(Statement {
                event,
                change,
                undone,
            })
        };
        let places = self.places(item);
        if places.is_empty() {
            return Arc::clone(&self.silence);
        }
        Arc::new(Answer::gather(places.into_iter().filter_map(statement)))
    }

    /// The writer's changes that stand and those that may be brought back, each oldest first.
    fn stacks(&self, writer: WriterId) -> (Vec<&Event>, Vec<&Event>) {
        let (mut done, mut taken): (Vec<&Event>, Vec<&Event>) = (Vec::new(), Vec::new());
        for event in self.events.iter().filter(|event| event.writer == writer) {
            for change in &event.changes {
                match change {
                    Change::Undo(undo) => {
                        if let Some(at) = done.iter().rposition(|event| event.id == undo.event) {
                            taken.push(done.remove(at));
                        }
                    }
                    Change::Redo(redo) => {
                        if let Some(at) = taken.iter().rposition(|event| event.id == redo.event) {
                            done.push(taken.remove(at));
                        }
                    }
                    _ => {}
                }
            }
            // A change of another release is not this one's to take back, even where a part of it
            // holds for the whole workspace.
            let mut answers = event
                .changes
                .iter()
                .filter(|change| change.item().is_some())
                .peekable();
            if answers.peek().is_some() && answers.all(|change| self.concerns(event, change)) {
                done.push(event);
                taken.clear();
            }
        }
        (done, taken)
    }

    /// The writer's last change that is not undone.
    #[must_use]
    pub fn undoable(&self, writer: WriterId) -> Option<&Event> {
        self.stacks(writer).0.last().copied()
    }

    /// The writer's change that was undone last, unless something new was recorded since.
    #[must_use]
    pub fn redoable(&self, writer: WriterId) -> Option<&Event> {
        self.stacks(writer).1.last().copied()
    }

    /// Whether that undone change may still be brought back.
    #[must_use]
    pub fn may_redo(&self, writer: WriterId, id: EventId) -> bool {
        self.stacks(writer).1.iter().any(|event| event.id == id)
    }
}

/// Orders two events that claim one place, so that every machine keeps the same one.
fn tie_break(a: &Event, b: &Event) -> Ordering {
    if a == b {
        Ordering::Equal
    } else {
        format!("{a:?}").cmp(&format!("{b:?}"))
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
