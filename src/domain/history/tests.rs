use std::sync::Arc;

use super::*;
use crate::domain::command::Command;
use crate::domain::event::{Reference, Status};
use crate::domain::stage::{Stage, writer};

fn status(stage: &Stage) -> Status {
    stage.answer("a/x").status()
}

/// How many answers stand beside each other.
fn heads(stage: &Stage) -> usize {
    stage.answer("a/x").status.heads.len()
}

/// The `saw` of a status, as it was recorded.
fn saw(stage: &Stage, id: EventId) -> Vec<EventId> {
    let changes = &stage.history.event(id).unwrap().changes;
    let saw = changes.iter().find_map(|change| match change {
        Change::Status(set) => Some(set.saw.to_vec()),
        _ => None,
    });
    saw.unwrap()
}

/// An event of the story, with something else in it.
fn event(stage: &Stage, id: EventId, change: impl FnOnce(&mut Event)) -> Event {
    let mut event = stage.history.event(id).unwrap().clone();
    change(&mut event);
    event
}

#[test]
fn an_answer_replaces_the_one_that_it_has_seen() {
    let mut stage = Stage::new(&["a/x"]);
    let first = stage.says("Maria", "a/x", "in-progress");
    let second = stage.says("John", "a/x", "done");
    assert_eq!(saw(&stage, first), []);
    assert_eq!(saw(&stage, second), [first]);
    assert_eq!((status(&stage), heads(&stage)), (Status::Done, 1));
}

#[test]
fn two_answers_stand_until_a_later_one_has_seen_both() {
    let mut here = Stage::new(&["a/x"]);
    let mut there = here.clone();
    let marias = here.says("Maria", "a/x", "done");
    let johns = there.says("John", "a/x", "blocked; reason no data");
    here.meet(&mut there);
    assert!(here.answer("a/x").is_contested());
    assert_eq!(status(&here), Status::Blocked, "a doubt never helps");

    let mut elsewhere = there.clone();
    let third = here.says("Ada", "a/x", "done");
    let both = saw(&here, third);
    assert!(both.contains(&marias) && both.contains(&johns) && both.len() == 2);
    assert_eq!((status(&here), heads(&here)), (Status::Done, 1));

    elsewhere.says("Zoe", "a/x", "done; owner Zoe");
    here.meet(&mut elsewhere);
    assert_eq!(heads(&here), 2, "equal answers stand side by side");
    assert!(!here.answer("a/x").is_contested());
}

#[test]
fn one_of_two_answers_stands_alone_once_the_other_is_taken_back() {
    let mut here = Stage::new(&["a/x"]);
    let mut there = here.clone();
    here.says("Maria", "a/x", "done");
    there.says("John", "a/x", "blocked");
    here.meet(&mut there);
    there.undoes("John");
    here.meet(&mut there);
    assert_eq!((status(&here), heads(&here)), (Status::Done, 1));
}

#[test]
fn taking_an_answer_back_brings_up_what_it_replaced() {
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Maria", "a/x", "in-progress");
    stage.says("John", "a/x", "blocked");
    stage.says("John", "a/x", "done");
    for expected in [Status::Blocked, Status::InProgress] {
        stage.undoes("John");
        assert_eq!((status(&stage), heads(&stage)), (expected, 1));
    }
    stage.undoes("Maria");
    assert_eq!((status(&stage), heads(&stage)), (Status::Open, 0));
}

#[test]
fn what_replaced_an_undone_answer_replaces_what_that_one_had_replaced() {
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Ada", "a/x", "in-progress");
    let middle = stage.says("Maria", "a/x", "blocked");
    stage.says("John", "a/x", "done");
    let command = Command::Undo(Some(middle.to_string()));
    stage.run("Maria", &command).unwrap();
    assert_eq!((status(&stage), heads(&stage)), (Status::Done, 1));
    // And through several of them.
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Ada", "a/x", "in-progress");
    let first = stage.says("Maria", "a/x", "blocked; reason one");
    let second = stage.says("Maria", "a/x", "blocked; reason two");
    stage.says("John", "a/x", "done");
    for middle in [first, second] {
        let command = Command::Undo(Some(middle.to_string()));
        stage.run("Maria", &command).unwrap();
        assert_eq!((status(&stage), heads(&stage)), (Status::Done, 1));
    }
    stage.undoes("John");
    assert_eq!((status(&stage), heads(&stage)), (Status::InProgress, 1));
}

#[test]
fn a_new_answer_after_an_undo_does_not_list_what_was_undone() {
    let mut stage = Stage::new(&["a/x"]);
    let first = stage.says("Maria", "a/x", "in-progress");
    stage.says("Maria", "a/x", "done");
    stage.undoes("Maria");
    let third = stage.says("Maria", "a/x", "blocked");
    assert_eq!(saw(&stage, third), [first]);
    assert_eq!((status(&stage), heads(&stage)), (Status::Blocked, 1));
}

#[test]
fn an_undone_answer_that_comes_back_beside_a_newer_one_is_contested() {
    let mut here = Stage::new(&["a/x"]);
    let first = here.says("Maria", "a/x", "in-progress");
    here.undoes("Maria");
    let mut there = here.clone();
    let second = there.says("John", "a/x", "done");
    assert_eq!(saw(&there, second), [], "what is undone is not seen");
    here.redoes("Maria");
    here.meet(&mut there);
    assert_eq!(heads(&here), 2);
    assert!(here.answer("a/x").is_contested());
    let third = here.says("Ada", "a/x", "done");
    assert_eq!(saw(&here, third), [first, second]);
}

#[test]
fn undo_and_redo_go_back_and_forth_without_limit() {
    let mut stage = Stage::new(&["a/x"]);
    let mut boards = vec![stage.board()];
    for (who, words) in [
        ("Maria", "in-progress"),
        ("Maria", "owner Ada; due T-7d"),
        ("Maria", "evidence link; note hm"),
        ("Maria", "done"),
    ] {
        stage.says(who, "a/x", words);
        boards.push(stage.board());
    }
    for _ in 0..2 {
        for board in boards.iter().rev().skip(1) {
            stage.undoes("Maria");
            assert_eq!(stage.board(), *board);
        }
        assert!(stage.history.undoable(writer("Maria")).is_none());
        for board in boards.iter().skip(1) {
            stage.redoes("Maria");
            assert_eq!(stage.board(), *board);
        }
        assert!(stage.history.redoable(writer("Maria")).is_none());
    }
}

#[test]
fn undo_goes_on_where_it_was_after_a_restart() {
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Maria", "a/x", "in-progress");
    stage.says("Maria", "a/x", "done");
    stage.undoes("Maria");

    let events = stage.history.events().to_vec();
    stage.history = History::new(stage.history.release().clone());
    stage.history.absorb(events);
    assert_eq!(status(&stage), Status::InProgress);
    stage.redoes("Maria");
    assert_eq!(status(&stage), Status::Done);
    stage.undoes("Maria");
    stage.undoes("Maria");
    assert_eq!(status(&stage), Status::Open);
}

#[test]
fn a_new_change_leaves_nothing_to_redo() {
    let mut stage = Stage::new(&["a/x", "a/y"]);
    stage.says("Maria", "a/x", "done");
    stage.undoes("Maria");
    stage.says("John", "a/y", "done");
    assert!(stage.history.redoable(writer("Maria")).is_some(), "John's");
    stage.says("Maria", "a/y", "note hm");
    assert!(stage.history.redoable(writer("Maria")).is_none());
    stage.undoes("Maria");
    stage.redoes("Maria");
    assert_eq!(stage.answer("a/y").notes.len(), 1);
    assert!(stage.history.redoable(writer("Maria")).is_none());
}

#[test]
fn undo_takes_back_ones_own_last_change_and_no_other() {
    let mut stage = Stage::new(&["a/x", "a/y"]);
    stage.says("Maria", "a/x", "done");
    stage.says("Maria@laptop", "a/y", "done");
    stage.says("John", "a/x", "blocked");
    stage.undoes("Maria");
    assert_eq!(status(&stage), Status::Blocked);
    assert_eq!(stage.answer("a/y").status(), Status::Done);
    assert!(stage.history.undoable(writer("Maria")).is_none());
}

#[test]
fn an_undo_of_somebody_elses_change_is_ignored() {
    let mut stage = Stage::new(&["a/x"]);
    let marias = stage.says("Maria", "a/x", "done");
    stage.says("John", "a/x", "note hm");
    let draft = |event| crate::domain::event::Draft {
        changes: vec![Change::Undo(Reference { event })],
        for_workspace: false,
    };
    stage.record("John", draft(marias));
    assert_eq!(status(&stage), Status::Done);
    assert!(!stage.history.is_undone(marias));
    assert_eq!(stage.history.undoable(writer("Maria")).unwrap().id, marias);
    // Nor does an undo of what never was, or of an undo, do anything.
    let nothing = stage.record("Maria", draft(EventId::from_bits(7)));
    stage.record("Maria", draft(nothing.id));
    assert_eq!(status(&stage), Status::Done);
}

#[test]
fn what_was_added_goes_with_its_event_and_comes_back_with_it() {
    let mut stage = Stage::new(&["a/x; confirm"]);
    stage.says("Maria", "a/x", "done; note one; evidence first");
    stage.says("John", "a/x", "note two; evidence second");
    stage.confirms("Ada", "a/x");
    let texts = |stage: &Stage| {
        let answer = stage.answer("a/x");
        let texts = answer.notes.iter().chain(&answer.evidence);
        texts.map(|r| r.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&stage), ["one", "two", "first", "second"]);
    stage.undoes("John");
    assert_eq!(texts(&stage), ["one", "first"]);
    stage.undoes("Ada");
    assert!(stage.answer("a/x").confirmations.is_empty());
    stage.redoes("John");
    stage.redoes("Ada");
    assert_eq!(texts(&stage), ["one", "two", "first", "second"]);
    assert_eq!(stage.answer("a/x").confirmations.len(), 1);
}

#[test]
fn a_confirmation_survives_that_the_answer_is_undone_and_redone() {
    let mut stage = Stage::new(&["a/x; confirm"]);
    stage.says("Maria", "a/x", "done");
    stage.confirms("Ada", "a/x");
    stage.undoes("Maria");
    assert_eq!(stage.word("a/x"), "open unowned");
    stage.redoes("Maria");
    assert_eq!(stage.word("a/x"), "done, settled");
}

/// The history of another release, of the same events.
fn seen_by(stage: &Stage, release: &str, was: &[&str]) -> Stage {
    let mut other = stage.clone();
    other.release(|known| {
        known.id = release.parse().unwrap();
        known.was = was.iter().map(|id| id.parse().unwrap()).collect();
    });
    other
}

#[test]
fn what_is_answered_once_is_answered_for_every_release() {
    let mut stage = Stage::new(&["a/x; once", "a/y"]);
    stage.says("Maria", "a/x", "done");
    let mut next = seen_by(&stage, "2.0", &[]);
    assert_eq!(next.answer("a/x").status(), Status::Done);
    next.undoes("Maria");
    assert_eq!(next.answer("a/x").status(), Status::Open);
    let back = seen_by(&next, "1.0", &[]);
    assert_eq!(back.answer("a/x").status(), Status::Open);
}

#[test]
fn a_change_that_is_partly_of_another_release_is_taken_back_only_there() {
    let mut stage = Stage::new(&["a/x; once", "a/y"]);
    stage.says("Maria", "a/x a/y", "done");
    let next = seen_by(&stage, "2.0", &[]);
    assert_eq!(next.answer("a/x").status(), Status::Done);
    assert_eq!(next.answer("a/y").status(), Status::Open);
    assert!(next.history.undoable(writer("Maria")).is_none());
    stage.undoes("Maria");
    assert_eq!(stage.answer("a/x").status(), Status::Open);
    assert_eq!(stage.answer("a/y").status(), Status::Open);
}

#[test]
fn items_that_became_one_leave_no_answer_behind() {
    let mut stage = Stage::new(&["a/x", "a/y", "a/z"]);
    stage.says("Maria", "a/x a/y", "blocked");
    stage.rewrite("a/z", |item| {
        item.was = ["a/x".parse().unwrap(), "a/y".parse().unwrap()].into();
    });
    stage.says("Maria", "a/z", "done");
    assert_eq!(stage.answer("a/z").status.heads.len(), 1);
    assert_eq!(stage.answer("a/z").status(), Status::Done);
}

#[test]
fn what_was_replaced_under_an_earlier_id_stays_replaced() {
    let mut stage = Stage::new(&["a/x", "a/y"]);
    stage.says("Maria", "a/x", "blocked");
    stage.rewrite("a/y", |item| item.was = ["a/x".parse().unwrap()].into());
    // The second answer is all that replaces the first one, and is itself replaced.
    stage.says("Maria", "a/y", "in-progress");
    let third = stage.says("Maria", "a/y", "done");
    assert_eq!(stage.answer("a/y").status.saw(), [third]);
}

#[test]
fn of_many_answers_side_by_side_none_is_lost_and_all_can_be_replaced() {
    let before = Stage::new(&["a/x"]);
    let mut stage = before.clone();
    for answers in 1..=40 {
        let mut other = before.clone();
        other.says(&format!("Person {answers}"), "a/x", "done");
        stage.meet(&mut other);
        assert_eq!(heads(&stage), answers);
    }
    stage.says("Maria", "a/x", "blocked");
    assert_eq!((status(&stage), heads(&stage)), (Status::Blocked, 1));
}

#[test]
fn nobody_has_seen_what_they_say_themselves() {
    let mut stage = Stage::new(&["a/x"]);
    let event = stage.says("Maria", "a/x", "blocked");
    let mut events = stage.history.events().to_vec();
    for event in &mut events {
        for change in &mut event.changes {
            if let Change::Status(set) = change {
                set.saw = [event.id].into();
            }
        }
    }
    let mut history = History::new(stage.history.release().clone());
    history.absorb(events);
    stage.history = history;
    assert_eq!(stage.answer("a/x").status.saw(), [event]);
}

#[test]
fn undo_and_redo_know_only_the_changes_of_their_release() {
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Maria", "a/x", "done");
    let mut next = seen_by(&stage, "2.0", &[]);
    assert!(next.history.undoable(writer("Maria")).is_none());
    next.says("Maria", "a/x", "blocked");
    next.undoes("Maria");
    assert!(next.history.undoable(writer("Maria")).is_none());
    // A change elsewhere in between leaves what there is to redo.
    let mut back = seen_by(&next, "1.0", &[]);
    back.says("Maria", "a/x", "note hm");
    let mut next = seen_by(&back, "2.0", &[]);
    next.redoes("Maria");
    assert_eq!(status(&next), Status::Blocked);
    assert_eq!(status(&seen_by(&next, "1.0", &[])), Status::Done);
}

#[test]
fn a_release_and_an_item_keep_their_answers_through_a_new_name() {
    let mut stage = Stage::new(&["a/x; confirm"]);
    let first = stage.says("Maria", "a/x", "done; note hm");
    stage.confirms("Ada", "a/x");
    let mut renamed = seen_by(&stage, "1.0.1", &["1.0"]);
    renamed.rewrite("a/x", |item| {
        item.id = "a/z".parse().unwrap();
        item.was = ["a/x".parse().unwrap()].into();
    });
    assert_eq!(renamed.word("a/z"), "done, settled");
    let second = renamed.says("Maria", "a/z", "blocked");
    assert_eq!(saw(&renamed, second), [first]);
    assert_eq!(renamed.answer("a/z").status(), Status::Blocked);
    let item = renamed.plan.find("a/z").unwrap();
    assert_eq!(renamed.history.of(item).count(), 3);
    assert_eq!(seen_by(&renamed, "2.0", &[]).answer("a/z"), Arc::default());
}

#[test]
fn items_that_became_one_show_both_answers() {
    let mut stage = Stage::new(&["a/x", "a/y"]);
    stage.says("Maria", "a/x", "done");
    stage.says("John", "a/y", "blocked");
    stage.rewrite("a/x", |item| item.was = ["a/y".parse().unwrap()].into());
    assert!(stage.answer("a/x").is_contested());
    stage.says("Ada", "a/x", "done");
    assert_eq!((status(&stage), heads(&stage)), (Status::Done, 1));
}

#[test]
fn an_event_counts_once_however_often_and_late_it_arrives() {
    let mut stage = Stage::new(&["a/x"]);
    let first = stage.says("Maria", "a/x", "in-progress; note hm");
    stage.says("John", "a/x", "done; note well");
    let expected = stage.answer("a/x");
    let events = stage.history.events().to_vec();
    for _ in 0..2 {
        stage.history.absorb(events.clone());
        stage.history.absorb(vec![events[0].clone()]);
        assert_eq!(stage.history.events(), events);
        assert_eq!(stage.answer("a/x"), expected);
    }
    let doubled = [&events[1], &events[0], &events[1], &events[0]];
    stage.history = History::new(stage.history.release().clone());
    stage.history.absorb(doubled.into_iter().cloned().collect());
    assert_eq!(stage.history.events(), events);
    assert_eq!(stage.history.event(first).unwrap(), &events[0]);
}

#[test]
fn an_undo_that_arrives_before_what_it_undoes_still_undoes_it() {
    let mut stage = Stage::new(&["a/x"]);
    stage.says("Maria", "a/x", "done");
    stage.undoes("Maria");
    let events = stage.history.events().to_vec();
    stage.history = History::new(stage.history.release().clone());
    for event in events.into_iter().rev() {
        stage.history.absorb(vec![event]);
    }
    assert_eq!(status(&stage), Status::Open);
    stage.redoes("Maria");
    assert_eq!(status(&stage), Status::Done);
}

#[test]
fn two_events_that_claim_one_id_leave_the_same_one_everywhere() {
    let mut stage = Stage::new(&["a/x"]);
    let id = stage.says("Maria", "a/x", "note one");
    let other = |release| {
        event(&stage, id, |event| {
            let Some(Change::Note(add)) = event.changes.first_mut() else {
                panic!("a note")
            };
            add.text = "two".into();
            event.clock += release;
        })
    };
    for twin in [other(0), other(1)] {
        let first = event(&stage, id, |_| ());
        let mut left = Vec::new();
        for order in [vec![&first, &twin], vec![&twin, &first]] {
            let mut whole = History::new(stage.history.release().clone());
            whole.absorb(order.iter().copied().cloned().collect());
            let mut split = History::new(stage.history.release().clone());
            for event in order {
                split.absorb(vec![event.clone()]);
            }
            assert_eq!(whole.events(), split.events());
            left.push(whole.events().to_vec());
        }
        assert_eq!(left[0].len(), 1);
        assert_eq!(left[0], left[1]);
    }
}

#[test]
fn the_history_knows_which_items_were_answered() {
    let mut stage = Stage::new(&["a/x", "a/y", "a/z"]);
    assert!(stage.history.is_empty());
    stage.says("Maria", "a/x a/y", "done");
    stage.says("John", "a/x", "note hm");
    let mut answered: Vec<_> = stage.history.answered().map(ItemId::as_str).collect();
    answered.sort_unstable();
    assert_eq!(answered, ["a/x", "a/y"]);
    let events = stage.history.of(stage.plan.find("a/x").unwrap());
    assert_eq!(events.count(), 2);
    assert!(stage.answer("a/z").is_empty());
    assert!(!stage.answer("a/x").is_empty());
}
