//! The report of an earlier day, with the checklists that git held then.

use crate::environment::Environment;
use crate::repository::{commit_on, git};

/// A repository whose checklists changed between the first and the fifth of March.
fn changed() -> Environment {
    let environment = Environment::new();
    environment.write("README.md", "A shop.\n");
    commit_on(&environment, "2026-02-20", "before there was a checklist");
    environment.write(
        "checklists/data.toml",
        "title = 'Data'\n[item.restore]\ntext = 'A restore was rehearsed'\nlevel = 'must'\n",
    );
    environment.write("releases/2.4.toml", "name = 'Spring'\ndate = 2026-03-20\n");
    commit_on(&environment, "2026-03-01", "a checklist");
    environment.write(
        "checklists/data.toml",
        "title = 'Data'\n[item.restore]\ntext = 'A restore met its target'\n\
         [item.erase]\ntext = 'Data can be erased'\n",
    );
    environment.write("releases/2.4.toml", "name = 'Spring'\ndate = 2026-03-27\n");
    commit_on(&environment, "2026-03-05", "another checklist");
    environment
}

fn items(report: &serde_json::Value) -> Vec<String> {
    let items = report["areas"][0]["items"].as_array().unwrap();
    let told = items
        .iter()
        .map(|item| format!("{} {}", item["id"], item["level"]));
    told.map(|words| words.replace('"', "")).collect()
}

#[test]
fn an_earlier_day_is_held_against_the_files_of_that_day() {
    let environment = changed();
    let on = |day: &str| environment.run(&["report", "--json", "--as-of", day]);
    let then = on("2026-03-03").exits(0).json();
    assert_eq!(items(&then), ["data/restore must"]);
    assert_eq!(then["release"]["date"], "2026-03-20");
    assert_eq!(then["diagnostics"].as_array().unwrap().len(), 0);
    let now = on("2026-03-12").exits(0).json();
    assert_eq!(items(&now), ["data/restore should", "data/erase should"]);
    assert_eq!(now["release"]["date"], "2026-03-27");
    environment
        .does(&["report", "--as-of", "2026-03-03"])
        .answers(&["the checklists of commit "]);
    on("2026-02-25").refuses(&["there were no checklists in git yet at the end of 2026-02-25"]);
    on("2026-02-01").refuses(&["no checklists in git yet"]);
}

#[test]
fn what_was_added_since_is_new() {
    let environment = changed();
    let since = |day: &str| {
        let report = environment
            .does(&["report", "--json", "--since", day])
            .json();
        let items = report["since"]["items"].as_array().unwrap().clone();
        let told = items
            .iter()
            .map(|item| format!("{} {}", item["item"], item["change"]));
        let told: Vec<_> = told.map(|words| words.replace('"', "")).collect();
        told
    };
    assert_eq!(since("2026-03-03"), ["data/erase new", "data/restore open"]);
    assert_eq!(since("2026-02-01"), ["data/restore new", "data/erase new"]);
}

#[test]
fn files_that_were_broken_then_withhold_the_verdict_of_then_only() {
    let environment = changed();
    let good = environment.read("checklists/data.toml");
    environment.write(
        "checklists/data.toml",
        "title = 'Data'\n[item.restore]\nlvl = 'must'\n",
    );
    commit_on(&environment, "2026-03-07", "broken");
    environment.write("checklists/data.toml", good);
    commit_on(&environment, "2026-03-09", "mended");
    environment
        .run(&["report", "--as-of", "2026-03-08"])
        .exits(2)
        .answers(&["No verdict", ":checklists/data.toml:"]);
    environment.does(&["report", "--since", "2026-03-08"]);
}

#[test]
fn a_file_of_then_that_git_does_not_have_here_is_not_left_out() {
    let environment = changed();
    let file = git(&environment, &["rev-parse", "HEAD~1:checklists/data.toml"]);
    let (folder, name) = file.trim().split_at(2);
    let objects = environment.workspace().join(".git/objects");
    std::fs::remove_file(objects.join(folder).join(name)).unwrap();
    environment
        .does(&["report", "--as-of", "2026-03-03"])
        .answers(&["held against the checklists of today"]);
}

#[test]
fn without_git_the_checklists_are_those_of_today_and_it_is_said() {
    let environment = changed();
    let path = [("PATH", "/nowhere")];
    let then = environment.run_with(&path, &["report", "--as-of", "2026-03-03"]);
    then.exits(0)
        .answers(&["held against the checklists of today", "data/erase"]);
    std::fs::remove_dir_all(environment.workspace().join(".git")).unwrap();
    environment
        .does(&["report", "--as-of", "2026-03-03"])
        .answers(&["held against the checklists of today"]);
    let before = environment.everything();
    environment.does(&["report", "--as-of", "2026-03-03", "--since", "2026-03-01"]);
    assert_eq!(environment.everything(), before, "reading never writes");
}

#[test]
fn a_workspace_below_the_top_of_its_repository_has_a_past_too() {
    let environment = changed();
    for folder in ["checklists", "releases"] {
        let from = environment.workspace().join(folder);
        let to = environment.workspace().join("shop");
        std::fs::create_dir_all(&to).unwrap();
        std::fs::rename(from, to.join(folder)).unwrap();
    }
    commit_on(&environment, "2026-03-08", "into a folder");
    let at = |day: &str| {
        let shop = ["--workspace", "shop", "report", "--json", "--as-of", day];
        environment.run(&shop)
    };
    let then = at("2026-03-09").exits(0).json();
    assert_eq!(items(&then).len(), 2);
    assert_eq!(then["diagnostics"].as_array().unwrap().len(), 0);
    at("2026-03-07").refuses(&["no checklists in git yet"]);
}
