//! How much was settled day by day, as a drawing, and the same in words.

use std::fmt::Write as _;
use std::io;

use super::Facts;
use crate::domain::burn_up::{BurnUp, Point};
use crate::report::markup::Markup;

/// Units across and up the drawing; the browser scales them.
const WIDTH: usize = 600;
const HEIGHT: usize = 120;

pub(super) fn write(page: &mut Markup<'_>, facts: &Facts<'_>) -> io::Result<()> {
    let (Some(burn_up), Some(words)) = (facts.burn_up, facts.progress()) else {
        return Ok(());
    };
    page.ours("<figure class=\"burn-up\">")?;
    let label = format!("Settled items, day by day: {words}");
    let frame = [
        ("role", "img"),
        ("aria-label", label.as_str()),
        ("viewBox", "0 0 600 120"),
        ("preserveAspectRatio", "none"),
    ];
    page.open("svg", &frame)?;
    let settled = line(burn_up, |point| point.settled);
    let total = line(burn_up, |point| point.total);
    let under = format!("0,{HEIGHT} {settled} {WIDTH},{HEIGHT}");
    page.empty("polygon", &[("class", "under"), ("points", &under)])?;
    page.empty("polyline", &[("class", "total"), ("points", &total)])?;
    page.empty("polyline", &[("class", "settled"), ("points", &settled)])?;
    page.close("svg")?;
    page.element("figcaption", &[], &format!("Settled: {words}"))?;
    page.close("figure")
}

/// The corners of a line through all days.
fn line(burn_up: &BurnUp, number: fn(&Point) -> usize) -> String {
    let last = burn_up.points.len().saturating_sub(1);
    let mut corners = String::new();
    for (place, point) in burn_up.points.iter().enumerate() {
        let x = (WIDTH * place).checked_div(last).unwrap_or(0);
        let up = (HEIGHT * number(point))
            .checked_div(burn_up.height())
            .unwrap_or(0);
        // Writing into a string cannot fail.
        let _ = write!(corners, "{x},{} ", HEIGHT.saturating_sub(up));
    }
    corners.trim_end().into()
}
