//! Adding an item to one of the workspace's checklists.
//!
//! What is written is only ever what reads back without a fault: an item that broke the workspace
//! would withhold everybody's verdict.

use std::fs;
use std::path::PathBuf;

use super::{NoArea, OpenFailure, Session};
use crate::domain::checklist::{Level, Phase};
use crate::domain::id::{AreaId, BadId, ItemId};
use crate::domain::text::squeeze;
use crate::store::atomic::{self, WriteError};
use crate::store::edit::{self, EditError};
use crate::store::workspace::Origin;

/// An item to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// The area that it goes to.
    pub area: AreaId,
    /// What must be true.
    pub text: String,
    /// Its id within the area; made from the text where none.
    pub id: Option<String>,
    /// How much it weighs; as usual where none.
    pub level: Option<Level>,
    /// When it must be settled; as usual where none.
    pub phase: Option<Phase>,
}

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The new item.
    pub item: ItemId,
    /// The checklist's file.
    pub path: PathBuf,
}

/// Why an item was not added; then no file has changed.
#[derive(Debug, thiserror::Error)]
pub enum AddFailure {
    /// There is no folder of checklists to add to.
    #[error("there is no `checklists/` here: the items come from the pack that ships with gonogo")]
    NoFolder,
    /// No such area.
    #[error(transparent)]
    Area(#[from] NoArea),
    /// The text says nothing.
    #[error("an item needs a text: the statement that must be true")]
    NoText,
    /// What was asked for is no id.
    #[error(transparent)]
    Id(#[from] BadId),
    /// An item had that id before and keeps the answers that were given under it.
    #[error("`{id}` is an earlier id of `{item}`, whose answers it would claim: choose another id")]
    Earlier {
        /// The id that was asked for.
        id: ItemId,
        /// The item that had it.
        item: ItemId,
    },
    /// The file could not be read, or has no place for the item.
    #[error("{}: {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The workspace could not be opened.
    #[error(transparent)]
    Open(Box<OpenFailure>),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Session {
    /// Adds an item at the end of its checklist and keeps every byte that was there. The session
    /// itself does not know the item: it is for the next one to read.
    ///
    /// # Errors
    /// When there is no such checklist, the item has no text or an id that cannot be used, or the
    /// file cannot be written.
    pub fn add(&self, new: &NewItem) -> Result<Added, AddFailure> {
        if self.workspace.origin == Origin::Pack {
            return Err(AddFailure::NoFolder);
        }
        self.area(&new.area)?;
        let statement = squeeze(&new.text);
        if statement.is_empty() {
            return Err(AddFailure::NoText);
        }
        let holder = |id: &str| {
            let id = ItemId::new(&new.area, id).ok()?;
            self.plan.find_exact(&id).map(|item| item.id.clone())
        };
        let id = match &new.id {
            Some(id) => id.clone(),
            None => edit::new_id(&statement, |id| holder(id).is_some()),
        };
        let item = ItemId::new(&new.area, &id)?;
        match holder(&id) {
            Some(other) if other != item => {
                return Err(AddFailure::Earlier {
                    id: item,
                    item: other,
                });
            }
            // The file itself says best that the id is taken.
            _ => {}
        }
        let path = self.workspace.checklist_path(&new.area);
        let failed = |why: String| AddFailure::File {
            path: path.clone(),
            why,
        };
        let before = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let after =
            written(&before, &id, &statement, new).map_err(|error| failed(error.to_string()))?;
        atomic::replace_in(&self.workspace.root, &path, after.as_bytes())?;
        Ok(Added { item, path })
    }
}

/// The text of the file with the item at its end.
fn written(before: &str, id: &str, statement: &str, new: &NewItem) -> Result<String, EditError> {
    let mut text = edit::append_item(before, id, statement)?;
    let words = [
        ("level", new.level.map(Level::word)),
        ("phase", new.phase.map(Phase::word)),
    ];
    for (key, word) in words {
        if let Some(word) = word {
            text = edit::set_value(&text, &["item", id, key], &edit::text_literal(word))?;
        }
    }
    Ok(text)
}
