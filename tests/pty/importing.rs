//! Minutes gone through in a real terminal, written to a real disk, and taken back.

use std::fs;

use super::home;
use super::live::workspace;
use super::terminal::{Terminal, app};

const MINUTES: &str = "# Weekly, 9 March 2026

## Action items
- [ ] Priya Rao: write the rollback guide by March 13
- [x] Zoe: clients reach us by phone
- [ ] Book the load test
";

#[test]
fn minutes_are_walked_written_once_and_taken_back() {
    let home = home();
    workspace(home.path());
    fs::write(home.path().join("work/minutes.md"), MINUTES).unwrap();
    let mut import = app(home.path());
    import.args(["import", "minutes.md", "--walk"]);
    let mut terminal = Terminal::start(import);
    terminal.until_shows("1 of 3");
    terminal.until_shows("write the rollback guide");
    terminal.keys("y");
    terminal.until_shows("2 of 3");
    terminal.keys("n");
    terminal.until_shows("3 of 3");
    terminal.keys("x");
    terminal.until_shows("What will be written");
    let actions = home.path().join("work/checklists/actions.toml");
    assert!(!actions.exists(), "nothing is written yet");
    terminal.keys("w");
    terminal.until_shows("Written: 2 new items; what was said of 2 items");
    let written = fs::read_to_string(&actions).unwrap();
    assert_eq!(written.matches("once = true").count(), 2, "{written}");
    assert!(!written.contains("load test"), "{written}");
    terminal.keys("u");
    terminal.until_shows("Took back, and saved");
    // The same minutes from within the app: what was taken back can be said anew.
    terminal.keys("I");
    terminal.until_shows("Which minutes?");
    terminal.until_shows("minutes.md");
    terminal.keys("\t\r");
    terminal.until_shows("1 of 3");
    terminal.keys("\u{1b}");
    terminal.until_shows("Nothing is written.");
    terminal.keys("q");
    assert!(terminal.end().success());
}
