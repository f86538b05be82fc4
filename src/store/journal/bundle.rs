//! Files of a journal that lie in memory, wherever they came from.
//!
//! A bundle holds what one place knows: this machine, or a branch. It is for comparing and joining;
//! which changes count is not decided here. Invariant: every file in it has a name of the journal's.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use crate::domain::event::Event;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{EventId, ReleaseId};
use crate::domain::release::Release;
use crate::store::git::ObjectId;

use super::clock;
use super::layout::{Segment, Series};
use super::line::{Names, Whole};
use super::merge::{self, Merged};
use super::scan::{self, Found};
use super::shared::Shared;
use super::{Reading, is_for};

/// Files of a journal, of one place.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    pub(super) pages: Vec<Page>,
    /// What was found in that place and is no file of a journal.
    pub findings: Vec<Finding>,
    /// The name of the meeting that these are of, where that place tells.
    pub meeting: Option<String>,
    /// Whether that place is another team's, so that nothing of it was taken.
    pub(super) is_another_teams: bool,
}

/// One file.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) segment: Segment,
    /// The path by which findings name it.
    pub(super) label: String,
    /// As they were read: to make a slice of them would copy a long journal.
    pub(super) bytes: Arc<Vec<u8>>,
    /// Under which git has these bytes, where it has.
    pub(super) id: Option<ObjectId>,
}

/// A file of a joined journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedFile {
    /// The folder, which is the writer's id.
    pub writer: String,
    /// The name in that folder.
    pub name: String,
    /// Its content, as git has it already, or new.
    pub content: Content,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In git.
    Kept(ObjectId),
    /// Nowhere yet.
    New(Arc<Vec<u8>>),
}

/// Several bundles as one.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    /// What is in it, sorted.
    pub files: Vec<JoinedFile>,
    /// The same, to read.
    pub bundle: Bundle,
}

impl Bundle {
    /// Whether there is no file in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Whether these files are all that is in it, byte for byte.
    #[must_use]
    pub fn holds_exactly(&self, files: &[JoinedFile]) -> bool {
        let ids: HashSet<_> = self
            .pages
            .iter()
            .map(|page| (&page.segment, &page.id))
            .collect();
        let is_held =
            |file: &JoinedFile| match (&file.content, Segment::of(&file.writer, &file.name)) {
                (Content::Kept(id), Some(segment)) => ids.contains(&(&segment, &Some(id.clone()))),
                _ => false,
            };
        files.len() == self.pages.len() && files.iter().all(is_held)
    }

    /// Adds a file; false where that is no name of a journal's file.
    pub fn put(
        &mut self,
        (writer, name): (&str, &str),
        label: String,
        bytes: Vec<u8>,
        id: Option<ObjectId>,
    ) -> bool {
        let segment = Segment::of(writer, name);
        let known = segment.is_some();
        self.pages.extend(segment.map(|segment| Page {
            segment,
            label,
            bytes: bytes.into(),
            id,
        }));
        known
    }

    /// Whether a file of a journal could have this name in the folder of this writer.
    #[must_use]
    pub fn knows(writer: &str, name: &str) -> bool {
        Segment::of(writer, name).is_some()
    }

    /// All that is known of a release.
    #[must_use]
    pub fn read(&self, release: &Release) -> Reading {
        let mut shared = Shared::default();
        let mut events = Vec::new();
        let wanted = |segment: &Segment| is_for(release, segment);
        shared.read(self, wanted, &mut Names::default(), &mut events);
        Reading {
            events,
            findings: shared.findings(),
            whole: true,
            not_sent: Some(0),
        }
    }

    /// The highest clock in the files that are wanted.
    pub(super) fn clock(&self, wanted: impl Fn(&Segment) -> bool) -> u64 {
        let pages = self.pages.iter().filter(|page| wanted(&page.segment));
        let clocks = pages.filter_map(|page| clock::of_bytes(&page.bytes));
        clocks.max().unwrap_or(0)
    }

    /// The releases of which anything is known.
    #[must_use]
    pub fn releases(&self) -> BTreeSet<ReleaseId> {
        let series = self.pages.iter().map(|page| &page.segment.series);
        series
            .filter_map(|series| match series {
                Series::Workspace => None,
                Series::Release(id) => Some(id.clone()),
            })
            .collect()
    }

    /// The changes in these bundles that are not in the others, each once, in order; and how many of a
    /// kind that only a newer program knows. Files that are equal are not even looked into.
    #[must_use]
    pub fn beyond(these: &[&Self], others: &[&Self]) -> (Vec<Event>, usize) {
        let (these, known_files) = (by_segment(these), by_segment(others));
        let mut known: HashSet<EventId> = HashSet::new();
        let (mut events, mut unknown) = (Vec::new(), 0);
        for (segment, pages) in &these {
            let others = known_files.get(segment).map_or(&[][..], Vec::as_slice);
            let is_new = |page: &&&Page| !others.iter().any(|other| other.bytes == page.bytes);
            let new: Vec<_> = pages.iter().filter(is_new).collect();
            if new.is_empty() {
                continue;
            }
            for other in others {
                each(&other.bytes, |whole| {
                    known.insert(id_of(&whole));
                });
            }
            for page in new {
                each(&page.bytes, |whole| {
                    if known.insert(id_of(&whole)) {
                        match whole {
                            Whole::Event(event, _) => events.push(event),
                            Whole::Unknown { .. } => unknown += 1,
                        }
                    }
                });
            }
        }
        events.sort_by_key(Event::order);
        (events, unknown)
    }

    /// All files of all bundles. Of a file that differs, the changes of all its versions; the same
    /// bundles give the same bytes, in whichever order they are named.
    #[must_use]
    pub fn join(bundles: &[&Self]) -> Joined {
        let mut joined = Joined::default();
        for (segment, pages) in by_segment(bundles) {
            let Merged { bytes, findings } = merge::merge(&pages);
            joined.bundle.findings.extend(findings);
            let kept = pages.iter().find(|page| page.bytes == bytes);
            let id = kept.and_then(|page| page.id.clone());
            if bytes.is_empty() {
                continue;
            }
            joined.files.push(JoinedFile {
                writer: segment.writer.to_string(),
                name: segment.file_name(),
                content: match id.clone() {
                    Some(id) => Content::Kept(id),
                    None => Content::New(Arc::clone(&bytes)),
                },
            });
            joined.bundle.pages.push(Page {
                label: format!("{}/{}", segment.writer, segment.file_name()),
                segment: segment.clone(),
                bytes,
                id,
            });
        }
        joined
    }
}

/// The files of all bundles by their names, equal ones once.
fn by_segment<'a>(bundles: &[&'a Bundle]) -> BTreeMap<&'a Segment, Vec<&'a Page>> {
    let mut found: BTreeMap<_, Vec<&Page>> = BTreeMap::new();
    for page in bundles.iter().flat_map(|bundle| &bundle.pages) {
        let pages = found.entry(&page.segment).or_default();
        match pages.iter_mut().find(|other| other.bytes == page.bytes) {
            // Of two that are equal, the one that git has need not be kept anew.
            Some(other) if other.id.is_none() => *other = page,
            Some(_) => {}
            None => pages.push(page),
        }
    }
    found
}

fn each(bytes: &[u8], mut visit: impl FnMut(Whole)) {
    scan::scan(bytes, |_, found, _| {
        if let Found::Whole(whole) = found {
            visit(whole);
        }
    });
}

fn id_of(whole: &Whole) -> EventId {
    match whole {
        Whole::Event(event, _) => event.id,
        Whole::Unknown { id, .. } => *id,
    }
}

/// Something in the place of a journal that is no part of one.
#[must_use]
pub fn foreign(path: &str, what: &str) -> Finding {
    Finding {
        severity: Severity::Warning,
        path: path.to_owned(),
        spot: None,
        message: format!("{what} is no part of a journal and was not looked at"),
        help: None,
    }
}
