//! What follows from the end of an item's check.

use super::edit::replacing;
use crate::domain::answer::Answer;
use crate::domain::check::{Ran, Report, judge};
use crate::domain::checklist::Item;
use crate::domain::event::{Change, Said, Set};
use crate::domain::id::EventId;
use crate::domain::refusal::Refusal;

/// A check that passed answers `done`, one that failed `failed`, whatever was said before; one that
/// could not run changes no answer. What was measured is the item's value.
pub(super) fn changes(
    item: &Item,
    answer: &Answer,
    report: &Report,
) -> Result<Vec<Change>, Refusal> {
    let check = item.check.as_ref();
    let check = check.ok_or_else(|| Refusal::NoCheck(item.id.clone()))?;
    let ran = judge(item, check, report);
    let said = match &ran {
        Ran::Passed(_) => Some(Said::Done {
            reason: None,
            digest: item.digest().into(),
        }),
        Ran::Failed { why, .. } => Some(Said::Failed {
            reason: why.clone(),
        }),
        Ran::CouldNotRun { .. } => None,
    };
    let value = ran.run().and_then(|run| run.value.clone());
    let mut changes = vec![Change::Check(Box::new(Set {
        item: item.id.clone(),
        saw: replaced(answer, &ran),
        to: ran,
        once: item.once,
    }))];
    if let Some(value) = value {
        changes.push(Change::Value(replacing(item, &answer.value, Some(value))));
    }
    changes.extend(said.map(|said| Change::Status(replacing(item, &answer.status, said))));
    Ok(changes)
}

/// The earlier results that a result replaces. What could not run takes nothing away from a run, so
/// that a proof stays one.
fn replaced(answer: &Answer, ran: &Ran) -> Box<[EventId]> {
    let heads = answer.check.heads.iter();
    let replaced = heads.filter(|head| ran.run().is_some() || head.to.run().is_none());
    replaced.map(|head| head.voice.event).collect()
}
