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
    let screen = play.screen();
    assert!(screen.contains("two answers"), "{screen}");
    // Each stands with who gave it, and none as the one that holds.
    assert!(
        screen.contains("Maria Garcia: blocked: the bank"),
        "{screen}"
    );
    assert!(!screen.contains("Maria Garcia, "), "{screen}");
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
fn the_answers_stand_beside_each_other_and_the_number_above_one_picks_it() {
    let mut play = at_odds();
    play.sized(80, 24);
    let screen = play.keys("=").screen();
    let row = |words: &[&str]| {
        let holds = |line: &&str| words.iter().all(|words| line.contains(words));
        assert!(
            screen.lines().any(|line| holds(&line)),
            "{words:?}\n{screen}"
        );
    };
    row(&["1  John Smith", "2  Maria Garcia"]);
    row(&["done", "blocked: the bank"]);
    row(&["1 first", "2 second"]);
    assert!(screen.contains("note: it works"), "{screen}");
    assert!(!screen.contains("3 third"), "{screen}");
    play.keys("3");
    assert_eq!(play.place(), "items choice", "there is no third");
    play.keys("2");
    assert_eq!(play.message(), "Saved: repair blocked: the bank");
    assert_eq!(play.row("support/repair").answer.status(), Status::Blocked);
    play.keys("u=h<right>");
    assert_eq!(play.place(), "items choice", "one undo brings it back");
    play.keys("1");
    assert_eq!(play.message(), "Saved: repair done");
    assert_eq!(play.row("support/repair").answer.status(), Status::Done);
}

#[test]
fn where_they_do_not_fit_beside_each_other_they_stand_below_each_other_with_the_same_keys() {
    let mut play = at_odds();
    play.sized(40, 12);
    let screen = play.keys("=").screen();
    let at = |words: &str| screen.lines().position(|line| line.contains(words));
    assert!(at("note: it works").is_some(), "{screen}");
    assert!(at("note: it works") < at("2  Maria Garcia"), "{screen}");
    play.keys("2");
    assert_eq!(play.message(), "Saved: repair blocked: the bank");
}

#[test]
fn a_long_answer_says_how_much_of_it_does_not_fit() {
    let mut here = stage();
    let mut there = here.clone();
    let long = "a word and another ".repeat(60);
    here.says("Maria Garcia", "support/repair", "done");
    there.says(
        "John Smith",
        "support/repair",
        &format!("blocked; reason {long}"),
    );
    here.meet(&mut there);
    let mut play = Play::on(here);
    play.keys("ajjjj=").sized(40, 12);
    let screen = play.screen();
    assert!(screen.contains("2  Maria Garcia"), "{screen}");
    let screen = play.keys("k").screen();
    assert!(screen.contains("1  John Smith"), "{screen}");
    assert!(screen.contains("↓ 31 more"), "{screen}");
    play.keys("2");
    assert_eq!(play.row("support/repair").answer.status(), Status::Done);
}

#[test]
fn what_else_a_voice_has_said_stands_with_its_answer() {
    let mut here = stage();
    let mut there = here.clone();
    here.says("Maria Garcia", "support/repair", "done");
    here.says("Maria Garcia", "support/repair", "evidence ci/17");
    there.says(
        "John Smith@there",
        "support/repair",
        "blocked; reason the bank",
    );
    here.meet(&mut there);
    let mut play = Play::on(here);
    play.sized(80, 24);
    let screen = play.keys("ajjjj=").screen();
    let proof = screen.lines().find(|line| line.contains("evidence: ci/17"));
    assert!(proof.is_some(), "{screen}");
    let column = |words: &str| {
        let mut lines = screen.lines().rev();
        let line = lines.find(|line| line.contains(words)).unwrap();
        line.split(words).next().unwrap().chars().count()
    };
    assert_eq!(
        column("evidence: ci/17"),
        column("Maria Garcia"),
        "{screen}"
    );
}

#[test]
fn where_clocks_differ_each_time_says_how_far_it_is_from_utc() {
    let mut here = stage();
    let mut there = here.clone();
    here.says("Maria Garcia", "support/repair", "done");
    there.says(
        "John Smith@there",
        "support/repair",
        "blocked; reason the bank",
    );
    let tokyo = chrono::FixedOffset::east_opt(9 * 3600).unwrap();
    let mut events = there.history.events().to_vec();
    for event in &mut events {
        event.at = event.at.with_timezone(&tokyo);
    }
    here.history.absorb(events);
    let mut play = Play::on(here);
    let screen = play.keys("ajjjj=").screen();
    for words in ["Tue 10 Mar 12:00 +00:00", "Tue 10 Mar 21:00 +09:00"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
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
