//! What a commit of the branch holds, and making the next one.
//!
//! ```text
//! README.md                              the board
//! <workspace id>/meeting                 tells this meeting from another team's
//! <workspace id>/<writer>/<release>.<n>.jsonl
//! ```
//!
//! Invariant: whatever else plainly lies at the top of the branch stays there, other workspaces'
//! folders above all; links, other repositories and names that lead elsewhere do not.

use std::collections::BTreeMap;

use super::place::Place;
use super::{ShareError, board};
use crate::store::git::{Entry, Kind, ObjectId};
use crate::store::journal::branch::{Head, MEETING, load};
use crate::store::journal::bundle::{Bundle, Content, Joined, JoinedFile, foreign};

/// The name of the branch on a remote.
pub(super) const NAME: &str = "refs/heads/gonogo";
const BOARD: &str = "README.md";
/// A board is a few pages for each release.
const MAX_BOARD: u64 = 16 << 20;

/// What a commit holds; nothing where there is none.
#[derive(Debug, Default)]
pub(super) struct Branch {
    pub(super) commit: Option<ObjectId>,
    /// The journal's files.
    pub(super) bundle: Bundle,
    top: Vec<Entry>,
    board: Option<Vec<u8>>,
}

/// The next commit's content.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It would be what the branch holds already.
    Same,
    /// This folder.
    New(ObjectId),
}

/// Reads a commit.
///
/// # Errors
/// It cannot be read whole: what is not known must not be replaced.
pub(super) fn read(place: &Place, head: Head) -> Result<Branch, ShareError> {
    let mut objects = place.git.objects();
    let heads = [head];
    let mut bundle = load(&mut objects, &heads, &place.key)?;
    let [head] = heads;
    let errors = bundle.findings.iter();
    if let Some(error) = errors.into_iter().find(|finding| finding.is_error()) {
        return Err(ShareError::Theirs(error.message.clone()));
    }
    let top = objects.top(&head.commit)?.unwrap_or_default();
    for entry in top.iter().filter(|entry| !is_plain(entry)) {
        bundle.findings.push(foreign(&entry.name, "this"));
    }
    let board = top.iter().find(|entry| is_board(entry));
    let board = match board {
        Some(entry) => objects.file(&entry.id, MAX_BOARD)?,
        None => None,
    };
    Ok(Branch {
        commit: Some(head.commit),
        bundle,
        top,
        board,
    })
}

/// Keeps what is joined, with a new board.
///
/// # Errors
/// Git cannot write, or the board cannot be made.
pub(super) fn write(
    place: &Place,
    theirs: &Branch,
    memory: Option<&Branch>,
    joined: &Joined,
    meeting: &str,
) -> Result<Written, ShareError> {
    let remembered = memory.map_or(&[][..], |memory| &memory.top);
    let is_there = |key: &str| {
        let entries = theirs.top.iter().chain(remembered);
        let mut folders = entries.filter(|entry| entry.kind == Kind::Folder && is_plain(entry));
        folders.any(|entry| entry.name == key)
    };
    let board = match board::write(place, &joined.bundle)? {
        Some(own) => Some(board::page(
            &own,
            &place.key,
            theirs.board.as_deref(),
            is_there,
        )),
        None => theirs.board.clone(),
    };
    let same_files = theirs.bundle.meeting.as_deref() == Some(meeting)
        && theirs.bundle.holds_exactly(&joined.files);
    if same_files && board == theirs.board {
        return Ok(Written::Same);
    }
    let mut top: BTreeMap<String, Entry> = BTreeMap::new();
    for entry in remembered.iter().chain(&theirs.top) {
        if is_plain(entry) {
            top.insert(entry.name.clone(), entry.clone());
        }
    }
    if !same_files {
        let id = write_folder(place, joined, meeting)?;
        top.insert(place.key.clone(), folder(place.key.clone(), id));
    }
    if let Some(board) = board {
        let id = place.git.write_file(&board)?;
        top.insert(BOARD.into(), file(BOARD.into(), id));
    }
    let entries: Vec<_> = top.into_values().collect();
    Ok(Written::New(place.git.write_folder(&entries)?))
}

fn write_folder(place: &Place, joined: &Joined, meeting: &str) -> Result<ObjectId, ShareError> {
    let mut writers: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for JoinedFile {
        writer,
        name,
        content,
    } in &joined.files
    {
        let id = match content {
            Content::Kept(id) => id.clone(),
            Content::New(bytes) => place.git.write_file(bytes)?,
        };
        let files = writers.entry(writer).or_default();
        files.push(file(name.clone(), id));
    }
    let note = place.git.write_file(format!("{meeting}\n").as_bytes())?;
    let mut entries = vec![file(MEETING.into(), note)];
    for (writer, files) in writers {
        let id = place.git.write_folder(&files)?;
        entries.push(folder(writer.to_string(), id));
    }
    Ok(place.git.write_folder(&entries)?)
}

fn file(name: String, id: ObjectId) -> Entry {
    let kind = Kind::File;
    Entry { kind, name, id }
}

fn folder(name: String, id: ObjectId) -> Entry {
    let kind = Kind::Folder;
    Entry { kind, name, id }
}

fn is_board(entry: &Entry) -> bool {
    entry.kind == Kind::File && entry.name == BOARD
}

/// Whether an entry leads nowhere but into the branch itself, on every system.
fn is_plain(entry: &Entry) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric();
    entry.kind != Kind::Other
        && entry.name.starts_with(plain)
        && entry.name.chars().all(|c| plain(c) || "-_.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_elsewhere_is_not_plain() {
        let entry = |kind, name: &str| Entry {
            kind,
            name: name.into(),
            id: "0".repeat(40).parse().unwrap(),
        };
        assert!(is_plain(&entry(Kind::File, "README.md")));
        assert!(is_plain(&entry(Kind::Folder, "9f-3_A.b")));
        for name in [
            "", ".", "..", ".git", ".GIT", "a b", "a\\b", "a/b", "ä", "git~1",
        ] {
            assert!(!is_plain(&entry(Kind::File, name)), "{name}");
        }
        assert!(!is_plain(&entry(Kind::Other, "link")));
    }
}
