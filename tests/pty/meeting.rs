//! A meeting that one person types for a room, in a real terminal and on a real disk.

use super::home;
use super::live::workspace;
use super::terminal::{Terminal, app};

#[test]
fn a_meeting_records_whose_word_each_is_and_who_typed_it() {
    let home = home();
    workspace(home.path());
    let mut meet = app(home.path());
    meet.arg("meet");
    let mut terminal = Terminal::start(meet);
    terminal.until_shows("Who speaks?");
    terminal.keys("Priya Rao\r");
    terminal.until_shows("Priya Rao speaks from now on.");
    terminal.until_shows("1 of 1 to speak");
    terminal.keys("y");
    terminal.until_shows("Who says go for");
    terminal.keys("Zoe\rready since Monday\r");
    terminal.until_shows("Saved: ");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());

    let mut log = app(home.path());
    log.args(["log", "--plain"]);
    let terminal = Terminal::start(log);
    terminal.until_shows("Zoe (recorded by Ada King)");
    terminal.until_shows("go: ready since Monday");
}
