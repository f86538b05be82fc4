//! Questions that are asked one after the other, each with a field of its own.
//!
//! Going back brings back what was typed, and so does going on again. Invariant: there is always
//! one that is being asked.

use super::field::Field;

/// Questions in order, one of them being asked.
#[derive(Debug, Clone)]
pub struct Steps<A> {
    behind: Vec<(A, Field)>,
    now: (A, Field),
    /// The next one last.
    ahead: Vec<(A, Field)>,
}

impl<A: Copy + PartialEq> Steps<A> {
    /// Asks the first, then the rest.
    #[must_use]
    pub fn new(first: A, rest: impl IntoIterator<Item = A>) -> Self {
        let rest = rest.into_iter();
        let mut ahead: Vec<_> = rest.map(|ask| (ask, Field::default())).collect();
        ahead.reverse();
        Self {
            behind: Vec::new(),
            now: (first, Field::default()),
            ahead,
        }
    }

    /// Asks these; none where there is nothing to ask.
    #[must_use]
    pub fn of(asks: impl IntoIterator<Item = A>) -> Option<Self> {
        let mut asks = asks.into_iter();
        let first = asks.next()?;
        Some(Self::new(first, asks))
    }

    /// What is being asked.
    #[must_use]
    pub const fn ask(&self) -> A {
        self.now.0
    }

    /// Where it is, counted from one, and of how many.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let at = self.behind.len() + 1;
        (at, at + self.ahead.len())
    }

    /// The field that is typed into.
    #[must_use]
    pub const fn field(&self) -> &Field {
        &self.now.1
    }

    /// The field that is typed into, to be changed.
    pub const fn field_mut(&mut self) -> &mut Field {
        &mut self.now.1
    }

    /// What was typed, without blanks around it.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.field().text().trim()
    }

    /// What is typed for one of the questions; none where that is nothing.
    #[must_use]
    pub fn text_of(&self, ask: A) -> Option<String> {
        let mut all = self.all();
        let (_, field) = all.find(|(asked, _)| *asked == ask)?;
        let text = field.text().trim();
        (!text.is_empty()).then(|| text.into())
    }

    /// Whether something is asked at all.
    #[must_use]
    pub fn asks(&self, ask: A) -> bool {
        self.all().any(|(asked, _)| *asked == ask)
    }

    /// Whether something is asked later.
    #[must_use]
    pub fn asks_later(&self, ask: A) -> bool {
        self.ahead.iter().any(|(asked, _)| *asked == ask)
    }

    fn all(&self) -> impl Iterator<Item = &(A, Field)> {
        let now = std::iter::once(&self.now);
        self.behind.iter().chain(now).chain(&self.ahead)
    }

    /// Puts a text into the field of a question that is still to come.
    pub fn offer(&mut self, ask: A, text: &str) {
        if let Some((_, field)) = self.ahead.iter_mut().find(|(asked, _)| *asked == ask) {
            *field = Field::holding(text);
        }
    }

    /// Goes on to the next question; false at the last one.
    pub fn forward(&mut self) -> bool {
        let Some(next) = self.ahead.pop() else {
            return false;
        };
        self.behind.push(std::mem::replace(&mut self.now, next));
        true
    }

    /// Goes back to the question before; false at the first one.
    pub fn back(&mut self) -> bool {
        let Some(before) = self.behind.pop() else {
            return false;
        };
        self.ahead.push(std::mem::replace(&mut self.now, before));
        true
    }
}
