//! The ways between places: into a list, through a walk, to its summary, and back.

use std::collections::HashSet;

use super::{polling, rows};
use crate::domain::checklist::Phase;
use crate::domain::verdict::{About, Reason};
use crate::domain::walk::route;
use crate::tui::action::Action;
use crate::tui::model::big_picture::Spot;
use crate::tui::model::items::{Items, Listed};
use crate::tui::model::poll::Poll;
use crate::tui::model::walk::Walk;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::Scene;

pub(super) fn act(model: &mut Model, scene: &Scene<'_>, action: Action) {
    match action {
        Action::Open => open(model, scene),
        Action::Walk => walk(model, scene),
        Action::All => list(model, scene, Listed::All),
        Action::Mine => list(model, scene, Listed::Mine),
        Action::Skip if !model.walk_mut().is_none_or(Walk::forward) => finish(model, scene),
        Action::Previous => previous(model),
        Action::Details => {
            if let Some(walk) = model.walk_mut() {
                walk.details = !walk.details;
                walk.scroll = 0;
            }
        }
        Action::Back => back(model),
        _ => {}
    }
}

/// Goes to what is selected.
fn open(model: &mut Model, scene: &Scene<'_>) {
    match model.above.last() {
        None => match model.home.spot {
            Some(Spot::Start) => start(model, scene),
            Some(Spot::Area(area)) => list(model, scene, Listed::Area(area)),
            Some(Spot::Reason(reason)) => open_reason(model, scene, reason),
            None => {}
        },
        Some(Place::Items(items)) => {
            let walk = Walk::through(items.rows().collect(), items.cursor());
            enter(model, walk);
        }
        Some(Place::History(history)) => {
            let changes = history
                .selected(scene)
                .map_or(&[][..], |event| &event.changes);
            let mut touched: Vec<_> = changes
                .iter()
                .flat_map(|change| rows(scene, change))
                .collect();
            touched.dedup();
            enter(model, Walk::through(touched, 0));
        }
        Some(Place::Poll(poll)) => {
            let area = poll.cursor;
            if area < scene.board.areas.len() {
                list(model, scene, Listed::Area(area));
            }
        }
        Some(Place::Walk(_) | Place::Summary(_) | Place::Proposals(_) | Place::Releases(_)) => {}
    }
}

/// Walks through the items that stand in the way, from the selected one on; the vote of an area is
/// given in the poll.
fn open_reason(model: &mut Model, scene: &Scene<'_>, place: usize) {
    let reasons = &scene.assessment.reasons;
    if let Some(About::Area(area)) = reasons.get(place).map(|reason| reason.about) {
        model.above.push(Place::Poll(Poll { cursor: area }));
        return;
    }
    let before = reasons.iter().take(place).filter_map(Reason::row).count();
    let rows = reasons.iter().filter_map(Reason::row).collect();
    enter(model, Walk::through(rows, before));
}

/// Starts with what is decided in the meeting; where nothing is marked so, with everything.
fn start(model: &mut Model, scene: &Scene<'_>) {
    let phase = (model.tallies.deciding > 0).then_some(Phase::Go);
    enter(model, Walk::along(route(scene.board, None, phase), scene));
}

/// Walks through what is selected or listed: an area, the items of a list, or everything.
fn walk(model: &mut Model, scene: &Scene<'_>) {
    let area = match (model.above.last(), model.home.spot) {
        (None, Some(Spot::Area(place))) => scene.board.areas.get(place),
        _ => None,
    };
    let mut rows = route(scene.board, area.map(|area| &area.id), None);
    match model.above.last() {
        Some(Place::Items(items)) => {
            let listed: HashSet<_> = items.rows().collect();
            rows.retain(|row| listed.contains(row));
        }
        Some(Place::Summary(_)) => back(model),
        Some(
            Place::Walk(_)
            | Place::Poll(_)
            | Place::History(_)
            | Place::Proposals(_)
            | Place::Releases(_),
        )
        | None => {}
    }
    enter(model, Walk::along(rows, scene));
}

fn list(model: &mut Model, scene: &Scene<'_>, listed: Listed) {
    model.above.push(Place::Items(Items::new(listed, scene)));
}

/// Sorts the list on top another way.
pub(super) fn sort(model: &mut Model, scene: &Scene<'_>) {
    if let Some(Place::Items(items)) = model.above.last_mut() {
        items.reorder(scene);
    }
}

/// Goes on a walk, if there is one.
pub(super) fn enter(model: &mut Model, walk: Option<Walk>) {
    match walk {
        Some(walk) => model.above.push(Place::Walk(walk)),
        None => model.say("There is nothing to walk through."),
    }
}

/// Goes on after an answer: to the next item that needs one, or to the summary.
pub(super) fn go_on(model: &mut Model, scene: &Scene<'_>) {
    if !model.walk_mut().is_none_or(|walk| walk.go_on(scene)) {
        finish(model, scene);
    }
}

/// Ends a walk with what it has changed; in a meeting, the roll call follows.
fn finish(model: &mut Model, scene: &Scene<'_>) {
    if model.room {
        polling::open(model, scene);
        return;
    }
    if let Some(walk) = model.walk_mut() {
        let summary = walk.summary();
        model.above.push(Place::Summary(summary));
    }
}

fn previous(model: &mut Model) {
    // From the summary back to the last item.
    if let Some(Place::Summary(_)) = model.above.last() {
        model.above.pop();
    } else if !model.walk_mut().is_none_or(Walk::back) {
        model.say("This is the first item.");
    }
}

/// Closes what is on top; a summary closes with its walk.
fn back(model: &mut Model) {
    if let Some(
        Overlay::Help(_) | Overlay::Findings { .. } | Overlay::Choice(_) | Overlay::Trust(_),
    ) = model.overlays.last()
    {
        model.overlays.pop();
        return;
    }
    if let Some(Place::Items(items)) = model.above.last_mut()
        && items.unmark()
    {
        model.say("Nothing is marked any more.");
        return;
    }
    if let Some(Place::Summary(_)) = model.above.pop() {
        model.above.pop();
    }
}
