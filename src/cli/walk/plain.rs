//! The walk in plain lines: all that the walk of the app can do, for any terminal and any pipe.
//!
//! Nothing is ever drawn over: each line says something new. From a terminal it asks; from a pipe
//! each line answers an item, and one that cannot be used is named and changes nothing else.

use std::io::BufRead;

use super::files;
use super::keeping::Keeping;
use super::lines::Lines;
use super::reply;
use super::showing;
use crate::cli::{Context, Exit, Failure};
use crate::domain::command::Command;
use crate::domain::id::ItemId;
use crate::session::Opened;
use crate::tui::action::Action;

/// Leaves a question, typed alone.
pub(super) const LEAVE: &str = "<";

/// A walk in plain lines.
pub(super) struct Plain {
    pub(super) keeping: Keeping,
    pub(super) items: Vec<ItemId>,
    pub(super) place: usize,
    /// Whether somebody sits there who can be asked.
    pub(super) talks: bool,
    /// The line of the input that is being followed, counted from one.
    at: usize,
    pub(super) refused: usize,
    /// Whether the person was told that leaving now loses changes.
    pub(super) warned: bool,
}

/// Where the walk goes after a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Stay,
    /// Stays, and the item is told again: it is another, or not as it was.
    Anew,
    Next,
    /// To the next item that still needs an answer; from a pipe just to the next.
    GoOn,
    Back,
    End,
}

impl Plain {
    pub(super) fn new(opened: Opened, items: Vec<ItemId>, talks: bool) -> Self {
        Self {
            keeping: Keeping::new(opened),
            items,
            place: 0,
            talks,
            at: 0,
            refused: 0,
            warned: false,
        }
    }

    pub(super) fn run(
        mut self,
        context: &mut Context,
        input: &mut dyn BufRead,
    ) -> Result<Exit, Failure> {
        let input = &mut Lines::of(input);
        if self.talks {
            self.place = self.unsettled_from(0).unwrap_or(0);
        }
        self.greet(context)?;
        let mut shown = None;
        while self.place < self.items.len() || self.talks {
            // What was shown once is not read out again unless something changed or was asked.
            if shown != Some(self.place) {
                self.show(context)?;
                shown = Some(self.place);
            }
            let line = self.line(context, input, "Answer, or help:");
            self.at = input.read;
            let step = match line {
                Ok(Some(line)) => self.follow(context, input, line.trim())?,
                Ok(None) => break,
                Err(Failure::NotText(_)) => {
                    self.refuse(context, "it is not UTF-8 text", Step::Next)?
                }
                Err(failure) => return Err(failure),
            };
            match step {
                Step::Stay => {}
                Step::Anew => shown = None,
                Step::Next => self.place = (self.place + 1).min(self.items.len()),
                Step::GoOn => self.place = self.after_answer(),
                Step::Back => self.back(context)?,
                Step::End => break,
            }
        }
        if self.place >= self.items.len() && !self.talks {
            self.leftover(context, input)?;
        }
        self.end(context)
    }

    /// The first item from a place on that is not settled.
    pub(super) fn unsettled_from(&self, place: usize) -> Option<usize> {
        let board = self.keeping.session().board();
        let open = |id: &ItemId| board.row(id).is_some_and(|row| !row.standing.settled);
        let ahead = self.items.iter().skip(place).position(open);
        ahead.map(|distance| place + distance)
    }

    fn after_answer(&self) -> usize {
        if self.talks {
            let next = self.unsettled_from(self.place + 1);
            next.unwrap_or(self.items.len())
        } else {
            self.place + 1
        }
    }

    fn back(&mut self, context: &mut Context) -> Result<(), Failure> {
        if self.place == 0 {
            context.out.talk("This is the first item.")?;
        }
        self.place = self.place.saturating_sub(1);
        Ok(())
    }

    /// Lines behind the last item answer nothing: whoever wrote them counted otherwise.
    fn leftover(&mut self, context: &mut Context, input: &mut Lines<'_>) -> Result<(), Failure> {
        while let Some(line) = input.next()? {
            self.at = input.read;
            if !line.trim().is_empty() && line.trim() != "q" {
                self.refuse(
                    context,
                    "there is no item left that it could answer",
                    Step::Next,
                )?;
            }
        }
        Ok(())
    }

    pub(super) fn current(&self) -> Option<&ItemId> {
        self.items.get(self.place)
    }

    /// The next line of the input; none at its end.
    pub(super) fn line(
        &self,
        context: &mut Context,
        input: &mut Lines<'_>,
        question: &str,
    ) -> Result<Option<String>, Failure> {
        if !self.talks {
            return input.next();
        }
        loop {
            context.out.ask(&format!("{question} "))?;
            match input.next() {
                Err(Failure::NotText(_)) => context.out.talk("That was not UTF-8 text.")?,
                line => return line,
            }
        }
    }

    fn follow(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        line: &str,
    ) -> Result<Step, Failure> {
        if line.is_empty() {
            let ends = self.place >= self.items.len();
            return if ends {
                self.leave(context)
            } else {
                Ok(Step::Next)
            };
        }
        let (choice, words) = match reply::read(line) {
            Ok(reply) => reply,
            Err(word) => {
                let why = showing::no_choice(word, self.talks);
                return self.refuse(context, &why, Step::Next);
            }
        };
        let which = || Some(words.to_string()).filter(|words| !words.is_empty());
        match choice.action {
            Action::Back => self.leave(context),
            Action::Skip => Ok(Step::Next),
            Action::Previous => Ok(Step::Back),
            Action::Undo => self.record(context, Command::Undo(which()), Step::Stay),
            Action::Redo => self.record(context, Command::Redo(which()), Step::Stay),
            Action::Pick => self.pick(context, input, words),
            Action::Retry => self.retry(context),
            Action::Filter => self.filter(context, input, words),
            Action::Add => files::add(self, context, input, words),
            Action::Edit => files::edit(self, context),
            Action::Details | Action::History | Action::Findings | Action::Help => {
                self.tell(context, choice.action)?;
                Ok(Step::Stay)
            }
            _ => self.answer(context, input, choice, words),
        }
    }

    /// Says why a line was not used. On a terminal the same item is asked again; from a pipe the
    /// walk goes where the line would have led, so that the lines behind it still mean the items
    /// that they were written for.
    pub(super) fn refuse(
        &mut self,
        context: &mut Context,
        why: &str,
        next: Step,
    ) -> Result<Step, Failure> {
        if self.talks {
            context.out.talk(why)?;
            return Ok(Step::Stay);
        }
        context.out.talk(&format!("line {}: {why}", self.at))?;
        self.refused += 1;
        Ok(next)
    }
}
