//! Several answers to one item, one above the other, at the bottom of the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Drawing, Target, Viewport, draw_line, footer, text};
use crate::domain::event::Event;
use crate::domain::text::count;
use crate::domain::when::spoken_in;
use crate::report::log;
use crate::tui::action::Scope;
use crate::tui::model::choice::Choice;
use crate::tui::theme::Meaning;

/// Rule, question and keys.
const FRAME: u16 = 3;

/// Draws them; gives back how many lines they take.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    choice: &Choice,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) -> u16 {
    let Drawing { scene, look, .. } = *drawing;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let cells = usize::from(inner.width);
    let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
    for (at, side) in choice.sides.iter().enumerate() {
        if let Some(event) = scene.desk.history.event(*side) {
            let told = told(drawing, choice, event, cells).into_iter();
            lines.extend(told.map(|line| (at, line)));
        }
    }
    let most = usize::from(area.height.saturating_sub(FRAME + 2));
    let selected = lines.iter().position(|(at, _)| *at == choice.cursor);
    let last = lines.iter().rposition(|(at, _)| *at == choice.cursor);
    let top = (last.unwrap_or(0) + 1)
        .saturating_sub(most)
        .min(selected.unwrap_or(0));
    let shown = lines.len().min(most);
    let height = u16::try_from(shown).unwrap_or(0) + FRAME;
    let first = area.height.saturating_sub(height);
    draw_line(frame, area, first, look.rule(area.width));
    let question = format!(
        "{} to {}: which one holds?",
        count(choice.sides.len(), "answer"),
        choice.item.item()
    );
    let question = text::cut(&question, cells, look.glyphs.ellipsis).into_owned();
    let question = Line::from(look.span(question, Meaning::Strong));
    draw_line(frame, inner, first + 1, question);
    for (y, (at, line)) in (first + 2..).zip(lines.into_iter().skip(top).take(shown)) {
        draw_line(frame, inner, y, line);
        let place = Rect {
            y: inner.y + y,
            height: 1,
            ..inner
        };
        viewport.put(place, Target::Entry(at));
        if at == choice.cursor {
            let style = look.style(Meaning::Selected);
            frame.buffer_mut().set_style(place, style);
        }
    }
    let keys = footer::keys(look, Scope::Choice, cells, 1, &[]);
    keys.draw(viewport, frame, inner, area.height.saturating_sub(1));
    height
}

/// Who said it and when, and below it what.
fn told(drawing: &Drawing<'_>, choice: &Choice, event: &Event, cells: usize) -> Vec<Line<'static>> {
    let Drawing { scene, look, .. } = *drawing;
    let day = spoken_in(event.at.date_naive(), scene.today());
    let who = look.dotted(&[
        event.by.clone(),
        format!("{day} {}", event.at.format("%H:%M")),
    ]);
    let who = text::cut(&who, cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![Line::from(look.span(who, Meaning::Strong))];
    let item = scene.board.row(&choice.item).map(|row| &row.item);
    let own = event.changes.iter().filter(|change| {
        let about = change.item();
        about.is_some_and(|about| item.is_some_and(|item| item.id == *about || item.is(about)))
    });
    for change in own {
        let words = text::wrap(&log::words(change), cells.saturating_sub(2)).into_iter();
        lines.extend(words.map(|line| Line::from(format!("  {line}"))));
    }
    lines
}
