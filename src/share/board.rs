//! The board: the report of every release, as Markdown, for anyone with a browser.
//!
//! It is made anew from the joined journal and never joined itself, so it cannot be in conflict. Where
//! several workspaces of a repository share its branch, each has a part of the page: a sync makes
//! its own anew and leaves the others' as they are, since it does not know their checklists.

use std::collections::BTreeMap;
use std::io::Write as _;

use super::ShareError;
use super::place::Place;
use crate::domain::board::Board;
use crate::domain::finding::Finding;
use crate::domain::history::History;
use crate::domain::id::ReleaseId;
use crate::domain::poll::is_closed;
use crate::domain::release::{Release, current};
use crate::domain::verdict::{Grounds, assess};
use crate::report::facts::{Facts, Source};
use crate::report::markdown;
use crate::session::watch_all;
use crate::store::journal::bundle::Bundle;
use crate::store::workspace::{Origin, Purpose};

/// The last line of a workspace's part, around its id. Nobody's text holds such a line, since `<` is
/// escaped in all of it.
const END: (&str, &str) = ("<!-- end of the board of ", " -->");

/// The board of all releases, the nearest first. None where the checklists cannot be read here:
/// then the board that is there says more than one of ours would.
///
/// # Errors
/// It cannot be written.
pub(super) fn write(place: &Place, joined: &Bundle) -> Result<Option<Vec<u8>>, ShareError> {
    let workspace = &place.workspace;
    let (plan, wrong) = workspace.plan(Purpose::Telling);
    if wrong.iter().any(Finding::is_error) {
        return Ok(None);
    }
    let today = place.today();
    let roster = &workspace.settings.roster;
    let grounds = Grounds {
        votes_required: workspace.settings.votes_required,
        ..Grounds::default()
    };
    let mut text = Vec::new();
    let name = workspace.settings.name.as_deref().unwrap_or("Readiness");
    head(&mut text, name).map_err(ShareError::Board)?;
    let laid = |(history, findings): (History, Vec<Finding>)| {
        let board = Board::lay(&plan, &history, roster, today);
        (board, history, findings)
    };
    let mut boards: Vec<_> = histories(place, joined).into_iter().map(laid).collect();
    let watched = boards
        .iter_mut()
        .map(|(board, history, _)| (board, &*history));
    watch_all(|| Some(place.git.clone()), roster, watched);
    for (board, _, findings) in boards {
        let mut findings = [&workspace.findings[..], &wrong, &findings].concat();
        Finding::sort(&mut findings);
        let assessment = assess(&board, grounds.with(&findings));
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

/// The page: this workspace's part, with those of the others that are on the branch, by their ids.
pub(super) fn page(
    own: &[u8],
    key: &str,
    before: Option<&[u8]>,
    is_there: impl Fn(&str) -> bool,
) -> Vec<u8> {
    let before = String::from_utf8_lossy(before.unwrap_or_default()).into_owned();
    let mut parts: BTreeMap<&str, String> = BTreeMap::new();
    let mut part = String::new();
    for line in before.lines() {
        let ended = line
            .strip_prefix(END.0)
            .and_then(|rest| rest.strip_suffix(END.1));
        match ended {
            Some(key) if is_there(key) => drop(parts.insert(key, std::mem::take(&mut part))),
            Some(_) => part.clear(),
            None => {
                part.push_str(line);
                part.push('\n');
            }
        }
    }
    parts.insert(key, String::from_utf8_lossy(own).into_owned());
    let (begin, end) = END;
    let ended = |(key, text): (&str, String)| format!("{}\n{begin}{key}{end}\n", text.trim());
    let parts: Vec<_> = parts.into_iter().map(ended).collect();
    parts.join("\n").into_bytes()
}

fn head(text: &mut Vec<u8>, name: &str) -> std::io::Result<()> {
    writeln!(text, "# {}\n", markdown::escaped(name))?;
    writeln!(
        text,
        "Made by `gonogo sync` from the answers on this branch; do not edit it here."
    )
}

/// What was recorded for each release and what is wrong with it; the release that is meant where
/// none is named comes first, the others by date.
fn histories(place: &Place, joined: &Bundle) -> Vec<(History, Vec<Finding>)> {
    let mut known: Vec<_> = place.workspace.releases.clone();
    if known.is_empty() {
        known.push(Release::bare(ReleaseId::next()));
    }
    known.sort_by_key(|release| (release.date.is_none(), release.date, release.id.clone()));
    let read = |release: Release| {
        let reading = joined.read(&release);
        let mut history = History::new(release);
        history.absorb(reading.events);
        (history, reading.findings)
    };
    let mut known: Vec<_> = known.into_iter().map(read).collect();
    let open = known.iter().filter(|(history, _)| !is_closed(history));
    let open: Vec<_> = open.map(|(history, _)| history.release().clone()).collect();
    let meant = current(&open, place.today()).id;
    // A stable sort: the others stay by date.
    known.sort_by_key(|(history, _)| history.release().id != meant);
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_workspace_keeps_its_part_of_the_page() {
        let there = |key: &str| key != "gone";
        let page = |own: &str, key, before: &str| {
            let page = page(own.as_bytes(), key, Some(before.as_bytes()), there);
            String::from_utf8(page).unwrap()
        };
        let one = page("# One\n", "one", "# Of an older program\n");
        assert_eq!(one, "# One\n<!-- end of the board of one -->\n");
        let both = page("# Two\n", "two", &one);
        assert!(both.starts_with(&one) && both.contains("# Two\n"), "{both}");
        let anew = page("# One more\n", "one", &both);
        assert_eq!(anew, both.replace("# One\n", "# One more\n"));
        assert_eq!(page("# Two\n", "two", &both), both, "the same again");
        let gone = page("# Gone\n", "gone", &both);
        assert_eq!(page("# Two\n", "two", &gone), both);
    }
}
