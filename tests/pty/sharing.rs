//! Sharing with the team from the app, over a real remote.

use std::path::Path;
use std::process::Command;

use super::home;
use super::terminal::{Terminal, app, command};

/// Runs git with nothing of the machine's configuration.
fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(status.status.success(), "{arguments:?}: {status:?}");
}

/// A workspace in a repository with a remote, and the same in another home with another name.
fn team(mine: &Path, theirs: &Path) {
    let work = mine.join("work");
    std::fs::create_dir_all(&work).unwrap();
    git(mine, &["init", "-q", "--bare", "remote.git"]);
    git(&work, &["init", "-q"]);
    let mut init = command(env!("CARGO_BIN_EXE_gonogo"), mine);
    init.args(["init", "--name", "Webshop", "--date", "2026-03-20"]);
    assert!(Terminal::start(init).end().success());
    git(&work, &["add", "-A"]);
    git(&work, &["commit", "-qm", "checklists"]);
    let remote = mine.join("remote.git");
    git(
        &work,
        &["remote", "add", "origin", remote.to_str().unwrap()],
    );
    git(&work, &["push", "-q", "origin", "main"]);
    git(theirs, &["clone", "-q", remote.to_str().unwrap(), "work"]);
}

/// Runs another gonogo in the other clone.
fn theirs(home: &Path, arguments: &[&str]) {
    let mut other = app(home);
    other.args(arguments);
    other.env("GONOGO_AS", "Maria Garcia");
    assert!(Terminal::start(other).end().success());
}

#[test]
fn what_the_team_has_answered_comes_in_and_ours_goes_out() {
    let (here, there) = (home(), home());
    team(here.path(), there.path());
    theirs(
        there.path(),
        &["block", "payment-repair", "waits for the bank"],
    );
    theirs(there.path(), &["sync"]);
    let mut terminal = Terminal::start(app(here.path()));
    terminal.until_shows("this machine only");
    terminal.keys("a");
    terminal.until_shows("All items");
    terminal.keys("n");
    terminal.until_shows("Saved: ");
    terminal.keys("P");
    terminal.until_shows("From Maria Garcia (today ");
    terminal.keys("/status:blocked\r");
    terminal.until_shows("■ blocked");
    terminal.keys("q");
    terminal.until_shows("decide · shared");
    terminal.keys("q");
    assert!(terminal.end().success());
    theirs(there.path(), &["sync"]);
    let mut other = Terminal::start(app(there.path()));
    other.until_shows("shared");
    other.keys("/owner:\u{15}status:in-progress\r");
    other.until_shows("in progress");
    other.keys("\u{3}");
    assert!(other.end().success());
}

#[test]
fn without_a_remote_the_app_says_so_and_goes_on() {
    let home = home();
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Nine questions");
    terminal.keys("P");
    terminal.until_shows("Not shared: ");
    terminal.keys("q");
    assert!(terminal.end().success());
}
