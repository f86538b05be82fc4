//! A line as this program writes it, read straight through.
//!
//! Nearly every line of a journal has the members that stand before its changes in one order and
//! without a blank or an escape; to look for them as in any JSON takes longer than the changes
//! themselves. What stands otherwise is left to serde, which also words what is wrong with it.
//! Invariant: what is read here, serde reads as the same event.

use chrono::DateTime;

use super::BEGIN;
use crate::domain::event::{Event, VERSION, snug};

/// Reads an event from JSON without its last brace; none where it stands otherwise.
pub(super) fn read(body: &str) -> Option<Event> {
    let mut line = Line(body);
    line.past(BEGIN)?;
    let v = line.number()?;
    if v != u64::from(VERSION) {
        return None;
    }
    let id = line.text(",\"id\":")?.parse().ok()?;
    let writer = line.text(",\"writer\":")?.parse().ok()?;
    line.past(",\"clock\":")?;
    let clock = line.number()?;
    let at = DateTime::parse_from_rfc3339(line.text(",\"at\":")?).ok()?;
    let by = line.text(",\"by\":")?.to_string();
    let recorded_by = line.text(",\"recorded_by\":").map(ToString::to_string);
    let release = line.text(",\"release\":")?.parse().ok()?;
    line.past(",\"changes\":")?;
    let mut rest = serde_json::Deserializer::from_str(line.0);
    let changes = snug(&mut rest).ok()?;
    rest.end().ok()?;
    Some(Event {
        v: VERSION,
        id,
        writer,
        clock,
        at,
        by,
        recorded_by,
        release,
        changes,
    })
}

/// What is left of a line.
struct Line<'a>(&'a str);

impl<'a> Line<'a> {
    /// Goes past what stands there, or not at all.
    fn past(&mut self, what: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(what)?;
        Some(())
    }

    /// A number as JSON writes it; no zero stands before other digits.
    fn number(&mut self) -> Option<u64> {
        let end = self.0.bytes().position(|byte| !byte.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at_checked(end)?;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        let number = digits.parse().ok()?;
        self.0 = rest;
        Some(number)
    }

    /// The text behind a name; none where it holds an escape, or what would have to be one.
    fn text(&mut self, name: &str) -> Option<&'a str> {
        let text = self.0.strip_prefix(name)?.strip_prefix('"')?;
        let ends = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
        let (text, rest) = text.split_at_checked(text.bytes().position(ends)?)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::*;

    const LINES: [&str; 5] = [
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":12,"at":"2026-01-01T08:01:00+01:00","by":"Priya Nair","release":"1.0.0","changes":[{"note":{"item":"a/b","text":"x"}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":0,"at":"2026-12-31T23:59:59.120Z","by":"Jürgen","recorded_by":"Li","release":"next","changes":[]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":7,"at":"2026-01-01T08:01:00-00:30","by":"a"b","release":"1.0.0","changes":[]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":7,"at":"2016-12-31T23:59:60Z","by":"","release":"x","changes":[{"undo":{"event":"826886b3a5fae199620355cdcba276b4"}}] "#,
        r#"{"v":1, "id":"826886b3a5fae199620355cdcba276b4"}"#,
    ];

    /// What serde makes of it.
    fn by_serde(body: &str) -> Option<Event> {
        let event: Event = serde_json::from_str(&format!("{body}}}")).ok()?;
        (event.v == VERSION).then_some(event)
    }

    #[test]
    fn lines_of_this_program_are_read() {
        let read: Vec<_> = LINES.map(|line| read(line).is_some()).into();
        assert_eq!(read, [true, true, false, true, false]);
    }

    proptest! {
        #[test]
        fn what_is_read_here_serde_reads_as_the_same_event(
            line in select(&LINES[..]),
            damage in proptest::collection::vec((any::<Index>(), 0..3_usize, select(&[
                "", "0", "00", "9", "+", "-", "Z", "z", "T", "t", " ", ":", ".5", "\"", "\\", "\u{1}",
                "\u{7f}", "\n", ",", "{", "}", "[", "]", "A", "f", "é", "null", "18446744073709551616",
            ][..])), 0..3),
        ) {
            let mut text = line.to_string();
            for (at, taken, put) in damage {
                let at = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.floor_char_boundary((at + taken).min(text.len())).max(at);
                text.replace_range(at..end, put);
            }
            if let Some(event) = read(&text) {
                prop_assert_eq!(Some(event), by_serde(&text), "{}", text);
            }
        }
    }
}
