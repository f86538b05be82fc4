//! Who took part, who is away, and when nobody works.

use super::day;
use super::names::Names;
use super::page::Said;
use super::proposal::{Attendee, Closed, Leave};
use super::sentence::Grammar;
use super::vocabulary::Vocabulary;
use super::words::Meaning;

/// No line about people is longer.
const MOST: usize = 1000;

/// The people that an entry of a list of attendees names, each with a role.
pub(super) fn people(
    text: &str,
    line: usize,
    names: &Names<'_>,
    words: &Vocabulary,
) -> Vec<Attendee> {
    if text.len() > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for piece in apart(text, words) {
        if let Some((name, role)) = person(&piece, names, words) {
            found.push(Attendee { name, role, line });
        }
    }
    found
}

/// Splits at commas and `and` outside of parentheses.
fn apart(text: &str, words: &Vocabulary) -> Vec<String> {
    // `Anna Berg, Betrieb` is one person with a role, and no list.
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    for word in text.split_inclusive([' ', ',', ';', '(', ')', '\u{a0}']) {
        let bare = word.trim_matches([' ', ',', ';', '\u{a0}']);
        if depth == 0
            && words.is(bare, Meaning::And)
            && bare
                .chars()
                .all(|c| c.is_lowercase() || matches!(c, '&' | '+'))
            && bare != "/"
        {
            pieces.push(String::new());
            continue;
        }
        depth += word.matches('(').count();
        depth = depth.saturating_sub(word.matches(')').count());
        let ends = depth == 0 && word.ends_with([',', ';']);
        if let Some(last) = pieces.last_mut() {
            last.push_str(word.trim_end_matches([',', ';']));
            if !ends && word.ends_with(',') {
                last.push(',');
            }
        }
        if ends {
            pieces.push(String::new());
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

fn person(text: &str, names: &Names<'_>, words: &Vocabulary) -> Option<(String, Option<String>)> {
    let text = text.trim().trim_matches(['*', '_', '.', '-', ' ']).trim();
    let is_name = |name: &str| -> Option<String> {
        let name = name.trim().trim_matches(['*', '_', ' ']);
        if let Some(handle) = name.strip_prefix('@') {
            let known = names.known(handle).unwrap_or(handle);
            return (!handle.is_empty() && !handle.contains(' ') || names.looks(handle).is_some())
                .then(|| known.to_string());
        }
        (names.looks(name).is_some() && !names.is_group(name))
            .then(|| names.known(name).unwrap_or(name).to_string())
    };
    if let Some((name, rest)) = text.split_once('(') {
        let role = rest.split(')').next().unwrap_or(rest);
        return Some((is_name(name)?, role_in(role, words)));
    }
    for sign in [" — ", " – ", " - ", ": ", " : ", " | "] {
        if let Some((left, right)) = text.split_once(sign) {
            if let Some(name) = is_name(left) {
                return Some((name, role_in(right, words)));
            }
            return Some((is_name(right)?, role_in(left, words)));
        }
    }
    is_name(text).map(|name| (name, None))
}

/// What stands beside a name and is no role.
const PASSING: [&str; 17] = [
    "remote",
    "online",
    "zoom",
    "video",
    "late",
    "guest",
    "gast",
    "en ligne",
    "visio",
    "à distance",
    "via teams",
    "by phone",
    "telefonisch",
    "excused",
    "optional",
    "notes",
    "facilitator",
];

/// The role that stands beside a name, if it is one.
fn role_in(text: &str, words: &Vocabulary) -> Option<String> {
    let role = text.trim().trim_matches(['*', '_', ' ', ')', '(']);
    let plain = role.chars().any(char::is_alphabetic) && role.len() <= 80;
    let parts: Vec<&str> = role.split_whitespace().collect();
    let away = words.holds(&parts, |meaning| (meaning == Meaning::Away).then_some(()));
    let lower = role.to_lowercase();
    let passing = away.is_some() || PASSING.iter().any(|word| lower.contains(word));
    (plain && !passing).then(|| role.to_string())
}

/// The absence that a line tells of.
pub(super) fn leave(said: &Said, grammar: &Grammar<'_>, expected: bool) -> Option<Leave> {
    let text = &said.text;
    if text.len() > 300 {
        return None;
    }
    let outside = without_parentheses(text);
    let words: Vec<&str> = clean_words(&outside);
    let away = |meaning| (meaning == Meaning::Away).then_some(());
    if !expected && grammar.words.holds(&words, away).is_none() {
        return None;
    }
    let (from, to) = day::span(&outside, grammar.words, grammar.calendar)?;
    let before_acting = acting_part(&outside, grammar.words).and_then(|at| outside.get(..at));
    let before_acting = before_acting.unwrap_or(&outside);
    let name =
        name_in(before_acting, grammar, None).or_else(|| name_in(&outside, grammar, None))?;
    let acting = acting(text, &name, grammar);
    Some(Leave {
        name,
        from,
        to,
        acting,
        line: said.line,
    })
}

fn clean_words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '(' | ')' | '–' | '—'))
        .map(|word| word.trim_matches(['*', '.']))
        .filter(|word| !word.is_empty())
        .collect()
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Where in a text it is told who stands in.
fn acting_part(text: &str, words: &Vocabulary) -> Option<usize> {
    let mut starts: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            starts.push((at, bare));
        }
        at += word.len();
    }
    let run: Vec<&str> = starts.iter().map(|(_, word)| *word).collect();
    starts.iter().enumerate().find_map(|(place, (start, _))| {
        let acting = |meaning| (meaning == Meaning::Acting).then_some(());
        words.begins(run.get(place..)?, acting).map(|_| *start)
    })
}

fn acting(text: &str, away: &str, grammar: &Grammar<'_>) -> Option<String> {
    let at = acting_part(text, grammar.words)?;
    let (before, behind) = text.split_at_checked(at)?;
    // `(Alex acting lead)` has the name before, `Vertretung: Alex` behind.
    let clause = before.rsplit(['(', ',', ';', '.']).next().unwrap_or(before);
    let earlier =
        name_in(clause, grammar, Some(away)).filter(|_| before.contains(['(', ',', ';', '.']));
    earlier.or_else(|| name_in(behind, grammar, Some(away)))
}

/// The first name in a text, other than one.
fn name_in(text: &str, grammar: &Grammar<'_>, except: Option<&str>) -> Option<String> {
    let words = clean_words(text);
    let is_other = |word: &str| {
        grammar.words.meanings(word).iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Away
                    | Meaning::Acting
                    | Meaning::Month(_)
                    | Meaning::Weekday(_)
                    | Meaning::Office
            )
        })
    };
    let fits = |name: &str| except.is_none_or(|except| except != name);
    for at in 0..words.len() {
        for count in (1..=4).rev() {
            let Some(run) = words.get(at..at + count) else {
                continue;
            };
            let name = run.join(" ");
            let bare = name.trim_start_matches('@');
            if !bare.chars().next().is_some_and(char::is_uppercase) && !name.starts_with('@') {
                continue;
            }
            if let Some(known) = grammar.names.known(bare)
                && fits(known)
            {
                return Some(known.to_string());
            }
            let plain = !run.iter().any(|word| is_other(word));
            let is_known = grammar.names.known(bare).is_some();
            if plain && !is_known && grammar.names.looks(bare).is_some() && fits(bare) {
                return Some(bare.to_string());
            }
        }
    }
    None
}

/// The days off that a line tells of.
pub(super) fn closed(said: &Said, grammar: &Grammar<'_>) -> Option<Closed> {
    let text = &said.text;
    if text.len() > 200 {
        return None;
    }
    let words = clean_words(text);
    let phrase = (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let found = grammar
            .words
            .begins(rest, |meaning| (meaning == Meaning::Closed).then_some(()))?;
        let phrase = rest.get(..found.0)?.join(" ");
        Some(phrase.to_lowercase())
    })?;
    // `closed` alone is said of tickets as well.
    let weak = ["closed", "geschlossen", "fermé", "fermée", "fermés", "pont"];
    let office = |word: &&str| grammar.words.is(word, Meaning::Office);
    if weak.contains(&phrase.as_str()) && !words.iter().any(office) {
        return None;
    }
    let (from, to) = day::span(text, grammar.words, grammar.calendar)?;
    Some(Closed {
        from,
        to,
        line: said.line,
    })
}
