//! The plain walk from a pipe: one answer a line.

use crate::environment::{Environment, Output};

fn shop() -> Environment {
    Environment::new().with_checklist(
        "docs",
        r#"
title = "Docs"
owner = "Maria"
[item.one]
text = "The first"
why = "Because"
ask = ["Who?"]
proof = "A link"
[item.two]
text = "The second"
target = "<= 60 min"
[item.three]
text = "The third"
"#,
    )
}

fn walk(environment: &Environment, input: &str) -> Output {
    environment.run_on(input, &["walk", "--plain"])
}

fn statuses(environment: &Environment) -> Vec<String> {
    let items = environment.items(&[]);
    items
        .iter()
        .map(|item| item["status"].as_str().unwrap().to_string())
        .collect()
}

#[test]
fn each_line_answers_an_item_and_an_empty_one_skips() {
    let environment = shop();
    let out = walk(&environment, "y\n\nb waits for legal\n").exits(0);
    assert_eq!(statuses(&environment), ["done", "open", "blocked"]);
    assert_eq!(environment.item("three")["reason"], "waits for legal");
    out.answers(&[
        "1 of 3 Docs should docs/one",
        "The first",
        "Why: Because",
        "Ask: Who?",
        "Proof: A link",
        "2 of 3",
        "3 of 3",
        "2 items changed in this walk",
        "NO-GO",
    ]);
    let again = walk(&environment, "").exits(0);
    assert!(again.stdout.contains("1 of"), "{again:#?}");
}

#[test]
fn it_ends_with_q_and_with_the_input() {
    let environment = shop();
    walk(&environment, "y\nq\ny\n").exits(0);
    assert_eq!(statuses(&environment), ["done", "open", "open"]);
    // A last line without its end counts as well.
    let environment = shop();
    walk(&environment, "y\n\nn").exits(0);
    assert_eq!(statuses(&environment), ["done", "open", "in-progress"]);
    let environment = shop();
    walk(&environment, "y\r\n\r\nn\r\n").exits(0);
    assert_eq!(statuses(&environment), ["done", "open", "in-progress"]);
}

#[test]
fn numbers_letters_and_words_mean_the_same() {
    for lines in [
        ["1", "9 41 min", "6 no time | Olga | 2026-12-31"],
        ["y", "v 41 min", "w no time | Olga | 2026-12-31"],
        [
            "done",
            "value: 41 min",
            "waived no time | Olga | 2026-12-31",
        ],
    ] {
        let environment = shop();
        walk(&environment, &lines.join("\n")).exits(0);
        assert_eq!(
            statuses(&environment),
            ["done", "done", "waived"],
            "{lines:?}"
        );
    }
}

#[test]
fn owner_due_and_note_stay_at_the_item() {
    let environment = shop();
    let input = "o Bob\nd friday\nm asked twice\np https://example.com\ny\nq\n";
    walk(&environment, input).exits(0);
    let item = environment.item("one");
    assert_eq!(item["owner"], "Bob");
    assert_eq!(item["due"], "2026-03-13");
    assert_eq!(item["notes"][0], "asked twice");
    assert_eq!(item["evidence"][0], "https://example.com");
    assert_eq!(item["status"], "done");
}

#[test]
fn a_line_that_cannot_be_used_is_named_and_loses_nothing_else() {
    let environment = shop();
    let out = walk(&environment, "maybe\nf\ny\n").exits(2);
    assert_eq!(statuses(&environment), ["open", "open", "done"]);
    out.clone()
        .says(&["line 1: `maybe` is none of the choices"]);
    out.clone()
        .says(&["line 2: docs/two: `failed` needs a reason"]);
    out.says(&["2 lines of the input could not be used"]);
    // The lines behind it still mean the items that they were written for.
    let environment = shop();
    let out = walk(&environment, "d soonish\nu\ny\nn\n").exits(2);
    assert_eq!(statuses(&environment), ["done", "in-progress", "open"]);
    out.says(&["line 1: `soonish`", "line 2: there is no change of yours"]);
    let environment = shop();
    let out = walk(&environment, "\nv 41 kg\nw no time | Ada | 2026-12-31\n").exits(2);
    out.says(&[
        "line 2: docs/two: `41 kg`",
        "line 3: docs/three: whoever asks",
    ]);
    environment.has_recorded_nothing();
}

#[test]
fn back_undo_redo_and_details_work_from_a_pipe() {
    let environment = shop();
    let out = walk(&environment, "y\n<\ni\nu\nr\nq\n").exits(0);
    assert_eq!(statuses(&environment), ["done", "open", "open"]);
    out.answers(&["level should", "docs/one: open", "docs/one: done"]);
}

#[test]
fn an_area_is_walked_alone() {
    let environment = shop().with_checklist("more", "title = \"More\"\n[item.x]\ntext = \"X\"\n");
    let out = environment
        .run_on("y\n", &["walk", "more", "--plain"])
        .exits(0);
    out.answers(&["1 of 1 More should more/x"]);
    environment
        .run_on("y\n\nn\n", &["walk", "more", "--plain"])
        .exits(2)
        .says(&["line 3: there is no item left", "1 line of the input"]);
    let wrong = environment.run(&["walk", "mroe"]);
    wrong.refuses(&["no area `mroe`", "did you mean `more`?"]);
    environment
        .run(&["walk", "No Such"])
        .refuses(&["`No Such`"]);
}

#[test]
fn input_that_is_not_text_is_refused_in_words() {
    let environment = shop();
    let path = environment.workspace().join("input");
    std::fs::write(&path, b"y\nm caf\xE9\ny\n").unwrap();
    let mut command = environment.command(&["walk", "--plain"]);
    command.stdin(std::fs::File::open(path).unwrap());
    let out = Output::of(&mut command).exits(2);
    out.says(&["line 2: it is not UTF-8 text", "1 line of the input"]);
    assert_eq!(statuses(&environment), ["done", "open", "done"]);
}

#[test]
fn where_an_item_stands_is_said_before_what_it_is_about() {
    let environment = shop();
    environment.does(&["block", "docs/one", "the bank"]);
    environment.does(&["set", "docs/one", "--note", "asked twice"]);
    let out = walk(&environment, "").exits(0);
    let words = "Now: blocked; because: the bank; owner Maria; 1 note. The first Why: Because";
    out.answers(&[words, "Next: unblock it: the bank"]);
}

#[test]
fn a_note_has_as_many_lines_as_it_takes() {
    let environment = shop();
    walk(&environment, "m\nfirst\n\n  second\n.\ny\n").exits(0);
    let item = environment.item("one");
    assert_eq!(item["notes"][0], "first\n\n  second");
    assert_eq!(item["status"], "done");
    walk(&environment, "m\nnot this\n<\nq\n").exits(0);
    let out = walk(&environment, "m\nwithout an end\ny\n").exits(2);
    out.says(&["line 1: the note has no end: a line with only a dot"]);
    assert_eq!(
        environment.item("one")["notes"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn a_second_person_confirms_on_the_walk() {
    let environment = Environment::new().with_checklist(
        "ops",
        "title = \"Ops\"\n[item.drill]\ntext = \"It was rehearsed\"\nconfirm = true\n",
    );
    walk(&environment, "y\n").exits(0);
    let again = |who: &str| {
        let mut arguments = vec!["walk", "--plain", "--as"];
        arguments.push(who);
        environment.run_on("confirm\nq\n", &arguments)
    };
    again("Ada").exits(2).says(&["a second person must"]);
    again("Bob")
        .exits(0)
        .answers(&["Saved. ops/drill: done; confirmed"]);
    assert_eq!(environment.item("drill")["settled"], true);
}

#[test]
fn words_choose_what_is_walked() {
    let environment = shop();
    environment.does(&["set", "docs/two", "--owner", "Ada"]);
    for arguments in [
        &["walk", "--plain", "owner:me"][..],
        &["walk", "--plain", "docs", "owner:me", "is:unsettled"],
        &["walk", "--plain", "docs", "second"],
    ] {
        let out = environment.run_on("", arguments).exits(0);
        out.answers(&["1 of 1 Docs should docs/two"]);
    }
    let out = walk(&environment, "/ first\ny\n/\n").exits(2);
    out.answers(&["1 of 3", "1 of 1 Docs should docs/one"]);
    assert_eq!(statuses(&environment), ["done", "open", "open"]);
    let out = walk(
        &environment,
        "filter owner:me\n/ nothing-like-it\n/\ny\nq\n",
    )
    .exits(2);
    out.says(&["line 2: no item passes; the walk stays as it was"]);
    environment
        .run(&["walk", "--plain", "ownr:me"])
        .refuses(&["did you mean `owner:`?"]);
}

#[test]
fn an_item_is_added_to_the_checklist_that_is_walked() {
    let environment = shop();
    let out = walk(&environment, "add item The fourth holds\nq\n").exits(0);
    out.says(&["Added docs/the-fourth-holds to"]);
    assert_eq!(
        environment.item("the-fourth-holds")["text"],
        "The fourth holds"
    );
    let out = walk(&environment, "e\nq\n").exits(2);
    out.says(&["line 1: an editor needs a terminal"]);
    let pack = Environment::new();
    let out = walk(&pack, "add item It works\nq\n").exits(2);
    out.says(&["the items come from the pack", "`gonogo init`"]);
}

#[test]
fn history_findings_and_help_are_told_and_change_nothing() {
    let environment = shop();
    environment.does(&["block", "docs/one", "the bank"]);
    let out = walk(&environment, "history\nfindings\nhelp\nretry\nq\n").exits(0);
    out.clone().answers(&[
        "Ada docs/one blocked: the bank",
        "blocked (b or 3): Says that it waits for something, and asks for what. Behind it: what it waits for.",
        "quit (q or 26): Ends the walk",
    ]);
    out.says(&["Nothing is wrong with the files", "Everything is saved."]);
}

#[test]
fn what_is_taken_back_is_not_among_what_was_changed() {
    let environment = shop();
    let out = walk(&environment, "y\nn\nu\nq\n").exits(0);
    out.answers(&["1 item changed in this walk. done docs/one"]);
    let first = environment.does(&["log", "--json"]).json()[0]["id"].clone();
    let out = walk(
        &environment,
        &format!("undo {}\nq\n", first.as_str().unwrap()),
    );
    out.exits(0)
        .answers(&["Saved. docs/one: open; took back", "1 item changed"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_kept_tried_again_and_named_at_the_end() {
    let environment = shop();
    let mut command = environment.on_a_full_disk(0, &["walk", "--plain"]);
    let input = environment.workspace().join("input");
    std::fs::write(&input, "b the bank\nn\nu\nf red\n").unwrap();
    command.stdin(std::fs::File::open(input).unwrap());
    let out = Output::of(&mut command).exits(2);
    out.clone().says(&[
        "Not saved:",
        "Kept until it can be saved: docs/one blocked: the bank",
        "Took back what was not saved: docs/two in progress",
        "Kept until it can be saved: docs/three failed: red",
        "2 changes could not be saved and are lost",
    ]);
    out.answers(&["Not saved yet: docs/one blocked: the bank"]);
}

#[test]
fn nothing_opens_the_full_screen_where_plain_lines_are_asked_for() {
    let environment = shop();
    for command in ["", "walk", "keys", "report", "list"] {
        let arguments: Vec<_> = [command]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let out = environment.run_with(&[("GONOGO_PLAIN", "1")], &arguments);
        out.exits(0).stays_harmless();
    }
}
