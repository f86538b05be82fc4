//! Objects of a repository, read by one git for all of them.
//!
//! What they hold comes from other people: it is bytes, its size is known before it is kept, and a
//! name in a folder is only a name. Invariant: no more of an object is kept than was asked for.

use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Git, GitError};
use crate::domain::object_id::ObjectId;

const WHAT: &str = "read what is shared";
/// The longest folder that is read: far more than a journal has files.
const MAX_FOLDER: u64 = 16 << 20;

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, another repository, or whatever else.
    Other,
}

/// One entry of a folder in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// As it stands there; it may be anything, `..` too.
    pub name: String,
    /// Its content.
    pub id: ObjectId,
}

/// What was found under an id.
#[derive(Debug)]
enum Found {
    Nothing,
    TooLong,
    Object { kind: String, bytes: Vec<u8> },
}

/// A git that hands out objects.
#[derive(Debug)]
pub struct Objects {
    git: Git,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It waits for nothing but our next question.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Git {
    /// Starts a git that hands out objects, with the first question.
    #[must_use]
    pub fn objects(&self) -> Objects {
        Objects {
            git: self.clone(),
            running: None,
        }
    }
}

impl Objects {
    /// The top folder of a commit; none where the commit is not here.
    ///
    /// # Errors
    /// Git cannot be run, or gives no sense.
    pub fn top(&mut self, commit: &ObjectId) -> Result<Option<Vec<Entry>>, GitError> {
        let found = self.ask(&format!("{commit}^{{tree}}"), MAX_FOLDER)?;
        entries(found)
    }

    /// A folder; none where it is not here or is none.
    ///
    /// # Errors
    /// Git cannot be run, or gives no sense.
    pub fn folder(&mut self, id: &ObjectId) -> Result<Option<Vec<Entry>>, GitError> {
        let found = self.ask(id.as_str(), MAX_FOLDER)?;
        entries(found)
    }

    /// The bytes of a file; none where it is not here, is no file, or has more than `most`.
    ///
    /// # Errors
    /// Git cannot be run, or gives no sense.
    pub fn file(&mut self, id: &ObjectId, most: u64) -> Result<Option<Vec<u8>>, GitError> {
        Ok(match self.ask(id.as_str(), most)? {
            Found::Object { kind, bytes } if kind == "blob" => Some(bytes),
            _ => None,
        })
    }

    fn ask(&mut self, name: &str, most: u64) -> Result<Found, GitError> {
        let running = match self.running.as_mut() {
            Some(running) => running,
            None => self.running.insert(start(&self.git)?),
        };
        let asked = running.ask.write_all(format!("{name}\n").as_bytes());
        let mut head = String::new();
        running.answer.read_line(&mut head)?;
        if asked.is_err() || head.is_empty() {
            return Err(self.last_words());
        }
        let words: Vec<_> = head.split_whitespace().collect();
        let [_, kind, length] = words.as_slice() else {
            // `missing`, or `ambiguous`.
            return Ok(Found::Nothing);
        };
        let nonsense = || GitError::Nonsense { what: WHAT };
        let length: u64 = length.parse().map_err(|_no_number| nonsense())?;
        if length > most {
            // What is too long is not even read through: another git goes on without it.
            self.running = None;
            return Ok(Found::TooLong);
        }
        let mut bytes = vec![0; usize::try_from(length).map_err(|_long| nonsense())?];
        running.answer.read_exact(&mut bytes)?;
        running.answer.read_exact(&mut [0])?;
        Ok(Found::Object {
            kind: (*kind).to_string(),
            bytes,
        })
    }

    /// Why a git that does not answer has ended.
    fn last_words(&mut self) -> GitError {
        let mut said = String::new();
        if let Some(mut running) = self.running.take()
            && let Some(stderr) = running.child.stderr.as_mut()
        {
            let _ = stderr.take(4096).read_to_string(&mut said);
        }
        GitError::Failed {
            what: WHAT,
            said: super::run::worded(&said),
        }
    }
}

fn start(git: &Git) -> Result<Running, GitError> {
    let mut command = git.command(&["cat-file", "--batch"]);
    super::run::set_apart(&mut command);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (ask, answer) = (child.stdin.take(), child.stdout.take());
    let none = || io::Error::other("it has no ends to talk to");
    Ok(Running {
        child,
        ask: ask.ok_or_else(none)?,
        answer: BufReader::with_capacity(64 << 10, answer.ok_or_else(none)?),
    })
}

fn entries(found: Found) -> Result<Option<Vec<Entry>>, GitError> {
    match found {
        Found::Object { kind, bytes } if kind == "tree" => {
            let entries = parse(&bytes).ok_or(GitError::Nonsense { what: WHAT })?;
            Ok(Some(entries))
        }
        _ => Ok(None),
    }
}

/// A folder as git stores it: mode, name and raw id, one behind the other. How long an id is shows
/// by which length leaves nothing over.
fn parse(bytes: &[u8]) -> Option<Vec<Entry>> {
    parse_with(bytes, 20).or_else(|| parse_with(bytes, 32))
}

fn parse_with(mut bytes: &[u8], length: usize) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let space = bytes.iter().position(|b| *b == b' ')?;
        let (mode, rest) = bytes.split_at_checked(space)?;
        let end = rest.iter().position(|b| *b == 0)?;
        let name = rest.get(1..end)?;
        let (id, rest) = rest.get(end + 1..)?.split_at_checked(length)?;
        let kind = match mode {
            b"100644" | b"100664" | b"100755" => Kind::File,
            b"40000" => Kind::Folder,
            b"120000" | b"160000" => Kind::Other,
            _ => return None,
        };
        let digit = |nibble: u8| char::from_digit(nibble.into(), 16);
        let digits = id.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let hex: String = digits.filter_map(digit).collect();
        entries.push(Entry {
            kind,
            name: String::from_utf8_lossy(name).into_owned(),
            id: hex.parse().ok()?,
        });
        bytes = rest;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(entries: &[(&str, &str, u8)], length: usize) -> Vec<u8> {
        let entry = |(mode, name, id): &(&str, &str, u8)| {
            [format!("{mode} {name}\0").as_bytes(), &vec![*id; length]].concat()
        };
        entries.iter().flat_map(entry).collect()
    }

    #[test]
    fn a_folder_reads_back_with_ids_of_either_length() {
        let list = [
            ("100644", "README.md", 1),
            ("40000", "..", 2),
            ("120000", "a b", b' '),
            ("160000", "module", 0),
        ];
        for length in [20, 32] {
            let found = parse(&tree(&list, length)).unwrap();
            let kinds: Vec<_> = found.iter().map(|e| (e.kind, e.name.as_str())).collect();
            let expected = [
                (Kind::File, "README.md"),
                (Kind::Folder, ".."),
                (Kind::Other, "a b"),
                (Kind::Other, "module"),
            ];
            assert_eq!(kinds, expected);
            assert!(found.iter().all(|e| e.id.as_str().len() == length * 2));
        }
    }

    #[test]
    fn rubbish_is_no_folder() {
        let whole = tree(&[("100644", "README.md", 1)], 20);
        for end in 1..whole.len() {
            assert_eq!(parse(&whole[..end]), None, "{end}");
        }
        assert_eq!(parse(b"999 x\0"), None);
    }

    #[test]
    fn only_whole_lower_case_digits_name_an_object() {
        for good in ["a".repeat(40), "0".repeat(64)] {
            assert!(good.parse::<ObjectId>().is_ok());
        }
        for bad in [
            "",
            "HEAD",
            &"A".repeat(40),
            &"a".repeat(41),
            &"-".repeat(40),
        ] {
            assert!(bad.parse::<ObjectId>().is_err(), "{bad}");
        }
    }
}
