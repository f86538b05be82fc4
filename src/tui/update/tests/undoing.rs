//! Taking back and bringing back what is not on disk.

use crate::domain::event::Status;
use crate::tui::play::{Play, play};

fn status(play: &Play, id: &str) -> Status {
    play.row(id).answer.status()
}

#[test]
fn what_was_never_saved_is_brought_back_in_the_order_it_was_taken_back() {
    let mut play = play();
    play.keeping.broken = Some("read-only");
    play.keys("anjbthe bank<enter>");
    assert_eq!(play.model.unsaved.len(), 2);
    play.keys("uu");
    assert!(play.model.unsaved.is_empty());
    play.keys("<ctrl-r>");
    assert_eq!(
        play.message(),
        "Brought back the change that was not saved."
    );
    play.keys("<ctrl-r>");
    assert_eq!(play.model.unsaved.len(), 2);
    play.keeping.broken = None;
    play.keys("R");
    assert_eq!(status(&play, "usability/tasks"), Status::InProgress);
    assert_eq!(play.word("usability/errors"), "blocked, in hand");
}

#[test]
fn undo_goes_on_from_what_was_not_saved_to_what_was_and_redo_comes_back() {
    let mut play = play();
    play.keys("ay");
    play.keeping.broken = Some("read-only");
    play.keys("jn");
    play.keeping.broken = None;
    // The first takes back what was not saved, the second what was.
    play.keys("uu");
    assert_eq!(status(&play, "usability/tasks"), Status::Open);
    play.keys("<ctrl-r>");
    assert_eq!(status(&play, "usability/tasks"), Status::Done);
    assert_eq!(status(&play, "usability/errors"), Status::Open);
    play.keys("<ctrl-r>");
    assert_eq!(status(&play, "usability/errors"), Status::InProgress);
}

#[test]
fn an_undo_that_cannot_be_saved_waits_like_any_change_and_redo_follows_it() {
    let mut play = play();
    play.keys("an");
    play.keeping.broken = Some("read-only");
    play.keys("u");
    assert_eq!(play.model.unsaved.len(), 1);
    play.keys("<ctrl-r>");
    play.keeping.broken = None;
    play.keys("R");
    assert_eq!(status(&play, "usability/tasks"), Status::InProgress);
    assert_eq!(play.recorded(), 3);
}

#[test]
fn a_new_answer_ends_what_could_be_brought_back() {
    let mut play = play();
    play.keeping.broken = Some("read-only");
    play.keys("anuy<ctrl-r>");
    assert!(
        play.message().contains("nothing to bring back"),
        "{}",
        play.message()
    );
    assert_eq!(play.model.unsaved.len(), 1);
}

#[test]
fn what_waits_behind_a_slow_disk_is_brought_back_too() {
    let mut play = play();
    play.keeping.slow = true;
    play.keys("anjnu<ctrl-r>");
    assert_eq!(status(&play, "usability/tasks"), Status::InProgress);
    assert_eq!(status(&play, "usability/errors"), Status::InProgress);
    assert_eq!(play.recorded(), 2);
}
