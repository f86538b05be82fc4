//! The list of releases: opening another one, and making a new one.

use crate::domain::history::History;
use crate::domain::id::ReleaseId;
use crate::domain::release::Release;
use crate::tui::play::Play;
use crate::tui::play::places::World;
use crate::tui::scene::Keeper as _;

/// Three releases: one that was shipped, the open one, one that is to come.
fn three() -> Play {
    World::Three.play()
}

fn id(text: &str) -> ReleaseId {
    text.parse().unwrap()
}

fn open(play: &Play) -> &ReleaseId {
    &play.keeping.stage.history.release().id
}

#[test]
fn everything_on_the_screen_follows_to_the_release_that_is_opened() {
    let mut play = three();
    play.keys("rG<enter>").sized(80, 24);
    assert_eq!(open(&play).as_str(), "1.1");
    assert_eq!(
        (play.place().as_str(), play.message()),
        ("home", "1.1 is open.")
    );
    assert!(play.screen().starts_with(" 1.1 "), "{}", play.screen());
    // What was said of the other is not said of this one, and what is said now is this one's.
    assert_eq!(play.word("data/erase"), "open unowned");
    play.keys("ay");
    assert_eq!(play.word("usability/tasks"), "done, settled");
    play.keys("H");
    assert_eq!(play.recorded(), 1);
    play.keys("rk<enter>");
    assert_eq!(open(&play).as_str(), "1.0");
    assert_ne!(play.word("data/erase"), "open unowned");
    play.keys("u");
    assert!(
        play.message().starts_with("Took back"),
        "{}",
        play.message()
    );
    play.keys("rG<enter>");
    assert_eq!(play.recorded(), 1, "undo was the other's");
}

#[test]
fn what_belongs_to_the_open_release_keeps_it_open() {
    let mut unsaved = three();
    unsaved.keeping.broken = Some("no space left");
    unsaved.keys("ayrG<enter>");
    let mut draft = three();
    draft.keys("amTo be asked<esc>rG<enter>");
    let mut checks = three();
    checks.keeping.checking = Some(crate::tui::scene::Running { done: 0, all: 1 });
    checks.model.checking = checks.keeping.checking();
    checks.keys("rG<enter>");
    for (play, why) in [
        (unsaved, "Not everything is saved yet"),
        (draft, "A note on tasks is only a draft"),
        (checks, "Checks of this release are running"),
    ] {
        assert_eq!(open(&play).as_str(), "1.0", "{why}");
        assert!(play.message().starts_with(why), "{}", play.message());
    }
}

#[test]
fn of_several_choices_the_last_one_holds_while_another_release_is_being_opened() {
    let mut play = three();
    play.keeping.slow = true;
    // The open one: whatever was on its way is not wanted any more, and nothing waits for it.
    play.keys("rG<enter>k<enter>");
    assert_eq!(play.place(), "home");
    play.keeping.slow = false;
    play.keys("ay");
    assert_eq!((open(&play).as_str(), &play.model.pending), ("1.0", &None));
    assert_eq!(play.word("usability/tasks"), "done, settled");
    // Yet another one.
    play.keeping.slow = true;
    play.keys("rG<enter>gg<enter>");
    play.keeping.slow = false;
    play.keys("j");
    assert_eq!(open(&play).as_str(), "0.9");
}

#[test]
fn where_the_file_of_the_open_release_goes_nothing_said_of_it_reaches_the_next() {
    let mut play = three();
    play.keeping.broken = Some("no space left");
    play.keys("ay");
    play.keeping.reload(|stage| {
        stage.history = History::new(Release::bare(id("1.1")));
    });
    play.keeping.broken = None;
    play.sized(80, 24);
    let said = "1.0 has no file any more, so 1.1 is open. 1 change could not be saved and went \
                with it.";
    assert_eq!((play.place().as_str(), play.message()), ("home", said));
    play.keys("R");
    assert_eq!((open(&play).as_str(), play.recorded()), ("1.1", 0));
}

#[test]
fn all_that_is_said_of_a_new_release_is_made_at_once_and_at_the_end() {
    let mut play = three();
    play.keys("rn2.5<enter>Spring<enter>2.5.0<enter>+2w<enter>ada king<enter>");
    assert_eq!(
        play.typed().as_deref(),
        Some("0.9"),
        "the shipped one is offered"
    );
    play.keys("<enter>n<enter>");
    assert!(
        play.keeping.made.is_empty(),
        "nothing is made before the end"
    );
    play.keys("<enter>");
    let made = &play.keeping.made[0];
    let texts = [&made.name, &made.version, &made.owner].map(|it| it.as_deref().unwrap());
    assert_eq!(texts, ["Spring", "2.5.0", "ada king"]);
    assert_eq!(made.date, Some(crate::domain::stage::day("2026-03-24")));
    assert_eq!(made.from.as_ref().map(ReleaseId::as_str), Some("0.9"));
    let traits: Vec<_> = made
        .traits
        .iter()
        .map(|(name, says)| (name.as_str(), *says))
        .collect();
    assert_eq!(traits, [("stores-data", false)], "left open is not said");
    assert_eq!(open(&play).as_str(), "2.5");
    let said = "Wrote releases/2.5.toml; carried over from 0.9: 2 owners.";
    assert_eq!(play.message(), said);
}

#[test]
fn an_answer_that_cannot_be_is_refused_beside_it_and_nothing_typed_is_lost() {
    let mut play = three();
    let mut refuses = |keys: &str, why: &str| {
        play.keys(keys);
        assert!(play.error().contains(why), "{keys}: {}", play.error());
    };
    refuses("rn<enter>", "nothing is written here yet");
    refuses(
        "0.9<enter>",
        "`0.9` is a release already: choose another id",
    );
    refuses("<ctrl-u>next week<enter>", "next week");
    refuses(
        "<ctrl-u>2.5<enter><enter><enter>someday<enter>",
        "is not a day",
    );
    refuses(
        "<ctrl-u><enter><enter><ctrl-u>2.5<enter>",
        "cannot begin from itself",
    );
    refuses(
        "<ctrl-u>0.8<enter>",
        "there is no release `0.8`, did you mean `0.9`?",
    );
    refuses("<ctrl-u><enter>perhaps<enter>", "type y, n or nothing");
    play.keys("<esc><esc><esc><esc><esc><esc>");
    assert_eq!(
        play.typed().as_deref(),
        Some("2.5"),
        "the first question again"
    );
    play.keys("<esc>");
    assert_eq!(play.place(), "releases");
    assert!(play.keeping.made.is_empty());
}

#[test]
fn a_release_that_could_not_be_written_stays_typed_until_it_can() {
    let mut play = three();
    play.keeping.broken = Some("no space left on the disk");
    play.keys("rn2.5<enter>Spring<enter><enter><enter><enter><enter><enter><enter>");
    assert_eq!(play.error(), "no space left on the disk");
    assert_eq!(
        (play.place().as_str(), open(&play).as_str()),
        ("releases making", "1.0")
    );
    play.keeping.broken = None;
    play.keys("<enter>");
    assert_eq!(open(&play).as_str(), "2.5");
    assert_eq!(play.keeping.made[1].name.as_deref(), Some("Spring"));
}

#[test]
fn a_day_that_has_passed_is_seen_to_have_before_it_is_taken() {
    let mut play = three();
    play.keys("rn2.5<enter><enter><enter>2020-01-01")
        .sized(80, 24);
    let screen = play.screen();
    assert!(screen.contains("Wed 1 Jan 2020, 2260 days ago"), "{screen}");
}

#[test]
fn a_refusal_is_read_to_its_end_however_long_what_was_typed() {
    let mut play = three();
    let long = "a-long-id-".repeat(8);
    play.keys("rn").keys(&long).keys("<enter>").sized(80, 24);
    let screen = play.screen();
    let lines: Vec<_> = screen.lines().map(str::trim).collect();
    let told = lines.join(" ");
    assert!(
        told.contains("beginning with a letter or a digit"),
        "{screen}"
    );
}

#[test]
fn the_whole_id_is_shown_where_the_list_cuts_it() {
    let mut play = three();
    play.keeping.shelf[0].release(|release| {
        release.id = id("order-service-1.5.0");
        release.name = Some("Order Service".into());
    });
    let screen = play.keys("rg").sized(80, 24).screen();
    assert!(screen.contains("order-service-1.5.0"), "{screen}");
}

#[test]
fn where_no_release_can_be_made_it_says_so_before_it_asks() {
    let mut play = three();
    play.keeping.hindrance = Some("there is no workspace here yet");
    play.keys("rn");
    assert_eq!(play.place(), "releases");
    assert_eq!(play.message(), "there is no workspace here yet");
}

#[test]
fn the_list_says_what_teams_keep_in_their_minutes() {
    let mut play = three();
    let screen = play.keys("rg").sized(120, 40).screen();
    for words in [
        "0.9",
        "Fri 6 Mar",
        "shipped Tue 10 Mar",
        "Aurora",
        "Sarah Chen",
        "NO-GO",
        "the client waits",
    ] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
}
