//! `sync`: what went out, what came in, from whom.

use std::collections::BTreeMap;

use serde::Serialize;

use super::args::Meet;
use super::{Context, Exit, Failure};
use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::text::count;
use crate::report::finding;
use crate::report::ink::Tone;
use crate::report::json;
use crate::share::{self, Mode, Outcome, Prompts, Request, Step, Stop};
use crate::store::git::ObjectId;

/// How many people are named.
const NAMES: usize = 5;

pub(super) fn sync(context: &mut Context, asked: Meet) -> Result<Exit, Failure> {
    let mode = match asked {
        Meet { pull: true, .. } => Mode::Pull,
        Meet { dry_run: true, .. } => Mode::DryRun,
        Meet { status: true, .. } => Mode::Status,
        Meet { .. } => Mode::Both,
    };
    let surface = &context.surface;
    let watched = surface.talk.is_terminal();
    let somebody = surface.input.is_terminal() && watched;
    let request = Request {
        remote: asked.remote,
        mode,
        prompts: if somebody {
            Prompts::Terminal
        } else {
            Prompts::None
        },
        stop: Stop::default(),
    };
    let Context {
        outside,
        opening,
        out,
        ..
    } = context;
    let mut tell = |step: Step| {
        if watched {
            // Nobody is left to be told that talk could not be written.
            let _ = out.talk(&words(&step));
        }
    };
    let outcome = share::sync(outside, opening, &request, &mut tell)?;
    if context.json {
        context.out.json(&Answer::of(&outcome, mode))?;
    } else {
        say(context, &outcome, mode)?;
    }
    if !outcome.findings.is_empty() && !context.json {
        let findings = &outcome.findings;
        context.out.aside(|ink| finding::write_all(ink, findings))?;
    }
    if outcome.pushed && outcome.undeclared {
        context.out.talk(
            "From now on these answers are shared. Put this line at the top of gonogo.toml and commit it, \
             so that no clone without them gives a verdict:",
        )?;
        context.out.talk("shared = true")?;
    }
    Ok(Exit::Yes)
}

fn words(step: &Step) -> String {
    match step {
        Step::Fetching(remote) => format!("Asking {remote} …"),
        Step::Sending(remote, 0) => format!("Sending the board to {remote} …"),
        Step::Sending(remote, number) => {
            format!("Sending {} to {remote} …", count(*number, "change"))
        }
        Step::Again => "Somebody else was faster; once more …".into(),
    }
}

/// A line for each direction.
fn say(context: &mut Context, outcome: &Outcome, mode: Mode) -> Result<(), Failure> {
    let Outcome {
        remote,
        tip,
        received,
        sent,
        sent_unknown,
        ..
    } = outcome;
    let (came, went) = match mode {
        Mode::Both => ("Received", "Sent"),
        Mode::Pull => ("Received", "Not sent"),
        Mode::DryRun => ("Would receive", "Would send"),
        Mode::Status => ("", "Not sent"),
    };
    let mut lines = Vec::new();
    if mode != Mode::Status {
        lines.push(line(came, "from", received, 0, remote));
    }
    lines.push(line(went, "to", sent, *sent_unknown, remote));
    if tip.is_none() {
        lines.push(match mode {
            Mode::Status => format!("Nothing was ever fetched from {remote}."),
            _ => format!("{remote} has no branch `gonogo`."),
        });
    }
    context
        .out
        .ink(|ink| lines.iter().try_for_each(|line| ink.say(Tone::Plain, line)))
}

/// What travels in one direction, and by whom it was said; `unknown` are of a newer program's kind.
fn line(verb: &str, preposition: &str, events: &[Event], unknown: usize, remote: &str) -> String {
    if events.is_empty() && unknown == 0 {
        return format!("{verb}: nothing.");
    }
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        *people.entry(&event.by).or_default() += 1;
    }
    let mut names: Vec<_> = people
        .iter()
        .take(NAMES)
        .map(|(name, number)| format!("{name} {number}"))
        .collect();
    if people.len() > NAMES {
        names.push("…".into());
    }
    if unknown > 0 {
        names.push(format!("a newer gonogo's {unknown}"));
    }
    let number = count(events.len() + unknown, "change");
    format!(
        "{verb}: {number} {preposition} {remote} ({}).",
        names.join(", ")
    )
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    mode: &'static str,
    remote: &'a str,
    /// The tip of the branch.
    commit: Option<&'a str>,
    pushed: bool,
    /// How many changes came in, or would.
    received: usize,
    /// How many went out, or would.
    sent: usize,
    /// How many of this machine the branch lacks afterwards.
    not_sent: usize,
    diagnostics: Vec<json::Diagnostic<'a>>,
}

impl<'a> Answer<'a> {
    fn of(outcome: &'a Outcome, mode: Mode) -> Self {
        let findings: &'a [Finding] = &outcome.findings;
        let travels = outcome.sent.len() + outcome.sent_unknown;
        Self {
            schema: "gonogo.sync/1",
            mode: match mode {
                Mode::Both => "sync",
                Mode::Pull => "pull",
                Mode::DryRun => "dry-run",
                Mode::Status => "status",
            },
            remote: &outcome.remote,
            commit: outcome.tip.as_ref().map(ObjectId::as_str),
            pushed: outcome.pushed,
            received: outcome.received.len(),
            sent: if matches!(mode, Mode::Both | Mode::DryRun) {
                travels
            } else {
                0
            },
            not_sent: if mode == Mode::Both { 0 } else { travels },
            diagnostics: json::diagnostics(findings),
        }
    }
}
