//! `walk`, and the program without a command: the app, or the same as plain lines.

mod answering;
mod asking;
mod files;
mod keeping;
mod lines;
mod picking;
mod plain;
mod reply;
mod saving;
mod showing;
mod telling;

use std::io;
use std::mem::ManuallyDrop;

use self::plain::Plain;
use super::args::{Import, ReportFormat, Walk};
use super::{Context, Exit, Failure, items, keys, outside};
use crate::domain::filter::{Filter, Viewer};
use crate::domain::id::{AreaId, ItemId};
use crate::domain::walk::route;
use crate::session::{Opened, Session};
use crate::tui;
use crate::tui::checking::Equipment;

/// Opens the app; where there is no terminal, prints the report.
pub(super) fn open(context: &mut Context) -> Result<Exit, Failure> {
    if has_app(context) {
        let opened = context.opened()?;
        return app(context, opened, None);
    }
    let mut opened = context.opened().map_err(Failure::judging)?;
    opened.session.watch();
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
        checks: Equipment {
            configuration: outside::configuration(&context.outside.folder),
            surroundings: outside::surroundings(),
            path: context.outside.path.clone(),
        },
    };
    let opening = context.opening.clone();
    tui::open(opened, context.outside.clone(), opening, &options)?;
    Ok(Exit::Yes)
}

/// Opens the app for a meeting.
pub(super) fn meet(context: &mut Context) -> Result<Exit, Failure> {
    if !has_app(context) {
        return Err(Failure::NoRoom);
    }
    let opened = context.opened()?;
    if !opened.session.files_are_readable() {
        return Err(Failure::unreadable(&opened.session));
    }
    app(context, opened, Some(tui::Start::Meeting))
}

/// Opens the app with minutes, to go through what they propose; none where there is no terminal
/// for it, and it is asked in plain lines.
pub(super) fn import(context: &mut Context, asked: &Import) -> Result<Option<Exit>, Failure> {
    if !has_app(context) {
        return Ok(None);
    }
    let opened = context.opened()?;
    let start = tui::Start::Import {
        path: asked.file.clone(),
        into: asked.into.clone(),
    };
    app(context, opened, Some(start)).map(Some)
}

/// Walks the items one at a time.
pub(super) fn walk(context: &mut Context, asked: &Walk) -> Result<Exit, Failure> {
    let opened = context.opened()?;
    let session = &opened.session;
    let (area, filter) = asked.what()?;
    if let Some(area) = &area {
        session.area(area)?;
    }
    items::tell_unknown(context, &filter, session)?;
    if has_app(context) {
        return app(context, opened, Some(tui::Start::Walk { area, filter }));
    }
    if !session.files_are_readable() {
        return Err(Failure::unreadable(session));
    }
    context.tell_of_pack(session)?;
    let mut opened = ManuallyDrop::into_inner(opened);
    opened.session.watch();
    let chosen = chosen(&opened.session, area.as_ref(), &filter);
    let talks = context.surface.input.is_terminal();
    Plain::new(opened, chosen, talks).run(context, &mut io::stdin().lock())
}

/// The items to walk through, in order.
fn chosen(session: &Session, area: Option<&AreaId>, filter: &Filter) -> Vec<ItemId> {
    let board = session.board();
    let me = session.who().by;
    let viewer = Viewer {
        me: &me,
        roster: session.roster(),
        today: board.today,
    };
    let mut sieve = filter.sieve(viewer);
    let route = route(board, area, None);
    let rows = route.into_iter().filter_map(|place| board.rows.get(place));
    rows.filter(|row| sieve.lets(row, board.area_of(row)))
        .map(|row| row.item.id.clone())
        .collect()
}
