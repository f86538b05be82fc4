//! Runs git to its end, or to the end of our patience.
//!
//! Invariant: when this returns, the git that was started here has ended; where it was stopped, so
//! has every program that it started.

use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long what git says is waited for once git has ended: some program that it started, such as
/// one that keeps a connection open, may hold on to the other end.
const LAST_WORDS: Duration = Duration::from_millis(200);
/// How much of what git says on its error stream is kept.
const MOST_WORDS: u64 = 64 << 10;

/// Why git did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is none.
    #[error("git is not found: install it, or put its folder on PATH")]
    NotFound,
    /// It cannot be started, or its answer cannot be read.
    #[error("git cannot be run: {0}")]
    Broken(#[from] io::Error),
    /// It says no.
    #[error("git could not {what}: {said}")]
    Failed {
        /// What it was asked to do.
        what: &'static str,
        /// Its own words.
        said: String,
    },
    /// It took too long and was stopped.
    #[error("git could not {what} within {seconds} s and was stopped")]
    TooLong {
        /// What it was asked to do.
        what: &'static str,
        /// How long it was waited for.
        seconds: u64,
    },
    /// Somebody did not want to wait any longer.
    #[error("it was stopped before git could {what}")]
    Stopped {
        /// What git was asked to do.
        what: &'static str,
    },
    /// It answers something that no git should.
    #[error("git could not {what}: its answer makes no sense")]
    Nonsense {
        /// What it was asked to do.
        what: &'static str,
    },
}

/// Asks a git that talks to a remote to end before it is done, from wherever it is wanted.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks for it; there is no way back.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How often somebody who wants to stop is looked for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// What git said and how it ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) answer: Vec<u8>,
    pub(super) said: String,
}

impl Ended {
    /// The answer of a git that succeeded.
    pub(super) fn done(self, what: &'static str) -> Result<Vec<u8>, GitError> {
        if self.status.success() {
            return Ok(self.answer);
        }
        Err(GitError::Failed {
            what,
            said: worded(&self.said),
        })
    }
}

/// The lines that say why, joined; those that only advise are left out.
pub(super) fn worded(said: &str) -> String {
    let lines = said.lines().map(str::trim);
    let telling: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("hint:"))
        .take(6)
        .collect();
    if telling.is_empty() {
        return "it does not say why".into();
    }
    telling.join("; ")
}

/// Gives git a group of its own. It can be stopped there with all that it started; and whatever
/// stops us goes past it, so that it ends what it has begun and leaves no lock behind. That holds for
/// `kill -9` as well: nobody is left to end it, and nobody needs to, since all it does is add objects
/// or move one branch from a tip that it was told. (To have the system end it with us would take
/// code between fork and exec, which is not safe Rust; and it could then leave locks.)
pub(super) fn set_apart(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Runs git with something to read and waits for it.
pub(super) fn run(mut command: Command, input: &[u8]) -> Result<Ended, GitError> {
    set_apart(&mut command);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdin = child.stdin.take();
    thread::scope(|scope| {
        let asking = thread::Builder::new().spawn_scoped(scope, move || {
            // Where git does not want all of it, it says why.
            let _ = stdin.map(|mut stdin| stdin.write_all(input));
        });
        if let Err(no_thread) = asking {
            stop(&mut child);
            return Err(no_thread.into());
        }
        let output = child.wait_with_output()?;
        Ok(Ended {
            status: output.status,
            answer: output.stdout,
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    })
}

/// Runs git, for as long as the patience lasts. Without patience it may ask a person something and
/// takes the time that they take.
pub(super) fn run_patiently(
    mut command: Command,
    what: &'static str,
    patience: Option<Duration>,
    stopped: &Stop,
) -> Result<Ended, GitError> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    // Whoever may ask on the terminal has to stay in front, where Ctrl-C reaches them too.
    if patience.is_some() {
        set_apart(&mut command);
    }
    let mut child = command.spawn()?;
    let pipes = (child.stdout.take(), child.stderr.take());
    let heard = hear(pipes.0).and_then(|answer| Ok((answer, hear(pipes.1)?)));
    let (answer, said) = heard.inspect_err(|_no_thread| stop(&mut child))?;
    let heard = match patience {
        Some(patience) => wait(&answer, patience, stopped),
        None => answer.recv().ok(),
    };
    let Some(answer) = heard else {
        stop(&mut child);
        return Err(match patience {
            _ if stopped.is_asked() => GitError::Stopped { what },
            patience => GitError::TooLong {
                what,
                seconds: patience.unwrap_or_default().as_secs(),
            },
        });
    };
    let status = child.wait()?;
    let said = said.recv_timeout(LAST_WORDS).unwrap_or_default();
    Ok(Ended {
        status,
        answer,
        said: String::from_utf8_lossy(&said).into_owned(),
    })
}

/// What git answers, unless it takes too long or somebody stops waiting for it.
fn wait(answer: &Receiver<Vec<u8>>, patience: Duration, stopped: &Stop) -> Option<Vec<u8>> {
    let mut left = patience;
    while !left.is_zero() && !stopped.is_asked() {
        let while_waiting = left.min(BETWEEN_LOOKS);
        match answer.recv_timeout(while_waiting) {
            Err(RecvTimeoutError::Timeout) => left -= while_waiting,
            heard => return heard.ok(),
        }
    }
    None
}

/// All that comes out of a pipe, once it is closed.
fn hear(pipe: Option<impl Read + Send + 'static>) -> io::Result<Receiver<Vec<u8>>> {
    let (tell, heard) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What came before it broke is all there is to tell.
            let _ = pipe.by_ref().take(MOST_WORDS).read_to_end(&mut bytes);
            let _ = io::copy(&mut pipe, &mut io::sink());
        }
        let _ = tell.send(bytes);
    })?;
    Ok(heard)
}

/// Ends a git that was started in a group of its own, and all that it started.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        // Asked first, so that it takes its lock files away with it.
        if let Some(group) = group {
            let _ = kill_process_group(group, Signal::TERM);
            wait_briefly(child);
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
    // Where it has ended by itself there is nothing to stop.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(unix)]
fn wait_briefly(child: &mut Child) {
    for _ in 0..20 {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_is_stopped_with_all_that_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let pid = folder.path().join("pid");
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", "sleep 600 & echo $! >\"$0\"; wait"])
            .arg(&pid);
        let outcome = run_patiently(
            command,
            "fetch",
            Some(Duration::from_millis(300)),
            &Stop::default(),
        );
        assert!(matches!(outcome, Err(GitError::TooLong { .. })));
        let started = std::fs::read_to_string(&pid).unwrap();
        let process = rustix::process::Pid::from_raw(started.trim().parse().unwrap()).unwrap();
        // A process that has ended may wait a moment to be taken note of by the system.
        let gone = || {
            let state = std::fs::read_to_string(format!("/proc/{}/stat", started.trim()));
            state.map_or(true, |stat| stat.contains(") Z "))
                && (rustix::process::test_kill_process(process).is_err()
                    || cfg!(target_os = "linux"))
        };
        let begun = std::time::Instant::now();
        while !gone() {
            assert!(begun.elapsed() < Duration::from_secs(10), "{started}");
            thread::yield_now();
        }
    }

    #[test]
    fn its_answer_and_its_words_are_told_apart() {
        let mut command = Command::new("/bin/sh");
        command.args([
            "-c",
            "echo yes; echo 'fatal: no' >&2; echo 'hint: x' >&2; exit 3",
        ]);
        let ended = run_patiently(command, "fetch", None, &Stop::default()).unwrap();
        assert_eq!(ended.answer, b"yes\n");
        let failed = ended.done("fetch").unwrap_err();
        assert_eq!(failed.to_string(), "git could not fetch: fatal: no");
    }
}
