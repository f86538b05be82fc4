//! Questions that a command asks where somebody sits at a terminal.

use super::home;
use super::terminal::{Terminal, app};

#[test]
fn a_release_of_which_nothing_is_said_is_asked_about() {
    let home = home();
    let mut command = app(home.path());
    let work = home.path().join("work");
    std::fs::create_dir_all(work.join("checklists")).unwrap();
    let list = "title = 'A'\n[item.x]\ntext = 'X'\nasked_if = ['stores-data']\n";
    std::fs::write(work.join("checklists/a.toml"), list).unwrap();
    let settings = "[traits]\nstores-data = 'Does it store data?'\n";
    std::fs::write(work.join("gonogo.toml"), settings).unwrap();
    command.args(["release", "new", "2.4"]);
    let mut terminal = Terminal::start(command);
    terminal.until_shows("What is it called?");
    terminal.keys("Spring\r");
    terminal.until_shows("Which version is it?");
    terminal.keys("2.4.0\r");
    terminal.until_shows("When does it go out?");
    terminal.keys("someday\r");
    // No `T-7d` is offered where the release has no date to count from.
    terminal.until_shows("12 mar or 2026-12-01");
    terminal.keys("+2w\r");
    terminal.until_shows("Who decides?");
    terminal.keys("Maria\r");
    terminal.until_shows("From which release does it begin? (Enter: from none)");
    terminal.keys("2.3\r");
    terminal.until_shows("there is no release `2.3`");
    terminal.keys("\r");
    terminal.until_shows("Does it store data? (decides 1 item)");
    terminal.keys("maybe\r");
    terminal.until_shows("type y, n or nothing");
    terminal.keys("n\r");
    terminal.until_shows("releases/2.4.toml");
    assert!(terminal.end().success());
    let text = std::fs::read_to_string(work.join("releases/2.4.toml")).unwrap();
    for line in [
        "name = \"Spring\"\n",
        "version = \"2.4.0\"\n",
        "owner = \"Maria\"\n",
        "date = 2026-03-24\n",
        "stores-data = false\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn the_end_of_the_input_is_no_answer_and_nothing_is_done() {
    let home = home();
    let mut command = app(home.path());
    let work = home.path().join("work");
    std::fs::create_dir_all(work.join("checklists")).unwrap();
    std::fs::write(work.join("checklists/a.toml"), "title = 'A'\n").unwrap();
    command.args(["release", "new", "2.4"]);
    let mut terminal = Terminal::start(command);
    terminal.until_shows("What is it called?");
    terminal.keys("Spring\r");
    terminal.until_shows("Which version is it?");
    terminal.keys("\u{4}");
    terminal.until_shows("the input ended before this was answered");
    assert_eq!(terminal.end().exit_code(), 2);
    assert!(!work.join("releases").exists());
}

#[test]
fn init_asks_only_what_it_can_write() {
    let home = home();
    let work = home.path().join("work");
    let init = || {
        let mut command = app(home.path());
        command.arg("init");
        Terminal::start(command)
    };
    std::fs::create_dir_all(work.join("releases")).unwrap();
    std::fs::write(work.join("releases/next.toml"), "name = 'Spring'\n").unwrap();
    let mut first = init();
    first.until_shows("What is the product called?");
    first.keys("Webshop\r");
    first.until_shows("wrote  gonogo.toml");
    assert!(first.end().success());
    let settings = std::fs::read_to_string(work.join("gonogo.toml")).unwrap();
    assert!(settings.contains("Webshop"), "{settings}");
    let mut again = init();
    again.until_shows("kept   gonogo.toml");
    assert!(again.end().success());
}
