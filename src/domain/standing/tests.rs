use std::sync::Arc;

use super::*;
use crate::domain::event::Change;
use crate::domain::object_id::ObjectId;
use crate::domain::roster::Absence;
use crate::domain::stage::{Stage, day, item};

/// What is said of `a/x`, by whom.
type Saying<'a> = (&'a str, &'a str);

/// A stage on which things were said, one after the other, of one item `a/x`, owned by Maria.
fn after(words: &str, sayings: &[Saying<'_>]) -> Stage {
    let item = format!("a/x; owner Maria Garcia; {words}");
    let mut stage = Stage::new(&[&item]);
    for (who, what) in sayings {
        if *what == "confirm" {
            stage.confirms(who, "a/x");
        } else {
            stage.says(who, "a/x", what);
        }
    }
    stage
}

fn check(cases: &[(&str, &[Saying<'_>], &str)]) {
    for (words, sayings, expected) in cases {
        let word = after(words, sayings).word("a/x");
        assert_eq!(word, *expected, "{words}: {sayings:?}");
    }
}

/// Rewrites what was recorded, as another program could have written it.
fn forge(stage: &mut Stage, change: impl Fn(&mut Said)) {
    let mut events = stage.history.events().to_vec();
    for what in events.iter_mut().flat_map(|event| &mut event.changes) {
        if let Change::Status(set) = what {
            change(&mut set.to);
        }
    }
    stage.history = crate::domain::history::History::new(stage.history.release().clone());
    stage.history.absorb(events);
}

#[test]
fn an_item_stands_where_people_say_it_stands() {
    check(&[
        ("must", &[], "open"),
        ("must", &[("Maria", "done")], "done, settled"),
        ("must", &[("Maria", "in-progress")], "in-progress"),
        (
            "must",
            &[("Maria", "blocked; reason no test data")],
            "blocked",
        ),
        ("must", &[("Maria", "blocked")], "blocked unexplained"),
        (
            "must",
            &[("Maria", "failed; reason mail is lost")],
            "failed",
        ),
        (
            "must",
            &[("Maria", "not-applicable; reason no clients yet")],
            "not-applicable, settled",
        ),
        ("must", &[("Maria", "done"), ("John", "open")], "open"),
        (
            "must",
            &[("Maria", "failed; reason slow"), ("John", "done")],
            "done, settled",
        ),
    ]);
}

#[test]
fn a_target_decides_over_what_is_said() {
    let target = "must; target <= 500 ms";
    check(&[
        (target, &[("Maria", "done")], "done unproven"),
        (target, &[("Maria", "value 500 ms")], "done, settled"),
        (target, &[("Maria", "value 0.41 s")], "done, settled"),
        (target, &[("Maria", "value 501 ms")], "failed"),
        (target, &[("Maria", "done; value 0.6 s")], "failed"),
        (
            target,
            &[("Maria", "value 0.6 s"), ("Maria", "done")],
            "failed",
        ),
        (
            target,
            &[("Maria", "value 0.6 s"), ("Maria", "value 0.4 s")],
            "done, settled",
        ),
        (
            target,
            &[("Maria", "value 0.4 s"), ("John", "value 0.6 s")],
            "failed",
        ),
        (
            target,
            &[
                ("Maria", "value 0.4 s"),
                ("John", "failed; reason at night"),
            ],
            "failed",
        ),
        (target, &[("Maria", "in-progress")], "in-progress"),
        (
            target,
            &[("Maria", "blocked; reason x; value 0.4 s")],
            "blocked",
        ),
        (
            target,
            &[
                ("Maria", "value 0.6 s"),
                ("Maria", "not-applicable; reason offline"),
            ],
            "not-applicable, settled",
        ),
        ("must; target ?", &[("Maria", "in-progress")], "in-progress"),
    ]);
}

#[test]
fn a_failed_value_needs_no_second_person_and_no_proof() {
    let words = "must; target <= 500 ms; confirm; evidence; fresh 1d";
    let mut stage = after(words, &[("Maria", "done; value 0.6 s")]);
    stage.today = day("2026-03-20");
    assert_eq!(stage.word("a/x"), "failed");
}

#[test]
fn a_target_that_changes_leaves_a_done_item_unproven_and_no_other() {
    for (target, expected) in [
        ("?", "done unproven reworded"),
        ("<= 3 MB", "done unproven reworded"),
        ("<= 0.5 s", "done reworded"),
        ("<= 300 ms", "failed"),
    ] {
        let mut stage = after("must; target <= 500 ms", &[("Maria", "value 400 ms")]);
        stage.rewrite("a/x", |item| {
            item.target = Some(Box::new(target.parse().unwrap()));
        });
        assert_eq!(stage.word("a/x"), expected, "{target}");

        let begun = [("Maria", "value 400 ms"), ("Maria", "in-progress")];
        let mut stage = after("must; target <= 500 ms", &begun);
        stage.rewrite("a/x", |item| {
            item.target = Some(Box::new(target.parse().unwrap()));
        });
        let still = if expected == "failed" {
            "failed"
        } else {
            "in-progress"
        };
        assert_eq!(stage.word("a/x"), still, "{target}");
    }
}

#[test]
fn required_evidence_may_come_before_or_after_the_answer() {
    let words = "must; evidence";
    check(&[
        (words, &[("Maria", "done")], "done unproven"),
        (words, &[("Maria", "done; evidence link")], "done, settled"),
        (
            words,
            &[("Maria", "done"), ("John", "evidence link")],
            "done, settled",
        ),
        (
            words,
            &[("John", "evidence link"), ("Maria", "done")],
            "done, settled",
        ),
        (words, &[("Maria", "evidence link")], "open"),
        (
            words,
            &[("Maria", "not-applicable; reason none to prove")],
            "not-applicable, settled",
        ),
    ]);
    let mut stage = after(words, &[("Maria", "done"), ("John", "evidence link")]);
    stage.undoes("John");
    assert_eq!(stage.word("a/x"), "done unproven");
}

#[test]
fn a_second_person_must_confirm_where_the_item_says_so() {
    let (done, again) = (("Maria", "done"), ("Maria", "done; reason again"));
    check(&[
        ("must; confirm", &[done], "done unconfirmed"),
        (
            "must; confirm",
            &[done, ("John", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm",
            &[done, ("Zoe", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm",
            &[done, ("John", "confirm"), again],
            "done unconfirmed",
        ),
        (
            "must; confirm",
            &[done, ("John", "confirm"), ("Maria", "note all well")],
            "done, settled",
        ),
        (
            "must; confirm; target > 3",
            &[("Maria", "value 4"), ("John", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm; target > 3",
            &[
                ("Maria", "value 4"),
                ("John", "confirm"),
                ("Maria", "value 5"),
            ],
            "done unconfirmed",
        ),
        (
            "must; confirm Operations",
            &[("John", "done"), ("ada", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm Ada King",
            &[("John", "done"), ("ada", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm Security",
            &[done, ("John", "confirm")],
            "done, settled",
        ),
        (
            "must; confirm",
            &[("Maria", "not-applicable; reason no")],
            "not-applicable unconfirmed",
        ),
        (
            "must; confirm",
            &[("Maria", "not-applicable; reason no"), ("John", "confirm")],
            "not-applicable, settled",
        ),
    ]);
}

#[test]
fn a_role_that_nobody_holds_leaves_a_remark_on_the_confirmation() {
    let sayings = [("Maria", "done"), ("john", "confirm")];
    for (confirm, unheld_role) in [
        ("confirm Security", Some("Security")),
        ("confirm Legal", None),
        ("confirm John Smith", None),
        ("confirm", None),
    ] {
        let stage = after(confirm, &sayings);
        let expected = Box::new(Confirmed {
            by: "John Smith".into(),
            unheld_role: unheld_role.map(Into::into),
        });
        assert_eq!(stage.standing("a/x").confirmed, Some(expected), "{confirm}");
    }
}

#[test]
fn the_roster_of_today_tells_who_is_whom_and_holds_what() {
    let sayings = [("Mary", "done"), ("Maria", "confirm")];
    let mut stage = after("must; confirm", &sayings);
    assert_eq!(stage.word("a/x"), "done, settled");
    stage.roster.people[0].aka.push("Mary".into());
    assert_eq!(
        stage.word("a/x"),
        "done unconfirmed",
        "one person after all"
    );

    let mut stage = after(
        "must; confirm Security",
        &[("Maria", "done"), ("John", "confirm")],
    );
    stage.roster.people[2].roles.push("Security".into());
    assert_eq!(stage.word("a/x"), "done unconfirmed", "Ada holds it now");
}

#[test]
fn a_waiver_holds_through_its_last_day_if_that_is_not_before_the_release() {
    let waived = [(
        "Maria",
        "waived; reason no time; approved John; until 2026-03-20",
    )];
    for (today, release, expected) in [
        ("2026-03-10", None, "waived, settled"),
        ("2026-03-20", None, "waived, settled"),
        ("2026-03-21", None, "open expired"),
        ("2026-03-10", Some("2026-03-20"), "waived, settled"),
        ("2026-03-10", Some("2026-03-21"), "open expired"),
        ("2026-03-21", Some("2026-03-20"), "open expired"),
        ("2026-03-20", Some("2026-03-01"), "waived, settled"),
    ] {
        let mut stage = after("must", &waived).on(today);
        stage.release(|moved| moved.date = release.map(day));
        assert_eq!(
            stage.word("a/x"),
            expected,
            "{today}, release on {release:?}"
        );
    }
}

#[test]
fn a_waiver_sets_target_evidence_confirmation_and_age_aside() {
    let words = "must; target <= 500 ms; evidence; confirm; fresh 1d";
    let waived = "waived; reason no time; approved John; until 2026-12-31";
    let mut stage = after(words, &[("Maria", "value 0.6 s"), ("Maria", waived)]);
    stage.today = day("2026-12-31");
    assert_eq!(stage.word("a/x"), "waived, settled");
    stage.today = day("2027-01-01");
    assert_eq!(stage.word("a/x"), "open expired");
}

#[test]
fn an_item_that_may_not_be_waived_voids_earlier_waivers() {
    let waived = (
        "Maria",
        "waived; reason no time; approved John; until 2026-12-31",
    );
    let mut stage = after("must", &[waived]);
    stage.rewrite("a/x", |item| item.waivable = false);
    assert_eq!(stage.word("a/x"), "open");

    let mut stage = after("must; target > 3", &[("Maria", "value 2"), waived]);
    stage.rewrite("a/x", |item| item.waivable = false);
    assert_eq!(stage.word("a/x"), "failed", "the value counts again");
}

#[test]
fn a_waiver_approved_by_who_asked_does_not_settle() {
    let waived = "waived; reason no time; approved Mary; until 2026-12-31";
    let mut stage = after("must", &[("Maria", waived)]);
    assert_eq!(stage.word("a/x"), "waived, settled");
    stage.roster.people[0].aka.push("mary".into());
    assert_eq!(stage.word("a/x"), "waived unconfirmed");
}

#[test]
fn what_needs_a_reason_is_not_settled_by_a_journal_without_one() {
    let blank = |said: &mut Said| match said {
        Said::NotApplicable { reason } | Said::Waived { reason, .. } => *reason = " ".into(),
        Said::Blocked { reason } => *reason = Some(String::new()),
        _ => {}
    };
    for (saying, expected) in [
        ("blocked; reason x", "blocked unexplained"),
        ("not-applicable; reason x", "not-applicable unexplained"),
        (
            "waived; reason x; approved John; until 2026-12-31",
            "waived unexplained",
        ),
    ] {
        let mut stage = after("must", &[("Maria", saying)]);
        forge(&mut stage, blank);
        assert_eq!(stage.word("a/x"), expected);
    }
    let waived = "waived; reason x; approved John; until 2026-12-31";
    let mut stage = after("must", &[("Maria", waived)]);
    forge(&mut stage, |said| {
        if let Said::Waived { approved_by, .. } = said {
            *approved_by = Box::default();
        }
    });
    assert_eq!(stage.word("a/x"), "waived unconfirmed");
}

#[test]
fn an_answer_is_too_old_from_the_day_after_its_span() {
    for (fresh, fresh_until, last, first) in [
        ("1d", "2026-03-11", "2026-03-11", "2026-03-12"),
        ("90d", "2026-06-08", "2026-06-08", "2026-06-09"),
        ("2w", "2026-03-24", "2026-03-24", "2026-03-25"),
        // Said at noon: eleven hours end on the same day, thirteen on the next.
        ("11h", "2026-03-10", "2026-03-10", "2026-03-11"),
        ("13h", "2026-03-11", "2026-03-11", "2026-03-12"),
    ] {
        let words = format!("must; fresh {fresh}");
        let mut stage = after(&words, &[("Maria", "done")]);
        stage.today = day(last);
        assert_eq!(stage.word("a/x"), "done, settled", "{fresh} on {last}");
        assert_eq!(stage.standing("a/x").fresh_until, Some(day(fresh_until)));
        stage.today = day(first);
        assert_eq!(stage.word("a/x"), "done stale", "{fresh} on {first}");
        stage.says("Maria", "a/x", "done");
        assert_eq!(stage.word("a/x"), "done, settled", "answered again");
    }
    let mut stage = after(
        "must; fresh 1d",
        &[("Maria", "not-applicable; reason none")],
    );
    stage.today = day("2027-01-01");
    assert_eq!(stage.word("a/x"), "not-applicable, settled");
}

#[test]
fn other_words_ask_a_must_again_and_only_mark_the_rest() {
    for (level, text, expected) in [
        ("must", "Clients  can\n reach us ", "done, settled"),
        ("must", "Clients can call us", "done reworded"),
        ("should", "Clients can call us", "done reworded, settled"),
        ("could", "Clients can call us", "done reworded, settled"),
        (
            "must; enforced 2027-01-01",
            "Clients can call us",
            "done reworded, settled",
        ),
    ] {
        let words = format!("text Clients can reach us; {level}");
        let mut stage = after(&words, &[("Maria", "done")]);
        stage.rewrite("a/x", |item| item.text = text.into());
        assert_eq!(stage.word("a/x"), expected, "{level}: {text}");
        stage.says("Maria", "a/x", "done");
        assert_eq!(stage.word("a/x"), "done, settled");
    }
}

#[test]
fn unequal_answers_are_contested_and_equal_ones_are_not() {
    for (marias, johns, expected) in [
        ("done", "done", "done, settled"),
        ("done", "failed; reason no mail", "failed contested"),
        ("done; reason a", "done; reason b", "done contested"),
        ("done; owner Zoe", "done; owner Yan", "done contested"),
        ("done; owner Zoe", "done; owner Zoe", "done, settled"),
        ("done; due T-7d", "done; due T-8d", "done contested"),
        ("done; note a", "done; note b", "done, settled"),
        ("done; evidence a", "done; evidence b", "done, settled"),
        (
            "not-applicable; reason none",
            "done",
            "not-applicable contested",
        ),
    ] {
        let mut here = after("must", &[]);
        let mut there = here.clone();
        here.says("Maria", "a/x", marias);
        there.says("John", "a/x", johns);
        here.meet(&mut there);
        assert_eq!(here.word("a/x"), expected, "{marias} and {johns}");
        assert_eq!(there.word("a/x"), expected, "{marias} and {johns}");
    }
    let mut here = after("must; target > 3", &[]);
    let mut there = here.clone();
    here.says("Maria", "a/x", "value 5");
    there.says("John", "a/x", "value 6");
    here.meet(&mut there);
    assert_eq!(here.word("a/x"), "done contested");
}

#[test]
fn a_date_that_has_passed_is_late_until_the_item_is_settled() {
    for (due, release, today, expected) in [
        ("2026-03-12", None, "2026-03-12", "in-progress"),
        ("2026-03-12", None, "2026-03-13", "in-progress overdue"),
        ("T-14d", Some("2026-03-26"), "2026-03-12", "in-progress"),
        (
            "T-14d",
            Some("2026-03-26"),
            "2026-03-13",
            "in-progress overdue",
        ),
        ("T-14d", None, "2030-01-01", "in-progress"),
        ("T+2w", Some("2026-03-01"), "2026-03-15", "in-progress"),
        (
            "T+2w",
            Some("2026-03-01"),
            "2026-03-16",
            "in-progress overdue",
        ),
    ] {
        let words = format!("must; due {due}");
        let mut stage = after(&words, &[("Maria", "in-progress")]).on(today);
        stage.release(|moved| moved.date = release.map(day));
        assert_eq!(stage.word("a/x"), expected, "{due} on {today}");
        stage.says("Maria", "a/x", "done");
        assert_eq!(stage.word("a/x"), "done, settled");
    }
}

#[test]
fn an_answer_moves_the_due_date_and_gives_it_back() {
    let mut stage = after("must; due 2026-03-12", &[("Maria", "due T-2d")]);
    stage = stage.releasing("2026-04-01");
    assert_eq!(stage.standing("a/x").due_on, Some(day("2026-03-30")));
    stage.says("Maria", "a/x", "due");
    assert_eq!(stage.standing("a/x").due_on, Some(day("2026-03-12")));
}

#[test]
fn an_answers_owner_goes_before_the_items_and_that_before_the_areas() {
    let mut stage = Stage::new(&["a/x; owner john", "a/y", "b/z"]);
    stage.area_owner("a", "Support lead");
    let owner = |stage: &Stage, id: &str| stage.standing(id).owner;
    assert_eq!(owner(&stage, "a/x").as_deref(), Some("John Smith"));
    assert_eq!(owner(&stage, "a/y").as_deref(), Some("Support lead"));
    assert_eq!(owner(&stage, "b/z"), None);
    assert_eq!(stage.word("b/z"), "open unowned");
    stage.says("Ada", "a/x a/y b/z", "owner maria");
    for id in ["a/x", "a/y", "b/z"] {
        assert_eq!(owner(&stage, id).as_deref(), Some("Maria Garcia"), "{id}");
    }
    stage.says("Ada", "a/x a/y b/z", "owner");
    assert_eq!(owner(&stage, "a/x").as_deref(), Some("John Smith"));
    assert_eq!(owner(&stage, "a/y").as_deref(), Some("Support lead"));
    assert_eq!(owner(&stage, "b/z"), None);
}

#[test]
fn a_new_item_counts_as_could_until_the_day_it_is_enforced_from() {
    for (today, level) in [
        ("2026-03-09", Level::Could),
        ("2026-03-10", Level::Must),
        ("2026-03-11", Level::Must),
    ] {
        let stage = after("must; enforced 2026-03-10", &[]).on(today);
        assert_eq!(stage.standing("a/x").level, level, "{today}");
    }
}

#[test]
fn only_an_answered_should_with_owner_and_a_date_in_time_is_in_hand() {
    let due = "should; due 2026-03-12";
    let begun: &[Saying<'_>] = &[("Maria", "in-progress")];
    check(&[
        (due, begun, "in-progress, in hand"),
        (due, &[], "open"),
        (due, &[("Maria", "note hm")], "open"),
        (due, &[("Maria", "in-progress"), ("Maria", "open")], "open"),
        (due, &[("Maria", "blocked")], "blocked unexplained, in hand"),
        (due, &[("Maria", "failed; reason x")], "failed, in hand"),
        ("should", begun, "in-progress"),
        ("should; due T-14d", begun, "in-progress, in hand"),
        ("should; due 2026-03-10", begun, "in-progress, in hand"),
        ("should; due 2026-03-09", begun, "in-progress overdue"),
        ("must; due 2026-03-12", begun, "in-progress"),
        ("could; due 2026-03-12", begun, "in-progress"),
        (
            "should; due 2026-03-12; evidence",
            &[("Maria", "done")],
            "done unproven, in hand",
        ),
        (
            "should; due 2026-03-12; target > 3",
            &[("Maria", "value 2")],
            "failed, in hand",
        ),
        (
            "must; enforced 2027-01-01; due 2026-03-12",
            begun,
            "in-progress",
        ),
    ]);
    let mut stage = Stage::new(&["a/x; should; due 2026-03-12"]);
    stage.says("Maria", "a/x", "in-progress");
    assert_eq!(stage.word("a/x"), "in-progress unowned");
}

#[test]
fn a_waiver_that_ran_out_is_no_answer_that_holds_anything_in_hand() {
    let waived = "waived; reason no time; approved John; until 2026-03-11";
    let mut stage = after("should; due 2026-12-31", &[("Maria", waived)]);
    stage.today = day("2026-03-12");
    assert_eq!(stage.word("a/x"), "open expired");
}

#[test]
fn an_item_of_the_time_after_counts_from_the_day_after_the_release() {
    for (release, today, counts) in [
        (Some("2026-03-10"), "2026-03-10", false),
        (Some("2026-03-10"), "2026-03-11", true),
        (None, "2030-01-01", false),
    ] {
        let mut stage = after("must; after", &[]).on(today);
        stage.release(|moved| moved.date = release.map(day));
        assert_eq!(stage.standing("a/x").counts, counts, "{release:?} {today}");
    }
}

#[test]
fn an_item_stands_so_since_the_answer_that_decided_it() {
    let mut stage = after("must; target > 3", &[]);
    assert_eq!(stage.standing("a/x").since, None);
    stage.says("Maria", "a/x", "note hm");
    assert_eq!(stage.standing("a/x").since, None, "a note answers nothing");
    stage.says("Maria", "a/x", "value 2");
    assert_eq!(stage.standing("a/x").since, Some(day("2026-03-10")));
    stage.today = day("2026-03-12");
    stage.says("Maria", "a/x", "value 4");
    assert_eq!(stage.standing("a/x").since, Some(day("2026-03-12")));
    stage.today = day("2026-03-14");
    stage.says("Maria", "a/x", "value 3");
    assert_eq!(stage.standing("a/x").since, Some(day("2026-03-14")));
}

#[test]
fn a_row_shows_the_worst_that_is_true() {
    let due = "must; due 2026-03-09";
    for (words, sayings, expected) in [
        ("must", &[][..], "open"),
        (due, &[], "late"),
        (due, &[("Maria", "in-progress")], "late"),
        (due, &[("Maria", "blocked")], "blocked"),
        (due, &[("Maria", "failed; reason x")], "failed"),
        ("must; evidence", &[("Maria", "done")], "proof?"),
        (
            "must; confirm",
            &[("Maria", "done")],
            "needs a second person",
        ),
        ("must; evidence; confirm", &[("Maria", "done")], "proof?"),
        ("must", &[("Maria", "in-progress")], "in progress"),
        (
            "must",
            &[("Maria", "not-applicable; reason x")],
            "not applicable",
        ),
        ("must", &[("Maria", "done")], "done"),
    ] {
        let word = after(words, sayings).standing("a/x").word();
        assert_eq!(word, expected, "{words}: {sayings:?}");
    }
}

#[test]
fn the_staged_item_is_what_its_words_say() {
    let item = item("a/x; must; go; target <= 60 min; confirm Legal; fresh 90d; was b/y; once");
    assert_eq!(
        (item.level, item.phase, item.once),
        (Level::Must, Phase::Go, true)
    );
    assert_eq!(
        item.confirm.as_deref(),
        Some(&Confirm::Role("Legal".into()))
    );
    assert_eq!(*item.was, ["b/y".parse().unwrap()]);
}

#[test]
fn an_owner_who_is_away_when_it_is_due_is_told_with_who_acts() {
    let absent = |stage: &mut Stage, who: usize, acting: Option<&str>| {
        stage.roster.people[who].away.push(Absence {
            from: day("2026-03-20"),
            to: day("2026-03-24"),
            acting: acting.map(Into::into),
        });
    };
    for (due, owner, expected, acting) in [
        ("2026-03-19", "maria", "open", None),
        ("2026-03-20", "maria", "open away", Some("John Smith")),
        (
            "2026-03-24",
            "Maria Garcia",
            "open away",
            Some("John Smith"),
        ),
        ("2026-03-25", "maria", "open", None),
        ("2026-03-22", "John Smith", "open", None),
        // Ada holds the role as well, until she is away too.
        ("2026-03-22", "Operations", "open", None),
        ("2026-03-22", "Nobody known", "open", None),
        ("T-8d", "maria", "open away", Some("John Smith")),
    ] {
        let words = format!("a/x; owner {owner}; due {due}");
        let mut stage = Stage::new(&[&words]).releasing("2026-04-01");
        absent(&mut stage, 0, Some("john"));
        assert_eq!(stage.word("a/x"), expected, "{words}");
        assert_eq!(stage.standing("a/x").acting.as_deref(), acting, "{words}");
        stage.says("john", "a/x", "done");
        assert_eq!(stage.word("a/x"), "done, settled", "{words}");
    }
    let mut stage = Stage::new(&["a/x; owner Operations; due 2026-03-22"]);
    absent(&mut stage, 0, None);
    absent(&mut stage, 2, Some("John"));
    assert_eq!(stage.word("a/x"), "open away");
    assert_eq!(
        stage.standing("a/x").acting,
        None,
        "the absence of the first who holds it names nobody"
    );
}

#[test]
fn a_done_answer_is_too_old_once_a_watched_path_has_changed() {
    let commit = |digit: char| digit.to_string().repeat(40).parse::<ObjectId>().unwrap();
    let mut stage = Stage::new(&["a/x; must; watch src/**", "a/y; must", "a/z; watch src/**"]);
    stage.commit = Some(commit('a'));
    stage.says("maria", "a/x a/y", "done");
    stage.says("maria", "a/z", "in-progress");
    let drift = |paths: Option<&[&str]>| Drift::Known {
        head: commit('f'),
        changed: [(
            commit('a'),
            paths.map(|paths| paths.iter().map(ToString::to_string).collect()),
        )]
        .into(),
    };
    for (what, drift, x, y, z) in [
        ("not asked", Drift::Unasked, "settled", "settled", ""),
        ("no git", Drift::NoGit, "settled", "settled", ""),
        ("not here", drift(None), "settled", "settled", ""),
        (
            "unchanged",
            drift(Some(&["docs/a"])),
            "settled",
            "settled",
            "",
        ),
        ("changed", drift(Some(&["src/a"])), "too old", "settled", ""),
    ] {
        let mut board = stage.board();
        board.heed(Arc::new(drift), &stage.history, &stage.roster);
        let word = |id: &str| {
            let standing = &board.row(&id.parse().unwrap()).unwrap().standing;
            match standing.settled {
                true => "settled",
                false if standing.flags.has(Flag::Stale) => standing.word(),
                false => "",
            }
        };
        assert_eq!((word("a/x"), word("a/y"), word("a/z")), (x, y, z), "{what}");
    }
    stage.commit = Some(commit('f'));
    stage.says("maria", "a/x", "done");
    let mut board = stage.board();
    board.heed(
        Arc::new(drift(Some(&["src/a"]))),
        &stage.history,
        &stage.roster,
    );
    let row = board.row(&"a/x".parse().unwrap()).unwrap();
    assert!(row.standing.settled, "it was answered anew");
}

#[test]
fn how_long_a_second_person_was_waited_for_is_counted_from_the_answer() {
    let mut stage = Stage::new(&["a/x; confirm"]);
    stage.says("maria", "a/x", "done");
    let waiting = |stage: &Stage| stage.standing("a/x").waiting;
    assert_eq!(waiting(&stage), Some(0));
    stage.today = day("2026-03-14");
    assert_eq!(waiting(&stage), Some(4));
    assert_eq!(
        crate::domain::remedy::of(&stage.row("a/x")),
        "a second person must confirm it, waiting 4 days"
    );
    stage.confirms("john", "a/x");
    assert_eq!(waiting(&stage), None);
    stage.says("maria", "a/x", "done");
    assert_eq!(waiting(&stage), Some(0), "a new answer waits anew");
}
