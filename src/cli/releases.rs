//! `release new`, `list`, `show`, `rename`, `reopen`.

use super::args;
use super::asking::{ask, ask_date, ask_whether, talks};
use super::items::readable;
use super::polling;
use super::{Context, Exit, Failure};
use crate::domain::id::ReleaseId;
use crate::domain::overview::Overview;
use crate::domain::spoken_date::parse_day;
use crate::domain::text::count;
use crate::report::ink::Tone;
use crate::report::{finding, releases};
use crate::session::{Asked, NewRelease, Session, Survey, make_release};

pub(super) fn release(context: &mut Context, asked: args::Release) -> Result<Exit, Failure> {
    match asked {
        args::Release::New(new) => make(context, new),
        args::Release::List => list(context),
        args::Release::Show(one) => show(context, one),
        args::Release::Reopen(one) => polling::reopen(context, one),
        args::Release::Rename(ids) => rename(context, &ids),
    }
}

fn make(context: &mut Context, mut asked: args::NewRelease) -> Result<Exit, Failure> {
    let today = context.opening.clock.today();
    let date = asked.date.take().map(|date| parse_day(&date, today, None));
    let mut new = NewRelease {
        name: asked.name,
        version: asked.version,
        date: date.transpose().map_err(Failure::of("--date"))?,
        owner: asked.owner,
        from: asked.from,
        traits: asked.traits,
        ..NewRelease::bare(asked.id)
    };
    if new == NewRelease::bare(new.id.clone()) && talks(context) {
        question(context, &mut new)?;
    }
    let made = make_release(&context.outside, &context.opening, new)?;
    let session = &made.opened.session;
    if context.json {
        context
            .out
            .raw(|out| tell(session, |known| releases::json(out, known)))?;
    } else {
        let path = made.path.strip_prefix(&session.workspace().root);
        let path = path.unwrap_or(&made.path).display().to_string();
        context.out.ink(|ink| {
            ink.put(Tone::Good, "wrote  ")?;
            ink.say(Tone::Plain, &path)
        })?;
    }
    let id = &session.board().release.id;
    let name = format!("releases/{id}.toml");
    let mut findings = session.findings();
    findings.retain(|finding| finding.path == name);
    if !findings.is_empty() {
        context
            .out
            .aside(|ink| finding::write_all(ink, &findings))?;
    }
    match (made.carried, made.from) {
        (Some(event), Some(from)) => context.out.talk(&format!(
            "Carried over from {from} as change {}: {}; `gonogo undo --release {id}` takes it back.",
            event.id.short(),
            releases::carried(&event),
        ))?,
        (None, Some(from)) => context
            .out
            .talk(&format!("{from} leaves nothing to carry over."))?,
        _ => {}
    }
    for was in &session.board().release.was {
        let words = format!("The answers given for {was} until now are its answers.");
        context.out.talk(&words)?;
    }
    Ok(Exit::Yes)
}

/// The short questionnaire of a release about which nothing was said: what the app asks too.
fn question(context: &mut Context, new: &mut NewRelease) -> Result<(), Failure> {
    let survey = {
        let opened = &mut *context.opened()?;
        // Nobody is asked about a release that cannot be.
        opened.session.may_make(&new.id)?;
        opened.session.survey(&mut opened.journal)?
    };
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    new.name = said(ask(context, "What is it called? (Enter: no name) ")?);
    new.version = said(ask(context, "Which version is it? (Enter: none) ")?);
    new.date = ask_date(context)?;
    new.owner = said(ask(context, "Who decides? (Enter: nobody yet) ")?);
    new.from = ask_from(context, &survey, &new.id)?;
    for asked in &survey.traits {
        let question = format!("{} ({}) ", asked.words(), decides(asked));
        if let Some(holds) = ask_whether(context, question.trim_end())? {
            new.traits.push((asked.name.clone(), holds));
        }
    }
    Ok(())
}

/// What hangs on a trait.
fn decides(asked: &Asked) -> String {
    format!("decides {}", count(asked.items, "item"))
}

/// From which release it begins; the one that was shipped last is offered.
fn ask_from(
    context: &mut Context,
    survey: &Survey,
    new: &ReleaseId,
) -> Result<Option<ReleaseId>, Failure> {
    let (offered, words) = match survey.offered() {
        Some(offered) => (Some(offered), format!("Enter: {offered}; -: from none")),
        None => (None, "Enter: from none".into()),
    };
    loop {
        let question = format!("From which release does it begin? ({words}) ");
        let line = ask(context, &question)?;
        match line.as_str() {
            "" => return Ok(offered.cloned()),
            "-" => return Ok(None),
            _ => {}
        }
        match line.parse::<ReleaseId>() {
            Err(bad) => context.out.talk(&bad.to_string())?,
            Ok(from) => match survey.may_begin_from(&from, new) {
                Ok(()) => return Ok(Some(from)),
                Err(why) => context.out.talk(&why.told())?,
            },
        }
    }
}

fn list(context: &mut Context) -> Result<Exit, Failure> {
    let opened = &mut *context.opened()?;
    let overviews = opened.session.releases(&mut opened.journal)?;
    if context.json {
        context.out.json(&releases::rows(&overviews))?;
    } else {
        let roster = opened.session.roster();
        let today = opened.session.board().today;
        context
            .out
            .ink(|ink| releases::list(ink, &overviews, roster, today))?;
    }
    readable(&opened.session)
}

fn show(context: &mut Context, asked: args::OneRelease) -> Result<Exit, Failure> {
    context.opening.release = asked.id.or(context.opening.release.take());
    let session = context.standings()?;
    if context.json {
        context
            .out
            .raw(|out| tell(&session, |known| releases::json(out, known)))?;
    } else {
        context
            .out
            .ink(|ink| tell(&session, |known| releases::show(ink, known)))?;
    }
    readable(&session)
}

/// Hands over what is known of the open release.
fn tell<T>(session: &Session, write: impl FnOnce(&releases::Known<'_>) -> T) -> T {
    let assessment = session.assessment();
    let traits = session.traits();
    write(&releases::Known {
        overview: &Overview::of(session.board(), &assessment, true),
        board: session.board(),
        roster: session.roster(),
        traits: &traits,
    })
}

fn rename(context: &mut Context, ids: &args::RenameRelease) -> Result<Exit, Failure> {
    let opened = &*context.opened()?;
    let path = opened
        .session
        .rename_release(&opened.journal, &ids.old, &ids.new)?;
    let root = &opened.session.workspace().root;
    let path = path.strip_prefix(root).unwrap_or(&path).display();
    context.out.ink(|ink| {
        ink.put(Tone::Good, "wrote  ")?;
        ink.say(Tone::Plain, &path.to_string())
    })?;
    context.out.talk(&format!(
        "{} is now {}; its answers stay. Commit both names to git.",
        ids.old, ids.new
    ))?;
    Ok(Exit::Yes)
}
