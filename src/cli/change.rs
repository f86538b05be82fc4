//! Commands that record something: `set`, `done`, `block`, `confirm`, `undo`, `redo`.

use std::mem::ManuallyDrop;

use super::args::{self, Block, Done, Items, Proof, Set};
use super::items::named;
use super::polling;
use super::{Context, Exit, Failure};
use crate::domain::command::{Command, Edit};
use crate::domain::event::{Change, Status};
use crate::domain::id::ItemId;
use crate::domain::remedy;
use crate::domain::spoken_date::{parse_day, parse_due};
use crate::report::ink::Tone;
use crate::report::json;
use crate::session::{Opened, Session};

pub(super) fn set(context: &mut Context, set: Set) -> Result<Exit, Failure> {
    let mut opened = context.opened_for(&set.items.items)?;
    let (today, release) = (
        opened.session.board().today,
        opened.session.board().release.date,
    );
    // Nothing takes the date back.
    let due = |said: String| match said.trim() {
        "" => Ok(None),
        said => parse_due(said, today).map(Some),
    };
    let until = |said: String| parse_day(&said, today, release);
    let edit = Edit {
        status: set.status,
        reason: set.reason,
        owner: set.owner,
        due: set.due.map(due).transpose().map_err(Failure::of("--due"))?,
        approved_by: set.approved_by,
        until: set
            .until
            .map(until)
            .transpose()
            .map_err(Failure::of("--until"))?,
        ..shown(set.proof)
    };
    answer(context, &mut opened, &set.items.items, edit)
}

pub(super) fn done(context: &mut Context, done: Done) -> Result<Exit, Failure> {
    let mut opened = context.opened_for(&done.items.items)?;
    let edit = Edit {
        status: Some(Status::Done),
        ..shown(done.proof)
    };
    answer(context, &mut opened, &done.items.items, edit)
}

fn shown(proof: Proof) -> Edit {
    let Proof {
        value,
        note,
        evidence,
    } = proof;
    Edit {
        value,
        note,
        evidence,
        ..Edit::default()
    }
}

pub(super) fn block(context: &mut Context, block: &Block) -> Result<Exit, Failure> {
    let asked = std::slice::from_ref(&block.item);
    let mut opened = context.opened_for(asked)?;
    let reason = Some(block.reason.join(" "));
    let edit = Edit {
        status: Some(Status::Blocked),
        reason,
        ..Edit::default()
    };
    answer(context, &mut opened, asked, edit)
}

fn answer(
    context: &mut Context,
    opened: &mut Opened,
    asked: &[String],
    edit: Edit,
) -> Result<Exit, Failure> {
    let items = find(&opened.session, asked)?;
    record(context, opened, &Command::Answer { items, edit })
}

pub(super) fn confirm(context: &mut Context, asked: &Items) -> Result<Exit, Failure> {
    let mut opened = context.opened_for(&asked.items)?;
    let items = find(&opened.session, &asked.items)?;
    record(context, &mut opened, &Command::Confirm { items })
}

pub(super) fn undo(context: &mut Context, which: args::Change) -> Result<Exit, Failure> {
    let mut opened = holding(context, which.change.as_deref())?;
    record(context, &mut opened, &Command::Undo(which.change))
}

pub(super) fn redo(context: &mut Context, which: args::Change) -> Result<Exit, Failure> {
    let mut opened = holding(context, which.change.as_deref())?;
    record(context, &mut opened, &Command::Redo(which.change))
}

/// The release that is shown or, where a change is named that is of another, that one.
fn holding(context: &mut Context, which: Option<&str>) -> Result<ManuallyDrop<Opened>, Failure> {
    let mut opened = context.opened()?;
    let Opened { session, journal } = &mut *opened;
    if let Some(which) = which
        && let Some(release) = session.other_release_of(journal, which)?
    {
        context.opening.release = Some(release);
        return context.opened();
    }
    Ok(opened)
}

fn find(session: &Session, asked: &[String]) -> Result<Vec<ItemId>, Failure> {
    let items = asked.iter().map(|asked| named(session, asked));
    items.map(|item| Ok(item?.id.clone())).collect()
}

fn record(context: &mut Context, opened: &mut Opened, command: &Command) -> Result<Exit, Failure> {
    let session = &opened.session;
    if !session.files_are_readable() {
        return Err(Failure::unreadable(session));
    }
    context.tell_of_pack(session)?;
    let event = opened.record(command)?;
    let session = &opened.session;
    if let Some(event) = event {
        match event.changes.first() {
            Some(Change::Undo(it) | Change::Redo(it)) if polling::is_poll(session, it.event) => {
                polling::show(context, session)?;
            }
            _ => show(context, session, &session.touched_by(&event))?,
        }
        let release = session.board().release.title();
        let saved = format!("Saved as change {} for {release}.", event.id.short());
        context.out.talk(&saved)?;
    } else {
        if let Command::Answer { items, .. } | Command::Confirm { items } = command {
            show(context, session, items)?;
        }
        context.out.talk("Nothing to change: it is so already.")?;
    }
    Ok(Exit::Yes)
}

/// Says where items stand now.
fn show(context: &mut Context, session: &Session, items: &[ItemId]) -> Result<(), Failure> {
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
            ink.apart();
            ink.put(Tone::of(&row.standing), row.standing.word())?;
            // Whoever takes it for settled is told what it still waits for; and a value that
            // misses, what it misses, though nobody said that it failed.
            let said = row.answer.status();
            let by_value = row.standing.state == Status::Failed && said != Status::Failed;
            if (said.is_final() || by_value) && !row.standing.settled {
                ink.apart();
                ink.put(Tone::Quiet, &remedy::of(row))?;
            }
            ink.line()?;
        }
        Ok(())
    })?;
    for item in items
        .iter()
        .filter(|item| session.board().row(item).is_none())
    {
        let words =
            format!("{item} is not asked of this release, so the answer does not count yet.");
        context.out.talk(&words)?;
    }
    Ok(())
}
