//! The last lines: what was said, or what is not saved, and the keys that hold here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Look, draw_line, text};
use crate::domain::text::count;
use crate::tui::action::{Action, Scope, TABLE};
use crate::tui::model::Model;
use crate::tui::theme::Meaning;

/// Draws them at the bottom of the area; gives back how many lines they take.
pub(super) fn draw(drawing: &Drawing<'_>, frame: &mut Frame<'_>, area: Rect) -> u16 {
    let Drawing { model, look, .. } = *drawing;
    let cells = usize::from(area.width).saturating_sub(2);
    let most = if area.height >= 20 { 2 } else { 1 };
    let keys = keys(look, model.scope(), cells, most);
    let height = u16::try_from(keys.len()).unwrap_or(1) + 1;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let top = area.height.saturating_sub(height);
    draw_line(frame, inner, top, message(model, drawing, cells));
    for (y, line) in (top + 1..).zip(keys) {
        draw_line(frame, inner, y, line);
    }
    height
}

/// The line for the person: what was said last, else what is not saved, else what would help.
fn message(model: &Model, drawing: &Drawing<'_>, cells: usize) -> Line<'static> {
    let look = drawing.look;
    let (words, meaning) = match (&model.message, unsaved(model)) {
        (Some(message), _) if message.alarm => (message.text.clone(), Meaning::Alarm),
        (Some(message), _) => (message.text.clone(), Meaning::Ready),
        (None, Some(words)) => (words, Meaning::Alarm),
        (None, None) => (super::big_picture::hint(drawing), Meaning::Quiet),
    };
    let words = text::cut(&words, cells, look.glyphs.ellipsis);
    Line::from(look.span(words, meaning))
}

fn unsaved(model: &Model) -> Option<String> {
    let why = model.unsaved.front()?.why.as_deref()?;
    let many = count(model.unsaved.len(), "change");
    Some(format!("Not saved: {many}. {why}. R tries again."))
}

/// The keys of a scope with their labels, in so many lines at most; help always has its place.
pub(super) fn keys(look: &Look, scope: Scope, cells: usize, most: usize) -> Vec<Line<'static>> {
    let pair = |action: Action, label: &'static str| {
        let key = look.keymap.key(scope, action)?.to_string();
        let width = text::width(&key) + 1 + text::width(label);
        let spans = [look.span(key, Meaning::Key), Span::raw(format!(" {label}"))];
        Some((spans, width))
    };
    let help = pair(Action::Help, "help");
    let reserved = help.as_ref().map_or(0, |(_, width)| width + 2);
    let labelled = TABLE
        .iter()
        .filter(|row| !row.label.is_empty() && row.action != Action::Help);
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for (spans, width) in labelled.filter_map(|row| pair(row.action, row.label)) {
        let gap = if used == 0 { 0 } else { 2 };
        let last = lines.len() == most;
        let room = if last {
            cells.saturating_sub(reserved)
        } else {
            cells
        };
        if used + gap + width > room {
            if last {
                break;
            }
            lines.push(Vec::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(Span::raw("  "));
            }
            used += width + if used == 0 { 0 } else { 2 };
            line.extend(spans);
        }
    }
    if let (Some((spans, _)), Some(line)) = (help, lines.last_mut()) {
        if !line.is_empty() {
            line.push(Span::raw("  "));
        }
        line.extend(spans);
    }
    lines.into_iter().map(Line::from).collect()
}
