//! Spans of days: from the first to the last.

use super::super::words::Meaning;
use super::Finder;
use chrono::{Datelike as _, NaiveDate};

impl Finder<'_> {
    /// `April 8-12`, `8.–12. April`, `du 8 au 12 avril`, `2024-04-08 to 2024-04-12`
    pub(super) fn span(&self, at: usize) -> Option<(NaiveDate, NaiveDate)> {
        let pair = self.day_alone_to(at).or_else(|| {
            let first = self.written(at).filter(|it| it.exact)?;
            let then = self.connector(first.next)?;
            let last = if let Some(last) = self.written(then).filter(|it| it.exact) {
                last.date
            } else {
                let day = self.number(then).filter(|day| (1..=31).contains(day))?;
                NaiveDate::from_ymd_opt(first.date.year(), first.date.month(), day)?
            };
            // The year behind the last day is that of the first as well.
            let first = if first.date > last {
                first.date.with_year(last.year())?
            } else {
                first.date
            };
            Some((first, last))
        })?;
        (pair.0 <= pair.1).then_some(pair)
    }

    pub(super) fn day_alone_to(&self, at: usize) -> Option<(NaiveDate, NaiveDate)> {
        if self.glued(at) && at.checked_sub(1).is_some_and(|it| self.word(it).is_some()) {
            return None;
        }
        let day = self.number(at).filter(|day| (1..=31).contains(day))?;
        let then = self.connector(at + 1 + usize::from(self.sign(at + 1, &['.'])))?;
        let last = self.written(then).filter(|it| it.exact)?;
        let first = NaiveDate::from_ymd_opt(last.date.year(), last.date.month(), day)?;
        Some((first, last.date))
    }

    pub(super) fn connector(&self, at: usize) -> Option<usize> {
        if self.sign(at, &['-', '–', '—']) {
            return Some(at + 1);
        }
        let run = self.run(at);
        let (count, ()) = self
            .words
            .begins(&run, |meaning| (meaning == Meaning::To).then_some(()))?;
        Some(at + count)
    }
}
