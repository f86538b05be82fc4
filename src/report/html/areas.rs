//! The areas: a bar each, the same in numbers, and whose it is.

use std::io;

use super::{Facts, bar, burn_up, section};
use crate::domain::board::Area;
use crate::report::facts::{Counts, Tally};
use crate::report::markup::Markup;

const HEAD: &str = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Areas as a table\">\n\
<table class=\"areas\">\n<thead><tr><th scope=\"col\">Area</th><th scope=\"col\">Settled</th>\
<th scope=\"col\" class=\"n\">must</th><th scope=\"col\" class=\"n\">should</th>\
<th scope=\"col\" class=\"n\">could</th><th scope=\"col\" class=\"n\">open</th>\
<th scope=\"col\" class=\"n\">blocked</th><th scope=\"col\" class=\"n\">failed</th>\
<th scope=\"col\" class=\"n\">late</th></tr></thead>\n<tbody>\n";

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
    page.ours("<tr><th scope=\"row\">")?;
    page.text(&area.title)?;
    page.ours(" ")?;
    let owner = area.owner.as_deref().map(|owner| facts.name(owner));
    let class = if owner.is_some() {
        "owner"
    } else {
        "owner nobody"
    };
    page.element("span", &[("class", class)], owner.unwrap_or("nobody"))?;
    page.ours("</th><td>")?;
    bar::draw(page, counts)?;
    page.ours("</td>")?;
    for level in [counts.must, counts.should, counts.could] {
        tally(page, level)?;
    }
    number(page, counts.open, "n")?;
    for alarming in [counts.blocked, counts.failed, counts.late] {
        number(page, alarming, "n bad")?;
    }
    page.close("tr")
}

fn tally(page: &mut Markup<'_>, tally: Tally) -> io::Result<()> {
    match (tally.settled, tally.total()) {
        (_, 0) => page.ours("<td class=\"n none\">–</td>"),
        (settled, total) => {
            let class = if settled == total { "n good" } else { "n" };
            page.element("td", &[("class", class)], &format!("{settled}/{total}"))
        }
    }
}

fn number(page: &mut Markup<'_>, number: usize, class: &'static str) -> io::Result<()> {
    match number {
        0 => page.ours("<td class=\"n none\">–</td>"),
        some => page.element("td", &[("class", class)], &some.to_string()),
    }
}
