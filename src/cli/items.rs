//! Commands that show items: `list`, `mine`, `show`, `log`.

use super::args::{List, Log, OneItem};
use super::{Context, Exit, Failure};
use crate::domain::checklist::Item;
use crate::domain::filter::changes::Search;
use crate::domain::filter::{Filter, Viewer};
use crate::domain::text::count;
use crate::report::{item, json, log as changes};
use crate::session::Session;

pub(super) fn list(context: &mut Context, asked: &List, mine: bool) -> Result<Exit, Failure> {
    let filter = Filter::parse(&asked.filter.join(" "))?;
    let filter = if mine {
        Filter::mine().and(filter)
    } else {
        filter
    };
    let session = context.standings()?;
    let board = session.board();
    let me = if filter.asks_who() {
        session.who().by
    } else {
        String::new()
    };
    let viewer = Viewer {
        me: &me,
        roster: session.roster(),
        today: board.today,
    };
    let mut sieve = filter.sieve(viewer);
    let mut places: Vec<usize> = (0..)
        .zip(&board.rows)
        .filter(|(_, row)| sieve.lets(row, board.area_of(row)))
        .map(|(place, _)| place)
        .collect();
    asked.sort.sort(board, &mut places);
    let rows = places.iter().filter_map(|place| board.rows.get(*place));
    tell_unknown(context, &filter, &session)?;
    if context.json {
        context.out.raw(|out| json::items(out, rows))?;
    } else {
        context.out.ink(|ink| item::list(ink, board, rows))?;
        let found = match places.len() {
            0 => "None".into(),
            some => some.to_string(),
        };
        let whose = if mine {
            format!(" still to be settled by {me}")
        } else {
            String::new()
        };
        let (all, release) = (count(board.rows.len(), "item"), board.release.title());
        context
            .out
            .talk(&format!("{found} of {all} of {release}{whose}."))?;
    }
    readable(&session)
}

/// Says which words of a filter name what there is not. What cannot be read may hold it.
pub(super) fn tell_unknown(
    context: &mut Context,
    filter: &Filter,
    session: &Session,
) -> Result<(), Failure> {
    if !session.files_are_readable() {
        return Ok(());
    }
    for unknown in filter.unknown(session.plan(), session.board(), session.roster()) {
        context.out.talk(&format!("warning: {unknown}"))?;
    }
    Ok(())
}

/// The item that is meant. Where a file cannot be read an item in it seems to be missing, so the
/// file's own fault is the one to name.
pub(super) fn named<'a>(session: &'a Session, asked: &str) -> Result<&'a Item, Failure> {
    match session.plan().find(asked) {
        Err(_) if !session.files_are_readable() => Err(Failure::unreadable(session)),
        found => Ok(found?),
    }
}

pub(super) fn show(context: &mut Context, asked: &OneItem) -> Result<Exit, Failure> {
    let session = context.session()?;
    let found = named(&session, &asked.item)?;
    let Some(row) = session.board().row(&found.id) else {
        return Err(Failure::LeftOut(found.id.clone()));
    };
    if context.json {
        let (board, roster) = (session.board(), session.roster());
        context
            .out
            .raw(|out| json::told(out, row, board, roster, session.history()))?;
    } else {
        context
            .out
            .ink(|ink| item::show(ink, session.board(), row, session.history()))?;
    }
    readable(&session)
}

pub(super) fn log(context: &mut Context, asked: &Log) -> Result<Exit, Failure> {
    let (item, words) = asked.what();
    let search = Search::parse(&words)?;
    let session = context.session()?;
    let history = session.history();
    let mut events: Vec<_> = match item {
        Some(name) => history.of(named(&session, name)?).collect(),
        None => history.events().iter().collect(),
    };
    let me = session.who().by;
    let viewer = Viewer {
        me: &me,
        roster: session.roster(),
        today: session.board().today,
    };
    events.retain(|event| search.lets(event, viewer, || changes::told(event)));
    if context.json {
        context
            .out
            .json(&changes::entries(&events, history, |_| true))?;
    } else {
        context
            .out
            .ink(|ink| changes::write(ink, &events, history, |_| true))?;
        let changes = match events.len() {
            0 if history.is_empty() => "Nothing recorded yet".into(),
            0 => "No such change".into(),
            some => count(some, "change"),
        };
        let release = session.board().release.title();
        context.out.talk(&format!("{changes} for {release}."))?;
    }
    readable(&session)
}

/// What could be read was shown; what could not is said, and then the answer may lack something.
pub(super) fn readable(session: &Session) -> Result<Exit, Failure> {
    if session.is_readable() {
        return Ok(Exit::Yes);
    }
    Err(Failure::unreadable(session))
}
