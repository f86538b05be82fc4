//! How much was settled day by day, as a small picture of bars.

use std::io;

use crate::domain::burn_up::{BurnUp, Point};
use crate::report::facts::Facts;
use crate::report::ink::{Ink, Paper, Tone};

/// Lines of the picture.
const LINES: usize = 5;
/// Steps that a block can show within one line.
const BLOCKS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// Columns that a day takes where there are few.
const BROAD: usize = 3;

pub(super) fn write(ink: &mut Ink<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let Some(burn_up) = facts.burn_up else {
        return Ok(());
    };
    super::heading(ink, "Settled, day by day")?;
    // Nothing would stand in the picture, and a picture of nothing says less than the words.
    if burn_up.points.iter().all(|point| point.settled == 0) {
        ink.flow(Tone::Plain, 2, &facts.progress().unwrap_or_default())?;
        return ink.line();
    }
    let paper = ink.paper();
    let axis = if paper.ascii { "|" } else { "│" };
    let top = burn_up.height().to_string();
    let margin = 2 + top.len();
    let room = ink.width().saturating_sub(margin + 3);
    let points = thinned(&burn_up.points, room);
    let broad = if points.len() * BROAD <= room.min(60) {
        BROAD
    } else {
        1
    };
    for line in (0..LINES).rev() {
        if line + 1 == LINES {
            ink.pad_to(2);
            ink.put(Tone::Quiet, &top)?;
        }
        ink.pad_to(margin + 1);
        ink.put(Tone::Quiet, axis)?;
        let blocks = points
            .iter()
            .map(|point| block(paper, burn_up, point, line).repeat(broad));
        ink.put(Tone::Good, blocks.collect::<String>().trim_end())?;
        ink.line()?;
    }
    let words = facts.progress().unwrap_or_default();
    ink.flow(Tone::Plain, margin + 2, &words)?;
    ink.line()
}

/// As many of the points as there is room for, the first and the last among them.
fn thinned(points: &[Point], room: usize) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let steps = last.min(room.saturating_sub(1));
    let place = |step: usize| (last * step).checked_div(steps).unwrap_or(last);
    let places = (0..=steps).map(place);
    places
        .filter_map(|place| points.get(place).copied())
        .collect()
}

/// What a point shows on a line of the picture, the lowest being 0. All of it is full only where all
/// is settled, and something stands there as soon as anything is.
fn block(paper: Paper, burn_up: &BurnUp, point: &Point, line: usize) -> &'static str {
    let steps = if paper.ascii { 1 } else { BLOCKS.len() - 1 };
    let whole = LINES * steps;
    let height = (point.settled * whole)
        .checked_div(burn_up.height())
        .unwrap_or(0);
    let height = height.max(usize::from(point.settled > 0));
    let here = height.saturating_sub(line * steps).min(steps);
    match (paper.ascii, here) {
        (true, 0) => " ",
        (true, _) => "#",
        (false, here) => BLOCKS.get(here).copied().unwrap_or_default(),
    }
}
