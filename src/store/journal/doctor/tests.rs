//! Damage of every kind, looked at and mended on real files.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::domain::checkup::Ill;
use crate::domain::event::{Add, Change, Event, VERSION};
use crate::domain::id::{EventId, WriterId};
use crate::domain::release::Release;
use crate::store::journal::{Journal, line};

const KEY: &str = "workspace-1";

struct Clinic {
    base: TempDir,
}

impl Clinic {
    fn new() -> Self {
        let base = tempfile::tempdir().unwrap();
        fs::create_dir(base.path().join("root")).unwrap();
        Self { base }
    }

    fn data(&self) -> PathBuf {
        self.base.path().join("data")
    }

    fn doctor(&self) -> Doctor {
        let moment = Moment {
            now: "2026-03-12T10:00:00+01:00".parse().unwrap(),
            machine: crate::clock::of_machine(),
        };
        Doctor::of(&self.data(), KEY, &self.base.path().join("root"), moment)
    }

    fn write(&self, writer: u64, name: &str, bytes: &[u8]) -> PathBuf {
        let folder = self.data().join(KEY).join("journal");
        let folder = folder.join(WriterId::from_bits(writer).to_string());
        own::make_data_folder(&folder).unwrap();
        let path = folder.join(name);
        let _none = fs::remove_file(&path);
        let (mut file, _) = own::open(&path).unwrap();
        std::io::Write::write_all(&mut file, bytes).unwrap();
        path
    }

    /// What counts of each release.
    fn read(&self) -> BTreeMap<&'static str, Vec<Event>> {
        let read = |id: &'static str| {
            let mut journal = Journal::open(&self.data(), KEY);
            let release = Release::bare(id.parse().unwrap());
            let mut events = journal.read(&release).unwrap().events;
            events.sort_by_key(Event::order);
            (id, events)
        };
        ["next", "later"].map(read).into()
    }

    fn ills(&self) -> Vec<Ill> {
        let troubles = self.doctor().examine().unwrap().troubles;
        troubles.into_iter().map(|trouble| trouble.ill).collect()
    }

    /// Every file below the data folder but the lock.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.data()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("lock") {
                    found.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        found
    }
}

use crate::store::journal::own;

fn event(writer: u64, clock: u64) -> Event {
    Event {
        v: VERSION,
        id: EventId::from_bits(u128::from(writer) << 64 | u128::from(clock)),
        writer: WriterId::from_bits(writer),
        clock,
        at: "2026-03-10T10:00:00+01:00".parse().unwrap(),
        by: "Zoë".into(),
        recorded_by: None,
        release: "next".parse().unwrap(),
        changes: [Change::Note(Add {
            item: "support/contact-channel".parse().unwrap(),
            text: format!("note {clock} of {writer}, with {{\"v\": in it"),
            once: false,
        })]
        .into(),
    }
}

fn lines(writer: u64, clocks: std::ops::RangeInclusive<u64>) -> Vec<u8> {
    let line = |clock| [line::encode(&event(writer, clock)).unwrap(), b"\n".to_vec()].concat();
    clocks.flat_map(line).collect()
}

#[test]
fn a_sound_journal_is_left_alone() {
    let clinic = Clinic::new();
    clinic.write(7, "next.1.jsonl", &lines(7, 1..=5));
    assert_eq!(clinic.ills(), []);
    let before = clinic.files();
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!((mending.mended.len(), mending.backup), (0, None));
    assert_eq!((mending.after.files, mending.after.changes), (1, 5));
    assert_eq!(clinic.files(), before);
}

#[test]
fn where_nothing_was_recorded_nothing_is_made() {
    let clinic = Clinic::new();
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!(mending, Mending::default());
    assert!(!clinic.data().exists());
}

#[test]
fn unreadable_lines_are_set_aside_and_the_original_is_kept() {
    let clinic = Clinic::new();
    let mut bytes = lines(7, 1..=3);
    let second = lines(7, 1..=1).len() + 60;
    bytes[second] ^= 1;
    bytes.extend_from_slice(b"<<<<<<< HEAD\nnot json\n\n{\"v\":1,\"id");
    let path = clinic.write(7, "next.1.jsonl", &bytes);
    let counted = clinic.read();
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!((mending.mended.len(), mending.set_aside), (4, 4));
    assert_eq!(mending.after.troubles, []);
    assert_eq!(
        fs::read(path).unwrap(),
        [lines(7, 1..=1), lines(7, 3..=3)].concat()
    );
    let copy = mending
        .backup
        .unwrap()
        .join("journal/0000000000000007/next.1.jsonl");
    assert_eq!(fs::read(copy).unwrap(), bytes);
    assert_eq!(clinic.read(), counted);
    // What the damaged one said can still be made out.
    let fault = mending
        .mended
        .iter()
        .find_map(|trouble| match &trouble.ill {
            Ill::Line(fault) if fault.message.contains("check sum") => fault.hint.clone(),
            _ => None,
        });
    let hint = fault.unwrap();
    assert_eq!(hint.items, ["support/contact-channel".parse().unwrap()]);
    assert!(!hint.stands_elsewhere);
}

#[test]
fn changes_of_others_come_into_files_of_theirs() {
    let clinic = Clinic::new();
    let bytes = [lines(7, 1..=2), lines(8, 3..=3), lines(7, 4..=4)].concat();
    clinic.write(7, "next.1.jsonl", &bytes);
    assert_eq!(clinic.ills(), [Ill::Strangers(1)]);
    let counted = clinic.read();
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!(mending.after.troubles, []);
    assert_eq!((mending.after.files, mending.set_aside), (2, 0));
    assert_eq!(clinic.read(), counted);
}

#[test]
fn a_clock_years_off_and_a_number_out_of_reach_are_told_and_harm_nobody() {
    let clinic = Clinic::new();
    let mut ahead = event(7, 2);
    ahead.at = "2036-03-12T10:00:00+01:00".parse().unwrap();
    let high = event(7, 1 << 50);
    let encoded = [&ahead, &high].map(|event| line::encode(event).unwrap());
    let bytes = [
        lines(7, 1..=1),
        encoded[0].clone(),
        b"\n".to_vec(),
        encoded[1].clone(),
        b"\n".to_vec(),
    ];
    clinic.write(7, "next.1.jsonl", &bytes.concat());
    let troubles = clinic.doctor().examine().unwrap().troubles;
    let told: Vec<_> = troubles
        .iter()
        .map(|t| (t.spot.as_ref().unwrap().line, &t.ill))
        .collect();
    let expected = [
        (2, &Ill::Future(1, ahead.at)),
        (3, &Ill::HighClock(1 << 50)),
    ];
    assert_eq!(told, expected);
    assert!(
        troubles
            .iter()
            .all(|trouble| trouble.ill.cure() == Cure::None)
    );
}

#[test]
fn a_broken_name_is_set_aside_and_two_uses_of_one_are_told() {
    let clinic = Clinic::new();
    let writer = clinic.data().join("writer");
    clinic.write(7, "next.1.jsonl", &lines(7, 1..=1));
    let name = |text: &str| {
        let _none = fs::remove_file(&writer);
        let (mut file, _) = own::open(&writer).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    };
    name("rubbish\n");
    assert_eq!(clinic.ills(), [Ill::Name]);
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!(
        fs::read(mending.backup.unwrap().join("writer")).unwrap(),
        b"rubbish\n"
    );
    assert!(!writer.exists());

    name("0000000000000007\n");
    let mut second = event(7, 1);
    second.id = EventId::from_bits(99);
    let bytes = [
        lines(7, 1..=1),
        line::encode(&second).unwrap(),
        b"\n".to_vec(),
    ]
    .concat();
    clinic.write(7, "next.1.jsonl", &bytes);
    assert_eq!(clinic.ills(), [Ill::TwoMachines(1)]);
    let counted = clinic.read();
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!((mending.mended.len(), mending.after.troubles.len()), (1, 0));
    assert_eq!(clinic.read(), counted);
    assert!(!writer.exists(), "the next change makes a new one");
}

#[test]
fn a_copy_with_changes_of_its_own_waits_for_a_persons_word() {
    let clinic = Clinic::new();
    clinic.write(7, "next.1.jsonl", &lines(7, 1..=2));
    clinic.write(7, "next.1.sync-conflict-20260301.jsonl", &lines(7, 2..=3));
    clinic.write(7, "next.1.jsonl.old", &lines(7, 1..=1));
    let before = clinic.files();
    assert_eq!(clinic.ills(), [Ill::Copy(0), Ill::Copy(1)]);
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!((mending.mended.len(), mending.after.troubles.len()), (0, 2));
    assert_eq!(clinic.files(), before);
}

#[cfg(unix)]
#[test]
fn modes_links_and_leftovers_are_found_and_no_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let clinic = Clinic::new();
    let file = clinic.write(7, "next.1.jsonl", &lines(7, 1..=1));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    let left = file.with_file_name(".gonogo-x1.tmp");
    fs::write(&left, "half").unwrap();
    let young = clinic.data().join(".writer-y");
    fs::write(&young, "").unwrap();
    let hour = std::time::Duration::from_secs(3600);
    let handle = fs::File::options().write(true).open(&left).unwrap();
    handle
        .set_modified(crate::clock::of_machine() - hour)
        .unwrap();
    let elsewhere = clinic.base.path().join("elsewhere");
    fs::write(&elsewhere, "kept").unwrap();
    symlink(&elsewhere, clinic.data().join(KEY).join("link")).unwrap();
    let ills = clinic.ills();
    assert_eq!(ills, [Ill::Link, Ill::Leftover, Ill::Mode(0o664, 0o600)]);
    let mending = clinic.doctor().mend().unwrap();
    assert_eq!(mending.mended.len(), 2);
    assert_eq!(clinic.ills(), [Ill::Link]);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!((left.exists(), young.exists()), (false, true));
    assert_eq!(fs::read(elsewhere).unwrap(), b"kept");
}

#[cfg(unix)]
#[test]
fn nothing_is_mended_through_a_link() {
    let clinic = Clinic::new();
    let file = clinic.write(7, "next.1.jsonl", b"not json\n");
    for path in [
        file.parent().unwrap().to_owned(),
        clinic.data().join(KEY).join("journal"),
    ] {
        let elsewhere = clinic.base.path().join("elsewhere");
        fs::rename(&path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        assert!(clinic.ills().contains(&Ill::Link));
        let refused = clinic.doctor().mend().unwrap_err();
        assert!(refused.to_string().contains("symlink"), "{refused}");
        assert_eq!(fs::read(&file).unwrap(), b"not json\n");
        fs::remove_file(&path).unwrap();
        fs::rename(&elsewhere, &path).unwrap();
    }
    clinic.doctor().mend().unwrap();
    assert_eq!(clinic.ills(), []);
}

#[test]
fn an_older_workspace_whose_folder_is_gone_is_told() {
    let clinic = Clinic::new();
    let root = clinic.base.path().join("old");
    fs::create_dir(&root).unwrap();
    let mut journal = Journal::open(&clinic.data(), "older-one").of_workspace(&root);
    let draft = crate::domain::event::Draft {
        changes: event(7, 1).changes.into(),
        for_workspace: false,
    };
    let stamp = crate::store::journal::Stamp {
        at: event(7, 1).at,
        by: "Ada".into(),
        recorded_by: None,
    };
    let release = Release::bare("next".parse().unwrap());
    journal
        .record(&release, &stamp, |_| Ok::<_, String>(draft))
        .unwrap();
    assert_eq!(clinic.ills(), []);
    fs::remove_dir(&root).unwrap();
    assert_eq!(clinic.ills(), [Ill::Gone(root.display().to_string())]);
}

/// One kind of damage to the files of two writers.
fn damage(files: &mut [Vec<u8>], kind: u8, file: usize, place: usize) {
    let other = files[(file + 1) % files.len()].clone();
    let bytes = &mut files[file];
    if bytes.is_empty() {
        return;
    }
    let at = place % bytes.len();
    let starts: Vec<usize> = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .map(|(n, _)| n + 1)
        .collect();
    let line = starts
        .get(place % starts.len().max(1))
        .copied()
        .unwrap_or(0);
    match kind {
        0 => bytes[at] ^= 1 << (place % 8),
        1 => bytes.truncate(at),
        2 => drop(bytes.splice(line..line, *b"=======\n")),
        3 => drop(bytes.remove(at)),
        4 => bytes.extend_from_within(..at),
        5 => bytes.extend(other),
        6 => drop(bytes.splice(line..line, vec![0; place % 50])),
        _ => bytes.retain(|byte| *byte != b'\n'),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("GONOGO_SOAK").is_some() { 5_000 } else { 60 }))]

    #[test]
    fn mending_changes_nothing_that_counts_and_leaves_nothing_to_mend(
        damages in proptest::collection::vec((0_u8..8, 0_usize..4, 0_usize..100_000), 1..6),
    ) {
        let clinic = Clinic::new();
        let names = [(7, "next.1.jsonl"), (7, "later.1.jsonl"), (8, "workspace.1.jsonl"), (8, "next.1.jsonl")];
        let mut files = vec![lines(7, 1..=4), lines(7, 5..=7), lines(8, 8..=9), lines(8, 10..=13)];
        for (kind, file, place) in damages {
            damage(&mut files, kind, file, place);
        }
        for ((writer, name), bytes) in names.iter().zip(&files) {
            clinic.write(*writer, name, bytes);
        }
        let counted = clinic.read();
        let mending = clinic.doctor().mend().unwrap();
        prop_assert_eq!(clinic.read(), counted);
        prop_assert!(mending.after.troubles.is_empty(), "{:?}", mending.after.troubles);
        let again = clinic.doctor().mend().unwrap();
        prop_assert_eq!((again.mended.len(), again.backup), (0, None));
        let mut journal = Journal::open(&clinic.data(), KEY);
        for id in ["next", "later"] {
            let reading = journal.read(&Release::bare(id.parse().unwrap())).unwrap();
            prop_assert!(reading.findings.is_empty(), "{:?}", reading.findings);
        }
    }
}
