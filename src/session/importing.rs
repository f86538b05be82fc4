//! Brings what minutes and Markdown checklists propose into the workspace.
//!
//! First a plan, which only reads; then, when asked, its writing: new items into a checklist, what
//! was said of items into the journal as one change, people and absences into `gonogo.toml`,
//! releases into `releases/`. Each item keeps a note of the minutes that spoke of it, by which the
//! same minutes are known again and what a later meeting forgot is found. Invariant: a plan made
//! after it was carried out holds nothing more to write.

mod choosing;
mod document;
mod foreign;
mod others;
mod outcome;
mod outline;
mod pairing;
mod writing;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::Session;
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::command::Edit;
use crate::domain::event::Status;
use crate::domain::id::{AreaId, BadId, ItemId, ReleaseId};
use crate::domain::release::Release;
use crate::domain::roster::{Absence, Person};
use crate::domain::text::squeeze;
use crate::domain::when::{Due, parse_date};
use crate::minutes::{self, Known, LeftOut, Minutes, Proposal};
use crate::store::edit;
use crate::store::workspace::Origin;

pub use choosing::{Choice, Choosing, Entry, import_chosen};
pub use document::{Proposed, markdown_nearby, propose, read_document};
pub use foreign::Foreign;
pub use outcome::{ImportFailure, Imported};
pub use outline::{OutlinePlan, PlannedPoint, import_outline, plan_outline};
pub use writing::apply;

/// How alike two statements are: of a hundred, so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness(u8);

impl Likeness {
    /// The same, in the same words.
    pub const SAME: Self = Self(100);

    /// Of a score between 0 and 1.
    fn of(score: f64) -> Self {
        (0..100)
            .find(|hundredths| score * 100.0 < f64::from(*hundredths) + 0.5)
            .map_or(Self::SAME, Self)
    }

    /// Of a hundred, so many.
    #[must_use]
    pub const fn hundredths(self) -> u8 {
        self.0
    }
}

/// What is to be done with a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pairing {
    /// It becomes an item of this id.
    New(ItemId),
    /// It is that item, in these or other words, as clearly as the likeness says.
    Clear(ItemId, Likeness),
    /// It may be that item; somebody has to say.
    Unsure(ItemId, Likeness),
}

impl Pairing {
    /// Whether somebody has to say.
    #[must_use]
    pub const fn is_unsure(&self) -> bool {
        matches!(self, Self::Unsure(..))
    }
}

/// A proposal with what is to be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem {
    /// What the minutes say.
    pub proposal: Proposal,
    /// Which item it is.
    pub pairing: Pairing,
    /// What would be recorded of the item; empty where all is known already.
    pub edit: Edit,
}

impl PlannedItem {
    /// Whether carrying out the plan writes anything for it.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self.pairing {
            Pairing::New(_) => true,
            Pairing::Clear(..) => self.edit != Edit::default(),
            Pairing::Unsure(..) => false,
        }
    }
}

/// An open action of earlier minutes that these do not mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// The item.
    pub item: ItemId,
    /// Its text.
    pub text: String,
    /// The meeting that spoke of it last.
    pub since: NaiveDate,
}

/// All that an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// The file's name, as notes have it.
    pub file: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// Whether the minutes tell that day; it is today otherwise.
    pub dated: bool,
    /// The area that new items go to.
    pub into: AreaId,
    /// The items.
    pub items: Vec<PlannedItem>,
    /// People whom the workspace does not know yet.
    pub people: Vec<Person>,
    /// Absences that are not in the workspace yet, each of a person.
    pub absences: Vec<(String, Absence)>,
    /// Days on which nobody works, and that are not in the workspace yet.
    pub closed: Vec<NaiveDate>,
    /// Releases that are new, or whose date, version or owner is.
    pub releases: Vec<Release>,
    /// What the meeting forgot.
    pub forgotten: Vec<Forgotten>,
    /// Lines that were not taken.
    pub left_out: Vec<LeftOut>,
    /// All that the minutes say, for whoever asks for everything.
    pub minutes: Minutes,
}

impl ImportPlan {
    /// Whether carrying it out writes anything.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.items.iter().any(PlannedItem::writes) || self.has_beside()
    }

    /// Whether there are people, absences, days off or releases that are new.
    #[must_use]
    pub fn has_beside(&self) -> bool {
        !self.people.is_empty()
            || !self.absences.is_empty()
            || !self.closed.is_empty()
            || !self.releases.is_empty()
    }
}

/// The area that actions go to where none is named.
///
/// # Errors
/// Never: the word is an id.
pub fn actions() -> Result<AreaId, BadId> {
    "actions".parse()
}

/// The beginning of the note by which an item remembers the minutes that spoke of it.
const NOTE: &str = "Minutes of ";

impl Session {
    /// Plans what minutes change; it reads and writes nothing.
    #[must_use]
    pub fn plan_import(&self, text: &str, path: &Path, into: AreaId) -> ImportPlan {
        let file = path.file_name().unwrap_or(path.as_os_str());
        let file = squeeze(&file.to_string_lossy());
        let people = self.roster().people.iter();
        let people = people.flat_map(|person| std::iter::once(&person.name).chain(&person.aka));
        let people: Vec<String> = people.cloned().collect();
        let known = Known {
            file: &file,
            today: self.board.today,
            people: &people,
        };
        let minutes = minutes::read(text, &known);
        let date = minutes.date.unwrap_or(self.board.today);
        let pairs = pairing::pair(self, &minutes.items, &into);
        let items: Vec<PlannedItem> = minutes
            .items
            .iter()
            .zip(pairs)
            .filter_map(|(proposal, pairing)| {
                let pairing = pairing?;
                let edit = self.edit_for(proposal, &pairing, &file, date);
                Some(PlannedItem {
                    proposal: proposal.clone(),
                    pairing,
                    edit,
                })
            })
            .collect();
        let people = self.new_people(&minutes);
        let absences = self.new_absences(&minutes);
        let closed = self.new_closed(&minutes);
        let releases = self.new_releases(&minutes);
        ImportPlan {
            forgotten: self.forgotten(&items, date),
            file,
            date,
            dated: minutes.date.is_some(),
            into,
            items,
            people,
            absences,
            closed,
            releases,
            left_out: minutes.left_out.clone(),
            minutes,
        }
    }

    /// What is to be recorded of an item; nothing where these minutes are known already, or where
    /// later ones have spoken.
    fn edit_for(
        &self,
        proposal: &Proposal,
        pairing: &Pairing,
        file: &str,
        date: NaiveDate,
    ) -> Edit {
        let note = note(proposal, file, date);
        let (item, answer) = match pairing {
            Pairing::New(_) => (None, Arc::new(Answer::default())),
            Pairing::Clear(id, _) | Pairing::Unsure(id, _) => {
                let Some(item) = self.plan.find_exact(id) else {
                    return Edit::default();
                };
                (Some(&**item), self.history.answer(item))
            }
        };
        let told: Vec<&str> = answer.notes.iter().map(|note| note.text.as_str()).collect();
        let known = told.iter().any(|told| said_by(told) == said_by(&note));
        let later = told.iter().filter_map(|told| meeting_of(told)).max();
        if known || later.is_some_and(|later| later > date) {
            return Edit::default();
        }
        let mut edit = Edit {
            note: Some(note),
            ..changes(proposal, item, &answer, self)
        };
        if edit.status == Some(Status::Open) {
            edit.status = None;
        }
        edit
    }

    fn forgotten(&self, items: &[PlannedItem], date: NaiveDate) -> Vec<Forgotten> {
        let named = items.iter().filter_map(|planned| match &planned.pairing {
            Pairing::New(_) => None,
            Pairing::Clear(item, _) | Pairing::Unsure(item, _) => Some(item),
        });
        let mentioned: HashSet<&ItemId> = named.collect();
        let mut forgotten: Vec<Forgotten> = self
            .plan
            .items()
            .filter(|item| !mentioned.contains(&item.id))
            .filter_map(|item| {
                let answer = self.history.answer(item);
                let notes = answer.notes.iter();
                let since = notes.filter_map(|note| meeting_of(&note.text)).max()?;
                (!answer.status().is_final() && since < date).then(|| Forgotten {
                    item: item.id.clone(),
                    text: item.text.to_string(),
                    since,
                })
            })
            .collect();
        forgotten.sort_by_key(|forgotten| forgotten.since);
        forgotten
    }

    /// The file that an area is or would be written in.
    #[must_use]
    pub fn area_file(&self, area: &AreaId) -> PathBuf {
        self.workspace.checklist_path(area)
    }

    /// Whether there is a folder of checklists that can be written to.
    #[must_use]
    pub fn has_folder(&self) -> bool {
        self.workspace.origin == Origin::Folder
    }
}

/// What a proposal says that is not known of the item yet.
fn changes(proposal: &Proposal, item: Option<&Item>, answer: &Answer, session: &Session) -> Edit {
    let owner_now = answer
        .owner
        .last()
        .and_then(|head| head.to.as_deref())
        .or_else(|| item.and_then(|item| item.owner.as_deref()));
    let due_now = answer
        .due
        .last()
        .and_then(|head| head.to)
        .or_else(|| item.and_then(|item| item.due));
    let owner = proposal
        .owner
        .as_ref()
        .filter(|owner| owner_now.is_none_or(|now| !session.roster().same_person(now, owner)));
    let due = proposal
        .due
        .map(Due::On)
        .filter(|due| due_now != Some(*due));
    let is_news = proposal.status != Status::Open && proposal.status != answer.status();
    let target = proposal.target.as_ref();
    let target = item.map_or(target, |item| item.target.as_deref());
    let fits = |value: &&_| target.is_some_and(|target| target.met_by(value).is_ok());
    Edit {
        status: is_news.then_some(proposal.status),
        reason: proposal.reason.clone().filter(|_| is_news),
        owner: owner.cloned(),
        due: due.map(Some),
        value: proposal
            .value
            .as_ref()
            .filter(fits)
            .filter(|value| answer.value() != Some(value))
            .cloned(),
        ..Edit::default()
    }
}

/// The note that an item keeps: `Minutes of 2024-03-15 (2024-03-15.en.md:79): open, David Lee`.
fn note(proposal: &Proposal, file: &str, date: NaiveDate) -> String {
    let mut said = vec![proposal.status.word().to_string()];
    said.extend(proposal.owner.clone());
    said.extend(proposal.due.map(|due| format!("due {due}")));
    format!(
        "{NOTE}{date} ({file}:{}): {}",
        proposal.line,
        said.join(", ")
    )
}

/// A note without the line, which moves when minutes are edited.
fn said_by(note: &str) -> Option<(&str, &str)> {
    let rest = note.strip_prefix(NOTE)?;
    let (before, said) = rest.rsplit_once("): ")?;
    let (file, _line) = before.rsplit_once(':')?;
    Some((file, said))
}

/// The day of the meeting of which a note tells.
fn meeting_of(note: &str) -> Option<NaiveDate> {
    let day = note.strip_prefix(NOTE)?.get(..10)?;
    parse_date(day).ok()
}

fn release_id(name: &str, version: Option<&str>) -> Option<ReleaseId> {
    let slug = edit::slug(name);
    let version: String = version
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect();
    let id = match (slug.is_empty(), version.is_empty()) {
        (false, false) => format!("{slug}-{version}"),
        (false, true) => slug,
        (true, _) => version,
    };
    id.to_lowercase().parse().ok()
}
