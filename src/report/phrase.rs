//! The words for days and numbers that people use in the meeting, the same in every format.

use chrono::NaiveDate;

use crate::domain::board::Row;
use crate::domain::standing::Standing;
use crate::domain::text::count;
use crate::domain::when::{spoken, spoken_in};

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

/// When a release is to be: `in 14 days (Thu 26 Mar 2026)`.
#[must_use]
pub fn release_date(date: Option<NaiveDate>, today: NaiveDate) -> String {
    date.map_or_else(
        || "no date yet".into(),
        |date| format!("{} ({})", distance(date, today), spoken(date)),
    )
}

/// What was measured for an item and what it is held against: `value 41 min, target <= 60 min`.
/// None where there is neither.
#[must_use]
pub fn measured(row: &Row) -> Option<String> {
    let value = row.answer.value().map(|value| format!("value {value}"));
    match (&value, &row.item.target) {
        (_, None) => value,
        (None, Some(target)) => Some(format!("no value yet, target {target}")),
        (Some(value), Some(target)) => Some(format!("{value}, target {target}")),
    }
}

/// How long ago something was said: `today`, `3 days ago`.
#[must_use]
pub fn ago(days: u32) -> String {
    match days {
        0 => "today".into(),
        1 => "yesterday".into(),
        days => format!("{} ago", count(days as usize, "day")),
    }
}

/// When an item is due: the day where it can be computed, else as it was written.
#[must_use]
pub fn due(standing: &Standing, today: NaiveDate) -> Option<String> {
    match (standing.due_on, standing.due) {
        (Some(date), _) => Some(spoken_in(date, today)),
        (None, due) => due.map(|due| due.to_string()),
    }
}

/// When something that is late was due, and how long ago that is: `Tue 10 Mar, 2 days ago`.
#[must_use]
pub fn overdue(standing: &Standing, today: NaiveDate) -> String {
    match standing.due_on {
        Some(date) => format!("{}, {}", spoken_in(date, today), distance(date, today)),
        None => String::new(),
    }
}

/// By how much something that is late is so: `2 days`.
#[must_use]
pub fn late_by(standing: &Standing, today: NaiveDate) -> String {
    let days = standing.due_on.map(|date| (today - date).num_days());
    let days = days.and_then(|days| usize::try_from(days).ok());
    days.map(|days| count(days, "day")).unwrap_or_default()
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
        for (date, away) in [
            ("2026-03-12", "today"),
            ("2026-03-13", "tomorrow"),
            ("2026-03-11", "yesterday"),
            ("2026-03-26", "in 14 days"),
            ("2026-03-09", "3 days ago"),
            ("2027-03-12", "in 365 days"),
        ] {
            assert_eq!(distance(parse_date(date).unwrap(), today), away);
        }
        assert_eq!(
            [ago(0), ago(1), ago(40)],
            ["today", "yesterday", "40 days ago"]
        );
    }
}
