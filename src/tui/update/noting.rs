//! A note from its first letter until it is saved or kept as a draft: nothing written is lost.

use super::submit;
use crate::domain::command::{Command, Edit};
use crate::domain::id::ItemId;
use crate::tui::effect::Effect;
use crate::tui::model::note::Note;
use crate::tui::model::{Model, Overlay};
use crate::tui::scene::Scene;

/// Goes on with the draft of an item, or begins a note on it.
pub(super) fn open(model: &mut Model, id: ItemId) {
    let draft = model.drafts.get(&id);
    let note = Note::new(id, draft);
    model.overlays.push(Overlay::Note(Box::new(note)));
}

/// The note that is being written, with its item.
fn written(model: &Model) -> Option<(ItemId, String)> {
    match model.overlays.last()? {
        Overlay::Note(note) => Some((note.item.clone(), note.editor.text().trim().to_string())),
        _ => None,
    }
}

/// Has it recorded.
pub(super) fn save(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some((id, text)) = written(model) else {
        return Vec::new();
    };
    if text.is_empty() {
        refuse(model, "nothing is written here yet".into());
        return Vec::new();
    }
    let edit = Edit {
        note: Some(text),
        ..Edit::default()
    };
    let items = vec![id.clone()];
    match submit(model, scene, Command::Answer { items, edit }) {
        Ok(effects) => {
            model.drafts.remove(&id);
            model.overlays.pop();
            effects
        }
        Err(refusal) => {
            refuse(model, refusal.to_string());
            Vec::new()
        }
    }
}

fn refuse(model: &mut Model, why: String) {
    if let Some(Overlay::Note(note)) = model.overlays.last_mut() {
        note.error = Some(why);
    }
}

/// Leaves it; what is written waits for the next time.
pub(super) fn shelve(model: &mut Model) {
    let written = written(model);
    model.overlays.pop();
    let Some((id, text)) = written else { return };
    if text.is_empty() {
        model.drafts.remove(&id);
        return;
    }
    model.say(format!("The note on {} is kept as a draft.", id.item()));
    model.drafts.insert(id, text);
}
