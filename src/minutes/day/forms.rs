//! The forms in which days are written.

use super::super::words::{Meaning, Soon};
use super::{Finder, Kind, Lead, Written, last_of};
use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

impl Finder<'_> {
    pub(super) fn iso(&self, at: usize) -> Option<Written> {
        let Kind::Number(year, 4) = self.kind(at)? else {
            return None;
        };
        if !self.sign(at + 1, &['-', '/', '.']) || !self.sign(at + 3, &['-', '/', '.']) {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(
            i32::try_from(year).ok()?,
            self.number(at + 2)?,
            self.number(at + 4)?,
        );
        Self::exact(date, at + 5)
    }

    /// `20.03.2024`, `20.03.24`, `20.3.`
    pub(super) fn dotted(&self, at: usize) -> Option<Written> {
        let (day, month) = (self.number(at)?, self.number(at + 2)?);
        if !self.sign(at + 1, &['.']) || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let dot = self.sign(at + 3, &['.']) && self.glued(at + 3);
        let year = dot.then(|| self.year(at + 4)).flatten();
        match (dot, year) {
            (true, Some(year)) if self.glued(at + 4) => {
                Self::exact(NaiveDate::from_ymd_opt(year, month, day), at + 5)
            }
            // A version has a third number.
            (true, _) if self.glued(at + 4) && self.number(at + 4).is_some() => None,
            (true, _) => Self::exact(self.near(month, day), at + 4),
            (false, _) => Some(Written {
                plain: false,
                near: false,
                ..Self::exact(self.near(month, day), at + 3)?
            })
            .filter(|_| matches!(self.lead(at, 0).0, Lead::Due)),
        }
    }

    pub(super) fn slashed(&self, at: usize) -> Option<Written> {
        let (first, second) = (self.number(at)?, self.number(at + 2)?);
        let tight = self.sign(at + 1, &['/']) && self.glued(at + 1) && self.glued(at + 2);
        if !tight {
            return None;
        }
        let year = (self.sign(at + 3, &['/']) && self.glued(at + 3))
            .then(|| self.year(at + 4))
            .flatten();
        let (day, month) = match (first > 12, second > 12) {
            (true, false) => (first, second),
            (false, true) if year.is_some() => (second, first),
            (false, false) if self.calendar.day_first => (first, second),
            (false, false) if first == second && year.is_some() => (first, second),
            _ => return None,
        };
        match year {
            Some(year) => Self::exact(NaiveDate::from_ymd_opt(year, month, day), at + 5),
            None => Some(Written {
                plain: false,
                near: false,
                ..Self::exact(self.near(month, day), at + 3)?
            }),
        }
    }

    /// A year of four digits, or of two.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        match self.kind(at)? {
            Kind::Number(year, 4) if (1900..2200).contains(&year) => i32::try_from(year).ok(),
            Kind::Number(year, 2) => i32::try_from(2000 + year).ok(),
            _ => None,
        }
    }

    /// A year of four digits behind a date, and the token behind it.
    pub(super) fn year_behind(&self, at: usize) -> (Option<i32>, usize) {
        let comma = usize::from(self.sign(at, &[',']));
        match self.kind(at + comma) {
            Some(Kind::Number(_, 4)) => match self.year(at + comma) {
                Some(year) => (Some(year), at + comma + 1),
                None => (None, at),
            },
            _ => (None, at),
        }
    }

    /// `20 March`, `20th of March 2024`, `20. März`, `1er mai`
    pub(super) fn day_then_month(&self, at: usize) -> Option<Written> {
        let day = self.number(at).filter(|day| (1..=31).contains(day))?;
        let mut next = at + 1;
        let ordinal = |word: &str| matches!(word, "st" | "nd" | "rd" | "th" | "er" | "e");
        if self.sign(next, &['.']) || (self.glued(next) && self.word(next).is_some_and(ordinal)) {
            next += 1;
        }
        if self
            .word(next)
            .is_some_and(|word| matches!(word, "of" | "de"))
        {
            next += 1;
        }
        let month = self.month(next)?;
        let (year, next) = self.year_behind(next + 1);
        Self::exact(self.dated(year, month, day), next)
    }

    /// `March 20`, `Mar. 20th, 2024`; a month alone is its last day, where a word says so.
    pub(super) fn month_then_day(&self, at: usize) -> Option<Written> {
        let month = self.month(at)?;
        let mut next = at + 1;
        if self.sign(next, &['.']) {
            next += 1;
        }
        match self.kind(next) {
            Some(Kind::Number(day, 1 | 2)) if (1..=31).contains(&day) => {
                next += 1;
                let ordinal = |word: &str| matches!(word, "st" | "nd" | "rd" | "th");
                if self.glued(next) && self.word(next).is_some_and(ordinal) {
                    next += 1;
                }
                let (year, next) = self.year_behind(next);
                Self::exact(self.dated(year, month, day), next)
            }
            _ => {
                // English `may` and German `mar` are words of their own.
                let long = self.word(at).is_some_and(|word| word.chars().count() > 3);
                let (year, next) = self.year_behind(at + 1);
                (long || year.is_some()).then_some(())?;
                let date = last_of(self.dated(year, month, 28)?);
                Some(Written {
                    date,
                    exact: false,
                    next,
                    plain: false,
                    near: false,
                })
            }
        }
    }

    /// `end of March`, `Ende KW 12`, `mid-March`, `fin mars`
    pub(super) fn edge_of(&self, at: usize) -> Option<Written> {
        let run = self.run(at);
        let edge = self.words.begins(&run, |meaning| match meaning {
            Meaning::EndOf => Some(true),
            Meaning::MiddleOf => Some(false),
            _ => None,
        });
        let (count, end) = edge?;
        let mut next = at + count;
        if self.sign(next, &['-']) {
            next += 1;
        }
        if let Some(month) = self.month(next) {
            let (year, next) = self.year_behind(next + 1);
            let middle = self.dated(year, month, 15)?;
            return Some(Written {
                date: if end { last_of(middle) } else { middle },
                exact: false,
                next,
                plain: true,
                near: false,
            });
        }
        let period = self.quarter(next).or_else(|| self.week(next));
        period.filter(|_| end)
    }

    /// Whether nothing but a full stop stands beside a word.
    fn is_all(&self, at: usize) -> bool {
        at == 0 && (self.kind(1).is_none() || (self.sign(1, &['.']) && self.kind(2).is_none()))
    }

    pub(super) fn weekday(&self, at: usize) -> Option<Written> {
        let weekday = self.meaning(at, |meaning| match meaning {
            Meaning::Weekday(day) => Some(day),
            Meaning::ShortWeekday(day) if self.lead(at, 0).0 == Lead::Due || self.is_all(at) => {
                Some(day)
            }
            _ => None,
        })?;
        let mut behind = at + 1;
        while self.sign(behind, &[',', '.', '('])
            || self
                .word(behind)
                .is_some_and(|it| matches!(it, "the" | "den" | "dem" | "le"))
        {
            behind += 1;
        }
        let explicit = match self.kind(behind) {
            Some(Kind::Number(..)) => self
                .iso(behind)
                .or_else(|| self.dotted(behind))
                .or_else(|| self.slashed(behind))
                .or_else(|| self.day_then_month(behind)),
            Some(Kind::Word) => self.month_then_day(behind).filter(|it| it.exact),
            _ => None,
        };
        if explicit.is_some() {
            return explicit;
        }
        let next = if self
            .word(at + 1)
            .is_some_and(|it| it.starts_with("prochain"))
        {
            at + 2
        } else {
            at + 1
        };
        // Three letters alone are too often something else.
        let long = self.word(at).is_some_and(|word| word.chars().count() > 4);
        Some(Written {
            date: self.coming(weekday)?,
            exact: true,
            next,
            plain: long,
            near: false,
        })
        .filter(|_| long || matches!(self.lead(at, 0).0, Lead::Due | Lead::On))
    }

    /// `KW 12`, `week 12`: the Friday of that week.
    pub(super) fn week(&self, at: usize) -> Option<Written> {
        self.meaning(at, |meaning| (meaning == Meaning::Week).then_some(()))?;
        let next = at + 1 + usize::from(self.sign(at + 1, &['.']));
        let week = self.number(next).filter(|week| (1..=53).contains(week))?;
        let (year, next) = self.year_behind(next + 1);
        let meeting = self.calendar.meeting;
        let of = |year| NaiveDate::from_isoywd_opt(year, week, Weekday::Fri);
        let date = match year {
            Some(year) => of(year),
            None => of(meeting.iso_week().year())
                .filter(|date| *date + Days::new(90) >= meeting)
                .or_else(|| of(meeting.iso_week().year() + 1)),
        };
        Some(Written {
            date: date?,
            exact: false,
            next,
            plain: true,
            near: false,
        })
    }

    /// `Q2`, `Quartal 2`, `T3 2024`: its last day.
    pub(super) fn quarter(&self, at: usize) -> Option<Written> {
        self.meaning(at, |meaning| (meaning == Meaning::Quarter).then_some(()))?;
        let short = self.word(at).is_some_and(|word| word.len() == 1);
        let quarter = self.number(at + 1).filter(|it| (1..=4).contains(it))?;
        if short && !self.glued(at + 1) {
            return None;
        }
        let slash = usize::from(self.sign(at + 2, &['/']));
        let (year, next) = self.year_behind(at + 2 + slash);
        let next = if year.is_none() { at + 2 } else { next };
        let meeting = self.calendar.meeting;
        let end = |year| NaiveDate::from_ymd_opt(year, quarter * 3, 28).map(last_of);
        let date = match year {
            Some(year) => end(year),
            None => end(meeting.year())
                .filter(|date| *date >= meeting)
                .or_else(|| end(meeting.year() + 1)),
        };
        Some(Written {
            date: date?,
            exact: false,
            next,
            plain: true,
            near: false,
        })
    }

    pub(super) fn soon(&self, at: usize) -> Option<Written> {
        let run = self.run(at);
        let (count, soon) = self.words.begins(&run, |meaning| match meaning {
            Meaning::Soon(soon) => Some(soon),
            _ => None,
        })?;
        let meeting = self.calendar.meeting;
        let date = match soon {
            Soon::Today => Some(meeting),
            Soon::Tomorrow => meeting.succ_opt(),
            Soon::EndOfWeek => self.on_or_after(Weekday::Fri),
            Soon::NextWeek => self
                .on_or_after(Weekday::Sun)
                .and_then(|sunday| sunday.checked_add_days(Days::new(5))),
            Soon::EndOfMonth => Some(last_of(meeting)),
            Soon::NextMonth => meeting.checked_add_months(Months::new(1)).map(last_of),
            Soon::EndOfYear => NaiveDate::from_ymd_opt(meeting.year(), 12, 31),
            Soon::NextMeeting => self.calendar.next,
        };
        // `end of day Friday` is Friday.
        if soon == Soon::Today
            && let Some(day) = self
                .weekday(at + count)
                .or_else(|| self.month_then_day(at + count))
        {
            return Some(day);
        }
        Some(Written {
            date: date?,
            exact: matches!(soon, Soon::Today | Soon::Tomorrow),
            next: at + count,
            plain: true,
            near: true,
        })
    }

    /// `in two weeks`, `dans 10 jours`
    pub(super) fn ahead(&self, at: usize) -> Option<Written> {
        let run = self.run(at);
        let (count, ()) = self
            .words
            .begins(&run, |meaning| (meaning == Meaning::InFuture).then_some(()))?;
        let at = at + count;
        let number = self.number(at).or_else(|| {
            self.meaning(at, |meaning| match meaning {
                Meaning::Count(count) => Some(count),
                _ => None,
            })
        })?;
        let length = self.meaning(at + 1, |meaning| match meaning {
            Meaning::Weeks => Some(7),
            Meaning::Days => Some(1),
            _ => None,
        })?;
        let days = Days::new(u64::from(number.min(5000)) * length);
        Some(Written {
            date: self.calendar.meeting.checked_add_days(days)?,
            exact: false,
            next: at + 2,
            plain: true,
            near: true,
        })
    }
}
