//! Makes a workspace: the pack as files, settings with an id of their own, and a first release.
//!
//! Nothing is overwritten; what is there already is kept and named.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::atomic::{self, WriteError};
use super::literal::string;
use super::pack::PACK;
use super::release_file;
use super::workspace::root_key;
use crate::domain::id::ReleaseId;
use crate::domain::release::Release;

/// What is known of the workspace and its first release.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The product's or team's name.
    pub name: Option<String>,
    /// The day the release goes out.
    pub date: Option<NaiveDate>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiated {
    /// The new files, relative to the root.
    pub written: Vec<PathBuf>,
    /// The files that were there already and were left as they are, relative to the root.
    pub kept: Vec<PathBuf>,
    /// The key of the journal before there was an id: answers given until now lie under it.
    pub earlier_key: String,
}

/// Why a workspace could not be made. What was written until then stays; running it again goes on.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// A folder could not be made, or not be looked into.
    #[error("the folder {} cannot be made or read: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// The system has no random numbers for an id.
    #[error("no random id can be made: {0}")]
    Random(String),
}

/// What of a plan would be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The name: it stands in the settings and in the first release.
    pub name: bool,
    /// The date of the first release.
    pub date: bool,
}

/// What could be written in `root`, where nothing is put over a file that is there.
#[must_use]
pub fn room(root: &Path) -> Room {
    let is_free = |path: &str| root.join(path).symlink_metadata().is_err();
    let date = is_free(&release_file::name(&ReleaseId::next()));
    Room {
        name: date || is_free(super::settings_file::PATH),
        date,
    }
}

/// Makes a workspace in `root`. Where there are checklists that are not the pack's, they are the
/// team's own, and the pack is not put among them.
///
/// # Errors
/// When a folder or a file cannot be written, or a symbolic link stands in the way.
pub fn init(root: &Path, plan: &Plan) -> Result<Initiated, InitError> {
    let mut done = Initiated {
        written: Vec::new(),
        kept: Vec::new(),
        earlier_key: root_key(root),
    };
    make_folder(&root.join("checklists"))?;
    make_folder(&root.join(release_file::FOLDER))?;
    let own = own_checklists(&root.join("checklists"))?;
    done.kept.extend(own.iter().cloned());
    if own.is_empty() {
        for file in PACK {
            done.put(root, &format!("checklists/{}.toml", file.area), file.text)?;
        }
    }
    let release = release_file::name(&ReleaseId::next());
    done.put(root, &release, &release_text(plan))?;
    // Last: from now on answers are kept under the new id.
    let settings = settings_text(plan, &random_id()?, own.is_empty());
    done.put(root, "gonogo.toml", &settings)?;
    Ok(done)
}

impl Initiated {
    fn put(&mut self, root: &Path, path: &str, text: &str) -> Result<(), WriteError> {
        match atomic::create_new_in(root, &root.join(path), text.as_bytes()) {
            Ok(()) => self.written.push(path.into()),
            Err(WriteError::Exists(_)) => self.kept.push(path.into()),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

pub(super) fn make_folder(path: &Path) -> Result<(), InitError> {
    match fs::create_dir(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(InitError::Folder {
            path: path.to_path_buf(),
            error,
        }),
        _ => Ok(()),
    }
}

/// All checklists of the folder, where one of them is not the pack's.
fn own_checklists(folder: &Path) -> Result<Vec<PathBuf>, InitError> {
    let failed = |error| InitError::Folder {
        path: folder.to_path_buf(),
        error,
    };
    let mut found = Vec::new();
    let mut own = false;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        if let Some(stem) = name
            .strip_suffix(".toml")
            .filter(|_| !name.starts_with('.'))
        {
            own |= !PACK.iter().any(|file| file.area == stem);
            found.push(PathBuf::from(format!("checklists/{name}")));
        }
    }
    found.sort();
    Ok(if own { found } else { Vec::new() })
}

fn random_id() -> Result<String, InitError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| InitError::Random(error.to_string()))?;
    Ok(format!("{:016x}", u64::from_be_bytes(bytes)))
}

fn settings_text(plan: &Plan, id: &str, with_pack: bool) -> String {
    let name = match &plan.name {
        Some(name) => format!("name = {}\n", string(name)),
        None => "# name = \"The product\"\n".into(),
    };
    let areas = if with_pack {
        let areas: Vec<_> = PACK
            .iter()
            .map(|file| format!("  \"{}\",\n", file.area))
            .collect();
        format!("areas = [\n{}]", areas.concat())
    } else {
        "# areas = [\"usability\", \"support\"]".into()
    };
    format!(
        "# What this workspace says of itself. The checklists are in checklists/, the releases in releases/.

# Names the folder of your answers. Keep it: moving or copying this folder then loses nothing.
id = \"{id}\"

{name}
# The areas in the order in which they are shown; others follow by name.
{areas}

# Days on which nobody works.
closed = []

# Who takes part, and who holds which role.
# [[person]]
# name = \"Maria Garcia\"
# aka = [\"maria\"]
# roles = [\"Support lead\"]
"
    )
}

fn release_text(plan: &Plan) -> String {
    release_file::written(&Release {
        name: plan.name.clone(),
        date: plan.date,
        ..Release::bare(ReleaseId::next())
    })
}

#[cfg(test)]
mod tests {
    use super::super::workspace::{Origin, Purpose, Workspace};
    use super::*;
    use crate::domain::when::parse_date;

    fn plan() -> Plan {
        Plan {
            name: Some("Billing \"2\"".into()),
            date: Some(parse_date("2026-12-01").unwrap()),
        }
    }

    #[test]
    fn what_init_writes_reads_back_without_a_finding() {
        for plan in [plan(), Plan::default()] {
            let folder = tempfile::tempdir().unwrap();
            let before = Workspace::open(folder.path(), None, Some(folder.path()))
                .unwrap()
                .journal_key();
            let done = init(folder.path(), &plan).unwrap();
            assert_eq!((done.written.len(), done.kept.len()), (PACK.len() + 2, 0));
            assert_eq!(done.earlier_key, before);
            let workspace = Workspace::open(folder.path(), None, Some(folder.path())).unwrap();
            let (read, findings) = workspace.plan(Purpose::Asking);
            assert_eq!((findings, &*workspace.findings), (Vec::new(), &[][..]));
            assert_eq!(workspace.origin, Origin::Folder);
            assert_ne!(workspace.journal_key(), before, "it has an id");
            assert_eq!(workspace.settings.name, plan.name);
            let areas: Vec<_> = read
                .checklists
                .iter()
                .map(|list| list.area.as_str())
                .collect();
            assert_eq!(areas, PACK.map(|file| file.area));
            let [release] = workspace.releases.as_slice() else {
                panic!("one release")
            };
            assert_eq!((release.id.as_str(), release.date), ("next", plan.date));
        }
    }

    #[test]
    fn two_workspaces_have_two_ids() {
        let id = || {
            let folder = tempfile::tempdir().unwrap();
            init(folder.path(), &plan()).unwrap();
            let workspace = Workspace::open(folder.path(), None, Some(folder.path())).unwrap();
            workspace.settings.id.unwrap()
        };
        assert_ne!(id(), id());
    }

    #[test]
    fn nothing_that_is_there_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("checklists")).unwrap();
        fs::write(root.join("checklists/support.toml"), "title = 'Ours'").unwrap();
        fs::write(root.join("gonogo.toml"), "id = 'our-own-id'").unwrap();
        let done = init(root, &plan()).unwrap();
        assert_eq!(
            done.kept,
            [
                PathBuf::from("checklists/support.toml"),
                "gonogo.toml".into()
            ]
        );
        assert_eq!(done.written.len(), PACK.len());
        assert_eq!(
            fs::read(root.join("checklists/support.toml")).unwrap(),
            b"title = 'Ours'"
        );
        assert_eq!(
            fs::read(root.join("gonogo.toml")).unwrap(),
            b"id = 'our-own-id'"
        );
        let again = init(root, &plan()).unwrap();
        assert_eq!((again.written.len(), again.kept.len()), (0, PACK.len() + 2));
    }

    #[test]
    fn the_pack_is_not_put_among_a_teams_own_checklists() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("checklists")).unwrap();
        fs::write(
            root.join("checklists/legal.toml"),
            "title = 'Legal'\n[item.a]\ntext = 'b'\n",
        )
        .unwrap();
        let done = init(root, &plan()).unwrap();
        assert_eq!(done.kept, [PathBuf::from("checklists/legal.toml")]);
        assert_eq!(
            done.written,
            [PathBuf::from("releases/next.toml"), "gonogo.toml".into()]
        );
        let workspace = Workspace::open(root, None, Some(root)).unwrap();
        assert_eq!(workspace.plan(Purpose::Asking).1, []);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("checklists")).unwrap();
        assert!(matches!(
            init(folder.path(), &plan()),
            Err(InitError::File(WriteError::Link(_)))
        ));
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
