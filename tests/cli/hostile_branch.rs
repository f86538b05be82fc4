//! What comes from a branch that others can write to is refused or passed by, and never obeyed.

use std::fs;
use std::path::Path;

use crate::clones::{ID, Machine, Team};
use crate::environment::tree;

/// A team of which one has shared an answer, and the other is about to fetch.
fn shared(team: &Team) -> (Machine<'_>, Machine<'_>) {
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["set", "one", "two", "three", "--status", "done"]);
    ada.does(&["sync"]);
    (ada, bob)
}

/// The writer's folder on the branch, and its one file.
fn writer(team: &Team) -> (String, String) {
    let branch = team.branch();
    let (path, content) = branch
        .iter()
        .find(|(path, _)| path.contains(".jsonl"))
        .unwrap();
    let parts: Vec<_> = path.split('/').collect();
    assert_eq!((parts[0], parts[2]), (ID, "next.1.jsonl"));
    (parts[1].into(), content.clone())
}

/// Makes the workspace's folder hold what `git mktree` reads here.
fn overwrite(team: &Team, entries: &str) {
    let folder = team.tree(entries);
    team.overwrite(&format!("040000 tree {folder}\t{ID}\n"));
}

/// Makes the file of the one writer hold this.
fn overwrite_file(team: &Team, content: &[u8]) {
    let (writer, _) = writer(team);
    let file = team.blob(content);
    let files = team.tree(&format!("100644 blob {file}\tnext.1.jsonl\n"));
    overwrite(team, &format!("040000 tree {files}\t{writer}\n"));
}

#[test]
fn names_that_are_no_journals_links_and_other_repositories_are_passed_by() {
    let team = Team::new();
    let (_ada, bob) = shared(&team);
    let (writer, content) = writer(&team);
    let good = team.blob(content.as_bytes());
    let evil = team.blob(b"evil");
    let link = team.blob(b"/etc/passwd");
    let commit = team.tip();
    let files = team.tree(&format!(
        "100644 blob {good}\tnext.1.jsonl\n100644 blob {evil}\t..\n100644 blob {evil}\t.git\n\
         120000 blob {link}\tnext.2.jsonl\n160000 commit {commit}\tnext.3.jsonl\n\
         100644 blob {evil}\tC:\\evil\n100644 blob {evil}\tnext.01.jsonl\n"
    ));
    let deep = team.tree(&format!(
        "040000 tree {files}\t{writer}\n120000 blob {link}\t00000000000000aa\n\
         160000 commit {commit}\t00000000000000bb\n100644 blob {evil}\t00000000000000cc\n\
         040000 tree {files}\tno-writer\n"
    ));
    team.overwrite(&format!(
        "040000 tree {deep}\t{ID}\n040000 tree {deep}\t..\n040000 tree {deep}\t.git\n\
         120000 blob {link}\tREADME.md\n160000 commit {commit}\tmodule\n100755 blob {evil}\tkept\n"
    ));
    let before = tree(&team.path(""));
    bob.run(&["gate"]).exits(1);
    bob.does(&["sync", "--pull"])
        .says(&["no part of a journal"])
        .stays_harmless();
    bob.does(&["gate"]).answers(&["GO next"]);
    // Each is told by its name, those on the way to a journal as well.
    bob.run(&["lint"]).answers(&[
        &format!("{writer}/next.2.jsonl"),
        &format!("{writer}/next.01.jsonl"),
        "00000000000000aa",
        "no-writer/next.1.jsonl",
    ]);
    let now = tree(&team.path(""));
    let is_gits = |path: &Path| path.starts_with("bob/.git") || path == Path::new("input");
    let new = now
        .iter()
        .filter(|(path, content)| before.get(*path) != Some(content));
    let new: Vec<_> = new
        .map(|(path, _)| path)
        .filter(|path| !is_gits(path))
        .collect();
    assert!(new.is_empty(), "{new:?}");
    // What is joined with it is a journal again, and what plainly lies beside it stays.
    bob.does(&["block", "two", "waits"]);
    bob.does(&["sync"]);
    let list = team.git(&team.remote(), &["ls-tree", "-r", "gonogo"]);
    let names: Vec<_> = list
        .lines()
        .map(|line| line.split('\t').nth(1).unwrap())
        .collect();
    assert_eq!(names.len(), 5, "{list}");
    assert!(
        names.contains(&"kept") && names.contains(&"README.md"),
        "{list}"
    );
    assert!(
        !list.contains("120000") && !list.contains("160000"),
        "{list}"
    );
}

#[test]
fn lines_that_are_no_changes_withhold_the_verdict_until_their_writer_has_synced() {
    let team = Team::new();
    let (ada, bob) = shared(&team);
    let (_, content) = writer(&team);
    let damaged = content.replace("three", "thr\u{1B}[2Jee");
    for hostile in [
        &b"garbage \x1B[2J\n"[..],
        b"\xFF\xFE\x00\n",
        &[content.as_bytes(), b"\x1B]52;c;AA\x07\n"].concat(),
        damaged.as_bytes(),
        &vec![b'x'; 2 << 20],
    ] {
        overwrite_file(&team, hostile);
        bob.does(&["sync", "--pull"]);
        bob.run(&["gate"]).exits(2).stays_harmless();
        bob.run(&["lint"])
            .exits(1)
            .answers(&["origin/gonogo"])
            .stays_harmless();
        ada.does(&["sync"]).stays_harmless();
        bob.does(&["sync", "--pull"]);
        bob.does(&["gate"]).answers(&["GO next"]);
        assert_eq!(writer(&team).1, content);
    }
    // A line that was cut off costs nothing but that line.
    overwrite_file(
        &team,
        &[content.as_bytes(), &content.as_bytes()[..40]].concat(),
    );
    bob.does(&["sync", "--pull"]);
    bob.does(&["gate"]).answers(&["GO next"]).says(&["cut off"]);
}

#[test]
fn what_would_fill_the_memory_is_refused() {
    let team = Team::new();
    let (ada, bob) = shared(&team);
    overwrite_file(&team, &vec![b' '; 65 << 20]);
    let tip = team.tip();
    bob.run(&["sync", "--pull"])
        .refuses(&["longer than a journal may be"]);
    bob.run(&["gate"])
        .exits(2)
        .answers(&["longer than a journal may be"]);
    ada.run(&["sync"])
        .refuses(&["nothing was sent", "longer than a journal may be"]);
    assert_eq!(team.tip(), tip);
}

#[test]
fn texts_of_others_are_shown_and_never_obeyed() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    let hostile = "\u{1B}[2J\u{1B}]0;t\u{7}<b>\u{202E}x\nNO-GO";
    ada.does(&["--as", hostile, "block", "one", hostile]);
    ada.does(&["--as", hostile, "sync"]).stays_harmless();
    bob.does(&["sync", "--pull"]).stays_harmless();
    bob.does(&["log"]).stays_harmless();
    let message = team.git(&team.remote(), &["log", "-1", "--format=%an%n%B", "gonogo"]);
    let board = team.branch()["README.md"].clone();
    for text in [message, board] {
        let acting = text
            .chars()
            .find(|c| *c != '\n' && gonogo::domain::text::is_acting(*c));
        assert_eq!(acting, None, "{text}");
    }
}

#[cfg(unix)]
fn program(path: &Path, canary: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(
        path,
        format!("#!/bin/sh\ntouch '{}'\nexit 1\n", canary.display()),
    )
    .unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn no_program_that_a_repository_names_is_run() {
    let team = Team::new();
    let (ada, _bob) = shared(&team);
    let canary = team.path("canary");
    ada.does(&["block", "one", "waits"]);
    // Hooks of the clone, and a git in it.
    for hook in [
        "pre-push",
        "reference-transaction",
        "post-checkout",
        "post-commit",
    ] {
        program(&ada.folder.join(".git/hooks").join(hook), &canary);
    }
    program(&ada.folder.join("git"), &canary);
    ada.git(&["config", "core.fsmonitor", "touch ../canary"]);
    let path = format!(
        "{}:{}",
        ada.folder.display(),
        std::env::var("PATH").unwrap()
    );
    let output = ada.command(&["sync"]).env("PATH", path).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    // Settings of the clone that would have git run something on the way.
    let evil = team.path("evil");
    program(&evil, &canary);
    let evil = evil.to_str().unwrap();
    for key in [
        "core.sshCommand",
        "core.askPass",
        "remote.origin.uploadpack",
        "credential.helper",
    ] {
        ada.git(&["config", key, evil]);
        let named = key.to_ascii_lowercase();
        ada.run(&["sync"])
            .refuses(&["names a program to run", &named]);
        ada.run(&["sync", "--pull"])
            .refuses(&["names a program to run"]);
        ada.git(&["config", "--unset", key]);
    }
    ada.git(&["remote", "add", "ext", &format!("ext::{evil}")]);
    ada.run(&["sync", "ext"]).refuses(&["not allowed"]);
    // A remote on this machine whose hooks and settings would run here.
    let hook = team.remote().join("hooks/post-receive");
    program(&hook, &canary);
    ada.run(&["sync"]).refuses(&["its hook `post-receive`"]);
    fs::remove_file(&hook).unwrap();
    let remote = team.remote();
    team.git(&remote, &["config", "core.hooksPath", "elsewhere"]);
    ada.run(&["sync"]).refuses(&["hookspath"]);
    team.git(&remote, &["config", "--unset", "core.hooksPath"]);
    ada.does(&["sync"]);
    assert!(!canary.exists(), "something was run");
}

#[test]
fn a_remote_is_named_and_never_an_address() {
    let team = Team::new();
    let (ada, _bob) = shared(&team);
    let address = format!("file://{}", team.remote().display());
    for remote in [
        &*address,
        "--upload-pack=touch canary",
        "../remote.git",
        "",
        "ext::touch canary",
    ] {
        let refused = ada.run(&["sync", "--", remote]);
        refused.refuses(&["there is no remote"]);
    }
    assert!(!ada.folder.join("canary").exists());
}
