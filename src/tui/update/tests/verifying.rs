//! Running checks from the app.

use crate::domain::stage::ended;
use crate::tui::play::{Play, stage};
use crate::tui::scene::{News, Trusted, Verified};

/// A play with a check of the first item and of the fourth, trusted or not.
fn checked(trusted: Trusted) -> Play {
    let mut stage = stage();
    for item in ["usability/tasks", "support/channel"] {
        let with = crate::domain::stage::item("a/x; check");
        stage.rewrite(item, |item| item.check = with.check);
    }
    let mut play = Play::on(stage);
    play.keeping.trusted = trusted;
    play.again()
}

fn ends(play: &mut Play, item: &str, words: &str) {
    let ended = News::Checked(item.parse().unwrap(), ended(words));
    play.keeping.news.push_back(ended);
    play.keys("<f9>");
}

#[test]
fn what_is_not_trusted_is_shown_before_it_runs_and_runs_only_once_it_is_trusted() {
    let mut play = checked(Trusted::No);
    play.keys("aV");
    assert_eq!(play.place(), "items trust");
    assert!(play.screen().contains("run: tell"));
    play.keys("<esc>");
    assert_eq!(
        (play.place().as_str(), play.keeping.checking),
        ("items", None)
    );
    assert_eq!(play.keeping.trusted, Trusted::No);
    play.keys("Vt");
    assert_eq!(play.place(), "items");
    assert_eq!(play.keeping.trusted, Trusted::Yes);
    assert_eq!(play.keeping.checking.unwrap().all, 1);
}

#[test]
fn checks_run_beside_the_screen_and_each_end_is_a_change_like_any_other() {
    let mut play = checked(Trusted::Yes);
    play.keys("C");
    assert_eq!(play.keeping.checking.unwrap().all, 2);
    play.keys("ajj");
    assert_eq!(play.place(), "items", "keys do not wait for it");
    ends(&mut play, "usability/tasks", "exit 0");
    assert_eq!(play.word("usability/tasks"), "done, settled");
    ends(&mut play, "support/channel", "exit 1 no such page");
    assert_eq!(play.word("support/channel"), "failed");
    let over = Verified {
        ran: 2,
        stopped: false,
    };
    play.keeping.news.push_back(News::Verified(over));
    play.keys("<f9>");
    assert_eq!(play.message(), "2 checks ran.");
    play.keys("gjjj<enter><enter>");
    assert!(play.screen().contains("no such page"));
    play.keys("quu");
    assert_eq!(play.word("support/channel"), "open");
    assert_eq!(play.word("usability/tasks"), "open");
}

#[test]
fn the_same_key_stops_them() {
    for (begin, end) in [("aV", "V"), ("C", "C"), ("aC", "V")] {
        let mut play = checked(Trusted::Yes);
        play.keys(begin).keys("<f9>").keys(end).keys("<f9>");
        assert_eq!(play.keeping.checking, None);
        assert!(
            play.message().contains("nothing is left running"),
            "{begin}"
        );
    }
}

#[test]
fn what_has_no_check_is_said_and_nothing_runs() {
    let mut play = checked(Trusted::Yes);
    play.keys("ajV");
    assert_eq!(play.message(), "Nothing that is selected has a check.");
    assert_eq!(play.keeping.checking, None);
    // In the big picture an area means all of its checks.
    play.keys("qgjV");
    assert_eq!(play.keeping.checking.map(|running| running.all), Some(1));
}

#[test]
fn a_check_that_may_not_run_bears_a_mark() {
    for (trusted, mark) in [
        (Trusted::No, "tell (not trusted)"),
        (Trusted::Stale, "not trusted: changed since"),
    ] {
        let mut play = checked(trusted);
        play.keys("a<enter>");
        assert!(play.screen().contains(mark), "{}", play.screen());
    }
    let mut play = checked(Trusted::Yes);
    play.keys("a<enter>");
    assert!(!play.screen().contains("not trusted"));
}
