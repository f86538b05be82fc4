//! The roll call, the decision, and who speaks.

use super::{journey, submit_as};
use crate::domain::checklist::Phase;
use crate::domain::command::Command;
use crate::domain::event::{Call, Course};
use crate::domain::refusal::Refusal;
use crate::domain::walk::route;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::poll::Poll;
use crate::tui::model::speech::{Says, Speech, Spoken};
use crate::tui::model::walk::Walk;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::Scene;

/// Opens the roll call.
pub(super) fn open(model: &mut Model, scene: &Scene<'_>) {
    model.above.push(Place::Poll(Poll::new(scene)));
}

pub(super) fn act(model: &mut Model, scene: &Scene<'_>, action: Action) -> Vec<Effect> {
    let says = match action {
        Action::Go => vote(model, scene, Call::Go),
        Action::NoGo => vote(model, scene, Call::NoGo),
        Action::Ship => Some(Says::Decision(Course::Ship)),
        Action::Hold => Some(Says::Decision(Course::Hold)),
        Action::Speaker => Some(Says::Nothing),
        Action::Reopen => {
            let by = scene.desk.by.to_string();
            return said(model, scene, Command::Reopen, by);
        }
        _ => None,
    };
    let Some(says) = says else {
        return Vec::new();
    };
    // Nobody is asked for words that could not be recorded anyway.
    if let Some(refusal) = refused(&says, scene) {
        model.warn(refusal.to_string());
        return Vec::new();
    }
    let speech = Speech::new(says, model.room, scene);
    model.overlays.push(Overlay::Speech(Box::new(speech)));
    Vec::new()
}

/// Why something cannot be said now, whatever the words.
fn refused(says: &Says, scene: &Scene<'_>) -> Option<Refusal> {
    let withheld = || scene.assessment.verdict.err().map(Refusal::NoVerdict);
    match says {
        Says::Nothing => None,
        Says::Vote { .. } => shipped(scene),
        Says::Decision(_) => shipped(scene).or_else(withheld),
    }
}

fn shipped(scene: &Scene<'_>) -> Option<Refusal> {
    let board = scene.board;
    let (turn, _) = board.poll.decision().filter(|_| board.poll.is_closed())?;
    let day = turn.voice.at.date_naive();
    let by = turn.voice.by.clone();
    Some(Refusal::Shipped(
        board.release.id.clone(),
        day,
        by.to_string(),
    ))
}

fn vote(model: &Model, scene: &Scene<'_>, call: Call) -> Option<Says> {
    let Some(Place::Poll(poll)) = model.above.last() else {
        return None;
    };
    let area = scene.board.areas.get(poll.cursor)?;
    Some(Says::Vote {
        area: area.id.clone(),
        title: area.title.clone(),
        call,
    })
}

/// Takes what was typed into the field of a speech.
pub(super) fn accept(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let Some(Overlay::Speech(speech)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    let Some(Spoken { speaker, command }) = speech.take(scene) else {
        return Vec::new();
    };
    model.overlays.pop();
    let by = speaker.clone().unwrap_or_else(|| scene.desk.by.to_string());
    let mut effects = Vec::new();
    if let Some(speaker) = speaker {
        model.speaker = Some(speaker.clone());
        effects.push(Effect::Speak(speaker));
    }
    match command {
        Some(command) => effects.extend(said(model, scene, command, by)),
        None => model.say(format!("{by} speaks from now on.")),
    }
    effects
}

fn said(model: &mut Model, scene: &Scene<'_>, command: Command, by: String) -> Vec<Effect> {
    // The word goes round at once; where it counts is seen once it is on the disk.
    submit_as(model, scene, command, by).unwrap_or_else(|refusal| {
        model.warn(refusal.to_string());
        Vec::new()
    })
}

/// Gives the word to the next area after a vote of the one whose turn it was.
pub(super) fn go_on(model: &mut Model, scene: &Scene<'_>, area: &str) {
    let voted = scene.board.area_place(area);
    if let Some(Place::Poll(poll)) = model.above.last_mut()
        && voted == Some(poll.cursor)
    {
        poll.go_on(scene);
    }
}

/// Begins a meeting: what is to be decided in it and is not settled yet, area by area; where there
/// is nothing of that, the roll call at once.
pub(super) fn begin_meeting(model: &mut Model, scene: &Scene<'_>) {
    model.room = true;
    let mut rows = route(scene.board, None, Some(Phase::Go));
    rows.retain(|row| scene.row(*row).is_some_and(|row| !row.standing.settled));
    match Walk::through(rows, 0).filter(|_| shipped(scene).is_none()) {
        Some(walk) => journey::enter(model, Some(walk)),
        None => open(model, scene),
    }
    if shipped(scene).is_none() {
        let speech = Speech::new(Says::Nothing, true, scene);
        model.overlays.push(Overlay::Speech(Box::new(speech)));
    }
}
