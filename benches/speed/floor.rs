//! The least that must be done: read the same bytes and parse them, and keep nothing.
//!
//! Whatever the program takes beyond this is its own doing: ids that are checked, answers that are
//! joined, a verdict, a page of text.

use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gonogo::domain::event::Event;
use toml::de::DeTable;

/// The bytes of a journal's line that are no part of the event: `,"sum":"01234567"}` and its end.
const SUM: usize = 19;

/// Reads and parses every file of a folder as TOML with the places of its values.
pub(crate) fn toml(folder: &Path) -> io::Result<()> {
    for path in files(folder)? {
        let text = fs::read_to_string(path)?;
        let tree = DeTable::parse(&text).map_err(io::Error::other)?;
        black_box(&tree);
    }
    Ok(())
}

/// Reads every file of a folder and parses its lines as events.
pub(crate) fn journal(folder: &Path) -> io::Result<()> {
    for path in files(folder)? {
        events(&mut fs::read(path)?)?;
    }
    Ok(())
}

/// Has one git hand out all objects of a repository, and parses the lines of those that are files
/// of a journal as events: whoever reads what is shared has to ask git for it.
pub(crate) fn branch(repository: &Path) -> io::Result<()> {
    let mut git = Command::new("git")
        .args(["cat-file", "--batch-all-objects", "--batch"])
        .current_dir(repository)
        .stdout(Stdio::piped())
        .spawn()?;
    let no_answer = || io::Error::other("git has no output");
    let mut answer = BufReader::new(git.stdout.take().ok_or_else(no_answer)?);
    let (mut heading, mut bytes) = (String::new(), Vec::new());
    while answer.read_line(&mut heading)? > 0 {
        let length = heading.trim_end().rsplit(' ').next().unwrap_or_default();
        let length: u64 = length.parse().map_err(io::Error::other)?;
        bytes.clear();
        answer.by_ref().take(length).read_to_end(&mut bytes)?;
        answer.read_exact(&mut [0])?;
        if bytes.starts_with(b"{\"v\":") {
            events(&mut bytes)?;
        }
        heading.clear();
    }
    git.wait().map(|_| ())
}

/// Parses lines as events.
fn events(mut lines: &mut [u8]) -> io::Result<()> {
    while !lines.is_empty() {
        let length = (&*lines).skip_until(b'\n')?;
        let (line, after) = lines.split_at_mut(length);
        lines = after;
        let end = line.len().saturating_sub(SUM);
        // Closed where the sum begins, in place: a copy would make the floor higher.
        if let Some(comma) = line.get_mut(end) {
            *comma = b'}';
        }
        let event: Event = serde_json::from_slice(line.get(..=end).unwrap_or_default())?;
        black_box(&event);
    }
    Ok(())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let mut files: Vec<_> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}
