//! The words that pick items out of a list, the same on the command line and in the app.
//!
//! `status:blocked owner:maria level:must,should due:<7d is:late some text`: all words must hold;
//! of words joined by commas, one. How text is found is told in [`super::seek`].

use chrono::NaiveDate;

use super::checklist::{Level, Phase};
use super::event::Status;
use super::roster::Roster;
use super::seek::fold;
use super::standing::Flag;
use super::text;
use super::when::{Span, parse_date};

pub mod changes;
pub mod completion;
pub mod sieve;
pub mod unknown;

/// A parsed filter; the default lets every item through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
}

/// One word: any of its alternatives must hold.
type Term = Vec<Test>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Status(Status),
    Owner(Owner),
    Area(String),
    Level(Level),
    Phase(Phase),
    Tag(String),
    Due(Due),
    Is(Is),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Owner {
    Me,
    Nobody,
    Named(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    None,
    Before(Day),
    Until(Day),
    On(Day),
    From(Day),
    After(Day),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Date(NaiveDate),
    InDays(u64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Settled,
    Unsettled,
    InHand,
    Raised(Flag),
}

/// Why words are not a filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFilter {
    /// Nothing is filtered by such a key.
    #[error("there is no filter `{key}:`{} Filters are {}", suggestion(nearest.as_ref()), known.join(": ") + ":")]
    Key {
        /// The key as written.
        key: String,
        /// The key most likely meant.
        nearest: Option<String>,
        /// The keys that there are.
        known: &'static [&'static str],
    },
    /// The key does not take that word.
    #[error("`{key}:` does not know `{word}`{} It takes {takes}", suggestion(nearest.as_ref()))]
    Word {
        /// The key.
        key: String,
        /// The word as written.
        word: String,
        /// The word most likely meant.
        nearest: Option<String>,
        /// What it takes.
        takes: String,
    },
    /// A quotation mark without its second.
    #[error("a quotation mark is not closed")]
    Quote,
}

fn suggestion(nearest: Option<&String>) -> String {
    nearest.map_or_else(|| ".".into(), |word| format!(", did you mean `{word}`?"))
}

/// The keys of a filter, in the order in which help lists them.
pub const KEYS: [&str; 8] = [
    "status", "owner", "area", "level", "phase", "due", "is", "tag",
];

/// The words of `is:` that are easily typed; a flag's plain words on screens are taken as well.
const IS: [(&str, Is); 15] = [
    ("settled", Is::Settled),
    ("unsettled", Is::Unsettled),
    ("in-hand", Is::InHand),
    ("late", Is::Raised(Flag::Overdue)),
    ("overdue", Is::Raised(Flag::Overdue)),
    ("nobodys", Is::Raised(Flag::Unowned)),
    ("unowned", Is::Raised(Flag::Unowned)),
    ("away", Is::Raised(Flag::Away)),
    ("stale", Is::Raised(Flag::Stale)),
    ("expired", Is::Raised(Flag::Expired)),
    ("unproven", Is::Raised(Flag::Unproven)),
    ("unconfirmed", Is::Raised(Flag::Unconfirmed)),
    ("contested", Is::Raised(Flag::Contested)),
    ("reworded", Is::Raised(Flag::Reworded)),
    ("unexplained", Is::Raised(Flag::Unexplained)),
];

/// Who is looking: whom `owner:me` means, and what `due:` counts from.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    /// The name of who looks.
    pub me: &'a str,
    /// Who takes part.
    pub roster: &'a Roster,
    /// The day.
    pub today: NaiveDate,
}

impl Filter {
    /// Reads a line of words; a word with spaces stands in quotation marks.
    ///
    /// # Errors
    /// With the word that means nothing, and the one that was probably meant.
    pub fn parse(line: &str) -> Result<Self, BadFilter> {
        let terms = split(line)?
            .iter()
            .map(|word| term(word))
            .collect::<Result<_, _>>()?;
        Ok(Self { terms })
    }

    /// What is mine and not settled.
    #[must_use]
    pub fn mine() -> Self {
        Self {
            terms: vec![vec![Test::Owner(Owner::Me)], vec![Test::Is(Is::Unsettled)]],
        }
    }

    /// With the words of another filter as well.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }

    /// Whether it depends on who is looking.
    #[must_use]
    pub fn asks_who(&self) -> bool {
        self.terms
            .iter()
            .flatten()
            .any(|test| *test == Test::Owner(Owner::Me))
    }

    /// Whether every item passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// A character, and whether it stood in quotation marks: there it is text and nothing else.
type Letter = (char, bool);

fn split(line: &str) -> Result<Vec<Vec<Letter>>, BadFilter> {
    let mut words = Vec::new();
    let mut word = Vec::new();
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.push(std::mem::take(&mut word)),
            c => word.push((c, quoted)),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    if quoted {
        Err(BadFilter::Quote)
    } else {
        Ok(words)
    }
}

fn term(word: &[Letter]) -> Result<Term, BadFilter> {
    let Some((key, words)) = halves(word) else {
        return Ok(vec![Test::Text(fold(&plain_text(word)).into_owned())]);
    };
    if !KEYS.contains(&key.as_str()) {
        return Err(BadFilter::Key {
            nearest: text::nearest(&key, KEYS).map(|key| format!("{key}:")),
            key,
            known: &KEYS,
        });
    }
    words.iter().map(|word| test(&key, word)).collect()
}

/// The key of a word, and its alternatives; none where it is text.
fn halves(word: &[Letter]) -> Option<(String, Vec<String>)> {
    let mut halves = word.splitn(2, |letter| *letter == (':', false));
    let (key, rest) = (halves.next()?, halves.next()?);
    let is_word = |(c, quoted): &Letter| c.is_ascii_alphabetic() && !quoted;
    // `https://…`, `10:30` and `:-)` are text.
    if key.is_empty() || !key.iter().all(is_word) || rest.starts_with(&[('/', false)]) {
        return None;
    }
    let words = rest.split(|letter| *letter == (',', false));
    let words = words.map(plain_text).collect();
    Some((plain_text(key).to_ascii_lowercase(), words))
}

fn plain_text(letters: &[Letter]) -> String {
    letters.iter().map(|(c, _)| c).collect()
}

fn test(key: &str, word: &str) -> Result<Test, BadFilter> {
    let lower = fold(word.trim()).into_owned();
    let closed = |known: &[&str]| BadFilter::Word {
        key: key.into(),
        word: word.into(),
        nearest: text::nearest(&lower, known.iter().copied()).map(Into::into),
        takes: known.join(", "),
    };
    match key {
        "status" => Status::from_word(&lower)
            .or_else(|| plain(Status::ALL, Status::plain, &lower))
            .map(Test::Status)
            .ok_or_else(|| closed(Status::WORDS)),
        "level" => Level::from_word(&lower)
            .map(Test::Level)
            .ok_or_else(|| closed(Level::WORDS)),
        "phase" => Phase::from_word(&lower)
            .map(Test::Phase)
            .ok_or_else(|| closed(Phase::WORDS)),
        "is" => {
            let code = IS.iter().find(|(name, _)| *name == lower);
            let flag = || plain(Flag::ALL, Flag::plain, &lower).map(Is::Raised);
            code.map(|(_, is)| *is)
                .or_else(flag)
                .map(Test::Is)
                .ok_or_else(|| closed(&IS.map(|(name, _)| name)))
        }
        "due" => due(&lower).map(Test::Due).ok_or_else(|| BadFilter::Word {
            key: key.into(),
            word: word.into(),
            nearest: None,
            takes: "<7d, >2w, <2026-12-01, 2026-12-01, today or none".into(),
        }),
        "owner" => Ok(Test::Owner(match lower.as_str() {
            "me" => Owner::Me,
            "nobody" | "none" | "" => Owner::Nobody,
            _ => Owner::Named(lower),
        })),
        "tag" => Ok(Test::Tag(lower)),
        _ => Ok(Test::Area(lower)),
    }
}

/// What is called so on screens.
fn plain<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, word: &str) -> Option<T> {
    all.iter().copied().find(|known| name(*known) == word)
}

fn due(word: &str) -> Option<Due> {
    let day = |word: &str| {
        let in_days = || word.parse::<Span>().ok()?.whole_days().map(Day::InDays);
        match word {
            "today" => Some(Day::InDays(0)),
            _ => parse_date(word).ok().map(Day::Date).or_else(in_days),
        }
    };
    if word == "none" {
        return Some(Due::None);
    }
    if let Some(rest) = word.strip_prefix("<=") {
        return day(rest).map(Due::Until);
    }
    if let Some(rest) = word.strip_prefix('<') {
        return day(rest).map(Due::Before);
    }
    if let Some(rest) = word.strip_prefix(">=") {
        return day(rest).map(Due::From);
    }
    if let Some(rest) = word.strip_prefix('>') {
        return day(rest).map(Due::After);
    }
    day(word).map(Due::On)
}

#[cfg(test)]
mod tests;
