//! What changed, when and by whom: a change a line, oldest first.

use std::io;

use serde::Serialize;

use super::ink::{Ink, Tone};
use super::poll;
use crate::domain::event::{Change, Event, Said};
use crate::domain::history::History;
use crate::domain::id::ItemId;

/// Writes events, each with those of its changes that `tells` lets through.
///
/// # Errors
/// When the output cannot be written.
pub fn write(
    ink: &mut Ink<'_>,
    events: &[&Event],
    history: &History,
    tells: impl Fn(&Change) -> bool,
) -> io::Result<()> {
    for event in events {
        ink.put(Tone::Accent, &event.id.short())?;
        ink.put(
            Tone::Quiet,
            &format!("  {}  ", event.at.format("%Y-%m-%d %H:%M")),
        )?;
        ink.put(Tone::Strong, &event.by)?;
        if let Some(typist) = &event.recorded_by {
            ink.put(Tone::Quiet, &format!(" (recorded by {typist})"))?;
        }
        if history.is_undone(event.id) {
            ink.put(Tone::Warn, "  taken back")?;
        }
        ink.line()?;
        for change in event.changes.iter().filter(|change| tells(change)) {
            ink.pad_to(4);
            if let Some(subject) = change.subject() {
                ink.put(Tone::Plain, subject)?;
                ink.apart();
            }
            ink.flow_lines(Tone::Plain, 4, &words(change))?;
            ink.line()?;
        }
    }
    Ok(())
}

/// All that an event says, for a filter to look into.
#[must_use]
pub fn told(event: &Event) -> String {
    let mut text = format!("{} {}", event.by, event.at.format("%Y-%m-%d %H:%M"));
    for change in &event.changes {
        let item = change.item().map_or("", |item| item.as_str());
        text = format!("{text} {item} {}", words(change));
    }
    text
}

/// What a change says, without the item.
#[must_use]
pub fn words(change: &Change) -> String {
    match change {
        Change::Status(set) => said(&set.to),
        Change::Owner(set) => match &set.to {
            Some(owner) => format!("owner: {owner}"),
            None => "owner: as in the checklist".into(),
        },
        Change::Due(set) => match &set.to {
            Some(due) => format!("due: {due}"),
            None => "due: as in the checklist".into(),
        },
        Change::Value(set) => match &set.to {
            Some(value) => format!("value: {value}"),
            None => "value: taken back".into(),
        },
        Change::Note(add) => format!("note: {}", add.text),
        Change::Evidence(add) => format!("evidence: {}", add.text),
        Change::Confirmation(_) => "confirmed".into(),
        Change::Undo(reference) => format!("took back {}", reference.event.short()),
        Change::Check(set) => format!("check {}", set.to.plain()),
        Change::At(at) => format!("at commit {}", at.commit.short()),
        Change::Carried(carried) => format!("carried over from {}", carried.from),
        Change::Redo(reference) => format!("brought back {}", reference.event.short()),
        Change::Vote(vote) => match &vote.note {
            Some(note) => format!("{}: {note}", vote.to),
            None => vote.to.to_string(),
        },
        Change::Decision(decision) => format!("{}, {}", decision.to, poll::decided(decision)),
        Change::Reopening(_) => "reopened".into(),
    }
}

/// A status with all that was said along with it.
#[must_use]
pub fn said(said: &Said) -> String {
    let word = said.status().plain();
    let with_reason = said
        .reason()
        .map_or_else(|| word.to_string(), |reason| format!("{word}: {reason}"));
    match said {
        Said::Waived {
            approved_by, until, ..
        } => {
            format!("{with_reason} (approved by {approved_by}, until {until})")
        }
        _ => with_reason,
    }
}

/// A change as `gonogo log --json` and `gonogo show --json` give it.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    id: String,
    at: String,
    by: &'a str,
    recorded_by: Option<&'a str>,
    release: &'a str,
    undone: bool,
    changes: Vec<Line<'a>>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    item: Option<&'a ItemId>,
    /// The area that votes.
    area: Option<&'a str>,
    change: String,
}

/// The events as rows of data, with those of their changes that are wanted.
#[must_use]
pub fn entries<'a>(
    events: &[&'a Event],
    history: &History,
    wanted: impl Fn(&Change) -> bool,
) -> Vec<Entry<'a>> {
    let line = |change: &'a Change| Line {
        item: change.item(),
        area: change.subject().filter(|_| change.is_poll()),
        change: words(change),
    };
    let entry = |event: &&'a Event| Entry {
        id: event.id.to_string(),
        at: event.at.to_rfc3339(),
        by: &event.by,
        recorded_by: event.recorded_by.as_deref(),
        release: event.release.as_str(),
        undone: history.is_undone(event.id),
        changes: event
            .changes
            .iter()
            .filter(|change| wanted(change))
            .map(line)
            .collect(),
    };
    events.iter().map(entry).collect()
}
