//! What cannot be read has its place named, and is never mistaken for an answer.

use std::fs;
use std::path::Path;

use crate::environment::Environment;

/// A workspace with every broken file that there is a fixture of.
fn workspace_of_broken_files() -> Environment {
    let environment = Environment::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken");
    for (kind, folder) in [("checklist", "checklists"), ("release", "releases")] {
        for entry in fs::read_dir(fixtures.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().unwrap().to_str().unwrap();
                environment.write(&format!("{folder}/{name}"), fs::read(&path).unwrap());
            }
        }
    }
    environment
}

/// One item that is done, and a file beside it that cannot be read.
fn half_broken() -> Environment {
    Environment::new()
        .with_checklist(
            "a",
            "title = \"A\"\n[item.good]\ntext = \"Good\"\nlevel = \"must\"\n",
        )
        .with_checklist(
            "b",
            "title = \"B\"\n[item.bad]\ntext = \"Bad\"\nlevle = \"must\"\n",
        )
}

fn has_no_verdict(answer: &str) {
    for word in ["GO", "CONDITIONAL", "NO-GO"] {
        assert!(!answer.contains(word), "`{word}` in {answer}");
    }
}

#[test]
fn lint_lists_every_fault_of_every_file_with_its_place() {
    let environment = workspace_of_broken_files();
    let lint = environment.run(&["lint"]).exits(1).stays_harmless();
    for (folder, kind) in [("checklists", "checklist"), ("releases", "release")] {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken");
        for entry in fs::read_dir(fixtures.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "expected") {
                continue;
            }
            // One line each of what the fixture says of this file alone: `error: path:1:2: what`.
            for told in fs::read_to_string(&path).unwrap().lines() {
                let Some((severity, rest)) = told.split_once(": ") else {
                    continue;
                };
                let of_this = rest.starts_with(folder) && ["error", "warning"].contains(&severity);
                let Some((place, message)) = rest.split_once(": ").filter(|_| of_this) else {
                    continue;
                };
                let whole = format!("{place}: {severity}: {message}");
                assert!(
                    lint.stdout.contains(&whole),
                    "`{whole}` is missing in\n{}",
                    lint.stdout
                );
            }
        }
    }
    assert!(lint.stdout.contains("did you mean"), "{}", lint.stdout);
    let findings = environment.run(&["lint", "--json"]).exits(1).json();
    assert!(findings.as_array().unwrap().len() > 50);
}

#[test]
fn nothing_looks_like_a_verdict_where_files_are_broken() {
    for environment in [workspace_of_broken_files(), half_broken()] {
        for command in ["report", "gate"] {
            let formats: &[&[&str]] = &[&[], &["--json"], &["--format", "json"]];
            for format in formats {
                let arguments = [&[command], *format].concat();
                let output = environment.run(&arguments).exits(2).stays_harmless();
                has_no_verdict(&output.stdout);
                if !format.is_empty() {
                    assert!(output.json()["verdict"].is_null());
                }
                output.says(&["error: no verdict", "gonogo lint"]);
            }
        }
        let markdown = environment
            .run(&["report", "--format", "markdown"])
            .exits(2);
        has_no_verdict(&markdown.stdout);
        has_no_verdict(&environment.run::<&str>(&[]).exits(2).stdout);
    }
}

#[test]
fn nothing_is_recorded_where_the_files_are_broken() {
    let environment = workspace_of_broken_files();
    for arguments in [
        &["set", "items/one", "--status", "done"][..],
        &["done", "one"],
        &["block", "bad-dates/one", "it waits"],
        &["undo"],
    ] {
        environment.run(arguments).refuses(&["error: "]);
    }
    environment.has_recorded_nothing();

    let environment = half_broken();
    let place = "checklists/b.toml:4:1";
    let said = [place, "did you mean `level`"];
    environment
        .run(&["set", "b/bad", "--status", "done"])
        .refuses(&[place]);
    environment
        .run(&["set", "bad", "--note", "x"])
        .refuses(&[place]);
    environment
        .run(&["set", "other", "--note", "x"])
        .refuses(&said);
    environment.run(&["add", "a", "More"]).refuses(&said);
    environment
        .run_on("y\n", &["walk", "--plain"])
        .refuses(&said);
    environment.has_recorded_nothing();
}

#[test]
fn what_can_be_read_is_shown_and_the_rest_is_said() {
    let environment = half_broken();
    let list = environment.run(&["list"]).exits(2);
    let list = list.answers(&["a/good"]).says(&["checklists/b.toml:4:1"]);
    has_no_verdict(&list.stdout);
    environment
        .run(&["show", "good"])
        .exits(2)
        .answers(&["Good"]);
    environment
        .run(&["show", "gone"])
        .refuses(&["checklists/b.toml:4:1"]);
    environment
        .run(&["log", "gone"])
        .refuses(&["checklists/b.toml:4:1"]);
}

#[test]
fn a_line_of_the_journal_that_cannot_be_read_withholds_the_verdict() {
    let environment = Environment::new();
    environment.does(&["set", "real-business", "--note", "x"]);
    let journal = environment.journal().remove(0);
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("\"x\"", "\"y\"")).unwrap();
    for command in ["gate", "report"] {
        let output = environment.run(&[command]).exits(2).answers(&[".jsonl:1:"]);
        has_no_verdict(&output.stdout);
    }
    let report = environment.run(&["report", "--json"]).exits(2).json();
    assert!(report["verdict"].is_null());
    assert_eq!(report["diagnostics"][0]["severity"], "error");
    // People can go on answering meanwhile; nothing is thrown away.
    environment.does(&["set", "real-business", "--note", "z"]);
    assert!(fs::read_to_string(&journal).unwrap().contains("\"y\""));
}

#[test]
fn a_workspace_for_a_newer_program_says_update() {
    let environment = half_broken();
    environment.write("gonogo.toml", "requires = \">=99\"\nnew-key = 1\n");
    let lint = environment.run(&["lint"]).exits(1).answers(&["update"]);
    assert!(!lint.stdout.contains("new-key"), "{}", lint.stdout);
    environment.run(&["gate"]).exits(2);
    environment
        .run(&["set", "a/good", "--status", "done"])
        .refuses(&["gonogo.toml"]);
}

/// A workspace with an id, in which an item was answered.
fn answered() -> Environment {
    let environment = Environment::new();
    environment.does(&["init", "--name", "Billing", "--date", "2027-03-01"]);
    environment.does(&["done", "shifts-filled"]);
    environment
}

#[test]
fn for_a_newer_program_answers_are_shown_as_they_were_given() {
    let environment = answered();
    let settings = environment.read("gonogo.toml");
    environment.write("gonogo.toml", format!("requires = \">=99\"\n{settings}"));
    let show = environment.run(&["show", "shifts-filled", "--json"]);
    let show = show.exits(2).says(&["update gonogo"]);
    assert_eq!(show.json()["status"], "done");
    environment
        .run(&["log"])
        .exits(2)
        .says(&["1 change for Billing"]);
    for command in ["gate", "report"] {
        let output = environment.run(&[command]).exits(2).answers(&["Billing"]);
        has_no_verdict(&output.stdout.replace("gonogo", ""));
        let output = output.says(&["error: no verdict", "help: update gonogo"]);
        assert!(!output.stderr.contains("doctor"), "{}", output.stderr);
    }
    environment.run(&["undo"]).refuses(&["help: update gonogo"]);
}

#[test]
fn where_the_id_cannot_be_read_no_item_is_shown_as_never_answered() {
    let environment = answered();
    environment.write("gonogo.toml", "id = \"xyz\n");
    environment.write("checklists/more.toml", "title = 5\n");
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["mine"],
        &["show", "shifts-filled"],
        &["log"],
        &["log", "shifts-filled"],
        &["done", "shifts-filled"],
        &["walk", "--plain"],
        &["release", "list"],
        &["report"],
        &["report", "--json"],
        &["gate"],
        &["gate", "--verify"],
        &[],
    ] {
        let output = environment.run(arguments).exits(2);
        assert_eq!(output.stdout, "", "{arguments:?}");
        let output = output.says(&["it is not known which answers", "gonogo.toml:1:"]);
        let judges = matches!(arguments.first(), None | Some(&"report" | &"gate"));
        let says_so = output.stderr.contains("error: no verdict: ");
        assert_eq!(says_so, judges, "{arguments:?}");
    }
    environment
        .run(&["lint"])
        .exits(1)
        .answers(&["gonogo.toml:1:", "checklists/more.toml:1:"]);
}
