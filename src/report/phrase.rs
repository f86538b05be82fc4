//! The words for days and numbers that people use in the meeting, the same in every format.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::standing::Standing;
use crate::domain::text::count;

/// How far away a day is: `in 14 days`, `today`, `3 days ago`.
#[must_use]
pub fn distance(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        _ => {
            let number = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
            let words = count(number, "day");
            if days > 0 {
                format!("in {words}")
            } else {
                format!("{words} ago")
            }
        }
    }
}

/// How long ago something was said: `today`, `3 days ago`. What a wrong clock put into the future
/// is as good as today's.
#[must_use]
pub fn ago(days: i64) -> String {
    distance(
        NaiveDate::default() - chrono::TimeDelta::days(days.clamp(0, 36_525)),
        NaiveDate::default(),
    )
}

/// A day in few letters: `Thu 12 Mar`, with the year only where it is another one.
#[must_use]
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let form = if day.year() == today.year() {
        "%a %-d %b"
    } else {
        "%-d %b %Y"
    };
    day.format(form).to_string()
}

/// When an item is due: the day where it can be computed, else as it was written.
#[must_use]
pub fn due(standing: &Standing, today: NaiveDate) -> Option<String> {
    match (standing.due_on, standing.due) {
        (Some(date), _) => Some(day(date, today)),
        (None, due) => due.map(|due| due.to_string()),
    }
}

/// A number as it is said aloud, where that is one short word.
#[must_use]
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::when::parse_date;

    #[test]
    fn days_are_said_as_people_say_them() {
        let today = parse_date("2026-03-12").unwrap();
        for (date, away, short) in [
            ("2026-03-12", "today", "Thu 12 Mar"),
            ("2026-03-13", "tomorrow", "Fri 13 Mar"),
            ("2026-03-11", "yesterday", "Wed 11 Mar"),
            ("2026-03-26", "in 14 days", "Thu 26 Mar"),
            ("2026-03-09", "3 days ago", "Mon 9 Mar"),
            ("2027-03-12", "in 365 days", "12 Mar 2027"),
        ] {
            let date = parse_date(date).unwrap();
            assert_eq!(distance(date, today), away);
            assert_eq!(day(date, today), short);
        }
        assert_eq!(
            [ago(-2), ago(0), ago(1), ago(40)],
            ["today", "today", "yesterday", "40 days ago"]
        );
    }
}
