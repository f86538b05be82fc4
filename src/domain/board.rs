//! Everything that a release is asked, with where each item stands: what every screen and report
//! is made from.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::answer::Answer;
use super::checklist::{Item, Plan};
use super::drift::Drift;
use super::history::History;
use super::id::{AreaId, ItemId, TraitId};
use super::object_id::ObjectId;
use super::poll::{Ballot, Poll};
use super::release::Release;
use super::roster::Roster;
use super::standing::{Flag, Scene, Standing};
use super::target::Target;

/// One item of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place of its area in [`Board::areas`].
    pub area: usize,
    /// The item.
    pub item: Arc<Item>,
    /// What was said of it.
    pub answer: Arc<Answer>,
    /// What follows.
    pub standing: Standing,
}

/// What an item asks for before it can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// A value that meets this.
    pub value: Option<&'a Target>,
    /// Evidence.
    pub evidence: bool,
}

impl Row {
    /// What the item asks for and does not have yet. A target that is still to be agreed can be
    /// met by no value, so none is wanted.
    #[must_use]
    pub fn wanted(&self) -> Wanted<'_> {
        let unmet = |target: &&Target| {
            let value = self.answer.value();
            **target != Target::Unknown
                && value.is_none_or(|value| target.met_by(value) != Ok(true))
        };
        Wanted {
            value: self.item.target.as_deref().filter(unmet),
            evidence: self.item.evidence_required && !self.answer.is_proven(),
        }
    }
}

/// The heading of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub title: String,
    /// The question that it answers.
    pub about: Option<String>,
    /// Who owns it.
    pub owner: Option<Arc<str>>,
}

/// An item that the release is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The item.
    pub item: ItemId,
    /// The traits, each answered with no.
    pub traits: Vec<TraitId>,
}

/// A release's items and where they stand on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The release.
    pub release: Release,
    /// The day.
    pub today: chrono::NaiveDate,
    /// The areas that it is asked, in order.
    pub areas: Vec<Area>,
    /// The items that it is asked, area by area, in the order of the files.
    pub rows: Vec<Row>,
    /// The items that its traits leave out.
    pub left_out: Vec<LeftOut>,
    /// The places of rows above which a heading stands: each in another area or section than the row
    /// before it.
    pub headings: Vec<usize>,
    /// The votes and the decision.
    pub poll: Poll,
    /// Who has the next word for each area in the poll: its owner, as the roster names them; where
    /// it has none, who said no-go.
    pub voters: Vec<Option<String>>,
    /// The places of rows whose items have earlier ids.
    renamed: Vec<usize>,
    /// What has changed in the repository since items were answered.
    drift: Arc<Drift>,
}

impl Board {
    /// Lays out a release's items and weighs each.
    #[must_use]
    pub fn lay(plan: &Plan, history: &History, roster: &Roster, today: chrono::NaiveDate) -> Self {
        let release = history.release().clone();
        let mut board = Self {
            release,
            today,
            areas: Vec::new(),
            // As many as there can be: to grow step by step would copy them and take twice the room.
            rows: Vec::with_capacity(plan.items().count()),
            left_out: Vec::new(),
            headings: Vec::new(),
            poll: Poll::default(),
            voters: Vec::new(),
            renamed: Vec::new(),
            drift: Arc::default(),
        };
        for checklist in &plan.checklists {
            if !board.release.areas.is_empty() && !board.release.areas.contains(&checklist.area) {
                continue;
            }
            let area = board.areas.len();
            for item in &checklist.items {
                if let Some(traits) = board.release.leaves_out(item) {
                    board.left_out.push(LeftOut {
                        item: item.id.clone(),
                        traits: traits.to_vec(),
                    });
                    continue;
                }
                let answer = history.answer(item);
                let scene = Scene {
                    release: &board.release,
                    roster,
                    today,
                    drift: &board.drift,
                };
                let standing = Standing::of(item, checklist.owner.as_ref(), &answer, scene);
                let goes_on = |row: &Row| row.area == area && row.item.section == item.section;
                if !board.rows.last().is_some_and(goes_on) {
                    board.headings.push(board.rows.len());
                }
                if !item.was.is_empty() {
                    board.renamed.push(board.rows.len());
                }
                board.rows.push(Row {
                    area,
                    item: Arc::clone(item),
                    answer,
                    standing,
                });
            }
            board.areas.push(Area {
                id: checklist.area.clone(),
                title: checklist.title.clone(),
                about: checklist.about.clone(),
                owner: checklist.owner.clone(),
            });
        }
        board.count_votes(history, roster);
        board
    }

    /// Counts the votes again: what is said of an item can make one of its area count no more.
    fn count_votes(&mut self, history: &History, roster: &Roster) {
        self.poll = Poll::of(history, &self.areas, &self.rows, roster);
        let voter = |(area, ballot): (&Area, &Ballot)| {
            let objector = || Some(&*ballot.holding()?.voice.by);
            let name = area.owner.as_deref().or_else(objector)?;
            Some(roster.name(name).to_string())
        };
        let areas = self.areas.iter().zip(&self.poll.ballots);
        self.voters = areas.map(voter).collect();
    }

    /// A digest of the report: of where every item and every vote stands, on whichever day.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for row in &self.rows {
            let standing = &row.standing;
            hash.update(row.item.id.as_str());
            let words = [standing.level.word(), standing.state.word()];
            let flags = standing.flags.iter().map(Flag::word);
            for word in words.into_iter().chain(flags) {
                hash.update([0]);
                hash.update(word);
            }
            hash.update([0, u8::from(standing.settled), u8::from(standing.in_hand)]);
        }
        for (area, ballot) in self.areas.iter().zip(&self.poll.ballots) {
            hash.update([0]);
            hash.update(area.id.as_str());
            hash.update([0]);
            hash.update(ballot.stand().word());
        }
        let bytes = hash.finalize();
        let hex = bytes.iter().take(8).map(|byte| format!("{byte:02x}"));
        hex.collect()
    }

    /// Weighs some items again, after something was recorded of them.
    pub fn refresh(&mut self, items: &[ItemId], history: &History, roster: &Roster) {
        let ids: HashSet<_> = items.iter().collect();
        let was_touched = |place: &usize| {
            let row = self.rows.get(*place);
            row.is_some_and(|row| row.item.was.iter().any(|was| ids.contains(was)))
        };
        let renamed = self.renamed.iter().copied().filter(was_touched);
        let own = ids.iter().filter_map(|id| self.own_place(id));
        let places: Vec<_> = own.chain(renamed).collect();
        for place in &places {
            if let Some(row) = self.rows.get_mut(*place) {
                row.answer = history.answer(&row.item);
            }
        }
        self.weigh(&places, history, roster);
    }

    /// Weighs the answers of some rows again.
    fn weigh(&mut self, places: &[usize], history: &History, roster: &Roster) {
        let scene = Scene {
            release: &self.release,
            roster,
            today: self.today,
            drift: &self.drift,
        };
        for place in places {
            let Some(row) = self.rows.get_mut(*place) else {
                continue;
            };
            let area = self.areas.get(row.area);
            let owner = area.and_then(|area| area.owner.as_ref());
            row.standing = Standing::of(&row.item, owner, &row.answer, scene);
        }
        self.count_votes(history, roster);
    }

    /// The place of the area of that id.
    #[must_use]
    pub fn area_place(&self, id: &str) -> Option<usize> {
        self.areas.iter().position(|area| area.id.as_str() == id)
    }

    /// What is known of changes in the repository.
    #[must_use]
    pub fn drift(&self) -> &Arc<Drift> {
        &self.drift
    }

    /// Weighs what watches paths again, by what has changed in the repository.
    pub fn heed(&mut self, drift: Arc<Drift>, history: &History, roster: &Roster) {
        self.drift = drift;
        let rows = self.rows.iter().enumerate();
        let watching = rows.filter(|(_, row)| !row.item.watches.is_empty());
        let places: Vec<_> = watching.map(|(place, _)| place).collect();
        if !places.is_empty() {
            self.weigh(&places, history, roster);
        }
    }

    /// The commits at which items that watch paths were said to be done, each once.
    #[must_use]
    pub fn commits(&self) -> Vec<ObjectId> {
        let watching = self.rows.iter().filter(|row| !row.item.watches.is_empty());
        let commit = |row: &Row| row.answer.spoken()?.voice.commit.clone();
        let mut commits: Vec<_> = watching.filter_map(commit).collect();
        commits.sort();
        commits.dedup();
        commits
    }

    /// Whether anything watches paths, so that git has to be asked at all.
    #[must_use]
    pub fn watches(&self) -> bool {
        self.rows.iter().any(|row| !row.item.watches.is_empty())
    }

    /// The row of an item, under its id or an earlier one.
    #[must_use]
    pub fn row(&self, id: &ItemId) -> Option<&Row> {
        self.place(id).and_then(|place| self.rows.get(place))
    }

    /// The place in [`Board::rows`] of an item, under its id or an earlier one.
    #[must_use]
    pub fn place(&self, id: &ItemId) -> Option<usize> {
        let was = |place: &&usize| {
            let row = self.rows.get(**place);
            row.is_some_and(|row| row.item.was.contains(id))
        };
        self.own_place(id)
            .or_else(|| self.renamed.iter().find(was).copied())
    }

    /// The place of the item that has the id today: only its area can hold it.
    fn own_place(&self, id: &ItemId) -> Option<usize> {
        let is = |area: &Area| area.id.as_str() == id.area();
        let mut places = self.places_of(self.areas.iter().position(is)?);
        let has = |place: &usize| self.rows.get(*place).is_some_and(|row| row.item.id == *id);
        places.find(has)
    }

    /// The heading under which a row stands.
    #[must_use]
    pub fn area_of(&self, row: &Row) -> Option<&Area> {
        self.areas.get(row.area)
    }

    /// The places in [`Board::rows`] of an area's rows, which stand together.
    #[must_use]
    pub fn places_of(&self, area: usize) -> Range<usize> {
        let first = self.rows.partition_point(|row| row.area < area);
        let end = self.rows.partition_point(|row| row.area <= area);
        first..end
    }

    /// The rows of an area, by its place.
    pub fn rows_of(&self, area: usize) -> impl Iterator<Item = &Row> {
        self.rows
            .get(self.places_of(area))
            .unwrap_or_default()
            .iter()
    }
}
