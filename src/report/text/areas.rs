//! The areas, one a line: how much of each is settled, by level, and what is the matter.

use std::io;

use crate::domain::board::Area;
use crate::report::facts::{Counts, Facts, Tally};
use crate::report::ink::{Column, Ink, Paper, Span, Tone};

/// Columns of the bar.
const BAR: usize = 8;
/// Columns of an area's title.
const TITLE: usize = 18;
/// With fewer columns than this there is no room for the areas' owners.
const ROOMY: usize = 100;

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    super::heading(ink, "Areas")?;
    let paper = ink.paper();
    let roomy = ink.width() >= ROOMY;
    let mut columns = vec![Column::at_most(if roomy { 2 * TITLE } else { TITLE })];
    columns.extend([Column::WORDS]);
    columns.extend([Column::NUMBER; 7]);
    let head = [
        "", "", "must", "should", "could", "open", "blocked", "failed", "late", "owner",
    ];
    let mut rows = vec![head.map(|word| Span::new(Tone::Quiet, word)).to_vec()];
    rows.extend(
        facts
            .areas()
            .map(|(area, counts)| row(facts, area, counts, paper)),
    );
    if roomy {
        columns.push(Column::WORDS);
    }
    ink.table(2, &columns, rows.iter())
}

fn row<'a>(facts: &Facts<'a>, area: &'a Area, counts: &Counts, paper: Paper) -> Vec<Span<'a>> {
    let bar = paper.bar(counts.settled, counts.settled + counts.unsettled, BAR);
    let owner = area.owner.as_deref().map(|owner| facts.name(owner));
    vec![
        Span::new(Tone::Strong, area.title.as_str()),
        Span::new(Tone::Plain, bar.0 + &bar.1),
        tally(counts.must),
        tally(counts.should),
        tally(counts.could),
        number(counts.open, Tone::Plain),
        number(counts.blocked, Tone::Bad),
        number(counts.failed, Tone::Bad),
        number(counts.late, Tone::Bad),
        Span::new(Tone::Plain, owner.unwrap_or("nobody")),
    ]
}

fn tally(tally: Tally) -> Span<'static> {
    match (tally.settled, tally.total()) {
        (_, 0) => Span::new(Tone::Quiet, "-"),
        (settled, total) if settled == total => Span::new(Tone::Good, format!("{settled}/{total}")),
        (settled, total) => Span::new(Tone::Plain, format!("{settled}/{total}")),
    }
}

fn number(number: usize, tone: Tone) -> Span<'static> {
    if number == 0 {
        Span::new(Tone::Quiet, "-")
    } else {
        Span::new(tone, number.to_string())
    }
}
