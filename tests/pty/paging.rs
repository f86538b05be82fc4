//! A long report at a terminal goes through the person's pager, and is seen whatever becomes of it.

use portable_pty::ExitStatus;

use crate::home;
use crate::terminal::{Terminal, app};

/// Says that it is at work, and shows all.
const PAGER: &str = "sh -c 'echo is paged; cat'";

/// The report of the pack that ships, which is longer than any screen, with these variables; all
/// that was written, and how it ended.
fn report(variables: &[(&str, &str)], words: &[&str]) -> (String, ExitStatus) {
    let home = home();
    let mut child = app(home.path());
    child.arg("report");
    child.args(words);
    for (name, value) in variables {
        child.env(name, value);
    }
    let mut terminal = Terminal::start(child);
    let status = terminal.end();
    terminal.assert_given_back();
    (terminal.written(), status)
}

/// How often the report's last word was shown.
fn ends(written: &str) -> usize {
    written.matches("NO-GO\u{1b}[0m\r\n").count()
}

#[test]
fn a_long_report_goes_through_the_pager_that_the_person_names() {
    let nothing = "sh -c 'echo is ignored'";
    for variables in [
        &[("GONOGO_PAGER", PAGER), ("PAGER", nothing)][..],
        &[("PAGER", PAGER)],
    ] {
        let (written, status) = report(variables, &[]);
        assert!(written.contains("is paged"), "{written}");
        assert!(!written.contains("is ignored"), "{written}");
        assert_eq!(ends(&written), 1, "{written}");
        assert!(status.success());
    }
}

#[test]
fn nothing_is_paged_where_nobody_wants_it_or_nobody_sits_there() {
    let paged = ("GONOGO_PAGER", PAGER);
    for (variables, words) in [
        (&[paged][..], &["--no-pager"][..]),
        (&[paged], &["--plain"]),
        (&[paged], &["--json"]),
        (&[paged], &["--format", "markdown"]),
        (&[paged, ("CI", "true")], &[]),
        (&[paged, ("TERM", "dumb")], &[]),
        (&[("GONOGO_PAGER", ""), ("PAGER", PAGER)], &[]),
        (&[("GONOGO_PAGER", "cat"), ("PAGER", PAGER)], &[]),
    ] {
        let (written, status) = report(variables, words);
        assert!(!written.contains("is paged"), "{variables:?} {words:?}");
        assert!(written.contains("NO-GO") || written.contains("no-go"));
        assert!(status.success());
    }
}

#[test]
fn a_report_that_the_terminal_shows_at_once_is_not_paged() {
    let home = home();
    let checklists = home.path().join("work/checklists");
    std::fs::create_dir_all(&checklists).unwrap();
    let one = "title = \"Data\"\n[item.drill]\ntext = \"A restore was rehearsed\"\n";
    std::fs::write(checklists.join("data.toml"), one).unwrap();
    let mut child = app(home.path());
    child.arg("report");
    child.env("GONOGO_PAGER", PAGER);
    let mut terminal = Terminal::start(child);
    terminal.end();
    let written = terminal.written();
    assert!(!written.contains("is paged"), "{written}");
    assert_eq!(ends(&written), 1, "{written}");
}

#[test]
fn a_pager_that_does_not_work_costs_nobody_the_report() {
    for pager in ["/nowhere/less", "gonogo-no-such-pager", "false", "'less"] {
        let (written, status) = report(&[("GONOGO_PAGER", pager)], &[]);
        assert_eq!(ends(&written), 1, "{pager}: {written}");
        assert!(!written.contains("error"), "{pager}: {written}");
        assert!(status.success(), "{pager}");
    }
}

#[test]
fn who_has_seen_enough_hears_nothing_more() {
    let (written, status) = report(&[("GONOGO_PAGER", "head -n 1")], &[]);
    assert!(written.contains("Nothing is answered yet"), "{written}");
    assert_eq!(ends(&written), 0, "{written}");
    assert!(!written.contains("error"), "{written}");
    assert!(status.success());
}

#[test]
fn a_key_that_interrupts_reaches_the_pager_and_does_not_end_the_report_before_it() {
    let home = home();
    let mut child = app(home.path());
    child.arg("report");
    let pager = "sh -c 'trap \"echo told\" INT; cat >/dev/null; echo ready; while ! read line </dev/tty; do :; done; echo has ended'";
    child.env("GONOGO_PAGER", pager);
    let mut terminal = Terminal::start(child);
    terminal.until_written("ready");
    terminal.keys("\u{3}");
    terminal.until_written("told");
    terminal.keys("\n");
    terminal.until_written("has ended");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}
