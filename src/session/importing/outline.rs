//! Markdown checklists become checklists of the workspace: every box an item, every tick an answer.

use std::collections::{HashMap, VecDeque};
use std::path::Path;

use super::outcome::{ImportFailure, Imported};
use super::pairing::NewIds;
use super::writing::{NewEntry, add_entries, record};
use crate::domain::command::Edit;
use crate::domain::event::Status;
use crate::domain::id::{AreaId, ItemId};
use crate::domain::text::squeeze;
use crate::minutes::{Point, outline};
use crate::session::{Opening, Outside, Scope, Session, open};
use crate::store::edit::slug;

/// A box or bullet point with the item that it is or becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPoint {
    /// What the document says.
    pub point: Point,
    /// The area.
    pub area: AreaId,
    /// The item.
    pub item: ItemId,
    /// Whether the item is new.
    pub is_new: bool,
}

/// What the import of a checklist would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlinePlan {
    /// How many boxes there are; none where bullet points stand for them.
    pub boxes: Option<usize>,
    /// What becomes of each, in the order of the document.
    pub points: Vec<PlannedPoint>,
}

/// Plans the import of a checklist; of one section, where that is asked for.
///
/// # Errors
/// When the document is no checklist.
pub fn plan_outline(
    session: &Session,
    text: &str,
    path: &Path,
    into: Option<&AreaId>,
    section: Option<&str>,
) -> Result<OutlinePlan, ImportFailure> {
    let read = outline(text, section)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let fallback = area_of(section.unwrap_or(&stem)).or_else(|| area_of("checklist"));
    let mut new_ids = NewIds::of(session);
    let mut known = statements(session);
    let mut points = Vec::new();
    for mut point in read.points {
        let named = point.area.as_deref().and_then(area_of);
        let Some(area) = into.cloned().or(named).or_else(|| fallback.clone()) else {
            continue;
        };
        // In one area for all, the headings that would make areas are its sections.
        if into.is_some() {
            let outer = point.area.take().filter(|_| section.is_none());
            point.section = point.section.or(outer);
        }
        let same = known
            .get_mut(&area)
            .and_then(|items| items.get_mut(&squeeze(&point.text)))
            .and_then(VecDeque::pop_front);
        let is_new = same.is_none();
        let item = same.or_else(|| new_ids.id_for(&area, &point.text));
        let Some(item) = item else {
            continue;
        };
        points.push(PlannedPoint {
            point,
            area,
            item,
            is_new,
        });
    }
    Ok(OutlinePlan {
        boxes: read.boxes,
        points,
    })
}

/// The items of each area by what they say, in their order; the points of a document take them one
/// by one.
fn statements(session: &Session) -> HashMap<AreaId, HashMap<String, VecDeque<ItemId>>> {
    let mut known: HashMap<AreaId, HashMap<String, VecDeque<ItemId>>> = HashMap::new();
    for list in &session.plan.checklists {
        let of_area = known.entry(list.area.clone()).or_default();
        for item in &list.items {
            let same = of_area.entry(squeeze(&item.text)).or_default();
            same.push_back(item.id.clone());
        }
    }
    known
}

fn area_of(name: &str) -> Option<AreaId> {
    slug(name).parse().ok()
}

/// Writes the items of a checklist, and records its ticks as one change.
///
/// # Errors
/// When something could not be written; importing once more goes on from there.
pub fn import_outline(
    outside: &Outside,
    opening: &Opening,
    plan: &OutlinePlan,
) -> Result<Imported, ImportFailure> {
    Imported::by(|done| carry_out(outside, opening, plan, done))
}

fn carry_out(
    outside: &Outside,
    opening: &Opening,
    plan: &OutlinePlan,
    done: &mut Imported,
) -> Result<(), ImportFailure> {
    let opened = open(outside, opening, Scope::Everything)?;
    if !opened.session.has_folder() {
        return Err(ImportFailure::NoFolder);
    }
    let mut areas: Vec<&AreaId> = Vec::new();
    for planned in plan.points.iter().filter(|planned| planned.is_new) {
        if !areas.contains(&&planned.area) {
            areas.push(&planned.area);
        }
    }
    for area in areas {
        let new = plan
            .points
            .iter()
            .filter(|it| it.is_new && it.area == *area);
        let title = new.clone().find_map(|it| it.point.area.clone());
        let entries: Vec<NewEntry> = new.map(entry).collect();
        let path = add_entries(&opened.session, area, title.as_deref(), &entries)?;
        done.files.push(path);
        done.added += entries.len();
    }
    drop(opened);
    let mut opened = open(outside, opening, Scope::Everything)?;
    let said: Vec<(ItemId, Edit)> = plan
        .points
        .iter()
        .filter(|planned| planned.point.ticked)
        .filter(|planned| {
            let item = opened.session.plan().find_exact(&planned.item);
            item.is_some_and(|item| opened.session.history().answer(item).status() != Status::Done)
        })
        .map(|planned| {
            let edit = Edit {
                status: Some(Status::Done),
                ..Edit::default()
            };
            (planned.item.clone(), edit)
        })
        .collect();
    Ok(record(&mut opened, said, &mut done.events)?)
}

fn entry(planned: &PlannedPoint) -> NewEntry {
    let point = &planned.point;
    NewEntry {
        id: planned.item.item().to_string(),
        text: point.text.clone(),
        section: point.section.clone(),
        why: (!point.why.is_empty()).then(|| point.why.join("; ")),
        ask: point.ask.clone(),
        links: point.links.clone(),
        ..NewEntry::default()
    }
}
