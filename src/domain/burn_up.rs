//! How much was settled, day by day: what a burn-up is drawn from.
//!
//! One fold over the history. Each day is judged as it was seen then, with the items and people of
//! today; what has changed in files since is not known here. Invariant: the last point is the board
//! itself.

use chrono::{Days, NaiveDate};

use super::board::{Board, Row};
use super::drift::Drift;
use super::event::Status;
use super::history::{History, Past};
use super::roster::Roster;
use super::standing::{Scales, Scene, Standing, counts};

/// More points than this are told apart on no screen. A longer time is shown in larger steps.
pub const MOST: usize = 60;

/// How much was settled at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// How many items were settled.
    pub settled: usize,
    /// Of so many that counted.
    pub total: usize,
}

/// How much was settled over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BurnUp {
    /// From the first day on which something was recorded for the release to the day of the board,
    /// in even steps; at least two, at most [`MOST`].
    pub points: Vec<Point>,
}

impl BurnUp {
    /// Follows a release up to the day of a board. None before there is an earlier day to show.
    #[must_use]
    pub fn of(history: &History, board: &Board, roster: &Roster) -> Option<Self> {
        let past = Past::of(history);
        let first = past.first_day(board.today)?;
        let mut points: Vec<_> = steps(first, board.today).map(empty).collect();
        let last = points.pop()?;
        if points.is_empty() || board.rows.is_empty() {
            return None;
        }
        for row in &board.rows {
            follow(row, board, &past, roster, &mut points);
        }
        points.push(now(board, last));
        Some(Self { points })
    }

    /// The last point: how it stands on the day of the board.
    #[must_use]
    pub fn last(&self) -> Option<Point> {
        self.points.last().copied()
    }

    /// The first point.
    #[must_use]
    pub fn first(&self) -> Option<Point> {
        self.points.first().copied()
    }

    /// The most items that counted on any of the days: the height of a picture.
    #[must_use]
    pub fn height(&self) -> usize {
        let totals = self.points.iter().map(|point| point.total);
        totals.max().unwrap_or(0)
    }
}

const fn empty(day: NaiveDate) -> Point {
    Point {
        day,
        settled: 0,
        total: 0,
    }
}

/// Days from one to another, both included, in even steps.
fn steps(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let whole = u64::try_from((last - first).num_days()).unwrap_or(0);
    let count = whole.min(MOST as u64 - 1);
    let day = move |step: u64| {
        let days = (whole * step).checked_div(count).unwrap_or(0);
        first.checked_add_days(Days::new(days))
    };
    (0..=count).filter_map(day)
}

/// Adds what one item was on each of the days.
fn follow(row: &Row, board: &Board, past: &Past<'_>, roster: &Roster, points: &mut [Point]) {
    let item = &row.item;
    let owner = board.area_of(row).and_then(|area| area.owner.as_ref());
    let scales = Scales::of(item, owner);
    let mut trail = past.follow(item);
    // Without these only a change can make a difference, and a waiver that runs out.
    let ages = item.fresh_for.is_some() || item.enforced_from.is_some();
    let (mut settled, mut waived) = (false, false);
    for point in points {
        let is_new = trail.advance(point.day);
        if is_new || ages || waived {
            (settled, waived) = (false, false);
            if trail.may_be_settled() {
                let answer = trail.answer();
                let scene = Scene {
                    release: &board.release,
                    roster,
                    today: point.day,
                    // What git held on each of the days is not asked.
                    drift: &Drift::Unasked,
                };
                waived = answer.status() == Status::Waived;
                settled = Standing::on(&scales, &answer, scene).settled;
            }
        }
        if counts(item, &board.release, point.day) {
            point.total += 1;
            point.settled += usize::from(settled);
        }
    }
}

fn now(board: &Board, point: Point) -> Point {
    let standings = board.rows.iter().map(|row| &row.standing);
    let counting = standings.filter(|standing| standing.counts);
    counting.fold(point, |point, standing| Point {
        total: point.total + 1,
        settled: point.settled + usize::from(standing.settled),
        ..point
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::{Stage, day};

    const ITEMS: [&str; 8] = [
        "a/done; must",
        "a/aged; must; fresh 3d",
        "a/waived; must",
        "a/confirm; confirm",
        "a/value; target <= 5 min",
        "a/evidence; evidence",
        "a/later; after",
        "a/unsaid",
    ];

    /// The days of March with how much was settled of how many.
    fn told(stage: &Stage) -> Vec<String> {
        let Some(burn_up) = BurnUp::of(&stage.history, &stage.board(), &stage.roster) else {
            return Vec::new();
        };
        let told = |point: &Point| {
            let day = point.day.format("%-d");
            format!("{day}: {}/{}", point.settled, point.total)
        };
        burn_up.points.iter().map(told).collect()
    }

    /// Stages on the days of March that were told, by hand: with only what was recorded until then.
    fn by_hand(stage: &Stage) -> Vec<String> {
        let mut days: Vec<_> = told(stage);
        for told in &mut days {
            let date: u32 = told.split(':').next().unwrap().parse().unwrap();
            let today = NaiveDate::from_ymd_opt(2026, 3, date).unwrap();
            let mut then = stage.clone();
            then.today = today;
            then.history = History::new(stage.history.release().clone());
            let events = stage.history.events().iter().cloned();
            then.history
                .absorb(events.filter(|it| it.at.date_naive() <= today).collect());
            let board = then.board();
            let count = |settled: bool| {
                let rows = board.rows.iter().filter(|row| row.standing.counts);
                rows.filter(|row| row.standing.settled || !settled).count()
            };
            *told = format!("{date}: {}/{}", count(true), count(false));
        }
        days
    }

    fn says(stage: &mut Stage, date: u32, item: &str, words: &str) {
        stage.today = NaiveDate::from_ymd_opt(2026, 3, date).unwrap();
        stage.says("maria", item, words);
    }

    /// A fortnight in which everything happens that can settle an item or no longer.
    fn fortnight() -> Stage {
        let mut stage = Stage::new(&ITEMS).releasing("2026-03-12");
        says(&mut stage, 1, "a/done", "in-progress");
        says(&mut stage, 2, "a/done", "done");
        says(&mut stage, 3, "a/aged", "done");
        let waiver = "waived; reason no time; approved john; until 2026-03-13";
        says(&mut stage, 4, "a/waived", waiver);
        says(&mut stage, 4, "a/confirm", "done");
        stage.today = day("2026-03-05");
        stage.confirms("john", "a/confirm");
        says(&mut stage, 6, "a/value", "value 7 min");
        says(&mut stage, 7, "a/value", "value 3 min");
        says(&mut stage, 8, "a/evidence", "done");
        says(&mut stage, 9, "a/evidence", "evidence link");
        stage.today = day("2026-03-10");
        stage.undoes("maria");
        stage.today = day("2026-03-11");
        stage.redoes("maria");
        stage.today = day("2026-03-15");
        stage
    }

    #[test]
    fn each_day_is_what_people_saw_then() {
        let stage = fortnight();
        assert_eq!(
            told(&stage),
            [
                "1: 0/7", "2: 1/7", "3: 2/7", "4: 3/7", "5: 4/7", "6: 4/7", "7: 4/7", "8: 4/7",
                "9: 5/7", "10: 4/7", "11: 5/7", "12: 5/7", "13: 5/8", "14: 4/8", "15: 4/8"
            ]
        );
        assert_eq!(told(&stage), by_hand(&stage));
    }

    #[test]
    fn a_day_is_what_was_said_until_then_whatever_the_order_of_events() {
        // John recorded apart, earlier by the clock on the wall and later by that of the events.
        let mut here = fortnight();
        let mut there = Stage::new(&ITEMS).releasing("2026-03-12");
        there.today = day("2026-03-02");
        for item in ["a/done", "a/unsaid", "a/evidence"] {
            there.says("john@there", item, "blocked; reason x");
        }
        there.today = day("2026-03-14");
        there.says("john@there", "a/unsaid", "done");
        here.meet(&mut there);
        assert_eq!(told(&here), by_hand(&here));
    }

    #[test]
    fn two_owners_unsettle_an_item_for_as_long_as_nobody_chooses() {
        let mut here = Stage::new(&ITEMS).releasing("2026-03-12");
        says(&mut here, 1, "a/done", "done");
        says(&mut here, 2, "a/done", "owner maria; due 2026-03-11");
        let mut there = here.clone();
        says(&mut here, 3, "a/done", "owner ada; note mine");
        there.today = day("2026-03-04");
        there.says("john@there", "a/done", "owner john");
        here.meet(&mut there);
        says(&mut here, 6, "a/done", "owner maria");
        says(&mut here, 7, "a/done", "due 2026-03-12");
        assert_eq!(
            told(&here),
            [
                "1: 1/7", "2: 1/7", "3: 1/7", "4: 0/7", "5: 0/7", "6: 1/7", "7: 1/7"
            ]
        );
        assert_eq!(told(&here), by_hand(&here));
    }

    #[test]
    fn an_item_keeps_its_past_when_it_gets_another_id() {
        let mut stage = Stage::new(&["a/first; must", "a/other"]).releasing("2026-03-12");
        says(&mut stage, 1, "a/first", "done");
        says(&mut stage, 2, "a/first", "blocked; reason x");
        let events = stage.history.events().to_vec();
        let mut renamed = Stage::new(&["a/second; must; was a/first", "a/other"]);
        renamed = renamed.releasing("2026-03-12");
        renamed.history.absorb(events);
        says(&mut renamed, 3, "a/second", "done");
        let past = ["1: 0/2", "2: 0/2", "3: 0/2"];
        // The statement is another one by now: a must that was done has to be answered again.
        assert_ne!(told(&renamed), past);
        assert_eq!(told(&renamed), by_hand(&renamed));
    }

    #[test]
    fn there_is_none_before_there_is_an_earlier_day() {
        let mut stage = Stage::new(&ITEMS);
        assert!(told(&stage).is_empty());
        says(&mut stage, 10, "a/done", "done");
        assert!(told(&stage).is_empty());
        stage.today = day("2026-03-11");
        assert_eq!(told(&stage), ["10: 1/7", "11: 1/7"]);
        stage.today = day("2026-03-09");
        assert!(told(&stage).is_empty(), "tomorrow is not a history");
    }

    #[test]
    fn a_long_time_has_few_points_from_its_first_day_to_its_last() {
        let mut stage = Stage::new(&ITEMS);
        says(&mut stage, 1, "a/done", "done");
        stage.today = day("2028-03-01");
        let burn_up = BurnUp::of(&stage.history, &stage.board(), &stage.roster).unwrap();
        let days: Vec<_> = burn_up.points.iter().map(|point| point.day).collect();
        assert_eq!(days.len(), MOST);
        assert!(days.is_sorted_by(|a, b| a < b));
        assert_eq!(
            (days.first(), days.last()),
            (Some(&day("2026-03-01")), Some(&day("2028-03-01")))
        );
    }
}
