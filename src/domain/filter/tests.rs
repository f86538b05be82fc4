use super::*;
use crate::domain::stage::Stage;

/// A stage with an item for every word of a filter.
fn stage() -> Stage {
    let mut stage = Stage::new(&[
        "support/hours; must; go; owner Maria Garcia; tag Client; due 2026-03-09",
        "support/line; should; section Contact; owner Support lead; due 2026-03-12",
        "data/restore; could; scope; text Restore at 10:30, see https://example.com/a",
        "data/test-data; must; after; owner Ada; evidence; due 2026-03-17",
        "data/unnamed; must; confirm; owner Zoe",
    ])
    .releasing("2026-04-01");
    stage.says("Maria", "support/hours", "blocked");
    stage.says("Maria", "support/line", "in-progress");
    stage.says("Maria", "data/test-data data/unnamed", "done");
    stage
}

/// The items that pass, by their last part.
fn passing(stage: &Stage, filter: &Filter, me: &str) -> String {
    let board = stage.board();
    let viewer = Viewer {
        me,
        roster: &stage.roster,
        today: stage.today,
    };
    let mut sieve = filter.sieve(viewer);
    let rows = board.rows.iter();
    rows.filter(|row| sieve.lets(row, board.area_of(row)))
        .map(|row| row.item.id.item())
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let stage = stage();
    for (line, expected) in cases {
        let filter = Filter::parse(line).unwrap();
        assert_eq!(passing(&stage, &filter, "maria"), *expected, "{line}");
    }
}

const ALL: &str = "hours line restore test-data unnamed";

#[test]
fn every_key_picks_its_items() {
    check(&[
        ("", ALL),
        ("  ", ALL),
        ("status:blocked", "hours"),
        ("status:open", "restore"),
        ("status:in-progress", "line"),
        ("status:\"in progress\"", "line"),
        ("status:done", "test-data unnamed"),
        ("status:waived", ""),
        ("level:must", "hours test-data unnamed"),
        ("level:could", "restore"),
        ("phase:go", "hours"),
        ("phase:review", "line unnamed"),
        ("area:data", "restore test-data unnamed"),
        ("area:dat", ""),
        ("tag:client", "hours"),
        ("tag:clien", ""),
        ("STATUS:Blocked", "hours"),
    ]);
}

#[test]
fn an_area_is_named_by_its_title_too() {
    let mut stage = stage();
    stage.plan.checklists[0].title = "Client Support".into();
    let filter = Filter::parse("area:\"client support\"").unwrap();
    assert_eq!(passing(&stage, &filter, "maria"), "hours line");
}

#[test]
fn an_owner_is_found_by_name_alias_role_and_as_oneself() {
    check(&[
        ("owner:maria", "hours"),
        ("owner:garcia", "hours"),
        ("owner:me", "hours"),
        ("owner:john", "line"),
        ("owner:\"support lead\"", "line"),
        ("owner:ada", "test-data"),
        // Who holds a role stands for it; part of its name will do.
        ("owner:operations", "hours test-data"),
        ("owner:smith", "line"),
        ("owner:zo", "unnamed"),
        ("owner:nobody", "restore"),
        ("owner:none", "restore"),
        ("owner:", "restore"),
        ("owner:maria,zoe", "hours unnamed"),
    ]);
    let stage = stage();
    let mine = Filter::mine();
    assert_eq!(passing(&stage, &mine, "maria"), "hours");
    assert_eq!(passing(&stage, &mine, "John Smith"), "line");
    assert_eq!(passing(&stage, &mine, "zoe"), "unnamed");
    assert_eq!(passing(&stage, &mine, "nobody"), "");
    let due = mine.and(Filter::parse("due:<1d").unwrap());
    assert_eq!(passing(&stage, &due, "maria"), "hours");
    assert_eq!(passing(&stage, &due, "zoe"), "");
}

#[test]
fn a_due_date_is_held_against_a_day_or_so_many_days_from_today() {
    check(&[
        ("due:<7d", "hours line"),
        ("due:<=7d", "hours line test-data"),
        ("due:<1w", "hours line"),
        ("due:7d", "test-data"),
        ("due:>2d", "test-data"),
        ("due:>=2d", "line test-data"),
        ("due:<today", "hours"),
        ("due:today", ""),
        ("due:2026-03-12", "line"),
        ("due:<2026-03-12", "hours"),
        ("due:>=2026-03-12", "line test-data"),
        ("due:none", "restore unnamed"),
        ("due:none,today,2026-03-09", "hours restore unnamed"),
    ]);
    let mut stage = stage();
    stage.rewrite("data/unnamed", |item| item.due = "T-7d".parse().ok());
    let filter = Filter::parse("due:2026-03-25").unwrap();
    assert_eq!(passing(&stage, &filter, "maria"), "unnamed");
}

#[test]
fn is_takes_what_rows_say_of_themselves() {
    check(&[
        ("is:late", "hours"),
        ("is:overdue", "hours"),
        ("is:unexplained", "hours"),
        ("is:\"reason?\"", "hours"),
        ("is:reason?", "hours"),
        ("is:in-hand", "line"),
        ("is:unproven", "test-data"),
        ("is:proof?", "test-data"),
        ("is:unconfirmed", "unnamed"),
        ("is:\"needs a second person\"", "unnamed"),
        ("is:nobodys", "restore"),
        ("is:unowned", "restore"),
        ("is:nobody's", "restore"),
        ("is:settled", ""),
        ("is:unsettled", ALL),
    ]);
    for flag in Flag::ALL {
        for word in [flag.word(), flag.plain()] {
            assert!(Filter::parse(&format!("is:\"{word}\"")).is_ok(), "{word}");
        }
    }
    let mut stage = stage();
    stage.says("Maria", "data/restore", "done");
    let filter = Filter::parse("is:settled").unwrap();
    assert_eq!(passing(&stage, &filter, "maria"), "restore");
}

#[test]
fn a_status_is_what_was_said_and_what_became_of_it() {
    let mut stage = Stage::new(&["a/x; target > 3", "a/y"]);
    stage.says("Maria", "a/x", "done; value 2");
    let waived = "waived; reason x; approved John; until 2026-03-10";
    stage.says("Maria", "a/y", waived);
    stage = stage.on("2026-03-11");
    for (line, expected) in [
        ("status:done", "x"),
        ("status:failed", "x"),
        ("status:waived", "y"),
        ("status:open", "y"),
    ] {
        let filter = Filter::parse(line).unwrap();
        assert_eq!(passing(&stage, &filter, "maria"), expected, "{line}");
    }
}

#[test]
fn all_words_must_hold_and_of_those_joined_by_commas_one() {
    check(&[
        ("level:must area:data", "test-data unnamed"),
        ("level:must,could area:data", "restore test-data unnamed"),
        ("status:open,blocked", "hours restore"),
        ("level:must level:could", ""),
        ("level:must hours", "hours"),
    ]);
}

#[test]
fn other_words_are_looked_for_in_the_texts_of_an_item() {
    check(&[
        ("RESTORE", "restore"),
        ("support", "hours line"),
        ("support/li", "line"),
        ("contact", "line"),
        ("client", "hours"),
        ("\"hours is ready\"", "hours"),
        ("hours ready", "hours"),
        ("rstore", "restore"),
        ("uo", ""),
        ("ready hours line", ""),
        ("10:30", "restore"),
        ("10:30,", "restore"),
        ("https://example.com/a", "restore"),
        ("https://example.com/b", ""),
        (":", "restore"),
        (":-)", ""),
    ]);
}

#[test]
fn what_stands_in_quotation_marks_is_only_text() {
    check(&[
        ("\"level:must\"", ""),
        ("\"at 10:30, see\"", "restore"),
        ("owner:\"Garcia, Maria\",zoe", "unnamed"),
        ("le\"vel\":must", ""),
        ("\"\"", ALL),
        ("due:\"<7d\"", "hours line"),
    ]);
}

#[test]
fn a_word_that_means_nothing_is_refused_with_the_nearest() {
    for (line, expected) in [
        (
            "stauts:open",
            "there is no filter `stauts:`, did you mean `status:`? Filters are \
             status: owner: area: level: phase: due: is: tag:",
        ),
        (
            "colour:red",
            "there is no filter `colour:`. Filters are \
             status: owner: area: level: phase: due: is: tag:",
        ),
        (
            "level:MUTS",
            "`level:` does not know `MUTS`, did you mean `must`? It takes must, should, could",
        ),
        (
            "status:done,blokced",
            "`status:` does not know `blokced`, did you mean `blocked`? It takes open, failed, \
             blocked, in-progress, waived, not-applicable, done",
        ),
        (
            "phase:later",
            "`phase:` does not know `later`. It takes scope, review, go, after",
        ),
        (
            "due:soon",
            "`due:` does not know `soon`. It takes <7d, >2w, <2026-12-01, 2026-12-01, today or none",
        ),
        ("owner:\"Maria", "a quotation mark is not closed"),
    ] {
        let error = Filter::parse(line).unwrap_err();
        assert_eq!(error.to_string(), expected, "{line}");
    }
    for line in [
        "is:",
        "status:",
        "is:latte",
        "due:",
        "due:<",
        "due:5h",
        "level:must,",
    ] {
        assert!(Filter::parse(line).is_err(), "{line}");
    }
}

#[test]
fn mine_filters_and_the_default_does_not() {
    assert!(Filter::default().is_empty());
    assert!(!Filter::mine().is_empty());
}

#[test]
fn a_word_that_names_what_there_is_not_is_told_with_what_was_meant() {
    let stage = stage();
    let board = stage.board();
    let told = |line: &str| {
        let filter = Filter::parse(line).unwrap();
        let unknown = filter.unknown(&stage.plan, &board, &stage.roster);
        unknown.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        told("area:suport tag:clent,nosuch owner:zoo area:support"),
        [
            "there is no area `suport`, did you mean `support`?",
            "no item has the tag `clent`, did you mean `client`?",
            "no item has the tag `nosuch`",
            "there is no owner or person called `zoo`, did you mean `zoe`?",
        ]
    );
    assert!(
        told("area:Support tag:CLIENT owner:garc owner:me owner:nobody status:open").is_empty()
    );
}
