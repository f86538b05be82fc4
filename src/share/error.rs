//! Why answers could not be shared, in words for people.

use std::io;
use std::path::PathBuf;

use crate::domain::finding::Finding;
use crate::domain::text::did_you_mean;
use crate::store::git::GitError;
use crate::store::journal::JournalError;
use crate::store::workspace::OpenError;

/// Why answers could not be shared.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// No such workspace.
    #[error(transparent)]
    Workspace(#[from] OpenError),
    /// The files that name the journal cannot be read.
    #[error("nothing is shared until this is mended: {}: {}", .0.place(), .0.message)]
    Unreadable(Box<Finding>),
    /// The workspace has no name that others know it by.
    #[error(
        "this workspace has no `id`, so others could not tell that its answers are the same workspace's"
    )]
    NoId,
    /// The folder lies in no repository.
    #[error("{} is not in a git repository, so there is no remote to share over", .0.display())]
    NoRepository(PathBuf),
    /// No such remote.
    #[error("there is no remote `{asked}` here{}", did_you_mean(nearest.as_ref()))]
    NoRemote {
        /// What was asked for, or the usual one.
        asked: String,
        /// The one most likely meant.
        nearest: Option<String>,
    },
    /// The repository would have a program run.
    #[error(
        "this repository's own configuration names a program to run (`{0}`), and gonogo runs none that a repository names"
    )]
    Program(String),
    /// A remote on this machine would have a program run.
    #[error("the remote {} would run a program on this machine ({what}), and gonogo runs none that a repository names", path.display())]
    RemoteProgram {
        /// The remote's folder.
        path: PathBuf,
        /// What it is that would run it.
        what: String,
    },
    /// Git could not do its part.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The journal of this machine cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// What is on the branch cannot be read, so nothing may take its place.
    #[error("nothing was sent: {0}")]
    Theirs(String),
    /// Others were faster every time.
    #[error(
        "others shared something at the same moment {0} times in a row; what is recorded here is safe, and goes out with the next `gonogo sync`"
    )]
    Late(u32),
    /// What is there belongs to somebody else.
    #[error(
        "the answers on this remote are another team's, though their workspace has the same `id`: it was probably made from the same template"
    )]
    AnotherTeam,
    /// What is here was shared elsewhere.
    #[error(
        "the answers of this workspace are shared elsewhere already, and this remote has none of them"
    )]
    Elsewhere(PathBuf),
    /// A file of this machine's own could not be read or written.
    #[error("{} cannot be read or written: {source}", path.display())]
    Note {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// No folder for a short while is to be had.
    #[error("no temporary folder can be made: {0}")]
    Scratch(io::Error),
    /// The board could not be made.
    #[error("the board could not be made: {0}")]
    Board(io::Error),
}

impl ShareError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoId => "`gonogo init` writes one into gonogo.toml; commit that file".into(),
            Self::NoRepository(_) => {
                "go to a clone of the team's repository, or make one: git init, git remote add origin URL".into()
            }
            Self::NoRemote { asked, .. } => format!(
                "git remote add {asked} URL; or name another: gonogo sync REMOTE, or for good: git config gonogo.remote REMOTE"
            ),
            Self::Program(key) => format!(
                "if you trust it, set it in your own configuration: git config --global {key} …, and take it out of this repository's: git config --unset {key}; or fetch with git yourself: git fetch origin gonogo:refs/remotes/origin/gonogo"
            ),
            Self::RemoteProgram { .. } => {
                "share over ssh or https, where that program runs on the server".into()
            }
            Self::Git(GitError::Failed { what: "fetch" | "look at the remote", .. } | GitError::TooLong { .. }) => {
                "check the network and that you may read the remote (git ls-remote shows it); what is recorded here is safe".into()
            }
            Self::Git(GitError::Failed { what: "push", .. }) => {
                "check that you may push a branch `gonogo` to this remote; what is recorded here is safe, and goes out with the next `gonogo sync`".into()
            }
            Self::AnotherTeam => {
                "give this workspace an `id` of its own in gonogo.toml (any word nobody else has), and sync again".into()
            }
            Self::Elsewhere(path) => format!(
                "if this repository was made from another as a template, give it an `id` of its own in gonogo.toml; if its branch was deleted or it moved to a new remote, remove {} and sync again",
                path.display()
            ),
            _ => return None,
        })
    }
}
