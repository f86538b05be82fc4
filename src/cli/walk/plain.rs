//! The walk in plain lines: the same answers as in the app, for any terminal and any pipe.

use std::io::BufRead;

use super::reply::{self, Ask, Choice, Say};
use super::showing;
use crate::cli::{Context, Exit, Failure};
use crate::domain::command::{Command, Edit};
use crate::domain::event::Status;
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::report::ink::Tone;
use crate::report::item;
use crate::session::{Opened, RecordFailure};

/// A walk in plain lines: from a terminal with questions, from a pipe one answer a line.
pub(super) struct Plain {
    opened: Opened,
    items: Vec<ItemId>,
    talks: bool,
    /// The line of the input that is being followed, counted from one.
    at: usize,
    answered: Vec<ItemId>,
    refused: usize,
}

/// The input, line by line.
struct Lines<'a> {
    input: &'a mut dyn BufRead,
    read: usize,
}

impl Lines<'_> {
    /// The next line; none at the end.
    fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut line = Vec::new();
        let read = self
            .input
            .read_until(b'\n', &mut line)
            .map_err(|source| Failure::Read { source })?;
        if read == 0 {
            return Ok(None);
        }
        self.read += 1;
        let line = String::from_utf8(line).map_err(|_not_text| Failure::NotText(self.read))?;
        Ok(Some(line.trim().to_string()))
    }
}

/// Where the walk goes after a line.
enum Step {
    Stay,
    Next,
    Back,
    End,
}

impl Plain {
    pub(super) fn new(opened: Opened, items: Vec<ItemId>, talks: bool) -> Self {
        Self {
            opened,
            items,
            talks,
            at: 0,
            answered: Vec::new(),
            refused: 0,
        }
    }

    pub(super) fn run(
        mut self,
        context: &mut Context,
        input: &mut dyn BufRead,
    ) -> Result<Exit, Failure> {
        let input = &mut Lines { input, read: 0 };
        let release = self.opened.session.board().release.title();
        context
            .out
            .ink(|ink| ink.say(Tone::Quiet, &format!("Release: {release}")))?;
        let mut place = 0;
        while let Some(id) = self.items.get(place).cloned() {
            self.show(context, place, &id)?;
            let line = self.line(context, input, "> ");
            self.at = input.read;
            let step = match line {
                Ok(Some(line)) => self.answer(context, input, &id, &line)?,
                Ok(None) => break,
                Err(Failure::NotText(_)) => {
                    self.refuse(context, "it is not UTF-8 text", Step::Next)?
                }
                Err(failure) => return Err(failure),
            };
            match step {
                Step::Stay => {}
                Step::Next => place += 1,
                Step::Back => place = place.saturating_sub(1),
                Step::End => break,
            }
        }
        if place >= self.items.len() && !self.talks {
            self.leftover(context, input)?;
        }
        self.summary(context)?;
        if self.refused > 0 {
            return Err(Failure::Lines(count(self.refused, "line")));
        }
        Ok(Exit::Yes)
    }

    /// Lines behind the last item answer nothing: whoever wrote them counted otherwise.
    fn leftover(&mut self, context: &mut Context, input: &mut Lines<'_>) -> Result<(), Failure> {
        while let Some(line) = input.next()? {
            self.at = input.read;
            if !line.is_empty() && line != "q" {
                self.refuse(
                    context,
                    "there is no item left that it could answer",
                    Step::Next,
                )?;
            }
        }
        Ok(())
    }

    fn show(&self, context: &mut Context, place: usize, id: &ItemId) -> Result<(), Failure> {
        let board = self.opened.session.board();
        let at = (place + 1, self.items.len());
        let talks = self.talks;
        board.row(id).map_or(Ok(()), |row| {
            context
                .out
                .ink(|ink| showing::item(ink, board, row, at, talks))
        })
    }

    /// The next line of the input; none at its end.
    fn line(
        &self,
        context: &mut Context,
        input: &mut Lines<'_>,
        question: &str,
    ) -> Result<Option<String>, Failure> {
        if self.talks {
            context.out.ask(question)?;
        }
        input.next()
    }

    fn answer(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        id: &ItemId,
        line: &str,
    ) -> Result<Step, Failure> {
        if line.is_empty() {
            return Ok(Step::Next);
        }
        let (choice, words) = match reply::read(line) {
            Ok(reply) => reply,
            Err(word) => {
                let why = format!("`{word}` is none of the choices: {}", showing::offered());
                return self.refuse(context, &why, Step::Next);
            }
        };
        let say = match choice.ask {
            Ask::Say(say) => say,
            Ask::Quit => return Ok(Step::End),
            Ask::Back => return Ok(Step::Back),
            Ask::Undo => return self.record(context, &Command::Undo(None), Step::Stay),
            Ask::Redo => return self.record(context, &Command::Redo(None), Step::Stay),
            Ask::Details => {
                let (board, history) = (self.opened.session.board(), self.opened.session.history());
                if let Some(row) = board.row(id) {
                    context
                        .out
                        .ink(|ink| item::show(ink, board, row, history))?;
                }
                return Ok(Step::Stay);
            }
        };
        let Some(words) = self.ask_for_words(context, input, choice, words)? else {
            return Ok(Step::End);
        };
        let (today, release) = (
            self.opened.session.board().today,
            self.opened.session.board().release.date,
        );
        let edit = match say.edit(&words, today, release) {
            Ok(edit) => self.ask_for_proof(context, input, id, edit)?,
            Err(why) => Err(why),
        };
        let next = match say {
            Say::Status(_) | Say::Value => Step::Next,
            _ => Step::Stay,
        };
        let items = vec![id.clone()];
        match edit {
            Ok(edit) => self.record(context, &Command::Answer { items, edit }, next),
            Err(why) => self.refuse(context, &why, next),
        }
    }

    /// On a terminal, asks for what the choice needs and the line did not say.
    fn ask_for_words(
        &self,
        context: &mut Context,
        input: &mut Lines<'_>,
        choice: &Choice,
        words: &str,
    ) -> Result<Option<String>, Failure> {
        if !self.talks || !words.is_empty() || choice.follows.is_empty() {
            return Ok(Some(words.to_string()));
        }
        let mut said = Vec::new();
        for part in choice.follows.split(" | ") {
            match self.line(context, input, &format!("{part}: "))? {
                Some(line) => said.push(line),
                None => return Ok(None),
            }
        }
        Ok(Some(said.join(" | ")))
    }

    /// On a terminal, asks for the value or the evidence without which done is not enough.
    fn ask_for_proof(
        &self,
        context: &mut Context,
        input: &mut Lines<'_>,
        id: &ItemId,
        mut edit: Edit,
    ) -> Result<Result<Edit, String>, Failure> {
        let row = self
            .opened
            .session
            .board()
            .row(id)
            .filter(|_| self.talks && edit.status == Some(Status::Done));
        let Some(row) = row else { return Ok(Ok(edit)) };
        let wanted = row.wanted();
        if let Some(target) = wanted.value {
            let question = format!("Value ({target}; Enter: none yet): ");
            let line = self.line(context, input, &question)?;
            let value = line
                .filter(|line| !line.is_empty())
                .map(|line| line.parse());
            match value.transpose() {
                Ok(value) => edit.value = value,
                Err(bad) => return Ok(Err(bad.to_string())),
            }
        }
        if wanted.evidence {
            edit.evidence = self.line(context, input, "Evidence (a link; Enter: none yet): ")?;
        }
        Ok(Ok(edit))
    }

    fn record(
        &mut self,
        context: &mut Context,
        command: &Command,
        next: Step,
    ) -> Result<Step, Failure> {
        match self.opened.record(command) {
            Ok(None) => context.out.talk("It is so already.")?,
            Ok(Some(event)) => {
                for item in self.opened.session.touched_by(&event) {
                    if let Some(row) = self.opened.session.board().row(&item) {
                        let word = row.standing.word();
                        context.out.ink(|ink| {
                            ink.say(Tone::of(&row.standing), &format!("{item}: {word}"))
                        })?;
                    }
                    self.answered.retain(|known| *known != item);
                    self.answered.push(item);
                }
            }
            Err(RecordFailure::Refused(refusal)) => {
                return self.refuse(context, &refusal.to_string(), next);
            }
            Err(failure) => return Err(failure.into()),
        }
        Ok(next)
    }

    /// Says why a line was not used. On a terminal the same item is asked again; from a pipe the
    /// walk goes where the line would have led, so that the lines behind it still mean the items
    /// that they were written for.
    fn refuse(&mut self, context: &mut Context, why: &str, next: Step) -> Result<Step, Failure> {
        if self.talks {
            context.out.talk(why)?;
            return Ok(Step::Stay);
        }
        context.out.talk(&format!("line {}: {why}", self.at))?;
        self.refused += 1;
        Ok(next)
    }

    fn summary(&self, context: &mut Context) -> Result<(), Failure> {
        let board = self.opened.session.board();
        let rows: Vec<_> = self
            .answered
            .iter()
            .filter_map(|id| board.row(id))
            .collect();
        let verdict = self.opened.session.assessment().verdict;
        context.out.ink(|ink| showing::summary(ink, &rows, verdict))
    }
}
