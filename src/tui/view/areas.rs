//! An area on one line: its bar, its numbers, its owner.

use ratatui::text::{Line, Span};

use super::{Look, text};
use crate::domain::poll::{Ballot, Stand};
use crate::report::facts::{Counts, Tally};
use crate::tui::theme::Meaning;

/// The columns of the areas that fit a width.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    title: usize,
    bar: usize,
    late: bool,
    vote: usize,
    owner: usize,
}

impl Columns {
    const NUMBERS: usize = 8 + 6 + 9;

    /// With the votes, once there are any.
    pub(super) fn of(cells: usize, polled: bool) -> Self {
        let vote = match cells {
            _ if !polled => 0,
            ..60 => 7,
            _ => 9,
        };
        let (title, bar, late) = match cells {
            ..60 => (cells.saturating_sub(Self::NUMBERS + vote), 0, false),
            60..90 if polled => (18, 8, true),
            60..90 => (18, 14, true),
            _ => (26, 18, true),
        };
        let gap = |column: usize| if column == 0 { 0 } else { column + 1 };
        let used = title + gap(bar) + Self::NUMBERS + vote + if late { 6 } else { 0 };
        Self {
            title,
            bar,
            late,
            vote,
            owner: cells.saturating_sub(used + 2),
        }
    }

    pub(super) fn heading(self, look: &Look) -> Line<'static> {
        let before = self.title + if self.bar > 0 { self.bar + 1 } else { 0 };
        let late = if self.late { "  late" } else { "" };
        let owner = if self.owner >= 8 { "  owner" } else { "" };
        let numbers = format!("{:>8}{:>6}{:>9}", "settled", "open", "blocked");
        let vote = if self.vote > 0 { "vote" } else { "" };
        let vote = format!("{vote:>cells$}", cells = self.vote);
        let words = format!("{}{numbers}{late}{vote}{owner}", " ".repeat(before));
        Line::from(look.span(words, Meaning::Quiet))
    }

    pub(super) fn line(
        self,
        look: &Look,
        title: &str,
        owner: &str,
        (counts, ballot): (&Counts, &Ballot),
    ) -> Line<'static> {
        let ellipsis = look.glyphs.ellipsis;
        let all = counts.settled + counts.unsettled;
        let ready = counts.unsettled == 0;
        let plain = |meaning| if ready { Meaning::Ready } else { meaning };
        let mut spans = vec![look.span(text::left(title, self.title, ellipsis), Meaning::Plain)];
        if self.bar > 0 {
            spans.push(Span::raw(" "));
            spans.extend(bar(look, counts, self.bar));
        }
        let settled = format!("{}/{all}", counts.settled);
        spans.push(look.span(format!("{settled:>8}"), plain(Meaning::Plain)));
        let number = |many: usize, cells: usize, meaning| match many {
            0 => look.span(format!("{:>cells$}", look.glyphs.dot), Meaning::Quiet),
            many => look.span(format!("{many:>cells$}"), meaning),
        };
        spans.push(number(counts.open, 6, Meaning::Plain));
        spans.push(number(counts.blocked + counts.failed, 9, Meaning::Alarm));
        if self.late {
            spans.push(number(counts.late, 6, Meaning::Alarm));
        }
        if self.vote > 0 {
            let (word, meaning) = match ballot.stand() {
                Stand::NoGo => ("no-go", Meaning::Alarm),
                Stand::None => (look.glyphs.dot, Meaning::Quiet),
                Stand::Outdated => ("go?", Meaning::Strong),
                Stand::Go => ("go", Meaning::Ready),
            };
            spans.push(look.span(format!("{word:>cells$}", cells = self.vote), meaning));
        }
        if self.owner >= 8 {
            let owner = text::cut(owner, self.owner, ellipsis);
            spans.push(look.span(format!("  {owner}"), Meaning::Quiet));
        }
        Line::from(spans)
    }
}

/// A cell an item where there is room, else in proportion: first the `must`s, then the others.
fn bar(look: &Look, counts: &Counts, cells: usize) -> Vec<Span<'static>> {
    let musts = counts.must;
    let others = Tally {
        settled: counts.should.settled + counts.could.settled,
        unsettled: counts.should.unsettled + counts.could.unsettled,
    };
    let all = musts.total() + others.total();
    let room = cells.saturating_sub(1);
    let scaled = |part: usize| match all {
        all if all <= room => part,
        // Rounded down, so that a bar is only full when all of it is.
        all => part * room / all,
    };
    let width = |tally: Tally| (scaled(tally.settled), scaled(tally.total()));
    let (must, must_all) = width(musts);
    let (other, other_all) = width(others);
    let full = |many: usize| look.span(look.glyphs.full.repeat(many), Meaning::Ready);
    let empty = |many: usize, meaning| look.span(look.glyphs.empty.repeat(many), meaning);
    let gap = usize::from(must_all > 0 && other_all > 0);
    let rest = cells.saturating_sub(must_all + gap + other_all);
    // A blank looks the same in any colour: one less to switch to for each line.
    let gap = " ".repeat(gap);
    let others = match other {
        0 => Span::raw(gap),
        other => look.span(gap + &look.glyphs.full.repeat(other), Meaning::Ready),
    };
    vec![
        full(must),
        empty(must_all.saturating_sub(must), Meaning::Alarm),
        others,
        empty(other_all.saturating_sub(other), Meaning::Quiet),
        Span::raw(" ".repeat(rest)),
    ]
}
