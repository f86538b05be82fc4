//! What is said of an item, and the changes that follow from it.

use chrono::NaiveDate;

use super::Desk;
use crate::domain::answer::{Answer, Field};
use crate::domain::checklist::Item;
use crate::domain::event::{Add, Change, Said, Set, Status};
use crate::domain::refusal::Refusal;
use crate::domain::target::{Quantity, Target};
use crate::domain::text::squeeze;
use crate::domain::when::Due;

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

impl Edit {
    /// Without spaces around words; words of nothing but spaces count as not said, except an owner,
    /// whom nothing takes away.
    pub(super) fn tidy(self) -> Self {
        let words = |text: Option<String>| {
            text.map(|text| text.trim().to_string())
                .filter(|text| !text.is_empty())
        };
        Self {
            reason: words(self.reason),
            note: words(self.note),
            evidence: words(self.evidence),
            // A name stands on one line.
            approved_by: words(self.approved_by.as_deref().map(squeeze)),
            owner: self.owner.as_deref().map(squeeze),
            ..self
        }
    }

    /// What it changes of one item.
    pub(super) fn changes(
        &self,
        desk: &Desk<'_>,
        item: &Item,
        answer: &Answer,
    ) -> Result<Vec<Change>, Refusal> {
        let mut changes = Vec::new();
        if let Some(value) = &self.value {
            fits(item, value)?;
            let to = Some(value.clone());
            changes.push(Change::Value(replacing(item, &answer.value, to)));
        }
        if let Some(said) = self.said(desk, item, answer)?
            && !(said == Said::Open && never_said(&answer.status))
        {
            changes.push(Change::Status(replacing(item, &answer.status, said)));
        }
        if let Some(owner) = &self.owner {
            let to = Some(owner.clone()).filter(|owner| !owner.is_empty());
            if !already(&answer.owner, to.as_ref()) {
                changes.push(Change::Owner(replacing(item, &answer.owner, to)));
            }
        }
        if let Some(due) = self.due
            && !already(&answer.due, due.as_ref())
        {
            changes.push(Change::Due(replacing(item, &answer.due, due)));
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
            Status::Done if item.target.as_deref() == Some(&Target::Unknown) => {
                return Err(Refusal::TargetOpen(item.id.clone()));
            }
            Status::Done => Said::Done {
                reason,
                digest: item.digest().into(),
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
                approved_by: approved_by.into(),
                until,
            }),
        }
    }
}

/// Whether a value can be held against the item's target at all.
fn fits(item: &Item, value: &Quantity) -> Result<(), Refusal> {
    match item.target.as_deref() {
        None => Err(Refusal::NoTarget(item.id.clone())),
        Some(Target::Unknown) => Err(Refusal::TargetOpen(item.id.clone())),
        Some(target) => match target.met_by(value) {
            Ok(_) => Ok(()),
            Err(unit) => Err(Refusal::Value(item.id.clone(), unit)),
        },
    }
}

/// A change that replaces every head of a field.
pub(super) fn replacing<T: PartialEq>(item: &Item, field: &Field<T>, to: T) -> Set<T> {
    Set {
        item: item.id.clone(),
        to,
        saw: field.saw().into(),
        once: item.once,
    }
}

/// Whether nothing stands that `open` could take back.
fn never_said(field: &Field<Said>) -> bool {
    field.heads.iter().all(|head| head.to == Said::Open)
}

/// Whether a field's one content is this already; nothing is what an untouched field has.
pub(super) fn already<T: PartialEq>(field: &Field<Option<T>>, to: Option<&T>) -> bool {
    match field.last() {
        Some(head) => !field.is_contested() && head.to.as_ref() == to,
        None => to.is_none(),
    }
}
