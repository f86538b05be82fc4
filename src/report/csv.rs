//! The items as a table for spreadsheets: a line each, comma-separated, UTF-8, as RFC 4180 has it.
//!
//! Texts are as they are shown: on one line, with acting characters made visible. A spreadsheet
//! takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and runs it; an apostrophe
//! before such a text keeps it a text. That one is the only character that is added. Evidence and
//! notes, of which there can be several, stand one on a line of their cell.

use std::io::{self, Write};

use super::facts::{Bearing, Facts};
use crate::domain::answer::Remark;
use crate::domain::board::Row;
use crate::domain::standing::Flag;
use crate::domain::text::visible;
use crate::domain::verdict::Reason;

/// The columns, in order: scripts may find them by name.
const COLUMNS: [&str; 19] = [
    "release", "area", "item", "text", "level", "phase", "status", "standing", "settled", "flags",
    "bearing", "owner", "due", "value", "target", "reason", "evidence", "notes", "remedy",
];

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    line(out, &COLUMNS.map(Into::into))?;
    for place in 0..facts.source.board.areas.len() {
        for (row, reason, bearing) in facts.rows_of(place) {
            line(out, &cells(facts, row, reason, bearing))?;
        }
    }
    Ok(())
}

fn cells(
    facts: &Facts<'_>,
    row: &Row,
    reason: Option<&Reason>,
    bearing: Bearing,
) -> [String; COLUMNS.len()] {
    let (item, answer, standing) = (&row.item, &row.answer, &row.standing);
    let flags: Vec<_> = standing.flags.iter().map(Flag::word).collect();
    // Without a verdict nothing may look like a part of one.
    let judged = facts.source.assessment.verdict.is_ok();
    let due = match (standing.due_on, standing.due) {
        (Some(date), _) => Some(date.to_string()),
        (None, due) => due.map(|due| due.to_string()),
    };
    [
        facts.source.board.release.id.to_string(),
        item.id.area().into(),
        item.id.to_string(),
        guarded(&item.text),
        standing.level.word().into(),
        item.phase.word().into(),
        answer.status().word().into(),
        standing.state.word().into(),
        standing.settled.to_string(),
        flags.join(" "),
        if judged {
            bearing.word().into()
        } else {
            String::new()
        },
        guarded(standing.owner.as_deref().unwrap_or_default()),
        due.unwrap_or_default(),
        answer
            .value()
            .map(|it| guarded(&it.to_string()))
            .unwrap_or_default(),
        item.target
            .as_ref()
            .map(|it| guarded(&it.to_string()))
            .unwrap_or_default(),
        guarded(
            answer
                .spoken()
                .and_then(|head| head.to.reason())
                .unwrap_or_default(),
        ),
        lines(&answer.evidence),
        lines(&answer.notes),
        reason
            .filter(|_| judged)
            .map(|it| guarded(&it.remedy))
            .unwrap_or_default(),
    ]
}

/// Several texts, one a line; the guard is before the first sign of the cell.
fn lines(remarks: &[Remark]) -> String {
    let lines: Vec<_> = remarks.iter().map(|it| visible(&it.text)).collect();
    guarded_as_shown(&lines.join("\n"))
}

/// The text as it is shown, kept from being taken for a formula.
fn guarded(text: &str) -> String {
    guarded_as_shown(&visible(text))
}

fn guarded_as_shown(text: &str) -> String {
    // The wide ones are formulas too, where people write Chinese or Japanese.
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) {
        format!("'{text}")
    } else {
        text.into()
    }
}

fn line(out: &mut dyn Write, cells: &[String; COLUMNS.len()]) -> io::Result<()> {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        if cell.contains(['"', ',', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}
