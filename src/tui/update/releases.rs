//! The list of releases: opening another one, making a new one.

use crate::domain::id::ReleaseId;
use crate::domain::text::count;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::making::{Making, Taken};
use crate::tui::model::releases::Releases;
use crate::tui::model::{Model, Overlay, Pending, Place};
use crate::tui::scene::{Born, Scene};

pub(super) fn act(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    match action {
        Action::Releases => list(model, scene),
        Action::NewRelease => ask(model, scene),
        _ => turn(model, scene),
    }
}

/// Opens the list, and has the releases looked at.
fn list(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    model.above.push(Place::Releases(Releases::new(scene)));
    if scene.survey.is_none() {
        model.pending = Some(Pending::Survey);
    }
    vec![Effect::Survey]
}

/// Opens the selected release in place of the one that is open.
fn turn(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(Place::Releases(releases)) = model.above.last() else {
        return Vec::new();
    };
    let Some(overview) = releases.selected(scene) else {
        return Vec::new();
    };
    if overview.release.id == scene.board.release.id {
        // The other one that was still being opened is not wanted any more.
        let stays = stay(model).then_some(Effect::Stay);
        model.above.clear();
        return stays.into_iter().collect();
    }
    if let Some(why) = unfinished(model) {
        model.warn(why);
        return Vec::new();
    }
    let release = overview.release.id.clone();
    model.pending = Some(Pending::Turn(release.clone()));
    vec![Effect::Turn(release)]
}

/// What belongs to the open release and would otherwise go to another, or be lost.
fn unfinished(model: &Model) -> Option<String> {
    if !model.unsaved.is_empty() {
        return Some("Not everything is saved yet, so this release stays open.".into());
    }
    if model.checking.is_some() {
        return Some("Checks of this release are running: let them end, or stop them.".into());
    }
    if model.importing.is_some() {
        return Some("Minutes are being read or written, so this release stays open.".into());
    }
    if model.left_minutes.is_some() {
        return Some(
            "What was chosen of minutes is not written yet: write it, or leave it all out.".into(),
        );
    }
    let draft = model.drafts.keys().next()?;
    Some(format!(
        "A note on {} is only a draft yet: save it, or empty it.",
        draft.item()
    ))
}

/// Stays with the open release while another is being opened; false where none is.
pub(super) fn stay(model: &mut Model) -> bool {
    let turning = matches!(model.pending, Some(Pending::Turn(_)));
    if turning {
        model.pending = None;
    }
    turning
}

/// Asks about a new release, where one can be made.
fn ask(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(survey) = scene.survey else {
        return Vec::new();
    };
    let hindrance = survey.hindrance.clone().or_else(|| unfinished(model));
    match hindrance {
        _ if model.pending.is_some() => {}
        Some(why) => model.warn(why),
        None => {
            let making = Making::new(survey.clone(), scene);
            model.overlays.push(Overlay::Making(Box::new(making)));
        }
    }
    Vec::new()
}

/// Takes what was typed of a new release.
pub(super) fn accept(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(Overlay::Making(making)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    if making.under_way {
        return Vec::new();
    }
    match making.take(scene.today()) {
        Taken::More => Vec::new(),
        Taken::All(new) => {
            model.pending = Some(Pending::Make(new.id.clone()));
            vec![Effect::Make(new)]
        }
    }
}

/// Shows the releases as they are now.
pub(super) fn surveyed(model: &mut Model, scene: &Scene<'_>, outcome: Result<(), String>) {
    if model.pending == Some(Pending::Survey) {
        model.pending = None;
    }
    if let Err(why) = outcome {
        model.warn(why);
    }
    for place in &mut model.above {
        if let Place::Releases(releases) = place {
            releases.refresh(scene);
        }
    }
}

/// Goes on with the other release.
pub(super) fn turned(model: &mut Model, scene: &Scene<'_>, outcome: Result<(), String>) {
    model.pending = None;
    match outcome {
        Ok(()) => {
            model.turn(scene);
            model.say(format!("{} is open.", scene.board.release.title()));
        }
        Err(why) => model.warn(why),
    }
}

/// Goes on with another release, since the file of the open one is gone. What could not be saved
/// was said of that one, so it must not reach this one.
pub(super) fn gone(model: &mut Model, scene: &Scene<'_>, gone: &ReleaseId) {
    let lost = if model.is_stuck() {
        std::mem::take(&mut model.unsaved).len()
    } else {
        0
    };
    model.turn(scene);
    let lost = match lost {
        0 => String::new(),
        many => format!(
            " {} could not be saved and went with it.",
            count(many, "change")
        ),
    };
    let now = scene.board.release.title();
    model.warn(format!(
        "{gone} has no file any more, so {now} is open.{lost}"
    ));
}

/// Goes on with the release that was made; where it was not, says why beside what was typed.
pub(super) fn made(model: &mut Model, scene: &Scene<'_>, outcome: Result<Born, String>) {
    model.pending = None;
    match outcome {
        Ok(born) => {
            model.turn(scene);
            model.say(told(&born));
        }
        Err(why) => match model.overlays.last_mut() {
            Some(Overlay::Making(making)) => making.refuse(why),
            _ => model.warn(why),
        },
    }
}

fn told(born: &Born) -> String {
    let carried = match &born.from {
        Some((from, words)) => format!("; carried over from {from}: {words}"),
        None => String::new(),
    };
    let adopted = if born.adopts {
        "; the answers given until now are its answers"
    } else {
        ""
    };
    format!("Wrote {}{carried}{adopted}.", born.file)
}
