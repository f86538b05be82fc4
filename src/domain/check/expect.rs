//! What a check's command has to say for the check to pass.

use std::fmt;
use std::str::FromStr;

use regex_lite::{Regex, RegexBuilder};

/// The name of the group that captures a number.
const VALUE: &str = "value";

/// How large a pattern may become once it is compiled, in bytes.
const LARGEST: usize = 1 << 20;

/// When a check passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expect {
    /// With this exit code.
    Exit(i32),
    /// With the exit code 0 and an output in which the pattern is found. Where the pattern captures
    /// a number, that has to meet the item's target.
    Output(Pattern),
}

impl Default for Expect {
    fn default() -> Self {
        Self::Exit(0)
    }
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exit(code) => write!(f, "exit code {code}"),
            Self::Output(pattern) if pattern.takes_a_value() => {
                write!(f, "a number by `{pattern}` that meets the target")
            }
            Self::Output(pattern) => write!(f, "output with `{pattern}`"),
        }
    }
}

/// A regular expression, searched in a time that grows with the text and no faster.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    regex: Regex,
}

// Two patterns are what was written.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a pattern: {1}")]
pub struct BadPattern(String, String);

impl Pattern {
    /// Whether it captures a number, by a group of the name `value`.
    #[must_use]
    pub fn takes_a_value(&self) -> bool {
        self.regex
            .capture_names()
            .flatten()
            .any(|name| name == VALUE)
    }

    /// What it finds first: the number that it captures, else all of it.
    #[must_use]
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        let found = self.regex.captures(text)?;
        let value = found.name(VALUE).or_else(|| found.get(0))?;
        Some(value.as_str())
    }
}

impl FromStr for Pattern {
    type Err = BadPattern;

    fn from_str(text: &str) -> Result<Self, BadPattern> {
        let regex = RegexBuilder::new(text)
            .multi_line(true)
            .size_limit(LARGEST)
            .build();
        match regex {
            Ok(regex) => Ok(Self {
                text: text.into(),
                regex,
            }),
            Err(error) => Err(BadPattern(text.into(), error.to_string())),
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
