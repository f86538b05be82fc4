//! A check and how it ended, for programs: the same keys wherever one is told of.

use std::time::Duration;

use serde::Serialize;

use crate::domain::answer::Head;
use crate::domain::board::Row;
use crate::domain::check::Ran;
use crate::domain::id::ItemId;

/// How a run ended; all of it null where there was none.
#[derive(Serialize)]
struct Ended<'a> {
    /// `passed`, `failed` or `could-not-run`.
    result: Option<&'static str>,
    why: Option<&'a str>,
    exit: Option<i32>,
    value: Option<String>,
    seconds: Option<f64>,
    bytes: Option<u64>,
    digest: Option<&'a str>,
    tail: Option<&'a str>,
    commit: Option<&'a str>,
}

impl<'a> Ended<'a> {
    fn of(ran: Option<&'a Ran>) -> Self {
        let run = ran.and_then(Ran::run);
        Self {
            result: ran.map(Ran::word),
            why: ran.and_then(Ran::why),
            exit: run.and_then(|run| run.exit),
            value: run
                .and_then(|run| run.value.as_ref())
                .map(ToString::to_string),
            seconds: run.map(|run| Duration::from_millis(run.millis).as_secs_f64()),
            bytes: run.map(|run| run.bytes),
            digest: run.map(|run| run.digest.as_str()),
            tail: run.map(|run| run.tail.as_str()),
            commit: run.and_then(|run| run.commit.as_deref()),
        }
    }
}

/// What is known of an item's check.
#[derive(Serialize)]
pub(super) struct Check<'a> {
    /// The program and its arguments.
    run: &'a [String],
    /// The last run that there was.
    #[serde(flatten)]
    ended: Ended<'a>,
    at: Option<String>,
    by: Option<&'a str>,
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
        Some(Self {
            run: check.map_or(&[], |check| &check.run),
            ended: Ended::of(last.map(|head| &head.to)),
            at: last.map(|head| head.voice.at.to_rfc3339()),
            by: last.map(|head| &*head.voice.by),
            could_not_run: row.answer.could_not_run(),
        })
    }
}

/// How an item's check has just ended.
#[derive(Serialize)]
pub(super) struct Verified<'a> {
    item: &'a ItemId,
    #[serde(flatten)]
    ended: Ended<'a>,
    /// Programs that it started and that are still running.
    escaped: &'a [String],
}

impl<'a> Verified<'a> {
    pub(super) fn of((item, ran): &'a (ItemId, Ran)) -> Self {
        Self {
            item,
            ended: Ended::of(Some(ran)),
            escaped: ran.run().map_or(&[], |run| &run.escaped),
        }
    }
}
