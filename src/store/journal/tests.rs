//! The journal as its callers use it, on real files in a folder of the test's own.

mod damage;
mod joining;
mod places;
mod recording;
mod sharing;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::domain::event::{Add, Change};
use crate::domain::finding::{Finding, Severity};

use super::*;

const KEY: &str = "workspace-1";

/// A data folder of its own.
struct Data {
    folder: TempDir,
}

impl Data {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn journal(&self) -> Journal {
        Journal::open(self.folder.path(), KEY)
    }

    fn read(&self, id: &str) -> Reading {
        self.journal().read(&release(id)).unwrap()
    }

    /// A file of some writer, whose folder is made.
    fn file(&self, writer: u64, name: &str) -> PathBuf {
        let writer = WriterId::from_bits(writer).to_string();
        let folder = self.folder.path().join(KEY).join("journal").join(writer);
        fs::create_dir_all(&folder).unwrap();
        folder.join(name)
    }

    /// The file in which this data folder records.
    fn own_file(&self, name: &str) -> PathBuf {
        let writer = self.journal().writer().unwrap().unwrap().to_string();
        let journal = self.folder.path().join(KEY).join("journal");
        journal.join(writer).join(name)
    }
}

fn release(id: &str) -> Release {
    Release::bare(id.parse().unwrap())
}

fn stamp() -> Stamp {
    Stamp {
        at: "2026-03-10T10:00:00+01:00".parse().unwrap(),
        by: "Maria Garcia".into(),
        recorded_by: None,
    }
}

fn note(text: &str) -> Draft {
    Draft {
        changes: vec![Change::Note(Add {
            item: "support/contact-channel".parse().unwrap(),
            text: text.into(),
            once: false,
        })],
        for_workspace: false,
    }
}

/// Records a note and gives back what was read before it.
fn record(journal: &mut Journal, id: &str, draft: Draft) -> (Reading, Event) {
    let mut seen = None;
    let recorded = journal.record(&release(id), &stamp(), |reading| {
        seen = Some(reading);
        Ok::<_, String>(draft)
    });
    (seen.unwrap(), recorded.unwrap().unwrap())
}

/// An event of another writer, as read from its file.
fn event(number: u64) -> Event {
    Event {
        v: VERSION,
        id: EventId::from_bits(u128::from(number) << 64 | 0x0abc),
        writer: WriterId::from_bits(7),
        clock: number,
        at: stamp().at,
        by: "Zoë \"Z\" O'Neil".into(),
        recorded_by: Some("John Smith".into()),
        release: "next".parse().unwrap(),
        changes: note(&format!(
            "note {number} – with {{\"v\":1 in it\nand a second line"
        ))
        .changes
        .into(),
    }
}

fn line(event: &Event) -> Vec<u8> {
    let mut line = line::encode(event).unwrap();
    line.push(b'\n');
    line
}

/// Any JSON with the sum that it should have.
fn summed(json: &str) -> Vec<u8> {
    let body = json.strip_suffix('}').unwrap();
    format!(
        "{body},\"sum\":\"{:08x}\"}}\n",
        crc32fast::hash(body.as_bytes())
    )
    .into_bytes()
}

fn lines(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
    numbers.into_iter().flat_map(|n| line(&event(n))).collect()
}

fn clocks(reading: &Reading) -> Vec<u64> {
    let mut clocks: Vec<u64> = reading.events.iter().map(|event| event.clock).collect();
    clocks.sort_unstable();
    clocks
}

fn errors(reading: &Reading) -> Vec<&Finding> {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    reading.findings.iter().filter(is_error).collect()
}

/// `severity line:column message`, the beginning of the message being enough.
#[track_caller]
fn assert_found(reading: &Reading, expected: &[(&str, usize, usize, &str)]) {
    let told: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| {
            let spot = finding.spot.as_ref().unwrap();
            (
                finding.severity.word(),
                spot.line,
                spot.column,
                finding.message.as_str(),
            )
        })
        .collect();
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert_eq!(
            (told.0, told.1, told.2),
            (expected.0, expected.1, expected.2),
            "{told:?}"
        );
        assert!(
            told.3.contains(expected.3),
            "{told:?} is not about {expected:?}"
        );
    }
}
