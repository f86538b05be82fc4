//! A line of the review that a meeting goes through, in its own words.

use crate::domain::board::Row;
use crate::domain::delta::Step;
use crate::report::phrase;

/// A line of the review table: what has become of an item.
#[derive(Debug, Clone, Copy)]
pub struct Review<'a> {
    /// What has become of it, and its age.
    pub step: &'a Step,
    /// The item.
    pub row: &'a Row,
}

impl Review<'_> {
    /// Its status in the words of the meeting.
    #[must_use]
    pub fn words(&self) -> String {
        let (turn, word) = (self.step.turn.plain(), self.row.standing.word());
        let words = if turn.ends_with(word) {
            turn.to_string()
        } else {
            format!("{turn}: {word}")
        };
        match self.step.age {
            Some(days) => format!("{words}, {}", phrase::ago(days)),
            None => words,
        }
    }
}
