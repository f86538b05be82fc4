//! The one way in which anything changes: a command is decided into changes, or refused.
//!
//! Every change, from a key or a subcommand, comes through [`decide`]. It looks only at what it is
//! handed, so that the store can decide under its lock after reading what is new.

mod carry;
mod checked;
mod edit;
mod pick;
mod polling;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

pub use carry::Legacy;
pub use edit::Edit;

use super::answer::{Answer, Head, Seconded};
use super::board::Board;
use super::check::Report;
use super::checklist::{Confirm, Item, Plan};
use super::drift::Drift;
use super::event::{At, Call, Change, Confirmation, Course, Draft, Reference, Said, Status};
use super::history::History;
use super::id::{AreaId, EventId, ItemId, ReleaseId, WriterId};
use super::object_id::ObjectId;
use super::refusal::Refusal;
use super::roster::Roster;
use super::standing::{NoSecond, may_confirm};
use super::verdict::Grounds;

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
    /// Says of each item what was said of it elsewhere, as one change; what has nothing new is left out.
    Take(Vec<(ItemId, Edit)>),
    /// Stands by others' answers as the second person.
    Confirm {
        /// The items.
        items: Vec<ItemId>,
    },
    /// Takes over what another release leaves to this one, as one change.
    Carry {
        /// The other release.
        from: ReleaseId,
        /// What it leaves.
        legacy: Vec<Legacy>,
    },
    /// Says which of several answers holds.
    Pick {
        /// The item.
        item: ItemId,
        /// The change that gave the answer.
        side: EventId,
    },
    /// Says go or no-go for an area.
    Vote {
        /// The area.
        area: AreaId,
        /// What it says.
        call: Call,
        /// A sentence to it.
        note: Option<String>,
    },
    /// Ships or holds the release.
    Decide {
        /// What becomes of it.
        course: Course,
        /// A sentence to it.
        note: Option<String>,
    },
    /// Lets a release that was shipped take answers again.
    Reopen,
    /// Says how an item's check ended.
    Check {
        /// The item.
        item: ItemId,
        /// What the runner has to tell.
        report: Report,
    },
    /// Takes back one's last change, or the one named by the beginning of its id.
    Undo(Option<String>),
    /// Brings back what was taken back last, or the one named by the beginning of its id.
    Redo(Option<String>),
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
    /// What a verdict rests upon besides all this.
    pub grounds: Grounds,
    /// What is checked out, where that is known.
    pub commit: Option<&'a ObjectId>,
    /// What has changed in the repository, where that was asked.
    pub drift: Option<&'a Arc<Drift>>,
}

impl Desk<'_> {
    /// The board of these checklists, weighed with all that the desk knows.
    fn board(&self, plan: &Plan) -> Board {
        let mut board = Board::lay(plan, self.history, self.roster, self.today);
        if let Some(drift) = self.drift {
            board.heed(Arc::clone(drift), self.history, self.roster);
        }
        board
    }
}

/// Decides a command. The draft is empty where all is already as asked.
///
/// # Errors
/// With the reason why not; then nothing changes at all, not even the part that would be possible.
pub fn decide(desk: &Desk<'_>, command: &Command) -> Result<Draft, Refusal> {
    if !matches!(
        command,
        Command::Undo(_) | Command::Redo(_) | Command::Reopen
    ) {
        polling::takes_answers(desk)?;
    }
    let mut draft = draft(desk, command)?;
    note_commit(desk, command, &mut draft);
    Ok(draft)
}

/// Whether the end of an item's check could be recorded: a release that was shipped takes no more
/// answers, and then nothing has to run.
///
/// # Errors
/// With the reason why not.
pub fn may_check(desk: &Desk<'_>, item: &ItemId) -> Result<(), Refusal> {
    let trial = Command::Check {
        item: item.clone(),
        report: Report::DidNotRun(String::new()),
    };
    decide(desk, &trial).map(|_| ())
}

fn draft(desk: &Desk<'_>, command: &Command) -> Result<Draft, Refusal> {
    match command {
        Command::Vote { area, call, note } => polling::vote(desk, area, *call, note.as_deref()),
        Command::Decide { course, note } => polling::decide(desk, *course, note.as_deref()),
        Command::Reopen => polling::reopen(desk),
        Command::Answer { items, edit } => {
            let edit = edit.clone().tidy();
            if edit == Edit::default() {
                return Err(Refusal::NothingSaid);
            }
            for_each(desk, items, |item, answer| edit.changes(desk, item, answer))
        }
        Command::Take(said) => take(desk, said),
        Command::Confirm { items } => {
            for_each(desk, items, |item, answer| confirm(desk, item, answer))
        }
        Command::Carry { from, legacy } => carry::carry(desk, from, legacy),
        Command::Pick { item, side } => {
            for_each(desk, std::slice::from_ref(item), |item, answer| {
                pick::changes(desk, item, answer, *side)
            })
        }
        Command::Check { item, report } => {
            for_each(desk, std::slice::from_ref(item), |item, answer| {
                checked::changes(desk, item, answer, report)
            })
        }
        Command::Undo(which) => undo(desk, which.as_deref()),
        Command::Redo(which) => redo(desk, which.as_deref()),
    }
}

/// Writes down what was checked out, where the draft says of an item with `watches` that it is done.
fn note_commit(desk: &Desk<'_>, command: &Command, draft: &mut Draft) {
    let watches = |item: &ItemId| {
        let item = desk.plan.find_exact(item);
        item.is_some_and(|item| !item.watches.is_empty())
    };
    let is_watched = |change: &Change| match change {
        Change::Status(set) => set.to.status() == Status::Done && watches(&set.item),
        _ => false,
    };
    if draft.changes.iter().any(is_watched)
        && let Some(commit) = seen_at(desk, command)
    {
        draft.changes.insert(0, Change::At(At { commit }));
    }
}

/// The commit that was looked at for what a command says, where that is known.
fn seen_at(desk: &Desk<'_>, command: &Command) -> Option<ObjectId> {
    let now = || desk.commit.cloned();
    match command {
        // What was said holds from when it was said, whoever picks it.
        Command::Pick { side, .. } => desk.history.event(*side)?.commit().cloned(),
        // While a check ran, something else may have been checked out.
        Command::Check {
            report: Report::Ended(ended),
            ..
        } => {
            let commit = ended.run.commit.as_deref();
            commit.and_then(|commit| commit.parse().ok()).or_else(now)
        }
        _ => now(),
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

fn take(desk: &Desk<'_>, said: &[(ItemId, Edit)]) -> Result<Draft, Refusal> {
    let mut whole = Draft {
        changes: Vec::new(),
        for_workspace: false,
    };
    let mut taken = HashSet::new();
    for (item, edit) in said {
        let edit = edit.clone().tidy();
        let one = for_each(desk, std::slice::from_ref(item), |item, answer| {
            edit.changes(desk, item, answer)
        })?;
        let id = one.changes.first().and_then(Change::item);
        if id.is_some_and(|id| !taken.insert(id.clone())) {
            // Two sentences may speak of one item: nobody is at odds with themselves, the last holds.
            let later = &one.changes;
            let is_said_anew = |said: &Change| later.iter().any(|later| said.sets_field_of(later));
            whole.changes.retain(|said| !is_said_anew(said));
        }
        whole.for_workspace |= one.for_workspace;
        whole.changes.extend(one.changes);
    }
    Ok(whole)
}

fn confirm(desk: &Desk<'_>, item: &Item, answer: &Answer) -> Result<Vec<Change>, Refusal> {
    let asked = item
        .confirm
        .as_deref()
        .ok_or_else(|| Refusal::NoConfirmation(item.id.clone()))?;
    let stands = |head: &&Head<Said>| {
        matches!(head.to, Said::Done { .. } | Said::NotApplicable { .. }) && !answer.is_contested()
    };
    let head = answer.spoken().filter(stands);
    let head = head.ok_or_else(|| Refusal::NothingToConfirm(item.id.clone()))?;
    may_confirm(asked, desk.by, &head.voice.by, desk.roster).map_err(|why| match (why, asked) {
        (NoSecond::WrongRole, Confirm::Role(role)) => {
            Refusal::WrongRole(item.id.clone(), role.to_string())
        }
        _ => Refusal::OwnAnswer(item.id.clone()),
    })?;
    let of: Box<[EventId]> = answer.said().into();
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
    taking(desk, event, Change::Undo(Reference { event }))
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
    taking(desk, event, Change::Redo(Reference { event }))
}

fn taking(desk: &Desk<'_>, event: EventId, change: Change) -> Result<Draft, Refusal> {
    let event = desk.history.event(event);
    let is = |what: fn(&Change) -> bool| event.is_some_and(|it| it.changes.iter().any(what));
    // A decision can be taken back as long as it is one's own; all else needs an open release.
    if !is(Change::is_decision) {
        polling::takes_answers(desk)?;
    }
    Ok(Draft {
        changes: vec![change],
        for_workspace: is(Change::is_once),
    })
}

/// The writer's own change whose id begins so.
fn own(desk: &Desk<'_>, writer: WriterId, which: &str) -> Result<EventId, Refusal> {
    let mut named = desk
        .history
        .events()
        .iter()
        .filter(|event| event.id.to_string().starts_with(which));
    match (named.next(), named.next()) {
        _ if which.is_empty() => Err(Refusal::NoChange(which.into())),
        (None, _) => Err(Refusal::NoChange(which.into())),
        (Some(_), Some(_)) => Err(Refusal::ManyChanges(which.into())),
        (Some(event), None) if !event.changes.iter().any(Change::says_something) => {
            Err(Refusal::TakesBack(event.id))
        }
        (Some(event), None) if event.writer != writer => {
            Err(Refusal::NotYours(event.id, event.by.to_string()))
        }
        (Some(event), None) => Ok(event.id),
    }
}

#[cfg(test)]
mod tests;
