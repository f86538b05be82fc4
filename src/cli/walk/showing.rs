//! How the plain walk speaks: what matters first, in whole words, each line something new.

use std::io;

use super::reply::CHOICES;
use crate::domain::board::{Board, Row};
use crate::domain::event::{Change, Event};
use crate::domain::remedy;
use crate::domain::standing::Flag;
use crate::domain::text::{count, nearest};
use crate::domain::verdict::{Verdict, Withheld};
use crate::report::ink::{Ink, Tone};
use crate::report::{log, phrase};

/// What is walked, and how to answer.
pub(super) fn greeting(
    ink: &mut Ink<'_>,
    release: &str,
    (place, all): (usize, usize),
    talks: bool,
) -> io::Result<()> {
    ink.say(Tone::Quiet, &format!("Release: {release}"))?;
    if !talks {
        return Ok(());
    }
    let from = match place {
        0 | 1 => String::new(),
        place => format!(" Those before number {place} are settled; back goes to them."),
    };
    ink.flow(
        Tone::Plain,
        0,
        &format!("{} to walk.{from}", count(all, "item")),
    )?;
    ink.line()?;
    ink.flow(
        Tone::Quiet,
        0,
        "Answer with a word, its letter or its number, and with what there is to say behind it: \
         done; not yet; blocked waits for legal. Enter alone skips, quit ends, help tells all.",
    )?;
    ink.line()
}

/// An item: where it stands first, then what helps to answer it; `at` is its place and how many
/// there are.
pub(super) fn item(
    ink: &mut Ink<'_>,
    board: &Board,
    row: &Row,
    (place, all): (usize, usize),
    unsaved: &[String],
) -> io::Result<()> {
    let area = board.area_of(row).map_or("", |area| area.title.as_str());
    let (item, standing) = (&row.item, &row.standing);
    ink.line()?;
    ink.put(
        Tone::Quiet,
        &format!("{place} of {all}  {area}  {}", standing.level),
    )?;
    ink.say(Tone::Accent, &format!("  {}", item.id))?;
    ink.put(Tone::Plain, "Now: ")?;
    ink.put(Tone::of(standing), standing.word())?;
    ink.put(Tone::Plain, ";")?;
    ink.flow(Tone::Plain, 0, &state(board, row))?;
    ink.line()?;
    for words in unsaved {
        ink.flow(Tone::Warn, 0, &format!("Not saved yet: {words}"))?;
        ink.line()?;
    }
    ink.flow(Tone::Strong, 0, &item.text)?;
    ink.line()?;
    for (name, text) in guidance(row) {
        ink.flow(Tone::Plain, 0, &format!("{name}: {text}"))?;
        ink.line()?;
    }
    Ok(())
}

/// What belongs to where it stands: why, flags, owner, due date, value, and how much is attached.
fn state(board: &Board, row: &Row) -> String {
    let (answer, standing) = (&row.answer, &row.standing);
    let mut parts = Vec::new();
    // Of several answers none holds yet, and neither does its reason.
    let is_one = !answer.status.is_contested();
    let spoken = answer.spoken().filter(|_| is_one);
    let reason = spoken.and_then(|head| head.to.reason());
    parts.extend(reason.map(|reason| format!("because: {reason}")));
    let flags = standing.flags.iter().map(Flag::plain);
    let flags = flags.filter(|flag| *flag != standing.word());
    parts.extend(flags.map(ToString::to_string));
    let owner = standing.owner.as_deref().unwrap_or("nobody");
    parts.push(format!("owner {owner}"));
    let due = phrase::due(standing, board.today);
    parts.extend(due.map(|due| format!("due {due}")));
    parts.extend(answer.value().map(|value| format!("value {value}")));
    for (number, noun) in [
        (answer.evidence.len(), "piece of evidence"),
        (answer.notes.len(), "note"),
    ] {
        match (number, noun) {
            (0, _) => {}
            (1, noun) => parts.push(format!("1 {noun}")),
            (many, "note") => parts.push(format!("{many} notes")),
            (many, _) => parts.push(format!("{many} pieces of evidence")),
        }
    }
    format!("{}.", parts.join("; "))
}

fn guidance(row: &Row) -> Vec<(&'static str, String)> {
    let item = &row.item;
    let guidance = item.guidance();
    let mut lines: Vec<(&str, String)> = Vec::new();
    lines.extend(guidance.why.iter().map(|why| ("Why", why.clone())));
    lines.extend(guidance.ask.iter().map(|ask| ("Ask", ask.clone())));
    lines.extend(item.proof.iter().map(|proof| ("Proof", proof.to_string())));
    let target = item.target.as_ref();
    lines.extend(target.map(|target| ("Target", target.to_string())));
    if !row.standing.settled && row.answer.spoken().is_some() {
        lines.push(("Next", remedy::of(row)));
    }
    lines
}

/// A change that is on disk now, and where that leaves the item.
pub(super) fn saved(ink: &mut Ink<'_>, row: &Row, event: &Event) -> io::Result<()> {
    let id = &row.item.id;
    ink.put(Tone::Plain, &format!("Saved. {id}: "))?;
    ink.put(Tone::of(&row.standing), row.standing.word())?;
    let own = |change: &&Change| change.item().is_none_or(|item| row.item.is(item));
    let beside = |change: &&Change| !matches!(change, Change::Status(_));
    for change in event.changes.iter().filter(own).filter(beside) {
        ink.put(Tone::Plain, ";")?;
        ink.flow_lines(Tone::Plain, 0, &log::words(change))?;
    }
    ink.line()
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

/// What can be answered, word by word.
pub(super) fn help(ink: &mut Ink<'_>) -> io::Result<()> {
    for choice in CHOICES {
        ink.put(
            Tone::Strong,
            &format!("{} ({} or {}):", choice.word, choice.letter, choice.number),
        )?;
        ink.flow(Tone::Plain, 4, choice.doc())?;
        if !choice.follows.is_empty() {
            ink.flow(Tone::Quiet, 4, &format!("Behind it: {}.", choice.follows))?;
        }
        ink.line()?;
    }
    for words in [
        "Enter alone skips. What is not said behind a word is asked for where it is needed; there ? \
         alone tells what could be said, and < alone goes back without saying anything.",
        "A note of several lines: note alone, then its lines, then a dot alone.",
    ] {
        ink.flow(Tone::Plain, 0, words)?;
        ink.line()?;
    }
    Ok(())
}

/// Why a word is none of the choices. Somebody who is asked again hears the likeliest one; whoever
/// reads it later in a log wants to see them all.
pub(super) fn no_choice(word: &str, talks: bool) -> String {
    let near = nearest(word, CHOICES.iter().map(|choice| choice.word));
    match (near, talks) {
        (Some(near), true) => format!(
            "`{word}` is none of the choices; did you mean `{near}`? `help` tells them all."
        ),
        (None, true) => format!("`{word}` is none of the choices; `help` tells them all."),
        (_, false) => {
            let letters = CHOICES
                .iter()
                .map(|choice| format!("{} {}", choice.letter, choice.word));
            let letters: Vec<_> = letters.collect();
            format!("`{word}` is none of the choices: {}", letters.join(", "))
        }
    }
}
