//! Targets that a number must meet, and the numbers that are held against them.
//!
//! Arithmetic is exact: a number is an integer and a power of ten, a unit an integer multiple of
//! the smallest unit of its kind, so 0.3 s is exactly 300 ms.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why a text is not a target or a value, or why a value does not go with a target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadQuantity {
    /// No number at the beginning, or one with too many digits.
    #[error("`{0}` is not a value: write a number of at most 12 digits and a unit, such as 0.41 s")]
    Value(String),
    /// No operator, or no value behind it.
    #[error(
        "`{0}` is not a target: write an operator (< <= = >= >), a number and a unit, such as `<= 500 ms`; or `?` while it is still to be agreed"
    )]
    Target(String),
    /// A unit of another kind than the target's.
    #[error("`{value}` cannot be held against `{target}`: {expected}")]
    Unit {
        /// The value as given.
        value: String,
        /// The target it does not go with.
        target: String,
        /// The units that would do, in words.
        expected: String,
    },
}

/// A number with its unit, as measured: `0.41 s`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    digits: i64,
    scale: u32,
    unit: Box<str>,
}

const MAX_DIGITS: usize = 12;
const MAX_SCALE: u32 = 9;

/// A kind of unit and its members, each in multiples of the smallest.
type Kind = (&'static str, &'static [(&'static str, i128)]);

/// The units that can be turned into each other. A unit not listed goes only with itself.
const KINDS: [Kind; 4] = [
    (
        "a time",
        &[
            ("ns", 1),
            ("us", 1_000),
            ("µs", 1_000),
            ("ms", 1_000_000),
            ("s", 1_000_000_000),
            ("sec", 1_000_000_000),
            ("min", 60_000_000_000),
            ("h", 3_600_000_000_000),
            ("d", 86_400_000_000_000),
            ("w", 604_800_000_000_000),
        ],
    ),
    (
        "a size",
        &[
            ("B", 1),
            ("kB", 1_000),
            ("KB", 1_000),
            ("MB", 1_000_000),
            ("GB", 1_000_000_000),
            ("TB", 1_000_000_000_000),
            ("KiB", 1 << 10),
            ("MiB", 1 << 20),
            ("GiB", 1 << 30),
            ("TiB", 1 << 40),
        ],
    ),
    ("a share", &[("%", 10), ("‰", 1)]),
    // Times a year, say: how often in the longest of these spans.
    (
        "a rate",
        &[
            ("/w", 1),
            ("/d", 7),
            ("/h", 168),
            ("/min", 10_080),
            ("/s", 604_800),
        ],
    ),
];

/// What a unit means: what is counted, its kind, and its multiple of the smallest of that kind.
#[derive(PartialEq, Eq)]
struct Meaning<'a> {
    counted: &'a str,
    kind: Option<&'static str>,
    factor: i128,
}

fn meaning(unit: &str) -> Meaning<'_> {
    // `req/min` counts requests at a rate; `min` alone is a time.
    let (counted, measure) = match unit.find('/') {
        Some(slash) => unit.split_at(slash),
        None => ("", unit),
    };
    for (kind, members) in &KINDS {
        if let Some((_, factor)) = members.iter().find(|(name, _)| *name == measure) {
            return Meaning {
                counted,
                kind: Some(kind),
                factor: *factor,
            };
        }
    }
    Meaning {
        counted: unit,
        kind: None,
        factor: 1,
    }
}

impl Quantity {
    /// The unit as written; empty for a bare number.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The same number in another unit, as where a bare number is understood to be in it.
    #[must_use]
    pub fn in_unit(self, unit: &str) -> Self {
        Self {
            unit: unit.into(),
            ..self
        }
    }

    /// Compares two quantities of one kind; none where their kinds differ.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let (mine, theirs) = (meaning(&self.unit), meaning(&other.unit));
        if mine.counted != theirs.counted || mine.kind != theirs.kind {
            return None;
        }
        // At most 10^12 * 6*10^14 * 10^9: below the 1.7*10^38 that an i128 holds.
        let left = i128::from(self.digits) * mine.factor * 10_i128.pow(other.scale);
        let right = i128::from(other.digits) * theirs.factor * 10_i128.pow(self.scale);
        Some(left.cmp(&right))
    }
}

impl FromStr for Quantity {
    type Err = BadQuantity;

    fn from_str(text: &str) -> Result<Self, BadQuantity> {
        let bad = || BadQuantity::Value(text.into());
        let text = text.trim();
        let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
        let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let unit = unit.trim();
        let (sign, unsigned) = match number.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, number),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}");
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        let dangling = whole.is_empty() || unsigned.ends_with('.');
        let scale = u32::try_from(fraction.len()).map_err(|_too_long| bad())?;
        if dangling
            || !plain
            || digits.trim_start_matches('0').len() > MAX_DIGITS
            || scale > MAX_SCALE
        {
            return Err(bad());
        }
        if unit
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>=".contains(c))
        {
            return Err(bad());
        }
        let digits: i64 = digits.parse().map_err(|_not_a_number| bad())?;
        Ok(Self {
            digits: sign * digits,
            scale,
            unit: unit.into(),
        })
    }
}

impl TryFrom<String> for Quantity {
    type Error = BadQuantity;

    fn try_from(text: String) -> Result<Self, BadQuantity> {
        text.parse()
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        quantity.to_string()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let size = 10_u64.pow(self.scale);
        let digits = self.digits.unsigned_abs();
        write!(f, "{sign}{}", digits / size)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", digits % size, width = self.scale as usize)?;
        }
        match &*self.unit {
            "" => Ok(()),
            unit @ ("%" | "‰") => write!(f, " {unit}"),
            unit if unit.starts_with('/') => f.write_str(unit),
            unit => write!(f, " {unit}"),
        }
    }
}

/// How a value is held against a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `=`
    Exactly,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
}

/// The operators, longest first so that `<=` is not read as `<`.
const RELATIONS: [(&str, Relation); 5] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("<", Relation::Below),
    (">", Relation::Above),
    ("=", Relation::Exactly),
];

impl Relation {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Below => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::Exactly => ordering.is_eq(),
            Self::AtLeast => ordering.is_ge(),
            Self::Above => ordering.is_gt(),
        }
    }
}

/// What an item's number must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Still to be agreed, written `?`: an item with such a target cannot be done.
    Unknown,
    /// A bound, such as `<= 500 ms`.
    Bound(Relation, Quantity),
}

impl Target {
    /// Whether the value meets the target; a target still to be agreed is met by nothing.
    ///
    /// # Errors
    /// When the value's unit is of another kind than the target's.
    pub fn met_by(&self, value: &Quantity) -> Result<bool, BadQuantity> {
        let Self::Bound(relation, bound) = self else {
            return Ok(false);
        };
        match value.compare(bound) {
            Some(ordering) => Ok(relation.holds(ordering)),
            None => Err(BadQuantity::Unit {
                value: value.to_string(),
                target: self.to_string(),
                expected: expected_unit(bound.unit()),
            }),
        }
    }

    /// Whether the value is known to fall short, as none does of a target still to be agreed.
    #[must_use]
    pub fn is_missed_by(&self, value: &Quantity) -> bool {
        *self != Self::Unknown && self.met_by(value) == Ok(false)
    }
}

fn expected_unit(unit: &str) -> String {
    let Meaning { counted, kind, .. } = meaning(unit);
    let members = KINDS.iter().find(|(name, _)| Some(*name) == kind);
    match members {
        Some((kind, members)) => {
            let names: Vec<_> = members
                .iter()
                .map(|(name, _)| format!("{counted}{name}"))
                .collect();
            format!("it takes {kind} ({})", names.join(", "))
        }
        None if unit.is_empty() => "it takes a number without a unit".into(),
        None => format!("it takes a number of `{unit}`"),
    }
}

impl FromStr for Target {
    type Err = BadQuantity;

    fn from_str(text: &str) -> Result<Self, BadQuantity> {
        let trimmed = text.trim();
        if trimmed == "?" {
            return Ok(Self::Unknown);
        }
        RELATIONS
            .iter()
            .find_map(|(sign, relation)| Some((*relation, trimmed.strip_prefix(sign)?)))
            .and_then(|(relation, bound)| Some(Self::Bound(relation, bound.parse().ok()?)))
            .ok_or_else(|| BadQuantity::Target(text.into()))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("?"),
            Self::Bound(relation, bound) => {
                let sign = RELATIONS.iter().find(|(_, known)| known == relation);
                write!(f, "{} {bound}", sign.map_or("", |(sign, _)| sign))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(target: &str, value: &str) -> Result<bool, BadQuantity> {
        target
            .parse::<Target>()
            .unwrap()
            .met_by(&value.parse().unwrap())
    }

    #[test]
    fn a_value_in_another_unit_of_the_same_kind_counts() {
        for (target, value, expected) in [
            ("<= 500 ms", "0.41 s", true),
            ("<= 500 ms", "500ms", true),
            ("< 500 ms", "0.5 s", false),
            ("= 0.3 s", "300 ms", true),
            ("<= 60 min", "1 h", true),
            ("<= 60 min", "61 min", false),
            (">= 99.95 %", "99.96%", true),
            (">= 99.95 %", "99.949 %", false),
            ("<= 1 GiB", "1000 MB", true),
            (">= 100 req/s", "6000 req/min", true),
            ("= 0 findings", "0 findings", true),
            ("> 3", "4", true),
            (">= -5", "-5.0", true),
            ("<= 999999999999 w", "0.000000001 ns", true),
        ] {
            assert_eq!(met(target, value), Ok(expected), "{value} against {target}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        for (target, value) in [
            ("<= 500 ms", "3 MB"),
            ("<= 500 ms", "3"),
            ("> 3", "4 s"),
            ("< 5 req/s", "1 err/s"),
            ("= 0 bugs", "0 findings"),
        ] {
            let error = met(target, value).unwrap_err();
            assert!(
                matches!(error, BadQuantity::Unit { .. }),
                "{value} against {target}"
            );
        }
        let words = met("<= 500 ms", "3 MB").unwrap_err().to_string();
        assert_eq!(
            words,
            "`3 MB` cannot be held against `<= 500 ms`: it takes a time (ns, us, µs, ms, s, sec, min, h, d, w)"
        );
    }

    #[test]
    fn nothing_meets_a_target_still_to_be_agreed() {
        assert_eq!(met("?", "3"), Ok(false));
    }

    #[test]
    fn targets_and_values_read_back_as_they_are_shown() {
        for text in ["<= 500 ms", "= 0 findings", ">= 99.95 %", "> 3", "?"] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
        for (text, shown) in [
            ("0.410 s", "0.41 s"),
            ("-0.05", "-0.05"),
            ("007", "7"),
            ("3/s", "3/s"),
        ] {
            assert_eq!(text.parse::<Quantity>().unwrap().to_string(), shown);
        }
        for bad in [
            "",
            "ms",
            "1.2.3 s",
            ".5",
            "5.",
            "--1",
            "1234567890123",
            "1 a b",
            "0.1234567891",
        ] {
            assert!(bad.parse::<Quantity>().is_err(), "{bad}");
        }
        for bad in ["500 ms", "=> 5", "<= ", "<", "~ 5"] {
            assert!(bad.parse::<Target>().is_err(), "{bad}");
        }
    }
}
