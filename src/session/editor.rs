//! The person's own editor, opened at a line of a file.
//!
//! It is theirs, named by them in their environment; nothing that a workspace says is ever run, and a
//! name is only looked up outside the workspace.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outside, Session};
use crate::store::program;

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
    program: PathBuf,
    arguments: Vec<String>,
}

/// Where editors are looked for, and which one the person has named.
#[derive(Debug, Clone)]
pub struct Editors {
    /// In the words of a shell; none where their environment names none.
    pub named: Option<String>,
    /// The folders of programs.
    pub path: Option<OsString>,
    /// The workspace, from which none is taken.
    pub root: PathBuf,
}

/// Why nothing was edited, as far as the program knows.
#[derive(Debug, thiserror::Error)]
pub enum EditFailure {
    /// What the environment says is no command.
    #[error(
        "`{0}` is not a command: set VISUAL or EDITOR to an editor such as vi or `code --wait`"
    )]
    NoCommand(String),
    /// There is no such program, or only one that somebody else could have laid there.
    #[error(
        "there is no editor `{0}` in the folders of PATH outside of this workspace; VISUAL or EDITOR \
         names another, by its name or by its whole path"
    )]
    NotFound(String),
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
    fn of(program: &Path) -> Self {
        match program.file_stem().and_then(|name| name.to_str()) {
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

impl Editors {
    /// The person's editor; `vi` where their environment names none.
    ///
    /// # Errors
    /// When the words are no command, or there is no such program.
    pub fn find(&self) -> Result<Editor, EditFailure> {
        let words = self.named.as_deref().unwrap_or("vi");
        let no_command = || EditFailure::NoCommand(words.into());
        let split = shell_words::split(words).map_err(|_unclosed| no_command())?;
        let (name, arguments) = split.split_first().ok_or_else(no_command)?;
        let program = if Path::new(name).is_absolute() {
            name.into()
        } else {
            program::find(name, self.path.as_deref(), &self.root)
                .ok_or_else(|| EditFailure::NotFound(name.clone()))?
        };
        Ok(Editor {
            program,
            arguments: arguments.to_vec(),
        })
    }
}

impl Editor {
    /// Opens it on this terminal and waits until it is closed.
    ///
    /// # Errors
    /// When it cannot be started, or says that something went wrong.
    pub fn open(&self, passage: &Passage) -> Result<(), EditFailure> {
        let program = || self.program.display().to_string();
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

impl Session {
    /// Where the person's editor is looked for.
    #[must_use]
    pub fn editors(&self, outside: &Outside) -> Editors {
        Editors {
            named: outside.editor.clone(),
            path: outside.path.clone(),
            root: self.workspace.root.clone(),
        }
    }

    /// The file of the settings, whether it is there or not.
    #[must_use]
    pub fn passage_of_settings(&self) -> Passage {
        Passage {
            path: self.workspace.settings_path(),
            line: 1,
        }
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A folder of programs that are asked for by these words.
    struct Machine(tempfile::TempDir);

    impl Machine {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            for name in ["vi", "vim", "hx", "code"] {
                let program = folder.path().join(name);
                fs::write(&program, "").unwrap();
                fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
            }
            Self(folder)
        }

        fn find(&self, words: Option<&str>, root: &Path) -> Result<Editor, EditFailure> {
            let editors = Editors {
                named: words.map(Into::into),
                path: Some(self.0.path().into()),
                root: root.into(),
            };
            editors.find()
        }
    }

    const ELSEWHERE: &str = "/elsewhere";

    fn arguments(words: &str) -> Vec<String> {
        let editor = Machine::new().find(Some(words), Path::new(ELSEWHERE));
        let editor = editor.unwrap();
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
        let machine = Machine::new();
        let vi = machine.find(None, Path::new(ELSEWHERE)).unwrap();
        assert_eq!(vi.program, machine.0.path().join("vi"));
        for bad in ["", "  ", "'vi"] {
            let found = machine.find(Some(bad), Path::new(ELSEWHERE));
            assert!(matches!(found, Err(EditFailure::NoCommand(_))), "{bad}");
        }
    }

    #[test]
    fn a_name_is_never_looked_up_in_the_workspace() {
        let machine = Machine::new();
        for (words, root) in [
            ("vi", machine.0.path()),
            ("./vi", Path::new(ELSEWHERE)),
            ("bin/vi", Path::new(ELSEWHERE)),
            ("gone", Path::new(ELSEWHERE)),
        ] {
            let found = machine.find(Some(words), root);
            assert!(matches!(found, Err(EditFailure::NotFound(_))), "{words}");
        }
    }
}
