//! What stands in the way: the part that people came for, worst first.

use std::io;

use super::{Facts, section, state};
use crate::domain::verdict::Verdict;
use crate::report::facts::{Cause, Group};
use crate::report::ink::Tone;
use crate::report::markup::Markup;

/// Of more than so many only the first are unfolded: nobody reads thousands at once.
const UNFOLDED: usize = 50;

pub(super) fn write(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.groups.is_empty() {
        return Ok(());
    }
    section(page, "way-out", "What stands in the way")?;
    for group in &facts.groups {
        write_group(page, facts, group)?;
    }
    page.close("section")
}

fn write_group(page: &mut Markup<'_>, facts: &Facts<'_>, group: &Group<'_>) -> io::Result<()> {
    let class = match group.forces {
        Verdict::NoGo => "group bad",
        _ => "group warn",
    };
    page.open("h3", &[("class", class)])?;
    page.text(group.title())?;
    page.ours(" ")?;
    page.element(
        "span",
        &[("class", "count")],
        &group.causes.len().to_string(),
    )?;
    page.close("h3")?;
    let (first, rest) = group.causes.split_at(group.causes.len().min(UNFOLDED));
    write_causes(page, facts, first)?;
    if rest.is_empty() {
        return Ok(());
    }
    page.ours("<details>")?;
    page.element("summary", &[], &format!("{} more", rest.len()))?;
    write_causes(page, facts, rest)?;
    page.close("details")
}

fn write_causes(page: &mut Markup<'_>, facts: &Facts<'_>, causes: &[Cause<'_>]) -> io::Result<()> {
    page.ours("<ol class=\"reasons\">\n")?;
    for cause in causes {
        write_cause(page, facts, cause)?;
    }
    page.close("ol")
}

fn write_cause(page: &mut Markup<'_>, facts: &Facts<'_>, cause: &Cause<'_>) -> io::Result<()> {
    page.ours("<li><div class=\"what\">")?;
    page.element("p", &[("class", "statement")], cause.text())?;
    page.ours("<p class=\"facts\">")?;
    state(page, Tone::of_cause(cause), cause.word())?;
    page.ours(" ")?;
    let class = if cause.owner().is_some() {
        "owner"
    } else {
        "owner nobody"
    };
    page.element(
        "span",
        &[("class", class)],
        cause.owner().unwrap_or("nobody"),
    )?;
    if let Some(due) = cause.due(facts.source.board.today) {
        page.ours(" ")?;
        page.element("span", &[("class", "due")], &format!("due {due}"))?;
    }
    if let Some(words) = cause.spoken() {
        page.ours(" ")?;
        page.element("span", &[("class", "age")], &words)?;
    }
    page.ours(" ")?;
    page.element("code", &[], cause.name())?;
    page.ours("</p></div>")?;
    page.ours("<p class=\"remedy\"><span class=\"label\">To settle it</span> ")?;
    page.text(&cause.reason.remedy)?;
    page.ours("</p></li>\n")
}
