//! How an item and the end of a plain walk are shown.

use std::io;

use super::reply::CHOICES;
use crate::domain::board::{Board, Row};
use crate::domain::text::count;
use crate::domain::verdict::{Verdict, Withheld};
use crate::report::ink::{Ink, Tone};

/// An item with what helps to answer it; `at` is its place and how many there are.
pub(super) fn item(
    ink: &mut Ink<'_>,
    board: &Board,
    row: &Row,
    (place, all): (usize, usize),
    talks: bool,
) -> io::Result<()> {
    let area = board.area_of(row).map_or("", |area| area.title.as_str());
    let (item, standing) = (&row.item, &row.standing);
    ink.line()?;
    ink.put(
        Tone::Quiet,
        &format!("{place} of {all}  {area}  {}", standing.level),
    )?;
    ink.say(Tone::Accent, &format!("  {}", item.id))?;
    ink.flow(Tone::Strong, 0, &item.text)?;
    ink.line()?;
    let target = item.target.as_ref().map(ToString::to_string);
    let guidance = item.guidance();
    let why = guidance.why.iter().map(|why| ("Why", why.as_str()));
    let ask = guidance.ask.iter().map(|ask| ("Ask", ask.as_str()));
    let proof = item.proof.iter().map(|proof| ("Proof", proof.as_str()));
    let target = target.iter().map(|target| ("Target", target.as_str()));
    for (name, text) in why.chain(ask).chain(proof).chain(target) {
        ink.flow(Tone::Plain, 0, &format!("{name}: {text}"))?;
        ink.line()?;
    }
    ink.put(Tone::Plain, "Now: ")?;
    ink.put(Tone::of(standing), standing.word())?;
    let owner = standing.owner.as_deref().unwrap_or("nobody");
    ink.say(Tone::Plain, &format!(", owner {owner}"))?;
    if talks {
        let choices = CHOICES
            .iter()
            .map(|choice| format!("{} {}", choice.number, choice.word));
        ink.flow(Tone::Quiet, 0, &choices.collect::<Vec<_>>().join(", "))?;
        ink.say(Tone::Quiet, ". Enter skips.")?;
    }
    Ok(())
}

/// What was changed, and where that leaves the release.
pub(super) fn summary(
    ink: &mut Ink<'_>,
    rows: &[&Row],
    verdict: Result<Verdict, Withheld>,
) -> io::Result<()> {
    ink.line()?;
    ink.say(
        Tone::Strong,
        &format!("{} changed in this walk.", count(rows.len(), "item")),
    )?;
    for row in rows {
        ink.put(
            Tone::of(&row.standing),
            &format!("  {:<14}", row.standing.word()),
        )?;
        ink.say(Tone::Plain, row.item.id.as_str())?;
    }
    match verdict {
        Ok(verdict) => ink.say(Tone::from(verdict), verdict.spoken()),
        Err(withheld) => ink.say(Tone::Warn, &format!("No verdict: {withheld}.")),
    }
}

/// The choices with their letters, for a line that is none of them.
pub(super) fn offered() -> String {
    let letters = CHOICES
        .iter()
        .map(|choice| format!("{} {}", choice.letter, choice.word));
    letters.collect::<Vec<_>>().join(", ")
}
