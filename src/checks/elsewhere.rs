//! Systems without process groups: no command is run that could not be ended with all that it
//! started.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::time::Duration;

use super::Stop;
use crate::domain::check::Report;

/// A command that is about to run.
#[expect(dead_code, reason = "the same shape on every system")]
pub(super) struct Spec<'a> {
    pub(super) root: &'a Path,
    pub(super) run: &'a [String],
    pub(super) cwd: &'a str,
    pub(super) timeout: Duration,
    pub(super) variables: Vec<(OsString, OsString)>,
    pub(super) path: Option<&'a OsStr>,
}

/// Says that it does not run here.
#[expect(clippy::unnecessary_wraps, reason = "the same shape on every system")]
pub(super) fn run(_spec: &Spec<'_>, _stop: &Stop) -> Option<Report> {
    let why = "checks run on Linux and macOS only, where all that they start can be ended";
    Some(Report::DidNotRun(why.into()))
}
