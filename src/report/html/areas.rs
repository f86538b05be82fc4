//! The areas: a bar each, the same in numbers, and whose it is.

use std::io;

use super::{Facts, bar, burn_up, section};
use crate::domain::board::Area;
use crate::report::facts::{Counts, Tally};
use crate::report::markup::Markup;

const HEAD: &str = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Areas as a table\">\n\
<table class=\"areas\" role=\"table\" aria-labelledby=\"areas\">\n\
<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Area</th>\
<th role=\"columnheader\" scope=\"col\">Settled</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">must</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">should</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">could</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">open</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">blocked</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">failed</th>\
<th role=\"columnheader\" scope=\"col\" class=\"n\">late</th>\
</tr></thead>\n<tbody role=\"rowgroup\">\n";

pub(super) fn write(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    section(page, "areas", "Areas")?;
    page.ours(HEAD)?;
    for (area, counts) in facts.areas() {
        row(page, facts, area, counts)?;
    }
    page.ours("</tbody>\n</table>\n</div>\n")?;
    burn_up::write(page, facts)?;
    page.close("section")
}

fn row(page: &mut Markup<'_>, facts: &Facts<'_>, area: &Area, counts: &Counts) -> io::Result<()> {
    page.ours("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")?;
    page.text(&area.title)?;
    page.ours(" ")?;
    let owner = area.owner.as_deref().map(|owner| facts.name(owner));
    let class = if owner.is_some() {
        "owner"
    } else {
        "owner nobody"
    };
    page.element("span", &[("class", class)], owner.unwrap_or("nobody"))?;
    page.ours("</th><td role=\"cell\">")?;
    bar::draw(page, counts)?;
    page.ours("</td>")?;
    for (of, level) in [
        ("must", counts.must),
        ("should", counts.should),
        ("could", counts.could),
    ] {
        tally(page, of, level)?;
    }
    number(page, "open", counts.open, "n")?;
    for (of, alarming) in [
        ("blocked", counts.blocked),
        ("failed", counts.failed),
        ("late", counts.late),
    ] {
        number(page, of, alarming, "n bad")?;
    }
    page.close("tr")
}

fn tally(page: &mut Markup<'_>, of: &'static str, tally: Tally) -> io::Result<()> {
    match (tally.settled, tally.total()) {
        (_, 0) => cell(page, of, "n none", "–"),
        (settled, total) => {
            let class = if settled == total { "n good" } else { "n" };
            cell(page, of, class, &format!("{settled}/{total}"))
        }
    }
}

fn number(
    page: &mut Markup<'_>,
    of: &'static str,
    number: usize,
    class: &'static str,
) -> io::Result<()> {
    match number {
        0 => cell(page, of, "n none", "–"),
        some => cell(page, of, class, &some.to_string()),
    }
}

/// A number, which says of what where a phone has no room for the head of the table.
fn cell(
    page: &mut Markup<'_>,
    of: &'static str,
    class: &'static str,
    words: &str,
) -> io::Result<()> {
    let attributes = [("role", "cell"), ("class", class), ("data-of", of)];
    page.element("td", &attributes, words)
}
