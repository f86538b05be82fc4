//! Commands that record something: `set`, `done`, `block`, `confirm`, `undo`, `redo`.

use super::args::{Block, Change, Done, Items, Proof, Set};
use super::{Context, Exit, Failure};
use crate::domain::command::{Command, Edit};
use crate::domain::event::{Event, Status};
use crate::domain::id::ItemId;
use crate::report::ink::Tone;
use crate::report::json;
use crate::session::Session;

pub(super) fn set(context: &mut Context, set: Set) -> Result<Exit, Failure> {
    let edit = Edit {
        status: set.status,
        reason: set.reason,
        owner: set.owner,
        due: set.due.map(|due| due.0),
        approved_by: set.approved_by,
        until: set.until,
        ..shown(set.proof)
    };
    answer(context, &set.items.items, edit)
}

pub(super) fn done(context: &mut Context, done: Done) -> Result<Exit, Failure> {
    let edit = Edit {
        status: Some(Status::Done),
        ..shown(done.proof)
    };
    answer(context, &done.items.items, edit)
}

fn shown(
    Proof {
        value,
        note,
        evidence,
    }: Proof,
) -> Edit {
    Edit {
        value,
        note,
        evidence,
        ..Edit::default()
    }
}

pub(super) fn block(context: &mut Context, block: &Block) -> Result<Exit, Failure> {
    let reason = Some(block.reason.join(" "));
    let edit = Edit {
        status: Some(Status::Blocked),
        reason,
        ..Edit::default()
    };
    answer(context, std::slice::from_ref(&block.item), edit)
}

fn answer(context: &mut Context, asked: &[String], edit: Edit) -> Result<Exit, Failure> {
    let mut session = context.session_for(asked)?;
    let items = find(&session, asked)?;
    record(context, &mut session, &Command::Answer { items, edit })
}

pub(super) fn confirm(context: &mut Context, asked: &Items) -> Result<Exit, Failure> {
    let mut session = context.session_for(&asked.items)?;
    let items = find(&session, &asked.items)?;
    record(context, &mut session, &Command::Confirm { items })
}

pub(super) fn undo(context: &mut Context, which: Change) -> Result<Exit, Failure> {
    let mut session = context.session()?;
    record(context, &mut session, &Command::Undo(which.change))
}

pub(super) fn redo(context: &mut Context, which: Change) -> Result<Exit, Failure> {
    let mut session = context.session()?;
    record(context, &mut session, &Command::Redo(which.change))
}

/// The items that are meant. Where a file cannot be read an item in it seems to be missing, so the
/// file's own fault is the one to name.
fn find(session: &Session, asked: &[String]) -> Result<Vec<ItemId>, Failure> {
    let found: Result<Vec<_>, _> = asked
        .iter()
        .map(|asked| session.plan().find(asked).map(|item| item.id.clone()))
        .collect();
    match found {
        Err(_) if !session.files_are_readable() => Err(Failure::Unreadable(session.findings())),
        found => Ok(found?),
    }
}

fn record(
    context: &mut Context,
    session: &mut Session,
    command: &Command,
) -> Result<Exit, Failure> {
    let event = session.record(command)?;
    match &event {
        Some(event) => said(context, session, event)?,
        None => context.out.talk("Nothing to change: it is so already.")?,
    }
    Ok(Exit::Yes)
}

/// Says where each item of a change stands now.
fn said(context: &mut Context, session: &Session, event: &Event) -> Result<(), Failure> {
    let items = session.touched_by(event);
    let rows: Vec<_> = items
        .iter()
        .filter_map(|item| session.board().row(item))
        .collect();
    if context.json {
        return context.out.raw(|out| json::items(out, rows));
    }
    context.out.ink(|ink| {
        for row in &rows {
            ink.put(Tone::Accent, row.item.id.as_str())?;
            ink.put(Tone::Plain, "  ")?;
            ink.say(Tone::of(&row.standing), row.standing.word())?;
        }
        Ok(())
    })?;
    let release = session.board().release.title();
    context.out.talk(&format!(
        "Saved as change {} for {release}.",
        event.id.short()
    ))
}
