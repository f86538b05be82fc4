//! How time and memory grow with the number of items and of changes: in step with it, or worse.
//!
//! Behind each time stands how many times that of the row above it is. Ten times as many items or
//! changes may take ten times as long; what concerns one item only, hardly longer.

use std::io::{self, Write as _};

use crate::answers;
use crate::generate::Workspace;
use crate::keys;
use crate::measure::{Figures, Medians, Subject, some};

/// How many items a file has, as in a workspace that people keep in order.
const IN_A_FILE: usize = 100;
/// How often each item was answered.
const ANSWERS: usize = 2;
/// How many items the changes are made to, where only their number grows.
const ITEMS: usize = 1_000;
/// Fewer runs than elsewhere: the largest take seconds each.
const RUNS: usize = 3;
/// What is measured; the first is the least that must be done for the next three.
const COLUMNS: [&str; 6] = ["floor", "list", "report", "gate", "set", "first frame"];

/// Measures in workspaces of growing size and prints a line for each.
pub(crate) fn print(large: bool) -> io::Result<()> {
    let steps = if large { 4 } else { 3 };
    let mut table = Table::begin(&format!(
        "Growth with the items, {IN_A_FILE} in a file, {ANSWERS} changes to each"
    ))?;
    for &items in [100, 1_000, 10_000, 100_000].iter().take(steps) {
        table.row(items, items, items * ANSWERS)?;
    }
    let mut table = Table::begin(&format!("Growth with the changes, to {ITEMS} items"))?;
    for &changes in [1_000, 10_000, 100_000, 1_000_000].iter().take(steps) {
        table.row(changes, ITEMS, changes)?;
    }
    Ok(())
}

/// A table whose rows are compared with the one above.
struct Table {
    /// The times of the row above; none before the first.
    above: Option<[f64; COLUMNS.len()]>,
}

impl Table {
    fn begin(title: &str) -> io::Result<Self> {
        write!(io::stdout(), "\n{title}\n\n{:>9}", "")?;
        for column in COLUMNS {
            write!(io::stdout(), " {column:>19}")?;
        }
        writeln!(io::stdout(), " {:>10} {:>10}", "list, peak", "report")?;
        Ok(Self { above: None })
    }

    /// Measures everything in a workspace of so many items with so many changes.
    fn row(&mut self, name: usize, items: usize, changes: usize) -> io::Result<()> {
        let workspace = Workspace::new(items / IN_A_FILE, IN_A_FILE)?;
        let journal = answers::write(&workspace, changes)?;
        let floors = [
            Subject::floor("floor-toml", &workspace.checklists())?,
            Subject::floor("floor-journal", &journal)?,
        ];
        let [toml, journal] = floors.map(|floor| measured(|_| floor.measure(&workspace)));
        let [list, report, gate] = ["list", "report", "gate"].map(|command| {
            let subject = Subject::gonogo([command]);
            measured(|_| subject.measure(&workspace))
        });
        let set = measured(|run| set(&workspace, run))?;
        let (list, report) = (list?, report?);
        let frame = keys::first_frame(workspace)?.as_secs_f64() * 1e3;
        let floor = toml?.cpu + journal?.cpu;
        self.print(
            name,
            [floor, list.cpu, report.cpu, gate?.cpu, set.cpu, frame],
        )?;
        writeln!(
            io::stdout(),
            " {:>6.1} MiB {:>6.1} MiB",
            list.peak,
            report.peak
        )
    }

    fn print(&mut self, name: usize, times: [f64; COLUMNS.len()]) -> io::Result<()> {
        write!(io::stdout(), "{name:>9}")?;
        for (place, time) in times.iter().enumerate() {
            let above = self.above.and_then(|above| above.get(place).copied());
            let grown = above.map_or_else(String::new, |above| format!("x{:.1}", time / above));
            write!(io::stdout(), " {time:>9.1} ms {grown:>6}")?;
        }
        self.above = Some(times);
        Ok(())
    }
}

fn measured(run: impl FnMut(usize) -> io::Result<Figures>) -> io::Result<Medians> {
    some(RUNS, run)
}

/// Another item each time: what stands already is not recorded again.
fn set(workspace: &Workspace, run: usize) -> io::Result<Figures> {
    let id = workspace.item(run)?.id;
    let note = format!("note {run}");
    Subject::gonogo(["set", id.as_str(), "--note", note.as_str()]).measure(workspace)
}
