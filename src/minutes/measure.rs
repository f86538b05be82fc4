//! Numbers in sentences, as targets and values: `Current P99: 2.5 seconds`, `Target: 500ms`.

use super::vocabulary::Vocabulary;
use super::words::Meaning;
use crate::domain::target::{Quantity, Relation, Target};

/// A number as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) quantity: Quantity,
    relation: Option<Relation>,
}

/// Signs and words before a bound.
const RELATIONS: [(&str, Relation); 17] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("≤", Relation::AtMost),
    ("≥", Relation::AtLeast),
    ("<", Relation::Below),
    (">", Relation::Above),
    ("under ", Relation::Below),
    ("below ", Relation::Below),
    ("at most ", Relation::AtMost),
    ("at least ", Relation::AtLeast),
    ("unter ", Relation::Below),
    ("höchstens ", Relation::AtMost),
    ("mindestens ", Relation::AtLeast),
    ("moins de ", Relation::Below),
    ("au plus ", Relation::AtMost),
    ("au moins ", Relation::AtLeast),
    ("max. ", Relation::AtMost),
];

/// The number at the beginning of a text.
pub(super) fn number(text: &str, words: &Vocabulary) -> Option<Number> {
    let mut rest = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '~' | '≈' | '*' | '`')
    });
    let mut relation = None;
    let lower = rest.to_lowercase();
    if let Some((sign, found)) = RELATIONS.iter().find(|(sign, _)| lower.starts_with(sign)) {
        relation = Some(*found);
        rest = rest.get(sign.len()..)?.trim_start_matches([' ', '~']);
    }
    let length = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
            .len();
    let (digits, behind) = rest.split_at_checked(length)?;
    let digits = digits.trim_end_matches(['.', ',']);
    if digits.is_empty() {
        return None;
    }
    let behind = behind.trim_start();
    let end = behind
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '%' | '/' | '‰' | 'µ')))
        .unwrap_or(behind.len());
    let unit = behind.get(..end).unwrap_or_default();
    let known = words.find(unit, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    });
    // A comma before exactly three digits is a sign for thousands, otherwise for a fraction.
    let digits = match digits.split_once(',') {
        Some((whole, fraction))
            if fraction.len() == 3 && whole != "0" && !fraction.contains('.') =>
        {
            format!("{whole}{fraction}")
        }
        Some((whole, fraction)) => format!("{whole}.{fraction}"),
        None => digits.to_string(),
    };
    let written = match (known, unit) {
        (Some(known), _) => format!("{digits} {known}"),
        (None, unit) if unit.len() <= 12 && !unit.is_empty() => format!("{digits} {unit}"),
        _ => digits,
    };
    Some(Number {
        quantity: written.parse().ok()?,
        relation,
    })
}

/// The target that a number and its goal make; none where they cannot be held against each other.
pub(super) fn target(value: &Number, goal: &Number) -> Option<Target> {
    let bound = |relation| Target::Bound(relation, goal.quantity.clone());
    if let Some(relation) = goal.relation {
        let target = bound(relation);
        return target.met_by(&value.quantity).is_ok().then_some(target);
    }
    // What is too much today has to come down, what is too little to go up.
    let below = bound(Relation::AtMost);
    match below.met_by(&value.quantity) {
        Ok(true) => Some(bound(Relation::AtLeast)),
        Ok(false) => Some(below),
        Err(_) => None,
    }
}

/// A line that begins with a word for today's number or for its goal: which, what it measures, and
/// the number.
pub(super) fn line(text: &str, words: &Vocabulary) -> Option<(bool, String, Number)> {
    let (label, value) = text.split_once(':')?;
    if label.len() > 80 {
        return None;
    }
    let number = number(value, words)?;
    let parts: Vec<&str> = label
        .split_whitespace()
        .map(|word| word.trim_matches(['*', '(', ')', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    let is = |meaning: Meaning| parts.iter().any(|word| words.is(word, meaning));
    let goal = is(Meaning::Goal);
    if !goal && !is(Meaning::Current) {
        return None;
    }
    let name: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|word| !words.is(word, Meaning::Goal) && !words.is(word, Meaning::Current))
        .collect();
    Some((goal, name.join(" "), number))
}

/// `Memory now 900 MB`: what it is about, and the number.
fn at_current<'t>(text: &'t str, words: &Vocabulary) -> Option<(&'t str, &'t str)> {
    let mut from = 0;
    for word in text.split(' ').take(8) {
        if from > 0 && words.is(word, Meaning::Current) {
            return Some((text.get(..from)?.trim(), text.get(from + word.len()..)?));
        }
        from += word.len() + 1;
    }
    None
}

/// `P99 latency: 2.5 s (target: 500 ms)`
pub(super) fn both(text: &str, words: &Vocabulary) -> Option<(String, Number, Number)> {
    let (name, value) = text.split_once(':').or_else(|| at_current(text, words))?;
    if name.len() > 80 || value.len() > 120 {
        return None;
    }
    let first = number(value, words)?;
    let at = value.match_indices(['(', ',', ';', '→', '/', '–', '-']);
    let goal = at.into_iter().find_map(|(at, sign)| {
        let rest = value.get(at + sign.len()..)?.trim_start_matches([' ', '>']);
        let word = rest.split(|c: char| c.is_whitespace() || c == ':').next()?;
        if !words.is(word, Meaning::Goal) {
            return None;
        }
        number(rest.get(word.len()..)?, words)
    })?;
    let name = name
        .split_whitespace()
        .filter(|word| !words.is(word, Meaning::Current))
        .collect::<Vec<_>>()
        .join(" ");
    Some((name, first, goal))
}
