//! The list of releases: which one is selected.
//!
//! What there is to list is the scene's. Invariant: a release stays selected where others come or
//! go around it.

use super::Move;
use crate::domain::id::ReleaseId;
use crate::domain::overview::Overview;
use crate::tui::scene::Scene;

/// The list of releases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Releases {
    cursor: usize,
    /// The release that is selected, to know it again when there are others.
    selected: Option<ReleaseId>,
}

/// The releases; none as long as they have not been looked at.
#[must_use]
pub fn listed<'a>(scene: &Scene<'a>) -> &'a [Overview] {
    scene.survey.map_or(&[], |survey| &survey.releases)
}

impl Releases {
    /// With the one that is open selected.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let mut releases = Self::default();
        releases.refresh(scene);
        releases
    }

    /// Follows the selected release to where it is now; at first, the open one.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        let all = listed(scene);
        let meant = self.selected.as_ref();
        let meant = meant.unwrap_or(&scene.board.release.id);
        match all.iter().position(|it| it.release.is(meant)) {
            Some(line) => self.select(line, scene),
            // It may come with the next look.
            None => self.cursor = self.cursor.min(all.len().saturating_sub(1)),
        }
    }

    /// The place of the selected one, counted from zero.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The selected one.
    #[must_use]
    pub fn selected<'a>(&self, scene: &Scene<'a>) -> Option<&'a Overview> {
        listed(scene).get(self.cursor)
    }

    /// Selects the release at a line.
    pub fn select(&mut self, line: usize, scene: &Scene<'_>) {
        self.cursor = line;
        self.selected = self.selected(scene).map(|it| it.release.id.clone());
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move, scene: &Scene<'_>) {
        self.select(to.from(self.cursor, listed(scene).len()), scene);
    }
}
