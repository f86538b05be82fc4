//! Text in cells: cut, padded, wrapped.
//!
//! Whatever comes from checklists, journals or people passes through here on its way to the screen.
//! Invariant: nothing that leaves this file acts on a terminal, and nothing is wider than asked.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::text::visible;
use crate::report::measure;
pub use crate::report::measure::width;

/// The beginning of the text, in at most so many cells; whole characters only.
#[must_use]
pub fn head(text: &str, cells: usize) -> &str {
    measure::split(text, cells).0
}

/// The end of the text, in at most so many cells; whole characters only.
#[must_use]
pub fn tail(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > cells {
            return text.get(at + grapheme.len()..).unwrap_or_default();
        }
    }
    text
}

/// The text in at most so many cells, with a sign where it was cut.
#[must_use]
pub fn cut<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    match visible(text) {
        Cow::Borrowed(text) => measure::cut(text, cells, ellipsis),
        Cow::Owned(text) => Cow::Owned(measure::cut(&text, cells, ellipsis).into_owned()),
    }
}

/// The text in exactly so many cells, from the left.
#[must_use]
pub fn left(text: &str, cells: usize, ellipsis: &str) -> String {
    let text = cut(text, cells, ellipsis);
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(&text))))
}

/// The text in exactly so many cells, from the right, as numbers stand.
#[must_use]
pub fn right(text: &str, cells: usize, ellipsis: &str) -> String {
    let text = cut(text, cells, ellipsis);
    format!("{}{text}", " ".repeat(cells.saturating_sub(width(&text))))
}

/// The text in lines of at most so many cells, broken between words where that is possible; no
/// line at all where there is no word.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = measure::wrap(&visible(text), cells, cells);
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_between_characters_as_people_see_them() {
        assert_eq!(cut("Clients can", 11, "…"), "Clients can");
        assert_eq!(cut("Clients can", 9, "…"), "Clients…");
        assert_eq!(cut("日本語", 5, "…"), "日本…");
        assert_eq!(cut("日本語", 4, "…"), "日…");
        assert_eq!(cut("e\u{301}a\u{301}b", 2, "~"), "e\u{301}~");
        assert_eq!(cut("👩\u{200D}🚀 up", 3, "…"), "👩\u{200D}🚀…");
        assert_eq!(cut("\u{1B}[31m", 6, "…"), "^[[31m");
        assert_eq!(cut("ab", 0, "…"), "");
    }

    #[test]
    fn numbers_stand_right_and_words_left() {
        assert_eq!(left("ab", 4, "…"), "ab  ");
        assert_eq!(right("12", 4, "…"), "  12");
        assert_eq!(left("日本", 5, "…"), "日本 ");
    }

    #[test]
    fn lines_break_between_words_and_only_there_if_they_can() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("a\nb", 10), ["a b"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 5), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked_and_nothing_acts(text in "\\PC*|.*", cells in 0_usize..30) {
            // A line takes at least the widest single character.
            let lines = wrap(&text, cells + 4);
            let cut = cut(&text, cells, "…").into_owned();
            prop_assert!(width(&cut) <= cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells + 4));
            prop_assert!(!lines.concat().contains(crate::domain::text::is_acting));
            prop_assert!(!cut.contains(crate::domain::text::is_acting));
            prop_assert_eq!(width(&left(&text, cells, "…")), cells);
            prop_assert!(width(tail(&cut, cells / 2)) <= cells / 2);
        }
    }
}
