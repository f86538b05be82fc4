//! What follows from the end of an item's check.

use super::Desk;
use super::edit::{already, replacing};
use crate::domain::answer::Answer;
use crate::domain::check::{Ran, Report, judge};
use crate::domain::checklist::Item;
use crate::domain::drift::Drift;
use crate::domain::event::{Change, Said, Set, Status};
use crate::domain::id::EventId;
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Flag, Scene, Standing};

/// A check that passed answers `done`, one that failed `failed`, whatever was said before; one that
/// could not run changes no answer. What was measured is the item's value. Where a second person
/// stands by it already, a check that passes once more leaves that as it is.
pub(super) fn changes(
    desk: &Desk<'_>,
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
    let said =
        said.filter(|said| said.status() != Status::Done || !is_confirmed(desk, item, answer));
    let value = ran.run().and_then(|run| run.value.clone());
    let value = value.filter(|value| !already(&answer.value, Some(value)));
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

/// Whether a second person stands by a done answer that still holds: another would need another word.
fn is_confirmed(desk: &Desk<'_>, item: &Item, answer: &Answer) -> bool {
    let scene = Scene {
        release: desk.history.release(),
        roster: desk.roster,
        today: desk.today,
        drift: desk.drift.map_or(&Drift::Unasked, |drift| drift),
    };
    let standing = Standing::of(item, None, answer, scene);
    let is_void = [Flag::Contested, Flag::Stale, Flag::Reworded];
    standing.confirmed.is_some()
        && standing.state == Status::Done
        && !is_void.into_iter().any(|flag| standing.flags.has(flag))
}

/// The earlier results that a result replaces. What could not run takes nothing away from a run, so
/// that a proof stays one.
fn replaced(answer: &Answer, ran: &Ran) -> Box<[EventId]> {
    let heads = answer.check.heads.iter();
    let replaced = heads.filter(|head| ran.run().is_some() || head.to.run().is_none());
    replaced.map(|head| head.voice.event).collect()
}
