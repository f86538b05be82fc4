//! The cursor of the big picture: over the invitation to start, the areas and the reasons.

use super::{Move, Tallies};
use crate::domain::verdict::About;
use crate::tui::scene::{Moves, Scene};

/// What is selected in the big picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The invitation to start, while nothing was answered yet.
    Start,
    /// An area, by its place on the board.
    Area(usize),
    /// A reason, by its place in the assessment.
    Reason(usize),
}

/// The state of the big picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BigPicture {
    /// What is selected; none where there is nothing at all.
    pub spot: Option<Spot>,
    /// What the selected reason is about, to know it again when the reasons are others.
    about: Option<About>,
}

/// How many things there are to select.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spots {
    /// Whether the invitation is there.
    pub start: bool,
    /// How many areas.
    pub areas: usize,
    /// How many reasons.
    pub reasons: usize,
}

impl Spots {
    /// Counts them.
    #[must_use]
    pub fn of(tallies: &Tallies, scene: &Scene<'_>) -> Self {
        Self {
            start: tallies.untouched,
            areas: scene.board.areas.len(),
            reasons: scene.assessment.reasons.len(),
        }
    }

    fn len(self) -> usize {
        usize::from(self.start) + self.areas + self.reasons
    }

    /// The place of one among them all.
    #[must_use]
    pub fn index(self, spot: Spot) -> usize {
        let areas = usize::from(self.start);
        match spot {
            Spot::Start => 0,
            Spot::Area(area) => areas + area,
            Spot::Reason(reason) => areas + self.areas + reason,
        }
    }

    fn at(self, index: usize) -> Option<Spot> {
        let areas = usize::from(self.start);
        match index {
            index if index >= self.len() => None,
            index if index < areas => Some(Spot::Start),
            index if index < areas + self.areas => Some(Spot::Area(index - areas)),
            index => Some(Spot::Reason(index - areas - self.areas)),
        }
    }
}

impl BigPicture {
    /// With the invitation selected, or what stands in the way most: Enter leads there.
    #[must_use]
    pub fn new(tallies: &Tallies, scene: &Scene<'_>) -> Self {
        let mut home = Self {
            spot: None,
            about: None,
        };
        home.settle(tallies, scene);
        home
    }

    /// Follows what is selected to where it is now.
    pub fn follow(&mut self, moves: &Moves) {
        self.about = self.about.and_then(|about| match about {
            About::Row(row) => moves.row(row).map(About::Row),
            About::Area(area) => moves.area(area).map(About::Area),
        });
        if let Some(Spot::Area(area)) = self.spot {
            self.spot = moves.area(area).map(Spot::Area);
        }
    }

    /// Selects something that is there, as near as can be to what was selected before.
    pub fn settle(&mut self, tallies: &Tallies, scene: &Scene<'_>) {
        let spots = Spots::of(tallies, scene);
        self.spot = match self.spot {
            Some(Spot::Area(area)) if area < spots.areas => Some(Spot::Area(area)),
            Some(Spot::Reason(reason)) if spots.reasons > 0 => {
                let reasons = &scene.assessment.reasons;
                let same = |about| reasons.iter().position(|reason| reason.about == about);
                let place = self.about.and_then(same).unwrap_or(reason);
                Some(Spot::Reason(place.min(spots.reasons - 1)))
            }
            _ if spots.start => Some(Spot::Start),
            _ if spots.reasons > 0 => Some(Spot::Reason(0)),
            _ => spots.at(0),
        };
        self.remember(scene);
    }

    fn remember(&mut self, scene: &Scene<'_>) {
        self.about = match self.spot {
            Some(Spot::Reason(reason)) => scene.assessment.reasons.get(reason).map(|r| r.about),
            _ => None,
        };
    }

    /// Selects what stands at a place among them all.
    pub fn select(&mut self, entry: usize, tallies: &Tallies, scene: &Scene<'_>) {
        self.spot = Spots::of(tallies, scene).at(entry).or(self.spot);
        self.remember(scene);
    }

    /// The place of what is selected among them all.
    #[must_use]
    pub fn entry(&self, tallies: &Tallies, scene: &Scene<'_>) -> Option<usize> {
        self.spot.map(|spot| Spots::of(tallies, scene).index(spot))
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move, tallies: &Tallies, scene: &Scene<'_>) {
        let spots = Spots::of(tallies, scene);
        let at = self.spot.map_or(0, |spot| spots.index(spot));
        self.spot = spots.at(to.from(at, spots.len()));
        self.remember(scene);
    }
}
