//! What checks would run, in full, before anybody allows it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Drawing, Viewport, draw_head, draw_scrolled, text};
use crate::tui::action::{Action, Scope};
use crate::tui::model::trusting::Trusting;
use crate::tui::theme::Meaning;

/// Draws every command with all that trust would cover.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    trusting: &Trusting,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let look = drawing.look;
    let title = "May these commands run on this machine, as you?";
    let below = draw_head(look, title, "not trusted", frame, area);
    let cells = usize::from(area.width);
    let wrapped = trusting.lines.iter().flat_map(|line| {
        let meaning = if line.starts_with(' ') {
            Meaning::Plain
        } else {
            Meaning::Strong
        };
        let inset = if line.starts_with(' ') { "  " } else { "" };
        let room = cells.saturating_sub(inset.len());
        let lines = text::wrap(line.trim_start(), room).into_iter();
        lines.map(move |words| Line::from(look.span(format!("{inset}{words}"), meaning)))
    });
    let lines: Vec<_> = wrapped.collect();
    draw_scrolled(drawing, frame, below, lines, (trusting.scroll, viewport));
}

/// For the line above the footer.
pub(super) fn hint(drawing: &Drawing<'_>) -> String {
    let key = drawing.look.key(Scope::Trust, Action::Trust);
    format!("{key} trusts exactly this, until a byte of it changes, and runs it.")
}
