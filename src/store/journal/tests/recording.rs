//! What is recorded is there, once, and seen by every program.

use super::*;

#[test]
fn what_was_recorded_is_there_after_a_restart() {
    let data = Data::new();
    let mut journal = data.journal();
    assert_eq!(journal.writer().unwrap(), None);
    let (_, first) = record(&mut journal, "next", note("one"));
    let (_, second) = record(&mut journal, "next", note("two"));
    assert_eq!((first.clock, second.clock), (1, 2));
    assert_eq!(journal.writer().unwrap(), Some(first.writer));
    assert_eq!(&*first.by, "Maria Garcia");

    let reading = data.read("next");
    assert!(reading.whole);
    assert_eq!(reading.events, [first, second]);
    assert_eq!(reading.findings, []);
}

#[test]
fn an_event_is_handed_out_once() {
    let data = Data::new();
    let (mut one, mut other) = (data.journal(), data.journal());
    let (_, first) = record(&mut one, "next", note("one"));
    let again = one.read(&release("next")).unwrap();
    assert_eq!((again.events, again.whole), (vec![], false));

    let (seen, second) = record(&mut other, "next", note("two"));
    assert_eq!(
        seen.events,
        [first],
        "decided on what the other program recorded"
    );
    assert_eq!(one.read(&release("next")).unwrap().events, [second]);
    assert_eq!(one.read(&release("next")).unwrap().events, []);
}

#[test]
fn reading_makes_and_changes_nothing() {
    let data = Data::new();
    let nowhere = data.folder.path().join("not-there");
    let mut journal = Journal::open(&nowhere, KEY);
    let reading = journal.read(&release("next")).unwrap();
    assert_eq!((reading.events.len(), reading.findings.len()), (0, 0));
    assert_eq!(journal.releases().unwrap(), []);
    assert!(!nowhere.exists());

    let file = data.file(7, "next.1.jsonl");
    let torn = [lines(1..3), b"\xEF\xBB\xBF{\"v\":1,\"id".to_vec()].concat();
    fs::write(&file, &torn).unwrap();
    let before = file.metadata().unwrap().modified().unwrap();
    assert_eq!(data.read("next").events.len(), 2);
    assert_eq!(fs::read(&file).unwrap(), torn);
    assert_eq!(file.metadata().unwrap().modified().unwrap(), before);
    let made: Vec<_> = data.folder.path().join(KEY).read_dir().unwrap().collect();
    assert_eq!(made.len(), 1, "no lock, only the journal: {made:?}");
}

#[test]
fn nothing_is_recorded_where_nothing_changes_or_the_caller_refuses() {
    let data = Data::new();
    let mut journal = data.journal();
    let nothing = Draft {
        changes: vec![],
        for_workspace: false,
    };
    let recorded = journal.record(&release("next"), &stamp(), |_| Ok::<_, String>(nothing));
    assert!(matches!(recorded, Ok(None)));
    let refused = journal.record(&release("next"), &stamp(), |_| Err("no reason given"));
    assert_eq!(refused.unwrap_err().to_string(), "no reason given");
    assert_eq!(journal.writer().unwrap(), None);
    assert_eq!(journal.releases().unwrap(), []);
}

#[test]
fn a_torn_line_is_ended_before_the_next_change() {
    let data = Data::new();
    let mut journal = data.journal();
    let (_, first) = record(&mut journal, "next", note("one"));
    let file = data.own_file("next.1.jsonl");
    let whole = fs::read(&file).unwrap();
    let torn = [&whole[..], &whole[..whole.len() / 2]].concat();
    fs::write(&file, torn).unwrap();

    let mut journal = data.journal();
    let (seen, second) = record(&mut journal, "next", note("two"));
    let told = [("warning", 2, 1, "interrupted")];
    assert_eq!(seen.events, std::slice::from_ref(&first));
    assert_found(&seen, &told);
    let next = journal.read(&release("next")).unwrap();
    assert_eq!(next.events, []);
    assert_found(&next, &told);
    let again = data.read("next");
    assert_eq!(again.events, [first, second]);
    assert_found(&again, &told);
}

#[test]
fn a_file_is_closed_past_its_size_and_never_touched_again() {
    let data = Data::new();
    let mut journal = data.journal();
    let long = "x".repeat(60_000);
    for _ in 0..11 {
        record(&mut journal, "next", note(&long));
    }
    let length = |name| data.own_file(name).metadata().map(|m| m.len()).ok();
    let (one, two) = (length("next.1.jsonl"), length("next.2.jsonl"));
    assert!(
        one > Some(SEGMENT) && one < Some(SEGMENT + 61_000),
        "{one:?}"
    );
    assert!(
        two > Some(SEGMENT) && two < Some(SEGMENT + 61_000),
        "{two:?}"
    );
    assert!(length("next.3.jsonl").is_some());
    assert_eq!(length("next.4.jsonl"), None);
    assert_eq!(clocks(&data.read("next")), (1..=11).collect::<Vec<_>>());
}

#[test]
fn a_change_longer_than_a_line_may_be_is_refused_before_it_is_written() {
    let data = Data::new();
    let mut journal = data.journal();
    record(&mut journal, "next", note("one"));
    let file = data.own_file("next.1.jsonl");
    let before = fs::read(&file).unwrap();
    // What the rest of the line takes, found by measuring one.
    let around = before.len() - "one\n".len();
    for (length, fits) in [(MAX_LINE - around + 1, false), (MAX_LINE - around, true)] {
        let long = note(&"x".repeat(length));
        let recorded = journal.record(&release("next"), &stamp(), |_| Ok::<_, String>(long));
        match recorded {
            Ok(_) => assert!(fits),
            Err(error) => {
                assert!(!fits, "{error}");
                assert!(error.to_string().contains("1048577 bytes"), "{error}");
                assert_eq!(fs::read(&file).unwrap(), before);
            }
        }
    }
    let reading = data.read("next");
    assert_eq!((clocks(&reading), reading.findings), (vec![1, 2], vec![]));
}

#[test]
fn programs_that_record_at_once_lose_nothing() {
    let data = Data::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut journal = data.journal();
                let mut own = 0;
                for number in 0..50 {
                    let id = if number % 5 == 0 { "later" } else { "next" };
                    let (_, event) = record(&mut journal, id, note("x"));
                    assert!(event.clock > own, "a program's own changes stay in order");
                    own = event.clock;
                }
            });
        }
    });
    let (next, later) = (data.read("next"), data.read("later"));
    assert_eq!((next.findings, later.findings), (vec![], vec![]));
    let all = [next.events, later.events].concat();
    let mut clocks: Vec<u64> = all.iter().map(|event| event.clock).collect();
    clocks.sort_unstable();
    assert_eq!(
        clocks,
        (1..=400).collect::<Vec<_>>(),
        "no clock twice in one writer"
    );
    let ids: BTreeSet<_> = all.iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), 400);
}

#[test]
fn one_change_that_would_not_read_back_is_never_written() {
    let mut unreadable = event(1);
    unreadable.v = 0;
    assert!(matches!(
        written(&unreadable),
        Err(JournalError::Unwritable(_))
    ));
    let (line, same) = written(&event(1)).unwrap();
    assert_eq!(same, event(1));
    assert_eq!(line, line::encode(&event(1)).unwrap());
}
