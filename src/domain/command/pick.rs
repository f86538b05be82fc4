//! Which of several answers holds.

use super::{Desk, Refusal};
use crate::domain::answer::{Answer, Field};
use crate::domain::checklist::Item;
use crate::domain::event::{Change, Said, Set};
use crate::domain::id::EventId;

/// The changes by which one side's content replaces all others, in each field in which it is one
/// of several. What was said stays as it was said; that it holds is the word of who picks it.
pub(super) fn changes(
    desk: &Desk<'_>,
    item: &Item,
    answer: &Answer,
    side: EventId,
) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    if let Some(set) = replacing(item, &answer.status, side) {
        if let Said::Waived { approved_by, .. } = &set.to
            && desk.roster.same_person(approved_by, desk.by)
        {
            return Err(Refusal::OwnWaiver(item.id.clone()));
        }
        changes.push(Change::Status(set));
    }
    changes.extend(replacing(item, &answer.owner, side).map(Change::Owner));
    changes.extend(replacing(item, &answer.due, side).map(Change::Due));
    changes.extend(replacing(item, &answer.value, side).map(Change::Value));
    if changes.is_empty() {
        return Err(Refusal::NoSide(item.id.clone()));
    }
    Ok(changes)
}

fn replacing<T: Clone + PartialEq>(item: &Item, field: &Field<T>, side: EventId) -> Option<Set<T>> {
    let own = |head: &&crate::domain::answer::Head<T>| head.voice.event == side;
    let head = field
        .heads
        .iter()
        .find(own)
        .filter(|_| field.is_contested())?;
    Some(Set {
        item: item.id.clone(),
        to: head.to.clone(),
        saw: field.saw().into(),
        once: item.once,
    })
}
