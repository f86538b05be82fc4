//! The report for minutes and pull requests: headings, tables and boxes that any forge shows.
//!
//! Nothing that people wrote can become a mention, a link, HTML, a heading, a list or a cell of a
//! table; only evidence that is an address on the web becomes a link, and of its own text.

mod escape;

use std::io::{self, Write};

use escape::{escape, linked};

use super::facts::Facts;
use super::{phrase, poll};
use crate::domain::board::{Area, LeftOut, Row};
use crate::domain::event::Status;
use crate::domain::text::count;
use crate::domain::when::spoken;

/// Writes the report.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    head(out, facts)?;
    if facts.source.assessment.verdict.is_ok() {
        decisions(out, facts)?;
        review(out, facts)?;
        reasons(out, facts)?;
        late(out, facts)?;
        votes(out, facts)?;
        after_decision(out, facts)?;
        areas(out, facts)?;
        waivers(out, facts)?;
        aging(out, facts)?;
        unwatched(out, facts)?;
        later(out, facts)?;
        carried(out, facts)?;
    }
    findings(out, facts)?;
    left_out(out, facts)
}

/// A text of other people's, as it stands between the report's own words.
#[must_use]
pub fn escaped(text: &str) -> String {
    escape(text)
}

/// Whether a text is an address on the web and nothing else, and so may become a link of itself.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    escape::is_web_address(text)
}

fn head(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    let title = escape(&board.release.title());
    match facts.source.assessment.verdict {
        Ok(verdict) => writeln!(out, "## {title}: {}\n", verdict.spoken())?,
        Err(withheld) => writeln!(out, "## {title}: no verdict\n\nNo verdict: {withheld}.\n")?,
    }
    let occasion = facts.occasion(escape);
    write!(out, "{occasion}; as of {}", spoken(board.today))?;
    for words in facts
        .source
        .origin
        .into_iter()
        .chain([facts.source.sharing])
    {
        write!(out, "; {}", escape(words))?;
    }
    writeln!(out, ".")
}

fn review(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let Some(delta) = facts.delta else {
        return Ok(());
    };
    writeln!(out, "\n### Since {}\n", spoken(delta.since))?;
    let Some(turns) = facts.turns() else {
        return writeln!(out, "Nothing changed, and nothing is open.");
    };
    writeln!(out, "{turns}\n")?;
    writeln!(out, "| Item | Owner | Status |\n| --- | --- | --- |")?;
    for review in facts.review() {
        let (text, id) = (escape(&review.row.item.text), &review.row.item.id);
        let (owner, status) = (owner(review.row), review.words());
        writeln!(out, "| {text} `{id}` | {owner} | {status} |")?;
    }
    Ok(())
}

fn carried(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.carried.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Carried over\n")?;
    for carried in &facts.carried {
        if let Some((from, reason)) = carried.status {
            let (id, word) = (&carried.row.item.id, carried.row.standing.word());
            writeln!(out, "- `{id}` {word}, from `{from}`: {}", escape(reason))?;
        }
    }
    match facts.carried_owners() {
        0 => Ok(()),
        some => writeln!(out, "- the owners of {}", count(some, "item")),
    }
}

fn decisions(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let turns = &facts.source.board.poll.turns;
    if !turns.is_empty() {
        writeln!(out)?;
    }
    for turn in turns {
        let words = escape(&poll::turn(turn, facts.source.roster));
        let words = if turn.holds {
            format!("**{words}**")
        } else {
            words
        };
        match &turn.decision {
            Some(decision) => writeln!(out, "- {words} (report `{}`)", decision.digest)?,
            None => writeln!(out, "- {words}")?,
        }
    }
    Ok(())
}

fn votes(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if !facts.is_polled() {
        return Ok(());
    }
    writeln!(
        out,
        "\n### Poll\n\n| Area | Vote | Who | |\n| --- | --- | --- | --- |"
    )?;
    for line in poll::lines(facts) {
        let (area, who, words) = (escape(line.area), escape(line.who), escape(&line.words));
        writeln!(out, "| {area} | {} | {who} | {words} |", line.stand)?;
    }
    Ok(())
}

fn late(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let late = facts.late();
    if late.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Late\n")?;
    writeln!(
        out,
        "| Item | Owner | Was due | Late by |\n| --- | --- | --- | --- |"
    )?;
    let today = facts.source.board.today;
    for row in late {
        let (text, id) = (escape(&row.item.text), &row.item.id);
        let due = due(facts, row).unwrap_or_default();
        let by = phrase::late_by(&row.standing, today);
        writeln!(out, "| {text} `{id}` | {} | {due} | {by} |", owner(row))?;
    }
    Ok(())
}

fn after_decision(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    if board.poll.late.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### After the decision\n")?;
    for event in &board.poll.late {
        let (day, by) = (spoken(event.at.date_naive()), escape(&event.by));
        for words in poll::changes(event) {
            writeln!(out, "- {day}, {by}: {}", escape(&words))?;
        }
    }
    Ok(())
}

fn reasons(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.groups.is_empty() {
        return writeln!(out, "\nNothing stands in the way.");
    }
    let way = facts.source.assessment.way.to_string();
    writeln!(out, "\n**To GO:** {}", escape(&way))?;
    writeln!(out, "\n### What stands in the way")?;
    for group in &facts.groups {
        writeln!(out, "\n**{}: {}**\n", group.title(), group.causes.len())?;
        writeln!(
            out,
            "| Item | State | Owner | Due | Answered | To settle it |"
        )?;
        writeln!(out, "| --- | --- | --- | --- | --- | --- |")?;
        for cause in &group.causes {
            let reason = cause.reason;
            writeln!(
                out,
                "| {} `{}` | {} | {} | {} | {} | {} |",
                escape(cause.text()),
                cause.name(),
                cause.word(),
                cause.owner().map_or_else(|| "nobody".into(), escape),
                cause.due(facts.source.board.today).unwrap_or_default(),
                reason.age.map(phrase::ago).unwrap_or_default(),
                escape(&reason.remedy),
            )?;
        }
    }
    Ok(())
}

fn owner(row: &Row) -> String {
    row.standing
        .owner
        .as_deref()
        .map_or_else(|| "nobody".into(), escape)
}

fn due(facts: &Facts<'_>, row: &Row) -> Option<String> {
    phrase::due(&row.standing, facts.source.board.today)
}

fn areas(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    writeln!(out, "\n### Areas")?;
    if let Some(progress) = facts.progress() {
        writeln!(out, "\nSettled: {progress}.")?;
    }
    for (place, (area, counts)) in facts.areas().enumerate() {
        heading(out, facts, area)?;
        let all = counts.settled + counts.unsettled;
        writeln!(out, "{} of {all} settled\n", counts.settled)?;
        for row in facts.source.board.rows_of(place) {
            item(out, facts, row)?;
        }
    }
    Ok(())
}

fn heading(out: &mut dyn Write, facts: &Facts<'_>, area: &Area) -> io::Result<()> {
    let owner = match &area.owner {
        Some(owner) => escape(facts.name(owner)),
        None => "nobody's".into(),
    };
    write!(out, "\n#### {} ({owner})\n\n", escape(&area.title))
}

fn item(out: &mut dyn Write, facts: &Facts<'_>, row: &Row) -> io::Result<()> {
    let standing = &row.standing;
    // A waiver settles an item, and yet it never shows as done.
    let done = standing.settled && standing.state != Status::Waived;
    let tick = if done { 'x' } else { ' ' };
    let text = escape(&row.item.text);
    write!(
        out,
        "- [{tick}] {text} ({}, {}, {}",
        standing.level,
        standing.word(),
        owner(row)
    )?;
    if let Some(due) = due(facts, row) {
        write!(out, ", due {due}")?;
    }
    if !standing.counts {
        write!(out, ", weighs after the release")?;
    }
    writeln!(out, ")")?;
    let reason = row.answer.spoken().and_then(|head| head.to.reason());
    // A waiver's reason stands with its approver, further below.
    if let Some(reason) = reason.filter(|_| standing.state != Status::Waived) {
        writeln!(out, "  - {}", escape(reason))?;
    }
    if let Some(words) = phrase::measured(row) {
        writeln!(out, "  - {}", escape(&words))?;
    }
    for remark in &row.answer.evidence {
        writeln!(out, "  - evidence: {}", linked(&remark.text))?;
    }
    for head in &row.answer.check.heads {
        writeln!(out, "  - check: {}", escape(&head.to.plain()))?;
    }
    for remark in &row.answer.notes {
        let lines: Vec<_> = remark.text.lines().map(escape).collect();
        // On one line of ours, since no text of others may begin one.
        writeln!(out, "  - note: {}", lines.join("<br>"))?;
    }
    Ok(())
}

fn waivers(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.waivers.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Waived\n")?;
    for waiver in &facts.waivers {
        writeln!(
            out,
            "- `{}` until {}, approved by {}: {}",
            waiver.row.item.id,
            spoken(waiver.until),
            escape(waiver.approved_by),
            escape(waiver.reason),
        )?;
    }
    Ok(())
}

fn aging(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.aging.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Will be too old by the release\n")?;
    for (row, end) in &facts.aging {
        writeln!(
            out,
            "- `{}` good until {}, {}",
            row.item.id,
            spoken(*end),
            owner(row)
        )?;
    }
    Ok(())
}

fn unwatched(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.unwatched.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Whether watched paths have changed\n")?;
    for (row, why) in &facts.unwatched {
        writeln!(out, "- `{}` {why}", row.item.id)?;
    }
    Ok(())
}

fn later(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.later.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Counts as a could until then\n")?;
    for (row, from) in &facts.later {
        let (id, level, from) = (&row.item.id, row.item.level, spoken(*from));
        writeln!(out, "- `{id}` {level} from {from} on, {}", owner(row))?;
    }
    Ok(())
}

fn findings(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    if facts.source.findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Findings\n")?;
    for finding in facts.source.findings {
        let place = escape(&finding.place());
        let message = escape(&finding.message);
        write!(out, "- {place}: {}: {message}", finding.severity.word())?;
        match &finding.help {
            Some(help) => writeln!(out, " (help: {})", escape(help))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

fn left_out(out: &mut dyn Write, facts: &Facts<'_>) -> io::Result<()> {
    let left_out = &facts.source.board.left_out;
    if left_out.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### Left out, since the release says no\n")?;
    for LeftOut { item, traits } in left_out {
        let traits: Vec<_> = traits.iter().map(|name| format!("`{name}`")).collect();
        writeln!(out, "- `{item}`: {}", traits.join(", "))?;
    }
    Ok(())
}
