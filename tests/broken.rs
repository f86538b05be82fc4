//! Every fault that a person can make in a file gets a clear answer with its place.
//!
//! Each file below `fixtures/broken` holds one kind of fault; beside it stands what is said of it.
//! `EXPECTED=write cargo test --test broken` writes these anew, for reading the difference.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use gonogo::domain::finding::{Finding, Severity};
use gonogo::domain::text::visible;
use gonogo::store::config_file;
use gonogo::store::workspace::{Purpose, Workspace};
use gonogo::tui::preferences::Preferences;
use tempfile::TempDir;

const GOOD: &str = "title = \"Support\"\n\n[item.one]\ntext = \"It is true\"\n";

fn fixtures(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/broken")
        .join(kind);
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    assert!(files.len() > 5, "the fixtures of {kind} were not found");
    files
}

/// A workspace with one good checklist, a repository of its own.
fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in [".git", "checklists", "releases"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    folder
}

/// All findings of a workspace. What makes this hang makes the tests hang: none asserts a time.
fn findings(root: &Path) -> Vec<Finding> {
    let workspace = Workspace::open(root, None, None).unwrap();
    let (_, mut findings) = workspace.plan(Purpose::Asking);
    findings.extend(workspace.findings);
    Finding::sort(&mut findings);
    findings
}

/// As a person reads it; the marks show what the place means.
fn told(findings: &[Finding]) -> String {
    let mut told = String::new();
    for finding in findings {
        writeln!(
            told,
            "{}: {}: {}",
            finding.severity.word(),
            finding.place(),
            visible(&finding.message)
        )
        .unwrap();
        if let Some(spot) = &finding.spot {
            let before: String = spot
                .source
                .chars()
                .take(spot.column - 1 - spot.skipped)
                .collect();
            let source = if spot.source.chars().count() > 100 {
                format!(
                    "({} characters left out, {} shown)",
                    spot.skipped,
                    spot.source.chars().count()
                )
            } else {
                format!(
                    "{}\n    {}{}",
                    visible(&spot.source),
                    " ".repeat(visible(&before).chars().count()),
                    "^".repeat(spot.width)
                )
            };
            writeln!(told, "    {source}").unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(told, "    help: {}", visible(help)).unwrap();
        }
    }
    told
}

fn check(kind: &str, place: impl Fn(&Path, &str) -> PathBuf) {
    compare(kind, |file| {
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let folder = workspace();
        if kind != "checklist" {
            fs::write(folder.path().join("checklists/support.toml"), GOOD).unwrap();
        }
        fs::copy(file, place(folder.path(), stem)).unwrap();
        findings(folder.path())
    });
}

/// Compares what is found in each file of a kind with what is expected.
fn compare(kind: &str, find: impl Fn(&Path) -> Vec<Finding>) {
    let mut wrong = Vec::new();
    for file in fixtures(kind) {
        let told = told(&find(&file));
        let expected = file.with_extension("expected");
        if std::env::var_os("EXPECTED").is_some_and(|what| what == "write") {
            fs::write(&expected, &told).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if told.is_empty() || told != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}--- told\n{told}",
                file.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_fault_of_a_checklist_has_its_answer() {
    check("checklist", |root, stem| {
        root.join(format!("checklists/{stem}.toml"))
    });
}

#[test]
fn every_fault_of_the_settings_has_its_answer() {
    check("settings", |root, _| root.join("gonogo.toml"));
}

#[test]
fn every_fault_of_a_release_has_its_answer() {
    check("release", |root, stem| {
        root.join(format!("releases/{stem}.toml"))
    });
}

/// All findings of a person's settings, in a folder that holds the file.
fn config_findings(folder: &Path) -> Vec<Finding> {
    let mut findings =
        Preferences::of(config_file::load(folder)).map_or_else(|all| all, |_| vec![]);
    for finding in &mut findings {
        let path = Path::new(&finding.path);
        assert_eq!(path, folder.join("config.toml"), "it is named in full");
        finding.path = "config.toml".into();
    }
    findings
}

#[test]
fn every_fault_of_a_person_s_settings_has_its_answer() {
    compare("config", |file| {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(file, folder.path().join("config.toml")).unwrap();
        config_findings(folder.path())
    });
}

#[test]
fn settings_that_are_too_large_or_no_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    File::create(&file).unwrap().set_len(100_000_000).unwrap();
    let mut findings = config_findings(folder.path());
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    findings.extend(config_findings(folder.path()));
    assert_eq!(
        told(&findings),
        "error: config.toml: the file has 96 MiB; at most 16 MiB are read
    help: split it into several files
error: config.toml: a folder stands where a file should be
    help: move it away, or give it a name that does not end in `.toml`
"
    );
}

#[test]
fn all_faults_of_all_files_come_at_once_in_order() {
    let folder = workspace();
    for kind in ["checklist", "release"] {
        for file in fixtures(kind) {
            fs::copy(
                &file,
                folder
                    .path()
                    .join(format!("{kind}s"))
                    .join(file.file_name().unwrap()),
            )
            .unwrap();
        }
    }
    let findings = findings(folder.path());
    for kind in ["checklist", "release"] {
        for file in fixtures(kind) {
            let path = format!("{kind}s/{}", file.file_name().unwrap().to_str().unwrap());
            let told = findings.iter().any(|finding| finding.path == path);
            // This one is only too much for a meeting, and that is told of the whole folder.
            assert!(
                told || path.ends_with("meeting.toml"),
                "{path} has no finding"
            );
        }
    }
    let mut sorted = findings.clone();
    Finding::sort(&mut sorted);
    assert_eq!(findings, sorted);
}

#[test]
fn what_is_too_large_or_no_file_is_refused() {
    let folder = workspace();
    let file = |name: &str| folder.path().join("checklists").join(name);
    fs::write(file("support.toml"), GOOD).unwrap();
    File::create(file("a.toml"))
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    File::create(file("b.toml"))
        .unwrap()
        .set_len((16 << 20) + 1)
        .unwrap();
    fs::create_dir(file("c.toml")).unwrap();
    fs::write(file("Bad Name.toml"), GOOD).unwrap();
    fs::write(file(".hidden.toml"), "broken").unwrap();
    fs::write(file("readme.md"), "broken").unwrap();
    fs::create_dir(folder.path().join("gonogo.toml")).unwrap();
    let findings = findings(folder.path());
    assert_eq!(
        told(&findings),
        "error: checklists/Bad Name.toml: `Bad Name` is not an id: use 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or a digit
    help: rename the file: its name without `.toml` is the checklist's id
error: checklists/a.toml: the file has 96 MiB; at most 16 MiB are read
    help: split it into several files
error: checklists/b.toml: the file has 17 MiB; at most 16 MiB are read
    help: split it into several files
error: checklists/c.toml: a folder stands where a file should be
    help: move it away, or give it a name that does not end in `.toml`
error: gonogo.toml: a folder stands where a file should be
    help: move it away, or give it a name that does not end in `.toml`
"
    );
}

/// Opening a pipe or a socket could wait for ever for who is at its other end.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_not_opened() {
    let folder = workspace();
    let place = folder.path().join("checklists/a.toml");
    let _other_end = std::os::unix::net::UnixListener::bind(place).unwrap();
    assert_eq!(
        told(&findings(folder.path())),
        "error: checklists/a.toml: this is not a plain file, so it is not opened
    help: put a text file in its place
"
    );
}

#[test]
fn a_million_faults_are_neither_a_hang_nor_a_million_findings() {
    let folder = workspace();
    let file = folder.path().join("checklists/a.toml");
    let shapes: [(&str, String); 4] = [
        (
            "unknown keys",
            (0..100_000)
                .map(|n| format!("k{n} = 1"))
                .collect::<Vec<_>>()
                .join("\n"),
        ),
        ("no keys", "= 1\n".repeat(100_000)),
        ("one long line", format!("x = [{}", "1 ".repeat(300_000))),
        ("brackets", "[".repeat(1 << 20)),
    ];
    for (shape, text) in shapes {
        fs::write(&file, text).unwrap();
        let findings = findings(folder.path());
        assert!(
            (1..=1002).contains(&findings.len()),
            "{shape}: {}",
            findings.len()
        );
        assert!(
            findings
                .iter()
                .any(|finding| finding.severity == Severity::Error),
            "{shape}"
        );
    }
}

#[test]
fn the_deepest_tree_that_the_parser_lets_through_is_taken_down_again() {
    // Nested as deep as tables may be, with keys of as many parts as they may have.
    let inner = format!("{{{}x = ", "a.".repeat(78)).repeat(79);
    let deep = format!(
        "title = 'A'\nx-deep = {inner}1{}\n{GOOD_ITEM}",
        "}".repeat(79)
    );
    let folder = workspace();
    fs::write(folder.path().join("checklists/a.toml"), deep).unwrap();
    let root = folder.path().to_path_buf();
    // As much stack as the program's main thread has.
    let reading = std::thread::Builder::new()
        .stack_size(8 << 20)
        .spawn(move || findings(&root));
    assert_eq!(reading.unwrap().join().unwrap(), []);
}

const GOOD_ITEM: &str = "[item.one]\ntext = 'It is true'\n";
