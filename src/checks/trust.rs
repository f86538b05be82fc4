//! Trust: what a person on this machine has allowed to run, kept in their own configuration.
//!
//! It lies below `trust/` in the configuration folder, one file for each workspace by the digest of
//! its canonical path, for the person alone to read and write. A repository can never bring its own:
//! a configuration folder inside the workspace is refused. Invariant: an [`Allowed`] is made only
//! here, from a grant that is equal in every byte to what would run, or from a person's explicit word
//! for this one run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::grant::{Grant, hexadecimal};
use crate::domain::checklist::Plan;
use crate::store::atomic::{self, WriteError};

/// The largest file of trust that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// What may run, and nothing else.
#[derive(Debug, Clone)]
pub struct Allowed(Grant);

impl Allowed {
    /// What it covers.
    #[must_use]
    pub fn grant(&self) -> &Grant {
        &self.0
    }

    /// Everything that the checklists declare, by a person's explicit word for this one run.
    #[must_use]
    pub fn for_this_run(root: &Path, plan: &Plan) -> Self {
        Self(Grant::of(root, plan))
    }
}

/// Whether the checks of a workspace may run.
#[derive(Debug)]
pub enum Trust {
    /// No item declares a check.
    NothingToTrust,
    /// All of them, exactly as they are.
    Trusted(Allowed),
    /// Nobody on this machine has trusted them; this is what they are.
    Untrusted(Grant),
    /// They were trusted as they were before.
    Stale {
        /// What they are now.
        now: Grant,
        /// What differs, a line each.
        difference: Vec<String>,
    },
}

/// Why trust could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// There is no folder for it.
    #[error("no home folder is known, so there is nowhere to keep what you trust")]
    NoFolder,
    /// The folder lies in the workspace, whose files are not the person's alone.
    #[error("the settings in {} lie inside the workspace, where a repository could bring its own trust", .0.display())]
    InWorkspace(PathBuf),
    /// Something else stands there, or others may write it.
    #[error("{} is not used: {why}", path.display())]
    NotOurs {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// It holds something else than trust.
    #[error("{} cannot be read as trust: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The system refused.
    #[error("{} cannot be used: {error}", path.display())]
    System {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl TrustError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NoFolder | Self::InWorkspace(_) => {
                "set GONOGO_CONFIG_DIR to a folder of your own outside of the workspace".into()
            }
            Self::Damaged { .. } | Self::NotOurs { .. } => {
                "look at it, move it away, and run `gonogo trust` again".into()
            }
            Self::System { .. } | Self::Write(_) => {
                "see to it that you may read and write there".into()
            }
        }
    }
}

/// The file of a workspace's trust.
#[derive(Debug, Clone)]
pub struct Place {
    root: PathBuf,
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    v: u32,
    digest: String,
    grant: Grant,
}

impl Place {
    /// For the workspace at `root`, which is free of symbolic links, in a configuration folder.
    ///
    /// # Errors
    /// When there is none, or it lies in the workspace.
    pub fn new(configuration: Option<&Path>, root: &Path) -> Result<Self, TrustError> {
        let folder = configuration.ok_or(TrustError::NoFolder)?;
        if really(folder).starts_with(root) {
            return Err(TrustError::InWorkspace(folder.to_path_buf()));
        }
        Ok(Self {
            root: root.to_path_buf(),
            folder: folder.join("trust"),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let key = Sha256::digest(self.root.as_os_str().as_encoded_bytes());
        let key = hexadecimal(key.get(..16).unwrap_or_default());
        self.folder.join(format!("{key}.json"))
    }

    /// Whether the checks of a plan may run.
    ///
    /// # Errors
    /// When what was trusted cannot be read.
    pub fn of(&self, plan: &Plan) -> Result<Trust, TrustError> {
        if !plan.items().any(|item| item.check.is_some()) {
            return Ok(Trust::NothingToTrust);
        }
        let now = Grant::of(&self.root, plan);
        Ok(match self.read()? {
            None => Trust::Untrusted(now),
            Some(kept) if kept == now => Trust::Trusted(Allowed(now)),
            Some(kept) => Trust::Stale {
                difference: now.difference(&kept),
                now,
            },
        })
    }

    /// Keeps a grant that a person has seen.
    ///
    /// # Errors
    /// When it cannot be written; what was trusted before then still is.
    pub fn keep(&self, grant: &Grant) -> Result<Allowed, TrustError> {
        self.make_folder()?;
        let kept = Kept {
            v: 1,
            digest: grant.digest(),
            grant: grant.clone(),
        };
        let path = self.path();
        let text = serde_json::to_vec_pretty(&kept).map_err(|error| TrustError::Damaged {
            path: path.clone(),
            why: error.to_string(),
        })?;
        atomic::replace_private(&path, &text)?;
        Ok(Allowed(kept.grant))
    }

    /// Takes back what was trusted; false where nothing was.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget(&self) -> Result<bool, TrustError> {
        let path = self.path();
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(TrustError::System { path, error }),
        }
    }

    fn read(&self) -> Result<Option<Grant>, TrustError> {
        let path = self.path();
        if self.folder.is_symlink() {
            return Err(linked(&self.folder));
        }
        match fs::symlink_metadata(&path) {
            Ok(found) => ours(&path, &found)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(TrustError::System { path, error }),
        }
        let bytes = fs::read(&path).map_err(|error| TrustError::System {
            path: path.clone(),
            error,
        })?;
        let damaged = |why: String| TrustError::Damaged {
            path: path.clone(),
            why,
        };
        let kept: Kept =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        if kept.v != 1 {
            return Err(damaged("another version of gonogo wrote it".into()));
        }
        if kept.digest != kept.grant.digest() {
            return Err(damaged("its digest is not that of its content".into()));
        }
        Ok(Some(kept.grant))
    }

    fn make_folder(&self) -> Result<(), TrustError> {
        if self.folder.is_symlink() {
            return Err(linked(&self.folder));
        }
        if self.folder.is_dir() {
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let failed = |error| TrustError::System {
            path: self.folder.clone(),
            error,
        };
        builder.create(&self.folder).map_err(failed)
    }
}

/// Where a folder really lies, as far as it is there yet.
fn really(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find_map(|known| {
        let rest = folder.strip_prefix(known).ok()?;
        Some(known.canonicalize().ok()?.join(rest))
    });
    there.unwrap_or_else(|| folder.to_path_buf())
}

fn linked(path: &Path) -> TrustError {
    TrustError::NotOurs {
        path: path.to_path_buf(),
        why: "it is a symbolic link, which could lead anywhere",
    }
}

/// Whether a file can only have been written by the person.
fn ours(path: &Path, found: &fs::Metadata) -> Result<(), TrustError> {
    let why = if found.is_symlink() {
        return Err(linked(path));
    } else if !found.is_file() {
        "it is not a plain file"
    } else if found.len() > LARGEST {
        "it is too large"
    } else if open_to_others(found) {
        "others may write it, or own it"
    } else {
        return Ok(());
    };
    let path = path.to_path_buf();
    Err(TrustError::NotOurs { path, why })
}

#[cfg(unix)]
fn open_to_others(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    found.mode() & 0o022 != 0 || found.uid() != rustix::process::geteuid().as_raw()
}

/// Elsewhere a file is as private as the folder that it lies in.
#[cfg(not(unix))]
fn open_to_others(_found: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests;
