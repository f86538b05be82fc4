//! What a document is made of: lines of text, cells and rows of tables, and the pieces that hold them.

use std::ops::{Deref, Range};

/// A line of text with what its looks say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::minutes) struct Said {
    pub(in crate::minutes) text: String,
    /// How many bytes at its beginning are bold.
    pub(in crate::minutes) bold: usize,
    /// Whether all of it is struck out.
    pub(in crate::minutes) struck: bool,
    /// What it said, and how much of that was bold, before a part was struck out.
    pub(in crate::minutes) whole: Option<(String, usize)>,
    /// Counted from one.
    pub(in crate::minutes) line: usize,
    pub(in crate::minutes) links: Vec<String>,
    /// Whether it stands on a line of its own and does not go on another.
    pub(in crate::minutes) anew: bool,
    /// Which of its bytes are struck out, in their order, until it is put down without them.
    pub(in crate::minutes) struck_out: Vec<Range<usize>>,
}

/// A cell of a table; it reads as what is not struck out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::minutes) struct Cell {
    pub(super) text: String,
    /// What it said, where all of it is struck out.
    pub(super) struck: String,
}

impl Cell {
    /// What it says, or said before all of it was struck out.
    pub(in crate::minutes) fn words(&self) -> &str {
        if self.text.is_empty() {
            &self.struck
        } else {
            &self.text
        }
    }

    pub(in crate::minutes) fn is_struck(&self) -> bool {
        self.text.is_empty() && !self.struck.is_empty()
    }

    /// The cell as if nothing had been struck out of it.
    pub(in crate::minutes) fn restored(&self) -> Self {
        Self {
            text: self.words().to_string(),
            struck: String::new(),
        }
    }
}

impl Deref for Cell {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// A row of a table, with its line.
pub(in crate::minutes) type Row = (usize, Vec<Cell>);

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::minutes) enum Shape {
    /// A heading and its level.
    Heading(usize),
    /// An entry of a list, with the state of its box.
    Entry { list: usize, tick: Option<bool> },
    /// Text that stands by itself, or below an entry.
    Text,
    /// A table: its header and its rows, each with its line.
    Table(Vec<String>, Vec<Row>),
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::minutes) struct Piece {
    pub(in crate::minutes) shape: Shape,
    pub(in crate::minutes) said: Said,
    /// The entry that it stands below.
    pub(in crate::minutes) parent: Option<usize>,
}
