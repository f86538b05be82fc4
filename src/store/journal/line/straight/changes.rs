//! The changes of a line, as far as they are of the kinds that fill journals.
//!
//! Their members stand in the order in which they are written; one that is left out was at its
//! default.

use std::str::FromStr;

use super::cursor::Line;
use crate::domain::event::{Add, Change, Said, Set};
use crate::domain::id::{EventId, ItemId};
use crate::store::journal::line::Names;

/// All changes up to the end of a line; none where one of them is of another kind, or written
/// otherwise.
pub(super) fn read(mut line: Line<'_>, names: &mut Names) -> Option<Box<[Change]>> {
    line.past("[")?;
    // Most have one, and a long journal is kept whole: no more room is made than that.
    let mut changes = vec![change(&mut line, names)?];
    while line.past(",").is_some() {
        changes.push(change(&mut line, names)?);
    }
    line.past("]")?;
    line.rest().is_empty().then(|| changes.into())
}

fn change(line: &mut Line<'_>, names: &mut Names) -> Option<Change> {
    let kind = line.text("{")?;
    line.past(":{")?;
    let item = names.item(line.text("\"item\":")?)?;
    let change = match kind {
        "status" => Change::Status(set(line, item, said)?),
        "owner" => Change::Owner(set_or_none(line, item)?),
        "due" => Change::Due(set_or_none(line, item)?),
        "value" => Change::Value(set_or_none(line, item)?),
        "note" => Change::Note(add(line, item)?),
        "evidence" => Change::Evidence(add(line, item)?),
        _ => return None,
    };
    line.past("}}")?;
    Some(change)
}

fn set<'a, T>(
    line: &mut Line<'a>,
    item: ItemId,
    content: impl FnOnce(&mut Line<'a>) -> Option<T>,
) -> Option<Set<T>> {
    line.past(",\"to\":")?;
    let to = content(line)?;
    line.past(",\"saw\":[")?;
    let saw = events(line)?;
    let once = once(line);
    Some(Set {
        item,
        to,
        saw,
        once,
    })
}

/// A field that may be set to nothing.
fn set_or_none<T: FromStr>(line: &mut Line<'_>, item: ItemId) -> Option<Set<Option<T>>> {
    set(line, item, |line| {
        if line.past("null").is_some() {
            return Some(None);
        }
        line.text("")?.parse().ok().map(Some)
    })
}

fn add(line: &mut Line<'_>, item: ItemId) -> Option<Add> {
    let text = line.text(",\"text\":")?.into();
    let once = once(line);
    Some(Add { item, text, once })
}

fn once(line: &mut Line<'_>) -> bool {
    line.past(",\"once\":true").is_some()
}

/// The rest of a list of ids.
fn events(line: &mut Line<'_>) -> Option<Box<[EventId]>> {
    if line.past("]").is_some() {
        return Some(Box::default());
    }
    let mut events = vec![line.event()?];
    while line.past(",").is_some() {
        events.push(line.event()?);
    }
    line.past("]")?;
    Some(events.into())
}

fn said(line: &mut Line<'_>) -> Option<Said> {
    if line.past("\"open\"").is_some() {
        return Some(Said::Open);
    }
    let status = line.text("{")?;
    line.past(":{")?;
    let reason = line.text("\"reason\":").map(String::from);
    let said = match status {
        "in-progress" => Said::InProgress { reason },
        "blocked" => Said::Blocked { reason },
        "failed" => Said::Failed { reason: reason? },
        "not-applicable" => Said::NotApplicable { reason: reason? },
        "done" => {
            if reason.is_some() {
                line.past(",")?;
            }
            let digest = line.text("\"digest\":")?.into();
            Said::Done { reason, digest }
        }
        "waived" => Said::Waived {
            reason: reason?,
            approved_by: line.text(",\"approved_by\":")?.into(),
            until: line.text(",\"until\":")?.parse().ok()?,
        },
        _ => return None,
    };
    line.past("}}")?;
    Some(said)
}
