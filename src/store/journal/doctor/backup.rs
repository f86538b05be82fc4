//! Where originals go before anything is mended.
//!
//! A folder for each time, named by day and hour, in the workspace's folder of answers. Invariant:
//! what [`Backup::keep`] was given is on the disk, under a name that nothing had before, when it
//! returns.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::DoctorError;
use crate::store::atomic::sync_parent;
use crate::store::journal::layout::Layout;
use crate::store::journal::own;

/// So many times a second are enough.
const MOST: u32 = 10_000;

/// The copies of one time.
#[derive(Debug)]
pub(super) struct Backup {
    layout: Layout,
    name: String,
    folder: Option<PathBuf>,
}

impl Backup {
    /// Nothing is made before something is kept.
    pub(super) fn new(layout: &Layout, now: DateTime<FixedOffset>) -> Self {
        Self {
            layout: layout.clone(),
            name: now.format("%Y-%m-%d-%H%M%S").to_string(),
            folder: None,
        }
    }

    /// Where the copies are, if anything was kept.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.folder.clone()
    }

    /// Keeps these bytes under a name of plain parts, such as `journal/…/next.1.jsonl`.
    pub(super) fn keep(&mut self, name: &Path, bytes: &[u8]) -> Result<(), DoctorError> {
        let mut path = self.begun()?;
        let parts = name.components();
        for part in parts.filter(|part| matches!(part, Component::Normal(_))) {
            own::make_folder(&path)?;
            path.push(part);
        }
        let (mut file, made) = own::open(&path)?;
        let failed = |source| DoctorError::Failed {
            path: path.clone(),
            source,
        };
        if !made {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        written.and_then(|()| sync_parent(&path)).map_err(failed)
    }

    fn begun(&mut self) -> Result<PathBuf, DoctorError> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        own::make_data_folder(self.layout.data())?;
        let all = self.layout.folder().join("backup");
        own::make_folder(&self.layout.folder())?;
        own::make_folder(&all)?;
        let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
        let numbered = (2..MOST).map(|number| all.join(format!("{}-{number}", self.name)));
        let mut names = std::iter::once(all.join(&self.name)).chain(numbered);
        let folder = names.find(free).unwrap_or_else(|| all.join(&self.name));
        own::make_folder(&folder)?;
        self.folder = Some(folder.clone());
        Ok(folder)
    }
}
