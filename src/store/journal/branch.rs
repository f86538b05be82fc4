//! The branch on which a team's journals meet, as it lies in this clone.
//!
//! Git keeps it where `git fetch` put it; nothing is fetched here, and nothing written. Where there
//! is no such branch, that costs a look at some files and no process. Invariant: what was read is
//! what the branch pointed to when it was last looked at.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::domain::finding::{Finding, Severity};
use crate::store::file_state::FileState;
use crate::store::git::{Entry, Git, GitError, Kind, ObjectId, Objects, Refs};

use super::bundle::{Bundle, foreign};
use super::meeting;
use super::view::MAX_FILE;

/// The name of the branch.
pub const NAME: &str = "gonogo";
/// Where a clone remembers what it has joined, a branch for each remote: kept beside what was
/// fetched, because a branch that is rewritten or deleted elsewhere takes the latter with it.
pub const MEMORY: &str = "refs/gonogo";
/// The file that tells one team's meeting from another's.
pub const MEETING: &str = "meeting";
/// All files together; more is no journal and would fill the memory.
const MAX_ALL: u64 = 512 << 20;
/// What even an empty file takes.
const LEAST: u64 = 512;
/// So many findings of one kind are enough.
const TOLD: usize = 20;

/// The branch of one workspace.
#[derive(Debug)]
pub struct Branch {
    refs: Option<Refs>,
    root: PathBuf,
    path: Option<OsString>,
    key: String,
    data: PathBuf,
    /// Where only git can read its branches: the state of the file that changes with them.
    table: Option<(FileState, Vec<Head>)>,
    read: Option<Read>,
    generation: u64,
}

/// One branch of a clone that holds shared answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its full name.
    pub name: String,
    /// The commit that it points to.
    pub commit: ObjectId,
}

#[derive(Debug)]
struct Read {
    /// The commits that were read, or why nobody can tell which they are.
    heads: Result<Vec<Head>, String>,
    bundle: Bundle,
}

impl Branch {
    /// The branch for the workspace of this key in this folder, whose answers are kept in this data
    /// folder; git is found in the folders of `path`. Nothing is read yet.
    #[must_use]
    pub fn of(root: &Path, path: Option<OsString>, data: &Path, key: &str) -> Self {
        Self {
            data: data.to_owned(),
            refs: Refs::of(root),
            root: root.to_owned(),
            path,
            key: key.to_owned(),
            table: None,
            read: None,
            generation: 0,
        }
    }

    /// What the branch holds now, and a number that is another whenever that is something else.
    /// None where there is no such branch.
    pub fn refresh(&mut self) -> Option<(u64, &Bundle)> {
        const NONE: &Result<Vec<Head>, String> = &Ok(Vec::new());
        let heads = self.heads().map_err(|error| error.to_string());
        if *self.read.as_ref().map_or(NONE, |read| &read.heads) != heads {
            self.generation += 1;
            self.read = (heads != *NONE).then(|| self.load(heads));
        }
        let read = self.read.as_ref()?;
        Some((self.generation, &read.bundle))
    }

    /// What was read last.
    pub(super) fn bundle(&self) -> Option<&Bundle> {
        self.read.as_ref().map(|read| &read.bundle)
    }

    fn load(&self, heads: Result<Vec<Head>, String>) -> Read {
        let bundle = heads.clone().and_then(|heads| {
            let git = self.git();
            let loaded = git.and_then(|git| load(&mut git.offline().objects(), &heads, &self.key));
            loaded.map_err(|error| error.to_string())
        });
        let bundle = bundle.unwrap_or_else(|why| Bundle {
            findings: vec![unreadable(&why)],
            ..Bundle::default()
        });
        let noted = meeting::noted(&self.data, &self.key).ok().flatten();
        let is_theirs = bundle.meeting.is_some() && noted.is_some() && bundle.meeting != noted;
        let bundle = if is_theirs { another_team() } else { bundle };
        Read { heads, bundle }
    }

    fn heads(&mut self) -> Result<Vec<Head>, GitError> {
        let Some(refs) = &self.refs else {
            return Ok(Vec::new());
        };
        let Some(table) = refs.table() else {
            return Ok(heads(refs));
        };
        let state = table.metadata().ok().map(|m| FileState::of(&m));
        match (&self.table, state) {
            (Some((known, heads)), Some(now)) if *known == now => Ok(heads.clone()),
            (_, state) => {
                let all = self.git()?.list(&[MEMORY, "refs/remotes"])?;
                let heads = choose(all, &remote(refs));
                self.table = state.map(|state| (state, heads.clone()));
                Ok(heads)
            }
        }
    }

    fn git(&self) -> Result<Git, GitError> {
        Git::find(self.path.as_deref(), &self.root).ok_or(GitError::NotFound)
    }
}

/// The remote that a clone meets at: the one that `git config gonogo.remote` names, else `origin`.
#[must_use]
pub fn remote(refs: &Refs) -> String {
    let text = refs.configuration().unwrap_or_default();
    let mut ours = false;
    let mut found = None;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            ours = line.eq_ignore_ascii_case("[gonogo]");
        } else if ours
            && let Some((name, value)) = line.split_once('=')
            && name.trim().eq_ignore_ascii_case("remote")
        {
            found = Some(value.trim().trim_matches('"').to_owned());
        }
    }
    found.unwrap_or_else(|| "origin".into())
}

/// The branches that hold shared answers here: what the remote's branch was when it was fetched
/// last, and what this clone remembers of every remote that it has met others at.
#[must_use]
pub fn heads(refs: &Refs) -> Vec<Head> {
    let remote = remote(refs);
    let mut folders = vec![MEMORY.to_string(), format!("refs/remotes/{remote}")];
    let memory = refs.list(&[MEMORY], |name| name.starts_with(MEMORY));
    let met = memory.iter().filter_map(|(name, _)| name.rsplit_once('/'));
    folders.extend(met.map(|(_, remote)| format!("refs/remotes/{remote}")));
    let folders: Vec<_> = folders.iter().map(String::as_str).collect();
    let is_ours = |name: &str| name.starts_with(MEMORY) || name.ends_with("/gonogo");
    choose(refs.list(&folders, is_ours), &remote)
}

/// Of all branches those of the remotes that this clone meets at. The same commit counts once.
fn choose(all: Vec<(String, ObjectId)>, remote: &str) -> Vec<Head> {
    let met: Vec<String> = all
        .iter()
        .filter_map(|(name, _)| name.strip_prefix(MEMORY)?.strip_prefix('/'))
        .chain([remote])
        .map(tracking)
        .collect();
    let mut heads: Vec<Head> = Vec::new();
    for (name, commit) in all {
        let counts = name.starts_with(MEMORY) || met.contains(&name);
        if counts && !heads.iter().any(|head| head.commit == commit) {
            heads.push(Head { name, commit });
        }
    }
    heads
}

/// Where a fetch puts the branch of a remote.
#[must_use]
pub fn tracking(remote: &str) -> String {
    format!("refs/remotes/{remote}/{NAME}")
}

/// The files of a workspace's journal in these commits, joined by name.
///
/// # Errors
/// Git cannot be run, or does not have all of it.
pub fn load(objects: &mut Objects, heads: &[Head], key: &str) -> Result<Bundle, GitError> {
    let mut loading = Loading {
        objects,
        bundle: Bundle::default(),
        met: HashSet::new(),
        room: MAX_ALL,
        foreign: 0,
    };
    for head in heads {
        loading.commit(head, key)?;
    }
    Ok(loading.bundle)
}

struct Loading<'a> {
    objects: &'a mut Objects,
    bundle: Bundle,
    met: HashSet<(String, ObjectId)>,
    room: u64,
    foreign: usize,
}

impl Loading<'_> {
    fn commit(&mut self, head: &Head, key: &str) -> Result<(), GitError> {
        let label = shown(&head.name);
        let Some(top) = self.objects.top(&head.commit)? else {
            self.bundle.findings.push(unreadable(&format!(
                "{label} points to {}, which is not in this clone",
                head.commit.short()
            )));
            return Ok(());
        };
        let Some(folder) = top.iter().find(|entry| entry.name == key) else {
            return Ok(());
        };
        for writer in self.entries(folder, &format!("{label}:{key}"))? {
            let path = format!("{label}:{key}/{}", writer.name);
            if writer.kind == Kind::File && writer.name == MEETING {
                let text = self.objects.file(&writer.id, LEAST)?.unwrap_or_default();
                let name = meeting::name(&String::from_utf8_lossy(&text));
                self.bundle.meeting = self.bundle.meeting.take().or(name);
                continue;
            }
            if writer.kind != Kind::Folder {
                self.pass_by(&path);
                continue;
            }
            for file in self.entries(&writer, &path)? {
                self.file(&writer.name, &file, format!("{path}/{}", file.name))?;
            }
        }
        Ok(())
    }

    fn entries(&mut self, folder: &Entry, path: &str) -> Result<Vec<Entry>, GitError> {
        if folder.kind != Kind::Folder {
            self.pass_by(path);
            return Ok(Vec::new());
        }
        Ok(self.objects.folder(&folder.id)?.unwrap_or_else(|| {
            let why = format!("{path} is too large, or not in this clone");
            self.bundle.findings.push(unreadable(&why));
            Vec::new()
        }))
    }

    fn file(&mut self, writer: &str, file: &Entry, path: String) -> Result<(), GitError> {
        if file.kind != Kind::File || !Bundle::knows(writer, &file.name) {
            self.pass_by(&path);
            return Ok(());
        }
        // Both what was fetched and what is remembered usually hold the same.
        let name = format!("{writer}/{}", file.name);
        if !self.met.insert((name, file.id.clone())) {
            return Ok(());
        }
        let Some(bytes) = self.objects.file(&file.id, MAX_FILE.min(self.room))? else {
            let why = format!("{path} is longer than a journal may be, or not in this clone");
            self.bundle.findings.push(unreadable(&why));
            return Ok(());
        };
        self.room = self.room.saturating_sub(bytes.len() as u64 + LEAST);
        let id = Some(file.id.clone());
        self.bundle.put((writer, &file.name), path, bytes, id);
        Ok(())
    }

    fn pass_by(&mut self, path: &str) {
        self.foreign += 1;
        if self.foreign <= TOLD {
            self.bundle.findings.push(foreign(path, "this"));
        }
    }
}

/// A branch as people name it.
fn shown(name: &str) -> &str {
    name.strip_prefix("refs/remotes/")
        .or_else(|| name.strip_prefix("refs/"))
        .unwrap_or(name)
}

/// Their answers would be taken for ours, and ours for theirs.
fn another_team() -> Bundle {
    Bundle {
        findings: vec![Finding {
            severity: Severity::Error,
            path: NAME.into(),
            spot: None,
            message:
                "the branch has another team's answers, though their workspace has the same `id`"
                    .into(),
            help: Some("give this workspace an `id` of its own in gonogo.toml".into()),
        }],
        is_another_teams: true,
        ..Bundle::default()
    }
}

fn unreadable(why: &str) -> Finding {
    Finding {
        severity: Severity::Error,
        path: NAME.into(),
        spot: None,
        message: format!("the shared answers cannot be read: {why}"),
        help: Some("`gonogo sync --pull` fetches them again".into()),
    }
}
