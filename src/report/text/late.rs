//! What is late, the longest first: by how much, since when, and whose it is.

use std::io;

use chrono::NaiveDate;

use crate::domain::board::Row;
use crate::report::facts::Facts;
use crate::report::ink::{Ink, Span, Tone};
use crate::report::{measure, phrase};

/// Names longer than this are cut.
const LONGEST_OWNER: usize = 20;
/// With less room than this beside its id, an item's statement is left out: where it holds the
/// release it stands above.
const ROOM_FOR_WORDS: usize = 40;

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let late = facts.late();
    if late.is_empty() {
        return Ok(());
    }
    super::heading(ink, "Late")?;
    let today = facts.source.board.today;
    let head = ["late by", "was due", "owner"].map(|word| Span::new(Tone::Quiet, word));
    let rows: Vec<_> = late.iter().map(|row| fields(row, today)).collect();
    let mut widths = [0; 3];
    for row in rows.iter().chain([&head]) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = measure::width(&cell.text).min(LONGEST_OWNER).max(*width);
        }
    }
    let begin = |ink: &mut Ink<'_>, row: &[Span<'_>; 3]| {
        ink.pad_to(2);
        row.iter()
            .zip(widths)
            .try_for_each(|(cell, width)| ink.cell(cell.tone, &cell.text, width))
    };
    begin(ink, &head)?;
    ink.put(Tone::Quiet, "item")?;
    ink.line()?;
    for (row, fields) in late.iter().zip(&rows) {
        begin(ink, fields)?;
        let id = row.item.id.as_str();
        if measure::width(id) > ink.left() {
            ink.line()?;
            ink.pad_to(4);
        }
        ink.put(Tone::Accent, id)?;
        ink.apart();
        if ink.left() >= ROOM_FOR_WORDS {
            ink.fit(Tone::Quiet, &row.item.text, ink.left())?;
        }
        ink.line()?;
    }
    Ok(())
}

/// By how much an item is late, since when, and whose it is.
fn fields(row: &Row, today: NaiveDate) -> [Span<'_>; 3] {
    let standing = &row.standing;
    [
        Span::new(Tone::Bad, phrase::late_by(standing, today)),
        Span::new(
            Tone::Plain,
            phrase::due(standing, today).unwrap_or_default(),
        ),
        Span::new(Tone::Plain, standing.owner.as_deref().unwrap_or("nobody")),
    ]
}
