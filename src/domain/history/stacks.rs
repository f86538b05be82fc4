//! What one writer can take back and bring back.
//!
//! Kept while events come in, so that to ask for it costs the same however long the journal is. This
//! file knows events only by their places. Invariant: an event stands in at most one of the two
//! stacks, and is taken out of it without a search.

/// Where an event stands that stands in no stack.
pub(super) const NOWHERE: u32 = u32::MAX;

/// A writer's changes that stand and those that may be brought back.
#[derive(Debug, Clone, Default)]
pub(super) struct Stacks {
    done: Stack,
    /// What was taken back since the last change that is not an undo or a redo.
    taken: Stack,
}

impl Stacks {
    /// Something new was recorded: nothing from before can be brought back any more.
    pub(super) fn answer(&mut self, event: usize, at: &mut u32) {
        *at = self.done.push(event);
        self.taken = Stack::default();
    }

    /// An event is taken back, or brought back; nothing happens where it does not stand there.
    pub(super) fn mark(&mut self, event: usize, at: &mut u32, undone: bool) {
        let (from, to) = if undone {
            (&mut self.done, &mut self.taken)
        } else {
            (&mut self.taken, &mut self.done)
        };
        if from.take(event, *at) {
            *at = to.push(event);
        }
    }

    /// The event to take back next.
    pub(super) fn undoable(&self) -> Option<usize> {
        self.done.top()
    }

    /// The event to bring back next.
    pub(super) fn redoable(&self) -> Option<usize> {
        self.taken.top()
    }

    /// Whether an event may be brought back.
    pub(super) fn may_redo(&self, event: usize, at: u32) -> bool {
        self.taken.has(event, at)
    }
}

/// Places of events, the newest on top.
#[derive(Debug, Clone, Default)]
struct Stack {
    /// None where one was taken out from among others; the last is never none.
    slots: Vec<Option<u32>>,
}

impl Stack {
    /// Puts an event on top and tells where that is.
    fn push(&mut self, event: usize) -> u32 {
        let at = u32::try_from(self.slots.len()).unwrap_or(NOWHERE);
        self.slots.push(u32::try_from(event).ok());
        at
    }

    /// Whether an event stands here, where it is said to stand.
    fn has(&self, event: usize, at: u32) -> bool {
        let slot = self.slots.get(at as usize).copied().flatten();
        slot.is_some_and(|known| known as usize == event)
    }

    fn take(&mut self, event: usize, at: u32) -> bool {
        let has = self.has(event, at);
        if let Some(slot) = self.slots.get_mut(at as usize).filter(|_| has) {
            *slot = None;
            while self.slots.last() == Some(&None) {
                self.slots.pop();
            }
        }
        has
    }

    fn top(&self) -> Option<usize> {
        self.slots.last()?.map(|event| event as usize)
    }
}
