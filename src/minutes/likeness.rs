//! How alike two statements are that may be one action in other words.
//!
//! Words are compared by their stems, so that `exposed` and `exposure` are one; words that say
//! little weigh nothing, and a verb at the beginning, which every meeting chooses anew, little.
//! Two statements that each hold something the other lacks are never clearly one: `add tests for
//! orders` and `add tests for users`.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

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
    /// What of a statement is compared.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = Vocabulary::whole();
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

    fn weight(&self) -> f64 {
        self.stems.iter().map(|(_, weight)| weight).sum()
    }

    /// What each of two lacks of the other, in one pass over both.
    pub(super) fn compared(&self, other: &Self) -> Compared {
        let mut found = Compared {
            weights: (self.weight(), other.weight()),
            ..Compared::default()
        };
        let (mut ours, mut theirs) = (self.stems.as_slice(), other.stems.as_slice());
        loop {
            let order = match (ours.first(), theirs.first()) {
                (None, None) => return found,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(own), Some(their)) => own.0.cmp(&their.0),
            };
            if order.is_le()
                && let Some((first, rest)) = ours.split_first()
            {
                ours = rest;
                if order.is_lt() {
                    found.first.add(first);
                }
            }
            if order.is_ge()
                && let Some((first, rest)) = theirs.split_first()
            {
                theirs = rest;
                if order.is_gt() {
                    found.second.add(first);
                }
            }
        }
    }

    /// From 0, nothing in common, to 1, the same words.
    #[must_use]
    pub fn score(&self, other: &Self) -> f64 {
        self.compared(other).score()
    }
}

/// What one of two statements holds and the other lacks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Lacking {
    /// In the weight of its words.
    pub(super) weight: f64,
    /// Whether a number is among them.
    number: bool,
}

impl Lacking {
    fn add(&mut self, (stem, weight): &(String, f64)) {
        self.weight += weight;
        self.number |= stem.bytes().all(|byte| byte.is_ascii_digit());
    }
}

/// Two statements, compared.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Compared {
    weights: (f64, f64),
    /// What only the first holds.
    pub(super) first: Lacking,
    /// What only the second holds.
    pub(super) second: Lacking,
}

impl Compared {
    /// From 0, nothing in common, to 1, the same words.
    pub(super) fn score(&self) -> f64 {
        let (mine, theirs) = self.weights;
        if mine == 0.0 || theirs == 0.0 {
            return 0.0;
        }
        let common = (mine - self.first.weight).min(theirs - self.second.weight);
        let score = 0.5 * (common / mine.min(theirs)) + 0.5 * (common / mine.max(theirs));
        if self.first.number && self.second.number {
            return score.min(MAYBE);
        }
        if self.first.weight >= 0.9 && self.second.weight >= 0.9 {
            return score.min(CLEAR - 0.1);
        }
        // One word in common is never enough for a clear case.
        if common < 1.5 && score < 1.0 {
            return score.min(CLEAR - 0.1);
        }
        score
    }
}

/// Statements by the stems of their words: those that may be alike are found without comparing all
/// with all.
#[derive(Debug, Default)]
pub struct Index {
    holders: HashMap<String, Vec<usize>>,
}

/// A word that more statements hold says nothing about any of them, nor do several words that more
/// hold together.
const MOST_HOLDERS: usize = 400;
/// No statement is compared with more others; those that share the most of its words come first.
const MOST_NEAR: usize = 32;

impl Index {
    /// Takes in a statement, under a number.
    pub fn add(&mut self, gist: &Gist, at: usize) {
        for stem in gist.stems() {
            let holders = self.holders.entry(stem.to_string()).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }

    /// The numbers of those that share the most words with a statement, in their order; the rarest
    /// words are asked first.
    #[must_use]
    pub fn near(&self, gist: &Gist) -> Vec<usize> {
        let holders = gist.stems().filter_map(|stem| self.holders.get(stem));
        let mut holders: Vec<&[usize]> = holders.map(Vec::as_slice).collect();
        holders.sort_unstable_by_key(|holders| holders.len());
        let mut asked = 0;
        let rare = holders.into_iter().take_while(|holders| {
            asked += holders.len();
            asked <= MOST_HOLDERS
        });
        let mut found: Vec<usize> = rare.flatten().copied().collect();
        found.sort_unstable();
        let runs = found.chunk_by(|one, other| one == other);
        let mut counted: Vec<(usize, usize)> = runs
            .filter_map(|run| Some((run.len(), *run.first()?)))
            .collect();
        if counted.len() > MOST_NEAR {
            counted.sort_unstable_by_key(|(shared, at)| (Reverse(*shared), *at));
            counted.truncate(MOST_NEAR);
            counted.sort_unstable_by_key(|(_, at)| *at);
        }
        counted.into_iter().map(|(_, at)| at).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn gists(texts: impl IntoIterator<Item = String>) -> Vec<Gist> {
        texts.into_iter().map(|text| Gist::of(&text)).collect()
    }

    fn index(gists: &[Gist]) -> Index {
        let mut index = Index::default();
        for (at, gist) in gists.iter().enumerate() {
            index.add(gist, at);
        }
        index
    }

    #[test]
    fn no_statement_is_compared_with_all_however_many_share_its_words() {
        let many = |words: usize| {
            let text = |at: usize| {
                let word = |place: usize| format!("w{}o", (at * (place + 7) + place) % words);
                (0..8).map(word).collect::<Vec<_>>().join(" ")
            };
            gists((0..2000).map(text))
        };
        for words in [10, 50, 200, 1000, 5000] {
            let gists = many(words);
            let index = index(&gists);
            for gist in &gists {
                assert!(index.near(gist).len() <= MOST_NEAR, "{words}");
            }
        }
    }

    #[test]
    fn the_one_that_shares_the_most_words_is_found_among_many() {
        let mut texts: Vec<String> = (0..300)
            .map(|at| format!("review the ledger backup plan of team{at}"))
            .collect();
        texts.push("review the ledger backup plan and rotate keys".into());
        let gists = gists(texts);
        let asked = super::tests::gists(["Rotate the keys of the ledger backup".to_string()]);
        let near = index(&gists).near(&asked[0]);
        assert!(near.contains(&300), "{near:?}");
    }

    #[test]
    fn two_statements_lack_what_only_the_other_holds() {
        let gists =
            gists(["add tests for orders", "add tests for users", "add tests"].map(String::from));
        let [orders, users, neither] = gists.as_slice() else {
            panic!("three");
        };
        let compared = orders.compared(users);
        assert_eq!((compared.first.weight, compared.second.weight), (1.0, 1.0));
        assert!(orders.score(users) < CLEAR);
        assert_eq!(orders.compared(neither).second, Lacking::default());
        assert!((orders.score(orders) - 1.0).abs() < f64::EPSILON);
        assert!(orders.score(&Gist::default()).abs() < f64::EPSILON);
    }
}
