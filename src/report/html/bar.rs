//! Bars as drawings: how much is settled, how much is stuck, and the same in words.

use std::fmt::Write as _;
use std::io;

use crate::domain::text::count;
use crate::report::facts::Counts;
use crate::report::markup::Markup;

/// Units across a bar; the browser scales them.
const WIDTH: usize = 1000;

/// Draws how an area stands.
pub(super) fn draw(page: &mut Markup<'_>, counts: &Counts) -> io::Result<()> {
    let total = counts.settled + counts.unsettled;
    let stuck = counts.blocked + counts.failed;
    let words = words(counts);
    let frame = [
        ("class", "bar"),
        ("role", "img"),
        ("aria-label", words.as_str()),
        ("viewBox", "0 0 1000 10"),
        ("preserveAspectRatio", "none"),
    ];
    page.open("svg", &frame)?;
    rect(page, "rest", 0, WIDTH)?;
    let settled = share(counts.settled, total);
    rect(page, "settled", 0, settled)?;
    rect(page, "stuck", settled, share(stuck, total))?;
    page.close("svg")
}

fn rect(page: &mut Markup<'_>, class: &'static str, x: usize, width: usize) -> io::Result<()> {
    if width == 0 {
        return Ok(());
    }
    let (x, width) = (x.to_string(), width.to_string());
    let place = [
        ("class", class),
        ("x", &x),
        ("width", &width),
        ("height", "10"),
    ];
    page.empty("rect", &place)
}

fn share(part: usize, whole: usize) -> usize {
    (part * WIDTH).checked_div(whole).unwrap_or(0)
}

fn words(counts: &Counts) -> String {
    let total = counts.settled + counts.unsettled;
    let mut words = format!("{} of {} settled", counts.settled, count(total, "item"));
    for (number, word) in [(counts.blocked, "blocked"), (counts.failed, "failed")] {
        if number > 0 {
            // Writing into a string cannot fail.
            let _ = write!(words, ", {number} {word}");
        }
    }
    words
}
