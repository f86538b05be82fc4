//! An item on the scales: what is the same of it however often it is weighed.
//!
//! No answer and no day is known here.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::domain::checklist::Item;

/// An item to be weighed, once or for many days.
#[derive(Debug)]
pub struct Scales<'a> {
    pub(super) item: &'a Item,
    pub(super) area_owner: Option<&'a Arc<str>>,
    /// Worked out where it is asked for, and once however often the item is weighed.
    digest: OnceCell<String>,
}

impl<'a> Scales<'a> {
    /// For an item of an area with that owner.
    #[must_use]
    pub const fn of(item: &'a Item, area_owner: Option<&'a Arc<str>>) -> Self {
        Self {
            item,
            area_owner,
            digest: OnceCell::new(),
        }
    }

    /// Whether that is the digest of its statement.
    pub(super) fn is_digest(&self, digest: &str) -> bool {
        self.digest.get_or_init(|| self.item.digest()) == digest
    }
}
