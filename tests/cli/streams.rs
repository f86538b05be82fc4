//! A reader that has seen enough is no failure; a disk that is full is one.

use std::fs::{self, OpenOptions};
use std::io::Read as _;
use std::process::Stdio;

use crate::environment::{Environment, Output};

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_not_an_error() {
    let environment = Environment::new();
    for (arguments, code) in [
        (&["report"][..], 0),
        (&["list"], 0),
        (&["gate"], 1),
        (&["gate", "--json"], 1),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["--help"], 0),
        (&["set", "real-business", "--note", "x"], 0),
    ] {
        let mut command = environment.command(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(
            child.wait().unwrap().code(),
            Some(code),
            "{arguments:?}: {said}"
        );
        assert!(!said.contains("error"), "{arguments:?}: {said}");
    }
    assert_eq!(environment.item("real-business")["notes"][0], "x");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_at_the_other_end_is_said_and_exits_2() {
    let environment = Environment::new();
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [
        &["report"][..],
        &["report", "--json"],
        &["list"],
        &["gate"],
        &["show", "real-business"],
        &["schema"],
        &["man"],
        &["completions", "zsh"],
        &["--help"],
        &["--version"],
        &["walk", "--plain"],
    ] {
        let mut command = environment.command(arguments);
        command.stdout(full()).stderr(Stdio::piped());
        let output: Output = command.spawn().unwrap().wait_with_output().unwrap().into();
        output
            .exits(2)
            .says(&["could not be written", "No space left"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_change_that_was_saved_is_said_to_be_saved_whatever_becomes_of_the_answer() {
    let environment = Environment::new();
    let mut command = environment.command(&["set", "real-business", "--note", "x"]);
    command.stdout(OpenOptions::new().write(true).open("/dev/full").unwrap());
    command.stderr(Stdio::piped());
    let output: Output = command.spawn().unwrap().wait_with_output().unwrap().into();
    output.exits(2).says(&["Saved as change"]);
    assert_eq!(environment.item("real-business")["notes"][0], "x");
}

#[cfg(target_os = "linux")]
#[test]
fn talk_that_nobody_hears_changes_nothing() {
    let environment = Environment::new();
    let mut command = environment.command(&["set", "real-business", "--note", "x"]);
    command.stdout(Stdio::null());
    command.stderr(OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert!(command.status().unwrap().success());
    let mut command = environment.command(&["set", "real-business"]);
    command.stderr(OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert_eq!(command.status().unwrap().code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_report_for_a_file_goes_to_the_file_or_nowhere() {
    let environment = Environment::new();
    environment.write("old.md", "old");
    environment.write("target", "kept");
    std::os::unix::fs::symlink("target", environment.workspace().join("link.md")).unwrap();
    let linked = environment.run(&["report", "-o", "link.md"]);
    linked.refuses(&["link.md", "symbolic link"]);
    assert_eq!(environment.read("target"), "kept");
    environment.does(&["report", "-o", "old.md"]);
    assert!(environment.read("old.md").ends_with("NO-GO\n"));
    let left = fs::read_dir(environment.workspace()).unwrap().count();
    assert_eq!(left, 3, "no temporary file stays");
}
