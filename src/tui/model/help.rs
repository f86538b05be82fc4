//! The help: what every key does in the place below and while typing, to be searched and used.

use super::Seen;
use super::finder::{Finder, Narrowing, Offer};
use crate::tui::action::{Action, Scope};
use crate::tui::key::Key;
use crate::tui::keymap::Keymap;

/// The help.
#[derive(Debug, Clone)]
pub struct Help {
    /// The place that it is about.
    pub scope: Scope,
    /// Its rows.
    pub finder: Finder,
    /// Whether it is being searched.
    pub searching: bool,
    /// What was drawn below before it opened: an action that moves by what one sees goes by that.
    pub seen: Seen,
}

impl Help {
    /// The help of a place.
    #[must_use]
    pub fn new(scope: Scope, keymap: &Keymap, seen: Seen) -> Self {
        let notes = Action::Note.row().is_some_and(|row| row.holds_in(scope));
        let mut scopes = vec![scope, Scope::Field, Scope::Search];
        scopes.extend(notes.then_some(Scope::Note));
        let leaves = Offer {
            action: None,
            scope: Scope::Field,
            name: "leave",
            label: "leave",
            doc: "Leaves the app, wherever you are.",
        };
        let finder = Finder::new(&scopes, keymap, Narrowing::InOrder, None);
        Self {
            scope,
            finder: finder.and(leaves, Key::INTERRUPT.to_string()),
            searching: false,
            seen,
        }
    }
}
