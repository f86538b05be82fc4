//! What would settle an item, in the words of the meeting.

use super::board::{Area, Row};
use super::checklist::{Confirm, Level};
use super::event::{Said, Status};
use super::poll::{Ballot, Stand};
use super::standing::Flag;
use super::target::Target;
use super::text::count;

/// What would settle the row's item; for one that is waived or in hand, what would lead to GO.
#[must_use]
pub fn of(row: &Row) -> String {
    let flags = row.standing.flags;
    // The worst flag names the next step: what is behind it can wait until then.
    let step = match flags.iter().find_map(|flag| for_flag(flag, row)) {
        Some(words) => words,
        None => for_state(row),
    };
    match (flags.has(Flag::Away), &row.standing.acting) {
        (true, Some(acting)) => format!("{step} (its owner is away when it is due: {acting} acts)"),
        (true, None) => format!("{step} (its owner is away when it is due, and nobody acts)"),
        (false, _) => step,
    }
}

/// What would settle the vote of an area that holds the release.
#[must_use]
pub fn of_vote(area: &Area, ballot: &Ballot) -> String {
    let Some(cast) = ballot.holding() else {
        return match &area.owner {
            Some(_) => "say go or no-go".into(),
            None => "find an owner who says go or no-go".into(),
        };
    };
    let by = &cast.voice.by;
    match (ballot.stand(), &cast.note, &cast.worse) {
        (Stand::NoGo, Some(note), _) => format!("{by} says no-go: {note}"),
        (Stand::NoGo, None, _) => format!("{by} says no-go: ask what it would take"),
        (_, _, Some(item)) => format!("vote again: {item} has worsened since the go"),
        _ => "vote again".into(),
    }
}

fn for_flag(flag: Flag, row: &Row) -> Option<String> {
    let item = &row.item;
    Some(match flag {
        Flag::Contested => "answers are at odds: choose one".into(),
        Flag::Expired => {
            "the waiver no longer covers the release: settle it, or have it waived anew".into()
        }
        Flag::Unproven => match item.target.as_deref() {
            Some(Target::Unknown) => "agree the target, then give a value".into(),
            Some(target)
                if row
                    .answer
                    .value()
                    .is_none_or(|v| target.met_by(v) != Ok(true)) =>
            {
                format!("give a value that meets {target}")
            }
            _ => match &item.proof {
                Some(proof) => format!("add evidence: {proof}"),
                None => "add evidence".into(),
            },
        },
        Flag::Stale => match row.standing.watch.as_ref().and_then(|watch| watch.words()) {
            Some(changed) => format!("{changed}: look again and answer again"),
            None => "the answer is too old: look again and answer again".into(),
        },
        Flag::Reworded if row.standing.level == Level::Must => {
            "the statement has changed since: read it and answer again".into()
        }
        Flag::Unconfirmed => match (item.confirm.as_deref(), row.standing.state) {
            (_, Status::Waived) => "somebody other than who asks must approve the waiver".into(),
            (Some(Confirm::Role(role)), _) => format!("{role} must confirm it{}", waiting(row)),
            _ => format!("a second person must confirm it{}", waiting(row)),
        },
        Flag::Unexplained if row.standing.state == Status::Blocked => {
            "say what it waits for".into()
        }
        Flag::Unexplained => "say why".into(),
        Flag::Reworded | Flag::Overdue | Flag::Away | Flag::Unowned => return None,
    })
}

/// How long a second person has been waited for.
fn waiting(row: &Row) -> String {
    match row.standing.waiting.unwrap_or(0) {
        0 => String::new(),
        days => format!(", waiting {}", count(days as usize, "day")),
    }
}

fn for_state(row: &Row) -> String {
    let reason = row.answer.spoken().and_then(|head| head.to.reason());
    match row.standing.state {
        Status::Failed => match (&row.item.target, row.answer.value()) {
            (Some(target), Some(value)) if target.is_missed_by(value) => {
                format!("{value} misses {target}")
            }
            _ => format!("put it right: {}", reason.unwrap_or("it failed")),
        },
        Status::Blocked => format!("unblock it: {}", reason.unwrap_or("no reason given")),
        Status::InProgress => "finish it".into(),
        Status::Waived => "settle it in place of the waiver".into(),
        Status::Open => {
            let spoken = row.answer.spoken().map(|head| &head.to);
            if let Some(why) = row.answer.could_not_run() {
                return format!("its check could not run: {why}");
            }
            match (spoken, row.standing.owner.is_some()) {
                (Some(Said::Waived { .. }), _) => "it may not be waived: settle it".into(),
                (_, true) => "answer it".into(),
                (_, false) => "find an owner and answer it".into(),
            }
        }
        Status::Done | Status::NotApplicable => "answer it again".into(),
    }
}

#[cfg(test)]
mod tests;
