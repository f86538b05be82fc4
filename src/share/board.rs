//! The board: the report of every release, as Markdown, for anyone with a browser.
//!
//! It is made anew from the joined journal and never joined itself, so it cannot be in conflict.

use std::io::Write as _;

use super::ShareError;
use super::place::Place;
use crate::domain::board::Board;
use crate::domain::finding::{Finding, Severity};
use crate::domain::history::History;
use crate::domain::release::{Release, current};
use crate::domain::verdict::assess;
use crate::report::facts::{Facts, Source};
use crate::report::markdown;
use crate::store::journal::bundle::Bundle;
use crate::store::workspace::{Origin, Purpose};

/// The board of all releases, the nearest first. None where the checklists cannot be read here:
/// then the board that is there says more than one of ours would.
///
/// # Errors
/// It cannot be written.
pub(super) fn write(place: &Place, joined: &Bundle) -> Result<Option<Vec<u8>>, ShareError> {
    let workspace = &place.workspace;
    let (plan, wrong) = workspace.plan(Purpose::Telling);
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if wrong.iter().any(is_error) {
        return Ok(None);
    }
    let today = place.today();
    let roster = &workspace.settings.roster;
    let mut text = Vec::new();
    let name = workspace.settings.name.as_deref().unwrap_or("Readiness");
    head(&mut text, name).map_err(ShareError::Board)?;
    for release in releases(place) {
        let reading = joined.read(&release);
        let mut history = History::new(release);
        history.absorb(reading.events);
        let board = Board::lay(&plan, &history, roster, today);
        let mut findings = [&workspace.findings[..], &wrong, &reading.findings].concat();
        Finding::sort(&mut findings);
        let assessment = assess(&board, &findings);
        let facts = Facts::of(Source {
            board: &board,
            assessment: &assessment,
            findings: &findings,
            roster,
            origin: match workspace.origin {
                Origin::Pack => Some("the pack that ships with gonogo"),
                Origin::Folder => None,
            },
            sharing: "shared",
        });
        writeln!(text).map_err(ShareError::Board)?;
        markdown::write(&mut text, &facts).map_err(ShareError::Board)?;
    }
    Ok(Some(text))
}

fn head(text: &mut Vec<u8>, name: &str) -> std::io::Result<()> {
    writeln!(text, "# {}\n", markdown::escaped(name))?;
    writeln!(
        text,
        "Made by `gonogo sync` from the answers on this branch; do not edit it here."
    )
}

/// The release that is meant where none is named comes first, the others by date.
fn releases(place: &Place) -> Vec<Release> {
    let first = current(&place.workspace.releases, place.today());
    let mut others: Vec<_> = place.workspace.releases.clone();
    others.retain(|release| release.id != first.id);
    others.sort_by_key(|release| (release.date.is_none(), release.date, release.id.clone()));
    std::iter::once(first).chain(others).collect()
}
