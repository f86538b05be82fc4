//! The keys that lead to the files themselves: what is wrong with them, editing, adding an item.

use crate::tui::effect::{Effect, Subject};
use crate::tui::model::adding::Adding;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::Scene;

/// Opens the editor at what is selected.
pub(super) fn edit(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let subject = subject(model, scene);
    if subject.is_none() {
        model.say("Nothing is selected that could be edited.");
    }
    subject.map(Effect::Edit).into_iter().collect()
}

fn subject(model: &Model, scene: &Scene<'_>) -> Option<Subject> {
    if let Some(Overlay::Findings { cursor }) = model.overlays.last() {
        let finding = scene.findings.get(*cursor)?.clone();
        return Some(Subject::Finding(Box::new(finding)));
    }
    if let Some(Place::Releases(releases)) = model.above.last() {
        let release = releases.selected(scene)?.release.id.clone();
        return Some(Subject::Release(release));
    }
    let area = |place: usize| Some(scene.board.areas.get(place)?.id.clone());
    if let Some(row) = model.worked_on(scene).and_then(|row| scene.row(row)) {
        return Some(Subject::Item(row.item.id.clone()));
    }
    area(model.area(scene)?).map(Subject::Area)
}

/// Asks for the statement of an item to be added.
pub(super) fn add(model: &mut Model, scene: &Scene<'_>) {
    let area = model.area(scene).or(Some(0));
    let Some(area) = area.and_then(|area| scene.board.areas.get(area)) else {
        model.warn("There is no checklist to add to.");
        return;
    };
    if scene.origin.is_some() {
        model.warn(
            "The items come from the pack that ships with gonogo; `gonogo init` makes them files of yours.",
        );
        return;
    }
    let adding = Adding::to(area.id.clone(), area.title.clone());
    model.overlays.push(Overlay::Adding(adding));
}

/// Shows what is wrong with the files, or says that nothing is.
pub(super) fn findings(model: &mut Model, scene: &Scene<'_>) {
    if scene.findings.is_empty() {
        model.say("Nothing is wrong with the files or the journal.");
    } else {
        model.overlays.push(Overlay::Findings { cursor: 0 });
    }
}
