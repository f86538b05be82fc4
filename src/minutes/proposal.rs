//! What minutes propose: values, each with the line that it comes from.

use chrono::NaiveDate;

use crate::domain::checklist::Level;
use crate::domain::event::Status;
use crate::domain::target::{Quantity, Target};
use crate::domain::when::spoken;

/// Everything that some minutes propose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Minutes {
    /// The day of the meeting, where the minutes or the name of their file tell it.
    pub date: Option<NaiveDate>,
    /// What is to be done, or was reported, in the order of its lines.
    pub items: Vec<Proposal>,
    /// Who took part or was missed.
    pub people: Vec<Attendee>,
    /// Who is away, and when.
    pub absences: Vec<Leave>,
    /// Days on which nobody works.
    pub closed: Vec<Closed>,
    /// What goes out, and when.
    pub releases: Vec<Outgoing>,
    /// Lines that look like something to do and are not clearly so.
    pub left_out: Vec<LeftOut>,
}

/// In what manner an item was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// As an action: its words are the ones that count.
    Action,
    /// As a row of a table.
    Row,
    /// Under a heading that says where things stand.
    Report,
    /// As a finding with its weight.
    Finding,
    /// As a question.
    Question,
    /// As a decision.
    Decision,
    /// As a number and what it should be.
    Measure,
}

/// One thing that minutes propose as an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is to be done or to be true.
    pub text: String,
    /// Whose it is.
    pub owner: Option<String>,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
    /// Where it stands; open where nothing is said.
    pub status: Status,
    /// Why it stands so, or what it waits for.
    pub reason: Option<String>,
    /// How much it weighs, where that is said.
    pub level: Option<Level>,
    /// The line of its words, counted from one.
    pub line: usize,
    /// How it was written down.
    pub kind: Kind,
    /// What its number must be.
    pub target: Option<Target>,
    /// What its number is.
    pub value: Option<Quantity>,
    /// What went wrong and put it on the list.
    pub incident: Option<String>,
    /// What stands below it.
    pub details: Vec<String>,
    /// Other words for it in the same minutes.
    pub also: Vec<String>,
    /// The list or table that it stands in: what one list tells apart is not one thing.
    pub(super) list: usize,
}

impl Proposal {
    pub(super) fn new(text: String, kind: Kind, line: usize, list: usize) -> Self {
        Self {
            text,
            owner: None,
            due: None,
            status: Status::Open,
            reason: None,
            level: None,
            line,
            kind,
            target: None,
            value: None,
            incident: None,
            details: Vec::new(),
            also: Vec::new(),
            list,
        }
    }

    /// What is said of it beside its text, in words.
    #[must_use]
    pub fn facts(&self) -> Vec<String> {
        let reason = self.reason.clone().filter(|_| self.status != Status::Open);
        let told = |target: &Target| format!("target {target}");
        let mut said = vec![self.status.word().to_string()];
        said.extend(reason);
        said.push(self.owner.clone().unwrap_or_else(|| "nobody's".into()));
        said.extend(self.due.map(|due| format!("due {}", spoken(due))));
        said.extend(self.level.map(|level| level.word().to_string()));
        said.extend(self.target.as_ref().map(told));
        said.extend(self.value.as_ref().map(|value| format!("now {value}")));
        said.extend(self.incident.as_ref().map(|it| format!("after {it}")));
        said
    }

    /// All words that the minutes have for it.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.text)
            .chain(&self.also)
            .map(String::as_str)
    }
}

/// Somebody who took part or was missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The role, where it stands beside the name.
    pub role: Option<String>,
    /// The line, counted from one.
    pub line: usize,
}

/// A time during which somebody is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Who acts in the meantime.
    pub acting: Option<String>,
    /// The line, counted from one.
    pub line: usize,
}

/// Days on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The line, counted from one.
    pub line: usize,
}

/// Something that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// What goes out.
    pub name: String,
    /// In which version.
    pub version: Option<String>,
    /// On which day.
    pub date: Option<NaiveDate>,
    /// Whose it is.
    pub owner: Option<String>,
    /// The line, counted from one.
    pub line: usize,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line, counted from one.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why a line was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It names somebody and stands under no heading for actions.
    Talk,
    /// A decision that names neither a person nor a day.
    NobodysDecision,
    /// It is struck out.
    Struck,
    /// It says that there is nothing.
    Nothing,
    /// It says that there is something to do, and not what.
    Bare,
    /// It is too long to be one action.
    TooLong,
    /// It tells what somebody said or did.
    Told,
}

impl Why {
    /// The reason, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Talk => "discussion: no heading or word says that it is an action",
            Self::NobodysDecision => "a decision that names neither a person nor a day",
            Self::Struck => "struck out",
            Self::Nothing => "says that there is none",
            Self::Bare => "does not say what is to be done",
            Self::TooLong => "too long to be one action",
            Self::Told => "tells what somebody said or did",
        }
    }
}
