//! Days as people say them while they type: `fri`, `tomorrow`, `+2w`, `12 mar`.
//!
//! Files hold only the strict forms of [`super::when`]; this is for the keyboard, where the day that
//! was understood is shown back at once. Forms that two people read as two days, such as 03/04, are
//! refused.

use chrono::{Datelike as _, Days, Month, NaiveDate, Weekday};

use super::text::squeeze;
use super::when::{Due, Span, parse_date};

/// Why words are not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadDay {
    /// They name no day that can be told.
    #[error("`{0}` is not a day: write fri, tomorrow, +2w, 12 mar, 2026-12-01 or T-7d")]
    Unknown(String),
    /// They name no day, and nothing can be counted from the release.
    #[error("`{0}` is not a day: write fri, tomorrow, +2w, 12 mar or 2026-12-01")]
    Undated(String),
    /// They count from the release, which has no date.
    #[error("`{0}` counts from the release date, and the release has none yet: write a date")]
    NoRelease(String),
}

/// Reads a due date as it is said on a day; what counts from the release is kept as such.
///
/// A weekday is the next one after today. A day and month without a year is this year's, or next
/// year's where this year's has passed; that year must have it, as not every year has a 29 February.
///
/// # Errors
/// When the words name no day.
pub fn parse_due(said: &str, today: NaiveDate) -> Result<Due, BadDay> {
    let words = squeeze(said).to_lowercase();
    let on = |day: Option<NaiveDate>| day.map(Due::On);
    counted_from_release(&words)
        .or_else(|| on(parse_date(&words).ok()))
        .or_else(|| on(near(&words, today)))
        .or_else(|| on(day_and_month(&words, today)))
        .ok_or_else(|| BadDay::Unknown(said.trim().into()))
}

/// Reads a day as it is said on another, counting from the release where it says so.
///
/// # Errors
/// When the words name no day, or count from a release that has no date.
pub fn parse_day(
    said: &str,
    today: NaiveDate,
    release: Option<NaiveDate>,
) -> Result<NaiveDate, BadDay> {
    let due = parse_due(said, today).map_err(|bad| match (bad, release) {
        // What would be refused is not offered.
        (BadDay::Unknown(said), None) => BadDay::Undated(said),
        (bad, _) => bad,
    });
    due?.on(release)
        .ok_or_else(|| BadDay::NoRelease(said.trim().into()))
}

/// Days as they can be said, in the order in which they are offered.
const OFFERED: [&str; 21] = [
    "tomorrow", "fri", "+1w", "T-7d", "T", "+2w", "T-14d", "today", "mon", "tue", "wed", "thu",
    "sat", "sun", "+1d", "+2d", "+3d", "+4w", "T-1d", "T-3d", "T+1w",
];

/// What a day that is being said can become, with the day that each means; one that counts from the
/// release is only offered where the release has a date.
#[must_use]
pub fn offered(
    said: &str,
    today: NaiveDate,
    release: Option<NaiveDate>,
) -> Vec<(&'static str, NaiveDate)> {
    let said = said.trim().to_lowercase();
    let fits = |word: &&&str| word.to_lowercase().starts_with(&said);
    let day = |word: &&'static str| Some((*word, parse_day(word, today, release).ok()?));
    OFFERED.iter().filter(fits).filter_map(day).collect()
}

/// `t - 7d`: spaces are how people type it.
fn counted_from_release(words: &str) -> Option<Due> {
    let joined: String = words.split(' ').collect();
    let rest = joined.strip_prefix('t')?;
    format!("T{rest}").parse().ok()
}

/// Days near today: by name, or so far ahead.
fn near(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = |days: u64| today.checked_add_days(Days::new(days));
    match words {
        "today" => return Some(today),
        "tomorrow" => return ahead(1),
        _ => {}
    }
    if let Some(span) = words.strip_prefix('+').or(words.strip_prefix("in ")) {
        let span: Span = span.replace(' ', "").parse().ok()?;
        return span.whole_days().and_then(ahead);
    }
    let weekday: Weekday = words.strip_prefix("next ").unwrap_or(words).parse().ok()?;
    let distance =
        (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    ahead(u64::from(if distance == 0 { 7 } else { distance }))
}

/// `12 mar`, `mar 12`, `12 march 2027`, and what [`super::when::spoken`] shows.
fn day_and_month(words: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts: Vec<&str> = words
        .split([' ', ',', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    if parts
        .first()
        .is_some_and(|part| part.parse::<Weekday>().is_ok())
    {
        parts.remove(0);
    }
    let (first, second, year) = match parts.as_slice() {
        [first, second] => (*first, *second, None),
        [first, second, year] if year.len() == 4 => (*first, *second, Some(year.parse().ok()?)),
        _ => return None,
    };
    let month_and_day = |month: &str, day: &str| {
        let month: Month = month.parse().ok()?;
        Some((month.number_from_month(), day.parse::<u32>().ok()?))
    };
    let (month, day) = month_and_day(second, first).or_else(|| month_and_day(first, second))?;
    let this_year = NaiveDate::from_ymd_opt(year.unwrap_or_else(|| today.year()), month, day);
    match year {
        Some(_) => this_year,
        None => this_year
            .filter(|date| *date >= today)
            .or_else(|| NaiveDate::from_ymd_opt(today.year() + 1, month, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::when::spoken;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn days_are_understood_as_they_are_said() {
        let today = day("2026-03-12"); // a Thursday
        for (said, expected) in [
            ("today", "2026-03-12"),
            (" Tomorrow ", "2026-03-13"),
            ("fri", "2026-03-13"),
            ("Friday", "2026-03-13"),
            ("next mon", "2026-03-16"),
            ("thu", "2026-03-19"),
            ("wed", "2026-03-18"),
            ("+3d", "2026-03-15"),
            ("+2w", "2026-03-26"),
            ("in 2 w", "2026-03-26"),
            ("2026-12-01", "2026-12-01"),
            ("12 mar", "2026-03-12"),
            ("11 mar", "2027-03-11"),
            ("April 1", "2026-04-01"),
            ("1 apr 2025", "2025-04-01"),
        ] {
            assert_eq!(parse_due(said, today), Ok(Due::On(day(expected))), "{said}");
        }
    }

    #[test]
    fn what_counts_from_the_release_stays_so() {
        let today = day("2026-03-12");
        for (said, days) in [
            ("T-7d", -7),
            ("t-7d", -7),
            ("t - 1w", -7),
            ("T", 0),
            ("T+2w", 14),
        ] {
            assert_eq!(parse_due(said, today), Ok(Due::Release(days)), "{said}");
        }
        let release = Some(day("2026-03-20"));
        assert_eq!(parse_day("T+2w", today, release), Ok(day("2026-04-03")));
        assert_eq!(
            parse_day("T", today, None),
            Err(BadDay::NoRelease("T".into()))
        );
    }

    #[test]
    fn a_day_is_offered_with_what_it_means() {
        let today = day("2026-03-12");
        let words = |said: &str, release| {
            let offered = offered(said, today, release);
            let words = offered.iter().map(|(word, date)| format!("{word} {date}"));
            words.collect::<Vec<_>>().join(", ")
        };
        let release = Some(day("2026-03-20"));
        assert_eq!(words("tom", release), "tomorrow 2026-03-13");
        assert_eq!(words("F", release), "fri 2026-03-13");
        assert_eq!(words("t-7", release), "T-7d 2026-03-13");
        assert_eq!(words("t-7", None), "");
        assert_eq!(words("soon", release), "");
        assert_eq!(offered("", today, release).len(), OFFERED.len());
        assert_eq!(offered("", today, None).len(), OFFERED.len() - 6);
    }

    #[test]
    fn a_day_reads_back_as_it_is_shown() {
        let today = day("2026-03-12");
        for offset in 0..800 {
            let date = today.checked_add_days(Days::new(offset)).unwrap();
            assert_eq!(parse_due(&spoken(date), today), Ok(Due::On(date)));
            assert_eq!(parse_due(&date.to_string(), today), Ok(Due::On(date)));
        }
    }

    #[test]
    fn what_two_people_read_as_two_days_is_refused() {
        let today = day("2026-03-12");
        for said in [
            "",
            "soon",
            "03/04",
            "3.4.",
            "fr",
            "31 feb",
            "2026-02-30",
            "+",
            "+2",
            "+5min",
            "T-",
            "T5",
            "12 mar 26",
            "mar",
            "+99999999999w",
            "0 mar",
        ] {
            assert!(parse_due(said, today).is_err(), "{said}");
        }
        // A day that only leap years have is refused in others, not moved.
        assert!(parse_due("29 feb", day("2025-03-01")).is_err());
        assert_eq!(
            parse_due("29 feb", day("2027-03-01")),
            Ok(Due::On(day("2028-02-29")))
        );
    }
}
