//! The gate for GitHub Actions: the verdict in the log, and each reason at its checklist's line.
//!
//! A line that begins with `::` is a command to the runner. Each of ours is one, and no text of
//! others can end its own part of it: what separates the parts is escaped as the runner reads it.

use std::io::{self, Write};

use super::facts::{Cause, Facts};
use super::ink::harmless;
use crate::domain::finding::Finding;
use crate::domain::verdict::Verdict;

/// Where the checklists lie.
#[derive(Debug, Clone, Copy)]
pub enum Shelf<'a> {
    /// In files below this folder of the repository, which is empty or ends in a slash.
    Folder(&'a str),
    /// They are no files.
    Nowhere,
}

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>, shelf: Shelf<'_>) -> io::Result<()> {
    let title = facts.source.board.release.title();
    for finding in facts.source.findings {
        fault(out, finding, shelf)?;
    }
    match facts.source.assessment.verdict {
        Err(withheld) => {
            let message = format!("No verdict for {title}: {withheld}");
            command(out, "error", &[], "no verdict", &message)
        }
        Ok(verdict) => {
            for cause in facts.causes() {
                reason(out, cause, shelf)?;
            }
            let message = if facts.groups.is_empty() {
                format!("{title}: {}", facts.in_short())
            } else {
                format!("{title}: to GO: {}", facts.source.assessment.way)
            };
            command(out, "notice", &[], verdict.spoken(), &message)
        }
    }
}

fn reason(out: &mut dyn Write, cause: &Cause<'_>, shelf: Shelf<'_>) -> io::Result<()> {
    let kind = match cause.reason.forces {
        Verdict::NoGo => "error",
        _ => "warning",
    };
    let owner = cause.owner().unwrap_or("nobody");
    let title = format!("{} {}: {}", cause.kind(), cause.word(), cause.name());
    let message = format!("{} ({owner}): {}", cause.text(), cause.reason.remedy);
    match shelf {
        Shelf::Nowhere => command(out, kind, &[], &title, &message),
        Shelf::Folder(folder) => {
            let file = format!("{folder}checklists/{}.toml", cause.area());
            // A vote is about its whole area.
            let line = cause.row().map_or(1, |row| row.item.line).to_string();
            let place = [("file", file.as_str()), ("line", &line)];
            command(out, kind, &place, &title, &message)
        }
    }
}

fn fault(out: &mut dyn Write, finding: &Finding, shelf: Shelf<'_>) -> io::Result<()> {
    let message = match &finding.help {
        Some(help) => format!("{}: {help}", finding.message),
        None => finding.message.clone(),
    };
    let kind = finding.severity.word();
    match (&finding.spot, shelf) {
        (Some(spot), Shelf::Folder(folder)) => {
            let (file, line) = (format!("{folder}{}", finding.path), spot.line.to_string());
            let column = spot.column.to_string();
            let place = [("file", file.as_str()), ("line", &line), ("col", &column)];
            command(out, kind, &place, "checklist", &message)
        }
        _ => command(out, kind, &[], &finding.place(), &message),
    }
}

/// Writes a command to the runner.
fn command(
    out: &mut dyn Write,
    kind: &'static str,
    place: &[(&'static str, &str)],
    title: &str,
    message: &str,
) -> io::Result<()> {
    write!(out, "::{kind} ")?;
    for (name, value) in place {
        write!(out, "{name}={},", property(value))?;
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

fn data(text: &str) -> String {
    harmless(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
