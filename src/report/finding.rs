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
        let start = spot.column.saturating_sub(1);
        // What lies further away cannot be in sight: a line may be a megabyte long.
        let skipped = start.saturating_sub(columns);
        let near: String = spot
            .source
            .chars()
            .skip(skipped)
            .take(3 * columns + 1)
            .collect();
        let (mut at, mut cells) = (skipped, Vec::new());
        for grapheme in near.graphemes(true) {
            let end = at + grapheme.chars().count();
            cells.push(Cell {
                text: shown(grapheme),
                meant: at < start + spot.width && end > start,
            });
            at = end;
        }
        let first = cells
            .iter()
            .position(|cell| cell.meant)
            .unwrap_or(cells.len());
        let whole = skipped == 0 && cells.iter().map(Cell::width).sum::<usize>() <= columns;
        if whole {
            Self::around(&cells, 0, first, usize::MAX)
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
            Self::around(&cells, from, first, columns).marked(skipped > 0 || from > 0)
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

fn shown(grapheme: &str) -> Cow<'_, str> {
    if grapheme == "\t" {
        Cow::Borrowed(TAB)
    } else {
        visible(grapheme)
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
