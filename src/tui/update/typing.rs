//! Keys and text that go into a field: of a prompt or of the filter.

use super::{answer, submit};
use crate::domain::filter::Filter;
use crate::tui::effect::Effect;
use crate::tui::key::Key;
use crate::tui::model::field::Field;
use crate::tui::model::items::{Items, Listed};
use crate::tui::model::prompt::Taken;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::Scene;

fn field(model: &mut Model) -> Option<&mut Field> {
    match model.overlays.last_mut()? {
        Overlay::Prompt(prompt) => prompt.field_mut(),
        Overlay::Adding(adding) => Some(&mut adding.field),
        Overlay::Filter(field) => Some(field),
        Overlay::Help { .. } | Overlay::Findings { .. } => None,
    }
}

pub(super) fn press(model: &mut Model, key: Key) {
    if let Some(field) = field(model) {
        field.press(key);
    }
}

pub(super) fn paste(model: &mut Model, text: &str) {
    match field(model) {
        Some(field) => field.paste(text),
        None => model.say("Pasted text goes into a field; none is open."),
    }
}

pub(super) fn complete(model: &mut Model) {
    if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
        prompt.complete();
    }
}

/// Leaves the field; in a question of several steps, goes back to the one before.
pub(super) fn cancel(model: &mut Model) {
    if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut()
        && prompt.back()
    {
        return;
    }
    model.overlays.pop();
}

/// Takes what was typed.
pub(super) fn accept(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Prompt(prompt)) => match prompt.take(scene) {
            Taken::All(command) => {
                let goes_on = prompt.goes_on;
                model.overlays.pop();
                if goes_on {
                    return answer::answered(model, scene, command);
                }
                // The prompt has had it decided: it can no longer be refused here.
                submit(model, scene, command).unwrap_or_default()
            }
            Taken::Next | Taken::Refused => Vec::new(),
        },
        Some(Overlay::Filter(field)) => {
            if let Some(Place::History(history)) = model.above.last_mut() {
                history.refilter(field.text(), scene);
                model.overlays.pop();
                return Vec::new();
            }
            match Filter::parse(field.text()) {
                Ok(filter) => {
                    let words = field.text().to_string();
                    model.overlays.pop();
                    apply(model, scene, &words, filter);
                }
                Err(error) => field.error = Some(error.to_string()),
            }
            Vec::new()
        }
        // It stays until the item is in the checklist, or says why it is not.
        Some(Overlay::Adding(adding)) => vec![Effect::Add(adding.item())],
        Some(Overlay::Help { .. } | Overlay::Findings { .. }) | None => Vec::new(),
    }
}

/// Opens the filter of the list on top, with its words; or of a new list of all items.
pub(super) fn open_filter(model: &mut Model) {
    let words = match model.above.last() {
        Some(Place::Items(items)) => items.words.clone(),
        Some(Place::History(history)) => history.words.clone(),
        _ => String::new(),
    };
    model.overlays.push(Overlay::Filter(Field::holding(&words)));
}

fn apply(model: &mut Model, scene: &Scene<'_>, words: &str, filter: Filter) {
    if let Some(Place::Items(items)) = model.above.last_mut() {
        items.refilter(words, filter, scene);
        return;
    }
    let mut items = Items::new(Listed::All, scene);
    items.refilter(words, filter, scene);
    model.above.push(Place::Items(items));
}
