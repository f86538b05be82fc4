//! Several answers to one item at the bottom of the screen: beside each other where they fit, so that
//! they can be compared, else one above the other. Each is headed by the key that picks it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, draw_line, footer, text};
use crate::domain::text::count;
use crate::tui::action::{ANSWERS, Action, Scope};
use crate::tui::model::choice::{Choice, Side};
use crate::tui::theme::Meaning;

/// Rule, question and keys.
const FRAME: u16 = 3;

/// Fewer cells than this for each, and they stand one above the other.
const LEAST: usize = 24;

/// The cells of the line down between two, with a blank on either side.
const WALL: usize = 3;

/// An answer, drawn at a place.
struct Told {
    at: usize,
    area: Rect,
    lines: Vec<Line<'static>>,
}

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
    let sides = choice.told(scene);
    let most = area.height.saturating_sub(FRAME + 2);
    let beside = beside(drawing, &sides, inner, most);
    let walls = beside.is_some();
    let told = beside.unwrap_or_else(|| below(drawing, choice, &sides, inner, most));
    let shown = told.iter().map(|told| told.area.bottom()).max();
    let shown = shown.unwrap_or(inner.y) - inner.y;
    let height = shown + FRAME;
    let first = area.height.saturating_sub(height);
    draw_line(frame, area, first, look.rule(area.width));
    let cells = usize::from(inner.width);
    let question = format!(
        "{} to {}: which one holds?",
        count(choice.sides.len(), "answer"),
        choice.item.item()
    );
    let question = text::cut(&question, cells, look.glyphs.ellipsis).into_owned();
    let question = Line::from(look.span(question, Meaning::Strong));
    draw_line(frame, inner, first + 1, question);
    for mut told in told {
        told.area.y += first + 2;
        put(drawing, choice, viewport, frame, &told);
        if walls && told.at > 0 {
            wall(drawing, frame, told.area);
        }
    }
    let absent = ANSWERS.get(choice.sides.len()..).unwrap_or_default();
    let keys = footer::keys(look, Scope::Choice, cells, 1, absent);
    keys.draw(viewport, frame, inner, area.height.saturating_sub(1));
    height
}

/// Draws one of them.
fn put(
    drawing: &Drawing<'_>,
    choice: &Choice,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    told: &Told,
) {
    for (y, line) in (0..told.area.height).zip(&told.lines) {
        draw_line(frame, told.area, y, line.clone());
    }
    for y in 0..told.area.height {
        let line = Rect {
            y: told.area.y + y,
            height: 1,
            ..told.area
        };
        viewport.put(line, Target::Entry(told.at));
    }
    if told.at == choice.cursor {
        let style = drawing.look.style(Meaning::Selected);
        frame.buffer_mut().set_style(told.area, style);
    }
}

/// Draws the line down on the left of an answer.
fn wall(drawing: &Drawing<'_>, frame: &mut Frame<'_>, right: Rect) {
    let look = drawing.look;
    let place = Rect {
        x: right.x.saturating_sub(2),
        width: 1,
        ..right
    };
    for y in 0..place.height {
        let wall = look.span(look.glyphs.wall, Meaning::Quiet);
        draw_line(frame, place, y, Line::from(wall));
    }
}

/// All of them beside each other; none where they do not fit whole.
fn beside(drawing: &Drawing<'_>, sides: &[Side<'_>], area: Rect, most: u16) -> Option<Vec<Told>> {
    let walls = WALL * sides.len().saturating_sub(1);
    let cells = usize::from(area.width).checked_sub(walls)? / sides.len().max(1);
    if cells < LEAST {
        return None;
    }
    let columns = sides.iter().enumerate();
    let columns: Vec<_> = columns
        .map(|(at, side)| lines(drawing, at, side, cells))
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let height = u16::try_from(height)
        .ok()
        .filter(|height| *height <= most)?;
    let width = u16::try_from(cells).ok()?;
    let step = u16::try_from(cells + WALL).ok()?;
    let places = (area.x..).step_by(usize::from(step)).enumerate();
    let told = places.zip(columns).map(|((at, x), lines)| Told {
        at,
        area: Rect {
            x,
            width,
            height,
            ..area
        },
        lines,
    });
    Some(told.collect())
}

/// One above the other, as many as there is room for, and among them the selected one.
fn below(
    drawing: &Drawing<'_>,
    choice: &Choice,
    sides: &[Side<'_>],
    area: Rect,
    most: u16,
) -> Vec<Told> {
    let cells = usize::from(area.width);
    let most = usize::from(most);
    let all: Vec<_> = sides
        .iter()
        .enumerate()
        .map(|(at, side)| lines(drawing, at, side, cells))
        .collect();
    // The selected one with as many before it as fit, and then as many behind it.
    let before = all.get(..choice.cursor).unwrap_or_default();
    let mut used = all.get(choice.cursor).map_or(0, Vec::len);
    let fits = before.iter().rev().take_while(|lines| {
        used += lines.len();
        used <= most
    });
    let top = choice.cursor.saturating_sub(fits.count());
    let mut y = area.y;
    let mut told = Vec::new();
    for (at, mut lines) in all.into_iter().enumerate().skip(top) {
        let room = most.saturating_sub(usize::from(y - area.y));
        if room == 0 {
            break;
        }
        shorten(drawing, &mut lines, room, cells);
        let height = u16::try_from(lines.len()).unwrap_or(0);
        let area = Rect { y, height, ..area };
        y += height;
        told.push(Told { at, area, lines });
    }
    told
}

/// Cuts lines to as many as there is room for, and says how many more there are.
fn shorten(drawing: &Drawing<'_>, lines: &mut Vec<Line<'static>>, room: usize, cells: usize) {
    let look = drawing.look;
    if lines.len() > room {
        let hidden = lines.len() - room.saturating_sub(1);
        lines.truncate(room.saturating_sub(1));
        let more = format!("{} {hidden} more", look.glyphs.more);
        let more = text::right(&more, cells, look.glyphs.ellipsis);
        lines.push(Line::from(look.span(more, Meaning::Quiet)));
    }
}

/// Its key and who said it, when, and below that what.
fn lines(drawing: &Drawing<'_>, at: usize, side: &Side<'_>, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let ellipsis = look.glyphs.ellipsis;
    let key = |action: &Action| look.keymap.key(Scope::Choice, *action);
    let key = ANSWERS.get(at).and_then(key);
    let key = key.map_or_else(String::new, |key| key.to_string());
    let indent = text::width(&key) + 2;
    let room = cells.saturating_sub(indent);
    let who = text::cut(&side.event.by, room, ellipsis).into_owned();
    let mut lines = vec![Line::from(vec![
        look.span(key, Meaning::Key),
        Span::raw("  "),
        look.span(who, Meaning::Strong),
    ])];
    let mut put = |words: &str, meaning: Meaning| {
        for line in text::wrap(words, room.max(1)) {
            lines.push(Line::from(vec![
                Span::raw(" ".repeat(indent)),
                look.span(line, meaning),
            ]));
        }
    };
    let typist = side.event.recorded_by.as_ref();
    let typist = typist.map(|typist| format!("recorded by {typist}"));
    let when = Some(side.when.clone());
    let parts: Vec<_> = when.into_iter().chain(typist).collect();
    put(&look.dotted(&parts), Meaning::Quiet);
    for words in &side.at_odds {
        put(words, Meaning::Plain);
    }
    for words in &side.besides {
        put(words, Meaning::Quiet);
    }
    lines
}
