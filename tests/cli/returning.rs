//! Leaving and returning: interrupted syncs, backups, copies, and branches that others rewrote.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
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
                fs::write(&path, content).unwrap();
            } else {
                fs::create_dir_all(&path).unwrap();
            }
            #[cfg(unix)]
            fs::set_permissions(&path, fs::Permissions::from_mode(*mode)).unwrap();
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

/// So many syncs of one team are killed. More would take longer each time, since git looks through
/// all that the team has ever shared to say that it is sound.
const KILLS: u32 = 25;

#[test]
fn a_sync_that_is_killed_anywhere_loses_nothing_and_the_next_one_completes() {
    let teams = if std::env::var_os("GONOGO_SOAK").is_some() {
        8
    } else {
        1
    };
    for team in 0..teams {
        // Each team is killed at other moments, and all of them at every one.
        let moments = (0..KILLS).map(|kill| f64::from(kill * teams + team) + 0.5);
        kill_syncs(moments.map(|moment| moment / f64::from(KILLS * teams)));
        eprintln!("{} syncs killed", KILLS * (team + 1));
    }
}

/// Kills a sync at each of these moments, told in parts of the time that one usually takes.
fn kill_syncs(moments: impl Iterator<Item = f64>) {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    // How long an undisturbed one takes on this machine.
    ada.does(&["done", "two"]);
    let begun = Instant::now();
    ada.does(&["sync"]);
    let usual = begun.elapsed();
    for (kill, moment) in moments.enumerate() {
        ada.does(&["set", "one", "--note", &format!("note {kill}")]);
        bob.does(&["set", "one", "--note", &format!("other {kill}")]);
        bob.does(&["sync"]);
        let mut sync = ada.command(&["sync"]);
        let mut child = sync
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + usual.mul_f64(moment);
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
    let kills = usize::try_from(KILLS).unwrap();
    assert_eq!(ada.log().len(), 1 + 2 * kills);
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
    ada.run(&["doctor"]).exits(1).answers(&[
        "this data folder lacks 1 change that it has shared",
        "put back from a backup",
    ]);
    ada.does(&["done", "three"]);
    sync_all(&[&ada, &bob]);
    assert_eq!(ada.log().len(), 3);
    assert_eq!(ada.does(&["lint"]).stdout, "");
    ada.does(&["doctor", "--fix"]).answers(&["1 fault mended"]);
    ada.does(&["doctor"]).answers(&["Nothing is wrong."]);
    // It is all in the data folder again, whatever becomes of the branch.
    let log = ada.log();
    for name in ["refs/gonogo/origin", "refs/remotes/origin/gonogo"] {
        ada.git(&["update-ref", "-d", name]);
    }
    assert_eq!(ada.log(), log);
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
        machine
            .run(&["doctor"])
            .exits(1)
            .answers(&["two machines record under the name"]);
        machine.does(&["doctor", "--fix"]);
    }
    // Each has a name of its own now, and takes back only what was said on it.
    ada.does(&["set", "one", "--note", "at home again"]);
    bob.does(&["set", "one", "--note", "at work again"]);
    sync_all(&[&ada, &bob]);
    ada.does(&["undo"]);
    let notes = ada.does(&["show", "one", "--json"]).json()["notes"].to_string();
    assert!(
        !notes.contains("at home again") && notes.contains("at work again"),
        "{notes}"
    );
    for machine in [&ada, &bob] {
        machine.does(&["doctor"]);
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
    ada.run(&["doctor"]).exits(1).answers(&[
        "origin/gonogo: warning: the branch was rewritten and lacks 1 change that this clone remembers",
        "`gonogo sync` puts them back",
    ]);
    ada.does(&["sync"]).answers(&["Sent: 1 change"]);
    ada.does(&["doctor"]);
    assert_eq!(team.branch().len(), 4);
    team.git(&remote, &["update-ref", "-d", "refs/heads/gonogo"]);
    ada.does(&["sync", "--pull"])
        .answers(&["origin has no branch `gonogo`."])
        .says(&["the branch was deleted, and with it 2 changes"]);
    assert_eq!(ada.log(), whole);
    ada.run(&["doctor"]).exits(1).answers(&[
        "the branch was deleted; what this clone remembers of it, 2 changes, still counts",
    ]);
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
fn what_was_only_fetched_is_put_back_too_where_the_branch_is_gone() {
    let team = Team::new();
    let (ada, carol) = (team.machine("ada"), team.machine("carol"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    carol.does(&["sync", "--pull"]);
    let log = carol.log();
    let deleted = ["update-ref", "-d", "refs/heads/gonogo"];
    team.git(&team.remote(), &deleted);
    // Ada's machine is lost, and Carol has never sent anything.
    carol.does(&["sync", "--pull"]).says(&[
        "the branch was deleted, and with it 1 change",
        "still counts",
    ]);
    assert_eq!(carol.log(), log);
    carol
        .does(&["sync"])
        .answers(&["Sent: 1 change to origin (ada 1)"])
        .says(&["this clone has put back all of it"]);
    let bob = team.machine("bob");
    bob.does(&["sync"]);
    assert_eq!(bob.log(), log);
    // Whoever comes back after all is of the same team.
    ada.does(&["sync"]);
    assert_eq!(ada.log(), log);
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
    // What was said last is the last, though its clock says that it was twenty years before.
    bob.does(&["--today", "2016-03-13", "done", "two"]);
    sync_all(&[&ada, &bob]);
    let log = ada.does(&["log", "--json"]).json();
    let last = log.as_array().unwrap().last().unwrap();
    assert!(
        last["at"].as_str().unwrap().starts_with("2016-03-13"),
        "{last}"
    );
    ada.does(&["list", "status:done"]).answers(&["a/two"]);
    ada.does(&["doctor"]).answers(&[
        "20 changes dated in days to come, up to 2036-03-12",
        "Nothing is wrong.",
    ]);
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
    here.run(&["doctor"])
        .exits(1)
        .answers(&["shared over another clone", "an `id` of its own"]);
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
    here.run(&["doctor", "--fix"])
        .exits(1)
        .answers(&["another team's", "an `id` of its own"]);
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

#[test]
fn a_lock_that_a_killed_git_left_is_set_aside() {
    let team = Team::new();
    let ada = team.machine("ada");
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    let lock = ada.folder.join(".git/refs/gonogo/origin.lock");
    fs::write(&lock, "").unwrap();
    ada.does(&["doctor"]);
    let hour = std::time::Duration::from_secs(3600);
    let file = fs::File::options().write(true).open(&lock).unwrap();
    let written = lock.metadata().unwrap().modified().unwrap();
    file.set_modified(written - hour).unwrap();
    ada.run(&["doctor"])
        .exits(1)
        .answers(&[".git/refs/gonogo/origin.lock", "left this lock behind"]);
    ada.does(&["doctor", "--fix"]);
    assert!(!lock.exists());
    ada.does(&["done", "two"]);
    ada.does(&["sync"]).answers(&["Sent: 1 change"]);
}

/// Damages a word of the only file on the branch.
fn damage(team: &Team, word: &str, damaged: &str) {
    let files = team.branch();
    let (path, text) = files
        .iter()
        .find(|(path, _)| path.contains(".jsonl"))
        .unwrap();
    let mut parts = path.split('/');
    let [key, writer, name] = [(); 3].map(|()| parts.next().unwrap());
    assert!(text.contains(word), "{text}");
    let damaged = team.blob(text.replacen(word, damaged, 1).as_bytes());
    let folder = team.tree(&format!("100644 blob {damaged}\t{name}\n"));
    let meeting = team.blob(files[&format!("{key}/meeting")].as_bytes());
    let workspace = team.tree(&format!(
        "040000 tree {folder}\t{writer}\n100644 blob {meeting}\tmeeting\n"
    ));
    team.overwrite(&format!("040000 tree {workspace}\t{key}\n"));
}

#[test]
fn what_is_wrong_on_the_branch_is_told_with_who_can_mend_it() {
    let team = Team::new();
    let (ada, bob) = (team.machine("ada"), team.machine("bob"));
    ada.does(&["done", "one"]);
    ada.does(&["sync"]);
    damage(&team, "done", "d0ne");
    bob.git(&["fetch", "-q"]);
    bob.run(&["gate"])
        .exits(2)
        .says(&["mends those of the journal, or says who can"]);
    bob.run(&["doctor", "--fix"]).exits(1).answers(&[
        "origin/gonogo:",
        "check sum does not match",
        "recorded in the data folder",
        "ada puts it right by `gonogo sync` there",
        "something said of a/one by ada",
    ]);
    // Whoever does not have it whole changes nothing about it.
    bob.does(&["done", "two"]);
    bob.does(&["sync"]);
    bob.run(&["gate"]).exits(2);
    ada.does(&["sync"]);
    bob.does(&["sync", "--pull"]);
    bob.does(&["doctor"]);
    bob.run(&["gate"]).exits(1);
}

#[test]
fn what_is_wrong_on_the_branch_is_mended_by_anybody_whose_sync_had_brought_it_in() {
    let team = Team::new();
    let (ada, carol) = (team.machine("ada"), team.machine("carol"));
    ada.does(&["done", "one"]);
    ada.does(&["block", "two", "legal"]);
    ada.does(&["sync"]);
    carol.does(&["sync"]);
    let log = carol.log();
    damage(&team, "legal", "royal");
    // Ada is gone for good, and this is somebody who was never here before.
    let bob = team.machine("bob");
    bob.does(&["sync", "--pull"]);
    bob.run(&["doctor"])
        .exits(1)
        .answers(&["ada puts it right", "anybody whose sync had brought it in"]);
    carol
        .does(&["sync"])
        .says(&["left out; the commit before still holds it"]);
    bob.does(&["sync", "--pull"]);
    assert_eq!(bob.log(), log);
    bob.does(&["doctor"]).answers(&["Nothing is wrong."]);
}
