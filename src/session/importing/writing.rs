//! Carries out a plan: files first, then the journal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::outcome::{ImportFailure, Imported};
use super::{ImportPlan, Pairing, PlannedItem};
use crate::domain::checklist::Level;
use crate::domain::command::{Command, Edit};
use crate::domain::event::Event;
use crate::domain::id::{AreaId, ItemId};
use crate::domain::release::Release;
use crate::domain::text::squeeze;
use crate::session::{
    NewRelease, Opened, Opening, Outside, RecordFailure, Scope, Session, make_release, open,
};
use crate::store::atomic::{self, WriteError};
use crate::store::edit::{self, EditError, NewItem, text_literal};
use crate::store::journal::JournalError;
use crate::store::roster_edit;

/// A new item, as its file will hold it.
#[derive(Debug, Clone, Default)]
pub(super) struct NewEntry {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) level: Option<Level>,
    pub(super) once: bool,
    pub(super) section: Option<String>,
    pub(super) why: Option<String>,
    pub(super) ask: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) target: Option<String>,
    pub(super) incident: Option<String>,
}

/// Carries out a plan: writes what it says, and records what was said as one change.
///
/// # Errors
/// When something could not be written; what was written before stays, and importing once more goes
/// on from there.
pub fn apply(
    outside: &Outside,
    opening: &Opening,
    plan: &ImportPlan,
) -> Result<Imported, ImportFailure> {
    Imported::by(|done| carry_out(outside, opening, plan, done))
}

fn carry_out(
    outside: &Outside,
    opening: &Opening,
    plan: &ImportPlan,
    done: &mut Imported,
) -> Result<(), ImportFailure> {
    let opened = open(outside, opening, Scope::Everything)?;
    let session = &opened.session;
    if !session.has_folder() {
        return Err(ImportFailure::NoFolder);
    }
    let entries: Vec<NewEntry> = plan.items.iter().filter_map(entry).collect();
    if !entries.is_empty() {
        done.files
            .push(add_entries(session, &plan.into, None, &entries)?);
        done.added = entries.len();
    }
    done.files.extend(write_settings(session, plan)?);
    drop(opened);
    // What is recorded belongs to the release that was shown, before new ones are made.
    let mut opened = open(outside, opening, Scope::Everything)?;
    let said: Vec<(ItemId, Edit)> = plan
        .items
        .iter()
        .filter(|planned| planned.writes() && planned.edit != Edit::default())
        .filter_map(|planned| match &planned.pairing {
            Pairing::New(item) | Pairing::Clear(item, _) => {
                Some((item.clone(), planned.edit.clone()))
            }
            Pairing::Unsure(..) => None,
        })
        .collect();
    // Apart, since each is kept with what it answers, and a release is found by what is kept for it.
    let (once, others): (Vec<_>, Vec<_>) = said.into_iter().partition(|(id, _)| {
        let item = opened.session.plan.find_exact(id);
        item.is_none_or(|item| item.once)
    });
    for said in [once, others] {
        record(&mut opened, said, &mut done.events)?;
    }
    write_releases(outside, opening, &opened.session, plan, &mut done.files)
}

/// Records what was said as one change, or as several where one would be too long for its line.
pub(super) fn record(
    opened: &mut Opened,
    said: Vec<(ItemId, Edit)>,
    events: &mut Vec<Event>,
) -> Result<(), RecordFailure> {
    let mut parts = vec![said];
    while let Some(mut said) = parts.pop().filter(|said| !said.is_empty()) {
        match opened.record(&Command::Take(said.clone())) {
            Err(RecordFailure::Journal(JournalError::TooLong { .. })) if said.len() > 1 => {
                let rest = said.split_off(said.len() / 2);
                parts.extend([rest, said]);
            }
            recorded => events.extend(recorded?),
        }
    }
    Ok(())
}

fn entry(planned: &PlannedItem) -> Option<NewEntry> {
    let Pairing::New(id) = &planned.pairing else {
        return None;
    };
    let proposal = &planned.proposal;
    let (ask, why): (Vec<String>, Vec<String>) = proposal
        .details
        .iter()
        .map(|detail| squeeze(detail))
        .partition(|detail| detail.contains('?'));
    Some(NewEntry {
        id: id.item().to_string(),
        text: proposal.text.clone(),
        level: proposal.level,
        once: true,
        why: (!why.is_empty()).then(|| why.join("; ")),
        ask,
        target: proposal.target.as_ref().map(ToString::to_string),
        incident: proposal.incident.clone(),
        ..NewEntry::default()
    })
}

/// Adds items at the end of an area's file, which is made where there is none.
pub(super) fn add_entries(
    session: &Session,
    area: &AreaId,
    title: Option<&str>,
    entries: &[NewEntry],
) -> Result<PathBuf, ImportFailure> {
    let path = session.area_file(area);
    let failed = |why: String| ImportFailure::File {
        path: path.clone(),
        why,
    };
    let before = read(&path).map_err(|error| failed(error.to_string()))?;
    let is_new = before.is_none();
    let text = before.unwrap_or_else(|| {
        let title = title.map_or_else(|| titled(area), squeeze);
        format!("title = {}\n", text_literal(&title))
    });
    let items: Vec<NewItem<'_>> = entries.iter().map(NewEntry::item).collect();
    let text = edit::append_items(&text, &items).map_err(|error| failed(error.to_string()))?;
    write(&session.workspace.root, &path, &text, is_new)?;
    Ok(path)
}

/// `release-notes` as `Release notes`.
fn titled(area: &AreaId) -> String {
    let words = area.as_str().replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

impl NewEntry {
    fn item(&self) -> NewItem<'_> {
        let list = |texts: &[String]| {
            let literals = texts.iter().map(|text| text_literal(&squeeze(text)));
            let literals: Vec<String> = literals.collect();
            (!literals.is_empty()).then(|| format!("[{}]", literals.join(", ")))
        };
        let said = |text: &Option<String>| text.as_ref().map(|text| text_literal(&squeeze(text)));
        let keys = [
            ("text", Some(text_literal(&squeeze(&self.text)))),
            ("level", self.level.map(|level| text_literal(level.word()))),
            ("section", said(&self.section)),
            ("why", said(&self.why)),
            ("ask", list(&self.ask)),
            ("links", list(&self.links)),
            ("target", said(&self.target)),
            ("incident", said(&self.incident)),
            ("once", self.once.then(|| "true".to_string())),
        ];
        let keys = keys.into_iter();
        NewItem {
            id: &self.id,
            keys: keys
                .filter_map(|(key, literal)| Some((key, literal?)))
                .collect(),
        }
    }
}

fn write_settings(session: &Session, plan: &ImportPlan) -> Result<Option<PathBuf>, ImportFailure> {
    if plan.people.is_empty() && plan.absences.is_empty() && plan.closed.is_empty() {
        return Ok(None);
    }
    let path = session.workspace.settings_path();
    let failed = |why: String| ImportFailure::File {
        path: path.clone(),
        why,
    };
    let before = read(&path).map_err(|error| failed(error.to_string()))?;
    let is_new = before.is_none();
    let edited = || -> Result<String, EditError> {
        let mut text = before.unwrap_or_default();
        if !plan.closed.is_empty() {
            let days: Vec<String> = plan.closed.iter().map(ToString::to_string).collect();
            text = edit::append_values(&text, &["closed"], &days)?;
        }
        text = roster_edit::add_people(&text, &plan.people)?;
        roster_edit::add_absences(&text, &plan.absences)
    };
    let text = edited().map_err(|error| failed(error.to_string()))?;
    write(&session.workspace.root, &path, &text, is_new)?;
    Ok(Some(path))
}

fn write_releases(
    outside: &Outside,
    opening: &Opening,
    session: &Session,
    plan: &ImportPlan,
    written: &mut Vec<PathBuf>,
) -> Result<(), ImportFailure> {
    for release in &plan.releases {
        let mut known = session.workspace.releases.iter();
        let path = match known.find(|it| it.id == release.id) {
            Some(known) => update_release(session, known, release)?,
            None => make_release(outside, opening, new_release(release))?.path,
        };
        written.push(path);
    }
    Ok(())
}

fn new_release(release: &Release) -> NewRelease {
    NewRelease {
        name: release.name.clone(),
        version: release.version.clone(),
        date: release.date,
        owner: release.owner.clone(),
        ..NewRelease::bare(release.id.clone())
    }
}

/// Writes what is new of a release into its file.
fn update_release(
    session: &Session,
    known: &Release,
    release: &Release,
) -> Result<PathBuf, ImportFailure> {
    let path = session.workspace.release_path(&release.id);
    let failed = |why: String| ImportFailure::File {
        path: path.clone(),
        why,
    };
    let read = read(&path).map_err(|error| failed(error.to_string()))?;
    let mut text = read.unwrap_or_default();
    let literal = |value: &Option<String>| value.as_deref().map(text_literal);
    let date = release.date.map(|date| date.to_string());
    let values = [
        (
            "version",
            release.version != known.version,
            literal(&release.version),
        ),
        ("date", release.date != known.date, date),
        (
            "owner",
            release.owner != known.owner,
            literal(&release.owner),
        ),
    ];
    for (key, is_new, literal) in values {
        if let Some(literal) = literal.filter(|_| is_new) {
            let changed = edit::set_value(&text, &[key], &literal);
            text = changed.map_err(|error| failed(error.to_string()))?;
        }
    }
    write(&session.workspace.root, &path, &text, false)?;
    Ok(path)
}

fn read(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write(root: &Path, path: &Path, text: &str, is_new: bool) -> Result<(), WriteError> {
    if is_new {
        atomic::create_new_in(root, path, text.as_bytes())
    } else {
        atomic::replace_in(root, path, text.as_bytes())
    }
}
