//! Tables: rows of items, of releases, of people, of numbers.

use super::day;
use super::likeness::Gist;
use super::measure;
use super::page::{Cell, Row, Said};
use super::proposal::{Attendee, Kind, Outgoing, Proposal};
use super::sentence::{Grammar, LONGEST, Parts, Place, tidy};
use super::words::{Key, Meaning, Topic};
use crate::domain::event::Status;

/// What the columns of a table hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) keys: Vec<Option<Key>>,
}

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Items,
    Releases,
    People,
    Measures,
}

impl Columns {
    pub(super) fn new(header: &[String], grammar: &Grammar<'_>) -> Self {
        let mut keys: Vec<Option<Key>> = Vec::new();
        for cell in header.iter().take(MOST_COLUMNS) {
            let fits = keys_of(cell, grammar);
            // A word of two meanings takes the one that no column has yet.
            let free = fits.iter().find(|key| !keys.contains(&Some(**key)));
            keys.push(free.copied());
        }
        let mut columns = Self { keys };
        columns.settle(header, grammar);
        columns
    }

    /// `Service | Release | Date`, `Name | Team`: what a word means depends on its neighbours.
    fn settle(&mut self, header: &[String], grammar: &Grammar<'_>) {
        let meant = |cell: &str, key| keys_of(cell, grammar).contains(&key);
        if self.at(Key::Version).is_none() {
            return;
        }
        for (at, cell) in header.iter().enumerate() {
            if meant(cell, Key::Service)
                && self.at(Key::Service).is_none()
                && let Some(key) = self.keys.get_mut(at)
            {
                *key = Some(Key::Service);
            }
        }
    }

    /// What the columns of a table without words above them hold, by what most of their cells look
    /// like.
    pub(super) fn guessed(rows: &[Row], grammar: &Grammar<'_>) -> Self {
        let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let mut columns = Self {
            keys: vec![None; width.min(MOST_COLUMNS)],
        };
        let holds = [Key::Due, Key::Status, Key::Owner];
        for at in 0..columns.keys.len() {
            let cells = rows.iter().filter_map(|(_, cells)| cells.get(at));
            let cells: Vec<&str> = cells
                .map(|it| it.trim())
                .filter(|it| !it.is_empty())
                .collect();
            let most = |key: &Key| {
                let fits = cells.iter().filter(|cell| looks_like(*key, cell, grammar));
                fits.count() * 2 > cells.len()
            };
            let key = holds
                .iter()
                .find(|key| columns.at(**key).is_none() && most(key));
            if let (Some(key), Some(place)) = (key, columns.keys.get_mut(at)) {
                *place = Some(*key);
            }
        }
        columns
    }

    pub(super) fn at(&self, key: Key) -> Option<usize> {
        self.keys.iter().position(|known| *known == Some(key))
    }

    pub(super) fn about(&self, topic: Option<Topic>) -> Option<About> {
        let has = |key| self.at(key).is_some();
        if has(Key::Version) && (has(Key::Due) || topic == Some(Topic::Releases)) {
            return Some(About::Releases);
        }
        if has(Key::Current) && has(Key::Goal) {
            return Some(About::Measures);
        }
        let is_roll = has(Key::Name) && !has(Key::Status) && !has(Key::Due) && !has(Key::Item);
        if topic == Some(Topic::People) || (is_roll && has(Key::Role)) {
            return Some(About::People);
        }
        let in_place = matches!(
            topic,
            Some(Topic::Actions | Topic::Open | Topic::Standing(_) | Topic::Decisions)
        );
        let told = has(Key::Owner) || has(Key::Status) || has(Key::Due);
        let whose = has(Key::Owner) && (has(Key::Due) || has(Key::Status));
        let is_list = ((has(Key::Item) || in_place) && told)
            || (whose && !has(Key::Service) && !has(Key::Name));
        is_list.then_some(About::Items)
    }
}

/// No table that people write has more columns.
pub(super) const MOST_COLUMNS: usize = 40;

fn looks_like(key: Key, cell: &str, grammar: &Grammar<'_>) -> bool {
    match key {
        Key::Due => {
            let days = day::find(cell, grammar.words, grammar.calendar);
            days.iter()
                .any(|day| day.start == 0 && day.end >= cell.len())
        }
        Key::Status => grammar.state(cell).is_some(),
        Key::Owner => grammar.names.owner(cell, false).is_some(),
        _ => false,
    }
}

fn keys_of(cell: &str, grammar: &Grammar<'_>) -> Vec<Key> {
    let cell = cell.trim().trim_matches(['*', '_', ':', '?', ' ']);
    let keys = |phrase: &str| -> Vec<Key> {
        let meanings = grammar.words.meanings(phrase).iter();
        meanings
            .filter_map(|meaning| match meaning {
                Meaning::Key(key) => Some(*key),
                _ => None,
            })
            .collect()
    };
    let whole = keys(cell);
    if !whole.is_empty() {
        return whole;
    }
    let bare = cell.split(['(', '/']).next().unwrap_or(cell).trim();
    let bare = keys(bare);
    if !bare.is_empty() {
        return bare;
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let ends = [words.last(), words.first()];
    let found = ends.into_iter().flatten().map(|word| keys(word));
    found
        .into_iter()
        .find(|keys| !keys.is_empty())
        .unwrap_or_default()
}

/// What the rows of a table of items give.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) made: Vec<Proposal>,
    /// The rows whose title is struck out, and that are not done.
    pub(super) struck: Vec<Said>,
}

/// The items of a table of items.
pub(super) fn items(columns: &Columns, rows: &[Row], list: usize, grammar: &Grammar<'_>) -> Items {
    let mut items = Items::default();
    let title = columns.at(Key::Item).or_else(|| {
        let keys = &mut columns.keys.iter();
        keys.position(|key| matches!(key, None | Some(Key::Service | Key::Name)))
    });
    let Some(title) = title else {
        return items;
    };
    for (line, cells) in rows {
        let Some(cell) = cells.get(title) else {
            continue;
        };
        let said = Said {
            text: tidy(cell.words()).to_string(),
            line: *line,
            ..Said::default()
        };
        let nothing = said.text.is_empty() || grammar.words.is(&said.text, Meaning::Nothing);
        if nothing || said.text.len() > LONGEST {
            continue;
        }
        let struck = cell.is_struck();
        let restored = struck.then(|| restored(columns, cells));
        let cells = restored.as_ref().unwrap_or(cells);
        let item = item(columns, cells, &said, list, grammar);
        if struck && item.status != Status::Done {
            items.struck.push(said);
        } else if Gist::of(&item.text).stems().next().is_some() {
            items.made.push(item);
        }
    }
    items
}

/// The cells of a row that was struck out when it was done: where it stands says what is left of it.
fn restored(columns: &Columns, cells: &[Cell]) -> Vec<Cell> {
    let status = columns.at(Key::Status);
    let cells = cells.iter().enumerate().map(|(at, cell)| {
        if Some(at) == status {
            cell.clone()
        } else {
            cell.restored()
        }
    });
    cells.collect()
}

/// The item of a row; what its columns say comes before what its title does.
fn item(
    columns: &Columns,
    cells: &[Cell],
    title: &Said,
    list: usize,
    grammar: &Grammar<'_>,
) -> Proposal {
    let mut parts = Parts::default();
    for (key, cell) in columns.keys.iter().zip(cells) {
        let cell = cell.trim();
        if let Some(key @ (Key::Owner | Key::Due | Key::Status | Key::Level)) = key
            && !cell.is_empty()
        {
            // In a column of days the last word is sometimes that it is done.
            if !grammar.apply(*key, cell, &mut parts) && *key == Key::Due {
                grammar.apply(Key::Status, cell, &mut parts);
            }
        }
    }
    let inner = grammar.parts(title, Place::Anywhere);
    let mut item = Proposal::new(inner.text, Kind::Row, title.line, list);
    item.owner = parts.owner.or(inner.owner);
    item.due = parts.due.or(inner.due);
    item.level = parts.level.or(inner.level);
    item.status = parts.status.or(inner.status).unwrap_or(Status::Open);
    item.reason = parts.reason.or(inner.reason);
    if item.status == Status::Blocked && item.reason.is_none() {
        let remark = columns.at(Key::Remark).and_then(|at| cells.get(at));
        item.reason = remark
            .map(|cell| tidy(cell).to_string())
            .filter(|cell| !cell.is_empty());
    }
    item
}

/// The releases of a table of releases.
pub(super) fn releases(columns: &Columns, rows: &[Row], grammar: &Grammar<'_>) -> Vec<Outgoing> {
    let cell = |cells: &[Cell], key| {
        let cell = columns.at(key).and_then(|at| cells.get(at));
        cell.map(|cell| tidy(cell).to_string())
            .filter(|cell| !cell.is_empty())
    };
    let mut found = Vec::new();
    for (line, cells) in rows {
        let version = cell(cells, Key::Version);
        let first = (0..columns.keys.len())
            .find(|at| matches!(columns.keys.get(*at), Some(None)))
            .and_then(|at| cells.get(at))
            .map(|cell| tidy(cell).to_string())
            .filter(|cell| !cell.is_empty());
        let name = cell(cells, Key::Service)
            .or_else(|| cell(cells, Key::Name))
            .or_else(|| cell(cells, Key::Item))
            .or(first)
            .or_else(|| version.clone());
        let Some(name) = name else {
            continue;
        };
        let date = cell(cells, Key::Due).and_then(|cell| {
            let days = day::find(&cell, grammar.words, grammar.calendar);
            days.first().map(|day| day.date)
        });
        if version.is_none() && date.is_none() {
            continue;
        }
        found.push(Outgoing {
            name,
            version: version.map(|version| version.trim_start_matches(['v', 'V']).to_string()),
            date,
            owner: cell(cells, Key::Owner).and_then(|cell| grammar.names.named(&cell)),
            line: *line,
        });
    }
    found
}

/// The people of a table of people.
pub(super) fn people(
    columns: &Columns,
    rows: &[Row],
    names: &super::names::Names<'_>,
) -> Vec<Attendee> {
    let at = columns
        .at(Key::Name)
        .or_else(|| columns.at(Key::Owner))
        .unwrap_or(0);
    let mut found = Vec::new();
    for (line, cells) in rows {
        let Some(name) = cells.get(at).map(|cell| tidy(cell)) else {
            continue;
        };
        let role = columns.at(Key::Role).and_then(|at| cells.get(at));
        let role = role
            .map(|role| tidy(role).to_string())
            .filter(|role| !role.is_empty());
        let name = name.trim_start_matches('@');
        if names.looks(name).is_some() {
            found.push(Attendee {
                name: name.to_string(),
                role,
                line: *line,
            });
        }
    }
    found
}

/// The items of a table of numbers and what they should be.
pub(super) fn measures(
    columns: &Columns,
    rows: &[Row],
    list: usize,
    grammar: &Grammar<'_>,
) -> Vec<Proposal> {
    let title = (0..columns.keys.len()).find(|at| {
        !matches!(
            columns.keys.get(*at),
            Some(Some(
                Key::Current | Key::Goal | Key::Number | Key::Owner | Key::Due | Key::Status
            ))
        )
    });
    let cell = |cells: &[Cell], key| columns.at(key).and_then(|at| cells.get(at)).cloned();
    let mut found = Vec::new();
    for (line, cells) in rows {
        let text = title
            .and_then(|at| cells.get(at))
            .map(|cell| tidy(cell).to_string());
        let number = |key| measure::number(&cell(cells, key)?, grammar.words);
        let (Some(text), Some(value), Some(goal)) = (text, number(Key::Current), number(Key::Goal))
        else {
            continue;
        };
        let mut proposal = Proposal::new(text, Kind::Measure, *line, list);
        proposal.target = measure::target(&value, &goal);
        proposal.value = Some(value.quantity);
        proposal.owner = cell(cells, Key::Owner).and_then(|cell| grammar.names.named(&cell));
        if proposal.target.is_some() && !proposal.text.is_empty() {
            found.push(proposal);
        }
    }
    found
}
