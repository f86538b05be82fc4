//! What the machine does to a program that records: it is killed, its disk is full, its folder is
//! gone, and others record beside it. `GONOGO_SOAK=1` takes the full counts and prints them.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::Instant;

use crate::environment::{Environment, Output};

/// How often something is tried: seldom, and often where that was asked for.
pub(crate) fn times(usually: usize, soak: usize) -> usize {
    let asked = std::env::var_os("GONOGO_SOAK").is_some();
    if asked { soak } else { usually }
}

fn shop() -> Environment {
    Environment::new().with_checklist("a", "title = \"A\"\n[item.one]\ntext = \"One\"\n")
}

/// The notes of the one item.
fn notes(environment: &Environment) -> BTreeSet<String> {
    let item = environment.item("one");
    let notes = item["notes"].as_array().unwrap();
    let text = |note: &serde_json::Value| note.as_str().unwrap().to_string();
    notes.iter().map(text).collect()
}

#[test]
fn what_was_said_to_be_saved_survives_a_kill_at_any_moment() {
    let environment = shop();
    environment.does(&["set", "one", "--note", "first"]);
    let begun = Instant::now();
    environment.does(&["set", "one", "--note", "second"]);
    let usual = begun.elapsed();
    let kills = times(100, 1000);
    let mut saved: BTreeSet<String> = ["first".into(), "second".into()].into();
    let (mut early, mut late) = (0, 0);
    for kill in 0..kills {
        let note = format!("note {kill}");
        let mut set = environment.command(&["set", "one", "--note", &note]);
        set.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = set.spawn().unwrap();
        // From its very beginning to a little beyond its usual end.
        let part = u32::try_from(kill).unwrap() * 5 / 4;
        let until = Instant::now() + usual * part / u32::try_from(kills).unwrap();
        while Instant::now() < until {
            std::thread::yield_now();
        }
        let _ended_already = child.kill();
        if child.wait().unwrap().success() {
            saved.insert(note);
            late += 1;
        } else {
            early += 1;
        }
    }
    let found = notes(&environment);
    let lost: Vec<_> = saved.difference(&found).collect();
    assert!(lost.is_empty(), "{lost:?}");
    // Torn lines are told, and whatever they are, the next change is recorded and the gate decides.
    environment.does(&["set", "one", "--note", "last"]);
    assert!(notes(&environment).contains("last"));
    environment.run(&["gate"]).exits(1).answers(&["NO-GO"]);
    println!(
        "{kills} kills: {early} before the end, {late} after it, none of {} lost",
        saved.len()
    );
}

/// The limit on a file's length counts in blocks of 512 bytes: so the journal is made longer byte
/// by byte, until the limit has cut the new line at every one of its bytes. A line's length is known
/// to a few bytes only, since its time has as many digits as it needs.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_at_any_byte_of_a_change_keeps_what_was_there() {
    const LIMIT: usize = 4 * 512;
    let environment = shop();
    environment.does(&["set", "one", "--note", "-"]);
    let journal = environment.journal().remove(0);
    let first = fs::read(&journal).unwrap();
    let line = first.len();
    let mut refused = BTreeSet::new();
    for wanted in (8..line).step_by(times(23, 1)) {
        // Two lines stand there, the second as long as leaves about so much room for a third.
        fs::write(&journal, &first).unwrap();
        let padding = "x".repeat(LIMIT - 2 * line - wanted + 1);
        environment.does(&["set", "one", "--note", &padding]);
        let before = fs::read(&journal).unwrap();
        let room = LIMIT - before.len();
        let output = Output::of(&mut environment.on_a_full_disk(4, &["set", "one", "--note", "-"]));
        let after = fs::read(&journal).unwrap();
        if output.code == 0 {
            assert!(after.starts_with(&before) && after.len() > before.len());
            assert!(room + 8 > line, "with room for {room} of {line} bytes");
        } else {
            output.refuses(&["not saved", "as it was"]);
            assert_eq!(after, before, "with room for {room} bytes");
            refused.insert(room);
        }
    }
    assert!(refused.len() >= times(8, line - 30), "{refused:?}");
    println!(
        "a disk full at {} places of a line of {line} bytes: all as it was",
        refused.len()
    );
}

#[test]
fn a_data_folder_that_vanishes_is_made_again() {
    let environment = shop();
    environment.does(&["set", "one", "--note", "gone"]);
    fs::remove_dir_all(environment.data()).unwrap();
    assert_eq!(notes(&environment), BTreeSet::new());
    environment.does(&["set", "one", "--note", "new"]);
    assert_eq!(notes(&environment), BTreeSet::from(["new".into()]));
}

#[test]
fn where_only_git_could_tell_what_is_shared_and_cannot_there_is_no_verdict() {
    let environment = Environment::new();
    environment.write("gonogo.toml", "id = \"our-own-id\"\n");
    // Branches in a form that only git reads.
    environment.write(".git/reftable/tables.list", "");
    environment
        .run_with(&[("PATH", "/nowhere")], &["gate"])
        .exits(2)
        .answers(&["the shared answers cannot be read", "git is not found"]);
}
