//! One typed line of the plain walk, understood: a number, a letter or a word, and what follows it.

use chrono::NaiveDate;

use crate::domain::command::Edit;
use crate::domain::event::Status;
use crate::domain::spoken_date;
use crate::domain::target::BadQuantity;

/// What a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// Say something of the item.
    Say(Say),
    /// The item before.
    Back,
    /// Take the last change back.
    Undo,
    /// Bring it back.
    Redo,
    /// All of the item.
    Details,
    /// End the walk.
    Quit,
}

/// What is said of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Say {
    /// The item stands so.
    Status(Status),
    /// Somebody owns it.
    Owner,
    /// It is due then.
    Due,
    /// This was measured.
    Value,
    /// A remark.
    Note,
    /// A proof.
    Evidence,
}

impl Say {
    /// What the words behind the choice come to.
    ///
    /// # Errors
    /// With why they are no date or no value.
    pub(super) fn edit(
        self,
        words: &str,
        today: NaiveDate,
        release: Option<NaiveDate>,
    ) -> Result<Edit, String> {
        let text = Some(words.to_string()).filter(|words| !words.is_empty());
        let edit = Edit::default();
        Ok(match self {
            Self::Status(Status::Waived) => {
                let mut parts = words.split('|').map(|part| part.trim().to_string());
                let (reason, approved_by) = (parts.next(), parts.next());
                let until = parts.next().filter(|day| !day.is_empty());
                let until = until.map(|day| {
                    spoken_date::parse_day(&day, today, release).map_err(|bad| bad.to_string())
                });
                let status = Some(Status::Waived);
                Edit {
                    status,
                    reason,
                    approved_by,
                    until: until.transpose()?,
                    ..edit
                }
            }
            Self::Status(status) => Edit {
                status: Some(status),
                reason: text,
                ..edit
            },
            Self::Owner => Edit {
                owner: Some(words.to_string()),
                ..edit
            },
            Self::Due if words.is_empty() => Edit {
                due: Some(None),
                ..edit
            },
            Self::Due => {
                let due = spoken_date::parse_due(words, today).map_err(|bad| bad.to_string())?;
                Edit {
                    due: Some(Some(due)),
                    ..edit
                }
            }
            Self::Value => {
                let value = words.parse().map_err(|bad: BadQuantity| bad.to_string())?;
                Edit {
                    value: Some(value),
                    ..edit
                }
            }
            Self::Note => Edit { note: text, ..edit },
            Self::Evidence => Edit {
                evidence: text,
                ..edit
            },
        })
    }
}

/// A way to ask: its number, its letter as in the app, its word, and what may follow.
pub(super) struct Choice {
    pub(super) number: &'static str,
    pub(super) letter: &'static str,
    pub(super) word: &'static str,
    pub(super) follows: &'static str,
    pub(super) ask: Ask,
}

const fn choice(
    number: &'static str,
    letter: &'static str,
    word: &'static str,
    follows: &'static str,
    ask: Ask,
) -> Choice {
    Choice {
        number,
        letter,
        word,
        follows,
        ask,
    }
}

/// Every choice, in the order in which they are offered.
pub(super) const CHOICES: [Choice; 16] = [
    choice("1", "y", "done", "", Ask::Say(Say::Status(Status::Done))),
    choice(
        "2",
        "n",
        "not yet",
        "",
        Ask::Say(Say::Status(Status::InProgress)),
    ),
    choice(
        "3",
        "b",
        "blocked",
        "Reason",
        Ask::Say(Say::Status(Status::Blocked)),
    ),
    choice(
        "4",
        "f",
        "failed",
        "Reason",
        Ask::Say(Say::Status(Status::Failed)),
    ),
    choice(
        "5",
        "-",
        "not applicable",
        "Reason",
        Ask::Say(Say::Status(Status::NotApplicable)),
    ),
    choice(
        "6",
        "w",
        "waived",
        "Reason | Approved by | Last day",
        Ask::Say(Say::Status(Status::Waived)),
    ),
    choice("7", "o", "owner", "Name", Ask::Say(Say::Owner)),
    choice("8", "d", "due", "Date", Ask::Say(Say::Due)),
    choice("9", "v", "value", "Number and unit", Ask::Say(Say::Value)),
    choice("10", "m", "note", "Text", Ask::Say(Say::Note)),
    choice("11", "p", "evidence", "Link", Ask::Say(Say::Evidence)),
    choice("12", "<", "back", "", Ask::Back),
    choice("13", "u", "undo", "", Ask::Undo),
    choice("14", "r", "redo", "", Ask::Redo),
    choice("15", "?", "details", "", Ask::Details),
    choice("16", "q", "quit", "", Ask::Quit),
];

/// What a line says: the ask, and the words behind it.
///
/// # Errors
/// With the word that is none of the choices.
pub(super) fn read(line: &str) -> Result<(&'static Choice, &str), &str> {
    let line = line.trim();
    // Longer words first, so that `not applicable` is not taken for `n` with a reason.
    for choice in &CHOICES {
        let status = match choice.ask {
            Ask::Say(Say::Status(status)) => status.word(),
            _ => choice.word,
        };
        for word in [choice.word, status] {
            if let Some(rest) = after(line, word) {
                return Ok((choice, rest));
            }
        }
    }
    let first = line.split_whitespace().next().unwrap_or(line);
    let short = |choice: &&Choice| choice.number == first || choice.letter == first;
    let choice = CHOICES.iter().find(short).ok_or(first)?;
    Ok((choice, line.strip_prefix(first).unwrap_or("").trim()))
}

/// What follows a word that the line begins with, in whatever case.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = line.split_at_checked(word.len())?;
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    (head.eq_ignore_ascii_case(word) && ends).then(|| rest.trim_start_matches(':').trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{Scope, TABLE};

    #[test]
    fn a_number_a_letter_or_a_word_asks_for_the_same() {
        for (line, ask, rest) in [
            ("1", Ask::Say(Say::Status(Status::Done)), ""),
            ("y", Ask::Say(Say::Status(Status::Done)), ""),
            ("Done", Ask::Say(Say::Status(Status::Done)), ""),
            (
                "3 waits for legal",
                Ask::Say(Say::Status(Status::Blocked)),
                "waits for legal",
            ),
            ("b waits", Ask::Say(Say::Status(Status::Blocked)), "waits"),
            (
                "blocked: waits",
                Ask::Say(Say::Status(Status::Blocked)),
                "waits",
            ),
            (
                "not applicable no clients",
                Ask::Say(Say::Status(Status::NotApplicable)),
                "no clients",
            ),
            (
                "not-applicable no clients",
                Ask::Say(Say::Status(Status::NotApplicable)),
                "no clients",
            ),
            (
                "- no clients",
                Ask::Say(Say::Status(Status::NotApplicable)),
                "no clients",
            ),
            ("in-progress", Ask::Say(Say::Status(Status::InProgress)), ""),
            (
                "11 https://example.com",
                Ask::Say(Say::Evidence),
                "https://example.com",
            ),
            (" q ", Ask::Quit, ""),
        ] {
            let (choice, words) = read(line).unwrap();
            assert_eq!((choice.ask, words), (ask, rest), "{line}");
        }
        assert!(matches!(read("yes"), Err("yes")));
        assert!(matches!(read("99 x"), Err("99")));
    }

    #[test]
    fn letters_are_the_keys_of_the_walk_in_the_app() {
        let keys: Vec<_> = TABLE
            .iter()
            .flat_map(|row| row.binds)
            .filter(|bind| bind.scopes.contains(&Scope::Walk))
            .flat_map(|bind| bind.keys)
            .collect();
        // What has no plain letter there: back is an arrow, redo is held down with ctrl, and the
        // details fill the screen already.
        let other = [Ask::Back, Ask::Redo, Ask::Details];
        for choice in CHOICES.iter().filter(|choice| !other.contains(&choice.ask)) {
            assert!(keys.contains(&&choice.letter), "{}", choice.word);
        }
    }
}
