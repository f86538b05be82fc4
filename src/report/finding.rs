//! A fault as people know it from compilers: the place, the line itself, carets under what is
//! meant, and what to write instead.
//!
//! The line is shown as it stands in the file, its tabs widened and its acting characters visible,
//! and never more of it than fits: the carets are always in sight, however long it is.

use std::borrow::Cow;
use std::io;

use unicode_segmentation::UnicodeSegmentation as _;

use super::ink::{Ink, Span, Tone};
use super::measure;
use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::text::{count, visible};

/// What a tab is shown as.
const TAB: &str = "    ";

/// The rest of a line that is not shown.
const MORE: &str = "...";

/// The widest part of a line that is shown, however much room there is.
const WIDEST: usize = 120;

/// The lines that show a finding, none of them wider than `width` where that can be.
#[must_use]
pub fn lines(finding: &Finding, width: usize) -> Vec<Vec<Span<'static>>> {
    let tone = match finding.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warn,
    };
    let mut head = Paragraph::new(width);
    head.put(Tone::Strong, &format!("{}:", finding.place()));
    head.put(tone, &format!("{}:", finding.severity.word()));
    head.put(Tone::Plain, &finding.message);
    let mut lines = head.lines;
    let digits = |spot: &Spot| spot.line.to_string().len();
    let gutter = finding.spot.as_ref().map_or(2, |spot| digits(spot) + 2);
    if let Some(spot) = &finding.spot {
        let room = width.min(WIDEST).saturating_sub(gutter + 3);
        let excerpt = Excerpt::of(spot, room);
        let blank = format!("{:gutter$} | {}", "", " ".repeat(excerpt.before));
        lines.push(vec![
            Span::new(Tone::Quiet, format!("{:>gutter$} | ", spot.line)),
            Span::new(Tone::Plain, excerpt.text),
        ]);
        lines.push(vec![
            Span::new(Tone::Quiet, blank),
            Span::new(tone, "^".repeat(excerpt.carets)),
        ]);
    }
    if let Some(help) = &finding.help {
        let mut paragraph = Paragraph::new(width);
        paragraph.put(Tone::Plain, &" ".repeat(gutter));
        paragraph.put(Tone::Good, "help:");
        paragraph.put(Tone::Plain, help);
        lines.extend(paragraph.lines);
    }
    lines
}

/// Pieces of text one behind the other, a blank between them, wrapped.
struct Paragraph {
    lines: Vec<Vec<Span<'static>>>,
    used: usize,
    width: usize,
}

impl Paragraph {
    /// Columns before every line but the first.
    const INDENT: usize = 4;

    fn new(width: usize) -> Self {
        Self {
            lines: vec![Vec::new()],
            used: 0,
            width,
        }
    }

    fn put(&mut self, tone: Tone, text: &str) {
        let text = visible(text);
        let gap = usize::from(self.used > 0);
        let room = self.width.saturating_sub(self.used + gap);
        let parts = if measure::width(&text) <= room {
            // As it is: a path with two blanks in it is another path with one.
            vec![text.into_owned()]
        } else {
            measure::wrap(&text, room, self.width.saturating_sub(Self::INDENT))
        };
        for (place, part) in parts.into_iter().enumerate() {
            let before = match place {
                0 if part.is_empty() => continue,
                0 => gap,
                _ => {
                    self.lines.push(Vec::new());
                    self.used = 0;
                    Self::INDENT
                }
            };
            self.used += before + measure::width(&part);
            if let Some(line) = self.lines.last_mut() {
                line.push(Span::new(Tone::Plain, " ".repeat(before)));
                line.push(Span::new(tone, part));
            }
        }
    }
}

/// The part of a line that is shown, and where the carets stand under it, in columns.
struct Excerpt {
    text: String,
    before: usize,
    carets: usize,
}

impl Excerpt {
    fn of(spot: &Spot, columns: usize) -> Self {
        let start = spot.column.saturating_sub(spot.skipped + 1);
        // What lies further away cannot be in sight: a line may be a megabyte long.
        let skipped = start.saturating_sub(columns);
        let near: String = spot
            .source
            .chars()
            .skip(skipped)
            .take(3 * columns + 1)
            .collect();
        let (mut at, mut before, mut cells) = (skipped, "", Vec::new());
        for grapheme in near.graphemes(true) {
            let end = at + grapheme.chars().count();
            cells.push(Cell {
                text: shown(before, grapheme),
                meant: at < start + spot.width && end > start,
            });
            (at, before) = (end, grapheme);
        }
        let first = cells
            .iter()
            .position(|cell| cell.meant)
            .unwrap_or(cells.len());
        let mark = if spot.skipped > 0 { MORE.len() } else { 0 };
        let whole = skipped == 0 && cells.iter().map(Cell::width).sum::<usize>() + mark <= columns;
        if whole {
            Self::around(&cells, 0, first, usize::MAX).marked(spot.skipped > 0)
        } else {
            // A third of the room before the carets tells where in the line they stand.
            let mut from = first;
            let mut room = columns / 3;
            while let Some(cell) = from.checked_sub(1).and_then(|before| cells.get(before)) {
                if cell.width() > room {
                    break;
                }
                room -= cell.width();
                from -= 1;
            }
            Self::around(&cells, from, first, columns).marked(spot.skipped + skipped + from > 0)
        }
    }

    /// Shows the cells from `from` on, as far as there is room.
    fn around(cells: &[Cell<'_>], from: usize, first: usize, columns: usize) -> Self {
        let room = columns.saturating_sub(2 * MORE.len());
        let (mut text, mut used, mut before, mut carets) = (String::new(), 0, 0, 0);
        for (place, cell) in cells.iter().enumerate().skip(from) {
            used += cell.width();
            if columns < usize::MAX && used > room {
                text.push_str(MORE);
                break;
            }
            text.push_str(&cell.text);
            if place < first {
                before += cell.width();
            } else if cell.meant {
                carets += cell.width();
            }
        }
        Self {
            text,
            before,
            carets: carets.max(1),
        }
    }

    /// Says that something stands before what is shown.
    fn marked(mut self, cut: bool) -> Self {
        if cut {
            self.text.insert_str(0, MORE);
            self.before += MORE.len();
        }
        self
    }
}

/// A grapheme of a line as it is shown.
struct Cell<'a> {
    text: Cow<'a, str>,
    meant: bool,
}

impl Cell<'_> {
    fn width(&self) -> usize {
        measure::width(&self.text)
    }
}

/// A grapheme as it is shown behind another.
fn shown<'a>(before: &str, grapheme: &'a str) -> Cow<'a, str> {
    match (before, grapheme) {
        (_, "\t") => Cow::Borrowed(TAB),
        // As the ink would do, only that the carets must know of it.
        ("#", "#") => Cow::Borrowed(" #"),
        _ => visible(grapheme),
    }
}

/// Writes one finding.
///
/// # Errors
/// When the output cannot be written.
pub fn write(ink: &mut Ink<'_>, finding: &Finding) -> io::Result<()> {
    for line in lines(finding, ink.width()) {
        ink.spans(&line)?;
    }
    Ok(())
}

/// Writes findings one below the other, and how many there are.
///
/// # Errors
/// When the output cannot be written.
pub fn write_all(ink: &mut Ink<'_>, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        write(ink, finding)?;
        ink.line()?;
    }
    ink.say(Tone::Plain, &summary(findings))
}

/// How many findings there are: `2 errors, 1 warning`.
#[must_use]
pub fn summary(findings: &[Finding]) -> String {
    let of = |severity: Severity| {
        let number = findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count();
        (number > 0).then(|| count(number, severity.word()))
    };
    let parts: Vec<_> = [Severity::Error, Severity::Warning]
        .into_iter()
        .filter_map(of)
        .collect();
    if parts.is_empty() {
        "nothing to complain about".into()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::finding;
    use super::*;
    use crate::report::ink::Paper;

    fn drawn(finding: &Finding, width: usize) -> String {
        let mut out = Vec::new();
        let paper = Paper {
            width,
            colour: false,
            ascii: false,
        };
        write(&mut Ink::new(&mut out, paper), finding).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The line and the carets alone.
    fn excerpt(source: &str, column: usize, width: usize) -> String {
        let drawn = drawn(&finding(Severity::Error, source, column, width), 40);
        let lines: Vec<_> = drawn
            .lines()
            .filter_map(|line| line.split_once(" | "))
            .collect();
        lines.iter().flat_map(|(_, shown)| [shown, "\n"]).collect()
    }

    #[test]
    fn a_finding_shows_its_place_its_line_and_its_help() {
        let finding = finding(Severity::Error, "lvl = \"must\"", 1, 3);
        insta::assert_snapshot!(drawn(&finding, 80), @r#"
        checklists/support.toml:12:1: error: `lvl` is not a key of an item
          12 | lvl = "must"
             | ^^^
             help: did you mean `level`?
        "#);
        insta::assert_snapshot!(drawn(&finding, 40), @r#"
        checklists/support.toml:12:1: error:
            `lvl` is not a key of an item
          12 | lvl = "must"
             | ^^^
             help: did you mean `level`?
        "#);
    }

    #[test]
    fn carets_stand_under_what_is_meant() {
        for (source, column, width, shown) in [
            ("\tlvl = 1", 2, 3, "    lvl = 1\n    ^^^\n"),
            ("日本 = x", 6, 1, "日本 = x\n       ^\n"),
            ("a = \"日本\"", 6, 2, "a = \"日本\"\n     ^^^^\n"),
            ("e\u{301}x", 3, 1, "e\u{301}x\n ^\n"),
            ("a\u{1B}b", 2, 1, "a^[b\n ^^\n"),
            ("a\u{202E}b", 3, 1, "a<U+202E>b\n         ^\n"),
            ("## x", 4, 1, "# # x\n    ^\n"),
            ("short", 6, 1, "short\n     ^\n"),
            ("short", 99, 9, "...\n   ^\n"),
            ("", 1, 1, "\n^\n"),
        ] {
            assert_eq!(excerpt(source, column, width), shown, "{source:?}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_what_is_meant() {
        let mut long = "x".repeat(1_000_000);
        long.replace_range(500_000..500_003, "bad");
        assert_eq!(
            excerpt(&long, 500_001, 3),
            "...xxxxxxxxxxxbadxxxxxxxxxxxxx...\n              ^^^\n"
        );
        assert_eq!(excerpt(&long, 1, 2), "xxxxxxxxxxxxxxxxxxxxxxxxxxx...\n^^\n");
        assert_eq!(
            excerpt(&long, 1, 900_000),
            "xxxxxxxxxxxxxxxxxxxxxxxxxxx...\n^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        );
    }

    #[test]
    fn the_part_of_a_line_that_the_reader_kept_is_known_to_be_a_part() {
        let mut part = finding(Severity::Error, "a bad b", 103, 3);
        part.spot.as_mut().unwrap().skipped = 100;
        assert!(
            drawn(&part, 40).contains("12 | ...a bad b\n     |      ^^^\n"),
            "{}",
            drawn(&part, 40)
        );
    }

    #[test]
    fn findings_are_counted() {
        let error = finding(Severity::Error, "x", 1, 1);
        let warning = finding(Severity::Warning, "x", 1, 1);
        assert_eq!(
            summary(&[error.clone(), warning, error]),
            "2 errors, 1 warning"
        );
    }
}
