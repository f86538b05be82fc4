//! What can be wrong with a line of the journal, in words for people.
//!
//! This room only words and places what the scan found; it judges no bytes.

use std::ops::Range;

use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::text::count;

use super::line::MAX_LINE;

/// How many characters of a line a finding shows.
const SHOWN: usize = 120;
/// How many of them may stand before the spot.
const LED_UP: usize = 80;
/// How many faults of one file are told one by one; a file of nothing but rubbish would fill the
/// memory otherwise.
const TOLD: usize = 100;
const DOCTOR: &str = "`gonogo doctor --fix` sets it aside, after copying the file";

/// One thing wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The beginning of a change whose recording was interrupted.
    Torn,
    /// What git or jj leaves where a merge was not resolved.
    Marker,
    /// So many changes stand on one line.
    Glued(usize),
    /// The same change stands in another place too.
    Doubled,
    /// Another change has the same id.
    Clash,
    /// Written by a newer program.
    Unknown,
    /// Longer than a line may be, in bytes.
    TooLong(usize),
    /// Holds zero bytes, as a failing disk leaves them.
    Nul,
    /// Not UTF-8.
    NotText,
    /// The check sum does not match.
    Sum,
    /// Stands beside a change and is none.
    Junk,
    /// Anything else, in the parser's words.
    NotAnEvent(String),
}

impl Fault {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Torn | Self::Marker | Self::Glued(_) | Self::Doubled | Self::Unknown => {
                Severity::Warning
            }
            Self::Clash
            | Self::TooLong(_)
            | Self::Nul
            | Self::NotText
            | Self::Sum
            | Self::Junk
            | Self::NotAnEvent(_) => Severity::Error,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Torn => "this change is cut off: its recording was interrupted, or the end of the file is lost".into(),
            Self::Marker => "a merge conflict was left unresolved here".into(),
            Self::Glued(changes) => format!("{} on one line; each was read", count(*changes, "change")),
            Self::Doubled => "this change was recorded twice; it counts once".into(),
            Self::Clash => "another change has the same id, and only the first one counts".into(),
            Self::Unknown => "a newer gonogo recorded this change, and this version does not know its kind".into(),
            Self::TooLong(bytes) => format!("this line has {bytes} bytes; a change has at most {MAX_LINE}"),
            Self::Nul => "this line holds zero bytes, as a failing disk or a crash leaves them".into(),
            Self::NotText => "this line is not UTF-8 text".into(),
            Self::Sum => "this line was altered or damaged after it was recorded: its check sum does not match".into(),
            Self::Junk => "this stands beside a change and is none".into(),
            Self::NotAnEvent(why) => format!("this is not a change: {why}"),
        }
    }

    fn help(&self) -> String {
        match self {
            Self::Torn => format!(
                "what was cut off while it was recorded was never reported as saved; {DOCTOR}"
            ),
            Self::Glued(_) => {
                "nothing is lost; `gonogo doctor --fix` puts each on a line of its own".into()
            }
            Self::Doubled => format!("nothing is lost; {DOCTOR}"),
            Self::Marker => format!("the changes around it were read; {DOCTOR}"),
            Self::Unknown => "update gonogo to see it; until then the line is kept as it is".into(),
            Self::Clash
            | Self::TooLong(_)
            | Self::Nul
            | Self::NotText
            | Self::Sum
            | Self::Junk
            | Self::NotAnEvent(_) => DOCTOR.into(),
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    /// Counted from zero.
    pub(super) line: usize,
    /// The line, without its line break.
    pub(super) text: &'a [u8],
    /// The bytes of the line that are meant.
    pub(super) range: Range<usize>,
}

/// What is wrong with one file, in the order in which it was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults {
    told: Vec<Finding>,
    untold: usize,
    untold_error: bool,
}

impl Faults {
    /// Adds one; `lines` lie in the file before those that the place counts.
    pub(super) fn push(&mut self, path: &str, lines: usize, place: &Place<'_>, fault: &Fault) {
        let severity = fault.severity();
        if self.told.len() >= TOLD {
            self.untold += 1;
            self.untold_error |= severity == Severity::Error;
            return;
        }
        self.told.push(Finding {
            severity,
            path: path.to_owned(),
            spot: Some(spot(lines, place)),
            message: fault.message(),
            help: Some(fault.help()),
        });
    }

    /// Adds its findings to those of other files.
    pub(super) fn tell(&self, path: &str, findings: &mut Vec<Finding>) {
        findings.extend_from_slice(&self.told);
        if self.untold > 0 {
            findings.push(Finding {
                severity: if self.untold_error {
                    Severity::Error
                } else {
                    Severity::Warning
                },
                path: path.to_owned(),
                spot: None,
                message: format!("{} more in this file", count(self.untold, "fault")),
                help: Some(DOCTOR.into()),
            });
        }
    }
}

/// A file of which nothing can be read.
pub(super) fn unreadable(path: &str, why: &str) -> Finding {
    Finding {
        severity: Severity::Error,
        path: path.to_owned(),
        spot: None,
        message: format!("this file of the journal cannot be read: {why}"),
        help: Some("make it readable again".into()),
    }
}

/// The place, with the part of the line around it; `lines` lie before those that it counts.
pub(super) fn spot(lines: usize, place: &Place<'_>) -> Spot {
    let text = |range: Range<usize>| {
        let end = range.end.min(place.text.len());
        String::from_utf8_lossy(place.text.get(range.start..end).unwrap_or_default())
    };
    let Range { start, end } = place.range;
    let before = text(0..start).chars().count();
    let skipped = before.saturating_sub(LED_UP);
    // No character has more than four bytes; one more tells whether the line goes on.
    let near = text(0..start + (SHOWN + 1) * 4);
    let mut rest = near.chars().skip(skipped);
    let mut source: String = rest.by_ref().take(SHOWN).collect();
    if rest.next().is_some() {
        source.push('…');
    }
    Spot {
        line: lines + place.line + 1,
        column: before + 1,
        width: text(start..end).chars().count().max(1),
        source,
        skipped,
    }
}
