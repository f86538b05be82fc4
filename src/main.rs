//! Collects the arguments, calls the library, exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(gonogo::cli::run(std::env::args_os()) as u8)
}
