//! The report for a build: the verdict, the shortest way, and each reason on one line.
//!
//! A build's log has no width, and people search it: nothing here is wrapped or cut, however narrow
//! the paper.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::{Cause, Facts};
use super::ink::{Column, Ink, Paper, Span, Tone};
use super::{json, poll};

/// More of an owner's name than this would push everybody's remedies out of sight.
const OWNER: usize = 30;

/// Writes it for people who read a build's log.
///
/// # Errors
/// When the output cannot be written.
pub fn text(out: &mut dyn Write, paper: Paper, facts: &Facts<'_>) -> io::Result<()> {
    let width = Paper::ENDLESS;
    let ink = &mut Ink::new(out, Paper { width, ..paper });
    let source = facts.source;
    let title = source.board.release.title();
    let verdict = match source.assessment.verdict {
        Ok(verdict) => verdict,
        Err(withheld) => {
            ink.say(Tone::Bad, &format!("No verdict for {title}: {withheld}"))?;
            for finding in source.findings {
                let words = format!(
                    "{}: {}: {}",
                    finding.place(),
                    finding.severity.word(),
                    finding.message
                );
                ink.say(Tone::Plain, &words)?;
            }
            return Ok(());
        }
    };
    ink.put(verdict.into(), verdict.spoken())?;
    ink.apart();
    ink.say(Tone::Strong, &title)?;
    for turn in &source.board.poll.turns {
        ink.say(Tone::Plain, &poll::turn(turn, source.roster))?;
    }
    if facts.groups.is_empty() {
        return Ok(());
    }
    ink.say(Tone::Plain, &format!("To GO: {}", source.assessment.way))?;
    let columns = [
        Column::WORDS,
        Column::WORDS,
        Column::WORDS,
        Column::WORDS,
        Column::at_most(OWNER),
        Column::WORDS,
    ];
    ink.table(0, &columns, facts.causes().map(row))
}

fn row<'a>(cause: &Cause<'a>) -> Vec<Span<'a>> {
    let forces = cause.reason.forces;
    vec![
        Span::new(forces.into(), forces.spoken()),
        Span::new(Tone::Accent, cause.name()),
        Span::new(Tone::Plain, cause.kind()),
        Span::new(Tone::of_cause(cause), cause.word()),
        Span::new(Tone::Plain, cause.owner().unwrap_or("nobody")),
        Span::new(Tone::Plain, cause.reason.remedy.as_str()),
    ]
}

#[derive(Serialize)]
struct Gate<'a> {
    schema: &'static str,
    release: json::Release<'a>,
    as_of: NaiveDate,
    verdict: Option<&'static str>,
    reasons: Vec<json::Reason<'a>>,
    votes: Vec<poll::Vote<'a>>,
    decision: Option<poll::Decided<'a>>,
    diagnostics: Vec<json::Diagnostic<'a>>,
}

/// Writes it for programs, in the shapes of the JSON report.
///
/// # Errors
/// When the output cannot be written.
pub fn json(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    let gate = Gate {
        schema: "gonogo.gate/1",
        release: json::release(facts),
        as_of: board.today,
        verdict: json::verdict(facts),
        reasons: json::reasons(facts),
        votes: poll::votes(facts),
        decision: poll::decision(&board.poll, facts.source.roster),
        diagnostics: json::diagnostics(facts.source.findings),
    };
    json::print(out, &gate)
}
