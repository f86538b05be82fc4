//! Answers that no item claims: their item was renamed or removed.
//!
//! Nothing is lost by that; the answers wait until an item names the old id in its `was`.

use super::checklist::Plan;
use super::event::{Change, Said};
use super::history::History;
use super::id::{ItemId, KeyedSet};
use super::text;

/// An item id that has answers and is in no checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The id that was answered.
    pub id: ItemId,
    /// The item that it has most likely become.
    pub likely: Option<ItemId>,
}

/// The ids that have answers in the history and that no item of the plan is or was, by name.
#[must_use]
pub fn orphans(plan: &Plan, history: &History) -> Vec<Orphan> {
    let names = plan
        .items()
        .flat_map(|item| item.was.iter().chain([&item.id]));
    let claimed: KeyedSet<&ItemId> = names.collect();
    let answered = history.answered();
    let mut ids: Vec<_> = answered.filter(|id| !claimed.contains(id)).collect();
    ids.sort();
    ids.into_iter()
        .map(|id| Orphan {
            id: id.clone(),
            likely: likely(id, plan, history),
        })
        .collect()
}

/// The same statement under a new id, or else the nearest name, among items without answers.
fn likely(id: &ItemId, plan: &Plan, history: &History) -> Option<ItemId> {
    let free = || {
        plan.items()
            .filter(|item| history.of(item).next().is_none())
    };
    let digest = history
        .events()
        .iter()
        .rev()
        .flat_map(|event| &event.changes)
        .find_map(|change| match change {
            Change::Status(set) if set.item == *id => match &set.to {
                Said::Done { digest, .. } => Some(digest),
                _ => None,
            },
            _ => None,
        });
    let same = digest.and_then(|digest| free().find(|item| *item.digest() == **digest));
    let near = || {
        let same_area = free().filter(|item| item.id.area() == id.area());
        let name = text::nearest(id.item(), same_area.map(|item| item.id.item()))?;
        free().find(|item| item.id.area() == id.area() && item.id.item() == name)
    };
    let moved = || free().find(|item| item.id.item() == id.item());
    same.or_else(moved)
        .or_else(near)
        .map(|item| item.id.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::DateTime;

    use super::*;
    use crate::domain::checklist::{Checklist, Item};
    use crate::domain::event::{Event, Set, VERSION};
    use crate::domain::id::{EventId, ReleaseId, WriterId};
    use crate::domain::release::Release;

    fn done(id: &str, digest: &str) -> History {
        let set = Set {
            item: id.parse().unwrap(),
            to: Said::Done {
                reason: None,
                digest: digest.into(),
            },
            saw: Box::default(),
            once: false,
        };
        let mut history = History::new(Release::bare(ReleaseId::next()));
        history.absorb(vec![Event {
            v: VERSION,
            id: EventId::from_bits(1),
            writer: WriterId::from_bits(1),
            clock: 1,
            at: DateTime::parse_from_rfc3339("2026-03-01T10:00:00Z").unwrap(),
            by: "Maria".into(),
            recorded_by: None,
            release: ReleaseId::next(),
            changes: [Change::Status(set)].into(),
        }]);
        history
    }

    fn plan(items: Vec<Item>) -> Plan {
        let items = items.into_iter().map(Arc::new).collect();
        let area = "support".parse().unwrap();
        Plan {
            checklists: vec![Checklist {
                area,
                title: "S".into(),
                about: None,
                owner: None,
                items,
            }],
        }
    }

    fn item(id: &str, text: &str) -> Item {
        Item::new(id.parse().unwrap(), text)
    }

    #[test]
    fn answers_left_behind_are_claimed_by_the_same_statement_or_the_nearest_name() {
        let old = item("support/hotline", "Clients can call us");
        let history = done("support/hotline", &old.digest());
        let likely = |items| {
            orphans(&plan(items), &history)
                .first()
                .and_then(|o| o.likely.clone())
        };
        let named = |id: &str| Some(id.parse().unwrap());

        let renamed = item("support/phone", "Clients can  call us");
        assert_eq!(
            likely(vec![item("support/hotlines", "Else"), renamed]),
            named("support/phone")
        );
        assert_eq!(
            likely(vec![item("support/hotlines", "Else")]),
            named("support/hotlines")
        );
        assert_eq!(likely(vec![item("support/other", "Else")]), None);
        assert!(orphans(&plan(vec![old]), &history).is_empty());
        let mut was = item("support/phone", "Else");
        was.was = ["support/hotline".parse().unwrap()].into();
        assert!(orphans(&plan(vec![was]), &history).is_empty());
    }
}
