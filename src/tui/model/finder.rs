//! Actions to choose from by typing: what the palette and the help are made of.
//!
//! Its rows are taken from the table of actions when it opens, with the keys that hold then.

use super::Move;
use super::field::Field;
use crate::domain::seek::{Seeker, fold};
use crate::tui::action::{Action, Row, Scope, TABLE};
use crate::tui::keymap::Keymap;

/// An action as it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The action; none for the key that always leaves.
    pub action: Option<Action>,
    /// Where it holds.
    pub scope: Scope,
    /// Its name, as the table has it.
    pub name: &'static str,
    /// The word in the footer; empty where it has none.
    pub label: &'static str,
    /// What it does.
    pub doc: &'static str,
}

impl Offer {
    const fn of(row: &Row, scope: Scope) -> Self {
        Self {
            action: Some(row.action),
            scope,
            name: row.name,
            label: row.label,
            doc: row.doc,
        }
    }
}

/// How what is typed narrows the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowing {
    /// By name, label and doc, the best first.
    Best,
    /// By key, name and doc, in order; what has that very key first.
    InOrder,
}

/// Rows to choose from, those that fit what is typed, and the one that is selected.
#[derive(Debug, Clone)]
pub struct Finder {
    /// What is typed.
    pub field: Field,
    narrowing: Narrowing,
    offers: Vec<(Offer, String)>,
    /// The places of those that fit.
    hits: Vec<usize>,
    cursor: usize,
}

impl Finder {
    /// Offers everything that holds in some scopes, in the order of the table, but for some action;
    /// what has the same keys in two of them once.
    #[must_use]
    pub fn new(
        scopes: &[Scope],
        keymap: &Keymap,
        narrowing: Narrowing,
        but: Option<Action>,
    ) -> Self {
        let mut offers: Vec<(Offer, String)> = Vec::new();
        for scope in scopes {
            let rows = TABLE.iter().filter(|row| row.holds_in(*scope));
            for row in rows.filter(|row| Some(row.action) != but) {
                let keys = keymap.keys(*scope, row.action);
                let keys: Vec<_> = keys.map(|key| key.to_string()).collect();
                let keys = keys.join(" ");
                let is_same = |(offer, known): &(Offer, String)| {
                    offer.action == Some(row.action) && *known == keys
                };
                if !offers.iter().any(is_same) {
                    offers.push((Offer::of(row, *scope), keys));
                }
            }
        }
        Self {
            field: Field::default(),
            narrowing,
            hits: (0..offers.len()).collect(),
            offers,
            cursor: 0,
        }
    }

    /// Offers one row more, at the end.
    #[must_use]
    pub fn and(mut self, offer: Offer, keys: String) -> Self {
        self.hits.push(self.offers.len());
        self.offers.push((offer, keys));
        self
    }

    /// The rows that fit, with their keys.
    pub fn hits(&self) -> impl Iterator<Item = (&Offer, &str)> {
        self.hits
            .iter()
            .filter_map(|hit| self.offers.get(*hit))
            .map(|(offer, keys)| (offer, keys.as_str()))
    }

    /// The place of the selected row among those that fit.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<Offer> {
        self.hits().nth(self.cursor).map(|(offer, _)| *offer)
    }

    /// Selects a row by its place among those that fit.
    pub fn select(&mut self, place: usize) {
        self.cursor = place.min(self.hits.len().saturating_sub(1));
    }

    /// Moves among the rows that fit.
    pub fn go(&mut self, to: Move) {
        self.cursor = to.from(self.cursor, self.hits.len());
    }

    /// Moves on by so many rows, or back, around the ends.
    pub fn turn(&mut self, rows: isize) {
        let all = self.hits.len();
        let ahead = rows.rem_euclid(all.max(1).cast_signed()).cast_unsigned();
        self.cursor = (self.cursor + ahead).checked_rem(all).unwrap_or(0);
    }

    /// Empties the field; what was selected stays so.
    pub fn widen(&mut self) {
        let selected = self.hits.get(self.cursor).copied();
        self.field = Field::default();
        self.narrow();
        self.cursor = selected.unwrap_or(0);
    }

    /// Keeps the rows that fit what is typed, and selects the first.
    pub fn narrow(&mut self) {
        let typed = fold(self.field.text()).into_owned();
        let words: Vec<_> = typed.split_whitespace().collect();
        let mut seeker = Seeker::default();
        let mut ranked: Vec<_> = (0..)
            .zip(&self.offers)
            .filter_map(|(place, (offer, keys))| {
                let rank = match self.narrowing {
                    Narrowing::Best => best(&words, offer, &mut seeker)?,
                    Narrowing::InOrder => in_order(&words, self.field.text(), offer, keys)?,
                };
                Some((std::cmp::Reverse(rank), place))
            })
            .collect();
        ranked.sort_unstable();
        self.hits = ranked.into_iter().map(|(_, place)| place).collect();
        self.cursor = 0;
    }
}

/// How well words fit an action: its name counts more than the word in the footer, and both more
/// than a word of its doc, which has to begin as typed.
fn best(words: &[&str], offer: &Offer, seeker: &mut Seeker) -> Option<(u32, usize)> {
    if words.is_empty() {
        return Some((0, 0));
    }
    let mut rank = 0;
    for word in words {
        let name = seeker.fits(word, offer.name).map(|fit| u32::from(fit) * 3);
        let label = seeker.fits(word, offer.label).map(|fit| u32::from(fit) * 2);
        let doc = fold(offer.doc);
        let begins = doc.split_whitespace().any(|said| said.starts_with(word));
        rank += name.max(label).or(begins.then_some(1))?;
    }
    // Of names that fit alike the shorter one fits better.
    Some((rank, usize::MAX - offer.name.len()))
}

/// Whether words stand in the row; one that has the very key that was typed comes first. Keys are
/// compared as typed: `g` and `G` are two.
fn in_order(words: &[&str], typed: &str, offer: &Offer, keys: &str) -> Option<(u32, usize)> {
    let text = format!("{} {} {}", offer.name, offer.label, fold(offer.doc));
    let is_key = |word: &str| keys.split(' ').any(|key| key == word);
    let typed: Vec<_> = typed.split_whitespace().collect();
    let stands = |(word, typed): (&&str, &&str)| {
        text.contains(word) || is_key(typed) || (typed.len() > 1 && keys.contains(typed))
    };
    let stand = words.iter().zip(&typed).all(stands);
    let very = typed.first().is_some_and(|typed| is_key(typed));
    stand.then_some((u32::from(very), 0))
}
