//! What was said of an item by the end of earlier days.
//!
//! Wall time counts here, and only for people: the day of a change is the one that whoever said it
//! saw. On any day the answer is that of a history which holds nothing newer. Days are asked for in
//! order, so that a long history is gone through once and not once a day.

use std::collections::HashMap;
use std::mem::discriminant;

use chrono::NaiveDate;

use super::History;
use super::record::Place;
use crate::domain::answer::{Answer, Statement};
use crate::domain::checklist::Item;
use crate::domain::event::{Change, Event, Status};

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
        let places = self.history.places(item).into_owned();
        let days = places.iter().filter_map(|place| self.day(*place));
        let turned = places
            .iter()
            .any(|place| self.turns.contains_key(&place.event()));
        Trail {
            is_plain: !turned && days.is_sorted(),
            past: self,
            places,
            gone: 0,
            live: Vec::new(),
        }
    }

    fn day(&self, place: Place) -> Option<NaiveDate> {
        self.history.events.get(place.event()).map(day_of)
    }

    fn statement(&self, place: Place, day: NaiveDate) -> Option<Statement<'a>> {
        let event = self.history.events.get(place.event())?;
        let change = event.changes.get(place.change())?;
        let mut turns = self.turns.get(&place.event()).into_iter().flatten();
        let last = turns.rfind(|(on, _)| *on <= day);
        (day_of(event) <= day).then_some(Statement {
            event,
            change,
            undone: last.is_some_and(|(_, undone)| *undone),
        })
    }
}

/// What was said of one item, up to a day that only moves on.
#[derive(Debug)]
pub struct Trail<'a, 'p> {
    past: &'p Past<'a>,
    places: Vec<Place>,
    /// Whether what was replaced once never stands again.
    is_plain: bool,
    /// How many of the places lie behind.
    gone: usize,
    /// What stands of them, as far as it can decide whether an item is settled.
    live: Vec<Statement<'a>>,
}

impl<'a> Trail<'a, '_> {
    /// Moves on to a day, and says whether anything was said since the one before.
    pub fn advance(&mut self, day: NaiveDate) -> bool {
        if !self.is_plain {
            let statements = self.places.iter();
            let live = statements.filter_map(|place| self.past.statement(*place, day));
            self.live = live.collect();
            return true;
        }
        let before = self.gone;
        while let Some(place) = self.places.get(self.gone)
            && let Some(statement) = self.past.statement(*place, day)
        {
            self.gone += 1;
            self.add(statement);
        }
        self.gone > before
    }

    fn add(&mut self, next: Statement<'a>) {
        match next.change {
            Change::Note(_) => return,
            // One is as good as many.
            Change::Evidence(_) => self
                .live
                .retain(|known| !matches!(known.change, Change::Evidence(_))),
            _ => {}
        }
        if let Some(saw) = next.change.saw() {
            let field = discriminant(next.change);
            self.live.retain(|known| {
                discriminant(known.change) != field || !saw.contains(&known.event.id)
            });
        }
        self.live.push(next);
    }

    /// Whether anything stands, and no status that rules out that the item is settled: worked out
    /// without the answer, which takes much longer.
    #[must_use]
    pub fn may_be_settled(&self) -> bool {
        let mut statuses = self.live.iter().filter_map(|known| match known.change {
            Change::Status(set) if !known.undone => Some(set.to.status()),
            _ => None,
        });
        let ends = |status| {
            matches!(
                status,
                Status::Done | Status::NotApplicable | Status::Waived
            )
        };
        if self.is_plain {
            let mut statuses = statuses.peekable();
            statuses.peek().is_some() && statuses.all(ends)
        } else {
            statuses.any(ends)
        }
    }

    /// The answer, without its notes.
    #[must_use]
    pub fn answer(&self) -> Answer {
        Answer::gather(self.live.iter().copied())
    }
}

fn day_of(event: &Event) -> NaiveDate {
    event.at.date_naive()
}
