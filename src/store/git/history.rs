//! What the repository held at other commits: which one is checked out, which was the last of a day,
//! which paths differ.
//!
//! Only what is committed and here; nothing is fetched, and the work tree is not looked at.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, Git, GitError, Kind, ObjectId, run};

const COMPARE: &str = "compare commits";

/// What a commit names is not here, as in a clone that fetches files only once they are wanted.
const ABSENT: GitError = GitError::Nonsense {
    what: "hand out every file of a commit",
};

impl Git {
    /// The commit that is checked out; none where there is no repository, or no commit yet.
    #[must_use]
    pub fn head(&self) -> Option<ObjectId> {
        let answer = self.ask(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
        answer.trim().parse().ok()
    }

    /// The folder that git was asked about, relative to the top of its repository, with `/` behind
    /// each part.
    #[must_use]
    pub fn prefix(&self) -> Option<String> {
        let answer = self.ask(&["rev-parse", "--show-prefix"])?;
        Some(answer.trim_end_matches(['\r', '\n']).to_string())
    }

    /// The last commit of the current branch up to the end of a local day; none where it was not
    /// begun yet.
    #[must_use]
    pub fn last_of(&self, day: NaiveDate) -> Option<ObjectId> {
        let before = format!("--before={day} 23:59:59");
        let question = ["rev-list", "-1", "--first-parent", &before, "HEAD", "--"];
        self.ask(&question)?.trim().parse().ok()
    }

    /// Whether this clone lacks what came before some commit.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        let answer = self.ask(&["rev-parse", "--is-shallow-repository"]);
        answer.is_some_and(|answer| answer.trim() == "true")
    }

    /// The plain files of a workspace in a commit, by their paths relative to the folder that git is
    /// asked about: those named and those of the folders named, one deep. None where the commit has
    /// no such folder.
    ///
    /// # Errors
    /// Git cannot be run, or does not have all of them here, none longer than `most`: with some files
    /// left out the rest would look like the whole.
    pub fn files_of(
        &self,
        commit: &ObjectId,
        names: &[&str],
        most: u64,
    ) -> Result<Option<BTreeMap<String, Vec<u8>>>, GitError> {
        let mut objects = self.objects();
        let prefix = self.prefix().unwrap_or_default();
        let mut top = objects.top(commit)?;
        for part in prefix.split('/').filter(|part| !part.is_empty()) {
            top = match top.and_then(|entries| named(entries, part, Kind::Folder)) {
                Some(entry) => Some(objects.folder(&entry.id)?.ok_or(ABSENT)?),
                None => None,
            };
        }
        let Some(top) = top else { return Ok(None) };
        let mut found = Vec::new();
        for entry in top
            .into_iter()
            .filter(|entry| names.contains(&entry.name.as_str()))
        {
            match entry.kind {
                Kind::File => found.push((entry.name.clone(), entry.id)),
                Kind::Folder => {
                    let inside = objects.folder(&entry.id)?.ok_or(ABSENT)?;
                    let files = inside.into_iter().filter(|inner| inner.kind == Kind::File);
                    found.extend(
                        files.map(|inner| (format!("{}/{}", entry.name, inner.name), inner.id)),
                    );
                }
                Kind::Other => {}
            }
        }
        let mut files = BTreeMap::new();
        for (path, id) in found {
            files.insert(path, objects.file(&id, most)?.ok_or(ABSENT)?);
        }
        Ok(Some(files))
    }

    /// The paths below the folder that differ between each of some commits and `head`; none for a
    /// commit that is not here.
    ///
    /// # Errors
    /// Git cannot be run, or gives no sense.
    pub fn changed_since(
        &self,
        head: &ObjectId,
        commits: &[&str],
    ) -> Result<Vec<Option<Vec<String>>>, GitError> {
        let mut names = vec![head.as_str()];
        names.extend(commits);
        let mut trees = self.trees(&names)?.into_iter();
        let nonsense = || GitError::Nonsense { what: COMPARE };
        let now = trees.next().flatten().ok_or_else(nonsense)?;
        let trees: Vec<_> = trees.collect();
        let here = trees.iter().flatten().filter(|then| **then != now);
        let pairs: Vec<_> = here.map(|then| format!("{then} {now}\n")).collect();
        let mut differing = self.differing(&pairs)?.into_iter();
        let changed = |then: Option<ObjectId>| match then {
            None => Some(None),
            Some(then) if then == now => Some(Some(Vec::new())),
            Some(_) => differing.next().map(Some),
        };
        let changed: Option<Vec<_>> = trees.into_iter().map(changed).collect();
        changed.ok_or_else(nonsense)
    }

    /// The top folder of each commit; none of one that is not here.
    fn trees(&self, commits: &[&str]) -> Result<Vec<Option<ObjectId>>, GitError> {
        let command = self.command(&["cat-file", "--batch-check=%(objectname) %(objecttype)"]);
        let questions = commits.iter().map(|commit| format!("{commit}^{{tree}}\n"));
        let questions = questions.collect::<Vec<_>>().concat();
        let answer = run::run(command, questions.as_bytes())?.done(COMPARE)?;
        let answer = String::from_utf8_lossy(&answer);
        let tree = |line: &str| match line.split_once(' ') {
            Some((id, "tree")) => id.parse().ok(),
            _ => None,
        };
        let trees: Vec<_> = answer.lines().map(tree).collect();
        if trees.len() == commits.len() {
            Ok(trees)
        } else {
            Err(GitError::Nonsense { what: COMPARE })
        }
    }

    /// The paths that differ between two folders, for each pair of a line.
    fn differing(&self, pairs: &[String]) -> Result<Vec<Vec<String>>, GitError> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let command = self.command(&[
            "diff-tree",
            "--stdin",
            "-r",
            "-z",
            "--name-only",
            "--relative",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
        ]);
        let answer = run::run(command, pairs.concat().as_bytes())?.done(COMPARE)?;
        let answer = String::from_utf8_lossy(&answer);
        // Each pair is said again on a line of its own, its paths follow with a nul behind each.
        let mut rest = answer.as_ref();
        let mut differing = Vec::with_capacity(pairs.len());
        for (place, pair) in pairs.iter().enumerate() {
            let nonsense = || GitError::Nonsense { what: COMPARE };
            rest = rest.strip_prefix(pair.as_str()).ok_or_else(nonsense)?;
            let mut paths = Vec::new();
            let next = pairs.get(place + 1);
            while !rest.is_empty() && !next.is_some_and(|next| rest.starts_with(next.as_str())) {
                let (path, others) = rest.split_once('\0').ok_or_else(nonsense)?;
                paths.push(path.to_string());
                rest = others;
            }
            differing.push(paths);
        }
        Ok(differing)
    }
}

fn named(entries: Vec<Entry>, name: &str, kind: Kind) -> Option<Entry> {
    let is = |entry: &Entry| entry.name == name && entry.kind == kind;
    entries.into_iter().find(is)
}
