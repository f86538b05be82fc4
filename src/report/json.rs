//! The report for programs: `gonogo.report/1`, whose keys are a promise.
//!
//! What is absent is null. Texts come out as they went in, never changed for a screen; their
//! acting characters are written as JSON escapes, so that showing the file is harmless and
//! reading it gives back the very same text.

mod check;

use std::fmt::Write as _;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::{self, Cause, Counts, Facts, Subject};
use super::{log, poll};
use crate::domain::board::{self, Board, Row};
use crate::domain::check::Ran;
use crate::domain::delta::Turn;
use crate::domain::drift::Watch;
use crate::domain::event::Change;
use crate::domain::finding::Finding;
use crate::domain::history::History;
use crate::domain::id::{ItemId, ReleaseId, TraitId};
use crate::domain::object_id::ObjectId;
use crate::domain::roster::Roster;
use crate::domain::standing::{Flag, Standing};
use crate::domain::text::is_acting;
use crate::domain::verdict::Verdict;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    release: Release<'a>,
    as_of: NaiveDate,
    verdict: Option<&'static str>,
    reasons: Vec<Reason<'a>>,
    votes: Vec<poll::Vote<'a>>,
    decision: Option<poll::Decided<'a>>,
    /// Every decision and reopening, those that no longer hold as well.
    decisions: Vec<poll::Decided<'a>>,
    after_decision: Vec<poll::Late<'a>>,
    /// Of where every item and every vote stands; a decision names the one that it was taken upon.
    digest: String,
    left_out: Vec<LeftOut<'a>>,
    since: Option<Since<'a>>,
    /// How much was settled at the end of each day, in even steps up to `as_of`.
    burn_up: Option<Vec<Point>>,
    diagnostics: Vec<Diagnostic<'a>>,
    areas: Vec<Area<'a>>,
}

#[derive(Serialize)]
pub(super) struct Release<'a> {
    id: &'a str,
    name: Option<&'a str>,
    version: Option<&'a str>,
    date: Option<NaiveDate>,
    owner: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Reason<'a> {
    item: Option<&'a ItemId>,
    area: &'a str,
    level: Option<&'static str>,
    standing: &'static str,
    flags: Vec<&'static str>,
    owner: Option<&'a str>,
    due: Option<String>,
    remedy: &'a str,
}

#[derive(Serialize)]
struct Since<'a> {
    date: NaiveDate,
    settled: usize,
    blocked: usize,
    new: usize,
    reopened: usize,
    open: usize,
    items: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Point {
    date: NaiveDate,
    settled: usize,
    total: usize,
}

#[derive(Serialize)]
struct Step<'a> {
    item: &'a ItemId,
    change: &'static str,
    standing: &'static str,
    owner: Option<&'a str>,
    /// Days since it was last answered.
    age: Option<u32>,
}

#[derive(Serialize)]
struct Carried<'a> {
    owner: Option<&'a str>,
    status: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    item: &'a ItemId,
    traits: &'a [TraitId],
}

/// A finding.
#[derive(Serialize)]
pub struct Diagnostic<'a> {
    severity: &'static str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Area<'a> {
    id: &'a str,
    title: &'a str,
    owner: Option<&'a str>,
    counts: Counts,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a ItemId,
    text: &'a str,
    level: &'static str,
    phase: &'static str,
    status: &'static str,
    standing: &'static str,
    settled: bool,
    flags: Vec<&'static str>,
    owner: Option<&'a str>,
    due: Option<String>,
    value: Option<String>,
    target: Option<String>,
    evidence: Vec<&'a str>,
    notes: Vec<&'a str>,
    reason: Option<&'a str>,
    /// The releases from which these were taken over.
    carried_from: Option<Carried<'a>>,
    /// Who acts for an owner who is away when it is due.
    acting: Option<&'a str>,
    /// Its check, where it has one.
    check: Option<check::Check<'a>>,
    /// Days for which a second person has been waited for.
    waiting: Option<u32>,
    /// The day until which it counts as a could, where that has not come.
    enforced_from: Option<NaiveDate>,
    /// What has become of the paths that it watches since it was answered.
    watched: Option<Watched<'a>>,
}

#[derive(Serialize)]
struct Watched<'a> {
    commit: Option<&'a str>,
    /// None where nobody can tell.
    changed: Option<&'a [String]>,
    unknown: Option<String>,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    vote: Option<poll::Vote<'a>>,
    history: Vec<log::Entry<'a>>,
}

/// Writes the whole report.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    let areas = facts
        .areas()
        .enumerate()
        .map(|(place, (area, counts))| Area {
            id: area.id.as_str(),
            title: &area.title,
            owner: area.owner.as_deref(),
            counts: *counts,
            items: board.rows_of(place).map(item).collect(),
        });
    let report = Report {
        schema: "gonogo.report/1",
        release: release(facts),
        as_of: board.today,
        verdict: verdict(facts),
        reasons: reasons(facts),
        votes: poll::votes(facts),
        decision: poll::decision(&board.poll, facts.source.roster),
        decisions: poll::decisions(&board.poll, facts.source.roster),
        after_decision: poll::late(&board.poll),
        digest: board.digest(),
        left_out: left_out(board),
        since: since(facts),
        burn_up: burn_up(facts),
        diagnostics: diagnostics(facts.source.findings),
        areas: areas.collect(),
    };
    print(out, &report)
}

/// Writes items as an array, each as it stands in the report.
///
/// # Errors
/// When the output cannot be written.
pub fn items<'a>(out: &mut dyn Write, rows: impl IntoIterator<Item = &'a Row>) -> io::Result<()> {
    print(out, &rows.into_iter().map(item).collect::<Vec<_>>())
}

/// Writes one item as it stands in the report, with two more keys: `vote`, that of its area, or null;
/// and `history`, what was recorded of it, oldest first.
///
/// # Errors
/// When the output cannot be written.
pub fn told(
    out: &mut dyn Write,
    row: &Row,
    board: &Board,
    roster: &Roster,
    history: &History,
) -> io::Result<()> {
    let events: Vec<_> = history.of(&row.item).collect();
    let its = |change: &Change| change.item().is_none_or(|id| row.item.is(id));
    let told = Told {
        item: item(row),
        vote: poll::vote_about(row, board, roster),
        history: log::entries(&events, history, its),
    };
    print(out, &told)
}

/// Writes a value in readable lines, with every acting character as an escape.
///
/// # Errors
/// When the output cannot be written.
pub fn print(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    let mut safe = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Outside of strings the only one is our own line break, and within them that is escaped.
        if is_acting(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe.push('\n');
    out.write_all(safe.as_bytes())
}

pub(super) fn verdict(facts: &Facts<'_>) -> Option<&'static str> {
    facts.source.assessment.verdict.ok().map(Verdict::word)
}

fn since<'a>(facts: &Facts<'a>) -> Option<Since<'a>> {
    let delta = facts.delta?;
    let step = |review: facts::Review<'a>| Step {
        item: &review.row.item.id,
        change: review.step.turn.word(),
        standing: review.row.standing.state.word(),
        owner: review.row.standing.owner.as_deref(),
        age: review.step.age,
    };
    Some(Since {
        date: delta.since,
        settled: delta.count(Turn::Settled),
        blocked: delta.count(Turn::Blocked),
        new: delta.count(Turn::New),
        reopened: delta.count(Turn::Reopened),
        open: delta.count(Turn::Open),
        items: facts.review().map(step).collect(),
    })
}

fn burn_up(facts: &Facts<'_>) -> Option<Vec<Point>> {
    let points = facts.burn_up?.points.iter().map(|point| Point {
        date: point.day,
        settled: point.settled,
        total: point.total,
    });
    Some(points.collect())
}

pub(super) fn left_out(board: &board::Board) -> Vec<LeftOut<'_>> {
    let left_out = board.left_out.iter().map(|left| LeftOut {
        item: &left.item,
        traits: &left.traits,
    });
    left_out.collect()
}

pub(super) fn release<'a>(facts: &Facts<'a>) -> Release<'a> {
    let release = &facts.source.board.release;
    Release {
        id: release.id.as_str(),
        name: release.name.as_deref(),
        version: release.version.as_deref(),
        date: release.date,
        owner: release.owner.as_deref().map(|owner| facts.name(owner)),
    }
}

pub(super) fn reasons<'a>(facts: &Facts<'a>) -> Vec<Reason<'a>> {
    let reason = |cause: &Cause<'a>| {
        let (level, standing, flags, due) = match cause.subject {
            Subject::Item(row) => {
                let standing = &row.standing;
                let level = Some(standing.level.word());
                (level, standing.state.word(), flags(standing), due(standing))
            }
            Subject::Vote(_, ballot, _) => {
                let contested = ballot.is_contested().then_some(Flag::Contested.word());
                let flags = contested.into_iter().collect();
                (None, ballot.stand().word(), flags, None)
            }
        };
        Reason {
            item: cause.row().map(|row| &row.item.id),
            area: cause.area(),
            level,
            standing,
            flags,
            owner: cause.owner(),
            due,
            remedy: &cause.reason.remedy,
        }
    };
    facts.causes().map(reason).collect()
}

/// Writes findings as an array, each as it stands in the report's `diagnostics`.
///
/// # Errors
/// When the output cannot be written.
pub fn findings(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    print(out, &diagnostics(findings))
}

/// Writes how checks have just ended as an array.
///
/// # Errors
/// When the output cannot be written.
pub fn verified(out: &mut dyn Write, ran: &[(ItemId, Ran)]) -> io::Result<()> {
    let answers = ran.iter().map(check::Verified::of);
    print(out, &answers.collect::<Vec<_>>())
}

/// Findings, in the shape that all answers have.
#[must_use]
pub fn diagnostics(findings: &[Finding]) -> Vec<Diagnostic<'_>> {
    let diagnostics = findings.iter().map(|finding| Diagnostic {
        severity: finding.severity.word(),
        path: &finding.path,
        line: finding.spot.as_ref().map(|spot| spot.line),
        column: finding.spot.as_ref().map(|spot| spot.column),
        message: &finding.message,
        help: finding.help.as_deref(),
    });
    diagnostics.collect()
}

fn item(row: &Row) -> Item<'_> {
    let (item, answer, standing) = (&row.item, &row.answer, &row.standing);
    Item {
        id: &item.id,
        text: &item.text,
        level: standing.level.word(),
        phase: item.phase.word(),
        status: answer.status().word(),
        standing: standing.state.word(),
        settled: standing.settled,
        flags: flags(standing),
        owner: standing.owner.as_deref(),
        due: due(standing),
        value: answer.value().map(ToString::to_string),
        target: item.target.as_ref().map(ToString::to_string),
        evidence: answer.evidence.iter().map(|it| it.text.as_str()).collect(),
        notes: answer.notes.iter().map(|it| it.text.as_str()).collect(),
        reason: answer.spoken().and_then(|head| head.to.reason()),
        carried_from: facts::Carried::of(row).map(|carried| Carried {
            owner: carried.owner.map(ReleaseId::as_str),
            status: carried.status.map(|(from, _)| from.as_str()),
        }),
        acting: standing.acting.as_deref(),
        check: check::Check::of(row),
        waiting: standing.waiting,
        enforced_from: item.enforced_from.filter(|_| standing.level != item.level),
        watched: standing.watch.as_deref().map(|watch| watched(row, watch)),
    }
}

fn watched<'a>(row: &'a Row, watch: &'a Watch) -> Watched<'a> {
    let commit = row
        .answer
        .spoken()
        .and_then(|head| head.voice.commit.as_ref());
    let unknown = match watch {
        Watch::Unknown(why) => Some(why.to_string()),
        Watch::Changed(_) | Watch::Unchanged => None,
    };
    Watched {
        commit: commit.map(ObjectId::as_str),
        changed: unknown.is_none().then_some(watch.changed()),
        unknown,
    }
}

fn flags(standing: &Standing) -> Vec<&'static str> {
    standing.flags.iter().map(Flag::word).collect()
}

/// The day, or the text where that cannot be computed.
fn due(standing: &Standing) -> Option<String> {
    match standing.due_on {
        Some(date) => Some(date.to_string()),
        None => standing.due.map(|due| due.to_string()),
    }
}
