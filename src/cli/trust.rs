//! `trust` and `untrust`: what the checklists may run on this machine.

use super::args::Trusting;
use super::asking::{ask_whether, talks};
use super::{Context, Exit, Failure, outside};
use crate::checks::trust::Place;
use crate::checks::{Allowed, Entry, Grant, Trust};
use crate::domain::text::count;
use crate::report::ink::{Ink, Tone};
use crate::session::Session;

/// Where the trust of a session's workspace lies.
pub(super) fn place(context: &Context, session: &Session) -> Result<Place, Failure> {
    let folder = outside::configuration(&context.outside.folder);
    Ok(Place::new(folder.as_deref(), &session.workspace().root)?)
}

/// What may run: what was trusted before, or, by an explicit word, all of it this once.
pub(super) fn allowed(
    context: &mut Context,
    session: &Session,
    this_run: bool,
) -> Result<Allowed, Failure> {
    if this_run {
        let root = &session.workspace().root;
        return Ok(Allowed::for_this_run(root, session.plan()));
    }
    match place(context, session)?.of(session.plan())? {
        Trust::Trusted(allowed) => Ok(allowed),
        Trust::NothingToTrust => {
            let root = &session.workspace().root;
            Ok(Allowed::for_this_run(root, session.plan()))
        }
        Trust::Untrusted(grant) => Err(Failure::NotTrusted(grant.checks.len())),
        Trust::Stale { difference, .. } => {
            context.out.aside(|ink| differs(ink, &difference))?;
            Err(Failure::StaleTrust)
        }
    }
}

pub(super) fn trust(context: &mut Context, asked: &Trusting) -> Result<Exit, Failure> {
    let session = context.session()?;
    if !session.files_are_readable() {
        return Err(Failure::unreadable(&session));
    }
    let place = place(context, &session)?;
    let (grant, difference) = match place.of(session.plan())? {
        Trust::NothingToTrust => {
            context
                .out
                .talk("No item here declares a check, so there is nothing to trust.")?;
            return Ok(Exit::Yes);
        }
        Trust::Trusted(allowed) => {
            show(context, allowed.grant())?;
            context
                .out
                .talk("Trusted on this machine, exactly as it stands here.")?;
            return Ok(Exit::Yes);
        }
        Trust::Untrusted(grant) => (grant, Vec::new()),
        Trust::Stale { now, difference } => (now, difference),
    };
    show(context, &grant)?;
    if !difference.is_empty() {
        context.out.aside(|ink| differs(ink, &difference))?;
    }
    let number = count(grant.checks.len(), "command");
    if asked.show {
        return Err(if difference.is_empty() {
            Failure::NotTrusted(grant.checks.len())
        } else {
            Failure::StaleTrust
        });
    }
    if !asked.yes {
        if !talks(context) {
            return Err(Failure::NobodyTrusts);
        }
        let question = format!("May {number} run on this machine, as you?");
        if ask_whether(context, &question)? != Some(true) {
            context.out.talk("Nothing was trusted.")?;
            return Ok(Exit::No);
        }
    }
    place.keep(&grant)?;
    let kept = format!(
        "Trusted {number}. This is kept in {}.",
        place.path().display()
    );
    context.out.talk(&kept)?;
    Ok(Exit::Yes)
}

pub(super) fn untrust(context: &mut Context) -> Result<Exit, Failure> {
    let session = context.session()?;
    let forgot = place(context, &session)?.forget()?;
    context.out.talk(if forgot {
        "Nothing of this workspace is trusted any more."
    } else {
        "Nothing of this workspace was trusted."
    })?;
    Ok(Exit::Yes)
}

/// Shows every command with all that trust covers.
fn show(context: &mut Context, grant: &Grant) -> Result<(), Failure> {
    if context.json {
        return context.out.json(grant);
    }
    context
        .out
        .ink(|ink| grant.checks.iter().try_for_each(|entry| write(ink, entry)))
}

fn write(ink: &mut Ink<'_>, entry: &Entry) -> std::io::Result<()> {
    let lines = entry.lines();
    for (place, line) in lines.iter().enumerate() {
        if place == 0 {
            ink.say(Tone::Accent, line)?;
        } else {
            ink.pad_to(4);
            ink.say(Tone::Plain, line)?;
        }
    }
    Ok(())
}

fn differs(ink: &mut Ink<'_>, difference: &[String]) -> std::io::Result<()> {
    ink.say(Tone::Strong, "What differs from what was trusted:")?;
    for line in difference {
        let tone = match line.get(..2) {
            Some("- ") => Tone::Bad,
            Some("+ ") => Tone::Warn,
            _ => Tone::Accent,
        };
        ink.say(tone, line)?;
    }
    Ok(())
}
