//! The report as a message for Slack or Mattermost: the verdict, the shortest way, the worst three.
//!
//! What both understand and nothing else: plain lines, and code. No text of others becomes a mention,
//! a link or a sign of their languages, which have no escape in common: whatever would begin one is
//! set as code, which shows the same character. Only a backtick is shown as an apostrophe, since
//! code cannot hold it.

mod escape;

use std::io::{self, Write};

use serde::Serialize;

use escape::{code, escape};

use super::facts::{Cause, Facts};
use super::{json, poll};
use crate::domain::text::count;
use crate::domain::verdict::Verdict;
use crate::domain::when::spoken;

/// As many reasons as people read in a channel.
const TOP: usize = 3;

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    head(out, facts)?;
    for turn in facts
        .source
        .board
        .poll
        .turns
        .iter()
        .filter(|turn| turn.holds)
    {
        writeln!(out, "{}", escape(&poll::turn(turn, facts.source.roster)))?;
    }
    if facts.source.assessment.verdict.is_err() {
        return faults(out, facts);
    }
    if facts.groups.is_empty() {
        return writeln!(out, "Nothing stands in the way.");
    }
    writeln!(
        out,
        "To GO: {}",
        escape(&facts.source.assessment.way.to_string())
    )?;
    for cause in facts.causes().take(TOP) {
        reason(out, facts, cause)?;
    }
    match facts.causes().count().saturating_sub(TOP) {
        0 => Ok(()),
        more => writeln!(out, "… and {more} more"),
    }
}

/// Writes it as the body of a request to an incoming webhook.
///
/// # Errors
/// When the output cannot be written.
pub fn payload(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    #[derive(Serialize)]
    struct Payload {
        text: String,
    }
    let mut text = Vec::new();
    write(&mut text, facts)?;
    let text = String::from_utf8(text).map_err(io::Error::other)?;
    json::print(out, &Payload { text })
}

fn head(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    let title = escape(&board.release.title());
    match facts.source.assessment.verdict {
        Ok(verdict) => writeln!(out, "{} {}: {title}", sign(verdict), verdict.spoken())?,
        Err(withheld) => writeln!(out, "❔ No verdict: {title}: {withheld}")?,
    }
    let occasion = facts.occasion(escape);
    writeln!(out, "{occasion}; as of {}", spoken(board.today))
}

const fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Go => '✅',
        Verdict::Conditional => '🟡',
        Verdict::NoGo => '⛔',
    }
}

fn reason(out: &mut dyn Write, facts: &Facts<'_>, cause: &Cause<'_>) -> io::Result<()> {
    let owner = cause.owner().map_or_else(|| "nobody".into(), escape);
    let (text, word) = (escape(cause.text()), cause.word());
    // The name of an area says nothing of what became of it there.
    if cause.row().is_some() || word.contains("vote") {
        write!(out, "• {text} ({word}, {owner}")?;
    } else {
        write!(out, "• {text} (vote: {word}, {owner}")?;
    }
    if let Some(due) = cause.due(facts.source.board.today) {
        write!(out, ", due {due}")?;
    }
    writeln!(out, ")")
}

fn faults(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let errors = || facts.source.findings.iter().filter(|it| it.is_error());
    for finding in errors().take(TOP) {
        writeln!(
            out,
            "• {}: {}",
            code(&finding.place()),
            escape(&finding.message)
        )?;
    }
    match errors().count().saturating_sub(TOP) {
        0 => Ok(()),
        more => writeln!(
            out,
            "… and {} more; `gonogo lint` lists them",
            count(more, "error")
        ),
    }
}
