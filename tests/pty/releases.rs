//! Releases in a real terminal: one is made, and the app goes back and forth between two.

use std::path::Path;

use super::home;
use super::terminal::{Terminal, app};

fn workspace(home: &Path) -> std::path::PathBuf {
    let work = home.join("work");
    for folder in ["checklists", "releases"] {
        std::fs::create_dir_all(work.join(folder)).unwrap();
    }
    let list = "title = 'Data'\n[item.drill]\ntext = 'A restore was rehearsed'\nlevel = 'must'\n\
                [item.erase]\ntext = 'A person can be forgotten'\nasked_if = ['stores-data']\n";
    let settings =
        "id = '0123456789abcdef0123456789abcdef'\n[traits]\nstores-data = 'Does it store data?'\n";
    let release = "name = 'Winter'\ndate = 2026-03-20\n";
    std::fs::write(work.join("checklists/data.toml"), list).unwrap();
    std::fs::write(work.join("gonogo.toml"), settings).unwrap();
    std::fs::write(work.join("releases/1.0.toml"), release).unwrap();
    work
}

/// What a command prints.
fn printed(home: &Path, args: &[&str]) -> String {
    let mut command = app(home);
    command.args(args);
    let mut terminal = Terminal::start(command);
    terminal.end();
    terminal.text()
}

#[test]
fn a_release_is_made_and_each_keeps_its_own_answers() {
    let home = home();
    let work = workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Winter");
    terminal.keys("aoMaria\r");
    terminal.until_shows("Saved: drill");
    terminal.keys("r");
    terminal.until_shows("1.0 is open");
    terminal.keys("n");
    terminal.until_shows("which id names it");
    terminal.keys("1.0\r");
    terminal.until_shows("is a release already");
    terminal.keys("\u{15}1.1\r");
    terminal.until_shows("What is it called?");
    terminal.keys("Spring\r");
    terminal.until_shows("Which version is it?");
    terminal.keys("\r");
    terminal.until_shows("When does it go out?");
    terminal.keys("someday\r");
    terminal.until_shows("is not a day");
    terminal.keys("\u{15}2026-04-10\r");
    terminal.until_shows("Who decides?");
    terminal.keys("Ada King\r");
    terminal.until_shows("From which release does it begin?");
    terminal.keys("1.0\r");
    terminal.until_shows("Does it store data?");
    terminal.until_shows("It decides 1 item");
    assert!(
        !work.join("releases/1.1.toml").exists(),
        "nothing is written before the end"
    );
    terminal.keys("n\r");
    terminal.until_shows("Wrote releases/1.1.toml; carried over from 1.0: 1 owner.");
    terminal.until_shows("Spring");
    // What is said now is said of the new one, and not of the old.
    terminal.keys("a");
    terminal.until_shows("1 of 1");
    terminal.keys("y");
    terminal.until_shows("Saved: drill done");
    terminal.keys("r");
    terminal.until_shows("1.1 is open");
    terminal.keys("g\r");
    terminal.until_shows("Winter is open.");
    terminal.keys("a");
    terminal.until_shows("1 of 2");
    terminal.keys("bthe bank\r");
    terminal.until_shows("Saved: drill blocked");
    terminal.keys("rG\r");
    terminal.until_shows("Spring is open.");
    terminal.keys("a");
    terminal.until_shows("✓ done");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());

    let text = std::fs::read_to_string(work.join("releases/1.1.toml")).unwrap();
    for line in [
        "name = \"Spring\"\n",
        "date = 2026-04-10\n",
        "owner = \"Ada King\"\n",
        "stores-data = false\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let (old, new) = ("1.0", "1.1");
    let list = |release| printed(home.path(), &["list", "drill", "--release", release]);
    assert!(list(old).contains("blocked"), "{}", list(old));
    assert!(list(new).contains("done"), "{}", list(new));
}

#[test]
fn a_questionnaire_that_is_left_writes_nothing() {
    let home = home();
    let work = workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Winter");
    terminal.keys("r");
    terminal.until_shows("1.0 is open");
    terminal.keys("n1.1\rSpring\r");
    terminal.until_shows("Which version is it?");
    for question in ["What is it called?", "which id names it", "n new"] {
        terminal.keys("\u{1b}");
        terminal.until_shows(question);
    }
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    let files = std::fs::read_dir(work.join("releases")).unwrap();
    assert_eq!(files.count(), 1);
}
