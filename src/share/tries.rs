//! How often a push that came too late is tried again.
//!
//! Each time it is late, somebody else's has arrived, unless something keeps everybody out. So trying
//! goes on for long while the branch moves, and not for long while it stands still. Invariant: it
//! ends.

use crate::store::git::ObjectId;

/// How often in a row something is tried again where nobody else has got any further meanwhile.
pub(super) const IN_VAIN: u32 = 60;
/// How often a push that came too late is tried again in all: even many busy clones are through well
/// before this. Of eight at once on a slow machine, some lost sixty times.
const IN_ALL: u32 = 1_000;

/// How often it was tried, and how often since the branch has moved.
#[derive(Debug, Default)]
pub(super) struct Tries {
    all: u32,
    in_vain: u32,
    /// Where the branch was found the last time, where there was one.
    seen: Option<ObjectId>,
}

impl Tries {
    /// Whether to try once more.
    pub(super) fn go_on(&self) -> bool {
        self.all < IN_ALL && self.in_vain < IN_VAIN
    }

    /// How often it was tried.
    pub(super) fn all(&self) -> u32 {
        self.all
    }

    /// How often it was tried since the branch has moved.
    pub(super) fn in_vain(&self) -> u32 {
        self.in_vain
    }

    /// It is tried upon this tip.
    pub(super) fn upon(&mut self, tip: Option<&ObjectId>) {
        let stands_still = self.all > 0 && self.seen.as_ref() == tip;
        self.in_vain = if stands_still { self.in_vain + 1 } else { 0 };
        self.seen = tip.cloned();
        self.all += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tip(number: u32) -> ObjectId {
        format!("{number:040x}").parse().unwrap()
    }

    fn until_the_end(tips: impl Fn(u32) -> Option<ObjectId>) -> u32 {
        let mut tries = Tries::default();
        while tries.go_on() && tries.all() < 10 * IN_ALL {
            tries.upon(tips(tries.all()).as_ref());
        }
        tries.all()
    }

    #[test]
    fn trying_ends_soon_where_the_branch_stands_still_and_late_where_it_moves() {
        assert_eq!(until_the_end(|_| None), IN_VAIN + 1);
        assert_eq!(until_the_end(|_| Some(tip(7))), IN_VAIN + 1);
        assert_eq!(until_the_end(|at| Some(tip(at))), IN_ALL);
        // Once it moves, the patience begins anew.
        let late = until_the_end(|at| Some(tip(at / IN_VAIN)));
        assert_eq!(late, IN_ALL);
    }
}
