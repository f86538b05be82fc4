use super::*;
use crate::domain::stage::{Stage, day};

fn remedy(words: &str, sayings: &[(&str, &str)]) -> String {
    let mut stage = Stage::new(&[&format!("a/x; must; owner Maria; {words}")]);
    for (who, what) in sayings {
        stage.says(who, "a/x", what);
    }
    of(&stage.row("a/x"))
}

#[test]
fn each_standing_names_what_would_settle_it() {
    const WAIVED: &str = "waived; reason x; approved John; until 2026-12-31";
    for (words, said, expected) in [
        ("", "in-progress", "finish it"),
        ("", "blocked", "say what it waits for"),
        ("", "blocked; reason no data", "unblock it: no data"),
        (
            "",
            "failed; reason mail is lost",
            "put it right: mail is lost",
        ),
        ("", WAIVED, "settle it in place of the waiver"),
        ("evidence", "done", "add evidence"),
        (
            "evidence; proof the report",
            "done",
            "add evidence: the report",
        ),
        ("target <= 5 s", "done", "give a value that meets <= 5 s"),
        ("target <= 5 s", "value 6 s", "6 s misses <= 5 s"),
        (
            "target <= 5 s",
            "done; value 6 s; reason x",
            "6 s misses <= 5 s",
        ),
        (
            "target <= 5 s",
            "failed; value 4 s; reason at night",
            "put it right: at night",
        ),
        ("target <= 5 s; evidence", "done; value 4 s", "add evidence"),
        (
            "target <= 5 s; evidence",
            "done; value 6 s",
            "6 s misses <= 5 s",
        ),
        ("confirm", "done", "a second person must confirm it"),
        ("confirm Legal", "done", "Legal must confirm it"),
        (
            "confirm Legal",
            "not-applicable; reason x",
            "Legal must confirm it",
        ),
        (
            "target <= 5 s; confirm",
            "done; value 6 s",
            "6 s misses <= 5 s",
        ),
    ] {
        assert_eq!(
            remedy(words, &[("Maria", said)]),
            expected,
            "{words}: {said}"
        );
    }
    assert_eq!(remedy("", &[]), "answer it");
    assert_eq!(remedy("due 2026-03-09", &[]), "answer it");
    let stage = Stage::new(&["a/x; must"]);
    assert_eq!(of(&stage.row("a/x")), "find an owner and answer it");
}

#[test]
fn what_has_changed_since_names_its_own_remedy() {
    let stage = |words: &str, said: &str| {
        let mut stage = Stage::new(&[&format!("a/x; must; owner Maria; {words}")]);
        stage.says("Maria", "a/x", said);
        stage
    };
    let remedy = |stage: &Stage| of(&stage.row("a/x"));

    let mut late = stage("fresh 1d", "done");
    late.today = day("2026-03-20");
    assert_eq!(
        remedy(&late),
        "the answer is too old: look again and answer again"
    );

    let mut reworded = stage("", "done");
    reworded.rewrite("a/x", |item| item.text = "Something else".into());
    assert_eq!(
        remedy(&reworded),
        "the statement has changed since: read it and answer again"
    );

    for (target, expected) in [
        ("?", "agree the target, then give a value"),
        ("<= 3 MB", "give a value that meets <= 3 MB"),
    ] {
        let mut other = stage("target <= 5 s; evidence", "done; value 4 s");
        other.rewrite("a/x", |item| {
            item.target = Some(Box::new(target.parse().unwrap()));
        });
        assert_eq!(remedy(&other), expected);
    }

    let waived = "waived; reason x; approved Mary; until 2026-03-20";
    let mut own = stage("", waived);
    own.roster.people[0].aka.push("Mary".into());
    assert_eq!(
        remedy(&own),
        "somebody other than who asks must approve the waiver"
    );
    let mut void = stage("", waived);
    void.rewrite("a/x", |item| item.waivable = false);
    assert_eq!(remedy(&void), "it may not be waived: settle it");
    let expired = stage("", waived).on("2026-03-21");
    assert_eq!(
        remedy(&expired),
        "the waiver no longer covers the release: settle it, or have it waived anew"
    );

    let mut here = stage("", "in-progress");
    let mut there = here.clone();
    here.says("Maria", "a/x", "done");
    there.says("John", "a/x", "failed; reason x");
    here.meet(&mut there);
    assert_eq!(remedy(&here), "answers are at odds: choose one");
}

#[test]
fn the_remedy_names_who_acts_for_an_owner_who_is_away() {
    let mut stage = Stage::new(&["a/x; owner Maria; due 2026-03-12"]);
    for (acting, expected) in [
        (
            Some("ada"),
            "answer it (its owner is away when it is due: Ada King acts)",
        ),
        (
            None,
            "answer it (its owner is away when it is due, and nobody acts)",
        ),
    ] {
        stage.roster.people[0].away = vec![crate::domain::roster::Absence {
            from: day("2026-03-12"),
            to: day("2026-03-12"),
            acting: acting.map(Into::into),
        }];
        assert_eq!(of(&stage.row("a/x")), expected);
    }
}
