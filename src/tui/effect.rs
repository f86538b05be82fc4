//! What the app asks of the world outside its model.

use super::scene::Errand;
use crate::domain::command::Command;
use crate::domain::finding::Finding;
use crate::domain::id::{AreaId, ItemId, ReleaseId};
use crate::session::{NewItem, NewRelease};

/// Something to be done outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Record the oldest unsaved change.
    Record(Said),
    /// Let somebody speak from now on, though another types.
    Speak(String),
    /// Open the person's editor.
    Edit(Subject),
    /// Add an item to a checklist.
    Add(NewItem),
    /// Look at all releases.
    Survey,
    /// Open another release in place of this one.
    Turn(ReleaseId),
    /// Stay with this release, though another is being opened.
    Stay,
    /// Make a release and open it.
    Make(NewRelease),
    /// Share answers with the team.
    Meet,
    /// Have sharing end before it is done.
    Part,
    /// Run the checks of these items, or show what would run where it is not trusted.
    Verify(Vec<ItemId>),
    /// Trust what was shown, and run the checks of these items.
    Trust(Vec<ItemId>),
    /// Have checks end before they are done.
    StopChecks,
    /// Find documents, read minutes, or write what was chosen of them.
    Import(Errand),
    /// Put this text where it can be pasted from.
    Copy(Vec<u8>),
    /// Draw the whole screen anew.
    Redraw,
    /// Stop until continued.
    Suspend,
    /// Leave the app.
    Quit,
}

/// A change, as somebody says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The change.
    pub command: Command,
    /// Who says it; who types it is known.
    pub by: String,
}

/// What is to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The checklist of an area.
    Area(AreaId),
    /// An item of a checklist.
    Item(ItemId),
    /// The file of a release.
    Release(ReleaseId),
    /// What is wrong in some file.
    Finding(Box<Finding>),
}
