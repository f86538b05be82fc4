//! What stands in the way, so that sixty reasons can still be read: one line to scan, the
//! statement below it, and what would settle it beside or below, wherever it fits.

use std::io;

use crate::domain::text::visible;
use crate::report::facts::{Cause, Facts, Group};
use crate::report::ink::{Ink, Tone};
use crate::report::measure;

/// Columns before the line, and before what stands below it.
const INDENT: usize = 2;
const BELOW: usize = 4;
/// Columns between two fields.
const GAP: usize = 2;
/// An id longer than this has a line of its own: it is never cut, since people copy it.
const LONGEST_ID: usize = 34;
/// The least and the most columns of an owner.
const OWNER: (usize, usize) = (6, 24);

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.groups.is_empty() {
        return Ok(());
    }
    super::heading(ink, "What stands in the way")?;
    for group in &facts.groups {
        ink.line()?;
        let title = format!("{}: {}", group.title(), group.causes.len());
        ink.say(group.forces.into(), &title)?;
        let fields = Fields::of(facts, group, ink.width());
        for cause in &group.causes {
            write_cause(ink, facts, cause, &fields)?;
        }
    }
    Ok(())
}

/// How wide the fields of a group's lines are.
struct Fields {
    id: usize,
    word: usize,
    owner: usize,
    due: usize,
}

impl Fields {
    fn of(facts: &Facts<'_>, group: &Group<'_>, width: usize) -> Self {
        let widest =
            |field: &dyn Fn(&Cause<'_>) -> usize| group.causes.iter().map(field).max().unwrap_or(0);
        let id = |cause: &Cause<'_>| cause.name().len();
        let id = widest(&|cause| {
            Some(id(cause))
                .filter(|len| *len <= LONGEST_ID)
                .unwrap_or(0)
        });
        let word = widest(&|cause| cause.word().len());
        let due = widest(&|cause| due(facts, cause).map_or(0, |due| due.len()));
        let owner = widest(&|cause| measure::width(owner(cause)));
        let room = width.saturating_sub(INDENT + id + GAP + word + GAP + GAP + due);
        Self {
            id,
            word,
            owner: owner.min(room).clamp(OWNER.0, OWNER.1),
            due,
        }
    }
}

fn owner<'a>(cause: &Cause<'a>) -> &'a str {
    cause.owner().unwrap_or("nobody")
}

fn due(facts: &Facts<'_>, cause: &Cause<'_>) -> Option<String> {
    cause.due(facts.source.board.today)
}

fn write_cause(
    ink: &mut Ink<'_>,
    facts: &Facts<'_>,
    cause: &Cause<'_>,
    fields: &Fields,
) -> io::Result<()> {
    let tone = Tone::of_cause(cause);
    ink.pad_to(INDENT);
    ink.put(Tone::Accent, cause.name())?;
    if cause.name().len() > fields.id {
        ink.line()?;
    }
    ink.pad_to(INDENT + fields.id + GAP);
    ink.cell(tone, cause.word(), fields.word)?;
    ink.cell(Tone::Plain, owner(cause), fields.owner)?;
    ink.cell(tone, &due(facts, cause).unwrap_or_default(), fields.due)?;
    let remedy = remedy(cause);
    let beside = measure::width(&visible(&remedy)) <= ink.left();
    if beside {
        ink.put(Tone::Quiet, &remedy)?;
    }
    ink.line()?;
    // Of an area without a question of its own there is only the name, which the id has said.
    if cause.text() != cause.title() {
        ink.flow(Tone::Plain, BELOW, cause.text())?;
        ink.line()?;
    }
    if !beside {
        let arrow = ink.paper().arrow();
        ink.flow(Tone::Quiet, BELOW, &format!("{arrow} {remedy}"))?;
        ink.line()?;
    }
    Ok(())
}

/// What would settle it, and how old the answer is that does not.
fn remedy(cause: &Cause<'_>) -> String {
    let remedy = &cause.reason.remedy;
    match cause.spoken() {
        Some(spoken) => format!("{remedy} ({spoken})"),
        None => remedy.clone(),
    }
}
