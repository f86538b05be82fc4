//! Which checks are meant.
//!
//! Without a name, or by an area, every check that could say something new: what does not apply or
//! is waived is left alone, since a run would take that word back. By its own name, any.

use crate::domain::board::{Board, Row};
use crate::domain::checklist::{NoItem, Plan};
use crate::domain::event::Status;
use crate::domain::id::ItemId;

/// The checks that are to run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Their items, each once, in the order of the checklists.
    pub items: Vec<ItemId>,
    /// Those that are left alone, since a person's word sets them aside.
    pub set_aside: Vec<ItemId>,
}

/// Why a name leads to no check.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotChosen {
    /// No area and no item.
    #[error(transparent)]
    Item(#[from] NoItem),
    /// The item has none.
    #[error("{0} has no check")]
    NoCheck(ItemId),
    /// The release is not asked the item.
    #[error("{0} is not asked of this release: its traits or areas leave it out")]
    LeftOut(ItemId),
}

/// Chooses among the items of a board by names of items and areas; without any, all.
///
/// # Errors
/// When a name leads to no check.
pub fn choose(plan: &Plan, board: &Board, asked: &[String]) -> Result<Chosen, NotChosen> {
    let mut chosen = Chosen::default();
    let mut named = Vec::new();
    let mut areas = Vec::new();
    for name in asked {
        match board.areas.iter().position(|area| area.id.as_str() == name) {
            Some(area) => areas.push(area),
            None => named.push(by_name(plan, board, name)?),
        }
    }
    for row in board.rows.iter().filter(|row| row.item.check.is_some()) {
        let id = row.item.id.clone();
        let is_named = named.contains(&id);
        let is_meant = is_named || asked.is_empty() || areas.contains(&row.area);
        if is_meant && !is_named && is_set_aside(row) {
            chosen.set_aside.push(id);
        } else if is_meant {
            chosen.items.push(id);
        }
    }
    Ok(chosen)
}

fn by_name(plan: &Plan, board: &Board, name: &str) -> Result<ItemId, NotChosen> {
    let item = plan.find(name)?;
    if item.check.is_none() {
        return Err(NotChosen::NoCheck(item.id.clone()));
    }
    match board.row(&item.id) {
        Some(_) => Ok(item.id.clone()),
        None => Err(NotChosen::LeftOut(item.id.clone())),
    }
}

fn is_set_aside(row: &Row) -> bool {
    matches!(row.standing.state, Status::Waived | Status::NotApplicable)
}
