//! Takes one line apart: what it is, whose, by when, where it stands, and what is left to say.
//!
//! Only the edges of a line are looked at, since that is where people write these things; what
//! stands in the middle of a sentence stays part of it.

mod ending;
mod labels;
mod telling;

use chrono::NaiveDate;

use super::day::{self, Calendar, Lead};
use super::names::Names;
use super::page::{Said, boxed};
use super::vocabulary::Vocabulary;
use super::words::{Marker, Meaning};
use crate::domain::checklist::Level;
use crate::domain::event::Status;

/// Nobody writes an action of more bytes; what is longer is left out and told.
pub(super) const LONGEST: usize = 1500;

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the line, and all may hold at once"
)]
pub(super) struct Parts {
    pub(super) marker: Option<Marker>,
    pub(super) owner: Option<String>,
    /// Whether it begins with an `@`.
    pub(super) mention: bool,
    /// Whether it begins with somebody's name and a sign behind it.
    pub(super) led: bool,
    /// Whether a key such as `owner:` says whose it is.
    pub(super) keyed: bool,
    pub(super) due: Option<NaiveDate>,
    pub(super) status: Option<Status>,
    pub(super) reason: Option<String>,
    pub(super) level: Option<Level>,
    /// Whether it begins with a sign for where it stands.
    pub(super) signed: bool,
    /// Whether somebody is said to have said or done something.
    pub(super) told: bool,
    /// What is left.
    pub(super) text: String,
}

/// What is known while lines are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar<'a> {
    pub(super) words: &'a Vocabulary,
    pub(super) names: &'a Names<'a>,
    pub(super) calendar: Calendar,
}

/// How much a place already says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere: only who is known is somebody.
    Anywhere,
    /// Where actions stand: a word that looks like a name is one.
    Actions,
    /// Where it is told how things stand: `by` somebody may end a line.
    Standing,
    /// Where it is told what was decided: a sentence may begin with somebody.
    Decisions,
}

const DASHES: [&str; 3] = [" — ", " – ", " - "];
/// `Olga → write to the bank`
const ARROWS: [&str; 5] = [" → ", " ⇒ ", " -> ", " => ", " >> "];

impl Grammar<'_> {
    /// Takes a line apart.
    pub(super) fn parts(&self, said: &Said, place: Place) -> Parts {
        let mut parts = self.taken_apart(said, place);
        if parts.text.is_empty() {
            parts.text = tidy(&said.text).to_string();
        }
        parts
    }

    /// Whether a line of which a part is struck out says nothing any more: a name, a label, a day or
    /// a sign is left.
    pub(super) fn is_emptied(&self, said: &Said, place: Place) -> bool {
        let Some((whole, _)) = said.whole.as_ref().filter(|_| said.text.len() <= LONGEST) else {
            return false;
        };
        let text = self.taken_apart(said, place).text;
        // What stands behind the words struck out may take their place: `~~Guide~~ Runbook`.
        let before = whole.trim_start().starts_with(said.text.trim());
        !text.contains(char::is_alphanumeric)
            || self.names.known(&text).is_some()
            || self.is_day(&text)
            || (before && self.understand(&text, true, Place::Actions, &mut Parts::default()))
    }

    /// Whether a line only says that there is something to do, or for whom, and not what.
    pub(super) fn is_bare_marker(&self, said: &Said, place: Place) -> bool {
        let parts = self.taken_apart(said, place);
        let only_marker = || self.marker(&parts.text, &mut Parts::default());
        let marked = parts.marker == Some(Marker::Action);
        let only_name = || parts.text.is_empty() || self.names.owner(&parts.text, false).is_some();
        (marked && only_name()) || (parts.owner.is_none() && only_marker())
    }

    fn is_day(&self, text: &str) -> bool {
        let days = day::find(text, self.words, self.calendar);
        days.iter()
            .any(|day| day.start == 0 && day.end >= text.len())
    }

    /// The parts of a line; no text where nothing is left of it.
    fn taken_apart(&self, said: &Said, place: Place) -> Parts {
        let mut parts = Parts::default();
        let rest = self.beginning(said, place, &mut parts);
        let place = match (place, parts.marker) {
            (Place::Anywhere, Some(Marker::Action)) => Place::Actions,
            (_, Some(Marker::Decision)) => Place::Decisions,
            (Place::Anywhere, _) if parts.signed => Place::Standing,
            (place, _) => place,
        };
        let rest = self.subject(rest, place, &mut parts);
        let text = self.ending(rest, place, &mut parts);
        if parts.due.is_none() {
            let found = day::find(&text, self.words, self.calendar);
            parts.due = found
                .iter()
                .find(|day| day.lead == Lead::Due)
                .map(|day| day.date);
        }
        parts.text = closed(tidy(&text));
        parts
    }

    /// Labels, boxes and signs at the beginning; returns what stands behind them.
    fn beginning<'t>(&self, said: &'t Said, place: Place, parts: &mut Parts) -> &'t str {
        let mut rest = said.text.as_str();
        let mut bold = said.bold;
        for _ in 0..6 {
            let before = rest.len();
            rest = rest.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '→' | '⇒' | '•' | '▪' | '‣' | '–' | '—' | '>')
            });
            for arrow in ["->", "=>", "- "] {
                rest = rest.strip_prefix(arrow).unwrap_or(rest).trim_start();
            }
            rest = unnumbered(rest);
            if let Some((ticked, length)) = boxed(rest) {
                parts.status = ticked.then_some(Status::Done).or(parts.status);
                rest = rest.get(length..).unwrap_or_default().trim_start();
            }
            if let Some((status, behind)) = self.sign(rest) {
                // Open is what everything is: what is said behind it says more.
                let told = Some(status).filter(|status| *status != Status::Open);
                parts.status = parts.status.or(told);
                parts.signed = true;
                rest = behind;
            }
            bold = bold.saturating_sub(before - rest.len());
            if rest.starts_with('@') {
                if parts.owner.is_some() {
                    break;
                }
                rest = self.mention(rest, parts);
                break;
            }
            let place = match parts.marker {
                Some(Marker::Action) => Place::Actions,
                _ => place,
            };
            let Some(behind) = self.label(rest, bold, place, parts) else {
                break;
            };
            bold = bold.saturating_sub(rest.len() - behind.len());
            rest = behind;
        }
        rest
    }

    /// `🚧 …`, `❌ …`: a sign that says where things stand, and what is behind it.
    fn sign<'t>(&self, text: &'t str) -> Option<(Status, &'t str)> {
        let (word, behind) = first_word(text)?;
        let sign = word.trim_end_matches('\u{FE0F}');
        let is_sign = sign.chars().count() == 1 && !sign.chars().all(char::is_alphanumeric);
        let status = self.state(sign).filter(|_| is_sign && !sign.is_ascii())?;
        let behind = behind.trim_start();
        (!behind.is_empty()).then_some((status, behind))
    }

    pub(super) fn weight(&self, phrase: &str) -> Option<Level> {
        self.words.find(phrase, |meaning| match meaning {
            Meaning::Weight(level) => Some(level),
            _ => None,
        })
    }

    pub(super) fn state(&self, phrase: &str) -> Option<Status> {
        self.words.find(phrase, |meaning| match meaning {
            Meaning::State(status) => Some(status),
            _ => None,
        })
    }

    /// `Maria will …`, `Anna soll …`; behind a marker also `Maria updates …`.
    fn subject<'t>(&self, text: &'t str, place: Place, parts: &mut Parts) -> &'t str {
        if parts.owner.is_some() {
            if parts.mention || parts.led {
                return self.without_will(text, parts);
            }
            return text;
        }
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        let mut counts = (1..=3_usize.min(words.len().saturating_sub(1))).rev();
        let found = counts.find_map(|count| {
            let (owner, will) = self.doer(&words, count, place, parts.marker)?;
            Some((count, owner, will))
        });
        let Some((count, owner, will)) = found else {
            return text;
        };
        if place == Place::Anywhere && parts.marker.is_none() {
            // A sentence about somebody; whose it would be is known to whoever lists it.
            return text;
        }
        parts.owner = Some(owner);
        if place == Place::Decisions && !will {
            return text;
        }
        self.without_will(skip_words(text, count), parts)
    }

    /// Who does what a sentence tells, where its first words name somebody, and whether it is told as
    /// a plan.
    fn doer(
        &self,
        words: &[&str],
        count: usize,
        place: Place,
        marker: Option<Marker>,
    ) -> Option<(String, bool)> {
        let (head, next) = words.split_at_checked(count)?;
        let name = head.join(" ");
        if name.ends_with([',', '.', ';', ':']) || name.starts_with(['(', '[']) {
            return None;
        }
        let known = self.names.known(&name);
        let plans = |meaning| matches!(meaning, Meaning::Will | Meaning::Does).then_some(());
        let will = self.words.begins(next, plans).is_some();
        let verb = next.first().is_some_and(|verb| self.acts(verb));
        let looks = || self.names.looks(&name).is_some();
        let owner = match (place, known) {
            (Place::Decisions, Some(known)) if will || verb => Some(known.to_string()),
            (Place::Decisions, None) if (will || verb) && count > 1 && looks() => Some(name),
            (Place::Actions, Some(known)) if name.starts_with(char::is_uppercase) => {
                Some(known.to_string())
            }
            (Place::Anywhere | Place::Standing, Some(known))
                if will && name.starts_with(char::is_uppercase) =>
            {
                Some(known.to_string())
            }
            (Place::Actions, None) if will || (verb && marker == Some(Marker::Action)) => {
                let named = looks() || self.names.is_group(&name);
                named.then(|| self.names.owner(&name, false)).flatten()
            }
            _ => None,
        };
        Some((owner?, will))
    }

    /// Whether a word looks like a verb in the third person.
    fn acts(&self, verb: &str) -> bool {
        let small = verb.chars().all(|c| c.is_lowercase() || c == '\'');
        small
            && verb.chars().count() > 2
            && verb.ends_with(['s', 't', 'e', 'd'])
            && !self.words.is(verb, Meaning::Small)
            && !self.words.is(verb, Meaning::On)
            && !self.words.is(verb, Meaning::Since)
    }

    fn without_will<'t>(&self, text: &'t str, parts: &mut Parts) -> &'t str {
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        let told = self
            .words
            .begins(&words, |meaning| (meaning == Meaning::Told).then_some(()));
        let first = words.first().copied().unwrap_or_default();
        let past = first.len() > 4
            && first.ends_with("ed")
            && first.chars().all(char::is_lowercase)
            && !matches!(
                first,
                "need" | "embed" | "proceed" | "exceed" | "speed" | "feed" | "succeed"
            );
        let will = self
            .words
            .begins(&words, |meaning| (meaning == Meaning::Will).then_some(()));
        match will {
            Some((count, ())) if words.len() > count => skip_words(text, count),
            _ => {
                parts.told |= told.is_some() || past;
                text
            }
        }
    }
}

/// A text whose last parenthesis is closed, where its end was taken away.
fn closed(text: &str) -> String {
    let open = text.matches('(').count() > text.matches(')').count();
    format!("{text}{}", if open { ")" } else { "" })
}

/// A text without spaces and signs that only joined it to what was taken from it.
pub(super) fn tidy(text: &str) -> &str {
    let text = text
        .trim()
        .trim_start_matches([':', '→', '⇒', '-', '–', '—', ',', '*', ' ', '\u{a0}']);
    let text = text.trim_end_matches([' ', '*', ':', ',', ';', '–', '—', '\u{a0}']);
    text.strip_suffix('.')
        .filter(|it| !it.ends_with("..") && !it.ends_with("etc"))
        .unwrap_or(text)
        .trim()
}

fn unnumbered(text: &str) -> &str {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - behind.len();
    // `20. März …` begins with a day.
    if digits == 1
        && let Some(rest) = behind
            .strip_prefix(". ")
            .or_else(|| behind.strip_prefix(") "))
        && !rest.chars().next().is_some_and(char::is_lowercase)
    {
        rest
    } else {
        text
    }
}

type Label<'t> = (&'t str, &'t str, bool);

fn bold_label(text: &str, bold: usize) -> Option<Label<'_>> {
    if bold == 0 {
        return None;
    }
    let (label, behind) = text.split_at_checked(bold)?;
    let behind = behind.trim_start_matches([':', '-', '–', '—', ' ', '\u{a0}', ',', '.']);
    (label.len() <= 80).then_some((label, behind, true))
}

fn bracketed(text: &str) -> Option<Label<'_>> {
    let (open, close) = match text.chars().next()? {
        '[' => ('[', ']'),
        '(' => ('(', ')'),
        _ => return None,
    };
    let (label, behind) = text.strip_prefix(open)?.split_once(close)?;
    let behind = behind.trim_start_matches([':', '-', '–', '—', ' ']);
    (label.len() <= 60).then_some((label, behind, true))
}

fn before_colon(text: &str) -> Option<Label<'_>> {
    let (label, behind) = text.split_once(':')?;
    let spaced = behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || c == '*');
    let few = label.split_whitespace().count() <= 8;
    (spaced && few && label.len() <= 80).then_some((
        label,
        behind.trim_start_matches(['*', ' ']),
        true,
    ))
}

fn before_dash(text: &str) -> Option<Label<'_>> {
    let (at, sign) = DASHES
        .iter()
        .chain(&ARROWS)
        .filter_map(|sign| Some((text.find(sign)?, sign)))
        .min()?;
    let label = text.get(..at)?;
    let behind = text.get(at + sign.len()..)?;
    let few = label.split_whitespace().count() <= 5;
    (few && label.len() <= 80).then_some((label, behind, false))
}

/// The first word of a text, and what stands behind it.
pub(super) fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, behind) = text.split_at_checked(end)?;
    (!word.is_empty()).then_some((word, behind))
}

/// A text without its first words.
pub(super) fn skip_words(text: &str, count: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..count {
        rest = first_word(rest).map_or("", |(_, behind)| behind.trim_start());
    }
    rest
}
