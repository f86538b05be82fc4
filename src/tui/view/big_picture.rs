//! The big picture: the release, the verdict, the way to GO, the areas, what stands in the way.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::areas::Columns;
use super::{Drawing, Look, Target, Viewport, draw_line, ends, findings, row, text, trusting};
use crate::domain::event::Course;
use crate::domain::finding::{Finding, Severity};
use crate::domain::text::count;
use crate::domain::verdict::{About, Way};
use crate::domain::when::spoken_in;
use crate::report::facts::Cause;
use crate::report::{phrase, poll};
use crate::tui::action::{Action, Scope};
use crate::tui::model::Overlay;
use crate::tui::model::big_picture::{Spot, Spots};
use crate::tui::theme::Meaning;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let head = head(drawing, area);
    let height = u16::try_from(head.len()).unwrap_or(area.height);
    super::draw_lines(frame, area, head);
    let below = Rect {
        y: area.y + height.min(area.height),
        height: area.height.saturating_sub(height),
        ..area
    };
    list(drawing, viewport, frame, below);
}

/// How many of the things that keep the verdict back are named beside it.
const FEW: usize = 3;

/// The lines above the list: fewer where there is little room.
fn head(drawing: &Drawing<'_>, area: Rect) -> Vec<Line<'static>> {
    let Drawing { scene, look, .. } = *drawing;
    let release = &scene.board.release;
    let roomy = area.height >= 16;
    let mut lines = vec![ends(
        look,
        (&release.title(), Meaning::Strong),
        (&countdown(drawing), Meaning::Plain),
        area.width,
    )];
    if roomy {
        let owner = match &release.owner {
            Some(owner) => format!("{owner} decides"),
            None => "nobody is named to decide".into(),
        };
        let key = look.key(Scope::BigPicture, Action::Findings);
        let is_warning = |finding: &&Finding| finding.severity == Severity::Warning;
        let warnings = scene.findings.iter().filter(is_warning).count();
        let warnings =
            (warnings > 0).then(|| format!("{}: {key} shows", count(warnings, "warning")));
        let origin = scene.origin.map(ToString::to_string);
        let parts: Vec<_> = [
            Some(owner),
            Some(scene.sharing.to_string()),
            warnings,
            origin,
        ]
        .into_iter()
        .flatten()
        .collect();
        let words = look.dotted(&parts);
        let words = text::cut(&words, area.width.into(), look.glyphs.ellipsis).into_owned();
        lines.push(Line::from(look.span(words, Meaning::Quiet)));
        lines.push(Line::default());
    }
    lines.push(verdict(drawing));
    if scene.assessment.verdict.is_err() {
        lines.extend(findings::few(drawing, FEW, area.width.into()));
    } else if let Some(way) = way(look, &scene.assessment.way, area.width.into()) {
        lines.push(way);
    }
    if let Some((turn, decision)) = scene.board.poll.decision() {
        let words = poll::turn(turn, scene.desk.roster);
        let words = text::cut(&words, area.width.into(), look.glyphs.ellipsis).into_owned();
        let meaning = match decision.to {
            Course::Ship => Meaning::Strong,
            Course::Hold => Meaning::Alarm,
        };
        lines.push(Line::from(look.span(words, meaning)));
    }
    lines.push(Line::default());
    lines
}

/// `T-12 · Thu 12 Mar 2026`.
fn countdown(drawing: &Drawing<'_>) -> String {
    let board = drawing.scene.board;
    let (Some(date), Some(days)) = (board.release.date, board.release.days_left(board.today))
    else {
        return "no date yet".into();
    };
    let left = match days {
        0 => "today".into(),
        days if days > 0 => format!("T-{days}"),
        days => format!("T+{}", -days),
    };
    drawing.look.dotted(&[left, spoken_in(date, board.today)])
}

pub(super) fn verdict(drawing: &Drawing<'_>) -> Line<'static> {
    let Drawing { scene, look, .. } = *drawing;
    let verdict = match scene.assessment.verdict {
        Ok(verdict) => verdict,
        Err(withheld) => {
            let words = format!("No verdict: {withheld}.");
            return Line::from(look.span(words, Meaning::Alarm));
        }
    };
    let badge = Span::styled(
        format!(" {} ", verdict.spoken()),
        look.theme.verdict(verdict),
    );
    let reasons = match scene.assessment.reasons.len() {
        0 => "nothing stands in the way".into(),
        1 => "1 thing stands in the way".into(),
        many => format!("{many} things stand in the way"),
    };
    Line::from(vec![badge, Span::raw(format!("  {reasons}"))])
}

/// `To GO: Maria Garcia 2, nobody 3; latest due Thu 12 Mar 2026`, with as many names as fit.
pub(super) fn way(look: &Look, way: &Way, cells: usize) -> Option<Line<'static>> {
    if way.owners.is_empty() {
        return None;
    }
    let latest = way
        .latest
        .map(|date| format!("; latest due {}", spoken_in(date, way.today)));
    let latest = latest.filter(|latest| cells >= 60 && text::width(latest) < cells / 2);
    let latest = latest.unwrap_or_default();
    let name = |(owner, many): &(Option<String>, usize)| {
        format!("{} {many}", owner.as_deref().unwrap_or("nobody"))
    };
    let names: Vec<_> = way.owners.iter().map(name).collect();
    let line = |shown: usize| {
        let words = names.get(..shown).unwrap_or_default().join(", ");
        match names.len() - shown {
            0 => format!("To GO: {words}{latest}"),
            more => format!("To GO: {words} and {}{latest}", count(more, "other")),
        }
    };
    let fits = |shown: &usize| text::width(&line(*shown)) <= cells;
    let shown = (1..=names.len()).rev().find(fits).unwrap_or(1);
    let words = text::cut(&line(shown), cells, look.glyphs.ellipsis).into_owned();
    Some(Line::from(words))
}

/// A line of the list below the head.
#[derive(Clone, Copy)]
enum Entry {
    Spot(Spot),
    AreaHeading,
    ReasonHeading,
    Gap,
}

/// The lines of the list, told by arithmetic: none has to be made to know where another stands.
#[derive(Clone, Copy)]
struct Entries(Spots);

impl Entries {
    /// Lines before the first area: the invitation and its gap, and the heading.
    fn before_areas(self) -> usize {
        if self.0.start { 3 } else { 1 }
    }

    fn before_reasons(self) -> usize {
        self.before_areas() + self.0.areas + 2
    }

    fn len(self) -> usize {
        match self.0.reasons {
            0 => self.before_areas() + self.0.areas,
            reasons => self.before_reasons() + reasons,
        }
    }

    fn line_of(self, spot: Spot) -> usize {
        match spot {
            Spot::Start => 0,
            Spot::Area(area) => self.before_areas() + area,
            Spot::Reason(reason) => self.before_reasons() + reason,
        }
    }

    fn at(self, line: usize) -> Entry {
        let (areas, reasons) = (self.before_areas(), self.before_reasons());
        match line {
            0 if self.0.start => Entry::Spot(Spot::Start),
            line if line + 1 == areas => Entry::AreaHeading,
            line if line < areas => Entry::Gap,
            line if line < areas + self.0.areas => Entry::Spot(Spot::Area(line - areas)),
            line if line + 1 == reasons => Entry::ReasonHeading,
            line if line < reasons => Entry::Gap,
            line => Entry::Spot(Spot::Reason(line - reasons)),
        }
    }
}

fn list(drawing: &Drawing<'_>, viewport: &mut Viewport, frame: &mut Frame<'_>, area: Rect) {
    let Drawing { model, scene, look } = *drawing;
    let entries = Entries(Spots::of(&model.tallies, scene));
    let selected = model.home.spot;
    let line = selected.map_or(0, |spot| entries.line_of(spot));
    let top = viewport.follow(line, usize::from(area.height), entries.len());
    for (y, line) in (0..area.height).zip(top..entries.len()) {
        let place = Rect {
            y: area.y + y,
            height: 1,
            ..area
        };
        let columns = Columns::of(usize::from(area.width), model.tallies.polled);
        match entries.at(line) {
            Entry::Gap => {}
            // Of nothing that is seen below it, it would say that nothing stands in the way.
            Entry::ReasonHeading if y + 1 == area.height => {}
            Entry::AreaHeading => draw_line(frame, place, 0, columns.heading(look)),
            Entry::ReasonHeading => {
                let words = look.span("In the way, worst first", Meaning::Heading);
                draw_line(frame, area, y, Line::from(words));
            }
            Entry::Spot(spot) => {
                spot_line(drawing, spot, columns, frame, place);
                viewport.put(place, Target::Entry(entries.0.index(spot)));
                if selected == Some(spot) {
                    let style = look.style(Meaning::Selected);
                    frame.buffer_mut().set_style(place, style);
                }
            }
        }
    }
}

fn spot_line(
    drawing: &Drawing<'_>,
    spot: Spot,
    columns: Columns,
    frame: &mut Frame<'_>,
    place: Rect,
) {
    let Drawing { model, scene, look } = *drawing;
    match spot {
        Spot::Start => {
            let words = look.span(invitation(drawing), Meaning::Strong);
            draw_line(frame, place, 0, Line::from(words));
        }
        Spot::Area(at) => {
            let counts = model.tallies.areas.get(at);
            let ballot = scene.board.poll.ballots.get(at);
            let area = scene.board.areas.get(at);
            if let (Some(area), Some(counts), Some(ballot)) = (area, counts, ballot) {
                let owner = area.owner.as_deref().unwrap_or("nobody's");
                draw_line(
                    frame,
                    place,
                    0,
                    columns.line(look, &area.title, owner, (counts, ballot)),
                );
            }
        }
        Spot::Reason(at) => {
            let reason = scene.assessment.reasons.get(at);
            let cause = reason.and_then(|reason| Cause::of(reason, scene.board));
            let columns = row::Columns::of(usize::from(place.width));
            match cause.map(|cause| (cause, cause.row())) {
                Some((_, Some(row))) => row::draw(drawing, row, columns, false, (frame, place)),
                Some((cause, None)) => row::draw_vote(drawing, &cause, columns, (frame, place)),
                None => {}
            }
        }
    }
}

/// `Nine questions decide the day. Enter starts.`
fn invitation(drawing: &Drawing<'_>) -> String {
    let (many, what) = match drawing.model.tallies.deciding {
        0 => (drawing.scene.board.rows.len(), "lead to the answer"),
        deciding => (deciding, "decide the day"),
    };
    let number = phrase::number(many);
    let mut letters = number.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let number: String = first.chain(letters).collect();
    let look = drawing.look;
    let start = look.advice(Scope::BigPicture, Action::Open, "starts.");
    match many {
        1 => format!("One question decides the day.{start}"),
        _ => format!("{number} questions {what}.{start}"),
    }
}

/// In a meeting, who speaks, and how that is changed.
fn room(drawing: &Drawing<'_>) -> String {
    let Drawing { model, scene, look } = *drawing;
    let scope = model.scope();
    if model.speaker.is_none() && !model.room {
        return String::new();
    }
    let row = model.selected().and_then(|row| scene.row(row));
    let owner = row.and_then(|row| row.standing.owner.as_deref());
    let by = scene.desk.by;
    let change = look.advice(scope, Action::Speaker, "changes that.");
    match owner.filter(|owner| !scene.desk.roster.stands_for(by, owner)) {
        Some(owner) => format!("{by} speaks; this is {owner}'s.{change}"),
        None => format!("{by} speaks.{change}"),
    }
}

/// What would help with what is selected: for the line above the footer.
pub(super) fn hint(drawing: &Drawing<'_>) -> String {
    let Drawing { model, scene, look } = *drawing;
    match model.overlays.last() {
        Some(Overlay::Findings { .. }) => return findings::hint(drawing),
        Some(Overlay::Trust(_)) => return trusting::hint(drawing),
        None if model.above.is_empty() => {}
        _ => return room(drawing),
    }
    match model.home.spot {
        Some(Spot::Area(at)) => {
            let area = scene.board.areas.get(at);
            area.and_then(|area| area.about.clone()).unwrap_or_default()
        }
        Some(Spot::Reason(at)) => {
            let Some(reason) = scene.assessment.reasons.get(at) else {
                return String::new();
            };
            let said = match reason.about {
                About::Row(_) => "answered",
                About::Area(_) => "voted",
            };
            let age = reason
                .age
                .map(|days| format!("{said} {}", phrase::ago(days)));
            let id = Cause::of(reason, scene.board).map(|cause| cause.name().to_string());
            let parts: Vec<_> = [Some(reason.remedy.clone()), id, age]
                .into_iter()
                .flatten()
                .collect();
            look.dotted(&parts)
        }
        Some(Spot::Start) | None => String::new(),
    }
}
