//! The words that pick changes out of a history, the same in `gonogo log` and in the app.
//!
//! `by:maria item:contact on:<7d some text`: as with items all words must hold, and of words joined by
//! commas one.

use chrono::NaiveDate;

use super::{BadFilter, Viewer, halves, plain_text, split};
use crate::domain::event::Event;
use crate::domain::seek::fold;
use crate::domain::text;
use crate::domain::when::{Span, parse_date};

/// The keys of such a filter.
pub const KEYS: [&str; 4] = ["by", "item", "area", "on"];

/// What `on:` takes, for who wrote something else.
const ON: &str =
    "today, yesterday, 2026-03-10, >=2026-03-10, <2026-03-10, or <7d for the last seven days";

/// A parsed filter of changes; the default lets every change through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    terms: Vec<Vec<Test>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    By(String),
    Me,
    Item(String),
    Area(String),
    On(Sign, Day),
    Text(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Date(NaiveDate),
    /// So many days back from today.
    Ago(i64),
}

impl Search {
    /// Reads a line of words; a word with spaces stands in quotation marks.
    ///
    /// # Errors
    /// With the word that means nothing, and the one that was probably meant.
    pub fn parse(line: &str) -> Result<Self, BadFilter> {
        let words = split(line)?;
        let terms = words.iter().map(|word| match halves(word) {
            Some((key, words)) => words.iter().map(|word| test(&key, word)).collect(),
            None => Ok(vec![Test::Text(fold(&plain_text(word)).into_owned())]),
        });
        let terms = terms.collect::<Result<_, _>>()?;
        Ok(Self { terms })
    }

    /// Whether every change passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a change passes; `told` is all that it says, as people read it.
    pub fn lets(&self, event: &Event, viewer: Viewer<'_>, told: impl Fn() -> String) -> bool {
        let holds = |test: &Test| test.holds(event, viewer, &told);
        self.terms.iter().all(|term| term.iter().any(holds))
    }
}

fn test(key: &str, word: &str) -> Result<Test, BadFilter> {
    let lower = fold(word.trim()).into_owned();
    match key {
        "by" if lower == "me" => Ok(Test::Me),
        "by" => Ok(Test::By(lower)),
        "item" => Ok(Test::Item(lower)),
        "area" => Ok(Test::Area(lower)),
        "on" => on(&lower).ok_or_else(|| BadFilter::Word {
            key: key.into(),
            word: word.into(),
            nearest: None,
            takes: ON.into(),
        }),
        _ => Err(BadFilter::Key {
            key: key.into(),
            nearest: text::nearest(key, KEYS).map(|key| format!("{key}:")),
            known: &KEYS,
        }),
    }
}

fn on(word: &str) -> Option<Test> {
    let signs = [
        ("<=", Sign::AtMost),
        (">=", Sign::AtLeast),
        ("<", Sign::Less),
        (">", Sign::More),
        ("", Sign::Equal),
    ];
    let (rest, sign) = signs
        .iter()
        .find_map(|(sign, meaning)| Some((word.strip_prefix(sign)?, *meaning)))?;
    let span = || rest.parse::<Span>().ok()?.whole_days()?.try_into().ok();
    let day = match rest {
        "today" => Day::Ago(0),
        "yesterday" => Day::Ago(1),
        _ => match parse_date(rest) {
            Ok(date) => Day::Date(date),
            // A length of time counts back: less than a week is later than a week ago.
            Err(_) => return Some(Test::On(sign.turned(), Day::Ago(span()?))),
        },
    };
    Some(Test::On(sign, day))
}

impl Sign {
    const fn turned(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::Equal => Self::Equal,
            Self::AtLeast => Self::AtMost,
            Self::More => Self::Less,
        }
    }

    fn holds(self, day: NaiveDate, other: NaiveDate) -> bool {
        match self {
            Self::Less => day < other,
            Self::AtMost => day <= other,
            Self::Equal => day == other,
            Self::AtLeast => day >= other,
            Self::More => day > other,
        }
    }
}

impl Test {
    fn holds(&self, event: &Event, viewer: Viewer<'_>, told: impl Fn() -> String) -> bool {
        let roster = viewer.roster;
        let items = || event.changes.iter().filter_map(|change| change.item());
        match self {
            Self::Me => roster.same_person(&event.by, viewer.me),
            Self::By(word) => {
                let named = |name: &str| fold(name).contains(word.as_str());
                // Whatever name was written, it is found by every name of the person.
                let aliases = roster.person(&event.by).into_iter();
                named(&event.by)
                    || event.recorded_by.as_deref().is_some_and(named)
                    || aliases
                        .flat_map(|person| [&person.name].into_iter().chain(&person.aka))
                        .any(|name| named(name))
            }
            Self::Item(word) => items().any(|item| item.as_str().contains(word.as_str())),
            Self::Area(word) => items().any(|item| item.area() == word),
            Self::On(sign, day) => {
                let day = match day {
                    Day::Date(date) => Some(*date),
                    Day::Ago(days) => chrono::TimeDelta::try_days(*days)
                        .and_then(|span| viewer.today.checked_sub_signed(span)),
                };
                let at = event.at.date_naive();
                sign.holds(at, day.unwrap_or(NaiveDate::MIN))
            }
            Self::Text(word) => fold(&told()).contains(word.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::{Stage, day};

    #[test]
    fn changes_are_found_by_person_item_day_and_text() {
        let mut stage = Stage::new(&["support/contact; must", "data/load"]);
        stage.says("maria", "support/contact", "blocked; reason the bank");
        stage.today = day("2026-03-12");
        stage.says("John Smith", "data/load", "done");
        stage.today = day("2026-03-14");
        stage.says("ada", "support/contact data/load", "note well");
        let found = |words: &str| {
            let search = Search::parse(words).unwrap();
            let viewer = Viewer {
                me: "js",
                roster: &stage.roster,
                today: stage.today,
            };
            let events = stage.history.events().iter().enumerate();
            let told = |event: &Event| format!("{:?}", event.changes);
            let passing = events.filter(|(_, event)| search.lets(event, viewer, || told(event)));
            passing.map(|(place, _)| place).collect::<Vec<_>>()
        };
        for (words, expected) in [
            ("", &[0, 1, 2][..]),
            ("by:maria", &[0]),
            ("by:GARCIA", &[0]),
            ("by:john,ada", &[1, 2]),
            ("by:nobody-such", &[]),
            ("item:contact", &[0, 2]),
            ("item:data/load by:john", &[1]),
            ("area:data", &[1, 2]),
            ("on:2026-03-12", &[1]),
            ("on:>=2026-03-12", &[1, 2]),
            ("on:<2026-03-12", &[0]),
            ("on:today", &[2]),
            ("on:yesterday", &[]),
            ("on:<3d", &[1, 2]),
            ("on:>3d", &[0]),
            ("bank", &[0]),
            ("\"the bank\"", &[0]),
            ("by:maria bank on:>1w", &[]),
        ] {
            assert_eq!(found(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_no_word_of_it_is_told_with_what_is() {
        for (words, expected) in [
            (
                "bye:maria",
                "there is no filter `bye:`, did you mean `by:`?",
            ),
            ("status:done", "Filters are by: item: area: on:"),
            ("on:soon", "`on:` does not know `soon`"),
            ("\"open", "a quotation mark is not closed"),
        ] {
            let told = Search::parse(words).unwrap_err().to_string();
            assert!(told.contains(expected), "{told}");
        }
    }
}
