//! What an action, a typed key or the outcome of a recording changes on the screen.
//!
//! Pure: the model changes, and whatever concerns the world outside is handed back as effects.
//! Whether an answer is allowed is the domain's to decide, never this room's.

mod answer;
mod journey;
#[cfg(test)]
mod tests;
mod typing;

use super::Start;
use super::action::Action;
use super::effect::Effect;
use super::key::Key;
use super::model::walk::Walk;
use super::model::{Model, Move, Overlay, Place, Seen, Unsaved};
use super::scene::{NotRecorded, Scene};
use crate::domain::command::{Command, decide};
use crate::domain::event::{Change, Event};
use crate::domain::id::ItemId;
use crate::domain::walk::route;
use crate::report::log;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key that does something where one is.
    Do(Action),
    /// A key for a field.
    Type(Key),
    /// Text for a field.
    Paste(String),
    /// The size of the screen has changed.
    Resize,
    /// The oldest unsaved change was recorded, or could not be. An event of none: all was already
    /// as asked.
    Recorded(Result<Option<Event>, NotRecorded>),
}

/// Takes in what happened.
pub fn update(model: &mut Model, scene: &Scene<'_>, seen: Seen, input: Input) -> Vec<Effect> {
    match input {
        Input::Do(action) => {
            model.message = None;
            act(model, scene, seen, action)
        }
        Input::Type(key) => {
            typing::press(model, key);
            Vec::new()
        }
        Input::Paste(text) => {
            typing::paste(model, &text);
            Vec::new()
        }
        Input::Resize => Vec::new(),
        Input::Recorded(outcome) => recorded(model, scene, outcome),
    }
}

fn act(model: &mut Model, scene: &Scene<'_>, seen: Seen, action: Action) -> Vec<Effect> {
    use Action as A;
    match action {
        A::Done | A::NotYet | A::Blocked | A::Failed | A::NotApplicable | A::Waive => {
            return answer::status(model, scene, action);
        }
        A::Owner | A::Due | A::Value | A::Proof | A::Note | A::Confirm => {
            return answer::detail(model, scene, action);
        }
        A::Accept => return typing::accept(model, scene),
        A::Complete => typing::complete(model),
        A::Cancel => typing::cancel(model),
        A::Skip | A::Previous | A::Details | A::Open | A::Walk | A::All | A::Mine | A::Back => {
            journey::act(model, scene, action);
        }
        A::Filter => typing::open_filter(model),
        A::Down => go(model, scene, seen, Move::Down(1)),
        A::Up => go(model, scene, seen, Move::Up(1)),
        A::PageDown => go(model, scene, seen, Move::Down(seen.page.max(1))),
        A::PageUp => go(model, scene, seen, Move::Up(seen.page.max(1))),
        A::First => go(model, scene, seen, Move::First),
        A::Last => go(model, scene, seen, Move::Last),
        A::Undo => return undo(model, scene),
        A::Redo => return submit_or_warn(model, scene, Command::Redo(None)),
        A::Retry => return retry(model),
        A::Help => model.overlays.push(Overlay::Help { scroll: 0 }),
        A::Quit => return quit(model),
        A::Redraw => return vec![Effect::Redraw],
        A::Suspend => return vec![Effect::Suspend],
    }
    Vec::new()
}

/// Moves within the list or text that keys go to.
fn go(model: &mut Model, scene: &Scene<'_>, seen: Seen, to: Move) {
    let lines = seen.scroll_end + 1;
    let scroll = |from: &mut usize| *from = to.from(*from, lines);
    match (model.overlays.last_mut(), model.above.last_mut()) {
        (Some(Overlay::Help { scroll: from }), _) => scroll(from),
        (Some(Overlay::Prompt(_) | Overlay::Filter(_)), _) => {}
        (None, None) => model.home.go(to, &model.tallies, scene),
        (None, Some(Place::Items(items))) => items.go(to),
        (None, Some(Place::Walk(walk))) => scroll(&mut walk.scroll),
        (None, Some(Place::Summary(summary))) => scroll(&mut summary.scroll),
    }
}

/// Puts a change on the screen and asks to have it recorded; nothing happens where it is refused.
fn submit(
    model: &mut Model,
    scene: &Scene<'_>,
    command: Command,
) -> Result<Vec<Effect>, NotRecorded> {
    let draft = decide(&scene.desk, &command)?;
    if draft.changes.is_empty() {
        model.say("Nothing to change: it is so already.");
        return Ok(Vec::new());
    }
    for row in draft.changes.iter().flat_map(|change| rows(scene, change)) {
        if let Some(walk) = model.walk_mut() {
            walk.touch(row, scene);
        }
    }
    model.unsaved.push_back(Unsaved { command, why: None });
    Ok(retry(model))
}

fn submit_or_warn(model: &mut Model, scene: &Scene<'_>, command: Command) -> Vec<Effect> {
    submit(model, scene, command).unwrap_or_else(|refusal| {
        model.warn(refusal.to_string());
        Vec::new()
    })
}

/// The rows that a change is about; for an undo or redo, those of what it takes or brings back.
fn rows(scene: &Scene<'_>, change: &Change) -> Vec<usize> {
    let place = |id: &ItemId| scene.board.place(id);
    match change {
        Change::Undo(reference) | Change::Redo(reference) => {
            let event = scene.desk.history.event(reference.event);
            let changes = event.map_or(&[][..], |event| &event.changes);
            let mut rows: Vec<_> = changes
                .iter()
                .filter_map(Change::item)
                .filter_map(place)
                .collect();
            rows.dedup();
            rows
        }
        change => change.item().and_then(place).into_iter().collect(),
    }
}

/// Asks to have the oldest unsaved change recorded: later ones follow it, so that their order holds.
fn retry(model: &Model) -> Vec<Effect> {
    let oldest = model.unsaved.front();
    oldest
        .map(|unsaved| Effect::Record(unsaved.command.clone()))
        .into_iter()
        .collect()
}

fn undo(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    // The last change is taken back, whether or not it had reached the disk.
    if model.unsaved.pop_back().is_some() {
        model.say("Took back the change that was not saved.");
        return Vec::new();
    }
    submit_or_warn(model, scene, Command::Undo(None))
}

fn quit(model: &mut Model) -> Vec<Effect> {
    if model.unsaved.is_empty() {
        return vec![Effect::Quit];
    }
    model.warn("Not everything is saved yet; ctrl-c leaves without it.");
    Vec::new()
}

fn recorded(
    model: &mut Model,
    scene: &Scene<'_>,
    outcome: Result<Option<Event>, NotRecorded>,
) -> Vec<Effect> {
    // Whatever became of it, what others have recorded meanwhile was read.
    model.refresh(scene);
    match outcome {
        Err(NotRecorded::Failed(why)) => {
            // It stays on the screen, and so do those behind it.
            if let Some(oldest) = model.unsaved.front_mut() {
                oldest.why = Some(why);
            }
            return Vec::new();
        }
        Err(NotRecorded::Refused(refusal)) => {
            model.unsaved.pop_front();
            model.warn(refusal.to_string());
        }
        Ok(event) => {
            model.unsaved.pop_front();
            if let Some(event) = event {
                tell(model, scene, &event);
            }
        }
    }
    retry(model)
}

/// Says what was saved; a walk goes back to what was taken back.
fn tell(model: &mut Model, scene: &Scene<'_>, event: &Event) {
    let rows: Vec<_> = event
        .changes
        .iter()
        .flat_map(|change| rows(scene, change))
        .collect();
    let Some((place, row)) = rows
        .first()
        .and_then(|place| Some((*place, scene.row(*place)?)))
    else {
        return;
    };
    let (name, word) = (row.item.id.item(), row.standing.word());
    match event.changes.first() {
        Some(Change::Undo(_)) => {
            model.say(format!("Took back, and saved: {name} is {word} again."));
        }
        Some(Change::Redo(_)) => model.say(format!("Brought back, and saved: {name} is {word}.")),
        _ => {
            let words: Vec<_> = event.changes.iter().map(log::words).collect();
            model.say(format!("Saved: {name} {}", words.join("; ")));
            return;
        }
    }
    if let Some(walk) = model.walk_mut() {
        walk.jump(place);
    }
}

/// Goes to where the app opens.
pub fn start(model: &mut Model, scene: &Scene<'_>, start: &Start) {
    match start {
        Start::BigPicture => {}
        Start::Items => journey::act(model, scene, Action::All),
        Start::Mine => journey::act(model, scene, Action::Mine),
        Start::Walk { area } => {
            let rows = route(scene.board, area.as_ref(), None);
            journey::enter(model, Walk::along(rows, scene));
        }
    }
}
