//! Minutes in the app: which file, what becomes of each proposal, and the one writing at the end.
//!
//! Invariant: nothing is written before it was on the screen as what will be written.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::domain::event::Change;
use crate::domain::text::count;
use crate::session::{Choice, Choosing, Imported, Proposed};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::asking::{Asking, Taken, Wanted};
use crate::tui::model::proposals::Proposals;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::{Errand, Importing, Scene};

/// Asks which minutes to read; those that were left are the likely ones.
pub(super) fn ask_file(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    if scene.origin.is_some() {
        model.warn(
            "There are no checklists of yours yet that actions could go to; `gonogo init` makes them.",
        );
        return Vec::new();
    }
    let left = model.left_minutes.as_ref();
    let likely = left.map(|left| left.document.path.to_string_lossy().into_owned());
    let asking = Asking::file(&likely.unwrap_or_default());
    model.overlays.push(Overlay::Asking(Box::new(asking)));
    vec![Effect::Import(Errand::Find)]
}

pub(super) fn act(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let Some(Place::Proposals(proposals)) = model.above.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Take => proposals.choose(Choice::Take),
        Action::AsNew => proposals.choose(Choice::New),
        Action::LeaveOut => proposals.choose(Choice::Leave),
        Action::TakeRest | Action::LeaveRest => rest(model, action),
        Action::Skip => proposals.forward(),
        Action::Finish => proposals.to_end(),
        Action::Previous if !proposals.back() => model.say("This is the first proposal."),
        Action::Reword => ask(model, scene, Wanted::Words),
        Action::Owner => ask(model, scene, Wanted::Owner),
        Action::Due => ask(model, scene, Wanted::Due),
        Action::Match => ask(model, scene, Wanted::Item),
        Action::Beside => beside(model),
        Action::Write => return write(model),
        _ => {}
    }
    Vec::new()
}

/// Takes or leaves out all from here on. What is written of it stands on the screen before it is, and
/// what is only a guess is told here.
fn rest(model: &mut Model, action: Action) {
    let Some(Place::Proposals(proposals)) = model.above.last_mut() else {
        return;
    };
    let told = if action == Action::TakeRest {
        let taken = proposals.take_rest();
        let parts = [
            (taken.left, "left out before"),
            (taken.unsure, "as an item that it may be"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let words: Vec<_> = parts
            .map(|(number, words)| format!(", {number} of them {words}"))
            .collect();
        format!("{} taken{}.", count(taken.all, "proposal"), words.concat())
    } else {
        format!("{} left out.", count(proposals.leave_rest(), "proposal"))
    };
    model.say(told);
}

fn ask(model: &mut Model, scene: &Scene<'_>, wanted: Wanted) {
    if let Some(Place::Proposals(proposals)) = model.above.last()
        && let Some(entry) = proposals.current()
    {
        let asking = Asking::about(&entry.proposal, wanted, scene);
        model.overlays.push(Overlay::Asking(Box::new(asking)));
    }
}

/// Takes people, absences, days off and releases as well, or leaves them.
fn beside(model: &mut Model) {
    let Some(Place::Proposals(proposals)) = model.above.last_mut() else {
        return;
    };
    let choosing = &mut proposals.choosing;
    if choosing.plan().has_beside() {
        choosing.beside = !choosing.beside;
    } else {
        model.say("These minutes name no people, absences or releases that are not known.");
    }
}

fn write(model: &mut Model) -> Vec<Effect> {
    let Some(Place::Proposals(proposals)) = model.above.last() else {
        return Vec::new();
    };
    if model.importing == Some(Importing::Writing) {
        model.say("It is being written.");
        return Vec::new();
    }
    if !proposals.choosing.writes() {
        model.say("Nothing is taken, so there is nothing to write.");
        return Vec::new();
    }
    let chosen = Box::new(proposals.choosing.clone());
    vec![Effect::Import(Errand::Write(chosen))]
}

/// Takes what was typed.
pub(super) fn accept(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(Overlay::Asking(asking)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    let Some(taken) = asking.take(scene) else {
        return Vec::new();
    };
    if let Taken::File(path) = taken {
        // The question stays until the file was read, or says why it was not.
        let (path, into) = (PathBuf::from(path), None);
        return vec![Effect::Import(Errand::Read { path, into })];
    }
    model.overlays.pop();
    let Some(Place::Proposals(proposals)) = model.above.last_mut() else {
        return Vec::new();
    };
    let Some(entry) = proposals.current_mut() else {
        return Vec::new();
    };
    match taken {
        Taken::Words(words) => entry.proposal.text = words,
        Taken::Owner(owner) => entry.proposal.owner = owner,
        Taken::Due(due) => entry.proposal.due = due,
        Taken::Item(item) => proposals.choose(Choice::Is(item)),
        Taken::File(_) => {}
    }
    Vec::new()
}

/// Offers documents where a file is asked for.
pub(super) fn nearby(model: &mut Model, documents: Vec<String>) {
    if let Some(Overlay::Asking(asking)) = model.overlays.last_mut() {
        asking.offer(documents);
    }
}

/// Shows what minutes propose; where they could not be read, why, beside the question.
pub(super) fn proposed(model: &mut Model, outcome: Result<Box<Proposed>, String>) {
    let asked = model
        .overlays
        .iter()
        .position(|overlay| matches!(overlay, Overlay::Asking(it) if it.wanted == Wanted::File));
    let document = match (outcome, asked.and_then(|at| model.overlays.get_mut(at))) {
        (Err(why), Some(Overlay::Asking(asking))) => {
            asking.field.error = Some(why);
            return;
        }
        (Err(why), _) => return model.warn(why),
        (Ok(document), _) => *document,
    };
    if let Some(at) = asked {
        model.overlays.remove(at);
    }
    let mut choosing = Choosing::new(document);
    if let Some(left) = model.left_minutes.take()
        && left.document.path == choosing.document.path
    {
        choosing = choosing.remembering(&left);
    }
    let known = choosing.known();
    if choosing.entries.is_empty() && !choosing.plan().has_beside() {
        let known = match known {
            0 => "nothing that is clearly something to do".to_string(),
            many => format!("nothing new: {} known already", is(many)),
        };
        model.say(format!("{} says {known}.", choosing.plan().file));
        return;
    }
    model
        .above
        .push(Place::Proposals(Box::new(Proposals::new(choosing))));
}

fn is(many: usize) -> String {
    let verb = if many == 1 { "is" } else { "are" };
    format!("{} {verb}", count(many, "item"))
}

/// Goes back to where one was, and says what was written; where it was not, why.
pub(super) fn imported(model: &mut Model, outcome: Result<Imported, String>) {
    let done = match outcome {
        Ok(done) => done,
        Err(why) => return model.warn(format!("Not written, or not whole: {why}")),
    };
    model
        .above
        .retain(|place| !matches!(place, Place::Proposals(_)));
    model.left_minutes = None;
    let changes = done.events.iter().flat_map(|event| &event.changes);
    let said: HashSet<_> = changes.filter_map(Change::item).collect();
    model.say(format!(
        "Written: {}; what was said of {}; {}.",
        count(done.added, "new item"),
        count(said.len(), "item"),
        count(done.files.len(), "file")
    ));
}

/// Leaves the minutes; nothing is written, and what was said is kept until they are opened again.
pub(super) fn leave(model: &mut Model) {
    if let Some(Place::Proposals(proposals)) = model.above.pop() {
        let first = Choosing::new(proposals.choosing.document.clone());
        let kept = if first == proposals.choosing {
            ""
        } else {
            " What you have said is kept for when you open these minutes again."
        };
        model.say(format!("Nothing is written.{kept}"));
        model.left_minutes = Some(Box::new(proposals.choosing));
    }
}
