//! What the app asks of the world outside its model.

use crate::domain::command::Command;

/// Something to be done outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Record the oldest unsaved change.
    Record(Command),
    /// Draw the whole screen anew.
    Redraw,
    /// Stop until continued.
    Suspend,
    /// Leave the app.
    Quit,
}
