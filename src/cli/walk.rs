//! `walk`, and the program without a command: the app, or the same as plain lines.

mod plain;
mod reply;
mod showing;

use std::io;
use std::mem::ManuallyDrop;

use self::plain::Plain;
use super::args::{ReportFormat, Walk};
use super::{Context, Exit, Failure, keys, outside};
use crate::domain::walk::route;
use crate::session::Opened;
use crate::tui;

/// Opens the app; where there is no terminal, prints the report.
pub(super) fn open(context: &mut Context) -> Result<Exit, Failure> {
    let opened = context.opened()?;
    if has_app(context) {
        return app(context, opened, None);
    }
    let format = if context.json {
        ReportFormat::Json
    } else {
        ReportFormat::Text
    };
    super::report::print_now(context, &opened.session, format)
}

/// Whether this is a terminal that can show the app, and nobody asked for anything else.
fn has_app(context: &Context) -> bool {
    context.surface.is_full_screen() && !context.plain && !context.json
}

fn app(
    context: &mut Context,
    opened: ManuallyDrop<Opened>,
    start: Option<tui::Start>,
) -> Result<Exit, Failure> {
    let opened = ManuallyDrop::into_inner(opened);
    let options = tui::Options {
        start,
        preferences: keys::preferences(context)?,
        abilities: outside::abilities(&context.surface, context.out.paper().colour),
    };
    let opening = context.opening.clone();
    tui::open(opened, context.outside.clone(), opening, &options)?;
    Ok(Exit::Yes)
}

/// Walks the items one at a time.
pub(super) fn walk(context: &mut Context, asked: &Walk) -> Result<Exit, Failure> {
    let opened = context.opened()?;
    let session = &opened.session;
    if let Some(area) = &asked.area {
        session.area(area)?;
    }
    if has_app(context) {
        let area = asked.area.clone();
        return app(
            context,
            opened,
            Some(tui::Start::Walk {
                area,
                phase: asked.phase,
            }),
        );
    }
    if !session.files_are_readable() {
        return Err(Failure::Unreadable(session.findings()));
    }
    let route = route(session.board(), asked.area.as_ref(), asked.phase);
    let items = route
        .into_iter()
        .filter_map(|place| session.board().rows.get(place));
    let items = items.map(|row| row.item.id.clone()).collect();
    let talks = context.surface.input.is_terminal();
    let opened = ManuallyDrop::into_inner(opened);
    Plain::new(opened, items, talks).run(context, &mut io::stdin().lock())
}
