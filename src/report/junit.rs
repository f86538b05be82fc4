//! The report for dashboards of builds: an area is a suite, an item a case, in `JUnit`'s XML.
//!
//! Red is what holds the release, and nothing else: an item that nobody has answered is an error, one
//! that was answered and is not settled a failure. Waived, not applicable, in hand, not weighing:
//! skipped, with the reason. So a dashboard is red exactly where the gate says NO-GO, or has no verdict.

use std::io::{self, Write};

use super::facts::{Bearing, Cause, Facts};
use super::markup::Markup;
use super::phrase;
use crate::domain::board::{Area, Row};
use crate::domain::event::Status;
use crate::domain::finding::Severity;
use crate::domain::poll::{Ballot, Stand};
use crate::domain::standing::Flag;
use crate::domain::verdict::{Kind, Reason, Withheld};
use crate::domain::when::spoken;

/// What a case comes to.
enum Outcome {
    Passed,
    Skipped(String),
    Failed { kind: &'static str, message: String },
    NotAnswered { message: String },
}

/// A case and its outcome.
struct Case<'a> {
    row: &'a Row,
    outcome: Outcome,
}

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let xml = &mut Markup::new(out);
    xml.ours("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    if let Err(withheld) = facts.source.assessment.verdict {
        return without_verdict(xml, facts, withheld);
    }
    let suites: Vec<Vec<_>> = (0..facts.source.board.areas.len())
        .map(|area| facts.rows_of(area).map(|it| case(facts, it)).collect())
        .collect();
    let title = facts.source.board.release.title();
    let polled = votes(facts);
    let all = suites.iter().flatten().map(|case| &case.outcome);
    let all = Totals::of(all.chain(polled.iter().map(|(_, outcome)| outcome)));
    suite(xml, "testsuites", &title, &[], &all)?;
    xml.ours("\n")?;
    for ((area, _), cases) in facts.areas().zip(&suites) {
        write_suite(xml, facts, area, cases)?;
    }
    write_votes(xml, &polled)?;
    xml.close("testsuites")
}

fn case<'a>(
    facts: &Facts<'a>,
    (row, reason, bearing): (&'a Row, Option<&Reason>, Bearing),
) -> Case<'a> {
    let word = row.standing.word();
    let remedy = |word: &str| match reason {
        Some(reason) => format!("{word}: {}", reason.remedy),
        None => word.into(),
    };
    let said = row.answer.spoken().and_then(|head| head.to.reason());
    let outcome = match bearing {
        Bearing::Holds if row.standing.state == Status::Open => Outcome::NotAnswered {
            message: remedy(word),
        },
        Bearing::Holds => Outcome::Failed {
            kind: row.standing.state.word(),
            message: remedy(word),
        },
        Bearing::InHand => Outcome::Skipped(remedy("in hand")),
        Bearing::Light => Outcome::Skipped(format!("{word}; a could never holds a release")),
        Bearing::Later => Outcome::Skipped("weighs only after the release".into()),
        Bearing::Waived => Outcome::Skipped(waived(facts, row)),
        Bearing::Settled if row.standing.state == Status::NotApplicable => {
            Outcome::Skipped(format!("not applicable: {}", said.unwrap_or_default()))
        }
        Bearing::Settled => Outcome::Passed,
    };
    Case { row, outcome }
}

fn waived(facts: &Facts<'_>, row: &Row) -> String {
    let waiver = facts
        .waivers
        .iter()
        .find(|it| it.row.item.id == row.item.id);
    waiver.map_or_else(
        || "waived".into(),
        |it| {
            format!(
                "waived until {}, approved by {}: {}",
                it.until, it.approved_by, it.reason
            )
        },
    )
}

#[derive(Default)]
struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Totals {
    fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        let mut totals = Self::default();
        for outcome in outcomes {
            totals.tests += 1;
            match outcome {
                Outcome::Passed => {}
                Outcome::Skipped(_) => totals.skipped += 1,
                Outcome::Failed { .. } => totals.failures += 1,
                Outcome::NotAnswered { .. } => totals.errors += 1,
            }
        }
        totals
    }
}

/// Begins a suite, or all of them.
fn suite(
    xml: &mut Markup<'_>,
    element: &'static str,
    name: &str,
    more: &[(&'static str, &str)],
    totals: &Totals,
) -> io::Result<()> {
    let numbers =
        [totals.tests, totals.failures, totals.errors, totals.skipped].map(|it| it.to_string());
    let [tests, failures, errors, skipped] = &numbers;
    let mut attributes = vec![
        ("name", name),
        ("tests", tests.as_str()),
        ("failures", failures),
        ("errors", errors),
    ];
    // Stricter readers know no such number of all suites together.
    if element == "testsuite" {
        attributes.push(("skipped", skipped));
    }
    attributes.extend(more);
    xml.open(element, &attributes)
}

fn write_suite(
    xml: &mut Markup<'_>,
    facts: &Facts<'_>,
    area: &Area,
    cases: &[Case<'_>],
) -> io::Result<()> {
    let more = [("package", area.id.as_str())];
    suite(
        xml,
        "testsuite",
        &area.title,
        &more,
        &Totals::of(cases.iter().map(|case| &case.outcome)),
    )?;
    let owner = area.owner.as_deref().map(|owner| facts.name(owner));
    xml.ours("<properties>")?;
    property(xml, "release", facts.source.board.release.id.as_str())?;
    property(xml, "as-of", &facts.source.board.today.to_string())?;
    property(xml, "owner", owner.unwrap_or("nobody"))?;
    xml.close("properties")?;
    for case in cases {
        write_case(xml, facts, case)?;
    }
    xml.close("testsuite")
}

fn write_case(xml: &mut Markup<'_>, facts: &Facts<'_>, case: &Case<'_>) -> io::Result<()> {
    let Case { row, outcome } = case;
    let standing = &row.standing;
    // The name is the id, which stays when a statement is reworded: dashboards keep its history.
    let names = [
        ("classname", row.item.id.area()),
        ("name", row.item.id.item()),
    ];
    xml.open("testcase", &names)?;
    xml.ours("<properties>")?;
    property(xml, "text", &row.item.text)?;
    property(xml, "level", standing.level.word())?;
    property(xml, "standing", standing.state.word())?;
    property(xml, "owner", standing.owner.as_deref().unwrap_or("nobody"))?;
    if let Some(due) = phrase::due(standing, facts.source.board.today) {
        property(xml, "due", &due)?;
    }
    let flags: Vec<_> = standing.flags.iter().map(Flag::word).collect();
    if !flags.is_empty() {
        property(xml, "flags", &flags.join(" "))?;
    }
    xml.ours("</properties>")?;
    write_outcome(xml, outcome, &detail(row))?;
    xml.close("testcase")
}

fn write_outcome(xml: &mut Markup<'_>, outcome: &Outcome, detail: &str) -> io::Result<()> {
    match outcome {
        Outcome::Passed => Ok(()),
        Outcome::Skipped(message) => xml.empty("skipped", &[("message", message)]),
        Outcome::Failed { kind, message } => {
            let attributes = [("type", *kind), ("message", message.as_str())];
            xml.element("failure", &attributes, detail)
        }
        Outcome::NotAnswered { message } => {
            let attributes = [("type", "not-answered"), ("message", message.as_str())];
            xml.element("error", &attributes, detail)
        }
    }
}

/// How each area voted; nothing where nobody was asked.
fn votes<'a>(facts: &Facts<'a>) -> Vec<(&'a Area, Outcome)> {
    if !facts.is_polled() {
        return Vec::new();
    }
    let board = facts.source.board;
    let vote = |(area, ballot): (&'a Area, &'a Ballot)| {
        let about = |cause: &&Cause<'_>| cause.row().is_none() && cause.area() == area.id.as_str();
        let outcome = match (facts.causes().find(about), ballot.stand()) {
            (Some(cause), _) if cause.reason.kind == Kind::NoVote => Outcome::NotAnswered {
                message: cause.reason.remedy.clone(),
            },
            (Some(cause), _) => Outcome::Failed {
                kind: "no-go",
                message: cause.reason.remedy.clone(),
            },
            (None, Stand::Go) => Outcome::Passed,
            (None, stand) => Outcome::Skipped(stand.plain().into()),
        };
        (area, outcome)
    };
    board
        .areas
        .iter()
        .zip(&board.poll.ballots)
        .map(vote)
        .collect()
}

fn write_votes(xml: &mut Markup<'_>, votes: &[(&Area, Outcome)]) -> io::Result<()> {
    if votes.is_empty() {
        return Ok(());
    }
    let totals = Totals::of(votes.iter().map(|(_, outcome)| outcome));
    suite(xml, "testsuite", "Poll", &[], &totals)?;
    for (area, outcome) in votes {
        let names = [("classname", "poll"), ("name", area.id.as_str())];
        xml.open("testcase", &names)?;
        write_outcome(xml, outcome, &area.title)?;
        xml.close("testcase")?;
    }
    xml.close("testsuite")
}

fn property(xml: &mut Markup<'_>, name: &str, value: &str) -> io::Result<()> {
    xml.empty("property", &[("name", name), ("value", value)])
}

/// The statement, and why it is not true, as far as anybody said.
fn detail(row: &Row) -> String {
    let reason = row.answer.spoken().and_then(|head| head.to.reason());
    match (reason, row.standing.since) {
        (Some(reason), Some(day)) => format!("{} ({reason}, {})", row.item.text, spoken(day)),
        _ => row.item.text.to_string(),
    }
}

/// What cannot be told is an error, and no item looks as if it had passed.
fn without_verdict(xml: &mut Markup<'_>, facts: &Facts<'_>, withheld: Withheld) -> io::Result<()> {
    let is_error = |severity| severity == Severity::Error;
    let faults = facts
        .source
        .findings
        .iter()
        .filter(|it| is_error(it.severity));
    let totals = |errors| Totals {
        tests: errors,
        errors,
        ..Totals::default()
    };
    let totals = totals(1 + faults.clone().count());
    let title = facts.source.board.release.title();
    suite(xml, "testsuites", &title, &[], &totals)?;
    suite(xml, "testsuite", "no verdict", &[], &totals)?;
    xml.open("testcase", &[("classname", "gonogo"), ("name", "verdict")])?;
    let message = format!("No verdict: {withheld}");
    xml.element(
        "error",
        &[("type", "withheld"), ("message", &message)],
        &message,
    )?;
    xml.close("testcase")?;
    for fault in faults {
        xml.open(
            "testcase",
            &[("classname", "gonogo"), ("name", &fault.place())],
        )?;
        let help = fault.help.as_deref().unwrap_or(&fault.message);
        let attributes = [
            ("type", fault.severity.word()),
            ("message", fault.message.as_str()),
        ];
        xml.element("error", &attributes, help)?;
        xml.close("testcase")?;
    }
    xml.close("testsuite")?;
    xml.close("testsuites")
}
