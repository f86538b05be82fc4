//! What is wrong with the files: in full where a person looks for it, in brief wherever it keeps the
//! verdict back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Drawing, Target, Viewport, draw_head, draw_line, text};
use crate::domain::finding::{Finding, Severity};
use crate::domain::text::count;
use crate::tui::action::{Action, Scope};
use crate::tui::theme::Meaning;

/// Draws them all, each with its place, its line and what to write instead.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    cursor: usize,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let errors = errors(drawing).count();
    let warnings = scene.findings.len() - errors;
    let title = look.dotted(&[count(errors, "error"), count(warnings, "warning")]);
    let place = format!("{} of {}", cursor + 1, scene.findings.len());
    let below = draw_head(look, &title, &place, frame, area);
    let cells = usize::from(area.width);
    let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
    let mut selected = 0;
    for (at, finding) in scene.findings.iter().enumerate() {
        if at == cursor {
            selected = lines.len();
        }
        let told = told(drawing, finding, cells).into_iter();
        lines.extend(told.map(|line| (at, line)));
        lines.push((at, Line::default()));
    }
    let top = viewport.follow(selected, usize::from(below.height), lines.len());
    for (y, (at, line)) in (0..below.height).zip(lines.into_iter().skip(top)) {
        let is_gap = line.spans.is_empty();
        draw_line(frame, below, y, line);
        let place = Rect {
            y: below.y + y,
            height: 1,
            ..below
        };
        viewport.put(place, Target::Entry(at));
        if at == cursor && !is_gap {
            let bar = Rect {
                x: below.x.saturating_sub(1),
                y: below.y + y,
                width: 1,
                height: 1,
            };
            let style = look.style(Meaning::Selected);
            frame.buffer_mut().set_style(bar, style);
        }
    }
}

fn told(drawing: &Drawing<'_>, finding: &Finding, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let (word, meaning) = match finding.severity {
        Severity::Error => ("error", Meaning::Alarm),
        Severity::Warning => ("warning", Meaning::Strong),
    };
    let place = format!("{word}: {}", finding.place());
    let place = text::cut(&place, cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![Line::from(look.span(place, meaning))];
    let plain = |words: &str, meaning: Meaning| -> Vec<Line<'static>> {
        let lines = text::wrap(words, cells).into_iter();
        lines
            .map(|line| Line::from(look.span(line, meaning)))
            .collect()
    };
    lines.extend(plain(&finding.message, Meaning::Plain));
    if let Some(spot) = &finding.spot {
        let source = text::cut(&spot.source, cells, look.glyphs.ellipsis);
        lines.push(Line::from(look.span(source, Meaning::Quiet)));
    }
    if let Some(help) = &finding.help {
        lines.extend(plain(&format!("help: {help}"), Meaning::Quiet));
    }
    lines
}

fn errors<'a>(drawing: &Drawing<'a>) -> impl Iterator<Item = &'a Finding> {
    let is_error = |finding: &&Finding| finding.is_error();
    drawing.scene.findings.iter().filter(is_error)
}

/// The first few things that keep the verdict back, each on a line with its place.
pub(super) fn few(drawing: &Drawing<'_>, most: usize, cells: usize) -> Vec<Line<'static>> {
    let line = |finding: &Finding| {
        let words = format!("{}: {}", finding.place(), finding.message);
        let words = text::cut(&words, cells, drawing.look.glyphs.ellipsis);
        Line::from(drawing.look.span(words, Meaning::Plain))
    };
    errors(drawing).take(most).map(line).collect()
}

/// Draws a pane at the bottom of the area where something keeps the verdict back, above a list that
/// is the last good one; gives back how many lines it takes.
pub(super) fn pane(drawing: &Drawing<'_>, frame: &mut Frame<'_>, area: Rect) -> u16 {
    const HEIGHT: u16 = 4;
    let look = drawing.look;
    let cells = usize::from(area.width);
    let many = errors(drawing).count();
    if many == 0 || area.height < HEIGHT * 3 {
        return 0;
    }
    let top = area.height - HEIGHT;
    draw_line(frame, area, top, look.rule(area.width));
    let key = look.key(drawing.model.place_scope(), Action::Findings);
    let words = format!(
        "No verdict: {}; what is shown is the last that could be read. {key} shows all.",
        count(many, "error")
    );
    let words = text::cut(&words, cells, look.glyphs.ellipsis).into_owned();
    draw_line(
        frame,
        area,
        top + 1,
        Line::from(look.span(words, Meaning::Alarm)),
    );
    for (y, line) in (top + 2..area.height).zip(few(drawing, 2, cells)) {
        draw_line(frame, area, y, line);
    }
    HEIGHT
}

/// What is said about a finding's help: for the line above the footer.
pub(super) fn hint(drawing: &Drawing<'_>) -> String {
    let key = drawing.look.key(Scope::Findings, Action::Edit);
    format!("{key} opens the file at that place.")
}
