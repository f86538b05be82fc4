//! Reports that go to files and to the programs around a repository: what is written where, and what
//! a build and a commit hook make of it.

use std::fs;

use crate::environment::{Environment, tree};
use crate::repository::{commit_on, git};

/// Two statements, at the lines 2 and 5.
const DATA: &str = "title = \"Data\"\n[item.drill]\ntext = \"A restore was rehearsed\"\n\
                    level = \"must\"\n[item.erase]\ntext = \"Data is deleted as promised\"\n";

const FORMATS: [&str; 8] = [
    "text",
    "markdown",
    "html",
    "json",
    "chat",
    "csv",
    "junit",
    "openmetrics",
];

fn data() -> Environment {
    Environment::new().with_checklist("data", DATA)
}

#[test]
fn every_format_goes_to_a_file_as_it_is_printed_and_says_so() {
    let environment = data();
    for format in FORMATS {
        let printed = environment.does(&["report", "--format", format]).stdout;
        let written = environment.does(&["report", "--format", format, "-o", "out"]);
        assert_eq!(written.stdout, "");
        written.says(&["Wrote out."]);
        assert_eq!(environment.read("out"), printed, "{format}");
    }
    let names: Vec<_> = tree(&environment.workspace()).into_keys().collect();
    assert_eq!(names.len(), 3, "nothing is left beside it: {names:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_does_not_fit_on_the_disk_leaves_the_one_before() {
    let environment = data();
    environment.does(&["report", "--format", "html", "-o", "out.html"]);
    environment.does(&["done", "drill"]);
    let before = environment.everything();
    for blocks in [0, 1, 8] {
        let mut command =
            environment.on_a_full_disk(blocks, &["report", "--format", "html", "-o", "out.html"]);
        let output = crate::environment::Output::of(&mut command);
        output.refuses(&["out.html", "cannot be written"]);
        assert_eq!(environment.everything(), before, "{blocks}");
    }
}

#[cfg(unix)]
#[test]
fn a_report_is_never_written_through_a_link() {
    use std::os::unix::fs::symlink;

    let environment = data();
    let folder = environment.workspace();
    let outside = environment.home().join("outside");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("kept"), "kept").unwrap();
    symlink(outside.join("kept"), folder.join("file")).unwrap();
    symlink(outside.join("new"), folder.join("nowhere")).unwrap();
    symlink(&outside, folder.join("docs")).unwrap();
    let before = environment.everything();
    for path in ["file", "nowhere", "docs/kept", "docs/new"] {
        let output = environment.run(&["report", "-o", path]);
        output.refuses(&["link"]);
        assert_eq!(environment.everything(), before, "{path}");
    }
    // What leads to a folder of the person's own is theirs.
    symlink(&outside, environment.home().join("shelf")).unwrap();
    let shelf = environment.home().join("shelf/report.md");
    environment.does(&["report", "-o", shelf.to_str().unwrap()]);
    assert!(outside.join("report.md").is_file());
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_it_says_so_and_changes_nothing() {
    use std::os::unix::fs::PermissionsExt as _;

    let environment = data();
    environment.write("docs/report.md", "the one before");
    environment.write("flat", "a file");
    let docs = environment.workspace().join("docs");
    fs::set_permissions(&docs, fs::Permissions::from_mode(0o500)).unwrap();
    let before = environment.everything();
    let mut paths = vec!["gone/report.md", "flat/report.md", "checklists"];
    // To those who may do everything no folder is closed.
    if fs::write(docs.join("probe"), "").is_err() {
        paths.push("docs/report.md");
    } else {
        fs::remove_file(docs.join("probe")).unwrap();
    }
    for path in paths {
        let output = environment.run(&["report", "-o", path]);
        output.refuses(&[path]);
        assert_eq!(environment.everything(), before, "{path}");
    }
    fs::set_permissions(&docs, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_report_keeps_the_mode_of_the_file_it_replaces() {
    use std::os::unix::fs::PermissionsExt as _;

    let environment = data();
    environment.write("out", "the one before");
    let path = environment.workspace().join("out");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    environment.does(&["report", "-o", "out"]);
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_build_shows_each_reason_at_its_line_of_the_repository() {
    let environment = Environment::new();
    environment.write("shop/checklists/data.toml", DATA);
    commit_on(&environment, "2026-03-01", "a checklist");
    let gate = |words: &[&str]| {
        let arguments = ["gate", "--workspace", "shop", "--format", "github"];
        environment.run(&[&arguments[..], words].concat())
    };
    let told = gate(&[]).exits(1);
    let lines: Vec<_> = told.stdout.lines().collect();
    let at = |line: usize| format!("::error file=shop/checklists/data.toml,line={line},title=");
    assert!(lines[0].starts_with(&at(2)), "{lines:?}");
    assert!(lines[0].contains("data/drill::A restore was rehearsed"));
    assert!(lines[1].starts_with(&at(5)), "{lines:?}");
    assert!(lines[2].starts_with("::notice title=NO-GO::"), "{lines:?}");
    assert_eq!(lines.len(), 3);

    environment.does(&["--workspace", "shop", "done", "drill", "erase"]);
    let told = gate(&["--strict"]).exits(0);
    assert!(told.stdout.starts_with("::notice title=GO::"), "{told:?}");

    environment.write("shop/checklists/data.toml", format!("lvl = 1\n{DATA}"));
    let told = gate(&[]).exits(2);
    let fault = "::error file=shop/checklists/data.toml,line=1,col=1,title=checklist::`lvl`";
    assert!(told.stdout.starts_with(fault), "{told:?}");
    assert!(!told.stdout.contains("GO"), "{told:?}");
}

#[test]
fn without_files_an_annotation_has_no_place() {
    let environment = Environment::new();
    git(&environment, &["init", "-q"]);
    let told = environment.run(&["gate", "--format", "github"]).exits(1);
    assert!(told.stdout.starts_with("::error title="), "{told:?}");
    assert!(!told.stdout.contains("file="), "{told:?}");
}

/// The hook that this repository offers: what `pre-commit` reads of it, line by line.
fn hook(key: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml");
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| {
        line.trim_start_matches(['-', ' '])
            .split_once(": ")
            .unwrap()
    });
    let found = lines.find(|(known, _)| *known == key);
    found.unwrap_or_else(|| panic!("{key} in {text}")).1.into()
}

#[test]
fn the_commit_hook_fails_on_a_broken_file_and_passes_on_a_good_one() {
    let environment = data();
    assert_eq!(hook("id"), "gonogo-lint");
    assert_eq!(hook("language"), "rust", "so that it builds this program");
    assert_eq!(hook("pass_filenames"), "false", "since it takes none");
    let entry = hook("entry");
    let (program, words) = entry.split_once(' ').unwrap();
    let built = std::path::Path::new(env!("CARGO_BIN_EXE_gonogo"));
    assert_eq!(built.file_stem().unwrap(), program);
    let words: Vec<_> = words.split(' ').collect();

    commit_on(&environment, "2026-03-01", "a checklist");
    environment.run(&words).exits(0);
    environment.write("checklists/data.toml", format!("lvl = 1\n{DATA}"));
    let told = environment.run(&words).exits(1);
    told.answers(&["checklists/data.toml:1:1", "`lvl`"]);
    environment.write("checklists/data.toml", DATA);
    environment.run(&words).exits(0);
}

#[test]
fn the_commit_hook_looks_where_a_checklist_setting_or_release_changes() {
    let files = regex_lite::Regex::new(&hook("files")).unwrap();
    for path in [
        "gonogo.toml",
        "checklists/data.toml",
        "shop/releases/2.4.toml",
        "shop/gonogo.toml",
    ] {
        assert!(files.is_match(path), "{path}");
    }
    for path in [
        "Cargo.toml",
        "checklists/data.md",
        "src/gonogo.toml.rs",
        "checklists/old/data.toml",
    ] {
        assert!(!files.is_match(path), "{path}");
    }
}
