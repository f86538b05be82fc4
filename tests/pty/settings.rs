//! A person's settings and the terminal's own background, in a real terminal.

use std::path::Path;

use crate::terminal::{Terminal, app};
use crate::{home, opened};

const QUESTION: &str = "\u{1b}]11;?\u{7}";
const LIGHT: &str = "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\";

fn write_settings(home: &Path, text: &str) {
    let folder = home.join("config");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), text).unwrap();
}

/// Whether the names of keys are blue, as on a light background, and not green.
fn is_light(screen: &vt100::Screen) -> bool {
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    let mut colours = cells.filter_map(|(row, column)| Some(screen.cell(row, column)?.fgcolor()));
    colours.any(|colour| colour == vt100::Color::Idx(4))
}

#[test]
fn the_background_is_asked_for_behind_the_first_frame_and_its_answer_costs_no_key() {
    let home = home();
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_written(QUESTION);
    let written = terminal.written();
    let frame = written.find("Nine").unwrap();
    assert!(
        frame < written.find(QUESTION).unwrap(),
        "the first frame comes first"
    );
    terminal.until("a dark screen", |screen| !is_light(screen));
    terminal.keys(&format!("/on{LIGHT}call"));
    terminal.until("every key, and nothing of the answer", |screen| {
        screen.contents().contains("› oncall") && is_light(screen)
    });
    terminal.keys("\u{1b}");
    terminal.until("no question", |screen| {
        !screen.contents().contains("Which items?")
    });
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn a_terminal_that_never_answers_loses_nothing() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.until_written(QUESTION);
    terminal.keys("a");
    terminal.until_shows("All items");
    // Escape is the first key of an answer as well.
    terminal.keys("\u{1b}");
    terminal.until_shows("Nine questions");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn a_background_that_is_known_or_does_not_matter_is_not_asked_for() {
    for (name, value, settings, light) in [
        ("COLORFGBG", "0;15", "", true),
        ("COLORFGBG", "15;0", "", false),
        ("TERM", "linux", "", false),
        ("NO_COLOR", "1", "theme = \"light\"\n", false),
        ("COLORFGBG", "15;0", "theme = \"light\"\n", true),
        ("UNUSED", "", "theme = \"dark\"\n", false),
        ("UNUSED", "", "theme = \"none\"\n", false),
    ] {
        let home = home();
        write_settings(home.path(), settings);
        let mut child = app(home.path());
        child.env(name, value);
        let mut terminal = Terminal::start(child);
        terminal.until("the first frame", |screen| {
            screen.contents().contains("Nine questions") && is_light(screen) == light
        });
        // By the time that a key has shown, it would have been asked.
        terminal.keys("a");
        terminal.until_shows("All items");
        terminal.keys("\u{3}");
        assert!(terminal.end().success());
        let written = terminal.written();
        assert!(!written.contains(QUESTION), "{name}={value} {settings}");
    }
}

#[test]
fn the_mouse_is_watched_unless_the_settings_leave_it_to_the_terminal() {
    for (settings, watched) in [("", true), ("mouse = false\n", false)] {
        let home = home();
        write_settings(home.path(), settings);
        let mut terminal = opened(home.path());
        terminal.assert_taken();
        terminal.until("the mouse", |screen| {
            (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None) == watched
        });
        // Whatever it reports is no key.
        terminal.keys("\u{1b}[<0;5;5M\u{1b}[<0;5;5ma");
        terminal.until_shows("All items");
        terminal.keys("\u{3}");
        assert!(terminal.end().success());
        terminal.assert_given_back();
    }
}

#[test]
fn the_app_opens_where_and_with_the_keys_and_signs_that_were_set() {
    let home = home();
    write_settings(
        home.path(),
        "start = \"walk\"\nglyphs = \"ascii\"\n[keys]\ndone = \"f2\"\n",
    );
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows(" 1 of ");
    assert!(terminal.text().is_ascii(), "{}", terminal.text());
    terminal.keys("\u{1b}OQ");
    terminal.until_shows("Saved: ");
    terminal.until_shows(" 2 of ");
    terminal.keys("qq");
    assert!(terminal.end().success());
}

#[test]
fn wrong_settings_are_said_with_their_places_and_the_app_does_not_open() {
    let home = home();
    write_settings(home.path(), "thme = \"dark\"\n[keys]\nnote = \"y\"\n");
    let mut terminal = Terminal::start(app(home.path()));
    assert_eq!(terminal.end().exit_code(), 2);
    terminal.assert_given_back();
    assert!(
        !terminal.written().contains("\u{1b}[?1049h"),
        "it did not open"
    );
    let text = terminal
        .text()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for words in [
        "config.toml:1:1:",
        "did you mean `theme`?",
        "config.toml:3:8:",
        "`y` would do both `done` and `note`",
        "2 errors",
        "error: your settings cannot be used",
    ] {
        assert!(text.contains(words), "`{words}` is missing in {text}");
    }
}
