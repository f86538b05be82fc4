//! The program as a command, in an environment that holds nothing of the machine's.
//!
//! Every test runs the real program in folders of its own. What needs no process is tried further
//! down, beside the code.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod asking;
mod broken;
mod changing;
#[cfg(unix)]
mod checking;
mod clones;
mod delivering;
mod doctor;
mod earlier;
mod environment;
mod faults;
mod hostile;
mod hostile_branch;
mod importing;
mod itself;
mod keeping;
mod keys;
mod life;
mod making;
mod options;
mod polling;
mod readiness;
mod releases;
mod repository;
mod returning;
mod sharing;
mod showing;
mod streams;
mod together;
mod versions;
mod walking;
mod watching;
