//! What changed since an earlier day, as the table that a meeting goes through.

use std::io;

use crate::domain::when::spoken_in;
use crate::report::facts::Facts;
use crate::report::ink::{Column, Ink, Span, Tone};

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let Some(delta) = facts.delta else {
        return Ok(());
    };
    let since = spoken_in(delta.since, facts.source.board.today);
    super::heading(ink, &format!("Since {since}"))?;
    let Some(turns) = facts.turns() else {
        return ink.say(Tone::Plain, "  nothing changed, and nothing is open");
    };
    ink.flow(Tone::Plain, 2, &turns)?;
    ink.line()?;
    let columns = [
        Column::at_most(34),
        Column::at_most(20),
        Column::at_least(20),
    ];
    let head = ["item", "owner", "status"].map(|word| Span::new(Tone::Quiet, word));
    let mut table = vec![head];
    table.extend(facts.review().map(|review| {
        let standing = &review.row.standing;
        let owner = standing.owner.as_deref().unwrap_or("nobody");
        [
            Span::new(Tone::Accent, review.row.item.id.as_str()),
            Span::new(Tone::Plain, owner),
            Span::new(Tone::of(standing), review.words()),
        ]
    }));
    ink.table(2, &columns, table.iter())
}
