//! `vote`, `decide`, `release reopen`: the poll, and what becomes of the release.

use super::args::{Decide, OneRelease, Vote};
use super::{Context, Exit, Failure};
use crate::domain::command::Command;
use crate::domain::event::Change;
use crate::domain::id::EventId;
use crate::report::facts::{Facts, Source};
use crate::report::ink::Tone;
use crate::report::{json, poll};
use crate::session::{Opened, Session};

pub(super) fn vote(context: &mut Context, asked: Vote) -> Result<Exit, Failure> {
    let Vote { area, call, note } = asked;
    record(context, &Command::Vote { area, call, note })
}

pub(super) fn decide(context: &mut Context, asked: Decide) -> Result<Exit, Failure> {
    let Decide { course, note } = asked;
    record(context, &Command::Decide { course, note })
}

pub(super) fn reopen(context: &mut Context, asked: OneRelease) -> Result<Exit, Failure> {
    context.opening.release = asked.id.or(context.opening.release.take());
    record(context, &Command::Reopen)
}

fn record(context: &mut Context, command: &Command) -> Result<Exit, Failure> {
    let opened: &mut Opened = &mut *context.opened()?;
    opened.session.watch();
    if !opened.session.files_are_readable() {
        return Err(Failure::unreadable(&opened.session));
    }
    context.tell_of_pack(&opened.session)?;
    let event = opened.record(command)?;
    let session = &opened.session;
    show(context, session)?;
    match event {
        Some(event) => {
            let release = session.board().release.title();
            let again = if session.board().poll.is_closed() {
                let id = &session.board().release.id;
                format!(" It takes no more answers until `gonogo release reopen {id}`.")
            } else {
                String::new()
            };
            let saved = format!("Saved as change {} for {release}.{again}", event.id.short());
            context.out.talk(&saved)?;
        }
        None => context.out.talk("Nothing to change: it is so already.")?,
    }
    Ok(Exit::Yes)
}

/// Whether a change is a vote or a decision.
pub(super) fn is_poll(session: &Session, event: EventId) -> bool {
    let event = session.history().event(event);
    event.is_some_and(|event| event.changes.iter().any(Change::is_poll))
}

/// Says how the poll stands now.
pub(super) fn show(context: &mut Context, session: &Session) -> Result<(), Failure> {
    let (assessment, findings) = (session.assessment(), session.findings());
    let facts = Facts::of(Source {
        board: session.board(),
        assessment: &assessment,
        findings: &findings,
        roster: session.roster(),
        origin: session.origin(),
        sharing: session.sharing(),
    });
    if context.json {
        return context
            .out
            .raw(|out| json::print(out, &poll::Told::of(&facts)));
    }
    context.out.ink(|ink| {
        poll::table(ink, &facts)?;
        for turn in session.board().poll.turns.iter().filter(|turn| turn.holds) {
            ink.say(Tone::Strong, &poll::turn(turn, session.roster()))?;
        }
        match assessment.verdict {
            Ok(verdict) => ink.say(verdict.into(), verdict.spoken()),
            Err(withheld) => ink.say(Tone::Bad, &format!("No verdict: {withheld}")),
        }
    })
}
