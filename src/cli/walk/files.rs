//! The ways of a plain walk to the files themselves: adding an item, and the person's own editor.

use super::lines::Lines;
use super::plain::{Plain, Step};
use crate::cli::{Context, Failure};
use crate::domain::id::AreaId;
use crate::report::finding;
use crate::session::{self, NewItem, Scope};

/// Adds an item to the checklist of the one that is shown. What was written is kept until it is in
/// the file or given up.
pub(super) fn add(
    walk: &mut Plain,
    context: &mut Context,
    input: &mut Lines<'_>,
    words: &str,
) -> Result<Step, Failure> {
    let area = walk.items.get(walk.place).or_else(|| walk.items.last());
    let area: Option<AreaId> = area.and_then(|item| item.area().parse().ok());
    let Some(area) = area else {
        return walk.refuse(context, "there is no checklist to add to", Step::Stay);
    };
    let mut text = words.to_string();
    if text.is_empty() && walk.talks {
        let question = format!("Which statement must be true, in {area}?");
        text = walk.line(context, input, &question)?.unwrap_or_default();
    }
    let added = loop {
        if text.trim() == "<" || text.is_empty() && walk.talks {
            context.out.talk("Nothing was added.")?;
            return Ok(Step::Stay);
        }
        let new = NewItem {
            area: area.clone(),
            text: text.clone(),
            id: None,
            level: None,
            phase: None,
        };
        let failure = match walk.keeping.session().add(&new) {
            Ok(added) => break added,
            Err(failure) => Failure::from(failure),
        };
        let why = with_help(&failure);
        if !walk.talks || failure.help().is_some() {
            return walk.refuse(context, &why, Step::Stay);
        }
        context.out.talk(&why)?;
        let question = "Enter alone tries again; other words replace the statement; < leaves it.";
        match walk.line(context, input, question)? {
            Some(line) if line.trim().is_empty() => {}
            line => text = line.unwrap_or_default(),
        }
    };
    let path = added.path.display();
    context.out.talk(&format!(
        "Added {} to {path}: its why, proof and level are for your editor.",
        added.item
    ))?;
    reload(walk, context)?;
    if walk.talks {
        walk.place = (walk.place + 1).min(walk.items.len());
        walk.items.insert(walk.place, added.item);
    }
    Ok(Step::Anew)
}

/// Opens the person's editor at the item, and goes on with what it left.
pub(super) fn edit(walk: &mut Plain, context: &mut Context) -> Result<Step, Failure> {
    if !walk.talks {
        return walk.refuse(context, "an editor needs a terminal", Step::Stay);
    }
    let item = walk.items.get(walk.place);
    let passage = item.and_then(|item| walk.keeping.session().passage_of_item(item));
    let Some(passage) = passage else {
        return walk.refuse(context, &with_help(&Failure::NoFiles), Step::Stay);
    };
    context.out.talk("Your editor is open; the walk waits.")?;
    let editors = walk.keeping.session().editors(&context.outside);
    if let Err(failure) = editors.find().and_then(|editor| editor.open(&passage)) {
        context.out.talk(&failure.to_string())?;
    }
    reload(walk, context)?;
    Ok(Step::Anew)
}

/// Reads the files anew. Where they cannot be read the walk goes on with what it had, and says so.
fn reload(walk: &mut Plain, context: &mut Context) -> Result<(), Failure> {
    let opened = match session::open(&context.outside, &context.opening, Scope::Everything) {
        Ok(opened) if opened.session.files_are_readable() => opened,
        Ok(broken) => {
            let findings = broken.session.findings();
            context
                .out
                .aside(|ink| finding::write_all(ink, &findings))?;
            return context.out.talk(
                "The walk goes on with the checklists as they were; `edit` opens them again.",
            );
        }
        Err(failure) => return context.out.talk(&failure.to_string()),
    };
    let mut opened = opened;
    opened.session.watch();
    let board = opened.session.board();
    let before = walk.items.len();
    let passed = walk.items.iter().take(walk.place);
    let place = passed.filter(|id| board.row(id).is_some()).count();
    // An item that was renamed goes on under its new id.
    let rows = walk.items.iter().filter_map(|id| board.row(id));
    let items: Vec<_> = rows.map(|row| row.item.id.clone()).collect();
    let gone = before - items.len();
    (walk.items, walk.place) = (items, place);
    walk.keeping.replace(opened);
    if gone > 0 {
        context
            .out
            .talk("Items that are no longer asked were left out of the walk.")?;
    }
    context.out.talk("The checklists were read anew.")
}

/// Why, and what to do.
fn with_help(failure: &Failure) -> String {
    match failure.help() {
        Some(help) => format!("{failure}. To change that: {help}."),
        None => failure.to_string(),
    }
}
