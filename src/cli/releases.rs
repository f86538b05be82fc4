//! `release new`, `list`, `show`, `rename`, `reopen`.

use super::args;
use super::asking::{ask, ask_date, ask_whether, talks};
use super::items::readable;
use super::polling;
use super::{Context, Exit, Failure};
use crate::domain::event::{Change, Event};
use crate::domain::overview::Overview;
use crate::domain::spoken_date::parse_day;
use crate::domain::text::count;
use crate::report::ink::Tone;
use crate::report::{finding, releases};
use crate::session::{NewRelease, Session, make_release};

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
    let from = new.from.clone();
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
    match (made.carried, from) {
        (Some(event), Some(from)) => context.out.talk(&format!(
            "Carried over from {from} as change {}: {}; `gonogo undo --release {id}` takes it back.",
            event.id.short(),
            carried(&event),
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

/// How much of what was carried.
fn carried(event: &Event) -> String {
    let of = |kind: fn(&Change) -> bool| event.changes.iter().filter(|it| kind(it)).count();
    let owners = count(of(|it| matches!(it, Change::Owner(_))), "owner");
    match of(|it| matches!(it, Change::Status(_))) {
        0 => owners,
        some => format!("{owners}, {} not applicable", count(some, "item")),
    }
}

/// The short questionnaire of a release about which nothing was said.
fn question(context: &mut Context, new: &mut NewRelease) -> Result<(), Failure> {
    let traits: Vec<_> = {
        let session = context.standings()?;
        // Nobody is asked about a release that cannot be.
        session.may_make(&new.id)?;
        let owned = |(name, words): (&_, Option<&str>)| {
            let plain = || format!("Does `{name}` hold?");
            (Clone::clone(name), words.map_or_else(plain, Into::into))
        };
        session.traits().into_iter().map(owned).collect()
    };
    let name = ask(context, "What is the release called? (Enter: no name) ")?;
    new.name = Some(name).filter(|name| !name.is_empty());
    new.date = ask_date(context)?;
    for (name, words) in traits {
        if let Some(holds) = ask_whether(context, &words)? {
            new.traits.push((name, holds));
        }
    }
    Ok(())
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
