//! What others record while a question is open, so that its answer replaces nothing unseen.

use std::collections::BTreeSet;

use crate::domain::event::{Change, Draft};
use crate::domain::id::{AreaId, EventId, ItemId};
use crate::domain::poll;
use crate::report::log;
use crate::tui::scene::Scene;

/// What stood when a question was opened; the rest came in meanwhile. Only what the answer can
/// replace is looked at: a history may hold a million changes.
#[derive(Debug, Clone)]
pub struct Meanwhile {
    known: BTreeSet<EventId>,
}

impl Meanwhile {
    /// From now on, for what is said of these rows.
    #[must_use]
    pub fn of_items(rows: &[usize], scene: &Scene<'_>) -> Self {
        let rows = rows.iter().filter_map(|row| scene.row(*row));
        Self {
            known: rows.flat_map(|row| row.answer.heads()).collect(),
        }
    }

    /// From now on, for a decision, or the vote of an area.
    #[must_use]
    pub fn of_poll(area: Option<&AreaId>, scene: &Scene<'_>) -> Self {
        let history = scene.desk.history;
        let votes = area.map(|area| poll::votes(history, area.as_str()).saw());
        let course = poll::course(history).saw();
        Self {
            known: votes.into_iter().flatten().chain(course).collect(),
        }
    }

    /// Knows a change too that was made here.
    pub fn know(&mut self, event: EventId) {
        self.known.insert(event);
    }

    /// What a draft would replace of what came in meanwhile, in words. It is known from then on, so
    /// that the same draft replaces it when it comes once more.
    pub fn news(&mut self, draft: &Draft, scene: &Scene<'_>) -> Option<String> {
        let mut said = Vec::new();
        for change in &draft.changes {
            for id in change.saw().unwrap_or_default() {
                if self.known.contains(id) {
                    continue;
                }
                if let Some(event) = scene.desk.history.event(*id) {
                    let mut changes = event.changes.iter();
                    let its = |it: &&Change| it.sets_field_of(change);
                    let its = changes.clone().find(its);
                    let its = its.or_else(|| changes.find(|it| it.saw().is_some()));
                    said.push((event, its.unwrap_or(change)));
                }
            }
        }
        self.known.extend(said.iter().map(|(event, _)| event.id));
        let (event, change) = said.iter().max_by_key(|(event, _)| event.order())?;
        let name = change.item().map(ItemId::item).or(change.subject());
        let words = format!("{} {}", name.unwrap_or_default(), log::words(change));
        let more = match said.len() {
            1 => String::new(),
            many => format!(", and {} more", many - 1),
        };
        Some(format!(
            "accept once more to replace what {} said meanwhile: {}{more}",
            event.by,
            words.trim()
        ))
    }
}
