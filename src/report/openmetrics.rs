//! The report for graphs and alerts: gauges in the `OpenMetrics` text format.
//!
//! Only gauges, since a textfile collector that reads the older Prometheus format takes these too.
//! A figure that is not known is absent, never zero; where the verdict is withheld, so is everything
//! that would look like one, and `gonogo_verdict_withheld` says so.

use std::borrow::Cow;
use std::io::{self, Write};

use super::facts::Facts;
use crate::domain::event::Course;
use crate::domain::finding::Severity;
use crate::domain::text::visible;
use crate::domain::verdict::Verdict;

/// A label: its name, and what it says.
type Label<'a> = (&'static str, &'a str);

/// Writes it.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let release = &facts.source.board.release;
    let page = &mut Page {
        out,
        release: release.id.as_str(),
    };
    page.family("gonogo_release", "The release that is reported; always 1.")?;
    let owner = release.owner.as_deref().map(|owner| facts.name(owner));
    let labels = [
        ("name", release.name.as_deref().unwrap_or_default()),
        ("version", release.version.as_deref().unwrap_or_default()),
        ("owner", owner.unwrap_or_default()),
    ];
    page.sample("gonogo_release", &labels, 1)?;
    if let Some(days) = release.days_left(facts.source.board.today) {
        let help = "Days to the release date, negative once it has passed.";
        page.single("gonogo_release_days", help, days)?;
    }
    findings(page, facts)?;
    let help = "1 where there is no verdict, since the data cannot be read, the team's answers are not here, or nothing is asked.";
    let withheld = facts.source.assessment.verdict.is_err();
    page.single("gonogo_verdict_withheld", help, i64::from(withheld))?;
    if let Ok(verdict) = facts.source.assessment.verdict {
        judged(page, facts, verdict)?;
    }
    page.out.write_all(b"# EOF\n")
}

fn findings(page: &mut Page<'_>, facts: &Facts<'_>) -> io::Result<()> {
    page.family("gonogo_findings", "Faults in the files and the journal.")?;
    for severity in [Severity::Error, Severity::Warning] {
        let of_it = facts
            .source
            .findings
            .iter()
            .filter(|it| it.severity == severity);
        let labels = [("severity", severity.word())];
        page.sample("gonogo_findings", &labels, number(of_it.count()))?;
    }
    Ok(())
}

fn judged(page: &mut Page<'_>, facts: &Facts<'_>, verdict: Verdict) -> io::Result<()> {
    page.family(
        "gonogo_verdict",
        "1 for the verdict that holds, 0 for the others.",
    )?;
    for other in Verdict::ALL {
        let labels = [("verdict", other.word())];
        page.sample("gonogo_verdict", &labels, i64::from(*other == verdict))?;
    }
    page.family(
        "gonogo_reasons",
        "What stands between the release and GO, by what it forces.",
    )?;
    for forces in [Verdict::NoGo, Verdict::Conditional] {
        let of_it = facts.causes().filter(|it| it.reason.forces == forces);
        let labels = [("forces", forces.word())];
        page.sample("gonogo_reasons", &labels, number(of_it.count()))?;
    }
    poll(page, facts)?;
    items(page, facts)?;
    if let Some(days) = facts.oldest_unsettled_must() {
        let help = "Days since the oldest answer among the musts that are not settled.";
        page.single("gonogo_oldest_unsettled_must_days", help, days.into())?;
    }
    Ok(())
}

fn poll(page: &mut Page<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    if facts.is_polled() {
        page.family("gonogo_votes", "How each area's vote stands; always 1.")?;
        for (area, ballot) in board.areas.iter().zip(&board.poll.ballots) {
            let labels = [("area", area.id.as_str()), ("vote", ballot.stand().word())];
            page.sample("gonogo_votes", &labels, 1)?;
        }
    }
    let Some((_, decision)) = board.poll.decision() else {
        return Ok(());
    };
    page.family(
        "gonogo_decision",
        "1 for the decision that holds, 0 for the other.",
    )?;
    for course in Course::ALL {
        let labels = [("decision", course.word())];
        page.sample(
            "gonogo_decision",
            &labels,
            i64::from(*course == decision.to),
        )?;
    }
    Ok(())
}

fn items(page: &mut Page<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let help = "Items that weigh today, by area, level and standing.";
    page.family("gonogo_items", help)?;
    let areas = &facts.source.board.areas;
    for alike in facts.census() {
        let area = areas.get(alike.area).map_or("", |area| area.id.as_str());
        let settled = if alike.settled { "true" } else { "false" };
        let labels = [
            ("area", area),
            ("level", alike.level.word()),
            ("standing", alike.state.word()),
            ("settled", settled),
        ];
        page.sample("gonogo_items", &labels, number(alike.number))?;
    }
    page.family(
        "gonogo_items_late",
        "Items that are not settled after their due date.",
    )?;
    for (area, counts) in facts.areas() {
        let labels = [("area", area.id.as_str())];
        page.sample("gonogo_items_late", &labels, number(counts.late))?;
    }
    page.family(
        "gonogo_items_later",
        "Items that weigh only after the release.",
    )?;
    for (area, counts) in facts.areas() {
        let labels = [("area", area.id.as_str())];
        page.sample("gonogo_items_later", &labels, number(counts.later))?;
    }
    Ok(())
}

/// Where it is written, and the release, which labels every sample.
struct Page<'a> {
    out: &'a mut dyn Write,
    release: &'a str,
}

impl Page<'_> {
    /// Begins a family of gauges.
    fn family(&mut self, name: &'static str, help: &'static str) -> io::Result<()> {
        writeln!(self.out, "# TYPE {name} gauge\n# HELP {name} {help}")
    }

    /// Writes a sample of the family that was begun.
    fn sample(&mut self, name: &'static str, labels: &[Label<'_>], value: i64) -> io::Result<()> {
        write!(self.out, "{name}{{release=\"{}\"", quoted(self.release))?;
        for (label, text) in labels {
            write!(self.out, ",{label}=\"{}\"", quoted(text))?;
        }
        writeln!(self.out, "}} {value}")
    }

    /// Writes a family of one.
    fn single(&mut self, name: &'static str, help: &'static str, value: i64) -> io::Result<()> {
        self.family(name, help)?;
        self.sample(name, &[], value)
    }
}

/// A label's text as it is shown; a line break is none of those that it can hold.
fn quoted(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if text.contains(['\\', '"']) {
        Cow::Owned(text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text
    }
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
