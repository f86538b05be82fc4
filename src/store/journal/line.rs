//! One line of the journal: an event as JSON, with a check sum as its last member.
//!
//! The sum is the CRC-32 of every byte before `,"sum"`, so that a changed byte anywhere in a line
//! is noticed and can never pass for another answer. The invariant: what [`encode`] returns,
//! [`decode`] reads back as the same event.

mod names;
mod straight;

use std::fmt;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde::de::value::StrDeserializer;

pub(super) use self::names::Names;
use crate::domain::event::{Change, Event, VERSION};
use crate::domain::id::EventId;

/// The longest line, in bytes, without its line break.
pub(super) const MAX_LINE: usize = 1 << 20;
/// How every line that this program writes begins. Within a JSON string its quotes would be
/// escaped, so it never occurs inside the text of an event.
pub(super) const BEGIN: &str = "{\"v\":";
/// What stands between the event's own members and the digits of the sum.
const SUM: &[u8] = b",\"sum\":\"";
const SUM_DIGITS: usize = 8;

/// A line that holds a whole change.
#[derive(Debug)]
pub(super) enum Whole {
    /// An event, and a number that differs where two events of one id differ.
    Event(Event, u32),
    /// An event of a kind that only a newer program knows.
    Unknown {
        /// Its id.
        id: EventId,
        /// Its place in the order of events.
        clock: u64,
        /// Like that of an event.
        fingerprint: u32,
    },
}

/// Why a line holds no whole change.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It was changed since it was written.
    Sum,
    /// It is JSON that ends too early, or no JSON, or none of an event.
    Json {
        /// In serde's words, without the place.
        why: String,
        /// The byte in the line where reading stopped.
        at: usize,
    },
}

/// The event's line, without a line break.
pub(super) fn encode(event: &Event) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(event)?;
    line.pop();
    let sum = crc32fast::hash(&line);
    line.extend_from_slice(SUM);
    line.extend_from_slice(format!("{sum:08x}\"}}").as_bytes());
    Ok(line)
}

/// Reads a line that has nothing but spaces around its JSON.
pub(super) fn decode(line: &[u8]) -> Result<Whole, Broken> {
    decode_sharing(line, &mut Names::default())
}

/// The same, for one of many lines: names that were met before are shared with those lines.
pub(super) fn decode_sharing(line: &[u8], names: &mut Names) -> Result<Whole, Broken> {
    let Some((body, sum)) = split_sum(line) else {
        return decode_without_sum(line);
    };
    if crc32fast::hash(body) != sum {
        return Err(Broken::Sum);
    }
    let text = str::from_utf8(body).ok();
    if let Some(event) = text.and_then(|text| straight::read(text, names)) {
        return Ok(Whole::Event(event, sum));
    }
    let json = [body, b"}"].concat();
    match serde_json::from_slice::<Event>(&json) {
        Ok(event) if event.v == VERSION => Ok(Whole::Event(event, sum)),
        other => match unknown(&json) {
            Some((id, clock)) => Ok(Whole::Unknown {
                id,
                clock,
                fingerprint: sum,
            }),
            None => Err(not_an_event(other.err())),
        },
    }
}

/// Another tool may have written a line without a sum. A line of ours that lost its sum by damage is
/// still neither newer nor of an unknown kind; where a second damage makes it look so, what is left
/// of the sum tells.
fn decode_without_sum(line: &[u8]) -> Result<Whole, Broken> {
    // To serde a list of the same values would do.
    if !line.starts_with(b"{") {
        return Err(Broken::Json {
            why: "expected a JSON object".into(),
            at: 0,
        });
    }
    let event = match serde_json::from_slice::<Event>(line) {
        Ok(event) if event.v == VERSION => event,
        other => {
            let (id, clock) = unknown(line).ok_or_else(|| not_an_event(other.err()))?;
            if had_sum(line) {
                return Err(Broken::Sum);
            }
            let fingerprint = crc32fast::hash(line);
            return Ok(Whole::Unknown {
                id,
                clock,
                fingerprint,
            });
        }
    };
    // The sum that it would have had, so that it equals the same event with a sum.
    let canonical = encode(&event).ok();
    let sum = canonical.as_deref().and_then(split_sum);
    let fingerprint = sum.map_or_else(|| crc32fast::hash(line), |(_, sum)| sum);
    Ok(Whole::Event(event, fingerprint))
}

/// The bytes that the sum is of, and the sum; none where the line does not end in one.
fn split_sum(line: &[u8]) -> Option<(&[u8], u32)> {
    let rest = line.strip_suffix(b"\"}")?;
    let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(SUM_DIGITS)?)?;
    let sum = digits
        .iter()
        .try_fold(0_u32, |sum, digit| Some(sum << 4 | hex(*digit)?))?;
    Some((rest.strip_suffix(SUM)?, sum))
}

/// Whether a line without a right sum still shows that it had one: the member's name, or at its end
/// what the member holds. Only a damaged line of ours does; to take it for a newer program's would
/// leave its change out and give a verdict all the same.
fn had_sum(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Summed {
        #[serde(rename = "sum")]
        _sum: IgnoredAny,
    }
    let digits = line.strip_suffix(b"\"}").and_then(|rest| {
        let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(SUM_DIGITS)?)?;
        Some(rest.ends_with(b"\":\"") && digits.iter().all(|digit| hex(*digit).is_some()))
    });
    digits == Some(true) || serde_json::from_slice::<Summed>(line).is_ok()
}

/// Sums are random digits, which no processor foresees: so both kinds of digit are worked out, and
/// one is chosen without a jump.
fn hex(digit: u8) -> Option<u32> {
    let number = digit.wrapping_sub(b'0');
    let letter = digit.wrapping_sub(b'a').saturating_add(10);
    let value = if number < 10 { number } else { letter };
    (value < 16).then_some(u32::from(value))
}

/// Whether these bytes, whose JSON ends too early, are the beginning of a line as [`encode`] makes
/// them. What goes on behind its sum is not: that is damage and no interrupted write.
pub(super) fn may_be_torn(fragment: &[u8]) -> bool {
    let begin = BEGIN.as_bytes();
    let begins = fragment.starts_with(begin) || begin.starts_with(fragment);
    let text_so_far = match std::str::from_utf8(fragment) {
        Ok(_) => true,
        // Cut in the middle of a character.
        Err(error) => error.error_len().is_none(),
    };
    begins && text_so_far && !goes_on_behind_sum(fragment)
}

fn goes_on_behind_sum(fragment: &[u8]) -> bool {
    let sum = fragment
        .windows(SUM.len())
        .rposition(|window| window == SUM)
        .and_then(|at| fragment.get(at + SUM.len()..));
    let Some(digits) = sum else { return false };
    let digits = match digits.strip_suffix(b"\"") {
        Some(all) if all.len() == SUM_DIGITS => all,
        _ => digits,
    };
    digits.len() > SUM_DIGITS || !digits.iter().all(|digit| hex(*digit).is_some())
}

fn not_an_event(error: Option<serde_json::Error>) -> Broken {
    let Some(error) = error else {
        return Broken::Json {
            why: format!("its `v` is not {VERSION}"),
            at: 0,
        };
    };
    let text = error.to_string();
    let why = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(why, _)| why);
    Broken::Json {
        why: why.to_owned(),
        at: error.column().saturating_sub(1),
    }
}

/// What every version of an event has.
#[derive(Deserialize)]
struct Outline {
    v: u64,
    id: EventId,
    clock: u64,
    #[serde(default)]
    changes: serde_json::Value,
}

/// The id and clock of an event that a newer program wrote.
fn unknown(json: &[u8]) -> Option<(EventId, u64)> {
    let outline: Outline = serde_json::from_slice(json).ok()?;
    let version = u64::from(VERSION);
    let newer = outline.v > version
        || outline.v == version
            && outline
                .changes
                .as_array()
                .is_some_and(|changes| changes.iter().any(is_of_unknown_kind));
    newer.then_some((outline.id, outline.clock))
}

fn is_of_unknown_kind(change: &serde_json::Value) -> bool {
    let kind = match change {
        serde_json::Value::String(kind) => Some(kind),
        serde_json::Value::Object(members) if members.len() == 1 => members.keys().next(),
        _ => None,
    };
    kind.is_some_and(|kind| {
        let asked = Change::deserialize(StrDeserializer::<KindError>::new(kind));
        matches!(asked, Err(KindError::Unknown))
    })
}

/// Tells a kind of change that does not exist from one whose content is missing. Asking the type
/// itself spares a second list of kinds that could fall behind.
#[derive(Debug)]
enum KindError {
    Unknown,
    Other,
}

impl fmt::Display for KindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "unknown kind of change",
            Self::Other => "not a change",
        })
    }
}

impl std::error::Error for KindError {}

impl serde::de::Error for KindError {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self::Other
    }

    fn unknown_variant(_variant: &str, _expected: &'static [&'static str]) -> Self {
        Self::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as the program writes it.
    fn whole() -> Vec<u8> {
        let event = r#"{"v":1,"id":"00000000000000000000000000000001","writer":"0000000000000007",
            "clock":3,"at":"2026-03-10T10:00:00+01:00","by":"Zoe","release":"next",
            "changes":[{"note":{"item":"a/one","text":"{}"}}]}"#;
        encode(&serde_json::from_str(event).unwrap()).unwrap()
    }

    /// A byte with one bit turned, or taken out.
    fn damage(line: &mut Vec<u8>, at: usize, way: usize) {
        match way {
            8 => drop(line.remove(at)),
            bit => line[at] ^= 1 << bit,
        }
    }

    #[test]
    fn no_two_damages_make_a_line_of_ours_look_like_a_newer_program_s() {
        let whole = whole();
        let soak = std::env::var_os("GONOGO_SOAK").is_some();
        // What makes a line look newer, and all that its sum consists of; in the long run every byte.
        let kind = whole.windows(6).position(|at| at == b"\"note\"").unwrap();
        let telling = [BEGIN.len()..BEGIN.len() + 1, kind..kind + 6];
        let first: Vec<_> = if soak {
            (0..whole.len()).collect()
        } else {
            telling.into_iter().flatten().collect()
        };
        let sum = whole.len() - SUM.len() - SUM_DIGITS - 2;
        for (one, way) in first
            .iter()
            .flat_map(|at| (0..9).map(move |way| (*at, way)))
        {
            for (two, other) in (sum..whole.len()).flat_map(|at| (0..9).map(move |way| (at, way))) {
                let mut line = whole.clone();
                damage(&mut line, two, other);
                let last = line.len() - 1;
                damage(&mut line, one.min(last), way);
                let read = decode(&line);
                let shown = String::from_utf8_lossy(&line).into_owned();
                assert!(!matches!(read, Ok(Whole::Unknown { .. })), "{shown}");
            }
        }
    }
}
