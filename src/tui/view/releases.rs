//! The releases, one a line, with the selected one in full below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, draw_head, draw_line, draw_lines, text};
use crate::domain::overview::Overview;
use crate::domain::verdict::Verdict;
use crate::domain::when::{spoken, spoken_in};
use crate::report::releases::decided;
use crate::report::{phrase, poll};
use crate::tui::action::{Action, Scope};
use crate::tui::model::releases::{Releases, listed};
use crate::tui::theme::Meaning;

/// How many lines the selected release has below the list, where there is room for it.
const DETAIL: u16 = 7;

/// The columns that fit a width; one of no cells is left out.
#[derive(Clone, Copy)]
struct Columns {
    id: usize,
    name: usize,
    version: usize,
    date: usize,
    owner: usize,
    verdict: usize,
    musts: usize,
    days: usize,
    decision: usize,
}

impl Columns {
    const fn of(cells: usize) -> Self {
        let narrow = Self {
            id: 0,
            name: 0,
            version: 0,
            date: 0,
            owner: 0,
            verdict: 11,
            musts: 5,
            days: 5,
            decision: 0,
        };
        match cells {
            ..60 => Self {
                id: cells.saturating_sub(26),
                ..narrow
            },
            60..110 => Self {
                id: 10,
                name: cells.saturating_sub(67),
                date: 15,
                owner: 12,
                ..narrow
            },
            _ => Self {
                id: 12,
                name: 14,
                version: 8,
                date: 15,
                owner: 14,
                decision: cells.saturating_sub(94),
                ..narrow
            },
        }
    }
}

pub(super) fn draw(
    drawing: &Drawing<'_>,
    releases: &Releases,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let all = listed(scene);
    let open = format!("{} is open", scene.board.release.id);
    let below = draw_head(look, "Releases", &open, frame, area);
    let columns = Columns::of(usize::from(below.width));
    let Some(selected) = releases.selected(scene) else {
        return;
    };
    draw_line(frame, below, 0, head(drawing, columns));
    let detail = if below.height >= DETAIL * 2 {
        DETAIL
    } else {
        0
    };
    let list = Rect {
        y: below.y + 1,
        height: below.height.saturating_sub(detail + 1),
        ..below
    };
    let top = viewport.follow(releases.cursor(), usize::from(list.height), all.len());
    for (y, (at, overview)) in (0..list.height).zip(all.iter().enumerate().skip(top)) {
        let place = Rect {
            y: list.y + y,
            height: 1,
            ..list
        };
        draw_line(frame, place, 0, line(drawing, columns, overview));
        viewport.put(place, Target::Entry(at));
        if at == releases.cursor() {
            let style = look.style(Meaning::Selected);
            frame.buffer_mut().set_style(place, style);
        }
    }
    // Right below the releases where they are few: the eye need not wander.
    let shown = u16::try_from(all.len()).unwrap_or(list.height);
    let detail = Rect {
        y: list.y + shown.min(list.height) + 1,
        height: detail.saturating_sub(1),
        ..below
    };
    if detail.height > 0 {
        draw_lines(frame, detail, in_full(drawing, selected, detail.width));
    }
}

fn head(drawing: &Drawing<'_>, columns: Columns) -> Line<'static> {
    let words = [
        ("release", columns.id, false),
        ("name", columns.name, false),
        ("version", columns.version, false),
        ("date", columns.date, false),
        ("owner", columns.owner, false),
        ("verdict", columns.verdict, false),
        ("musts", columns.musts, true),
        ("days", columns.days, true),
        ("decision", columns.decision, false),
    ];
    let cells =
        words.map(|(word, cells, number)| (word.to_string(), cells, number, Meaning::Quiet));
    row(drawing, "  ", cells)
}

fn line(drawing: &Drawing<'_>, columns: Columns, overview: &Overview) -> Line<'static> {
    let Drawing { scene, look, .. } = *drawing;
    let (release, today) = (&overview.release, scene.today());
    let is_open = release.id == scene.board.release.id;
    let sign = format!("{} ", if is_open { look.glyphs.prompt } else { " " });
    let text = |text: Option<&str>| text.unwrap_or("-").to_string();
    let date = release.date.map(|date| spoken_in(date, today));
    let owner = release.owner.as_deref();
    let owner = owner.map(|owner| scene.desk.roster.name(owner));
    let (verdict, meaning) = verdict(overview);
    let days = overview.days_left.map(|days| days.to_string());
    let decision = decided(overview, today).map(|(_, words)| words);
    let plain = Meaning::Plain;
    let cells = [
        (release.id.to_string(), columns.id, false, Meaning::Strong),
        (text(release.name.as_deref()), columns.name, false, plain),
        (
            text(release.version.as_deref()),
            columns.version,
            false,
            plain,
        ),
        (text(date.as_deref()), columns.date, false, plain),
        (text(owner), columns.owner, false, plain),
        (verdict.to_string(), columns.verdict, false, meaning),
        (overview.open_musts.to_string(), columns.musts, true, plain),
        (text(days.as_deref()), columns.days, true, plain),
        (text(decision.as_deref()), columns.decision, false, plain),
    ];
    row(drawing, &sign, cells)
}

fn row(
    drawing: &Drawing<'_>,
    sign: &str,
    cells: [(String, usize, bool, Meaning); 9],
) -> Line<'static> {
    let look = drawing.look;
    let mut spans = vec![look.span(sign, Meaning::Key)];
    for (words, cells, number, meaning) in cells {
        if cells == 0 {
            continue;
        }
        let words = if number {
            text::right(&words, cells, look.glyphs.ellipsis)
        } else {
            text::left(&words, cells, look.glyphs.ellipsis)
        };
        spans.push(look.span(words, meaning));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

fn verdict(overview: &Overview) -> (&'static str, Meaning) {
    match overview.verdict {
        Ok(Verdict::Go) => (Verdict::Go.spoken(), Meaning::Ready),
        Ok(Verdict::NoGo) => (Verdict::NoGo.spoken(), Meaning::Alarm),
        Ok(verdict) => (verdict.spoken(), Meaning::Strong),
        Err(_) => ("no verdict", Meaning::Alarm),
    }
}

/// All that is told of one release, and what Enter would do.
fn in_full(drawing: &Drawing<'_>, overview: &Overview, width: u16) -> Vec<Line<'static>> {
    let Drawing { scene, look, .. } = *drawing;
    let cells = usize::from(width);
    let release = &overview.release;
    // The list may have cut the id, by which commands call it.
    let mut named = vec![release.title()];
    if release.name.is_some() {
        named.push(release.id.to_string());
    }
    let named = look.dotted(&named);
    let title = text::cut(&named, cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![
        look.rule(width),
        Line::from(look.span(title, Meaning::Strong)),
    ];
    let date = match release.date {
        Some(date) => format!(
            "{}, {}",
            spoken(date),
            phrase::distance(date, scene.today())
        ),
        None => "no date yet".into(),
    };
    let owner = match release.owner.as_deref() {
        Some(owner) => format!("{} decides", scene.desk.roster.name(owner)),
        None => "nobody is named to decide".into(),
    };
    let told = text::cut(&look.dotted(&[date, owner]), cells, look.glyphs.ellipsis).into_owned();
    lines.push(Line::from(told));
    let decided = overview.decision.as_ref();
    let decided = decided.map(|turn| poll::turn(turn, scene.desk.roster));
    let withheld = overview.verdict.err();
    let why = withheld.map(|why| format!("No verdict: {why}."));
    for (words, meaning) in [(decided, Meaning::Plain), (why, Meaning::Alarm)] {
        let wrapped = words
            .map(|words| text::wrap(&words, cells))
            .unwrap_or_default();
        let spans = wrapped.into_iter().take(2).map(|it| look.span(it, meaning));
        lines.extend(spans.map(Line::from));
    }
    let does = if release.id == scene.board.release.id {
        "goes back to it."
    } else {
        "opens it."
    };
    let advice = look.advice(Scope::Releases, Action::Open, does);
    lines.push(Line::from(look.span(advice.trim_start(), Meaning::Quiet)));
    lines
}
