//! Which answer stands on which stream, and with which code.

use crate::environment::Environment;

fn shop() -> Environment {
    Environment::new().with_checklist(
        "docs",
        "title = \"Docs\"\n[item.help]\ntext = \"The help is right\"\n",
    )
}

#[test]
fn every_command_that_can_speaks_json() {
    let environment = shop();
    environment.does(&["set", "help", "--note", "x"]);
    for (arguments, code) in [
        (&["list"][..], 0),
        (&["mine"], 0),
        (&["show", "help"], 0),
        (&["log"], 0),
        (&["log", "help"], 0),
        (&["report"], 0),
        (&[], 0),
        (&["gate"], 1),
        (&["lint"], 0),
        (&["set", "help", "--note", "y"], 0),
        (&["set", "help", "--owner", "Bob"], 0),
        (&["set", "help", "--owner", "Bob"], 0),
        (&["done", "help"], 0),
        (&["undo"], 0),
        (&["redo"], 0),
    ] {
        let output = environment
            .run(&[arguments, &["--json"]].concat())
            .exits(code);
        let json = output.json();
        assert!(json.is_array() || json.is_object(), "{arguments:?}");
        assert!(output.stdout.ends_with('\n') && output.stdout.lines().count() >= 1);
    }
}

#[test]
fn a_refusal_leaves_the_answer_empty_also_in_json() {
    let environment = shop();
    for arguments in [
        &["show", "gone", "--json"][..],
        &["list", "foo:bar", "--json"],
        &["set", "help", "--status", "failed", "--json"],
        &["gate", "--release", "9", "--json"],
    ] {
        environment.run(arguments).refuses(&["error: "]);
    }
}

#[test]
fn plain_is_without_colour_and_without_a_screen() {
    let environment = shop();
    let report = environment.does(&["report"]).stdout;
    assert_eq!(environment.does(&["--plain"]).stdout, report);
    assert_eq!(
        environment.run_with(&[("GONOGO_PLAIN", "1")], &[]).stdout,
        report
    );
    assert_eq!(
        environment.run_with(&[("TERM", "dumb")], &[]).stdout,
        report
    );
}

#[test]
fn talk_does_not_come_between_the_lines_of_an_answer() {
    let environment = shop();
    // Both streams into one file, as `2>&1` does: what was answered first stands first.
    let path = environment.workspace().join("both");
    let file = std::fs::File::create(&path).unwrap();
    let mut command = environment.command(&["done", "help"]);
    command.stdout(file.try_clone().unwrap()).stderr(file);
    assert!(command.status().unwrap().success());
    let both = std::fs::read_to_string(path).unwrap();
    let lines: Vec<_> = both.lines().collect();
    assert_eq!(lines[0], "docs/help  done");
    assert!(lines[1].starts_with("Saved as change "), "{lines:?}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn lint_finds_answers_that_lost_their_item() {
    let environment = shop();
    environment.does(&["done", "help"]);
    environment.write(
        "checklists/docs.toml",
        "title = \"Docs\"\n[item.hlp]\ntext = \"The help is right\"\n",
    );
    let lint =
        environment
            .does(&["lint"])
            .answers(&["warning", "docs/help", "was = [\"docs/help\"]"]);
    assert_eq!(
        lint.stdout.lines().next().unwrap().split(": ").nth(1),
        Some("warning")
    );
    environment.write(
        "checklists/docs.toml",
        "title = \"Docs\"\n[item.hlp]\ntext = \"The help is right\"\nwas = [\"docs/help\"]\n",
    );
    assert_eq!(environment.does(&["lint"]).stdout, "");
    assert_eq!(environment.item("hlp")["status"], "done");
}

#[test]
fn lint_finds_answers_that_lost_their_release() {
    let environment = shop();
    environment.write("releases/r1.toml", "name = \"One\"\n");
    environment.does(&["done", "help"]);
    environment.write("releases/r2.toml", "name = \"Two\"\n");
    std::fs::remove_file(environment.workspace().join("releases/r1.toml")).unwrap();
    environment
        .does(&["lint"])
        .answers(&["warning", "release `r1` has answers", "was = [\"r1\"]"]);
    environment.write("releases/r2.toml", "name = \"Two\"\nwas = [\"r1\"]\n");
    assert_eq!(environment.does(&["lint"]).stdout, "");
    assert_eq!(environment.item("help")["status"], "done");
}
