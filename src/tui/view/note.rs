//! A note that is being written, over the lower part of the screen.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{Drawing, Viewport, draw_line, footer, sheet, text};
use crate::tui::action::Scope;
use crate::tui::model::editor::visible_part;
use crate::tui::model::note::Note;
use crate::tui::theme::Meaning;

/// Rule, question, what is wrong or would help, and keys.
const FRAME: u16 = 4;

/// Draws it at the bottom of the area; gives back how many lines it takes.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    note: &Note,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) -> u16 {
    let look = drawing.look;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let cells = usize::from(inner.width);
    let page = (area.height / 3).clamp(3, 12);
    let height = FRAME + page;
    let top = area.height.saturating_sub(height);
    draw_line(frame, area, top, look.rule(area.width));
    if let Some(place) = drawing.scene.board.place(&note.item) {
        sheet::draw_name(drawing, place, frame, inner, top);
    }
    let question = look.span("What is worth a note?", Meaning::Strong);
    draw_line(frame, inner, top + 1, Line::from(question));
    let below = Rect {
        y: inner.y + top + 2,
        height: page,
        ..inner
    };
    write(drawing, note, viewport, frame, below);
    let (words, meaning) = match &note.error {
        Some(error) => (error.as_str(), Meaning::Alarm),
        None => ("Enter begins a new line.", Meaning::Quiet),
    };
    let words = text::cut(words, cells, look.glyphs.ellipsis).into_owned();
    let line = Line::from(look.span(words, meaning));
    draw_line(frame, inner, top + 2 + page, line);
    let keys = footer::keys(look, Scope::Note, cells, 1, &[]);
    keys.draw(viewport, frame, inner, top + 3 + page);
    height
}

/// The rows of the text about the cursor.
fn write(
    drawing: &Drawing<'_>,
    note: &Note,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let look = drawing.look;
    // Before the text the sign that one can type, behind it room for the cursor.
    let cells = usize::from(area.width).saturating_sub(3);
    let rows = note.editor.rows(cells);
    let (row, column) = note.editor.cursor(cells);
    let page = usize::from(area.height);
    let first = viewport.note.clamp((row + 1).saturating_sub(page), row);
    viewport.note = first;
    viewport.seen.cells = cells;
    for (y, range) in (0..area.height).zip(rows.into_iter().skip(first)) {
        let words = note.editor.text().get(range).unwrap_or_default();
        let words = text::head(&visible_part(words), cells).to_string();
        let sign = if y == 0 && first == 0 {
            look.glyphs.prompt
        } else {
            " "
        };
        let line = Line::from(vec![
            look.span(format!("{sign} "), Meaning::Key),
            look.span(words, Meaning::Field),
        ]);
        draw_line(frame, area, y, line);
    }
    let number = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let x = area.x + 2 + number(column.min(cells));
    frame.set_cursor_position(Position::new(x, area.y + number(row - first)));
}
