use super::*;
use crate::domain::finding::Severity;
use crate::domain::stage::{Stage, day};

fn verdict(stage: &Stage) -> Option<Verdict> {
    stage.assessment().verdict.ok()
}

/// The items of the reasons, in order.
fn reasons(stage: &Stage) -> Vec<String> {
    let board = stage.board();
    let reasons = assess(&board, Grounds::default()).reasons;
    let item = |reason: &Reason| board.rows[reason.row().unwrap()].item.id.item().to_string();
    reasons.iter().map(item).collect()
}

#[test]
fn each_standing_forces_its_verdict() {
    const WAIVED: &str = "waived; reason no time; approved John; until 2026-12-31";
    for (item, said, expected) in [
        ("must", None, Verdict::NoGo),
        ("must", Some("in-progress"), Verdict::NoGo),
        ("must; due T-2d", Some("in-progress"), Verdict::NoGo),
        ("must", Some("done"), Verdict::Go),
        ("must", Some("not-applicable; reason x"), Verdict::Go),
        ("must", Some(WAIVED), Verdict::Conditional),
        ("should", None, Verdict::NoGo),
        ("should", Some("in-progress"), Verdict::NoGo),
        (
            "should; due T-2d",
            Some("in-progress"),
            Verdict::Conditional,
        ),
        (
            "should; due T-2d",
            Some("failed; reason x"),
            Verdict::Conditional,
        ),
        ("should; due 2026-03-09", Some("in-progress"), Verdict::NoGo),
        ("should", Some(WAIVED), Verdict::Go),
        ("should", Some("done"), Verdict::Go),
        ("could", None, Verdict::Go),
        ("could", Some("failed; reason x"), Verdict::Go),
        ("must; enforced 2026-03-11", None, Verdict::Go),
        ("must; enforced 2026-03-10", None, Verdict::NoGo),
    ] {
        let mut stage = Stage::new(&[&format!("a/x; owner Maria; {item}")]);
        if let Some(said) = said {
            stage.says("Maria", "a/x", said);
        }
        assert_eq!(verdict(&stage), Some(expected), "{item}: {said:?}");
        assert_eq!(reasons(&stage).is_empty(), expected == Verdict::Go);
    }
}

#[test]
fn one_unsettled_must_outweighs_everything_else() {
    let mut stage = Stage::new(&["a/x; must", "a/y; must", "a/z; should"]);
    stage.says("Maria", "a/x a/z", "done");
    assert_eq!(verdict(&stage), Some(Verdict::NoGo));
    stage.says("Maria", "a/y", "done");
    assert_eq!(verdict(&stage), Some(Verdict::Go));
    stage.undoes("Maria");
    assert_eq!(verdict(&stage), Some(Verdict::NoGo));
}

#[test]
fn items_of_the_time_after_hold_nothing_before_it() {
    let mut stage = Stage::new(&["a/x; must", "a/later; must; after"]);
    stage.says("Maria", "a/x", "done");
    assert_eq!(verdict(&stage), Some(Verdict::Go), "without a date, never");
    stage = stage.releasing("2026-03-10");
    assert_eq!(verdict(&stage), Some(Verdict::Go), "on the day itself");
    stage = stage.on("2026-03-11");
    assert_eq!(verdict(&stage), Some(Verdict::NoGo));
    assert_eq!(reasons(&stage), ["later"]);
}

#[test]
fn a_release_that_is_asked_nothing_has_no_verdict() {
    assert_eq!(verdict(&Stage::new(&[])), None);

    let mut stage = Stage::new(&["a/x; must; asked-if stores-data"]);
    assert_eq!(
        verdict(&stage),
        Some(Verdict::NoGo),
        "unanswered means asked"
    );
    stage.release(|release| {
        let stores_data = "stores-data".parse().unwrap();
        release.traits.insert(stores_data, false);
    });
    assert_eq!(verdict(&stage), None);
    assert_eq!(stage.board().left_out.len(), 1);

    let mut stage = Stage::new(&["a/x; must", "b/y; must"]);
    stage.release(|release| release.areas = vec!["b".parse().unwrap()]);
    assert_eq!(reasons(&stage), ["y"]);
    stage.release(|release| release.areas = vec!["c".parse().unwrap()]);
    assert_eq!(verdict(&stage), None);

    let later = Stage::new(&["a/later; must; after"]);
    assert_eq!(verdict(&later), Some(Verdict::Go), "asked, but not yet");
}

#[test]
fn what_cannot_be_read_withholds_the_verdict_and_a_warning_does_not() {
    let mut stage = Stage::new(&["a/x; must"]);
    stage.says("Maria", "a/x", "done");
    let board = stage.board();
    let fault = |severity| Finding {
        severity,
        path: "checklists/a.toml".into(),
        spot: None,
        message: "broken".into(),
        help: None,
    };
    let upon = |findings: &[Finding]| assess(&board, Grounds::default().with(findings)).verdict;
    assert_eq!(upon(&[fault(Severity::Warning)]), Ok(Verdict::Go));
    for errors in 1..3 {
        let findings = vec![fault(Severity::Error); errors];
        assert_eq!(upon(&findings), Err(Withheld::Unreadable(errors)));
    }
}

#[test]
fn reasons_come_worst_first() {
    let mut stage = Stage::new(&[
        "a/should-in-hand; should; due 2026-12-01; owner Maria",
        "a/should-open; should",
        "a/must-waived; must",
        "a/must-done; must",
        "a/must-begun; must",
        "a/must-open; must",
        "a/must-open-sooner; must; due 2026-03-12",
        "a/must-blocked; must",
        "a/must-failed; must",
        "a/must-late; must; due 2026-03-09",
        "a/could-open; could",
    ]);
    stage.says("Ada", "a/must-done", "done");
    stage.says("Ada", "a/must-begun a/should-in-hand", "in-progress");
    stage.says("Ada", "a/must-blocked", "blocked; reason x");
    stage.says("Ada", "a/must-failed", "failed; reason x");
    let waived = "waived; reason x; approved John; until 2026-12-31";
    stage.says("Ada", "a/must-waived", waived);
    assert_eq!(
        reasons(&stage),
        [
            "must-late",
            "must-failed",
            "must-blocked",
            "must-open-sooner",
            "must-open",
            "must-begun",
            "should-open",
            "must-waived",
            "should-in-hand",
        ]
    );
}

#[test]
fn a_reason_says_how_old_its_answer_is() {
    let mut stage = Stage::new(&["a/x; must", "a/y; must"]);
    stage.says("Ada", "a/x", "in-progress");
    let ages = |stage: &Stage| {
        let reasons = stage.assessment().reasons.into_iter();
        reasons.map(|reason| reason.age).collect::<Vec<_>>()
    };
    assert_eq!(ages(&stage), [None, Some(0)]);
    stage.today = day("2026-03-15");
    assert_eq!(ages(&stage), [None, Some(5)]);
    stage.today = day("2026-03-01");
    assert_eq!(ages(&stage), [None, Some(0)], "a clock ran ahead");
}

#[test]
fn the_way_says_whose_turn_it_is_and_until_when() {
    let mut stage = Stage::new(&[
        "a/one; must; owner maria; due 2026-03-11",
        "a/two; must; owner John",
        "a/three; should; owner Maria Garcia; due 2026-03-12",
        "a/four; must",
        "a/five; must",
        "a/six; must",
        "a/seven; could; owner Ada; due 2026-12-01",
    ]);
    let way = |stage: &Stage| stage.assessment().way.to_string();
    assert_eq!(
        way(&stage),
        "Maria Garcia 2, John Smith 1, nobody 3; latest due Thu 12 Mar"
    );
    stage.rewrite("a/one", |item| item.due = "2027-01-04".parse().ok());
    assert_eq!(
        way(&stage),
        "Maria Garcia 2, John Smith 1, nobody 3; latest due Mon 4 Jan 2027"
    );
    stage.says("Ada", "a/one a/two a/three a/four a/five", "done");
    assert_eq!(way(&stage), "nobody 1");
    stage.says("Ada", "a/six", "done");
    assert_eq!(way(&stage), "");
}

#[test]
fn the_way_counts_one_person_once_however_the_name_is_written() {
    let stage = Stage::new(&["a/x; must; owner Zoe", "a/y; must; owner ZOE"]);
    assert_eq!(stage.assessment().way.to_string(), "Zoe 2");
}
