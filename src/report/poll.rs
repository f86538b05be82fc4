//! The words for votes and decisions, the same in every format; and both as data.

use std::io;

use serde::Serialize;

use super::facts::{Facts, Source};
use super::ink::{Ink, Tone};
use super::{json, log, measure};
use crate::domain::board::{Area, Board, Row};
use crate::domain::event::{self, Call, Course, Decision, Event};
use crate::domain::id::ItemId;
use crate::domain::poll::{Ballot, Cast, Poll, Turn};
use crate::domain::roster::Roster;
use crate::domain::text::{count, visible};
use crate::domain::verdict::{Assessment, Kind, Reason, Verdict};
use crate::domain::when::spoken;

/// What became of a release by a decision, in one sentence without its end.
#[must_use]
pub fn turn(turn: &Turn, roster: &Roster) -> String {
    let (by, day) = (roster.name(&turn.voice.by), turn.voice.at.date_naive());
    let what = match turn.course() {
        Some(Course::Ship) => "Shipped",
        Some(Course::Hold) => "Held",
        None => "Reopened",
    };
    let mut words = format!("{what} on {} by {by}", spoken(day));
    let mut remarks: Vec<_> = turn.mandate.remark().map(Into::into).into_iter().collect();
    remarks.extend(recorded(turn.recorded_by.as_deref()));
    if turn.decision.is_some() && !remarks.is_empty() {
        words = format!("{words} ({})", remarks.join(", "));
    }
    match &turn.decision {
        Some(decision) => format!("{words}, {}", decided(decision)),
        None => words,
    }
}

/// Upon which verdict something was decided, with the note: `against NO-GO with 3 reasons: why`.
#[must_use]
pub fn decided(decision: &Decision) -> String {
    let upon = match (decision.to, decision.verdict) {
        (Course::Ship, Verdict::NoGo) => "against",
        _ => "upon",
    };
    let mut words = format!("{upon} {}", decision.verdict.spoken());
    if decision.of > 0 {
        words = format!("{words} with {}", count(decision.of, "reason"));
    }
    match &decision.note {
        Some(note) => format!("{words}: {note}"),
        None => words,
    }
}

fn recorded(by: Option<&str>) -> Option<String> {
    by.map(|by| format!("recorded by {by}"))
}

/// What there is to say of a vote besides who gave it: its sentence and its remarks.
#[must_use]
pub fn said(cast: &Cast) -> String {
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(cast.mandate.remark().map(Into::into));
    remarks.extend(recorded(cast.recorded_by.as_deref()));
    if let Some(item) = &cast.worse
        && cast.call == Call::Go
    {
        remarks.push(format!("{item} has worsened since"));
    }
    let remarks = remarks.join(", ");
    match (&cast.note, remarks.is_empty()) {
        (Some(note), true) => note.clone(),
        (Some(note), false) => format!("{note} ({remarks})"),
        (None, true) => String::new(),
        (None, false) => format!("({remarks})"),
    }
}

/// A vote in one line: `go, Maria Garcia: all on shift`.
#[must_use]
pub fn in_a_line(cast: &Cast) -> String {
    let said = said(cast);
    let between = match (&cast.note, said.is_empty()) {
        (Some(_), _) => ": ",
        (None, false) => " ",
        (None, true) => "",
    };
    format!("{}, {}{between}{said}", stand_of(cast), cast.voice.by)
}

impl Facts<'_> {
    /// Whether the poll is worth telling: somebody has voted, or a vote is missing.
    #[must_use]
    pub fn is_polled(&self) -> bool {
        is_polled(self.source.board, self.source.assessment)
    }
}

/// Whether somebody has voted, or a vote is missing.
#[must_use]
pub fn is_polled(board: &Board, assessment: &Assessment) -> bool {
    let cast = |ballot: &Ballot| !ballot.casts.is_empty();
    let missing = |reason: &Reason| reason.kind == Kind::NoVote;
    board.poll.ballots.iter().any(cast) || assessment.reasons.iter().any(missing)
}

/// A line of the poll: a vote of an area, or that there is none.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The name of the area.
    pub area: &'a str,
    /// How its vote stands, in plain words.
    pub stand: &'static str,
    /// The vote; none where nobody has given one.
    pub cast: Option<&'a Cast>,
    /// Who gave it, or who has to.
    pub who: &'a str,
    /// What else there is to say.
    pub words: String,
}

/// The poll, area by area; the areas that are asked nothing and say nothing left out.
#[must_use]
pub fn lines<'a>(facts: &Facts<'a>) -> Vec<Line<'a>> {
    let board = facts.source.board;
    let mut lines = Vec::new();
    for (place, (area, ballot)) in board.areas.iter().zip(&board.poll.ballots).enumerate() {
        if ballot.casts.is_empty() && !board.places_of(place).is_empty() {
            let voter = board.voters.get(place).and_then(Option::as_deref);
            lines.push(Line {
                area: &area.title,
                stand: ballot.stand().plain(),
                cast: None,
                who: voter.unwrap_or("nobody"),
                words: String::new(),
            });
        }
        lines.extend(ordered(ballot).map(|cast| Line {
            area: &area.title,
            stand: stand_of(cast),
            cast: Some(cast),
            who: facts.name(&cast.voice.by),
            words: said(cast),
        }));
    }
    lines
}

/// Writes the poll as a table, an area a line; nothing where there is nothing to tell.
///
/// # Errors
/// When the output cannot be written.
pub fn table(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if !facts.is_polled() {
        return Ok(());
    }
    let lines = lines(facts);
    let widest = |field: for<'l> fn(&'l Line<'_>) -> &'l str| {
        lines.iter().map(|it| measure::width(field(it))).max()
    };
    let area = widest(|line| line.area).unwrap_or(0).min(24);
    let stand = widest(|line| line.stand).unwrap_or(0);
    let who = widest(|line| line.who).unwrap_or(0).min(24);
    for line in &lines {
        let tone = match line.cast {
            None => Tone::Quiet,
            Some(cast) => match (cast.call, &cast.worse) {
                (Call::NoGo, _) => Tone::Bad,
                (Call::Go, Some(_)) => Tone::Warn,
                (Call::Go, None) => Tone::Good,
            },
        };
        ink.pad_to(2);
        ink.cell(Tone::Strong, line.area, area)?;
        ink.cell(tone, line.stand, stand)?;
        ink.cell(Tone::Plain, line.who, who)?;
        if measure::width(&visible(&line.words)) > ink.left() {
            ink.line()?;
        }
        ink.flow(Tone::Quiet, 4, &line.words)?;
        ink.line()?;
    }
    Ok(())
}

/// The vote that holds first, then those that stand beside it.
fn ordered(ballot: &Ballot) -> impl Iterator<Item = &Cast> {
    let holding = ballot.holding();
    let others = ballot
        .casts
        .iter()
        .filter(move |cast| holding.is_none_or(|held| held.voice.event != cast.voice.event));
    holding.into_iter().chain(others)
}

/// How one vote stands by itself.
#[must_use]
pub fn stand_of(cast: &Cast) -> &'static str {
    let alone = Ballot {
        casts: vec![cast.clone()],
    };
    alone.stand().plain()
}

/// An area's vote, as the JSON report has it in `votes`.
#[derive(Debug, Serialize)]
pub struct Vote<'a> {
    area: &'a str,
    owner: Option<&'a str>,
    /// `go`, `no-go`, or `outdated`, which counts as none.
    #[serde(rename = "vote")]
    stand: &'static str,
    contested: bool,
    by: &'a str,
    recorded_by: Option<&'a str>,
    at: String,
    note: Option<&'a str>,
    /// By which right: `owner`, `acting`, `other` or `unowned`.
    mandate: &'static str,
    /// The item that has worsened since.
    worse: Option<&'a str>,
    /// Votes that stand beside it, given apart.
    others: Vec<Other<'a>>,
}

#[derive(Debug, Serialize)]
struct Other<'a> {
    vote: &'static str,
    by: &'a str,
    at: String,
    note: Option<&'a str>,
}

/// The votes that were given, area by area.
#[must_use]
pub fn votes<'a>(facts: &Facts<'a>) -> Vec<Vote<'a>> {
    let Source { board, roster, .. } = facts.source;
    let areas = board.areas.iter().zip(&board.poll.ballots);
    areas
        .filter_map(|(area, ballot)| vote(area, ballot, roster))
        .collect()
}

/// The vote of the area in which an item stands; none where none was given.
#[must_use]
pub fn vote_about<'a>(row: &Row, board: &'a Board, roster: &'a Roster) -> Option<Vote<'a>> {
    let area = board.areas.get(row.area)?;
    vote(area, board.poll.ballots.get(row.area)?, roster)
}

fn vote<'a>(area: &'a Area, ballot: &'a Ballot, roster: &'a Roster) -> Option<Vote<'a>> {
    let cast = ballot.holding()?;
    let others = ordered(ballot).skip(1).map(|cast| Other {
        vote: cast.call.word(),
        by: roster.name(&cast.voice.by),
        at: cast.voice.at.to_rfc3339(),
        note: cast.note.as_deref(),
    });
    Some(Vote {
        area: area.id.as_str(),
        owner: area.owner.as_deref().map(|owner| roster.name(owner)),
        stand: ballot.stand().word(),
        contested: ballot.is_contested(),
        by: roster.name(&cast.voice.by),
        recorded_by: cast.recorded_by.as_deref(),
        at: cast.voice.at.to_rfc3339(),
        note: cast.note.as_deref(),
        mandate: cast.mandate.word(),
        worse: cast.worse.as_ref().map(ItemId::as_str),
        others: others.collect(),
    })
}

/// A decision, as the JSON report has it in `decision` and `decisions`.
#[derive(Debug, Serialize)]
pub struct Decided<'a> {
    /// `ship`, `hold`, or `reopen`.
    #[serde(rename = "decision")]
    course: &'static str,
    by: &'a str,
    recorded_by: Option<&'a str>,
    at: String,
    mandate: &'static str,
    verdict: Option<&'static str>,
    reasons: Vec<Ground<'a>>,
    /// How many reasons there were; of very many only the worst are listed.
    reasons_in_all: usize,
    note: Option<&'a str>,
    /// Of the report upon which it was taken: the same as the `digest` of that report.
    digest: Option<&'a str>,
    /// Whether no later one replaces it.
    holds: bool,
}

#[derive(Debug, Serialize)]
struct Ground<'a> {
    item: Option<&'a str>,
    area: &'a str,
    remedy: &'a str,
}

fn as_data<'a>(turn: &'a Turn, roster: &'a Roster) -> Decided<'a> {
    let decision = turn.decision.as_ref();
    let grounds = decision.map_or(&[][..], |decision| &decision.reasons);
    let ground = |ground: &'a event::Ground| Ground {
        item: ground.item.as_ref().map(ItemId::as_str),
        area: ground.area.as_str(),
        remedy: &ground.remedy,
    };
    Decided {
        course: turn.course().map_or("reopen", Course::word),
        by: roster.name(&turn.voice.by),
        recorded_by: turn.recorded_by.as_deref(),
        at: turn.voice.at.to_rfc3339(),
        mandate: turn.mandate.word(),
        verdict: decision.map(|decision| decision.verdict.word()),
        reasons: grounds.iter().map(ground).collect(),
        reasons_in_all: decision.map_or(0, |decision| decision.of),
        note: decision.and_then(|decision| decision.note.as_deref()),
        digest: decision.map(|decision| decision.digest.as_str()),
        holds: turn.holds,
    }
}

/// The decision that holds; none while the release is undecided or open again.
#[must_use]
pub fn decision<'a>(poll: &'a Poll, roster: &'a Roster) -> Option<Decided<'a>> {
    poll.decision().map(|(turn, _)| as_data(turn, roster))
}

/// Every decision and reopening, oldest first.
#[must_use]
pub fn decisions<'a>(poll: &'a Poll, roster: &'a Roster) -> Vec<Decided<'a>> {
    poll.turns
        .iter()
        .map(|turn| as_data(turn, roster))
        .collect()
}

/// The poll as `gonogo vote --json` and `gonogo decide --json` give it.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    verdict: Option<&'static str>,
    votes: Vec<Vote<'a>>,
    decision: Option<Decided<'a>>,
}

impl<'a> Told<'a> {
    /// Works it out.
    #[must_use]
    pub fn of(facts: &Facts<'a>) -> Self {
        Self {
            verdict: json::verdict(facts),
            votes: votes(facts),
            decision: decision(&facts.source.board.poll, facts.source.roster),
        }
    }
}

/// A change that came in after the release was shipped, in `after_decision` of the JSON report.
#[derive(Debug, Serialize)]
pub struct Late<'a> {
    id: String,
    by: &'a str,
    at: String,
    changes: Vec<String>,
}

/// What came in after the release was shipped.
#[must_use]
pub fn late(poll: &Poll) -> Vec<Late<'_>> {
    let late = poll.late.iter().map(|event| Late {
        id: event.id.to_string(),
        by: &event.by,
        at: event.at.to_rfc3339(),
        changes: changes(event).collect(),
    });
    late.collect()
}

/// The changes of an event in words, each with what it is about.
pub fn changes(event: &Event) -> impl Iterator<Item = String> + '_ {
    event.changes.iter().map(|change| {
        let subject = change.subject().unwrap_or_default();
        format!("{subject} {}", log::words(change))
            .trim()
            .to_string()
    })
}
