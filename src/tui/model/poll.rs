//! The roll call: which area speaks next, and how many have spoken.

use super::Move;
use crate::domain::poll::{Ballot, Stand};
use crate::tui::scene::Scene;

/// The roll call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// The area whose turn it is, by its place on the board.
    pub cursor: usize,
}

/// How an area has voted, by its place on the board.
#[must_use]
pub fn stand(area: usize, scene: &Scene<'_>) -> Stand {
    let ballots = &scene.board.poll.ballots;
    ballots.get(area).map_or(Stand::None, Ballot::stand)
}

/// Whether a word of the area counts; of one that is asked nothing none is needed.
fn has_spoken(area: usize, scene: &Scene<'_>) -> bool {
    scene.board.places_of(area).is_empty() || matches!(stand(area, scene), Stand::Go | Stand::NoGo)
}

/// How many areas have spoken, and of how many.
#[must_use]
pub fn spoken(scene: &Scene<'_>) -> (usize, usize) {
    let all = scene.board.areas.len();
    let spoken = (0..all).filter(|area| has_spoken(*area, scene));
    (spoken.count(), all)
}

impl Poll {
    /// With the first area that has not spoken.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let mut poll = Self { cursor: 0 };
        if has_spoken(0, scene) {
            poll.go_on(scene);
        }
        poll
    }

    /// Gives the word to the next area that has not spoken, from here on and then from the first;
    /// false where all have.
    pub fn go_on(&mut self, scene: &Scene<'_>) -> bool {
        let all = scene.board.areas.len();
        let ahead = (self.cursor + 1..all).chain(0..self.cursor.min(all));
        let next = ahead.into_iter().find(|area| !has_spoken(*area, scene));
        self.cursor = next.unwrap_or(self.cursor);
        next.is_some()
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move, scene: &Scene<'_>) {
        self.cursor = to.from(self.cursor, scene.board.areas.len());
    }
}
