//! The poll and the decision, and what came in after it.

use std::io;

use super::{Facts, section, state};
use crate::domain::event::Call;
use crate::domain::when::spoken_in;
use crate::report::ink::Tone;
use crate::report::markup::Markup;
use crate::report::poll::{self, Line};

pub(super) fn decisions(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    for turn in &facts.source.board.poll.turns {
        let class = if turn.holds {
            "decision"
        } else {
            "decision past"
        };
        page.element(
            "p",
            &[("class", class)],
            &poll::turn(turn, facts.source.roster),
        )?;
    }
    Ok(())
}

pub(super) fn votes(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if !facts.is_polled() {
        return Ok(());
    }
    section(page, "poll", "Poll")?;
    page.ours("<ul class=\"lines votes\">\n")?;
    for line in poll::lines(facts) {
        vote(page, &line)?;
    }
    page.ours("</ul>\n")?;
    page.close("section")
}

fn vote(page: &mut Markup<'_>, line: &Line<'_>) -> io::Result<()> {
    let tone = match line.cast {
        None => Tone::Plain,
        Some(cast) => match (cast.call, &cast.worse) {
            (Call::NoGo, _) => Tone::Bad,
            (Call::Go, Some(_)) => Tone::Warn,
            (Call::Go, None) => Tone::Good,
        },
    };
    page.ours("<li>")?;
    page.element("span", &[("class", "statement")], line.area)?;
    page.ours("<p class=\"facts\">")?;
    state(page, tone, line.stand)?;
    page.ours(" ")?;
    page.element("span", &[("class", "owner")], line.who)?;
    page.ours("</p>")?;
    if !line.words.is_empty() {
        page.element("p", &[("class", "reason")], &line.words)?;
    }
    page.close("li")
}

pub(super) fn late(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    if board.poll.late.is_empty() {
        return Ok(());
    }
    section(page, "after", "After the decision")?;
    page.ours("<ul class=\"lines\">\n")?;
    for event in &board.poll.late {
        let day = spoken_in(event.at.date_naive(), board.today);
        for words in poll::changes(event) {
            page.element("li", &[], &format!("{day}, {}: {words}", event.by))?;
        }
    }
    page.ours("</ul>\n")?;
    page.close("section")
}
