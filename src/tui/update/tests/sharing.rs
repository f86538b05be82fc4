//! Sharing with the team from the app.

use crate::tui::play::{Play, play, stage};
use crate::tui::scene::{Met, News};

fn met(received: Vec<crate::domain::event::Event>, sent: usize) -> News {
    News::Met(Ok(Met {
        remote: "origin".into(),
        received,
        sent,
        undeclared: false,
    }))
}

#[test]
fn a_key_shares_beside_the_screen_and_what_came_in_is_said_with_names() {
    let mut there = stage();
    there.says("Maria Garcia", "support/repair", "done");
    let mut play = Play::on(stage());
    play.keys("P");
    assert!(play.keeping.meeting);
    play.keys("ajj");
    assert_eq!(play.place(), "items", "keys do not wait for it");
    let received = there.history.events().to_vec();
    play.keeping.news.push_back(met(received, 2));
    play.keys("<f9>");
    assert_eq!(
        play.message(),
        "Shared with origin: 1 change came in from Maria Garcia, 2 changes went out."
    );
    play.keeping.news.push_back(met(Vec::new(), 0));
    play.keys("<f9>");
    assert!(
        play.message()
            .contains("nothing new came in, nothing was left to send")
    );
}

#[test]
fn the_same_key_stops_it_and_what_failed_is_said() {
    let mut play = play();
    play.keys("P<f9>P<f9>");
    assert_eq!(play.message(), "Not shared: it was stopped");
    assert!(!play.keeping.meeting);
}

#[test]
fn leaving_does_not_wait_for_it() {
    let mut play = play();
    play.keys("Pq");
    assert!(play.left);
}
