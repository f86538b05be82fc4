//! Commands that write the workspace's files: `init` and `add`.

use std::fs;

use crate::environment::Environment;

#[test]
fn init_makes_a_workspace_that_has_no_fault() {
    let environment = Environment::new();
    let init = environment.does(&["init", "--name", "Web \"Shop\"", "--date", "2026-12-01"]);
    init.answers(&[
        "wrote checklists/support.toml",
        "wrote gonogo.toml",
        "wrote releases/next.toml",
    ]);
    let lint = environment.does(&["lint"]);
    assert_eq!(lint.stdout, "");
    lint.says(&["No fault"]);
    let release = environment.does(&["report", "--json"]).json()["release"].clone();
    assert_eq!(release["date"], "2026-12-01");
    let again = environment.everything();
    // A second run writes nothing and says what it kept.
    let init = environment.does(&["init", "--name", "Other", "--date", "2027-01-01"]);
    assert!(!init.stdout.contains("wrote"), "{}", init.stdout);
    init.answers(&["kept gonogo.toml"]);
    assert_eq!(environment.everything(), again);
}

#[test]
fn init_asks_nothing_of_a_pipe() {
    let environment = Environment::new();
    let init = environment.run_on("Name\n2026-12-01\n", &["init"]).exits(0);
    assert!(!init.stderr.contains('?'), "{}", init.stderr);
    let release = environment.does(&["report", "--json"]).json()["release"].clone();
    assert!(release["date"].is_null());
    let wrong = environment.run(&["init", "--date", "someday"]);
    wrong.refuses(&["someday", "2026-12-01"]);
}

#[test]
fn init_keeps_what_is_there() {
    let environment =
        Environment::new().with_checklist("ours", "title = \"Ours\"\n[item.one]\ntext = \"One\"\n");
    environment.write("releases/next.toml", "name = \"Kept\" # so\n");
    environment
        .does(&["init", "--name", "x", "--date", "2026-12-01"])
        .answers(&["kept", "releases/next.toml"]);
    assert_eq!(
        environment.read("releases/next.toml"),
        "name = \"Kept\" # so\n"
    );
    assert_eq!(
        environment.items(&[]).len(),
        1,
        "the pack is not put among a team's own"
    );
}

#[test]
fn init_goes_where_it_is_told() {
    let environment = Environment::new();
    fs::create_dir(environment.workspace().join("inner")).unwrap();
    environment.does(&["init", "--workspace", "inner"]);
    assert!(environment.workspace().join("inner/gonogo.toml").is_file());
    assert!(!environment.workspace().join("gonogo.toml").exists());
    environment
        .run(&["init", "--workspace", "gone"])
        .refuses(&["gone"]);
}

#[test]
fn answers_that_a_settings_file_from_elsewhere_would_hide_are_adopted() {
    // Somebody answers; a colleague commits `gonogo.toml`; it arrives by git.
    let environment =
        Environment::new().with_checklist("a", "title = \"A\"\n[item.one]\ntext = \"One\"\n");
    environment.does(&["done", "one"]);
    environment.write("gonogo.toml", "id = \"0123456789abcdef\"\n");
    assert_eq!(environment.item("one")["status"], "open");
    environment
        .does(&["init"])
        .says(&["answers given here before are kept"]);
    assert_eq!(environment.item("one")["status"], "done");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let environment = Environment::new();
    let outside = environment.home().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, environment.workspace().join("checklists")).unwrap();
    let before = environment.everything();
    environment.run(&["init"]).exits(2).says(&["symbolic link"]);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    fs::write(
        outside.join("a.toml"),
        "title = \"A\"\n[item.one]\ntext = \"One\"\n",
    )
    .unwrap();
    environment
        .run(&["add", "a", "Two"])
        .refuses(&["symbolic link"]);
    assert!(
        before.len() < environment.everything().len(),
        "the test wrote one file itself"
    );
    assert!(
        !fs::read_to_string(outside.join("a.toml"))
            .unwrap()
            .contains("Two")
    );
}

/// An editor that is told the line first, as `vi` is, and writes down what it is told.
#[cfg(unix)]
fn editor(environment: &Environment, does: &str) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    let path = environment.home().join("vi");
    let script = format!("#!/bin/sh\necho \"$@\" > \"$HOME/asked\"\nshift\n{does}\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_string()
}

#[cfg(unix)]
#[test]
fn edit_opens_the_editor_at_the_line_and_checks_what_it_left() {
    let list = "title = 'A'\n\n[item.one]\ntext = 'One'\n\n[item.two]\ntext = 'Two'\n";
    let environment = Environment::new().with_checklist("a", list);
    let edit = |does: &str, arguments: &[&str]| {
        let editor = editor(&environment, does);
        let output = environment.run_with(&[("VISUAL", &editor)], arguments);
        let asked = fs::read_to_string(environment.home().join("asked")).unwrap();
        let root = environment.workspace().canonicalize().unwrap();
        (output, asked.trim().replace(root.to_str().unwrap(), "."))
    };
    for (arguments, asked) in [
        (&["edit", "two"][..], "+6 ./checklists/a.toml"),
        (&["edit", "a"], "+1 ./checklists/a.toml"),
        (&["edit"], "+1 ./gonogo.toml"),
    ] {
        let (output, told) = edit(":", arguments);
        assert_eq!(told, asked);
        output.exits(0);
    }
    let (output, _) = edit("sed -i s/text/txet/ \"$1\"", &["edit", "one"]);
    // As lint says it.
    assert!(output.exits(1).stdout.contains("a.toml:4:1"));
    let (_, asked) = edit(":", &["edit"]);
    assert_eq!(
        asked, "+3 ./checklists/a.toml",
        "the first thing that is wrong"
    );
}

#[test]
fn edit_refuses_what_is_no_file_and_what_is_no_editor() {
    let environment = Environment::new();
    environment
        .run(&["edit", "contact-channel"])
        .refuses(&["pack that ships", "gonogo init"]);
    let environment = environment.with_checklist("a", "title = 'A'\n[item.one]\ntext = 'One'\n");
    environment.run(&["edit", "oen"]).refuses(&["did you mean"]);
    for (editor, told) in [
        ("/no/such", "could not be started"),
        ("'", "is not a command"),
    ] {
        environment
            .run_with(&[("EDITOR", editor)], &["edit", "one"])
            .refuses(&[told, "VISUAL or EDITOR"]);
    }
}

const ODD: &str =
    "\u{FEFF}# Ours\r\ntitle = 'Support'\r\n\r\n[item.one]  # first\r\ntext   = \"One\"\r\n";

#[test]
fn add_keeps_every_byte_that_was_there() {
    let environment = Environment::new().with_checklist("support", ODD);
    let add = environment.does(&[
        "add",
        "support",
        "Clients",
        "can call us",
        "--level",
        "must",
        "--phase",
        "go",
    ]);
    assert_eq!(add.stdout, "support/clients-can-call-us\n");
    let text = environment.read("checklists/support.toml");
    assert!(text.starts_with(ODD), "{text:?}");
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\n'),
        "{text:?}"
    );
    let item = environment.item("clients-can-call-us");
    assert_eq!(item["text"], "Clients can call us");
    assert_eq!(
        (&item["level"], &item["phase"]),
        (&"must".into(), &"go".into())
    );
    // The same words again get an id of their own; a chosen id must be free.
    assert_eq!(
        environment
            .does(&["add", "support", "Clients can call us"])
            .stdout,
        "support/clients-can-call-us-2\n"
    );
    assert_eq!(
        environment
            .does(&["add", "support", "x", "--id", "own"])
            .stdout,
        "support/own\n"
    );
    let before = environment.everything();
    environment
        .run(&["add", "support", "x", "--id", "own"])
        .refuses(&["support.toml", "`own`", "another id"]);
    environment
        .run(&["add", "support", "x", "--id", "Not One"])
        .refuses(&["`Not One` is not an id"]);
    environment
        .run(&["add", "support", "x", "--level", "msut"])
        .refuses(&["'must'"]);
    environment
        .run(&["add", "suport", "x"])
        .refuses(&["no area `suport`", "did you mean `support`?"]);
    environment
        .run(&["add", "Support", "x"])
        .refuses(&["`Support`"]);
    environment.run(&["add", "support"]).refuses(&["<TEXT>"]);
    for empty in ["", "  "] {
        environment
            .run(&["add", "support", empty])
            .refuses(&["text"]);
    }
    assert_eq!(environment.everything(), before);
}

#[test]
fn what_was_added_never_breaks_the_workspace() {
    let environment = Environment::new().with_checklist(
        "support",
        "title = \"Support\"\n[item.new]\ntext = \"New\"\nwas = [\"old\"]\n",
    );
    for text in [
        "old",
        "\u{1B}[31mred",
        "two\nlines",
        "quotes \" ' \\ \"\"\"",
        "日本語",
        "…",
        "# [item.x]",
    ] {
        environment.does(&["add", "support", text]);
        environment.does(&["lint"]);
    }
    assert_eq!(environment.items(&[]).len(), 8);
    let before = environment.everything();
    // An earlier id of another item would make its answers belong to two.
    environment
        .run(&["add", "support", "x", "--id", "old"])
        .refuses(&["old"]);
    assert_eq!(environment.everything(), before);
}

#[test]
fn add_without_a_folder_of_checklists_leads_to_init() {
    let environment = Environment::new();
    environment
        .run(&["add", "support", "x"])
        .refuses(&["checklists/", "gonogo init"]);
}

#[test]
fn without_a_workspace_it_is_said_that_the_pack_is_used_and_where_answers_go() {
    let environment = Environment::new();
    let folder = environment.workspace().canonicalize().unwrap();
    let folder = folder.to_str().unwrap();
    let told = [folder, "the pack that ships with gonogo", "for this folder"];
    for arguments in [
        &["done", "shifts-filled"][..],
        &["set", "shifts-filled", "--note", "x"],
        &["block", "real-business", "waits"],
        &["undo"],
        &["vote", "support", "go"],
        &["gate"],
        &["gate", "--json"],
        &["list", "--workspace", "."],
        &["report", "--workspace", "."],
    ] {
        let output = environment.run(arguments).says(&told);
        assert!(!output.stdout.contains("for this folder"), "{arguments:?}");
        let told = output.stderr.matches("for this folder").count();
        assert_eq!(told, 1, "{arguments:?}: {}", output.stderr);
    }
    environment.does(&["init"]);
    for arguments in [&["gate"][..], &["list", "--workspace", "."]] {
        let output = environment.run(arguments);
        assert!(!output.stderr.contains("warning"), "{}", output.stderr);
    }
}

#[test]
fn what_init_did_not_write_is_named_and_nothing_else() {
    let environment = Environment::new();
    environment.does(&["init", "--name", "Billing"]);
    let again = environment.does(&["init", "--date", "2027-03-01"]);
    again.says(&["releases/next.toml is kept as it was: the date is not written there"]);
    let again = environment.does(&["init"]);
    assert!(!again.stderr.contains("not written"), "{}", again.stderr);
}
