//! What one process takes, and what one takes more than another.
//!
//! Two commands are run in turns, so that whatever else the machine does meets both alike. The
//! first turn warms the file cache and is not counted.

use std::ffi::OsString;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::generate::{TODAY, Workspace};

/// How many counted runs each command gets.
pub(crate) const RUNS: usize = 9;

/// What one process took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// CPU time, of the user and the system together.
    pub(crate) cpu: Duration,
    /// The most memory that it held, in KiB.
    pub(crate) peak: i64,
    /// How many lines it printed.
    pub(crate) lines: usize,
}

/// The measuring process: runs one command, reads all that it prints, and prints its figures.
pub(crate) fn run(command: &[OsString]) -> io::Result<()> {
    let [program, arguments @ ..] = command else {
        return Err(io::Error::other("nothing to measure"));
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = child.stdout.take().map_or(Ok(0), count_lines)?;
    let status = child.wait()?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    // One would be of a usage or a file that cannot be read: then nothing was measured.
    if !matches!(status.code(), Some(0 | 1)) {
        return Err(io::Error::other(format!("{command:?} failed: {status}")));
    }
    let cpu = usage.user_time() + usage.system_time();
    writeln!(
        io::stdout(),
        "{} {} {lines}",
        cpu.num_microseconds(),
        peak(&usage)
    )
}

fn count_lines(mut output: impl Read) -> io::Result<usize> {
    let mut lines = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        match output.read(&mut buffer)? {
            0 => return Ok(lines),
            length => {
                let read = buffer.iter().take(length);
                lines += read.filter(|byte| **byte == b'\n').count();
            }
        }
    }
}

/// In KiB; Apple's systems count bytes.
fn peak(usage: &Usage) -> i64 {
    let unit = if cfg!(target_vendor = "apple") {
        1024
    } else {
        1
    };
    usage.max_rss() / unit
}

/// A command to be measured.
pub(crate) struct Subject {
    program: PathBuf,
    arguments: Vec<OsString>,
}

impl Subject {
    /// The program itself, as it is built for release.
    pub(crate) fn gonogo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            program: env!("CARGO_BIN_EXE_gonogo").into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
        }
    }

    /// Another program, found as a shell would.
    pub(crate) fn other<'a>(program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
        }
    }

    /// A floor, on a folder.
    pub(crate) fn floor(name: &str, folder: &Path) -> io::Result<Self> {
        Ok(Self {
            program: std::env::current_exe()?,
            arguments: vec![name.into(), folder.into()],
        })
    }

    /// Runs it once, in a workspace and with nothing else of this machine's environment.
    pub(crate) fn measure(&self, workspace: &Workspace) -> io::Result<Figures> {
        let output = Command::new(std::env::current_exe()?)
            .arg("measure")
            .arg(&self.program)
            .args(&self.arguments)
            .current_dir(&workspace.root)
            .env_clear()
            .env("HOME", &workspace.root)
            .env("LANG", "C.UTF-8")
            .env("GONOGO_DATA_DIR", &workspace.data)
            .env("GONOGO_AS", "Maria Garcia")
            .env("GONOGO_TODAY", TODAY)
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .stderr(Stdio::piped())
            .output()?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let mut numbers = printed.split_whitespace().map(str::parse::<i64>);
        match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(cpu)), Some(Ok(peak)), Some(Ok(lines))) => Ok(Figures {
                cpu: Duration::from_micros(cpu.unsigned_abs()),
                peak,
                lines: usize::try_from(lines).unwrap_or_default(),
            }),
            _ => Err(io::Error::other(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            )),
        }
    }
}

/// The medians of one command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Medians {
    /// CPU time in milliseconds.
    pub(crate) cpu: f64,
    /// The most memory in MiB.
    pub(crate) peak: f64,
}

/// Two commands beside each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    /// What is measured against.
    pub(crate) floor: Medians,
    /// What is measured.
    pub(crate) ours: Medians,
    /// The median of how many times the floor's CPU time each run of ours took.
    pub(crate) ratio: f64,
}

/// Measures a command; it is told which run this is.
pub(crate) fn alone(ours: impl FnMut(usize) -> io::Result<Figures>) -> io::Result<Medians> {
    some(RUNS, ours)
}

/// Measures a command in so many counted runs.
pub(crate) fn some(
    runs: usize,
    mut ours: impl FnMut(usize) -> io::Result<Figures>,
) -> io::Result<Medians> {
    ours(0)?;
    let runs: Vec<_> = (1..=runs).map(ours).collect::<Result<_, _>>()?;
    Ok(Medians::of(&runs))
}

/// Measures two commands in turns; each is told which run this is.
pub(crate) fn pair(
    mut floor: impl FnMut(usize) -> io::Result<Figures>,
    mut ours: impl FnMut(usize) -> io::Result<Figures>,
) -> io::Result<Pair> {
    let mut runs = Vec::new();
    for run in 0..=RUNS {
        let both = (floor(run)?, ours(run)?);
        if run > 0 {
            runs.push(both);
        }
    }
    let (floors, all_ours): (Vec<_>, Vec<_>) = runs.iter().copied().unzip();
    let ratio =
        |(floor, ours): &(Figures, Figures)| ours.cpu.as_secs_f64() / floor.cpu.as_secs_f64();
    Ok(Pair {
        floor: Medians::of(&floors),
        ours: Medians::of(&all_ours),
        ratio: median(runs.iter().map(ratio)),
    })
}

impl Medians {
    fn of(runs: &[Figures]) -> Self {
        Self {
            cpu: median(runs.iter().map(|run| run.cpu.as_secs_f64() * 1e3)),
            peak: median(runs.iter().map(|run| kib(run.peak) / 1024.0)),
        }
    }
}

fn kib(number: i64) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<_> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
