//! What else a report tells, each in a section of its own, and only where there is something.

use std::io;

use super::{Facts, section, state};
use crate::domain::board::{LeftOut, Row};
use crate::domain::text::count;
use crate::domain::when::spoken_in;
use crate::report::ink::Tone;
use crate::report::markup::Markup;
use crate::report::phrase;

/// An item, by its statement and its id.
fn item(page: &mut Markup<'_>, row: &Row) -> io::Result<()> {
    page.element("span", &[("class", "statement")], &row.item.text)?;
    page.ours(" ")?;
    page.element("code", &[], row.item.id.as_str())
}

fn owner(row: &Row) -> &str {
    row.standing.owner.as_deref().unwrap_or("nobody")
}

/// An item with what there is to say of it, as a line of a list.
fn line(page: &mut Markup<'_>, row: &Row, words: &str, more: &str) -> io::Result<()> {
    page.ours("<li>")?;
    item(page, row)?;
    page.element("p", &[("class", "facts")], words)?;
    if !more.is_empty() {
        page.element("p", &[("class", "reason")], more)?;
    }
    page.close("li")
}

pub(super) fn review(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let Some(delta) = facts.delta else {
        return Ok(());
    };
    let since = spoken_in(delta.since, facts.source.board.today);
    section(page, "since", &format!("Since {since}"))?;
    let Some(turns) = facts.turns() else {
        page.ours("<p>Nothing changed, and nothing is open.</p>\n")?;
        return page.close("section");
    };
    page.element("p", &[("class", "turns")], &turns)?;
    page.ours(
        "<table class=\"review\" role=\"table\" aria-labelledby=\"since\">\n\
         <thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Item</th>\
         <th role=\"columnheader\" scope=\"col\">Owner</th>\
         <th role=\"columnheader\" scope=\"col\">Status</th></tr></thead>\n<tbody role=\"rowgroup\">\n",
    )?;
    for review in facts.review() {
        page.ours("<tr role=\"row\"><td role=\"cell\">")?;
        item(page, review.row)?;
        page.ours("</td>")?;
        page.element(
            "td",
            &[("role", "cell"), ("class", "owner")],
            owner(review.row),
        )?;
        page.element("td", &[("role", "cell")], &review.words())?;
        page.close("tr")?;
    }
    page.ours("</tbody>\n</table>\n")?;
    page.close("section")
}

pub(super) fn late(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let late = facts.late();
    if late.is_empty() {
        return Ok(());
    }
    section(page, "late", "Late")?;
    page.ours("<ul class=\"lines\">\n")?;
    for row in late {
        page.ours("<li>")?;
        item(page, row)?;
        page.ours("<p class=\"facts\">")?;
        state(page, Tone::of(&row.standing), row.standing.word())?;
        page.text(&format!(
            " due {}, {}",
            phrase::overdue(&row.standing, facts.source.board.today),
            owner(row)
        ))?;
        page.ours("</p></li>\n")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn waivers(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.waivers.is_empty() {
        return Ok(());
    }
    section(page, "waived", "Waived")?;
    page.ours("<ul class=\"lines\">\n")?;
    for waiver in &facts.waivers {
        let until = spoken_in(waiver.until, facts.source.board.today);
        let words = format!("until {until}, approved by {}", waiver.approved_by);
        line(page, waiver.row, &words, waiver.reason)?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn aging(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.aging.is_empty() {
        return Ok(());
    }
    section(page, "aging", "Will be too old by the release")?;
    page.ours("<ul class=\"lines\">\n")?;
    for (row, end) in &facts.aging {
        let end = spoken_in(*end, facts.source.board.today);
        line(page, row, &format!("good until {end}, {}", owner(row)), "")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn unwatched(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.unwatched.is_empty() {
        return Ok(());
    }
    section(page, "unwatched", "Whether watched paths have changed")?;
    page.ours("<ul class=\"lines\">\n")?;
    for (row, why) in &facts.unwatched {
        line(page, row, &why.to_string(), "")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn later(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.later.is_empty() {
        return Ok(());
    }
    section(page, "later", "Counts as a could until then")?;
    page.ours("<ul class=\"lines\">\n")?;
    for (row, from) in &facts.later {
        let from = spoken_in(*from, facts.source.board.today);
        let words = format!("{} from {from} on, {}", row.item.level, owner(row));
        line(page, row, &words, "")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn carried(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.carried.is_empty() {
        return Ok(());
    }
    section(page, "carried", "Carried over")?;
    page.ours("<ul class=\"lines\">\n")?;
    for carried in &facts.carried {
        if let Some((from, reason)) = carried.status {
            let words = format!("{}, from {from}", carried.row.standing.word());
            line(page, carried.row, &words, reason)?;
        }
    }
    page.ours("</ul>\n")?;
    if facts.carried_owners() > 0 {
        let words = format!(
            "And the owners of {}",
            count(facts.carried_owners(), "item")
        );
        page.element("p", &[], &words)?;
    }
    page.close("section")
}

pub(super) fn findings(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if facts.source.findings.is_empty() {
        return Ok(());
    }
    section(page, "findings", "Findings")?;
    page.ours("<ul class=\"lines\">\n")?;
    for finding in facts.source.findings {
        page.ours("<li>")?;
        page.element("code", &[], &finding.place())?;
        page.text(&format!(
            " {}: {}",
            finding.severity.word(),
            finding.message
        ))?;
        if let Some(help) = &finding.help {
            page.element("p", &[("class", "reason")], help)?;
        }
        page.close("li")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

pub(super) fn left_out(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let left_out = &facts.source.board.left_out;
    if left_out.is_empty() {
        return Ok(());
    }
    section(page, "left-out", "Left out, since the release says no")?;
    page.ours("<ul class=\"lines\">\n")?;
    for LeftOut { item, traits } in left_out {
        let traits: Vec<_> = traits.iter().map(ToString::to_string).collect();
        page.ours("<li>")?;
        page.element("code", &[], item.as_str())?;
        page.text(&format!(" {}", traits.join(", ")))?;
        page.close("li")?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}
