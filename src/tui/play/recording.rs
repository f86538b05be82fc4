//! How a stage records what the app asks for.

use super::{Keeping, ME};
use crate::domain::command::{Desk, decide};
use crate::domain::event::Event;
use crate::tui::effect::Said;
use crate::tui::scene::{Keeper as _, NotRecorded};

impl Keeping {
    pub(super) fn try_to_record(&mut self, said: &Said) -> Result<Option<Event>, NotRecorded> {
        if let Some(why) = self.broken {
            return Err(NotRecorded::Failed(why.into()));
        }
        let Said { command, by } = said;
        let desk = Desk {
            by,
            ..self.scene().desk
        };
        let draft = decide(&desk, command)?;
        if draft.changes.is_empty() {
            return Ok(None);
        }
        let event = self.stage.record_of(ME, by, draft);
        self.refresh();
        Ok(Some(event))
    }
}
