//! What else may be true of an item, besides its state.

use crate::domain::checklist::words;

/// What else is true of an item; worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Two people answered unequally without seeing each other's answer.
    Contested,
    /// A waiver that has run out, or no longer covers the release.
    Expired,
    /// Evidence or a value is required and missing.
    Unproven,
    /// The answer is too old.
    Stale,
    /// The statement was changed after it was answered.
    Reworded,
    /// A second person must still confirm, or the approver of a waiver is who asked for it.
    Unconfirmed,
    /// Blocked, not applicable or waived without a reason.
    Unexplained,
    /// Its due date has passed.
    Overdue,
    /// Its owner is away when it is due.
    Away,
    /// Nobody owns it.
    Unowned,
}

words!(Flag {
    Contested => "contested",
    Expired => "expired",
    Unproven => "unproven",
    Stale => "stale",
    Reworded => "reworded",
    Unconfirmed => "unconfirmed",
    Unexplained => "unexplained",
    Overdue => "overdue",
    Away => "away",
    Unowned => "unowned",
});

impl Flag {
    /// The plain words for it on screens and in reports.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::Contested => "two answers",
            Self::Expired => "waiver ran out",
            Self::Unproven => "proof?",
            Self::Stale => "too old",
            Self::Reworded => "reworded since",
            Self::Unconfirmed => "needs a second person",
            Self::Unexplained => "reason?",
            Self::Overdue => "late",
            Self::Away => "owner away",
            Self::Unowned => "nobody's",
        }
    }
}

/// A set of flags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u16);

impl Flags {
    /// Adds a flag.
    pub fn raise(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u16;
    }

    /// Whether the flag is raised.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u16) != 0
    }

    /// The raised flags, worst first.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL
            .iter()
            .copied()
            .filter(move |flag| self.has(*flag))
    }

    /// Whether none is raised.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
