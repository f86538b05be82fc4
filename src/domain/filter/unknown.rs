//! Words of a filter that name what there is not: whoever mistyped an area should not take the empty
//! list for an answer.

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
        let unknown = |test: &Test| match test {
            Test::Area(word) => {
                unless_known(Kind::Area, word, &areas(plan), |name, word| name == word)
            }
            Test::Tag(word) => {
                unless_known(Kind::Tag, word, &tags(plan), |name, word| name == word)
            }
            Test::Owner(Owner::Named(word)) => {
                unless_known(Kind::Owner, word, &owners(board, roster), |name, word| {
                    name.contains(word)
                })
            }
            _ => None,
        };
        self.terms.iter().flatten().filter_map(unknown).collect()
    }
}

fn unless_known(
    kind: Kind,
    word: &str,
    names: &[String],
    is: impl Fn(&str, &str) -> bool,
) -> Option<Unknown> {
    let known = names.iter().any(|name| is(name, word));
    (!known).then(|| Unknown {
        kind,
        word: word.into(),
        nearest: nearest(word, names.iter().map(String::as_str)).map(Into::into),
    })
}

fn areas(plan: &Plan) -> Vec<String> {
    let lists = plan.checklists.iter();
    let names = lists.flat_map(|list| [list.area.to_string(), fold(&list.title).into_owned()]);
    names.collect()
}

fn tags(plan: &Plan) -> Vec<String> {
    let tags = plan.items().flat_map(|item| item.tags.iter());
    tags.map(|tag| fold(tag).into_owned()).collect()
}

fn owners(board: &Board, roster: &Roster) -> Vec<String> {
    let owners = board.rows.iter();
    let owners = owners.filter_map(|row| row.standing.owner.as_deref());
    let people = roster.people.iter().flat_map(|person| {
        let others = person.aka.iter().chain(&person.roles);
        std::iter::once(&person.name)
            .chain(others)
            .map(String::as_str)
    });
    let mut names: Vec<_> = owners
        .chain(people)
        .map(|name| fold(name).into_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}
