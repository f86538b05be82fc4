//! What was said of an item by the end of earlier days.
//!
//! Wall time counts here, and only for people: the day of a change is the one that whoever said it
//! saw. On any day the answer is that of a history which holds nothing newer. Days are asked for in
//! order, so that a long history is gone through once and not once a day.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::History;
use super::record::{Place, Record, Topic, day_of};
use crate::domain::answer::{Answer, Statement};
use crate::domain::checklist::Item;
use crate::domain::event::Change;

/// A history with the days on which its changes were taken back.
#[derive(Debug)]
pub struct Past<'a> {
    history: &'a History,
    /// By the place of an event: on which day it was taken back or brought back, in the order of
    /// events.
    turns: HashMap<usize, Vec<(NaiveDate, bool)>>,
}

impl<'a> Past<'a> {
    /// The past of a history.
    #[must_use]
    pub fn of(history: &'a History) -> Self {
        let mut turns: HashMap<_, Vec<_>> = HashMap::new();
        for (place, event) in history.events.iter().enumerate() {
            for change in &event.changes {
                let (id, undone) = match change {
                    Change::Undo(undo) => (undo.event, true),
                    Change::Redo(redo) => (redo.event, false),
                    _ => continue,
                };
                if let Some(earlier) = history.own_before(place, event.writer, id) {
                    let turn = (day_of(event), undone);
                    turns.entry(earlier).or_default().push(turn);
                }
            }
        }
        Self { history, turns }
    }

    /// The first day up to a last one on which something was recorded for this very release.
    #[must_use]
    pub fn first_day(&self, last: NaiveDate) -> Option<NaiveDate> {
        let events = self.history.events.iter();
        let own = events.filter(|event| self.history.release.is(&event.release));
        own.map(day_of).filter(|day| *day <= last).min()
    }

    /// What was said of one item, to be followed from day to day.
    #[must_use]
    pub fn follow(&self, item: &Item) -> Trail<'a, '_> {
        let record = self.history.record(item);
        let places = record.places();
        let turned = !self.turns.is_empty()
            && places
                .iter()
                .any(|place| self.turns.contains_key(&place.event()));
        Trail {
            is_plain: !turned && places.iter().map(|place| place.day()).is_sorted(),
            past: self,
            record,
            gone: 0,
            live: Vec::new(),
            stands: Vec::new(),
            stood: Vec::new(),
        }
    }

    /// Whether the event of a place had been taken back by the end of a day.
    fn undone(&self, place: Place, day: NaiveDate) -> bool {
        let mut turns = self.turns.get(&place.event()).into_iter().flatten();
        let last = turns.rfind(|(on, _)| *on <= day);
        last.is_some_and(|(_, undone)| *undone)
    }
}

/// A change that had been recorded by some day, and whether it was taken back by then.
type Stand = (Place, bool);

/// What was said of one item, up to a day that only moves on.
#[derive(Debug)]
pub struct Trail<'a, 'p> {
    past: &'p Past<'a>,
    record: Cow<'a, Record>,
    /// Whether what was replaced once never stands again.
    is_plain: bool,
    /// How many of the places lie behind.
    gone: usize,
    /// Those of them that are not replaced yet and may decide something.
    live: Vec<Place>,
    /// What stands on this day, as far as it can decide whether an item is settled.
    stands: Vec<Stand>,
    /// What stood before.
    stood: Vec<Stand>,
}

impl<'a> Trail<'a, '_> {
    /// Moves on to a day, and says whether anything stands otherwise than on the one before.
    pub fn advance(&mut self, day: NaiveDate) -> bool {
        let next = self.record.places().get(self.gone);
        if self.is_plain && next.is_none_or(|next| next.day() > day) {
            return false;
        }
        std::mem::swap(&mut self.stands, &mut self.stood);
        self.stands.clear();
        if self.is_plain {
            self.go_on(day);
        } else {
            let places = self.record.places().iter();
            let until_then = places.filter(|place| place.day() <= day);
            let stand = |place: &Place| (*place, self.past.undone(*place, day));
            self.stands.extend(until_then.map(stand));
        }
        self.stands != self.stood
    }

    /// Moves on where nothing was ever taken back and days follow one another.
    fn go_on(&mut self, day: NaiveDate) {
        let ahead = self.record.places().get(self.gone..).unwrap_or_default();
        let new = ahead.iter().take_while(|place| place.day() <= day).count();
        self.gone += new;
        let gone = self.gone;
        self.live.retain(|place| !place.is_replaced_within(gone));
        for place in ahead.iter().take(new) {
            let is_proven = || self.live.iter().any(|it| it.topic() == Topic::Evidence);
            let decides = match place.topic() {
                Topic::Note => false,
                Topic::Evidence => !is_proven(),
                _ => !place.is_replaced_within(gone),
            };
            if decides {
                self.live.push(*place);
            }
        }
        let alone = |topic| self.live.iter().filter(|it| it.topic() == topic).count() < 2;
        let (one_owner, one_due) = (alone(Topic::Owner), alone(Topic::Due));
        let matters = |place: &&Place| match place.topic() {
            Topic::Owner => !one_owner,
            Topic::Due => !one_due,
            _ => true,
        };
        let standing = self.live.iter().filter(matters);
        self.stands.extend(standing.map(|place| (*place, false)));
    }

    /// Whether any status stands with which the item may be settled: worked out without the answer,
    /// which takes much longer.
    #[must_use]
    pub fn may_be_settled(&self) -> bool {
        let mut stands = self.stands.iter();
        stands.any(|(place, undone)| place.topic() == Topic::End && !undone)
    }

    /// The answer, as far as it can decide whether the item is settled.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let stands = self.stands.iter();
        Answer::gather(stands.filter_map(|stand| self.statement(*stand)))
    }

    fn statement(&self, (place, undone): Stand) -> Option<Statement<'a>> {
        let (event, change) = self.past.history.change(place)?;
        Some(Statement {
            event,
            change,
            undone,
        })
    }
}
