//! A proposal of minutes beside the lines that it comes from and the item that it may be; behind
//! the last of them, what will be written.

mod closing;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Drawing, Viewport, draw_head, draw_scrolled, text};
use crate::domain::board::Row;
use crate::domain::event::Status;
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::domain::when::{Due, spoken};
use crate::minutes::Proposal;
use crate::session::{Choice, Entry, Pairing};
use crate::tui::action::{Action, Scope};
use crate::tui::model::proposals::Proposals;
use crate::tui::theme::Meaning;

/// How many lines of the minutes are shown before and behind the proposal's own.
const AROUND: usize = 3;

pub(super) fn draw(
    drawing: &Drawing<'_>,
    proposals: &Proposals,
    viewport: &mut Viewport,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let plan = proposals.choosing.plan();
    let day = spoken(plan.date);
    let title = if plan.dated {
        format!("Minutes of {day}")
    } else {
        format!("Minutes without a day, read as of {day}")
    };
    let (at, all) = proposals.position();
    let place = if proposals.is_at_end() {
        format!("the end of {}", count(all, "proposal"))
    } else {
        format!("{at} of {all}")
    };
    let below = draw_head(drawing.look, &title, &place, frame, area);
    let mut page = Page {
        drawing,
        proposals,
        cells: usize::from(below.width),
        lines: Vec::new(),
    };
    match proposals.current() {
        Some(entry) => page.proposal(entry),
        None => page.end(),
    }
    draw_scrolled(
        drawing,
        frame,
        below,
        page.lines,
        (proposals.scroll, viewport),
    );
}

/// Collects the lines.
struct Page<'a> {
    drawing: &'a Drawing<'a>,
    proposals: &'a Proposals,
    cells: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn line(&mut self, words: &str, meaning: Meaning) {
        let look = self.drawing.look;
        let words = text::cut(words, self.cells, look.glyphs.ellipsis).into_owned();
        self.lines.push(Line::from(look.span(words, meaning)));
    }

    fn paragraph(&mut self, words: &str, meaning: Meaning) {
        for line in text::wrap(words, self.cells) {
            self.line(&line, meaning);
        }
    }

    fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    fn proposal(&mut self, entry: &Entry) {
        let look = self.drawing.look;
        self.paragraph(&entry.proposal.text, Meaning::Strong);
        let mut facts = entry.proposal.facts();
        if entry.is_amended() {
            facts.push("put right by hand".into());
        }
        self.paragraph(&look.dotted(&facts), Meaning::Plain);
        self.gap();
        self.said(entry);
        self.gap();
        self.pair(entry);
        self.source(entry.proposal.line);
    }

    /// What was said of it, or what there is to say.
    fn said(&mut self, entry: &Entry) {
        let look = self.drawing.look;
        let item = entry.item().map_or("", ItemId::as_str);
        let (status, words, meaning) = match (&entry.choice, &entry.pairing) {
            (None, _) => {
                let [take, new, leave] = [Action::Take, Action::AsNew, Action::LeaveOut]
                    .map(|action| look.key(Scope::Proposals, action));
                let words = format!(
                    "Is it {item}? {take} says so, {new} makes a new item, {leave} leaves it out."
                );
                (Status::Open, words, Meaning::Alarm)
            }
            (Some(Choice::Leave), _) => (Status::NotApplicable, "Left out.".into(), Meaning::Quiet),
            (Some(Choice::Is(_)), _)
            | (Some(Choice::Take), Pairing::Clear(..) | Pairing::Unsure(..)) => (
                Status::Done,
                format!("Taken: it is {item}."),
                Meaning::Ready,
            ),
            (Some(Choice::New | Choice::Take), _) => {
                let into = &self.proposals.choosing.plan().into;
                (
                    Status::Done,
                    format!("Taken: a new item of {into}."),
                    Meaning::Ready,
                )
            }
        };
        let sign = look.glyphs.status(status);
        self.line(&format!("{sign} {words}"), meaning);
    }

    /// The item that it may be, before and after.
    fn pair(&mut self, entry: &Entry) {
        let Some(item) = entry.item() else {
            return;
        };
        let alike = match (&entry.choice, entry.likeness()) {
            (Some(Choice::Is(_)), _) | (_, None) => String::new(),
            (_, Some(likeness)) => format!(", {} of 100 alike", likeness.hundredths()),
        };
        self.line(&format!("{item}{alike}"), Meaning::Heading);
        let Some(row) = self.drawing.scene.board.row(item) else {
            self.line("It is not asked of this release.", Meaning::Quiet);
            self.gap();
            return;
        };
        let half = self.cells.saturating_sub(10) / 2;
        let look = self.drawing.look;
        let cell = |words: &str| text::left(words, half, look.glyphs.ellipsis);
        let mut lines = vec![(
            String::new(),
            "now".to_string(),
            "these minutes".to_string(),
            false,
        )];
        lines.extend(sides(row, &entry.proposal));
        for (label, before, after, news) in lines {
            let (label, before) = (text::left(&label, 8, ""), cell(&before));
            let meaning = if news {
                Meaning::Strong
            } else {
                Meaning::Quiet
            };
            self.lines.push(Line::from(vec![
                look.span(format!("{label} {before} "), Meaning::Quiet),
                look.span(cell(&after), meaning),
            ]));
        }
        self.gap();
    }

    /// The lines of the minutes around it.
    fn source(&mut self, line: usize) {
        let choosing = &self.proposals.choosing;
        let look = self.drawing.look;
        self.line(
            &format!("{}:{line}", choosing.plan().file),
            Meaning::Heading,
        );
        let first = line.saturating_sub(AROUND + 1);
        let shown = choosing.document.lines.iter().enumerate().skip(first);
        for (at, words) in shown.take(line + AROUND - first) {
            let (sign, meaning) = if at + 1 == line {
                (look.glyphs.prompt, Meaning::Plain)
            } else {
                (" ", Meaning::Quiet)
            };
            self.line(&format!("{sign} {:>4}  {words}", at + 1), meaning);
        }
    }
}

/// A line of the comparison: what it is about, as it is, as the minutes have it, and whether the
/// minutes say anything else.
type Side = (String, String, String, bool);

fn sides(row: &Row, proposal: &Proposal) -> Vec<Side> {
    let nobody = || "nobody's".to_string();
    let due = |due: Option<Due>| {
        due.map_or_else(
            || "no day".to_string(),
            |due| match due {
                Due::On(day) => spoken(day),
                due @ Due::Release(_) => due.to_string(),
            },
        )
    };
    let side = |label: &str, before: String, after: Option<String>| {
        let news = label != "text" && after.as_ref().is_some_and(|after| *after != before);
        (label.to_string(), before, after.unwrap_or_default(), news)
    };
    let standing = &row.standing;
    // Minutes that say nothing of where it stands take nothing back.
    let status = (proposal.status != Status::Open).then(|| proposal.status.word().to_string());
    let mut sides = vec![
        side(
            "text",
            row.item.text.to_string(),
            Some(proposal.text.clone()),
        ),
        side("status", row.answer.status().word().to_string(), status),
        side(
            "owner",
            standing.owner.as_deref().map_or_else(nobody, Into::into),
            proposal.owner.clone(),
        ),
        side(
            "due",
            due(standing.due),
            proposal.due.map(|day| due(Some(Due::On(day)))),
        ),
    ];
    if let Some(reason) = &proposal.reason {
        sides.push(side("reason", String::new(), Some(reason.clone())));
    }
    if let Some(value) = &proposal.value {
        let now = row.answer.value().map(ToString::to_string);
        sides.push(side(
            "value",
            now.unwrap_or_default(),
            Some(value.to_string()),
        ));
    }
    sides
}

/// What changes of an item, in one line; its text stays as it is.
fn changes(row: &Row, proposal: &Proposal, arrow: &str) -> String {
    let changed = sides(row, proposal).into_iter();
    let changed = changed.filter(|(_, _, _, news)| *news);
    let told = changed.map(|(label, before, after, _)| {
        if before.is_empty() {
            format!("{label} {after}")
        } else {
            format!("{before} {arrow} {after}")
        }
    });
    told.collect::<Vec<_>>().join(", ")
}
