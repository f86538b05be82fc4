//! Several answers to one item, until somebody says which of them holds.

use crate::domain::command::Command;
use crate::domain::id::{EventId, ItemId};
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

    /// What says that the selected one holds.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        Some(Command::Pick {
            item: self.item.clone(),
            side: *self.sides.get(self.cursor)?,
        })
    }
}
