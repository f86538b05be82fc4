//! What sharing costs beside git alone, and reading what others share beside reading it at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

use gonogo::domain::id::WriterId;

use crate::answers;
use crate::generate::{RELEASE, WORKSPACE, Workspace};
use crate::goals::ratio;
use crate::measure::{Subject, alone, pair};

/// Measures both and prints a line for each.
pub(crate) fn print() -> io::Result<()> {
    syncing()?;
    loading()
}

/// A sync in which nobody has recorded anything.
fn syncing() -> io::Result<()> {
    let workspace = Workspace::new(10, 100)?;
    answers::write(&workspace, 1000)?;
    share(&workspace)?;
    let fetch = Subject::other("git", ["fetch", "--quiet", "origin", "gonogo"]);
    let sync = Subject::gonogo(["sync"]);
    let both = pair(|_| fetch.measure(&workspace), |_| sync.measure(&workspace))?;
    ratio("sync with nothing new against git fetch", &both, 1.5)
}

/// A clone that has recorded nothing and reads what fifty others have, against a git that hands out
/// the same files and a loop that parses them. What the same files take on a disk, with no git
/// between, is told beside it.
fn loading() -> io::Result<()> {
    const WRITERS: usize = 50;
    let mut workspace = Workspace::new(10, 100)?;
    let written = answers::write(&workspace, 100_000)?;
    let plain = Subject::floor("floor-journal", &written)?;
    let others = workspace.data.with_file_name("data-of-others");
    let files = fs::read_dir(&written)?.collect::<Result<Vec<_>, _>>()?;
    for (number, file) in files.iter().enumerate() {
        let writer = WriterId::from_bits(1 + (number % WRITERS) as u64).to_string();
        let folder = others.join(WORKSPACE).join("journal").join(writer);
        fs::create_dir_all(&folder)?;
        let name = format!("{RELEASE}.{}.jsonl", number / WRITERS + 1);
        fs::copy(file.path(), folder.join(name))?;
    }
    let own = std::mem::replace(&mut workspace.data, others);
    share(&workspace)?;
    workspace.data = own.with_file_name("data-of-nobody");
    let floor = Subject::floor("floor-branch", &workspace.root)?;
    let report = Subject::gonogo(["report"]);
    let both = pair(
        |_| floor.measure(&workspace),
        |_| report.measure(&workspace),
    )?;
    ratio("report, 100,000 changes of 50 others", &both, 2.0)?;
    let plain = alone(|_| plain.measure(&workspace))?;
    writeln!(
        io::stdout(),
        "{:<52} {:>7.1} ms",
        "  the same read from plain files",
        plain.cpu
    )
}

/// Puts the workspace into git, with a remote beside it, and shares its answers.
fn share(workspace: &Workspace) -> io::Result<()> {
    let root = &workspace.root;
    git(root, &["init", "--quiet", "--bare", "../remote.git"])?;
    git(root, &["init", "--quiet"])?;
    git(root, &["remote", "add", "origin", "../remote.git"])?;
    Subject::gonogo(["sync"]).measure(workspace).map(|_| ())
}

fn git(root: &Path, arguments: &[&str]) -> io::Result<()> {
    let status = Command::new("git")
        .args(arguments)
        .current_dir(root)
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("git {arguments:?}: {status}")))
    }
}
