//! What was recorded for one release, in its one order, with what was taken back.
//!
//! Invariant: the same set of events gives the same history, whatever order, number of copies or
//! split into files they arrived in. Wall time takes no part; order is clock, then writer, then id.

mod past;
mod record;
mod stacks;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::hash_map::Entry;
use std::sync::Arc;

pub use self::past::{Past, Trail};
use self::record::{Place, Record};
use self::stacks::{NOWHERE, Stacks};
use super::answer::{Answer, Statement};
use super::checklist::Item;
use super::event::{Change, Event};
use super::id::{EventId, ItemId, KeyedMap, WriterId};
use super::release::Release;

/// The events that concern one release, and what follows from them.
#[derive(Debug, Clone)]
pub struct History {
    release: Release,
    /// In order, each once.
    events: Vec<Event>,
    /// Whether the event of the same place has been taken back.
    undone: Vec<bool>,
    by_id: KeyedMap<EventId, usize>,
    by_item: KeyedMap<ItemId, Record>,
    by_writer: KeyedMap<WriterId, Stacks>,
    /// The votes and decisions, in order.
    poll: Vec<Place>,
    /// Where the event of the same place stands in a stack of its writer.
    at: Vec<u32>,
    /// The one answer of all items of which nothing was said.
    silence: Arc<Answer>,
}

impl History {
    /// Nothing recorded yet.
    #[must_use]
    pub fn new(release: Release) -> Self {
        Self {
            release,
            events: Vec::new(),
            undone: Vec::new(),
            by_id: KeyedMap::default(),
            by_item: KeyedMap::default(),
            by_writer: KeyedMap::default(),
            poll: Vec::new(),
            at: Vec::new(),
            silence: Arc::default(),
        }
    }

    /// Takes in events, of any order and any number of copies.
    ///
    /// Events that come after all others, as new ones do, cost no more than themselves.
    pub fn absorb(&mut self, mut events: Vec<Event>) {
        let in_order = |a: &Event, b: &Event| a.order() < b.order();
        let mut straight = events.is_sorted_by(in_order);
        if !straight {
            // By small keys: to sort the events themselves would move each many times.
            events.sort_by_cached_key(Event::order);
            straight = events.is_sorted_by(in_order);
        }
        let goes_on = match (self.events.last(), events.first()) {
            (Some(last), Some(first)) => in_order(last, first),
            _ => true,
        };
        if !straight || !goes_on {
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
        self.at.resize(self.events.len(), NOWHERE);
        self.follow(known);
    }

    /// Works out what follows from the events of these places, which no other has worked out yet.
    fn follow(&mut self, first: usize) {
        for (place, event) in self.events.iter().enumerate().skip(first) {
            // A change of another release is not this one's to take back, even where a part of it
            // holds for the whole workspace.
            let (mut answers, mut foreign) = (false, false);
            for (change, what) in event.changes.iter().enumerate() {
                let marked = match what {
                    Change::Undo(undo) => Some((undo.event, true)),
                    Change::Redo(redo) => Some((redo.event, false)),
                    _ => None,
                };
                if let Some((id, undone)) = marked
                    && let Some(earlier) = self.own_before(place, event.writer, id)
                    && let Some(mark) = self.undone.get_mut(earlier)
                    && let Some(at) = self.at.get_mut(earlier)
                {
                    *mark = undone;
                    let stacks = self.by_writer.entry(event.writer).or_default();
                    stacks.mark(earlier, at, undone);
                }
                if !what.says_something() {
                    continue;
                }
                answers = true;
                if !self.concerns(event, what) {
                    foreign = true;
                    continue;
                }
                let place = Place::new((place, change), event, what);
                let Some(item) = what.item() else {
                    self.poll.push(place);
                    continue;
                };
                if let Some(record) = self.by_item.get_mut(item) {
                    record.add(place, event.id, what);
                } else {
                    let record = Record::of(place, event.id, what);
                    self.by_item.insert(item.clone(), record);
                }
            }
            if let Some(at) = self.at.get_mut(place).filter(|_| answers && !foreign) {
                let stacks = self.by_writer.entry(event.writer).or_default();
                stacks.answer(place, at);
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
        let record = self.record(item);
        let places = record.places().iter();
        let mut events: Vec<_> = places.map(|place| place.event()).collect();
        events.dedup();
        events
            .into_iter()
            .filter_map(|place| self.events.get(place))
    }

    /// The ids of items that have answers, whether or not a checklist still has them.
    pub fn answered(&self) -> impl Iterator<Item = &ItemId> {
        self.by_item.keys()
    }

    /// The changes to an item, under its id or an earlier one.
    fn record(&self, item: &Item) -> Cow<'_, Record> {
        let of = |id: &ItemId| self.by_item.get(id);
        let own = of(&item.id);
        let mut earlier = item.was.iter().filter_map(of).peekable();
        if earlier.peek().is_none() {
            return own.map_or_else(|| Cow::Owned(Record::default()), Cow::Borrowed);
        }
        let records = own.into_iter().chain(earlier);
        let mut places: Vec<_> = records.flat_map(Record::places).copied().collect();
        places.sort_unstable();
        // What was replaced under one id may itself have replaced something under another.
        let mut joined = Record::default();
        for place in places {
            if let Some((event, change)) = self.change(place) {
                joined.add(place.anew(), event.id, change);
            }
        }
        Cow::Owned(joined)
    }

    /// What stands at a place.
    fn change(&self, place: Place) -> Option<(&Event, &Change)> {
        let event = self.events.get(place.event())?;
        Some((event, event.changes.get(place.change())?))
    }

    /// What has been said of an item, under its id or an earlier one.
    #[must_use]
    pub fn answer(&self, item: &Item) -> Arc<Answer> {
        let record = self.record(item);
        let places = record.places();
        if places.is_empty() {
            return Arc::clone(&self.silence);
        }
        let undone = |place: &Place| self.undone.get(place.event()) == Some(&true);
        let statement = |place: &Place| {
            let (event, change) = self.change(*place)?;
            Some(Statement {
                event,
                change,
                undone: undone(place),
            })
        };
        // What was replaced may stand again once something was taken back.
        let all_count = places.iter().any(undone);
        let telling = places
            .iter()
            .filter(|place| all_count || !place.is_replaced());
        Arc::new(Answer::gather(telling.filter_map(statement)))
    }

    /// The votes and decisions, oldest first.
    pub(super) fn poll(&self) -> impl Iterator<Item = Statement<'_>> {
        self.poll.iter().filter_map(|place| {
            let (event, change) = self.change(*place)?;
            Some(Statement {
                event,
                change,
                undone: self.undone.get(place.event()) == Some(&true),
            })
        })
    }

    /// The writer's last change that is not undone.
    #[must_use]
    pub fn undoable(&self, writer: WriterId) -> Option<&Event> {
        let place = self.by_writer.get(&writer)?.undoable()?;
        self.events.get(place)
    }

    /// The writer's change that was undone last, unless something new was recorded since.
    #[must_use]
    pub fn redoable(&self, writer: WriterId) -> Option<&Event> {
        let place = self.by_writer.get(&writer)?.redoable()?;
        self.events.get(place)
    }

    /// Whether that undone change may still be brought back.
    #[must_use]
    pub fn may_redo(&self, writer: WriterId, id: EventId) -> bool {
        let stacks = self.by_writer.get(&writer);
        let place = self.by_id.get(&id);
        let at = place.and_then(|&place| self.at.get(place));
        matches!((stacks, place, at), (Some(stacks), Some(&place), Some(&at)) if stacks.may_redo(place, at))
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
