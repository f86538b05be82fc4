//! Several answers to one item, until somebody says which of them holds.

use crate::domain::answer::{Answer, Field, Remark};
use crate::domain::command::Command;
use crate::domain::event::{Change, Event};
use crate::domain::id::{EventId, ItemId};
use crate::domain::when::spoken_in;
use crate::report::log;
use crate::tui::scene::Scene;

/// A choice among answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The item.
    pub item: ItemId,
    /// The changes that gave the answers, in the order in which they were recorded.
    pub sides: Vec<EventId>,
    /// The place of the selected one.
    pub cursor: usize,
}

/// What one of the answers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side<'a> {
    /// The change that gave it.
    pub event: &'a Event,
    /// When that was, by the clock on the wall where it was said; with how far that one is from
    /// UTC where those of the others are not as far.
    pub when: String,
    /// What the others contradict: this is what holds where it is picked.
    pub at_odds: Vec<String>,
    /// What else was said by the same voice, which stays whatever is picked.
    pub besides: Vec<String>,
}

impl Choice {
    /// Among the answers of the item of a row; none where there is but one.
    #[must_use]
    pub fn of(row: usize, scene: &Scene<'_>) -> Option<Self> {
        let row = scene.row(row)?;
        let sides = row.answer.sides();
        (!sides.is_empty()).then(|| Self {
            item: row.item.id.clone(),
            cursor: sides.len() - 1,
            sides,
        })
    }

    /// What says that the answer at a place holds; none where there are not so many.
    #[must_use]
    pub fn command(&self, place: usize) -> Option<Command> {
        Some(Command::Pick {
            item: self.item.clone(),
            side: *self.sides.get(place)?,
        })
    }

    /// What each of them says, in order.
    #[must_use]
    pub fn told<'a>(&self, scene: &Scene<'a>) -> Vec<Side<'a>> {
        let Some(row) = scene.board.row(&self.item) else {
            return Vec::new();
        };
        let events: Vec<_> = self
            .sides
            .iter()
            .filter_map(|side| scene.desk.history.event(*side))
            .collect();
        let mut pairs = events.windows(2);
        let apart = pairs.any(|pair| matches!(pair, [a, b] if a.at.offset() != b.at.offset()));
        let own = |change: &&Change| {
            let about = change.item();
            about.is_some_and(|about| row.item.id == *about || row.item.is(about))
        };
        let side = |event: &'a Event| {
            let day = spoken_in(event.at.date_naive(), scene.today());
            let time = event.at.format(if apart { "%H:%M %:z" } else { "%H:%M" });
            let changes = event.changes.iter().filter(own);
            let (at_odds, rest): (Vec<_>, Vec<_>) =
                changes.partition(|change| is_at_odds(&row.answer, change, event.id));
            let voice = |remark: &&Remark| {
                let said = scene.desk.history.event(remark.voice.event);
                said.is_some_and(|said| {
                    said.id != event.id && (said.writer, &said.by) == (event.writer, &event.by)
                })
            };
            let proofs = row.answer.evidence.iter().filter(voice);
            let proofs = proofs.map(|proof| format!("evidence: {}", proof.text));
            let notes = row.answer.notes.iter().filter(voice);
            let notes = notes.map(|note| format!("note: {}", note.text));
            let rest = rest.into_iter().map(log::words);
            Side {
                event,
                when: format!("{day} {time}"),
                at_odds: at_odds.into_iter().map(log::words).collect(),
                besides: rest.chain(proofs).chain(notes).collect(),
            }
        };
        events.into_iter().map(side).collect()
    }
}

/// Whether a change is one of those that contradict each other.
fn is_at_odds(answer: &Answer, change: &Change, event: EventId) -> bool {
    match change {
        Change::Status(_) => stands(&answer.status, event),
        Change::Owner(_) => stands(&answer.owner, event),
        Change::Due(_) => stands(&answer.due, event),
        Change::Value(_) => stands(&answer.value, event),
        _ => false,
    }
}

fn stands<T: PartialEq>(field: &Field<T>, event: EventId) -> bool {
    field.is_contested() && field.saw().contains(&event)
}
