//! How time and memory grow with the number of items: in step with it, or worse.

use std::io::{self, Write as _};

use crate::answers;
use crate::generate::Workspace;
use crate::measure::{Medians, Subject, alone};

/// How many items a file has, as in a workspace that people keep in order.
const IN_A_FILE: usize = 100;
/// How often each item was answered.
const ANSWERS: usize = 2;

/// Measures `list` and `report` in workspaces of growing size and prints a line for each.
pub(crate) fn print(large: bool) -> io::Result<()> {
    let sizes = [100, 1_000, 10_000, 100_000];
    let sizes = sizes.iter().take(if large { 4 } else { 3 });
    writeln!(
        io::stdout(),
        "\nGrowth, {IN_A_FILE} items in a file, {ANSWERS} changes to an item\n\n{:>8} {:>22} {:>22}",
        "items",
        "list",
        "report"
    )?;
    for &items in sizes {
        let workspace = Workspace::new(items / IN_A_FILE, IN_A_FILE)?;
        answers::write(&workspace, items * ANSWERS)?;
        write!(io::stdout(), "{items:>8}")?;
        for command in ["list", "report"] {
            let subject = Subject::gonogo([command]);
            let Medians { cpu, peak } = alone(|_| subject.measure(&workspace))?;
            write!(io::stdout(), " {cpu:>9.1} ms {peak:>5.1} MiB")?;
        }
        writeln!(io::stdout())?;
    }
    Ok(())
}
