//! A list of items: what it lists, its lines, its cursor.
//!
//! The lines are laid out once, when the list is opened or its filter changes. Invariant: moving
//! the cursor costs the same however long the list is.

use std::collections::BTreeSet;

use super::Move;
use crate::domain::board::Row;
use crate::domain::filter::Filter;
use crate::domain::order::Order;
use crate::tui::scene::{Moves, Scene};

/// What a list is made from, before its filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Every item.
    All,
    /// The items of an area, by its place on the board.
    Area(usize),
    /// What is mine and not settled.
    Mine,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Room above a heading.
    Gap,
    /// The heading above a row of the board.
    Heading(usize),
    /// A row of the board.
    Item(usize),
}

/// A list of items.
#[derive(Debug, Clone)]
pub struct Items {
    /// What it lists.
    pub listed: Listed,
    /// The words of its filter, as typed.
    pub words: String,
    filter: Filter,
    /// In which order.
    pub order: Order,
    lines: Vec<Line>,
    /// The line of each item.
    places: Vec<usize>,
    /// The place of the selected one in `places`.
    cursor: usize,
    /// The rows that are marked; all of them are listed but while a filter is being typed.
    marked: BTreeSet<usize>,
    /// The rows that stay listed whatever the filter says: a question is open about them.
    kept: Vec<usize>,
}

impl Items {
    /// Lays out a list without a filter.
    #[must_use]
    pub fn new(listed: Listed, scene: &Scene<'_>) -> Self {
        let mut items = Self {
            listed,
            words: String::new(),
            filter: Filter::default(),
            order: Order::default(),
            lines: Vec::new(),
            places: Vec::new(),
            cursor: 0,
            marked: BTreeSet::new(),
            kept: Vec::new(),
        };
        items.lay(scene);
        items
    }

    /// Lays it out anew with another filter; the selected item stays selected if it is still there.
    pub fn refilter(&mut self, words: &str, filter: Filter, scene: &Scene<'_>) {
        words.trim().clone_into(&mut self.words);
        self.filter = filter;
        self.relay(scene);
    }

    /// Lays it out anew in the order that comes next; the selected item stays selected.
    pub fn reorder(&mut self, scene: &Scene<'_>) {
        self.order = self.order.next();
        self.relay(scene);
    }

    /// Lays out anew what it lists from the checklists as they are now, with rows that stay listed
    /// in any case; false where it lists an area that is gone.
    pub fn follow(&mut self, moves: &Moves, kept: &[usize], scene: &Scene<'_>) -> bool {
        if let Listed::Area(area) = self.listed {
            let Some(area) = moves.area(area) else {
                return false;
            };
            self.listed = Listed::Area(area);
        }
        let before = self.selected().and_then(|row| moves.row(row));
        self.marked = self
            .marked
            .iter()
            .filter_map(|row| moves.row(*row))
            .collect();
        self.kept = kept.to_vec();
        self.lay(scene);
        self.cursor = self.cursor.min(self.places.len().saturating_sub(1));
        if let Some(row) = before {
            self.select(row);
        }
        true
    }

    /// Lays it out anew where an answer can have changed what it lists, or in which order, with
    /// rows that stay listed in any case.
    pub fn refresh(&mut self, kept: &[usize], scene: &Scene<'_>) {
        let steady = self.listed != Listed::Mine && self.order == Order::Checklist;
        if !self.filter.is_empty() || !steady {
            self.kept = kept.to_vec();
            self.relay(scene);
            self.settle_marks();
        }
    }

    /// Lets go what was listed only for a question that is no longer open.
    pub fn let_go(&mut self, scene: &Scene<'_>) {
        if !self.kept.is_empty() {
            self.refresh(&[], scene);
        }
    }

    fn relay(&mut self, scene: &Scene<'_>) {
        let before = self.selected();
        self.lay(scene);
        self.cursor = self.cursor.min(self.places.len().saturating_sub(1));
        if let Some(row) = before {
            self.select(row);
        }
    }

    fn lay(&mut self, scene: &Scene<'_>) {
        let passing = self.passing(scene);
        self.lines.clear();
        self.lines.reserve(passing.len());
        self.places.clear();
        self.places.reserve(passing.len());
        let headings = match self.order {
            Order::Checklist => scene.board.headings.as_slice(),
            _ => &[],
        };
        let mut headings = headings.iter().peekable();
        let mut before = None;
        for place in passing {
            let mut passed = 0;
            while headings.next_if(|heading| **heading <= place).is_some() {
                passed += 1;
            }
            // Two that follow each other on the board differ; only where others lie between, and are
            // not listed, may it be the same heading again.
            if passed == 1 || passed > 1 && !before.is_some_and(|row| together(scene, row, place)) {
                if before.is_some() {
                    self.lines.push(Line::Gap);
                }
                self.lines.push(Line::Heading(place));
            }
            self.places.push(self.lines.len());
            self.lines.push(Line::Item(place));
            before = Some(place);
        }
    }

    /// The rows that it lists, in its order.
    fn passing(&self, scene: &Scene<'_>) -> Vec<usize> {
        let board = scene.board;
        let mine = Filter::mine();
        let mut own = mine.sieve(scene.viewer());
        let mut sieve = self.filter.sieve(scene.viewer());
        let mut passes = |row: &Row| {
            let area = board.area_of(row);
            (self.listed != Listed::Mine || own.lets(row, area)) && sieve.lets(row, area)
        };
        let listed = match self.listed {
            Listed::Area(area) => board.places_of(area),
            Listed::All | Listed::Mine => 0..board.rows.len(),
        };
        let whole = self.listed != Listed::Mine && self.filter.is_empty();
        let mut places: Vec<_> = listed
            .filter(|place| {
                whole || self.kept.contains(place) || scene.row(*place).is_some_and(&mut passes)
            })
            .collect();
        self.order.sort(board, &mut places);
        places
    }

    /// Marks the selected item, or no longer, and goes on to the next.
    pub fn mark(&mut self) {
        if let Some(row) = self.selected() {
            if !self.marked.remove(&row) {
                self.marked.insert(row);
            }
            self.go(Move::Down(1));
        }
    }

    /// Marks all items that are listed; none where all of them are.
    pub fn mark_all(&mut self) {
        let all: BTreeSet<_> = self.rows().collect();
        self.marked = if self.marked == all {
            BTreeSet::new()
        } else {
            all
        };
    }

    /// Forgets all marks; false where there was none.
    pub fn unmark(&mut self) -> bool {
        !std::mem::take(&mut self.marked).is_empty()
    }

    /// Forgets marks on what is no longer listed: what is out of sight is not answered by the way.
    pub fn settle_marks(&mut self) {
        if !self.marked.is_empty() {
            let listed: BTreeSet<_> = self.rows().collect();
            self.marked.retain(|row| listed.contains(row));
        }
    }

    /// The rows that are marked, in the order of the board.
    #[must_use]
    pub const fn marked(&self) -> &BTreeSet<usize> {
        &self.marked
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The rows that it lists, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| match line {
            Line::Item(row) => Some(*row),
            Line::Gap | Line::Heading(_) => None,
        })
    }

    /// The area of what it lists: its own, else that of the selected item.
    #[must_use]
    pub fn area(&self, scene: &Scene<'_>) -> Option<usize> {
        match self.listed {
            Listed::Area(area) => Some(area),
            Listed::All | Listed::Mine => scene.row(self.selected()?).map(|row| row.area),
        }
    }

    /// How many items it lists.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it lists nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place of the selected item among the listed, counted from zero.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The place among the listed of the item at a line; none where another line is.
    #[must_use]
    pub fn entry(&self, line: usize) -> Option<usize> {
        self.places.binary_search(&line).ok()
    }

    /// Selects an item by its place among the listed.
    pub fn select_entry(&mut self, entry: usize) {
        self.cursor = entry.min(self.places.len().saturating_sub(1));
    }

    /// The line of the selected item.
    #[must_use]
    pub fn line(&self) -> usize {
        self.places.get(self.cursor).copied().unwrap_or(0)
    }

    /// The row of the selected item.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        match self.lines.get(*self.places.get(self.cursor)?)? {
            Line::Item(row) => Some(*row),
            Line::Gap | Line::Heading(_) => None,
        }
    }

    /// Selects the item of a row, if it is listed.
    pub fn select(&mut self, row: usize) {
        let listed = self.rows().position(|listed| listed == row);
        self.cursor = listed.unwrap_or(self.cursor);
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move) {
        self.cursor = to.from(self.cursor, self.places.len());
    }
}

/// Whether two rows stand under the same heading.
fn together(scene: &Scene<'_>, one: usize, other: usize) -> bool {
    let heading = |place| {
        scene
            .row(place)
            .map(|row| (row.area, row.item.section.as_deref()))
    };
    heading(one) == heading(other)
}
