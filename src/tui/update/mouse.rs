//! Clicks: they select, open what is selected, and do what a key in the footer does.

use super::act;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::model::{Model, Overlay, Place, Seen};
use crate::tui::scene::Scene;
use crate::tui::view::Target;

pub(super) fn click(
    model: &mut Model,
    scene: &Scene<'_>,
    keymap: &Keymap,
    seen: Seen,
    target: Target,
) -> Vec<Effect> {
    model.message = None;
    let action = match target {
        Target::Do(action) => Some(action),
        Target::Entry(entry) => select(model, scene, entry),
    };
    action.map_or_else(Vec::new, |action| act(model, scene, keymap, seen, action))
}

/// Selects what was clicked; what was selected already is opened by this.
fn select(model: &mut Model, scene: &Scene<'_>, entry: usize) -> Option<Action> {
    let was = match (model.overlays.last_mut(), model.above.last_mut()) {
        (Some(Overlay::Help(help)), _) => {
            let was = help.finder.cursor();
            help.finder.select(entry);
            return (was == entry).then_some(Action::Run);
        }
        (Some(Overlay::Palette(palette)), _) => {
            let was = palette.finder.cursor();
            palette.finder.select(entry);
            return (was == entry).then_some(Action::Run);
        }
        (Some(Overlay::Choice(choice)), _) => {
            let was = choice.cursor;
            choice.cursor = entry;
            return (was == entry).then_some(Action::Run);
        }
        (Some(Overlay::Findings { cursor }), _) => {
            *cursor = entry;
            return None;
        }
        (Some(_), _) => return None,
        (None, None) => {
            let was = model.home.entry(&model.tallies, scene);
            model.home.select(entry, &model.tallies, scene);
            was
        }
        (None, Some(Place::Items(items))) => {
            let was = items.cursor();
            items.select_entry(entry);
            Some(was)
        }
        (None, Some(Place::Poll(poll))) => {
            let was = poll.cursor;
            poll.cursor = entry;
            Some(was)
        }
        (None, Some(Place::History(history))) => {
            let was = history.cursor();
            history.select(entry, scene);
            Some(was)
        }
        (None, Some(Place::Releases(releases))) => {
            let was = releases.cursor();
            releases.select(entry, scene);
            Some(was)
        }
        (None, Some(Place::Walk(_) | Place::Summary(_) | Place::Proposals(_))) => None,
    };
    (was == Some(entry)).then_some(Action::Open)
}
