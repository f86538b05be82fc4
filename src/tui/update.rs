//! What an action, a typed key or the outcome of a recording changes on the screen.
//!
//! Pure: the model changes, and whatever concerns the world outside is handed back as effects.
//! Whether an answer is allowed is the domain's to decide, never this room's.

mod answer;
mod copying;
mod finding;
mod importing;
mod journey;
mod mouse;
mod news;
mod noting;
mod polling;
mod releases;
#[cfg(test)]
mod tests;
mod typing;
mod undoing;
mod verifying;
mod writing;

use super::Start;
use super::action::{Action, Scope};
use super::effect::{Effect, Said};
use super::key::Key;
use super::keymap::Keymap;
use super::model::help::Help;
use super::model::history::History;
use super::model::palette::Palette;
use super::model::walk::Walk;
use super::model::{Model, Move, Overlay, Place, Seen, Unsaved};
use super::scene::{News, NotRecorded, Scene};
use super::view::Target;
use crate::domain::command::{Command, Desk, decide};
use crate::domain::event::Change;
use crate::domain::id::ItemId;
use crate::domain::walk::route;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key that does something where one is.
    Do(Action),
    /// A key for a field.
    Type(Key),
    /// Text for a field.
    Paste(String),
    /// A click.
    Click(Target),
    /// A turn of the wheel.
    Scroll(Move),
    /// The size of the screen has changed.
    Resize,
    /// Something beside the screen.
    News(News),
}

/// Takes in what happened.
pub fn update(
    model: &mut Model,
    scene: &Scene<'_>,
    keymap: &Keymap,
    seen: Seen,
    input: Input,
) -> Vec<Effect> {
    let effects = match input {
        Input::Do(action) => {
            model.message = None;
            act(model, scene, keymap, seen, action)
        }
        Input::Type(key) => {
            typing::press(model, scene, seen, key);
            Vec::new()
        }
        Input::Paste(text) => {
            typing::paste(model, scene, &text);
            Vec::new()
        }
        Input::Click(target) => mouse::click(model, scene, keymap, seen, target),
        Input::Scroll(to) => {
            go(model, scene, seen, to);
            Vec::new()
        }
        Input::Resize => Vec::new(),
        Input::News(news) => news::take(model, scene, news),
    };
    model.let_go(scene);
    effects
}

fn act(
    model: &mut Model,
    scene: &Scene<'_>,
    keymap: &Keymap,
    seen: Seen,
    action: Action,
) -> Vec<Effect> {
    use Action as A;
    match action {
        A::Done | A::NotYet | A::Blocked | A::Failed | A::NotApplicable | A::Waive => {
            return answer::status(model, scene, action);
        }
        A::Take
        | A::AsNew
        | A::LeaveOut
        | A::TakeRest
        | A::LeaveRest
        | A::Match
        | A::Reword
        | A::Finish
        | A::Beside
        | A::Write => {
            return importing::act(model, scene, action);
        }
        A::Owner | A::Due | A::Skip | A::Previous if model.is_importing() => {
            return importing::act(model, scene, action);
        }
        A::Back if model.is_importing() && model.overlays.is_empty() => importing::leave(model),
        A::Import => return importing::ask_file(model, scene),
        A::Owner | A::Due | A::Value | A::Proof | A::Note | A::Confirm => {
            return answer::detail(model, scene, action);
        }
        A::Accept => return typing::accept(model, scene),
        A::Complete => typing::complete(model, scene),
        A::Cancel => typing::cancel(model, scene),
        A::Save => return noting::save(model, scene),
        A::Shelve => noting::shelve(model),
        A::Run if model.scope() == Scope::Choice => return answer::pick(model, scene, action),
        A::Run => return finding::run(model, scene, keymap),
        A::Pick => answer::choose(model, scene),
        A::FirstAnswer
        | A::SecondAnswer
        | A::ThirdAnswer
        | A::FourthAnswer
        | A::FifthAnswer
        | A::SixthAnswer
        | A::SeventhAnswer
        | A::EighthAnswer
        | A::NinthAnswer => {
            return answer::pick(model, scene, action);
        }
        A::Search | A::NextFound | A::PreviousFound => finding::act(model, action),
        A::Releases | A::NewRelease => return releases::act(model, scene, action),
        A::Open if model.scope() == Scope::Releases => return releases::act(model, scene, action),
        A::Back if releases::stay(model) => return vec![Effect::Stay],
        A::Skip | A::Previous | A::Details | A::Open | A::Walk | A::All | A::Mine | A::Back => {
            journey::act(model, scene, action);
        }
        A::Poll => polling::open(model, scene),
        A::Go | A::NoGo | A::Ship | A::Hold | A::Reopen | A::Speaker => {
            return polling::act(model, scene, action);
        }
        A::History => model.above.push(Place::History(History::new(scene))),
        A::TakeBack => return undoing::take_back(model, scene),
        A::Edit => return writing::edit(model, scene),
        A::Add => writing::add(model, scene),
        A::Findings => writing::findings(model, scene),
        A::Filter => typing::open_filter(model, scene),
        A::Sync if model.meeting => return vec![Effect::Part],
        A::Sync => return vec![Effect::Meet],
        A::Verify => return verifying::verify(model, scene),
        A::VerifyAll => return verifying::verify_all(model, scene),
        A::Trust => return verifying::trust(model),
        A::Mark | A::MarkAll => mark(model, action),
        A::Copy => return copying::copy(model, scene),
        A::Sort => journey::sort(model, scene),
        A::Down => go(model, scene, seen, Move::Down(1)),
        A::Up => go(model, scene, seen, Move::Up(1)),
        A::PageDown => go(model, scene, seen, Move::Down(seen.page.max(1))),
        A::PageUp => go(model, scene, seen, Move::Up(seen.page.max(1))),
        A::First => go(model, scene, seen, Move::First),
        A::Last => go(model, scene, seen, Move::Last),
        A::Undo => return undoing::undo(model, scene),
        A::Redo => return undoing::redo(model, scene),
        A::Retry if model.unsaved.is_empty() => model.say("Everything is saved."),
        A::Retry if !model.is_stuck() => model.say("It is being saved."),
        A::Retry => return retry(model),
        A::Help => {
            let help = Help::new(model.scope(), keymap, seen);
            model.overlays.push(Overlay::Help(Box::new(help)));
        }
        A::Palette => {
            let palette = Palette::new(model.scope(), keymap, seen);
            model.overlays.push(Overlay::Palette(Box::new(palette)));
        }
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
        (Some(Overlay::Help(help)), _) => help.finder.go(to),
        (Some(Overlay::Palette(palette)), _) => palette.finder.go(to),
        (Some(Overlay::Findings { cursor }), _) => *cursor = to.from(*cursor, scene.findings.len()),
        (Some(Overlay::Trust(trusting)), _) => scroll(&mut trusting.scroll),
        (Some(Overlay::Choice(choice)), _) => {
            choice.cursor = to.from(choice.cursor, choice.sides.len());
        }
        (
            Some(
                Overlay::Prompt(_)
                | Overlay::Speech(_)
                | Overlay::Note(_)
                | Overlay::Adding(_)
                | Overlay::Asking(_)
                | Overlay::Making(_)
                | Overlay::Filter(_),
            ),
            _,
        ) => {}
        (None, None) => model.home.go(to, &model.tallies, scene),
        (None, Some(Place::Items(items))) => items.go(to),
        (None, Some(Place::Walk(walk))) => scroll(&mut walk.scroll),
        (None, Some(Place::Summary(summary))) => scroll(&mut summary.scroll),
        (None, Some(Place::Poll(poll))) => poll.go(to, scene),
        (None, Some(Place::History(history))) => history.go(to, scene),
        (None, Some(Place::Proposals(proposals))) => scroll(&mut proposals.scroll),
        (None, Some(Place::Releases(releases))) => releases.go(to, scene),
    }
}

/// Marks in the list on top.
fn mark(model: &mut Model, action: Action) {
    if let Some(Place::Items(items)) = model.above.last_mut() {
        match action {
            Action::MarkAll => items.mark_all(),
            _ => items.mark(),
        }
    }
}

/// Puts a change on the screen and asks to have it recorded; nothing happens where it is refused.
fn submit(
    model: &mut Model,
    scene: &Scene<'_>,
    command: Command,
) -> Result<Vec<Effect>, NotRecorded> {
    submit_as(model, scene, command, scene.desk.by.to_string())
}

/// The same, as the word of somebody.
fn submit_as(
    model: &mut Model,
    scene: &Scene<'_>,
    command: Command,
    by: String,
) -> Result<Vec<Effect>, NotRecorded> {
    let desk = Desk {
        by: &by,
        ..scene.desk
    };
    let draft = decide(&desk, &command)?;
    if draft.changes.is_empty() {
        model.say("Nothing to change: it is so already.");
        return Ok(Vec::new());
    }
    for row in draft.changes.iter().flat_map(|change| rows(scene, change)) {
        if let Some(walk) = model.walk_mut() {
            walk.touch(row, scene);
        }
    }
    let answers = matches!(command, Command::Answer { .. } | Command::Confirm { .. });
    if !matches!(command, Command::Undo(_) | Command::Redo(_)) {
        model.taken_back.clear();
    }
    if let Some(Place::Items(items)) = model.above.last_mut().filter(|_| answers) {
        items.unmark();
    }
    Ok(enqueue_as(model, command, by))
}

/// Puts a change behind those that are not on disk yet, so that their order holds.
fn enqueue_as(model: &mut Model, command: Command, by: String) -> Vec<Effect> {
    let is_first = model.unsaved.is_empty();
    let why = None;
    model.unsaved.push_back(Unsaved { command, by, why });
    if is_first { begin(model) } else { retry(model) }
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
fn begin(model: &mut Model) -> Vec<Effect> {
    let oldest = model.unsaved.front_mut().map(|unsaved| {
        unsaved.why = None;
        Effect::Record(Said {
            command: unsaved.command.clone(),
            by: unsaved.by.clone(),
        })
    });
    oldest.into_iter().collect()
}

/// Begins again where the oldest unsaved change could not be recorded.
fn retry(model: &mut Model) -> Vec<Effect> {
    if model.is_stuck() {
        begin(model)
    } else {
        Vec::new()
    }
}

fn quit(model: &mut Model) -> Vec<Effect> {
    if let Some(id) = model.drafts.keys().next() {
        let draft = format!(
            "A note on {} is only a draft yet; ctrl-c leaves without it.",
            id.item()
        );
        model.warn(draft);
        return Vec::new();
    }
    if model.is_stuck() {
        model.warn("Not everything is saved yet; ctrl-c leaves without it.");
        return Vec::new();
    }
    // What is on its way to the disk gets there before the app ends.
    vec![Effect::Quit]
}

/// Goes to where the app opens.
pub fn start(model: &mut Model, scene: &Scene<'_>, start: &Start) {
    match start {
        // Minutes are read beside the screen, and shown once they are.
        Start::BigPicture | Start::Import { .. } => {}
        Start::Items => journey::act(model, scene, Action::All),
        Start::Mine => journey::act(model, scene, Action::Mine),
        Start::Meeting => polling::begin_meeting(model, scene),
        Start::Walk { area, filter } => {
            let mut sieve = filter.sieve(scene.viewer());
            let mut rows = route(scene.board, area.as_ref(), None);
            rows.retain(|row| {
                let row = scene.row(*row);
                row.is_some_and(|row| sieve.lets(row, scene.board.area_of(row)))
            });
            journey::enter(model, Walk::along(rows, scene));
        }
    }
}
