//! An item's check and how it ended, for programs.

use serde::Serialize;

use crate::domain::answer::Head;
use crate::domain::board::Row;
use crate::domain::check::Ran;

#[derive(Serialize)]
pub(super) struct Check<'a> {
    /// The program and its arguments.
    run: &'a [String],
    /// `passed` or `failed` of the last run; null where it never ran.
    result: Option<&'static str>,
    why: Option<&'a str>,
    at: Option<String>,
    by: Option<&'a str>,
    exit: Option<i32>,
    value: Option<String>,
    seconds: Option<f64>,
    bytes: Option<u64>,
    digest: Option<&'a str>,
    tail: Option<&'a str>,
    commit: Option<&'a str>,
    /// Why it could not run when it was last asked to, where it could not.
    could_not_run: Option<&'a str>,
}

impl<'a> Check<'a> {
    /// What is known of the check of a row; none where it has none and never had one that ran.
    pub(super) fn of(row: &'a Row) -> Option<Self> {
        let heads = &row.answer.check.heads;
        let check = row.item.check.as_deref();
        if check.is_none() && heads.is_empty() {
            return None;
        }
        let did_run = |head: &&Head<Ran>| head.to.run().is_some();
        let last = heads.iter().rev().find(did_run);
        let run = last.and_then(|head| head.to.run());
        Some(Self {
            run: check.map_or(&[], |check| &check.run),
            result: last.map(|head| head.to.word()),
            why: last.and_then(|head| head.to.why()),
            at: last.map(|head| head.voice.at.to_rfc3339()),
            by: last.map(|head| head.voice.by.as_str()),
            exit: run.and_then(|run| run.exit),
            value: run
                .and_then(|run| run.value.as_ref())
                .map(ToString::to_string),
            seconds: run.map(|run| std::time::Duration::from_millis(run.millis).as_secs_f64()),
            bytes: run.map(|run| run.bytes),
            digest: run.map(|run| run.digest.as_str()),
            tail: run.map(|run| run.tail.as_str()),
            commit: run.and_then(|run| run.commit.as_deref()),
            could_not_run: row.answer.could_not_run(),
        })
    }
}
