//! Talking to a remote: fetching one branch, and putting a commit at its tip.
//!
//! One branch and no other is named, so that whatever else a remote offers stays there. Invariant:
//! a push only ever replaces the tip that it expects.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::run::{Ended, run_patiently, worded};
use super::{Git, GitError, ObjectId};

/// How long a remote may take. A large journal over a slow line is done in far less.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether git may ask a person for a name, a password or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompts {
    /// Somebody sits at the terminal and has it to themselves; they take the time they need.
    Terminal,
    /// Nobody can be asked there: what is not known already, or by an agent, is refused.
    None,
}

/// What a fetch found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The branch is here now.
    Branch,
    /// The remote has no such branch.
    NoBranch,
    /// Another git is writing where this one would: its words.
    Busy(String),
}

/// What became of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// The commit is the tip of the branch.
    Done,
    /// Somebody else's came in between; nothing has changed.
    Late,
}

impl Git {
    /// Fetches the branch `from` of a remote into `into`, whatever was there.
    ///
    /// # Errors
    /// The remote cannot be reached or does not let us, or takes too long.
    pub fn fetch(
        &self,
        remote: &str,
        from: &str,
        into: &str,
        prompts: Prompts,
    ) -> Result<Fetched, GitError> {
        let refspec = format!("+{from}:{into}");
        let arguments = FETCH.iter().copied().chain(["--", remote, &refspec]);
        self.fetched(&arguments.collect::<Vec<_>>(), prompts)
    }

    /// Fetches the objects of a branch and lets nothing point to them.
    ///
    /// # Errors
    /// As of a fetch.
    pub fn fetch_objects(
        &self,
        remote: &str,
        from: &str,
        prompts: Prompts,
    ) -> Result<Fetched, GitError> {
        let arguments = FETCH
            .iter()
            .copied()
            .chain(["--dry-run", "--", remote, from]);
        self.fetched(&arguments.collect::<Vec<_>>(), prompts)
    }

    fn fetched(&self, arguments: &[&str], prompts: Prompts) -> Result<Fetched, GitError> {
        let what = "fetch";
        let ended = self.reach(arguments, what, prompts)?;
        let said = ended.said.to_ascii_lowercase();
        if !ended.status.success() {
            if said.contains("couldn't find remote ref") {
                return Ok(Fetched::NoBranch);
            }
            if said.contains("cannot lock ref") || said.contains(".lock': file exists") {
                return Ok(Fetched::Busy(worded(&ended.said)));
            }
        }
        ended.done(what).map(|_nothing| Fetched::Branch)
    }

    /// The tip of a remote's branch, without fetching anything; none where there is none.
    ///
    /// # Errors
    /// The remote cannot be reached or does not let us, or takes too long.
    pub fn look(
        &self,
        remote: &str,
        branch: &str,
        prompts: Prompts,
    ) -> Result<Option<ObjectId>, GitError> {
        let what = "look at the remote";
        let arguments = ["ls-remote", "--refs", "--", remote, branch];
        let answer = self.reach(&arguments, what, prompts)?.done(what)?;
        let text = String::from_utf8_lossy(&answer);
        let tip = |line: &str| {
            let (id, name) = line.split_once('\t')?;
            (name == branch).then(|| id.parse().ok()).flatten()
        };
        Ok(text.lines().find_map(tip))
    }

    /// Makes a commit the tip of a remote's branch, where the tip still is `expected`; none where
    /// there must be no such branch yet.
    ///
    /// # Errors
    /// The remote cannot be reached, or refuses for another reason than that.
    pub fn push(
        &self,
        remote: &str,
        commit: &ObjectId,
        branch: &str,
        expected: Option<&ObjectId>,
        prompts: Prompts,
    ) -> Result<Pushed, GitError> {
        let what = "push";
        let expected = expected.map_or("", ObjectId::as_str);
        let lease = format!("--force-with-lease={branch}:{expected}");
        let refspec = format!("{commit}:{branch}");
        let arguments = [
            "push",
            "--porcelain",
            "--no-verify",
            "--no-signed",
            "--no-follow-tags",
            "--recurse-submodules=no",
            &lease,
            "--",
            remote,
            &refspec,
        ];
        let ended = self.reach(&arguments, what, prompts)?;
        if ended.status.success() {
            return Ok(Pushed::Done);
        }
        let answer = String::from_utf8_lossy(&ended.answer).into_owned();
        let refused = answer.lines().find(|line| line.starts_with('!'));
        if is_race(refused.unwrap_or(&ended.said)) {
            return Ok(Pushed::Late);
        }
        let said = match refused {
            Some(line) => format!("{}; {}", line.replace('\t', " "), worded(&ended.said)),
            None => worded(&ended.said),
        };
        Err(GitError::Failed { what, said })
    }

    fn reach(
        &self,
        arguments: &[&str],
        what: &'static str,
        prompts: Prompts,
    ) -> Result<Ended, GitError> {
        let settings = [
            "-c",
            "protocol.ext.allow=never",
            "-c",
            "fetch.writeCommitGraph=false",
        ];
        let arguments: Vec<_> = settings.iter().chain(arguments).copied().collect();
        let mut command = self.command(&arguments);
        let patience = match prompts {
            Prompts::Terminal => {
                command.env("GIT_TERMINAL_PROMPT", "1");
                None
            }
            Prompts::None => {
                ask_nobody(&mut command);
                Some(PATIENCE)
            }
        };
        run_patiently(command, what, patience, &self.stop)
    }
}

/// Nothing else is written: no other branch, no tag, and not the note of what was fetched last.
const FETCH: [&str; 8] = [
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--no-recurse-submodules",
    "--no-auto-gc",
    "--no-prune",
    "--refmap=",
];

/// Keys in an agent and passwords that are kept somewhere still work, as does a window that the
/// person has chosen to be asked in; the terminal is not theirs to answer at.
fn ask_nobody(command: &mut Command) {
    command.env("SSH_ASKPASS_REQUIRE", "force");
    if std::env::var_os("SSH_ASKPASS").is_none() {
        let no = ["/bin/false", "/usr/bin/false"];
        let no = no.into_iter().find(|path| Path::new(path).is_file());
        command.env("SSH_ASKPASS", no.unwrap_or("false"));
    }
}

/// Whether git's words mean that the tip is another than expected. Which of them it uses depends on
/// whether the push came too late to be sent, to be accepted or to be written.
fn is_race(said: &str) -> bool {
    let said = said.to_ascii_lowercase();
    [
        "stale info",
        "fetch first",
        "non-fast-forward",
        "cannot lock ref",
        "failed to lock",
        "failed to update ref",
        "incorrect old value",
        "already exists",
        "remote ref updated since checkout",
    ]
    .iter()
    .any(|words| said.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_replaces_the_tip_that_it_expects_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = std::env::var_os("PATH");
        let git = Git::find(path.as_deref(), folder.path()).unwrap();
        let does = |arguments: &[&str]| {
            let mut command = git.command(arguments);
            for who in ["AUTHOR", "COMMITTER"] {
                command.env(format!("GIT_{who}_NAME"), "Ada");
                command.env(format!("GIT_{who}_EMAIL"), "ada@example.org");
            }
            let output = command.output().unwrap();
            assert!(output.status.success(), "{arguments:?}: {output:?}");
            String::from_utf8(output.stdout).unwrap().trim().to_string()
        };
        does(&["init", "-q"]);
        does(&["init", "-q", "--bare", "remote"]);
        does(&["remote", "add", "origin", "remote"]);
        let empty = does(&["mktree"]);
        let commit = |words: &str| -> ObjectId {
            does(&["commit-tree", &empty, "-m", words]).parse().unwrap()
        };
        let [one, two, three] = ["one", "two", "three"].map(commit);
        let branch = "refs/heads/gonogo";
        let push = |commit: &ObjectId, expected: Option<&ObjectId>| {
            let pushed = git.push("origin", commit, branch, expected, Prompts::None);
            (pushed.unwrap(), does(&["ls-remote", "origin", branch]))
        };
        let tip = |commit: &ObjectId| format!("{commit}\t{branch}");
        assert_eq!(push(&one, None), (Pushed::Done, tip(&one)));
        assert_eq!(push(&two, None), (Pushed::Late, tip(&one)));
        assert_eq!(push(&two, Some(&one)), (Pushed::Done, tip(&two)));
        assert_eq!(push(&three, Some(&one)), (Pushed::Late, tip(&two)));
    }

    #[test]
    fn a_lost_race_is_told_from_a_refusal() {
        for lost in [
            "!\tx:refs/heads/gonogo\t[rejected] (stale info)",
            "!\tx:refs/heads/gonogo\t[rejected] (fetch first)",
            "!\tx:refs/heads/gonogo\t[remote rejected] (cannot lock ref 'refs/heads/gonogo': is at a but expected b)",
            "!\tx:refs/heads/gonogo\t[remote rejected] (failed to update ref)",
        ] {
            assert!(is_race(lost), "{lost}");
        }
        for refused in [
            "!\tx:refs/heads/gonogo\t[remote rejected] (pre-receive hook declined)",
            "!\tx:refs/heads/gonogo\t[remote rejected] (protected branch)",
            "fatal: Could not read from remote repository.",
        ] {
            assert!(!is_race(refused), "{refused}");
        }
    }
}
