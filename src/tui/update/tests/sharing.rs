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
fn a_key_shares_beside_the_screen_and_what_came_in_is_said_with_who_and_when() {
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
        "From Maria Garcia (today 12:00): repair done; 2 changes went out to origin."
    );
    play.keeping.news.push_back(met(Vec::new(), 0));
    play.keys("<f9>");
    let nothing = "Nothing new came in; nothing was left to send to origin.";
    assert_eq!(play.message(), nothing);
}

#[test]
fn of_many_changes_it_is_said_who_spoke_last_and_when_each_did() {
    let mut there = stage();
    for (at, who) in ["Ada King", "Li Wei", "Maria Garcia", "John Smith", "Li Wei"]
        .into_iter()
        .enumerate()
    {
        there.today = crate::domain::stage::day(&format!("2026-03-{:02}", 6 + at));
        there.says(who, "support/repair", &format!("note the {at}th"));
    }
    let mut play = Play::on(stage());
    let received = there.history.events().to_vec();
    play.keeping.news.push_back(met(received, 0));
    play.keys("<f9>");
    assert_eq!(
        play.message(),
        "From Li Wei (today 12:00), John Smith (Mon 9 Mar), Maria Garcia (Sun 8 Mar) and 1 other: \
         5 changes came in; nothing was left to send to origin."
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
