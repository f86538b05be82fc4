//! The palette: everything that can be done in the place below, to be found by name.

use super::Seen;
use super::finder::{Finder, Narrowing};
use crate::tui::action::{Action, Scope};
use crate::tui::keymap::Keymap;

/// The palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// The actions.
    pub finder: Finder,
    /// What was drawn below before it opened: an action that moves by what one sees goes by that.
    pub seen: Seen,
}

impl Palette {
    /// Offers everything that holds in a scope; but not itself, since it is there already.
    #[must_use]
    pub fn new(scope: Scope, keymap: &Keymap, seen: Seen) -> Self {
        Self {
            finder: Finder::new(&[scope], keymap, Narrowing::Best, Some(Action::Palette)),
            seen,
        }
    }
}
