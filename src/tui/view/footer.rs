//! The last lines: what was said, or what is not saved, and the keys that hold here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Look, Target, Viewport, draw_line, text};
use crate::domain::text::count;
use crate::tui::action::{Action, Row, Scope, TABLE};
use crate::tui::model::{Model, Pending};
use crate::tui::scene::{Importing, Running};
use crate::tui::theme::Meaning;

/// Draws them at the bottom of the area; gives back how many lines they take.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) -> u16 {
    let Drawing { model, look, .. } = *drawing;
    let cells = usize::from(area.width).saturating_sub(2);
    let most = if area.height >= 20 { 2 } else { 1 };
    let hidden: &[Action] = match model.scope() {
        // Without a verdict neither can be recorded.
        Scope::Poll if drawing.scene.assessment.verdict.is_err() => &[Action::Ship, Action::Hold],
        _ => &[],
    };
    let keys = keys(look, model.scope(), cells, most, hidden);
    // Where there is room, what is said stands a little apart from what it is about.
    let apart = u16::from(area.height >= 26);
    let height = keys.height() + 1 + apart;
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let top = (area.height + apart).saturating_sub(height);
    draw_line(frame, inner, top, message(model, drawing, cells));
    keys.draw(viewport, frame, inner, top + 1);
    height
}

/// The line for the person: what was said last, else what is not saved, else what would help.
fn message(model: &Model, drawing: &Drawing<'_>, cells: usize) -> Line<'static> {
    let look = drawing.look;
    let (words, meaning) = match (&model.message, unsaved(model)) {
        (Some(message), _) if message.alarm => (message.text.clone(), Meaning::Alarm),
        (Some(message), _) => (message.text.clone(), Meaning::Ready),
        (None, Some(words)) => {
            let again = look.advice(model.place_scope(), Action::Retry, "tries again.");
            (format!("{words}{again}"), Meaning::Alarm)
        }
        (None, None) if model.checking.is_some() && model.beats > 0 => {
            (checking(model, look), Meaning::Quiet)
        }
        (None, None) if model.importing.is_some() && model.beats > 0 => {
            (importing(model, look), Meaning::Quiet)
        }
        (None, None) if model.meeting && model.beats > 0 => (sharing(model, look), Meaning::Quiet),
        (None, None) if model.pending.is_some() && model.beats > 0 => {
            (pending(model, look), Meaning::Quiet)
        }
        (None, None) => (super::big_picture::hint(drawing), Meaning::Quiet),
    };
    let words = text::cut(&words, cells, look.glyphs.ellipsis);
    Line::from(look.span(words, meaning))
}

/// That checks run, how far they have come, since when, and how to stop them.
fn checking(model: &Model, look: &Look) -> String {
    let Some(Running { done, all }) = model.checking else {
        return String::new();
    };
    let stop = look.advice(model.place_scope(), Action::Verify, "stops them.");
    let (sign, seconds) = (spinner(model, look), model.beats / 10);
    format!("{sign} Running checks, {done} of {all}, {seconds} s.{stop}")
}

/// That minutes are read, or what was chosen of them is written.
fn importing(model: &Model, look: &Look) -> String {
    let what = match model.importing {
        Some(Importing::Reading) => "Reading the minutes",
        Some(Importing::Writing) => "Writing",
        None => return String::new(),
    };
    format!("{} {what}", spinner(model, look))
}

fn spinner(model: &Model, look: &Look) -> &'static str {
    let turn = usize::try_from(model.beats).unwrap_or(0) % look.glyphs.spinner.len();
    look.glyphs.spinner.get(turn).copied().unwrap_or_default()
}

/// That answers are being shared, since when, and how to stop it.
fn sharing(model: &Model, look: &Look) -> String {
    let sign = spinner(model, look);
    match model.beats / 10 {
        0 => format!("{sign} Sharing with the team"),
        seconds => {
            let stop = look.advice(model.place_scope(), Action::Sync, "stops it.");
            format!("{sign} Sharing with the team, {seconds} s.{stop}")
        }
    }
}

/// What is awaited of releases, since when, and how to stay with this one.
fn pending(model: &Model, look: &Look) -> String {
    let seconds = match model.beats / 10 {
        0 => String::new(),
        seconds => format!(", {seconds} s"),
    };
    let (what, stay) = match &model.pending {
        Some(Pending::Turn(release)) => {
            let stay = look.advice(Scope::Releases, Action::Back, "stays with this one.");
            (format!("Opening {release}"), stay)
        }
        Some(Pending::Make(release)) => (format!("Writing {release}"), String::new()),
        Some(Pending::Survey) | None => ("Looking at the releases".into(), String::new()),
    };
    format!("{} {what}{seconds}.{stay}", spinner(model, look))
}

fn unsaved(model: &Model) -> Option<String> {
    let why = model.unsaved.front()?.why.as_deref()?;
    let many = count(model.unsaved.len(), "change");
    Some(format!("Not saved: {many}. {}.", why.trim_end_matches('.')))
}

/// Keys with their labels, one after the other, in lines of so many cells.
pub(super) struct Keys {
    lines: Vec<Vec<Pair>>,
    used: usize,
}

/// A key and its label, the cells that they take, and what they do.
#[derive(Clone)]
struct Pair {
    spans: [Span<'static>; 2],
    width: usize,
    action: Action,
}

/// The blanks between two keys.
const GAP: usize = 2;

impl Keys {
    /// Puts a pair behind the others, if it fits into so many cells.
    fn push(&mut self, pair: Pair, cells: usize) -> bool {
        let gap = if self.used == 0 { 0 } else { GAP };
        if self.used + gap + pair.width > cells {
            return false;
        }
        self.used += gap + pair.width;
        if let Some(line) = self.lines.last_mut() {
            line.push(pair);
        }
        true
    }

    fn new_line(&mut self) {
        self.lines.push(Vec::new());
        self.used = 0;
    }

    /// How many lines they take.
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(1)
    }

    /// Draws them from a line of the area on; each can be clicked.
    pub(super) fn draw(self, viewport: &mut Viewport, frame: &mut Frame<'_>, area: Rect, top: u16) {
        for (y, pairs) in (top..).zip(self.lines) {
            let mut spans = Vec::new();
            let mut x = area.x;
            for pair in pairs {
                if !spans.is_empty() {
                    spans.push(Span::raw(" ".repeat(GAP)));
                    x += u16::try_from(GAP).unwrap_or(0);
                }
                let place = Rect {
                    x,
                    y: area.y + y,
                    width: u16::try_from(pair.width).unwrap_or(0),
                    height: 1,
                };
                viewport.put(place, Target::Do(pair.action));
                x += place.width;
                spans.extend(pair.spans);
            }
            draw_line(frame, area, y, Line::from(spans));
        }
    }
}

/// The keys of a scope, in so many lines at most; the way out and the help always have their place.
pub(super) fn keys(
    look: &Look,
    scope: Scope,
    cells: usize,
    most: usize,
    hidden: &[Action],
) -> Keys {
    const LAST: [Action; 5] = [
        Action::Cancel,
        Action::Shelve,
        Action::Back,
        Action::Quit,
        Action::Help,
    ];
    let pair = |row: &Row| -> Option<Pair> {
        let key = look.keymap.key(scope, row.action)?.to_string();
        Some(Pair {
            width: text::width(&key) + 1 + text::width(row.label),
            spans: [
                look.span(key, Meaning::Key),
                Span::raw(format!(" {}", row.label)),
            ],
            action: row.action,
        })
    };
    let labelled = TABLE
        .iter()
        .filter(|row| !row.label.is_empty() && !hidden.contains(&row.action));
    let (last, others): (Vec<_>, Vec<_>) = labelled.partition(|row| LAST.contains(&row.action));
    let last: Vec<_> = last.into_iter().filter_map(pair).collect();
    let reserved: usize = last.iter().map(|pair| pair.width + GAP).sum();
    let mut keys = Keys {
        lines: vec![Vec::new()],
        used: 0,
    };
    for pair in others.into_iter().filter_map(pair) {
        let at_last = keys.lines.len() == most;
        let room = cells.saturating_sub(if at_last { reserved } else { 0 });
        if !keys.push(pair.clone(), room) {
            if at_last {
                break;
            }
            keys.new_line();
            keys.push(pair, cells);
        }
    }
    if keys.lines.len() < most && keys.used + reserved > cells {
        keys.new_line();
    }
    for pair in last {
        keys.push(pair, cells);
    }
    keys
}
