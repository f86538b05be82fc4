//! How a plain walk records: what became of a change is said, and what could not be written is kept.

use super::keeping::Outcome;
use super::plain::{Plain, Step};
use super::showing;
use crate::cli::{Context, Exit, Failure};
use crate::domain::command::Command;
use crate::domain::event::Change;
use crate::domain::text::count;
use crate::tui::AppError;

impl Plain {
    pub(super) fn record(
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

    pub(super) fn retry(&mut self, context: &mut Context) -> Result<Step, Failure> {
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
    pub(super) fn leave(&mut self, context: &mut Context) -> Result<Step, Failure> {
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

    /// Tries for the last time to write what waits, and says where the walk has led.
    pub(super) fn end(mut self, context: &mut Context) -> Result<Exit, Failure> {
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
}
