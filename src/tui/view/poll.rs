//! The roll call: the areas in order with what each says, and below them what follows from it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Drawing, Target, Viewport, big_picture, draw_head, draw_line, draw_lines, text};
use crate::domain::board::Area;
use crate::domain::event::{Course, Status};
use crate::domain::poll::{Ballot, Stand};
use crate::domain::text::count;
use crate::report::facts::{Cause, Counts};
use crate::report::poll as words;
use crate::tui::action::{Action, Scope};
use crate::tui::model::poll::{Poll, spoken};
use crate::tui::model::speech::speaker_for;
use crate::tui::theme::Meaning;

/// The columns that fit a width; one of no cells is left out.
#[derive(Clone, Copy)]
struct Columns {
    title: usize,
    settled: usize,
    stand: usize,
    who: usize,
    note: usize,
}

impl Columns {
    fn of(cells: usize) -> Self {
        let (title, settled, stand, who) = match cells {
            ..60 => (cells.saturating_sub(16), 0, 13, 0),
            60..90 => (18, 7, 13, 18),
            _ => (26, 7, 13, 22),
        };
        let gap = |column: usize| if column == 0 { 0 } else { column + 1 };
        let used = 2 + gap(title) + gap(settled) + gap(stand) + gap(who);
        Self {
            title,
            settled,
            stand,
            who,
            note: cells.saturating_sub(used),
        }
    }
}

pub(super) fn draw(
    drawing: &Drawing<'_>,
    poll: &Poll,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let Drawing { scene, look, .. } = *drawing;
    let (said, all) = spoken(scene);
    let place = match all - said {
        0 if scene.board.rows.is_empty() => "nothing is asked".to_string(),
        0 => "all have spoken".to_string(),
        left => format!("{left} of {all} to speak"),
    };
    let title = look.dotted(&["Poll", &scene.board.release.title()]);
    let below = draw_head(look, &title, &place, frame, area);
    let outcome = outcome(drawing, usize::from(below.width), below.height);
    let tall = u16::try_from(outcome.len()).unwrap_or(below.height);
    let list = Rect {
        height: below.height.saturating_sub(tall + 1),
        ..below
    };
    draw_areas(drawing, poll, viewport, frame, list);
    // Right below the areas where they are few: the eye need not wander.
    let shown = u16::try_from(all).unwrap_or(list.height).min(list.height);
    let rest = Rect {
        y: below.y + shown + 1,
        height: below.height.saturating_sub(shown + 1),
        ..below
    };
    let detail = Rect {
        y: rest.y + tall + 1,
        height: rest.height.saturating_sub(tall + 1),
        ..rest
    };
    draw_lines(frame, rest, outcome);
    draw_lines(frame, detail, in_full(drawing, poll.cursor, detail));
}

/// The selected area: what it answers, what was said in full, and what stands in its way.
fn in_full(drawing: &Drawing<'_>, at: usize, place: Rect) -> Vec<Line<'static>> {
    let Drawing { scene, look, .. } = *drawing;
    let cells = usize::from(place.width);
    let board = scene.board;
    let (Some(area), Some(ballot)) = (board.areas.get(at), board.poll.ballots.get(at)) else {
        return Vec::new();
    };
    // One line of it would only be in the way.
    if place.height < 4 {
        return Vec::new();
    }
    let about = area.about.as_ref().unwrap_or(&area.title);
    let about = text::cut(about, cells, look.glyphs.ellipsis).into_owned();
    let mut lines = vec![
        look.rule(place.width),
        Line::from(look.span(about, Meaning::Strong)),
    ];
    for cast in &ballot.casts {
        let said = text::wrap(&words::in_a_line(cast), cells);
        lines.extend(said.into_iter().map(Line::from));
    }
    let reasons = scene.assessment.reasons.iter();
    let causes = reasons.filter_map(|reason| Cause::of(reason, board));
    let own = causes.filter(|cause| cause.row().is_some_and(|row| row.area == at));
    for cause in own {
        let told = format!(
            "{}: {} {} {}",
            cause.word(),
            cause.text(),
            look.glyphs.arrow,
            cause.reason.remedy
        );
        let told = text::cut(&told, cells, look.glyphs.ellipsis).into_owned();
        lines.push(Line::from(look.span(told, Meaning::Quiet)));
    }
    lines
}

fn draw_areas(
    drawing: &Drawing<'_>,
    poll: &Poll,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    list: Rect,
) {
    let Drawing { model, scene, look } = *drawing;
    let all = scene.board.areas.len();
    let top = viewport.follow(poll.cursor, usize::from(list.height), all);
    let columns = Columns::of(usize::from(list.width));
    let areas = scene.board.areas.iter().zip(&scene.board.poll.ballots);
    let areas = areas.zip(&model.tallies.areas).enumerate().skip(top);
    for (y, (at, ((area, ballot), counts))) in (0..list.height).zip(areas) {
        let place = Rect {
            y: list.y + y,
            height: 1,
            ..list
        };
        let voter = scene.board.voters.get(at).and_then(Option::as_deref);
        let line = line(drawing, columns, (area, ballot, voter), counts);
        draw_line(frame, place, 0, line);
        viewport.put(place, Target::Entry(at));
        if at == poll.cursor {
            let style = look.style(Meaning::Selected);
            frame.buffer_mut().set_style(place, style);
        }
    }
}

/// What an area says, who says it, and the sentence; where it has not spoken, who is to.
fn line(
    drawing: &Drawing<'_>,
    columns: Columns,
    (area, ballot, voter): (&Area, &Ballot, Option<&str>),
    counts: &Counts,
) -> Line<'static> {
    let Drawing { scene, look, .. } = *drawing;
    let ellipsis = look.glyphs.ellipsis;
    let (glyph, word, meaning) = match counts.settled + counts.unsettled {
        0 if ballot.stand() == Stand::None => (look.glyphs.dot, "asked nothing", Meaning::Quiet),
        _ => stand(drawing, ballot),
    };
    let mut spans = vec![
        look.span(format!("{glyph} "), meaning),
        Span::raw(text::left(&area.title, columns.title, ellipsis) + " "),
    ];
    if columns.settled > 0 {
        let settled = format!("{}/{}", counts.settled, counts.settled + counts.unsettled);
        let ready = counts.unsettled == 0;
        let meaning = if ready {
            Meaning::Ready
        } else {
            Meaning::Quiet
        };
        let settled = text::right(&settled, columns.settled, ellipsis);
        spans.push(look.span(settled + " ", meaning));
    }
    spans.push(look.span(text::left(word, columns.stand, ellipsis), meaning));
    if columns.who == 0 {
        return Line::from(spans);
    }
    let cast = ballot.holding();
    let (who, meaning) = match (cast, voter) {
        (Some(cast), _) => (&*cast.voice.by, Meaning::Plain),
        (None, Some(voter)) => (speaker_for(voter, scene), Meaning::Quiet),
        (None, None) => ("nobody's", Meaning::Quiet),
    };
    let who = text::left(who, columns.who, ellipsis);
    spans.push(look.span(format!(" {who} "), meaning));
    let remark = cast.and_then(|cast| cast.mandate.remark());
    let note = cast.and_then(|cast| cast.note.as_deref()).or(remark);
    let note = text::cut(note.unwrap_or_default(), columns.note, ellipsis).into_owned();
    spans.push(look.span(note, Meaning::Quiet));
    Line::from(spans)
}

/// Sign, word and look of an area's vote.
fn stand(drawing: &Drawing<'_>, ballot: &Ballot) -> (&'static str, &'static str, Meaning) {
    let glyphs = &drawing.look.glyphs;
    match ballot.stand() {
        Stand::NoGo if ballot.is_contested() => (
            glyphs.status(Status::Failed),
            "no-go and go",
            Meaning::Alarm,
        ),
        Stand::NoGo => (glyphs.status(Status::Failed), "no-go", Meaning::Alarm),
        Stand::None => (glyphs.status(Status::Open), "to speak", Meaning::Strong),
        Stand::Outdated => (
            glyphs.status(Status::InProgress),
            "go, outdated",
            Meaning::Strong,
        ),
        Stand::Go => (glyphs.status(Status::Done), "go", Meaning::Ready),
    }
}

/// The verdict, the way to GO, and the decision or what is left to do.
fn outcome(drawing: &Drawing<'_>, cells: usize, height: u16) -> Vec<Line<'static>> {
    let Drawing { scene, look, .. } = *drawing;
    let mut lines = vec![big_picture::verdict(drawing)];
    if scene.assessment.verdict.is_ok() {
        lines.extend(big_picture::way(look, &scene.assessment.way, cells));
    }
    let poll = &scene.board.poll;
    let holding = poll.turns.iter().filter(|turn| turn.holds);
    let roomy = height >= 14;
    if roomy {
        lines.push(Line::default());
    }
    let before = lines.len();
    for turn in holding {
        let meaning = match turn.course() {
            Some(Course::Ship) => Meaning::Strong,
            _ => Meaning::Plain,
        };
        let told = text::wrap(&words::turn(turn, scene.desk.roster), cells).into_iter();
        let most = if roomy { 3 } else { 1 };
        lines.extend(told.take(most).map(|it| Line::from(look.span(it, meaning))));
    }
    if poll.is_contested() {
        let told = "Two people decided apart: decide once more, having seen both.";
        lines.push(Line::from(look.span(told, Meaning::Alarm)));
    }
    if !poll.late.is_empty() {
        let history = look.key(Scope::Poll, Action::History);
        let told = format!(
            "{} came in after the decision: {history} shows.",
            count(poll.late.len(), "change")
        );
        lines.push(Line::from(look.span(told, Meaning::Alarm)));
    }
    if lines.len() == before {
        lines.push(Line::from(look.span(next(drawing), Meaning::Quiet)));
    }
    lines
}

/// What is left to do, with the keys that do it.
fn next(drawing: &Drawing<'_>) -> String {
    let Drawing { scene, look, .. } = *drawing;
    let [ship, hold, go, no_go] = [Action::Ship, Action::Hold, Action::Go, Action::NoGo]
        .map(|action| look.key(Scope::Poll, action));
    let (said, all) = spoken(scene);
    match scene.assessment.verdict {
        _ if said < all => format!("{go} says go, {no_go} no-go."),
        Ok(_) => format!("All have spoken: {ship} ships, {hold} holds."),
        Err(_) => "Without a verdict there is nothing to ship or hold.".into(),
    }
}
