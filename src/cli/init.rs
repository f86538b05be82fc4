//! Commands that write files when asked: `init`, `add`.

use std::path::Path;

use super::args::{Add, Init};
use super::asking::{ask, ask_date, talks};
use super::{Context, Exit, Failure};
use crate::report::ink::Tone;
use crate::session::{self, NewItem};
use crate::store::init as making;

pub(super) fn init(context: &mut Context, mut asked: Init) -> Result<Exit, Failure> {
    let root = match &context.opening.workspace {
        Some(folder) => context.outside.folder.join(folder),
        None => context.outside.folder.clone(),
    };
    let (talks, free) = (talks(context), making::room(&root));
    if talks && free.name && asked.name.is_none() {
        asked.name = Some(ask(
            context,
            "What is the product called? (Enter: no name) ",
        )?);
    }
    if talks && free.date && asked.date.is_none() {
        asked.date = ask_date(context)?;
    }
    let name = asked
        .name
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty());
    let done = making::init(
        &root,
        &making::Plan {
            name: name.clone(),
            date: asked.date,
        },
    )?;
    context.out.ink(|ink| {
        for path in &done.written {
            ink.put(Tone::Good, "wrote  ")?;
            ink.say(Tone::Plain, &path.display().to_string())?;
        }
        for path in &done.kept {
            ink.put(Tone::Quiet, "kept   ")?;
            ink.say(Tone::Plain, &path.display().to_string())?;
        }
        Ok(())
    })?;
    let kept = |path: &str| {
        done.kept
            .iter()
            .any(|kept| kept.as_path() == Path::new(path))
    };
    let lost = match (name.is_some(), asked.date.is_some()) {
        _ if !kept("releases/next.toml") => None,
        (true, true) => Some("the name and the date are"),
        (true, false) => Some("the name is"),
        (false, true) => Some("the date is"),
        (false, false) => None,
    };
    if let Some(lost) = lost {
        let words = format!("releases/next.toml is kept as it was: {lost} not written there.");
        context.out.talk(&words)?;
    }
    if session::adopt(&context.outside, &root, &done.earlier_key)? {
        context
            .out
            .talk("The answers given here before are kept.")?;
    }
    context.out.talk(
        "Commit these files to git; `gonogo` opens the app, `gonogo report` prints the report.",
    )?;
    Ok(Exit::Yes)
}

pub(super) fn add(context: &mut Context, asked: Add) -> Result<Exit, Failure> {
    let session = context.session()?;
    if !session.files_are_readable() {
        return Err(Failure::unreadable(&session));
    }
    let added = session.add(&NewItem {
        area: asked.area,
        text: asked.text.join(" "),
        id: asked.id,
        level: asked.level,
        phase: asked.phase,
    })?;
    context
        .out
        .ink(|ink| ink.say(Tone::Strong, added.item.as_str()))?;
    let path = added.path.display();
    context
        .out
        .talk(&format!("Added to {path}; say more of it there."))?;
    Ok(Exit::Yes)
}
