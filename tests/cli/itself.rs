//! What the program says of itself: help, schema, completions, manual.

use crate::environment::Environment;

/// The commands that a help lists.
fn commands_in(help: &str) -> Vec<String> {
    let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default();
    let rows = listed.lines().take_while(|line| !line.is_empty());
    let names = rows.filter_map(|line| line.split_whitespace().next());
    names.map(ToString::to_string).collect()
}

#[test]
fn the_help_of_every_command_shows_an_example() {
    let environment = Environment::new();
    let all = environment.does(&["--help"]).answers(&[
        "Example",
        "Exit codes",
        "gonogo/config.toml",
        "GONOGO_CONFIG_DIR",
    ]);
    let commands = commands_in(&all.stdout);
    assert!(commands.len() > 30, "{commands:?}");
    let releases = commands_in(&environment.does(&["release", "--help"]).stdout);
    assert!(releases.len() > 4, "{releases:?}");
    let releases = releases.iter().map(|name| vec!["release", name]);
    for command in commands.iter().map(|name| vec![&**name]).chain(releases) {
        for flag in ["--help", "-h"] {
            let help = environment.does(&[&command[..], &[flag]].concat());
            let example = help.stdout.split("Example").nth(1).unwrap_or_default();
            assert!(
                example.contains(&format!("gonogo {}", command.join(" "))),
                "{}",
                help.stdout
            );
            assert_eq!(help.stderr, "");
        }
    }
    assert_eq!(
        environment.does(&["--version"]).stdout,
        format!("gonogo {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_command_that_does_not_exist_names_the_nearest() {
    let environment = Environment::new();
    environment
        .run(&["raport"])
        .refuses(&["'raport'", "'report'"]);
    environment
        .run(&["list", "--jsn"])
        .refuses(&["'--jsn'", "'--json'"]);
    environment
        .run(&["gate", "--strickt"])
        .refuses(&["'--strict'"]);
}

#[test]
fn the_schema_names_every_key_of_a_checklist() {
    let environment = Environment::new();
    let schema = environment.does(&["schema", "checklist"]);
    assert_eq!(environment.does(&["schema"]).stdout, schema.stdout);
    let schema = schema.json();
    assert!(schema["$schema"].is_string());
    let text = schema.to_string();
    for key in [
        "title",
        "about",
        "owner",
        "item",
        "text",
        "level",
        "why",
        "ask",
        "proof",
        "phase",
        "section",
        "due",
        "evidence",
        "tags",
        "links",
        "target",
        "incident",
        "was",
        "asked_if",
        "once",
        "confirm",
        "waivable",
        "fresh_for",
        "watches",
        "enforced_from",
        "check",
        "run",
        "timeout",
    ] {
        assert!(
            text.contains(&format!("\"{key}\":{{")),
            "{key} has no entry"
        );
    }
    environment
        .run(&["schema", "checklst"])
        .refuses(&["checklist"]);
}

#[test]
fn every_shell_has_completions_and_there_is_a_manual() {
    let environment = Environment::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = environment.does(&["completions", shell]).stdout;
        for word in ["gonogo", "report", "strict"] {
            assert!(script.contains(word), "{word} for {shell}");
        }
    }
    // Where a shell's script can hold the words that an option takes, it does.
    assert!(
        environment
            .does(&["completions", "zsh"])
            .stdout
            .contains("waived")
    );
    environment
        .run(&["completions", "csh"])
        .refuses(&["'csh'", "bash"]);
    environment.run(&["completions"]).refuses(&["<SHELL>"]);
    let manual = environment.does(&["man"]).stdout;
    assert!(manual.contains(".TH gonogo 1"));
    for command in commands_in(&environment.does(&["--help"]).stdout) {
        let page = format!("gonogo\\-{command}(1)");
        assert!(manual.contains(&page), "{command}");
    }
}

#[test]
fn what_it_says_of_itself_needs_no_workspace() {
    let environment = Environment::new();
    environment.write("gonogo.toml", "broken");
    for arguments in [
        &["schema"][..],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        environment.does(arguments);
    }
}

#[test]
fn this_project_keeps_a_workspace_of_its_own_without_a_fault() {
    let environment = Environment::new();
    let own = ["--workspace", env!("CARGO_MANIFEST_DIR")];
    let lint = environment.does(&[&own[..], &["lint"]].concat());
    assert_eq!(lint.stdout, "");
    environment
        .does(&[&own[..], &["release", "show", "0.1.0"]].concat())
        .answers(&["gonogo 0.1.0", "gonogo maintainers"]);
}
