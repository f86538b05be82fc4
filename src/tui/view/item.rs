//! One item in full: the statement, why, the questions, what would prove it, what was answered.

use ratatui::text::Line;

use super::{Drawing, row, text};
use crate::domain::answer::Voice;
use crate::domain::board::Row;
use crate::domain::checklist::{Confirm, Item};
use crate::domain::event::{Change, Said};
use crate::domain::remedy;
use crate::domain::when::{Due, moment_in};
use crate::report::item::watches;
use crate::report::{log, phrase};
use crate::tui::scene::Trusted;
use crate::tui::theme::Meaning;

/// How much of an item is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// What helps to answer it.
    Brief,
    /// All that is known.
    Full,
}

/// Longer lines are hard to read.
const MEASURE: usize = 76;
const LABEL: usize = 9;
/// How many of the last lines that a check printed are shown.
const LAST: usize = 5;

/// Collects the lines of an item.
struct Page<'a> {
    drawing: &'a Drawing<'a>,
    cells: usize,
    lines: Vec<Line<'static>>,
}

/// The lines of an item, in so many cells.
pub(super) fn lines(
    drawing: &Drawing<'_>,
    row: &Row,
    cells: usize,
    depth: Depth,
) -> Vec<Line<'static>> {
    let mut page = Page {
        drawing,
        cells: cells.min(MEASURE),
        lines: Vec::new(),
    };
    page.paragraph(&row.item.text, Meaning::Strong);
    page.gap();
    if let Some(why) = &row.item.guidance().why {
        page.paragraph(why, Meaning::Quiet);
        page.gap();
    }
    page.questions(&row.item);
    page.gap();
    page.answer(row);
    page.gap();
    page.history(row, depth);
    if depth == Depth::Full {
        page.gap();
        page.rest(row);
    }
    while page.lines.last().is_some_and(|line| line.width() == 0) {
        page.lines.pop();
    }
    page.lines
}

/// Level, phase, owner and due date of an item, for the line under its heading.
pub(super) fn facts(drawing: &Drawing<'_>, row: &Row) -> String {
    let standing = &row.standing;
    let owner = standing.owner.as_deref().unwrap_or("nobody's").into();
    let due = phrase::due(standing, drawing.scene.today());
    let due = due.map(|day| match standing.due {
        Some(due @ Due::Release(_)) if standing.due_on.is_some() => format!("due {due}, {day}"),
        _ => format!("due {day}"),
    });
    let level = standing.level.word().to_string();
    let parts: Vec<_> = [Some(level), Some(owner), due]
        .into_iter()
        .flatten()
        .collect();
    drawing.look.dotted(&parts)
}

impl Page<'_> {
    fn paragraph(&mut self, words: &str, meaning: Meaning) {
        let lines = text::wrap(words, self.cells).into_iter();
        let look = self.drawing.look;
        self.lines
            .extend(lines.map(|line| Line::from(look.span(line, meaning))));
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Words behind a label; further lines stand under the first.
    fn labelled(&mut self, label: &str, words: &str, meaning: Meaning) {
        let look = self.drawing.look;
        let room = self.cells.saturating_sub(LABEL);
        for (at, line) in text::wrap(words, room).into_iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let label = text::left(label, LABEL, look.glyphs.ellipsis);
            self.lines.push(Line::from(vec![
                look.span(label, Meaning::Quiet),
                look.span(line, meaning),
            ]));
        }
    }

    /// A note; what stands on further lines of it is set in, so that each note can be told.
    fn note(&mut self, label: &str, words: &str) {
        let look = self.drawing.look;
        let room = self.cells.saturating_sub(LABEL + 2);
        let mut lines = words.lines();
        self.labelled(label, lines.next().unwrap_or_default(), Meaning::Plain);
        for line in lines.flat_map(|line| text::wrap(line, room)) {
            let label = text::left("", LABEL + 2, look.glyphs.ellipsis);
            self.lines.push(Line::from(format!("{label}{line}")));
        }
    }

    fn questions(&mut self, item: &Item) {
        for (at, question) in item.guidance().ask.iter().enumerate() {
            let label = if at == 0 { "Ask" } else { "" };
            self.labelled(label, question, Meaning::Plain);
        }
        if let Some(proof) = &item.proof {
            let label = if item.evidence_required {
                "Proof *"
            } else {
                "Proof"
            };
            self.labelled(label, proof, Meaning::Plain);
        } else if item.evidence_required {
            self.labelled("Proof *", "is required", Meaning::Plain);
        }
        if let Some(target) = &item.target {
            let words = match target.to_string().as_str() {
                "?" => "still to be agreed".to_string(),
                target => target.to_string(),
            };
            self.labelled("Target", &words, Meaning::Plain);
        }
    }

    fn answer(&mut self, row: &Row) {
        let look = self.drawing.look;
        let label = text::left("Now", LABEL, look.glyphs.ellipsis);
        let mut spans = vec![look.span(label, Meaning::Quiet)];
        spans.extend(row::state_in_full(self.drawing, row));
        // Of several answers none holds yet: each is told below, with who gave it.
        let contested = row.answer.status.is_contested();
        let spoken = row.answer.spoken().filter(|_| !contested);
        let voice = spoken.map(|head| self.voice(&head.voice));
        let mut line = Line::from(spans);
        let fits = |voice: &&String| line.width() + 2 + text::width(voice) <= self.cells;
        let beside = voice.as_ref().filter(fits);
        let beside = beside.map(|voice| look.span(format!("  {voice}"), Meaning::Quiet));
        let below = voice.filter(|_| beside.is_none());
        line.extend(beside);
        self.lines.push(line);
        if let Some(voice) = below {
            self.labelled("", &voice, Meaning::Quiet);
        }
        for head in &row.answer.status.heads {
            match (&head.to, head.to.reason()) {
                (said, _) if contested => {
                    let words = format!("{}: {}", head.voice.by, log::said(said));
                    self.labelled("", &words, Meaning::Plain);
                }
                (said @ Said::Waived { .. }, _) => {
                    self.labelled("", &log::said(said), Meaning::Plain);
                }
                (_, Some(reason)) => self.labelled("", reason, Meaning::Plain),
                (_, None) => {}
            }
        }
        if let Some(value) = row.answer.value() {
            self.labelled("Value", &value.to_string(), Meaning::Plain);
        }
        for (at, proof) in row.answer.evidence.iter().enumerate() {
            let label = if at == 0 { "Proofs" } else { "" };
            self.labelled(label, &proof.text, Meaning::Plain);
        }
        self.check(row);
        for (at, note) in row.answer.notes.iter().enumerate() {
            let label = if at == 0 { "Notes" } else { "" };
            self.note(label, &note.text);
        }
        // That what nobody has answered wants an answer goes without saying; and nothing is said
        // twice.
        let next = remedy::of(row);
        let reason = row.answer.spoken().and_then(|head| head.to.reason());
        let said = reason.is_some_and(|reason| next.ends_with(reason));
        if !row.standing.settled && !row.answer.is_empty() && !said {
            self.labelled("Next", &next, Meaning::Plain);
        }
    }

    /// What its check would run, and how it ended.
    fn check(&mut self, row: &Row) {
        if let Some(check) = &row.item.check {
            let mark = match self.drawing.scene.trusted {
                Trusted::Yes => "",
                Trusted::No => " (not trusted)",
                Trusted::Stale => " (not trusted: changed since it was)",
            };
            let words = shell_words::join(&check.run) + mark;
            self.labelled("Check", &words, Meaning::Plain);
        }
        for head in &row.answer.check.heads {
            let words = format!("{} ({})", head.to.plain(), self.voice(&head.voice));
            self.labelled("", &words, Meaning::Plain);
            let tail = head.to.run().map_or("", |run| run.tail.trim_end());
            let lines: Vec<_> = tail.lines().collect();
            for line in lines.iter().skip(lines.len().saturating_sub(LAST)) {
                self.labelled("", line, Meaning::Quiet);
            }
        }
    }

    fn voice(&self, voice: &Voice) -> String {
        let when = moment_in(voice.at, self.drawing.scene.today());
        format!("{}, {when}", voice.by)
    }

    /// What was recorded of it, newest first.
    fn history(&mut self, row: &Row, depth: Depth) {
        const FEW: usize = 3;
        let history = self.drawing.scene.desk.history;
        let mut events: Vec<_> = history.of(&row.item).collect();
        events.reverse();
        // The last answer alone is told above already.
        if events.len() < 2 && depth == Depth::Brief {
            return;
        }
        let shown = if depth == Depth::Full {
            events.len()
        } else {
            FEW
        };
        for (at, event) in events.iter().take(shown).enumerate() {
            let is_this = |change: &&Change| {
                let id = change.item();
                id.is_some_and(|id| row.item.is(id))
            };
            let told = event.changes.iter().filter(is_this).map(log::words);
            let told = told.collect::<Vec<_>>().join("; ");
            let undone = if history.is_undone(event.id) {
                " (taken back)"
            } else {
                ""
            };
            let day = event.at.date_naive().format("%-d %b");
            let words = format!("{day}  {}: {told}{undone}", event.by);
            let label = if at == 0 { "History" } else { "" };
            self.labelled(label, &words, Meaning::Quiet);
        }
        if events.len() > shown {
            let words = format!("and {} more before", events.len() - shown);
            self.labelled("", &words, Meaning::Quiet);
        }
    }

    /// Everything else that the checklist says of it.
    fn rest(&mut self, row: &Row) {
        let item = &row.item;
        self.labelled("Id", item.id.as_str(), Meaning::Quiet);
        self.labelled("Phase", item.phase.word(), Meaning::Quiet);
        match item.confirm.as_deref() {
            Some(Confirm::Anybody) => {
                self.labelled("Confirm", "by a second person", Meaning::Quiet);
            }
            Some(Confirm::Role(role)) => self.labelled("Confirm", role, Meaning::Quiet),
            None => {}
        }
        if let Some(span) = &item.fresh_for {
            self.labelled(
                "Fresh",
                &format!("for {span} after the answer"),
                Meaning::Quiet,
            );
        }
        if !item.watches.is_empty() {
            self.labelled("Watches", &watches(row), Meaning::Quiet);
        }
        if !item.waivable {
            self.labelled("Waiver", "not possible", Meaning::Quiet);
        }
        if let Some(incident) = &item.guidance().incident {
            self.labelled("Because", incident, Meaning::Quiet);
        }
        if !item.tags.is_empty() {
            self.labelled("Tags", &item.tags.join(", "), Meaning::Quiet);
        }
        for (at, link) in item.guidance().links.iter().enumerate() {
            self.labelled(if at == 0 { "Links" } else { "" }, link, Meaning::Quiet);
        }
    }
}
