//! The one way in which anything changes: a command is decided into changes, or refused.
//!
//! Every change, from a key or a subcommand, comes through [`decide`]. It looks only at what it is
//! handed, so that the store can decide under its lock after reading what is new.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::answer::{Answer, Field, Head, Seconded};
use super::checklist::{Confirm, Item, Plan};
use super::event::{Add, Change, Confirmation, Draft, Reference, Said, Set, Status};
use super::history::History;
use super::id::{EventId, ItemId, WriterId};
use super::refusal::Refusal;
use super::roster::Roster;
use super::standing::{NoSecond, may_confirm};
use super::target::{Quantity, Target};
use super::when::Due;

/// What somebody wants to have recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Says something of some items, all at once.
    Answer {
        /// The items.
        items: Vec<ItemId>,
        /// What is said.
        edit: Edit,
    },
    /// Stands by others' answers as the second person.
    Confirm {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Takes back one's last change, or the one named by the beginning of its id.
    Undo(Option<String>),
    /// Brings back what was taken back last, or the one named by the beginning of its id.
    Redo(Option<String>),
}

/// What is said of an item; what is none stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// Where it stands.
    pub status: Option<Status>,
    /// Why it stands so.
    pub reason: Option<String>,
    /// Who owns it; empty gives it back to the checklist's owner.
    pub owner: Option<String>,
    /// When it is due; an inner none gives it back to the checklist's date.
    pub due: Option<Option<Due>>,
    /// What was measured.
    pub value: Option<Quantity>,
    /// A remark to add.
    pub note: Option<String>,
    /// A proof to add.
    pub evidence: Option<String>,
    /// Who agreed to a waiver.
    pub approved_by: Option<String>,
    /// The last day of a waiver.
    pub until: Option<NaiveDate>,
}

/// What a command is decided upon.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The checklists; those of the items that the command names are enough.
    pub plan: &'a Plan,
    /// Everything recorded for the release.
    pub history: &'a History,
    /// Who takes part.
    pub roster: &'a Roster,
    /// The day.
    pub today: NaiveDate,
    /// Who says it.
    pub by: &'a str,
    /// The data folder that will record it; none before its first record.
    pub writer: Option<WriterId>,
}

/// Decides a command. The draft is empty where all is already as asked.
///
/// # Errors
/// With the reason why not; then nothing changes at all, not even the part that would be possible.
pub fn decide(desk: &Desk<'_>, command: &Command) -> Result<Draft, Refusal> {
    match command {
        Command::Answer { items, edit } => {
            let edit = edit.clone().tidy();
            if edit == Edit::default() {
                return Err(Refusal::NothingSaid);
            }
            for_each(desk, items, |item, answer| edit.changes(desk, item, answer))
        }
        Command::Confirm { items } => {
            for_each(desk, items, |item, answer| confirm(desk, item, answer))
        }
        Command::Undo(which) => undo(desk, which.as_deref()),
        Command::Redo(which) => redo(desk, which.as_deref()),
    }
}

fn for_each(
    desk: &Desk<'_>,
    items: &[ItemId],
    mut changes_of: impl FnMut(&Item, &Answer) -> Result<Vec<Change>, Refusal>,
) -> Result<Draft, Refusal> {
    let mut draft = Draft {
        changes: Vec::new(),
        for_workspace: false,
    };
    // By the id that the item has today: an earlier one may stand beside it.
    let mut seen = HashSet::new();
    for id in items {
        let item = desk.plan.find(id.as_str())?;
        if !seen.insert(&item.id) {
            continue;
        }
        let changes = changes_of(item, &desk.history.answer(item))?;
        draft.for_workspace |= item.once && !changes.is_empty();
        draft.changes.extend(changes);
    }
    Ok(draft)
}

impl Edit {
    /// Without spaces around words; words of nothing but spaces count as not said, except an owner,
    /// whom nothing takes away.
    fn tidy(self) -> Self {
        let words = |text: Option<String>| {
            text.map(|text| text.trim().to_string())
                .filter(|text| !text.is_empty())
        };
        Self {
            reason: words(self.reason),
            note: words(self.note),
            evidence: words(self.evidence),
            approved_by: words(self.approved_by),
            owner: self.owner.map(|owner| owner.trim().to_string()),
            ..self
        }
    }

    fn changes(
        &self,
        desk: &Desk<'_>,
        item: &Item,
        answer: &Answer,
    ) -> Result<Vec<Change>, Refusal> {
        let mut changes = Vec::new();
        if let Some(value) = &self.value {
            let bound = item
                .target
                .as_ref()
                .ok_or_else(|| Refusal::NoTarget(item.id.clone()))?;
            if *bound == Target::Unknown {
                return Err(Refusal::TargetOpen(item.id.clone()));
            }
            bound
                .met_by(value)
                .map_err(|unit| Refusal::Value(item.id.clone(), unit))?;
            let to = Some(value.clone());
            changes.push(Change::Value(Set {
                to,
                ..replacing(item, &answer.value)
            }));
        }
        if let Some(said) = self.said(desk, item, answer)?
            && !(said == Said::Open && never_said(&answer.status))
        {
            changes.push(Change::Status(Set {
                to: said,
                ..replacing_with(item, &answer.status)
            }));
        }
        if let Some(owner) = &self.owner {
            let to = Some(owner.clone()).filter(|owner| !owner.is_empty());
            if !already(&answer.owner, to.as_ref()) {
                changes.push(Change::Owner(Set {
                    to,
                    ..replacing(item, &answer.owner)
                }));
            }
        }
        if let Some(due) = self.due
            && !already(&answer.due, due.as_ref())
        {
            changes.push(Change::Due(Set {
                to: due,
                ..replacing(item, &answer.due)
            }));
        }
        let add = |text: &String| Add {
            item: item.id.clone(),
            text: text.clone(),
            once: item.once,
        };
        changes.extend(self.note.as_ref().map(add).map(Change::Note));
        changes.extend(self.evidence.as_ref().map(add).map(Change::Evidence));
        Ok(changes)
    }

    /// The status that is said, in so many words or by a value or a reason alone.
    fn said(&self, desk: &Desk<'_>, item: &Item, answer: &Answer) -> Result<Option<Said>, Refusal> {
        let misses = |value| item.target.as_ref().is_some_and(|t| t.is_missed_by(value));
        let status = match (self.status, &self.value, &self.reason) {
            (Some(status), _, _) => Some(status),
            // One that misses stands as failed by itself; only a reason needs a status to go with.
            (None, Some(value), reason) if misses(value) => reason.as_ref().map(|_| Status::Failed),
            (None, Some(_), _) => Some(Status::Done),
            (None, None, Some(_)) => match answer.status() {
                // With two answers it is not plain which one it explains; a waiver is its
                // approver's word too.
                Status::Open | Status::Waived => None,
                _ if answer.status.is_contested() => None,
                status => Some(status),
            },
            (None, None, None) => None,
        };
        let waiver_words = self.approved_by.is_some() || self.until.is_some();
        if waiver_words && status != Some(Status::Waived) {
            return Err(Refusal::WaiverWords);
        }
        match status {
            Some(status) => self.say(status, desk, item).map(Some),
            None if self.reason.is_some() => Err(Refusal::ReasonForNothing(item.id.clone())),
            None => Ok(None),
        }
    }

    fn say(&self, status: Status, desk: &Desk<'_>, item: &Item) -> Result<Said, Refusal> {
        let reason = self.reason.clone();
        let needed = || {
            reason
                .clone()
                .ok_or_else(|| Refusal::NeedsReason(item.id.clone(), status))
        };
        Ok(match status {
            Status::Open if reason.is_some() => {
                return Err(Refusal::ReasonForNothing(item.id.clone()));
            }
            Status::Open => Said::Open,
            Status::InProgress => Said::InProgress { reason },
            Status::Blocked => Said::Blocked { reason },
            Status::Failed => Said::Failed { reason: needed()? },
            Status::NotApplicable => Said::NotApplicable { reason: needed()? },
            Status::Done if item.target == Some(Target::Unknown) => {
                return Err(Refusal::TargetOpen(item.id.clone()));
            }
            Status::Done => Said::Done {
                reason,
                digest: item.digest(),
            },
            Status::Waived => self.waive(desk, item, needed()?)?,
        })
    }

    fn waive(&self, desk: &Desk<'_>, item: &Item, reason: String) -> Result<Said, Refusal> {
        if !item.waivable {
            return Err(Refusal::NotWaivable(item.id.clone()));
        }
        let approved_by = self
            .approved_by
            .clone()
            .ok_or_else(|| Refusal::NeedsApprover(item.id.clone()))?;
        if desk.roster.same_person(&approved_by, desk.by) {
            return Err(Refusal::OwnWaiver(item.id.clone()));
        }
        let until = self
            .until
            .ok_or_else(|| Refusal::NeedsExpiry(item.id.clone()))?;
        if until < desk.today {
            return Err(Refusal::PastWaiver(until, desk.today));
        }
        match desk.history.release().date {
            Some(date) if until < date => Err(Refusal::ShortWaiver(until, date)),
            _ => Ok(Said::Waived {
                reason,
                approved_by,
                until,
            }),
        }
    }
}

/// A change that replaces every head of a field, still without its content.
fn replacing<T: PartialEq>(item: &Item, field: &Field<Option<T>>) -> Set<Option<T>> {
    Set {
        item: item.id.clone(),
        to: None,
        saw: field.saw(),
        once: item.once,
    }
}

/// Like [`replacing`], for the status.
fn replacing_with(item: &Item, field: &Field<Said>) -> Set<Said> {
    Set {
        item: item.id.clone(),
        to: Said::Open,
        saw: field.saw(),
        once: item.once,
    }
}

/// Whether nothing stands that `open` could take back.
fn never_said(field: &Field<Said>) -> bool {
    field.heads.iter().all(|head| head.to == Said::Open)
}

/// Whether a field's one content is this already; nothing is what an untouched field has.
fn already<T: PartialEq>(field: &Field<Option<T>>, to: Option<&T>) -> bool {
    match field.last() {
        Some(head) => !field.is_contested() && head.to.as_ref() == to,
        None => to.is_none(),
    }
}

fn confirm(desk: &Desk<'_>, item: &Item, answer: &Answer) -> Result<Vec<Change>, Refusal> {
    let asked = item
        .confirm
        .as_ref()
        .ok_or_else(|| Refusal::NoConfirmation(item.id.clone()))?;
    let stands = |head: &&Head<Said>| {
        matches!(head.to, Said::Done { .. } | Said::NotApplicable { .. }) && !answer.is_contested()
    };
    let head = answer.spoken().filter(stands);
    let head = head.ok_or_else(|| Refusal::NothingToConfirm(item.id.clone()))?;
    may_confirm(asked, desk.by, &head.voice.by, desk.roster).map_err(|why| match (why, asked) {
        (NoSecond::WrongRole, Confirm::Role(role)) => {
            Refusal::WrongRole(item.id.clone(), role.clone())
        }
        _ => Refusal::OwnAnswer(item.id.clone()),
    })?;
    let of = answer.said();
    let again = |said: &Seconded| said.of == of && desk.roster.same_person(&said.voice.by, desk.by);
    if answer.confirmations.iter().any(again) {
        return Ok(Vec::new());
    }
    Ok(vec![Change::Confirmation(Confirmation {
        item: item.id.clone(),
        of,
        once: item.once,
    })])
}

fn undo(desk: &Desk<'_>, which: Option<&str>) -> Result<Draft, Refusal> {
    let writer = desk.writer.ok_or(Refusal::NothingToUndo)?;
    let event = match which {
        None => desk
            .history
            .undoable(writer)
            .map(|event| event.id)
            .ok_or(Refusal::NothingToUndo)?,
        Some(which) => own(desk, writer, which)?,
    };
    if desk.history.is_undone(event) {
        return Err(Refusal::AlreadyUndone(event));
    }
    Ok(taking(desk, event, Change::Undo(Reference { event })))
}

fn redo(desk: &Desk<'_>, which: Option<&str>) -> Result<Draft, Refusal> {
    let writer = desk.writer.ok_or(Refusal::NothingToRedo)?;
    let event = match which {
        None => desk
            .history
            .redoable(writer)
            .map(|event| event.id)
            .ok_or(Refusal::NothingToRedo)?,
        Some(which) => own(desk, writer, which)?,
    };
    if !desk.history.may_redo(writer, event) {
        return Err(Refusal::NotRedoable(event));
    }
    Ok(taking(desk, event, Change::Redo(Reference { event })))
}

fn taking(desk: &Desk<'_>, event: EventId, change: Change) -> Draft {
    let once = desk
        .history
        .event(event)
        .is_some_and(|event| event.changes.iter().any(Change::is_once));
    Draft {
        changes: vec![change],
        for_workspace: once,
    }
}

/// The writer's own change whose id begins so.
fn own(desk: &Desk<'_>, writer: WriterId, which: &str) -> Result<EventId, Refusal> {
    let named = desk
        .history
        .events()
        .iter()
        .filter(|event| event.id.to_string().starts_with(which));
    let mut named =
        named.filter(|event| event.changes.iter().any(|change| change.item().is_some()));
    match (named.next(), named.next()) {
        _ if which.is_empty() => Err(Refusal::NoChange(which.into())),
        (None, _) => Err(Refusal::NoChange(which.into())),
        (Some(_), Some(_)) => Err(Refusal::ManyChanges(which.into())),
        (Some(event), None) if event.writer != writer => {
            Err(Refusal::NotYours(event.id, event.by.clone()))
        }
        (Some(event), None) => Ok(event.id),
    }
}

#[cfg(test)]
mod tests;
