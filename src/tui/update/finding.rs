//! The palette and the help: choosing an action, and doing it in the place below.

use super::{act as act_below, quit};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::model::finder::{Finder, Offer};
use crate::tui::model::{Model, Overlay, Seen};
use crate::tui::scene::Scene;

/// The list to choose from that is on top.
pub(super) fn finder(model: &mut Model) -> Option<&mut Finder> {
    match model.overlays.last_mut()? {
        Overlay::Help(help) => Some(&mut help.finder),
        Overlay::Palette(palette) => Some(&mut palette.finder),
        _ => None,
    }
}

pub(super) fn act(model: &mut Model, action: Action) {
    if let (Action::Search, Some(Overlay::Help(help))) = (action, model.overlays.last_mut()) {
        help.searching = true;
        return;
    }
    match (action, finder(model)) {
        (Action::NextFound, Some(finder)) => finder.turn(1),
        (Action::PreviousFound, Some(finder)) => finder.turn(-1),
        _ => {}
    }
}

/// Leaves a search: the help shows everything again, the palette goes.
pub(super) fn leave(model: &mut Model) {
    match model.overlays.last_mut() {
        Some(Overlay::Help(help)) => {
            help.searching = false;
            help.finder.widen();
        }
        _ => {
            model.overlays.pop();
        }
    }
}

/// What is selected, with what was drawn in the place that it is for, and whether it holds there.
fn chosen(model: &Model) -> Option<(Offer, Seen, bool)> {
    match model.overlays.last()? {
        Overlay::Help(help) => {
            let offer = help.finder.selected()?;
            Some((offer, help.seen, offer.scope == help.scope))
        }
        Overlay::Palette(palette) => Some((palette.finder.selected()?, palette.seen, true)),
        _ => None,
    }
}

/// Does what is selected, as if its key had been pressed in the place below.
pub(super) fn run(model: &mut Model, scene: &Scene<'_>, keymap: &Keymap) -> Vec<Effect> {
    let Some((offer, seen, holds)) = chosen(model) else {
        model.say("Nothing here is called that.");
        return Vec::new();
    };
    match offer.action {
        Some(action) if holds => {
            model.overlays.pop();
            act_below(model, scene, keymap, seen, action)
        }
        Some(_) => {
            model.say("That key works while something is being typed.");
            Vec::new()
        }
        None => quit(model),
    }
}
