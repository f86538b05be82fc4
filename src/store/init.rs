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
use super::workspace::root_key;
use crate::domain::id::ReleaseId;

/// What is known of the workspace and its first release.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The product's or team's name.
    pub name: Option<String>,
    /// The day the release goes out.
    pub date: Option<NaiveDate>,
    /// The version of the release.
    pub version: Option<String>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiated {
    /// The new files, relative to the root.
    pub written: Vec<PathBuf>,
    /// The files that were there already and were left as they are, relative to the root.
    pub kept: Vec<PathBuf>,
    /// The id in the new `gonogo.toml`; none where that file was kept.
    pub id: Option<String>,
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

/// Makes a workspace in `root`. Where there are checklists that are not the pack's, they are the
/// team's own, and the pack is not put among them.
///
/// # Errors
/// When a folder or a file cannot be written, or a symbolic link stands in the way.
pub fn init(root: &Path, plan: &Plan) -> Result<Initiated, InitError> {
    let mut done = Initiated {
        written: Vec::new(),
        kept: Vec::new(),
        id: None,
        earlier_key: root_key(root),
    };
    make_folder(&root.join("checklists"))?;
    make_folder(&root.join("releases"))?;
    let own = own_checklists(&root.join("checklists"))?;
    done.kept.extend(own.iter().cloned());
    if own.is_empty() {
        for file in PACK {
            done.put(root, &format!("checklists/{}.toml", file.area), file.text)?;
        }
    }
    let release = format!("releases/{}.toml", ReleaseId::next());
    done.put(root, &release, &release_text(plan))?;
    // Last: from now on answers are kept under the new id.
    let id = random_id()?;
    if done.put(
        root,
        "gonogo.toml",
        &settings_text(plan, &id, own.is_empty()),
    )? {
        done.id = Some(id);
    }
    Ok(done)
}

impl Initiated {
    fn put(&mut self, root: &Path, path: &str, text: &str) -> Result<bool, WriteError> {
        match atomic::create_new(&root.join(path), text.as_bytes()) {
            Ok(()) => self.written.push(path.into()),
            Err(WriteError::Exists(_)) => {
                self.kept.push(path.into());
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
        Ok(true)
    }
}

fn make_folder(path: &Path) -> Result<(), InitError> {
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

# Hold a release until every area has voted.
# [gate]
# votes = \"required\"

# Who takes part, and who holds which role.
# [[person]]
# name = \"Maria Garcia\"
# aka = [\"maria\"]
# roles = [\"Support lead\"]
"
    )
}

fn release_text(plan: &Plan) -> String {
    let version = match &plan.version {
        Some(version) => format!("version = {}\n", string(version)),
        None => "# version = \"1.0\"\n".into(),
    };
    let date = match plan.date {
        Some(date) => format!("date = {date}\n"),
        None => "# date = 2026-12-01\n".into(),
    };
    let name = match &plan.name {
        Some(name) => format!("name = {}\n", string(name)),
        None => "# name = \"Spring release\"\n".into(),
    };
    format!(
        "# The next release. Its id is this file's name; `gonogo release rename` keeps its answers.
{name}{version}
# The day it goes out: due dates such as T-14d count from it.
{date}
# Who decides.
# owner = \"Maria Garcia\"
"
    )
}
