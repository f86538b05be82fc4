//! Minutes and Markdown checklists become items, answers, people and releases: `import`.

use crate::environment::{Environment, Output};

const FIRST: &str = "# Weekly, 5 May 2025

Attendees:
- Ines Falk (Lead)
- Tomas Reyes (Backend)

## Security
- **Critical**: Backup keys readable by everybody
  - Assigned to: Tomas Reyes
  - Due: May 9, 2025

Ines said that the demo went well.

## Upcoming releases
| Service | Version | Release Date | Owner |
|---|---|---|---|
| Ledger | 1.4.0 | May 20 | Ines Falk |

## Action Items
1. [ ] Tomas Reyes: Restrict who can read the backup keys
2. [ ] Ines Falk: Write the rollback guide
3. [ ] Ines Falk: Book the load test
";

const SECOND: &str = "# Weekly, 12 May 2025

| Item | Owner | Status |
|---|---|---|
| Restrict who reads backup keys | Tomas Reyes | Done |
| Rollback guide | Ines Falk | In progress |

- Office closed: May 29
- Ines Falk OOO: May 26-30 (Tomas Reyes acting)

## Action Items
- [ ] Tomas Reyes: Rotate the ledger certificate by May 16
";

fn environment() -> Environment {
    let environment = Environment::new().with_checklist(
        "ours",
        "title = \"Ours\" # kept\n\n[item.one]\ntext = \"One\"\n",
    );
    environment.write("gonogo.toml", "id = \"our-own-id\" # kept\nclosed = []\n");
    environment.write("first.md", FIRST);
    environment.write("second.md", SECOND);
    environment
}

#[test]
fn minutes_that_write_nothing_say_why() {
    let environment = environment();
    environment.write("talk.md", "# Talk, 6 May 2025\n\nWe had a good time.\n");
    environment
        .does(&["import", "talk.md", "--apply"])
        .says(&["Nothing in it is clearly something to do", "--explain"]);
    environment.does(&["import", "first.md", "--apply"]);
    environment
        .does(&["import", "first.md"])
        .says(&["all of this is known already"]);
}

#[test]
fn without_apply_nothing_is_written_and_the_plan_says_what_would_be() {
    let environment = environment();
    let before = environment.everything();
    let plan = environment.does(&["import", "first.md", "--explain"]);
    let plan = plan.answers(&[
        "Restrict who can read the backup keys",
        "first.md:20",
        "must",
        "checklists/actions.toml",
        "releases/ledger-1.4.0.toml",
        "Not taken",
    ]);
    plan.says(&["--apply"]);
    assert_eq!(environment.everything(), before);
}

#[test]
fn what_is_proposed_is_told_to_programs() {
    let environment = environment();
    let answer = environment.does(&["import", "first.md", "--json"]).json();
    assert_eq!(answer["date"], "2025-05-05");
    let items = answer["items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(items[0]["owner"], "Tomas Reyes");
    assert_eq!(items[0]["due"], "2025-05-09");
    assert_eq!(items[0]["level"], "must");
    assert_eq!(items[0]["status"], "open");
    assert_eq!(items[0]["line"], 20);
    assert!(items[0]["match"].is_null());
    assert_eq!(answer["people"][0]["role"], "Lead");
    assert_eq!(answer["releases"][0]["version"], "1.4.0");
    assert_eq!(answer["absences"].as_array().unwrap().len(), 0);
}

#[test]
fn a_second_meeting_meets_the_first_and_importing_twice_changes_nothing() {
    let environment = environment();
    environment.does(&["import", "first.md", "--apply"]);
    let actions = environment.read("checklists/actions.toml");
    assert_eq!(actions.matches("once = true").count(), 3, "{actions}");
    environment.does(&["lint"]).says(&["No fault"]);
    let plan = environment.does(&["import", "second.md"]);
    plan.answers(&[
        "Known, with news",
        "not mentioned since",
        "Book the load test",
    ]);
    environment.does(&["import", "second.md", "--apply"]);
    let settings = environment.read("gonogo.toml");
    assert!(
        settings.starts_with("id = \"our-own-id\" # kept\nclosed = [2025-05-29]\n"),
        "{settings}"
    );
    assert!(settings.contains("acting = \"Tomas Reyes\""), "{settings}");
    let items = environment.items(&["area:actions"]);
    let status = |words: &str| {
        let item = items
            .iter()
            .find(|item| item["text"].as_str().unwrap().contains(words));
        item.unwrap()["status"].as_str().unwrap().to_string()
    };
    assert_eq!(items.len(), 4, "nothing is doubled");
    assert_eq!(status("backup keys"), "done");
    assert_eq!(status("rollback guide"), "in-progress");
    let after = environment.everything();
    for file in ["first.md", "second.md"] {
        environment
            .does(&["import", file, "--apply"])
            .says(&["Nothing to write"]);
    }
    assert_eq!(environment.everything(), after);
}

#[test]
fn importing_twice_changes_nothing_where_many_items_share_all_their_words() {
    let environment = environment();
    let words = ["pump", "valve", "crane", "gate", "lamp", "rope", "dock"];
    let word = |at: usize| words[at % words.len()];
    let line = |at: usize| {
        let (one, two, three) = (word(at), word(at / 7 + 1), word(at / 49 + 2));
        format!("- {one} {two} before {three} {}\n", word(at / 343 + 3))
    };
    let lines: String = (0..1200).map(line).collect();
    environment.write("many.md", format!("# 5 May 2025\n\n## Actions\n{lines}"));
    environment.does(&["import", "many.md", "--apply"]);
    let after = environment.everything();
    environment
        .does(&["import", "many.md", "--apply"])
        .says(&["Nothing to write"]);
    assert_eq!(environment.everything(), after);
}

#[test]
fn what_is_too_long_for_one_change_is_recorded_as_several() {
    let environment = environment();
    // Each item keeps a note with the file's name.
    let file = format!("{}.md", "long".repeat(60));
    let lines: Vec<String> = (0..2600).map(|at| format!("- name{at}")).collect();
    environment.write(
        &file,
        format!("# 5 May 2025\n\nBlocked:\n{}\n", lines.join("\n")),
    );
    let import = environment.does(&["import", &file, "--apply"]);
    assert_eq!(
        import.stderr.matches("as change").count(),
        2,
        "{}",
        import.stderr
    );
    let items = environment.items(&["area:actions", "status:blocked"]);
    assert_eq!(items.len(), 2600);
    environment
        .does(&["import", &file, "--apply"])
        .says(&["Nothing to write"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_failed_halfway_says_what_was_written_and_goes_on_the_next_time() {
    let environment = environment();
    // Enough for each file, and not for what is recorded.
    let mut import = environment.on_a_full_disk(1, &["import", "first.md", "--apply"]);
    Output::of(&mut import).exits(2).says(&[
        "and kept: ",
        "checklists/actions.toml, ",
        "gonogo.toml",
        "import once more",
    ]);
    environment
        .does(&["import", "first.md", "--apply"])
        .says(&["Saved what was said", "ledger-1.4.0.toml"]);
    assert_eq!(environment.items(&["area:actions"]).len(), 3);
}

#[test]
fn without_a_workspace_it_says_how_to_make_one() {
    let environment = Environment::new();
    environment.write("first.md", FIRST);
    environment
        .does(&["import", "first.md"])
        .says(&["gonogo init"]);
    environment
        .run(&["import", "first.md", "--apply"])
        .refuses(&["no workspace", "gonogo init"]);
    environment
        .run(&["import", "none.md"])
        .refuses(&["none.md"]);
}

#[test]
fn a_file_that_is_no_document_is_named_with_what_to_do() {
    let environment = environment();
    environment.write("weekly.docx", b"PK\x03\x04\x14\x00\x06\x00");
    environment.write(
        "photo.jpg",
        (0..=u8::MAX).cycle().take(4096).collect::<Vec<_>>(),
    );
    let before = environment.everything();
    for (file, words) in [
        ("checklists/ours.toml", ["it is TOML", "gonogo lint"]),
        (
            "weekly.docx",
            ["a packed file", "save what it says as Markdown"],
        ),
        (
            "photo.jpg",
            ["no text that people wrote", "save what it says as Markdown"],
        ),
        (".", ["cannot be read", "name a Markdown file"]),
    ] {
        for more in [&[][..], &["--apply"], &["--checklist"], &["--walk"]] {
            let arguments = [&["import", file], more].concat();
            environment
                .run(&arguments)
                .refuses(&[&[file], &words[..]].concat());
        }
    }
    assert_eq!(environment.everything(), before);
}

#[test]
fn no_box_of_a_checklist_is_lost() {
    let environment = environment();
    environment.write(
        "launch.md",
        "# Launch\n\n## Data\n- [x] Backup [guide](https://example.com/b)\n  - [ ] restored once\n  - who checks?\n- [ ]\n\n## Web\n- [ ] Title\n  ---\n\n| | |\n|-|-|\n| [X] | in a table |\n",
    );
    let import = environment.does(&["import", "--checklist", "launch.md", "--apply"]);
    import.answers(&["5 boxes read, 5 items written"]);
    let data = environment.read("checklists/data.toml");
    assert!(
        data.contains("links = [\"https://example.com/b\"]"),
        "{data}"
    );
    assert!(data.contains("ask = [\"who checks?\"]"), "{data}");
    let items = environment.items(&["area:web", "status:done"]);
    assert_eq!(items.len(), 1);
    environment.does(&["lint"]).says(&["No fault"]);
    environment
        .does(&["import", "--checklist", "launch.md", "--apply"])
        .answers(&["5 boxes read, 0 items written, 5 there already"]);
}

#[test]
fn an_outline_without_boxes_is_a_checklist_as_well() {
    let environment = environment();
    environment.write(
        "notes.md",
        "# Notes\n\n## Talk\n- nothing\n\n## Before we open\n- Can they pay?\n- Support\n    - at night?\n",
    );
    let section = ["--section", "before we open", "--into", "opening"];
    let import = ["import", "--checklist", "notes.md", "--apply"];
    let arguments: Vec<&str> = import.into_iter().chain(section).collect();
    environment
        .does(&arguments)
        .answers(&["2 bullet points read, 2 items written"]);
    assert_eq!(environment.items(&["area:opening"]).len(), 2);
    environment
        .run(&["import", "--checklist", "notes.md", "--section", "no"])
        .refuses(&["no heading `no`", "Before we open"]);
}

#[test]
fn each_proposal_can_be_taken_skipped_or_paired() {
    let environment = environment();
    let walk = environment.run_on("y\n\ni ours/one\nn\n", &["import", "first.md", "--walk"]);
    walk.exits(0);
    let actions = environment.items(&["area:actions"]);
    assert_eq!(actions.len(), 1);
    let one = environment.items(&["area:ours"]);
    assert_eq!(one[0]["owner"], "Ines Falk");
    assert!(!environment.read("gonogo.toml").contains("person"));
}

#[test]
fn all_that_is_clear_can_be_taken_at_once_and_the_rest_is_still_asked() {
    let environment = environment();
    environment.does(&["import", "first.md", "--apply"]);
    environment.write(
        "third.md",
        "# 12 May 2025\n\n## Actions\n- [ ] Ines Falk: Order lamps\n- [x] Book a load check\n- [ ] Paint the door\n",
    );
    // The asking may end before the last of them is reached.
    let walk = environment.run_on("a\n", &["import", "third.md", "--walk"]);
    walk.exits(0);
    let texts: Vec<_> = environment.items(&["area:actions"]);
    assert_eq!(texts.len(), 5, "{texts:?}");
    let load = environment.item("actions/book-the-load-test");
    assert_eq!(load["status"], "open", "skipped, since it was not clear");
}

#[test]
fn what_is_said_of_a_releases_item_stays_when_the_minutes_make_the_first_release() {
    let environment = environment();
    environment
        .run_on("t\ns\np ours/one\ny\n", &["import", "first.md", "--walk"])
        .exits(0);
    assert_eq!(environment.item("ours/one")["owner"], "Ines Falk");
    let release = environment.read("releases/ledger-1.4.0.toml");
    assert!(release.contains("next"), "{release}");
}

#[test]
fn what_minutes_hold_stays_text() {
    let environment = environment();
    environment.write(
        "hostile.md",
        "# x\n\n## Actions\n- [ ] A\u{1b}[2J\u{202e}b: c\n- \u{0}\n",
    );
    let plan = environment.does(&["import", "hostile.md", "--explain"]);
    assert!(
        !plan.stdout.contains(['\u{1b}', '\u{202e}', '\u{0}']),
        "{:?}",
        plan.stdout
    );
    environment.does(&["import", "hostile.md", "--apply"]);
    environment.does(&["lint"]).says(&["No fault"]);
    environment.write("bytes.md", [0xff, 0xfe, b'\n', b'-', b' ', 0xc3]);
    environment.does(&["import", "bytes.md"]);
}
