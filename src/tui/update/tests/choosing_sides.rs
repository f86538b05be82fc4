//! Two answers to one item.

use crate::domain::event::Status;
use crate::tui::play::{Play, stage};

/// Maria has blocked what John has done, each without knowing of the other.
fn at_odds() -> Play {
    let mut here = stage();
    let mut there = here.clone();
    here.says("Maria Garcia", "support/repair", "blocked; reason the bank");
    there.says("John Smith", "support/repair", "done; note it works");
    here.meet(&mut there);
    let mut play = Play::on(here);
    play.keys("ajjjj");
    play
}

#[test]
fn both_are_shown_and_one_key_says_which_holds() {
    let mut play = at_odds();
    assert!(play.screen().contains("two answers"), "{}", play.screen());
    let screen = play.keys("=").screen();
    assert_eq!(play.place(), "items choice");
    for words in [
        "Maria Garcia",
        "blocked: the bank",
        "John Smith",
        "2 answers to repair",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    play.keys("kj<enter>");
    assert_eq!(play.place(), "items");
    assert_eq!(play.message(), "Saved: repair blocked: the bank");
    assert_eq!(play.row("support/repair").answer.status(), Status::Blocked);
    play.keys("=");
    assert_eq!(play.place(), "items", "nothing is at odds any more");
    play.keys("u=");
    assert_eq!(play.place(), "items choice", "and undo brings it back");
    play.keys("<esc>");
    assert_eq!((play.place().as_str(), play.recorded()), ("items", 4));
}

#[test]
fn what_was_chosen_between_meanwhile_is_not_chosen_again() {
    let mut play = at_odds();
    play.keys("=");
    play.keeping
        .stage
        .says("Maria Garcia", "support/repair", "in-progress");
    play.keeping.refresh();
    let before = play.recorded();
    play.keys("<enter>");
    assert_eq!((play.place().as_str(), play.recorded()), ("items", before));
    assert!(
        play.message().contains("no two answers"),
        "{}",
        play.message()
    );
}
