//! Commands that write files when asked: `init`, `add`.

use std::fs;
use std::io::BufRead as _;

use super::args::{Add, Init};
use super::{Context, Exit, Failure};
use crate::domain::spoken_date::parse_day;
use crate::domain::text::nearest;
use crate::report::ink::Tone;
use crate::store::workspace::Origin;
use crate::store::{atomic, edit, init as making};

pub(super) fn init(context: &mut Context, mut asked: Init) -> Result<Exit, Failure> {
    let root = match &context.opening.workspace {
        Some(folder) => context.outside.folder.join(folder),
        None => context.outside.folder.clone(),
    };
    let talks = context.surface.input.is_terminal() && context.surface.talk.is_terminal();
    if talks && asked.name.is_none() {
        asked.name = Some(ask(
            context,
            "What is the product called? (Enter: no name) ",
        )?);
    }
    if talks && asked.date.is_none() {
        asked.date = ask_date(context)?;
    }
    let name = asked
        .name
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty());
    let done = making::init(
        &root,
        &making::Plan {
            name,
            date: asked.date,
            version: None,
        },
    )?;
    let adopted = match &done.id {
        Some(id) => crate::session::adopt(&context.outside, &done.earlier_key, id)?,
        None => false,
    };
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
    if adopted {
        context
            .out
            .talk("The answers given here before are kept.")?;
    }
    context
        .out
        .talk("Commit these files to git; `gonogo` walks the list, `gonogo report` prints it.")?;
    Ok(Exit::Yes)
}

fn ask(context: &mut Context, question: &str) -> Result<String, Failure> {
    context.out.ask(question)?;
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|source| Failure::Read { source })?;
    Ok(line.trim().to_string())
}

fn ask_date(context: &mut Context) -> Result<Option<chrono::NaiveDate>, Failure> {
    loop {
        let line = ask(
            context,
            "When does it go out? (such as 2026-12-01; Enter: not known yet) ",
        )?;
        if line.is_empty() {
            return Ok(None);
        }
        match parse_day(&line, context.opening.clock.today(), None) {
            Ok(date) => return Ok(Some(date)),
            Err(bad) => context.out.talk(&bad.to_string())?,
        }
    }
}

pub(super) fn add(context: &mut Context, asked: &Add) -> Result<Exit, Failure> {
    let session = context.session()?;
    if !session.files_are_readable() {
        return Err(Failure::Unreadable(session.findings()));
    }
    if session.workspace().origin == Origin::Pack {
        return Err(Failure::NoFolder);
    }
    let area = asked.area.as_str();
    let Some(checklist) = session.plan().area(area) else {
        let areas = session
            .plan()
            .checklists
            .iter()
            .map(|checklist| checklist.area.as_str());
        let nearest = nearest(area, areas).map(Into::into);
        return Err(Failure::Area {
            asked: area.into(),
            nearest,
        });
    };
    let taken = |id: &str| checklist.items.iter().any(|item| item.id.item() == id);
    let statement = asked.text.join(" ");
    let id = asked
        .id
        .clone()
        .unwrap_or_else(|| edit::new_id(&statement, taken));
    let path = session.workspace().checklist_path(&asked.area);
    let failed = |why: String| Failure::File {
        path: path.clone(),
        why,
    };
    let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
    let item =
        crate::domain::id::ItemId::new(&asked.area, &id).map_err(|bad| failed(bad.to_string()))?;
    let mut changed =
        edit::append_item(&text, &id, &statement).map_err(|error| failed(error.to_string()))?;
    let words = [
        (
            "level",
            asked.level.map(crate::domain::checklist::Level::word),
        ),
        (
            "phase",
            asked.phase.map(crate::domain::checklist::Phase::word),
        ),
    ];
    for (key, word) in words {
        if let Some(word) = word {
            let literal = edit::text_literal(word);
            changed = edit::set_value(&changed, &["item", &id, key], &literal)
                .map_err(|error| failed(error.to_string()))?;
        }
    }
    atomic::replace(&path, changed.as_bytes())?;
    context
        .out
        .ink(|ink| ink.say(Tone::Strong, item.as_str()))?;
    context.out.talk(&format!(
        "Added to {}; say more of it there.",
        path.display()
    ))?;
    Ok(Exit::Yes)
}
