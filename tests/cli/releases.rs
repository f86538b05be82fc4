//! Releases as people make, rename and compare them, and what one leaves to the next.

use std::fs;

use crate::environment::Environment;

const SETTINGS: &str = "id = \"0123456789abcdef\"\nclosed = [2026-12-25]\n\
[traits]\nstores-data = \"Does it store clients' data?\"\n\
[[person]]\nname = \"Maria Garcia\"\naka = [\"maria\"]\nroles = [\"Operations\"]\n\
away = [{ from = 2026-03-20, to = 2026-03-24, acting = \"John\" }]\n\
[[person]]\nname = \"John Smith\"\naka = [\"John\"]\n";

const LIST: &str = "title = \"A\"\n\
[item.page]\ntext = \"The page is there\"\nlevel = \"must\"\nphase = \"go\"\n\
[item.shop]\ntext = \"The shop sells\"\n\
[item.erased]\ntext = \"Data is erased\"\nasked_if = [\"stores-data\"]\n\
[item.licence]\ntext = \"The licence is paid\"\nonce = true\n\
[item.looked-back]\ntext = \"We looked back\"\nlevel = \"must\"\nphase = \"after\"\n";

fn workspace() -> Environment {
    let environment = Environment::new().with_checklist("a", LIST);
    environment.write("gonogo.toml", SETTINGS);
    environment
}

/// With a release `1.0` in which things were said.
fn answered() -> Environment {
    let environment = workspace();
    environment.does(&["release", "new", "1.0", "--date", "2026-03-20"]);
    environment.does(&["set", "page", "--owner", "maria", "--status", "done"]);
    let reason = ["--reason", "we sell elsewhere"];
    environment.does(&[&["set", "shop", "--status", "not-applicable"], &reason[..]].concat());
    environment.does(&["done", "licence"]);
    environment
}

#[test]
fn a_new_release_is_a_file_without_a_fault() {
    let environment = workspace();
    let new = [
        "release",
        "new",
        "2.4",
        "--name",
        "Spring \"2\"",
        "--version",
        "2.4.0",
        "--date",
        "2026-04-01",
        "--owner",
        "maria",
        "--trait",
        "stores-data=no",
    ];
    environment.does(&new).answers(&["wrote releases/2.4.toml"]);
    environment.does(&["lint"]).says(&["No fault"]);
    let told = environment
        .does(&["release", "show", "2.4", "--json"])
        .json();
    for (key, expected) in [
        ("id", "2.4"),
        ("name", "Spring \"2\""),
        ("version", "2.4.0"),
        ("date", "2026-04-01"),
        ("owner", "maria"),
        ("verdict", "no-go"),
    ] {
        assert_eq!(told[key], expected);
    }
    assert_eq!(
        (&told["days_left"], &told["open_musts"]),
        (&20.into(), &1.into())
    );
    assert_eq!(told["traits"][0]["answer"], false);
    assert_eq!(told["left_out"][0]["item"], "a/erased");
    environment.does(&["release", "show"]).answers(&[
        "Maria Garcia",
        "stores-data: Does it store clients' data? no",
        "left out a/erased (no stores-data)",
    ]);
    environment
        .does(&["report"])
        .answers(&["Left out", "a/erased stores-data"]);
    let report = environment.does(&["report", "--json"]).json();
    assert_eq!(report["left_out"][0]["traits"][0], "stores-data");
}

#[test]
fn a_new_release_asks_nothing_of_a_pipe() {
    let environment = workspace();
    let new = environment.run_on("Name\n2026-12-01\ny\n", &["release", "new", "1.0"]);
    let new = new.exits(0);
    assert!(!new.stderr.contains('?'), "{}", new.stderr);
    let told = environment.does(&["release", "show", "--json"]).json();
    assert!(told["name"].is_null() && told["date"].is_null(), "{told}");
    assert!(told["traits"][0]["answer"].is_null());
}

#[test]
fn a_release_that_cannot_be_is_refused_and_nothing_is_written() {
    let environment = answered();
    environment.write("releases/2.0.toml", "was = [\"beta\"]\n");
    let before = environment.everything();
    for (arguments, words) in [
        (&["new", "1.0"][..], &["`1.0` is a release already"][..]),
        (&["new", "beta"], &["an earlier id of `2.0`"]),
        (
            &["new", "3.0", "--from", "3.0"],
            &["cannot begin from itself"],
        ),
        (
            &["new", "3.0", "--from", "1.1"],
            &["no release `1.1`", "did you mean `1.0`?"],
        ),
        (
            &["new", "3.0", "--trait", "store-data=no"],
            &["no trait `store-data`", "did you mean `stores-data`?"],
        ),
        (
            &[
                "new",
                "3.0",
                "--trait",
                "stores-data=no",
                "--trait",
                "stores-data=yes",
            ],
            &["with yes and with no"],
        ),
        (
            &["new", "3.0", "--trait", "stores-data=maybe"],
            &["neither yes nor no"],
        ),
        (
            &["new", "3.0", "--trait", "stores-data"],
            &["stores-data=no"],
        ),
        (&["new", "3.0", "--date", "someday"], &["--date", "someday"]),
        (&["new", "../x"], &["is not a release id"]),
        (&["new", "workspace"], &["choose another release id"]),
        (&["rename", "1.0", "2.0"], &["`2.0` is a release already"]),
        (&["rename", "1.0", "1.0"], &["`1.0` is a release already"]),
        (&["rename", "1.0", "beta"], &["an earlier id of `2.0`"]),
        (&["rename", "0.9", "1.1"], &["no release `0.9`"]),
        (&["show", "1.O"], &["not a release id"]),
        (&["show", "1.1"], &["did you mean `1.0`?"]),
    ] {
        let arguments = [&["release"], arguments].concat();
        environment.run(&arguments).refuses(words);
    }
    assert_eq!(environment.everything(), before);
    let empty = Environment::new();
    empty
        .run(&["release", "new", "1.0"])
        .refuses(&["no workspace here", "gonogo init"]);
    assert!(!empty.workspace().join("releases").exists());
}

#[test]
fn a_release_on_a_closed_day_is_made_and_told() {
    workspace()
        .does(&["release", "new", "1.0", "--date", "2026-12-25"])
        .says(&["releases/1.0.toml:6:8", "a day on which nobody works"]);
}

#[cfg(unix)]
#[test]
fn a_release_is_not_made_through_a_link() {
    let environment = workspace();
    let outside = environment.home().join("outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, environment.workspace().join("releases")).unwrap();
    environment
        .run(&["release", "new", "1.0"])
        .refuses(&["symbolic link"]);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}

#[test]
fn a_release_begins_with_what_another_leaves_to_it() {
    let environment = answered();
    environment
        .does(&[
            "release",
            "new",
            "1.1",
            "--date",
            "2026-04-03",
            "--from",
            "1.0",
        ])
        .says(&[
            "Carried over from 1.0",
            "1 owner, 1 item not applicable",
            "undo --release 1.1",
        ]);
    environment.does(&["lint"]).says(&["No fault"]);
    let item = |id: &str| {
        environment
            .does(&["show", id, "--json", "--release", "1.1"])
            .json()
    };
    let page = item("page");
    assert_eq!(
        (&page["status"], &page["owner"]),
        (&"open".into(), &"Maria Garcia".into())
    );
    assert_eq!(page["carried_from"]["owner"], "1.0");
    let shop = item("shop");
    assert_eq!(shop["status"], "not-applicable");
    assert_eq!(shop["reason"], "we sell elsewhere");
    assert_eq!(shop["carried_from"]["status"], "1.0");
    assert_eq!(item("licence")["status"], "done", "answered once for all");
    let says = |arguments: &[&str], words: &[&str]| {
        let arguments = [arguments, &["--release", "1.1"]].concat();
        environment.does(&arguments).answers(words);
    };
    says(
        &["show", "shop"],
        &["we sell elsewhere (from 1.0)", "carried over from 1.0"],
    );
    says(&["show", "page"], &["owner Maria Garcia (from 1.0)"]);
    says(
        &["report"],
        &[
            "Carried over",
            "a/shop not applicable, from 1.0",
            "the owners of 1 item;",
        ],
    );
    says(
        &["report", "--format", "markdown"],
        &["- `a/shop` not applicable, from `1.0`: we"],
    );
    says(
        &["log"],
        &[
            "carried over from 1.0",
            "a/shop not applicable: we sell elsewhere",
        ],
    );
    // One change, one undo.
    environment.does(&["undo", "--release", "1.1"]);
    assert_eq!(item("shop")["status"], "open");
    assert!(item("page")["owner"].is_null() && item("page")["carried_from"].is_null());
    assert_eq!(
        environment.item("shop")["status"],
        "not-applicable",
        "1.0 keeps its own"
    );
}

#[test]
fn a_renamed_release_keeps_its_answers_and_every_byte() {
    let environment = answered();
    let text = "\u{FEFF}# Ours\r\ndate = 2026-03-20\r\nwas = [ 'beta' ] # so\r\n";
    environment.write("releases/1.0.toml", text);
    environment
        .does(&["release", "rename", "1.0", "1.0.1"])
        .answers(&["wrote releases/1.0.1.toml"]);
    assert_eq!(
        environment.read("releases/1.0.1.toml"),
        text.replace("'beta' ]", "'beta', \"1.0\" ]")
    );
    assert!(!environment.workspace().join("releases/1.0.toml").exists());
    environment.does(&["lint"]).says(&["No fault"]);
    assert_eq!(environment.item("page")["status"], "done");
    // Under the old id it is still found.
    environment.does(&["show", "page", "--release", "1.0"]);
}

#[test]
fn the_first_release_is_the_one_that_was_implied() {
    let environment = workspace();
    environment.does(&["done", "page"]);
    environment
        .does(&["release", "new", "1.0"])
        .says(&["answers given for next"]);
    environment.does(&["lint"]).says(&["No fault"]);
    assert_eq!(environment.item("page")["status"], "done");
    environment.does(&["release", "new", "1.1", "--date", "2026-04-01"]);
    assert_eq!(environment.item("page")["status"], "open");
}

#[test]
fn the_implied_release_gets_a_file_when_it_is_renamed() {
    let environment = workspace();
    environment.does(&["done", "page"]);
    environment.does(&["release", "rename", "next", "1.0"]);
    environment.does(&["lint"]).says(&["No fault"]);
    assert_eq!(environment.item("page")["status"], "done");
}

#[test]
fn a_release_is_not_renamed_onto_answers_of_another() {
    let environment = answered();
    environment.does(&["release", "new", "2.0", "--date", "2026-05-01"]);
    environment.does(&["done", "page", "--release", "2.0"]);
    fs::remove_file(environment.workspace().join("releases/2.0.toml")).unwrap();
    environment
        .run(&["release", "rename", "1.0", "2.0"])
        .refuses(&["answers were given under `2.0` before"]);
}

#[test]
fn releases_are_listed_by_date_with_where_each_stands() {
    let environment = answered();
    environment.does(&["set", "shop", "--status", "done"]);
    environment.does(&[
        "release",
        "new",
        "1.1",
        "--date",
        "2026-04-03",
        "--owner",
        "maria",
    ]);
    environment.does(&["release", "new", "idea"]);
    environment.does(&["release", "new", "0.9", "--date", "2026-03-01"]);
    let list = environment.does(&["release", "list"]);
    insta::assert_snapshot!(list.stdout, @"
    release  name  version  date        owner         verdict  open must  days left
    0.9      -     -        Sun 1 Mar   -             NO-GO            2        -11
    1.0      -     -        Fri 20 Mar  -             NO-GO            0          8
    1.1      -     -        Fri 3 Apr   Maria Garcia  NO-GO            1         22
    idea     -     -        -           -             NO-GO            1          -
    ");
    let rows = environment.does(&["release", "list", "--json"]).json();
    let row = |place: usize| {
        (
            &rows[place]["id"],
            &rows[place]["verdict"],
            &rows[place]["open_musts"],
        )
    };
    // What comes after a release counts once it has passed.
    assert_eq!(row(0), (&"0.9".into(), &"no-go".into(), &2.into()));
    assert_eq!(row(1), (&"1.0".into(), &"no-go".into(), &0.into()));
    assert_eq!(
        (&rows[1]["shown"], &rows[0]["days_left"]),
        (&true.into(), &(-11).into())
    );
    assert!(rows[3]["days_left"].is_null());
    let none = workspace().does(&["release", "list", "--json"]).json();
    assert_eq!(none[0]["id"], "next");
}

#[test]
fn no_release_has_a_verdict_where_the_teams_answers_are_not_here() {
    let environment = answered();
    environment.does(&["release", "new", "1.1", "--date", "2026-04-03"]);
    environment.write("gonogo.toml", format!("shared = true\n{SETTINGS}"));
    let rows = environment.does(&["release", "list", "--json"]).json();
    assert!(
        rows[0]["verdict"].is_null() && rows[1]["verdict"].is_null(),
        "{rows}"
    );
    let then = environment
        .run(&["report", "--json", "--as-of", "2026-03-11"])
        .exits(2);
    assert!(then.json()["verdict"].is_null());
}

#[test]
fn an_owner_who_is_away_is_told_everywhere() {
    let environment = workspace();
    environment.does(&["set", "page", "--owner", "maria", "--due", "2026-03-22"]);
    let page = environment.item("page");
    assert_eq!(page["flags"], serde_json::json!(["away"]));
    assert_eq!(page["acting"], "John Smith");
    assert_eq!(environment.items(&["is:away"]).len(), 1);
    assert_eq!(environment.items(&["is:away", "owner:operations"]).len(), 1);
    let away = "its owner is away when it is due: John Smith acts";
    environment.does(&["report"]).answers(&[away]);
    environment
        .does(&["report", "--format", "markdown"])
        .answers(&[away]);
    environment
        .does(&["show", "page"])
        .answers(&["owner away", "away when it is due, John Smith acts"]);
}

#[test]
fn lint_tells_slips_in_traits_absences_and_days() {
    let environment = workspace();
    environment.write(
        "checklists/b.toml",
        "title = \"B\"\n[item.x]\ntext = \"X\"\nasked_if = [\"store-data\"]\n",
    );
    environment.write(
        "releases/1.0.toml",
        "date = 2026-12-25\n[traits]\nstored-data = false\n",
    );
    environment.does(&["lint"]).answers(&[
        "checklists/b.toml:4:13",
        "gonogo.toml has no trait `store-data`",
        "did you mean `stores-data`?",
        "releases/1.0.toml:1:8",
        "a day on which nobody works",
        "releases/1.0.toml:3:1",
    ]);
    environment.does(&["set", "shop", "--due", "2026-12-25"]);
    environment.does(&["set", "page", "--due", "T"]);
    environment.does(&["lint"]).answers(&[
        "`a/shop` is due on Fri 25 Dec 2026, a day on which nobody works",
        "`a/page` is due on Fri 25 Dec 2026",
    ]);
}

#[test]
fn a_walk_can_go_through_one_phase() {
    let environment = workspace();
    environment
        .run_on("y\n", &["walk", "--phase", "go"])
        .exits(0);
    assert_eq!(environment.items(&["status:done"]).len(), 1);
    assert_eq!(environment.item("page")["status"], "done");
    assert_eq!(environment.items(&["phase:go"]).len(), 1);
    environment
        .run(&["walk", "--phase", "og"])
        .refuses(&["'og'", "go"]);
}

#[test]
fn what_comes_after_a_release_counts_from_the_day_after() {
    let environment = workspace();
    environment.does(&["release", "new", "1.0", "--date", "2026-03-12"]);
    let open_musts = |today: &str| {
        let told = environment
            .does(&["release", "show", "--json", "--today", today])
            .json();
        told["open_musts"].clone()
    };
    assert_eq!(open_musts("2026-03-12"), 1);
    assert_eq!(open_musts("2026-03-13"), 2);
}

#[test]
fn a_report_of_an_earlier_day_knows_nothing_of_what_came_later() {
    let environment = workspace();
    let on = |day: &str, arguments: &[&str]| {
        let arguments = [arguments, &["--today", day]].concat();
        environment.does(&arguments)
    };
    on("2026-03-02", &["done", "shop"]);
    on("2026-03-04", &["block", "shop", "waits for the bank"]);
    on(
        "2026-03-09",
        &["set", "page", "--status", "done", "--owner", "maria"],
    );
    let status = |report: &serde_json::Value| {
        let items = report["areas"][0]["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["status"].as_str().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    let then = on("2026-03-12", &["report", "--json", "--as-of", "2026-03-03"]).json();
    assert_eq!(then["as_of"], "2026-03-03");
    assert_eq!(&status(&then)[..2], ["open", "done"]);
    assert_eq!(then["diagnostics"][0]["severity"], "warning");
    on("2026-03-12", &["report", "--as-of", "2026-03-03"])
        .answers(&["as of Tue 3 Mar", "against the checklists of today"]);
    let now = on("2026-03-12", &["report", "--json", "--since", "2026-03-03"]).json();
    let since = &now["since"];
    assert_eq!(since["date"], "2026-03-03");
    assert_eq!(
        (&since["settled"], &since["reopened"]),
        (&1.into(), &1.into())
    );
    assert_eq!(since["items"][0]["item"], "a/page");
    on("2026-03-12", &["report", "--since", "2026-03-03"]).answers(&[
        "Since Tue 3 Mar",
        "1 newly settled, 1 reopened",
        "a/page Maria Garcia newly settled: done, 3 days ago",
        "a/shop nobody reopened: blocked, 8 days ago",
    ]);
    on(
        "2026-03-12",
        &["report", "--format", "markdown", "--since", "2026-03-03"],
    )
    .answers(&[
        "| Item | Owner | Status |",
        "| The page is there `a/page` | Maria Garcia | newly settled: done, 3 days ago |",
    ]);
    let quiet = on("2026-03-12", &["report", "--json"]).json();
    assert!(quiet["since"].is_null() && quiet["diagnostics"].as_array().unwrap().is_empty());
    for (arguments, words) in [
        (&["--as-of", "2026-03-13"][..], "has not come yet"),
        (&["--since", "2026-03-12"], "nothing can have changed"),
        (
            &["--since", "2026-03-05", "--as-of", "2026-03-05"],
            "nothing can have changed",
        ),
        (&["--since", "soon"], "soon"),
    ] {
        let arguments = [&["report"], arguments].concat();
        environment.run(&arguments).refuses(&[words]);
    }
}

#[test]
fn what_is_answered_once_holds_for_every_release() {
    let environment = answered();
    environment.does(&["release", "new", "1.1", "--date", "2026-04-03"]);
    environment.does(&["release", "new", "1.2", "--date", "2026-05-03"]);
    let status = |release: &str| {
        let told = environment.does(&["show", "licence", "--json", "--release", release]);
        told.json()["status"].clone()
    };
    assert_eq!(status("1.2"), "done");
    environment.does(&["block", "licence", "not paid", "--release", "1.1"]);
    assert_eq!([status("1.0"), status("1.2")], ["blocked", "blocked"]);
}
