//! Several writers, several releases, earlier ids, and one order over all of them.

use super::*;
use crate::domain::stage::Stage;

fn for_workspace(text: &str) -> Draft {
    Draft {
        for_workspace: true,
        ..note(text)
    }
}

#[test]
fn every_writers_events_are_read() {
    let (ours, theirs) = (Data::new(), Data::new());
    let (_, their_event) = record(&mut theirs.journal(), "next", note("theirs"));
    let mut journal = ours.journal();
    let (_, our_event) = record(&mut journal, "next", note("ours"));
    let from = theirs.own_file("next.1.jsonl");
    let to = theirs.journal().writer().unwrap().unwrap().to_string();
    let folder = ours.folder.path().join(KEY).join("journal").join(to);
    fs::create_dir(&folder).unwrap();
    fs::copy(from, folder.join("next.1.jsonl")).unwrap();

    let reading = journal.read(&release("next")).unwrap();
    assert_eq!(reading.events, std::slice::from_ref(&their_event));
    let (_, next) = record(&mut journal, "next", note("after both"));
    assert_eq!(next.clock, 2, "one more than the highest of any writer");
    let mut all = ours.read("next").events;
    all.sort_by_key(Event::order);
    assert_eq!(all.len(), 3);
    assert!(all.contains(&our_event) && all.contains(&their_event));
}

#[test]
fn a_release_has_the_answers_to_its_earlier_ids_and_to_the_whole_workspace() {
    let data = Data::new();
    let mut journal = data.journal();
    record(&mut journal, "2.4.0", note("earlier"));
    record(&mut journal, "other", note("another release"));
    record(&mut journal, "other", for_workspace("for all"));
    let mut renamed = release("2.5.0");
    assert_eq!(clocks(&journal.read(&renamed).unwrap()), [3]);

    renamed.was = vec!["2.4.0".parse().unwrap()];
    let reading = journal.read(&renamed).unwrap();
    assert_eq!(
        clocks(&reading),
        [1],
        "what came in with the earlier id is new"
    );
    assert_eq!(clocks(&data.journal().read(&renamed).unwrap()), [1, 3]);
    assert!(journal.read(&release("other")).unwrap().events.is_empty());
    let ids = journal.releases().unwrap();
    assert_eq!(
        ids.iter().map(ReleaseId::as_str).collect::<Vec<_>>(),
        ["2.4.0", "other"]
    );

    renamed.was.clear();
    let reading = journal.read(&renamed).unwrap();
    assert_eq!((clocks(&reading), reading.whole), (vec![3], true));
}

#[test]
fn answers_for_the_workspace_have_files_of_their_own() {
    let data = Data::new();
    let mut journal = data.journal();
    let (_, once) = record(&mut journal, "next", for_workspace("once"));
    assert_eq!(once.release.as_str(), "next", "the release at hand");
    assert!(data.own_file("workspace.1.jsonl").is_file());
    assert!(!data.own_file("next.1.jsonl").exists());
    assert_eq!(data.read("any").events, [once]);
    assert_eq!(journal.read(&release("next")).unwrap().events, []);
    assert_eq!(clocks(&journal.read(&release("any")).unwrap()), [1]);
}

#[test]
fn a_change_is_ordered_behind_those_of_every_release() {
    let data = Data::new();
    // Past the first look at a file's end, with the highest clock only in the last whole line.
    let torn_by_much = [lines(1..=60), b"garbage\n".repeat(4_000)].concat();
    fs::write(data.file(7, "other.1.jsonl"), torn_by_much).unwrap();
    let mut journal = data.journal();
    let (_, event) = record(&mut journal, "next", note("x"));
    assert_eq!(event.clock, 61);
    // A last file that says nothing hides those before it no more.
    fs::write(data.file(7, "other.2.jsonl"), "").unwrap();
    let grown = [lines(1..=60), lines([90])].concat();
    fs::write(data.file(7, "other.1.jsonl"), grown).unwrap();
    let (_, event) = record(&mut journal, "next", note("x"));
    assert_eq!(event.clock, 91);
    let (_, event) = record(&mut journal, "third", note("x"));
    assert_eq!(event.clock, 92);
}

#[test]
fn no_change_follows_the_highest_clock_there_can_be() {
    let data = Data::new();
    let last = Event {
        clock: u64::MAX,
        ..event(1)
    };
    fs::write(data.file(7, "other.1.jsonl"), line(&last)).unwrap();
    let recorded = data
        .journal()
        .record(&release("next"), &stamp(), |_| Ok::<_, String>(note("x")));
    assert!(matches!(
        recorded,
        Err(RecordError::Journal(JournalError::Clock))
    ));
}

#[test]
fn a_newer_programs_changes_are_kept_and_ordered_before_ours() {
    let head = |id: u8, clock: u8, v: u8| {
        format!(
            "{{\"v\":{v},\"id\":\"{id:032x}\",\"writer\":\"0000000000000007\",\"clock\":{clock},\
             \"at\":\"2026-03-10T10:00:00Z\",\"by\":\"M\",\"release\":\"next\",\"changes\":"
        )
    };
    let newer = [
        format!("{}[]}}", head(1, 5, 2)),
        format!("{}{{\"of\":\"another shape\"}}}}", head(2, 6, 3)),
        format!(
            "{}[{{\"wish\":{{\"area\":\"support\"}}}}]}}",
            head(3, 40, 1)
        ),
        format!("{}[\"wait\"]}}", head(4, 7, 1)),
    ];
    for name in ["next.1.jsonl", "other.1.jsonl"] {
        let data = Data::new();
        let content: Vec<u8> = newer.iter().flat_map(|json| summed(json)).collect();
        let file = data.file(7, name);
        fs::write(&file, &content).unwrap();
        let mut journal = data.journal();
        let (_, event) = record(&mut journal, "next", note("x"));
        assert_eq!(event.clock, 41, "{name}");
        assert_eq!(fs::read(&file).unwrap(), content, "kept as they are");
        if name == "next.1.jsonl" {
            let told = |line| ("warning", line, 1, "newer gonogo");
            assert_found(&data.read("next"), &[told(1), told(2), told(3), told(4)]);
        }
    }
    // Without a sum as well; but a kind that is known must be right, and so must the keys.
    let data = Data::new();
    let without_sum = newer.join("\n");
    let known_kind = summed(&format!("{}[{{\"note\":{{\"item\":1}}}}]}}", head(5, 9, 1)));
    let unknown_key = summed(&format!("{}[],\"mood\":1}}", head(6, 9, 1)));
    let content = [without_sum.as_bytes(), b"\n", &known_kind, &unknown_key].concat();
    fs::write(data.file(7, "next.1.jsonl"), content).unwrap();
    let reading = data.read("next");
    assert_eq!((errors(&reading).len(), reading.findings.len()), (2, 6));
}

#[test]
fn votes_and_decisions_read_back_as_they_were_recorded() {
    let data = Data::new();
    let mut journal = data.journal();
    let mut stage = Stage::new(&["a/x; must", "a/y"]);
    stage.says("Maria", "a/x", "in-progress");
    stage.votes("Maria", "a", "go all is well");
    stage.votes("Maria", "a", "no-go");
    stage.decides("Maria", "ship the client waits");
    stage.reopens("Maria");
    let mut recorded = Vec::new();
    for event in &stage.history.events()[1..] {
        let draft = Draft {
            changes: event.changes.to_vec(),
            for_workspace: false,
        };
        recorded.push(record(&mut journal, "next", draft).1);
    }
    let reading = data.read("next");
    assert_eq!((reading.events, reading.findings), (recorded, vec![]));
}
