//! One item on one line: glyph, the one word for where it stands, level, text, owner, due.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Drawing, draw_line, text};
use crate::domain::board::Row;
use crate::domain::command::Command;
use crate::domain::event::Status;
use crate::domain::standing::Flag;
use crate::domain::verdict::Kind;
use crate::report::facts::Cause;
use crate::report::phrase;
use crate::tui::theme::Meaning;

/// The columns that fit a width; a column of no cells is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    word: usize,
    level: usize,
    text: usize,
    owner: usize,
    due: usize,
}

impl Columns {
    /// For a list that has the whole width.
    pub(super) fn of(cells: usize) -> Self {
        let (word, level, owner, due) = match cells {
            ..50 => (12, 0, 0, 0),
            50..66 => (14, 6, 0, 10),
            66..90 => (14, 6, 13, 10),
            90..120 => (14, 6, 20, 11),
            _ => (21, 6, 24, 11),
        };
        Self::with(cells, word, level, owner, due)
    }

    /// For a list beside the selected item in detail, which tells the owner: the statement has the
    /// room.
    pub(super) fn beside_detail(cells: usize) -> Self {
        Self::with(cells, 12, 6, 0, 10)
    }

    fn with(cells: usize, word: usize, level: usize, owner: usize, due: usize) -> Self {
        let gap = |column: usize| if column == 0 { 0 } else { column + 1 };
        let text = cells.saturating_sub(2 + gap(word) + gap(level) + gap(owner) + gap(due));
        Self {
            word,
            level,
            text,
            owner,
            due,
        }
    }
}

/// Draws a row on a line of the area.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    row: &Row,
    columns: Columns,
    selected: bool,
    (frame, place): (&mut Frame<'_>, Rect),
) {
    let look = drawing.look;
    let line = line(drawing, row, columns);
    draw_line(frame, place, 0, line);
    if selected {
        frame
            .buffer_mut()
            .set_style(place, look.style(Meaning::Selected));
    }
}

/// Draws the vote of an area that stands in the way, in the same columns.
pub(super) fn draw_vote(
    drawing: &Drawing<'_>,
    cause: &Cause<'_>,
    columns: Columns,
    (frame, place): (&mut Frame<'_>, Rect),
) {
    let look = drawing.look;
    let ellipsis = look.glyphs.ellipsis;
    let (glyph, meaning) = match cause.reason.kind {
        Kind::NoGoVote => (look.glyphs.status(Status::Failed), Meaning::Alarm),
        _ => (look.glyphs.status(Status::Open), Meaning::Plain),
    };
    let word = text::left(cause.word(), columns.word, ellipsis);
    let mut spans = vec![look.span(format!("{glyph} {word} "), meaning)];
    if columns.level > 0 {
        let kind = text::left(cause.kind(), columns.level, ellipsis);
        spans.push(look.span(kind + " ", Meaning::Quiet));
    }
    let words = format!("{}: {}", cause.title(), cause.reason.remedy);
    spans.push(Span::raw(text::left(&words, columns.text, ellipsis)));
    if columns.owner > 0 {
        let owner = cause.owner().unwrap_or("nobody's");
        let owner = text::left(owner, columns.owner, ellipsis);
        spans.push(look.span(format!(" {owner}"), Meaning::Quiet));
    }
    draw_line(frame, place, 0, Line::from(spans));
}

fn line(drawing: &Drawing<'_>, row: &Row, columns: Columns) -> Line<'static> {
    let look = drawing.look;
    let ellipsis = look.glyphs.ellipsis;
    let (glyph, mut word, style) = state(drawing, row);
    // Where both do not fit, that it is not on disk is what has to be known.
    if glyph == look.glyphs.unsaved && drawing.model.is_stuck() && text::width(&word) > columns.word
    {
        word = "unsaved".into();
    }
    let mut spans = vec![
        Span::styled(format!("{glyph} "), style),
        Span::styled(text::left(&word, columns.word, ellipsis), style),
        Span::raw(" "),
    ];
    if columns.level > 0 {
        let level = text::left(row.standing.level.word(), columns.level, ellipsis);
        spans.push(look.span(level + " ", Meaning::Quiet));
    }
    spans.push(Span::raw(text::left(
        &row.item.text,
        columns.text,
        ellipsis,
    )));
    if columns.owner > 0 {
        let owner = row.standing.owner.as_deref().unwrap_or("nobody's");
        let meaning = match row.standing.owner {
            Some(_) => Meaning::Quiet,
            None => Meaning::Alarm,
        };
        let owner = text::left(owner, columns.owner, ellipsis);
        spans.push(look.span(format!(" {owner}"), meaning));
    }
    if columns.due > 0 {
        let due = phrase::due(&row.standing, drawing.scene.today()).unwrap_or_default();
        // A day of another year with its weekday takes more than a list gives it.
        let short = row.standing.due_on.map(|date| date.to_string());
        let due = short
            .filter(|_| due.chars().count() > columns.due)
            .unwrap_or(due);
        let due = text::right(&due, columns.due, ellipsis);
        let late = row.standing.flags.has(Flag::Overdue);
        let meaning = if late { Meaning::Alarm } else { Meaning::Quiet };
        spans.push(look.span(format!(" {due}"), meaning));
    }
    Line::from(spans)
}

/// Glyph, word and look of where an item stands; a change that is not on disk shows already.
pub(super) fn state(drawing: &Drawing<'_>, row: &Row) -> (&'static str, String, Style) {
    let look = drawing.look;
    let Some(unsaved) = drawing.model.unsaved_of(&row.item.id) else {
        let style = look.theme.standing(&row.standing);
        let glyph = look.glyphs.status(row.standing.state);
        return (glyph, row.standing.word().to_string(), style);
    };
    let status = match &unsaved.command {
        Command::Answer { edit, .. } => edit.status,
        _ => None,
    };
    let word = status.map_or_else(|| row.standing.word(), Status::plain);
    if drawing.model.is_stuck() {
        let words = format!("{word} (unsaved)");
        return (look.glyphs.unsaved, words, look.style(Meaning::Alarm));
    }
    // On its way to the disk, which is said once that takes long enough to be read.
    let words = match drawing.model.beats {
        0 => word.to_string(),
        _ => format!("{word} (saving)"),
    };
    (look.glyphs.unsaved, words, look.style(Meaning::Quiet))
}

/// Where an item stands, with everything else that is true of it: `✓ done · proof? · too old`.
pub(super) fn state_in_full(drawing: &Drawing<'_>, row: &Row) -> Vec<Span<'static>> {
    let look = drawing.look;
    let (glyph, word, style) = state(drawing, row);
    if drawing.model.unsaved_of(&row.item.id).is_some() {
        return vec![Span::styled(format!("{glyph} {word}"), style)];
    }
    let state = Span::styled(format!("{glyph} {}", row.standing.state.plain()), style);
    let flags = row.standing.flags.iter().map(|flag| {
        let words = format!(" {} {}", look.glyphs.dot, flag.plain());
        look.span(words, Meaning::Alarm)
    });
    std::iter::once(state).chain(flags).collect()
}
