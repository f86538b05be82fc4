//! Sharing through git, with real git and a bare remote on the disk.

use std::fs;
use std::sync::Barrier;
use std::thread;

use crate::clones::{ID, Machine, Team};

fn header(machine: &Machine<'_>) -> String {
    let report = machine.does(&["report"]).stdout;
    report.lines().nth(1).unwrap().to_string()
}

#[test]
fn two_clones_share_and_see_the_same_verdict() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["set", "two", "three", "--status", "done"]);
    assert!(header(&ada).ends_with("this machine only"));
    ada.does(&["sync"])
        .answers(&["Sent: 2 changes to origin (ada 2)."])
        .says(&["shared = true"]);
    assert!(header(&ada).ends_with("; shared"));
    ada.does(&["set", "one", "--note", "for all"]);
    let again = ada.does(&["sync"]).answers(&["Sent: 1 change"]).stderr;
    assert!(!again.contains("shared = true"), "said once: {again}");

    bob.run(&["gate"]).exits(1);
    bob.does(&["sync", "--pull"])
        .answers(&["Received: 3 changes from origin (ada 3)."]);
    bob.does(&["gate"]).answers(&["GO next"]);
    assert_eq!(bob.log(), ada.log());
    bob.does(&["block", "two", "waits for legal"]);
    assert!(header(&bob).ends_with("; shared, 1 not sent yet"));
    bob.does(&["sync"]).answers(&["Sent: 1 change"]);

    ada.does(&["gate"]);
    ada.does(&["sync"])
        .answers(&["Received: 1 change from origin (bob 1).", "Sent: nothing."]);
    assert_eq!(bob.log(), ada.log());
    for machine in [&ada, &bob] {
        machine
            .run(&["gate"])
            .exits(1)
            .answers(&["a/two", "blocked"]);
    }
    assert_eq!(ada.does(&["report"]).stdout, bob.does(&["report"]).stdout);
}

#[test]
fn a_plain_fetch_brings_everybodys_answers_and_needs_no_network_afterwards() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    bob.git(&["fetch", "-q"]);
    fs::rename(team.remote(), team.path("unplugged")).unwrap();
    assert_eq!(bob.log(), ada.log());
    // The same where git has put its branches into one file.
    bob.git(&["pack-refs", "--all"]);
    assert_eq!(bob.log(), ada.log());
    bob.does(&["sync", "--status"])
        .answers(&["Not sent: nothing."]);
    bob.run(&["sync"])
        .refuses(&["git could not fetch", "what is recorded here is safe"]);
    assert_eq!(bob.log(), ada.log());
}

#[test]
fn only_the_writer_takes_back_what_was_shared() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    bob.does(&["sync", "--pull"]);
    bob.run(&["undo"]).refuses(&[]);
    bob.does(&["done", "two"]);
    let journal = crate::environment::tree(&bob.data()).into_iter();
    let mut lines = journal.filter(|(path, _)| path.extension().is_some_and(|e| e == "jsonl"));
    let line = String::from_utf8(lines.next().unwrap().1.1).unwrap();
    assert!(
        line.contains("\"clock\":2,"),
        "behind what was fetched: {line}"
    );
    bob.does(&["undo"]);
    ada.does(&["undo"]);
    for machine in [&ada, &bob, &ada] {
        machine.does(&["sync"]);
    }
    assert_eq!(ada.log(), bob.log());
    assert_eq!(ada.log().len(), 4);
    let open = ada.does(&["list", "status:open"]).stdout;
    assert_eq!(open.lines().count(), 3, "{open}");
}

#[test]
fn two_answers_given_apart_are_both_shown() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    bob.does(&["block", "one", "waits"]);
    for machine in [&ada, &bob, &ada] {
        machine.does(&["sync"]);
    }
    for machine in [&ada, &bob] {
        machine.does(&["list", "one"]).answers(&["two answers"]);
        // Neither holds yet, and so neither reason stands as that of the item.
        let shown = machine.does(&["show", "one"]).stdout;
        assert!(shown.contains("\ntwo answers (nobody's)\n"), "{shown}");
        assert!(shown.contains("blocked: waits (bob"), "{shown}");
        assert_eq!(machine.log().len(), 2);
    }
}

#[test]
fn nothing_but_the_branch_changes() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    bob.does(&["done", "two"]);
    bob.does(&["sync"]);
    ada.does(&["done", "one"]);
    ada.write("README.md", "staged\n");
    ada.git(&["add", "README.md"]);
    ada.write("README.md", "and changed again\n");
    ada.write("new.txt", "not known to git\n");
    let status = ada.git(&["status", "--porcelain"]);
    let head = ada.git(&["rev-parse", "HEAD", "HEAD^{tree}"]);
    let before = ada.untouchable();
    for options in [
        &["sync", "--dry-run"][..],
        &["sync", "--pull"],
        &["sync"],
        &["sync"],
    ] {
        ada.does(options);
    }
    assert_eq!(ada.untouchable(), before);
    assert_eq!(ada.git(&["status", "--porcelain"]), status);
    assert_eq!(ada.git(&["rev-parse", "HEAD", "HEAD^{tree}"]), head);
    assert_eq!(ada.git(&["branch", "--list"]).trim(), "* main");
    ada.git(&["fsck", "--strict"]);
    team.git(&team.remote(), &["fsck", "--strict"]);
}

#[test]
fn one_branch_is_fetched_and_no_other_and_no_tag() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    bob.git(&["tag", "v1"]);
    bob.git(&[
        "push",
        "-q",
        "origin",
        "HEAD:more",
        "HEAD:gonogo-more",
        "v1",
    ]);
    bob.does(&["done", "one"]);
    bob.does(&["sync"]);
    let names = || ada.git(&["for-each-ref", "--format=%(refname)"]);
    let before = names();
    ada.does(&["sync"]).answers(&["Received: 1 change"]);
    let after = names();
    let new: Vec<_> = after
        .lines()
        .filter(|name| !before.contains(name))
        .collect();
    assert_eq!(new, ["refs/gonogo/origin", "refs/remotes/origin/gonogo"]);
}

#[test]
fn a_dry_run_says_what_would_travel_and_writes_nothing() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    bob.does(&["done", "two"]);
    bob.does(&["sync"]);
    ada.does(&["done", "one"]);
    let everything = || {
        let folders = [ada.folder.clone(), ada.data(), team.remote()];
        folders.map(|folder| crate::environment::tree(&folder))
    };
    let before = everything();
    ada.does(&["sync", "--dry-run"]).answers(&[
        "Would receive: 1 change from origin (bob 1).",
        "Would send: 1 change to origin (ada 1).",
    ]);
    let answer = ada.does(&["sync", "--dry-run", "--json"]).json();
    assert_eq!(
        (&answer["received"], &answer["sent"]),
        (&1.into(), &1.into())
    );
    assert_eq!(everything(), before);
}

#[test]
fn it_works_in_every_kind_of_clone() {
    let team = Team::new();
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    for (name, options) in [
        ("shallow", &["--depth", "1"][..]),
        ("single", &["--single-branch"]),
        ("partial", &["--filter=blob:none"]),
        (
            "every-branch-shallow",
            &["--depth", "1", "--no-single-branch"],
        ),
    ] {
        let clone = team.clone_with(name, options);
        clone.does(&["sync", "--pull"]);
        clone.does(&["done", "two"]);
        clone.does(&["sync"]).answers(&["Sent: 1 change"]);
        assert_eq!(clone.log()[0], ada.log()[0], "{name}");
        clone.git(&["fsck"]);
    }
    let tree = team.path("second-tree");
    ada.git(&["worktree", "add", "-q", tree.to_str().unwrap()]);
    let tree = ada.at(tree);
    tree.does(&["done", "three"]);
    tree.does(&["sync"]);
    ada.does(&["sync"])
        .answers(&["Received: nothing.", "Sent: nothing."]);
    assert_eq!(ada.log(), tree.log());
    assert_eq!(ada.log().len(), 6);
}

#[test]
fn a_repository_without_a_commit_and_a_remote_without_a_branch_will_do() {
    let team = Team::new();
    let empty = team.path("empty.git");
    team.git(
        &team.path(""),
        &["init", "-q", "--bare", empty.to_str().unwrap()],
    );
    let unborn = team.path("unborn");
    team.git(&team.path(""), &["init", "-q", unborn.to_str().unwrap()]);
    let machine = team.machine("ada").at(unborn);
    machine.write("gonogo.toml", "id = \"another-workspace\"\n");
    machine.write(
        "checklists/a.toml",
        "title = \"A\"\n[item.one]\ntext = \"One\"\n",
    );
    machine.git(&["remote", "add", "elsewhere", "../empty.git"]);
    machine
        .run(&["sync"])
        .refuses(&["no remote `origin`", "git config gonogo.remote"]);
    machine
        .does(&["sync", "elsewhere"])
        .answers(&["no branch `gonogo`."]);
    machine.does(&["done", "one"]);
    machine
        .run(&["sync", "elsewhre"])
        .refuses(&["did you mean `elsewhere`?"]);
    machine
        .does(&["sync", "elsewhere"])
        .answers(&["Sent: 1 change to elsewhere"]);
    assert!(header(&machine).ends_with("; shared"));
    machine.git(&["config", "gonogo.remote", "elsewhere"]);
    machine.does(&["sync"]).answers(&["Sent: nothing."]);
}

#[test]
fn shared_answers_that_are_not_here_give_no_verdict() {
    let team = Team::new();
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    ada.git(&["pull", "-q"]);
    ada.write(
        "gonogo.toml",
        &format!("id = \"{ID}\"\nname = \"Shop\"\nshared = true\n"),
    );
    ada.commit("shared");
    ada.git(&["push", "-q", "origin", "HEAD:main"]);
    assert!(!ada.does(&["sync"]).stderr.contains("shared = true"));

    let ci = team.clone_with("ci", &["--depth", "1"]);
    for command in ["gate", "report"] {
        ci.run(&[command]).exits(2).says(&["gonogo sync --pull"]);
        let json = ci.run(&[command, "--json"]).exits(2).json();
        assert_eq!(json["verdict"], serde_json::Value::Null);
    }
    // Also where something was answered here: nobody's else is.
    ci.does(&["done", "two"]);
    ci.run(&["gate"]).exits(2);
    ci.does(&["sync", "--pull"]);
    ci.run(&["gate"]).exits(1);
}

/// Whether the long run was asked for, which takes minutes.
fn soak() -> bool {
    std::env::var_os("GONOGO_SOAK").is_some()
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    /// Whether it is the one time in so many.
    fn falls(&mut self, one_in: u64) -> bool {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(one_in)
    }
}

/// Fails unless every clone knows the same, git finds nothing wrong anywhere, and each of the notes
/// stands on the branch once.
fn assert_one_state(team: &Team, clones: &[Machine<'_>], notes: &[String]) {
    for clone in clones {
        clone.does(&["sync"]);
    }
    let log = clones[0].log();
    assert_eq!(log.len(), notes.len());
    for clone in clones {
        assert_eq!(clone.log(), log);
        let report = clone.does(&["report"]).stdout;
        assert_eq!(report, clones[0].does(&["report"]).stdout);
        let tip = clone.git(&["rev-parse", "origin/gonogo"]);
        assert_eq!(tip.trim(), team.tip());
        clone.git(&["fsck"]);
        clone.does(&["doctor"]).answers(&["Nothing is wrong."]);
    }
    team.git(&team.remote(), &["fsck"]);
    let branch = team.branch();
    let journal = branch.iter().filter(|(path, _)| path.contains(".jsonl"));
    let journal: String = journal.map(|(_, text)| text.as_str()).collect();
    for note in notes {
        assert_eq!(journal.matches(note).count(), 1, "{note}");
    }
}

#[test]
fn clones_that_sync_at_random_moments_all_arrive_and_end_in_the_same_state() {
    let (number, changes) = if soak() { (8, 200) } else { (4, 40) };
    let team = Team::new();
    let clones: Vec<_> = (0..number)
        .map(|n| team.machine(&format!("clone-{n}")))
        .collect();
    let note = |clone: u64, change: u64| format!("note {clone}-{change}.");
    thread::scope(|scope| {
        for (seed, clone) in (0..).zip(&clones) {
            scope.spawn(move || {
                let mut dice = Dice(seed);
                for change in 0..changes {
                    clone.does(&["set", "one", "--note", &note(seed, change)]);
                    // Some often, some seldom.
                    if dice.falls(seed * 3 + 2) {
                        clone.does(&["sync"]);
                    }
                }
                clone.does(&["sync"]);
            });
        }
    });
    let notes = (0..number).flat_map(|clone| (0..changes).map(move |change| note(clone, change)));
    assert_one_state(&team, &clones, &notes.collect::<Vec<_>>());
}

#[test]
fn two_clones_that_push_at_the_same_moment_both_arrive() {
    let races = if soak() { 100 } else { 10 };
    let team = Team::new();
    let clones = [team.machine("ada"), team.machine("bob")];
    let note = |clone: &Machine<'_>, race: usize| format!("race {race} of {}.", clone.name);
    for race in 0..races {
        for clone in &clones {
            clone.does(&["set", "one", "--note", &note(clone, race)]);
        }
        // A barrier for each race: one clone that fails ends it for both.
        let start = Barrier::new(clones.len());
        thread::scope(|scope| {
            for clone in &clones {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    clone.does(&["sync"]);
                });
            }
        });
    }
    let notes = clones
        .iter()
        .flat_map(|clone| (0..races).map(move |race| note(clone, race)));
    assert_one_state(&team, &clones, &notes.collect::<Vec<_>>());
}

#[test]
fn the_board_says_where_every_release_stands() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    for machine in [&ada, &bob] {
        machine.write("releases/1.0.toml", "name = \"One\"\ndate = 2026-04-01\n");
        machine.write("releases/2.0.toml", "name = \"Two\"\n");
    }
    ada.does(&["set", "one", "two", "three", "--status", "done"]);
    ada.does(&["sync"]);
    let board = team.branch()["README.md"].clone();
    assert!(board.starts_with("# Shop\n"), "{board}");
    let place = |words: &str| {
        board
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {board}"))
    };
    assert!(place("## One: GO") < place("## Two: NO-GO"));
    bob.does(&["--release", "1.0", "block", "one", "no <b>power</b>"]);
    bob.does(&["sync"]);
    let board = team.branch()["README.md"].clone();
    assert!(board.contains("## One: NO-GO"), "{board}");
    assert!(!board.contains("<b>"), "{board}");
    let message = team.git(
        &team.remote(),
        &["log", "-1", "--format=%an <%ae>%n%B", "gonogo"],
    );
    let expected = "bob <gonogo@localhost.invalid>\n1 change by bob [skip ci]\n\n1.0: 1 change\n";
    assert_eq!(message.trim_end(), expected.trim_end());
    let tip = team.tip();
    for _ in 0..3 {
        bob.does(&["sync"]);
        assert_eq!(team.tip(), tip, "nothing new is no commit");
    }
    // Another day or another statement is a new board, though nobody answered anything.
    bob.does(&["--today", "2026-03-13", "sync"]);
    assert!(team.branch()["README.md"].contains("as of Fri 13 Mar 2026"));
    bob.does(&["sync"]);
    let list = fs::read_to_string(bob.folder.join("checklists/a.toml")).unwrap();
    bob.write(
        "checklists/a.toml",
        &list.replace("\"Two\"", "\"Two reworded\""),
    );
    bob.does(&["sync"]);
    assert!(team.branch()["README.md"].contains("Two reworded"));
}

#[test]
fn who_may_not_push_is_told_and_keeps_what_was_recorded() {
    let team = Team::new();
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    let log = ada.log();
    team.git(
        &team.remote(),
        &["config", "receive.hideRefs", "refs/heads/gonogo"],
    );
    let before = ada.untouchable();
    ada.run(&["sync"])
        .refuses(&["git could not push", "check that you may push", "safe"]);
    assert_eq!((ada.log(), ada.untouchable()), (log, before));
    team.git(&team.remote(), &["config", "--unset", "receive.hideRefs"]);
    ada.does(&["sync"]).answers(&["Sent: 1 change"]);
}

#[test]
fn workspaces_of_one_repository_share_the_branch_and_the_page() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    for machine in [&ada, &bob] {
        machine.write("app/gonogo.toml", "id = \"the-app-1\"\nname = \"App\"\n");
        machine.write(
            "app/checklists/b.toml",
            "title = \"B\"\n[item.x]\ntext = \"X\"\n",
        );
    }
    let app = bob.at(bob.folder.join("app"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    app.does(&["done", "x"]);
    app.does(&["sync"]);
    let board = team.branch()["README.md"].clone();
    assert!(
        board.contains("# Shop\n") && board.contains("# App\n"),
        "{board}"
    );
    ada.does(&["block", "two", "waits for legal"]);
    ada.does(&["sync"]);
    let board = team.branch()["README.md"].clone();
    assert!(
        board.contains("waits for legal") && board.contains("# App\n"),
        "{board}"
    );
    // Once all is said, neither sync changes the page again.
    app.does(&["sync"]);
    let tip = team.tip();
    for machine in [&ada, &app, &ada, &app] {
        machine.does(&["sync"]);
        assert_eq!(team.tip(), tip);
    }
    assert_eq!((ada.log().len(), app.log().len()), (2, 1));
}

#[test]
fn without_an_id_a_repository_or_git_it_says_what_to_do() {
    let team = Team::new();
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    let before = ada.log();
    let no_git = ada.command(&["sync"]).env("PATH", "").output().unwrap();
    crate::environment::Output::from(no_git).refuses(&["git is not found"]);
    ada.write("gonogo.toml", "name = \"Shop\"\n");
    ada.run(&["sync"]).refuses(&["no `id`", "gonogo init"]);
    let outside = team.path("outside");
    fs::create_dir(&outside).unwrap();
    let outside = ada.at(outside);
    outside.write("gonogo.toml", &format!("id = \"{ID}\"\n"));
    outside.run(&["sync"]).refuses(&["not in a git repository"]);
    ada.git(&["checkout", "-q", "gonogo.toml"]);
    assert_eq!(ada.log(), before);
}

#[cfg(unix)]
#[test]
fn reading_starts_git_once_and_only_where_something_is_shared() {
    use std::os::unix::fs::PermissionsExt as _;

    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    // A git that counts how often it is called.
    let (folder, calls) = (team.path("counting"), team.path("calls"));
    fs::create_dir(&folder).unwrap();
    let real = std::env::var("PATH").unwrap();
    let script = format!(
        "#!/bin/sh\necho \"$@\" >>'{}'\nPATH='{real}' exec git \"$@\"\n",
        calls.display()
    );
    fs::write(folder.join("git"), script).unwrap();
    fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let count = |machine: &Machine<'_>, arguments: &[&str]| {
        let _ = fs::remove_file(&calls);
        let output = machine
            .command(arguments)
            .env("PATH", &folder)
            .output()
            .unwrap();
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{output:?}"
        );
        fs::read_to_string(&calls)
            .unwrap_or_default()
            .lines()
            .count()
    };
    let commands = [
        &["report"][..],
        &["list"],
        &["log"],
        &["lint"],
        &["block", "two", "x"],
    ];
    for arguments in commands {
        assert_eq!(count(&ada, arguments), 0, "{arguments:?}");
    }
    ada.does(&["sync"]);
    bob.does(&["sync", "--pull"]);
    bob.does(&["--release", "next", "done", "three"]);
    for arguments in commands {
        assert_eq!(count(&bob, arguments), 1, "{arguments:?}");
    }
}
