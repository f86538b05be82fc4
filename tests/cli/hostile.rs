//! Text from others is shown, and never obeyed: not by any command, on any stream, in any format.

use std::ffi::OsStr;

use crate::environment::{Environment, Output};

/// Clears the screen, sets the title, writes the clipboard, makes a link, turns text around.
const HOSTILE: &str = "\u{1B}[2J\u{1B}]0;t\u{7}\u{1B}]52;c;AA\u{7}\u{1B}]8;;x\u{1B}\\a\rb\u{8}\u{9B}31mc\u{202E}d\u{2066}e\u{200F}f\u{7F}g\nNO-GO\u{FEFF}";

/// A workspace in which every text of other people's is hostile.
fn hostile() -> Environment {
    let text = toml::Value::String(HOSTILE.into()).to_string();
    let environment = Environment::new().with_checklist(
        "support",
        &format!(
            "title = {text}\nabout = {text}\nowner = {text}\n[item.one]\ntext = {text}\nlevel = \"must\"\n\
             why = {text}\nask = [{text}]\nproof = {text}\nsection = {text}\nincident = {text}\n\
             tags = [{text}]\nconfirm = {text}\n[item.two]\ntext = {text}\nowner = {text}\n"
        ),
    );
    environment.write(
        "releases/next.toml",
        format!("name = {text}\nversion = {text}\nowner = {text}\n"),
    );
    environment.write(
        "gonogo.toml",
        format!("name = {text}\n[[person]]\nname = {text}\naka = [\"x\"]\n"),
    );
    environment
}

/// The commands that show something.
const SHOWING: [&[&str]; 16] = [
    &[],
    &["list"],
    &["list", "--json"],
    &["mine"],
    &["show", "one"],
    &["show", "one", "--json"],
    &["log"],
    &["log", "--json"],
    &["log", "one"],
    &["report"],
    &["report", "--format", "markdown"],
    &["report", "--json"],
    &["gate"],
    &["gate", "--json"],
    &["lint"],
    &["lint", "--json"],
];

#[test]
fn no_text_in_files_or_answers_acts() {
    let environment = hostile();
    for arguments in [
        &[
            "set", "one", "two", "--status", "blocked", "--reason", HOSTILE, "--owner", HOSTILE,
        ][..],
        &[
            "set",
            "two",
            "--note",
            HOSTILE,
            "--evidence",
            HOSTILE,
            "--as",
            HOSTILE,
        ],
        &["done", "one", "--evidence", HOSTILE, "--json"],
        &["confirm", "one", "--as", HOSTILE],
        &["undo"],
        &["redo"],
    ] {
        environment.run(arguments).exits(0).stays_harmless();
    }
    let waived = [
        "set",
        "two",
        "--status",
        "waived",
        "--reason",
        HOSTILE,
        "--approved-by",
        HOSTILE,
    ];
    let waived = [&waived[..], &["--until", "2026-12-31"]].concat();
    environment.run(&waived).exits(0).stays_harmless();
    for arguments in SHOWING {
        let output = environment.run(arguments).stays_harmless();
        assert_ne!(output.code, 2, "{output:#?}");
    }
    let walk = environment.run_on(
        &format!("b {HOSTILE}\n?\nu\n{HOSTILE}\n"),
        &["walk", "--plain"],
    );
    walk.stays_harmless();
    // JSON gives the very text back.
    assert_eq!(environment.item("one")["text"], HOSTILE);
}

#[test]
fn no_text_begins_a_line_of_ours() {
    let environment = hostile();
    environment.does(&["block", "one", HOSTILE]);
    for arguments in SHOWING
        .iter()
        .filter(|arguments| !arguments.contains(&"--json"))
    {
        let output = environment.run(arguments);
        let shown = output
            .stdout
            .lines()
            .filter(|line| line.starts_with("NO-GO"));
        // The report ends in the verdict and tells it once above; the gate begins each line so.
        let ours = shown.filter(|line| line.contains("<U+")).count();
        let allowed = if arguments.contains(&"gate") {
            usize::MAX
        } else {
            0
        };
        assert!(ours <= allowed, "{output:#?}");
    }
}

#[test]
fn colours_are_ours_alone() {
    let environment = hostile();
    environment.does(&["block", "one", HOSTILE]);
    for arguments in SHOWING {
        let output = environment.run(&[arguments, &["--color", "always"]].concat());
        let strip = |text: &str| {
            let mut parts = text.split("\u{1B}[");
            let mut plain = parts.next().unwrap_or_default().to_string();
            for part in parts {
                let (code, rest) = part.split_once('m').expect("only colours");
                assert!(
                    code.chars().all(|c| c.is_ascii_digit() || c == ';'),
                    "{code:?}"
                );
                plain.push_str(rest);
            }
            plain
        };
        let stripped = Output {
            stdout: strip(&output.stdout),
            stderr: strip(&output.stderr),
            code: output.code,
        };
        stripped.stays_harmless();
    }
}

#[test]
fn no_argument_acts() {
    let environment = hostile();
    for arguments in [
        &[HOSTILE][..],
        &["--today", HOSTILE, "list"],
        &["--release", HOSTILE, "list"],
        &["--workspace", HOSTILE, "list"],
        &["--color", HOSTILE, "list"],
        &["list", "status:\u{1B}[31m"],
        &["list", &format!("--{HOSTILE}")],
        &["show", HOSTILE],
        &["set", HOSTILE, "--note", "x"],
        &["set", "one", "--status", HOSTILE],
        &["set", "one", "--due", HOSTILE],
        &["set", "one", "--value", HOSTILE],
        &["set", "one", "--until", HOSTILE],
        &["undo", HOSTILE],
        &["walk", HOSTILE],
        &["add", HOSTILE, "x"],
        &["add", "support", "x", "--id", HOSTILE],
        &["report", "--output", "gone/\u{1B}[31m\u{202E}"],
        &["init", "--date", HOSTILE],
        &["completions", HOSTILE],
    ] {
        let output = environment.run(arguments).stays_harmless().exits(2);
        let begins = |line: &str| line.starts_with("NO-GO");
        assert!(!output.stderr.lines().any(begins), "{output:#?}");
    }
    environment
        .run(&["list", HOSTILE])
        .stays_harmless()
        .exits(0);
    environment
        .run_with(&[("GONOGO_TODAY", HOSTILE)], &["list"])
        .stays_harmless()
        .exits(2);
    environment
        .run_with(&[("GONOGO_AS", HOSTILE)], &["mine"])
        .stays_harmless()
        .exits(0);
    let bad_data = [("GONOGO_DATA_DIR", "gonogo.toml/\u{1B}[31m")];
    let set = environment.run_with(&bad_data, &["set", "one", "--note", "x"]);
    set.stays_harmless().exits(2);
}

#[cfg(unix)]
#[test]
fn no_file_name_acts() {
    let environment = hostile();
    environment.write("checklists/\u{1B}[31m\u{202E}.toml", "title = \"x\"");
    environment.write("releases/\u{9B}31m\n.toml", "");
    for arguments in SHOWING {
        environment.run(arguments).stays_harmless();
    }
    environment
        .run(&["lint"])
        .exits(1)
        .answers(&["^[[31m<U+202E>.toml"]);
    // The folder's own name, in what `init` and `add` say.
    let environment = Environment::new();
    let folder = environment.workspace().join("a\u{1B}[31mb");
    std::fs::create_dir(&folder).unwrap();
    let folder = folder.to_str().unwrap();
    environment
        .run(&["init", "--workspace", folder])
        .exits(0)
        .stays_harmless();
    environment
        .run(&["add", "support", "x", "--workspace", folder])
        .exits(0)
        .stays_harmless();
    environment
        .run(&["report", "-o", "a\u{1B}[31m"])
        .exits(0)
        .stays_harmless();
}

#[cfg(unix)]
#[test]
fn arguments_and_variables_that_are_not_text_are_refused_in_words() {
    use std::os::unix::ffi::OsStrExt as _;
    let environment = hostile();
    let bad = OsStr::from_bytes(b"a\xFFb");
    let word = OsStr::new;
    for arguments in [
        &[bad][..],
        &[word("show"), bad],
        &[word("list"), bad],
        &[word("set"), word("one"), word("--note"), bad],
        &[word("--as"), bad, word("list")],
        &[word("--today"), bad, word("list")],
    ] {
        let output = environment.run(arguments).stays_harmless().exits(2);
        assert_eq!(output.stdout, "");
        assert!(output.stderr.starts_with("error: "), "{output:#?}");
    }
    for name in ["GONOGO_TODAY", "GONOGO_AS"] {
        let mut command = environment.command(&["set", "one", "--note", "x"]);
        let output = Output::of(command.env(name, bad));
        output.stays_harmless().refuses(&[name, "UTF-8"]);
    }
    // A folder may have any name.
    let folder = environment.workspace().join(bad);
    std::fs::create_dir(&folder).unwrap();
    let output = environment.run(&[word("list"), word("--workspace"), folder.as_os_str()]);
    output.exits(0);
    let output = environment.run(&[word("init"), word("--workspace"), folder.as_os_str()]);
    output.exits(0);
}
