//! Takes the bytes of a journal file apart into changes and faults.
//!
//! This room knows bytes only: no files, no earlier lines, no ids seen before. Its one invariant:
//! every byte that is not white space ends up in a change or in a fault, whatever the bytes are.

use std::io::BufRead;
use std::ops::Range;

use serde::de::IgnoredAny;

use super::fault::{Fault, Place};
use super::line::{self, BEGIN, Broken, MAX_LINE, Names, Whole};

/// What stands at a place.
#[derive(Debug)]
pub(super) enum Found {
    /// A change.
    Whole(Whole),
    /// Something wrong.
    Fault(Fault),
}

/// How far the bytes were taken in for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    /// Counts bytes. What lies behind them is an unfinished line: its writer may still be writing.
    pub(super) bytes: usize,
    /// How many line breaks are among them.
    pub(super) lines: usize,
}

/// Hands out what stands in the bytes, in order; the flag is false for what lies in an unfinished
/// last line and so may read otherwise the next time.
pub(super) fn scan(bytes: &[u8], visit: impl FnMut(&Place<'_>, Found, bool)) -> Taken {
    scan_sharing(bytes, &mut Names::default(), visit)
}

/// The same, for one of many files: names that were met before are shared with those files.
pub(super) fn scan_sharing(
    bytes: &[u8],
    names: &mut Names,
    mut visit: impl FnMut(&Place<'_>, Found, bool),
) -> Taken {
    let mut taken = Taken { bytes: 0, lines: 0 };
    let mut rest = bytes;
    while let Some((text, after)) = split_line(rest) {
        let place = |range| Place {
            line: taken.lines,
            text,
            range,
        };
        match decode_plain(text, names) {
            Some(whole) => visit(&place(0..text.len()), Found::Whole(whole), true),
            None => {
                for (range, found) in dissect(text) {
                    visit(&place(range), found, true);
                }
            }
        }
        taken.lines += 1;
        taken.bytes += rest.len() - after.len();
        rest = after;
    }
    let parts = dissect(rest);
    // A change is whole with its last brace; only what follows it is unfinished.
    let is_whole = |(_, found): &&(Range<usize>, Found)| matches!(found, Found::Whole(_));
    let end = parts
        .iter()
        .rfind(is_whole)
        .map_or(0, |(range, _)| range.end);
    for (range, found) in parts {
        let settled = range.end <= end;
        let place = Place {
            line: taken.lines,
            text: rest,
            range,
        };
        visit(&place, found, settled);
    }
    taken.bytes += end;
    taken
}

/// The first line and what follows it; none where no line break is left.
fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut after = bytes;
    // The one search for a byte in the standard library that is as fast as the machine.
    let length = after.skip_until(b'\n').ok()?;
    let text = bytes.get(..length)?.strip_suffix(b"\n")?;
    Some((text, after))
}

/// The common case: one change on the line and nothing else.
fn decode_plain(text: &[u8], names: &mut Names) -> Option<Whole> {
    if text.len() > MAX_LINE {
        return None;
    }
    line::decode_sharing(trim(text), names).ok()
}

/// What files of some systems begin with; between two changes where such files were put together.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Without white space around it, nor a byte order mark on either side.
pub(super) fn trim(text: &[u8]) -> &[u8] {
    let text = text.strip_prefix(MARK).unwrap_or(text).trim_ascii();
    text.strip_suffix(MARK).unwrap_or(text).trim_ascii_end()
}

/// The parts of any line.
fn dissect(text: &[u8]) -> Vec<(Range<usize>, Found)> {
    let whole_line = 0..text.len();
    if trim(text).is_empty() {
        return Vec::new();
    }
    if text.len() > MAX_LINE {
        return vec![(whole_line, Found::Fault(Fault::TooLong(text.len())))];
    }
    if is_marker(text) {
        return vec![(whole_line, Found::Fault(Fault::Marker))];
    }
    let begins = begins(text);
    let mut parts = Vec::new();
    match begins.first() {
        None => judge(text, 0, &mut parts),
        Some(first) if !trim(part(text, 0..*first)).is_empty() => {
            parts.push((
                0..*first,
                Found::Fault(describe_junk(part(text, 0..*first))),
            ));
        }
        Some(_) => {}
    }
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    for (begin, end) in begins.iter().copied().zip(ends) {
        judge(part(text, begin..end), begin, &mut parts);
    }
    let changes = parts
        .iter()
        .filter(|(_, found)| matches!(found, Found::Whole(_)))
        .count();
    if changes > 1 {
        parts.insert(0, (0..1, Found::Fault(Fault::Glued(changes))));
    }
    parts
}

fn part(text: &[u8], range: Range<usize>) -> &[u8] {
    text.get(range).unwrap_or_default()
}

/// Where changes begin in the line.
fn begins(text: &[u8]) -> Vec<usize> {
    text.windows(BEGIN.len())
        .enumerate()
        .filter(|(_, window)| *window == BEGIN.as_bytes())
        .map(|(at, _)| at)
        .collect()
}

/// What one change, or what was left of it, is; `offset` is its place in the line.
fn judge(piece: &[u8], offset: usize, parts: &mut Vec<(Range<usize>, Found)>) {
    let all = offset..offset + piece.len();
    let broken = match line::decode(trim(piece)) {
        Ok(whole) => {
            parts.push((all, Found::Whole(whole)));
            return;
        }
        Err(broken) => broken,
    };
    match json_end(piece) {
        JsonEnd::At(end) if !trim(part(piece, end..piece.len())).is_empty() => {
            let (object, junk) = (part(piece, 0..end), part(piece, end..piece.len()));
            let found = match line::decode(trim(object)) {
                Ok(whole) => Found::Whole(whole),
                Err(broken) => Found::Fault(describe(object, broken)),
            };
            parts.push((offset..offset + end, found));
            parts.push((offset + end..all.end, Found::Fault(describe_junk(junk))));
        }
        JsonEnd::TooEarly if line::may_be_torn(without_carriage_return(piece)) => {
            parts.push((all, Found::Fault(Fault::Torn)));
        }
        _ => {
            let begin = match broken {
                Broken::Json { at, .. } if at < piece.len() => offset + at,
                _ => offset,
            };
            parts.push((begin..all.end, Found::Fault(describe(piece, broken))));
        }
    }
}

/// Spaces stay: a change torn within its text may end in one.
fn without_carriage_return(piece: &[u8]) -> &[u8] {
    piece.strip_suffix(b"\r").unwrap_or(piece)
}

enum JsonEnd {
    At(usize),
    TooEarly,
    Nowhere,
}

/// Where the first JSON value ends.
fn json_end(piece: &[u8]) -> JsonEnd {
    let mut values = serde_json::Deserializer::from_slice(piece).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => JsonEnd::At(values.byte_offset()),
        Some(Err(error)) if error.is_eof() => JsonEnd::TooEarly,
        Some(Err(_)) | None => JsonEnd::Nowhere,
    }
}

fn describe(bytes: &[u8], broken: Broken) -> Fault {
    if bytes.contains(&0) {
        return Fault::Nul;
    }
    if std::str::from_utf8(bytes).is_err() {
        return Fault::NotText;
    }
    match broken {
        Broken::Sum => Fault::Sum,
        Broken::Json { why, .. } => Fault::NotAnEvent(why),
    }
}

fn describe_junk(bytes: &[u8]) -> Fault {
    if bytes.contains(&0) {
        Fault::Nul
    } else {
        Fault::Junk
    }
}

/// Whether the line is one of those that git and jj set around the sides of a conflict: seven or
/// more of one sign, alone or before a label.
fn is_marker(text: &[u8]) -> bool {
    let Some(sign) = text.first().filter(|sign| b"<=>|%+-\\".contains(sign)) else {
        return false;
    };
    let signs = text.iter().take_while(|byte| *byte == sign).count();
    let after = text.get(signs);
    signs >= 7 && after.is_none_or(|byte| b" \r".contains(byte))
}
