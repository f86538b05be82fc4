//! The signs that stand beside words; no other file draws one.
//!
//! Every sign is one cell wide. Where the locale is not UTF-8 they are plain ASCII.

use crate::domain::event::Status;

/// A set of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Before an item that is done.
    pub done: &'static str,
    /// Before an item of which nothing was said.
    pub open: &'static str,
    /// Before an item in progress.
    pub in_progress: &'static str,
    /// Before an item that waits.
    pub blocked: &'static str,
    /// Before an item that has failed.
    pub failed: &'static str,
    /// Before an item that is waived.
    pub waived: &'static str,
    /// Before an item that does not apply.
    pub not_applicable: &'static str,
    /// Before an item whose last change is not on disk.
    pub unsaved: &'static str,
    /// Before an item that is marked.
    pub marked: &'static str,
    /// A settled item in a bar.
    pub full: &'static str,
    /// An unsettled one.
    pub empty: &'static str,
    /// Where text was cut.
    pub ellipsis: &'static str,
    /// Between things on one line.
    pub dot: &'static str,
    /// A line across.
    pub rule: &'static str,
    /// A line down.
    pub wall: &'static str,
    /// From before to after.
    pub arrow: &'static str,
    /// Before what is typed.
    pub prompt: &'static str,
    /// Where more lies below.
    pub more: &'static str,
    /// One after the other while something takes its time.
    pub spinner: [&'static str; 4],
}

const UTF8: Glyphs = Glyphs {
    done: "✓",
    open: "○",
    in_progress: "◐",
    blocked: "■",
    failed: "✗",
    waived: "≈",
    not_applicable: "–",
    unsaved: "!",
    marked: "▸",
    full: "■",
    empty: "□",
    ellipsis: "…",
    dot: "·",
    rule: "─",
    wall: "│",
    arrow: "→",
    prompt: "›",
    more: "↓",
    spinner: ["◜", "◝", "◞", "◟"],
};

const ASCII: Glyphs = Glyphs {
    done: "+",
    open: "o",
    in_progress: "~",
    blocked: "#",
    failed: "x",
    waived: "=",
    not_applicable: "-",
    unsaved: "!",
    marked: "*",
    full: "#",
    empty: ".",
    ellipsis: "~",
    dot: "-",
    rule: "-",
    wall: "|",
    arrow: ">",
    prompt: ">",
    more: "v",
    spinner: ["-", "\\", "|", "/"],
};

impl Glyphs {
    /// The signs for a locale.
    #[must_use]
    pub const fn of(utf8: bool) -> Self {
        if utf8 { UTF8 } else { ASCII }
    }

    /// The sign of a status.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Open => self.open,
            Status::Failed => self.failed,
            Status::Blocked => self.blocked,
            Status::InProgress => self.in_progress,
            Status::Waived => self.waived,
            Status::NotApplicable => self.not_applicable,
            Status::Done => self.done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr as _;

    fn signs(glyphs: &Glyphs) -> Vec<&'static str> {
        let statuses = Status::ALL.iter().map(|status| glyphs.status(*status));
        let others = [
            glyphs.unsaved,
            glyphs.marked,
            glyphs.full,
            glyphs.empty,
            glyphs.ellipsis,
            glyphs.dot,
            glyphs.rule,
            glyphs.wall,
            glyphs.arrow,
            glyphs.prompt,
            glyphs.more,
        ];
        statuses.chain(others).chain(glyphs.spinner).collect()
    }

    #[test]
    fn every_sign_is_one_cell_wide_and_no_two_statuses_share_one() {
        for utf8 in [true, false] {
            let glyphs = Glyphs::of(utf8);
            assert!(signs(&glyphs).iter().all(|sign| sign.width() == 1));
            let mut statuses: Vec<_> = Status::ALL.iter().map(|s| glyphs.status(*s)).collect();
            statuses.sort_unstable();
            statuses.dedup();
            assert_eq!(statuses.len(), Status::ALL.len());
        }
        assert!(signs(&Glyphs::of(false)).iter().all(|sign| sign.is_ascii()));
    }
}
