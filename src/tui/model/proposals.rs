//! What minutes propose, one proposal at a time, and at the end what will be written.
//!
//! What was said of each proposal is kept in a [`Choosing`]; here is only where one is in it.

use crate::session::{Choice, Choosing, Entry};

/// Minutes that somebody goes through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals {
    /// What was read, and what was said of it.
    pub choosing: Choosing,
    /// The first line of the text that is shown.
    pub scroll: usize,
    /// The place among the proposals; behind the last of them stands what will be written.
    at: usize,
}

/// How many proposals were taken at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakenRest {
    /// All of them.
    pub all: usize,
    /// Those that were left out before.
    pub left: usize,
    /// Those taken as an item that nobody has said they are.
    pub unsure: usize,
}

impl Proposals {
    /// From the first proposal on.
    #[must_use]
    pub const fn new(choosing: Choosing) -> Self {
        Self {
            choosing,
            scroll: 0,
            at: 0,
        }
    }

    /// The proposal on the screen; none at the end.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.choosing.entries.get(self.at)
    }

    /// The proposal on the screen, to be put right.
    pub fn current_mut(&mut self) -> Option<&mut Entry> {
        self.choosing.entries.get_mut(self.at)
    }

    /// Whether what will be written is on the screen.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.at >= self.choosing.entries.len()
    }

    /// Where it is, counted from one, and of how many.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        (self.at + 1, self.choosing.entries.len())
    }

    /// Says something of the proposal on the screen, and goes on to the next.
    pub fn choose(&mut self, choice: Choice) {
        if let Some(entry) = self.current_mut() {
            entry.choice = Some(choice);
            self.forward();
        }
    }

    /// Takes the proposal on the screen and all behind it, and goes to the end; what was said to be a
    /// new item, or another one, is taken as that.
    pub fn take_rest(&mut self) -> TakenRest {
        let mut taken = TakenRest::default();
        for entry in self.choosing.entries.iter_mut().skip(self.at) {
            taken.all += 1;
            taken.left += usize::from(entry.choice == Some(Choice::Leave));
            if !entry.is_taken() {
                taken.unsure += usize::from(entry.pairing.is_unsure());
                entry.choice = Some(Choice::Take);
            }
        }
        self.to_end();
        taken
    }

    /// Leaves out the proposal on the screen and all behind it, and goes to the end. Returns how many
    /// they are.
    pub fn leave_rest(&mut self) -> usize {
        let rest = self.choosing.entries.iter_mut().skip(self.at);
        let all = rest.map(|entry| entry.choice = Some(Choice::Leave)).count();
        self.to_end();
        all
    }

    /// Goes to the next proposal, or to the end.
    pub fn forward(&mut self) {
        self.turn_to((self.at + 1).min(self.choosing.entries.len()));
    }

    /// Goes back to the proposal before; false at the first one.
    pub fn back(&mut self) -> bool {
        let more = self.at > 0;
        self.turn_to(self.at.saturating_sub(1));
        more
    }

    /// Goes to the end.
    pub fn to_end(&mut self) {
        self.turn_to(self.choosing.entries.len());
    }

    fn turn_to(&mut self, at: usize) {
        self.at = at;
        self.scroll = 0;
    }
}
