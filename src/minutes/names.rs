//! Tells names from other words that begin with a capital.
//!
//! Who is named as a person somewhere in the minutes (in the list of those who attended, in a column
//! of owners, with an @) or in the workspace is known. Another word passes for a name only where the
//! minutes put a name, and only if it is no word of the table; with a list of attendees at hand, a
//! single word that is not on it does not.

use std::collections::HashMap;

use super::vocabulary::Vocabulary;
use super::words::Meaning;
use crate::domain::seek::fold;

/// The names that some minutes know.
#[derive(Debug)]
pub(super) struct Names<'a> {
    words: &'a Vocabulary,
    full: Vec<String>,
    /// What each way to write a name means; none where it means several people.
    known: HashMap<String, Option<usize>>,
    /// Whether there is a list of who took part.
    pub(super) has_roll: bool,
}

/// No name is longer, in words and in bytes.
const MOST_WORDS: usize = 5;
const LONGEST: usize = 60;

impl<'a> Names<'a> {
    pub(super) fn new(words: &'a Vocabulary) -> Self {
        Self {
            words,
            full: Vec::new(),
            known: HashMap::new(),
            has_roll: false,
        }
    }

    /// Learns a name.
    pub(super) fn add(&mut self, name: &str) {
        let name = name.trim();
        if name.is_empty() || name.len() > LONGEST || self.known(name).is_some() {
            return;
        }
        let at = self.full.len();
        self.full.push(name.to_string());
        let parts: Vec<String> = words(name).map(|it| fold(it).into_owned()).collect();
        let whole = parts.join(" ");
        self.known.insert(whole, Some(at));
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return;
        };
        if parts.len() < 2 {
            return;
        }
        let initial = |part: &str| part.chars().next().map(String::from).unwrap_or_default();
        let initials: String = parts.iter().map(|part| initial(part)).collect();
        let shorter = [
            first.clone(),
            last.clone(),
            format!("{first}.{last}"),
            format!("{first}-{last}"),
            format!("{first}_{last}"),
            format!("{first}{last}"),
            format!("{}{last}", initial(first)),
            format!("{}.{last}", initial(first)),
            format!("{first}{}", initial(last)),
            format!("{first} {}", initial(last)),
            format!("{first} {}.", initial(last)),
            format!("{}. {last}", initial(first)),
            format!("\u{0}{initials}"),
        ];
        for way in shorter {
            let meant = self.known.entry(way).or_insert(Some(at));
            if *meant != Some(at) {
                *meant = None;
            }
        }
    }

    /// The full name of somebody who is known.
    pub(super) fn known(&self, name: &str) -> Option<&str> {
        let name = name.trim().trim_start_matches('@');
        if name.len() > LONGEST {
            return None;
        }
        let is_short = (2..=3).contains(&name.len()) && name.chars().all(char::is_uppercase);
        let untitled = self.untitled(name);
        let key = fold(&untitled)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let initials = format!("\u{0}{key}");
        let found = self.known.get(&key);
        let found = found.or_else(|| self.known.get(&initials).filter(|_| is_short));
        let at = (*found?)?;
        self.full.get(at).map(String::as_str)
    }

    fn untitled(&self, name: &str) -> String {
        let mut parts: Vec<&str> = name.split_whitespace().collect();
        while parts.len() > 1
            && parts.first().is_some_and(|part| {
                self.words.is(part.trim_end_matches('.'), Meaning::Title)
                    && part.chars().next().is_some_and(char::is_uppercase)
            })
        {
            parts.remove(0);
        }
        parts.join(" ")
    }

    /// Whether it names a group: all leads, das Team, toute l'équipe.
    pub(super) fn is_group(&self, name: &str) -> bool {
        let parts: Vec<&str> = name
            .split([' ', '-', '\'', '’'])
            .filter(|part| !part.is_empty())
            .collect();
        let group = |part: &&str| self.words.is(part, Meaning::Group);
        let (first, last) = (parts.first(), parts.last());
        let small = |part: &&str| {
            group(part) || self.words.is(part, Meaning::Small) || self.words.is(part, Meaning::And)
        };
        let between = parts.get(1..parts.len().saturating_sub(1));
        parts.len() <= 4
            && !parts.is_empty()
            && between.is_none_or(|between| between.iter().all(small))
            && first.is_some_and(|it| it.chars().next().is_some_and(char::is_alphabetic))
            && (first.is_some_and(group)
                || last.is_some_and(group)
                || parts.iter().any(|it| group(it) && it.starts_with('é')))
            && parts
                .iter()
                .all(|part| part.chars().all(char::is_alphabetic))
    }

    /// How many words a text has if it looks like the name of a person.
    pub(super) fn looks(&self, name: &str) -> Option<usize> {
        if name.is_empty() || name.len() > LONGEST {
            return None;
        }
        let name = self.untitled(name);
        let parts: Vec<&str> = name.split_whitespace().collect();
        if parts.is_empty() || parts.len() > MOST_WORDS {
            return None;
        }
        let last = parts.len() - 1;
        let fits = parts.iter().enumerate().all(|(at, part)| {
            self.is_capital(part, at == 0)
                || (at > 0 && at < last && self.words.is(part, Meaning::Particle))
        });
        let capitals = parts
            .iter()
            .filter(|part| part.chars().next().is_some_and(char::is_uppercase));
        (fits && capitals.count() <= 4).then_some(parts.len())
    }

    /// Whether a word looks like a part of a name.
    fn is_capital(&self, part: &str, first: bool) -> bool {
        let letters: Vec<char> = part.chars().collect();
        let Some(initial) = letters.first() else {
            return false;
        };
        let plain = |c: &char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
        if !initial.is_uppercase() || !letters.iter().all(plain) {
            return false;
        }
        // An initial: `J.`, or `M` behind a first name.
        if part.ends_with('.') {
            return letters.len() <= 3;
        }
        if letters.len() == 1 {
            return !first;
        }
        let has_small = letters.iter().any(|c| c.is_lowercase());
        has_small && !self.is_other_word(part)
    }

    /// Whether a word with a capital is more likely something else than a name.
    fn is_other_word(&self, part: &str) -> bool {
        let others = |meaning: Meaning| {
            matches!(
                meaning,
                Meaning::NoName
                    | Meaning::Verb
                    | Meaning::State(_)
                    | Meaning::Key(_)
                    | Meaning::Weight(_)
                    | Meaning::Topic(_)
                    | Meaning::TopicAlone(_)
                    | Meaning::Marker(_)
                    | Meaning::Month(_)
                    | Meaning::Weekday(_)
                    | Meaning::Soon(_)
                    | Meaning::Small
                    | Meaning::Filler
            )
            .then_some(())
        };
        // Months and other words that people are called as well.
        let exempt = [
            "april", "june", "may", "august", "mai", "mark", "will", "bill", "grant", "frank",
            "jan", "drew", "chase", "hope",
        ];
        let folded = fold(part);
        if exempt.contains(&folded.as_ref()) {
            return false;
        }
        self.words.find(part, others).is_some()
            || NOUN_ENDINGS
                .iter()
                .any(|ending| folded.len() > ending.len() + 2 && folded.ends_with(ending))
    }

    /// Somebody, at a place where minutes put a name; several are joined by commas.
    ///
    /// `sure` says that the place alone makes it certain that somebody is named.
    pub(super) fn owner(&self, text: &str, sure: bool) -> Option<String> {
        let text = text.trim().trim_end_matches([':', ',', ';', '.']).trim();
        if text.is_empty() || text.len() > 3 * LONGEST {
            return None;
        }
        if let Some(one) = self.one(text, sure) {
            return Some(one);
        }
        let parts: Vec<String> = self.apart(text);
        if parts.len() < 2 || parts.len() > 6 {
            return None;
        }
        let owners: Option<Vec<String>> = parts.iter().map(|part| self.one(part, sure)).collect();
        Some(owners?.join(", "))
    }

    /// The single names of a list of names.
    fn apart(&self, text: &str) -> Vec<String> {
        let mut parts = vec![String::new()];
        for piece in text.split_inclusive([',', '/', '&', '+', ';', ' ']) {
            let (word, sign) = match piece.chars().last() {
                Some(sign @ (',' | '/' | '&' | '+' | ';')) => (piece.trim_end_matches(sign), true),
                _ => (piece, false),
            };
            let word = word.trim();
            let and = !word.is_empty()
                && word.chars().all(char::is_lowercase)
                && self.words.is(word, Meaning::And);
            if !and
                && !word.is_empty()
                && let Some(last) = parts.last_mut()
            {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
            if and || sign {
                parts.push(String::new());
            }
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn one(&self, text: &str, sure: bool) -> Option<String> {
        let text = text.trim();
        if let Some(known) = self.known(text) {
            return Some(known.to_string());
        }
        let handle = text.strip_prefix('@');
        if let Some(handle) = handle {
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '\'');
            let fine = !handle.is_empty()
                && handle.chars().all(fits)
                && handle.split_whitespace().count() <= 3;
            return fine.then(|| handle.to_string());
        }
        if self.words.is(text, Meaning::Unknown) {
            return None;
        }
        if self.is_group(text) {
            return Some(text.to_string());
        }
        let looks = self.looks(text)?;
        let certain = sure || looks > 1 || !self.has_roll;
        certain.then(|| self.untitled(text))
    }

    /// Who is named in a column or behind a key for owners: whatever stands there, unless it says
    /// that nobody does.
    pub(super) fn named(&self, text: &str) -> Option<String> {
        let text = text.trim().trim_matches(['*', '_', '`']).trim();
        let bare = text.split('(').next().unwrap_or(text).trim();
        let bare = bare.trim_end_matches(['.', ',', ';']);
        if bare.is_empty() || bare.len() > 3 * LONGEST || self.words.is(bare, Meaning::Unknown) {
            return None;
        }
        let named = self.owner(bare, true);
        named.or_else(|| {
            let few = bare.split_whitespace().count() <= 6;
            (few && bare.chars().any(char::is_alphabetic)).then(|| bare.to_string())
        })
    }

    /// The first known person whose name stands in a sentence.
    pub(super) fn within(&self, text: &str) -> Option<&str> {
        let parts: Vec<&str> = words(text).take(120).collect();
        (0..parts.len()).find_map(|at| {
            (1..=3).rev().find_map(|count| {
                let name = parts.get(at..at + count)?;
                let capital = name.iter().all(|part| {
                    part.trim_start_matches('@')
                        .chars()
                        .next()
                        .is_some_and(char::is_uppercase)
                        || part.starts_with('@')
                });
                capital.then(|| self.known(&name.join(" "))).flatten()
            })
        })
    }
}

/// Endings of nouns that no name has.
const NOUN_ENDINGS: [&str; 22] = [
    "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tions", "sion", "ment", "ments",
    "ness", "ity", "ities", "tat", "ance", "ence", "ware", "zeit", "plan", "prozess", "liste",
];

/// The words of a text without the signs around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !(c.is_alphanumeric() || c == '@')))
        .filter(|word| !word.is_empty())
}
