//! The sheet at the bottom: a question, its field, what is wrong or would help, and its keys.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{Drawing, Viewport, draw_line, footer, making, text};
use crate::domain::event::{Course, Status};
use crate::domain::text::{count, visible};
use crate::domain::verdict::Verdict;
use crate::tui::action::{Action, Scope};
use crate::tui::model::Overlay;
use crate::tui::model::asking::{Asking, Wanted};
use crate::tui::model::field::Field;
use crate::tui::model::filtering::Filtering;
use crate::tui::model::prompt::{Prompt, Step};
use crate::tui::model::speech::{Ask, Says, Speech};
use crate::tui::theme::Meaning;

/// Rule, question, field and keys; what helps or is wrong comes between the last two.
const FIXED: u16 = 4;

/// How many lines at most say what is wrong: what to do about it stands at the end.
const WRONG: usize = 3;

/// Draws it at the bottom of the area; gives back how many lines it takes.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) -> u16 {
    let look = drawing.look;
    let cells = usize::from(area.width).saturating_sub(2);
    let (question, field, help) = match drawing.model.overlays.last() {
        Some(Overlay::Prompt(prompt)) => (
            question(drawing, prompt),
            Some(prompt.steps.field()),
            help(drawing, prompt, cells),
        ),
        Some(Overlay::Speech(speech)) => {
            let (question, help) = speaking(drawing, speech, cells);
            (question, Some(speech.steps.field()), help)
        }
        Some(Overlay::Adding(adding)) => (
            format!("What has to be true? It is added to {}.", adding.title),
            Some(&adding.field),
            "One statement that can be decided, such as: clients can reach us by phone."
                .to_string(),
        ),
        Some(Overlay::Asking(asking)) => {
            let (question, help) = importing(drawing, asking, cells);
            (question.to_string(), Some(&asking.field), help)
        }
        Some(Overlay::Making(release)) => (
            making::question(release),
            Some(release.steps.field()),
            making::help(drawing, release, cells),
        ),
        Some(Overlay::Filter(filtering)) if !filtering.speaks_of_items() => (
            "Which changes?".to_string(),
            Some(&filtering.field),
            "Words that a change holds: a name, an item, what was said, 2026-03-10".to_string(),
        ),
        Some(Overlay::Filter(filtering)) => (
            "Which items?".to_string(),
            Some(&filtering.field),
            words(drawing, filtering, cells),
        ),
        _ => return 0,
    };
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let told = if let Some(error) = field.and_then(|field| field.error.as_ref()) {
        wrong(drawing, error, cells)
    } else {
        let help = text::cut(&help, cells, look.glyphs.ellipsis).into_owned();
        vec![Line::from(look.span(help, Meaning::Quiet))]
    };
    let height = FIXED + u16::try_from(told.len()).unwrap_or(1);
    let top = area.height.saturating_sub(height);
    draw_line(frame, area, top, look.rule(area.width));
    if let Some(Overlay::Prompt(prompt)) = drawing.model.overlays.last()
        && let [row] = prompt.rows.as_slice()
    {
        draw_name(drawing, *row, frame, inner, top);
    }
    let question = text::cut(&question, cells, look.glyphs.ellipsis).into_owned();
    draw_line(
        frame,
        inner,
        top + 1,
        Line::from(look.span(question, Meaning::Strong)),
    );
    if let Some(field) = field {
        draw_field(drawing, field, frame, inner, top + 2);
    }
    for (y, line) in (top + 3..).zip(told) {
        draw_line(frame, inner, y, line);
    }
    let completes = match drawing.model.overlays.last() {
        Some(Overlay::Prompt(prompt)) => !prompt.suggestions(drawing.scene).is_empty(),
        Some(Overlay::Speech(speech)) => !speech.suggestions().is_empty(),
        Some(Overlay::Asking(asking)) => !asking.suggestions(drawing.scene).is_empty(),
        Some(Overlay::Making(making)) => !making.suggestions(drawing.scene.today()).is_empty(),
        Some(Overlay::Filter(filtering)) => !filtering.completion().words.is_empty(),
        _ => false,
    };
    let hidden: &[Action] = if completes { &[] } else { &[Action::Complete] };
    let keys = footer::keys(look, Scope::Field, cells, 1, hidden);
    keys.draw(viewport, frame, inner, top + height - 1);
    height
}

/// Names the item of a row within the rule above a question about it, where the screen does not show
/// it alone.
pub(super) fn draw_name(
    drawing: &Drawing<'_>,
    place: usize,
    frame: &mut Frame<'_>,
    area: Rect,
    y: u16,
) {
    let Drawing { model, scene, look } = *drawing;
    let alone = model.place_scope() == Scope::Walk && model.selected() == Some(place);
    if let Some(row) = scene.row(place).filter(|_| !alone) {
        let words = format!(" {} ", row.item.id);
        let words = text::cut(&words, area.width.into(), look.glyphs.ellipsis).into_owned();
        draw_line(frame, area, y, Line::from(words));
    }
}

/// What is wrong, in as many lines as that takes; a last one that is not shown in full says so.
fn wrong(drawing: &Drawing<'_>, error: &str, cells: usize) -> Vec<Line<'static>> {
    let look = drawing.look;
    let mut lines = text::wrap(error, cells);
    if lines.len() > WRONG {
        let rest = lines.split_off(WRONG - 1).join(" ");
        lines.push(text::cut(&rest, cells, look.glyphs.ellipsis).into_owned());
    }
    let spans = lines.into_iter().map(|it| look.span(it, Meaning::Alarm));
    spans.map(Line::from).collect()
}

/// The field with its cursor; what does not fit lies to the left of what is shown.
pub(super) fn draw_field(
    drawing: &Drawing<'_>,
    field: &Field,
    frame: &mut Frame<'_>,
    area: Rect,
    y: u16,
) {
    let look = drawing.look;
    let room = usize::from(area.width).saturating_sub(3);
    let (before, behind) = field.around_cursor();
    let (before, behind) = (visible(before), visible(behind));
    let before = text::tail(&before, room);
    let used = text::width(before);
    let behind = text::head(&behind, room.saturating_sub(used));
    let line = Line::from(vec![
        look.span(format!("{} ", look.glyphs.prompt), Meaning::Key),
        look.span(format!("{before}{behind}"), Meaning::Field),
    ]);
    draw_line(frame, area, y, line);
    let x = area.x + 2 + u16::try_from(used).unwrap_or(0);
    if y < area.height {
        frame.set_cursor_position(Position::new(x, area.y + y));
    }
}

fn question(drawing: &Drawing<'_>, prompt: &Prompt) -> String {
    let row = prompt.row(drawing.scene);
    let words = match (prompt.steps.ask(), prompt.edit.status) {
        (Step::Reason, Some(Status::Blocked)) => "What does it wait for?".to_string(),
        (Step::Reason, Some(Status::Failed)) => "What was found?".to_string(),
        (Step::Reason, Some(Status::NotApplicable)) => "Why does it not apply?".to_string(),
        (Step::Reason, _) => "Why may the release go without it?".to_string(),
        (Step::Approver, _) => "Who approves that?".to_string(),
        (Step::Until, _) => "Until which day does it hold?".to_string(),
        (Step::Owner, _) => "Who owns it?".to_string(),
        (Step::Due, _) => "When is it due?".to_string(),
        (Step::Value, _) => match row.and_then(|row| row.item.target.as_ref()) {
            Some(target) => format!("What was measured? It has to be {target}"),
            None => "What was measured?".to_string(),
        },
        (Step::Proof, _) => "Where is the proof?".to_string(),
    };
    let words = match prompt.rows.len() {
        0 | 1 => words,
        many => format!("For {}: {words}", count(many, "item")),
    };
    match prompt.steps.position() {
        (_, 1) => words,
        (at, all) => format!("{words}  ({at} of {all})"),
    }
}

/// The question of a speech, and what helps with it.
fn speaking(drawing: &Drawing<'_>, speech: &Speech, cells: usize) -> (String, String) {
    let Drawing { scene, look, .. } = *drawing;
    let alone = format!("{} alone", look.key(Scope::Field, Action::Accept));
    let question = match (speech.steps.ask(), &speech.says) {
        (Ask::Speaker, Says::Nothing) => "Who speaks?".to_string(),
        (Ask::Speaker, Says::Vote { title, call, .. }) => format!("Who says {call} for {title}?"),
        (Ask::Speaker, Says::Decision(Course::Ship)) => "Who ships it?".into(),
        (Ask::Speaker, Says::Decision(Course::Hold)) => "Who holds it?".into(),
        (Ask::Sentence, Says::Vote { title, call, .. }) => {
            format!("{title} says {call}: in a sentence?")
        }
        (Ask::Sentence, Says::Decision(Course::Hold)) => "Hold the release: why?".into(),
        (Ask::Sentence, _) => match scene.assessment.verdict {
            Ok(Verdict::NoGo) => "Ship against the NO-GO: why all the same?".into(),
            Ok(verdict) => format!("Ship upon {}: with which words?", verdict.spoken()),
            Err(_) => "Ship: with which words?".into(),
        },
    };
    let question = match speech.steps.position() {
        (_, 1) => question,
        (at, all) => format!("{question}  ({at} of {all})"),
    };
    let typed = !speech.steps.field().typed().is_empty();
    let help = match (speech.steps.ask(), &speech.says) {
        (Ask::Speaker, Says::Nothing) if !typed => {
            format!(
                "{alone}: {}. What is said is theirs until you change it.",
                speech.likely
            )
        }
        (Ask::Speaker, _) if !typed => format!("{alone}: {}.", speech.likely),
        (Ask::Speaker, _) => as_fit(drawing, speech.suggestions().into_iter(), cells),
        (_, Says::Decision(Course::Ship)) if !typed => {
            "It then takes no more answers until it is reopened; undo takes it back.".into()
        }
        _ if typed => String::new(),
        _ => format!("{alone} says it without a sentence."),
    };
    (question, help)
}

/// The question about minutes, and what helps with it.
fn importing(drawing: &Drawing<'_>, asking: &Asking, cells: usize) -> (&'static str, String) {
    let question = match asking.wanted {
        Wanted::File => "Which minutes?",
        Wanted::Words => "What is to be done, in which words?",
        Wanted::Owner => "Whose is it?",
        Wanted::Due => "When is it due?",
        Wanted::Item => "Which item is it?",
    };
    let words = asking.suggestions(drawing.scene).into_iter();
    let words = words.map(|(word, means)| match means {
        Some(means) => format!("{word}: {means}"),
        None => word,
    });
    let near = as_fit(drawing, words, cells);
    let help = match asking.wanted {
        Wanted::File if near.is_empty() => "A Markdown file, such as notes/2026-03-10.md".into(),
        Wanted::Words => String::new(),
        Wanted::Owner if near.is_empty() => "A person or a role; nothing says nobody.".into(),
        Wanted::Due if near.is_empty() => "fri, 12 mar, 2026-12-01; nothing says no day.".into(),
        Wanted::Item if near.is_empty() => "The end of an id that no other item has.".into(),
        _ => near,
    };
    (question, help)
}

/// What helps with the step, while nothing is wrong.
fn help(drawing: &Drawing<'_>, prompt: &Prompt, cells: usize) -> String {
    let Some(row) = prompt.row(drawing.scene) else {
        return String::new();
    };
    let alone = format!("{} alone", drawing.look.key(Scope::Field, Action::Accept));
    let empty = prompt.steps.field().text().is_empty();
    match prompt.steps.ask() {
        Step::Reason if prompt.edit.status == Some(Status::Blocked) => {
            format!("{alone} says it without a reason.")
        }
        Step::Due | Step::Until if !empty && prompt.understood(drawing.scene).is_some() => {
            prompt.understood(drawing.scene).unwrap_or_default()
        }
        Step::Due if empty && !row.answer.due.heads.is_empty() => {
            format!("{alone} goes back to the day of the checklist.")
        }
        Step::Due | Step::Until => match suggestions(drawing, prompt, cells) {
            none if none.is_empty() => "fri, tomorrow, +2w, 12 mar, 2026-12-01, T-7d".into(),
            days => days,
        },
        Step::Owner if empty && !row.answer.owner.heads.is_empty() => {
            format!("{alone} gives it back to who the checklist says.")
        }
        Step::Owner | Step::Approver => suggestions(drawing, prompt, cells),
        Step::Value if prompt.goes_on => {
            format!("A number and a unit. {alone}: it says proof? until it has one.")
        }
        Step::Value => "A number and a unit, such as 0.41 s.".into(),
        Step::Proof if prompt.goes_on => {
            format!("A link, or where it lies. {alone}: it says proof? until it has one.")
        }
        Step::Proof => row
            .item
            .proof
            .as_deref()
            .unwrap_or("A link, or where it lies.")
            .into(),
        Step::Reason => String::new(),
    }
}

/// What completes the step, as many as fit; a day with the one that it means.
fn suggestions(drawing: &Drawing<'_>, prompt: &Prompt, cells: usize) -> String {
    let suggestions = prompt.suggestions(drawing.scene).into_iter();
    let told = suggestions.map(|(word, means)| match means {
        Some(means) => format!("{word} {means}"),
        None => word,
    });
    as_fit(drawing, told, cells)
}

/// What the words of a filter can go on with; while there are none, what they look like.
fn words(drawing: &Drawing<'_>, filtering: &Filtering, cells: usize) -> String {
    if filtering.field.typed().is_empty() {
        return "status:blocked owner:me area:support level:must due:<7d is:late text".into();
    }
    as_fit(drawing, filtering.completion().words.into_iter(), cells)
}

/// As many as fit on a line.
pub(super) fn as_fit(
    drawing: &Drawing<'_>,
    words: impl Iterator<Item = String>,
    cells: usize,
) -> String {
    let mut shown: Vec<String> = Vec::new();
    let mut used = 0;
    for word in words {
        let word = visible(&word).into_owned();
        used += text::width(&word) + if shown.is_empty() { 0 } else { 3 };
        if used > cells {
            break;
        }
        shown.push(word);
    }
    drawing.look.dotted(&shown)
}
