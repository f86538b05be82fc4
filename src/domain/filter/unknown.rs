//! Words of a filter that name what there is not: whoever mistyped an area should not take the empty
//! list for an answer.

use std::collections::BTreeSet;

use super::{Filter, Owner, Test};
use crate::domain::board::Board;
use crate::domain::checklist::Plan;
use crate::domain::roster::Roster;
use crate::domain::seek::fold;
use crate::domain::text::{did_you_mean, nearest};

/// A word that can never match.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} `{word}`{}", kind.lack(), did_you_mean(nearest.as_ref()))]
pub struct Unknown {
    /// What it should name.
    pub kind: Kind,
    /// The word.
    pub word: String,
    /// What was most likely meant.
    pub nearest: Option<String>,
}

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An area, by id or title.
    Area,
    /// A tag.
    Tag,
    /// Somebody who owns items or takes part.
    Owner,
}

impl Kind {
    const fn lack(self) -> &'static str {
        match self {
            Self::Area => "there is no area",
            Self::Tag => "no item has the tag",
            Self::Owner => "there is no owner or person called",
        }
    }
}

impl Filter {
    /// The words that name an area, a tag or somebody of whom nothing is known, in the order in which
    /// they were written.
    #[must_use]
    pub fn unknown(&self, plan: &Plan, board: &Board, roster: &Roster) -> Vec<Unknown> {
        let same = |name: &str, word: &str| name == word;
        let unknown = |test: &Test| match test {
            Test::Area(word) => unless_known(Kind::Area, word, areas(plan), same),
            Test::Tag(word) => unless_known(Kind::Tag, word, tags(plan), same),
            Test::Owner(Owner::Named(word)) => {
                let part = |name: &str, word: &str| name.contains(word);
                unless_known(Kind::Owner, word, owners(board, roster), part)
            }
            _ => None,
        };
        self.terms.iter().flatten().filter_map(unknown).collect()
    }
}

/// Goes through the names only until one is found: there may be many thousands.
fn unless_known<'a>(
    kind: Kind,
    word: &str,
    names: impl Iterator<Item = &'a str>,
    is: impl Fn(&str, &str) -> bool,
) -> Option<Unknown> {
    let mut others = BTreeSet::new();
    for name in names {
        let name = fold(name);
        if is(&name, word) {
            return None;
        }
        others.insert(name);
    }
    Some(Unknown {
        kind,
        word: word.into(),
        nearest: nearest(word, others.iter().map(AsRef::as_ref)).map(Into::into),
    })
}

fn areas(plan: &Plan) -> impl Iterator<Item = &str> {
    let lists = plan.checklists.iter();
    lists.flat_map(|list| [list.area.as_str(), &list.title])
}

fn tags(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.items().flat_map(|item| &item.tags).map(AsRef::as_ref)
}

fn owners<'a>(board: &'a Board, roster: &'a Roster) -> impl Iterator<Item = &'a str> {
    let owners = board.rows.iter();
    let owners = owners.filter_map(|row| row.standing.owner.as_deref());
    let people = roster.people.iter().flat_map(|person| {
        let others = person.aka.iter().chain(&person.roles);
        std::iter::once(&person.name).chain(others)
    });
    owners.chain(people.map(String::as_str))
}
