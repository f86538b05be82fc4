//! Names that stand in many lines, each kept once.
//!
//! A long journal is about few items and by few people. To keep each of their names again with
//! every change would take as much memory as the changes, and to check each id again as much time.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::Arc;

use crate::domain::id::{ItemId, KeyedSet, ReleaseId};

/// The names that were met so far.
#[derive(Debug, Default)]
pub(in crate::store::journal) struct Names {
    items: KeyedSet<ItemId>,
    releases: KeyedSet<ReleaseId>,
    people: KeyedSet<Arc<str>>,
}

impl Names {
    /// An item; none where it is no id.
    pub(super) fn item(&mut self, text: &str) -> Option<ItemId> {
        share(&mut self.items, text, || text.parse().ok())
    }

    /// A release; none where it is no id.
    pub(super) fn release(&mut self, text: &str) -> Option<ReleaseId> {
        share(&mut self.releases, text, || text.parse().ok())
    }

    /// Somebody.
    pub(super) fn person(&mut self, text: &str) -> Arc<str> {
        let known = share(&mut self.people, text, || Some(text.into()));
        known.unwrap_or_else(|| text.into())
    }
}

fn share<T>(known: &mut KeyedSet<T>, text: &str, read: impl FnOnce() -> Option<T>) -> Option<T>
where
    T: Borrow<str> + Hash + Eq + Clone,
{
    if let Some(known) = known.get(text) {
        return Some(known.clone());
    }
    let new = read()?;
    known.insert(new.clone());
    Some(new)
}
