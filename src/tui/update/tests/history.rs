//! The list of what has changed.

use crate::domain::event::Status;
use crate::tui::model::Place;
use crate::tui::play::{Play, stage};
use crate::tui::scene::{Keeper as _, News};

/// Two changes of Maria's and one of mine, which is the newest.
fn changed() -> Play {
    let mut stage = stage();
    stage.says("Maria Garcia", "support/repair", "blocked; reason the bank");
    stage.says("Maria Garcia", "data/load", "note half of it");
    let mut play = Play::on(stage);
    play.keys("anH");
    play
}

#[test]
fn it_lists_the_newest_first_and_leads_to_the_items() {
    let mut play = changed();
    assert_eq!(play.place(), "history");
    let screen = play.screen();
    let line = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    assert!(line("tasks in progress") < line("load note: half of it"));
    assert!(line("load note: half of it") < line("repair blocked: the bank"));
    play.keys("G<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "support/repair")
    );
    play.keys("qq");
    assert_eq!(play.place(), "items");
}

#[test]
fn a_filter_looks_into_all_that_a_change_says() {
    for (words, many) in [
        ("maria", 2),
        ("MARIA bank", 1),
        ("load", 1),
        ("nothing-such", 0),
    ] {
        let mut play = changed();
        play.keys(&format!("/{words}<enter>"));
        let expected = if many == 0 {
            "nothing".into()
        } else {
            format!("1 of {many}")
        };
        assert!(
            play.screen().contains(&expected),
            "{words}\n{}",
            play.screen()
        );
    }
}

#[test]
fn my_changes_are_taken_back_and_brought_back_and_nobody_else_s() {
    let mut play = changed();
    play.keys("x");
    assert_eq!(play.row("usability/tasks").answer.status(), Status::Open);
    assert!(play.screen().contains("taken back"), "{}", play.screen());
    play.keys("x");
    assert_eq!(
        play.row("usability/tasks").answer.status(),
        Status::InProgress,
        "the selected change is the same as before, below the one that took it back"
    );
    let before = play.recorded();
    play.keys("Gx");
    assert_eq!(play.recorded(), before);
    assert!(!play.message().is_empty(), "it says why not");
    play.keys("u");
    assert_eq!(play.row("usability/tasks").answer.status(), Status::Open);
}

#[test]
fn nothing_recorded_yet_is_said() {
    let mut play = Play::on(stage());
    play.keys("Hx<enter>jG");
    assert_eq!(play.place(), "history");
    assert!(
        play.screen().contains("Nothing was recorded"),
        "{}",
        play.screen()
    );
}

#[test]
fn the_selection_stays_on_its_change_while_others_record() {
    for way in ["j", "", "/load<enter>"] {
        let mut play = changed();
        play.keys(way);
        let selected = |play: &Play| match play.model.above.last() {
            Some(Place::History(history)) => history
                .selected(&play.keeping.scene())
                .map(|event| event.id),
            _ => None,
        };
        let before = selected(&play);
        let keeping = &mut play.keeping;
        keeping
            .stage
            .says("John Smith", "data/load", "note the other half");
        keeping.refresh();
        keeping.news.push_back(News::Others(Vec::new()));
        play.keys("<f9>");
        assert_eq!(selected(&play), before, "{way}");
    }
}
