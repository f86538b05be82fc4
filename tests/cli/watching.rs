//! Answers that are too old once a watched path has changed in git.

use crate::clones::Team;
use crate::environment::Environment;
use crate::repository::{commit_on, git};

const LIST: &str = "title = 'Data'\n\
    [item.restore]\ntext = 'A restore was rehearsed'\nlevel = 'must'\nwatches = ['src/backup/**']\n\
    [item.other]\ntext = 'Something else'\n";

/// A repository in which the item was answered at its first commit.
fn answered() -> Environment {
    let environment = Environment::new().with_checklist("data", LIST);
    environment.write("src/backup/run.rs", "fn run() {}\n");
    environment.write("src/main.rs", "fn main() {}\n");
    commit_on(&environment, "2026-03-01", "first");
    environment.does(&["done", "restore", "other"]);
    environment
}

#[test]
fn an_answer_is_too_old_once_a_watched_path_has_changed_in_git() {
    let environment = answered();
    assert_eq!(environment.item("restore")["settled"], true);
    environment.write("src/main.rs", "fn main() { run() }\n");
    commit_on(&environment, "2026-03-02", "elsewhere");
    assert_eq!(environment.item("restore")["settled"], true);
    environment.write("src/backup/run.rs", "fn run() { restore() }\n");
    assert_eq!(
        environment.item("restore")["settled"],
        true,
        "what is not committed is nobody else's"
    );
    commit_on(&environment, "2026-03-03", "the backup");
    let item = environment.item("restore");
    assert_eq!(item["flags"][0], "stale");
    assert_eq!(item["settled"], false);
    assert_eq!(item["watched"]["changed"][0], "src/backup/run.rs");
    let words = ["too old", "has changed since"];
    for question in [
        &["report"][..],
        &["report", "--format", "markdown"],
        &["show", "restore"],
    ] {
        environment.does(question).answers(&words);
    }
    environment
        .run(&["gate"])
        .exits(1)
        .answers(&["src/backup/run.rs has changed since"]);
    environment
        .does(&["list", "is:stale"])
        .answers(&["data/restore"]);
    environment.does(&["done", "restore"]);
    assert_eq!(environment.item("restore")["settled"], true);
}

#[test]
fn the_commit_stands_in_the_journal_only_where_something_is_watched() {
    let environment = answered();
    let head = git(&environment, &["rev-parse", "HEAD"]);
    let log = environment.does(&["log", "--json"]).json();
    assert_eq!(
        log[0]["changes"][0]["change"],
        format!("at commit {head:.9}")
    );
    environment.does(&["done", "other", "--note", "again"]);
    let log = environment.does(&["log", "other", "--json"]).json();
    let changes = log[1]["changes"].to_string();
    assert!(!changes.contains("at commit"), "{changes}");
}

#[test]
fn where_nobody_can_tell_it_is_said_and_held_against_nobody() {
    let environment = answered();
    let unknown = |environment: &Environment, path: &str, why: &str| {
        let report = environment.run_with(&[("PATH", path)], &["report"]);
        report
            .exits(0)
            .answers(&["Whether watched paths have changed", why]);
        let shown = environment.run_with(&[("PATH", path)], &["show", "--json", "restore"]);
        let item = shown.json();
        assert_eq!(item["settled"], true);
        assert!(item["watched"]["changed"].is_null());
    };
    let path = std::env::var("PATH").unwrap();
    unknown(&environment, "/nowhere", "not known without git");
    // The history is written anew, as a shallow clone would have it.
    std::fs::remove_dir_all(environment.workspace().join(".git")).unwrap();
    unknown(&environment, &path, "not known without git");
    environment.write("src/backup/run.rs", "fn run() { panic!() }\n");
    commit_on(&environment, "2026-03-04", "another history");
    unknown(
        &environment,
        &path,
        "the commit of the answer is not in this clone",
    );
}

#[test]
fn an_answer_without_a_commit_is_not_known_to_be_fresh() {
    let environment = Environment::new().with_checklist("data", LIST);
    environment.does(&["done", "restore"]);
    commit_on(&environment, "2026-03-01", "later");
    environment
        .does(&["show", "restore"])
        .answers(&["no commit was recorded with the answer"]);
}

#[test]
fn a_pattern_that_is_none_is_told_with_its_place() {
    let list = LIST.replace("src/backup/**", "src/{backup");
    let environment = Environment::new().with_checklist("data", &list);
    environment.run(&["lint"]).exits(1).answers(&[
        "checklists/data.toml:5:",
        "`src/{backup`",
        "no pattern of paths",
    ]);
}

#[test]
fn the_board_of_the_team_weighs_watched_paths_as_the_report_does() {
    let team = Team::new();
    let ada = team.machine("Ada");
    let list = LIST.replace(
        "text = 'Something else'",
        "text = 'Something else'\nlevel = 'could'",
    );
    ada.write("checklists/a.toml", &list);
    ada.write("src/backup/run.rs", "fn run() {}\n");
    ada.commit("a restore that is watched");
    ada.does(&["done", "restore"]);
    let verdicts = || {
        ada.does(&["sync"]);
        let report = ada.does(&["report", "--format", "markdown"]).stdout;
        let board = team.branch()["README.md"].clone();
        let of = |text: &str| {
            let mut lines = text.lines();
            let line = lines.find(|line| line.starts_with("## ") || line.starts_with("# Next"));
            line.unwrap_or_else(|| panic!("{text}")).to_string()
        };
        let reason = "src/backup/run.rs has changed since";
        assert_eq!(board.contains(reason), report.contains(reason), "{board}");
        (of(&board), of(&report))
    };
    let (board, report) = verdicts();
    assert_eq!(board, report);
    assert!(board.ends_with(": GO"), "{board}");
    // Nobody answers anything, and yet the board has to be made anew: by then a sync has noted that
    // nothing is left to do.
    ada.does(&["sync"]);
    ada.write("src/backup/run.rs", "fn run() { restore() }\n");
    ada.commit("the backup");
    let (board, report) = verdicts();
    assert_eq!(board, report);
    assert!(board.contains("NO-GO"), "{board}");
}
