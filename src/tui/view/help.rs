//! What every key does in the place below, from the table of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Viewport, draw_line, draw_scrolled, text};
use crate::tui::action::{Scope, TABLE};
use crate::tui::theme::Meaning;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    scroll: usize,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let look = drawing.look;
    let scope = drawing.model.place_scope();
    let title = format!("Keys in {scope}");
    draw_line(
        frame,
        area,
        0,
        Line::from(look.span(title, Meaning::Strong)),
    );
    let below = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let cells = usize::from(area.width);
    let mut lines = section(drawing, scope, cells);
    lines.push(Line::default());
    lines.push(Line::from(look.span("While typing", Meaning::Heading)));
    lines.extend(section(drawing, Scope::Field, cells));
    lines.extend(entry(
        drawing,
        "ctrl-c",
        "Leaves the app, wherever you are.",
        cells,
    ));
    draw_scrolled(drawing, frame, below, lines, (scroll, viewport));
}

fn section(drawing: &Drawing<'_>, scope: Scope, cells: usize) -> Vec<Line<'static>> {
    let rows = TABLE.iter().filter(|row| row.holds_in(scope));
    let entries = rows.flat_map(|row| {
        let keys = drawing.look.keymap.keys(scope, row.action);
        let keys: Vec<_> = keys.map(|key| key.to_string()).collect();
        entry(drawing, &keys.join(" "), row.doc, cells)
    });
    entries.collect()
}

fn entry(drawing: &Drawing<'_>, keys: &str, doc: &str, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let column = if cells >= 60 { 22 } else { 12 };
    let mut keys = text::wrap(keys, column - 1).into_iter();
    let mut doc = text::wrap(doc, cells.saturating_sub(column)).into_iter();
    let mut lines = Vec::new();
    loop {
        let (key, words) = (keys.next(), doc.next());
        if key.is_none() && words.is_none() {
            return lines;
        }
        let key = text::left(&key.unwrap_or_default(), column, look.glyphs.ellipsis);
        lines.push(Line::from(vec![
            look.span(key, Meaning::Key),
            Span::raw(words.unwrap_or_default()),
        ]));
    }
}
