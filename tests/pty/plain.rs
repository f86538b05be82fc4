//! Plain lines on a real terminal: nothing is ever drawn over, and all of a walk can be done.

use std::path::Path;

use crate::home;
use crate::live::{editor, workspace};
use crate::terminal::{Terminal, app};

/// The plain walk, past its greeting.
fn walk(home: &Path, words: &[&str]) -> Terminal {
    let mut child = app(home);
    child.args(["walk", "--plain"]);
    child.args(words);
    child.env("EDITOR", home.join("vi").to_str().unwrap());
    let terminal = Terminal::start(child);
    terminal.until_written("Answer, or help: ");
    terminal
}

/// Types a line and waits for what it leads to.
fn say(terminal: &mut Terminal, line: &str, leads_to: &str) {
    terminal.keys(&format!("{line}\n"));
    terminal.until_written(leads_to);
}

#[test]
fn no_command_takes_the_terminal_over_where_plain_lines_are_asked_for() {
    let plain = [("GONOGO_PLAIN", "1"), ("TERM", "dumb"), ("UNUSED", "")];
    for (name, value) in plain {
        for command in ["", "walk", "keys", "edit"] {
            let home = home();
            workspace(home.path());
            let editor = editor(home.path(), "true");
            let mut child = app(home.path());
            child.env(name, value);
            child.env("EDITOR", editor.to_str().unwrap());
            child.args([command].into_iter().filter(|word| !word.is_empty()));
            if name == "UNUSED" {
                child.arg("--plain");
            }
            let mut terminal = Terminal::start(child);
            if command == "walk" {
                terminal.until_written("Answer, or help: ");
                terminal.keys("q\n");
            }
            terminal.end();
            let written = terminal.written();
            assert!(!written.contains('\u{1b}'), "{command} {name}: {written:?}");
            terminal.assert_given_back();
        }
    }
}

#[test]
fn a_walk_asks_for_what_an_answer_needs_and_ends_where_all_is_settled() {
    let home = home();
    workspace(home.path());
    let mut terminal = walk(home.path(), &[]);
    terminal.until_written("2 items to walk.");
    say(
        &mut terminal,
        "waived",
        "Why may the release go without it? ",
    );
    say(
        &mut terminal,
        "later",
        "Who approves that, other than you? ",
    );
    say(
        &mut terminal,
        "Ada King",
        "whoever asks for a waiver cannot approve it",
    );
    say(
        &mut terminal,
        "Maria",
        "What is the last day on which that holds? ",
    );
    say(&mut terminal, "?", "For example ");
    say(&mut terminal, "soonish", "`soonish`");
    say(
        &mut terminal,
        "2026-12-31",
        "Saved. support/contact: waived",
    );
    terminal.until_written("2 of 2");
    say(&mut terminal, "blocked", "What does it wait for? ");
    say(&mut terminal, "<", "Nothing was changed.");
    say(&mut terminal, "note", "Note: ");
    say(&mut terminal, "one", "Note: ");
    say(&mut terminal, "two", "Note: ");
    say(&mut terminal, ".", "support/hours: open; note: one");
    say(&mut terminal, "done", "2 items changed in this walk.");
    say(&mut terminal, "blokced", "did you mean `blocked`?");
    // The end can still be walked back from.
    say(&mut terminal, "undo", "Saved. support/hours: open");
    say(&mut terminal, "y", "Saved. support/hours: done");
    terminal.keys("\n");
    assert!(terminal.end().success());
    // What is settled is not asked again, and can be gone back to.
    let mut terminal = walk(home.path(), &["is:unsettled"]);
    terminal.until_written("0 items to walk.");
    say(&mut terminal, "filter", "Which items");
    say(&mut terminal, "", "2 items to walk.");
    terminal.until_written("1 of 2");
    terminal.keys("quit\n");
    assert!(terminal.end().success());
}

#[test]
fn what_cannot_be_saved_is_kept_until_it_can() {
    let home = home();
    workspace(home.path());
    let mut terminal = walk(home.path(), &[]);
    let data = home.path().join("data");
    std::fs::write(&data, "in the way").unwrap();
    say(
        &mut terminal,
        "b the bank",
        "Kept until it can be saved: support/contact blocked: the bank",
    );
    say(&mut terminal, "quit", "quit once more leaves without");
    say(
        &mut terminal,
        "retry",
        "`retry` tries again, and so does the next change.",
    );
    std::fs::remove_file(&data).unwrap();
    say(&mut terminal, "retry", "Saved. support/contact: blocked");
    say(&mut terminal, "retry", "Everything is saved.");
    terminal.keys("quit\n");
    assert!(terminal.end().success());
    let mut terminal = walk(home.path(), &[]);
    terminal.until_written("Now: blocked; because: the bank");
    terminal.keys("\u{4}");
    assert!(terminal.end().success());
}

#[test]
fn items_are_added_and_edited_without_leaving_the_walk() {
    let home = home();
    let path = workspace(home.path());
    editor(home.path(), "sed -i 's/reach us/find us/' \"$1\"");
    let mut terminal = walk(home.path(), &[]);
    say(&mut terminal, "edit", "Clients can find us");
    say(
        &mut terminal,
        "add item",
        "Which statement must be true, in support? ",
    );
    say(&mut terminal, "It is answered within a day", "2 of 3");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("text = \"It is answered within a day\""),
        "{text}"
    );
    // What the editor breaks is said; the walk goes on with what it had.
    editor(home.path(), "echo 'nonsense' >> \"$1\"");
    say(
        &mut terminal,
        "edit",
        "goes on with the checklists as they were",
    );
    terminal.until_written("support.toml:");
    editor(home.path(), "sed -i '/nonsense/d' \"$1\"");
    say(&mut terminal, "edit", "The checklists were read anew.");
    say(
        &mut terminal,
        "y",
        "Saved. support/it-is-answered-within-a-day: done",
    );
    terminal.keys("quit\n");
    assert!(terminal.end().success());
}
