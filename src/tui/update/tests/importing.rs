//! Minutes in the app: one proposal at a time, then one writing.

use crate::session::Choice;
use crate::tui::model::Place;
use crate::tui::model::proposals::Proposals;
use crate::tui::play::{Play, play};

/// The minutes that can be read, opened.
fn opened() -> Play {
    let mut play = play();
    play.keys("I<tab><enter>");
    assert_eq!(play.place(), "proposals");
    play
}

fn proposals(play: &Play) -> &Proposals {
    match play.model.above.last() {
        Some(Place::Proposals(proposals)) => proposals,
        other => panic!("{other:?}"),
    }
}

fn choices(play: &Play) -> Vec<Option<Choice>> {
    let entries = &proposals(play).choosing.entries;
    entries.iter().map(|entry| entry.choice.clone()).collect()
}

#[test]
fn what_is_clear_is_taken_already_and_the_rest_is_asked() {
    let play = opened();
    let take = Some(Choice::Take);
    assert_eq!(choices(&play), [take.clone(), take.clone(), None, take]);
    assert!(play.screen().contains("1 of 4"), "{}", play.screen());
}

#[test]
fn an_item_and_the_proposal_are_seen_side_by_side_with_the_lines_around_it() {
    let mut play = opened();
    let screen = play.keys("  ").screen();
    for words in [
        "Is it support/channel?",
        "100 of 100 alike",
        "these minutes",
        "Clients can reach us",
        "minutes.md:8",
        "    8  - [ ] John Smith: answer clients within our hours",
        "    9  - [ ] Book the load test",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn one_writing_follows_what_was_said_of_each() {
    let mut play = opened();
    play.keys("xyny<enter>");
    assert_eq!(play.place(), "import");
    assert!(play.keeping.imported.is_empty(), "nothing is written yet");
    play.keys("w");
    let written = &play.keeping.imported;
    assert_eq!(written.len(), 1);
    let choices: Vec<_> = written[0].entries.iter().map(|it| &it.choice).collect();
    let said = [Choice::Leave, Choice::Take, Choice::New, Choice::Take].map(Some);
    assert_eq!(choices, said.iter().collect::<Vec<_>>());
    assert!(written[0].beside);
    assert_eq!(play.place(), "home", "back where it began");
}

#[test]
fn all_that_remain_are_taken_or_left_out_at_once_and_nothing_is_written_by_it() {
    let take = || Some(Choice::Take);
    let leave = || Some(Choice::Leave);
    let mut play = opened();
    play.keys(" X");
    assert_eq!(play.place(), "import");
    assert_eq!(choices(&play), [take(), leave(), leave(), leave()]);
    assert_eq!(play.message(), "3 proposals left out.");
    play.keys("hhhhn Y");
    assert_eq!(play.place(), "import");
    assert_eq!(choices(&play), [Some(Choice::New), leave(), take(), take()]);
    assert_eq!(
        play.message(),
        "2 proposals taken, 2 of them left out before, 1 of them as an item that it may be."
    );
    play.keys("hhhhY");
    let all = [Some(Choice::New), take(), take(), take()];
    assert_eq!(choices(&play), all, "a new item stays one");
    assert!(play.keeping.imported.is_empty());
    assert_eq!(play.keys("w").keeping.imported.len(), 1);
}

#[test]
fn the_end_tells_what_will_be_written_what_is_left_and_what_was_forgotten() {
    let mut play = opened();
    play.keys("<enter>").sized(100, 40);
    let screen = play.screen();
    for words in [
        "2 new items for actions",
        "1 item with news",
        "support/repair: open \u{2192} done",
        "Priya Rao",
        "John Smith away",
        "1 not answered, and so left out",
        "not mentioned since Mon 2 Mar: The manual was read once more",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let without = play.keys("p").screen();
    assert!(without.contains("left out. p writes them"), "{without}");
}

#[test]
fn words_owner_and_day_are_put_right_by_hand() {
    let mut play = opened();
    play.keys("t<ctrl-u>Write the guide<enter>o<ctrl-u>maria<enter>d<ctrl-u>fri<enter>");
    let entry = proposals(&play).current().unwrap();
    assert_eq!(entry.proposal.text, "Write the guide");
    assert_eq!(entry.proposal.owner.as_deref(), Some("Maria Garcia"));
    assert_eq!(entry.proposal.due.unwrap().to_string(), "2026-03-13");
    assert!(play.screen().contains("put right by hand"));
    play.keys("o<ctrl-u><enter>d<ctrl-u><enter>");
    let entry = proposals(&play).current().unwrap();
    assert_eq!((&entry.proposal.owner, entry.proposal.due), (&None, None));
    play.keys("t<ctrl-u><enter>");
    assert_eq!(play.error(), "nothing is written here yet");
}

#[test]
fn a_proposal_is_said_to_be_any_item() {
    let mut play = opened();
    play.keys("ino-such-item<enter>");
    assert!(
        play.error().contains("there is no item"),
        "{}",
        play.error()
    );
    play.keys("<ctrl-u>manual<enter>");
    let manual = Choice::Is("usability/manual".parse().unwrap());
    assert_eq!(choices(&play)[0], Some(manual));
    assert_eq!(proposals(&play).position(), (2, 4), "and it goes on");
}

#[test]
fn leaving_writes_nothing_and_what_was_said_waits() {
    let mut play = opened();
    play.keys("xx<esc>");
    assert_eq!(play.place(), "home");
    assert!(play.keeping.imported.is_empty());
    assert!(play.message().contains("is kept"), "{}", play.message());
    play.keys("I<enter>");
    let left = Some(Choice::Leave);
    assert_eq!(choices(&play)[..2], [left.clone(), left]);
}

#[test]
fn minutes_that_cannot_be_read_or_written_say_so_and_lose_nothing() {
    let mut play = play();
    play.keys("Inone.md<enter>");
    assert_eq!(play.error(), "none.md cannot be read: no such file");
    assert_eq!(play.typed().as_deref(), Some("none.md"));
    let mut play = opened();
    play.keeping.broken = Some("no space left on the disk");
    play.keys("x<enter>w");
    assert_eq!(play.place(), "import");
    assert!(play.message().contains("no space"), "{}", play.message());
    play.keeping.broken = None;
    play.keys("w");
    assert_eq!(play.keeping.imported.len(), 1);
}
