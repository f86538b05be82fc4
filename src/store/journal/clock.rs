//! The highest clock of the files that nobody is looking at right now.
//!
//! A new change is ordered behind every change of the workspace, of other releases too, but those
//! need not be read for it: the clocks of one series grow, so the end of its last file tells.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::layout::{Layout, Segment};
use super::line::Whole;
use super::scan::{self, Found};
use super::view::check_kind;

/// How much of a file's end is read at first. Nearly every line is far shorter.
const TAIL: u64 = 16 << 10;

/// Remembers what the ends of files said, while their length stays the same.
#[derive(Debug, Default)]
pub(super) struct Clocks {
    known: BTreeMap<Segment, (u64, Option<u64>)>,
}

impl Clocks {
    /// The highest clock in these segments, which must be sorted; 0 where there is none. A file
    /// that cannot be read counts for nothing here: its own release tells of it.
    pub(super) fn highest<'a>(
        &mut self,
        layout: &Layout,
        segments: impl DoubleEndedIterator<Item = &'a Segment>,
    ) -> u64 {
        let mut highest = 0;
        let mut answered: Option<&Segment> = None;
        for segment in segments.rev() {
            let is_earlier_part = answered.is_some_and(|later| {
                (later.writer, &later.series) == (segment.writer, &segment.series)
            });
            if is_earlier_part {
                continue;
            }
            if let Some(clock) = self.of(layout, segment) {
                highest = highest.max(clock);
                answered = Some(segment);
            }
        }
        highest
    }

    fn of(&mut self, layout: &Layout, segment: &Segment) -> Option<u64> {
        let path = layout.path(segment);
        let metadata = fs::metadata(&path).ok()?;
        check_kind(&metadata).ok()?;
        let length = metadata.len();
        match self.known.get(segment) {
            Some((known, clock)) if *known == length => *clock,
            _ => {
                let clock = read(&path, length).ok()?;
                self.known.insert(segment.clone(), (length, clock));
                clock
            }
        }
    }
}

/// The highest clock at the end of a file; all of it is read only where the end says nothing.
fn read(path: &Path, length: u64) -> io::Result<Option<u64>> {
    let mut file = File::open(path)?;
    for from in [length.saturating_sub(TAIL), 0] {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        (&mut file).take(length - from).read_to_end(&mut bytes)?;
        let clock = highest_in(&bytes);
        if clock.is_some() || from == 0 {
            return Ok(clock);
        }
    }
    Ok(None)
}

/// The highest clock in a file's bytes; only its end is looked at, where that tells.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<u64> {
    let from = bytes
        .len()
        .saturating_sub(usize::try_from(TAIL).unwrap_or(0));
    let end = bytes.get(from..).unwrap_or_default();
    highest_in(end).or_else(|| highest_in(bytes))
}

/// A line whose beginning is missing is damaged to the scan, and passed over.
fn highest_in(bytes: &[u8]) -> Option<u64> {
    let mut highest = None;
    scan::scan(bytes, |_, found, _| {
        let clock = match found {
            Found::Whole(Whole::Event(event, _)) => Some(event.clock),
            Found::Whole(Whole::Unknown { clock, .. }) => Some(clock),
            Found::Fault(_) => None,
        };
        highest = highest.max(clock);
    });
    highest
}
