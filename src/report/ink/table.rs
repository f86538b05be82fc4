//! Rows whose columns stand under each other.

use std::io;

use super::{Ink, Shown, Span};

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The most columns of the terminal that it takes; the last one also never takes more than
    /// there are.
    pub most: usize,
    /// Of the last one: with fewer columns than this it is left out, unless nothing would be cut.
    pub least: usize,
    /// Whether it is set to the right, as numbers are.
    pub right: bool,
}

impl Column {
    /// Words, however long.
    pub const WORDS: Self = Self {
        most: usize::MAX,
        least: 0,
        right: false,
    };
    /// Numbers.
    pub const NUMBER: Self = Self {
        right: true,
        ..Self::WORDS
    };

    /// Words, cut where they are too long.
    #[must_use]
    pub const fn at_most(columns: usize) -> Self {
        Self {
            most: columns,
            ..Self::WORDS
        }
    }

    /// Words for the last column, left out where there is hardly any room.
    #[must_use]
    pub const fn at_least(columns: usize) -> Self {
        Self {
            least: columns,
            ..Self::WORDS
        }
    }
}

impl Ink<'_> {
    /// Writes rows with their columns under each other, two columns apart. The rows are gone
    /// through twice, so that a long list need not be kept.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn table<'r, R>(
        &mut self,
        indent: usize,
        columns: &[Column],
        rows: impl Iterator<Item = R> + Clone,
    ) -> io::Result<()>
    where
        R: AsRef<[Span<'r>]>,
    {
        let widths = self.widths(columns, rows.clone());
        let columns = self.fitting(indent, columns, &widths);
        for row in rows {
            self.pad_to(indent);
            for (place, (cell, column)) in row.as_ref().iter().zip(columns).enumerate() {
                let last = place + 1 == columns.len();
                let mut columns = widths.get(place).copied().unwrap_or(0);
                if last {
                    columns = columns.min(self.left());
                }
                if column.right {
                    let short = columns.saturating_sub(Shown::of(&cell.text).columns);
                    self.pad_to(self.column + short);
                    columns -= short;
                }
                if last {
                    self.fit(cell.tone, &cell.text, columns)?;
                } else {
                    self.cell(cell.tone, &cell.text, columns)?;
                }
            }
            self.line()?;
        }
        Ok(())
    }

    /// The columns, without the last where what is left for it is too little.
    fn fitting<'c>(&self, indent: usize, columns: &'c [Column], widths: &[usize]) -> &'c [Column] {
        let (Some((last, others)), Some((widest, before))) =
            (columns.split_last(), widths.split_last())
        else {
            return columns;
        };
        let used = indent + before.iter().map(|width| width + 2).sum::<usize>();
        if self.width().saturating_sub(used) < last.least.min(*widest) {
            others
        } else {
            columns
        }
    }

    /// How wide each column has to be for what stands in it.
    fn widths<'r, R>(&self, columns: &[Column], rows: impl Iterator<Item = R>) -> Vec<usize>
    where
        R: AsRef<[Span<'r>]>,
    {
        // Behind the last words of a row nothing has to line up, so they need no measuring; on
        // endless paper there is room for them whatever they take.
        let measured = match columns.split_last() {
            Some((last, others)) if !last.right && (last.least == 0 || self.is_endless()) => others,
            _ => columns,
        };
        let mut widths = vec![0; measured.len()];
        for row in rows {
            let cells = row.as_ref().iter().zip(measured);
            for ((cell, column), width) in cells.zip(&mut widths) {
                let needed = Shown::of(&cell.text).columns.min(column.most);
                *width = needed.max(*width);
            }
        }
        let unmeasured = columns.iter().skip(measured.len());
        widths.extend(unmeasured.map(|column| column.most));
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Paper, Tone};
    use super::*;

    #[test]
    fn a_last_column_that_has_hardly_any_room_is_left_out() {
        let columns = [Column::WORDS, Column::at_least(6)];
        let row = |a: &'static str, b: &'static str| [a, b].map(|t| Span::new(Tone::Plain, t));
        let drawn = |width: usize, text: &'static str| {
            let mut out = Vec::new();
            let paper = Paper {
                width,
                colour: false,
                ascii: false,
            };
            let rows = [row("name", text)];
            let mut ink = Ink::new(&mut out, paper);
            ink.table(0, &columns, rows.iter()).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(drawn(12, "long text"), "name  long…\n");
        assert_eq!(drawn(11, "long text"), "name\n");
        assert_eq!(drawn(11, "short"), "name  short\n");
    }

    #[test]
    fn on_endless_paper_nothing_is_cut() {
        let columns = [Column::at_most(4), Column::WORDS];
        let row = |a: &'static str| [a, "end"].map(|text| Span::new(Tone::Plain, text)).to_vec();
        let mut out = Vec::new();
        let paper = Paper {
            width: Paper::ENDLESS,
            colour: false,
            ascii: false,
        };
        let mut ink = Ink::new(&mut out, paper);
        let rows = [row("a"), row("rather long")];
        ink.table(0, &columns, rows.iter()).unwrap();
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown, "a     end\nrather long  end\n");
    }

    #[test]
    fn a_table_lines_up_and_its_last_column_fits() {
        let columns = [Column::at_most(4), Column::NUMBER, Column::WORDS];
        let row = |a: &'static str, b: &'static str, c: &'static str| {
            [a, b, c].map(|text| Span::new(Tone::Plain, text))
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
        let mut ink = Ink::new(&mut out, paper);
        ink.table(1, &columns, rows.iter()).unwrap();
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown, " 日…    7  short\n a     12  rather…\n b      1\n");
    }
}
