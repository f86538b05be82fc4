//! A recorded change in the words of the meeting.

use super::event::{Change, Said};
use super::when::{Due, spoken};

/// What the change said, such as `blocked: waiting for the provider`.
#[must_use]
pub fn of(change: &Change) -> String {
    match change {
        Change::Status(set) => said(&set.to),
        Change::Owner(set) => match &set.to {
            Some(owner) => format!("owner: {owner}"),
            None => "owner: as the checklist says".into(),
        },
        Change::Due(set) => match set.to {
            Some(Due::On(date)) => format!("due: {}", spoken(date)),
            Some(due) => format!("due: {due}"),
            None => "due: as the checklist says".into(),
        },
        Change::Value(set) => match &set.to {
            Some(value) => format!("value: {value}"),
            None => "value: taken away".into(),
        },
        Change::Note(add) => format!("note: {}", add.text),
        Change::Evidence(add) => format!("proof: {}", add.text),
        Change::Confirmation(_) => "confirmed".into(),
        Change::Undo(undo) => format!("took back {}", undo.event.short()),
        Change::Redo(redo) => format!("brought back {}", redo.event.short()),
    }
}

/// What was answered, with its reason: `waived until Thu 12 Mar 2026, approved by Zoe: why`.
#[must_use]
pub fn said(said: &Said) -> String {
    let words = match said {
        Said::Waived {
            approved_by, until, ..
        } => format!("waived until {}, approved by {approved_by}", spoken(*until)),
        said => said.status().plain().to_string(),
    };
    match said.reason() {
        Some(reason) => format!("{words}: {reason}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{Add, Set};
    use super::super::when::parse_date;
    use super::*;

    fn set<T>(to: T) -> Set<T> {
        let item = "a/b".parse().unwrap();
        Set {
            item,
            to,
            saw: Vec::new(),
            once: false,
        }
    }

    #[test]
    fn changes_are_told_with_all_that_they_say() {
        let until = parse_date("2026-03-12").unwrap();
        let waived = Said::Waived {
            reason: "one client only".into(),
            approved_by: "Zoe".into(),
            until,
        };
        let note = Add {
            item: "a/b".parse().unwrap(),
            text: "ask again".into(),
            once: false,
        };
        for (change, words) in [
            (
                Change::Status(set(waived)),
                "waived until Thu 12 Mar 2026, approved by Zoe: one client only",
            ),
            (
                Change::Status(set(Said::Blocked { reason: None })),
                "blocked",
            ),
            (
                Change::Status(set(Said::InProgress { reason: None })),
                "in progress",
            ),
            (Change::Owner(set(None)), "owner: as the checklist says"),
            (Change::Due(set(Some(Due::Release(-7)))), "due: T-7d"),
            (
                Change::Due(set(Some(Due::On(until)))),
                "due: Thu 12 Mar 2026",
            ),
            (
                Change::Value(set(Some("0.41 s".parse().unwrap()))),
                "value: 0.41 s",
            ),
            (Change::Note(note), "note: ask again"),
        ] {
            assert_eq!(of(&change), words);
        }
    }
}
