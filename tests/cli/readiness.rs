//! The main job end to end: from an empty folder to GO, back, and through whatever befalls a file.

use std::fs::{self, OpenOptions};
use std::io::Write as _;

use serde_json::Value;

use crate::environment::Environment;

/// Settles every `must` and `should` that counts, as one change for each area.
fn settle(environment: &Environment) {
    let weighs = |item: &&Value| item["level"] != "could" && item["phase"] != "after";
    let items = environment.items(&[]);
    for item in items
        .iter()
        .filter(weighs)
        .filter(|i| !i["target"].is_null())
    {
        let id = item["id"].as_str().unwrap();
        environment.does(&["set", id, "--value", &meeting(item)]);
    }
    let mut areas: Vec<Vec<&str>> = Vec::new();
    for id in items
        .iter()
        .filter(weighs)
        .map(|item| item["id"].as_str().unwrap())
    {
        let area = |id: &str| id.split('/').next().map(String::from);
        match areas.last_mut() {
            Some(ids) if area(ids[0]) == area(id) => ids.push(id),
            _ => areas.push(vec![id]),
        }
    }
    for ids in areas {
        let said = [
            "--status",
            "done",
            "--evidence",
            "https://example.com/proof",
        ];
        environment.does(&[&["set"], &ids[..], &said].concat());
    }
}

/// A value that meets an item's target: the bound itself, since the pack has no strict ones.
fn meeting(item: &Value) -> String {
    let target = item["target"].as_str().unwrap();
    let bound = target.trim_start_matches(['<', '>', '=']).trim();
    assert!(target.contains('='), "{target}");
    bound.into()
}

fn gate_is(environment: &Environment, verdict: &str, code: i32) {
    let gate = environment.run(&["gate"]).exits(code);
    let first = gate.stdout.lines().next().unwrap();
    assert_eq!(first.split("  ").next(), Some(verdict), "{gate:#?}");
}

#[test]
fn an_empty_folder_has_a_report_and_a_closed_gate() {
    let environment = Environment::new();
    let report = environment.run(&["report"]).exits(0);
    assert!(report.stdout.ends_with("\nNO-GO\n"), "{}", report.stdout);
    let musts = environment.items(&["level:must"]);
    assert!(musts.len() >= 11);
    let listed = report.stdout.split("\nmust, not settled: ").nth(1).unwrap();
    let listed = listed.split("\nshould, neither settled").next().unwrap();
    for must in &musts {
        let id = must["id"].as_str().unwrap();
        assert!(listed.contains(id), "{id} is not among the musts");
    }
    let way = report.stdout.find("To GO: ").unwrap();
    assert!(
        way < report
            .stdout
            .find(musts[0]["id"].as_str().unwrap())
            .unwrap()
    );
    gate_is(&environment, "NO-GO", 1);
    assert_eq!(environment.run::<&str>(&[]).exits(0).stdout, report.stdout);
}

#[test]
fn settled_is_go_and_undo_takes_it_back() {
    let environment = Environment::new();
    settle(&environment);
    gate_is(&environment, "GO", 0);
    assert_eq!(environment.run(&["gate", "--strict"]).code, 0);
    environment.does(&["undo"]);
    gate_is(&environment, "NO-GO", 1);
    environment.does(&["redo"]);
    gate_is(&environment, "GO", 0);
    let report = environment.does(&["report", "--json"]).json();
    assert_eq!(report["verdict"], "go");
    assert_eq!(report["reasons"].as_array().unwrap().len(), 0);
}

#[test]
fn answers_given_before_init_are_adopted_and_follow_a_moved_folder() {
    let environment = Environment::new();
    settle(&environment);
    environment
        .does(&["init", "--name", "Shop"])
        .says(&["answers given here before are kept"]);
    gate_is(&environment, "GO", 0);

    let moved = environment.home().join("elsewhere");
    fs::rename(environment.workspace(), &moved).unwrap();
    fs::create_dir(environment.workspace()).unwrap();
    gate_is(&environment, "NO-GO", 1);
    let moved = moved.to_str().unwrap();
    let gate = environment.run(&["gate", "--workspace", moved]).exits(0);
    assert!(gate.stdout.starts_with("GO"), "{gate:#?}");
    // The history moved along: what was recorded there can still be taken back.
    environment.does(&["undo", "--workspace", moved]);
    assert_eq!(environment.run(&["gate", "--workspace", moved]).code, 1);
}

#[test]
fn a_torn_last_line_costs_nothing_but_a_warning() {
    let environment = Environment::new();
    settle(&environment);
    let [journal] = &environment.journal()[..] else {
        panic!("one file was to be expected")
    };
    let before = fs::read_to_string(journal).unwrap();
    let last = before.lines().last().unwrap();
    let half = last.get(..last.len() / 2).unwrap();
    let mut file = OpenOptions::new().append(true).open(journal).unwrap();
    file.write_all(half.as_bytes()).unwrap();

    gate_is(&environment, "GO", 0);
    let warned = ["warning", "interrupted"];
    environment.does(&["gate"]).says(&warned);
    let gate = environment.does(&["gate", "--json"]).json();
    assert_eq!(gate["diagnostics"][0]["severity"], "warning");
    environment.does(&["report"]).answers(&warned);

    environment.does(&["set", "real-business", "--status", "in-progress"]);
    gate_is(&environment, "NO-GO", 1);
    let after = fs::read_to_string(journal).unwrap();
    assert!(
        after.starts_with(&format!("{before}{half}\n")),
        "the fragment is kept, and ended"
    );
    let log = environment.does(&["log", "--json"]).json();
    assert_eq!(log.as_array().unwrap().len(), before.lines().count() + 1);
    environment.does(&["undo"]);
    gate_is(&environment, "GO", 0);
}

#[test]
fn what_is_only_in_hand_or_waived_is_conditional() {
    let environment = Environment::new();
    settle(&environment);
    let working = ["set", "support-briefed", "--status", "in-progress", "--due"];
    environment.does(&[&working[..], &["2026-03-20"]].concat());
    gate_is(&environment, "CONDITIONAL", 0);
    assert_eq!(environment.run(&["gate", "--strict"]).code, 1);
    // Its day has come and gone.
    let later = environment.run(&["gate", "--today", "2026-03-21"]);
    assert_eq!(later.code, 1, "{later:#?}");
    environment.does(&["done", "support-briefed"]);
    let waived = [
        "set",
        "real-business",
        "--status",
        "waived",
        "--reason",
        "next time",
    ];
    let approved = ["--approved-by", "Maria", "--until", "2026-04-30"];
    environment.does(&[&waived[..], &approved].concat());
    gate_is(&environment, "CONDITIONAL", 0);
    assert_eq!(environment.item("real-business")["standing"], "waived");
}
