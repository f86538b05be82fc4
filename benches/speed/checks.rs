//! What running checks costs beside the time that they take themselves.

use std::fs;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use crate::generate::Workspace;
use crate::measure::Subject;

const CHECKS: u32 = 200;
const JOBS: u32 = 8;
const EACH: Duration = Duration::from_millis(100);

/// Runs them, and prints the time by the clock beside the least that it could be.
pub(crate) fn print() -> io::Result<()> {
    let workspace = Workspace::empty()?;
    let items = (0..CHECKS).map(|number| {
        let check = "check = { run = [\"sleep\", \"0.1\"] }";
        format!("[item.sleeps-{number}]\ntext = \"It sleeps\"\n{check}\n")
    });
    let items: Vec<_> = items.collect();
    let list = format!("title = \"Checks\"\n{}", items.concat());
    fs::create_dir_all(workspace.checklists())?;
    fs::write(workspace.checklists().join("checks.toml"), list)?;
    let ideal = EACH * CHECKS.div_ceil(JOBS);
    let jobs = JOBS.to_string();
    let verify = Subject::gonogo(["verify", "--trust-this-run", "--jobs", &jobs]);
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let figures = verify.measure(&workspace)?;
        times.push(begun.elapsed());
        if figures.lines != CHECKS as usize {
            return Err(io::Error::other(format!("{} checks ran", figures.lines)));
        }
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    writeln!(
        io::stdout(),
        "verify, {CHECKS} checks of `sleep 0.1`, {JOBS} at once: {:.2} s, ideal {:.2} s: {:.2} x",
        median.as_secs_f64(),
        ideal.as_secs_f64(),
        median.as_secs_f64() / ideal.as_secs_f64()
    )
}
