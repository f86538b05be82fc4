//! What goes wrong around the app in a real terminal: a full disk, a window that never rests, a
//! terminal that is taken away, a stop in the middle of a question.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::terminal::{Terminal, app, command, is_plain};
use super::{home, opened};

#[test]
fn a_resize_storm_while_somebody_types_loses_no_key() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("\rm");
    terminal.until_shows("What is worth a note?");
    let text = "the storm goes on and on while every letter is kept!";
    for (step, letter) in (0_u16..).zip(text.chars()) {
        terminal.resize(1 + step * 37 % 160, 1 + step * 13 % 60);
        terminal.keys(&letter.to_string());
    }
    terminal.resize(100, 30);
    terminal.until("the last size", |screen| {
        screen.contents().contains("What is worth a note?")
    });
    terminal.until_shows(text);
    terminal.keys("\u{13}");
    terminal.until_shows("Saved: ");
    terminal.resize(80, 24);
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn a_stop_in_the_middle_of_a_question_keeps_what_was_typed() {
    let home = home();
    let mut shell = command("sh", home.path());
    let app = env!("CARGO_BIN_EXE_gonogo");
    let line = format!("set -m; '{app}'; echo has stopped; read line; fg; echo has ended");
    shell.args(["-c", &line]);
    let mut terminal = Terminal::start(shell);
    terminal.until_shows("Nine questions");
    terminal.keys("\rbhalf a reason\u{1a}");
    terminal.until("the shell", |screen| {
        screen.contents().contains("has stopped") && is_plain(screen)
    });
    assert!(terminal.is_given_back(), "the shell can be typed into");
    terminal.keys("\n");
    terminal.until("the question again", |screen| {
        screen.alternate_screen() && screen.contents().contains("› half a reason")
    });
    terminal.keys(" and the rest\r");
    terminal.until_shows("Saved: ");
    terminal.keys("h");
    terminal.until_shows("half a reason and the rest");
    terminal.keys("\u{3}");
    terminal.until("the shell", |screen| {
        screen.contents().contains("has ended")
    });
    terminal.end();
    terminal.assert_given_back();
}

#[test]
fn a_terminal_that_is_taken_away_ends_the_app_and_what_was_saved_is_there() {
    for keys in ["", "?", "bhalf a reason", "mhalf a note", ":"] {
        let home = home();
        let mut terminal = opened(home.path());
        terminal.keys("\ry");
        terminal.until_shows("2 of 9");
        terminal.until_shows("Saved: ");
        terminal.keys(keys);
        assert!(!terminal.hang_up().success(), "{keys}");
        let mut terminal = Terminal::start(app(home.path()));
        terminal.until_shows("In the way, worst first");
        terminal.keys("/phase:go\r");
        terminal.until_shows("✓ done");
        terminal.keys("\u{3}");
        assert!(terminal.end().success());
    }
}

#[test]
fn a_terminal_that_is_taken_away_from_a_program_that_ignores_it_ends_the_app_too() {
    let home = home();
    let mut shell = command("sh", home.path());
    let app = env!("CARGO_BIN_EXE_gonogo");
    // As under nohup: nothing tells the app but the terminal itself.
    shell.args(["-c", &format!("trap '' HUP; exec '{app}'")]);
    let terminal = Terminal::start(shell);
    terminal.until_shows("Nine questions");
    terminal.hang_up();
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_walk_loses_nothing_on_the_screen() {
    let home = home();
    let mut shell = command("sh", home.path());
    let app = env!("CARGO_BIN_EXE_gonogo");
    // A file takes at most one block, and where there is no more a write fails in place of a signal.
    let script = format!("trap '' XFSZ; ulimit -f 2; exec '{app}'");
    shell.args(["-c", &script]);
    let mut terminal = Terminal::start(shell);
    terminal.until_shows("Nine questions");
    terminal.keys("\ry");
    terminal.until_shows("Saved: ");
    let reason = "the provider has not answered yet ".repeat(40);
    terminal.keys("b");
    terminal.until_shows("What does it wait for?");
    terminal.keys(&format!("\u{1b}[200~{reason}\u{1b}[201~"));
    terminal.until_shows("not answered yet");
    terminal.keys("\r");
    terminal.until_shows("Not saved: 1 change.");
    terminal.keys("n");
    terminal.until_shows("Not saved: 2 changes.");
    terminal.keys("hh");
    terminal.until_shows("(unsaved)");
    // What can be taken back is, and what fits is saved after all.
    terminal.keys("uu");
    terminal.until("nothing unsaved", |screen| {
        !screen.contents().contains("Not saved")
    });
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    terminal.assert_given_back();
    let mut terminal = Terminal::start(super::terminal::app(home.path()));
    terminal.until_shows("In the way, worst first");
    terminal.keys("/phase:go\r");
    terminal.until_shows("✓ done");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn answers_that_could_not_be_written_are_saved_once_the_folder_is_mended() {
    let home = home();
    let data = home.path().join("data");
    let mut terminal = opened(home.path());
    // A person's own file where the folder for answers has to be; rights would not stop root.
    fs::write(&data, "in the way").unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o400)).unwrap();
    terminal.keys("\rnbno accounts yet\rn");
    terminal.until_shows("Not saved: 3 changes.");
    terminal.until_shows("4 of 9");
    fs::remove_file(&data).unwrap();
    terminal.keys("R");
    terminal.until("all saved", |screen| {
        let text = screen.contents();
        text.contains("Saved: ") && !text.contains("Not saved")
    });
    terminal.keys("qq");
    assert!(terminal.end().success());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("In the way, worst first");
    terminal.keys("/phase:go\r");
    terminal.until_shows("◐ in progress");
    terminal.until_shows("■ blocked");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn pasted_text_is_no_key_outside_a_field_and_text_within() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("\r\u{1b}[200~yyq\ryn\u{1b}[201~");
    terminal.until_shows("Pasted text goes into a field; none is open.");
    terminal.until_shows("1 of 9");
    terminal.keys("o\u{1b}[200~Li\rWei\nq\u{1b}[201~");
    terminal.until_shows("› Li Wei q");
    terminal.keys("\r");
    terminal.until_shows("owner: Li Wei q");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn a_dumb_terminal_is_written_to_without_a_single_escape() {
    let home = home();
    let mut child = app(home.path());
    child.env("TERM", "dumb");
    let mut terminal = Terminal::start(child);
    assert_eq!(terminal.end().exit_code(), 0);
    let written = terminal.written();
    assert!(written.contains("NO-GO"), "{written}");
    assert!(!written.contains('\u{1b}'), "{written:?}");
    terminal.assert_given_back();
}

#[test]
fn a_long_paste_arrives_whole() {
    for words in [30, 600] {
        let home = home();
        let mut terminal = opened(home.path());
        terminal.keys("\rm");
        terminal.until_shows("What is worth a note?");
        let text = "the provider has not answered yet ".repeat(words);
        terminal.keys(&format!("\u{1b}[200~{text}the end\u{1b}[201~"));
        terminal.until_shows("yet the end");
        terminal.keys("\u{3}");
        assert!(terminal.end().success(), "{words}");
    }
}
