//! Commands that ask: `report`, `gate`, `lint`.

use std::io::{self, Write};
use std::path::Path;

use super::args::{Gate, GateFormat, Report, ReportFormat, Running, typed};
use super::pager::Pager;
use super::{Context, Exit, Failure, outside, verify};
use crate::domain::board::Board;
use crate::domain::burn_up::BurnUp;
use crate::domain::delta::Delta;
use crate::domain::finding::Finding;
use crate::domain::verdict::{Assessment, Verdict};
use crate::report::facts::{Facts, Source};
use crate::report::github::Shelf;
use crate::report::ink::Paper;
use crate::report::{
    chat, csv, finding, gate, github, html, json, junit, markdown, openmetrics, text,
};
use crate::session::{OpenFailure, Opened, Session};
use crate::store::atomic::{self, WriteError};

pub(super) fn report(context: &mut Context, asked: &Report) -> Result<Exit, Failure> {
    let format = match asked.format {
        ReportFormat::Text if context.json => ReportFormat::Json,
        format @ (ReportFormat::Chat | ReportFormat::Json) => format,
        format if context.json => return Err(two_formats(&typed(&format))),
        format => format,
    };
    let session = context.standings().map_err(Failure::judging)?;
    print(context, &session, format, asked)
}

/// JSON was asked for as well as another format.
fn two_formats(format: &str) -> Failure {
    Failure::Word {
        name: "--json",
        why: format!("`--format {format}` is something else than JSON: leave out one of them"),
    }
}

/// Prints the report as it is today.
pub(super) fn print_now(
    context: &mut Context,
    session: &Session,
    format: ReportFormat,
) -> Result<Exit, Failure> {
    let asked = Report {
        format,
        output: None,
        since: None,
        as_of: None,
        no_pager: true,
    };
    print(context, session, format, &asked)
}

/// Prints the report; one that withholds its verdict could not tell.
fn print(
    context: &mut Context,
    session: &Session,
    format: ReportFormat,
    asked: &Report,
) -> Result<Exit, Failure> {
    let then = asked.as_of.map(|day| session.board_on(day)).transpose()?;
    let board = then.as_ref().map_or(session.board(), |then| &then.board);
    let findings = then.as_ref().map(|then| then.findings.clone());
    let mut findings = findings.unwrap_or_else(|| session.findings());
    let earlier = asked
        .since
        .map(|since| session.board_before(since, board.today));
    let earlier = earlier.transpose()?;
    if let Some(earlier) = &earlier {
        findings.extend(earlier.findings.iter().cloned());
        Finding::sort(&mut findings);
        findings.dedup();
    }
    let delta = earlier.map(|earlier| Delta::between(&earlier.board, board));
    let assessment = session.assess(board, &findings);
    let burn_up = BurnUp::of(session.history(), board, session.roster());
    let mut facts = facts(session, board, &assessment, &findings);
    if let Some(then) = &then {
        facts.source.origin = then.origin.as_deref();
    }
    let facts = facts.since(delta.as_ref()).burning(burn_up.as_ref());
    deliver(context, session, &facts, format, asked)?;
    match assessment.verdict {
        Ok(_) => Ok(Exit::Yes),
        Err(withheld) => Err(Failure::no_verdict(session, withheld)),
    }
}

/// Puts the report where it was asked to go.
fn deliver(
    context: &mut Context,
    session: &Session,
    facts: &Facts<'_>,
    format: ReportFormat,
    asked: &Report,
) -> Result<(), Failure> {
    let (page, json) = (context.out.page(), context.json);
    if let Some(path) = &asked.output {
        let colourless = Paper {
            colour: false,
            ..page
        };
        let bytes = written(facts, format, json, colourless)?;
        keep(session, &context.outside.folder.join(path), &bytes)?;
        return context.out.talk(&format!("Wrote {}.", path.display()));
    }
    let Some(pager) = pager(context, session, format, asked) else {
        return context.out.raw(|out| write(facts, format, json, page, out));
    };
    let bytes = written(facts, format, json, page)?;
    if context.out.fits(&bytes) || !pager.show(&bytes) {
        context.out.raw(|out| out.write_all(&bytes))?;
    }
    Ok(())
}

/// Replaces a file whole or not at all. Within the workspace a folder that is a link is refused as well:
/// there the team has laid it, and not whoever names the file.
fn keep(session: &Session, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let root = &session.workspace().root;
    if path.starts_with(root) {
        atomic::replace_in(root, path, bytes)
    } else {
        atomic::replace(path, bytes)
    }
}

/// The pager through which the report is read: only where somebody reads it at a terminal, and wants
/// one.
fn pager(
    context: &Context,
    session: &Session,
    format: ReportFormat,
    asked: &Report,
) -> Option<Pager> {
    let is_for_eyes = format == ReportFormat::Text
        && context.surface.is_full_screen()
        && !context.plain
        && !asked.no_pager
        && !outside::is_build();
    if !is_for_eyes {
        return None;
    }
    let path = context.outside.path.as_deref();
    Pager::named(outside::pager().as_deref(), path, &session.workspace().root)
}

/// The report as bytes.
fn written(
    facts: &Facts<'_>,
    format: ReportFormat,
    json: bool,
    paper: Paper,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    write(facts, format, json, paper, &mut bytes).map_err(|source| Failure::Write {
        what: "the report".into(),
        source,
    })?;
    Ok(bytes)
}

fn write(
    facts: &Facts<'_>,
    format: ReportFormat,
    json: bool,
    paper: Paper,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Text => text::write(out, paper, facts),
        ReportFormat::Markdown => markdown::write(out, facts),
        ReportFormat::Html => html::write(out, facts),
        ReportFormat::Json => json::write(out, facts),
        ReportFormat::Chat if json => chat::payload(out, facts),
        ReportFormat::Chat => chat::write(out, facts),
        ReportFormat::Csv => csv::write(out, facts),
        ReportFormat::Junit => junit::write(out, facts),
        ReportFormat::Openmetrics => openmetrics::write(out, facts),
    }
}

pub(super) fn gate(context: &mut Context, asked: &Gate) -> Result<Exit, Failure> {
    let format = match asked.format {
        GateFormat::Text if context.json => GateFormat::Json,
        format @ GateFormat::Github if context.json => return Err(two_formats(&typed(&format))),
        format => format,
    };
    let mut whole = true;
    if asked.verify {
        let mut opened = context.opened().map_err(Failure::judging)?;
        let running = Running {
            jobs: asked.jobs,
            trust_this_run: asked.trust_this_run,
        };
        let results = verify::run(context, &mut opened, &[], &running, true)?;
        verify::summary(context, &results)?;
        whole = results.are_whole();
    }
    let session = context.standings().map_err(Failure::judging)?;
    context.tell_of_pack(&session)?;
    let findings = session.findings();
    let assessment = session.assessment();
    let facts = facts(&session, session.board(), &assessment, &findings);
    let paper = context.out.paper();
    match format {
        GateFormat::Text => {
            context.out.raw(|out| gate::text(out, paper, &facts))?;
            // Without a verdict they are the answer itself.
            if assessment.verdict.is_ok() && !findings.is_empty() {
                context
                    .out
                    .aside(|ink| finding::write_all(ink, &findings))?;
            }
        }
        GateFormat::Json => context.out.raw(|out| gate::json(out, &facts))?,
        GateFormat::Github => {
            let folder = session.folder_in_repository();
            let shelf = folder.as_deref().map_or(Shelf::Nowhere, Shelf::Folder);
            context.out.raw(|out| github::write(out, &facts, shelf))?;
        }
    }
    match assessment.verdict {
        Ok(Verdict::NoGo) => Ok(Exit::No),
        Ok(Verdict::Conditional) if asked.strict => Ok(Exit::No),
        Ok(_) if !whole => Ok(Exit::Unknown),
        Ok(_) => Ok(Exit::Yes),
        Err(withheld) => Err(Failure::no_verdict(&session, withheld)),
    }
}

/// What a report says beyond the board.
fn facts<'a>(
    session: &'a Session,
    board: &'a Board,
    assessment: &'a Assessment,
    findings: &'a [Finding],
) -> Facts<'a> {
    Facts::of(Source {
        board,
        assessment,
        findings,
        roster: session.roster(),
        origin: session.origin(),
        sharing: session.sharing(),
    })
}

pub(super) fn lint(context: &mut Context) -> Result<Exit, Failure> {
    let findings = match context.opened() {
        Ok(mut opened) => {
            let Opened { session, journal } = &mut *opened;
            session.lint(journal)?
        }
        Err(Failure::Open(OpenFailure::Unreadable(findings))) => findings,
        Err(failure) => return Err(failure),
    };
    if context.json {
        context.out.raw(|out| json::findings(out, &findings))?;
    } else if findings.is_empty() {
        context.out.talk("No fault found.")?;
    } else {
        context.out.ink(|ink| finding::write_all(ink, &findings))?;
    }
    let fails = findings.iter().any(Finding::is_error);
    Ok(if fails { Exit::No } else { Exit::Yes })
}
