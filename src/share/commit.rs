//! What a commit of the branch says, and in whose name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::domain::event::Event;
use crate::domain::text::{count, visible};
use crate::session::Who;
use crate::store::git::{Author, Configuration};

/// Where git knows no address: one that no mail ever reaches.
const NOBODY: &str = "gonogo@localhost.invalid";
/// How many names a first line holds.
const NAMES: usize = 3;

/// Who git says commits here, else the person.
pub(super) fn author(configuration: &Configuration, who: &Who) -> Author {
    let person = who.recorded_by.as_ref().unwrap_or(&who.by);
    let name = configuration.get("user.name").unwrap_or(person);
    // What git refuses or cuts off in a name.
    let name: String = name
        .chars()
        .filter(|c| !c.is_control() && !"<>".contains(*c))
        .collect();
    let crud = |c: char| c.is_whitespace() || ".,:;\"\\'".contains(c);
    let name = name.trim_matches(crud);
    Author {
        name: if name.is_empty() { "gonogo" } else { name }.to_string(),
        email: configuration
            .get("user.email")
            .unwrap_or(NOBODY)
            .to_string(),
    }
}

/// What changed, by release; whoever builds every push is asked not to build this one.
pub(super) fn message(sent: &[Event], unknown: usize, today: NaiveDate) -> String {
    let number = sent.len() + unknown;
    if number == 0 {
        return format!("The board of {today} [skip ci]\n");
    }
    let mut people: Vec<_> = sent.iter().map(|event| &*event.by).collect();
    people.sort_unstable();
    people.dedup();
    let mut by = people
        .iter()
        .take(NAMES)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    if people.len() > NAMES {
        by.push_str(" and others");
    }
    let mut text = format!(
        "{} by {} [skip ci]\n",
        count(number, "change"),
        visible(&by)
    );
    let mut releases: BTreeMap<&str, usize> = BTreeMap::new();
    for event in sent {
        *releases.entry(event.release.as_str()).or_default() += 1;
    }
    text.push('\n');
    for (release, number) in releases {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{release}: {}", count(number, "change"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_git_would_refuse_becomes_one_that_it_takes() {
        for (by, name) in [
            ("Ada Lovelace", "Ada Lovelace"),
            ("Ada <ada@example.com>\n", "Ada ada@example.com"),
            (" .<>, ", "gonogo"),
            ("\u{1B}[2J", "[2J"),
        ] {
            let who = Who {
                by: by.into(),
                recorded_by: None,
            };
            let author = author(&Configuration::default(), &who);
            assert_eq!(
                (author.name.as_str(), author.email.as_str()),
                (name, NOBODY)
            );
        }
    }

    #[test]
    fn a_message_says_what_changed_and_asks_for_no_build() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        assert_eq!(
            message(&[], 0, today),
            "The board of 2026-03-12 [skip ci]\n"
        );
        let event: Event = serde_json::from_str(
            r#"{"v":1,"id":"00000000000000000000000000000001","writer":"0000000000000007","clock":1,
                "at":"2026-03-10T10:00:00Z","by":"Ada\nx","release":"next","changes":[]}"#,
        )
        .unwrap();
        let text = message(&[event.clone(), event], 1, today);
        assert_eq!(text, "3 changes by Ada x [skip ci]\n\nnext: 2 changes\n");
    }
}
