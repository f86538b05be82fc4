//! What a walk has changed, and what that made of the verdict.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Viewport, draw_line, draw_scrolled, row, text};
use crate::domain::text::count;
use crate::report::log;
use crate::tui::model::walk::{Summary, Touched};
use crate::tui::theme::Meaning;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    summary: &Summary,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let changed: Vec<_> = summary.changed(scene).collect();
    let title = match changed.len() {
        0 => "The end of the walk. Nothing was changed.".into(),
        many => format!("The end of the walk. {} changed.", count(many, "item")),
    };
    let title = text::cut(&title, area.width.into(), look.glyphs.ellipsis).into_owned();
    draw_line(
        frame,
        area,
        0,
        Line::from(look.span(title, Meaning::Strong)),
    );
    draw_line(frame, area, 2, verdict(drawing));
    let below = Rect {
        y: area.y + 4,
        height: area.height.saturating_sub(4),
        ..area
    };
    let cells = usize::from(area.width);
    let lines: Vec<_> = changed
        .iter()
        .flat_map(|touched| entry(drawing, touched, cells))
        .collect();
    draw_scrolled(drawing, frame, below, lines, (summary.scroll, viewport));
}

fn verdict(drawing: &Drawing<'_>) -> Line<'static> {
    let Drawing { scene, look, .. } = *drawing;
    let verdict = match scene.assessment.verdict {
        Ok(verdict) => verdict,
        Err(withheld) => return Line::from(format!("No verdict: {withheld}.")),
    };
    let badge = format!(" {} ", verdict.spoken());
    let left = match scene.assessment.reasons.len() {
        0 => "nothing stands in the way".to_string(),
        many => format!("{} left", count(many, "reason")),
    };
    Line::from(vec![
        Span::styled(badge, look.theme.verdict(verdict)),
        Span::raw(format!("  {left}")),
    ])
}

/// Before and after, the statement, and the words that were said with it.
fn entry(drawing: &Drawing<'_>, touched: &Touched, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let Some(row) = drawing.scene.row(touched.row) else {
        return Vec::new();
    };
    let (glyph, word, style) = row::state(drawing, row);
    let before = format!("{} {} ", touched.word, look.glyphs.arrow);
    let mut lines = vec![Line::from(vec![
        look.span(before, Meaning::Quiet),
        Span::styled(format!("{glyph} {word}"), style),
    ])];
    let statement = text::cut(
        &row.item.text,
        cells.saturating_sub(2),
        look.glyphs.ellipsis,
    );
    lines.push(Line::from(format!("  {statement}")));
    let reason = row
        .answer
        .spoken()
        .filter(|head| head.to.reason().is_some());
    if let Some(head) = reason {
        let words = log::said(&head.to);
        let words = text::cut(&words, cells.saturating_sub(2), look.glyphs.ellipsis);
        lines.push(Line::from(look.span(format!("  {words}"), Meaning::Quiet)));
    }
    lines.push(Line::default());
    lines
}
