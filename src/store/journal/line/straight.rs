//! A line as this program writes it, read straight through.
//!
//! Nearly every line of a journal has the members that stand before its changes in one order and
//! without a blank or an escape; to look for them as in any JSON takes longer than the changes
//! themselves. What stands otherwise is left to serde, which also words what is wrong with it.
//! Invariant: what is read here, serde reads as the same event.

mod changes;
mod cursor;

use chrono::DateTime;

use self::cursor::Line;
use super::{BEGIN, Names};
use crate::domain::event::{Change, Event, VERSION, snug};

/// Reads an event from JSON without its last brace; none where it stands otherwise.
pub(super) fn read(body: &str, names: &mut Names) -> Option<Event> {
    let mut line = Line::of(body);
    line.past(BEGIN)?;
    let v = line.number()?;
    if v != u64::from(VERSION) {
        return None;
    }
    line.past(",\"id\":")?;
    let id = line.event()?;
    line.past(",\"writer\":")?;
    let writer = line.writer()?;
    line.past(",\"clock\":")?;
    let clock = line.number()?;
    let at = DateTime::parse_from_rfc3339(line.text(",\"at\":")?).ok()?;
    let by = names.person(line.text(",\"by\":")?);
    let recorded_by = line.text(",\"recorded_by\":").map(Into::into);
    let release = names.release(line.text(",\"release\":")?)?;
    line.past(",\"changes\":")?;
    let changes = changes::read(line, names).or_else(|| by_serde(line.rest()))?;
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

/// Changes of any kind, up to the end of a line.
fn by_serde(rest: &str) -> Option<Box<[Change]>> {
    let mut rest = serde_json::Deserializer::from_str(rest);
    let changes = snug(&mut rest).ok()?;
    rest.end().ok()?;
    Some(changes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::*;

    const LINES: [&str; 12] = [
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":12,"at":"2026-01-01T08:01:00+01:00","by":"Priya Nair","release":"1.0.0","changes":[{"note":{"item":"a/b","text":"x"}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":0,"at":"2026-12-31T23:59:59.120Z","by":"Jürgen","recorded_by":"Li","release":"next","changes":[]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":7,"at":"2026-01-01T08:01:00-00:30","by":"a"b","release":"1.0.0","changes":[]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":7,"at":"2016-12-31T23:59:60Z","by":"","release":"x","changes":[{"undo":{"event":"826886b3a5fae199620355cdcba276b4"}}] "#,
        r#"{"v":1, "id":"826886b3a5fae199620355cdcba276b4"}"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"status":{"item":"a/b","to":{"done":{"digest":"00ff"}},"saw":["826886b3a5fae199620355cdcba276b5"],"once":true}},{"note":{"item":"a/b","text":"x","once":true}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"status":{"item":"a/b","to":"open","saw":[]}},{"status":{"item":"a/c","to":{"done":{"reason":"é","digest":""}},"saw":[]}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"status":{"item":"a/b","to":{"in-progress":{}},"saw":[]}},{"status":{"item":"a/b","to":{"blocked":{"reason":"x"}},"saw":[]}},{"status":{"item":"a/b","to":{"failed":{"reason":"x"}},"saw":[]}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"status":{"item":"a/b","to":{"not-applicable":{"reason":"x"}},"saw":[]}},{"status":{"item":"a/b","to":{"waived":{"reason":"x","approved_by":"y","until":"2026-05-01"}},"saw":[]}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"owner":{"item":"a/b","to":"Li","saw":["826886b3a5fae199620355cdcba276b5","00000000000000000000000000000001"]}},{"owner":{"item":"a/b","to":null,"saw":[]}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"due":{"item":"a/b","to":"T-2d","saw":[]}},{"due":{"item":"a/b","to":null,"saw":[]}},{"value":{"item":"a/b","to":"3 ms","saw":[]}},{"value":{"item":"a/b","to":null,"saw":[]}}]"#,
        r#"{"v":1,"id":"826886b3a5fae199620355cdcba276b4","writer":"5eed0fa11957eed5","clock":8,"at":"2026-01-01T08:01:00Z","by":"Li","release":"1.0.0","changes":[{"evidence":{"item":"a/b","text":"https://x"}},{"confirmation":{"item":"a/b","of":[]}}]"#,
    ];

    /// What serde makes of it.
    fn all_by_serde(body: &str) -> Option<Event> {
        let event: Event = serde_json::from_str(&format!("{body}}}")).ok()?;
        (event.v == VERSION).then_some(event)
    }

    #[test]
    fn lines_of_this_program_are_read() {
        let read: Vec<_> = LINES
            .map(|line| read(line, &mut Names::default()).is_some())
            .into();
        let others = [true; 7];
        assert_eq!(read[..5], [true, true, false, true, false]);
        assert_eq!(read[5..], others);
    }

    #[test]
    fn what_fills_journals_is_left_to_nobody_else() {
        for line in &LINES[5..11] {
            let (_, changes) = line.split_once("\"changes\":").unwrap();
            let read = changes::read(Line::of(changes), &mut Names::default());
            assert!(read.is_some(), "{changes}");
        }
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
            if let Some(event) = read(&text, &mut Names::default()) {
                prop_assert_eq!(Some(event), all_by_serde(&text), "{}", text);
            }
        }
    }
}
