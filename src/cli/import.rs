//! `import`: minutes and Markdown checklists become items, answers, people and releases.

mod asking;
mod json;
mod showing;

use std::path::Path;

use super::args::Import;
use super::{Context, Exit, Failure};
use crate::session::{self, Choosing, ImportFailure, ImportPlan, Imported, Proposed, Session};

pub(super) fn import(context: &mut Context, asked: &Import) -> Result<Exit, Failure> {
    let path = context.outside.folder.join(&asked.file);
    let text = session::read_document(&path)?;
    let session = context.session()?;
    if !session.files_are_readable() {
        return Err(Failure::unreadable(&session));
    }
    if (asked.apply || asked.walk) && !session.has_folder() {
        return Err(ImportFailure::NoFolder.into());
    }
    if asked.walk
        && let Some(exit) = super::walk::import(context, asked)?
    {
        return Ok(exit);
    }
    if asked.checklist {
        return checklist(context, asked, &session, &text);
    }
    let into = match &asked.into {
        Some(into) => into.clone(),
        None => session::actions().map_err(Failure::of("--into"))?,
    };
    let mut plan = session.plan_import(&text, &asked.file, into);
    if asked.walk {
        let mut choosing = Choosing::unanswered(Proposed {
            path: asked.file.clone(),
            lines: Vec::new(),
            plan,
        });
        asking::walk(context, &session, &mut choosing)?;
        plan = session.settle(&choosing);
    }
    if context.json {
        context.out.json(&json::minutes(&plan, asked.explain))?;
    } else if !asked.walk {
        showing::plan(context, &session, &plan, asked)?;
    }
    if !asked.apply && !asked.walk {
        if !session.has_folder() {
            context
                .out
                .talk("There is no workspace here yet: `gonogo init` makes one.")?;
        } else if plan.writes() {
            context
                .out
                .talk("Nothing is written yet: --apply writes this, --walk asks about each.")?;
        } else {
            context.out.talk(nothing(&plan, asked))?;
        }
        return Ok(Exit::Yes);
    }
    if plan.writes() {
        let done = session::apply_import(&context.outside, &context.opening, &plan)?;
        wrote(context, &session, &done)?;
    } else if asked.walk {
        context
            .out
            .talk("Nothing new was taken, so nothing is written.")?;
    } else {
        context.out.talk(nothing(&plan, asked))?;
    }
    Ok(Exit::Yes)
}

/// Why these minutes write nothing.
fn nothing(plan: &ImportPlan, asked: &Import) -> &'static str {
    if plan.items.is_empty() && asked.explain {
        "Nothing in it is clearly something to do."
    } else if plan.items.is_empty() {
        "Nothing in it is clearly something to do: --explain names the lines that were not taken."
    } else if plan.items.iter().any(|planned| planned.pairing.is_unsure()) {
        "Nothing to write without being asked: --walk asks about what may be known already."
    } else {
        "Nothing to write: all of this is known already."
    }
}

fn checklist(
    context: &mut Context,
    asked: &Import,
    session: &Session,
    text: &str,
) -> Result<Exit, Failure> {
    let section = asked.section.as_deref();
    let plan = session::plan_outline(session, text, &asked.file, asked.into.as_ref(), section)?;
    if asked.apply && !session.has_folder() {
        return Err(ImportFailure::NoFolder.into());
    }
    let done = if asked.apply {
        Some(session::import_outline(
            &context.outside,
            &context.opening,
            &plan,
        )?)
    } else {
        None
    };
    if context.json {
        context.out.json(&json::checklist(&plan))?;
    } else {
        showing::outline(context, &plan, done.is_some())?;
    }
    match done {
        Some(done) => wrote(context, session, &done)?,
        None if session.has_folder() => {
            context
                .out
                .talk("Nothing is written yet: --apply writes this.")?;
        }
        None => {
            context
                .out
                .talk("There is no workspace here yet: `gonogo init` makes one.")?;
        }
    }
    Ok(Exit::Yes)
}

/// Says what was written, and how to take it back.
fn wrote(context: &mut Context, session: &Session, done: &Imported) -> Result<(), Failure> {
    let root = &session.workspace().root;
    let mut words = Vec::new();
    for path in &done.files {
        let shown = path.strip_prefix(root).unwrap_or(path);
        words.push(format!("Wrote {}.", shown.display()));
    }
    for event in &done.events {
        words.push(format!(
            "Saved what was said as change {}; `gonogo undo {}` takes it back.",
            event.id.short(),
            event.id.short()
        ));
    }
    for words in words {
        context.out.talk(&words)?;
    }
    Ok(())
}

/// Which of a plan's files would be written, relative to the workspace.
fn files(session: &Session, plan: &ImportPlan) -> Vec<String> {
    let root = &session.workspace().root;
    let shown = |path: &Path| {
        path.strip_prefix(root)
            .unwrap_or(path)
            .display()
            .to_string()
    };
    let mut files = Vec::new();
    if plan
        .items
        .iter()
        .any(|item| matches!(item.pairing, session::Pairing::New(_)))
    {
        files.push(shown(&session.area_file(&plan.into)));
    }
    if !(plan.people.is_empty() && plan.absences.is_empty() && plan.closed.is_empty()) {
        files.push(shown(&session.workspace().settings_path()));
    }
    let releases = plan
        .releases
        .iter()
        .map(|release| shown(&session.workspace().release_path(&release.id)));
    files.extend(releases);
    files
}
