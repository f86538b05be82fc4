//! What the program is held to, each beside what was measured.

use std::io::{self, Write as _};

use crate::answers;
use crate::formats;
use crate::generate::Workspace;
use crate::measure::{Figures, Pair, RUNS, Subject, alone, pair};
use crate::sharing;

/// Measures every goal and prints a line for each.
pub(crate) fn print() -> io::Result<()> {
    let mut out = io::stdout();
    writeln!(
        out,
        "CPU time of whole processes, user and system; medians of {RUNS} runs in turns with the floor\n\n\
         {:<44} {:>10} {:>10} {:>8} {:>8}",
        "", "floor", "gonogo", "measured", "goal"
    )?;
    listing()?;
    setting()?;
    reporting()?;
    formats::print()?;
    gating()?;
    sharing::print()
}

fn listing() -> io::Result<()> {
    let workspace = Workspace::new(100, 100)?;
    let floor = Subject::floor("floor-toml", &workspace.checklists())?;
    let list = Subject::gonogo(["list"]);
    let both = pair(
        |_| floor.measure(&workspace),
        |_| expect(list.measure(&workspace)?, workspace.len()),
    )?;
    ratio("list, 10,000 items in 100 files", &both, 1.5)?;
    peak(both.ours.peak, 40.0)
}

fn setting() -> io::Result<()> {
    let (small, large) = (Workspace::new(1, 100)?, Workspace::new(1000, 100)?);
    // Another item each time: what stands already is not recorded again.
    let set = |workspace: &Workspace, run: usize| {
        let id = workspace.item(run)?.id;
        let set = Subject::gonogo(["set", id.as_str(), "--status", "done"]);
        expect(set.measure(workspace)?, 1)
    };
    let both = pair(|run| set(&small, run), |run| set(&large, run))?;
    ratio(
        "set, 100,000 items in 1,000 files against 100 in one",
        &both,
        2.0,
    )
}

fn reporting() -> io::Result<()> {
    let workspace = Workspace::new(10, 100)?;
    let journal = answers::write(&workspace, 100_000)?;
    let floor = Subject::floor("floor-journal", &journal)?;
    let report = Subject::gonogo(["report"]);
    let both = pair(
        |_| floor.measure(&workspace),
        |_| report.measure(&workspace),
    )?;
    ratio("report, 100,000 changes to 1,000 items", &both, 1.5)
}

fn gating() -> io::Result<()> {
    let empty = Workspace::empty()?;
    let gate = Subject::gonogo(["gate"]);
    let ours = alone(|_| gate.measure(&empty))?;
    line(
        "gate in an empty folder",
        None,
        Some(ours.cpu),
        ours.cpu,
        5.0,
        "ms",
    )
}

/// A run that printed something else did something else.
pub(crate) fn expect(figures: Figures, lines: usize) -> io::Result<Figures> {
    if figures.lines == lines {
        Ok(figures)
    } else {
        Err(io::Error::other(format!(
            "{} lines in place of {lines}",
            figures.lines
        )))
    }
}

/// A run that printed nothing has measured nothing.
pub(crate) fn expect_some(figures: Figures) -> io::Result<Figures> {
    if figures.lines > 0 {
        Ok(figures)
    } else {
        Err(io::Error::other("nothing was printed"))
    }
}

/// The line below a figure: the most memory that it took, in MiB.
pub(crate) fn peak(measured: f64, goal: f64) -> io::Result<()> {
    line("its peak of memory", None, None, measured, goal, "MiB")
}

/// A figure beside its floor; with an infinite goal none is named.
pub(crate) fn ratio(what: &str, both: &Pair, goal: f64) -> io::Result<()> {
    line(
        what,
        Some(both.floor.cpu),
        Some(both.ours.cpu),
        both.ratio,
        goal,
        "x",
    )
}

fn line(
    what: &str,
    floor: Option<f64>,
    ours: Option<f64>,
    measured: f64,
    goal: f64,
    unit: &str,
) -> io::Result<()> {
    let ms = |cpu: Option<f64>| cpu.map_or_else(String::new, |cpu| format!("{cpu:.1} ms"));
    let goal = match (goal.is_finite(), measured <= goal) {
        (false, _) => format!("{unit:>8}"),
        (true, true) => format!("{goal:>6.1} {unit:<4} ok"),
        (true, false) => format!("{goal:>6.1} {unit:<4} over"),
    };
    writeln!(
        io::stdout(),
        "{what:<52} {:>10} {:>10} {measured:>8.2} {goal}",
        ms(floor),
        ms(ours),
    )
}
