//! Looks at the files themselves: their modes, their kinds, and those that nobody needs.
//!
//! Only what gonogo made is judged: the workspace's folder of answers, the file that names the data
//! folder, and what its programs leave beside files that they replace. Nothing is written here.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::chart::{Chart, Kept};
use super::{DoctorError, Moment};
use crate::domain::checkup::{Ill, Trouble};
use crate::domain::id::WriterId;
use crate::store::git::Refs;
use crate::store::journal::branch::{self, MEMORY};
use crate::store::journal::layout::{Layout, Segment};
use crate::store::journal::place;
use crate::store::journal::scan::{self, Found as Scanned};
use crate::store::journal::view::read_whole;

/// A program that works is done with such a file in far less.
const LEFT: Duration = Duration::from_secs(600);
/// Folders lie no deeper than this.
const DEEP: usize = 6;

/// What puts something right.
#[derive(Debug)]
pub(super) enum Mend {
    /// The file goes away, and its content under this name into the backup.
    Remove {
        /// The file.
        path: PathBuf,
        /// Its name there.
        name: PathBuf,
    },
    /// The mode changes.
    Mode {
        /// Of which file or folder.
        path: PathBuf,
        /// The right one.
        mode: u32,
    },
}

impl Mend {
    /// What it is about.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Remove { path, .. } | Self::Mode { path, .. } => path,
        }
    }
}

/// Goes on under a new name: the next change makes one.
pub(super) fn rename(layout: &Layout) -> Mend {
    Mend::Remove {
        path: layout.writer_file(),
        name: "writer".into(),
    }
}

/// What was found, and what puts it right.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) troubles: Vec<Trouble>,
    pub(super) mends: Vec<Mend>,
}

impl Found {
    /// Looks at the data folder; the name in it may be unreadable.
    pub(super) fn data(
        &mut self,
        layout: &Layout,
        nameless: bool,
        chart: &Chart,
        moment: &Moment,
    ) -> Result<(), DoctorError> {
        let file = layout.writer_file();
        match file.symlink_metadata() {
            Ok(found) if found.is_file() => {
                self.mode(&file, Layout::writer_label(), &found);
                if nameless {
                    let trouble = Trouble::of(Layout::writer_label(), Ill::Name);
                    self.troubles.push(trouble);
                    self.mends.push(rename(layout));
                }
            }
            Ok(_) => self
                .troubles
                .push(Trouble::of(Layout::writer_label(), Ill::Link)),
            Err(_) => {}
        }
        self.leftovers(layout.data(), "", Path::new("data"), moment);
        match layout.folder().symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(source) => {
                let path = layout.folder();
                return Err(DoctorError::Failed { path, source });
            }
            Ok(found) => self.look(layout, &layout.folder(), layout.key(), &found, moment, DEEP),
        }
        self.copies(layout, chart);
        Ok(())
    }

    /// Looks at one file or folder, and at all that lies in it.
    fn look(
        &mut self,
        layout: &Layout,
        path: &Path,
        label: &str,
        found: &Metadata,
        moment: &Moment,
        depth: usize,
    ) {
        if !found.is_dir() && !found.is_file() {
            return self.troubles.push(Trouble::of(label, Ill::Link));
        }
        self.mode(path, label.to_owned(), found);
        if !found.is_dir() || depth == 0 {
            return;
        }
        let name = path.strip_prefix(layout.folder()).unwrap_or(path);
        self.leftovers(path, &format!("{label}/"), name, moment);
        for (name, path) in entries(path) {
            if let Ok(found) = path.symlink_metadata()
                && !is_temporary(&name)
            {
                let label = format!("{label}/{name}");
                self.look(layout, &path, &label, &found, moment, depth - 1);
            }
        }
    }

    /// What was being written in a folder when its program was stopped.
    fn leftovers(&mut self, folder: &Path, label: &str, name: &Path, moment: &Moment) {
        for (file, path) in entries(folder) {
            if is_temporary(&file) && is_left(&path, moment) {
                let label = format!("{label}{file}");
                self.troubles.push(Trouble::of(label, Ill::Leftover));
                self.mends.push(Mend::Remove {
                    path,
                    name: name.join(file),
                });
            }
        }
    }

    #[cfg(unix)]
    fn mode(&mut self, path: &Path, label: String, found: &Metadata) {
        use std::os::unix::fs::PermissionsExt as _;
        let should = if found.is_dir() { 0o700 } else { 0o600 };
        let is = found.permissions().mode() & 0o777;
        // What is kept more closely than we keep it is a person's own choice, if it can be used.
        if is & 0o077 != 0 || is & 0o400 == 0 {
            self.troubles
                .push(Trouble::of(label, Ill::Mode(is, should)));
            self.mends.push(Mend::Mode {
                path: path.to_owned(),
                mode: should,
            });
        }
    }

    #[cfg(not(unix))]
    fn mode(&mut self, _path: &Path, _label: String, _found: &Metadata) {}

    /// Files beside those of the journal, which nobody reads: copies that other programs make.
    fn copies(&mut self, layout: &Layout, chart: &Chart) {
        for (writer, folder) in entries(&layout.journal()) {
            if writer.parse::<WriterId>().is_err() {
                continue;
            }
            for (name, path) in entries(&folder) {
                let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
                if !is_file || is_temporary(&name) || Segment::of(&writer, &name).is_some() {
                    continue;
                }
                let mut only_here = HashSet::new();
                scan::scan(&read_whole(&path).unwrap_or_default(), |place, found, _| {
                    if let Scanned::Whole(whole) = found {
                        only_here.insert(Kept::of(&whole, place).id);
                    }
                });
                only_here.retain(|id| !chart.knows(*id));
                let label = format!("{}/journal/{writer}/{name}", layout.key());
                self.troubles
                    .push(Trouble::of(label, Ill::Copy(only_here.len())));
            }
        }
    }

    /// Looks at what programs leave in the workspace and in its repository.
    pub(super) fn workspace(&mut self, root: &Path, refs: Option<&Refs>, moment: &Moment) {
        for below in ["", "checklists", "releases"] {
            let label = if below.is_empty() {
                String::new()
            } else {
                format!("{below}/")
            };
            let name = Path::new("workspace").join(below);
            self.leftovers(&root.join(below), &label, &name, moment);
        }
        let Some(refs) = refs else { return };
        let remote = branch::remote(refs);
        for name in [branch::tracking(&remote), format!("{MEMORY}/{remote}")] {
            let path = refs.lock(&name);
            if is_left(&path, moment) {
                let file = format!("{name}.lock");
                self.troubles
                    .push(Trouble::of(format!(".git/{file}"), Ill::StaleLock));
                self.mends.push(Mend::Remove {
                    path,
                    name: Path::new("git").join(file),
                });
            }
        }
    }

    /// Answers for other workspaces, where these are gone.
    pub(super) fn others(&mut self, layout: &Layout) {
        for (key, folder) in entries(layout.data()) {
            if key == layout.key() {
                continue;
            }
            let gone = place::noted(&folder).filter(|root| {
                let found = root.symlink_metadata();
                found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
            });
            if let Some(root) = gone {
                let root = root.display().to_string();
                self.troubles.push(Trouble::of(key, Ill::Gone(root)));
            }
        }
    }
}

/// What lies in a folder, sorted; nothing where it cannot be listed, which the journal tells.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        Some((name, entry.path()))
    });
    let mut found: Vec<_> = named.collect();
    found.sort();
    found
}

/// Whether it is a name that gonogo gives to what it is about to put in another's place.
fn is_temporary(name: &str) -> bool {
    let replacement = || name.strip_prefix(".gonogo-")?.strip_suffix(".tmp");
    name.starts_with(".writer-") || replacement().is_some()
}

/// Whether a plain file is there, and older than any that is still being written.
fn is_left(path: &Path, moment: &Moment) -> bool {
    let Ok(found) = path.symlink_metadata() else {
        return false;
    };
    let age = found
        .modified()
        .ok()
        .and_then(|at| moment.machine.duration_since(at).ok());
    found.is_file() && age.is_some_and(|age| age > LEFT)
}
