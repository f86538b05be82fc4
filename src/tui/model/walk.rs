//! A walk through items, one at a time, and the summary at its end.

use std::sync::Arc;

use crate::domain::answer::Answer;
use crate::tui::scene::{Moves, Scene};

/// What a walk has touched: an item as it stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The row.
    pub row: usize,
    /// What had been said of it.
    pub before: Arc<Answer>,
    /// The word that it showed.
    pub word: &'static str,
}

/// A walk.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The rows to walk through, in order.
    queue: Vec<usize>,
    /// The place in the queue.
    at: usize,
    /// Whether all that is known is shown.
    pub details: bool,
    /// The first line of the text that is shown.
    pub scroll: usize,
    /// What was touched, in the order in which it was touched first.
    touched: Vec<Touched>,
}

/// What a walk has changed.
#[derive(Debug, Clone)]
pub struct Summary {
    /// What was touched, whether or not it was taken back since.
    pub touched: Vec<Touched>,
    /// The first line that is shown.
    pub scroll: usize,
}

impl Walk {
    /// Walks along a route, from its first item that is not settled. None where it is empty.
    #[must_use]
    pub fn along(route: Vec<usize>, scene: &Scene<'_>) -> Option<Self> {
        let open = |row: &usize| scene.row(*row).is_some_and(|row| !row.standing.settled);
        let at = route.iter().position(open).unwrap_or(0);
        Self::through(route, at)
    }

    /// Walks through given rows from one of them on. None where there are none.
    #[must_use]
    pub fn through(queue: Vec<usize>, at: usize) -> Option<Self> {
        let at = at.min(queue.len().checked_sub(1)?);
        Some(Self {
            queue,
            at,
            details: false,
            scroll: 0,
            touched: Vec::new(),
        })
    }

    /// The row on the screen.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.queue.get(self.at).copied()
    }

    /// Where it is, counted from one, and of how many.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        (self.at + 1, self.queue.len())
    }

    /// Goes to the next item; false at the end.
    pub fn forward(&mut self) -> bool {
        let more = self.at + 1 < self.queue.len();
        if more {
            self.turn_to(self.at + 1);
        }
        more
    }

    /// Goes on after an answer, to the next item that still needs one; false where none is ahead.
    pub fn go_on(&mut self, scene: &Scene<'_>) -> bool {
        let open = |row: &usize| scene.row(*row).is_some_and(|row| !row.standing.settled);
        let ahead = self.queue.iter().skip(self.at + 1).position(open);
        if let Some(distance) = ahead {
            self.turn_to(self.at + 1 + distance);
        }
        ahead.is_some()
    }

    /// Goes to the item before; false at the beginning.
    pub fn back(&mut self) -> bool {
        let more = self.at > 0;
        if more {
            self.turn_to(self.at - 1);
        }
        more
    }

    /// Goes to the item of a row, if it is on the way.
    pub fn jump(&mut self, row: usize) {
        if let Some(at) = self.queue.iter().position(|queued| *queued == row) {
            self.turn_to(at);
        }
    }

    fn turn_to(&mut self, at: usize) {
        self.at = at;
        self.scroll = 0;
    }

    /// Follows its items to where they are now; false where none is left.
    pub fn follow(&mut self, moves: &Moves) -> bool {
        let passed = self.queue.iter().take(self.at);
        let at = passed.filter(|row| moves.row(**row).is_some()).count();
        self.queue = self
            .queue
            .iter()
            .filter_map(|row| moves.row(*row))
            .collect();
        self.at = at.min(self.queue.len().saturating_sub(1));
        follow(&mut self.touched, moves);
        !self.queue.is_empty()
    }

    /// Remembers how an item stood before its first change.
    pub fn touch(&mut self, place: usize, scene: &Scene<'_>) {
        if self.touched.iter().any(|touched| touched.row == place) {
            return;
        }
        if let Some(row) = scene.row(place) {
            self.touched.push(Touched {
                row: place,
                before: Arc::clone(&row.answer),
                word: row.standing.word(),
            });
        }
    }

    /// What it has changed so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            touched: self.touched.clone(),
            scroll: 0,
        }
    }
}

/// What was touched, where it is now.
fn follow(touched: &mut Vec<Touched>, moves: &Moves) {
    touched.retain_mut(|touched| {
        let row = moves.row(touched.row);
        touched.row = row.unwrap_or(touched.row);
        row.is_some()
    });
}

impl Summary {
    /// Follows what was touched to where it is now.
    pub fn follow(&mut self, moves: &Moves) {
        follow(&mut self.touched, moves);
    }

    /// What is different from before the walk: what was taken back is not.
    pub fn changed<'a>(&'a self, scene: &'a Scene<'_>) -> impl Iterator<Item = &'a Touched> {
        self.touched.iter().filter(|touched| {
            scene
                .row(touched.row)
                .is_some_and(|row| row.answer != touched.before)
        })
    }
}
