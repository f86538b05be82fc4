//! An app that is left open while what an item watches is committed.

use std::fs;
use std::path::Path;

use super::home;
use super::terminal::{Terminal, app, command};

/// Runs git in the workspace, with nobody's settings but these.
fn git(home: &Path, arguments: &[&str]) {
    let mut git = command("git", home);
    git.args([
        "-c",
        "user.name=Ada King",
        "-c",
        "user.email=ada@example.com",
    ]);
    git.args(arguments);
    let mut terminal = Terminal::start(git);
    assert!(terminal.end().success(), "{}", terminal.text());
}

#[test]
fn a_watched_file_that_is_committed_makes_the_answer_too_old_while_one_looks() {
    let home = home();
    let work = home.path().join("work");
    fs::create_dir_all(work.join("checklists")).unwrap();
    let list = "title = 'Data'\n[item.restore]\ntext = 'A restore was rehearsed'\n\
                level = 'must'\nwatches = ['backup/**']\n";
    fs::write(work.join("checklists/data.toml"), list).unwrap();
    fs::create_dir_all(work.join("backup")).unwrap();
    fs::write(work.join("backup/run.sh"), "tar\n").unwrap();
    git(home.path(), &["init", "-q"]);
    git(home.path(), &["add", "."]);
    git(home.path(), &["commit", "-qm", "first"]);

    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Data");
    terminal.keys("ay");
    terminal.until_shows("Saved: restore done");
    terminal.until_shows("✓ done");
    fs::write(work.join("backup/run.sh"), "rsync\n").unwrap();
    git(home.path(), &["commit", "-qam", "another way"]);
    terminal.until_shows("too old");
    terminal.until_shows("backup/run.sh");
    terminal.keys("y");
    terminal.until_shows("✓ done");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}
