//! The palette over the lower part of the screen: a field, and what it finds.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, draw_line, footer, sheet, text};
use crate::tui::action::Scope;
use crate::tui::model::finder::Offer;
use crate::tui::model::palette::Palette;
use crate::tui::theme::Meaning;

/// Rule, field and keys.
const FRAME: u16 = 3;

/// Draws it at the bottom of the area; gives back how many lines it takes.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    palette: &Palette,
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
    let wide = cells >= 66;
    let height = (area.height * 6 / 10).max(8).min(area.height);
    let top = area.height - height;
    draw_line(frame, area, top, look.rule(area.width));
    sheet::draw_field(drawing, &palette.finder.field, frame, inner, top + 1);
    // Where a row has no room for what it does, a line below tells it of the selected one.
    let told = u16::from(!wide);
    let rows = height - FRAME - told;
    let cursor = palette.finder.cursor();
    let first = (cursor + 1).saturating_sub(usize::from(rows));
    let hits = palette.finder.hits().enumerate().skip(first);
    for (y, (place, (offer, keys))) in (top + 2..top + 2 + rows).zip(hits) {
        draw_line(frame, inner, y, row(drawing, offer, keys, cells, wide));
        let line = Rect {
            y: inner.y + y,
            height: 1,
            ..inner
        };
        viewport.put(line, Target::Entry(place));
        if place == cursor {
            frame
                .buffer_mut()
                .set_style(line, look.style(Meaning::Selected));
        }
    }
    let selected = palette.finder.selected();
    if selected.is_none() {
        let words = look.span("Nothing here is called that.", Meaning::Quiet);
        draw_line(frame, inner, top + 2, Line::from(words));
    } else if !wide {
        let doc = selected.map_or("", |offer| offer.doc);
        let doc = text::cut(doc, cells, look.glyphs.ellipsis).into_owned();
        let line = Line::from(look.span(doc, Meaning::Quiet));
        draw_line(frame, inner, top + 2 + rows, line);
    }
    let keys = footer::keys(look, Scope::Search, cells, 1, &[]);
    keys.draw(viewport, frame, inner, top + height - 1);
    height
}

/// Its name, what it does where there is room, its keys.
fn row(
    drawing: &Drawing<'_>,
    offer: &Offer,
    keys: &str,
    cells: usize,
    wide: bool,
) -> Line<'static> {
    const NAME: usize = 16;
    const KEYS: usize = 22;
    let look = drawing.look;
    let ellipsis = look.glyphs.ellipsis;
    let name = text::left(&offer.name.replace('-', " "), NAME, ellipsis);
    let mut spans = vec![Span::raw(name)];
    let keys = if wide {
        let doc = text::left(offer.doc, cells - NAME - KEYS - 1, ellipsis);
        spans.push(look.span(doc, Meaning::Quiet));
        text::right(keys, KEYS, ellipsis)
    } else {
        text::right(keys, cells - NAME - 1, ellipsis)
    };
    spans.push(Span::raw(" "));
    spans.push(look.span(keys, Meaning::Key));
    Line::from(spans)
}
