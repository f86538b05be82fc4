//! What is being asked over a place, and of which items: those stay on the screen meanwhile.

use super::{Model, Overlay, Place};
use crate::domain::id::EventId;
use crate::tui::scene::{Moves, Scene};

impl Model {
    /// The rows that a question is open about: they stay on the screen until it is answered or left.
    #[must_use]
    pub fn asked(&self, scene: &Scene<'_>) -> Vec<usize> {
        let place = |item| scene.board.place(item).into_iter().collect();
        let rows = self.overlays.iter().flat_map(|overlay| match overlay {
            Overlay::Prompt(prompt) => prompt.rows.clone(),
            Overlay::Note(note) => place(&note.item),
            Overlay::Choice(choice) => place(&choice.item),
            _ => Vec::new(),
        });
        rows.collect()
    }

    /// Lets lists go on without what stayed only for a question that is no longer open.
    pub fn let_go(&mut self, scene: &Scene<'_>) {
        if self.asked(scene).is_empty() {
            for place in &mut self.above {
                if let Place::Items(items) = place {
                    items.let_go(scene);
                }
            }
        }
    }

    /// Knows of a change that was made here, whatever question was opened meanwhile.
    pub fn know(&mut self, event: EventId) {
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Prompt(prompt) => prompt.know(event),
                Overlay::Speech(speech) => speech.know(event),
                _ => {}
            }
        }
    }

    /// Lets what lies over a place follow its items to where they are now.
    pub(super) fn follow_overlays(&mut self, moves: &Moves) {
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Prompt(prompt) => prompt.follow(moves),
                Overlay::Findings { cursor } => *cursor = 0,
                Overlay::Help(_)
                | Overlay::Palette(_)
                | Overlay::Choice(_)
                | Overlay::Speech(_)
                | Overlay::Trust(_)
                | Overlay::Note(_)
                | Overlay::Adding(_)
                | Overlay::Asking(_)
                | Overlay::Making(_)
                | Overlay::Filter(_) => {}
            }
        }
    }
}
