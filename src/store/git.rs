//! The git program, called so that nothing a repository says makes it run anything.
//!
//! It is called by absolute path, never one inside the workspace, with hooks and the file system
//! monitor off, and without the caller's `GIT_*` variables. Its words are asked for in English,
//! since some of them are read. Where there is no git, whatever needs it is simply not known.
//! Invariant: nothing here touches the work tree, the index or the current branch.

mod configuration;
mod history;
mod network;
mod objects;
mod refs;
mod run;
mod write;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use crate::domain::object_id::ObjectId;
pub use configuration::{Configuration, Setting};
pub use network::{Fetched, Prompts, Pushed};
pub use objects::{Entry, Kind, Objects};
pub use refs::{Head, Refs};
pub use run::{GitError, Stop};
pub use write::Author;

use super::program;

/// A git program and the folder that it is asked about.
#[derive(Debug, Clone)]
pub struct Git {
    program: PathBuf,
    root: PathBuf,
    /// Variables beyond the usual ones.
    variables: Vec<(&'static str, OsString)>,
    /// Who may stop it while it talks to a remote.
    stop: Stop,
}

impl Git {
    /// Finds git in the folders of `path`; relative ones and those inside `root` do not count.
    #[must_use]
    pub fn find(path: Option<&OsStr>, root: &Path) -> Option<Self> {
        let program = program::find("git", path, root)?;
        Some(Self {
            program,
            root: root.into(),
            variables: Vec::new(),
            stop: Stop::default(),
        })
    }

    /// The same git, that can be stopped while it talks to a remote.
    #[must_use]
    pub fn stoppable(mut self, stop: &Stop) -> Self {
        self.stop = stop.clone();
        self
    }

    /// The same git, that reads what is here and asks no remote for what is missing.
    #[must_use]
    pub fn offline(mut self) -> Self {
        self.variables.push(("GIT_NO_LAZY_FETCH", "1".into()));
        self
    }

    /// The same git, that puts new objects into this folder and finds the others in `objects`.
    #[must_use]
    pub fn writing_to(mut self, folder: &Path, objects: &Path) -> Self {
        self.variables.push(("GIT_OBJECT_DIRECTORY", folder.into()));
        self.variables
            .push(("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects.into()));
        self
    }

    /// The name that git would put into a commit here.
    #[must_use]
    pub fn user_name(&self) -> Option<String> {
        let name = self.ask(&["config", "--get", "user.name"])?;
        let name = name.trim();
        (!name.is_empty()).then(|| name.to_string())
    }

    /// What git answers; none where it fails.
    fn ask(&self, arguments: &[&str]) -> Option<String> {
        let output = self
            .command(arguments)
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        let variables = std::env::vars_os().map(|(name, _)| name);
        for name in variables.filter(|name| name.to_string_lossy().starts_with("GIT_")) {
            // Where a person keeps their own configuration is theirs to say.
            if !name.to_string_lossy().starts_with("GIT_CONFIG_") {
                command.env_remove(name);
            }
        }
        command
            .args(["--no-optional-locks", "-c", "core.fsmonitor=false"])
            .args([
                "-c",
                if cfg!(windows) {
                    "core.hooksPath=NUL"
                } else {
                    "core.hooksPath=/dev/null"
                },
            ])
            .args(arguments)
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.root)
            .stdin(Stdio::null());
        command
    }
}
