//! Releases for people and programs: the table that teams keep in their minutes, and all of one.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::ink::{Column, Ink, Span, Tone};
use super::json::{self, LeftOut};
use super::{phrase, poll};
use crate::domain::board::Board;
use crate::domain::event::{Change, Course, Event};
use crate::domain::id::{AreaId, ReleaseId, TraitId};
use crate::domain::overview::Overview;
use crate::domain::roster::Roster;
use crate::domain::text::count;
use crate::domain::verdict::Verdict;
use crate::domain::when::{spoken, spoken_in};

/// All that is told of one release.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// It in one line.
    pub overview: &'a Overview,
    /// Its items and where they stand.
    pub board: &'a Board,
    /// Who takes part.
    pub roster: &'a Roster,
    /// The traits that it can answer, with their questions.
    pub traits: &'a [(&'a TraitId, Option<&'a str>)],
}

/// A release as `gonogo release list --json` gives it.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    id: &'a str,
    name: Option<&'a str>,
    version: Option<&'a str>,
    date: Option<NaiveDate>,
    owner: Option<&'a str>,
    verdict: Option<&'static str>,
    /// `ship` or `hold`, once that was decided and as long as it is not reopened.
    decision: Option<&'static str>,
    /// The verdict upon which it was.
    decided_upon: Option<&'static str>,
    open_musts: usize,
    days_left: Option<i64>,
    shown: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    areas: Vec<&'a str>,
    was: Vec<&'a str>,
    traits: Vec<Trait<'a>>,
    left_out: Vec<LeftOut<'a>>,
    decisions: Vec<poll::Decided<'a>>,
    after_decision: Vec<poll::Late<'a>>,
}

#[derive(Serialize)]
struct Trait<'a> {
    name: &'a str,
    question: Option<&'a str>,
    answer: Option<bool>,
}

/// The releases as rows of data.
#[must_use]
pub fn rows(overviews: &[Overview]) -> Vec<Row<'_>> {
    overviews.iter().map(row).collect()
}

fn row(overview: &Overview) -> Row<'_> {
    let release = &overview.release;
    let decision = overview.decision.as_ref();
    let decision = decision.and_then(|turn| turn.decision.as_ref());
    Row {
        id: release.id.as_str(),
        name: release.name.as_deref(),
        version: release.version.as_deref(),
        date: release.date,
        owner: release.owner.as_deref(),
        verdict: overview.verdict.ok().map(Verdict::word),
        decision: decision.map(|decision| decision.to.word()),
        decided_upon: decision.map(|decision| decision.verdict.word()),
        open_musts: overview.open_musts,
        days_left: overview.days_left,
        shown: overview.shown,
    }
}

/// Writes all of one release as data.
///
/// # Errors
/// When the output cannot be written.
pub fn json(out: &mut dyn Write, known: &Known<'_>) -> io::Result<()> {
    let release = &known.overview.release;
    let told = Told {
        row: row(known.overview),
        areas: release.areas.iter().map(AreaId::as_str).collect(),
        was: release.was.iter().map(ReleaseId::as_str).collect(),
        traits: answers(known),
        left_out: json::left_out(known.board),
        decisions: poll::decisions(&known.board.poll, known.roster),
        after_decision: poll::late(&known.board.poll),
    };
    json::print(out, &told)
}

/// What the release says of each trait, those that nothing asks for included.
fn answers<'a>(known: &Known<'a>) -> Vec<Trait<'a>> {
    let given = &known.board.release.traits;
    let asked = known.traits.iter().map(|(name, question)| Trait {
        name: name.as_str(),
        question: *question,
        answer: given.get(*name).copied(),
    });
    let is_asked = |name: &TraitId| known.traits.iter().any(|(asked, _)| *asked == name);
    let rest = given.iter().filter(|(name, _)| !is_asked(name));
    asked
        .chain(rest.map(|(name, answer)| Trait {
            name: name.as_str(),
            question: None,
            answer: Some(*answer),
        }))
        .collect()
}

/// Writes a release a line.
///
/// # Errors
/// When the output cannot be written.
pub fn list(
    ink: &mut Ink<'_>,
    overviews: &[Overview],
    roster: &Roster,
    today: NaiveDate,
) -> io::Result<()> {
    let columns = [
        Column::at_most(24),
        Column::at_most(24),
        Column::at_most(12),
        Column::WORDS,
        Column::at_most(20),
        Column::WORDS,
        Column::NUMBER,
        Column::NUMBER,
        Column::WORDS,
    ];
    let head = [
        "release",
        "name",
        "version",
        "date",
        "owner",
        "verdict",
        "open must",
        "days left",
        "decision",
    ];
    let mut table = vec![head.map(|word| Span::new(Tone::Quiet, word))];
    table.extend(overviews.iter().map(|it| cells(it, roster, today)));
    // Nobody needs a column of which nothing is told yet.
    let decided = overviews.iter().any(|it| it.decision.is_some());
    let width = if decided { head.len() } else { head.len() - 1 };
    let columns = columns.get(..width).unwrap_or(&columns);
    let rows = table.iter().map(|row| row.get(..width).unwrap_or(row));
    ink.table(0, columns, rows)
}

fn cells<'a>(overview: &'a Overview, roster: &'a Roster, today: NaiveDate) -> [Span<'a>; 9] {
    let release = &overview.release;
    let text = |text: Option<&'a str>| Span::new(Tone::Plain, text.unwrap_or("-"));
    let tone = if overview.shown {
        Tone::Strong
    } else {
        Tone::Accent
    };
    let verdict = match overview.verdict {
        Ok(verdict) => Span::new(verdict.into(), verdict.spoken()),
        Err(_) => Span::new(Tone::Bad, "no verdict"),
    };
    let date = release
        .date
        .map_or("-".into(), |date| spoken_in(date, today));
    let days = overview
        .days_left
        .map_or("-".into(), |days| days.to_string());
    [
        Span::new(tone, release.id.as_str()),
        text(release.name.as_deref()),
        text(release.version.as_deref()),
        Span::new(Tone::Plain, date),
        text(release.owner.as_deref().map(|owner| roster.name(owner))),
        verdict,
        Span::new(Tone::Plain, overview.open_musts.to_string()),
        Span::new(Tone::Plain, days),
        decision(overview, today),
    ]
}

fn decision(overview: &Overview, today: NaiveDate) -> Span<'static> {
    match decided(overview, today) {
        Some((tone, words)) => Span::new(tone, words),
        None => Span::new(Tone::Quiet, "-"),
    }
}

/// `shipped 12 Mar, against NO-GO`: what was decided upon is said where it was no.
#[must_use]
pub fn decided(overview: &Overview, today: NaiveDate) -> Option<(Tone, String)> {
    let turn = overview.decision.as_ref()?;
    let decision = turn.decision.as_ref()?;
    let day = spoken_in(turn.voice.at.date_naive(), today);
    Some(match (decision.to, decision.verdict) {
        (Course::Hold, _) => (Tone::Warn, format!("held {day}")),
        (Course::Ship, Verdict::NoGo) => (Tone::Bad, format!("shipped {day}, against NO-GO")),
        (Course::Ship, _) => (Tone::Good, format!("shipped {day}")),
    })
}

/// How much of what a release took over from another.
#[must_use]
pub fn carried(event: &Event) -> String {
    let of = |kind: fn(&Change) -> bool| event.changes.iter().filter(|it| kind(it)).count();
    let owners = count(of(|it| matches!(it, Change::Owner(_))), "owner");
    match of(|it| matches!(it, Change::Status(_))) {
        0 => owners,
        some => format!("{owners}, {} not applicable", count(some, "item")),
    }
}

/// Writes all of one release.
///
/// # Errors
/// When the output cannot be written.
pub fn show(ink: &mut Ink<'_>, known: &Known<'_>) -> io::Result<()> {
    let (overview, board) = (known.overview, known.board);
    let release = &overview.release;
    ink.put(Tone::Accent, release.id.as_str())?;
    ink.apart();
    ink.say(Tone::Strong, &release.title())?;
    let date = match release.date {
        Some(date) => format!("{} ({})", spoken(date), phrase::distance(date, board.today)),
        None => "no date yet".into(),
    };
    let owner = release
        .owner
        .as_deref()
        .map(|owner| known.roster.name(owner));
    field(ink, "date", &date)?;
    field(ink, "owner", owner.unwrap_or("nobody yet"))?;
    match overview.verdict {
        Ok(verdict) => field(ink, "verdict", verdict.spoken())?,
        Err(withheld) => field(ink, "verdict", &format!("none: {withheld}"))?,
    }
    for turn in &board.poll.turns {
        field(ink, "decision", &poll::turn(turn, known.roster))?;
    }
    for event in &board.poll.late {
        let changes: Vec<_> = poll::changes(event).collect();
        let words = format!(
            "{}, {}: {}",
            event.at.date_naive(),
            event.by,
            changes.join("; ")
        );
        field(ink, "afterwards", &words)?;
    }
    field(ink, "open must", &overview.open_musts.to_string())?;
    let areas: Vec<_> = release.areas.iter().map(AreaId::as_str).collect();
    if !areas.is_empty() {
        field(ink, "areas", &areas.join(", "))?;
    }
    let was: Vec<_> = release.was.iter().map(ReleaseId::as_str).collect();
    if !was.is_empty() {
        field(ink, "was", &was.join(", "))?;
    }
    for given in answers(known) {
        let answer = match given.answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not answered, so its items are asked",
        };
        let question = given.question.unwrap_or(given.name);
        field(
            ink,
            "trait",
            &format!("{}: {question} {answer}", given.name),
        )?;
    }
    for left in &board.left_out {
        let traits: Vec<_> = left.traits.iter().map(TraitId::as_str).collect();
        let words = format!("{} (no {})", left.item, traits.join(", no "));
        field(ink, "left out", &words)?;
    }
    Ok(())
}

fn field(ink: &mut Ink<'_>, name: &str, text: &str) -> io::Result<()> {
    ink.put(Tone::Quiet, name)?;
    ink.pad_to(12);
    ink.flow(Tone::Plain, 12, text)?;
    ink.line()
}
