//! What has changed, newest first: its filter and its cursor.
//!
//! Without a filter nothing is laid out: a line is a place in the history. Invariant: moving the
//! cursor costs the same however long the history is.

use super::Move;
use crate::domain::event::Event;
use crate::domain::filter::changes::Search;
use crate::domain::id::EventId;
use crate::report::log;
use crate::tui::scene::Scene;

/// The list of changes.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The words of its filter, as typed.
    pub words: String,
    /// Why the words are no filter, where they are none.
    pub fault: Option<String>,
    /// With a filter, the places in the history of what passes it, newest first.
    listed: Option<Vec<usize>>,
    cursor: usize,
    /// The change that is selected, to know it again when there are others.
    selected: Option<EventId>,
}

impl History {
    /// All that has changed, with the newest selected.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let mut history = Self::default();
        history.select(0, scene);
        history
    }

    /// Lists only changes that pass the words, those of `gonogo log`.
    pub fn refilter(&mut self, words: &str, scene: &Scene<'_>) {
        words.trim().clone_into(&mut self.words);
        self.lay(scene);
        self.select(0, scene);
    }

    /// Lays it out anew after something was recorded; the selected change stays selected.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        self.lay(scene);
        let is_selected = |line: &usize| {
            let event = self.event(*line, scene);
            event.is_some_and(|event| Some(event.id) == self.selected)
        };
        let last = self.len(scene).saturating_sub(1);
        let line = (0..=last).find(is_selected);
        self.select(line.unwrap_or(self.cursor.min(last)), scene);
    }

    fn lay(&mut self, scene: &Scene<'_>) {
        let search = Search::parse(&self.words);
        self.fault = search.as_ref().err().map(ToString::to_string);
        // While a word is being typed it may be none yet.
        let nothing = search.is_err();
        let search = search.unwrap_or_default();
        let viewer = scene.viewer();
        self.listed = (nothing || !search.is_empty()).then(|| {
            let events = scene.desk.history.events().iter().enumerate().rev();
            let passes = |event: &Event| search.lets(event, viewer, || log::told(event));
            let passing = events.filter(|(_, event)| !nothing && passes(event));
            passing.map(|(place, _)| place).collect()
        });
    }

    /// How many changes it lists.
    #[must_use]
    pub fn len(&self, scene: &Scene<'_>) -> usize {
        let all = scene.desk.history.events().len();
        self.listed.as_ref().map_or(all, Vec::len)
    }

    /// The place of the selected change among the listed, counted from zero.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The change at a line.
    #[must_use]
    pub fn event<'a>(&self, line: usize, scene: &Scene<'a>) -> Option<&'a Event> {
        let events = scene.desk.history.events();
        let place = match &self.listed {
            Some(listed) => *listed.get(line)?,
            None => events.len().checked_sub(line + 1)?,
        };
        events.get(place)
    }

    /// The selected change.
    #[must_use]
    pub fn selected<'a>(&self, scene: &Scene<'a>) -> Option<&'a Event> {
        self.event(self.cursor, scene)
    }

    /// Selects the change at a line.
    pub fn select(&mut self, line: usize, scene: &Scene<'_>) {
        self.cursor = line;
        self.selected = self.selected(scene).map(|event| event.id);
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Move, scene: &Scene<'_>) {
        self.select(to.from(self.cursor, self.len(scene)), scene);
    }
}
