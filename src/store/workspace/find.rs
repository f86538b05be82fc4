//! Where a workspace lies, which files it has, and what names it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{CHECKLISTS, OpenError};
use crate::domain::finding::Finding;
use crate::store::settings_file;
use crate::store::source::of_file;

pub(super) fn folder(path: &Path) -> Result<PathBuf, OpenError> {
    let failed = |error| OpenError::Folder {
        path: path.to_path_buf(),
        error,
    };
    let found = path.canonicalize().map_err(failed)?;
    if found.is_dir() {
        Ok(found)
    } else {
        Err(OpenError::NotAFolder {
            path: path.to_path_buf(),
        })
    }
}

/// The folder of the workspace that `start` lies in: the first upwards with checklists or settings,
/// else the repository's, so that its subfolders do not each answer for themselves.
pub(super) fn discover(start: &Path, home: Option<&Path>) -> Option<PathBuf> {
    let home = home.map(|home| home.canonicalize().unwrap_or_else(|_| home.to_path_buf()));
    for folder in start.ancestors() {
        // Whatever has that name: a link that leads nowhere must not bring in the pack unnoticed.
        let has = |name: &str| folder.join(name).symlink_metadata().is_ok();
        if has(CHECKLISTS) || has(settings_file::PATH) || has(".git") {
            return Some(folder.to_path_buf());
        }
        if home.as_deref() == Some(folder) {
            return None;
        }
    }
    None
}

/// The key of a workspace without an id: sixteen hexadecimal digits from the path of its root.
pub(in crate::store) fn root_key(root: &Path) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let digest = Sha256::digest(root.as_os_str().as_encoded_bytes());
    let begin = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(begin))
}

/// The ids that the `.toml` files of a folder have as names, sorted; a name that is no id is a
/// finding. Hidden files and other kinds of files are nobody's business.
pub(super) fn ids_in<T>(
    root: &Path,
    folder: &str,
    what: &str,
    findings: &mut Vec<Finding>,
) -> Vec<T>
where
    T: std::str::FromStr + Ord,
    T::Err: std::fmt::Display,
{
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            findings.push(unreadable_folder(folder, &error));
            return Vec::new();
        }
    };
    let mut names = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => names.push(entry.file_name().to_string_lossy().into_owned()),
            // Going on without the rest could turn a no into a yes.
            Err(error) => {
                findings.push(unreadable_folder(folder, &error));
                break;
            }
        }
    }
    ids_of(names.iter().map(String::as_str), folder, what, findings)
}

/// The same of names that were read elsewhere.
pub(super) fn ids_of<'a, T>(
    names: impl Iterator<Item = &'a str>,
    folder: &str,
    what: &str,
    findings: &mut Vec<Finding>,
) -> Vec<T>
where
    T: std::str::FromStr + Ord,
    T::Err: std::fmt::Display,
{
    let mut ids = Vec::new();
    for name in names {
        let Some(stem) = name
            .strip_suffix(".toml")
            .filter(|_| !name.starts_with('.'))
        else {
            continue;
        };
        match stem.parse::<T>() {
            Ok(id) => ids.push(id),
            Err(error) => findings.push(of_file(
                &format!("{folder}/{name}"),
                error.to_string(),
                Some(format!(
                    "rename the file: its name without `.toml` is the {what}'s id"
                )),
            )),
        }
    }
    ids.sort();
    ids
}

fn unreadable_folder(folder: &str, error: &io::Error) -> Finding {
    of_file(
        folder,
        format!("the folder cannot be read: {error}"),
        Some("check that it is a folder and that you may read it".into()),
    )
}
