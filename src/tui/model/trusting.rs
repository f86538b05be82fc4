//! Commands that would run, shown to be trusted first.

use crate::domain::id::ItemId;

/// What would run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trusting {
    /// The items whose checks run once they are trusted.
    pub items: Vec<ItemId>,
    /// All that trust would cover, a line each; those of a check are set in below its item.
    pub lines: Vec<String>,
    /// The first line in sight.
    pub scroll: usize,
}

impl Trusting {
    /// From the top.
    #[must_use]
    pub fn new(items: Vec<ItemId>, lines: Vec<String>) -> Self {
        Self {
            items,
            lines,
            scroll: 0,
        }
    }
}
