//! A document as it lies on the disk, and the plan that follows from it.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::foreign::{Foreign, decoded, foreign};
use super::{ImportFailure, ImportPlan, actions};
use crate::domain::id::AreaId;
use crate::session::{Opening, Outside, Scope, open};

/// No minutes are larger, and no checklist may be.
const LARGEST: u64 = 16 << 20;

/// Minutes that were read, with what they propose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The file, as it was named.
    pub path: PathBuf,
    /// Its lines.
    pub lines: Vec<String>,
    /// What they propose.
    pub plan: ImportPlan,
}

/// Reads a document.
///
/// # Errors
/// When it cannot be read, is larger than any minutes, or holds something else than text.
pub fn read_document(path: &Path) -> Result<String, ImportFailure> {
    let failed = |source| ImportFailure::Read {
        path: path.to_path_buf(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ImportFailure::TooLarge(path.to_path_buf()));
    }
    let no_text = |holds| ImportFailure::NoText {
        path: path.to_path_buf(),
        holds,
    };
    if let Some(holds) = foreign(path, &bytes) {
        return Err(no_text(holds));
    }
    decoded(&bytes).ok_or_else(|| no_text(Foreign::Bytes))
}

/// Reads minutes and plans what they change; nothing is written.
///
/// # Errors
/// When they cannot be read, or there is no workspace that they could go to.
pub fn propose(
    outside: &Outside,
    opening: &Opening,
    path: &Path,
    into: Option<AreaId>,
) -> Result<Proposed, ImportFailure> {
    let text = read_document(&place(outside, path))?;
    let opened = open(outside, opening, Scope::Everything)?;
    let session = &opened.session;
    if !session.has_folder() {
        return Err(ImportFailure::NoFolder);
    }
    let into = match into {
        Some(into) => into,
        None => actions()?,
    };
    Ok(Proposed {
        lines: text.lines().map(str::to_string).collect(),
        plan: session.plan_import(&text, path, into),
        path: path.to_path_buf(),
    })
}

/// Where a named file is; `~` is the home folder, as shells have it.
fn place(outside: &Outside, path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), &outside.home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => outside.folder.join(path),
    }
}

/// How many folders are looked into, how deep, and how many files are offered at most.
const FOLDERS: usize = 200;
const DEPTH: usize = 3;
const OFFERED: usize = 200;

/// Markdown files in and below the current folder, as one would type them; the newest first, since
/// that is probably the meeting that has just ended. Folders that hide are not looked into.
#[must_use]
pub fn markdown_nearby(outside: &Outside) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![(outside.folder.clone(), 0)];
    let mut looked = 0;
    while let Some((folder, depth)) = folders.pop() {
        looked += 1;
        if looked > FOLDERS {
            break;
        }
        // What cannot be listed has nothing to offer; it is told once it is named.
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.');
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if hidden {
                continue;
            }
            if kind.is_dir() && depth < DEPTH && !is_built(&name.to_string_lossy()) {
                folders.push((entry.path(), depth + 1));
            } else if kind.is_file() && is_markdown(&entry.path()) {
                let changed = entry.metadata().and_then(|it| it.modified()).ok();
                found.push((changed, entry.path()));
            }
        }
    }
    found.sort_by(|(a, one), (b, two)| b.cmp(a).then_with(|| one.cmp(two)));
    let shown = found.iter().take(OFFERED).map(|(_, path)| {
        let path = path.strip_prefix(&outside.folder).unwrap_or(path);
        path.to_string_lossy().into_owned()
    });
    shown.collect()
}

/// Folders that hold what programs made or brought in.
fn is_built(name: &str) -> bool {
    matches!(
        name,
        "target" | "node_modules" | "vendor" | "dist" | "build"
    )
}

fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    matches!(
        ending.to_lowercase().as_str(),
        "md" | "markdown" | "mdown" | "txt"
    )
}
