//! A list of items with the selected one in detail, beside it or below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::item::{self, Depth};
use super::{Drawing, Target, Viewport, draw_head, draw_line, draw_lines, row, text};
use crate::domain::board::Row;
use crate::domain::order::Order;
use crate::domain::text::count;
use crate::tui::action::{Action, Scope};
use crate::tui::model::items::{Items, Line as Listed, Listed as From};
use crate::tui::theme::Meaning;
use row::Columns;

/// From this width on the detail stands beside the list: below it a statement would have too little
/// room to be told from another.
const WIDE: u16 = 116;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    items: &Items,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let look = drawing.look;
    let where_we_are = match (items.len(), items.marked().len()) {
        (0, _) => "nothing".into(),
        (many, 0) => format!("{} of {many}", items.cursor() + 1),
        (many, marked) => format!("{marked} marked of {many}"),
    };
    let title = title(drawing, items);
    let body = draw_head(look, &title, &where_we_are, frame, area);
    if items.is_empty() {
        let words = nothing(drawing, items);
        draw_lines(
            frame,
            body,
            text::wrap(&words, area.width.into())
                .into_iter()
                .map(Line::from),
        );
        return;
    }
    let (list_area, detail_area) = split(body);
    let beside = detail_area.is_some_and(|detail| detail.x > list_area.x);
    list(drawing, items, viewport, frame, (list_area, beside));
    let row = items.selected().and_then(|place| drawing.scene.row(place));
    if let (Some(area), Some(row)) = (detail_area, row) {
        detail(drawing, row, frame, area, beside);
    }
}

fn title(drawing: &Drawing<'_>, items: &Items) -> String {
    let area = |place| drawing.scene.board.areas.get(place);
    let what = match items.listed {
        From::All => "All items".to_string(),
        From::Mine => format!("Not settled, for {}", drawing.scene.desk.by),
        From::Area(place) => area(place)
            .map(|area| area.title.clone())
            .unwrap_or_default(),
    };
    let order = match items.order {
        Order::Checklist => None,
        Order::Worst => Some("worst first"),
        Order::Due => Some("by due date"),
        Order::Owner => Some("by owner"),
        Order::Level => Some("by level"),
    };
    let words = Some(items.words.clone()).filter(|words| !words.is_empty());
    let parts = [Some(what), order.map(Into::into), words];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    drawing.look.dotted(&parts)
}

fn nothing(drawing: &Drawing<'_>, items: &Items) -> String {
    match (items.words.is_empty(), items.listed) {
        (true, From::Mine) => format!(
            "Nothing here is owned by {} and still to be settled.",
            drawing.scene.desk.by
        ),
        (true, _) => "There is no item here.".into(),
        (false, _) => {
            let all = count(drawing.scene.board.rows.len(), "item");
            let look = drawing.look;
            let change = look.advice(Scope::Items, Action::Filter, "changes it.");
            format!("None of {all} passes this filter.{change}")
        }
    }
}

/// List and detail: side by side where there is room, else one above the other, else no detail.
fn split(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= WIDE {
        let list = area.width * 6 / 10;
        let detail = Rect {
            x: area.x + list + 1,
            width: area.width - list - 1,
            ..area
        };
        return (
            Rect {
                width: list,
                ..area
            },
            Some(detail),
        );
    }
    if area.height < 14 {
        return (area, None);
    }
    let list = area.height * 55 / 100;
    let detail = Rect {
        y: area.y + list,
        height: area.height - list,
        ..area
    };
    (
        Rect {
            height: list,
            ..area
        },
        Some(detail),
    )
}

fn list(
    drawing: &Drawing<'_>,
    items: &Items,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    (area, beside): (Rect, bool),
) {
    let lines = items.lines();
    let top = viewport.follow(items.line(), usize::from(area.height), lines.len());
    let cells = usize::from(area.width);
    let columns = if beside {
        Columns::beside_detail(cells)
    } else {
        Columns::of(cells)
    };
    for (y, (at, line)) in (0..area.height).zip(lines.iter().enumerate().skip(top)) {
        let place = Rect {
            y: area.y + y,
            height: 1,
            ..area
        };
        match line {
            Listed::Gap => {}
            Listed::Heading(place_of) => {
                let words = drawing
                    .scene
                    .row(*place_of)
                    .map(|row| heading(drawing, items, row));
                let words = words.unwrap_or_default();
                let words = text::cut(&words, area.width.into(), drawing.look.glyphs.ellipsis);
                let words = drawing.look.span(words, Meaning::Heading);
                draw_line(frame, place, 0, Line::from(words));
            }
            Listed::Item(place_of) => {
                if let Some(row) = drawing.scene.row(*place_of) {
                    row::draw(drawing, row, columns, at == items.line(), (frame, place));
                    if let Some(entry) = items.entry(at) {
                        viewport.put(place, Target::Entry(entry));
                    }
                    if items.marked().contains(place_of) {
                        mark(drawing, frame, place);
                    }
                }
            }
        }
    }
}

/// A sign before a row that is marked.
fn mark(drawing: &Drawing<'_>, frame: &mut Frame<'_>, place: Rect) {
    let sign = drawing.look.span(drawing.look.glyphs.marked, Meaning::Key);
    let before = Rect {
        x: place.x.saturating_sub(1),
        width: 1,
        ..place
    };
    draw_line(frame, before, 0, Line::from(sign));
}

/// The section, with its area where the list holds several.
fn heading(drawing: &Drawing<'_>, items: &Items, row: &Row) -> String {
    let area = drawing.scene.board.area_of(row).map(|area| &*area.title);
    let parts: Vec<_> = match (items.listed, row.item.section.as_deref()) {
        (From::Area(_), Some(section)) => vec![section],
        (From::Area(_), None) => area.into_iter().collect(),
        (_, section) => area.into_iter().chain(section).collect(),
    };
    drawing.look.dotted(&parts)
}

fn detail(drawing: &Drawing<'_>, row: &Row, frame: &mut Frame<'_>, area: Rect, beside: bool) {
    let look = drawing.look;
    let inner = if beside {
        for y in 0..area.height {
            let wall = look.span(look.glyphs.wall, Meaning::Quiet);
            draw_line(frame, area, y, Line::from(wall));
        }
        Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        }
    } else {
        draw_line(frame, area, 0, look.rule(area.width));
        Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        }
    };
    let cells = usize::from(inner.width);
    let facts = text::cut(&item::facts(drawing, row), cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![Line::from(look.span(facts, Meaning::Quiet))];
    if beside {
        lines.push(Line::default());
    }
    lines.extend(item::lines(drawing, row, cells, Depth::Brief));
    draw_lines(frame, inner, lines);
}
