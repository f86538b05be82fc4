//! Text that is being written, in one line or several.
//!
//! Everything goes by what people see as one character: a letter with its accents, an emoji with
//! its joiners. Invariant: the cursor stands between two characters of the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::text::visible;
use crate::report::measure::width;
use crate::tui::key::Key;

/// A text with a cursor in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// The cursor, in bytes.
    at: usize,
    /// The column that moves up and down keep to, while they follow each other.
    goal: Option<usize>,
}

/// What a key does to the text.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    Backspace,
    Delete,
    DeleteWord,
    DeleteWordAhead,
    DeleteToStart,
    DeleteToEnd,
}

/// The keys that edit, as people know them from their shell.
const EDITING: [(&str, Edit); 24] = [
    ("left", Edit::Left),
    ("ctrl-b", Edit::Left),
    ("right", Edit::Right),
    ("ctrl-f", Edit::Right),
    ("ctrl-left", Edit::WordLeft),
    ("alt-left", Edit::WordLeft),
    ("alt-b", Edit::WordLeft),
    ("ctrl-right", Edit::WordRight),
    ("alt-right", Edit::WordRight),
    ("alt-f", Edit::WordRight),
    ("home", Edit::LineStart),
    ("ctrl-a", Edit::LineStart),
    ("end", Edit::LineEnd),
    ("ctrl-e", Edit::LineEnd),
    ("ctrl-home", Edit::TextStart),
    ("ctrl-end", Edit::TextEnd),
    ("backspace", Edit::Backspace),
    ("ctrl-h", Edit::Backspace),
    ("delete", Edit::Delete),
    ("ctrl-w", Edit::DeleteWord),
    ("alt-backspace", Edit::DeleteWord),
    ("alt-d", Edit::DeleteWordAhead),
    ("ctrl-u", Edit::DeleteToStart),
    ("ctrl-k", Edit::DeleteToEnd),
];

impl Editor {
    /// A text with the cursor behind it.
    #[must_use]
    pub fn holding(text: &str) -> Self {
        Self {
            text: text.into(),
            at: text.len(),
            goal: None,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor and behind it.
    #[must_use]
    pub fn around_cursor(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.at)
            .unwrap_or((&self.text, ""))
    }

    /// Takes a key that edits or types; false where it does neither.
    pub fn press(&mut self, key: Key) -> bool {
        let name = key.to_string();
        if let Some((_, edit)) = EDITING.iter().find(|(known, _)| *known == name) {
            self.edit(*edit);
        } else if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
        } else {
            return false;
        }
        true
    }

    /// Puts a text where the cursor is, as text.
    pub fn insert(&mut self, text: &str) {
        self.goal = None;
        self.text.insert_str(self.at, text);
        self.at += text.len();
    }

    fn edit(&mut self, edit: Edit) {
        self.goal = None;
        let at = self.at;
        match edit {
            Edit::Left => self.at = self.before(),
            Edit::Right => self.at = self.behind(),
            Edit::WordLeft => self.at = self.word_before(),
            Edit::WordRight => self.at = self.word_behind(),
            Edit::LineStart => self.at = self.line().start,
            Edit::LineEnd => self.at = self.line().end,
            Edit::TextStart => self.at = 0,
            Edit::TextEnd => self.at = self.text.len(),
            Edit::Backspace => self.delete(self.before()..at),
            Edit::Delete => self.delete(at..self.behind()),
            Edit::DeleteWord => self.delete(self.word_before()..at),
            Edit::DeleteWordAhead => self.delete(at..self.word_behind()),
            Edit::DeleteToStart => self.delete(self.line().start..at),
            // At the end of a line, as in a shell's editor, the line below comes up.
            Edit::DeleteToEnd if self.line().end == at => self.delete(at..self.behind()),
            Edit::DeleteToEnd => self.delete(at..self.line().end),
        }
    }

    fn delete(&mut self, range: Range<usize>) {
        self.at = range.start;
        self.text.drain(range);
    }

    /// The place one character before the cursor.
    fn before(&self) -> usize {
        let last = self.around_cursor().0.graphemes(true).next_back();
        self.at - last.map_or(0, str::len)
    }

    /// The place one character behind the cursor.
    fn behind(&self) -> usize {
        let next = self.around_cursor().1.graphemes(true).next();
        self.at + next.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let before = self.around_cursor().0.trim_end();
        let word = before.rfind(char::is_whitespace);
        word.map_or(0, |gap| {
            let space = before.get(gap..).and_then(|rest| rest.chars().next());
            gap + space.map_or(0, char::len_utf8)
        })
    }

    fn word_behind(&self) -> usize {
        let behind = self.around_cursor().1;
        let word = behind.trim_start();
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        self.at + (behind.len() - word.len()) + end
    }

    /// The line that the cursor is in, without what ends it.
    fn line(&self) -> Range<usize> {
        let (before, behind) = self.around_cursor();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = behind.find('\n').unwrap_or(behind.len());
        start..self.at + end
    }

    /// The lines as they are shown in so many cells, broken between words where that is possible;
    /// each with its place in the text. There is at least one.
    #[must_use]
    pub fn rows(&self, cells: usize) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            break_line(line, start, cells.max(1), &mut rows);
            start += line.len() + 1;
        }
        rows
    }

    /// The row and column of the cursor, where the text is shown in so many cells.
    #[must_use]
    pub fn cursor(&self, cells: usize) -> (usize, usize) {
        let rows = self.rows(cells);
        let row = rows.partition_point(|row| row.start <= self.at).max(1) - 1;
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.at).unwrap_or_default();
        (row, width(&visible_part(before)))
    }

    /// Moves up or down by so many rows, where the text is shown in so many cells. The column that
    /// one came from is kept, across shorter rows as well.
    pub fn climb(&mut self, rows: isize, cells: usize) {
        let all = self.rows(cells);
        let (row, column) = self.cursor(cells);
        let goal = self.goal.unwrap_or(column);
        let to = row.saturating_add_signed(rows).min(all.len() - 1);
        let Some(range) = all.get(to) else { return };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut used = 0;
        let mut place = range.end;
        for (at, grapheme) in text.grapheme_indices(true) {
            let last = range.start + at + grapheme.len() == range.end;
            used += width(&visible_part(grapheme));
            // The end of a broken row is the beginning of the next.
            let broken = all.get(to + 1).is_some_and(|next| next.start == range.end);
            if used > goal || (last && broken) {
                place = range.start + at;
                break;
            }
        }
        self.at = place;
        self.goal = Some(goal);
    }
}

/// Text as it is shown. What ends a line never stands in a part of one.
#[must_use]
pub fn visible_part(text: &str) -> String {
    visible(text).into_owned()
}

/// Breaks a line that begins at a place of the text.
fn break_line(line: &str, start: usize, cells: usize, rows: &mut Vec<Range<usize>>) {
    let (mut begin, mut used) = (0, 0);
    // Behind the last blank of the row.
    let mut gap = None;
    for (at, grapheme) in line.grapheme_indices(true) {
        let blank = grapheme.chars().all(char::is_whitespace);
        let wide = width(&visible_part(grapheme));
        // Blanks at the end of a row hang over it; nothing is to be seen of them.
        if !blank && used + wide > cells && at > begin {
            let end = gap.unwrap_or(at);
            rows.push(start + begin..start + end);
            begin = end;
            used = width(&visible_part(line.get(end..at).unwrap_or_default()));
            gap = None;
        }
        used += wide;
        if blank {
            gap = Some(at + grapheme.len());
        }
    }
    rows.push(start + begin..start + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Presses keys, named between spaces, in a text with `|` for the cursor.
    fn pressed(text: &str, keys: &str) -> String {
        let (before, behind) = text.split_once('|').unwrap();
        let mut editor = Editor::holding(&format!("{before}{behind}"));
        editor.at = before.len();
        for key in keys.split_whitespace() {
            match key {
                "up" => editor.climb(-1, 10),
                "down" => editor.climb(1, 10),
                key => assert!(editor.press(key.parse().unwrap()), "{key}"),
            }
        }
        let (before, behind) = editor.around_cursor();
        format!("{before}|{behind}")
    }

    #[test]
    fn keys_edit_by_what_people_see_as_one_character() {
        for (text, keys, expected) in [
            ("up 👩\u{200D}🚀|", "backspace", "up |"),
            ("cafe\u{301}|", "backspace", "caf|"),
            ("|👩\u{200D}🚀 up", "delete", "| up"),
            ("日本|", "left x", "日x|本"),
            ("🇩🇪🇫🇷|", "left", "🇩🇪|🇫🇷"),
            ("one two  |", "ctrl-w", "one |"),
            ("one two|", "alt-b alt-b x", "x|one two"),
            ("one| two three", "ctrl-right", "one two| three"),
            ("one |two three", "alt-d", "one | three"),
            ("a\nbcd|e\nf", "home", "a\n|bcde\nf"),
            ("a\nb|cde\nf", "end", "a\nbcde|\nf"),
            ("a\nbc|de\nf", "ctrl-u", "a\n|de\nf"),
            ("a\nbc|de\nf", "ctrl-k", "a\nbc|\nf"),
            ("a\nbc|\nf", "ctrl-k", "a\nbc|f"),
            ("a\n|b", "backspace", "a|b"),
            ("a\nb|", "ctrl-home", "|a\nb"),
            ("|a\nb", "ctrl-end", "a\nb|"),
            ("|", "backspace delete left right ctrl-w ctrl-k", "|"),
        ] {
            assert_eq!(pressed(text, keys), expected, "{text} {keys}");
        }
    }

    #[test]
    fn up_and_down_keep_the_column_across_shorter_rows() {
        for (text, keys, expected) in [
            ("abcd\nx\nef|gh", "up", "abcd\nx|\nefgh"),
            ("abcd\nx\nef|gh", "up up", "ab|cd\nx\nefgh"),
            ("ab|cd\nx\nefgh", "down down", "abcd\nx\nef|gh"),
            ("ab|cd", "up", "ab|cd"),
            ("日本語\nab|cd", "up", "日|本語\nabcd"),
            // Rows that were broken count as rows.
            ("one two three f|our", "up", "one two| three four"),
            ("one two |three four", "up", "|one two three four"),
        ] {
            assert_eq!(pressed(text, keys), expected, "{text} {keys}");
        }
    }

    #[test]
    fn rows_are_broken_between_words_and_hold_every_character() {
        let rows = |text: &str, cells| {
            let editor = Editor::holding(text);
            let rows = editor.rows(cells).into_iter();
            rows.map(|row| editor.text.get(row).unwrap().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(rows("one two three", 8), ["one two ", "three"]);
        assert_eq!(rows("one two three", 7), ["one two ", "three"]);
        assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(rows("a\n\nb\n", 3), ["a", "", "b", ""]);
        assert_eq!(rows("日本語", 5), ["日本", "語"]);
        assert_eq!(rows("日本", 1), ["日", "本"]);
        assert_eq!(rows("", 5), [""]);
    }

    #[test]
    fn the_cursor_is_where_the_next_letter_will_stand() {
        for (text, expected) in [
            ("", (0, 0)),
            ("one", (0, 3)),
            ("one two three", (1, 5)),
            ("one\n", (1, 0)),
            ("日本", (0, 4)),
            ("\u{202E}", (0, 8)),
        ] {
            assert_eq!(Editor::holding(text).cursor(8), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_keys_and_no_text_leave_the_cursor_astray(
            text in "(\\PC|\n|\u{200D}|👩|\u{301}){0,20}",
            keys in proptest::collection::vec(0..EDITING.len() + 3, 0..30),
            cells in 1_usize..12,
        ) {
            let mut editor = Editor::holding(&text);
            for key in keys {
                match EDITING.get(key) {
                    Some((name, _)) => assert!(editor.press(name.parse().unwrap())),
                    None if key == EDITING.len() => editor.climb(-1, cells),
                    None if key == EDITING.len() + 1 => editor.climb(1, cells),
                    None => editor.insert("e\u{301}\n"),
                }
                let (before, behind) = editor.around_cursor();
                proptest::prop_assert_eq!(format!("{before}{behind}"), editor.text());
                let rows = editor.rows(cells);
                let held: usize = rows.iter().map(Range::len).sum();
                let ends = editor.text().matches('\n').count();
                proptest::prop_assert_eq!(held + ends, editor.text().len());
                proptest::prop_assert!(editor.cursor(cells).0 < rows.len());
            }
        }
    }
}
