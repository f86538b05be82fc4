//! What a machine can tell of an item: what is expected of a command, and what its end means.
//!
//! Commands are run elsewhere; here their end is judged. A check that passed or failed has told
//! something of its item; one that could not run has told nothing and settles nothing. Invariant:
//! the same check, item and end always give the same result.

mod expect;

use serde::{Deserialize, Serialize};

use super::checklist::{Check, Item};
use super::target::{Quantity, Target};
use super::text::count;
pub use expect::{BadPattern, Expect, Pattern};

/// How a check ended, as its item keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ran {
    /// What was expected is so.
    Passed(Run),
    /// It is not.
    Failed {
        /// What is not as expected.
        why: String,
        /// What happened.
        run: Run,
    },
    /// Nothing is known: it did not run, or what it said cannot be weighed.
    CouldNotRun {
        /// Why not.
        why: String,
    },
}

/// One run of a check's command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Its exit code; none where it was ended from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<i32>,
    /// What it measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    /// How long it took, in milliseconds.
    pub millis: u64,
    /// How much it printed, in bytes.
    pub bytes: u64,
    /// The SHA-256 digest of all that it printed, in hexadecimal digits.
    pub digest: String,
    /// The end of what it printed.
    pub tail: String,
    /// The commit that was checked out, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Programs that it started and that went on after it, as far as they were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escaped: Vec<String>,
}

/// What a runner has to tell of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// It ran, to whatever end.
    Ended(Box<Ended>),
    /// It did not run, and why.
    DidNotRun(String),
}

/// A run that has ended, before it is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub how: How,
    /// What happened.
    pub run: Run,
    /// As much of what it printed as a pattern is held against: the end, where it is too much.
    pub output: String,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By itself, with this code.
    Exited(i32),
    /// By this signal.
    Killed(i32),
    /// It was still running after so many seconds, and was ended.
    TooLong(u64),
}

impl Ran {
    /// What happened, where something did.
    #[must_use]
    pub fn run(&self) -> Option<&Run> {
        match self {
            Self::Passed(run) | Self::Failed { run, .. } => Some(run),
            Self::CouldNotRun { .. } => None,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Passed(_) => "passed",
            Self::Failed { .. } => "failed",
            Self::CouldNotRun { .. } => "could-not-run",
        }
    }

    /// What is not as expected, or why nothing is known.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Passed(_) => None,
            Self::Failed { why, .. } | Self::CouldNotRun { why } => Some(why),
        }
    }

    /// The whole of it in one line.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut parts = vec![self.word().replace('-', " ")];
        if let Some(run) = self.run() {
            parts.push(format!(" after {}", took(run.millis)));
            let value = run.value.as_ref();
            parts.extend(value.map(|value| format!(", measured {value}")));
        }
        parts.extend(self.why().map(|why| format!(": {why}")));
        if let Some(left) = self.run().filter(|run| !run.escaped.is_empty()) {
            let number = count(left.escaped.len(), "program");
            parts.push(format!(" ({number} went on: {})", left.escaped.join(", ")));
        }
        parts.concat()
    }
}

/// A time in the words of a screen: `0.3 s`, `75 s`.
#[must_use]
pub fn took(millis: u64) -> String {
    if millis < 10_000 {
        format!("{}.{} s", millis / 1000, millis % 1000 / 100)
    } else {
        format!("{} s", millis / 1000)
    }
}

/// What a report means for an item.
#[must_use]
pub fn judge(item: &Item, check: &Check, report: &Report) -> Ran {
    let ended = match report {
        Report::Ended(ended) => ended,
        Report::DidNotRun(why) => return Ran::CouldNotRun { why: why.clone() },
    };
    if item.target.as_deref() == Some(&Target::Unknown) {
        // Nothing could meet it, and nothing misses it.
        let why = "the item's target is still to be agreed (`?`)".into();
        return Ran::CouldNotRun { why };
    }
    let mut run = ended.run.clone();
    run.exit = match ended.how {
        How::Exited(code) => Some(code),
        How::Killed(_) | How::TooLong(_) => None,
    };
    match outcome(item, check, ended, &mut run) {
        Verdict::Passed => Ran::Passed(run),
        Verdict::Failed(why) => Ran::Failed { why, run },
        Verdict::Senseless(why) => Ran::CouldNotRun { why },
    }
}

enum Verdict {
    Passed,
    Failed(String),
    Senseless(String),
}

fn outcome(item: &Item, check: &Check, ended: &Ended, run: &mut Run) -> Verdict {
    let code = match ended.how {
        How::TooLong(seconds) => {
            return Verdict::Failed(format!("it took longer than {seconds} s and was ended"));
        }
        How::Killed(signal) => return Verdict::Failed(format!("it was ended by signal {signal}")),
        How::Exited(code) => code,
    };
    let wanted = match &check.expect {
        Expect::Exit(wanted) => *wanted,
        Expect::Output(_) => 0,
    };
    if code != wanted {
        return Verdict::Failed(if wanted == 0 {
            format!("exit code {code}")
        } else {
            format!("exit code {code} instead of {wanted}")
        });
    }
    let Expect::Output(pattern) = &check.expect else {
        return Verdict::Passed;
    };
    match (pattern.find(&ended.output), pattern.takes_a_value()) {
        (None, _) => Verdict::Failed(format!("its output does not hold `{pattern}`")),
        (Some(_), false) => Verdict::Passed,
        (Some(found), true) => weigh(item, found, run),
    }
}

/// Holds what was measured against the item's target; a bare number is in the target's unit.
fn weigh(item: &Item, found: &str, run: &mut Run) -> Verdict {
    let Some(target @ Target::Bound(_, bound)) = item.target.as_deref() else {
        return Verdict::Senseless("the item has no target that a number could meet".into());
    };
    let value = match found.parse::<Quantity>() {
        Ok(value) if value.unit().is_empty() => value.in_unit(bound.unit()),
        Ok(value) => value,
        Err(bad) => return Verdict::Failed(bad.to_string()),
    };
    match target.met_by(&value) {
        Err(unit) => Verdict::Senseless(unit.to_string()),
        Ok(met) => {
            let missed = format!("{value} misses {target}");
            run.value = Some(value);
            if met {
                Verdict::Passed
            } else {
                Verdict::Failed(missed)
            }
        }
    }
}

#[cfg(test)]
mod tests;
