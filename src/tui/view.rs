//! What is drawn: the place on top, the sheet or help over it, a line for messages, the footer.
//!
//! ```text
//!  place                      where one is, with its own head
//!  ...
//!  sheet                      a question, while one is open
//!  message                    what was said last, or what is not saved
//!  footer                     keys that hold here
//! ```
//!
//! It reads the model and changes nothing in it; where drawing has to remember something, as the
//! first line of a list, that stands in the [`Viewport`].

mod areas;
mod big_picture;
mod choice;
mod findings;
mod footer;
mod help;
mod history;
mod item;
mod items;
mod making;
mod note;
mod palette;
mod poll;
mod proposals;
mod releases;
mod row;
mod sheet;
mod summary;
#[cfg(test)]
mod tests;
pub mod text;
mod trusting;
mod walk;

use std::borrow::Borrow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::action::{Action, Scope};
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::model::{Model, Overlay, Place, Seen};
use super::scene::Scene;
use super::theme::{Meaning, Theme};

/// The smallest screen that shows anything but a request for a larger one.
pub const SMALLEST: (u16, u16) = (40, 12);

/// How things look and which keys do them: the same for as long as the app is open.
#[derive(Debug, Clone)]
pub struct Look {
    /// Colours and weights.
    pub theme: Theme,
    /// Signs.
    pub glyphs: Glyphs,
    /// Keys.
    pub keymap: Keymap,
}

impl Look {
    fn style(&self, meaning: Meaning) -> Style {
        self.theme.style(meaning)
    }

    fn span(&self, text: impl Into<String>, meaning: Meaning) -> Span<'static> {
        Span::styled(text.into(), self.style(meaning))
    }

    /// The name of the key for an action, to begin a sentence with.
    fn key(&self, scope: Scope, action: Action) -> String {
        let key = self.keymap.key(scope, action);
        let name = key.map_or_else(String::new, |key| key.to_string());
        let mut letters = name.chars();
        match letters.next() {
            // A letter alone is a key of its own in either case.
            Some(first) if letters.as_str().len() > 1 => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => name,
        }
    }

    /// What a key would do, to end a text with: ` Enter starts.`; nothing where there is no key.
    fn advice(&self, scope: Scope, action: Action, does: &str) -> String {
        match self.key(scope, action) {
            key if key.is_empty() => key,
            key => format!(" {key} {does}"),
        }
    }

    /// Several things on one line, with dots between.
    fn dotted(&self, parts: &[impl Borrow<str>]) -> String {
        parts.join(&format!(" {} ", self.glyphs.dot))
    }

    /// A rule with a title above a part of the screen.
    fn rule(&self, cells: u16) -> Line<'static> {
        let rule = self.glyphs.rule.repeat(usize::from(cells));
        Line::from(self.span(rule, Meaning::Quiet))
    }
}

/// What drawing remembers from one time to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewport {
    /// The first line of the list on top that is shown.
    top: usize,
    /// The first row of a note that is shown.
    note: usize,
    /// What was shown last.
    pub seen: Seen,
    /// What can be clicked, and where.
    targets: Vec<(Rect, Target)>,
}

/// What a click on a part of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// To select what stands at this place of the list that keys go to, counted from zero; what is
    /// selected already is opened.
    Entry(usize),
    /// To do this.
    Do(Action),
}

impl Viewport {
    /// What a click at a column and line means.
    #[must_use]
    pub fn target(&self, column: u16, line: u16) -> Option<Target> {
        let holds = |(place, _): &&(Rect, Target)| place.contains(Position::new(column, line));
        self.targets.iter().find(holds).map(|(_, target)| *target)
    }

    /// Has a click there mean something.
    fn put(&mut self, place: Rect, target: Target) {
        self.targets.push((place, target));
    }

    /// The first line to show of a list, so that the one that is selected can be seen.
    fn follow(&mut self, line: usize, height: usize, lines: usize) -> usize {
        self.follow_lines(line, line, height, lines)
    }

    /// The first line to show of a list, so that what is selected can be seen: from its first line
    /// to its last.
    fn follow_lines(&mut self, first: usize, last: usize, height: usize, lines: usize) -> usize {
        self.seen.page = height.saturating_sub(1).max(1);
        // One line of what comes before stays in sight: a heading, where there is one.
        let highest = first.saturating_sub(1);
        let lowest = (last + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest.min(highest), highest.max(lowest));
        self.top = self.top.min(lines.saturating_sub(height)).max(lowest);
        self.top
    }

    /// The first line to show of a text that is scrolled to one.
    fn scroll(&mut self, to: usize, height: usize, lines: usize) -> usize {
        let end = lines.saturating_sub(height);
        self.seen.page = height.saturating_sub(1).max(1);
        self.seen.scroll_end = end;
        to.min(end)
    }
}

/// All that a part of the screen is drawn from.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    model: &'a Model,
    scene: &'a Scene<'a>,
    look: &'a Look,
}

/// Draws the whole screen.
pub fn view(
    model: &Model,
    scene: &Scene<'_>,
    look: &Look,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
) {
    let area = frame.area();
    let drawing = Drawing { model, scene, look };
    viewport.targets.clear();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        for (y, line) in (0..).zip(too_small(&drawing, area)) {
            draw_line(frame, area, y, line);
        }
        return;
    }
    let foot = match model.overlays.last() {
        Some(
            Overlay::Prompt(_)
            | Overlay::Speech(_)
            | Overlay::Adding(_)
            | Overlay::Asking(_)
            | Overlay::Making(_)
            | Overlay::Filter(_),
        ) => sheet::draw(&drawing, viewport, frame, area),
        Some(Overlay::Palette(palette)) => palette::draw(&drawing, palette, viewport, frame, area),
        Some(Overlay::Choice(choice)) => choice::draw(&drawing, choice, viewport, frame, area),
        Some(Overlay::Note(note)) => note::draw(&drawing, note, viewport, frame, area),
        Some(Overlay::Help(_) | Overlay::Findings { .. } | Overlay::Trust(_)) | None => {
            footer::draw(&drawing, viewport, frame, area)
        }
    };
    let mut body = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(foot),
        ..area
    };
    // The big picture says it where the verdict would stand.
    if model.overlays.is_empty() && !model.above.is_empty() {
        body.height -= findings::pane(&drawing, frame, body);
    }
    let of_foot = viewport.targets.len();
    // The palette can lie over one that covers the place.
    let covers = |overlay: &&Overlay| {
        matches!(
            overlay,
            Overlay::Help(_) | Overlay::Findings { .. } | Overlay::Trust(_)
        )
    };
    match (model.overlays.iter().rev().find(covers), model.above.last()) {
        (Some(Overlay::Help(help)), _) => help::draw(&drawing, help, viewport, frame, body),
        (Some(Overlay::Findings { cursor }), _) => {
            findings::draw(&drawing, *cursor, viewport, frame, body);
        }
        (Some(Overlay::Trust(trusting)), _) => {
            trusting::draw(&drawing, trusting, viewport, frame, body);
        }
        (_, None) => big_picture::draw(&drawing, viewport, frame, body),
        (_, Some(Place::Items(items))) => items::draw(&drawing, items, viewport, frame, body),
        (_, Some(Place::Walk(walk))) => walk::draw(&drawing, walk, viewport, frame, body),
        (_, Some(Place::Summary(summary))) => {
            summary::draw(&drawing, summary, viewport, frame, body);
        }
        (_, Some(Place::Poll(poll))) => poll::draw(&drawing, poll, viewport, frame, body),
        (_, Some(Place::Releases(list))) => releases::draw(&drawing, list, viewport, frame, body),
        (_, Some(Place::History(history))) => {
            history::draw(&drawing, history, viewport, frame, body);
        }
        (_, Some(Place::Proposals(proposals))) => {
            proposals::draw(&drawing, proposals, viewport, frame, body);
        }
    }
    let covers_nothing = |overlay: &Overlay| {
        !matches!(
            overlay,
            Overlay::Help(_) | Overlay::Findings { .. } | Overlay::Trust(_)
        )
    };
    if model.overlays.last().is_some_and(covers_nothing) {
        // Keys do not go to the place that is still in sight, and neither do clicks.
        viewport.targets.truncate(of_foot);
    }
}

/// That the window is too small, the size that it needs and how to leave, as much as fits.
fn too_small(drawing: &Drawing<'_>, area: Rect) -> Vec<String> {
    let quit = drawing.look.keymap.key(drawing.model.scope(), Action::Quit);
    // Elsewhere that key does something else; this one ends the app from everywhere.
    let quit = quit.map_or_else(|| "ctrl-c".into(), |key| key.to_string());
    let (width, height) = SMALLEST;
    let cells = usize::from(area.width);
    let size = format!("{width}x{height}");
    let said = [
        format!("too small: {size} or more; {quit} quits"),
        format!("{size}; {quit} quits"),
    ];
    let whole = |words: &String| {
        let lines = text::wrap(words, cells);
        (lines.len() <= area.height.into() && lines.join(" ") == *words).then_some(lines)
    };
    let told = said.iter().find_map(whole);
    told.unwrap_or_else(|| vec![text::cut(&size, cells, drawing.look.glyphs.ellipsis).into()])
}

/// Draws the head of a place: its title, and where in it one is; gives back what is left below.
fn draw_head(look: &Look, title: &str, place: &str, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let head = ends(
        look,
        (title, Meaning::Strong),
        (place, Meaning::Quiet),
        area.width,
    );
    draw_line(frame, area, 0, head);
    Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    }
}

/// Draws a line at a height within an area, if it lies within.
///
/// Not as a widget: that moves on by the width of a whole piece of the line, and where letters are
/// joined, as in Arabic, this is less than what its characters take one by one. The columns behind
/// it would stand too far to the left.
fn draw_line<'a>(frame: &mut Frame<'_>, area: Rect, y: u16, line: impl Into<Line<'a>>) {
    let place = Rect {
        y: area.y.saturating_add(y),
        height: 1,
        ..area
    };
    let seen = place.intersection(frame.area());
    if y < area.height && !seen.is_empty() {
        let buffer = frame.buffer_mut();
        buffer.set_line(seen.x, seen.y, &line.into(), seen.width);
    }
}

/// Draws lines from the top of an area, as many as fit.
fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: impl IntoIterator<Item = Line<'static>>) {
    for (y, line) in (0..area.height).zip(lines) {
        draw_line(frame, area, y, line);
    }
}

/// Draws text that can be scrolled, with a sign at the bottom where more lies below.
fn draw_scrolled(
    drawing: &Drawing<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    lines: Vec<Line<'static>>,
    (to, viewport): (usize, &mut Viewport),
) {
    let all = lines.len();
    let whole = usize::from(area.height);
    // The last line tells how much more there is, where it does not all fit.
    let height = if all > whole {
        whole.saturating_sub(1)
    } else {
        whole
    };
    let top = viewport.scroll(to, height, all);
    draw_lines(frame, area, lines.into_iter().skip(top).take(height));
    if top + height < all {
        let look = drawing.look;
        let below = format!("{} {} more", look.glyphs.more, all - top - height);
        let room = usize::from(area.width).saturating_sub(text::width(&below));
        let room = Span::raw(" ".repeat(room));
        let line = Line::from(vec![room, look.span(below, Meaning::Quiet)]);
        draw_line(frame, area, area.height.saturating_sub(1), line);
    }
}

/// Two texts at the ends of a line; the left one gives way.
fn ends(
    look: &Look,
    (left, left_meaning): (&str, Meaning),
    (right, right_meaning): (&str, Meaning),
    cells: u16,
) -> Line<'static> {
    let cells = usize::from(cells);
    let right = text::cut(right, cells / 2, look.glyphs.ellipsis);
    let room = cells.saturating_sub(text::width(&right) + 2);
    let left = text::left(left, room, look.glyphs.ellipsis);
    Line::from(vec![
        look.span(left, left_meaning),
        Span::raw("  "),
        look.span(right, right_meaning),
    ])
}
