//! What each format of the report takes, against the one for programs: 10,000 items.

use std::io;

use crate::generate::Workspace;
use crate::goals::{expect_some, peak, ratio};
use crate::measure::{Subject, pair};

/// All but JSON, which they are measured against.
const FORMATS: [&str; 7] = [
    "text",
    "markdown",
    "html",
    "chat",
    "csv",
    "junit",
    "openmetrics",
];

/// Measures every format and prints a line for each, with its peak of memory below.
pub(crate) fn print() -> io::Result<()> {
    let workspace = Workspace::new(100, 100)?;
    let json = Subject::gonogo(["report", "--format", "json"]);
    for format in FORMATS {
        let report = Subject::gonogo(["report", "--format", format]);
        let both = pair(
            |_| expect_some(json.measure(&workspace)?),
            |_| expect_some(report.measure(&workspace)?),
        )?;
        ratio(
            &format!("report --format {format} against JSON, 10,000 items"),
            &both,
            2.0,
        )?;
        peak(both.ours.peak.max(both.floor.peak), 128.0)?;
    }
    Ok(())
}
