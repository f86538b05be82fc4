//! The keys that run checks: of what is selected or of all, once their commands are trusted.

use crate::domain::check::Report;
use crate::domain::command::{Command, may_check};
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay};
use crate::tui::scene::{Scene, Verified};

/// Has the checks of what is selected run; while some run, has them stopped.
pub(super) fn verify(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    if model.checking.is_some() {
        return vec![Effect::StopChecks];
    }
    let rows = match (model.above.is_empty(), model.worked_on(scene)) {
        (true, Some(row)) => vec![row],
        (true, None) => return of_area(model, scene),
        (false, _) => model.chosen(),
    };
    let names = rows.into_iter().filter_map(|row| scene.row(row));
    let with_check = names.filter(|row| row.item.check.is_some());
    let items: Vec<_> = with_check.map(|row| row.item.id.clone()).collect();
    if items.is_empty() {
        model.say("Nothing that is selected has a check.");
        return Vec::new();
    }
    run(model, scene, items)
}

/// Has checks run, unless their results could not be recorded.
fn run(model: &mut Model, scene: &Scene<'_>, items: Vec<ItemId>) -> Vec<Effect> {
    let first = items.first();
    if let Some(Err(refusal)) = first.map(|item| may_check(&scene.desk, item)) {
        model.warn(refusal.to_string());
        return Vec::new();
    }
    vec![Effect::Verify(items)]
}

fn of_area(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let area = model.area(scene);
    let area = area.and_then(|area| scene.board.areas.get(area));
    let name: Vec<_> = area.iter().map(|area| area.id.to_string()).collect();
    begin(model, scene, &name)
}

/// Has all checks run that could say something new; while some run, has them stopped.
pub(super) fn verify_all(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    if model.checking.is_some() {
        return vec![Effect::StopChecks];
    }
    begin(model, scene, &[])
}

fn begin(model: &mut Model, scene: &Scene<'_>, names: &[String]) -> Vec<Effect> {
    match crate::checks::choose(scene.desk.plan, scene.board, names) {
        Ok(chosen) if chosen.items.is_empty() => {
            model.say("No check is asked for here.");
            Vec::new()
        }
        Ok(chosen) => run(model, scene, chosen.items),
        Err(none) => {
            model.warn(none.to_string());
            Vec::new()
        }
    }
}

/// Trusts what is shown, and has it run.
pub(super) fn trust(model: &mut Model) -> Vec<Effect> {
    match model.overlays.pop() {
        Some(Overlay::Trust(trusting)) => vec![Effect::Trust(trusting.items)],
        other => {
            model.overlays.extend(other);
            Vec::new()
        }
    }
}

/// Records how a check ended, behind all other changes.
pub(super) fn ended(
    model: &mut Model,
    scene: &Scene<'_>,
    item: ItemId,
    report: Report,
) -> Vec<Effect> {
    super::submit_or_warn(model, scene, Command::Check { item, report })
}

/// Says that checks are over.
pub(super) fn over(model: &mut Model, verified: &Verified) {
    let ran = count(verified.ran, "check");
    model.say(if verified.stopped {
        format!("{ran} ran; the others were stopped, and nothing is left running.")
    } else {
        format!("{ran} ran.")
    });
}
