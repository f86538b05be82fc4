//! What was read of one release's files, and how far.
//!
//! A view reads each byte once: it remembers where it stopped and goes on from there. Where a file
//! was not only appended to, or the branch is another, it forgets everything and begins anew. Its one invariant: the events
//! that it handed out since it last began anew are those in its files up to where it stopped, each
//! once.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::mem;
use std::path::Path;

use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::id::{EventId, KeyedMap};

use crate::store::file_state::FileState;

use super::Reading;
use super::bundle::Bundle;
use super::fault::{self, Fault, Faults};
use super::layout::{Layout, Segment};
use super::line::{Names, Whole};
use super::scan::{self, Found};
use super::shared::Shared;

/// Files of the journal are closed at a fraction of this; anything longer is no journal, and would
/// fill the memory.
pub(super) const MAX_FILE: u64 = 64 << 20;
/// How many bytes before the place where it stopped a view remembers, to know it again. They hold
/// the check sum of the last line.
const SEAM: usize = 64;

/// About as many bytes as a change takes.
const USUAL_LINE: u64 = 300;

/// What was read of one release.
#[derive(Debug, Default)]
pub(super) struct View {
    files: BTreeMap<Segment, Progress>,
    seen: Seen,
    begun: bool,
    /// Which state of the branch the shared changes are of; none where there is no branch.
    shared: Option<u64>,
}

/// The changes that were met, whatever file they were in.
#[derive(Debug, Default)]
struct Seen {
    /// Those in the files of this machine.
    fingerprints: KeyedMap<EventId, u32>,
    clock: u64,
    /// How many of them are not shared.
    not_sent: usize,
    shared: Shared,
    names: Names,
}

/// What the branch holds of a view's release.
pub(super) struct OnBranch<'a> {
    pub(super) generation: u64,
    pub(super) bundle: &'a Bundle,
    pub(super) wanted: &'a dyn Fn(&Segment) -> bool,
}

impl Seen {
    /// Whether a change of this machine's files is new, or what is wrong with its being there
    /// again. One that is shared is not: it was handed out with the others of the branch.
    fn meet(&mut self, id: EventId, clock: u64, fingerprint: u32) -> Result<bool, Fault> {
        self.clock = self.clock.max(clock);
        match self.fingerprints.insert(id, fingerprint) {
            None => {
                let shared = self.shared.check(id, fingerprint)?;
                self.not_sent += usize::from(!shared);
                Ok(!shared)
            }
            Some(before) if before == fingerprint => Err(Fault::Doubled),
            Some(before) => {
                self.fingerprints.insert(id, before);
                Err(Fault::Clash)
            }
        }
    }
}

/// A file was not only appended to.
#[derive(Debug)]
struct Rewritten;

impl View {
    /// The highest clock of the changes that were met.
    pub(super) fn clock(&self) -> u64 {
        self.seen.clock.max(self.seen.shared.clock())
    }

    /// Reads what is new in the segments, which must be sorted and all that belong to the view, and
    /// what the branch holds beside them.
    pub(super) fn read(
        &mut self,
        layout: &Layout,
        segments: &[&Segment],
        branch: Option<&OnBranch<'_>>,
    ) -> Reading {
        let is_listed = |known| segments.binary_search(&known).is_ok();
        let same_branch = self.shared == branch.map(|branch| branch.generation);
        let kept = self.files.keys().all(is_listed) && (same_branch || !self.begun);
        let mut events = Vec::new();
        let mut whole = !self.begun;
        if whole {
            self.share(branch, &mut events);
        }
        if !kept || self.read_on(layout, segments, &mut events).is_err() {
            *self = Self::default();
            events.clear();
            whole = true;
            self.share(branch, &mut events);
            // Of a new view nothing can have been rewritten; were it so, the next call begins anew.
            let _rewritten = self.read_on(layout, segments, &mut events);
        }
        self.begun = true;
        Reading {
            events,
            findings: self.findings(layout),
            whole,
            not_sent: self.shared.map(|_| self.seen.not_sent),
        }
    }

    /// Takes in what the branch holds. It goes before the files of this machine, so that each of
    /// their changes is known to be shared or not when it is met.
    fn share(&mut self, branch: Option<&OnBranch<'_>>, events: &mut Vec<Event>) {
        self.shared = branch.map(|branch| branch.generation);
        if let Some(OnBranch { bundle, wanted, .. }) = branch {
            let Seen { shared, names, .. } = &mut self.seen;
            shared.read(bundle, wanted, names, events);
        }
    }

    /// Goes past a change that was just recorded, so that it is not handed out as new.
    pub(super) fn pass(&mut self, layout: &Layout, segment: &Segment) {
        // Whatever is not as expected shows when the view is read the next time.
        let _rewritten = self.read_on(layout, &[segment], &mut Vec::new());
    }

    fn read_on(
        &mut self,
        layout: &Layout,
        segments: &[&Segment],
        events: &mut Vec<Event>,
    ) -> Result<(), Rewritten> {
        if self.files.is_empty() {
            self.make_room(layout, segments, events);
        }
        let mut buffer = Vec::new();
        for segment in segments {
            let progress = self.files.entry((*segment).clone()).or_default();
            progress.unreadable = None;
            match progress.load(&layout.path(segment), &mut buffer) {
                Ok(Loaded::Nothing) => {}
                Ok(Loaded::More) => {
                    progress.take_in(&buffer, &layout.label(segment), &mut self.seen, events);
                }
                Ok(Loaded::Rewritten) => return Err(Rewritten),
                Err(error) => {
                    let label = layout.label(segment);
                    progress.unreadable = Some(fault::unreadable(&label, &error.to_string()));
                }
            }
        }
        Ok(())
    }

    /// Room for all changes at once: a table that grows with them is moved again and again. Short
    /// lines only make it grow later; so do lengths beyond what one file may have, which need not be
    /// true of what the files hold.
    fn make_room(&mut self, layout: &Layout, segments: &[&Segment], events: &mut Vec<Event>) {
        let lengths = segments
            .iter()
            .filter_map(|segment| fs::metadata(layout.path(segment)).ok());
        let bytes = lengths.fold(0, |sum: u64, file| sum.saturating_add(file.len()));
        let changes = usize::try_from(bytes.min(MAX_FILE) / USUAL_LINE).unwrap_or(0);
        self.seen.fingerprints.reserve(changes);
        events.reserve(changes);
    }

    fn findings(&self, layout: &Layout) -> Vec<Finding> {
        let mut findings = self.seen.shared.findings();
        for (segment, progress) in &self.files {
            let label = layout.label(segment);
            progress.settled.tell(&label, &mut findings);
            progress.unsettled.tell(&label, &mut findings);
            findings.extend(progress.unreadable.clone());
        }
        findings
    }
}

/// How far one file was read.
#[derive(Debug, Default)]
struct Progress {
    /// As it was when last looked at.
    state: Option<FileState>,
    /// The bytes taken in, and the line breaks among them.
    offset: u64,
    lines: usize,
    /// The last bytes before the offset.
    seam: Vec<u8>,
    settled: Faults,
    /// What is wrong behind the offset, in a line that is not finished.
    unsettled: Faults,
    /// Why it could not be read at all the last time.
    unreadable: Option<Finding>,
}

enum Loaded {
    Nothing,
    /// The buffer holds the seam and what lies behind it.
    More,
    Rewritten,
}

impl Progress {
    fn load(&mut self, path: &Path, buffer: &mut Vec<u8>) -> io::Result<Loaded> {
        // Before it is opened: a pipe would keep us waiting.
        let metadata = fs::metadata(path)?;
        check_kind(&metadata)?;
        if self.state.as_ref() == Some(&FileState::of(&metadata)) {
            return Ok(Loaded::Nothing);
        }
        let mut file = File::open(path)?;
        let state = FileState::of(&file.metadata()?);
        if self.state.as_ref().is_some_and(|old| !state.follows(old)) {
            return Ok(Loaded::Rewritten);
        }
        let from = self.offset - self.seam.len() as u64;
        // Up to that length and no further, so that the state is the one that was read.
        let length = state.length().saturating_sub(from);
        file.seek(SeekFrom::Start(from))?;
        buffer.clear();
        buffer.reserve(usize::try_from(length).unwrap_or(0));
        file.take(length).read_to_end(buffer)?;
        if !buffer.starts_with(&self.seam) {
            return Ok(Loaded::Rewritten);
        }
        self.state = Some(state);
        Ok(Loaded::More)
    }

    fn take_in(&mut self, buffer: &[u8], label: &str, seen: &mut Seen, events: &mut Vec<Event>) {
        let new = buffer.get(self.seam.len()..).unwrap_or_default();
        let Self {
            settled, unsettled, ..
        } = self;
        *unsettled = Faults::default();
        let lines = self.lines;
        let mut names = mem::take(&mut seen.names);
        let taken = scan::scan_sharing(new, &mut names, |place, found, is_settled| {
            let fault = match found {
                Found::Fault(fault) => Err(fault),
                Found::Whole(Whole::Event(event, fingerprint)) => {
                    let met = seen.meet(event.id, event.clock, fingerprint);
                    met.map(|is_new| events.extend(is_new.then_some(event)))
                }
                Found::Whole(Whole::Unknown {
                    id,
                    clock,
                    fingerprint,
                }) => match seen.meet(id, clock, fingerprint) {
                    Ok(true) => Err(Fault::Unknown),
                    other => other.map(|_told_of_the_branch| ()),
                },
            };
            if let Err(fault) = fault {
                let faults = if is_settled {
                    &mut *settled
                } else {
                    &mut *unsettled
                };
                faults.push(label, lines, place, &fault);
            }
        });
        seen.names = names;
        self.offset += taken.bytes as u64;
        self.lines += taken.lines;
        let end = self.seam.len() + taken.bytes;
        let begin = end.saturating_sub(SEAM);
        self.seam = buffer.get(begin..end).unwrap_or_default().to_vec();
    }
}

/// All of a file.
pub(super) fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    check_kind(&fs::metadata(path)?)?;
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses what is no file of a journal.
pub(super) fn check_kind(metadata: &Metadata) -> io::Result<()> {
    if !metadata.is_file() {
        return Err(io::Error::other("it is a folder or no plain file"));
    }
    if metadata.len() > MAX_FILE {
        let mebibytes = MAX_FILE >> 20;
        return Err(io::Error::other(format!(
            "it is longer than {mebibytes} MiB"
        )));
    }
    Ok(())
}
