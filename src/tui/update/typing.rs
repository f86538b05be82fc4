//! Keys and text that go into a field: of a prompt, a note, the filter or a search.

use super::{answer, finding, importing, polling, releases, submit};
use crate::domain::filter::Filter;
use crate::tui::effect::Effect;
use crate::tui::key::Key;
use crate::tui::model::field::Field;
use crate::tui::model::filtering::Filtering;
use crate::tui::model::items::{Items, Listed};
use crate::tui::model::prompt::Taken;
use crate::tui::model::{Model, Overlay, Place, Seen};
use crate::tui::scene::Scene;

fn field(model: &mut Model) -> Option<&mut Field> {
    match model.overlays.last_mut()? {
        Overlay::Prompt(prompt) => Some(prompt.steps.field_mut()),
        Overlay::Speech(speech) => Some(speech.steps.field_mut()),
        Overlay::Adding(adding) => Some(&mut adding.field),
        Overlay::Asking(asking) => Some(&mut asking.field),
        Overlay::Making(making) => (!making.under_way).then(|| making.steps.field_mut()),
        Overlay::Filter(filtering) => Some(&mut filtering.field),
        Overlay::Palette(palette) => Some(&mut palette.finder.field),
        Overlay::Help(help) => help.searching.then_some(&mut help.finder.field),
        Overlay::Note(_) | Overlay::Choice(_) | Overlay::Trust(_) | Overlay::Findings { .. } => {
            None
        }
    }
}

pub(super) fn press(model: &mut Model, scene: &Scene<'_>, seen: Seen, key: Key) {
    if let Some(Overlay::Note(note)) = model.overlays.last_mut() {
        note.error = None;
        match key.to_string().as_str() {
            "enter" => note.editor.insert("\n"),
            "up" => note.editor.climb(-1, seen.cells),
            "down" => note.editor.climb(1, seen.cells),
            _ => {
                note.editor.press(key);
            }
        }
        return;
    }
    if field(model).is_some_and(|field| field.press(key)) {
        follow(model, scene);
    }
}

pub(super) fn paste(model: &mut Model, scene: &Scene<'_>, text: &str) {
    if let Some(Overlay::Note(note)) = model.overlays.last_mut() {
        note.paste(text);
        return;
    }
    match field(model) {
        Some(field) => {
            field.paste(text);
            follow(model, scene);
        }
        None => model.say("Pasted text goes into a field; none is open."),
    }
}

pub(super) fn complete(model: &mut Model, scene: &Scene<'_>) {
    match model.overlays.last_mut() {
        Some(Overlay::Prompt(prompt)) => prompt.complete(scene),
        Some(Overlay::Speech(speech)) => speech.complete(),
        Some(Overlay::Asking(asking)) => asking.complete(scene),
        Some(Overlay::Making(making)) if !making.under_way => making.complete(scene.today()),
        Some(Overlay::Filter(filtering)) => {
            filtering.complete();
            follow(model, scene);
        }
        _ => {}
    }
}

/// Lets the list that a field narrows follow what is typed. Words that are no filter yet, since
/// half of one is typed, leave it as it is.
fn follow(model: &mut Model, scene: &Scene<'_>) {
    if let Some(finder) = finding::finder(model) {
        finder.narrow();
        return;
    }
    let Some(Overlay::Filter(filtering)) = model.overlays.last() else {
        return;
    };
    let words = filtering.field.text();
    match (model.above.last_mut(), Filter::parse(words)) {
        (Some(Place::Items(items)), Ok(filter)) => items.refilter(words, filter, scene),
        (Some(Place::History(history)), _) => history.refilter(words, scene),
        _ => {}
    }
}

/// Leaves the field; in a question of several steps, goes back to the one before.
pub(super) fn cancel(model: &mut Model, scene: &Scene<'_>) {
    match model.overlays.last_mut() {
        Some(Overlay::Prompt(prompt)) => {
            if !prompt.steps.back() {
                model.overlays.pop();
            }
        }
        Some(Overlay::Speech(speech)) => {
            if !speech.steps.back() {
                model.overlays.pop();
            }
        }
        Some(Overlay::Making(making)) => {
            if making.under_way {
                model.say("It is being written.");
            } else if !making.steps.back() {
                model.overlays.pop();
            }
        }
        Some(Overlay::Help(_) | Overlay::Palette(_)) => finding::leave(model),
        Some(Overlay::Filter(_)) => unfilter(model, scene),
        Some(Overlay::Adding(_) | Overlay::Asking(_)) => {
            model.overlays.pop();
        }
        Some(
            Overlay::Note(_) | Overlay::Choice(_) | Overlay::Trust(_) | Overlay::Findings { .. },
        )
        | None => {}
    }
}

/// Brings back the list as it was before its filter was changed.
fn unfilter(model: &mut Model, scene: &Scene<'_>) {
    let Some(Overlay::Filter(filtering)) = model.overlays.pop() else {
        return;
    };
    match (filtering.before, model.above.last_mut()) {
        (Some(before), Some(Place::Items(items))) => {
            let filter = Filter::parse(&before.words).unwrap_or_default();
            items.refilter(&before.words, filter, scene);
            if let Some(place) = before.selected.and_then(|id| scene.board.place(&id)) {
                items.select(place);
            }
        }
        (Some(before), Some(Place::History(history))) => history.refilter(&before.words, scene),
        (None, Some(Place::Items(_))) => {
            model.above.pop();
        }
        _ => {}
    }
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
        Some(Overlay::Speech(_)) => polling::accept(model, scene),
        Some(Overlay::Asking(_)) => importing::accept(model, scene),
        Some(Overlay::Making(_)) => releases::accept(model, scene),
        Some(Overlay::Filter(filtering)) => {
            // What it filters follows what is typed, so that nothing is left to do but to keep it.
            match Filter::parse(filtering.field.text()) {
                Err(error) if filtering.speaks_of_items() => {
                    filtering.field.error = Some(error.to_string());
                }
                _ => {
                    model.overlays.pop();
                    if let Some(Place::Items(items)) = model.above.last_mut() {
                        items.settle_marks();
                    }
                }
            }
            Vec::new()
        }
        // It stays until the item is in the checklist, or says why it is not.
        Some(Overlay::Adding(adding)) => vec![Effect::Add(adding.item())],
        _ => Vec::new(),
    }
}

/// Opens the filter of the list on top, with its words; or of a new list of all items.
pub(super) fn open_filter(model: &mut Model, scene: &Scene<'_>) {
    let filtering = match model.above.last() {
        Some(Place::Items(items)) => Filtering::of_items(Some(items), scene),
        Some(Place::History(history)) => Filtering::of_history(&history.words),
        _ => Filtering::of_items(None, scene),
    };
    if filtering.before.is_none() {
        let items = Items::new(Listed::All, scene);
        model.above.push(Place::Items(items));
    }
    model.overlays.push(Overlay::Filter(Box::new(filtering)));
}
