//! What a heading or a label says of what stands below it.

use super::names::words;
use super::vocabulary::Vocabulary;
use super::words::{Marker, Meaning, Topic};

/// No heading that names a topic has more words.
const MOST_WORDS: usize = 9;

/// The topic of a heading or label; none where it says nothing of the kind.
pub(super) fn topic(heading: &str, vocabulary: &Vocabulary) -> Option<Topic> {
    let bare = bare(heading);
    let parts: Vec<&str> = words(&bare)
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    if parts.is_empty() || parts.len() > MOST_WORDS {
        return None;
    }
    let core: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|word| !vocabulary.is(word, Meaning::Filler))
        .collect();
    let alone = |parts: &[&str]| {
        vocabulary.find(&parts.join(" "), |meaning| match meaning {
            Meaning::TopicAlone(topic) | Meaning::Topic(topic) => Some(topic),
            _ => None,
        })
    };
    // What the whole heading means, with its small words, comes before what a part of it may mean.
    if let Some(whole) = alone(&parts) {
        return Some(whole);
    }
    // `Dates / tasks`
    let mut sides = bare.split(" / ").filter(|_| bare.contains(" / "));
    if let Some(side) = sides.find_map(|side| alone(&words(side).collect::<Vec<_>>())) {
        return Some(side);
    }
    // Several headings in one: `Decisions & Next Steps` speaks of the actions.
    let mut found: Vec<Topic> = alone(&core)
        .into_iter()
        .chain(within(&parts, vocabulary))
        .collect();
    found.sort_by_key(|topic| {
        let rank = RANK.iter().position(|ranked| ranked == topic);
        rank.unwrap_or(RANK.len())
    });
    let swapped = || vocabulary.swapped(&parts.join(" "));
    found.first().copied().or_else(swapped)
}

/// Whether a line in the middle of a paragraph is a heading, or shouts what it is: `TODO …`.
pub(super) fn begins(line: &str, vocabulary: &Vocabulary) -> bool {
    let line = line.trim();
    if shouted(line, vocabulary).is_some() {
        return true;
    }
    let few = line.len() <= 60 && line.split(' ').count() <= 4;
    let capital = line.chars().next().is_some_and(char::is_uppercase);
    few && capital && !line.ends_with(['.', ',', '?', '!']) && topic(line, vocabulary).is_some()
}

/// What stands behind a word in capitals that says that there is something to do: `TODO …`.
pub(super) fn shouted<'t>(line: &'t str, vocabulary: &Vocabulary) -> Option<&'t str> {
    let (first, behind) = line.split_once(' ').unwrap_or((line, ""));
    let shouts = first.len() > 1 && first.chars().all(|c| c.is_uppercase() || c == '-');
    (shouts && vocabulary.is(first, Meaning::Marker(Marker::Action))).then_some(behind)
}

/// Which topic counts where a heading names several.
const RANK: [Topic; 5] = [
    Topic::Actions,
    Topic::Open,
    Topic::Decisions,
    Topic::Releases,
    Topic::Away,
];

fn within(parts: &[&str], vocabulary: &Vocabulary) -> Vec<Topic> {
    let mut found = Vec::new();
    for at in 0..parts.len() {
        let rest = parts.get(at..).unwrap_or_default();
        let begins = vocabulary.begins(rest, |meaning| match meaning {
            Meaning::Topic(topic) => Some(topic),
            _ => None,
        });
        if let Some((count, topic)) = begins {
            // In the middle of others a word is most often part of a name, as in GitHub Actions, and
            // a phrase part of a sentence.
            let at_an_end = at == 0 || at + count == parts.len();
            let phrase = count > 1 && (at_an_end || parts.len() <= 5);
            if phrase || topic == Topic::Incident || (at == 0 && parts.len() <= 6) {
                found.push(topic);
            }
        }
    }
    found
}

/// A heading without its number, its signs and what stands in parentheses.
pub(super) fn bare(heading: &str) -> String {
    let text = heading.trim().trim_end_matches([':', '*', ' ', '\u{a0}']);
    let text = text.split(['(', '[']).next().unwrap_or(text);
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    let rest = text.trim_start_matches(numbered);
    // `500 ms` is no number of a heading.
    let rest = if text.starts_with(|c: char| c.is_ascii_digit())
        && !text
            .get(..text.len() - rest.len())
            .is_some_and(|number| number.contains(['.', ')']))
    {
        text
    } else {
        rest
    };
    rest.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '@' | '"' | '#')))
        .to_string()
}

/// The incident that a heading names: its number, or its name.
pub(super) fn incident(heading: &str) -> String {
    let bare = bare_keeping(heading);
    let number = bare.split_whitespace().find(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split_once('-').is_some_and(|(letters, digits)| {
            letters.len() >= 2
                && letters.chars().all(|c| c.is_ascii_uppercase())
                && digits.len() >= 2
                && digits.chars().all(|c| c.is_ascii_digit())
        })
    });
    match (number, bare.split_once(':')) {
        (Some(number), _) => number
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_string(),
        (None, Some((_, name))) if !name.trim().is_empty() => name.trim().to_string(),
        _ => bare,
    }
}

fn bare_keeping(heading: &str) -> String {
    let text = heading.trim().trim_end_matches([':', '*']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')'));
    rest.trim().to_string()
}
