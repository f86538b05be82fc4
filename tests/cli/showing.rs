//! Commands that show: lists, one item, the log, the report and the gate.

use crate::environment::Environment;

/// Long names, so that whatever cuts has something to cut.
fn wide() -> Environment {
    Environment::new().with_checklist(
        "support",
        r#"
title = "Support"
owner = "The lead of everybody who answers the telephone at night"
[item.short]
text = "Clients can reach us, and the hours and first-response target are published in the product, in every language that we sell it in"
level = "must"
tags = ["client"]
[item.an-id-that-is-a-good-deal-longer-than-most-of-them-are]
text = "Short"
phase = "go"
due = "2026-03-10"
why = "Because"
ask = ["Which?"]
proof = "A link"
incident = "INC-214"
links = ["https://example.com/handbook"]
[item.after]
text = "Later"
level = "could"
phase = "after"
"#,
    )
}

#[test]
fn a_pipe_gets_whole_lines() {
    let environment = wide();
    let long = "support/an-id-that-is-a-good-deal-longer-than-most-of-them-are";
    let statement = "published in the product, in every language that we sell it in";
    let owner = "The lead of everybody who answers the telephone at night";
    let list = environment.does(&["list"]);
    assert_eq!(list.stdout.lines().count(), 3);
    for words in [long, statement, owner] {
        assert!(list.stdout.contains(words), "`{words}` in {}", list.stdout);
    }
    assert!(
        list.stdout.lines().next().unwrap().ends_with(statement),
        "{}",
        list.stdout
    );
    let gate = environment.run(&["gate"]).exits(1);
    for words in [long, owner, "answer it"] {
        assert!(gate.stdout.contains(words), "`{words}` in {}", gate.stdout);
    }
    for text in [list.stdout, gate.stdout] {
        assert!(!text.contains('…') && !text.contains("..."), "{text}");
        assert!(text.lines().all(|line| !line.ends_with(' ')), "{text}");
    }
}

#[test]
fn every_word_of_a_filter_holds() {
    let environment = wide();
    environment.does(&["block", "short", "waits"]);
    let ids = |filter: &[&str]| {
        let items = environment.items(filter);
        items
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]).len(), 3);
    assert_eq!(ids(&["status:blocked"]), ["support/short"]);
    assert_eq!(ids(&["status:blocked", "level:could"]), [""; 0]);
    assert_eq!(ids(&["level:must,could"]).len(), 2);
    assert_eq!(ids(&["owner:lead", "phase:go"]).len(), 1);
    assert_eq!(ids(&["area:support"]).len(), 3);
    assert_eq!(ids(&["area:nowhere"]), [""; 0]);
    assert_eq!(ids(&["is:late"]).len(), 1);
    assert_eq!(ids(&["due:<7d"]).len(), 1);
    assert_eq!(ids(&["tag:client"]), ["support/short"]);
    assert_eq!(ids(&["clients can"]), ["support/short"]);
    assert_eq!(ids(&["\"clients reach\""]), [""; 0]);
    let nothing = environment.does(&["list", "status:failed"]);
    assert_eq!(nothing.stdout, "");
    nothing.says(&["None of 3 items of next"]);
    assert_eq!(
        environment
            .does(&["list", "--json", "status:failed"])
            .stdout,
        "[]\n"
    );
}

#[test]
fn a_word_that_filters_nothing_is_refused_with_the_one_that_was_meant() {
    let environment = wide();
    for (word, said) in [
        ("statsu:done", "did you mean `status:`?"),
        ("status:doen", "did you mean `done`?"),
        ("is:lat", "did you mean `late`?"),
        ("level:wish", "must, should, could"),
        ("due:soon", "<7d"),
        ("\"open", "not closed"),
    ] {
        for command in ["list", "mine"] {
            environment.run(&[command, word]).refuses(&[said]);
        }
    }
}

#[test]
fn show_tells_all_of_one_item() {
    let environment = wide();
    let long = "an-id-that-is-a-good-deal-longer-than-most-of-them-are";
    environment.does(&["set", long, "short", "--owner", "Maria", "--note", "asked"]);
    let waived = ["set", long, "--status", "waived", "--reason", "no time"];
    environment.does(
        &[
            &waived[..],
            &["--approved-by", "Olga", "--until", "2026-12-31"],
        ]
        .concat(),
    );
    let show = environment.does(&["show", long]).answers(&[
        "Support",
        "Short",
        "waived",
        "no time",
        "Olga",
        "2026-12-31",
        "level should",
        "phase go",
        "owner Maria",
        "Tue 10 Mar",
        "note asked",
        "Because",
        "Which?",
        "A link",
        "INC-214",
        "https://example.com/handbook",
        "History",
        "owner: Maria",
    ]);
    assert!(
        !show.stdout.contains("support/short"),
        "another item's part of a change:\n{}",
        show.stdout
    );
    let json = environment.item(long);
    assert_eq!(json["history"].as_array().unwrap().len(), 2);
    assert_eq!(json["history"][0]["by"], "Ada");
    environment
        .run(&["show", "shrt"])
        .refuses(&["did you mean `short`?"]);
    environment.run(&["show"]).refuses(&["<ITEM>"]);
}

#[test]
fn an_incident_alone_is_shown() {
    let environment = Environment::new().with_checklist(
        "a",
        "title = \"A\"\n[item.one]\ntext = \"One\"\nincident = \"INC-7\"\n",
    );
    environment.does(&["show", "one"]).answers(&["INC-7"]);
}

#[test]
fn an_item_that_the_release_does_not_ask_is_said_to_be_left_out() {
    let environment = wide();
    environment.write("releases/next.toml", "areas = [\"other\"]\n");
    environment.write(
        "checklists/other.toml",
        "title = \"Other\"\n[item.one]\ntext = \"One\"\n",
    );
    environment
        .run(&["show", "short"])
        .refuses(&["support/short", "leave it out"]);
    let set = environment.does(&["done", "short"]);
    set.says(&["support/short is not asked of this release", "Saved"]);
    assert_eq!(environment.items(&[]).len(), 1);
    environment.write(
        "checklists/other.toml",
        "title = \"Other\"\n[item.one]\ntext = \"One\"\nasked_if = [\"pets\"]\n",
    );
    environment.write("gonogo.toml", "[traits]\npets = \"Any pets?\"\n");
    environment.write(
        "releases/next.toml",
        "areas = [\"other\"]\n[traits]\npets = false\n",
    );
    for command in ["gate", "report"] {
        let output = environment
            .run(&[command])
            .exits(2)
            .says(&["no verdict", "asked no item"]);
        assert!(!output.stdout.contains("GO"), "{output:#?}");
    }
}

#[test]
fn the_log_tells_what_changed_when_and_by_whom() {
    let environment = wide();
    environment
        .does(&["log"])
        .says(&["Nothing recorded yet for next"]);
    assert_eq!(environment.does(&["log", "--json"]).stdout, "[]\n");
    environment.does(&["block", "short", "waits"]);
    environment.does(&["set", "after", "--note", "later", "--as", "Bob"]);
    environment.does(&["undo"]);
    let log = environment.does(&["log"]);
    log.clone().answers(&[
        "2026-03-12",
        "Ada",
        "support/short blocked: waits",
        "Bob (recorded by Ada) taken back",
        "support/after note: later",
        "took back",
    ]);
    assert!(
        !log.stdout.contains("   note"),
        "two blanks between two things:\n{}",
        log.stdout
    );
    let one = environment.does(&["log", "short", "--json"]).json();
    assert_eq!(one.as_array().unwrap().len(), 1);
    environment
        .run(&["log", "shrt"])
        .refuses(&["did you mean `short`?"]);
}

#[test]
fn the_report_has_three_faces_and_can_go_to_a_file() {
    let environment = wide();
    let text = environment.does(&["report"]);
    assert!(
        text.stdout.lines().all(|line| line.chars().count() <= 80),
        "{}",
        text.stdout
    );
    let markdown = environment.does(&["report", "--format", "markdown"]).stdout;
    assert!(
        markdown.starts_with('#') && markdown.contains("NO-GO"),
        "{markdown}"
    );
    let json = environment.does(&["report", "--format", "json"]);
    assert_eq!(json.json()["schema"], "gonogo.report/1");
    assert_eq!(environment.does(&["report", "--json"]).stdout, json.stdout);

    let to_file = environment.does(&["report", "--format", "markdown", "--output", "out.md"]);
    assert_eq!(to_file.stdout, "");
    to_file.says(&["Wrote out.md"]);
    assert_eq!(environment.read("out.md"), markdown);
    environment.does(&["report", "--color", "always", "-o", "out.md"]);
    assert_eq!(
        environment.read("out.md"),
        text.stdout,
        "replaced, and without colours"
    );
    environment
        .run(&["report", "--format", "pdf"])
        .refuses(&["'pdf'", "markdown"]);
    let gone = environment.run(&["report", "-o", "gone/out.md"]);
    let gone = gone.refuses(&["gone/out.md", "cannot be written"]);
    assert!(
        !gone.stderr.contains(".gonogo-"),
        "nobody asked for that file: {}",
        gone.stderr
    );
    environment
        .run(&["report", "-o", "checklists"])
        .refuses(&["not a plain file"]);
}

#[test]
fn the_keys_of_the_json_report_are_a_promise() {
    let environment = wide();
    environment.write(
        "releases/2.toml",
        "name = \"Spring\"\nversion = \"2.0\"\ndate = 2026-04-01\nowner = \"Maria\"\n",
    );
    let report = environment.does(&["report", "--json"]).json();
    let keys = |value: &serde_json::Value| {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(
        keys(&report),
        "after_decision areas as_of burn_up decision decisions diagnostics digest left_out reasons release schema since verdict votes"
    );
    assert_eq!(keys(&report["release"]), "date id name owner version");
    assert_eq!(
        keys(&report["reasons"][0]),
        "area due flags item level owner remedy standing"
    );
    assert_eq!(keys(&report["areas"][0]), "counts id items owner title");
    let item = &report["areas"][0]["items"][0];
    assert_eq!(
        keys(item),
        "acting carried_from check due enforced_from evidence flags id level notes owner phase reason settled standing \
         status target text value waiting watched"
    );
    assert_eq!(item, &environment.items(&[])[0]);
    assert!(item["due"].is_null() && item["value"].is_null() && item["reason"].is_null());
}

#[test]
fn the_gate_names_each_reason_on_one_line() {
    let environment = wide();
    let gate = environment.run(&["gate"]).exits(1);
    let lines: Vec<_> = gate.stdout.lines().collect();
    assert_eq!(lines[0], "NO-GO  next");
    assert!(lines[1].starts_with("To GO: "), "{lines:?}");
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(gate.stderr, "");
    let json = environment.run(&["gate", "--json"]).exits(1).json();
    assert_eq!(json["verdict"], "no-go");
    assert_eq!(json["reasons"].as_array().unwrap().len(), 2);
    assert_eq!(environment.run(&["gate", "--format", "json"]).json(), json);
    environment
        .run(&["gate", "--format", "xml"])
        .refuses(&["'xml'", "json"]);
}

#[test]
fn a_list_and_an_item_look_like_this() {
    let environment = wide();
    environment.does(&["set", "short", "--owner", "Maria", "--due", "fri"]);
    environment.does(&["block", "after", "waits for the bank"]);
    let list = environment.does(&["list", "status:blocked,open", "level:must,could"]);
    insta::assert_snapshot!(list.stdout, @"
    open     must   support/short  Maria                 Fri 13 Mar  Clients can reach us, and the hours and first-response target are published in the product, in every language that we sell it in
    blocked  could  support/after  The lead of everybody who answers the telephone at night  -           Later
    ");
    let show = environment.does(&["show", "after"]);
    let told = show.stdout.split("History").next().unwrap();
    insta::assert_snapshot!(told, @"
    support/after  Support
    Later

    blocked - waits for the bank
    next        unblock it: waits for the bank
    release     next
    level       could
    phase       after
    owner       The lead of everybody who answers the telephone at night
    ");
}

#[test]
fn a_list_is_sorted_as_asked() {
    let environment = wide();
    environment.does(&["set", "short", "--status", "failed", "--reason", "no"]);
    environment.does(&["set", "after", "--due", "2026-01-01", "--owner", "Adam"]);
    let ids = |order: &str| {
        let items = environment.items(&["--sort", order]);
        let id = |item: &serde_json::Value| {
            item["id"]
                .as_str()
                .unwrap()
                .chars()
                .skip(8)
                .take(2)
                .collect()
        };
        items.iter().map(id).collect::<Vec<String>>().join(" ")
    };
    assert_eq!(ids("checklist"), "sh an af");
    assert_eq!(ids("worst"), "sh an af");
    assert_eq!(ids("due"), "af an sh");
    assert_eq!(ids("owner"), "af sh an");
    assert_eq!(ids("level"), "sh an af");
    environment
        .run(&["list", "--sort", "age"])
        .refuses(&["age", "checklist, worst, due, owner, level"]);
}

#[test]
fn text_is_found_folded_and_with_letters_left_out() {
    let environment = Environment::new().with_checklist(
        "support",
        "title = \"S\"\n[item.a]\ntext = \"Die Prüfung der Straße\"\n[item.b]\ntext = \"A restore\"\n",
    );
    for (word, id) in [
        ("PRUFUNG", "support/a"),
        ("strasse", "support/a"),
        ("rstore", "support/b"),
    ] {
        let items = environment.items(&[word]);
        assert_eq!(items.len(), 1, "{word}");
        assert_eq!(items[0]["id"], id, "{word}");
    }
    assert!(environment.items(&["rdrs"]).is_empty());
}

#[test]
fn a_note_keeps_its_lines_wherever_it_is_shown() {
    let environment = wide();
    let note = "first line\n\n# not a heading\n::error::nor a command";
    environment.does(&["set", "short", "--note", note]);
    let shown = environment.does(&["show", "short"]).stdout;
    assert!(shown.contains("note        first line\n"), "{shown}");
    assert!(
        shown.contains("\n              # not a heading\n"),
        "{shown}"
    );
    assert!(shown.contains("\n              \\::error::nor"), "{shown}");
    let log = environment.does(&["log"]).stdout;
    assert!(log.contains("note: first line\n"), "{log}");
    assert!(log.contains("\n      # not a heading\n"), "{log}");
    assert!(log.lines().all(|line| !line.ends_with(' ')), "{log}");
    let markdown = environment.does(&["report", "--format", "markdown"]).stdout;
    assert!(
        markdown.contains("note: first line<br><br>\\# not a heading<br>"),
        "{markdown}"
    );
    assert_eq!(environment.item("short")["notes"][0], note);
    let changes = environment.does(&["log", "--json"]).json();
    assert_eq!(changes[0]["changes"][0]["change"], format!("note: {note}"));
}

#[test]
fn the_log_takes_an_item_or_words_for_person_item_and_day() {
    let environment = wide();
    let by = |who: &str, day: &str, words: &[&str]| {
        let variables = [("GONOGO_AS", who), ("GONOGO_TODAY", day)];
        environment.run_with(&variables, words).exits(0)
    };
    let items = environment.items(&[]);
    let (one, two) = (
        items[0]["id"].as_str().unwrap(),
        items[1]["id"].as_str().unwrap(),
    );
    by("Maria", "2026-03-01", &["done", one]);
    by("John", "2026-03-09", &["block", two, "the bank"]);
    for (words, expected) in [
        (&["log"][..], 2),
        (&["log", one], 1),
        (&["log", "by:maria"], 1),
        (&["log", "on:<7d"], 1),
        (&["log", "by:john on:2026-03-01"], 0),
        (&["log", two, "bank"], 1),
        (&["log", "by:me"], 0),
    ] {
        let arguments = [words, &["--json"]].concat();
        let found = environment.does(&arguments).json();
        assert_eq!(found.as_array().unwrap().len(), expected, "{words:?}");
    }
    environment
        .run(&["log", "bye:maria"])
        .refuses(&["did you mean `by:`"]);
    environment.run(&["log", "on:soon"]).refuses(&["yesterday"]);
}

#[test]
fn what_a_filter_names_and_is_not_there_is_said_with_what_was_meant() {
    let environment = Environment::new();
    for command in ["list", "walk"] {
        let meant = "there is no area `suport`, did you mean `support`?";
        let output = environment.run(&[command, "area:suport"]).exits(0);
        output.says(&[meant]);
    }
    let json = environment.does(&["list", "tag:nosuch", "--json"]);
    assert_eq!(json.says(&["no item has the tag `nosuch`"]).stdout, "[]\n");
    let known = environment.does(&["list", "area:support"]);
    assert!(!known.stderr.contains("warning"), "{}", known.stderr);
    environment.run(&["done", "support"]).refuses(&[
        "`support` is an area",
        "such as `support/",
        "list area:support",
    ]);
}

#[test]
fn json_and_another_format_are_not_asked_for_at_once() {
    let environment = Environment::new();
    for arguments in [["report", "--format=markdown"], ["gate", "--format=github"]] {
        let output = environment.run(&[&arguments[..], &["--json"]].concat());
        output.refuses(&["--json", "leave out one of them"]);
    }
}
