//! What came of an import: what was written, and what could not be.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::Foreign;
use crate::domain::event::Event;
use crate::domain::id::BadId;
use crate::session::{OpenFailure, RecordFailure, ReleaseFailure};
use crate::store::atomic::WriteError;

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files that were changed or made.
    pub files: Vec<PathBuf>,
    /// How many items are new.
    pub added: usize,
    /// The changes of the journal: one for actions, which are answered once for all releases, and
    /// one for items of the release that was shown.
    pub events: Vec<Event>,
}

impl Imported {
    /// What comes of carrying out a plan, which notes each step once it is done.
    pub(super) fn by(
        carry_out: impl FnOnce(&mut Self) -> Result<(), ImportFailure>,
    ) -> Result<Self, ImportFailure> {
        let mut done = Self::default();
        match carry_out(&mut done) {
            Ok(()) => Ok(done),
            Err(why) if done == Self::default() => Err(why),
            Err(why) => Err(ImportFailure::Halfway {
                done,
                why: Box::new(why),
            }),
        }
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.files.iter().map(|path| path.display().to_string());
        let ids = self.events.iter().map(|event| event.id.short());
        let changes = ids.map(|id| format!("change {id}"));
        f.write_str(&files.chain(changes).collect::<Vec<_>>().join(", "))
    }
}

/// Why an import could not be carried out, or not whole.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// There is no folder of checklists to add to.
    #[error("there is no workspace here yet, so the items have no place")]
    NoFolder,
    /// The document cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The document.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is no document.
    #[error("{} is no text that people wrote: it is {}", path.display(), holds.words())]
    NoText {
        /// The file.
        path: PathBuf,
        /// What it holds.
        holds: Foreign,
    },
    /// The document is larger than any minutes.
    #[error("{} is larger than 16 MiB, so it is no minutes and no checklist", .0.display())]
    TooLarge(PathBuf),
    /// The area that new items go to has no name that could be one.
    #[error(transparent)]
    Area(#[from] BadId),
    /// The document could not be read as what it should be.
    #[error(transparent)]
    Outline(#[from] crate::minutes::NoOutline),
    /// A file could not be read, or has no place for what is to be written.
    #[error("{}: {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A release could not be made.
    #[error(transparent)]
    Release(#[from] ReleaseFailure),
    /// The workspace could not be opened.
    #[error(transparent)]
    Open(#[from] OpenFailure),
    /// What was said could not be recorded.
    #[error(transparent)]
    Record(#[from] RecordFailure),
    /// It failed halfway.
    #[error("{why}; written before that, and kept: {done}")]
    Halfway {
        /// What was written before.
        done: Imported,
        /// Why the rest was not.
        why: Box<Self>,
    },
}
