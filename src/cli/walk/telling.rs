//! What a plain walk tells and changes nothing by: the item, details, history, help; and which items
//! it goes through.

use super::lines::Lines;
use super::plain::{LEAVE, Plain, Step};
use super::{chosen, showing};
use crate::cli::{Context, Failure};
use crate::domain::event::Event;
use crate::domain::filter::Filter;
use crate::domain::text::count;
use crate::report::{finding, item, log};
use crate::tui::action::Action;

impl Plain {
    /// Prints what was asked for and changes nothing.
    pub(super) fn tell(&self, context: &mut Context, action: Action) -> Result<(), Failure> {
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

    /// Walks what passes a filter, from its first item that is not settled.
    pub(super) fn filter(
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

    pub(super) fn show(&self, context: &mut Context) -> Result<(), Failure> {
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

    pub(super) fn greet(&self, context: &mut Context) -> Result<(), Failure> {
        let session = self.keeping.session();
        let (release, talks) = (session.board().release.title(), self.talks);
        let place = (self.place + 1, self.items.len());
        context
            .out
            .ink(|ink| showing::greeting(ink, &release, place, talks))
    }

    pub(super) fn summary(&self, context: &mut Context) -> Result<(), Failure> {
        let rows = self.keeping.changed();
        let verdict = self.keeping.session().assessment().verdict;
        context.out.ink(|ink| showing::summary(ink, &rows, verdict))
    }
}
