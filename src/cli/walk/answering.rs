//! What is said of the item that a plain walk has come to: answers, notes, which of two holds.

use super::asking::{self, Begun};
use super::lines::Lines;
use super::picking;
use super::plain::{LEAVE, Plain, Step};
use super::reply::Reply;
use crate::cli::{Context, Failure};
use crate::domain::command::{Command, Edit};
use crate::tui::action::Action;
use crate::tui::model::choice::Choice;
use crate::tui::model::prompt::Prompt;

/// Ends a note, typed alone.
const END: &str = ".";

impl Plain {
    pub(super) fn answer(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        choice: &Reply,
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
                LEAVE if !prompt.steps.back() => {
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

    /// Tells the answers that are at odds, and has one of them hold.
    pub(super) fn pick(
        &mut self,
        context: &mut Context,
        input: &mut Lines<'_>,
        words: &str,
    ) -> Result<Step, Failure> {
        let scene = self.keeping.scene();
        let place = self.current().and_then(|id| scene.board.place(id));
        let Some(choice) = place.and_then(|place| Choice::of(place, &scene)) else {
            return self.refuse(context, picking::ONE, Step::Stay);
        };
        let mut number = words.to_string();
        if number.is_empty() {
            for line in picking::told(&choice, &scene) {
                context.out.talk(&line)?;
            }
            if self.talks {
                let line = self.line(context, input, "Which number holds?")?;
                number = line.unwrap_or_default();
            }
            if self.talks && (number.is_empty() || number.trim() == LEAVE) {
                context.out.talk("Nothing was changed.")?;
                return Ok(Step::Stay);
            }
        }
        match picking::command(&choice, &number) {
            Ok(command) => self.record(context, command, Step::Stay),
            Err(why) => self.refuse(context, &why, Step::Stay),
        }
    }
}
