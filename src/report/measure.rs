//! How wide text is on a terminal, and how to make it fit.
//!
//! Everything counts in columns of a terminal and never splits a grapheme: a letter with its
//! accents, an emoji with its joiners. Text comes in as [`crate::domain::text::visible`] leaves it.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// The columns that a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    // Letters as in European names: each is one grapheme of one column.
    if text.chars().all(is_latin) {
        return text.chars().count();
    }
    // The last letter before the others may have an accent among them.
    let plain = text.bytes().take_while(u8::is_ascii).count();
    let (plain, rest) = text.split_at(plain.saturating_sub(1));
    plain.len() + rest.graphemes(true).map(grapheme).sum::<usize>()
}

/// Whether a character is a Latin letter with its accent, or plain ASCII.
fn is_latin(c: char) -> bool {
    c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(&c)
}

/// The columns that a grapheme takes. The sound marks of half-width katakana count once more than
/// they show: so does the library that draws the app, and columns that it and this file count
/// differently would not stand below each other. Elsewhere it costs a blank.
fn grapheme(text: &str) -> usize {
    let is_mark = |c: &char| matches!(c, '\u{FF9E}' | '\u{FF9F}');
    text.width() + text.chars().filter(is_mark).count()
}

/// The longest beginning that takes at most `columns`, and the rest.
#[must_use]
pub fn split(text: &str, columns: usize) -> (&str, &str) {
    // Between two letters of ASCII a grapheme ends, and each takes one column.
    let beginning = text.as_bytes().get(..=columns);
    if beginning.is_some_and(<[u8]>::is_ascii) {
        return text.split_at(columns);
    }
    let mut taken = 0;
    let end = text.grapheme_indices(true).find(|(_, next)| {
        taken += grapheme(next);
        taken > columns
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

/// The text, or its beginning and `mark` where it takes more than `columns`.
#[must_use]
pub fn cut<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let room = columns.saturating_sub(width(mark));
    let (head, _) = split(text, room);
    let (mark, _) = split(mark, columns);
    Cow::Owned([head.trim_end(), mark].concat())
}

/// Breaks a text at its spaces into lines of at most `columns`, the first of at most `first`; a
/// word that is longer than a line is broken wherever it must be. The first line is empty where
/// its room is too small for the first word.
#[must_use]
pub fn wrap(text: &str, first: usize, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let (mut line, mut used, mut room) = (String::new(), 0, first);
    for mut word in text.split_whitespace() {
        let gap = usize::from(used > 0);
        if used + gap + width(word) > room && (used > 0 || room < columns) {
            lines.push(std::mem::take(&mut line));
            (used, room) = (0, columns);
        }
        while width(word) > room {
            let (head, rest) = split(word, room);
            // A grapheme wider than the whole line stands on it alone: there is no better place.
            let (head, rest) = if head.is_empty() {
                (word, "")
            } else {
                (head, rest)
            };
            if rest.is_empty() {
                break;
            }
            lines.push(head.to_string());
            word = rest;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += width(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns_and_not_characters() {
        for (text, columns) in [
            ("", 0),
            ("plain", 5),
            ("é", 1),
            ("e\u{301}", 1),
            ("日本", 4),
            ("👩\u{200D}🚀", 2),
            ("ｶﾞ", 3),
            ("لا", 2),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn a_latin_letter_takes_one_column() {
        for letter in ('\u{C0}'..='\u{24F}').map(String::from) {
            assert_eq!(
                (width(&letter), letter.as_str().width()),
                (1, 1),
                "{letter}"
            );
        }
    }

    #[test]
    fn a_cut_text_fits_and_says_that_it_was_cut() {
        for (text, columns, expected) in [
            ("plain", 5, "plain"),
            ("plainer", 5, "plai…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("two words", 5, "two…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(cut(text, columns, "…"), expected);
        }
    }

    #[test]
    fn wrapped_lines_fit_and_hold_every_word() {
        assert_eq!(wrap("one two three", 7, 5), ["one two", "three"]);
        assert_eq!(wrap("one two", 2, 5), ["", "one", "two"]);
        assert_eq!(wrap("abcdefgh ij", 3, 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("日本語", 4, 4), ["日本", "語"]);
        assert_eq!(wrap("日本", 1, 1), ["日本"]);
        assert_eq!(wrap("", 9, 9), [""]);
    }
}
