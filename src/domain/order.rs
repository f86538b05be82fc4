//! The orders in which items can be listed.
//!
//! Every order but that of the checklists falls back on it, so that a list looks the same each time.

use chrono::NaiveDate;

use super::board::{Board, Row};
use super::checklist::words;
use super::seek::fold;
use super::verdict::weight;

/// An order of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the checklists have them, under their sections.
    #[default]
    Checklist,
    /// What stands in the way most comes first.
    Worst,
    /// What is due first comes first; what has no date comes last.
    Due,
    /// By the name of who owns it; what is nobody's comes first, since it needs one.
    Owner,
    /// The musts first.
    Level,
}

words!(Order {
    Checklist => "checklist",
    Worst => "worst",
    Due => "due",
    Owner => "owner",
    Level => "level",
});

impl Order {
    /// The order that comes next where one goes through them all.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::ALL.iter().skip_while(|order| **order != self).nth(1);
        after.copied().unwrap_or_default()
    }

    /// Sorts places of rows, which stand as on the board.
    pub fn sort(self, board: &Board, places: &mut [usize]) {
        let row = |place: &usize| board.rows.get(*place);
        match self {
            Self::Checklist => {}
            Self::Worst => places.sort_by_cached_key(|place| row(place).map(weight)),
            Self::Due => places.sort_by_key(|place| row(place).map(due)),
            Self::Owner => places.sort_by_cached_key(|place| {
                let owner = row(place)?.standing.owner.as_deref()?;
                Some(fold(owner).into_owned())
            }),
            Self::Level => places.sort_by_key(|place| row(place).map(|row| row.standing.level)),
        }
    }
}

fn due(row: &Row) -> NaiveDate {
    row.standing.due_on.unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::Stage;

    fn sorted(order: Order) -> String {
        let mut stage = Stage::new(&[
            "a/fine; must; owner Émile; due 2026-04-01",
            "a/idea; could; due 2026-03-20",
            "a/open; should; owner Zoe",
            "b/stuck; must; owner adam; due T-7d",
            "b/late; must; owner Zoe; due 2026-03-01",
        ])
        .releasing("2026-04-02");
        stage.says("Maria", "a/fine", "done");
        stage.says("Maria", "b/stuck", "blocked; reason x");
        let board = stage.board();
        let mut places: Vec<_> = (0..board.rows.len()).collect();
        order.sort(&board, &mut places);
        let name = |place: usize| board.rows[place].item.id.item();
        places.into_iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_order_brings_up_what_it_says() {
        for (order, expected) in [
            (Order::Checklist, "fine idea open stuck late"),
            (Order::Worst, "late stuck open idea fine"),
            (Order::Due, "late idea stuck fine open"),
            (Order::Owner, "idea stuck fine open late"),
            (Order::Level, "fine stuck late open idea"),
        ] {
            assert_eq!(sorted(order), expected, "{order}");
        }
    }

    #[test]
    fn one_can_go_through_all_orders() {
        let mut seen = vec![Order::default()];
        while seen.last().unwrap().next() != Order::Checklist {
            seen.push(seen.last().unwrap().next());
        }
        assert_eq!(seen, Order::ALL);
    }
}
