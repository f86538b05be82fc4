//! Questions to a person at a terminal; nobody else is ever asked.

use std::io::BufRead as _;

use super::{Context, Failure};
use crate::domain::release::parse_answer;
use crate::domain::spoken_date::parse_day;

/// Whether somebody sits there who can be asked.
pub(super) fn talks(context: &Context) -> bool {
    context.surface.input.is_terminal() && context.surface.talk.is_terminal()
}

/// What was answered. The end of the input is no answer, and above all not Enter: then nothing is
/// done.
pub(super) fn ask(context: &mut Context, question: &str) -> Result<String, Failure> {
    answer(context, question)?.ok_or(Failure::Unanswered)
}

/// What was answered; none where the input has come to its end.
pub(super) fn answer(context: &mut Context, question: &str) -> Result<Option<String>, Failure> {
    context.out.ask(question)?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let bytes = read.map_err(|source| Failure::Read { source })?;
    Ok((bytes > 0).then(|| line.trim().to_string()))
}

pub(super) fn ask_date(context: &mut Context) -> Result<Option<chrono::NaiveDate>, Failure> {
    loop {
        let line = ask(
            context,
            "When does it go out? (such as 2026-12-01; Enter: not known yet) ",
        )?;
        if line.is_empty() {
            return Ok(None);
        }
        match parse_day(&line, context.opening.clock.today(), None) {
            Ok(date) => return Ok(Some(date)),
            Err(bad) => context.out.talk(&bad.to_string())?,
        }
    }
}

/// A question that is answered with yes or no, or not at all.
pub(super) fn ask_whether(context: &mut Context, question: &str) -> Result<Option<bool>, Failure> {
    loop {
        let line = ask(context, &format!("{question} (y/n; Enter: not known yet) "))?;
        match parse_answer(&line) {
            Ok(answer) => return Ok(answer),
            Err(neither) => context.out.talk(&neither.to_string())?,
        }
    }
}
