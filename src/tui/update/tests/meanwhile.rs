//! What others record while a question is open: nothing of it is replaced unseen, and the item that is
//! asked about stays on the screen.

use crate::domain::event::Status;
use crate::domain::poll::Stand;
use crate::domain::stage::Stage;
use crate::tui::Start;
use crate::tui::play::{Play, play, stage};
use crate::tui::scene::{Keeper as _, News};
use crate::tui::update::start;

/// Others record something, which the app hears of.
fn meanwhile(play: &mut Play, record: impl FnOnce(&mut Stage)) {
    let keeping = &mut play.keeping;
    let before = keeping.stage.history.events().len();
    record(&mut keeping.stage);
    keeping.refresh();
    let events = keeping.stage.history.events().iter().skip(before);
    let news = News::Others(events.cloned().collect());
    keeping.news.push_back(news);
    play.keys("<f9>");
}

fn repaired(stage: &mut Stage) {
    stage.says("Maria Garcia", "support/repair", "done");
}

#[test]
fn what_is_asked_about_stays_in_a_list_that_would_no_longer_hold_it() {
    for key in ["w", "b", "o", "m"] {
        let mut play = play();
        play.keys("a/status:open<enter>jjjj").keys(key);
        meanwhile(&mut play, repaired);
        assert_eq!(play.selected_id(), "support/repair", "{key}");
        let screen = play.screen();
        assert!(screen.contains(" support/repair "), "named: {screen}");
        play.keys("<esc>");
        assert_eq!(play.place(), "items", "{key}");
        assert_eq!(play.selected_id(), "data/restore", "{key}");
    }
}

#[test]
fn marked_items_stay_with_the_question_about_them() {
    let mut play = play();
    play.keys("a/status:open<enter>jjj  b");
    meanwhile(&mut play, repaired);
    play.keys("the bank<enter>");
    assert_eq!(
        play.error(),
        "accept once more to replace what Maria Garcia said meanwhile: repair done"
    );
    play.keys("<enter>");
    for item in ["support/channel", "support/repair"] {
        assert_eq!(play.row(item).answer.status(), Status::Blocked, "{item}");
    }
}

#[test]
fn an_answer_replaces_what_came_in_meanwhile_only_when_it_is_given_once_more() {
    for way in ["a/status:open<enter>jjjj", "ajjjj", "ajjjj<enter>"] {
        let mut play = play();
        play.keys(way).keys("wno time<enter>");
        meanwhile(&mut play, repaired);
        play.keys("john<enter>T+1w<enter>");
        assert_eq!(
            play.error(),
            "accept once more to replace what Maria Garcia said meanwhile: repair done",
            "{way}"
        );
        assert_eq!(play.recorded(), 1, "{way}");
        meanwhile(&mut play, |stage| {
            stage.says("Maria Garcia", "support/repair", "failed; reason it broke");
        });
        play.keys("<enter>");
        assert!(play.error().ends_with("failed: it broke"), "{way}");
        play.keys("<enter>");
        let status = play.row("support/repair").answer.status();
        assert_eq!((status, play.recorded()), (Status::Waived, 3), "{way}");
    }
}

#[test]
fn what_an_answer_leaves_as_it_is_holds_nothing_up() {
    let mut play = play();
    play.keys("ajjjjoann");
    meanwhile(&mut play, repaired);
    play.keys("<enter>");
    assert_eq!((play.place().as_str(), play.error()), ("items", ""));
    assert_eq!(play.recorded(), 2);
}

#[test]
fn ones_own_word_that_was_on_its_way_to_the_disk_is_no_news() {
    let mut play = play();
    play.keeping.slow = true;
    play.keys("<enter>n<left>b");
    assert_eq!((play.place().as_str(), play.recorded()), ("walk prompt", 1));
    play.keys("waits<enter>");
    assert_eq!(play.recorded(), 2, "{}", play.error());
}

#[test]
fn a_walk_stays_with_what_is_asked_about_when_an_undo_is_saved() {
    let mut play = play();
    play.keys("<enter>n");
    play.keeping.slow = true;
    play.keys("ub");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk prompt", "support/channel")
    );
}

#[test]
fn a_meeting_replaces_no_vote_or_answer_that_came_in_meanwhile() {
    let mut play = play();
    let scene = play.keeping.scene();
    start(&mut play.model, &scene, &Start::Meeting);
    play.keys("<enter>bthe bank");
    meanwhile(&mut play, |stage| {
        stage.says("Maria Garcia", "usability/tasks", "done");
    });
    play.keys("<enter>");
    assert!(play.error().ends_with("tasks done"), "{}", play.error());
    play.keys("<esc>qv");
    assert_eq!(play.place(), "poll");
    play.keys("n<enter>not yet");
    meanwhile(&mut play, |stage| {
        stage.votes("Maria Garcia", "usability", "go it is well");
    });
    play.keys("<enter>");
    assert!(
        play.error().ends_with("usability go: it is well"),
        "{}",
        play.error()
    );
    assert_eq!(play.keeping.stage.stand("usability"), Stand::Go);
    play.keys("<enter>");
    assert_eq!(play.keeping.stage.stand("usability"), Stand::NoGo);
}

#[test]
fn an_answer_that_joins_those_at_odds_is_shown_before_one_is_picked() {
    let mut here = stage();
    let (mut there, mut yonder) = (here.clone(), here.clone());
    here.says("Maria Garcia", "support/repair", "blocked; reason the bank");
    there.says("John Smith", "support/repair", "done");
    yonder.says("Sarah Chen", "support/repair", "failed; reason it broke");
    here.meet(&mut there);
    let mut play = Play::on(here);
    play.keys("ajjjj=");
    meanwhile(&mut play, |stage| stage.meet(&mut yonder));
    play.keys("1");
    assert_eq!(
        (play.place().as_str(), play.recorded()),
        ("items choice", 3)
    );
    assert!(play.screen().contains("3 answers to repair"));
    play.keys("1");
    assert_eq!((play.place().as_str(), play.recorded()), ("items", 4));
}
