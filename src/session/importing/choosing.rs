//! A plan that somebody goes through, one proposal at a time.
//!
//! It holds what was said of each proposal and decides nothing about items: which item a choice
//! makes, and what is recorded of it, is worked out when all is said, upon what is known by then.
//! Invariant: what is not chosen is not written.

use super::document::Proposed;
use super::pairing::NewIds;
use super::{ImportFailure, ImportPlan, Imported, Likeness, Pairing, PlannedItem, apply};
use crate::domain::command::Edit;
use crate::domain::id::ItemId;
use crate::minutes::Proposal;
use crate::session::{Opening, Outside, Scope, Session, open};

/// What somebody says of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// It is taken as the plan has it: as a new item, or as the item that it is paired with.
    Take,
    /// It is an item of its own, whatever it looks like.
    New,
    /// It is that item.
    Is(ItemId),
    /// It is left out.
    Leave,
}

/// A proposal, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What the minutes say, with what was put right by hand.
    pub proposal: Proposal,
    /// Which item the plan takes it for.
    pub pairing: Pairing,
    /// What was said; none where somebody still has to.
    pub choice: Option<Choice>,
    /// What the minutes said before anything was put right.
    read: Proposal,
}

impl Entry {
    /// The item that it is, as far as that was said or is clear; none where it is a new one.
    #[must_use]
    pub fn item(&self) -> Option<&ItemId> {
        match (&self.choice, &self.pairing) {
            (Some(Choice::New), _) => None,
            (Some(Choice::Is(item)), _)
            | (_, Pairing::Clear(item, _) | Pairing::Unsure(item, _)) => Some(item),
            (_, Pairing::New(_)) => None,
        }
    }

    /// How much it is like the item that the plan takes it for.
    #[must_use]
    pub const fn likeness(&self) -> Option<Likeness> {
        match self.pairing {
            Pairing::Clear(_, likeness) | Pairing::Unsure(_, likeness) => Some(likeness),
            Pairing::New(_) => None,
        }
    }

    /// Whether it will be written.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        !matches!(self.choice, None | Some(Choice::Leave))
    }

    /// Whether anything was put right by hand.
    #[must_use]
    pub fn is_amended(&self) -> bool {
        self.proposal != self.read
    }
}

/// A plan that somebody goes through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// What was read.
    pub document: Proposed,
    /// The proposals that say something new, in the order of their lines.
    pub entries: Vec<Entry>,
    /// Whether people, absences, days off and releases are written as well.
    pub beside: bool,
}

impl Choosing {
    /// Nothing said yet but what is clear: that is taken unless somebody says otherwise.
    #[must_use]
    pub fn new(document: Proposed) -> Self {
        let clear = |planned: &PlannedItem| match planned.pairing {
            Pairing::New(_) | Pairing::Clear(..) => Some(Choice::Take),
            Pairing::Unsure(..) => None,
        };
        Self::with(document, clear)
    }

    /// Nothing said yet at all.
    #[must_use]
    pub fn unanswered(document: Proposed) -> Self {
        let mut choosing = Self::with(document, |_| None);
        choosing.beside = false;
        choosing
    }

    fn with(document: Proposed, choice: impl Fn(&PlannedItem) -> Option<Choice>) -> Self {
        let plan = &document.plan;
        let news = plan.items.iter().filter(|planned| planned.is_news());
        let mut entries: Vec<Entry> = news
            .map(|planned| Entry {
                choice: choice(planned),
                pairing: planned.pairing.clone(),
                read: planned.proposal.clone(),
                proposal: planned.proposal.clone(),
            })
            .collect();
        entries.sort_by_key(|entry| entry.proposal.line);
        Self {
            beside: true,
            entries,
            document,
        }
    }

    /// Takes over what was said before of the same proposals, when the file is read again.
    #[must_use]
    pub fn remembering(mut self, before: &Self) -> Self {
        for entry in &mut self.entries {
            let same = before.entries.iter().find(|other| other.read == entry.read);
            if let Some(same) = same {
                entry.proposal = same.proposal.clone();
                entry.choice = same.choice.clone().or(entry.choice.take());
            }
        }
        self.beside = before.beside;
        self
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &ImportPlan {
        &self.document.plan
    }

    /// How many proposals say nothing new.
    #[must_use]
    pub fn known(&self) -> usize {
        self.plan().items.len() - self.entries.len()
    }

    /// How many proposals nobody has answered.
    #[must_use]
    pub fn unsaid(&self) -> usize {
        let unsaid = self.entries.iter().filter(|entry| entry.choice.is_none());
        unsaid.count()
    }

    /// Whether carrying it out writes anything.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.entries.iter().any(Entry::is_taken) || (self.beside && self.plan().has_beside())
    }
}

impl Session {
    /// The plan that follows from what was said, upon what is known now: only what was chosen.
    #[must_use]
    pub fn settle(&self, choosing: &Choosing) -> ImportPlan {
        let plan = choosing.plan();
        let mut ids = NewIds::of(self);
        let chosen = choosing.entries.iter().filter(|entry| entry.is_taken());
        let items = chosen.filter_map(|entry| {
            let pairing = if let Some(item) = entry.item() {
                Pairing::Clear(item.clone(), Likeness::SAME)
            } else {
                let text = &entry.proposal.text;
                Pairing::New(ids.id_for(&plan.into, text)?)
            };
            let edit = self.edit_for(&entry.proposal, &pairing, &plan.file, plan.date);
            Some(PlannedItem {
                proposal: entry.proposal.clone(),
                pairing,
                edit,
            })
        });
        let mut settled = ImportPlan {
            items: items.collect(),
            ..plan.clone()
        };
        if !choosing.beside {
            settled.people.clear();
            settled.absences.clear();
            settled.closed.clear();
            settled.releases.clear();
        }
        settled
    }
}

impl PlannedItem {
    /// Whether it says something that is not known yet.
    #[must_use]
    pub fn is_news(&self) -> bool {
        matches!(self.pairing, Pairing::New(_)) || self.edit != Edit::default()
    }
}

/// Writes what was chosen, upon what is known by now.
///
/// # Errors
/// When something could not be written; what was written before stays, and importing once more goes
/// on from there.
pub fn import_chosen(
    outside: &Outside,
    opening: &Opening,
    choosing: &Choosing,
) -> Result<Imported, ImportFailure> {
    let opened = open(outside, opening, Scope::Everything)?;
    let settled = opened.session.settle(choosing);
    drop(opened);
    apply(outside, opening, &settled)
}
