//! The top of the page: the verdict, the shortest way to GO, and what it is about.

use std::io;

use super::{Facts, poll};
use crate::domain::verdict::{Verdict, Way, Withheld};
use crate::domain::when::{spoken, spoken_in};
use crate::report::markup::Markup;
use crate::report::phrase;

/// What the window is called: the verdict comes first, since tabs are narrow.
pub(super) fn title(facts: &Facts<'_>) -> String {
    let title = facts.source.board.release.title();
    match facts.source.assessment.verdict {
        Ok(verdict) => format!("{}: {title}", verdict.spoken()),
        Err(_) => format!("No verdict: {title}"),
    }
}

pub(super) fn write(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let class = match facts.source.assessment.verdict {
        Ok(Verdict::Go) => "go",
        Ok(Verdict::Conditional) => "conditional",
        Ok(Verdict::NoGo) => "no-go",
        Err(_) => "none",
    };
    page.open("header", &[("class", class)])?;
    page.ours("\n<div class=\"lead\">\n")?;
    page.element(
        "p",
        &[("class", "release")],
        &facts.source.board.release.title(),
    )?;
    match facts.source.assessment.verdict {
        Ok(verdict) => judged(page, facts, verdict)?,
        Err(withheld) => refused(page, withheld)?,
    }
    poll::decisions(page, facts)?;
    about(page, facts)?;
    page.ours("</div>\n</header>\n")
}

fn judged(page: &mut Markup<'_>, facts: &Facts<'_>, verdict: Verdict) -> io::Result<()> {
    page.element("h1", &[], verdict.spoken())?;
    page.element("p", &[("class", "short")], &sentence(facts.in_short()))?;
    if !facts.groups.is_empty() {
        way(page, &facts.source.assessment.way)?;
    }
    Ok(())
}

/// Whose turn it is, as a list that a screen reader can count.
fn way(page: &mut Markup<'_>, way: &Way) -> io::Result<()> {
    page.ours(
        "\n<p class=\"label\" id=\"way\">To GO</p>\n<ul class=\"way\" aria-labelledby=\"way\">",
    )?;
    for (owner, reasons) in &way.owners {
        let class = if owner.is_some() {
            "owner"
        } else {
            "owner nobody"
        };
        page.open("li", &[("class", class)])?;
        page.text(owner.as_deref().unwrap_or("nobody"))?;
        page.ours(" ")?;
        page.element("b", &[], &reasons.to_string())?;
        page.close("li")?;
    }
    page.ours("</ul>\n")?;
    match way.latest {
        Some(date) => {
            let words = format!("Latest due {}", spoken_in(date, way.today));
            page.element("p", &[("class", "latest")], &words)
        }
        None => Ok(()),
    }
}

fn refused(page: &mut Markup<'_>, withheld: Withheld) -> io::Result<()> {
    page.element("h1", &[], "No verdict")?;
    page.element("p", &[("class", "short")], &sentence(withheld.to_string()))
}

fn about(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    let date = phrase::release_date(board.release.date, board.today);
    let owner = board
        .release
        .owner
        .as_deref()
        .map(|owner| facts.name(owner));
    page.ours("\n<dl class=\"about\">")?;
    let entries = [
        ("Release date", date.as_str()),
        ("Owner", owner.unwrap_or("no owner yet")),
        ("As of", &spoken(board.today)),
        ("Answers", facts.source.sharing),
    ];
    let origin = facts.source.origin.map(|origin| ("Checklists", origin));
    for (term, words) in entries.into_iter().chain(origin) {
        page.ours("<div>")?;
        page.element("dt", &[], term)?;
        page.element("dd", &[], words)?;
        page.close("div")?;
    }
    page.ours("</dl>\n")
}

/// Words that stand alone begin like a sentence.
fn sentence(words: String) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).chain(['.']).collect(),
        None => words,
    }
}
