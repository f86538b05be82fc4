//! Goes through the pieces of a document and proposes what is clearly meant.
//!
//! What a line is follows from what it says itself and from the headings, labels and entries above
//! it. What is not clearly something to do is left out, and told. Invariant: the work grows with the
//! length of the document, whatever it holds; every proposal has a line of the document.

mod headings;
mod lines;
mod people;

use std::collections::HashSet;

use super::measure::Number;
use super::page::{Page, Piece, Row, Said, Shape};
use super::proposal::{Kind, Minutes, Why};
use super::sentence::{Grammar, LONGEST, Parts, Place};
use super::table::{self, About, Columns};
use super::topic::topic;
use super::words::{Key, Marker, Topic};
use crate::domain::checklist::Level;

/// What stands above a piece.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    topic: Option<Topic>,
    /// Whose the items below are, as an index.
    owner: Option<usize>,
    /// What went wrong, as an index.
    incident: Option<usize>,
    level: Option<Level>,
}

struct Heading {
    level: usize,
    above: Above,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    above: Above,
    /// The proposal that it made.
    item: Option<usize>,
}

/// A number that waits for its goal, or a goal that waits for its number.
struct Waiting {
    is_goal: bool,
    name: String,
    number: Number,
    line: usize,
    list: usize,
}

/// No meeting has more people, absences, days off or releases: each is compared with all, or becomes a
/// file of its own.
const MOST: usize = 500;

/// Takes more in, as far as a meeting can have as many.
fn push<T>(found: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    let left = MOST.saturating_sub(found.len());
    found.extend(more.into_iter().take(left));
}

pub(super) struct Reader<'a> {
    grammar: Grammar<'a>,
    page: &'a Page,
    headings: Vec<Heading>,
    /// The label in force, below the headings.
    label: Option<Above>,
    /// Whether a list has stood below it.
    label_used: bool,
    texts: Vec<String>,
    entries: Vec<Entry>,
    /// The entries that have lines with keys below them.
    keyed: HashSet<usize>,
    waiting: Option<Waiting>,
    found: Minutes,
    next_list: usize,
    only_heading: bool,
}

/// Reads what a document proposes.
pub(super) fn read(page: &Page, grammar: Grammar<'_>) -> Minutes {
    let headings = page
        .pieces
        .iter()
        .filter(|piece| matches!(piece.shape, Shape::Heading(_)));
    let mut reader = Reader {
        grammar,
        page,
        headings: Vec::new(),
        label: None,
        label_used: false,
        texts: Vec::new(),
        entries: vec![Entry::default(); page.pieces.len()],
        keyed: HashSet::new(),
        waiting: None,
        found: Minutes::default(),
        next_list: 0,
        only_heading: headings.count() == 1,
    };
    reader.find_keyed();
    for (at, piece) in page.pieces.iter().enumerate() {
        reader.take(at, piece);
    }
    reader.found
}

impl Reader<'_> {
    fn find_keyed(&mut self) {
        for piece in &self.page.pieces {
            if let Some(parent) = piece.parent
                && piece.said.text.len() < 300
                && self
                    .grammar
                    .key_value(&piece.said.text)
                    .is_some_and(|(key, _)| matches!(key, Key::Owner | Key::Due | Key::Status))
            {
                self.keyed.insert(parent);
            }
        }
    }

    fn take(&mut self, at: usize, piece: &Piece) {
        let above = self.above(piece);
        if let Some(entry) = self.entries.get_mut(at) {
            entry.above = above;
        }
        match &piece.shape {
            Shape::Heading(level) => self.heading(*level, &piece.said),
            Shape::Entry { list, tick } => self.entry(at, piece, *list, *tick, above),
            Shape::Text => self.text(at, piece, above),
            Shape::Table(header, rows) => self.table(header, rows, above),
        }
    }

    fn above(&self, piece: &Piece) -> Above {
        match piece.parent.and_then(|parent| self.entries.get(parent)) {
            Some(entry) => entry.above,
            None => self.label.unwrap_or_else(|| self.headed()),
        }
    }

    fn headed(&self) -> Above {
        self.headings
            .last()
            .map(|heading| heading.above)
            .unwrap_or_default()
    }

    fn keep(&mut self, text: String) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    fn kept(&self, at: Option<usize>) -> Option<String> {
        at.and_then(|at| self.texts.get(at)).cloned()
    }

    fn entry(&mut self, at: usize, piece: &Piece, list: usize, tick: Option<bool>, above: Above) {
        let said = &piece.said;
        if said.text.trim().is_empty() {
            return;
        }
        self.label_used |= self.label.is_some();
        if let Some(parent) = piece.parent
            && tick.is_none()
            && self.attach(parent, said)
        {
            return;
        }
        let has_below = self
            .page
            .pieces
            .get(at + 1)
            .is_some_and(|next| next.parent == Some(at));
        if tick.is_none() && !self.keyed.contains(&at) && self.opens(said, has_below, above) {
            let below = self.named(&said.text, above);
            if let Some(entry) = self.entries.get_mut(at) {
                entry.above = below;
            }
            return;
        }
        if let Some(parent) = piece.parent
            && let Some(item) = self.item_above(parent)
        {
            self.below_item(said, tick, above, item);
            return;
        }
        let made = self.judge(
            said,
            tick,
            above,
            Slot {
                list: Some(list),
                keyed: self.keyed.contains(&at),
                entry: true,
            },
        );
        if let Some(entry) = self.entries.get_mut(at) {
            entry.item = made;
        }
    }

    fn item_above(&self, parent: usize) -> Option<usize> {
        self.entries.get(parent).and_then(|entry| entry.item)
    }

    /// Whether an entry is only there for the entries below it.
    fn opens(&self, said: &Said, has_below: bool, above: Above) -> bool {
        let text = said.text.trim().trim_end_matches(['*', ' ']);
        let is_topic = topic(text, self.grammar.words).is_some();
        if text.ends_with(':') {
            return has_below || is_topic;
        }
        if !has_below {
            return false;
        }
        let in_place = matches!(
            above.topic,
            Some(Topic::Actions | Topic::Open | Topic::Standing(_))
        );
        let is_name = || {
            let name = text.trim_start_matches('@').trim_matches(['*', ' ']);
            name.split_whitespace().count() <= 4 && self.grammar.names.owner(name, false).is_some()
        };
        (in_place && is_name()) || (is_topic && text.split_whitespace().count() <= 4)
    }

    /// What stands below an item is its detail, unless it is plainly an item of its own.
    fn below_item(&mut self, said: &Said, tick: Option<bool>, above: Above, item: usize) {
        let is_own = || {
            let parts = self.grammar.parts(said, Place::Anywhere);
            parts.marker == Some(Marker::Action) || (parts.mention && !parts.told)
        };
        if tick.is_some() || said.text.len() > LONGEST || is_own() {
            let list = self.fresh_list();
            self.judge(said, tick, above, Slot::line(Some(list)));
        } else if let Some(item) = self.found.items.get_mut(item) {
            item.details.push(said.text.trim().to_string());
        }
    }

    /// Gives a line with keys to the item above it.
    fn attach(&mut self, parent: usize, said: &Said) -> bool {
        if said.text.len() > 400 || self.grammar.key_value(&said.text).is_none() {
            return false;
        }
        let Some(item) = self.item_above(parent) else {
            return false;
        };
        let mut parts = Parts::default();
        for piece in keyed_pieces(&said.text) {
            if let Some((key, value)) = self.grammar.key_value(&piece) {
                self.grammar.apply(key, value, &mut parts);
            }
        }
        let Some(item) = self.found.items.get_mut(item) else {
            return false;
        };
        item.owner = parts.owner.or(item.owner.take());
        item.due = parts.due.or(item.due);
        item.level = parts.level.or(item.level);
        if let Some(status) = parts.status {
            item.status = status;
            item.reason = parts.reason.or(item.reason.take());
        }
        true
    }

    fn text(&mut self, at: usize, piece: &Piece, above: Above) {
        let said = &piece.said;
        if let Some(parent) = piece.parent {
            if !self.attach(parent, said) {
                match self.item_above(parent) {
                    Some(item) => self.below_item(said, None, above, item),
                    None => {
                        self.judge(said, None, above, Slot::line(None));
                    }
                }
            }
            return;
        }
        let next = self.page.pieces.get(at + 1).map(|next| &next.shape);
        let before_list = matches!(next, Some(Shape::Entry { .. } | Shape::Table(..)));
        if self.is_label(said, before_list) {
            let headed = self.headed();
            self.label = Some(self.named(&said.text, headed));
            self.label_used = false;
            return;
        }
        // What follows the list that a label names is not named by it.
        let above = if self.label_used {
            self.label = None;
            self.headed()
        } else {
            above
        };
        if self.labelled(said) {
            return;
        }
        let made = self.judge(said, None, above, Slot::line(None));
        if let Some(entry) = self.entries.get_mut(at) {
            entry.item = made;
        }
        // Talk between a label and a list ends what the label says, unless it belongs to it.
        if made.is_none() && self.label.is_some() && said.text.len() > 160 {
            self.label = None;
        }
    }

    fn fresh_list(&mut self) -> usize {
        self.next_list += 1;
        // Lists of the document count from zero; these from the other end.
        usize::MAX - 1 - self.next_list
    }

    fn table(&mut self, header: &[String], rows: &[Row], above: Above) {
        let mut columns = Columns::new(header, &self.grammar);
        if header.iter().all(|cell| cell.trim().is_empty()) {
            columns = Columns::guessed(rows, &self.grammar);
        }
        let grammar = self.grammar;
        match columns.about(above.topic) {
            Some(About::Items) => {
                let list = self.fresh_list();
                let incident = self.kept(above.incident);
                let items = table::items(&columns, rows, list, &grammar);
                for said in &items.struck {
                    self.leave_out(said, Why::Struck);
                }
                for mut item in items.made {
                    item.incident.clone_from(&incident);
                    if let Some(Topic::Standing(status)) = above.topic
                        && columns.at(Key::Status).is_none()
                    {
                        item.status = status;
                    }
                    if above.topic == Some(Topic::Actions) && columns.at(Key::Status).is_none() {
                        item.kind = Kind::Action;
                    }
                    self.found.items.push(item);
                }
            }
            Some(About::Releases) => {
                let releases = table::releases(&columns, rows, &grammar);
                push(&mut self.found.releases, releases);
            }
            Some(About::People) => {
                for person in table::people(&columns, rows, grammar.names) {
                    self.attended(person);
                }
            }
            Some(About::Measures) => {
                let list = self.fresh_list();
                let items = table::measures(&columns, rows, list, &grammar);
                self.found.items.extend(items);
            }
            None => {}
        }
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
struct Slot {
    list: Option<usize>,
    /// Whether lines with keys stand below it.
    keyed: bool,
    /// Whether it is an entry of a list.
    entry: bool,
}

impl Slot {
    const fn line(list: Option<usize>) -> Self {
        Self {
            list,
            keyed: false,
            entry: false,
        }
    }

    const fn entry(list: Option<usize>) -> Self {
        Self {
            list,
            keyed: false,
            entry: true,
        }
    }
}

/// `Owner: Anna, Due: March 20, 2024`: a piece a key; what has no key goes on the one before.
fn keyed_pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split([',', ';', '|']) {
        match pieces.last_mut() {
            Some(last) if !piece.contains(':') => {
                last.push(',');
                last.push_str(piece);
            }
            _ => pieces.push(piece.trim().to_string()),
        }
    }
    pieces
}
