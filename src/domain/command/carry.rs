//! What one release leaves to the next: who owns what, and what does not apply.
//!
//! Never what was done, measured, waived or voted: that has to be true of each release anew.

use super::{Desk, for_each};
use crate::domain::answer::Answer;
use crate::domain::checklist::{Item, Plan};
use crate::domain::event::{Carried, Change, Draft, Said, Set};
use crate::domain::history::History;
use crate::domain::id::{ItemId, ReleaseId};
use crate::domain::refusal::Refusal;

/// What a release leaves to another of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legacy {
    /// The item.
    pub item: ItemId,
    /// Who was said to own it.
    pub owner: Option<String>,
    /// Why it does not apply, where that was the answer.
    pub not_applicable: Option<String>,
}

impl Legacy {
    /// All that a release leaves, in the order of the checklists. Of two answers none is taken, and
    /// what was answered once for the workspace is there already.
    #[must_use]
    pub fn of(plan: &Plan, history: &History) -> Vec<Self> {
        let items = plan.items().filter(|item| !item.once);
        let left = items.filter_map(|item| Self::of_item(item, &history.answer(item)));
        left.collect()
    }

    fn of_item(item: &Item, answer: &Answer) -> Option<Self> {
        let owner = answer.owner.last().filter(|_| !answer.owner.is_contested());
        let said = answer
            .spoken()
            .filter(|_| !answer.status.is_contested())
            .map(|head| &head.to);
        let not_applicable = match said {
            Some(said @ Said::NotApplicable { .. }) => said.reason().map(Into::into),
            _ => None,
        };
        let legacy = Self {
            item: item.id.clone(),
            owner: owner.and_then(|head| head.to.clone()),
            not_applicable,
        };
        (legacy.owner.is_some() || legacy.not_applicable.is_some()).then_some(legacy)
    }

    /// What it changes of an item; what was answered already stays.
    fn changes(&self, item: &Item, answer: &Answer) -> Vec<Change> {
        let mut changes = Vec::new();
        if let Some(owner) = &self.owner
            && answer.owner.heads.is_empty()
        {
            changes.push(Change::Owner(first(item, Some(owner.clone()))));
        }
        if let Some(reason) = &self.not_applicable
            && answer.status.heads.is_empty()
        {
            let reason = reason.clone();
            changes.push(Change::Status(first(item, Said::NotApplicable { reason })));
        }
        changes
    }
}

/// A first answer.
fn first<T>(item: &Item, to: T) -> Set<T> {
    Set {
        item: item.id.clone(),
        to,
        saw: Box::default(),
        once: false,
    }
}

/// One change for all of it, with the mark that says where it comes from before the rest.
pub(super) fn carry(
    desk: &Desk<'_>,
    from: &ReleaseId,
    legacy: &[Legacy],
) -> Result<Draft, Refusal> {
    let items: Vec<_> = legacy.iter().map(|legacy| legacy.item.clone()).collect();
    let mut next = legacy.iter();
    let mut draft = for_each(desk, &items, |item, answer| {
        let left = next.by_ref().find(|legacy| item.is(&legacy.item));
        Ok(left.map_or_else(Vec::new, |left| left.changes(item, answer)))
    })?;
    if !draft.changes.is_empty() {
        let from = from.clone();
        draft.changes.insert(0, Change::Carried(Carried { from }));
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::history::History;
    use crate::domain::release::Release;
    use crate::domain::stage::Stage;

    const ITEMS: [&str; 7] = [
        "a/owned; must",
        "a/not-ours",
        "a/done; target <= 5 min",
        "a/waived",
        "a/both",
        "a/once; once",
        "a/asks; confirm",
    ];

    /// A release of which something was said, and the next one on the same stage.
    fn two() -> (Vec<Legacy>, Stage) {
        let mut stage = Stage::new(&ITEMS);
        stage.says(
            "maria",
            "a/owned",
            "blocked; reason x; owner John Smith; due 2026-03-20",
        );
        stage.says(
            "maria",
            "a/not-ours",
            "not-applicable; reason we have no shop",
        );
        stage.says(
            "maria",
            "a/done",
            "done; value 3 min; owner Ada; note well; evidence link",
        );
        let waiver = "waived; reason later; approved john; until 2026-05-01";
        stage.says("maria", "a/waived", waiver);
        stage.says("maria", "a/once", "not-applicable; reason never; owner Ada");
        stage.says("maria", "a/asks", "not-applicable; reason nobody asks");
        stage.confirms("john", "a/asks");
        let mut other = stage.clone();
        stage.says("maria", "a/both", "not-applicable; reason one; owner One");
        other.says(
            "john@there",
            "a/both",
            "not-applicable; reason two; owner Two",
        );
        stage.meet(&mut other);
        let legacy = Legacy::of(&stage.plan, &stage.history);
        let mut next = Stage::new(&ITEMS);
        next.history = History::new(Release::bare("1.1".parse().unwrap()));
        (legacy, next)
    }

    fn carry(legacy: &[Legacy]) -> Command {
        Command::Carry {
            from: "1.0".parse().unwrap(),
            legacy: legacy.to_vec(),
        }
    }

    #[test]
    fn owners_and_what_does_not_apply_are_carried_and_nothing_else() {
        let (legacy, mut next) = two();
        next.run("ada", &carry(&legacy)).unwrap().unwrap();
        assert_eq!(next.word("a/owned"), "open");
        assert_eq!(
            next.standing("a/owned").owner.as_deref(),
            Some("John Smith")
        );
        assert_eq!(next.word("a/not-ours"), "not-applicable, settled");
        assert_eq!(next.word("a/done"), "open");
        assert_eq!(next.standing("a/done").owner.as_deref(), Some("Ada King"));
        for silent in ["a/waived", "a/both", "a/once"] {
            assert!(next.answer(silent).is_empty(), "{silent}");
        }
        assert_eq!(next.word("a/asks"), "not-applicable unconfirmed unowned");
        let done = next.answer("a/done");
        let spoken = (
            done.status(),
            done.value(),
            done.evidence.len(),
            done.notes.len(),
        );
        assert_eq!(spoken, (crate::domain::event::Status::Open, None, 0, 0));
        assert!(next.answer("a/owned").due.heads.is_empty());
    }

    #[test]
    fn what_was_carried_says_from_where_until_it_is_answered_anew() {
        let (legacy, mut next) = two();
        next.run("ada", &carry(&legacy)).unwrap();
        let from = |next: &Stage| {
            let answer = next.answer("a/not-ours");
            let voice = answer.spoken().unwrap().voice.clone();
            voice.carried_from.map(|release| release.to_string())
        };
        assert_eq!(from(&next).as_deref(), Some("1.0"));
        next.says("john", "a/not-ours", "not-applicable; reason still none");
        assert_eq!(from(&next), None);
    }

    #[test]
    fn carrying_is_one_change_that_one_undo_takes_back() {
        let (legacy, mut next) = two();
        next.run("ada", &carry(&legacy)).unwrap();
        assert_eq!(next.history.events().len(), 1);
        next.undoes("ada");
        for item in ["a/owned", "a/not-ours", "a/done", "a/asks"] {
            assert!(next.answer(item).is_empty(), "{item}");
        }
        next.redoes("ada");
        assert_eq!(next.word("a/not-ours"), "not-applicable, settled");
    }

    #[test]
    fn nothing_that_was_answered_is_replaced_by_what_is_carried() {
        let (legacy, mut next) = two();
        next.says("john", "a/not-ours", "in-progress; owner John Smith");
        next.run("ada", &carry(&legacy)).unwrap();
        assert_eq!(next.word("a/not-ours"), "in-progress");
        assert_eq!(
            next.run("ada", &carry(&legacy)),
            Ok(None),
            "all is as asked"
        );
    }
}
