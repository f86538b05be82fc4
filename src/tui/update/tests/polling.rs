//! The roll call, the decision, and the meeting in which one person types for a room.

use crate::domain::event::{Change, Event};
use crate::domain::finding::{Finding, Severity};
use crate::domain::poll::Stand;
use crate::tui::Start;
use crate::tui::play::{ME, Play, play, stage};
use crate::tui::scene::Keeper as _;
use crate::tui::update::start;

/// A meeting on the usual stage.
fn meeting() -> Play {
    let mut play = play();
    let scene = play.keeping.scene();
    start(&mut play.model, &scene, &Start::Meeting);
    play
}

/// A file that cannot be read.
fn broken() -> Finding {
    Finding {
        severity: Severity::Error,
        path: "gonogo.toml".into(),
        spot: None,
        message: "nothing stands behind `foo =`".into(),
        help: None,
    }
}

fn last(play: &Play) -> &Event {
    play.keeping.stage.history.events().last().unwrap()
}

/// Who said the last change, and who typed it where that was somebody else.
fn voice(play: &Play) -> (&str, Option<&str>) {
    let event = last(play);
    (&event.by, event.recorded_by.as_deref())
}

#[test]
fn each_area_speaks_in_turn_and_the_verdict_follows() {
    let mut stage = stage();
    let all = "usability/tasks usability/errors support/repair";
    stage.says("Ada King", all, "done");
    let mut play = Play::on(stage);
    play.keys("v").sized(80, 24);
    assert!(
        play.screen().contains("3 of 3 to speak"),
        "{}",
        play.screen()
    );
    play.keys("yall is well<enter>");
    assert_eq!(play.message(), "Saved: usability go: all is well");
    play.keys("nnobody is on shift<enter>");
    assert_eq!(play.keeping.stage.stand("support"), Stand::NoGo);
    let screen = play.sized(80, 24).screen();
    assert!(screen.contains("1 of 3 to speak"), "{screen}");
    assert!(screen.contains("nobody is on shift"), "{screen}");
    play.keys("u");
    assert_eq!(play.keeping.stage.stand("support"), Stand::None);
    play.keys("<ctrl-r>");
    assert_eq!(play.keeping.stage.stand("support"), Stand::NoGo);
}

#[test]
fn the_next_area_that_has_not_spoken_has_the_word() {
    let mut play = play();
    play.keys("vjy<enter>");
    assert_eq!(play.place(), "poll");
    play.keys("y<enter>y<enter>");
    let stands = ["usability", "support", "data"].map(|area| play.keeping.stage.stand(area));
    assert_eq!(stands, [Stand::Go; 3]);
    let screen = play.sized(80, 24).screen();
    assert!(
        screen.contains("All have spoken: s ships, h holds."),
        "{screen}"
    );
}

#[test]
fn a_no_go_is_shipped_only_with_a_sentence() {
    let mut play = play();
    play.keys("vs<enter>");
    assert_eq!(
        play.error(),
        "to ship against a NO-GO needs a note that says why"
    );
    play.keys("the client waits<enter>");
    assert_eq!(play.place(), "poll");
    let screen = play.sized(80, 24).screen();
    assert!(
        screen.contains("Shipped on Tue 10 Mar 2026 by Ada King"),
        "{screen}"
    );
    play.keys("qajy");
    assert!(play.message().contains("was shipped"), "{}", play.message());
    play.keys("qvr");
    assert_eq!(play.message(), "Saved: Aurora 2.4 reopened");
}

#[test]
fn a_meeting_walks_what_it_decides_then_calls_the_roll() {
    let mut play = meeting();
    assert_eq!(play.place(), "walk speech", "who speaks is asked once");
    play.keys("john smith<enter>");
    assert_eq!(play.selected_id(), "usability/tasks");
    play.keys("y");
    assert_eq!(voice(&play), ("John Smith", Some(ME)));
    assert_eq!(
        play.selected_id(),
        "support/channel",
        "only what the meeting decides"
    );
    play.keys("n");
    assert_eq!(
        voice(&play),
        ("John Smith", Some(ME)),
        "kept until it is changed"
    );
    assert_eq!(play.place(), "poll", "the roll call follows");
}

#[test]
fn in_a_meeting_each_word_is_that_of_who_speaks() {
    let mut play = meeting();
    play.keys("<enter>  ");
    assert_eq!(play.place(), "poll");
    // The owner is offered: Enter takes the name.
    play.keys("y<enter>we are ready<enter>");
    assert_eq!(voice(&play), ("John Smith", Some(ME)));
    // So is whoever holds the role of the next area.
    play.keys("y<enter><enter>");
    let Change::Vote(vote) = &last(&play).changes[0] else {
        panic!("{:?}", last(&play));
    };
    assert_eq!((vote.area.as_str(), &vote.note), ("support", &None));
    let screen = play.keys("k").sized(100, 30).screen();
    let said = "go, John Smith (recorded by Ada King)";
    assert!(screen.contains(said), "{screen}");
    play.keys("j");
    play.keys("nMaria Garcia<enter>no<enter>");
    assert_eq!(voice(&play), ("Maria Garcia", Some(ME)));
    play.keys("hada king<enter>until Friday<enter>");
    assert_eq!(voice(&play), (ME, None), "who types says it");
}

#[test]
fn who_speaks_can_be_changed_anywhere() {
    let mut play = play();
    play.keys("a@maria<enter>y");
    assert_eq!(voice(&play), ("Maria Garcia", Some(ME)));
    play.keys("@<esc>jy");
    assert_eq!(voice(&play), ("Maria Garcia", Some(ME)));
    play.keys("@ada<enter>jn");
    assert_eq!(voice(&play), (ME, None));
}

#[test]
fn a_meeting_with_nothing_left_to_decide_begins_with_the_roll_call() {
    let mut stage = stage();
    stage.says("Ada King", "usability/tasks", "done");
    stage.says("Ada King", "support/channel", "done; evidence link");
    let mut play = Play::on(stage);
    let scene = play.keeping.scene();
    start(&mut play.model, &scene, &Start::Meeting);
    assert_eq!(play.place(), "poll speech");
}

#[test]
fn what_came_in_after_the_decision_is_said() {
    let mut there = stage();
    there.says("Zoe@there", "data/load", "blocked; reason no room");
    let mut play = play();
    play.keys("vswe must<enter>");
    play.keeping.stage.meet(&mut there);
    play.keeping.refresh();
    let screen = play.sized(80, 24).screen();
    let said = "1 change came in after the decision: H shows.";
    assert!(screen.contains(said), "{screen}");
}

#[test]
fn without_a_verdict_the_poll_offers_neither_a_way_to_go_nor_a_decision() {
    let mut play = play();
    play.keys("vy<enter>y<enter>y<enter>");
    play.keeping.findings = vec![broken()];
    play.keeping.refresh();
    let screen = play.sized(80, 24).screen();
    assert!(screen.contains("No verdict: "), "{screen}");
    assert!(
        screen.contains("Without a verdict there is nothing to ship or hold."),
        "{screen}"
    );
    for words in ["To GO", "s ship", "h hold", "ships", "holds"] {
        assert!(!screen.contains(words), "{words}\n{screen}");
    }
    for key in ["s", "h"] {
        play.keys(key);
        assert_eq!(play.place(), "poll", "nobody is asked for words in vain");
        assert!(
            play.message().contains("without a verdict"),
            "{}",
            play.message()
        );
    }
}

#[test]
fn an_area_that_is_asked_nothing_is_not_waited_for() {
    let mut stage = stage();
    stage.release(|release| release.areas = vec!["usability".parse().unwrap()]);
    for item in ["tasks", "errors", "manual"] {
        stage.remove(&format!("usability/{item}"));
    }
    let mut play = Play::on(stage);
    let screen = play.keys("v").sized(80, 24).screen();
    assert!(screen.contains("the release is asked no item"), "{screen}");
    assert!(screen.contains("asked nothing"), "{screen}");
    assert!(screen.contains("nothing is asked"), "{screen}");
    for words in ["to speak", "have spoken", "ships"] {
        assert!(!screen.contains(words), "{words}\n{screen}");
    }
}
