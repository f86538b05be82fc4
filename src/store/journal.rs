//! The journal: every change that was ever recorded, as lines that are only ever added.
//!
//! Each data folder is one writer and appends to files of its own, so that any number of writers'
//! folders can lie side by side and be read together. This room knows how changes are kept, and
//! never what they mean: what follows from them is for the domain to say.
//!
//! Two invariants. Reading never writes, and gives events and findings for any bytes whatever. And
//! once [`Journal::record`] has returned an event, it is on the disk; where it fails, the change is
//! not in the journal, or the failure says that this is not certain.

mod adopt;
mod append;
pub mod branch;
pub mod bundle;
mod clock;
pub mod doctor;
mod error;
mod fault;
mod layout;
mod line;
mod lock;
pub mod meeting;
mod merge;
mod own;
mod place;
mod scan;
mod shared;
mod view;
mod writer;

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::domain::event::{Draft, Event, VERSION};
use crate::domain::finding::Finding;
use crate::domain::id::{EventId, ReleaseId, WriterId};
use crate::domain::release::Release;
use crate::store::atomic::sync_parent;
use crate::store::file_state::FileState;

pub use adopt::adopt;

use append::Unsaved;
use branch::Branch;
use bundle::Bundle;
use clock::Clocks;
use layout::{Layout, Segment, Series};
use line::{MAX_LINE, Whole};
use lock::{Lock, PATIENCE};
use view::{OnBranch, View};

pub use error::{JournalError, RecordError};

/// Past this many bytes a file is closed for ever and the next one begun, so that sharing and
/// syncing never move much for one change.
const SEGMENT: u64 = 256 << 10;

/// One workspace's journal in one data folder.
#[derive(Debug)]
pub struct Journal {
    layout: Layout,
    views: HashMap<ReleaseId, View>,
    clocks: Clocks,
    /// Where the team's journals meet, if they do.
    branch: Option<Branch>,
    /// The workspace's folder, where it is known.
    root: Option<PathBuf>,
}

/// What reading gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The events that are new since the release was read before, each once, in no special order.
    pub events: Vec<Event>,
    /// All that is wrong with the release's files now, also what was told before. Where one is an
    /// error, answers may be missing and there can be no verdict.
    pub findings: Vec<Finding>,
    /// Whether the events are all there are: the first time, and when a file was altered in
    /// another way than by adding to it. Then earlier events count no longer, unless they are
    /// among these.
    pub whole: bool,
    /// How many changes of this machine the branch does not have, as far as this clone knows; none
    /// where no shared answers are here.
    pub not_sent: Option<usize>,
}

/// Who records a change, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The moment, for people to read.
    pub at: DateTime<FixedOffset>,
    /// Who says it.
    pub by: String,
    /// Who types it, where that is somebody else.
    pub recorded_by: Option<String>,
}

impl Journal {
    /// The journal that the workspace of this key has in this data folder. Nothing is read or made
    /// yet; neither needs to exist.
    #[must_use]
    pub fn open(data_dir: &Path, workspace_key: &str) -> Self {
        Self {
            layout: Layout::new(data_dir, workspace_key),
            views: HashMap::new(),
            clocks: Clocks::default(),
            branch: None,
            root: None,
        }
    }

    /// The same, of a workspace in this folder: it is noted where answers are first kept.
    #[must_use]
    pub fn of_workspace(self, root: &Path) -> Self {
        Self {
            root: Some(root.to_owned()),
            ..self
        }
    }

    /// The same, read together with what a branch holds.
    #[must_use]
    pub fn meeting(self, branch: Branch) -> Self {
        Self {
            branch: Some(branch),
            ..self
        }
    }

    /// The writer that this data folder is; none until something was recorded in it.
    ///
    /// # Errors
    ///
    /// The file that holds its id cannot be read or holds something else.
    pub fn writer(&self) -> Result<Option<WriterId>, JournalError> {
        writer::find(&self.layout)
    }

    /// What is new for the release under its id and its earlier ones, and for the whole workspace,
    /// since it was read before; from the folders of all writers.
    ///
    /// # Errors
    ///
    /// A folder cannot be listed or the workspace's key is no name. A file that cannot be read is
    /// a finding.
    pub fn read(&mut self, release: &Release) -> Result<Reading, JournalError> {
        let segments = self.layout.segments()?;
        let of_release: Vec<_> = segments.iter().filter(|s| is_for(release, s)).collect();
        let wanted = |segment: &Segment| is_for(release, segment);
        let shared = self.branch.as_mut().and_then(Branch::refresh);
        // A branch of other workspaces only is none for this one.
        let shared = shared.filter(|(_, bundle)| !bundle.is_empty() || !bundle.findings.is_empty());
        let on_branch = shared.map(|(generation, bundle)| OnBranch {
            generation,
            bundle,
            wanted: &wanted,
        });
        let view = self.views.entry(release.id.clone()).or_default();
        Ok(view.read(&self.layout, &of_release, on_branch.as_ref()))
    }

    /// Begins anew with a release: all of it is handed out again when it is read the next time.
    pub fn forget(&mut self, release: &ReleaseId) {
        self.views.remove(release);
    }

    /// Something that is another whenever a file of this machine is, without reading any.
    ///
    /// # Errors
    ///
    /// A folder cannot be listed or the workspace's key is no name.
    pub fn state(&self) -> Result<impl Hash + use<>, JournalError> {
        let state = |segment: Segment| {
            let metadata = self.layout.path(&segment).metadata().ok();
            (segment, metadata.map(|metadata| FileState::of(&metadata)))
        };
        let segments = self.layout.segments()?.into_iter();
        Ok(segments.map(state).collect::<Vec<_>>())
    }

    /// The files of this machine, as they are now.
    ///
    /// # Errors
    ///
    /// A folder cannot be listed, the workspace's key is no name, or a file cannot be read: then
    /// nothing may be shared in its place.
    pub fn bundle(&self) -> Result<Bundle, JournalError> {
        let mut bundle = Bundle::default();
        for segment in self.layout.segments()? {
            let path = self.layout.path(&segment);
            let bytes = view::read_whole(&path).map_err(|source| JournalError::Open {
                path: path.clone(),
                source,
            })?;
            let names = (segment.writer.to_string(), segment.file_name());
            let label = self.layout.label(&segment);
            bundle.put((&names.0, &names.1), label, bytes, None);
        }
        Ok(bundle)
    }

    /// Decides a change on all that is known and records it, while no other program of this data
    /// folder can.
    ///
    /// `decide` is given what is new, to be taken in even if nothing comes of the change. The
    /// event that is returned is on the disk; it is for the caller to take in and is not read
    /// again. None is returned where the draft is empty.
    ///
    /// # Errors
    ///
    /// `decide` refuses, or the journal could not be read, locked or added to.
    pub fn record<E>(
        &mut self,
        release: &Release,
        stamp: &Stamp,
        decide: impl FnOnce(Reading) -> Result<Draft, E>,
    ) -> Result<Option<Event>, RecordError<E>> {
        own::make_data_folder(self.layout.data())?;
        let is_new = !self.layout.folder().exists();
        for folder in self.layout.folders()? {
            own::make_folder(&folder)?;
        }
        if let Some(root) = self.root.as_deref().filter(|_| is_new) {
            place::note(&self.layout, root);
        }
        let _lock = Lock::take(&self.layout.lock_file(), PATIENCE)?;
        let reading = self.read(release)?;
        let draft = decide(reading).map_err(RecordError::Refused)?;
        if draft.changes.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.append(release, stamp, draft)?))
    }

    /// The releases of which anything was recorded, under the ids they had then.
    ///
    /// # Errors
    ///
    /// A folder cannot be listed or the workspace's key is no name.
    pub fn releases(&self) -> Result<Vec<ReleaseId>, JournalError> {
        let series = self.layout.segments()?.into_iter().map(|s| s.series);
        let shared = self.branch.as_ref().and_then(Branch::bundle);
        let ids: BTreeSet<_> = series
            .filter_map(|series| match series {
                Series::Workspace => None,
                Series::Release(id) => Some(id),
            })
            .chain(shared.into_iter().flat_map(Bundle::releases))
            .collect();
        Ok(ids.into_iter().collect())
    }

    fn append(
        &mut self,
        release: &Release,
        stamp: &Stamp,
        draft: Draft,
    ) -> Result<Event, JournalError> {
        let writer = writer::find_or_make(&self.layout)?;
        own::make_folder(&self.layout.writer_folder(writer))?;
        let segments = self.layout.segments()?;
        let series = if draft.for_workspace {
            Series::Workspace
        } else {
            Series::Release(release.id.clone())
        };
        let event = Event {
            v: VERSION,
            id: new_event_id()?,
            writer,
            clock: self.next_clock(release, &segments)?,
            at: stamp.at,
            by: stamp.by.as_str().into(),
            recorded_by: stamp.recorded_by.as_deref().map(Into::into),
            release: release.id.clone(),
            changes: draft.changes.into(),
        };
        let (line, event) = written(&event)?;
        let segment = self.growing(writer, series, &segments);
        self.save(&segment, &line)?;
        if let Some(view) = self.views.get_mut(&release.id) {
            view.pass(&self.layout, &segment);
        }
        Ok(event)
    }

    /// One more than the highest clock in the workspace.
    fn next_clock(&mut self, release: &Release, segments: &[Segment]) -> Result<u64, JournalError> {
        let view = self.views.get(&release.id);
        let here = view.map_or(0, View::clock);
        let others = segments.iter().filter(|s| !is_for(release, s));
        let shared = self.branch.as_ref().and_then(Branch::bundle);
        let shared = shared.map_or(0, |bundle| {
            bundle.clock(|segment| !is_for(release, segment))
        });
        let highest = here.max(self.clocks.highest(&self.layout, others));
        highest
            .max(shared)
            .checked_add(1)
            .ok_or(JournalError::Clock)
    }

    /// The file of the series that still grows.
    fn growing(&self, writer: WriterId, series: Series, segments: &[Segment]) -> Segment {
        let is_ours = |s: &&Segment| s.writer == writer && s.series == series;
        let newest = segments.iter().rfind(is_ours);
        let number = newest.map_or(1, |newest| {
            let length = self.layout.path(newest).metadata().map_or(0, |m| m.len());
            newest.number.saturating_add(u64::from(length > SEGMENT))
        });
        Segment {
            writer,
            series,
            number,
        }
    }

    fn save(&self, segment: &Segment, line: &[u8]) -> Result<(), JournalError> {
        let path = self.layout.path(segment);
        let (mut file, made) = own::open(&path)?;
        let sync_name = || {
            if made { sync_parent(&path) } else { Ok(()) }
        };
        let saved = append::append(&mut file, line, sync_name);
        saved.map_err(|unsaved| {
            let Unsaved {
                source,
                left_behind,
            } = unsaved;
            JournalError::NotSaved {
                path,
                source,
                left_behind,
            }
        })
    }
}

/// Whether a file holds answers to what the release is asked.
fn is_for(release: &Release, segment: &Segment) -> bool {
    match &segment.series {
        Series::Workspace => true,
        Series::Release(id) => release.is(id),
    }
}

fn new_event_id() -> Result<EventId, JournalError> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).map_err(JournalError::Random)?;
    Ok(EventId::from_bits(u128::from_le_bytes(bits)))
}

/// The event as a line of the journal, without its line break: for who writes a whole journal at
/// once, where recording change by change would take too long.
///
/// # Errors
///
/// The line would be too long, or would not read back as the event.
pub fn line(event: &Event) -> Result<Vec<u8>, JournalError> {
    written(event).map(|(line, _)| line)
}

/// The event as a line, and as everybody will read that line: what would not read back must never
/// be written, since it would withhold the verdict.
fn written(event: &Event) -> Result<(Vec<u8>, Event), JournalError> {
    let line = line::encode(event).map_err(|error| JournalError::Unwritable(error.to_string()))?;
    if line.len() > MAX_LINE {
        return Err(JournalError::TooLong { bytes: line.len() });
    }
    match line::decode(&line) {
        Ok(Whole::Event(event, _)) => Ok((line, event)),
        other => Err(JournalError::Unwritable(format!("{other:?}"))),
    }
}

#[cfg(test)]
mod tests;
