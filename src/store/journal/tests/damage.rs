//! Whatever the bytes are: what is whole is read, what is not is told, and nothing panics.

use std::io::Write;

use proptest::prelude::*;

use super::*;

fn read_bytes(data: &Data, bytes: &[u8]) -> Reading {
    let file = data.file(7, "next.1.jsonl");
    // Some file systems wait for the disk where a file is overwritten, and not where it is new.
    let _none = fs::remove_file(&file);
    fs::write(file, bytes).unwrap();
    data.read("next")
}

/// Whether the long run was asked for, which takes minutes.
fn soak() -> bool {
    std::env::var_os("GONOGO_SOAK").is_some()
}

/// The journal cut at every step-th byte.
fn cut_everywhere(events: u64, step: usize) {
    let data = Data::new();
    let bytes = lines(1..=events);
    let mut ends = Vec::new();
    for number in 1..=events {
        ends.push(ends.last().copied().unwrap_or(0) + line(&event(number)).len());
    }
    for cut in (0..=bytes.len()).step_by(step) {
        let reading = read_bytes(&data, &bytes[..cut]);
        // The last line is whole with its last brace; its line break may be missing.
        let whole = ends.iter().filter(|end| **end <= cut + 1).count();
        let expected: Vec<u64> = (1..=whole as u64).collect();
        assert_eq!(clocks(&reading), expected, "cut at {cut}");
        let is_torn = cut != 0 && !ends.contains(&cut) && !ends.contains(&(cut + 1));
        if is_torn {
            assert_found(&reading, &[("warning", whole + 1, 1, "interrupted")]);
        } else {
            assert_eq!(reading.findings, [], "cut at {cut}");
        }
    }
}

#[test]
fn a_journal_cut_anywhere_keeps_every_whole_event() {
    cut_everywhere(4, 1);
    cut_everywhere(200, if soak() { 1 } else { 1_409 });
}

/// The journal with every step-th byte replaced, in so many of several ways.
fn flip_everywhere(events: u64, step: usize, ways: usize) {
    let data = Data::new();
    let bytes = lines(1..=events);
    let whole: Vec<Event> = (1..=events).map(event).collect();
    for at in (0..bytes.len()).step_by(step) {
        let old = bytes[at];
        let mut replaced = vec![
            old ^ 1,
            b'\n',
            b'}',
            0,
            b'\r',
            b' ',
            b'"',
            b'\\',
            b'{',
            !old,
        ];
        replaced.extend((1..8).map(|bit| old ^ (1 << bit)));
        for new in replaced.into_iter().filter(|new| *new != old).take(ways) {
            let mut flipped = bytes.clone();
            flipped[at] = new;
            let reading = read_bytes(&data, &flipped);
            let context = format!("{old} at {at} became {new}");
            assert!(
                reading.events.iter().all(|e| whole.contains(e)),
                "{context}"
            );
            let lost = whole.len() - reading.events.len();
            assert!(lost <= 1, "{context}: {lost} lost");
            // A blank in place of the last line break changes nothing.
            let is_harmless = at + 1 == bytes.len() && b" \r".contains(&new);
            assert_eq!(reading.findings.is_empty(), is_harmless, "{context}");
            // Without its last brace a line looks like one whose recording was interrupted.
            let looks_torn = bytes.get(at + 1) == Some(&b'\n') && b"\n\r".contains(&new);
            if lost > 0 && !looks_torn {
                assert!(!errors(&reading).is_empty(), "{context}");
            }
        }
    }
}

#[test]
fn a_changed_byte_costs_at_most_one_event_and_is_told() {
    flip_everywhere(3, 1, usize::MAX);
    flip_everywhere(200, if soak() { 1 } else { 6_007 }, 3);
}

#[test]
fn line_breaks_and_byte_order_marks_of_other_systems_are_tolerated() {
    let data = Data::new();
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    for number in 1..=3 {
        bytes.extend_from_slice(line(&event(number)).trim_ascii_end());
        bytes.extend_from_slice(b"\r\n\r\n\n");
    }
    let reading = read_bytes(&data, &bytes);
    assert_eq!(
        (clocks(&reading), reading.findings),
        (vec![1, 2, 3], vec![])
    );
}

#[test]
fn another_tools_line_needs_no_sum_but_must_be_right() {
    let data = Data::new();
    let json = serde_json::to_string_pretty(&event(1))
        .unwrap()
        .replace('\n', " ");
    let reading = read_bytes(&data, json.as_bytes());
    assert_eq!(
        (&reading.events[..], &reading.findings[..]),
        (&[event(1)][..], &[][..])
    );
    // The same event as it was recorded counts as the same.
    let both = [json.as_bytes(), b"\n", &line(&event(1))].concat();
    assert_found(
        &read_bytes(&data, &both),
        &[("warning", 2, 1, "recorded twice")],
    );
    let wrong = json.replace("\"release\"", "\"reelase\"");
    let reading = read_bytes(&data, wrong.as_bytes());
    assert_eq!(reading.events, []);
    assert!(
        errors(&reading)[0]
            .message
            .contains("unknown field `reelase`"),
        "{reading:?}"
    );
}

#[test]
fn bytes_that_are_no_text_are_no_change_whatever_their_sum() {
    let data = Data::new();
    // As plain as can be, so that nobody but the reader of plain lines is asked.
    let plain = Event {
        by: "Maria".into(),
        recorded_by: Some("John Smith".into()),
        changes: Box::default(),
        ..event(1)
    };
    let json = serde_json::to_string(&plain).unwrap();
    let (before, after) = json.split_once("John Smith").unwrap();
    let body = [before.as_bytes(), b"John \xFFSmith", after.as_bytes()].concat();
    let body = &body[..body.len() - 1];
    let sum = format!(",\"sum\":\"{:08x}\"}}\n", crc32fast::hash(body));
    let reading = read_bytes(&data, &[body, sum.as_bytes()].concat());
    assert_eq!(reading.events, []);
    assert_found(&reading, &[("error", 1, 152, "not UTF-8 text")]);
}

#[test]
fn changes_glued_to_one_line_are_all_read() {
    let data = Data::new();
    let [one, two, three] = [1, 2, 3].map(|n| line(&event(n)).trim_ascii_end().to_vec());
    let column = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().count() + 1;
    let glued = [&one[..], &two, b"#", &three, b"\n"].concat();
    let reading = read_bytes(&data, &glued);
    assert_eq!(clocks(&reading), [1, 2, 3]);
    assert_found(
        &reading,
        &[
            ("warning", 1, 1, "3 changes on one line"),
            (
                "error",
                1,
                column(&one) + column(&two) - 1,
                "beside a change",
            ),
        ],
    );
    let spot = reading.findings[1].spot.as_ref().unwrap();
    let meant = spot.source.chars().nth(spot.column - spot.skipped - 1);
    assert_eq!(
        meant,
        Some('#'),
        "the part of the line that is meant is shown: {spot:?}"
    );
    // As a file leaves it that begins with a byte order mark and was put behind another.
    let marked = [&one[..], b"\xEF\xBB\xBF", &two, b"\n"].concat();
    let reading = read_bytes(&data, &marked);
    assert_eq!(clocks(&reading), [1, 2]);
    assert_found(&reading, &[("warning", 1, 1, "2 changes on one line")]);
    let torn_and_glued = [&one[..one.len() / 2], &two, b"\n"].concat();
    let reading = read_bytes(&data, &torn_and_glued);
    assert_eq!(clocks(&reading), [2]);
    assert_found(&reading, &[("warning", 1, 1, "interrupted")]);
    let unfinished = [&one[..], &two[..two.len() / 2]].concat();
    let reading = read_bytes(&data, &unfinished);
    assert_eq!(clocks(&reading), [1]);
    assert_found(&reading, &[("warning", 1, column(&one), "interrupted")]);
}

#[test]
fn a_change_recorded_twice_counts_once_and_two_with_one_id_are_an_error() {
    let data = Data::new();
    let reading = read_bytes(&data, &lines([1, 2, 1]));
    assert_eq!(clocks(&reading), [1, 2]);
    assert_found(&reading, &[("warning", 3, 1, "recorded twice")]);

    fs::write(data.file(8, "next.1.jsonl"), lines([2])).unwrap();
    let reading = data.read("next");
    assert_eq!(clocks(&reading), [1, 2]);
    assert_eq!(reading.findings.len(), 2, "in another file too");

    let clash = Event {
        by: "Somebody else".into(),
        ..event(1)
    };
    let reading = read_bytes(&data, &[line(&event(1)), line(&clash)].concat());
    assert_eq!(reading.events[0].by, event(1).by);
    assert_eq!(errors(&reading).len(), 1);
    assert!(errors(&reading)[0].message.contains("the same id"));
}

#[test]
fn conflict_markers_are_passed_over() {
    let data = Data::new();
    let mut bytes = Vec::new();
    let markers = [
        "<<<<<<< HEAD",
        "||||||| base",
        "=======",
        ">>>>>>> theirs\r",
        "%%%%%%% diff",
        "+++++++",
        "------- left",
        "<<<<<<<<<<<",
    ];
    for (number, marker) in (1..).zip(markers) {
        bytes.extend_from_slice(marker.as_bytes());
        bytes.push(b'\n');
        bytes.extend_from_slice(&line(&event(number)));
    }
    let reading = read_bytes(&data, &bytes);
    assert_eq!(clocks(&reading), (1..=8).collect::<Vec<_>>());
    let told: Vec<_> = (0..8)
        .map(|n| ("warning", 2 * n + 1, 1, "conflict"))
        .collect();
    assert_found(&reading, &told);
    // Six signs, or a word behind them, are no marker.
    let reading = read_bytes(&data, b"<<<<<<\n=======x\n");
    assert_eq!(errors(&reading).len(), 2);
}

#[test]
fn every_unreadable_line_is_told_with_its_place_and_the_rest_is_read() {
    let data = Data::new();
    let long = vec![b'x'; MAX_LINE + 1];
    let mut latin = line(&event(9));
    let umlaut = latin.iter().position(|byte| *byte == 0xC3).unwrap();
    latin.remove(umlaut);
    let mut damaged = line(&event(9));
    damaged[60] ^= 1;
    let bytes = [
        &line(&event(1))[..],
        b"not json\n",
        &damaged,
        b"\0\0\0\0\n",
        &latin,
        &long,
        b"\n[1,2]\n",
        &line(&event(2)),
        b"{\"v\":1,\"what\":2}\n",
        b"{\"v\":1}}\n",
        b"garbage at the end",
    ]
    .concat();
    let reading = read_bytes(&data, &bytes);
    assert_eq!(clocks(&reading), [1, 2]);
    assert_found(
        &reading,
        &[
            ("error", 2, 1, "not a change: expected"),
            ("error", 3, 1, "check sum"),
            ("error", 4, 1, "zero bytes"),
            ("error", 5, 1, "not UTF-8"),
            ("error", 6, 1, "1048577 bytes"),
            ("error", 7, 1, "not a change"),
            ("error", 9, 13, "unknown field `what`"),
            ("error", 10, 1, "not a change"),
            ("error", 10, 8, "beside a change"),
            ("error", 11, 1, "not a change"),
        ],
    );
    for finding in &reading.findings {
        assert_eq!(
            finding.path,
            "workspace-1/journal/0000000000000007/next.1.jsonl"
        );
        assert!(
            finding
                .help
                .as_ref()
                .unwrap()
                .contains("gonogo doctor --fix")
        );
        let spot = finding.spot.as_ref().unwrap();
        assert!(
            spot.width > 0 && spot.source.chars().count() <= 121,
            "{spot:?}"
        );
    }
    assert_eq!(
        reading.findings[0].spot.as_ref().unwrap().source,
        "not json"
    );
    assert!(
        reading.findings[4]
            .spot
            .as_ref()
            .unwrap()
            .source
            .ends_with("x…")
    );
}

#[test]
fn a_file_of_nothing_but_rubbish_is_told_in_few_words() {
    let data = Data::new();
    let reading = read_bytes(&data, &b"{\"v\"\nx\n".repeat(10_000));
    assert_eq!(reading.findings.len(), 101);
    let last = reading.findings.last().unwrap();
    assert_eq!(last.severity, Severity::Error);
    assert_eq!(last.message, "19900 faults more in this file");
}

#[test]
fn a_change_that_is_right_but_too_long_is_told_and_not_read() {
    let data = Data::new();
    let mut long = event(1);
    let Change::Note(note) = &mut long.changes[0] else {
        panic!("the event is a note")
    };
    note.text = "x".repeat(MAX_LINE);
    let reading = read_bytes(&data, &[line(&long), line(&event(2))].concat());
    assert_eq!(clocks(&reading), [2]);
    assert_found(&reading, &[("error", 1, 1, "a change has at most 1048576")]);
}

#[test]
fn deep_nesting_and_many_beginnings_end_in_time() {
    let data = Data::new();
    for piece in ["[", "{\"v\":", "{\"v\":[", "{\"v\":1,\"changes\":["] {
        let mut line = piece.repeat(MAX_LINE / piece.len());
        line.push('\n');
        assert_eq!(read_bytes(&data, line.as_bytes()).events, []);
    }
}

#[test]
fn an_unfinished_line_is_looked_at_again_and_told_once() {
    let data = Data::new();
    let mut journal = data.journal();
    let bytes = lines(1..=2);
    let file = data.file(7, "next.1.jsonl");
    let mut read_up_to = |end: usize| {
        fs::write(&file, &bytes[..end]).unwrap();
        journal.read(&release("next")).unwrap()
    };
    let half = bytes.len() - 40;
    assert_eq!(clocks(&read_up_to(half)), [1]);
    for end in [half, half + 1, half + 2] {
        let reading = read_up_to(end);
        assert_found(&reading, &[("warning", 2, 1, "interrupted")]);
    }
    for end in [bytes.len() - 1, bytes.len()] {
        let reading = read_up_to(end);
        assert_eq!(reading.findings, []);
    }
}

#[test]
fn a_file_that_was_rewritten_is_read_anew() {
    let data = Data::new();
    let file = data.file(7, "next.1.jsonl");
    let mut journal = data.journal();
    let mut read = || journal.read(&release("next")).unwrap();
    fs::write(&file, lines(1..=3)).unwrap();
    assert_eq!(clocks(&read()), [1, 2, 3]);
    fs::write(&file, lines(1..=2)).unwrap();
    let shorter = read();
    assert_eq!((clocks(&shorter), shorter.whole), (vec![1, 2], true));
    fs::write(&file, lines([4, 5, 6])).unwrap();
    let other = read();
    assert_eq!((clocks(&other), other.whole), (vec![4, 5, 6], true));
    assert_eq!(other.findings, [], "nothing counts as recorded twice");
    // An edit in place that leaves the length and the end as they were.
    fs::write(&file, lines([7, 5, 6])).unwrap();
    let other_time = std::time::SystemTime::UNIX_EPOCH;
    fs::File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_modified(other_time)
        .unwrap();
    let edited = read();
    assert_eq!((clocks(&edited), edited.whole), (vec![5, 6, 7], true));
    fs::remove_file(&file).unwrap();
    let removed = read();
    assert_eq!((clocks(&removed), removed.whole), (vec![], true));
}

/// Bytes that a journal might hold, or almost.
fn scraps() -> impl Strategy<Value = Vec<u8>> {
    let scrap = prop_oneof![
        4 => (1..6_u64).prop_map(|n| line(&event(n))),
        2 => (1..6_u64, 0..500_usize).prop_map(|(n, cut)| {
            let mut line = line(&event(n));
            line.truncate(cut);
            line
        }),
        1 => (1..6_u64).prop_map(|n| serde_json::to_vec(&event(n)).unwrap()),
        1 => prop::sample::select(vec![
            &b"\n"[..], b"\r\n", b"\xEF\xBB\xBF", b"\0\0", b"{\"v\":", b"{\"v\":1", b"}", b"{",
            b"<<<<<<< a\n", b"=======\n", b"+", b" ", b"\"", b"\\", b",\"sum\":\"",
            b",\"sum\":\"00000000\"}", b"{\"v\":2,\"id\":\"", b"\xC3", b"[[[",
        ]).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..20),
    ];
    prop::collection::vec(scrap, 0..12).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_reading(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let reading = read_bytes(&Data::new(), &bytes);
        prop_assert_eq!(reading.events, []);
    }

    #[test]
    fn reading_as_it_grows_gives_the_same_events(bytes in scraps(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4)) {
        let data = Data::new();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.sort_unstable();
        cuts.push(bytes.len());
        let mut journal = data.journal();
        let mut grown = Vec::new();
        let mut file = fs::File::create(data.file(7, "next.1.jsonl")).unwrap();
        let mut written = 0;
        for cut in cuts {
            file.write_all(&bytes[written..cut]).unwrap();
            written = cut;
            let reading = journal.read(&release("next")).unwrap();
            if reading.whole {
                grown.clear();
            }
            grown.extend(reading.events);
        }
        prop_assert_eq!(grown, data.read("next").events);
    }
}
