//! Formats for life: what the first version wrote, this one opens; what a newer one wrote, this one
//! carries on.
//!
//! `fixtures/life/1` holds every kind of file of format 1 as that version wrote it: a workspace,
//! the journal of one writer, settings, and the branch on which a team met. Those files are never
//! made anew; a later format gets a folder of its own beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::environment::{Environment, tree};
use crate::repository::git;

const DAY: &str = "2026-03-15";
const ITEMS: [&str; 8] = [
    "operations/restore done Jonas 2026-03-10 48 min",
    "operations/alarms done Operations - -",
    "operations/config done Ada Boone - -",
    "operations/load done Operations 2026-03-10 -",
    "operations/handbook done Operations - -",
    "support/limits done Support lead 2026-03-20 -",
    "support/briefed not-applicable Support lead - -",
    "support/hours open Support lead - -",
];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/life/1")
        .join(name)
}

fn copy(from: &Path, to: &Path) {
    for (path, (_, content)) in tree(from) {
        let (from, to) = (from.join(&path), to.join(&path));
        if from.is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, content).unwrap();
        }
    }
}

/// The workspace of then, with nothing on this machine yet.
fn workspace() -> Environment {
    let environment = Environment::new();
    copy(&fixture("workspace"), &environment.workspace());
    environment
}

/// With the answers and settings of then.
fn machine() -> Environment {
    let environment = workspace();
    copy(&fixture("data"), &environment.data());
    copy(&fixture("config"), &environment.configuration());
    environment
}

/// The branch of then, as a fetch leaves it.
fn with_branch(environment: &Environment) {
    git(environment, &["init", "-q", "-b", "main"]);
    git(environment, &["remote", "add", "origin", "/nowhere"]);
    let mut import = Command::new("git");
    import
        .args(["fast-import", "--quiet"])
        .current_dir(environment.workspace());
    import.stdin(Stdio::from(
        fs::File::open(fixture("branch.fast-export")).unwrap(),
    ));
    assert!(import.status().unwrap().success());
}

/// The items of the first release: id, status, owner, due date and value.
fn items(environment: &Environment) -> Vec<String> {
    let list = environment.run_with(
        &[("GONOGO_TODAY", DAY)],
        &["list", "--release", "2026.1", "--json"],
    );
    let list = list.exits(0).json();
    let word = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap_or("-").to_string();
    let line = |item: &serde_json::Value| {
        ["id", "status", "owner", "due", "value"]
            .map(|key| word(item, key))
            .join(" ")
    };
    list.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn what_the_first_version_wrote_opens_and_says_the_same() {
    let environment = machine();
    with_branch(&environment);
    assert_eq!(items(&environment), ITEMS);
    let today = [("GONOGO_TODAY", DAY)];
    environment.run_with(&today, &["lint"]).exits(0);
    let report = environment.run_with(&today, &["report", "--release", "2026.1"]);
    report.exits(0).answers(&[
        "Held on Mon 9 Mar 2026 by Ada Boone, upon GO: wait for the region",
        "Shipped on Tue 10 Mar 2026 by Ada Boone, upon GO: good",
        "Reopened on Wed 11 Mar 2026 by Ada Boone",
        "Shipped on Thu 12 Mar 2026 by Ada Boone, upon GO: again",
        "Support go Elena Rossi fine",
        "operations/erase stores-data",
    ]);
    let restore = environment.run_with(&today, &["show", "restore", "--release", "2026.1"]);
    restore
        .exits(0)
        .answers(&["took two tries", "48 min", "<= 60 min"]);
    let log = environment.run_with(&today, &["log", "--release", "2026.1", "--json"]);
    assert_eq!(log.json().as_array().unwrap().len(), 20);
    let carried = environment.run_with(&today, &["show", "briefed", "--release", "2026.2"]);
    carried
        .exits(0)
        .answers(&["not applicable", "nothing changes for them"]);
}

#[test]
fn a_machine_without_answers_has_them_from_the_branch_of_the_first_version() {
    let environment = workspace();
    with_branch(&environment);
    assert_eq!(items(&environment), ITEMS);
}

#[test]
fn going_on_with_a_journal_of_the_first_version_only_adds_to_it() {
    let environment = machine();
    with_branch(&environment);
    let before = environment.journal();
    let then: Vec<_> = before.iter().map(|path| fs::read(path).unwrap()).collect();
    environment
        .run_with(
            &[("GONOGO_TODAY", DAY)],
            &["done", "limits", "--release", "2026.2"],
        )
        .exits(0);
    for (path, then) in before.iter().zip(then) {
        assert!(fs::read(path).unwrap().starts_with(&then), "{path:?}");
    }
    assert_eq!(items(&environment), ITEMS);
}

/// Changes as a program may record them that is newer than this one: with another version of the
/// format, and of this version with a kind of change that did not exist.
const NEWER: [&str; 2] = [
    r#"{"v":2,"id":"000000000000000000000000000000a1","writer":"00000000000000b1","clock":900,"at":"2031-03-10T10:00:00Z","by":"Mei","release":"2026.1","mood":"good","changes":{"all":"different"}}"#,
    r#"{"v":1,"id":"000000000000000000000000000000a2","writer":"00000000000000b1","clock":901,"at":"2031-03-10T10:00:00Z","by":"Mei","release":"2026.1","changes":[{"wish":{"area":"support"}}]}"#,
];

#[test]
fn what_a_newer_program_wrote_is_told_and_kept_byte_for_byte() {
    let environment = machine();
    with_branch(&environment);
    let newer = NEWER.join("\n") + "\n";
    let file = environment
        .data()
        .join("orders-6f1d2c/journal/00000000000000b1/2026.1.1.jsonl");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, &newer).unwrap();
    let today = [("GONOGO_TODAY", DAY)];

    // Nothing of it is lost whatever is done, and what is recorded now comes after it.
    let told = ["newer gonogo"];
    environment
        .run_with(&today, &["done", "hours", "--release", "2026.1"])
        .says(&["2026.1 was shipped"]);
    environment
        .run_with(
            &today,
            &["set", "limits", "--release", "2026.2", "--note", "seen"],
        )
        .exits(0);
    environment
        .run_with(&today, &["report", "--release", "2026.1"])
        .answers(&told);
    environment.run_with(&today, &["doctor", "--fix"]).exits(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);

    // It travels to everybody as it is.
    git(&environment, &["init", "-q", "--bare", "../remote.git"]);
    git(
        &environment,
        &["remote", "set-url", "origin", "../remote.git"],
    );
    let branch = "refs/remotes/origin/gonogo:refs/heads/gonogo";
    git(&environment, &["push", "-q", "origin", branch]);
    environment.run_with(&today, &["sync"]).exits(0);
    let shared = git(
        &environment,
        &[
            "show",
            "origin/gonogo:orders-6f1d2c/00000000000000b1/2026.1.1.jsonl",
        ],
    );
    assert_eq!(shared, newer);
}
