//! The poll and the decision as people run them, and which release is meant after it.

use crate::environment::Environment;

const SETTINGS: &str = "id = \"0123456789abcdef\"\n\
[[person]]\nname = \"Maria Garcia\"\naka = [\"maria\"]\nroles = [\"Support lead\"]\n\
[[person]]\nname = \"John Smith\"\naka = [\"john\"]\n";

/// Two areas of which all is done, in a release of 20 March.
fn ready() -> Environment {
    let environment = Environment::new()
        .with_checklist(
            "support",
            "title = \"Support\"\nowner = \"Support lead\"\n\
             [item.page]\ntext = \"The page is there\"\nlevel = \"must\"\n",
        )
        .with_checklist(
            "data",
            "title = \"Data\"\nowner = \"John Smith\"\n\
             [item.drill]\ntext = \"The drill was held\"\n",
        );
    environment.write("gonogo.toml", SETTINGS);
    let new = [
        "release",
        "new",
        "1.0",
        "--date",
        "2026-03-20",
        "--owner",
        "john",
    ];
    environment.does(&new);
    environment.does(&["done", "page", "drill"]);
    environment
}

#[test]
fn a_vote_is_recorded_with_its_right_and_told_everywhere() {
    let environment = ready();
    let vote = [
        "vote",
        "support",
        "go",
        "--note",
        "all on shift",
        "--as",
        "maria",
    ];
    environment
        .does(&vote)
        .answers(&["Support go Maria Garcia", "all on shift"]);
    environment
        .does(&[
            "vote",
            "data",
            "no-go",
            "--note",
            "the drill failed",
            "--as",
            "maria",
        ])
        .answers(&["not the owner"]);
    environment.run(&["gate"]).exits(1).answers(&[
        "NO-GO data vote no-go John Smith Maria Garcia says no-go: the drill failed",
        "To GO: John Smith 1",
    ]);
    let report = environment.does(&["report", "--json"]).json();
    assert_eq!(report["verdict"], "no-go");
    assert_eq!(report["decision"], serde_json::Value::Null);
    let reason = &report["reasons"][0];
    assert_eq!(reason["item"], serde_json::Value::Null);
    assert_eq!(
        (&reason["area"], &reason["standing"]),
        (&"data".into(), &"no-go".into())
    );
    let votes = report["votes"].as_array().unwrap();
    let told = |key: &str| {
        votes
            .iter()
            .map(|vote| vote[key].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("area"), ["data", "support"]);
    assert_eq!(told("mandate"), ["other", "owner"]);
    assert_eq!(told("by"), ["Maria Garcia", "Maria Garcia"]);
    let shown = environment.item("drill");
    let told = ["vote", "by", "mandate", "note"].map(|key| shown["vote"][key].clone());
    assert_eq!(told, ["no-go", "Maria Garcia", "other", "the drill failed"]);
    environment
        .does(&["report", "--format", "markdown"])
        .answers(&["| Support | go | Maria Garcia | all on shift"]);
    environment
        .does(&["log"])
        .answers(&["data no-go: the drill failed"]);
    environment
        .does(&["undo", "--as", "maria"])
        .answers(&["Data no vote"]);
    environment.does(&["gate"]).answers(&["GO 1.0"]);
    assert_eq!(environment.item("drill")["vote"], serde_json::Value::Null);
}

#[test]
fn a_vote_that_cannot_be_is_refused_with_what_was_meant() {
    let environment = ready();
    environment
        .run(&["vote", "suport", "go"])
        .refuses(&["no area `suport`, did you mean `support`?"]);
    environment
        .run(&["vote", "support", "yes"])
        .refuses(&["no-go, go"]);
}

#[test]
fn a_missing_vote_holds_where_the_settings_require_it() {
    let environment = ready();
    environment.write(
        "gonogo.toml",
        format!("{SETTINGS}[gate]\nvotes = \"required\"\n"),
    );
    environment.run(&["gate"]).exits(1).answers(&[
        "NO-GO support vote no vote Support lead say go or no-go",
        "To GO: John Smith 1, Support lead 1",
    ]);
    environment.does(&["vote", "support", "go", "--as", "maria"]);
    environment.does(&["vote", "data", "go", "--as", "john"]);
    environment.does(&["gate"]);
    environment.does(&["block", "drill", "no room"]);
    environment
        .run(&["gate"])
        .exits(1)
        .answers(&["vote again: data/drill has worsened since the go"]);
}

#[test]
fn a_no_go_ships_only_with_a_note_and_the_report_says_so_for_ever() {
    let environment = ready();
    environment.does(&["block", "page", "the lawyers"]);
    environment
        .run(&["decide", "ship"])
        .refuses(&["needs a note", "gonogo decide ship --note"]);
    environment.does(&["decide", "hold", "--note", "until noon"]);
    environment.does(&["set", "page", "--note", "held releases take answers"]);
    let ship = [
        "decide",
        "ship",
        "--note",
        "the client waits",
        "--as",
        "maria",
    ];
    environment.does(&ship).says(&["gonogo release reopen 1.0"]);
    for refused in [
        &["done", "page"][..],
        &["vote", "data", "go"],
        &["decide", "ship", "--note", "again"],
    ] {
        let arguments = [refused, &["--release", "1.0"]].concat();
        environment
            .run(&arguments)
            .refuses(&["was shipped on", "gonogo release reopen 1.0"]);
    }
    environment.does(&["release", "reopen", "1.0"]);
    environment
        .run(&["release", "reopen", "1.0"])
        .refuses(&["not shipped"]);
    environment.does(&["done", "page"]);
    environment.does(&["decide", "ship"]);
    let shown = environment.does(&["report", "--release", "1.0"]);
    shown.answers(&[
        "Maria Garcia (not the owner, recorded by Ada)",
        "against NO-GO with 1 reason: the client waits",
        "Reopened",
        "upon GO",
    ]);
    let report = environment
        .does(&["report", "--release", "1.0", "--json"])
        .json();
    let decision = &report["decision"];
    assert_eq!(
        (&decision["decision"], &decision["verdict"]),
        (&"ship".into(), &"go".into())
    );
    assert_eq!(decision["digest"], report["digest"]);
    let all = report["decisions"].as_array().unwrap();
    assert_eq!(all.len(), 4);
    assert_eq!(all[1]["reasons"][0]["item"], "support/page");
}

#[test]
fn the_release_that_is_meant_is_the_nearest_undecided_one() {
    let environment = ready();
    let meant = |expected: &str| {
        let shown = environment.does(&["release", "show", "--json"]).json();
        assert_eq!(shown["id"], expected);
    };
    environment.does(&["release", "new", "1.1", "--date", "2026-04-03"]);
    environment.does(&["release", "new", "0.9", "--date", "2026-03-01"]);
    meant("1.0");
    environment.does(&["decide", "ship"]);
    meant("1.1");
    environment.does(&["done", "page", "drill"]);
    environment.does(&["decide", "ship"]);
    meant("0.9");
    environment.does(&["done", "page", "drill"]);
    environment.does(&["decide", "ship"]);
    meant("next");
    environment
        .does(&["release", "list"])
        .answers(&["1.1", "shipped"]);
    let rows = environment.does(&["release", "list", "--json"]).json();
    assert_eq!(rows[0]["decision"], "ship");
    assert_eq!(rows[0]["decided_upon"], "go");
    environment.does(&["block", "page", "begun early"]);
    environment.does(&["release", "new", "2.0", "--date", "2026-05-01"]);
    assert_eq!(environment.item("page")["reason"], "begun early");
    environment.does(&["release", "reopen", "1.0"]);
    meant("1.0");
}

#[test]
fn without_a_verdict_nothing_is_decided() {
    let environment = ready();
    environment.write("checklists/broken.toml", "title = 1\n");
    environment.run(&["decide", "ship"]).refuses(&["title"]);
    environment
        .run(&["vote", "support", "go"])
        .refuses(&["title"]);
}

#[test]
fn a_meeting_without_a_terminal_says_what_to_run_instead() {
    let environment = ready();
    environment.run(&["meet"]).refuses(&[
        "needs a terminal",
        "gonogo walk --plain phase:go",
        "gonogo vote",
    ]);
    environment
        .run(&["meet", "--plain"])
        .refuses(&["needs a terminal"]);
}
