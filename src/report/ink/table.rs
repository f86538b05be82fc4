//! Rows whose columns stand under each other.

use std::io;

use super::{Ink, Span, harmless};
use crate::report::measure;

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The most columns of the terminal that it takes; the last one also never takes more than
    /// there are.
    pub most: usize,
    /// Whether it is set to the right, as numbers are.
    pub right: bool,
}

impl Column {
    /// Words, however long.
    pub const WORDS: Self = Self {
        most: usize::MAX,
        right: false,
    };
    /// Numbers.
    pub const NUMBER: Self = Self {
        most: usize::MAX,
        right: true,
    };

    /// Words, cut where they are too long.
    #[must_use]
    pub const fn at_most(columns: usize) -> Self {
        Self {
            most: columns,
            right: false,
        }
    }
}

impl Ink<'_> {
    /// Writes rows with their columns under each other, two columns apart.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn table(
        &mut self,
        indent: usize,
        columns: &[Column],
        rows: &[Vec<Span<'_>>],
    ) -> io::Result<()> {
        let widths = widths(columns, rows);
        for row in rows {
            self.pad_to(indent);
            for (place, (cell, column)) in row.iter().zip(columns).enumerate() {
                let last = place + 1 == columns.len();
                let columns = widths.get(place).copied().unwrap_or(0);
                let columns = if last {
                    columns.min(self.left())
                } else {
                    columns
                };
                if column.right {
                    let short = columns.saturating_sub(measure::width(&harmless(&cell.text)));
                    self.pad_to(self.column + short);
                    self.cell(cell.tone, &cell.text, columns - short)?;
                } else {
                    self.cell(cell.tone, &cell.text, columns)?;
                }
            }
            self.line()?;
        }
        Ok(())
    }
}

/// How wide each column has to be for what stands in it.
fn widths(columns: &[Column], rows: &[Vec<Span<'_>>]) -> Vec<usize> {
    let mut widths = vec![0; columns.len()];
    let last = columns.len().saturating_sub(1);
    for row in rows {
        for (place, (cell, column)) in row.iter().zip(columns).enumerate() {
            // Behind the last words of a line nothing has to line up, so they need no measuring.
            let needed = if place == last && !column.right {
                column.most
            } else {
                measure::width(&harmless(&cell.text)).min(column.most)
            };
            if let Some(width) = widths.get_mut(place) {
                *width = needed.max(*width);
            }
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::super::{Paper, Tone};
    use super::*;

    #[test]
    fn a_table_lines_up_and_its_last_column_fits() {
        let columns = [Column::at_most(4), Column::NUMBER, Column::WORDS];
        let row = |a: &'static str, b: &'static str, c: &'static str| {
            [a, b, c].map(|text| Span::new(Tone::Plain, text)).to_vec()
        };
        let rows = [
            row("日本語", "7", "short"),
            row("a", "12", "rather longer"),
            row("b", "1", ""),
        ];
        let mut out = Vec::new();
        let paper = Paper {
            width: 18,
            colour: false,
            ascii: false,
        };
        Ink::new(&mut out, paper).table(1, &columns, &rows).unwrap();
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown, " 日…    7  short\n a     12  rather…\n b      1\n");
    }
}
