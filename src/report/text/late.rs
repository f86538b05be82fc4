//! What is late, the longest first: whose it is, since when, and by how much.

use std::io;

use crate::report::facts::Facts;
use crate::report::ink::{Column, Ink, Span, Tone};
use crate::report::phrase;

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let late = facts.late();
    if late.is_empty() {
        return Ok(());
    }
    super::heading(ink, "Late")?;
    let today = facts.source.board.today;
    let head = ["item", "owner", "was due", "late by", ""].map(|word| Span::new(Tone::Quiet, word));
    let mut table = vec![head];
    table.extend(late.into_iter().map(|row| {
        let standing = &row.standing;
        [
            Span::new(Tone::Accent, row.item.id.as_str()),
            Span::new(Tone::Plain, standing.owner.as_deref().unwrap_or("nobody")),
            Span::new(
                Tone::Plain,
                phrase::due(standing, today).unwrap_or_default(),
            ),
            Span::new(Tone::Bad, phrase::late_by(standing, today)),
            Span::new(Tone::Quiet, row.item.text.as_str()),
        ]
    }));
    // The statement has stood above where it holds the release, so here it only fills
    // what room there is.
    let columns = [
        Column::WORDS,
        Column::at_most(20),
        Column::WORDS,
        Column::WORDS,
        Column::at_least(40),
    ];
    ink.table(2, &columns, table.iter())
}
