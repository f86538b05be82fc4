//! The release as it stood on an earlier day: what was recorded up to then, judged on that day.
//!
//! Wall time counts here and nowhere else: the day is the one that people saw when they answered.
//! The checklists are those of today, and whoever shows such a day has to say so.

use chrono::NaiveDate;

use super::Session;
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::finding::{Finding, Severity};
use crate::domain::history::History;

/// A day on which nothing can be looked back upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchPast {
    /// It has not come yet.
    #[error("{day} has not come yet: today is {today}")]
    Future {
        /// The day that was asked for.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// Nothing can have changed since its end.
    #[error("nothing can have changed between the end of {since} and that of {day}")]
    Empty {
        /// The day that was asked for.
        since: NaiveDate,
        /// The day that is shown.
        day: NaiveDate,
    },
}

impl Session {
    /// Where the release stood at the end of a day.
    ///
    /// # Errors
    /// When the day has not come yet.
    pub fn board_on(&self, day: NaiveDate) -> Result<Board, NoSuchPast> {
        let today = self.board.today;
        if day > today {
            return Err(NoSuchPast::Future { day, today });
        }
        let until_then = |event: &&Event| event.at.date_naive() <= day;
        let events = self.history.events().iter().filter(until_then);
        let mut history = History::new(self.history.release().clone());
        history.absorb(events.cloned().collect());
        Ok(Board::lay(&self.plan, &history, self.roster(), day))
    }

    /// Where the release stood at the end of a day, to hold another against it.
    ///
    /// # Errors
    /// When it is not before the other.
    pub fn board_before(&self, since: NaiveDate, day: NaiveDate) -> Result<Board, NoSuchPast> {
        if since >= day {
            return Err(NoSuchPast::Empty { since, day });
        }
        self.board_on(since)
    }

    /// What has to be said of every earlier day.
    #[must_use]
    pub fn caveat(day: NaiveDate) -> Finding {
        Finding {
            severity: Severity::Warning,
            path: "checklists".into(),
            spot: None,
            message: format!("the answers of {day} are held against the checklists of today"),
            help: None,
        }
    }
}
