//! Checks from the app: nothing runs before it is trusted, and leaving leaves nothing running.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::home;
use super::terminal::{Terminal, app};

/// A workspace with one check that leaves a trace, with every field a trap, and where the trace is.
fn workspace(home: &Path, run: &str) -> PathBuf {
    let work = home.join("work");
    let trace = home.join("trace");
    std::fs::create_dir_all(work.join("checklists")).unwrap();
    let trap = format!("$(touch {0}) `touch {0}`", trace.display());
    let list = format!(
        "title = 'A {trap}'\nabout = '{trap}'\n[item.x]\ntext = 'It is so {trap}'\nwhy = '{trap}'\nproof = '{trap}'\n\
         ask = ['{trap}']\nowner = '{trap}'\ncheck = {{ run = ['sh', '-c', '{run}', '{}'] }}\n",
        trace.display()
    );
    std::fs::write(work.join("checklists/a.toml"), list).unwrap();
    trace
}

#[test]
fn the_app_runs_nothing_that_a_repository_names_until_it_is_trusted() {
    let home = home();
    let trace = workspace(home.path(), "touch $0");
    let mut terminal = Terminal::start(app(home.path()));
    terminal.keys("a");
    terminal.until_shows("All items");
    terminal.keys("\r\r");
    terminal.until_shows("not trusted");
    terminal.keys("mA note\u{13}");
    terminal.until_shows("Saved: ");
    terminal.keys("V");
    terminal.until_shows("May these commands run");
    terminal.keys("q");
    terminal.until_shows("Check");
    assert!(!trace.exists());
    terminal.keys("V");
    terminal.until_shows("May these commands run");
    terminal.keys("t");
    terminal.until_shows("check passed");
    assert!(trace.exists());
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn leaving_the_app_ends_the_checks_that_run() {
    let home = home();
    let trace = workspace(home.path(), "echo $$ >$0.new; mv $0.new $0; sleep 600");
    let mut terminal = Terminal::start(app(home.path()));
    terminal.keys("a");
    terminal.until_shows("All items");
    terminal.keys("Vt");
    terminal.until_shows("Running checks, 0 of 1");
    while !trace.exists() {
        std::thread::yield_now();
    }
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    let number = std::fs::read_to_string(trace).unwrap();
    let alive = Command::new("kill").args(["-0", number.trim()]).output();
    assert!(!alive.unwrap().status.success(), "{number} still runs");
}
