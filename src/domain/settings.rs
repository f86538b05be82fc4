//! What a workspace says of itself: its name, its people, the order of its areas, its gate.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::id::{AreaId, TraitId};
use super::roster::Roster;

/// The content of `gonogo.toml`; the default is a workspace that has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Names the journal, so that moving the folder loses nothing.
    pub id: Option<String>,
    /// The product's or team's name.
    pub name: Option<String>,
    /// The areas in the order in which they are shown; the rest follow by name.
    pub areas: Vec<AreaId>,
    /// Whether the journal is shared through git.
    pub shared: bool,
    /// What each trait asks of a release.
    pub traits: BTreeMap<TraitId, String>,
    /// Whether a missing vote holds a release.
    pub votes_required: bool,
    /// Who takes part.
    pub roster: Roster,
    /// Days on which nobody works.
    pub closed: Vec<NaiveDate>,
}
