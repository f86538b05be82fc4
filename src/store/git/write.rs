//! New content for a repository: files, folders, commits, and what points to them.
//!
//! Everything goes straight into git's own store; no file of the work tree is made or read.

use super::{Entry, Git, GitError, Kind, ObjectId};

/// Who makes a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name; what git cannot have in one is left out.
    pub name: String,
    /// The address.
    pub email: String,
}

impl Git {
    /// Keeps the bytes of a file.
    ///
    /// # Errors
    /// Git cannot write.
    pub fn write_file(&self, bytes: &[u8]) -> Result<ObjectId, GitError> {
        let command = self.command(&["hash-object", "-w", "--stdin", "--no-filters"]);
        named(
            super::run::run(command, bytes)?.done("keep a file")?,
            "keep a file",
        )
    }

    /// Keeps a folder with these entries, which must be files and folders.
    ///
    /// # Errors
    /// Git cannot write.
    pub fn write_folder(&self, entries: &[Entry]) -> Result<ObjectId, GitError> {
        let line = |entry: &Entry| {
            let kind = match entry.kind {
                Kind::File => "100644 blob",
                Kind::Folder | Kind::Other => "040000 tree",
            };
            format!("{kind} {}\t{}\0", entry.id, entry.name)
        };
        let list: String = entries.iter().map(line).collect();
        // Of a clone that fetches content when it is needed not all of it may be here.
        let command = self.command(&["mktree", "-z", "--missing"]);
        let what = "keep a folder";
        named(super::run::run(command, list.as_bytes())?.done(what)?, what)
    }

    /// Keeps a commit of a folder.
    ///
    /// # Errors
    /// Git cannot write.
    pub fn write_commit(
        &self,
        folder: &ObjectId,
        parents: &[ObjectId],
        message: &str,
        author: &Author,
    ) -> Result<ObjectId, GitError> {
        let encoding = ["-c", "i18n.commitEncoding=UTF-8", "commit-tree"];
        let mut arguments = [&encoding[..], &[folder.as_str()]].concat();
        for parent in parents {
            arguments.extend(["-p", parent.as_str()]);
        }
        let mut command = self.command(&arguments);
        for (name, email) in [
            ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"),
            ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"),
        ] {
            command.env(name, &author.name).env(email, &author.email);
        }
        let what = "keep a commit";
        named(
            super::run::run(command, message.as_bytes())?.done(what)?,
            what,
        )
    }

    /// Lets a branch of ours point to a commit, where it still points to `old`; none where there
    /// must be no such branch yet. False where it does not.
    ///
    /// # Errors
    /// Git cannot be run.
    pub fn point(
        &self,
        name: &str,
        commit: &ObjectId,
        old: Option<&ObjectId>,
    ) -> Result<bool, GitError> {
        let zeros = "0".repeat(commit.as_str().len());
        let old = old.map_or(zeros.as_str(), ObjectId::as_str);
        let arguments = ["update-ref", "--no-deref", "--", name, commit.as_str(), old];
        let ended = super::run::run(self.command(&arguments), b"")?;
        Ok(ended.status.success())
    }

    /// Lets a branch of ours point nowhere any more, where it still points to `old`. False where it
    /// does not.
    ///
    /// # Errors
    /// Git cannot be run.
    pub fn forget(&self, name: &str, old: &ObjectId) -> Result<bool, GitError> {
        let arguments = ["update-ref", "--no-deref", "-d", "--", name, old.as_str()];
        let ended = super::run::run(self.command(&arguments), b"")?;
        Ok(ended.status.success())
    }

    /// The branches in these folders, asked of git: for a repository that keeps them where only
    /// git can read them.
    ///
    /// # Errors
    /// Git cannot be run.
    pub fn list(&self, folders: &[&str]) -> Result<Vec<(String, ObjectId)>, GitError> {
        let what = "list branches";
        let form = ["for-each-ref", "--format=%(refname) %(objectname)", "--"];
        let arguments = [&form[..], folders].concat();
        let answer = super::run::run(self.command(&arguments), b"")?.done(what)?;
        let text = String::from_utf8_lossy(&answer);
        let parse = |line: &str| {
            let (name, id) = line.split_once(' ')?;
            Some((name.to_string(), id.parse().ok()?))
        };
        Ok(text.lines().filter_map(parse).collect())
    }
}

fn named(answer: Vec<u8>, what: &'static str) -> Result<ObjectId, GitError> {
    let text = String::from_utf8(answer).unwrap_or_default();
    let id = text.trim().parse();
    id.map_err(|_no_id| GitError::Nonsense { what })
}
