//! `edit`: the person's editor at the place that is meant, and a look at what it left.

use super::args::Edit;
use super::items::named;
use super::{Context, Exit, Failure, report};
use crate::domain::id::AreaId;
use crate::session::{Passage, Session};

pub(super) fn edit(context: &mut Context, asked: &Edit) -> Result<Exit, Failure> {
    let session = context.session()?;
    let passage = match &asked.item {
        Some(name) => place_of(&session, name)?,
        None => worst(&session),
    };
    session.editors(&context.outside).find()?.open(&passage)?;
    report::lint(context)
}

/// Where an area or an item is written.
fn place_of(session: &Session, name: &str) -> Result<Passage, Failure> {
    let area: Option<AreaId> = name.parse().ok();
    let area = area.filter(|area| session.area(area).is_ok());
    let passage = match area {
        Some(area) => session.passage_of_area(&area),
        None => session.passage_of_item(&named(session, name)?.id),
    };
    passage.ok_or(Failure::NoFiles)
}

/// The first thing that is wrong, else the settings.
fn worst(session: &Session) -> Passage {
    let findings = session.findings();
    let error = findings.iter().min_by_key(|finding| finding.severity);
    error.map_or_else(
        || session.passage_of_settings(),
        |finding| session.passage_of(finding),
    )
}
