//! An item that is to be added: its statement, until it is in the checklist.
//!
//! What was typed stays until it is there: where the file cannot be written, the reason is said
//! beside it.

use super::field::Field;
use crate::domain::id::AreaId;
use crate::session::NewItem;

/// The statement of an item that is to be added.
#[derive(Debug, Clone)]
pub struct Adding {
    /// Where to.
    pub area: AreaId,
    /// The name of that checklist.
    pub title: String,
    /// What is typed.
    pub field: Field,
}

impl Adding {
    /// Nothing typed yet.
    #[must_use]
    pub fn to(area: AreaId, title: String) -> Self {
        Self {
            area,
            title,
            field: Field::default(),
        }
    }

    /// What is to be added, as it is typed so far.
    #[must_use]
    pub fn item(&self) -> NewItem {
        NewItem {
            area: self.area.clone(),
            text: self.field.text().into(),
            id: None,
            level: None,
            phase: None,
        }
    }
}
