//! From byte offsets to what people look for: line, column, and the line itself.
//!
//! A whole file of findings is placed in one pass over its text: the walk remembers where it is, so
//! that asking in the order of the file costs no index and no second reading. Any span is taken,
//! also one past the end or within a character.

use std::ops::Range;

use crate::domain::finding::Spot;

/// The character that some editors put at the beginning of a file; it belongs to no column.
pub(super) const BOM: char = '\u{FEFF}';

/// How many characters of a long line are shown on either side of a spot.
const AROUND: usize = 100;

/// A walk through a text that knows its line.
#[derive(Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    line_start: usize,
    /// Up to where the characters of the line are counted, and how many they are.
    counted: (usize, usize),
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            line_start: 0,
            counted: (0, 0),
        }
    }

    /// The line of an offset, counted from one.
    pub(super) fn line(&mut self, offset: usize) -> usize {
        self.advance(offset.min(self.text.len()));
        self.line
    }

    /// Line, column, width and source of a span.
    pub(super) fn spot(&mut self, span: &Range<usize>) -> Spot {
        let mark = self.text.len() - self.text.trim_start_matches(BOM).len();
        let start = floor(self.text, span.start).max(mark);
        self.advance(start);
        let column = self.column(start);
        // A line may have millions of characters: only those around the spot are looked at.
        let before = self
            .text
            .get(self.line_start.max(mark)..start)
            .unwrap_or_default();
        let near = before.char_indices().rev().take(AROUND).last();
        let near = near
            .and_then(|(from, _)| before.get(from..))
            .unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let after = rest.char_indices().take(AROUND);
        let after: Vec<_> = after
            .take_while(|(_, c)| !matches!(c, '\n' | '\r'))
            .collect();
        let meant = after.iter().filter(|(at, _)| start + at < span.end).count();
        Spot {
            line: self.line,
            column,
            width: meant.max(1),
            source: near
                .chars()
                .chain(after.into_iter().map(|(_, c)| c))
                .collect(),
            skipped: (column - 1).saturating_sub(AROUND),
        }
    }

    /// The column of an offset in the line that the walk has come to, counted from one.
    fn column(&mut self, at: usize) -> usize {
        let (from, chars) = self.counted;
        let passed = self.text.get(from..at).unwrap_or_default();
        let passed = if from == 0 {
            passed.trim_start_matches(BOM)
        } else {
            passed
        };
        self.counted = (at, chars + passed.chars().count());
        self.counted.1 + 1
    }

    fn advance(&mut self, to: usize) {
        if to < self.at {
            *self = Self::new(self.text);
        }
        // Bytes, since counting them is several times as fast as decoding characters.
        let passed = self.text.as_bytes().get(self.at..to).unwrap_or_default();
        let breaks: usize = passed.chunks(255).map(line_breaks).sum();
        if breaks > 0 {
            self.line += breaks;
            let last = passed.iter().rposition(|byte| *byte == b'\n');
            self.line_start = self.at + last.map_or(0, |at| at + 1);
            self.counted = (self.line_start, 0);
        }
        self.at = to;
    }
}

/// The line breaks in at most 255 bytes: so few that a byte holds their number, which lets the
/// processor count many at a time.
fn line_breaks(bytes: &[u8]) -> usize {
    let breaks: u8 = bytes.iter().map(|byte| u8::from(*byte == b'\n')).sum();
    usize::from(breaks)
}

/// The nearest place at or before `offset` where a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, span: Range<usize>) -> (usize, usize, usize, String) {
        let spot = Places::new(text).spot(&span);
        (spot.line, spot.column, spot.width, spot.source)
    }

    #[test]
    fn columns_count_characters_and_not_the_byte_order_mark() {
        let text = "\u{FEFF}äö = 1\r\nnext = \"x\"\r\n";
        assert_eq!(place(text, 3..7), (1, 1, 2, "äö = 1".into()));
        assert_eq!(place(text, 7..8), (1, 3, 1, "äö = 1".into()));
        assert_eq!(place(text, 13..17), (2, 1, 4, "next = \"x\"".into()));
    }

    #[test]
    fn any_span_has_a_place() {
        let text = "ä\nb";
        assert_eq!(place(text, 1..2), (1, 1, 1, "ä".into()));
        assert_eq!(place(text, 4..4), (2, 2, 1, "b".into()));
        assert_eq!(place(text, 900..9000), (2, 2, 1, "b".into()));
        assert_eq!(place("", 0..0), (1, 1, 1, String::new()));
        assert_eq!(
            place("a\nb\n", 0..4),
            (1, 1, 1, "a".into()),
            "the first line only"
        );
    }

    #[test]
    fn a_long_line_is_shown_around_the_spot() {
        let text = format!("{}HERE{}", "ä".repeat(500), "z".repeat(500));
        let spot = Places::new(&text).spot(&(1000..1004));
        assert_eq!((spot.column, spot.width, spot.skipped), (501, 4, 400));
        assert_eq!(spot.source.chars().count(), 200);
        let under: String = spot
            .source
            .chars()
            .skip(spot.column - spot.skipped - 1)
            .take(4)
            .collect();
        assert_eq!(under, "HERE");
    }

    #[test]
    fn asking_backwards_gives_the_same_places() {
        let text = "a\nbb\nccc\n";
        let mut places = Places::new(text);
        let there: Vec<_> = (0..text.len()).map(|at| places.spot(&(at..at))).collect();
        let back: Vec<_> = (0..text.len())
            .rev()
            .map(|at| places.spot(&(at..at)))
            .collect();
        assert!(there.iter().eq(back.iter().rev()));
    }
}
