//! The app in a real terminal: it is taken over, used and given back.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test whose terminal fails cannot go on"
)]

mod asking;
mod checking;
mod hardships;
mod importing;
mod live;
mod meeting;
mod overlays;
mod paging;
mod plain;
mod releases;
mod settings;
mod sharing;
mod terminal;
mod watching;

use std::path::Path;

use gonogo::tui::terminal::Wishes;
use terminal::{Terminal, app, command, is_plain};

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The app with its first screen.
fn opened(home: &Path) -> Terminal {
    let terminal = Terminal::start(app(home));
    terminal.until_shows("Nine questions decide the day. Enter starts.");
    terminal
}

#[test]
fn quitting_gives_the_terminal_back() {
    for keys in ["q", "\u{3}"] {
        let home = home();
        let mut terminal = opened(home.path());
        terminal.assert_taken();
        terminal.keys(keys);
        assert!(terminal.end().success());
        terminal.assert_given_back();
    }
}

#[test]
fn what_is_answered_is_there_after_a_restart() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("\r");
    terminal.until_shows("1 of 9");
    terminal.keys("y");
    terminal.until_shows("2 of 9");
    terminal.keys("bwaiting for accounts\r");
    terminal.until_shows("3 of 9");
    terminal.keys("wnext time\rMaria Garcia\r2026-05-01\r");
    terminal.until_shows("4 of 9");
    terminal.keys("oJohn Smith\r");
    terminal.until_shows("must · John Smith");
    terminal.until_shows("Saved: ");
    terminal.keys("qq");
    assert!(terminal.end().success());

    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("In the way, worst first");
    terminal.keys("/phase:go\r");
    terminal.until_shows("✓ done");
    terminal.until_shows("■ blocked");
    terminal.until_shows("≈ waived");
    terminal.keys("j\r");
    terminal.until_shows("waiting for accounts");
    terminal.keys("q/\u{15}owner:john\r");
    terminal.until_shows("1 of 1");
    terminal.keys("u");
    terminal.until_shows("Took back");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn what_cannot_be_saved_stays_on_the_screen_until_it_can() {
    let home = home();
    let data = home.path().join("data");
    let mut terminal = opened(home.path());
    // A file where the folder for answers has to be.
    std::fs::write(&data, "in the way").unwrap();
    terminal.keys("\rn");
    terminal.until_shows("Not saved: 1 change.");
    terminal.until_shows("2 of 9");
    terminal.keys("hq");
    terminal.until_shows("Not saved: 1 change.");
    terminal.keys("q");
    terminal.until_shows("Not everything is saved yet");
    std::fs::remove_file(&data).unwrap();
    terminal.keys("R");
    terminal.until_shows("Saved: real-business in progress");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn leaving_without_what_could_not_be_saved_says_so_on_the_screen_that_stays() {
    let home = home();
    let mut terminal = opened(home.path());
    std::fs::write(home.path().join("data"), "in the way").unwrap();
    terminal.keys("\rn");
    terminal.until_shows("Not saved: 1 change.");
    terminal.keys("\u{3}");
    assert_eq!(terminal.end().exit_code(), 2);
    terminal.assert_given_back();
    let text = terminal.text();
    assert!(
        text.contains("1 change could not be saved and is lost"),
        "{text}"
    );
}

#[test]
fn a_window_of_another_size_is_drawn_anew() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.resize(30, 5);
    terminal.until_shows("40x12 or more");
    terminal.resize(120, 40);
    terminal.until_shows("In the way, worst first");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn a_signal_gives_the_terminal_back_and_ends_with_its_own_status() {
    for name in ["TERM", "HUP", "INT", "QUIT"] {
        let home = home();
        let mut terminal = opened(home.path());
        // In the middle of a question, for good measure.
        terminal.keys("\rm half a no");
        terminal.until_shows("half a no");
        terminal.signal(name);
        let status = terminal.end();
        assert!(
            status.signal().is_some(),
            "SIG{name} ended it with {status:?}"
        );
        terminal.assert_given_back();
    }
}

#[test]
fn stopping_gives_the_terminal_back_until_it_is_continued() {
    let home = home();
    // Only a shell with job control can continue what was stopped.
    let mut shell = command("sh", home.path());
    let app = env!("CARGO_BIN_EXE_gonogo");
    shell.args([
        "-c",
        &format!("set -m; '{app}'; echo has stopped; read line; fg; echo has ended"),
    ]);
    let mut terminal = Terminal::start(shell);
    terminal.until_shows("Nine questions");
    terminal.keys("\u{1a}");
    terminal.until("the shell", |screen| {
        screen.contents().contains("has stopped") && is_plain(screen)
    });
    assert!(terminal.is_given_back(), "the shell can be typed into");
    terminal.keys("\n");
    terminal.until("the app again", |screen| {
        screen.alternate_screen() && screen.contents().contains("Nine questions")
    });
    terminal.assert_taken();
    terminal.keys("\r");
    terminal.until_shows("1 of 9");
    terminal.keys("qq");
    terminal.end();
    assert!(terminal.text().contains("has ended"), "{}", terminal.text());
    terminal.assert_given_back();
}

/// The name of the test that plays the program in [`a_panic_gives_the_terminal_back_first`].
const PANICS: &str = "GONOGO_TEST_PANICS";

#[test]
fn a_panic_gives_the_terminal_back_first() {
    // The app has no key for a panic, so a program of its own takes the terminal and panics: this
    // test once more, told so by the environment.
    const WISHES: Wishes = Wishes {
        mouse: true,
        background: false,
    };
    if std::env::var_os(PANICS).is_some() {
        let editors = gonogo::session::Editors {
            named: None,
            path: None,
            root: "/".into(),
        };
        let _guard = gonogo::tui::terminal::Guard::enter(WISHES, editors).unwrap();
        panic!("a slip of the pen");
    }
    let home = home();
    let mut child = command(
        std::env::current_exe().unwrap().to_str().unwrap(),
        home.path(),
    );
    child.args([
        "--exact",
        "a_panic_gives_the_terminal_back_first",
        "--nocapture",
    ]);
    child.env(PANICS, "1");
    let mut terminal = Terminal::start(child);
    assert!(!terminal.end().success());
    terminal.assert_given_back();
    let text = terminal.text();
    assert!(
        text.contains("a slip of the pen"),
        "on the screen that stays: {text}"
    );
}

#[test]
fn the_selected_line_is_seen_where_colours_are_off() {
    let home = home();
    let mut child = app(home.path());
    child.env("NO_COLOR", "1");
    let mut terminal = Terminal::start(child);
    terminal.until_shows("Nine questions");
    terminal.keys("a");
    terminal.until_shows("All items");
    let inverse = |screen: &vt100::Screen, row: u16| {
        (1..79).all(|column| screen.cell(row, column).is_some_and(vt100::Cell::inverse))
    };
    terminal.until("one selected line", |screen| {
        (0..24).filter(|row| inverse(screen, *row)).count() == 1
    });
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}
