//! The rules of the house, as tests: who may know whom, and where a thing may stand.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources cannot go on"
)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its text without its tests.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.push(Source {
                    code: code(&text),
                    path,
                    text,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// Whether a file is only there for tests: such a one may do as it likes.
fn is_test(path: &Path) -> bool {
    let names = [
        "tests",
        "tests.rs",
        "properties.rs",
        "stage.rs",
        "fixture.rs",
    ];
    path.iter()
        .any(|part| names.iter().any(|name| part == *name))
}

/// The text before the tests, without comments.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let lines = shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn room(path: &str) -> &str {
    path.split('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".rs")
}

/// Fails for every shipped line of the chosen files that holds one of the words.
fn forbid(chosen: impl Fn(&str) -> bool, words: &[&str]) {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| chosen(&source.path)) {
        for line in source.code.lines() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}: `{word}` in {}", source.path, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The rooms, each with those that it may know.
const ROOMS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("clock", &[]),
    ("minutes", &["domain"]),
    ("store", &["domain"]),
    ("report", &["domain"]),
    ("checks", &["domain", "clock", "store"]),
    ("session", &["domain", "clock", "minutes", "store"]),
    (
        "share",
        &["domain", "clock", "minutes", "store", "session", "report"],
    ),
    (
        "tui",
        &[
            "domain", "clock", "minutes", "store", "session", "report", "share", "checks",
        ],
    ),
    (
        "cli",
        &[
            "domain", "clock", "minutes", "store", "session", "report", "share", "checks", "tui",
        ],
    ),
];

#[test]
fn arrows_run_one_way() {
    for (known, allowed) in ROOMS {
        let others = ROOMS.iter().map(|(other, _)| *other);
        let others = others.filter(|other| *other != known && !allowed.contains(other));
        let words: Vec<_> = others.map(|other| format!("crate::{other}::")).collect();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        forbid(|path| room(path) == known, &words);
    }
    // Several rooms in one line would be several arrows in one.
    forbid(|_| true, &["crate::{"]);
    let rooms: HashSet<_> = sources()
        .iter()
        .map(|it| room(&it.path).to_string())
        .collect();
    let known = ROOMS.iter().map(|(room, _)| (*room).to_string());
    let known: HashSet<_> = known.chain(["lib".into(), "main".into()]).collect();
    assert_eq!(rooms, known, "each room stands in the table");
}

#[test]
fn the_domain_knows_no_files_clock_environment_terminal_or_printing() {
    let words = [
        "std::fs",
        "std::env",
        "std::io",
        "std::process",
        "Utc::now",
        "Local::now",
        "ratatui",
        "crossterm",
        "clap",
    ];
    forbid(|path| room(path) == "domain", &words);
}

#[test]
fn only_the_clock_reads_the_clock() {
    forbid(
        |path| path != "clock.rs",
        &["Utc::now", "Local::now", "SystemTime::now"],
    );
}

#[test]
fn only_one_place_prints() {
    let words = [
        "println!",
        "eprintln!",
        "print!(",
        "io::stdout()",
        "io::stderr()",
    ];
    // The app's guard owns the terminal while the app is open; asking whether there is one is free.
    let allowed = ["cli/out.rs", "cli/outside.rs", "tui/terminal.rs"];
    forbid(|path| !allowed.contains(&path), &words);
}

#[test]
fn only_the_theme_and_the_ink_name_colours() {
    forbid(
        |path| path != "tui/theme.rs" && path != "report/ink.rs",
        &["Color::", "AnsiColor"],
    );
}

#[test]
fn only_the_keymap_and_the_input_name_keys() {
    let allowed = ["tui/key.rs"];
    forbid(|path| !allowed.contains(&path), &["KeyCode"]);
}

#[test]
fn only_the_arguments_name_the_argument_parser() {
    let allowed = ["cli/args.rs", "cli/shell.rs", "cli.rs"];
    forbid(|path| !allowed.contains(&path), &["clap::", "clap_"]);
}

#[test]
fn nothing_is_half_done_or_silenced() {
    let words = [
        "todo!",
        "unimplemented!",
        "dbg!",
        "FIXME",
        "TODO",
        "#[allow(",
        "#[ignore",
    ];
    forbid(|_| true, &words);
}

#[test]
fn rooms_have_names_that_say_what_they_are_for() {
    let vague = [
        "util", "utils", "misc", "common", "helpers", "manager", "mod",
    ];
    for source in sources() {
        for part in source.path.trim_end_matches(".rs").split('/') {
            assert!(!vague.contains(&part), "{} says nothing", source.path);
        }
    }
}

#[test]
fn files_are_small_and_begin_with_what_they_are_for() {
    // Flat catalogues, one row after the other, are easier to read in one piece.
    let catalogues = [
        "cli/args.rs",
        "tui/action.rs",
        "store/keys.rs",
        "minutes/words.rs",
    ];
    for source in sources() {
        assert!(
            source.text.starts_with("//!"),
            "{} does not say what it is for",
            source.path
        );
        let lines = source.code.lines().count();
        assert!(
            lines <= 400 || catalogues.contains(&&*source.path),
            "{} has {lines} lines",
            source.path
        );
    }
}

#[test]
fn every_test_that_the_docs_rely_on_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/reliability.md")).unwrap();
    let mut folders = vec![root.join("src"), root.join("tests")];
    let mut code = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                code.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    // Tests are the only names there with several underlines.
    let quoted = docs.split('`').skip(1).step_by(2);
    let named: Vec<_> = quoted
        .filter(|word| word.matches('_').count() > 2)
        .collect();
    assert!(named.len() > 30, "the docs were not read");
    for name in named {
        assert!(
            code.contains(&format!("fn {name}(")),
            "there is no test {name}"
        );
    }
}
