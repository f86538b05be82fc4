//! What has changed, when and by whom, with the selected change in full below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, draw_head, draw_line, draw_lines, text};
use crate::domain::event::Event;
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::report::log;
use crate::tui::model::history::History;
use crate::tui::theme::Meaning;

/// How many lines the selected change has below the list, where there is room for it.
const DETAIL: u16 = 7;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    history: &History,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let all = history.len(scene);
    let title = match history.words.as_str() {
        "" => "What has changed".to_string(),
        words => look.dotted(&["What has changed", words]),
    };
    let place = match all {
        0 => "nothing".into(),
        all => format!("{} of {all}", history.cursor() + 1),
    };
    let below = draw_head(look, &title, &place, frame, area);
    let Some(selected) = history.selected(scene) else {
        let words = match (&history.fault, history.words.as_str()) {
            (Some(fault), _) => fault.as_str(),
            (None, "") => "Nothing was recorded for this release yet.",
            (None, _) => "No change holds all of these words.",
        };
        let lines = text::wrap(words, area.width.into()).into_iter();
        draw_lines(frame, below, lines.map(Line::from));
        return;
    };
    let detail = if below.height >= DETAIL * 2 {
        DETAIL
    } else {
        0
    };
    let list = Rect {
        height: below.height - detail,
        ..below
    };
    let top = viewport.follow(history.cursor(), usize::from(list.height), all);
    for (y, at) in (0..list.height).zip(top..all) {
        let Some(event) = history.event(at, scene) else {
            continue;
        };
        let place = Rect {
            y: list.y + y,
            height: 1,
            ..list
        };
        draw_line(
            frame,
            place,
            0,
            line(drawing, event, usize::from(list.width)),
        );
        viewport.put(place, Target::Entry(at));
        if at == history.cursor() {
            let style = look.style(Meaning::Selected);
            frame.buffer_mut().set_style(place, style);
        }
    }
    let detail = Rect {
        y: list.y + list.height,
        height: detail,
        ..below
    };
    if detail.height > 0 {
        draw_lines(frame, detail, in_full(drawing, selected, detail.width));
    }
}

/// A change on one line: when, who, what.
fn line(drawing: &Drawing<'_>, event: &Event, cells: usize) -> Line<'static> {
    let look = drawing.look;
    let ellipsis = look.glyphs.ellipsis;
    let (when, who) = match cells {
        ..50 => ("%d %b", 10),
        50..90 => ("%d %b %H:%M", 14),
        _ => ("%Y-%m-%d %H:%M", 20),
    };
    let when = format!("{} ", event.at.format(when));
    let who = text::left(&event.by, who, ellipsis);
    let undone = drawing.scene.desk.history.is_undone(event.id);
    let mut words = event.changes.first().map_or_else(String::new, |change| {
        let item = change.item().map(ItemId::item).or(change.subject());
        let item = item.unwrap_or_default();
        format!("{item} {}", log::words(change)).trim().to_string()
    });
    if event.changes.len() > 1 {
        let more = count(event.changes.len() - 1, "more change");
        words = format!("{words}; {more}");
    }
    let gone = if undone { "taken back" } else { "" };
    let used = text::width(&when) + text::width(&who) + 1;
    let tail = if undone { text::width(gone) + 1 } else { 0 };
    let words = text::left(&words, cells.saturating_sub(used + tail), ellipsis);
    let meaning = if undone {
        Meaning::Quiet
    } else {
        Meaning::Plain
    };
    let mut spans = vec![
        look.span(when, Meaning::Quiet),
        look.span(format!("{who} "), Meaning::Strong),
        look.span(words, meaning),
    ];
    if undone {
        spans.push(Span::raw(" "));
        spans.push(look.span(gone, Meaning::Alarm));
    }
    Line::from(spans)
}

/// All of a change.
fn in_full(drawing: &Drawing<'_>, event: &Event, width: u16) -> Vec<Line<'static>> {
    let look = drawing.look;
    let cells = usize::from(width);
    let typist = event.recorded_by.as_ref();
    let parts: Vec<_> = [
        Some(format!("change {}", event.id.short())),
        Some(event.at.format("%Y-%m-%d %H:%M").to_string()),
        Some(event.by.to_string()),
        typist.map(|typist| format!("recorded by {typist}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let head = text::cut(&look.dotted(&parts), cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![
        look.rule(width),
        Line::from(look.span(head, Meaning::Quiet)),
    ];
    for change in &event.changes {
        let item = change.subject().unwrap_or_default();
        let words = format!("{item} {}", log::words(change));
        let wrapped = text::wrap(words.trim(), cells).into_iter();
        lines.extend(wrapped.map(Line::from));
    }
    lines
}
