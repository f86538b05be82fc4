//! One command, from its start to the end of all that it started.
//!
//! It gets a process group of its own, an empty input and a small environment, and its output goes
//! nowhere but here. Invariant: when this returns, its process group has been ended, whatever it did
//! with signals, time or output. What it moved to another group is looked for and named.

mod escaped;
mod listening;

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, kill_process_group, test_kill_process_group, waitid,
};

use self::escaped::Mark;
use self::listening::Listening;
use super::Stop;
use crate::clock::Stopwatch;
use crate::domain::check::{Ended, How, Report, Run};
use crate::store::program;

/// How long a command that is asked to end may take to tidy up.
const GRACE: Duration = Duration::from_secs(2);
/// How often somebody who wants to stop is looked for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A command that is about to run.
pub(super) struct Spec<'a> {
    pub(super) root: &'a Path,
    pub(super) run: &'a [String],
    pub(super) cwd: &'a str,
    pub(super) timeout: Duration,
    pub(super) variables: Vec<(OsString, OsString)>,
    pub(super) path: Option<&'a OsStr>,
}

/// Runs it to its end, or to the end of its time; none where it was stopped.
pub(super) fn run(spec: &Spec<'_>, stop: &Stop) -> Option<Report> {
    let mark = Mark::new();
    let watch = Stopwatch::start();
    let (child, listening) = match start(spec, &mark) {
        Ok(started) => started,
        Err(why) => return Some(Report::DidNotRun(why)),
    };
    let mut running = Running::new(child);
    let how = running.wait(spec.timeout, stop);
    let status = running.end();
    let millis = u64::try_from(watch.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (output, held) = listening.finish();
    let how = match (how, status) {
        (Waited::Stopped, _) => return None,
        (Waited::TooLong, _) => How::TooLong(spec.timeout.as_secs()),
        (Waited::Ended, Some(status)) => match (status.code(), status.signal()) {
            (Some(code), _) => How::Exited(code),
            (None, signal) => How::Killed(signal.unwrap_or_default()),
        },
        (Waited::Ended, None) => return Some(Report::DidNotRun("its end was not seen".into())),
    };
    let bytes = output.bytes();
    let (output, tail, digest) = output.finish();
    Some(Report::Ended(Box::new(Ended {
        how,
        run: Run {
            exit: None,
            value: None,
            millis,
            bytes,
            digest,
            tail,
            commit: None,
            escaped: mark.escaped(held),
        },
        output,
    })))
}

fn start(spec: &Spec<'_>, mark: &Mark) -> Result<(Child, Listening), String> {
    let folder = folder(spec)?;
    let program = program(spec, &folder)?;
    let (reader, writer) = io::pipe().map_err(|error| format!("it gets no pipe: {error}"))?;
    let mut command = Command::new(&program);
    let both = writer.try_clone();
    command
        .args(spec.run.iter().skip(1))
        .current_dir(&folder)
        .env_clear()
        .envs(spec.variables.iter().map(|(name, value)| (name, value)))
        .env(Mark::VARIABLE, mark.value())
        .stdin(Stdio::null())
        .stdout(both.map_err(|error| format!("it gets no pipe: {error}"))?)
        .stderr(writer)
        .process_group(0);
    let child = command.spawn();
    // It holds our ends of the pipe, without which nobody would hear that the others are closed.
    drop(command);
    let child =
        child.map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    Ok((child, Listening::begin(reader)))
}

/// The folder that it runs in, which no symbolic link leads out of the workspace.
fn folder(spec: &Spec<'_>) -> Result<PathBuf, String> {
    let folder = spec.root.join(spec.cwd);
    match folder.canonicalize() {
        Ok(real) if !real.starts_with(spec.root) => Err(format!(
            "its folder `{}` leads out of the workspace",
            spec.cwd
        )),
        Ok(real) => Ok(real),
        Err(error) => Err(format!(
            "its folder `{}` cannot be opened: {error}",
            spec.cwd
        )),
    }
}

/// The program: by a path from the folder, or in the folders of PATH. Those that are relative or in
/// the workspace do not count: what lies there was not trusted by its name alone.
fn program(spec: &Spec<'_>, folder: &Path) -> Result<PathBuf, String> {
    let name = spec.run.first().map(String::as_str).unwrap_or_default();
    if name.contains('/') {
        return Ok(folder.join(name));
    }
    program::find(name, spec.path, spec.root)
        .ok_or_else(|| format!("there is no program `{name}` on PATH"))
}

enum Waited {
    Ended,
    TooLong,
    Stopped,
}

/// A command that was started, with its group.
struct Running {
    child: Child,
    group: Option<Pid>,
    ended: Receiver<()>,
}

impl Running {
    fn new(child: Child) -> Self {
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let (tell, ended) = mpsc::channel();
        // It is not taken note of before its group has been ended: until then no other process can
        // have its number.
        let wait = move || {
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            while let Some(group) = group
                && waitid(WaitId::Pid(group), options).err() == Some(rustix::io::Errno::INTR)
            {
            }
            let _ = tell.send(());
        };
        // Without a thread nobody tells, and it is waited for until its time is up.
        let _ = thread::Builder::new().spawn(wait);
        Self {
            child,
            group,
            ended,
        }
    }

    fn wait(&self, timeout: Duration, stop: &Stop) -> Waited {
        let watch = Stopwatch::start();
        loop {
            if stop.is_asked() {
                return Waited::Stopped;
            }
            let left = timeout.saturating_sub(watch.elapsed());
            if left.is_zero() {
                return Waited::TooLong;
            }
            if self.ended.recv_timeout(left.min(BETWEEN_LOOKS)).is_ok() {
                return Waited::Ended;
            }
        }
    }

    /// Ends what is left of the group, and takes note of the command's end.
    fn end(&mut self) -> Option<ExitStatus> {
        let status = self.child.try_wait().ok().flatten();
        let group = self.group?;
        if status.is_some() && test_kill_process_group(group).is_err() {
            return status;
        }
        let _ = kill_process_group(group, Signal::TERM);
        // One that was stopped hears of it only when it goes on.
        let _ = kill_process_group(group, Signal::CONT);
        let watch = Stopwatch::start();
        let mut status = status;
        while watch.elapsed() < GRACE {
            status = status.or_else(|| self.child.try_wait().ok().flatten());
            if status.is_some() && test_kill_process_group(group).is_err() {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = kill_process_group(group, Signal::KILL);
        // Only the system itself can keep it now, and then no waiting helps.
        let watch = Stopwatch::start();
        while status.is_none() && watch.elapsed() < GRACE {
            thread::sleep(Duration::from_millis(10));
            status = self.child.try_wait().ok().flatten();
        }
        status
    }
}

#[cfg(test)]
mod tests;
