//! The keys that answer the selected item, in a list or on a walk.

use super::{journey, noting, submit, submit_or_warn};
use crate::domain::board::Row;
use crate::domain::command::{Command, Edit};
use crate::domain::event::Status;
use crate::domain::refusal::Refusal;
use crate::domain::target::Target;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::prompt::{Prompt, Step, steps_to, steps_to_done};
use crate::tui::model::{Model, Overlay};
use crate::tui::scene::Scene;

fn selected<'a>(model: &Model, scene: &Scene<'a>) -> Option<(usize, &'a Row)> {
    let place = model.selected()?;
    Some((place, scene.row(place)?))
}

/// Says where the item stands, after asking for what such an answer needs; a walk then goes on.
pub(super) fn status(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let Some((place, row)) = selected(model, scene) else {
        return Vec::new();
    };
    let status = match action {
        Action::Done => Status::Done,
        Action::NotYet => Status::InProgress,
        Action::Blocked => Status::Blocked,
        Action::Failed => Status::Failed,
        Action::NotApplicable => Status::NotApplicable,
        Action::Waive => Status::Waived,
        _ => return Vec::new(),
    };
    if status == Status::Waived && !row.item.waivable {
        model.warn(Refusal::NotWaivable(row.item.id.clone()).to_string());
        return Vec::new();
    }
    let steps = match status {
        Status::Done => steps_to_done(row),
        status => steps_to(status),
    };
    let edit = Edit {
        status: Some(status),
        ..Edit::default()
    };
    if steps.is_empty() {
        let items = vec![row.item.id.clone()];
        return answered(model, scene, Command::Answer { items, edit });
    }
    let mut prompt = Prompt::new(place, edit, steps, scene);
    prompt.goes_on = true;
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
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

/// Says something else of the item, without leaving it.
pub(super) fn detail(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let Some((place, row)) = selected(model, scene) else {
        return Vec::new();
    };
    let id = || row.item.id.clone();
    let step = match action {
        Action::Owner => Step::Owner,
        Action::Due => Step::Due,
        Action::Proof => Step::Proof,
        Action::Note => {
            noting::open(model, id());
            return Vec::new();
        }
        Action::Value => match row.item.target {
            Some(Target::Bound(..)) => Step::Value,
            Some(Target::Unknown) => {
                model.warn(Refusal::TargetOpen(id()).to_string());
                return Vec::new();
            }
            None => {
                model.warn(Refusal::NoTarget(id()).to_string());
                return Vec::new();
            }
        },
        Action::Confirm => {
            return submit_or_warn(model, scene, Command::Confirm { items: vec![id()] });
        }
        _ => return Vec::new(),
    };
    let prompt = Prompt::new(place, Edit::default(), vec![step], scene);
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}
