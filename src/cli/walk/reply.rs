//! One typed line of the plain walk, understood: a number, a letter or a word, and what follows it.

use crate::domain::event::Status;

/// What a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
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
    choice("1", "y", "done", "", Ask::Status(Status::Done)),
    choice("2", "n", "not yet", "", Ask::Status(Status::InProgress)),
    choice("3", "b", "blocked", "Reason", Ask::Status(Status::Blocked)),
    choice("4", "f", "failed", "Reason", Ask::Status(Status::Failed)),
    choice(
        "5",
        "-",
        "not applicable",
        "Reason",
        Ask::Status(Status::NotApplicable),
    ),
    choice(
        "6",
        "w",
        "waived",
        "Reason | Approved by | Last day",
        Ask::Status(Status::Waived),
    ),
    choice("7", "o", "owner", "Name", Ask::Owner),
    choice("8", "d", "due", "Date", Ask::Due),
    choice("9", "v", "value", "Number and unit", Ask::Value),
    choice("10", "m", "note", "Text", Ask::Note),
    choice("11", "p", "evidence", "Link", Ask::Evidence),
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
            Ask::Status(status) => status.word(),
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
            ("1", Ask::Status(Status::Done), ""),
            ("y", Ask::Status(Status::Done), ""),
            ("Done", Ask::Status(Status::Done), ""),
            (
                "3 waits for legal",
                Ask::Status(Status::Blocked),
                "waits for legal",
            ),
            ("b waits", Ask::Status(Status::Blocked), "waits"),
            ("blocked: waits", Ask::Status(Status::Blocked), "waits"),
            (
                "not applicable no clients",
                Ask::Status(Status::NotApplicable),
                "no clients",
            ),
            (
                "not-applicable no clients",
                Ask::Status(Status::NotApplicable),
                "no clients",
            ),
            (
                "- no clients",
                Ask::Status(Status::NotApplicable),
                "no clients",
            ),
            ("in-progress", Ask::Status(Status::InProgress), ""),
            (
                "11 https://example.com",
                Ask::Evidence,
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
