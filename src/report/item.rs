//! Items as people read them in a terminal: one a line, or one in full with its history.

use std::borrow::Cow;
use std::io;

use super::facts::Carried;
use super::ink::{Column, Ink, Span, Tone};
use super::{log, phrase, poll};
use crate::domain::answer::{Field, Voice};
use crate::domain::board::{Board, Row};
use crate::domain::checklist::{Confirm, Guidance};
use crate::domain::drift::Watch;
use crate::domain::event::{Change, Said};
use crate::domain::history::History;
use crate::domain::remedy;
use crate::domain::standing::Flag;
use crate::domain::when::spoken_in;

/// Writes an item a line.
///
/// # Errors
/// When the output cannot be written.
pub fn list<'a>(
    ink: &mut Ink<'_>,
    board: &Board,
    rows: impl Iterator<Item = &'a Row> + Clone,
) -> io::Result<()> {
    let columns = [
        Column::WORDS,
        Column::WORDS,
        Column::at_most(36),
        Column::at_most(20),
        Column::at_most(12),
        // A few letters of it tell less than none: the id says what it is about.
        Column::at_least(20),
    ];
    ink.table(0, &columns, rows.map(|row| cells(row, board)))
}

fn cells<'a>(row: &'a Row, board: &Board) -> [Span<'a>; 6] {
    let standing = &row.standing;
    let due = phrase::due(standing, board.today).map_or("-".into(), Cow::Owned);
    [
        Span::new(Tone::of(standing), standing.word()),
        Span::new(Tone::Quiet, standing.level.word()),
        Span::new(Tone::Accent, row.item.id.as_str()),
        Span::new(Tone::Plain, standing.owner.as_deref().unwrap_or("-")),
        Span::new(Tone::Quiet, due),
        Span::new(Tone::Plain, &*row.item.text),
    ]
}

/// Writes all of one item, with its history.
///
/// # Errors
/// When the output cannot be written.
pub fn show(ink: &mut Ink<'_>, board: &Board, row: &Row, history: &History) -> io::Result<()> {
    let (item, standing) = (&row.item, &row.standing);
    ink.put(Tone::Accent, item.id.as_str())?;
    let area = board.area_of(row).map_or("", |area| area.title.as_str());
    let section = item
        .section
        .as_ref()
        .map(|section| format!(", {section}"))
        .unwrap_or_default();
    ink.say(Tone::Quiet, &format!("  {area}{section}"))?;
    ink.flow(Tone::Strong, 0, &item.text)?;
    ink.line()?;
    ink.line()?;

    ink.put(Tone::of(standing), standing.word())?;
    let flags: Vec<_> = standing.flags.iter().map(Flag::plain).collect();
    let also = flags
        .iter()
        .filter(|flag| **flag != standing.word())
        .copied()
        .collect::<Vec<_>>();
    if !also.is_empty() {
        ink.put(Tone::Warn, &format!(" ({})", also.join(", ")))?;
    }
    // Of several answers none holds yet: each is told below, with who gave it.
    let is_one = !row.answer.status.is_contested();
    let spoken = row.answer.spoken().filter(|_| is_one);
    let said = spoken.map(|head| &head.to);
    if let Some(reason) = said.and_then(Said::reason) {
        ink.flow(Tone::Plain, 4, &format!("- {reason}"))?;
    }
    let carried = Carried::of(row);
    if let Some((from, _)) = carried.and_then(|carried| carried.status) {
        ink.put(Tone::Quiet, &format!(" (from {from})"))?;
    }
    ink.line()?;
    if let Some(Said::Waived {
        approved_by, until, ..
    }) = said
    {
        let until = spoken_in(*until, board.today);
        field(
            ink,
            "waiver",
            &format!("approved by {approved_by}, until {until}"),
        )?;
    }
    if !standing.settled {
        field(ink, "next", &remedy::of(row))?;
    }
    facts(ink, board, row)?;
    answers(ink, row)?;
    vote(ink, board, row)?;
    check(ink, row)?;
    guidance(ink, row)?;
    let events: Vec<_> = history.of(item).collect();
    if !events.is_empty() {
        ink.line()?;
        ink.say(Tone::Strong, "History")?;
        let is_its = |change: &Change| match change.item() {
            Some(id) => item.is(id),
            None => true,
        };
        log::write(ink, &events, history, is_its)?;
    }
    Ok(())
}

fn field(ink: &mut Ink<'_>, name: &str, text: &str) -> io::Result<()> {
    ink.put(Tone::Quiet, name)?;
    ink.pad_to(12);
    ink.flow_lines(Tone::Plain, 12, text)?;
    ink.line()
}

fn facts(ink: &mut Ink<'_>, board: &Board, row: &Row) -> io::Result<()> {
    let (item, standing) = (&row.item, &row.standing);
    field(ink, "release", &board.release.title())?;
    field(ink, "level", standing.level.word())?;
    if standing.level != item.level
        && let Some(from) = item.enforced_from
    {
        field(
            ink,
            "",
            &format!("`{}` from {} on", item.level, spoken_in(from, board.today)),
        )?;
    }
    field(ink, "phase", item.phase.word())?;
    field(ink, "owner", &owner(row))?;
    if let Some(due) = phrase::due(standing, board.today) {
        field(ink, "due", &due)?;
    }
    if let Some(target) = &item.target {
        field(ink, "target", &target.to_string())?;
    }
    if item.evidence_required {
        field(ink, "asks for", "evidence")?;
    }
    match item.confirm.as_deref() {
        Some(Confirm::Anybody) => field(ink, "asks for", "a second person's word")?,
        Some(Confirm::Role(role)) => field(ink, "asks for", &format!("the word of {role}"))?,
        None => {}
    }
    if let Some(span) = item.fresh_for {
        let until = standing.fresh_until;
        let until = until.map(|end| format!(", until {}", spoken_in(end, board.today)));
        field(
            ink,
            "fresh for",
            &format!("{span}{}", until.unwrap_or_default()),
        )?;
    }
    if !item.watches.is_empty() {
        field(ink, "watches", &watches(row))?;
    }
    if !item.waivable {
        field(ink, "waiver", "may not be waived")?;
    }
    if item.once {
        field(ink, "answered", "once for the whole workspace")?;
    }
    if !item.tags.is_empty() {
        field(ink, "tags", &item.tags.join(", "))?;
    }
    Ok(())
}

/// What its area says in the poll, and whether it was answered after the decision.
fn vote(ink: &mut Ink<'_>, board: &Board, row: &Row) -> io::Result<()> {
    let ballot = board.poll.ballots.get(row.area);
    for cast in ballot.into_iter().flat_map(|ballot| &ballot.casts) {
        field(ink, "area's vote", &poll::in_a_line(cast))?;
    }
    let its = |change: &Change| change.item().is_some_and(|id| row.item.is(id));
    let late = board.poll.late.iter();
    for event in late.filter(|event| event.changes.iter().any(its)) {
        let words = format!("change {} came in after the decision", event.id.short());
        field(ink, "shipped", &words)?;
    }
    Ok(())
}

/// The patterns that it watches, and what has become of them.
#[must_use]
pub fn watches(row: &Row) -> String {
    let patterns = row.item.watches.join(", ");
    match row.standing.watch.as_deref() {
        None => patterns,
        Some(Watch::Unchanged) => format!("{patterns}; unchanged since the answer"),
        Some(Watch::Unknown(why)) => format!("{patterns}; whether they have changed is {why}"),
        Some(Watch::Changed(paths)) => format!("{patterns}; changed since: {}", some_of(paths)),
    }
}

/// The first few of many.
fn some_of(paths: &[String]) -> String {
    const FEW: usize = 5;
    let few = paths.iter().take(FEW).map(String::as_str);
    let few = few.collect::<Vec<_>>().join(", ");
    match paths.len().saturating_sub(FEW) {
        0 => few,
        more => format!("{few} and {more} more"),
    }
}

fn owner(row: &Row) -> String {
    let standing = &row.standing;
    let Some(owner) = &standing.owner else {
        return "nobody".into();
    };
    let from = Carried::of(row).and_then(|carried| carried.owner);
    let from = from.map(|from| format!(" (from {from})"));
    let mut words = format!("{owner}{}", from.unwrap_or_default());
    if standing.flags.has(Flag::Away) {
        words.push_str("; away when it is due, ");
        words.push_str(standing.acting.as_deref().unwrap_or("nobody"));
        words.push_str(" acts");
    }
    words
}

fn answers(ink: &mut Ink<'_>, row: &Row) -> io::Result<()> {
    let answer = &row.answer;
    if answer.status.is_contested() {
        for head in &answer.status.heads {
            let words = log::said(&head.to);
            field(ink, "answer", &format!("{words} ({})", voice(&head.voice)))?;
        }
    }
    contested(ink, "owner", &answer.owner, |owner| {
        owner.clone().unwrap_or_else(|| "nobody".into())
    })?;
    contested(ink, "due", &answer.due, |due| {
        due.map_or_else(|| "no date".into(), |due| due.to_string())
    })?;
    for head in &answer.value.heads {
        if let Some(value) = &head.to {
            field(ink, "value", &format!("{value} ({})", voice(&head.voice)))?;
        }
    }
    for proof in &answer.evidence {
        field(
            ink,
            "evidence",
            &format!("{} ({})", proof.text, voice(&proof.voice)),
        )?;
    }
    for note in &answer.notes {
        field(
            ink,
            "note",
            &format!("{} ({})", note.text, voice(&note.voice)),
        )?;
    }
    if let Some(confirmed) = &row.standing.confirmed {
        let remark = confirmed.unheld_role.as_ref();
        let remark = remark
            .map(|role| format!(" (nobody holds the role {role})"))
            .unwrap_or_default();
        field(ink, "confirmed", &format!("by {}{remark}", confirmed.by))?;
    }
    Ok(())
}

/// What its check would run, and how it ended.
fn check(ink: &mut Ink<'_>, row: &Row) -> io::Result<()> {
    if let Some(check) = &row.item.check {
        field(ink, "check", &shell_words::join(&check.run))?;
    }
    for head in &row.answer.check.heads {
        let words = format!("{} ({})", head.to.plain(), voice(&head.voice));
        field(ink, "checked", &words)?;
        let Some(run) = head.to.run() else { continue };
        if let Some(commit) = &run.commit {
            field(ink, "commit", commit)?;
        }
        let printed = format!("{} bytes, sha256 {}", run.bytes, run.digest);
        field(ink, "printed", &printed)?;
        if !run.tail.trim().is_empty() {
            field(ink, "its end", run.tail.trim_end())?;
        }
    }
    Ok(())
}

fn contested<T: PartialEq>(
    ink: &mut Ink<'_>,
    name: &str,
    heads: &Field<T>,
    words: impl Fn(&T) -> String,
) -> io::Result<()> {
    if !heads.is_contested() {
        return Ok(());
    }
    heads.heads.iter().try_for_each(|head| {
        field(
            ink,
            name,
            &format!("{} ({})", words(&head.to), voice(&head.voice)),
        )
    })
}

fn voice(voice: &Voice) -> String {
    format!("{}, {}", voice.by, voice.at.date_naive())
}

fn guidance(ink: &mut Ink<'_>, row: &Row) -> io::Result<()> {
    let Guidance {
        why,
        ask,
        incident,
        links,
    } = row.item.guidance();
    let mut lines: Vec<(&str, &str)> = Vec::new();
    lines.extend(why.iter().map(|text| ("why", text.as_str())));
    lines.extend(ask.iter().map(|text| ("ask", text.as_str())));
    let proof = row.item.proof.iter();
    lines.extend(proof.map(|text| ("proof", &**text)));
    lines.extend(incident.iter().map(|text| ("incident", text.as_str())));
    lines.extend(links.iter().map(|text| ("link", text.as_str())));
    if !lines.is_empty() {
        ink.line()?;
    }
    lines
        .iter()
        .try_for_each(|(name, text)| field(ink, name, text))
}
