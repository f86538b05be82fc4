//! Several items at once, and copying.

use crate::domain::event::Status;
use crate::tui::play::Script;
use crate::tui::play::{Play, keys, play, stage};

#[test]
fn an_answer_goes_to_all_marked_items_and_one_undo_takes_it_back() {
    let mut play = play();
    play.keys("a  ");
    assert!(play.screen().contains("2 marked of 8"), "{}", play.screen());
    assert!(play.screen().contains("▸○ open"), "{}", play.screen());
    play.keys("n");
    assert_eq!(play.recorded(), 1, "one change");
    assert_eq!(play.message(), "Saved: 2 items, in progress");
    for id in ["usability/tasks", "usability/errors"] {
        assert_eq!(play.row(id).answer.status(), Status::InProgress);
    }
    assert!(!play.screen().contains("marked"), "{}", play.screen());
    play.keys("u");
    assert_eq!(
        play.message(),
        "Took back, and saved: 2 items are as before."
    );
    for id in ["usability/tasks", "usability/errors"] {
        assert_eq!(play.row(id).answer.status(), Status::Open);
    }
}

#[test]
fn owner_due_and_reason_are_asked_once_for_all_marked_items() {
    for (typed, line) in [
        ("oLi Wei<enter>", "owner: Li Wei"),
        ("dfri<enter>", "due: 2026-03-13"),
        ("bthe bank<enter>", "blocked: the bank"),
        (
            "wnext time<enter>Maria Garcia<enter>2026-05-01<enter>",
            "waived: next time",
        ),
        ("pticket 7<enter>", "evidence: ticket 7"),
    ] {
        let mut play = play();
        play.keys("a  ").keys(typed);
        assert_eq!(play.recorded(), 1, "{typed}");
        assert!(
            play.message().starts_with("Saved: 2 items, "),
            "{}",
            play.message()
        );
        assert!(play.message().contains(line), "{}", play.message());
    }
    let mut play = play();
    play.keys("a  o");
    assert!(
        play.screen().contains("For 2 items: Who owns it?"),
        "{}",
        play.screen()
    );
}

#[test]
fn what_belongs_to_one_item_is_not_said_of_several() {
    for typed in ["m", "v"] {
        let mut play = play();
        play.keys("a*").keys(typed);
        assert_eq!(
            (play.place().as_str(), play.recorded()),
            ("items", 0),
            "{typed}"
        );
        assert!(
            play.message().contains("belong to one item"),
            "{}",
            play.message()
        );
    }
    let mut play = play();
    play.keys("a*w");
    assert_eq!(play.recorded(), 0);
    assert!(
        play.message().contains("data/erase"),
        "one may not be waived: {}",
        play.message()
    );
}

#[test]
fn all_are_marked_or_none_and_leaving_takes_the_marks_first() {
    let mut play = play();
    play.keys("a*");
    assert!(play.screen().contains("8 marked of 8"), "{}", play.screen());
    play.keys("*");
    assert!(play.screen().contains("of 8") && !play.screen().contains("marked"));
    play.keys(" q");
    assert_eq!(
        (play.place().as_str(), play.message()),
        ("items", "Nothing is marked any more.")
    );
    play.keys("q");
    assert_eq!(play.place(), "home");
}

#[test]
fn what_a_filter_hides_is_no_longer_marked() {
    let mut play = play();
    play.keys("a*/area:support<enter>");
    assert!(play.screen().contains("2 marked of 2"), "{}", play.screen());
    play.keys("n");
    assert_eq!(play.message(), "Saved: 2 items, in progress");
    assert_eq!(play.row("usability/tasks").answer.status(), Status::Open);
}

#[test]
fn marks_follow_their_items_when_the_checklists_are_read_anew() {
    let mut play = play();
    play.keys("ajj  ");
    play.keeping
        .reload(|stage| stage.remove("usability/errors"));
    play.keys("n");
    assert_eq!(play.message(), "Saved: 2 items, in progress");
    for id in ["usability/manual", "support/channel"] {
        assert_eq!(play.row(id).answer.status(), Status::InProgress, "{id}");
    }
}

/// What was handed to the terminal.
fn copied(text: &str) -> String {
    let mut play = Play::on(stage());
    let mut script = Script::of(keys(text));
    play.follow(&mut script);
    assert_eq!(script.copied.len(), 1, "{text}");
    script.copied.remove(0)
}

#[test]
fn the_item_is_copied_where_there_is_one_and_the_report_where_there_is_none() {
    for way in ["ajjjc", "ajjj<enter>c"] {
        let text = copied(way);
        assert!(text.starts_with("support/channel"), "{text}");
        assert!(text.contains("Which hours? 24/7?"), "{text}");
    }
    for way in ["c", "anqc", "<enter>nnc"] {
        let text = copied(way);
        assert!(
            text.contains("NO-GO") && text.contains('|'),
            "{way}\n{text}"
        );
    }
}
