use super::*;
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use crate::domain::stage::{Stage, ended, item};

/// What becomes of a run, in a few words.
fn judged(words: &str, run: &str) -> String {
    let item = item(words);
    let check = item.check.clone().unwrap();
    let ran = judge(&item, &check, &ended(run));
    let value = ran.run().and_then(|run| run.value.as_ref());
    let value = value.map(|value| format!(" [{value}]")).unwrap_or_default();
    let why = ran.why().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{}{value}{why}", ran.word())
}

const NUMBER: &str = "a/x; target <= 500 ms; check took (?<value>[0-9.]+ ?[a-z]*)";

#[test]
fn a_check_ends_as_its_exit_code_its_output_and_its_number_say() {
    for (item, run, told) in [
        ("a/x; check", "exit 0", "passed"),
        ("a/x; check", "exit 1", "failed: exit code 1"),
        ("a/x; check", "signal 9", "failed: it was ended by signal 9"),
        (
            "a/x; check",
            "late 30",
            "failed: it took longer than 30 s and was ended",
        ),
        (
            "a/x; check",
            "none no such file",
            "could-not-run: no such file",
        ),
        ("a/x; check exit 3", "exit 3", "passed"),
        (
            "a/x; check exit 3",
            "exit 0",
            "failed: exit code 0 instead of 3",
        ),
        ("a/x; check ^ok$", "exit 0 all\nok\n", "passed"),
        (
            "a/x; check ^ok$",
            "exit 0 not ok",
            "failed: its output does not hold `^ok$`",
        ),
        ("a/x; check ^ok$", "exit 1 ok", "failed: exit code 1"),
        (NUMBER, "exit 0 took 0.41 s", "passed [0.41 s]"),
        (NUMBER, "exit 0 took 400", "passed [400 ms]"),
        (
            NUMBER,
            "exit 0 took 0.6 s",
            "failed [0.6 s]: 0.6 s misses <= 500 ms",
        ),
        (
            NUMBER,
            "exit 0 took 4 mb",
            "could-not-run: `4 mb` cannot be held against `<= 500 ms`: it takes a time (ns, us, µs, ms, s, sec, min, h, d, w)",
        ),
        (
            "a/x; target ?; check",
            "exit 0",
            "could-not-run: the item's target is still to be agreed (`?`)",
        ),
    ] {
        let judged = judged(item, run);
        assert_eq!(judged, told, "{item}: {run}");
    }
}

#[test]
fn what_a_check_says_is_an_answer_with_the_run_as_its_proof() {
    for (item, run, word) in [
        (
            "a/x; must; owner Ada; evidence; check",
            "exit 0",
            "done, settled",
        ),
        ("a/x; must; owner Ada; check", "exit 1", "failed"),
        ("a/x; must; owner Ada; check", "none it is gone", "open"),
        (
            "a/x; must; owner Ada; evidence; confirm; check",
            "exit 0",
            "done unconfirmed",
        ),
        (
            &format!("{NUMBER}; owner Ada"),
            "exit 0 took 0.4 s",
            "done, settled",
        ),
        (
            &format!("{NUMBER}; owner Ada"),
            "exit 0 took 0.6 s",
            "failed",
        ),
        // It has no number, and the target still asks for one.
        (
            "a/x; owner Ada; target <= 500 ms; check",
            "exit 0",
            "done unproven",
        ),
    ] {
        let mut stage = Stage::new(&[item]);
        stage.checks("maria", "a/x", run);
        assert_eq!(stage.word("a/x"), word, "{item}: {run}");
    }
}

#[test]
fn a_check_speaks_whatever_a_person_said_before_and_a_person_may_answer_after_it() {
    for said in [
        "done; evidence link",
        "blocked; reason x",
        "not-applicable; reason x",
        "open",
    ] {
        let mut stage = Stage::new(&["a/x; must; owner Ada; check"]);
        stage.says("john", "a/x", "in-progress");
        stage.says("john", "a/x", said);
        stage.checks("maria", "a/x", "exit 1");
        assert_eq!(stage.word("a/x"), "failed", "{said}");
        stage.says("john", "a/x", "in-progress");
        assert_eq!(stage.word("a/x"), "in-progress");
        stage.checks("maria", "a/x", "exit 0");
        assert_eq!(stage.word("a/x"), "done, settled", "{said}");
    }
}

#[test]
fn what_could_not_run_settles_nothing_and_takes_no_proof_away() {
    let mut stage = Stage::new(&["a/x; must; evidence; owner Ada; fresh 3d; check"]);
    stage.checks("maria", "a/x", "none no program");
    assert_eq!(stage.word("a/x"), "open");
    stage.checks("maria", "a/x", "exit 0");
    stage.checks("maria", "a/x", "none no program");
    stage.checks("maria", "a/x", "none still no program");
    assert_eq!(stage.word("a/x"), "done, settled");
    let words = |stage: &Stage| {
        let answer = stage.answer("a/x");
        let words = answer.check.heads.iter().map(|head| head.to.word());
        words.collect::<Vec<_>>()
    };
    assert_eq!(words(&stage), ["passed", "could-not-run"]);
    assert_eq!(stage.clone().on("2026-03-20").word("a/x"), "done stale");
    stage.checks("maria", "a/x", "exit 0");
    assert_eq!(words(&stage), ["passed"]);
}

#[test]
fn the_second_person_is_another_than_the_one_who_ran_the_check() {
    let mut stage = Stage::new(&["a/x; must; owner Ada; confirm; check"]);
    stage.checks("maria", "a/x", "exit 0");
    assert_eq!(
        stage.decide(
            "maria",
            &Command::Confirm {
                items: vec!["a/x".parse().unwrap()]
            }
        ),
        Err(Refusal::OwnAnswer("a/x".parse().unwrap()))
    );
    stage.confirms("john", "a/x");
    assert_eq!(stage.word("a/x"), "done, settled");
}

#[test]
fn undo_takes_a_result_back_with_all_that_followed_from_it() {
    let mut stage = Stage::new(&[&format!("{NUMBER}; evidence; owner Ada")]);
    stage.says("john", "a/x", "blocked; reason waits");
    stage.checks("maria", "a/x", "exit 0 took 0.4 s");
    assert_eq!(stage.word("a/x"), "done, settled");
    stage.undoes("maria");
    assert_eq!(stage.word("a/x"), "blocked");
    let answer = stage.answer("a/x");
    assert_eq!(
        (answer.value(), answer.check.heads.len(), answer.is_proven()),
        (None, 0, false)
    );
    stage.redoes("maria");
    assert_eq!(stage.word("a/x"), "done, settled");
}

#[test]
fn two_machines_that_disagree_are_two_answers() {
    let mut here = Stage::new(&["a/x; must; owner Ada; check"]);
    let mut there = here.clone();
    here.checks("maria", "a/x", "exit 0");
    there.checks("john", "a/x", "exit 0");
    let (mut one, mut other) = (here.clone(), there.clone());
    one.meet(&mut other);
    assert_eq!(
        one.word("a/x"),
        "done, settled",
        "two runs that passed agree"
    );
    there.checks("john", "a/x", "exit 1");
    here.meet(&mut there);
    assert_eq!(here.word("a/x"), "failed contested");
    here.checks("maria", "a/x", "exit 0");
    assert_eq!(here.word("a/x"), "done, settled");
}

#[test]
fn an_item_without_a_check_has_no_result() {
    let mut stage = Stage::new(&["a/x"]);
    let refused = stage.run("maria", &Stage::check_of("a/x", "exit 0"));
    assert_eq!(refused, Err(Refusal::NoCheck("a/x".parse().unwrap())));
}

#[test]
fn a_result_is_kept_in_the_journal_as_it_was_and_other_kinds_are_as_before() {
    let mut stage = Stage::new(&[NUMBER]);
    stage.checks("maria", "a/x", "exit 0 took 0.4 s");
    stage.checks("maria", "a/x", "exit 1");
    stage.checks("maria", "a/x", "none no program");
    for event in stage.history.events() {
        let line = serde_json::to_string(event).unwrap();
        assert!(line.contains(r#""check":{"item":"a/x","to":"#), "{line}");
        let back: crate::domain::event::Event = serde_json::from_str(&line).unwrap();
        assert_eq!(&back, event);
    }
}

#[test]
fn a_pattern_that_backtracks_elsewhere_is_searched_in_linear_time() {
    let pattern: Pattern = "(a+)+$".parse().unwrap();
    let text = "a".repeat(20_000) + "b";
    assert_eq!(pattern.find(&text), None);
    assert!(
        "(".parse::<Pattern>()
            .unwrap_err()
            .to_string()
            .starts_with("`(` is not a pattern: ")
    );
    assert!("(?:a{1000}){1000}".parse::<Pattern>().is_err(), "too large");
}
