//! What exactly is trusted: every declared command, and every script of the workspace it names.
//!
//! A grant is told from the files as they are and holds nothing else, so that two grants are equal
//! only where every byte is. It covers the files that a command names, not what those call.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::USUAL_TIMEOUT;
use crate::domain::checklist::{Item, Plan};
use crate::domain::id::ItemId;
use crate::domain::when::Span;

/// Everything that one trust covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The folder of the workspace, without symbolic links.
    pub root: PathBuf,
    /// Every check, in the order of the checklists.
    pub checks: Vec<Entry>,
}

/// One check as it would run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its item.
    pub item: ItemId,
    /// The program and its arguments.
    pub run: Vec<String>,
    /// The folder that it runs in, below the root; empty for the root itself.
    pub cwd: String,
    /// What its environment holds beside the usual.
    pub env: Vec<String>,
    /// How long it may take, in seconds.
    pub timeout: u64,
    /// When it passes.
    pub expect: String,
    /// The files of the workspace that it names.
    pub files: Vec<Named>,
}

/// A file that a check names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Below the root.
    pub path: String,
    /// The SHA-256 digest of its content; none where it cannot be read.
    pub sha256: Option<String>,
}

impl Grant {
    /// All checks of a plan, with the files that they name as they are now.
    #[must_use]
    pub fn of(root: &Path, plan: &Plan) -> Self {
        Self {
            root: root.to_path_buf(),
            checks: plan
                .items()
                .filter_map(|item| Entry::of(root, item))
                .collect(),
        }
    }

    /// The entry of an item.
    #[must_use]
    pub fn entry(&self, item: &ItemId) -> Option<&Entry> {
        self.checks.iter().find(|entry| entry.item == *item)
    }

    /// The digest of all of it, in hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        // Each part with its length, so that no two grants are written alike.
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(self.root.as_os_str().as_encoded_bytes());
        for entry in &self.checks {
            for line in entry.lines() {
                part(line.as_bytes());
            }
            part(&[]);
        }
        hexadecimal(&hash.finalize())
    }

    /// What differs from an earlier grant, a line each: `- ` was, `+ ` is, under the item.
    #[must_use]
    pub fn difference(&self, earlier: &Self) -> Vec<String> {
        let mut told = Vec::new();
        let gone = earlier
            .checks
            .iter()
            .filter(|entry| self.entry(&entry.item).is_none());
        for entry in gone {
            told.push(format!("{}: the check is gone", entry.item));
            told.extend(
                entry
                    .lines()
                    .into_iter()
                    .skip(1)
                    .map(|line| format!("- {line}")),
            );
        }
        for entry in &self.checks {
            let Some(before) = earlier.entry(&entry.item) else {
                told.push(format!("{}: a new check", entry.item));
                told.extend(
                    entry
                        .lines()
                        .into_iter()
                        .skip(1)
                        .map(|line| format!("+ {line}")),
                );
                continue;
            };
            if before == entry {
                continue;
            }
            told.push(format!("{}:", entry.item));
            let (was, is) = (before.lines(), entry.lines());
            let lost = was.iter().filter(|line| !is.contains(line));
            told.extend(lost.map(|line| format!("- {line}")));
            let new = is.iter().filter(|line| !was.contains(line));
            told.extend(new.map(|line| format!("+ {line}")));
        }
        if told.is_empty() && self != earlier {
            told.push("the order of the checks".into());
        }
        told
    }
}

impl Entry {
    /// The check of an item, where it has one.
    #[must_use]
    pub fn of(root: &Path, item: &Item) -> Option<Self> {
        let check = item.check.as_deref()?;
        let cwd = check.cwd.clone().unwrap_or_default();
        Some(Self {
            item: item.id.clone(),
            run: check.run.clone(),
            env: check.env.clone(),
            timeout: check.timeout.map_or(USUAL_TIMEOUT, Span::seconds),
            expect: check.expect.to_string(),
            files: files(root, &root.join(&cwd), &check.run),
            cwd,
        })
    }

    /// Whether an item still declares exactly this, whatever has become of the files.
    #[must_use]
    pub fn is_of(&self, root: &Path, item: &Item) -> bool {
        let files = Vec::new();
        Self::of(root, item).is_some_and(|now| {
            Self {
                files: files.clone(),
                ..now
            } == Self {
                files,
                ..self.clone()
            }
        })
    }

    /// The same check with its files as they are now.
    #[must_use]
    pub(super) fn anew(&self, root: &Path) -> Self {
        Self {
            files: files(root, &root.join(&self.cwd), &self.run),
            ..self.clone()
        }
    }

    /// All of it, in lines for people; the first is the item.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.item.to_string(), format!("run: {}", self.command())];
        if !self.cwd.is_empty() {
            lines.push(format!("in: {}", self.cwd));
        }
        lines.extend(self.env.iter().map(|entry| format!("with: {entry}")));
        lines.push(format!("at most: {} s", self.timeout));
        lines.push(format!("passes with: {}", self.expect));
        for file in &self.files {
            let digest = file.sha256.as_deref().unwrap_or("cannot be read");
            lines.push(format!("file: {} ({digest})", file.path));
        }
        lines
    }

    /// The command as a shell would be told it, each argument apart.
    #[must_use]
    pub fn command(&self) -> String {
        shell_words::join(&self.run)
    }
}

/// The plain files below the root that a command names, as a whole argument or as a word of one.
fn files(root: &Path, folder: &Path, run: &[String]) -> Vec<Named> {
    let is_break = |c: char| c.is_whitespace() || ";|&()<>\"'`=,:".contains(c);
    let words = run
        .iter()
        .flat_map(|argument| std::iter::once(argument.as_str()).chain(argument.split(is_break)));
    let mut files: Vec<_> = words
        .filter(|word| !word.is_empty())
        .filter_map(|word| file(root, &folder.join(word)))
        .collect();
    files.sort();
    files.dedup();
    files
}

/// A plain file below the root, by any name that leads to it; or one elsewhere to which a link below
/// the root leads, since whoever can change the link can choose the file.
fn file(root: &Path, path: &Path) -> Option<Named> {
    let real = path.canonicalize().ok()?;
    let name = match (real.strip_prefix(root), path.strip_prefix(root)) {
        (Ok(inside), _) => inside.to_string_lossy().into_owned(),
        (Err(_), Ok(link)) if link.components().all(|part| part != Component::ParentDir) => {
            format!("{} -> {}", link.display(), real.display())
        }
        (Err(_), _) => return None,
    };
    // Anything else, such as a pipe, could keep us waiting for ever.
    if !fs::metadata(&real).is_ok_and(|found| found.is_file()) {
        return None;
    }
    Some(Named {
        path: name,
        sha256: digest(&real).ok(),
    })
}

fn digest(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(hexadecimal(&hash.finalize())),
            Ok(length) => hash.update(piece.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
