//! Commands that record: what they take, what they refuse, and how they say so.

use crate::environment::Environment;

/// A workspace with an item of every kind.
fn shop() -> Environment {
    Environment::new()
        .with_checklist(
            "support",
            r#"
title = "Support"
owner = "Support lead"
[item.channel]
text = "Clients can reach us"
level = "must"
evidence = "required"
[item.response]
text = "Answers are fast"
target = "<= 500 ms"
[item.agreed]
text = "A target is agreed"
target = "?"
[item.drill]
text = "The drill was held"
confirm = "Operations"
[item.second]
text = "Two people have looked"
confirm = true
[item.strict]
text = "Never without"
waivable = false
"#,
        )
        .with_checklist(
            "docs",
            "title = \"Docs\"\n[item.help]\ntext = \"The help is right\"\n",
        )
}

const WAIVER: [&str; 6] = ["set", "help", "--status", "waived", "--reason", "next time"];

#[test]
fn set_says_it_all_in_one_change() {
    let environment = shop();
    let set = environment.does(&[
        "set",
        "channel",
        "docs/help",
        "--status",
        "blocked",
        "--reason",
        "waits for legal",
        "--owner",
        "Maria",
        "--due",
        "2026-03-20",
        "--note",
        "asked twice",
        "--evidence",
        "T-1",
    ]);
    assert_eq!(set.stdout, "support/channel  blocked\ndocs/help  blocked\n");
    set.says(&["Saved as change", "for next"]);
    let log = environment.does(&["log", "--json"]).json();
    assert_eq!(log.as_array().unwrap().len(), 1);
    for id in ["support/channel", "docs/help"] {
        let item = environment.item(id);
        assert_eq!(item["status"], "blocked");
        assert_eq!(item["reason"], "waits for legal");
        assert_eq!(item["owner"], "Maria");
        assert_eq!(item["due"], "2026-03-20");
        assert_eq!(item["notes"][0], "asked twice");
        assert_eq!(item["evidence"][0], "T-1");
    }
}

#[test]
fn a_change_that_is_refused_for_one_item_changes_none() {
    let environment = shop();
    let both = environment.run(&["set", "help", "channel", "--value", "3 ms"]);
    both.refuses(&["docs/help has no target"]);
    environment.has_recorded_nothing();
}

#[test]
fn a_value_that_misses_its_target_is_told_whatever_was_said_before() {
    for before in [None, Some("done"), Some("in-progress")] {
        let environment = shop();
        if let Some(status) = before {
            environment.does(&["set", "response", "--status", status]);
        }
        let set = environment.does(&["set", "response", "--value", "900 ms"]);
        let told = "support/response  failed  900 ms misses <= 500 ms\n";
        assert_eq!(set.stdout, told, "{before:?}");
    }
}

#[test]
fn what_is_said_already_is_not_recorded_again() {
    let environment = shop();
    environment.does(&["set", "help", "--owner", "Maria"]);
    environment
        .does(&["set", "help", "--owner", "Maria"])
        .says(&["Nothing to change"]);
    assert_eq!(
        environment
            .does(&["log", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn an_answer_says_at_once_what_is_still_missing() {
    let environment = shop();
    let done = environment.does(&["done", "channel"]);
    assert_eq!(done.stdout, "support/channel  proof?  add evidence\n");
    let done = environment.does(&["set", "channel", "--evidence", "https://example.com"]);
    assert_eq!(done.stdout, "support/channel  done\n");
    let set = environment
        .does(&["set", "--json", "channel", "--note", "x"])
        .json();
    assert_eq!(set[0]["id"], "support/channel");
    assert_eq!(set[0]["settled"], true);
}

#[test]
fn empty_words_give_owner_and_due_back_to_the_checklist() {
    let environment = shop();
    environment.does(&["set", "channel", "--owner", "Maria", "--due", "T-14d"]);
    let item = environment.item("channel");
    assert_eq!(
        (&item["owner"], &item["due"]),
        (&"Maria".into(), &"T-14d".into())
    );
    environment.does(&["set", "channel", "--owner", "", "--due", ""]);
    let item = environment.item("channel");
    assert_eq!(item["owner"], "Support lead");
    assert!(item["due"].is_null());
}

#[test]
fn a_due_date_is_taken_as_it_is_said() {
    let environment = shop();
    // Thursday, 12 March 2026.
    for (said, due) in [
        ("friday", "2026-03-13"),
        ("+2w", "2026-03-26"),
        ("2026-04-01", "2026-04-01"),
    ] {
        environment.does(&["set", "help", "--due", said]);
        assert_eq!(environment.item("help")["due"], due, "{said}");
    }
    let set = environment.run(&["set", "help", "--due", "soonish"]);
    set.refuses(&["soonish", "2026-12-01"]);
}

#[test]
fn a_value_is_weighed_in_any_unit_of_its_kind() {
    let environment = shop();
    for (value, standing) in [("0.41 s", "done"), ("500 ms", "done"), ("1 s", "failed")] {
        environment.does(&["set", "response", "--value", value]);
        assert_eq!(
            environment.item("response")["standing"],
            standing,
            "{value}"
        );
        assert_eq!(environment.item("response")["value"], value);
    }
    for (value, words) in [
        (
            "41 kg",
            &["support/response", "`41 kg`", "`<= 500 ms`", "ms"][..],
        ),
        ("41", &["support/response", "`<= 500 ms`"]),
        ("fast", &["`fast` is not a value", "such as"]),
    ] {
        environment
            .run(&["set", "response", "--value", value])
            .refuses(words);
    }
    for arguments in [
        &["done", "agreed"][..],
        &["set", "agreed", "--value", "3 ms"],
    ] {
        environment
            .run(arguments)
            .refuses(&["support/agreed", "still to be agreed"]);
    }
}

#[test]
fn a_status_that_needs_a_reason_is_refused_without_one() {
    let environment = shop();
    for status in ["failed", "not-applicable", "waived"] {
        for reason in [&[][..], &["--reason", "  "]] {
            let set = [&["set", "help", "--status", status], reason].concat();
            let words = ["docs/help", status, "needs a reason", "--reason 'why'"];
            environment.run(&set).refuses(&words);
        }
    }
    environment.does(&["set", "help", "--status", "blocked"]);
    assert_eq!(environment.item("help")["flags"][0], "unexplained");
    environment.does(&["block", "help", "waits", "for", "legal"]);
    assert_eq!(environment.item("help")["reason"], "waits for legal");
    environment.run(&["block", "help"]).refuses(&["<REASON>"]);
}

#[test]
fn a_waiver_needs_somebody_else_and_an_end_that_reaches_the_release() {
    let environment = shop();
    environment.write("releases/next.toml", "date = 2026-04-01\n");
    let waive = |more: &[&str]| environment.run(&[&WAIVER[..], more].concat());
    let until = |day| ["--approved-by", "Maria", "--until", day];
    waive(&[]).refuses(&["needs somebody else", "--approved-by"]);
    let endless = waive(&["--approved-by", "Maria"]);
    endless.refuses(&[
        "needs the last day",
        "--until DATE",
        "not before the release",
    ]);
    let own = ["--approved-by", " ada ", "--until", "2026-05-01"];
    waive(&own).refuses(&["cannot approve it"]);
    waive(&until("2026-03-11")).refuses(&["2026-03-11", "run out already", "--until"]);
    let short = waive(&until("2026-03-31"));
    short.refuses(&["before the release on 2026-04-01", "--until 2026-04-01"]);
    waive(&until("soonish")).refuses(&["soonish", "2026-12-01"]);
    let strict = ["set", "strict", "--status", "waived", "--reason", "x"];
    let strict = [&strict[..], &until("2026-05-01")].concat();
    environment
        .run(&strict)
        .refuses(&["support/strict", "waivable = false"]);
    let loose = ["set", "help", "--until", "2026-05-01"];
    environment
        .run(&loose)
        .refuses(&["belong to the status `waived`"]);
    waive(&until("2026-04-01")).exits(0);
    assert_eq!(environment.item("help")["standing"], "waived");
    // The roster knows that two names are one person.
    environment.write(
        "gonogo.toml",
        "[[person]]\nname = \"Ada Byron\"\naka = [\"Ada\"]\n",
    );
    let own = ["--approved-by", "Ada Byron", "--until", "2026-05-01"];
    waive(&own).refuses(&["cannot approve it"]);
}

#[test]
fn only_a_second_person_confirms() {
    let environment = shop();
    let confirm = |by: &str, item: &str| environment.run(&["confirm", item, "--as", by]);
    confirm("Bob", "second").refuses(&["support/second", "no one answer"]);
    confirm("Bob", "help").refuses(&["docs/help asks for no confirmation"]);
    environment.does(&["done", "second", "drill"]);
    assert_eq!(environment.item("second")["flags"][0], "unconfirmed");
    confirm("ada", "second").refuses(&["a second person must", "--as"]);
    confirm("Bob", "second").exits(0);
    assert_eq!(environment.item("second")["settled"], true);
    let log = environment.does(&["log", "second", "--json"]).json();
    assert_eq!(
        (&log[1]["by"], &log[1]["recorded_by"]),
        (&"Bob".into(), &"Ada".into())
    );
    confirm("Bob", "second")
        .exits(0)
        .says(&["Nothing to change"]);
    // A role that nobody holds is spoken for by anybody else; one that somebody holds is not.
    environment.write(
        "gonogo.toml",
        "[[person]]\nname = \"Olga\"\nroles = [\"Operations\"]\n",
    );
    confirm("Bob", "drill").refuses(&["only Operations can confirm"]);
    confirm("Olga", "drill").exits(0);
    assert_eq!(environment.item("drill")["settled"], true);
}

#[test]
fn undo_and_redo_go_back_and_forth_without_limit() {
    let environment = shop();
    environment.run(&["undo"]).refuses(&["no change of yours"]);
    environment
        .run(&["redo"])
        .refuses(&["nothing to bring back"]);
    for note in ["one", "two", "three"] {
        environment.does(&["set", "help", "--note", note]);
    }
    let notes = || environment.item("help")["notes"].as_array().unwrap().len();
    for left in [2, 1, 0] {
        environment.does(&["undo"]);
        assert_eq!(notes(), left);
    }
    environment.run(&["undo"]).refuses(&["no change of yours"]);
    for left in [1, 2, 3] {
        environment.does(&["redo"]);
        assert_eq!(notes(), left);
    }
    environment
        .run(&["redo"])
        .refuses(&["nothing to bring back"]);
    environment.does(&["undo"]);
    environment.does(&["set", "help", "--note", "four"]);
    environment
        .run(&["redo"])
        .refuses(&["nothing to bring back"]);
}

#[test]
fn any_of_ones_own_changes_is_taken_back_by_the_beginning_of_its_id() {
    let environment = shop();
    for note in ["one", "two"] {
        environment.does(&["set", "help", "--note", note]);
    }
    let log = environment.does(&["log", "--json"]).json();
    let first = log[0]["id"].as_str().unwrap();
    let short = first.get(..8).unwrap();
    environment.does(&["undo", short]);
    assert_eq!(environment.item("help")["notes"][0], "two");
    environment
        .run(&["undo", first])
        .refuses(&["was taken back already", short]);
    environment
        .run(&["undo", "zzzz"])
        .refuses(&["`zzzz`", "gonogo log"]);
    environment.run(&["undo", ""]).refuses(&["gonogo log"]);
    environment.does(&["redo", short]);
    assert_eq!(
        environment.item("help")["notes"].as_array().unwrap().len(),
        2
    );
    environment
        .run(&["redo", short])
        .refuses(&["cannot be brought back"]);
}

#[test]
fn an_item_is_named_by_any_unique_end() {
    let environment =
        shop().with_checklist("more", "title = \"More\"\n[item.help]\ntext = \"x\"\n");
    environment
        .run(&["done", "help"])
        .refuses(&["docs/help", "more/help"]);
    environment.does(&["done", "cs/help"]);
    assert_eq!(environment.item("docs/help")["status"], "done");
    let unknown = environment.run(&["done", "chanel"]);
    unknown.refuses(&["no item `chanel`", "did you mean `channel`?", "gonogo list"]);
    let unknown = environment.run(&["done", "suport/channel"]);
    unknown.refuses(&["did you mean `support/channel`?"]);
    environment.run(&["done", ""]).refuses(&["no item ``"]);
}

#[test]
fn nothing_said_and_words_that_mean_nothing_are_refused() {
    let environment = shop();
    environment
        .run(&["set", "help"])
        .refuses(&["nothing was said", "--help"]);
    environment
        .run(&["set", "help", "--note", " "])
        .refuses(&["nothing was said"]);
    environment.run(&["set"]).refuses(&["<ITEM>"]);
    environment.run(&["done"]).refuses(&["<ITEM>"]);
    environment.run(&["confirm"]).refuses(&["<ITEM>"]);
    let set = environment.run(&["set", "help", "--status", "doen"]);
    set.refuses(&["'doen'", "'done'", "in-progress"]);
    let lone = environment.run(&["set", "help", "--reason", "because"]);
    lone.refuses(&["docs/help", "a reason goes with a status", "--status"]);
    environment.has_recorded_nothing();
}

#[test]
fn a_change_that_is_named_is_taken_back_in_its_own_release() {
    let environment = shop();
    environment.write("releases/r1.toml", "date = 2031-01-01\n");
    environment.write("releases/r2.toml", "date = 2031-02-01\n");
    environment.does(&["done", "help", "--release", "r2"]);
    let log = environment
        .does(&["log", "--json", "--release", "r2"])
        .json();
    let change = log[0]["id"].as_str().unwrap().to_string();
    environment
        .does(&["undo", change.get(..8).unwrap(), "--release", "r1"])
        .says(&["for r2"]);
    let item = environment.does(&["show", "help", "--json", "--release", "r2"]);
    assert_eq!(item.json()["status"], "open");
}
