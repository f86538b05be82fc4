//! One item that fills the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::item::{self, Depth};
use super::{Drawing, Viewport, draw_line, draw_scrolled, ends, row, text};
use crate::tui::model::walk::Walk;
use crate::tui::theme::Meaning;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    walk: &Walk,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let Some(row) = walk.current().and_then(|place| scene.row(place)) else {
        return;
    };
    let (at, all) = walk.position();
    let area_title = scene.board.area_of(row).map(|area| &*area.title);
    let parts: Vec<_> = area_title
        .into_iter()
        .chain(row.item.section.as_deref())
        .collect();
    let position = format!("{at} of {all}");
    // In a meeting everybody sees whose word is written down.
    let position = match &drawing.model.speaker {
        Some(_) => look.dotted(&[format!("{} speaks", scene.desk.by), position]),
        None => position,
    };
    let head = ends(
        look,
        (&look.dotted(&parts), Meaning::Heading),
        (&position, Meaning::Plain),
        area.width,
    );
    draw_line(frame, area, 0, head);
    let cells = usize::from(area.width);
    // Where the text is scrolled, the line that tells where the item stands may be out of sight.
    let (glyph, word, style) = row::state(drawing, row);
    let state = match walk.scroll {
        0 => Span::default(),
        _ => Span::styled(format!("  {glyph} {word}"), style),
    };
    let room = cells.saturating_sub(text::width(&state.content));
    let facts = text::cut(&item::facts(drawing, row), room, look.glyphs.ellipsis).into_owned();
    let facts = Line::from(vec![look.span(facts, Meaning::Quiet), state]);
    draw_line(frame, area, 1, facts);
    let gap = if area.height >= 16 { 2 } else { 1 };
    let below = Rect {
        y: area.y + 2 + gap - 1,
        height: area.height.saturating_sub(2 + gap - 1),
        ..area
    };
    let depth = if walk.details {
        Depth::Full
    } else {
        Depth::Brief
    };
    let lines = item::lines(drawing, row, cells, depth);
    draw_scrolled(drawing, frame, below, lines, (walk.scroll, viewport));
}
