//! The way through the items, one at a time.

use super::board::Board;
use super::checklist::Phase;
use super::id::AreaId;

/// The places in [`Board::rows`] of the items to walk: area by area, so that an owner speaks once,
/// and in each area what weighs most first. What counts only after the release is left for then.
#[must_use]
pub fn route(board: &Board, area: Option<&AreaId>, phase: Option<Phase>) -> Vec<usize> {
    let here = |id: &str| area.is_none_or(|area| area.as_str() == id);
    let due = |of: Phase| phase.is_none_or(|phase| phase == of);
    let rows = board.rows.iter().enumerate();
    let mut places: Vec<_> = rows
        .filter(|(_, row)| row.standing.counts && here(row.item.id.area()) && due(row.item.phase))
        .map(|(place, row)| (row.area, row.standing.level, place))
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, _, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::checklist::{Checklist, Item, Level, Plan};
    use crate::domain::history::History;
    use crate::domain::id::ReleaseId;
    use crate::domain::release::Release;
    use crate::domain::roster::Roster;
    use crate::domain::when::parse_date;

    #[test]
    fn a_walk_goes_area_by_area_and_musts_first() {
        let item = |id: &str, level, phase| {
            Arc::new(Item {
                level,
                phase,
                ..Item::new(id.parse().unwrap(), "x")
            })
        };
        let checklist = |area: &str, items| Checklist {
            area: area.parse().unwrap(),
            title: area.into(),
            about: None,
            owner: None,
            items,
        };
        let (should, must) = (Level::Should, Level::Must);
        let plan = Plan {
            checklists: vec![
                checklist(
                    "b",
                    vec![
                        item("b/1", should, Phase::Review),
                        item("b/2", must, Phase::Go),
                    ],
                ),
                checklist(
                    "a",
                    vec![
                        item("a/1", should, Phase::Go),
                        item("a/2", must, Phase::After),
                    ],
                ),
            ],
        };
        let history = History::new(Release::bare(ReleaseId::next()));
        let board = Board::lay(
            &plan,
            &history,
            &Roster::default(),
            parse_date("2026-03-01").unwrap(),
        );
        let ids = |area: Option<&str>, phase| {
            let area = area.map(|area| area.parse().unwrap());
            let route = route(&board, area.as_ref(), phase);
            route
                .into_iter()
                .map(|place| board.rows[place].item.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(None, None), ["b/2", "b/1", "a/1"]);
        assert_eq!(ids(Some("a"), None), ["a/1"]);
        assert_eq!(ids(None, Some(Phase::Go)), ["b/2", "a/1"]);
    }
}
