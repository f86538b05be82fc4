//! Looks up phrases in the table of words, whatever their language.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{Meaning, TABLE, Topic};
use crate::domain::seek::fold;

/// The table, turned round: from phrases to what they mean.
#[derive(Debug)]
pub(super) struct Vocabulary {
    meanings: HashMap<String, Vec<Meaning>, Hasher>,
    /// With which words phrases begin, and how many words the longest such phrase has: most words of
    /// a text begin none.
    firsts: HashMap<String, usize, Hasher>,
    /// How many words the longest phrase has.
    longest: usize,
    /// Headings by their letters in order, for those in which two letters were swapped.
    headings: HashMap<String, Topic, Hasher>,
    /// With which words days begin.
    days: HashSet<String, Hasher>,
}

type Hasher = foldhash::fast::FixedState;

impl Vocabulary {
    /// That of all languages, made once for however many texts are read.
    pub(super) fn whole() -> &'static Self {
        static WHOLE: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::turned);
        &WHOLE
    }

    fn turned() -> Self {
        let mut meanings: HashMap<String, Vec<Meaning>, _> = HashMap::default();
        let mut firsts: HashMap<String, usize, _> = HashMap::default();
        let mut headings = HashMap::default();
        let mut days = HashSet::default();
        for row in TABLE {
            let phrases = row.en.iter().chain(row.de).chain(row.fr);
            for phrase in phrases {
                let phrase = phrase_of(phrase).into_owned();
                let first = phrase.split(' ').next().unwrap_or_default();
                let longest = firsts.entry(first.to_string()).or_default();
                *longest = phrase.split(' ').count().max(*longest);
                if is_of_days(row.meaning) {
                    days.insert(first.to_string());
                }
                if let Meaning::Topic(topic) | Meaning::TopicAlone(topic) = row.meaning
                    && phrase.len() >= LONG
                {
                    headings.entry(letters(&phrase)).or_insert(topic);
                }
                let known = meanings.entry(phrase).or_default();
                if !known.contains(&row.meaning) {
                    known.push(row.meaning);
                }
            }
        }
        Self {
            meanings,
            longest: firsts.values().copied().max().unwrap_or(0),
            firsts,
            headings,
            days,
        }
    }

    /// How many words the longest phrase has.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a day may begin with that word.
    pub(super) fn begins_day(&self, word: &str) -> bool {
        self.days.contains(phrase_of(word).as_ref())
    }

    /// What a heading means in which letters were swapped: `Action itmes`.
    pub(super) fn swapped(&self, heading: &str) -> Option<Topic> {
        let heading = phrase_of(heading);
        let long = (LONG..=40).contains(&heading.len());
        long.then(|| self.headings.get(&letters(&heading)).copied())?
    }

    /// All that a phrase can mean.
    pub(super) fn meanings(&self, phrase: &str) -> &[Meaning] {
        let known = self.meanings.get(phrase_of(phrase).as_ref());
        known.map_or(&[], Vec::as_slice)
    }

    /// Whether a phrase can mean that.
    pub(super) fn is(&self, phrase: &str, meaning: Meaning) -> bool {
        self.meanings(phrase).contains(&meaning)
    }

    /// The first of a phrase's meanings that is of use.
    pub(super) fn find<T>(&self, phrase: &str, of_use: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.meanings(phrase)
            .iter()
            .find_map(|meaning| of_use(*meaning))
    }

    /// The longest phrase at the beginning of some words that has a meaning of use, as the number of
    /// its words.
    pub(super) fn begins<T>(
        &self,
        words: &[&str],
        of_use: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(usize, T)> {
        let (first, others) = words.split_first()?;
        let first = phrase_of(first);
        let longest = *self.firsts.get(first.as_ref())?;
        let mut phrase = first.into_owned();
        let mut ends = vec![phrase.len()];
        for word in others.iter().take(longest - 1) {
            phrase.push(' ');
            phrase.push_str(&phrase_of(word));
            ends.push(phrase.len());
        }
        ends.iter().enumerate().rev().find_map(|(others, end)| {
            let meanings = self.meanings.get(phrase.get(..*end)?)?;
            let found = meanings.iter().find_map(|meaning| of_use(*meaning))?;
            Some((1 + others, found))
        })
    }

    /// Whether some run of the words has the meaning.
    pub(super) fn holds<T>(
        &self,
        words: &[&str],
        of_use: impl Fn(Meaning) -> Option<T>,
    ) -> Option<T> {
        (0..words.len()).find_map(|at| {
            let (_, found) = self.begins(words.get(at..)?, &of_use)?;
            Some(found)
        })
    }
}

/// Shorter headings are too easily made of the letters of another word.
const LONG: usize = 8;

/// The letters of a phrase, in order.
fn letters(phrase: &str) -> String {
    let mut letters: Vec<char> = phrase.chars().filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// Whether a day can begin with such words.
const fn is_of_days(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Month(_)
            | Meaning::Weekday(_)
            | Meaning::ShortWeekday(_)
            | Meaning::Soon(_)
            | Meaning::EndOf
            | Meaning::MiddleOf
            | Meaning::Week
            | Meaning::Quarter
            | Meaning::InFuture
    )
}

/// A phrase as it is compared: small letters, no accents, one space, one kind of apostrophe.
fn phrase_of(phrase: &str) -> Cow<'_, str> {
    if phrase.bytes().all(|byte| byte.is_ascii_graphic()) {
        return fold(phrase);
    }
    let one_kind: Cow<'_, str> = if phrase.contains('’') {
        Cow::Owned(phrase.replace('’', "'"))
    } else {
        Cow::Borrowed(phrase)
    };
    let mut folded = String::with_capacity(phrase.len());
    for word in fold(&one_kind).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    Cow::Owned(folded)
}
