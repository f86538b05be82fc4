//! One typed line of the plain walk, understood: a word, its letter or its number, and what follows.
//!
//! What can be done is the app's table of actions; here it only gets words and numbers.

use crate::domain::event::Status;
use crate::tui::action::Action;

/// A way to ask for something.
pub(super) struct Reply {
    pub(super) number: &'static str,
    /// The key of the app's walk, where that is one letter.
    pub(super) letter: &'static str,
    pub(super) word: &'static str,
    /// What may stand behind it on the same line; empty where nothing may.
    pub(super) follows: &'static str,
    pub(super) action: Action,
}

macro_rules! choices {
    ($($number:literal $letter:literal $word:literal $follows:literal $action:ident;)+) => {
        /// Every choice, in the order in which they are told.
        pub(super) const CHOICES: &[Reply] = &[
            $(Reply {
                number: $number,
                letter: $letter,
                word: $word,
                follows: $follows,
                action: Action::$action,
            },)+
        ];
    };
}

choices! {
    "1" "y" "done" "why, if that needs saying" Done;
    "2" "n" "not yet" "why, if that needs saying" NotYet;
    "3" "b" "blocked" "what it waits for" Blocked;
    "4" "f" "failed" "what was found" Failed;
    "5" "-" "not applicable" "why not" NotApplicable;
    "6" "w" "waived" "reason | who approves | last day" Waive;
    "7" "o" "owner" "a name" Owner;
    "8" "d" "due" "a day, such as friday, T-7d or 2026-12-01" Due;
    "9" "v" "value" "number and unit" Value;
    "10" "m" "note" "the note; alone, it takes lines until one that is only a dot" Note;
    "11" "p" "evidence" "a link or reference" Proof;
    "12" "s" "confirm" "" Confirm;
    "13" "=" "pick" "the number of the answer that holds" Pick;
    "14" ">" "skip" "" Skip;
    "15" "<" "back" "" Previous;
    "16" "u" "undo" "the beginning of a change's id, if not the last" Undo;
    "17" "r" "redo" "the beginning of a change's id, if not the last" Redo;
    "18" "i" "details" "" Details;
    "19" "H" "history" "" History;
    "20" "/" "filter" "words as of gonogo list; none for all items" Filter;
    "21" "A" "add item" "its statement" Add;
    "22" "e" "edit" "" Edit;
    "23" "!" "findings" "" Findings;
    "24" "R" "retry" "" Retry;
    "25" "?" "help" "" Help;
    "26" "q" "quit" "" Back;
}

impl Reply {
    /// What it does, in the words of the app's table where that has the same to say.
    pub(super) fn doc(&self) -> &'static str {
        match self.action {
            Action::Details => "Shows all that is known of the item, with its history.",
            Action::Filter => {
                "Walks only the items that pass, such as status:blocked, owner:me or due:<7d."
            }
            Action::Pick => "Tells two answers that are at odds, and says which one holds.",
            Action::History => "Shows what has changed, when and by whom, newest last.",
            Action::Edit => "Opens the checklist in your editor, at this item.",
            Action::Help => "Says what every choice does.",
            Action::Back => "Ends the walk; all that was saved stays saved.",
            action => action.row().map_or("", |row| row.doc),
        }
    }

    /// The status that it gives an item.
    pub(super) fn status(&self) -> Option<Status> {
        self.action.status()
    }

    /// Whether it says how the item stands, so that the walk goes on behind it.
    pub(super) fn goes_on(&self) -> bool {
        self.status().is_some() || self.action == Action::Value
    }
}

/// What a line says: the choice, and the words behind it.
///
/// # Errors
/// With the word that is none of the choices.
pub(super) fn read(line: &str) -> Result<(&'static Reply, &str), &str> {
    let line = line.trim();
    // Whole words first, so that `not applicable` is not taken for `n` with a reason.
    for choice in CHOICES {
        let status = choice.status().map_or(choice.word, Status::word);
        for word in [choice.word, status] {
            if let Some(rest) = after(line, word) {
                return Ok((choice, rest));
            }
        }
    }
    let first = line.split_whitespace().next().unwrap_or(line);
    let short = |choice: &&Reply| choice.number == first || choice.letter == first;
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
    use std::collections::HashSet;

    use super::*;
    use crate::tui::action::{Row, Scope, TABLE};

    #[test]
    fn a_number_a_letter_or_a_word_asks_for_the_same() {
        for (line, action, rest) in [
            ("1", Action::Done, ""),
            ("y", Action::Done, ""),
            ("Done", Action::Done, ""),
            ("3 waits for legal", Action::Blocked, "waits for legal"),
            ("b waits", Action::Blocked, "waits"),
            ("blocked: waits", Action::Blocked, "waits"),
            (
                "not applicable no clients",
                Action::NotApplicable,
                "no clients",
            ),
            (
                "not-applicable no clients",
                Action::NotApplicable,
                "no clients",
            ),
            ("- no clients", Action::NotApplicable, "no clients"),
            ("not yet", Action::NotYet, ""),
            ("in-progress", Action::NotYet, ""),
            (
                "11 https://example.com",
                Action::Proof,
                "https://example.com",
            ),
            ("Add item It works", Action::Add, "It works"),
            ("/ owner:me", Action::Filter, "owner:me"),
            (" q ", Action::Back, ""),
        ] {
            let (choice, words) = read(line).unwrap();
            assert_eq!((choice.action, words), (action, rest), "{line}");
        }
        assert!(matches!(read("yes"), Err("yes")));
        assert!(matches!(read("99 x"), Err("99")));
    }

    #[test]
    fn no_two_choices_are_asked_for_alike_and_each_says_what_it_does() {
        let mut ways = HashSet::new();
        for choice in CHOICES {
            for way in [choice.number, choice.letter, choice.word] {
                assert!(ways.insert(way), "{way} twice");
            }
            assert!(choice.doc().ends_with('.'), "{}", choice.word);
        }
    }

    #[test]
    fn all_that_the_walk_of_the_app_can_do_can_be_done_here() {
        // What only a screen needs: moving within it, drawing it, finding keys on it, stopping what
        // has taken the terminal over; copying, since all is text of the terminal here; sharing and
        // running checks, which are commands of their own. Who speaks is said with --as, and of which
        // release with --release.
        let screen = [
            Action::Down,
            Action::Up,
            Action::PageDown,
            Action::PageUp,
            Action::First,
            Action::Last,
            Action::Palette,
            Action::Redraw,
            Action::Suspend,
            Action::Copy,
            Action::Sync,
            Action::Speaker,
            Action::Verify,
            Action::Releases,
        ];
        let here = |row: &&Row| row.holds_in(Scope::Walk) && !screen.contains(&row.action);
        for row in TABLE.iter().filter(here) {
            let offered = CHOICES.iter().any(|choice| choice.action == row.action);
            assert!(offered, "{} is missing", row.name);
        }
    }

    #[test]
    fn letters_are_the_keys_of_the_walk_in_the_app() {
        // What has no plain letter there: arrows, keys held down with others, Enter, which skips here;
        // and the filter, which belongs to lists there.
        let other = [
            Action::Skip,
            Action::Previous,
            Action::Redo,
            Action::Details,
            Action::Filter,
        ];
        for choice in CHOICES
            .iter()
            .filter(|choice| !other.contains(&choice.action))
        {
            let row = choice.action.row().unwrap();
            let binds = row
                .binds
                .iter()
                .filter(|bind| bind.scopes.contains(&Scope::Walk));
            let mut keys = binds.flat_map(|bind| bind.keys);
            assert!(keys.any(|key| *key == choice.letter), "{}", choice.word);
        }
    }
}
