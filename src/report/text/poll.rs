//! The poll and the decision, and what came in after it.

use std::io;

use crate::domain::event::Course;
use crate::domain::when::spoken_in;
use crate::report::facts::Facts;
use crate::report::ink::{Ink, Tone};
use crate::report::poll;

pub(super) fn decisions(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    for turn in &facts.source.board.poll.turns {
        let tone = match (turn.holds, turn.course()) {
            (true, Some(Course::Ship)) => Tone::Strong,
            (true, _) => Tone::Warn,
            (false, _) => Tone::Quiet,
        };
        ink.flow(tone, 0, &poll::turn(turn, facts.source.roster))?;
        ink.line()?;
    }
    Ok(())
}

pub(super) fn votes(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    if !facts.is_polled() {
        return Ok(());
    }
    super::heading(ink, "Poll")?;
    poll::table(ink, facts)
}

pub(super) fn late(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let board = facts.source.board;
    if board.poll.late.is_empty() {
        return Ok(());
    }
    super::heading(ink, "After the decision")?;
    for event in &board.poll.late {
        let day = spoken_in(event.at.date_naive(), board.today);
        for words in poll::changes(event) {
            ink.pad_to(2);
            ink.put(Tone::Plain, &day)?;
            ink.apart();
            ink.flow(Tone::Plain, 4, &format!("{}: {words}", event.by))?;
            ink.line()?;
        }
    }
    Ok(())
}
