//! The words of a filter while they are typed; the list below follows every key.

use std::collections::BTreeSet;

use super::field::Field;
use super::items::Items;
use super::prompt::names;
use crate::domain::filter::completion::{Completion, Known};
use crate::domain::id::ItemId;
use crate::tui::scene::Scene;

/// A filter that is being typed.
#[derive(Debug, Clone)]
pub struct Filtering {
    /// The words.
    pub field: Field,
    /// How the list was before; none where there was none, and the list goes when this is left.
    pub before: Option<Before>,
    /// What the words of items can speak of; none where the filter is that of the history.
    known: Option<Known>,
}

/// How a list was before its filter was changed.
#[derive(Debug, Clone)]
pub struct Before {
    /// The words of its filter.
    pub words: String,
    /// The item that was selected.
    pub selected: Option<ItemId>,
}

impl Filtering {
    /// Changes the filter of a list; or begins one, for a list that opens with it.
    #[must_use]
    pub fn of_items(items: Option<&Items>, scene: &Scene<'_>) -> Self {
        let before = items.map(|items| {
            let selected = items.selected().and_then(|place| scene.row(place));
            Before {
                words: items.words.clone(),
                selected: selected.map(|row| row.item.id.clone()),
            }
        });
        let words = before.as_ref().map_or("", |before| before.words.as_str());
        Self {
            field: Field::holding(words),
            known: Some(known(scene)),
            before,
        }
    }

    /// Changes the filter of the history, which takes any words.
    #[must_use]
    pub fn of_history(words: &str) -> Self {
        Self {
            field: Field::holding(words),
            known: None,
            before: Some(Before {
                words: words.into(),
                selected: None,
            }),
        }
    }

    /// Whether its words are those that items are filtered with.
    #[must_use]
    pub const fn speaks_of_items(&self) -> bool {
        self.known.is_some()
    }

    /// What the words can go on with; nothing while the cursor is not at their end.
    #[must_use]
    pub fn completion(&self) -> Completion {
        match (&self.known, self.field.around_cursor()) {
            (Some(known), (_, "")) => Completion::of(self.field.typed(), known),
            _ => Completion::default(),
        }
    }

    /// Completes the last word.
    pub fn complete(&mut self) {
        let Completion { head, words } = self.completion();
        let line = |word: &String| format!("{head}{word}");
        self.field
            .complete(&words.iter().map(line).collect::<Vec<_>>());
    }
}

/// The names that are known, whoever or whatever has them.
fn known(scene: &Scene<'_>) -> Known {
    let rows = &scene.board.rows;
    let tags: BTreeSet<_> = rows.iter().flat_map(|row| &row.item.tags).collect();
    let areas = scene.board.areas.iter();
    Known {
        owners: names(scene),
        areas: areas.map(|area| area.id.to_string()).collect(),
        tags: tags.into_iter().map(|tag| (**tag).into()).collect(),
    }
}
