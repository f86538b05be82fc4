//! What can be wrong with the data that gonogo keeps, and who can put it right.
//!
//! Only kinds and numbers; looking is for the store, and words are for the report. Invariant: what
//! can be mended without anybody's word costs no change that counts.

use chrono::{DateTime, FixedOffset};

use super::finding::{Finding, Severity, Spot};
use super::id::ItemId;

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where: a file, the whole of its path unless it lies in the workspace; or a branch.
    pub path: String,
    /// Where in the file.
    pub spot: Option<Spot>,
    /// What it is.
    pub ill: Ill,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ill {
    /// A line that is no change, or stands there twice.
    Line(Fault),
    /// So many lines hold changes that another data folder recorded.
    Strangers(usize),
    /// So many changes that this data folder has shared are not in it.
    Missing(usize),
    /// Two changes have the same place in the order of this data folder, so two have used its name.
    TwoMachines(u64),
    /// A file in the journal's folder that is no part of it, with so many changes that stand
    /// nowhere else.
    Copy(usize),
    /// It cannot be read: why.
    Unreadable(String),
    /// The file that names this data folder holds something else.
    Name,
    /// What a program that was stopped left behind.
    Leftover,
    /// A lock of git's that nobody holds any more.
    StaleLock,
    /// Others may read or change it, or its owner may not; its mode and the right one.
    Mode(u32, u32),
    /// A symlink, or something that is neither file nor folder.
    Link,
    /// The branch has answers of another team, whose workspace has the same id.
    OtherTeam,
    /// The answers were shared, and this clone has no branch that holds any.
    Elsewhere,
    /// The remote's branch lacks so many changes that it had; none of it is left where it is gone.
    Rewritten {
        /// How many.
        changes: usize,
        /// Whether there is no such branch any more.
        gone: bool,
    },
    /// Something on the branch.
    OnBranch(Fault),
    /// A newer program recorded it.
    Newer(Fault),
    /// So many changes are dated in days to come, up to this moment.
    Future(usize, DateTime<FixedOffset>),
    /// A place in the order that no honest journal reaches.
    HighClock(u64),
    /// Answers for a workspace whose folder is gone: where it was.
    Gone(String),
}

/// A fault of a line, in the words of those who read lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub message: String,
    /// What can be done.
    pub help: Option<String>,
    /// What the line seems to have said, where something was said by it.
    pub hint: Option<Hint>,
}

/// What can be made out of a damaged line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The items that it is about.
    pub items: Vec<ItemId>,
    /// Who said it.
    pub by: Option<String>,
    /// Whether the same change stands whole in another place.
    pub stands_elsewhere: bool,
}

/// Who can put it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cure {
    /// The program, without a guess.
    Mend,
    /// A person, who knows what was meant.
    Person,
    /// Nobody needs to: it is only good to know.
    None,
}

impl Ill {
    /// Who can put it right.
    #[must_use]
    pub const fn cure(&self) -> Cure {
        match self {
            Self::Line(_)
            | Self::Strangers(_)
            | Self::Missing(_)
            | Self::TwoMachines(_)
            | Self::Name
            | Self::Leftover
            | Self::StaleLock
            | Self::Mode(..) => Cure::Mend,
            Self::Copy(1..)
            | Self::Unreadable(_)
            | Self::Link
            | Self::OtherTeam
            | Self::Elsewhere
            | Self::Rewritten { .. }
            | Self::OnBranch(_)
            // With the very last place taken nothing can be recorded any more.
            | Self::HighClock(u64::MAX) => Cure::Person,
            Self::Copy(0)
            | Self::Newer(_)
            | Self::Future(..)
            | Self::HighClock(_)
            | Self::Gone(_) => Cure::None,
        }
    }

    /// How bad it is: an error withholds the verdict or keeps changes from being recorded.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Line(fault) | Self::OnBranch(fault) => fault.severity,
            Self::Unreadable(_)
            | Self::Name
            | Self::Link
            | Self::OtherTeam
            | Self::HighClock(u64::MAX) => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

impl Trouble {
    /// Of a whole file.
    #[must_use]
    pub fn of(path: impl Into<String>, ill: Ill) -> Self {
        Self {
            path: path.into(),
            spot: None,
            ill,
        }
    }

    /// Of what a reader has found in a file.
    #[must_use]
    pub fn told(finding: Finding, ill: impl FnOnce(Fault) -> Ill) -> Self {
        let Finding {
            severity,
            path,
            spot,
            message,
            help,
        } = finding;
        Self {
            path,
            spot,
            ill: ill(Fault {
                severity,
                message,
                help,
                hint: None,
            }),
        }
    }

    /// Sorts the worst first, then by place.
    pub fn sort(troubles: &mut [Self]) {
        troubles.sort_by(|a, b| {
            let key = |t: &Self| (t.ill.severity(), t.path.clone(), t.spot.clone());
            key(a).cmp(&key(b))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_a_persons_word_is_not_mended_and_what_harms_nobody_is_not_wrong() {
        assert_eq!(Ill::Missing(3).cure(), Cure::Mend);
        assert_eq!(Ill::Copy(2).cure(), Cure::Person);
        assert_eq!(Ill::Copy(0).cure(), Cure::None);
        assert_eq!(Ill::HighClock(1 << 50).cure(), Cure::None);
        assert_eq!(Ill::HighClock(u64::MAX).cure(), Cure::Person);
    }
}
