//! What happens outside the app while it is open: other programs, editors, the person's own editor.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::home;
use super::terminal::{Terminal, app, command};

const SUPPORT: &str = "title = \"Support\"\n\n[item.contact]\ntext = \"Clients can reach us\"\n\n\
                       # A remark that stays.\n[item.hours]\ntext = \"Our hours are published\"\n";

/// A workspace with one checklist; gives back its file.
pub(super) fn workspace(home: &Path) -> PathBuf {
    let folder = home.join("work/checklists");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("support.toml");
    fs::write(&path, SUPPORT).unwrap();
    path
}

/// An editor that does to the file whatever the shell says of `$1`, under a name that is known to
/// take the line first.
pub(super) fn editor(home: &Path, does: &str) -> PathBuf {
    let path = home.join("vi");
    let script = format!(
        "#!/bin/sh\necho \"$@\" > '{}'\nshift\n{does}\n",
        home.join("asked").display()
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn list(terminal: &mut Terminal) {
    terminal.keys("a");
    terminal.until_shows("All items");
}

/// Runs another gonogo beside the app.
fn beside(home: &Path, arguments: &[&str]) {
    let mut other = app(home);
    other.args(arguments);
    other.env("GONOGO_AS", "Maria Garcia");
    assert!(Terminal::start(other).end().success());
}

#[test]
fn what_another_program_records_appears_by_itself() {
    let home = home();
    workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Support");
    list(&mut terminal);
    beside(home.path(), &["block", "hours", "waits for legal"]);
    terminal.until_shows("Maria Garcia: hours blocked");
    terminal.until_shows("■ blocked");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn an_edited_checklist_appears_by_itself_and_the_selection_stays_on_its_item() {
    let home = home();
    let path = workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Support");
    list(&mut terminal);
    terminal.keys("j");
    terminal.until_shows("2 of 2");
    let added = "\n[item.phone]\ntext = \"There is a phone\"\n";
    let text = SUPPORT.replace("\n\n[item.contact]", &format!("\n{added}\n[item.contact]"));
    fs::write(&path, text).unwrap();
    terminal.until_shows("There is a phone");
    terminal.until_shows("3 of 3");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn a_broken_checklist_shows_its_fault_and_keeps_the_last_good_list_until_it_is_mended() {
    let home = home();
    let path = workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Support");
    list(&mut terminal);
    fs::write(&path, SUPPORT.replace("text", "txet")).unwrap();
    terminal.until_shows("No verdict: ");
    terminal.until_shows("checklists/support.toml:4:1");
    terminal.until_shows("Clients can reach us");
    terminal.keys("n");
    terminal.until_shows("Saved: contact in progress");
    terminal.keys("!");
    terminal.until_shows("did you mean `text`?");
    terminal.keys("q");
    fs::write(&path, SUPPORT).unwrap();
    terminal.until("the fault to go", |screen| {
        !screen.contents().contains("No verdict")
    });
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn the_editor_opens_at_the_line_and_what_it_writes_is_there_afterwards() {
    let home = home();
    let path = workspace(home.path());
    let editor = editor(
        home.path(),
        "sed -i 's/Our hours are published/Our hours are known/' \"$1\"",
    );
    let mut app = app(home.path());
    app.env("VISUAL", &editor);
    let mut terminal = Terminal::start(app);
    terminal.until_shows("Support");
    list(&mut terminal);
    terminal.keys("je");
    terminal.until_shows("Our hours are known");
    terminal.until_shows("2 of 2");
    terminal.assert_taken();
    let asked = fs::read_to_string(home.path().join("asked")).unwrap();
    assert_eq!(
        asked.trim(),
        format!("+7 {}", path.canonicalize().unwrap().display())
    );
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn an_editor_that_fails_leaves_the_app_as_it_was() {
    let home = home();
    workspace(home.path());
    for (program, told) in [
        ("/no/such/editor", "could not be started"),
        ("false", "ended with"),
    ] {
        let mut app = app(home.path());
        app.env("EDITOR", program);
        let mut terminal = Terminal::start(app);
        terminal.until_shows("Support");
        list(&mut terminal);
        terminal.keys("e");
        terminal.until_shows(told);
        terminal.assert_taken();
        terminal.keys("n");
        terminal.until_shows("Saved: contact in progress");
        terminal.keys("u\u{3}");
        assert!(terminal.end().success());
        terminal.assert_given_back();
    }
}

#[test]
fn an_interrupt_in_the_editor_is_the_editor_s_own() {
    let home = home();
    workspace(home.path());
    let editor = editor(
        home.path(),
        "trap 'echo caught; exit 0' INT; echo ready; while :; do sleep 0.05; done",
    );
    let mut app = app(home.path());
    app.env("VISUAL", &editor);
    let mut terminal = Terminal::start(app);
    terminal.until_shows("Support");
    list(&mut terminal);
    terminal.keys("e");
    terminal.until_shows("ready");
    terminal.keys("\u{3}");
    terminal.until_shows("All items");
    terminal.assert_taken();
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn an_item_is_added_to_the_file_and_nothing_else_changes_in_it() {
    let home = home();
    let path = workspace(home.path());
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Support");
    list(&mut terminal);
    terminal.keys("AThere is a phone\r");
    terminal.until_shows("Added support/there-is-a-phone");
    terminal.until_shows("3 of 3");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
    let text = fs::read_to_string(path).unwrap();
    assert!(text.starts_with(SUPPORT.trim_end()), "{text}");
    assert!(text.contains("text = \"There is a phone\""), "{text}");
}

#[test]
fn answers_left_behind_by_a_renamed_item_are_shown_with_what_keeps_them() {
    let home = home();
    let path = workspace(home.path());
    beside(home.path(), &["done", "hours"]);
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("Support");
    fs::write(&path, SUPPORT.replace("item.hours", "item.our-hours")).unwrap();
    terminal.until_shows("1 warning: ! shows");
    terminal.keys("!");
    terminal.until_shows("`support/hours` has answers, but no item of that id");
    terminal.until_shows("was = [\"support/hours\"]");
    fs::write(
        &path,
        SUPPORT.replace(
            "[item.hours]",
            "[item.our-hours]\nwas = [\"support/hours\"]",
        ),
    )
    .unwrap();
    terminal.keys("q");
    terminal.until("the warning to go", |screen| {
        !screen.contents().contains("1 warning")
    });
    list(&mut terminal);
    terminal.until_shows("✓ done");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn a_workspace_made_beside_the_open_app_takes_the_place_of_the_pack() {
    let home = home();
    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("the pack that ships");
    let mut other = command(env!("CARGO_BIN_EXE_gonogo"), home.path());
    other.args(["init", "--name", "Webshop", "--date", "2026-03-20"]);
    assert!(Terminal::start(other).end().success());
    terminal.until_shows("T-10");
    terminal.until("the pack to go", |screen| {
        !screen.contents().contains("the pack that ships")
    });
    terminal.keys("q");
    assert!(terminal.end().success());
}
