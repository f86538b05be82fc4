//! What it costs to read minutes, beside parsing their Markdown and nothing more.

use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;

use pulldown_cmark::{Options, Parser};

use crate::generate::Workspace;
use crate::goals::ratio;
use crate::measure::{Subject, pair};

/// Minutes as people write them: whom they name, what is to do, and much that is neither.
const MINUTES: &str = "## Actions\n\n- [ ] Maria Garcia: repair the refund export by Friday\n\
    - [x] John Smith: raise the alarm limit\n\n\
    We talked about the restore drill, and nobody minded that it took as long as it did. The next \
    one is in spring, and whoever wants to may come.\n\n\
    | Item | Owner | Status | Due |\n|---|---|---|---|\n\
    | Consent is asked for again | Li Wei | in progress | 2026-04-01 |\n\n\
    ## Open questions\n\n- Who tells the clients?\n\n";

/// Measures minutes of 10 KiB, 100 KiB and 1 MiB, and prints a line for each.
pub(crate) fn print() -> io::Result<()> {
    for (name, bytes) in [
        ("10 KiB", 10 << 10),
        ("100 KiB", 100 << 10),
        ("1 MiB", 1 << 20),
    ] {
        let workspace = Workspace::new(1, 100)?;
        let file = workspace.root.join("minutes.md");
        // The items differ, or they would all be one.
        let parts = (0..).map(|number| MINUTES.replace("export", &format!("export {number}")));
        let mut text = String::from("# Meeting of 2026-03-10\n\n");
        parts
            .take_while(|part| {
                text.push_str(part);
                text.len() < bytes
            })
            .for_each(drop);
        fs::write(&file, text)?;
        let floor = Subject::floor("floor-markdown", &file)?;
        let import = Subject::gonogo(["import", "minutes.md"]);
        let both = pair(
            |_| floor.measure(&workspace),
            |_| import.measure(&workspace),
        )?;
        ratio(&format!("import, minutes of {name}"), &both, f64::INFINITY)?;
    }
    Ok(())
}

/// The floor: all that Markdown's parser says of a file.
pub(crate) fn floor(file: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    for event in Parser::new_ext(&text, Options::all()) {
        black_box(&event);
    }
    Ok(())
}
