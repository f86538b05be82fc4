//! How far checks have come: a bar on a terminal, nothing elsewhere, where each end is a line.

use crate::cli::out::Out;
use crate::clock::Stopwatch;
use crate::domain::id::ItemId;

/// How many cells the bar has.
const CELLS: usize = 20;

/// What is known of checks that run.
pub(super) struct Progress {
    all: usize,
    done: usize,
    under_way: Vec<(ItemId, Stopwatch)>,
    since: Stopwatch,
    shown: bool,
}

impl Progress {
    pub(super) fn new(all: usize, shown: bool) -> Self {
        Self {
            all,
            done: 0,
            under_way: Vec::new(),
            since: Stopwatch::start(),
            shown,
        }
    }

    pub(super) fn begun(&mut self, item: ItemId) {
        self.under_way.push((item, Stopwatch::start()));
    }

    pub(super) fn ended(&mut self, item: &ItemId) {
        self.done += 1;
        self.under_way.retain(|(known, _)| known != item);
    }

    /// Draws it over what was drawn before.
    pub(super) fn draw(&self, out: &mut Out) {
        if !self.shown || self.all == 0 {
            return;
        }
        let full = CELLS * self.done / self.all;
        let bar = "#".repeat(full) + &".".repeat(CELLS - full);
        let seconds = |since: Stopwatch| since.elapsed().as_secs();
        let under_way: Vec<_> = self
            .under_way
            .iter()
            .map(|(item, since)| format!("{item} {} s", seconds(*since)))
            .collect();
        let all = format!(
            "[{bar}] {}/{}  {} s  {}",
            self.done,
            self.all,
            seconds(self.since),
            under_way.join(", ")
        );
        out.over(&all);
    }

    /// Takes it away, so that a line can stand in its place.
    pub(super) fn clear(&self, out: &mut Out) {
        if self.shown {
            out.over("");
        }
    }
}
