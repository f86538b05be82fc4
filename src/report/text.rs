//! The report for a terminal: the verdict first, then everything behind it, and the verdict again
//! as the last word.
//!
//! Where the verdict is withheld, nothing here may look like one.

mod areas;
mod burn_up;
mod late;
mod poll;
mod reasons;
mod review;

use std::io::{self, Write};

use super::facts::Facts;
use super::finding;
use super::ink::{Ink, Paper, Tone};
use super::phrase;
use crate::domain::board::LeftOut;
use crate::domain::text::count;
use crate::domain::verdict::{Verdict, Withheld};
use crate::domain::when::{spoken, spoken_in};

/// Lines longer than this are hard to read, however wide the window.
const WIDEST: usize = 120;

/// Writes the report.
///
/// # Errors
/// When the output cannot be written.
pub fn write(out: &mut dyn Write, paper: Paper, facts: &Facts<'_>) -> io::Result<()> {
    let width = paper.width.min(WIDEST);
    let mut ink = Ink::new(out, Paper { width, ..paper });
    let ink = &mut ink;
    match facts.source.assessment.verdict {
        Ok(verdict) => {
            greeting(ink, facts)?;
            release(ink, facts)?;
            review::write(ink, facts)?;
            conclusion(ink, facts, verdict)?;
            reasons::write(ink, facts)?;
            areas::write(ink, facts)?;
            burn_up::write(ink, facts)?;
            late::write(ink, facts)?;
            poll::votes(ink, facts)?;
            poll::late(ink, facts)?;
            waivers(ink, facts)?;
            aging(ink, facts)?;
            unwatched(ink, facts)?;
            later(ink, facts)?;
            carried(ink, facts)?;
            findings(ink, facts)?;
            left_out(ink, facts)?;
            ink.line()?;
            ink.say(verdict.into(), verdict.spoken())
        }
        Err(withheld) => {
            release(ink, facts)?;
            ink.line()?;
            refusal(ink, withheld)?;
            findings(ink, facts)?;
            left_out(ink, facts)?;
            ink.line()?;
            refusal(ink, withheld)
        }
    }
}

fn greeting(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if !facts.untouched {
        return Ok(());
    }
    let meeting = match facts.deciding {
        0 => ".".into(),
        1 => "; one question decides the day.".into(),
        many => format!("; {} questions decide the day.", phrase::number(many)),
    };
    let words = format!("Nothing is answered yet: `gonogo walk` starts{meeting}");
    ink.flow(Tone::Plain, 0, &words)?;
    ink.line()?;
    ink.line()
}

fn release(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    ink.flow(Tone::Strong, 0, &board.release.title())?;
    ink.apart();
    ink.flow(Tone::Plain, 2, &facts.occasion(str::to_owned))?;
    ink.line()?;
    let mut state = format!("as of {}", spoken(board.today));
    for words in facts
        .source
        .origin
        .into_iter()
        .chain([facts.source.sharing])
    {
        state.push_str("; ");
        state.push_str(words);
    }
    ink.flow(Tone::Quiet, 0, &state)?;
    ink.line()
}

fn conclusion(ink: &mut Ink<'_>, facts: &Facts<'_>, verdict: Verdict) -> io::Result<()> {
    ink.line()?;
    ink.put(verdict.into(), verdict.spoken())?;
    ink.apart();
    ink.flow(Tone::Plain, 2, &facts.in_short())?;
    ink.line()?;
    if !facts.groups.is_empty() {
        ink.flow(Tone::Strong, 0, "To GO:")?;
        ink.flow(Tone::Plain, 2, &facts.source.assessment.way.to_string())?;
        ink.line()?;
    }
    poll::decisions(ink, facts)
}

fn refusal(ink: &mut Ink<'_>, withheld: Withheld) -> io::Result<()> {
    ink.flow(Tone::Bad, 0, &format!("No verdict: {withheld}"))?;
    ink.line()
}

fn heading(ink: &mut Ink<'_>, words: &str) -> io::Result<()> {
    ink.line()?;
    ink.say(Tone::Strong, words)
}

fn waivers(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.waivers.is_empty() {
        return Ok(());
    }
    heading(ink, "Waived")?;
    for waiver in &facts.waivers {
        let until = spoken_in(waiver.until, facts.source.board.today);
        ink.flow(Tone::Accent, 2, waiver.row.item.id.as_str())?;
        let words = format!("until {until}, approved by {}", waiver.approved_by);
        ink.apart();
        ink.flow(Tone::Plain, 4, &words)?;
        ink.line()?;
        ink.flow(Tone::Quiet, 4, waiver.reason)?;
        ink.line()?;
    }
    Ok(())
}

fn aging(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.aging.is_empty() {
        return Ok(());
    }
    heading(ink, "Will be too old by the release")?;
    for (row, end) in &facts.aging {
        let end = spoken_in(*end, facts.source.board.today);
        let owner = row.standing.owner.as_deref().unwrap_or("nobody");
        ink.flow(Tone::Accent, 2, row.item.id.as_str())?;
        ink.apart();
        ink.flow(Tone::Plain, 4, &format!("good until {end}, {owner}"))?;
        ink.line()?;
    }
    Ok(())
}

fn unwatched(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.unwatched.is_empty() {
        return Ok(());
    }
    heading(ink, "Whether watched paths have changed")?;
    for (row, why) in &facts.unwatched {
        ink.flow(Tone::Accent, 2, row.item.id.as_str())?;
        ink.apart();
        ink.flow(Tone::Plain, 4, &why.to_string())?;
        ink.line()?;
    }
    Ok(())
}

fn later(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.later.is_empty() {
        return Ok(());
    }
    heading(ink, "Counts as a could until then")?;
    for (row, from) in &facts.later {
        let from = spoken_in(*from, facts.source.board.today);
        let owner = row.standing.owner.as_deref().unwrap_or("nobody");
        ink.flow(Tone::Accent, 2, row.item.id.as_str())?;
        ink.apart();
        let words = format!("{} from {from} on, {owner}", row.item.level);
        ink.flow(Tone::Plain, 4, &words)?;
        ink.line()?;
    }
    Ok(())
}

fn carried(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.carried.is_empty() {
        return Ok(());
    }
    heading(ink, "Carried over")?;
    for carried in &facts.carried {
        let Some((from, reason)) = carried.status else {
            continue;
        };
        ink.flow(Tone::Accent, 2, carried.row.item.id.as_str())?;
        ink.apart();
        let words = format!("{}, from {from}", carried.row.standing.word());
        ink.flow(Tone::Plain, 4, &words)?;
        ink.line()?;
        ink.flow(Tone::Quiet, 4, reason)?;
        ink.line()?;
    }
    match facts.carried_owners() {
        0 => Ok(()),
        some => {
            let words = format!(
                "the owners of {}; `gonogo show ITEM` says from where",
                count(some, "item")
            );
            ink.flow(Tone::Quiet, 2, &words)?;
            ink.line()
        }
    }
}

fn findings(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.source.findings.is_empty() {
        return Ok(());
    }
    heading(ink, "Findings")?;
    finding::write_all(ink, facts.source.findings)
}

fn left_out(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let left_out = &facts.source.board.left_out;
    if left_out.is_empty() {
        return Ok(());
    }
    heading(ink, "Left out, since the release says no")?;
    for LeftOut { item, traits } in left_out {
        let traits: Vec<_> = traits.iter().map(ToString::to_string).collect();
        ink.flow(Tone::Accent, 2, item.as_str())?;
        ink.apart();
        ink.flow(Tone::Quiet, 4, &traits.join(", "))?;
        ink.line()?;
    }
    Ok(())
}
