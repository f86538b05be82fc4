//! A question about one item or several, in one step or several, until there is something to record.
//!
//! What was typed stays until it is taken: an error is said beside it, and going back a step brings
//! back what stood there. What may be answered is not judged here but decided by the domain.

use std::collections::BTreeSet;

use super::meanwhile::Meanwhile;
use super::steps::Steps;
use crate::domain::board::Row;
use crate::domain::command::{Command, Edit, decide};
use crate::domain::event::Status;
use crate::domain::id::EventId;
use crate::domain::refusal::Refusal;
use crate::domain::spoken_date::{offered, parse_day, parse_due};
use crate::domain::target::{BadQuantity, Target};
use crate::domain::when::{Due, spoken, spoken_in};
use crate::tui::scene::{Moves, Scene};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Why it stands so.
    Reason,
    /// Who approves a waiver.
    Approver,
    /// The last day of a waiver.
    Until,
    /// Who owns it.
    Owner,
    /// When it is due.
    Due,
    /// What was measured.
    Value,
    /// Where the proof is.
    Proof,
}

/// A question about an item.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// The rows that it is about; none once their items are gone.
    pub rows: Vec<usize>,
    /// What is answered so far.
    pub edit: Edit,
    /// What is asked, in order.
    pub steps: Steps<Step>,
    /// Names to complete with, where a name is asked for.
    names: Vec<String>,
    meanwhile: Meanwhile,
    /// Whether a walk goes on after the answer.
    pub goes_on: bool,
}

/// What became of a step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It was refused; the reason stands beside the field.
    Refused,
    /// The next step is asked.
    Next,
    /// All is said: this is to be recorded.
    All(Command),
}

/// A text that completes a step, with what it means where that goes beyond the text.
pub type Suggestion = (String, Option<String>);

impl Prompt {
    /// Asks for some steps, to complete an edit.
    #[must_use]
    pub fn new(rows: Vec<usize>, edit: Edit, steps: Steps<Step>, scene: &Scene<'_>) -> Self {
        let names = if steps.asks(Step::Owner) || steps.asks(Step::Approver) {
            names(scene)
        } else {
            Vec::new()
        };
        Self {
            meanwhile: Meanwhile::of_items(&rows, scene),
            rows,
            edit,
            steps,
            names,
            goes_on: false,
        }
    }

    /// What the step can be completed with, most fitting first; a day with the one that it means.
    #[must_use]
    pub fn suggestions(&self, scene: &Scene<'_>) -> Vec<Suggestion> {
        let field = self.steps.field();
        match self.steps.ask() {
            Step::Owner | Step::Approver => {
                let names = field.suggestions(&self.names).into_iter();
                let suggestion = |name: &str| (name.to_string(), None);
                names.map(suggestion).collect()
            }
            step @ (Step::Due | Step::Until) => {
                let release = scene.board.release.date;
                // A waiver that ends before the release would be refused.
                let first = release.filter(|_| step == Step::Until);
                offered(field.typed(), scene.today(), release)
                    .into_iter()
                    .filter(|(_, day)| first.is_none_or(|first| *day >= first))
                    .map(|(word, day)| (word.into(), Some(spoken_in(day, scene.today()))))
                    .collect()
            }
            Step::Reason | Step::Value | Step::Proof => Vec::new(),
        }
    }

    /// Follows its items to where they are now. What was typed stays, also where they are gone.
    pub fn follow(&mut self, moves: &Moves) {
        self.rows = self.rows.iter().filter_map(|row| moves.row(*row)).collect();
    }

    /// Knows of a change that was made here since it was opened.
    pub fn know(&mut self, event: EventId) {
        self.meanwhile.know(event);
    }

    /// The item that it is about; the first of several.
    #[must_use]
    pub fn row<'a>(&self, scene: &Scene<'a>) -> Option<&'a Row> {
        scene.row(*self.rows.first()?)
    }

    /// Completes what is being typed with the next suggestion.
    pub fn complete(&mut self, scene: &Scene<'_>) {
        let words = self.suggestions(scene).into_iter().map(|(word, _)| word);
        let words: Vec<_> = words.collect();
        self.steps.field_mut().complete(&words);
    }

    /// Takes what was typed.
    pub fn take(&mut self, scene: &Scene<'_>) -> Taken {
        match self.read(scene) {
            Ok(taken) => taken,
            Err(error) => {
                self.steps.field_mut().error = Some(error);
                Taken::Refused
            }
        }
    }

    fn read(&mut self, scene: &Scene<'_>) -> Result<Taken, String> {
        let rows = self.rows.iter().filter_map(|row| scene.row(*row));
        let items: Vec<_> = rows.map(|row| row.item.id.clone()).collect();
        if items.is_empty() {
            return Err("the item is no longer in the checklists".into());
        }
        let edit = self.with(self.steps.typed(), scene)?;
        if edit == Edit::default() {
            return Err("nothing is written here yet".into());
        }
        let command = Command::Answer {
            items,
            edit: edit.clone(),
        };
        let draft = match decide(&scene.desk, &command) {
            Err(refusal) if !self.asks_later(&refusal) => return Err(refusal.to_string()),
            decided => decided.ok(),
        };
        self.edit = edit;
        if self.steps.forward() {
            return Ok(Taken::Next);
        }
        match draft.and_then(|draft| self.meanwhile.news(&draft, scene)) {
            Some(news) => Err(news),
            None => Ok(Taken::All(command)),
        }
    }

    /// Whether a refusal only says what a later step asks for.
    fn asks_later(&self, refusal: &Refusal) -> bool {
        match refusal {
            Refusal::NeedsApprover(_) => self.steps.asks_later(Step::Approver),
            Refusal::NeedsExpiry(_) => self.steps.asks_later(Step::Until),
            _ => false,
        }
    }

    /// The edit with the step's text in it.
    fn with(&self, text: &str, scene: &Scene<'_>) -> Result<Edit, String> {
        let words = || Some(text.to_string()).filter(|text| !text.is_empty());
        let mut edit = self.edit.clone();
        match self.steps.ask() {
            Step::Reason => edit.reason = words(),
            Step::Approver => edit.approved_by = words(),
            Step::Until if text.is_empty() => edit.until = None,
            Step::Until => {
                let day = parse_day(text, scene.today(), scene.board.release.date);
                edit.until = Some(day.map_err(|error| error.to_string())?);
            }
            Step::Owner => edit.owner = Some(text.to_string()),
            Step::Due if text.is_empty() => edit.due = Some(None),
            Step::Due => {
                let due = parse_due(text, scene.today()).map_err(|error| error.to_string())?;
                edit.due = Some(Some(due));
            }
            Step::Value if text.is_empty() => edit.value = None,
            Step::Value => {
                let value = text.parse();
                edit.value = Some(value.map_err(|error: BadQuantity| error.to_string())?);
                // Whether it is done follows from the value.
                edit.status = None;
            }
            Step::Proof => edit.evidence = words(),
        }
        Ok(edit)
    }

    /// The day that is understood so far, where a day is asked for.
    #[must_use]
    pub fn understood(&self, scene: &Scene<'_>) -> Option<String> {
        let text = self.steps.field().text();
        let release = scene.board.release.date;
        let due = match self.steps.ask() {
            Step::Due | Step::Until => parse_due(text, scene.today()).ok()?,
            _ => return None,
        };
        match (due, due.on(release)) {
            (Due::On(day), _) => Some(spoken(day)),
            (due, Some(day)) => Some(format!("{due}, which is {}", spoken(day))),
            (due, None) => Some(format!("{due}, once the release has a date")),
        }
    }
}

/// What has to be asked before an item can be said to be done.
#[must_use]
pub fn steps_to_done(row: &Row) -> Vec<Step> {
    let wanted = row.wanted();
    let value = wanted.value.map(|_| Step::Value);
    value
        .into_iter()
        .chain(wanted.evidence.then_some(Step::Proof))
        .collect()
}

/// What has to be asked for a value.
///
/// # Errors
/// When the item has no target that a value could meet.
pub fn step_to_value(row: &Row) -> Result<Step, Refusal> {
    match row.item.target.as_deref() {
        Some(Target::Bound(..)) => Ok(Step::Value),
        Some(Target::Unknown) => Err(Refusal::TargetOpen(row.item.id.clone())),
        None => Err(Refusal::NoTarget(row.item.id.clone())),
    }
}

/// The statuses that are worth little without a word beside them ask for one.
#[must_use]
pub fn steps_to(status: Status) -> Vec<Step> {
    match status {
        Status::Blocked | Status::Failed | Status::NotApplicable => vec![Step::Reason],
        Status::Waived => vec![Step::Reason, Step::Approver, Step::Until],
        Status::Open | Status::InProgress | Status::Done => Vec::new(),
    }
}

/// The names that are known: people, their roles, who owns areas, and whoever else owns items; each
/// once.
pub(super) fn names(scene: &Scene<'_>) -> Vec<String> {
    let people = &scene.desk.roster.people;
    let areas = scene
        .board
        .areas
        .iter()
        .filter_map(|area| area.owner.as_deref());
    let rows = &scene.board.rows;
    let owners: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row.standing.owner.as_deref())
        .collect();
    let mut names: Vec<String> = Vec::new();
    let all = people
        .iter()
        .map(|person| person.name.as_str())
        .chain(
            people
                .iter()
                .flat_map(|person| person.roles.iter().map(String::as_str)),
        )
        .chain(areas)
        .chain(owners);
    for name in all {
        if !names.iter().any(|known| known == name) {
            names.push(name.into());
        }
    }
    names
}
