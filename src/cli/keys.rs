//! `keys`: what every key of the app does, with the person's own in place of the table's.

use std::io;

use serde::Serialize;

use super::{Context, Exit, Failure, outside};
use crate::report::ink::{Ink, Tone};
use crate::report::measure;
use crate::store::config_file;
use crate::tui::action::Scope;
use crate::tui::keymap::Line;
use crate::tui::preferences::Preferences;

/// What the person prefers; the defaults where there is no home to look for settings in.
///
/// # Errors
/// With all that is wrong with the settings.
pub(super) fn preferences(context: &Context) -> Result<Preferences, Failure> {
    let folder = outside::configuration(&context.outside.folder);
    let loaded = folder.map(|folder| config_file::load(&folder));
    Preferences::of(loaded.unwrap_or_default()).map_err(Failure::Settings)
}

/// Prints the table that holds.
pub(super) fn keys(context: &mut Context) -> Result<Exit, Failure> {
    let lines = preferences(context)?.keymap.lines();
    if context.json {
        let entries: Vec<_> = lines.iter().map(Entry::of).collect();
        context.out.json(&entries)?;
        return Ok(Exit::Yes);
    }
    context.out.ink(|ink| write(ink, &lines))?;
    let file = outside::configuration(&context.outside.folder).map(|folder| {
        format!(
            " Others go under `[keys]` into {}.",
            folder.join(config_file::NAME).display()
        )
    });
    let file = file.unwrap_or_default();
    context
        .out
        .talk(&format!("ctrl-c leaves the app, wherever you are.{file}"))?;
    Ok(Exit::Yes)
}

/// A line of the table, for programs.
#[derive(Serialize)]
struct Entry {
    action: &'static str,
    places: Vec<&'static str>,
    keys: Vec<String>,
    does: &'static str,
}

impl Entry {
    fn of(line: &Line) -> Self {
        Self {
            action: line.row.name,
            places: line.scopes.iter().map(|scope| scope.name()).collect(),
            keys: line.keys.iter().map(ToString::to_string).collect(),
            does: line.row.doc,
        }
    }
}

/// Writes a line for each: the action, its keys, then where and what.
fn write(ink: &mut Ink<'_>, lines: &[Line]) -> io::Result<()> {
    let entries: Vec<_> = lines.iter().map(Entry::of).collect();
    let cells: Vec<_> = entries
        .iter()
        .map(|entry| (entry, entry.keys.join(" ")))
        .collect();
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
    let action = widest(&mut cells.iter().map(|(entry, _)| measure::width(entry.action)));
    let keys = widest(&mut cells.iter().map(|(_, keys)| measure::width(keys)));
    for (entry, shown) in &cells {
        ink.cell(Tone::Strong, entry.action, action)?;
        ink.cell(
            Tone::Accent,
            if shown.is_empty() { "-" } else { shown },
            keys,
        )?;
        let mut indent = action + keys + 4;
        if ink.width() < indent + LEAST {
            ink.line()?;
            indent = 4;
        }
        ink.flow(Tone::Quiet, indent, &format!("[{}]", places(&entry.places)))?;
        ink.flow(Tone::Plain, indent, entry.does)?;
        ink.line()?;
    }
    Ok(())
}

/// With fewer columns than this for its words, a line goes on below.
const LEAST: usize = 24;

fn places(places: &[&str]) -> String {
    if places.len() == Scope::ALL.len() {
        "everywhere".into()
    } else {
        places.join(", ")
    }
}
