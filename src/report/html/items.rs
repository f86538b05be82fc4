//! Every item, area by area, with filters that need no script, and columns that one can sort.

use std::io;

use super::{Facts, section, state};
use crate::domain::board::{Area, Row};
use crate::domain::order::Order;
use crate::domain::standing::Flag;
use crate::domain::verdict::Reason;
use crate::report::facts::{Bearing, Counts};
use crate::report::ink::Tone;
use crate::report::markup::Markup;
use crate::report::{markdown, phrase};

const HEAD: &str = "<table class=\"items\" role=\"table\" aria-labelledby=\"items\">\n\
<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Item</th>\
<th role=\"columnheader\" scope=\"col\">State</th><th role=\"columnheader\" scope=\"col\">Level</th>\
<th role=\"columnheader\" scope=\"col\">Owner</th><th role=\"columnheader\" scope=\"col\">Due</th>\
</tr></thead>\n";

const SEARCH: &str = "<p class=\"search\" hidden><label for=\"find\">Find</label> \
<input id=\"find\" type=\"search\" autocomplete=\"off\"> \
<output id=\"found\" for=\"find\"></output></p>\n";

pub(super) fn write(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    section(page, "items", "All items")?;
    filters(page, facts)?;
    page.ours(HEAD)?;
    let ranks = ranks(facts);
    for (place, (area, counts)) in facts.areas().enumerate() {
        page.ours("<tbody role=\"rowgroup\">\n")?;
        heading(page, facts, area, counts)?;
        let first = facts.source.board.places_of(place).start;
        for (number, told) in facts.rows_of(place).enumerate() {
            let rank = ranks.get(first + number).copied().unwrap_or_default();
            write_row(page, facts, told, rank)?;
        }
        page.close("tbody")?;
    }
    page.close("table")?;
    page.close("section")
}

/// What can be shown, with how many there are of each; the style hides the rest.
fn filters(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let sum = |number: fn(&Counts) -> usize| facts.counts.iter().map(number).sum::<usize>();
    let choices = [
        ("all", "all", facts.source.board.rows.len()),
        ("way", "in the way", facts.causes().count()),
        ("unsettled", "not settled", sum(|counts| counts.unsettled)),
        ("late", "late", sum(|counts| counts.late)),
    ];
    page.ours("<div class=\"tools\">\n<fieldset>\n<legend>Show</legend>\n")?;
    for (id, words, number) in choices {
        let id = format!("show-{id}");
        let mut attributes = vec![("type", "radio"), ("name", "show"), ("id", id.as_str())];
        if id == "show-all" {
            attributes.push(("checked", ""));
        }
        page.empty("input", &attributes)?;
        page.element("label", &[("for", &id)], &format!("{words} {number}"))?;
        page.ours("\n")?;
    }
    page.ours("</fieldset>\n")?;
    page.ours(SEARCH)?;
    page.close("div")
}

/// The place of each row where the worst comes first.
fn ranks(facts: &Facts<'_>) -> Vec<usize> {
    let board = facts.source.board;
    let mut places: Vec<_> = (0..board.rows.len()).collect();
    Order::Worst.sort(board, &mut places);
    let mut ranks = vec![0; places.len()];
    for (rank, place) in places.into_iter().enumerate() {
        if let Some(known) = ranks.get_mut(place) {
            *known = rank;
        }
    }
    ranks
}

fn heading(
    page: &mut Markup<'_>,
    facts: &Facts<'_>,
    area: &Area,
    counts: &Counts,
) -> io::Result<()> {
    page.ours(
        "<tr role=\"row\" class=\"area\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"5\">",
    )?;
    page.text(&area.title)?;
    let owner = area
        .owner
        .as_deref()
        .map_or("nobody", |owner| facts.name(owner));
    let all = counts.settled + counts.unsettled;
    let words = format!("{owner}, {} of {all} settled", counts.settled);
    page.ours(" ")?;
    page.element("span", &[("class", "owner")], &words)?;
    page.ours("</th></tr>\n")
}

fn write_row(
    page: &mut Markup<'_>,
    facts: &Facts<'_>,
    (row, reason, bearing): (&Row, Option<&Reason>, Bearing),
    rank: usize,
) -> io::Result<()> {
    let standing = &row.standing;
    let mut class = String::from("item");
    for (word, is) in [
        (" way", reason.is_some()),
        (" unsettled", standing.counts && !standing.settled),
        (
            " late",
            standing.counts && standing.flags.has(Flag::Overdue),
        ),
    ] {
        class.push_str(if is { word } else { "" });
    }
    page.open("tr", &[("role", "row"), ("class", &class)])?;
    page.ours("<td role=\"cell\">")?;
    what(page, row)?;
    let rank = rank.to_string();
    page.open("td", &[("role", "cell"), ("data-key", &rank)])?;
    state(page, Tone::of(standing), standing.word())?;
    if bearing == Bearing::Later {
        page.ours(" <small>weighs after the release</small>")?;
    }
    let level = (standing.level as usize).to_string();
    page.open("td", &[("role", "cell"), ("data-key", &level)])?;
    page.text(standing.level.word())?;
    let owner = standing.owner.as_deref();
    let class = if owner.is_some() {
        "owner"
    } else {
        "owner nobody"
    };
    page.open(
        "td",
        &[
            ("role", "cell"),
            ("class", class),
            ("data-key", owner.unwrap_or_default()),
        ],
    )?;
    page.text(owner.unwrap_or("nobody"))?;
    let key = standing
        .due_on
        .map_or_else(|| "9999".into(), |date| date.to_string());
    page.open(
        "td",
        &[("role", "cell"), ("class", "due"), ("data-key", &key)],
    )?;
    page.text(&phrase::due(standing, facts.source.board.today).unwrap_or_default())?;
    page.ours("</td></tr>\n")
}

/// The statement, and behind it what was said of it.
fn what(page: &mut Markup<'_>, row: &Row) -> io::Result<()> {
    let (item, answer) = (&row.item, &row.answer);
    page.element("span", &[("class", "statement")], &item.text)?;
    page.ours(" ")?;
    page.element("code", &[], item.id.as_str())?;
    let reason = answer.spoken().and_then(|head| head.to.reason());
    if let Some(reason) = reason {
        page.element("p", &[("class", "reason")], reason)?;
    }
    if let Some(words) = phrase::measured(row) {
        page.element("p", &[("class", "value")], &words)?;
    }
    for head in &answer.check.heads {
        let words = format!("check: {}", head.to.plain());
        page.element("p", &[("class", "value")], &words)?;
    }
    if answer.evidence.is_empty() && answer.notes.is_empty() {
        return page.ours("</td>");
    }
    page.ours("<details><summary>")?;
    page.text(&said(answer.evidence.len(), answer.notes.len()))?;
    page.ours("</summary><ul>")?;
    for remark in &answer.evidence {
        page.ours("<li>")?;
        if markdown::is_web_address(&remark.text) {
            let link = [
                ("href", remark.text.as_str()),
                ("rel", "noopener noreferrer"),
            ];
            page.element("a", &link, &remark.text)?;
        } else {
            page.text(&remark.text)?;
        }
        page.ours("</li>")?;
    }
    for remark in &answer.notes {
        page.ours("<li>")?;
        for (place, line) in remark.text.lines().enumerate() {
            page.ours(if place > 0 { "<br>" } else { "" })?;
            page.text(line)?;
        }
        page.ours("</li>")?;
    }
    page.ours("</ul></details></td>")
}

fn said(evidence: usize, notes: usize) -> String {
    let notes = crate::domain::text::count(notes, "note");
    match (evidence, notes.as_str()) {
        (0, notes) => notes.into(),
        (_, "0 notes") => "evidence".into(),
        (_, notes) => format!("evidence, {notes}"),
    }
}
