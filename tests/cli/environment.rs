//! A home, a data folder and a workspace for one test, and the program run in them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gonogo::domain::text::is_acting;
use serde_json::Value;
use tempfile::TempDir;

/// The day on which every test takes place.
pub(crate) const TODAY: &str = "2026-03-12";

/// One test's machine: nothing of the real one is seen, save the path on which git lies.
pub(crate) struct Environment {
    base: TempDir,
}

impl Environment {
    /// An empty workspace folder, below a home without anything in it.
    #[must_use]
    pub(crate) fn new() -> Self {
        // In memory where the system has such a folder: how fast a disk syncs is not tried here.
        let base = tempfile::tempdir_in("/dev/shm").or_else(|_no_such_folder| tempfile::tempdir());
        let environment = Self {
            base: base.unwrap(),
        };
        // Below home, above which no workspace is looked for.
        fs::create_dir_all(environment.workspace()).unwrap();
        environment
    }

    /// With a checklist of its own, `checklists/<area>.toml`.
    #[must_use]
    pub(crate) fn with_checklist(self, area: &str, text: &str) -> Self {
        self.write(&format!("checklists/{area}.toml"), text);
        self
    }

    #[must_use]
    pub(crate) fn home(&self) -> PathBuf {
        self.base.path().join("home")
    }

    #[must_use]
    pub(crate) fn workspace(&self) -> PathBuf {
        self.home().join("work/shop")
    }

    #[must_use]
    pub(crate) fn data(&self) -> PathBuf {
        self.base.path().join("data")
    }

    #[must_use]
    pub(crate) fn configuration(&self) -> PathBuf {
        self.base.path().join("configuration")
    }

    /// Writes the person's settings.
    pub(crate) fn set(&self, settings: &str) {
        fs::create_dir_all(self.configuration()).unwrap();
        fs::write(self.configuration().join("config.toml"), settings).unwrap();
    }

    /// Writes a file of the workspace.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.workspace().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Reads a file of the workspace.
    #[must_use]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.workspace().join(path)).unwrap()
    }

    /// The program with these arguments, not run yet.
    #[must_use]
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gonogo"));
        command
            .args(arguments)
            .current_dir(self.workspace())
            .env_clear()
            .env("HOME", self.home())
            .env("GONOGO_DATA_DIR", self.data())
            .env("GONOGO_CONFIG_DIR", self.configuration())
            .env("GONOGO_AS", "Ada")
            .env("GONOGO_TODAY", TODAY)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .stdin(Stdio::null());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command
    }

    /// The program where files may have so many blocks of 512 bytes and no more, as on a full disk.
    #[cfg(target_os = "linux")]
    #[must_use]
    pub(crate) fn on_a_full_disk(&self, blocks: usize, arguments: &[&str]) -> Command {
        let usual = self.command(arguments);
        let mut command = Command::new("sh");
        let limit = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$0\" \"$@\"");
        command.args(["-c", &limit]);
        command.arg(usual.get_program()).args(usual.get_args());
        command.current_dir(self.workspace()).env_clear();
        let variables = usual.get_envs();
        command.envs(variables.filter_map(|(name, value)| Some((name, value?))));
        command
    }

    /// Runs the program.
    #[must_use]
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Output {
        Output::of(&mut self.command(arguments))
    }

    /// Runs the program with other variables than usual.
    #[must_use]
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
        Output::of(self.command(arguments).envs(variables.iter().copied()))
    }

    /// Runs the program with something to read.
    #[must_use]
    pub(crate) fn run_on(&self, input: &str, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Who ends early does not read all of it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap().into()
    }

    /// Runs the program, which must succeed.
    pub(crate) fn does(&self, arguments: &[&str]) -> Output {
        self.run(arguments).exits(0)
    }

    /// The items as `list --json` gives them.
    #[must_use]
    pub(crate) fn items(&self, filter: &[&str]) -> Vec<Value> {
        let arguments = [&["list", "--json"], filter].concat();
        let items = self.does(&arguments).json();
        items.as_array().unwrap().clone()
    }

    /// One item as `show --json` gives it.
    #[must_use]
    pub(crate) fn item(&self, id: &str) -> Value {
        self.does(&["show", "--json", id]).json()
    }

    /// Every file and folder below home and data, with content and mode.
    #[must_use]
    pub(crate) fn everything(&self) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
        tree(self.base.path())
    }

    /// Fails where anything was recorded.
    #[track_caller]
    pub(crate) fn has_recorded_nothing(&self) {
        assert_eq!(self.journal(), Vec::<PathBuf>::new());
    }

    /// The files of the journal.
    #[must_use]
    pub(crate) fn journal(&self) -> Vec<PathBuf> {
        let files = tree(&self.data()).into_keys();
        files
            .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
            .map(|path| self.data().join(path))
            .collect()
    }
}

/// All below a folder: its mode and, of a file, its content.
#[must_use]
pub(crate) fn tree(root: &Path) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            let metadata = path.symlink_metadata().unwrap();
            let content = if metadata.is_file() {
                fs::read(&path).unwrap()
            } else {
                Vec::new()
            };
            let name = path.strip_prefix(root).unwrap().to_path_buf();
            found.insert(name, (mode(&metadata), content));
            if metadata.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o777
}

#[cfg(not(unix))]
fn mode(_metadata: &fs::Metadata) -> u32 {
    0
}

/// What a run of the program gave.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Output {
    #[must_use]
    pub(crate) fn of(command: &mut Command) -> Self {
        command.output().unwrap().into()
    }

    /// Fails unless it ended with this code.
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Fails unless it was refused: exit 2, nothing answered, and all of these said.
    #[track_caller]
    pub(crate) fn refuses(self, words: &[&str]) -> Self {
        assert_eq!(self.code, 2, "{self:#?}");
        assert_eq!(self.stdout, "", "{self:#?}");
        self.says(words)
    }

    /// Fails unless all of these stand in what was said beside the answer.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        let said = flat(&self.stderr);
        for word in words {
            assert!(said.contains(word), "`{word}` is missing in {self:#?}");
        }
        self
    }

    /// Fails unless all of these stand in the answer.
    #[track_caller]
    pub(crate) fn answers(self, words: &[&str]) -> Self {
        let answer = flat(&self.stdout);
        for word in words {
            assert!(answer.contains(word), "`{word}` is missing in {self:#?}");
        }
        self
    }

    /// The answer as JSON.
    #[must_use]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:#?}"))
    }

    /// Fails where any character of the output acts on a terminal.
    #[track_caller]
    pub(crate) fn stays_harmless(self) -> Self {
        for text in [&self.stdout, &self.stderr] {
            let acting = text.chars().find(|c| *c != '\n' && is_acting(*c));
            assert_eq!(acting, None, "{self:#?}");
        }
        self
    }
}

impl From<std::process::Output> for Output {
    fn from(output: std::process::Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().expect("it was killed"),
        }
    }
}

/// Lines joined, since where a sentence is broken is of no matter here.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
