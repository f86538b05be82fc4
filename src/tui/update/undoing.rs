//! The keys that take changes back and bring them back, whether or not they are on disk yet.
//!
//! Invariant: what one of them takes away the other one brings back, until there is a new answer.

use super::{enqueue_as, submit_or_warn};
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use crate::tui::effect::{Effect, Said};
use crate::tui::model::{Model, Place, Unsaved};
use crate::tui::scene::Scene;

/// Takes back the last change, wherever it is.
pub(super) fn undo(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    // What is on its way to the disk can only be taken back from there.
    let under_way = usize::from(!model.is_stuck());
    if model.unsaved.len() > under_way && newest_is_answer(model) {
        let unsaved = model.unsaved.pop_back();
        let said = unsaved.map(|Unsaved { command, by, .. }| Said { command, by });
        model.taken_back.push(said);
        model.say("Took back the change that was not saved.");
        return Vec::new();
    }
    let is_first = model.unsaved.is_empty();
    let effects = if is_first {
        submit_or_warn(model, scene, Command::Undo(None))
    } else {
        enqueue_as(model, Command::Undo(None), scene.desk.by.to_string())
    };
    if !(is_first && effects.is_empty()) {
        model.taken_back.push(None);
    }
    effects
}

/// Brings back what was taken back last.
pub(super) fn redo(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    if let Some(Some(Said { command, by })) = model.taken_back.pop() {
        model.say("Brought back the change that was not saved.");
        return enqueue_as(model, command, by);
    }
    if model.unsaved.is_empty() {
        return submit_or_warn(model, scene, Command::Redo(None));
    }
    if newest_is_answer(model) {
        model.warn(Refusal::NothingToRedo.to_string());
        return Vec::new();
    }
    // What it brings back may still be on its way to the disk: that is decided after it.
    enqueue_as(model, Command::Redo(None), scene.desk.by.to_string())
}

/// Whether the newest change that is not on disk is one that somebody made, and no undo or redo.
fn newest_is_answer(model: &Model) -> bool {
    let newest = model.unsaved.back().map(|unsaved| &unsaved.command);
    newest.is_some_and(|command| !matches!(command, Command::Undo(_) | Command::Redo(_)))
}

/// Takes back the selected change, or brings it back where it has been taken back.
pub(super) fn take_back(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(Place::History(history)) = model.above.last() else {
        return Vec::new();
    };
    let Some(event) = history.selected(scene) else {
        model.say("Nothing is selected that could be taken back.");
        return Vec::new();
    };
    let which = Some(event.id.to_string());
    let command = if scene.desk.history.is_undone(event.id) {
        Command::Redo(which)
    } else {
        Command::Undo(which)
    };
    submit_or_warn(model, scene, command)
}
