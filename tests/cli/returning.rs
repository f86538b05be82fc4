//! Leaving and returning: interrupted syncs, backups, copies, and branches that others rewrote.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use crate::clones::{ID, Machine, Team};
use crate::environment::tree;

/// A copy of the data folder that can be put back.
fn backup(machine: &Machine<'_>) -> impl Fn(&Machine<'_>) {
    let files = tree(&machine.data());
    move |machine: &Machine<'_>| {
        let data = machine.data();
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data).unwrap();
        for (path, (mode, content)) in &files {
            let path = data.join(path);
            // Folders sort before what lies in them, and have the owner's search bit.
            if *mode & 0o100 == 0 {
                fs::write(path, content).unwrap();
            } else {
                fs::create_dir_all(path).unwrap();
            }
        }
    }
}

fn sync_all(machines: &[&Machine<'_>]) {
    for _ in 0..2 {
        for machine in machines {
            machine.does(&["sync"]);
        }
    }
    let log = machines[0].log();
    for machine in machines {
        assert_eq!(machine.log(), log);
    }
}

#[test]
fn a_sync_that_is_killed_anywhere_loses_nothing_and_the_next_one_completes() {
    const KILLS: u32 = 25;
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    // How long an undisturbed one takes on this machine.
    ada.does(&["done", "two"]);
    let begun = Instant::now();
    ada.does(&["sync"]);
    let usual = begun.elapsed();
    for kill in 0..KILLS {
        ada.does(&["set", "one", "--note", &format!("note {kill}")]);
        bob.does(&["set", "one", "--note", &format!("other {kill}")]);
        bob.does(&["sync"]);
        let mut sync = ada.command(&["sync"]);
        let mut child = sync
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + usual * (2 * kill + 1) / (2 * KILLS);
        while Instant::now() < until {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        ada.does(&["sync"]);
        // What the killed one had begun may still be at its end.
        let begun = Instant::now();
        while !ada.is_sound() {
            assert!(begun.elapsed().as_secs() < 20, "{}", ada.git(&["fsck"]));
        }
    }
    bob.does(&["sync"]);
    assert_eq!(ada.log(), bob.log());
    assert_eq!(ada.log().len(), 1 + 2 * usize::try_from(KILLS).unwrap());
    team.git(&team.remote(), &["fsck"]);
}

#[test]
fn a_restored_backup_gets_back_what_was_shared_since() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    let restore = backup(&ada);
    ada.does(&["block", "two", "waits"]);
    ada.does(&["sync"]);
    restore(&ada);
    ada.does(&["list", "status:blocked"]).answers(&["a/two"]);
    ada.does(&["done", "three"]);
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log().len(), 3);
    assert_eq!(ada.does(&["lint"]).stdout, "");
}

#[test]
fn the_same_writer_on_two_machines_loses_nothing() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    backup(&ada)(&bob);
    ada.does(&["set", "one", "--note", "at home"]);
    bob.does(&["set", "one", "--note", "at work"]);
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log().len(), 3);
    for machine in [&ada, &bob] {
        assert_eq!(machine.does(&["lint"]).stdout, "");
    }
}

#[test]
fn a_branch_that_was_rewritten_or_deleted_is_made_whole_again() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    let early = team.tip();
    bob.does(&["done", "two"]);
    sync_all(&[&ada, &bob]);
    let late = team.tip();
    let whole = ada.log();
    let remote = team.remote();
    let rewrite = |tip: &str| team.git(&remote, &["update-ref", "refs/heads/gonogo", tip]);
    rewrite(&early);
    // Ada has bob's answer from the branch only, and git takes it away again.
    ada.git(&["fetch", "-q"]);
    assert_eq!(ada.log(), whole);
    ada.does(&["sync"]).answers(&["Sent: 1 change"]);
    assert_eq!(team.branch().len(), 4);
    team.git(&remote, &["update-ref", "-d", "refs/heads/gonogo"]);
    ada.git(&["fetch", "-q", "--prune"]);
    assert_eq!(ada.log(), whole);
    ada.does(&["sync"]).answers(&["Sent: 2 changes"]);
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log(), whole);
    // Somebody else's history altogether, without the file that names the meeting.
    let tree = team.git(&remote, &["mktree"]);
    let other = team.git(&remote, &["commit-tree", "-m", "x", tree.trim()]);
    rewrite(other.trim());
    bob.does(&["sync"]);
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log(), whole);
    team.git(&remote, &["merge-base", "--is-ancestor", &late, "gonogo"]);
    team.git(
        &remote,
        &["merge-base", "--is-ancestor", other.trim(), "gonogo"],
    );
}

#[test]
fn a_clone_that_was_away_for_long_and_a_clock_ten_years_off_join_as_any_other() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    sync_all(&[&ada, &bob]);
    bob.does(&["--today", "2016-03-12", "block", "two", "offline"]);
    for note in 0..20 {
        ada.does(&[
            "--today",
            "2036-03-12",
            "set",
            "one",
            "--note",
            &note.to_string(),
        ]);
        ada.does(&["sync"]);
    }
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log().len(), 22);
    assert_eq!(ada.does(&["report"]).stdout, bob.does(&["report"]).stdout);
}

#[test]
fn a_repository_made_from_a_template_is_another_teams() {
    let (team, copy) = (Team::new(), Team::new());
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    // The same person on the same machine, in the repository made from the template.
    let second = copy.machine("ada");
    let here = ada.at(second.folder.clone());
    here.run(&["sync"])
        .refuses(&["shared elsewhere already", "an `id` of its own"]);
    assert_eq!(
        copy.git(&copy.remote(), &["branch", "--list", "gonogo"]),
        ""
    );
    // Others have shared theirs there already.
    let eve = copy.machine("eve");
    eve.does(&["done", "two"]);
    eve.does(&["sync"]);
    let (tip, log) = (copy.tip(), ada.log());
    for options in [&["sync"][..], &["sync", "--pull"]] {
        here.run(options)
            .refuses(&["another team's", "an `id` of its own"]);
    }
    here.run(&["gate"]).exits(2).answers(&["another team's"]);
    assert_eq!((copy.tip(), ada.log()), (tip, log));
    // With an id of its own it is a workspace like any other.
    here.write("gonogo.toml", &format!("id = \"{ID}-2\"\n"));
    here.does(&["done", "three"]);
    here.does(&["sync"]).answers(&["Sent: 1 change"]);
    assert_eq!(here.log().len(), 1);
    assert_eq!(
        copy.branch()
            .keys()
            .filter(|path| path.contains(".jsonl"))
            .count(),
        2
    );
}
