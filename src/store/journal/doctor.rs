//! Looks after the data: finds what is wrong with it, and mends what takes nobody's word.
//!
//! ```text
//! files of this machine -> Chart -+-> troubles
//! branch, as fetched ---> Met ----+-> what each file should hold -> copy the original, replace it
//! ```
//!
//! Looking writes nothing and asks no network. Two invariants of mending: the changes that count
//! are the same before and after, whatever stops it in between; and no byte is replaced or removed
//! before a copy of it is on the disk.

mod backup;
mod chart;
mod files;
mod meeting;
mod mending;
mod salvage;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, FixedOffset};

use super::JournalError;
use super::layout::Layout;
use super::lock::{Lock, PATIENCE};
use super::writer;
use crate::domain::checkup::{Cure, Trouble};
use crate::store::git::Refs;

use backup::Backup;
use chart::Chart;
use files::Mend;
use meeting::Met;

/// What is looked after: one workspace's answers in one data folder.
#[derive(Debug)]
pub struct Doctor {
    layout: Layout,
    /// The workspace's folder.
    root: PathBuf,
    /// Whether it may meet others: one without an id cannot.
    meets: bool,
    /// Where programs are found.
    path: Option<OsString>,
    moment: Moment,
}

/// What time it is.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// For people, and to compare the dates of changes with.
    pub now: DateTime<FixedOffset>,
    /// By the clock that dates files.
    pub machine: SystemTime,
}

/// What looking found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checkup {
    /// The worst first.
    pub troubles: Vec<Trouble>,
    /// In how many files of the journal was looked.
    pub files: usize,
    /// How many changes they hold, each once.
    pub changes: usize,
    /// How many changes of the branch were looked at; none where there is no branch here.
    pub shared: Option<usize>,
}

/// What mending did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mending {
    /// What was wrong and is no longer.
    pub mended: Vec<Trouble>,
    /// How many lines, or parts of one, that were no changes were taken out of the journal.
    pub set_aside: usize,
    /// Where the originals are; none where nothing had to be copied.
    pub backup: Option<PathBuf>,
    /// How things stand afterwards.
    pub after: Checkup,
}

/// Why nothing could be told, or not everything be mended.
#[derive(Debug, thiserror::Error)]
pub enum DoctorError {
    /// The journal cannot be looked at, or another program holds its lock.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The system refused.
    #[error("`{}` cannot be mended: {source}; what was mended before stays so, and nothing is lost", path.display())]
    Failed {
        /// What was to be written.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// All that one look finds.
struct Look {
    chart: Chart,
    mends: Vec<Mend>,
    checkup: Checkup,
}

impl Doctor {
    /// For the answers that the workspace of this key keeps in this data folder.
    #[must_use]
    pub fn of(data: &Path, key: &str, root: &Path, moment: Moment) -> Self {
        Self {
            layout: Layout::new(data, key),
            root: root.to_owned(),
            meets: false,
            path: None,
            moment,
        }
    }

    /// The same, looking at the branch too; git is found in the folders of `path`.
    #[must_use]
    pub fn meeting(self, path: Option<OsString>) -> Self {
        Self {
            meets: true,
            path,
            ..self
        }
    }

    /// The folder of the workspace's answers, whether it is there or not.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.layout.folder()
    }

    /// Looks at everything and writes nothing.
    ///
    /// # Errors
    /// A folder of the journal cannot be listed, so nobody can tell.
    pub fn examine(&self) -> Result<Checkup, DoctorError> {
        self.look().map(|look| look.checkup)
    }

    /// Mends what takes nobody's word, and looks again.
    ///
    /// # Errors
    /// As of looking; another program holds the lock; or the system does not let us write. What
    /// was not mended is as it was.
    pub fn mend(&self) -> Result<Mending, DoctorError> {
        let folder = self.layout.folder();
        let _lock = match folder.symlink_metadata() {
            Ok(found) if found.is_dir() => Some(Lock::take(&self.layout.lock_file(), PATIENCE)?),
            _ => None,
        };
        let Look {
            chart,
            mends,
            checkup,
        } = self.look()?;
        let mut backup = Backup::new(&self.layout, self.moment.now);
        let set_aside = chart.set_aside();
        mending::lines(&self.layout, &chart, &mut backup)?;
        mending::files(&mends, &mut backup)?;
        let after = self.examine()?;
        let mut mended = checkup.troubles;
        mended.retain(|trouble| trouble.ill.cure() == Cure::Mend);
        mended.retain(|trouble| !after.troubles.contains(trouble));
        Ok(Mending {
            mended,
            set_aside,
            backup: backup.folder(),
            after,
        })
    }

    fn look(&self) -> Result<Look, DoctorError> {
        let own = writer::find(&self.layout);
        let refs = self.meets.then(|| Refs::of(&self.root)).flatten();
        let met = match &refs {
            Some(refs) => Met::look(&self.layout, &self.root, self.path.as_deref(), refs),
            None => Met::default(),
        };
        let chart = Chart::read(
            &self.layout,
            own.as_ref().ok().copied().flatten(),
            &met,
            &self.moment,
        )?;
        let mut found = files::Found::default();
        found.data(&self.layout, own.is_err(), &chart, &self.moment)?;
        found.others(&self.layout);
        let mut troubles = [std::mem::take(&mut found.troubles), chart.troubles.clone()].concat();
        // Where the data folder lies nobody knows by heart.
        for trouble in &mut troubles {
            let path = self.layout.data().join(&trouble.path);
            trouble.path = path.display().to_string();
        }
        found.workspace(&self.root, refs.as_ref(), &self.moment);
        if chart.two_machines.is_some() {
            found.mends.push(files::rename(&self.layout));
        }
        troubles.extend(found.troubles);
        troubles.extend(met.troubles.iter().cloned());
        Trouble::sort(&mut troubles);
        Ok(Look {
            mends: found.mends,
            checkup: Checkup {
                troubles,
                files: chart.files.len(),
                changes: chart.changes,
                shared: met.changes(),
            },
            chart,
        })
    }
}

#[cfg(test)]
mod tests;
