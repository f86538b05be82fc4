//! The thing that must be ready, and which one is meant where none is named.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::checklist::Item;
use super::id::{AreaId, ReleaseId, TraitId};

/// One release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Names it in files and commands.
    pub id: ReleaseId,
    /// Its name on screens.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The day it goes out.
    pub date: Option<NaiveDate>,
    /// Who decides.
    pub owner: Option<String>,
    /// The areas it is asked; all where empty.
    pub areas: Vec<AreaId>,
    /// Its earlier ids; answers to them are answers to it.
    pub was: Vec<ReleaseId>,
    /// What it says of each trait; a trait not answered counts as yes.
    pub traits: BTreeMap<TraitId, bool>,
}

impl Release {
    /// A release of which nothing but its id is known.
    #[must_use]
    pub fn bare(id: ReleaseId) -> Self {
        Self {
            id,
            name: None,
            version: None,
            date: None,
            owner: None,
            areas: Vec::new(),
            was: Vec::new(),
            traits: BTreeMap::new(),
        }
    }

    /// Whether answers under that id are this release's.
    #[must_use]
    pub fn is(&self, id: &ReleaseId) -> bool {
        self.id == *id || self.was.contains(id)
    }

    /// The traits by which an item is left out: all that it depends on, each answered with no.
    /// None where the item is asked.
    #[must_use]
    pub fn leaves_out<'a>(&self, item: &'a Item) -> Option<&'a [TraitId]> {
        let says_no = |name: &TraitId| self.traits.get(name) == Some(&false);
        let all = !item.asked_if.is_empty() && item.asked_if.iter().all(says_no);
        all.then_some(&item.asked_if)
    }

    /// Days from today to the release date; negative once it has passed.
    #[must_use]
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.date.map(|date| (date - today).num_days())
    }

    /// What to call it: name and version, or what there is of them.
    #[must_use]
    pub fn title(&self) -> String {
        match (&self.name, &self.version) {
            (Some(name), Some(version)) => format!("{name} {version}"),
            (Some(name), None) => name.clone(),
            (None, Some(version)) => format!("{} {version}", self.id),
            (None, None) => self.id.to_string(),
        }
    }
}

/// What was typed is neither yes nor no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("type y, n or nothing")]
pub struct NeitherYesNorNo;

/// What somebody says of a trait; none where nothing is said.
///
/// # Errors
/// When it is neither yes nor no.
pub fn parse_answer(text: &str) -> Result<Option<bool>, NeitherYesNorNo> {
    match text.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "y" | "yes" => Ok(Some(true)),
        "n" | "no" => Ok(Some(false)),
        _ => Err(NeitherYesNorNo),
    }
}

/// The releases in the order in which they are meant where none is named: the nearest from today
/// on, then the later ones, then the past ones from the latest back, then those without a date.
/// Decided ones are for the caller to leave out.
#[must_use]
pub fn by_nearness(releases: &[Release], today: NaiveDate) -> Vec<&Release> {
    let mut releases: Vec<_> = releases.iter().collect();
    // Days ahead ascend and days past descend, so that the nearest comes first either way.
    releases.sort_by_cached_key(|release| {
        let days = release.days_left(today);
        let is_past = days.is_some_and(|days| days < 0);
        let ahead = days.map(i64::abs);
        (
            days.is_none(),
            is_past,
            ahead,
            days.map(|_| release.id.clone()),
        )
    });
    releases
}

/// The first of them; where there is none, an implied `next`.
#[must_use]
pub fn current(releases: &[Release], today: NaiveDate) -> Release {
    let first = by_nearness(releases, today).into_iter().next();
    first
        .cloned()
        .unwrap_or_else(|| Release::bare(ReleaseId::next()))
}

#[cfg(test)]
mod tests {
    use super::super::when::parse_date;
    use super::*;

    fn release(id: &str, date: Option<&str>) -> Release {
        let date = date.map(|date| parse_date(date).unwrap());
        Release {
            date,
            ..Release::bare(id.parse().unwrap())
        }
    }

    #[test]
    fn the_nearest_coming_release_is_meant_where_none_is_named() {
        let today = parse_date("2026-03-10").unwrap();
        let past = release("1.0", Some("2026-03-01"));
        let older = release("0.9", Some("2026-02-01"));
        let coming = release("1.1", Some("2026-03-10"));
        let later = release("1.2", Some("2026-04-01"));
        let undated = release("some-day", None);
        for (releases, expected) in [
            (
                vec![later.clone(), coming, past.clone(), undated.clone()],
                "1.1",
            ),
            (vec![later, past.clone()], "1.2"),
            (vec![older, past, undated.clone()], "1.0"),
            (vec![undated], "some-day"),
            (vec![], "next"),
        ] {
            assert_eq!(current(&releases, today).id.as_str(), expected);
        }
    }

    #[test]
    fn an_item_is_left_out_only_by_a_no_to_each_of_its_traits() {
        let mut item = Item::new("a/b".parse().unwrap(), "x");
        let mut release = release("1.0", None);
        assert!(release.leaves_out(&item).is_none());
        item.asked_if = ["stores-data", "has-clients"]
            .map(|name| name.parse().unwrap())
            .into();
        assert!(
            release.leaves_out(&item).is_none(),
            "unanswered means asked"
        );
        release.traits.insert("stores-data".parse().unwrap(), false);
        assert!(release.leaves_out(&item).is_none(), "one no is not enough");
        release.traits.insert("has-clients".parse().unwrap(), false);
        assert_eq!(release.leaves_out(&item).map(<[_]>::len), Some(2));
        release.traits.insert("has-clients".parse().unwrap(), true);
        assert!(release.leaves_out(&item).is_none());
    }
}
