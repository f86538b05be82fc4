//! The keys that answer the selected item or all that are marked, in a list or on a walk.

use super::{journey, noting, submit, submit_or_warn};
use crate::domain::board::Row;
use crate::domain::command::{Command, Edit};
use crate::domain::event::Status;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::choice::Choice;
use crate::tui::model::prompt::{Prompt, Step, step_to_value, steps_to, steps_to_done};
use crate::tui::model::steps::Steps;
use crate::tui::model::{Model, Overlay};
use crate::tui::scene::Scene;

/// What answers go to, by place and as it stands; the first of several first.
fn chosen<'a>(model: &Model, scene: &Scene<'a>) -> Vec<(usize, &'a Row)> {
    let rows = model.chosen().into_iter();
    rows.filter_map(|place| Some((place, scene.row(place)?)))
        .collect()
}

fn ids(chosen: &[(usize, &Row)]) -> Vec<ItemId> {
    chosen.iter().map(|(_, row)| row.item.id.clone()).collect()
}

/// Says why nothing happens where a list is empty.
fn nothing(model: &mut Model) -> Vec<Effect> {
    model.say("Nothing is selected that could be answered.");
    Vec::new()
}

fn ask(
    model: &mut Model,
    chosen: &[(usize, &Row)],
    edit: Edit,
    steps: Steps<Step>,
    scene: &Scene<'_>,
) {
    let rows = chosen.iter().map(|(place, _)| *place).collect();
    let mut prompt = Prompt::new(rows, edit, steps, scene);
    prompt.goes_on = prompt.edit.status.is_some();
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
}

/// Says where items stand, after asking for what such an answer needs; a walk then goes on.
pub(super) fn status(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let chosen = chosen(model, scene);
    let Some(status) = action.status() else {
        return Vec::new();
    };
    let fixed = chosen.iter().find(|(_, row)| !row.item.waivable);
    if let Some((_, row)) = fixed.filter(|_| status == Status::Waived) {
        model.warn(Refusal::NotWaivable(row.item.id.clone()).to_string());
        return Vec::new();
    }
    let steps = match (status, chosen.as_slice()) {
        (_, []) => return nothing(model),
        (Status::Done, [(_, row)]) => steps_to_done(row),
        // What several items need to be done is not the same for all of them.
        (status, _) => steps_to(status),
    };
    let edit = Edit {
        status: Some(status),
        ..Edit::default()
    };
    let Some(steps) = Steps::of(steps) else {
        let items = ids(&chosen);
        return answered(model, scene, Command::Answer { items, edit });
    };
    ask(model, &chosen, edit, steps, scene);
    Vec::new()
}

/// Records an answer and lets a walk go on.
pub(super) fn answered(model: &mut Model, scene: &Scene<'_>, command: Command) -> Vec<Effect> {
    match submit(model, scene, command) {
        Ok(effects) => {
            journey::go_on(model, scene);
            effects
        }
        Err(refusal) => {
            model.warn(refusal.to_string());
            Vec::new()
        }
    }
}

/// Says something else of items, without leaving them.
pub(super) fn detail(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let chosen = chosen(model, scene);
    let Some((_, row)) = chosen.first() else {
        return nothing(model);
    };
    let step = match action {
        Action::Owner => Step::Owner,
        Action::Due => Step::Due,
        Action::Proof => Step::Proof,
        Action::Confirm => {
            let items = ids(&chosen);
            return submit_or_warn(model, scene, Command::Confirm { items });
        }
        _ if chosen.len() > 1 => {
            model.warn("Notes and values belong to one item; nothing else may be marked.");
            return Vec::new();
        }
        Action::Note => {
            noting::open(model, row.item.id.clone());
            return Vec::new();
        }
        Action::Value => match step_to_value(row) {
            Ok(step) => step,
            Err(refusal) => {
                model.warn(refusal.to_string());
                return Vec::new();
            }
        },
        _ => return Vec::new(),
    };
    ask(
        model,
        &chosen,
        Edit::default(),
        Steps::new(step, None),
        scene,
    );
    Vec::new()
}

/// Shows the answers that are at odds.
pub(super) fn choose(model: &mut Model, scene: &Scene<'_>) {
    match model.selected().and_then(|row| Choice::of(row, scene)) {
        Some(choice) => model.overlays.push(Overlay::Choice(choice)),
        None => model.say("There is one answer, and nobody is at odds with it."),
    }
}

/// Has one of the answers hold: the one that an action names, else the selected one. Nothing happens
/// where there are not so many.
pub(super) fn pick(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let Some(Overlay::Choice(choice)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    let now = scene.board.place(&choice.item);
    let now = now.and_then(|place| Choice::of(place, scene));
    if let Some(now) = now.filter(|now| now.sides != choice.sides) {
        // One that came in meanwhile is to be seen before it is replaced.
        *choice = now;
        return Vec::new();
    }
    let Some(command) = choice.command(action.answer().unwrap_or(choice.cursor)) else {
        return Vec::new();
    };
    model.overlays.pop();
    submit_or_warn(model, scene, command)
}
