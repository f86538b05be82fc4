//! What every key does in the place below, from the table of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, draw_line, ends, sheet, text};
use crate::tui::action::Scope;
use crate::tui::model::help::Help;
use crate::tui::theme::Meaning;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    help: &Help,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let look = drawing.look;
    if help.searching {
        sheet::draw_field(drawing, &help.finder.field, frame, area, 0);
    } else {
        let title = format!("Keys in {}", help.scope);
        let (at, all) = (help.finder.cursor() + 1, help.finder.hits().count());
        let head = ends(
            look,
            (&title, Meaning::Strong),
            (&format!("{at} of {all}"), Meaning::Quiet),
            area.width,
        );
        draw_line(frame, area, 0, head);
    }
    let below = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let page = Page::of(drawing, help, usize::from(area.width));
    let height = usize::from(below.height);
    let top = viewport.follow_lines(page.first, page.last, height, page.lines.len());
    for (y, (at, line)) in (0..below.height).zip(page.lines.into_iter().enumerate().skip(top)) {
        draw_line(frame, below, y, line);
        if let Some(entry) = page.entries.get(at).copied().flatten() {
            let place = Rect {
                y: below.y + y,
                height: 1,
                ..below
            };
            viewport.put(place, Target::Entry(entry));
        }
        if (page.first..=page.last).contains(&at) && page.selects {
            let place = Rect {
                y: below.y + y,
                height: 1,
                ..below
            };
            frame
                .buffer_mut()
                .set_style(place, look.style(Meaning::Selected));
        }
    }
}

/// The lines of the help, and which of them are those of the selected row.
struct Page {
    lines: Vec<Line<'static>>,
    /// For each line the row that it belongs to.
    entries: Vec<Option<usize>>,
    first: usize,
    last: usize,
    /// Whether any row is selected.
    selects: bool,
}

impl Page {
    fn of(drawing: &Drawing<'_>, help: &Help, cells: usize) -> Self {
        let look = drawing.look;
        let mut page = Self {
            lines: Vec::new(),
            entries: Vec::new(),
            first: 0,
            last: 0,
            selects: false,
        };
        let mut group = heading(help.scope);
        for (at, (offer, keys)) in help.finder.hits().enumerate() {
            let next = match offer.action {
                Some(_) => heading(offer.scope),
                None => "Everywhere",
            };
            if next != group {
                group = next;
                if !page.lines.is_empty() {
                    page.lines.push(Line::default());
                }
                let heading = look.span(group, Meaning::Heading);
                page.lines.push(Line::from(heading));
            }
            let first = page.lines.len();
            page.lines.extend(entry(drawing, keys, offer.doc, cells));
            page.entries.resize(first, None);
            page.entries.resize(page.lines.len(), Some(at));
            if at == help.finder.cursor() {
                (page.first, page.last) = (first, page.lines.len() - 1);
                page.selects = true;
            }
        }
        if page.lines.is_empty() {
            let words = look.span("No key does that.", Meaning::Quiet);
            page.lines.push(Line::from(words));
        }
        page
    }
}

const fn heading(scope: Scope) -> &'static str {
    match scope {
        Scope::Note => "While writing a note",
        Scope::Field => "While typing",
        Scope::Search => "While searching",
        _ => scope.title(),
    }
}

fn entry(drawing: &Drawing<'_>, keys: &str, doc: &str, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let column = if cells >= 60 { 22 } else { 12 };
    let mut keys = text::wrap(keys, column - 1).into_iter();
    let mut doc = text::wrap(doc, cells.saturating_sub(column)).into_iter();
    let mut lines = Vec::new();
    loop {
        let (key, words) = (keys.next(), doc.next());
        if key.is_none() && words.is_none() {
            return lines;
        }
        let key = text::left(&key.unwrap_or_default(), column, look.glyphs.ellipsis);
        lines.push(Line::from(vec![
            look.span(key, Meaning::Key),
            Span::raw(words.unwrap_or_default()),
        ]));
    }
}
