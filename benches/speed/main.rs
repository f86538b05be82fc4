//! How fast the program is: its CPU time and memory against floors that are measured beside it.
//!
//! `cargo bench` prints everything; `cargo bench -- --large` also what takes longer, and
//! `cargo bench -- keys` only what keys cost in the app, `-- sharing` only what git takes, `-- checks` only
//! how long checks take side by side, `-- formats` only what each format of the report takes. No figure here
//! is a test, since a busy machine would fail it: a ratio to a floor, taken in turns in the same
//! run, is what can be compared between machines and days.
//!
//! Each figure is of one whole process, start and end included. For that the bench calls itself:
//!
//! - `speed measure PROGRAM ARGUMENT...` runs a program and prints what it took;
//! - `speed floor-toml FOLDER`, `speed floor-journal FOLDER`, `speed floor-branch REPOSITORY` and
//!   `speed floor-markdown FILE` are the floors.

#[cfg(unix)]
mod answers;
#[cfg(unix)]
mod checks;
#[cfg(unix)]
mod floor;
#[cfg(unix)]
mod formats;
#[cfg(unix)]
mod generate;
#[cfg(unix)]
mod goals;
#[cfg(unix)]
mod growth;
#[cfg(unix)]
mod importing;
#[cfg(unix)]
mod keys;
#[cfg(unix)]
mod measure;
#[cfg(unix)]
mod sharing;

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    use std::path::Path;

    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let words: Vec<_> = arguments
        .iter()
        .map(|word| word.to_str().unwrap_or_default())
        .collect();
    match words.as_slice() {
        ["measure", ..] => measure::run(arguments.get(1..).unwrap_or_default()),
        ["floor-toml", folder] => floor::toml(Path::new(folder)),
        ["floor-journal", folder] => floor::journal(Path::new(folder)),
        ["floor-markdown", file] => importing::floor(Path::new(file)),
        ["floor-branch", repository] => floor::branch(Path::new(repository)),
        options if options.contains(&"keys") => keys::print(),
        options if options.contains(&"sharing") => sharing::print(),
        options if options.contains(&"checks") => checks::print(),
        options if options.contains(&"formats") => formats::print(),
        options if options.contains(&"importing") => importing::print(),
        options if options.contains(&"growth") => growth::print(options.contains(&"--large")),
        options => {
            goals::print()?;
            keys::print()?;
            checks::print()?;
            importing::print()?;
            growth::print(options.contains(&"--large"))
        }
    }
}

#[cfg(not(unix))]
fn main() -> std::io::Result<()> {
    use std::io::Write as _;

    writeln!(
        std::io::stdout(),
        "Not measured here: this system does not tell what a process took."
    )
}
