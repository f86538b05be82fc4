//! Dates and durations as checklists, answers and commands write them.
//!
//! All dates are local calendar days; nothing here knows what day it is today.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a text is not a date, a due date or a duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWhen {
    /// Not a calendar day.
    #[error("`{0}` is not a date: write year-month-day, such as 2026-12-01")]
    Date(String),
    /// Neither a calendar day nor one counted from the release.
    #[error(
        "`{0}` is not a due date: write a date such as 2026-12-01, or T, T-14d, T+2w (counted from the release date)"
    )]
    Due(String),
    /// Not a number with a unit of time.
    #[error(
        "`{0}` is not a duration: write a number with s, min, h, d or w, such as 30s or 90d; a century at most"
    )]
    Span(String),
}

/// Reads `2026-12-01`, and nothing else: no other order of day and month can be told apart.
///
/// # Errors
/// When the text is not such a day.
pub fn parse_date(text: &str) -> Result<NaiveDate, BadWhen> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = if shape {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    } else {
        None
    };
    date.ok_or_else(|| BadWhen::Date(text.into()))
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A day as people in the meeting say it: `Thu 12 Mar 2026`.
#[must_use]
pub fn spoken(date: NaiveDate) -> String {
    format!("{} {:04}", day_and_month(date), date.year())
}

/// How many days ago a day was; what a clock that ran ahead put into the future is as good as today.
#[must_use]
pub fn days_since(day: NaiveDate, today: NaiveDate) -> u32 {
    u32::try_from((today - day).num_days()).unwrap_or(0)
}

/// Like [`spoken`], without the year where it is this one: `Thu 12 Mar`.
#[must_use]
pub fn spoken_in(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        day_and_month(date)
    } else {
        spoken(date)
    }
}

/// When something was said: `today 10:12`, else the day as [`spoken_in`] has it.
#[must_use]
pub fn moment_in(at: DateTime<FixedOffset>, today: NaiveDate) -> String {
    let day = at.date_naive();
    if day == today {
        at.format("today %H:%M").to_string()
    } else {
        spoken_in(day, today)
    }
}

/// `Thu 12 Mar`, joined by hand: thousands of dates are shown, and formatting takes several times
/// as long.
fn day_and_month(date: NaiveDate) -> String {
    let name = |names: &[&'static str], place: u32| {
        let name = names.get(place as usize);
        name.copied().unwrap_or_default()
    };
    let weekday = name(&WEEKDAYS, date.weekday().num_days_from_monday());
    let month = name(&MONTHS, date.month0());
    [weekday, " ", &date.day().to_string(), " ", month].concat()
}

/// When something is due: on a day, or so many days before or after the release date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Due {
    /// On that day.
    On(NaiveDate),
    /// So many days after the release date; before it where negative.
    Release(i32),
}

impl Due {
    /// The day, where it can be computed: a due date that counts from the release needs one.
    #[must_use]
    pub fn on(self, release: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Release(days) => {
                let distance = Days::new(u64::from(days.unsigned_abs()));
                release.and_then(|date| {
                    if days < 0 {
                        date.checked_sub_days(distance)
                    } else {
                        date.checked_add_days(distance)
                    }
                })
            }
        }
    }
}

impl FromStr for Due {
    type Err = BadWhen;

    fn from_str(text: &str) -> Result<Self, BadWhen> {
        let bad = || BadWhen::Due(text.into());
        let Some(rest) = text.strip_prefix(['T', 't']) else {
            return parse_date(text).map(Self::On).map_err(|_not_a_day| bad());
        };
        if rest.is_empty() {
            return Ok(Self::Release(0));
        }
        let (sign, span) = if let Some(span) = rest.strip_prefix('-') {
            (-1, span)
        } else if let Some(span) = rest.strip_prefix('+') {
            (1, span)
        } else {
            return Err(bad());
        };
        let span: Span = span.parse().map_err(|_not_a_span| bad())?;
        let days = span
            .whole_days()
            .and_then(|days| i32::try_from(days).ok())
            .ok_or_else(bad)?;
        Ok(Self::Release(sign * days))
    }
}

impl TryFrom<String> for Due {
    type Error = BadWhen;

    fn try_from(text: String) -> Result<Self, BadWhen> {
        text.parse()
    }
}

impl From<Due> for String {
    fn from(due: Due) -> Self {
        due.to_string()
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => f.pad(&date.to_string()),
            Self::Release(0) => f.pad("T"),
            Self::Release(days) => f.pad(&format!("T{days:+}d")),
        }
    }
}

/// A length of time, in whole seconds; never zero, and no longer than a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    seconds: NonZeroU32,
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const WEEK: u64 = 7 * DAY;
/// A century: a longer time, or a due date further from its release, is a slip of the finger.
const LONGEST: u64 = 36_525 * DAY;

impl Span {
    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.seconds.get() as u64
    }

    /// The length in days, where it is a whole number of them.
    #[must_use]
    pub const fn whole_days(self) -> Option<u64> {
        if self.seconds().is_multiple_of(DAY) {
            Some(self.seconds() / DAY)
        } else {
            None
        }
    }

    /// As chrono counts it, for adding to a point in time.
    #[must_use]
    pub fn delta(self) -> chrono::TimeDelta {
        chrono::TimeDelta::seconds(i64::from(self.seconds.get()))
    }
}

impl FromStr for Span {
    type Err = BadWhen;

    fn from_str(text: &str) -> Result<Self, BadWhen> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let factor = match unit.trim_start() {
            "s" => Some(1),
            "min" => Some(MINUTE),
            "h" => Some(HOUR),
            "d" => Some(DAY),
            "w" => Some(WEEK),
            _ => None,
        };
        number
            .parse::<u32>()
            .ok()
            .zip(factor)
            .map(|(number, factor)| u64::from(number) * factor)
            .filter(|seconds| *seconds <= LONGEST)
            .and_then(|seconds| NonZeroU32::new(seconds.try_into().ok()?))
            .map(|seconds| Self { seconds })
            .ok_or_else(|| BadWhen::Span(text.into()))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = |factor| self.seconds().is_multiple_of(factor);
        let (factor, word) = match () {
            () if unit(DAY) => (DAY, "d"),
            () if unit(HOUR) => (HOUR, "h"),
            () if unit(MINUTE) => (MINUTE, "min"),
            () => (1, "s"),
        };
        write!(f, "{}{word}", self.seconds() / factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn what_a_wrong_clock_said_tomorrow_was_said_today() {
        let since = |then: &str| days_since(day(then), day("2026-03-12"));
        assert_eq!(
            [
                since("2026-03-09"),
                since("2026-03-12"),
                since("2026-03-20")
            ],
            [3, 0, 0]
        );
    }

    #[test]
    fn a_date_has_one_spelling() {
        assert!(parse_date("2026-12-01").is_ok());
        for bad in [
            "",
            "2026-2-1",
            "01.12.2026",
            "2026-02-30",
            "2026-12-01 ",
            "+026-12-01",
            "２026-12-01",
        ] {
            assert!(parse_date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_due_date_moves_with_the_release() {
        let release = Some(day("2026-03-15"));
        for (text, expected) in [
            ("T", "2026-03-15"),
            ("T-14d", "2026-03-01"),
            ("T+2w", "2026-03-29"),
            ("2026-01-02", "2026-01-02"),
        ] {
            let due: Due = text.parse().unwrap();
            assert_eq!(due.on(release), Some(day(expected)), "{text}");
        }
        assert_eq!(Due::Release(-14).on(None), None);
    }

    #[test]
    fn a_due_date_reads_back_as_it_is_shown() {
        for text in ["T", "T-14d", "T+14d", "2026-12-01"] {
            assert_eq!(text.parse::<Due>().unwrap().to_string(), text);
        }
        for bad in [
            "T14d",
            "T-",
            "T-5",
            "T-5min",
            "T--5d",
            "T-99999999w",
            "soon",
            "T-0d x",
        ] {
            assert!(bad.parse::<Due>().is_err(), "{bad}");
        }
    }

    #[test]
    fn durations_have_five_units() {
        for (text, seconds) in [
            ("30s", 30),
            ("10min", 600),
            ("2h", 7200),
            ("90d", 7_776_000),
            ("1w", 604_800),
        ] {
            assert_eq!(text.parse::<Span>().unwrap().seconds(), seconds, "{text}");
        }
        for bad in [
            "",
            "5",
            "d",
            "-1d",
            "1.5h",
            "0s",
            "5m",
            "99999999999d",
            "36526d",
            "1316206332w",
        ] {
            assert!(bad.parse::<Span>().is_err(), "{bad}");
        }
        assert_eq!("14d".parse::<Span>().unwrap().to_string(), "14d");
        assert_eq!("90min".parse::<Span>().unwrap().to_string(), "90min");
    }
}
