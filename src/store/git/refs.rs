//! What a repository's branches point to, read without starting git.
//!
//! Most commands are asked where nothing is shared: they must not pay for a process that would only
//! say so. This room reads names and ids, never content, and writes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::ObjectId;
use crate::store::file_state::FileState;

/// More than this is no list of branches.
const MAX_LIST: u64 = 256 << 20;

/// The branches of the repository that a folder lies in.
#[derive(Debug, Clone)]
pub struct Refs {
    /// The folder of the work tree's own things, such as what is checked out.
    own: PathBuf,
    common: PathBuf,
}

impl Refs {
    /// Those of the repository in which this folder lies; none where it lies in none.
    #[must_use]
    pub fn of(root: &Path) -> Option<Self> {
        let found = root
            .ancestors()
            .map(|folder| folder.join(".git"))
            .find(|path| path.symlink_metadata().is_ok())?;
        let folder = if found.is_dir() {
            found
        } else {
            let text = small(&found)?;
            let named = text.strip_prefix("gitdir:")?.trim();
            found.parent()?.join(named)
        };
        // A further work tree shares the branches of the first.
        let common = match small(&folder.join("commondir")) {
            Some(named) => folder.join(named.trim()),
            None => folder.clone(),
        };
        Some(Self {
            own: folder,
            common,
        })
    }

    /// The repository's folder of objects.
    #[must_use]
    pub fn objects(&self) -> PathBuf {
        self.common.join("objects")
    }

    /// The repository's own configuration, as text.
    #[must_use]
    pub fn configuration(&self) -> Option<String> {
        small(&self.common.join("config"))
    }

    /// Where this repository keeps its branches in a form that only git reads: the file that
    /// changes with them.
    #[must_use]
    pub fn table(&self) -> Option<PathBuf> {
        let list = self.common.join("reftable").join("tables.list");
        list.is_file().then_some(list)
    }

    /// The branches for which the filter says yes, among those directly in these folders, such as
    /// `refs/remotes/origin`; by their full names.
    #[must_use]
    pub fn list(&self, folders: &[&str], wanted: impl Fn(&str) -> bool) -> Vec<(String, ObjectId)> {
        let mut found = std::collections::BTreeMap::new();
        for (name, id) in self.packed(&wanted) {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            if folders.contains(&folder) {
                found.insert(name, id);
            }
        }
        for folder in folders {
            let entries = fs::read_dir(self.common.join(folder));
            for entry in entries.into_iter().flatten().flatten() {
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let name = format!("{folder}/{name}");
                let id = || small(&entry.path())?.trim().parse().ok();
                // One that points to another branch was not fetched.
                if wanted(&name)
                    && let Some(id) = id()
                {
                    found.insert(name, id);
                }
            }
        }
        found.into_iter().collect()
    }

    /// The file by which git locks a branch while it moves it, whether it is there or not.
    #[must_use]
    pub fn lock(&self, name: &str) -> PathBuf {
        self.common.join(format!("{name}.lock"))
    }

    fn packed(&self, wanted: impl Fn(&str) -> bool) -> Vec<(String, ObjectId)> {
        let path = self.common.join("packed-refs");
        let is_list = fs::metadata(&path).is_ok_and(|m| m.is_file() && m.len() <= MAX_LIST);
        let bytes = is_list.then(|| fs::read(&path).ok()).flatten();
        let lines = bytes.as_deref().unwrap_or_default().split(|b| *b == b'\n');
        let parse = |line: &[u8]| {
            let (id, name) = std::str::from_utf8(line).ok()?.split_once(' ')?;
            wanted(name).then_some(())?;
            Some((name.to_string(), id.parse().ok()?))
        };
        lines.filter_map(parse).collect()
    }
}

/// What is checked out, as far as it can be seen without git: it is different once that is. A
/// commit moves the branch that the head names, which only the log of the head tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Head(Vec<Option<FileState>>);

impl Head {
    /// That of the repository in which a folder lies.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let state = |path: PathBuf| Some(FileState::of(&fs::metadata(path).ok()?));
        let refs = Refs::of(root);
        let states = refs.map(|refs| {
            let files = ["HEAD", "logs/HEAD"];
            files.map(|name| state(refs.own.join(name))).to_vec()
        });
        Self(states.unwrap_or_default())
    }
}

/// The text of a file that should be small; none where it is no such file.
fn small(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    (metadata.is_file() && metadata.len() <= 1 << 20).then_some(())?;
    fs::read_to_string(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(digit: char) -> ObjectId {
        digit.to_string().repeat(40).parse().unwrap()
    }

    #[test]
    fn branches_are_found_loose_and_packed_and_the_loose_one_counts() {
        let folder = tempfile::tempdir().unwrap();
        let git = folder.path().join(".git");
        fs::create_dir_all(git.join("refs/remotes/origin")).unwrap();
        fs::create_dir_all(folder.path().join("deep/er")).unwrap();
        let packed = format!(
            "# pack-refs with: peeled fully-peeled sorted \n{} refs/gonogo/origin\n\
             {} refs/heads/gonogo\n^{}\n{} refs/remotes/origin/gonogo\n",
            id('1'),
            id('2'),
            id('3'),
            id('4')
        );
        fs::write(git.join("packed-refs"), packed).unwrap();
        let refs = Refs::of(&folder.path().join("deep/er")).unwrap();
        let list = || {
            let folders = ["refs/gonogo", "refs/remotes/origin"];
            refs.list(&folders, |name| !name.ends_with("main"))
        };
        let named = |own: ObjectId, theirs: ObjectId| {
            vec![
                ("refs/gonogo/origin".to_string(), own),
                ("refs/remotes/origin/gonogo".to_string(), theirs),
            ]
        };
        assert_eq!(list(), named(id('1'), id('4')));
        let loose = git.join("refs/remotes/origin");
        fs::write(loose.join("gonogo"), format!("{}\n", id('5'))).unwrap();
        fs::write(loose.join("main"), format!("{}\n", id('6'))).unwrap();
        fs::write(loose.join("HEAD"), "ref: refs/remotes/origin/main\n").unwrap();
        assert_eq!(list(), named(id('1'), id('5')));
    }

    #[test]
    fn a_work_tree_shares_its_repositorys_branches_and_without_one_there_are_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Refs::of(folder.path()).is_none());
        let git = folder.path().join("first/.git");
        fs::create_dir_all(git.join("worktrees/second")).unwrap();
        fs::write(git.join("worktrees/second/commondir"), "../..\n").unwrap();
        fs::write(
            git.join("packed-refs"),
            format!("{} refs/gonogo/o\n", id('1')),
        )
        .unwrap();
        let second = folder.path().join("second");
        fs::create_dir(&second).unwrap();
        fs::write(
            second.join(".git"),
            "gitdir: ../first/.git/worktrees/second\n",
        )
        .unwrap();
        let refs = Refs::of(&second).unwrap();
        let found = refs.list(&["refs/gonogo"], |_| true);
        assert_eq!(found, [("refs/gonogo/o".to_string(), id('1'))]);
    }
}
