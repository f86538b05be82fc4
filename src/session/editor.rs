//! The person's own editor, opened at a line of a file.
//!
//! It is theirs, named by them in their environment; nothing that a workspace says is ever run.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A line of a file that people write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from one.
    pub line: usize,
}

/// An editor with the arguments that the person gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    program: String,
    arguments: Vec<String>,
}

/// Why nothing was edited, as far as the program knows.
#[derive(Debug, thiserror::Error)]
pub enum EditFailure {
    /// What the environment says is no command.
    #[error(
        "`{0}` is not a command: set VISUAL or EDITOR to an editor such as vi or `code --wait`"
    )]
    NoCommand(String),
    /// It could not be started.
    #[error("the editor {program} could not be started: {source}; VISUAL or EDITOR names another")]
    Start {
        /// The program.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It ended with a fault of its own.
    #[error("the editor {program} ended with {status}")]
    Status {
        /// The program.
        program: String,
        /// With what.
        status: std::process::ExitStatus,
    },
}

/// How an editor is told the line.
enum Manner {
    /// `+12 file`
    Plus,
    /// `file:12`
    Colon,
    /// `--goto file:12`
    Goto,
    /// It is not known to understand any of these.
    Not,
}

impl Manner {
    fn of(program: &str) -> Self {
        match Path::new(program)
            .file_stem()
            .and_then(|name| name.to_str())
        {
            Some(
                "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "nano" | "pico" | "emacs"
                | "emacsclient" | "kak" | "joe" | "jed" | "mg" | "mcedit" | "micro" | "ne" | "ed"
                | "editor" | "sensible-editor",
            ) => Self::Plus,
            Some("hx" | "helix" | "subl" | "zed") => Self::Colon,
            Some("code" | "code-insiders" | "codium" | "cursor") => Self::Goto,
            _ => Self::Not,
        }
    }
}

impl Editor {
    /// The editor that the person's environment names, in the words of a shell; `vi` where it names
    /// none.
    ///
    /// # Errors
    /// When the words are no command.
    pub fn named(words: Option<&str>) -> Result<Self, EditFailure> {
        let words = words.unwrap_or("vi");
        let no_command = || EditFailure::NoCommand(words.into());
        let split = shell_words::split(words).map_err(|_unclosed| no_command())?;
        let (program, arguments) = split.split_first().ok_or_else(no_command)?;
        Ok(Self {
            program: program.clone(),
            arguments: arguments.to_vec(),
        })
    }

    /// Opens it on this terminal and waits until it is closed.
    ///
    /// # Errors
    /// When it cannot be started, or says that something went wrong.
    pub fn open(&self, passage: &Passage) -> Result<(), EditFailure> {
        let program = || self.program.clone();
        let status = Command::new(&self.program)
            .args(&self.arguments)
            .args(self.place(passage))
            .status()
            .map_err(|source| EditFailure::Start {
                program: program(),
                source,
            })?;
        if status.success() {
            return Ok(());
        }
        Err(EditFailure::Status {
            program: program(),
            status,
        })
    }

    fn place(&self, passage: &Passage) -> Vec<std::ffi::OsString> {
        let Passage { path, line } = passage;
        let with_line = || {
            let mut place = path.as_os_str().to_owned();
            place.push(format!(":{line}"));
            place
        };
        match Manner::of(&self.program) {
            Manner::Plus => vec![format!("+{line}").into(), path.into()],
            Manner::Colon => vec![with_line()],
            Manner::Goto => vec!["--goto".into(), with_line()],
            Manner::Not => vec![path.into()],
        }
    }
}

impl super::Session {
    /// The file of the settings, whether it is there or not.
    #[must_use]
    pub fn passage_of_settings(&self) -> Passage {
        Passage {
            path: self.workspace.settings_path(),
            line: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &str) -> Vec<String> {
        let editor = Editor::named(Some(words)).unwrap();
        let passage = Passage {
            path: "a b.toml".into(),
            line: 12,
        };
        let place = editor.place(&passage);
        let place = place.iter().map(|word| word.to_string_lossy().into_owned());
        editor.arguments.iter().cloned().chain(place).collect()
    }

    #[test]
    fn each_editor_is_told_the_line_as_it_understands_it() {
        assert_eq!(arguments("vim -u NONE"), ["-u", "NONE", "+12", "a b.toml"]);
        assert_eq!(arguments("/usr/bin/nano"), ["+12", "a b.toml"]);
        assert_eq!(arguments("hx"), ["a b.toml:12"]);
        assert_eq!(
            arguments("code --wait"),
            ["--wait", "--goto", "a b.toml:12"]
        );
        assert_eq!(arguments("'/opt/my editor/ed it' -x"), ["-x", "a b.toml"]);
    }

    #[test]
    fn without_a_name_it_is_vi_and_without_a_command_an_error() {
        assert_eq!(Editor::named(None).unwrap().program, "vi");
        for bad in ["", "  ", "'vi"] {
            assert!(Editor::named(Some(bad)).is_err(), "{bad}");
        }
    }
}
