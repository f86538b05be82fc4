//! `verify`: runs the declared checks and records how each ended.

mod progress;

use std::num::NonZero;

use self::progress::Progress;
use super::args::{Running, Verify};
use super::{Context, Exit, Failure, outside, trust};
use crate::checks::{self, Chosen, Step, Stop, choose};
use crate::domain::check::{Ran, Report};
use crate::domain::command::{Command, may_check};
use crate::domain::event::{Change, Event};
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::report::ink::{Ink, Tone};
use crate::report::json;
use crate::session::{Opened, RecordFailure};

/// How checks ended, by item.
pub(super) struct Results {
    ran: Vec<(ItemId, Ran)>,
    /// Whether somebody had them end before all were done.
    stopped: bool,
}

impl Results {
    fn number(&self, is: fn(&Ran) -> bool) -> usize {
        self.ran.iter().filter(|(_, ran)| is(ran)).count()
    }

    fn failed(&self) -> usize {
        self.number(|ran| matches!(ran, Ran::Failed { .. }))
    }

    /// Whether all that should run did.
    pub(super) fn are_whole(&self) -> bool {
        !self.stopped && self.number(|ran| ran.run().is_none()) == 0
    }

    fn exit(&self) -> Exit {
        match (self.failed(), self.are_whole()) {
            (1.., _) => Exit::No,
            (0, false) => Exit::Unknown,
            (0, true) => Exit::Yes,
        }
    }
}

pub(super) fn verify(context: &mut Context, asked: &Verify) -> Result<Exit, Failure> {
    let mut opened = context.opened()?;
    let results = run(context, &mut opened, &asked.what, &asked.running, false)?;
    if context.json {
        context.out.raw(|out| json::verified(out, &results.ran))?;
    }
    summary(context, &results)?;
    Ok(results.exit())
}

/// Runs the checks of what was asked for and records how each ended. Where the results are only
/// `beside` the answer, they are talk.
pub(super) fn run(
    context: &mut Context,
    opened: &mut Opened,
    what: &[String],
    running: &Running,
    beside: bool,
) -> Result<Results, Failure> {
    let session = &opened.session;
    if !session.files_are_readable() {
        return Err(Failure::unreadable(session));
    }
    context.tell_of_pack(session)?;
    let Chosen { items, set_aside } = choose(session.plan(), session.board(), what)?;
    let allowed = trust::allowed(context, session, running.trust_this_run)?;
    if let Some(item) = items.first() {
        let by = session.who().by;
        may_check(&session.desk(&by, None), item).map_err(RecordFailure::Refused)?;
    }
    for item in set_aside {
        let word = format!(
            "{item} is set aside by an answer, so its check does not run unless it is named."
        );
        context.out.talk(&word)?;
    }
    let commit = checks::commit(context.outside.path.as_deref(), &session.workspace().root);
    let surroundings = outside::surroundings().for_release(&session.board().release);
    let stop = Stop::default();
    let signals = outside::signals();
    let mut progress = Progress::new(items.len(), context.surface.talk.is_terminal());
    let mut results = Results {
        ran: Vec::new(),
        stopped: false,
    };
    let mut failure = None;
    let mut tell = |step: Step| {
        let told = match step {
            _ if failure.is_some() => Ok(()),
            Step::Begun(item) => {
                progress.begun(item);
                Ok(())
            }
            Step::Beat => Ok(()),
            Step::Ended(item, report) => {
                progress.ended(&item);
                record(opened, &item, report, commit.as_ref()).and_then(|ran| {
                    progress.clear(&mut context.out);
                    if !context.json {
                        say(context, beside, &item, &ran)?;
                    }
                    results.ran.push((item, ran));
                    Ok(())
                })
            }
        };
        progress.draw(&mut context.out);
        if let Err(error) = told {
            // What cannot be recorded would have run for nothing.
            failure = Some(error);
            stop.ask();
        }
        if signals.are_caught() {
            stop.ask();
        }
    };
    let jobs = running.jobs.and_then(NonZero::new);
    checks::run(&allowed, &items, &surroundings, jobs, &stop, &mut tell);
    progress.clear(&mut context.out);
    if let Some(failure) = failure {
        return Err(failure);
    }
    results.stopped = stop.is_asked();
    let place = |item: &ItemId| items.iter().position(|known| known == item);
    results.ran.sort_by_key(|(item, _)| place(item));
    Ok(results)
}

/// Records how a check ended, and tells what the rules made of it.
fn record(
    opened: &mut Opened,
    item: &ItemId,
    mut report: Report,
    commit: Option<&String>,
) -> Result<Ran, Failure> {
    if let Report::Ended(ended) = &mut report {
        ended.run.commit = commit.cloned();
    }
    let item = item.clone();
    let event = opened.record(&Command::Check { item, report })?;
    let ran = |event: &Event| {
        event.changes.iter().find_map(|change| match change {
            Change::Check(set) => Some(set.to.clone()),
            _ => None,
        })
    };
    // A check always changes something, so there is always one.
    let nothing = || RecordFailure::Refused(crate::domain::refusal::Refusal::NothingSaid);
    Ok(event.as_ref().and_then(ran).ok_or_else(nothing)?)
}

fn say(context: &mut Context, beside: bool, item: &ItemId, ran: &Ran) -> Result<(), Failure> {
    let line = |ink: &mut Ink<'_>| {
        ink.put(Tone::Accent, item.as_str())?;
        ink.apart();
        let tone = match ran {
            Ran::Passed(_) => Tone::Good,
            Ran::Failed { .. } => Tone::Bad,
            Ran::CouldNotRun { .. } => Tone::Warn,
        };
        ink.say(tone, &ran.plain())?;
        let tail = match ran {
            Ran::Failed { run, .. } => run.tail.as_str(),
            _ => "",
        };
        let lines: Vec<_> = tail.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(LINES)) {
            ink.pad_to(4);
            ink.say(Tone::Quiet, line)?;
        }
        Ok(())
    };
    if beside {
        context.out.aside(line)
    } else {
        context.out.ink(line)?;
        context.out.flush()
    }
}

/// How many of the last lines of a failed check are shown.
const LINES: usize = 10;

pub(super) fn summary(context: &mut Context, results: &Results) -> Result<(), Failure> {
    let number = results.ran.len();
    if number == 0 && !results.stopped {
        return context.out.talk("No check is asked for here, so none ran.");
    }
    let mut words = format!("{} ran", count(number, "check"));
    let silent = results.number(|ran| ran.run().is_none());
    for (number, word) in [(results.failed(), "failed"), (silent, "could not run")] {
        if number > 0 {
            words.extend([", ", &number.to_string(), " ", word]);
        }
    }
    if results.stopped {
        words += "; the others were stopped, and nothing is left running";
    }
    context.out.talk(&format!("{words}."))
}
