//! How alike two statements are that may be one action in other words.
//!
//! Words are compared by their stems, so that `exposed` and `exposure` are one; words that say
//! little weigh nothing, and a verb at the beginning, which every meeting chooses anew, little.
//! Two statements that each hold something the other lacks are never clearly one: `add tests for
//! orders` and `add tests for users`.

use std::collections::HashSet;

use super::vocabulary::Vocabulary;
use super::words::Meaning;
use crate::domain::seek::fold;

/// A score from which two statements are clearly one.
pub const CLEAR: f64 = 0.8;
/// A score from which they may be one.
pub const MAYBE: f64 = 0.55;

/// What of a statement is compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gist {
    /// By the alphabet.
    stems: Vec<(String, f64)>,
}

/// What a verb at the beginning weighs.
const VERB: f64 = 0.3;
/// No action has more words that count.
const MOST_STEMS: usize = 40;

impl Gist {
    pub(super) fn new(text: &str, words: &Vocabulary) -> Self {
        let mut seen = HashSet::new();
        let mut stems: Vec<(String, f64)> = Vec::new();
        let folded = fold(text);
        let parts = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty());
        for (at, part) in parts.enumerate() {
            if words.is(part, Meaning::Small) {
                continue;
            }
            let stem = stem(part);
            let is_verb = at == 0 && words.is(part, Meaning::Verb);
            if seen.insert(stem.clone()) {
                stems.push((stem, if is_verb { VERB } else { 1.0 }));
            }
            if stems.len() == MOST_STEMS {
                break;
            }
        }
        stems.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        Self { stems }
    }

    /// The stems of the words that count.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(|(stem, _)| stem.as_str())
    }

    /// Whether both hold the same words.
    pub(super) fn same(&self, other: &Self) -> bool {
        !self.stems.is_empty() && self.stems().eq(other.stems())
    }

    /// What of this the other lacks, in the weight of its words.
    pub(super) fn lacks(&self, other: &Self) -> f64 {
        let missing = self.stems.iter().filter(|(stem, _)| !other.has(stem));
        missing.map(|(_, weight)| weight).sum()
    }

    fn has(&self, stem: &str) -> bool {
        let found = self
            .stems
            .binary_search_by(|(own, _)| own.as_str().cmp(stem));
        found.is_ok()
    }

    fn weight(&self) -> f64 {
        self.stems.iter().map(|(_, weight)| weight).sum()
    }

    /// From 0, nothing in common, to 1, the same words.
    #[must_use]
    pub fn score(&self, other: &Self) -> f64 {
        let (mine, theirs) = (self.weight(), other.weight());
        if mine == 0.0 || theirs == 0.0 {
            return 0.0;
        }
        let shared = |one: &Self, two: &Self| one.weight() - one.lacks(two);
        let common = shared(self, other).min(shared(other, self));
        let score = 0.5 * (common / mine.min(theirs)) + 0.5 * (common / mine.max(theirs));
        let numbers = |gist: &Self, other: &Self| {
            let mut own = gist
                .stems()
                .filter(|stem| stem.chars().all(|c| c.is_ascii_digit()));
            own.any(|stem| !other.has(stem))
        };
        if numbers(self, other) && numbers(other, self) {
            return score.min(MAYBE);
        }
        if self.lacks(other) >= 0.9 && other.lacks(self) >= 0.9 {
            return score.min(CLEAR - 0.1);
        }
        // One word in common is never enough for a clear case.
        if common < 1.5 && score < 1.0 {
            return score.min(CLEAR - 0.1);
        }
        score
    }
}

/// Endings that are taken off, the longest first.
const ENDINGS: [&str; 34] = [
    "isierung", "able", "ible", "ierungen", "ization", "isation", "ierung", "ations", "ation",
    "ungen", "ments", "ating", "ates", "ated", "ung", "ment", "ures", "ings", "ions", "ion", "ing",
    "ies", "ure", "ate", "iert", "ieren", "ern", "es", "ed", "en", "er", "ez", "s", "e",
];

/// A word without its endings; rough, and the same for all languages.
fn stem(word: &str) -> String {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word.to_string();
    }
    let long = |rest: &str| rest.chars().count() >= 3;
    let mut cut = word;
    for _ in 0..3 {
        let shorter = ENDINGS
            .iter()
            .find_map(|ending| cut.strip_suffix(ending).filter(|rest| long(rest)));
        let Some(shorter) = shorter else {
            break;
        };
        cut = shorter;
    }
    cut.chars().take(6).collect()
}
