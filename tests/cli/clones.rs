//! A team: clones of one repository on machines of their own, and the remote between them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::environment::{Output, TODAY, tree};

/// The id of the workspace that they share.
pub(crate) const ID: &str = "shop-workspace";

/// A remote, and whoever has cloned it.
pub(crate) struct Team {
    base: TempDir,
}

/// One clone on a machine of its own.
pub(crate) struct Machine<'a> {
    pub(crate) team: &'a Team,
    pub(crate) name: String,
    /// The clone that this machine works in.
    pub(crate) folder: PathBuf,
}

impl Team {
    /// A remote whose `main` has a workspace with three items.
    pub(crate) fn new() -> Self {
        let base = tempfile::tempdir_in("/dev/shm").or_else(|_no_such_folder| tempfile::tempdir());
        let team = Self {
            base: base.unwrap(),
        };
        let remote = team.remote();
        team.git(
            team.base.path(),
            &[
                "init",
                "-q",
                "--bare",
                "-b",
                "main",
                remote.to_str().unwrap(),
            ],
        );
        let first = team.machine("first");
        first.write("gonogo.toml", &format!("id = \"{ID}\"\nname = \"Shop\"\n"));
        first.write(
            "checklists/a.toml",
            "title = \"A\"\n[item.one]\ntext = \"One\"\nlevel = \"must\"\n\
             [item.two]\ntext = \"Two\"\n[item.three]\ntext = \"Three\"\n",
        );
        first.commit("a workspace");
        first.git(&["push", "-q", "origin", "HEAD:main"]);
        team
    }

    pub(crate) fn remote(&self) -> PathBuf {
        self.base.path().join("remote.git")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.base.path().join(name)
    }

    /// A clone on a new machine.
    pub(crate) fn machine(&self, name: &str) -> Machine<'_> {
        self.clone_with(name, &[])
    }

    pub(crate) fn clone_with(&self, name: &str, options: &[&str]) -> Machine<'_> {
        let folder = self.path(name);
        let url = format!("file://{}", self.remote().display());
        let to = folder.to_str().unwrap().to_string();
        let arguments = [&["clone", "-q"], options, &[&url, &to]].concat();
        self.git(self.base.path(), &arguments);
        Machine {
            team: self,
            name: name.into(),
            folder,
        }
    }

    /// Runs git, which must succeed.
    #[track_caller]
    pub(crate) fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        self.git_on(folder, b"", arguments)
    }

    /// Runs git with something to read.
    #[track_caller]
    pub(crate) fn git_on(&self, folder: &Path, input: &[u8], arguments: &[&str]) -> String {
        let scratch = self.base.path().join("input");
        fs::write(&scratch, input).unwrap();
        let output = hermetic(Command::new("git"), self.base.path())
            .args([
                "-c",
                "user.name=Setup",
                "-c",
                "user.email=setup@example.com",
            ])
            .args(arguments)
            .current_dir(folder)
            .stdin(fs::File::open(&scratch).unwrap())
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The files of the remote's branch, with their content.
    pub(crate) fn branch(&self) -> BTreeMap<String, String> {
        let list = self.git(&self.remote(), &["ls-tree", "-r", "--name-only", "gonogo"]);
        let content = |path: &str| self.git(&self.remote(), &["show", &format!("gonogo:{path}")]);
        list.lines()
            .map(|path| (path.into(), content(path)))
            .collect()
    }

    /// The tip of the remote's branch.
    pub(crate) fn tip(&self) -> String {
        self.git(&self.remote(), &["rev-parse", "gonogo"])
            .trim()
            .into()
    }

    /// Makes this the content of the remote's branch, whatever it was: lines of `git mktree`.
    pub(crate) fn overwrite(&self, entries: &str) {
        let remote = self.remote();
        let tree = self.git_on(&remote, entries.as_bytes(), &["mktree", "--missing"]);
        let commit = self.git(&remote, &["commit-tree", "-m", "by hand", tree.trim()]);
        self.git(&remote, &["update-ref", "refs/heads/gonogo", commit.trim()]);
    }

    /// Keeps a file in the remote and gives its id.
    pub(crate) fn blob(&self, content: &[u8]) -> String {
        let id = self.git_on(&self.remote(), content, &["hash-object", "-w", "--stdin"]);
        id.trim().into()
    }

    /// Keeps a folder in the remote and gives its id.
    pub(crate) fn tree(&self, entries: &str) -> String {
        let id = self.git_on(&self.remote(), entries.as_bytes(), &["mktree", "--missing"]);
        id.trim().into()
    }
}

fn hermetic(mut command: Command, home: &Path) -> Command {
    command
        .env_clear()
        .env("HOME", home.join("home"))
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

impl Machine<'_> {
    pub(crate) fn data(&self) -> PathBuf {
        self.team.path(&format!("data-of-{}", self.name))
    }

    /// Another folder of the same machine.
    pub(crate) fn at(&self, folder: PathBuf) -> Self {
        Self {
            team: self.team,
            name: self.name.clone(),
            folder,
        }
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.team.git(&self.folder, arguments)
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Whether git finds nothing wrong with the clone.
    pub(crate) fn is_sound(&self) -> bool {
        let mut fsck = hermetic(Command::new("git"), self.team.base.path());
        let fsck = fsck.arg("fsck").current_dir(&self.folder);
        fsck.output().unwrap().status.success()
    }

    /// The program, not run yet; who says something has the machine's name.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let program = Command::new(env!("CARGO_BIN_EXE_gonogo"));
        let mut command = hermetic(program, self.team.base.path());
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("GONOGO_DATA_DIR", self.data())
            .env("GONOGO_AS", &self.name)
            .env("GONOGO_TODAY", TODAY);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Output::of(&mut self.command(arguments))
    }

    #[track_caller]
    pub(crate) fn does(&self, arguments: &[&str]) -> Output {
        self.run(arguments).exits(0)
    }

    /// What `log` knows, as texts that sort.
    #[track_caller]
    pub(crate) fn log(&self) -> Vec<String> {
        let log = self.does(&["log", "--json"]).json();
        log.as_array()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    /// Everything of the clone that sharing has to leave alone: all but git's own store of objects
    /// and the branches that it keeps for sharing.
    pub(crate) fn untouchable(&self) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
        let ours = |path: &Path| {
            [
                ".git/objects",
                ".git/refs/gonogo",
                ".git/refs/remotes",
                ".git/logs/refs/remotes",
            ]
            .iter()
            .any(|own| path.starts_with(own))
        };
        let all = tree(&self.folder).into_iter();
        all.filter(|(path, _)| !ours(path)).collect()
    }
}
