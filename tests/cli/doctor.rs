//! `gonogo doctor`: what is wrong with the data is said, and mended without costing an answer.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use crate::environment::{Environment, tree};

fn shop() -> Environment {
    Environment::new().with_checklist(
        "a",
        "title = \"A\"\n[item.one]\ntext = \"One\"\nlevel = \"must\"\n[item.two]\ntext = \"Two\"\n",
    )
}

/// Three answers, the second of them damaged.
fn damaged() -> (Environment, PathBuf) {
    let environment = shop();
    environment.does(&["done", "one"]);
    environment.does(&["block", "two", "waits for legal"]);
    environment.does(&["set", "two", "--note", "asked"]);
    let journal = environment.journal().remove(0);
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("waits for legal", "waits for royal")).unwrap();
    (environment, journal)
}

#[test]
fn a_damaged_line_is_told_set_aside_and_there_is_a_verdict_again() {
    let (environment, journal) = damaged();
    let original = fs::read(&journal).unwrap();
    environment
        .run(&["gate"])
        .exits(2)
        .says(&["gonogo doctor --fix"]);
    let before = environment.everything();
    let told = environment.run(&["doctor"]).exits(1);
    assert_eq!(environment.everything(), before, "looking writes nothing");
    told.answers(&[
        "next.1.jsonl:2:1: error: this line was altered or damaged",
        "something said of a/two by Ada: look whether it has to be said again",
        "1 fault found, 1 error in the way of a verdict",
        "Looked at 2 changes in 1 file of",
        "`gonogo doctor --fix` mends all of it",
    ]);
    let mended = environment.does(&["doctor", "--fix"]);
    let mended = mended.answers(&[
        "mended: ",
        "next.1.jsonl:2:1",
        "said again",
        "1 line set aside, none of which counted",
        "The originals are in ",
        "Nothing else is wrong.",
    ]);
    let named = mended.stdout.split("The originals are in ").nth(1).unwrap();
    let backup = PathBuf::from(named.lines().next().unwrap().trim_end_matches('.'));
    let copies = tree(&backup).into_values();
    let copies: Vec<_> = copies.filter(|(_, content)| !content.is_empty()).collect();
    assert_eq!(copies, [(0o600, original)]);
    environment.run(&["gate"]).exits(1).answers(&["NO-GO"]);
    environment
        .does(&["doctor"])
        .answers(&["Nothing is wrong. Looked at 2 changes"]);
    let before = environment.everything();
    environment.does(&["doctor", "--fix"]);
    assert_eq!(environment.everything(), before, "nothing is left to mend");
}

#[test]
fn programs_are_told_the_same() {
    let (environment, _) = damaged();
    let told = environment.run(&["doctor", "--json"]).exits(1).json();
    assert_eq!(told["schema"], "gonogo.doctor/1");
    assert_eq!(
        (&told["well"], &told["changes"]),
        (&false.into(), &2.into())
    );
    let finding = &told["findings"][0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(
        (&finding["line"], &finding["fixable"]),
        (&2.into(), &true.into())
    );
    let mended = environment.does(&["doctor", "--fix", "--json"]).json();
    assert_eq!(
        (&mended["well"], &mended["set_aside"]),
        (&true.into(), &1.into())
    );
    assert_eq!(mended["findings"][0]["mended"], true);
    assert!(mended["backup"].is_string());
}

#[test]
fn without_settings_that_can_be_read_nobody_can_tell_whose_answers_are_meant() {
    let (environment, _) = damaged();
    environment.write("gonogo.toml", "id = \n");
    let before = environment.everything();
    for arguments in [&["doctor"][..], &["doctor", "--fix"]] {
        environment
            .run(arguments)
            .refuses(&["gonogo.toml:1", "mend gonogo.toml first"]);
    }
    assert_eq!(environment.everything(), before);
    // A broken checklist is no matter of the journal's.
    environment.write("gonogo.toml", "name = \"Shop\"\n");
    environment.write("checklists/b.toml", "title = \n");
    environment.does(&["doctor", "--fix"]);
}

#[test]
fn what_others_wrote_into_the_journal_stays_text() {
    let (environment, journal) = damaged();
    let mut bytes = fs::read(&journal).unwrap();
    bytes.extend_from_slice(
        "{\"v\":1,\"by\":\"\x1b[2J\u{202E}evil\",\"item\":\"a/one\"}\n".as_bytes(),
    );
    fs::write(&journal, bytes).unwrap();
    environment.run(&["doctor"]).exits(1).stays_harmless();
    environment.does(&["doctor", "--fix"]).stays_harmless();
}

#[test]
fn a_fix_that_is_killed_anywhere_costs_nothing_and_the_next_one_completes() {
    const KILLS: u32 = 30;
    let (environment, journal) = damaged();
    // Where a line cannot be read this is 2, and all that can be is printed.
    let known = || environment.run(&["log", "--json"]).stdout;
    let log = known();
    let whole = fs::read_to_string(&journal).unwrap();
    let begun = Instant::now();
    environment.does(&["doctor", "--fix"]);
    let usual = begun.elapsed();
    for kill in 0..KILLS {
        // Damage anew: doubled, glued and torn, with another folder's line among them.
        fs::write(
            &journal,
            format!("{whole}{}{{\"v\":1,\"id", whole.replacen('\n', " ", 1)),
        )
        .unwrap();
        let mut fix = environment.command(&["doctor", "--fix"]);
        let mut child = fix
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + usual * kill / KILLS;
        while Instant::now() < until {
            thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        assert_eq!(known(), log);
        environment.does(&["doctor", "--fix"]);
        assert_eq!(known(), log);
        environment.run(&["gate"]).exits(1);
    }
}

#[test]
fn changes_that_are_recorded_during_a_fix_stay() {
    const PROGRAMS: usize = 4;
    const CHANGES: usize = 25;
    let (environment, _) = damaged();
    thread::scope(|scope| {
        let programs: Vec<_> = (0..PROGRAMS)
            .map(|number| {
                let environment = &environment;
                scope.spawn(move || {
                    for change in 0..CHANGES {
                        let note = format!("{number}-{change}");
                        environment.does(&["set", "a/one", "--note", &note]);
                    }
                })
            })
            .collect();
        while !programs.iter().all(thread::ScopedJoinHandle::is_finished) {
            // Something new to mend each time.
            let journal = environment.journal();
            let first = journal
                .iter()
                .find(|path| !path.components().any(|c| c.as_os_str() == "backup"));
            let line = b"<<<<<<< HEAD\n";
            let file = fs::File::options().append(true).open(first.unwrap());
            std::io::Write::write_all(&mut file.unwrap(), line).unwrap();
            environment.does(&["doctor", "--fix"]);
        }
    });
    environment.does(&["doctor", "--fix"]);
    let notes = environment.item("one")["notes"].as_array().unwrap().len();
    assert_eq!(notes, PROGRAMS * CHANGES);
}

#[test]
fn while_another_program_records_a_fix_waits_and_then_gives_up() {
    let (environment, _) = damaged();
    let lock = tree(&environment.data()).into_keys();
    let lock = lock
        .into_iter()
        .find(|path| path.ends_with("lock"))
        .unwrap();
    let lock = fs::File::options()
        .write(true)
        .open(environment.data().join(lock))
        .unwrap();
    lock.lock().unwrap();
    let before = environment.everything();
    environment
        .run(&["doctor", "--fix"])
        .refuses(&["another gonogo"]);
    assert_eq!(environment.everything(), before);
    drop(lock);
    environment.does(&["doctor", "--fix"]);
}
