//! The walk in plain lines: all that the walk of the app can do, for any terminal and any pipe.
//!
//! Nothing is ever drawn over: each line says something new. From a terminal it asks; from a pipe
//! each line answers an item, and one that cannot be used is named and changes nothing else.

use std::io::BufRead;

use super::asking::{self, Begun};
use super::keeping::{Keeping, Outcome};
use super::lines::Lines;
use super::reply::{self, Choice};
use super::{chosen, files, showing};
use crate::cli::{Context, Exit, Failure};
use crate::domain::command::{Command, Edit};
use crate::domain::event::{Change, Event};
use crate::domain::filter::Filter;
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::report::{finding, item, log};
use crate::session::Opened;
use crate::tui::AppError;
use crate::tui::action::Action;
use crate::tui::model::prompt::Prompt;

/// Leaves a question, typed alone.
const LEAVE: &str = "<";
/// Ends a note, typed alone.
const END: &str = ".";

/// A walk in plain lines.
pub(super) struct Plain {
    pub(super) keeping: Keeping,
    pub(super) items: Vec<ItemId>,
    pub(super) place: usize,
    /// Whether somebody sits there who can be asked.
    pub(super) talks: bool,
    /// The line of the input that is being followed, counted from one.
    at: usize,
    refused: usize,
    /// Whether the person was told that leaving now loses changes.
    warned: bool,
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

    fn greet(&self, context: &mut Context) -> Result<(), Failure> {
        let session = self.keeping.session();
        let (release, talks) = (session.board().release.title(), self.talks);
        let place = (self.place + 1, self.items.len());
        context
            .out
            .ink(|ink| showing::greeting(ink, &release, place, talks))
    }

    /// The first item from a place on that is not settled.
    fn unsettled_from(&self, place: usize) -> Option<usize> {
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

    fn current(&self) -> Option<&ItemId> {
        self.items.get(self.place)
    }

    fn show(&self, context: &mut Context) -> Result<(), Failure> {
        let board = self.keeping.session().board();
        let unsaved = self.keeping.unsaved();
        let at = (self.place + 1, self.items.len());
        match self.current().and_then(|id| board.row(id)) {
            Some(row) => context
                .out
                .ink(|ink| showing::item(ink, board, row, at, &unsaved)),
            None => self.summary(context),
        }
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

    /// Prints what was asked for and changes nothing.
    fn tell(&self, context: &mut Context, action: Action) -> Result<(), Failure> {
        let session = self.keeping.session();
        let (board, history) = (session.board(), session.history());
        match action {
            Action::Details => match self.current().and_then(|id| board.row(id)) {
                Some(row) => context.out.ink(|ink| item::show(ink, board, row, history)),
                None => self.summary(context),
            },
            Action::History => {
                let events: Vec<&Event> = history.events().iter().collect();
                context
                    .out
                    .ink(|ink| log::write(ink, &events, history, |_| true))
            }
            Action::Findings => {
                let mut findings = session.findings();
                findings.extend(session.left_behind());
                if findings.is_empty() {
                    return context
                        .out
                        .talk("Nothing is wrong with the files or the journal.");
                }
                context.out.ink(|ink| finding::write_all(ink, &findings))
            }
            _ => context.out.ink(showing::help),
        }
    }

    fn answer(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        choice: &Choice,
        words: &str,
    ) -> Result<Step, Failure> {
        let next = if choice.goes_on() {
            Step::GoOn
        } else {
            Step::Stay
        };
        if choice.action == Action::Note && words.is_empty() {
            return self.note(context, input);
        }
        let scene = self.keeping.scene();
        let row = self.current().and_then(|id| {
            let place = scene.board.place(id)?;
            Some((place, scene.row(place)?))
        });
        let Some(row) = row else {
            return self.refuse(context, "no item is left; back goes to the last one", next);
        };
        let command = match asking::begin(choice, words, row, &scene, self.talks) {
            Ok(Begun::Record(command)) => command,
            Ok(Begun::Ask(prompt)) => match self.ask(context, input, prompt)? {
                Some(command) => command,
                None => return Ok(Step::Stay),
            },
            Err(why) => return self.refuse(context, &why, next),
        };
        self.record(context, command, next)
    }

    /// Asks until all is said; none where the person leaves the question.
    fn ask(
        &self,
        context: &mut Context,
        input: &mut Lines<'_>,
        mut prompt: Box<Prompt>,
    ) -> Result<Option<Command>, Failure> {
        let scene = self.keeping.scene();
        loop {
            let question = asking::question(&prompt, &scene);
            let Some(line) = self.line(context, input, &question)? else {
                return Ok(None);
            };
            match line.trim() {
                LEAVE if !prompt.back() => {
                    context.out.talk("Nothing was changed.")?;
                    return Ok(None);
                }
                LEAVE => {}
                "?" => {
                    let offers = asking::offers(&prompt, &scene);
                    context.out.talk(&offers)?;
                }
                words => match asking::fill(&mut prompt, words, &scene) {
                    Ok(Some(command)) => return Ok(Some(command)),
                    Ok(None) => {}
                    Err(why) => context.out.talk(&why)?,
                },
            }
        }
    }

    /// Takes the lines of a note, until one that is only a dot.
    fn note(&mut self, context: &mut Context, input: &mut Lines<'_>) -> Result<Step, Failure> {
        if self.talks {
            let how =
                "The note, in as many lines as you like. A dot alone saves it, < alone leaves it.";
            context.out.talk(how)?;
        }
        let mut lines = Vec::new();
        loop {
            match self.line(context, input, "Note:") {
                Ok(Some(line)) if line.trim() == END => break,
                Ok(Some(line)) if line.trim() == LEAVE => {
                    context.out.talk("Nothing was noted.")?;
                    return Ok(Step::Stay);
                }
                Ok(Some(line)) => lines.push(line),
                // Whoever ends the input at a terminal has written all there is.
                Ok(None) if self.talks => break,
                Ok(None) => {
                    let why = "the note has no end: a line with only a dot";
                    return self.refuse(context, why, Step::Stay);
                }
                Err(Failure::NotText(_)) => {
                    let why = "the note is not UTF-8 text";
                    return self.refuse(context, why, Step::Stay);
                }
                Err(failure) => return Err(failure),
            }
        }
        let Some(id) = self.current().cloned() else {
            return Ok(Step::Stay);
        };
        let edit = Edit {
            note: Some(lines.join("\n")),
            ..Edit::default()
        };
        let items = vec![id];
        self.record(context, Command::Answer { items, edit }, Step::Stay)
    }

    /// Walks what passes a filter, from its first item that is not settled.
    fn filter(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        words: &str,
    ) -> Result<Step, Failure> {
        let asked = if words.is_empty() && self.talks {
            let question = "Which items, such as owner:me? Enter alone: all of them.";
            self.line(context, input, question)?
        } else {
            Some(words.to_string())
        };
        let Some(words) = asked.filter(|words| words.trim() != LEAVE) else {
            return Ok(Step::Stay);
        };
        let filter = match Filter::parse(&words) {
            Ok(filter) => filter,
            Err(bad) => return self.refuse(context, &bad.to_string(), Step::Stay),
        };
        let items = chosen(self.keeping.session(), None, &filter);
        if items.is_empty() {
            return self.refuse(
                context,
                "no item passes; the walk stays as it was",
                Step::Stay,
            );
        }
        context
            .out
            .talk(&format!("{} to walk.", count(items.len(), "item")))?;
        self.items = items;
        self.place = 0;
        if self.talks {
            self.place = self.unsettled_from(0).unwrap_or(0);
        }
        Ok(Step::Anew)
    }

    fn record(
        &mut self,
        context: &mut Context,
        command: Command,
        next: Step,
    ) -> Result<Step, Failure> {
        let outcome = match self.keeping.submit(command) {
            Ok(outcome) => outcome,
            Err(refusal) => return self.refuse(context, &refusal.to_string(), next),
        };
        self.say_outcome(context, &outcome)?;
        if let Some(refusal) = outcome.refused.last() {
            return self.refuse(context, &refusal.to_string(), next);
        }
        self.return_to_what_was_taken_back(&outcome);
        Ok(next)
    }

    /// A person who takes something back wants to see it again; a pipe counts its lines.
    fn return_to_what_was_taken_back(&mut self, outcome: &Outcome) {
        let taken = outcome.saved.last().filter(|event| {
            let back = |change: &Change| matches!(change, Change::Undo(_) | Change::Redo(_));
            self.talks && event.changes.iter().any(back)
        });
        let touched = taken.map(|event| self.keeping.session().touched_by(event));
        let place = touched
            .iter()
            .flatten()
            .find_map(|id| self.items.iter().position(|item| item == id));
        self.place = place.unwrap_or(self.place);
    }

    fn say_outcome(&mut self, context: &mut Context, outcome: &Outcome) -> Result<(), Failure> {
        if outcome.already && outcome.saved.is_empty() {
            context.out.talk("Nothing to change: it is so already.")?;
        }
        let board = self.keeping.session().board();
        for event in &outcome.saved {
            let touched = self.keeping.session().touched_by(event);
            let rows = touched.iter().filter_map(|id| board.row(id));
            for row in rows {
                context.out.ink(|ink| showing::saved(ink, row, event))?;
            }
        }
        if let Some(dropped) = &outcome.dropped {
            let words = format!("Took back what was not saved: {dropped}.");
            context.out.talk(&words)?;
        }
        self.warned &= outcome.saved.is_empty();
        match &outcome.failed {
            Some(why) => self.say_unsaved(context, why),
            None => Ok(()),
        }
    }

    fn say_unsaved(&self, context: &mut Context, why: &str) -> Result<(), Failure> {
        context.out.talk(&format!("Not saved: {why}"))?;
        for words in self.keeping.unsaved() {
            context
                .out
                .talk(&format!("Kept until it can be saved: {words}"))?;
        }
        if self.talks {
            context
                .out
                .talk("`retry` tries again, and so does the next change.")?;
        }
        Ok(())
    }

    fn retry(&mut self, context: &mut Context) -> Result<Step, Failure> {
        if self.keeping.unsaved().is_empty() {
            context.out.talk("Everything is saved.")?;
            return Ok(Step::Stay);
        }
        let outcome = self.keeping.flush();
        self.say_outcome(context, &outcome)?;
        for refusal in &outcome.refused {
            self.refuse(context, &refusal.to_string(), Step::Stay)?;
        }
        Ok(Step::Stay)
    }

    /// Ends the walk, unless that would lose something and nobody was told yet.
    fn leave(&mut self, context: &mut Context) -> Result<Step, Failure> {
        let unsaved = self.keeping.unsaved().len();
        if !self.talks || unsaved == 0 || self.warned {
            return Ok(Step::End);
        }
        self.warned = true;
        let changes = count(unsaved, "change");
        context.out.talk(&format!(
            "Not everything is saved yet: {changes}. `retry` tries again; quit once more leaves without."
        ))?;
        Ok(Step::Stay)
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

    /// Tries for the last time to write what waits, and says where the walk has led.
    fn end(mut self, context: &mut Context) -> Result<Exit, Failure> {
        let mut why = None;
        if !self.keeping.unsaved().is_empty() {
            let outcome = self.keeping.flush();
            self.say_outcome(context, &outcome)?;
            for refusal in &outcome.refused {
                self.refuse(context, &refusal.to_string(), Step::End)?;
            }
            why = outcome.failed;
        }
        self.summary(context)?;
        let changes = self.keeping.unsaved().len();
        if let Some(why) = why {
            return Err(AppError::Unsaved { changes, why }.into());
        }
        if self.refused > 0 {
            return Err(Failure::Lines(count(self.refused, "line")));
        }
        Ok(Exit::Yes)
    }

    fn summary(&self, context: &mut Context) -> Result<(), Failure> {
        let rows = self.keeping.changed();
        let verdict = self.keeping.session().assessment().verdict;
        context.out.ink(|ink| showing::summary(ink, &rows, verdict))
    }
}
