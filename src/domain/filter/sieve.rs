//! A filter at work: which items pass.
//!
//! Invariant: what only some words ask for, such as the texts of an item, is prepared for those words
//! alone, so that a long list is filtered as fast as its filter is simple.

use chrono::{Days, NaiveDate};

use super::{Day, Due, Filter, Is, Owner, Test, Viewer};
use crate::domain::board::{Area, Row};
use crate::domain::checklist::Item;
use crate::domain::seek::{Seeker, fold, fold_into};

impl Filter {
    /// Makes it ready to look at items, one after the other.
    #[must_use]
    pub fn sieve<'a>(&'a self, viewer: Viewer<'a>) -> Sieve<'a> {
        Sieve {
            filter: self,
            viewer,
            texts: Texts::default(),
        }
    }
}

/// A filter at work.
#[derive(Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    viewer: Viewer<'a>,
    texts: Texts,
}

impl Sieve<'_> {
    /// Whether the item passes.
    pub fn lets(&mut self, row: &Row, area: Option<&Area>) -> bool {
        self.texts.folded.clear();
        let (viewer, texts) = (self.viewer, &mut self.texts);
        self.filter
            .terms
            .iter()
            .all(|term| term.iter().any(|test| test.holds(row, area, viewer, texts)))
    }
}

/// The texts of the item that is being looked at, folded once some word asks for them.
#[derive(Debug, Default)]
struct Texts {
    folded: String,
    seeker: Option<Seeker>,
}

impl Texts {
    fn hold(&mut self, word: &str, item: &Item) -> bool {
        if self.folded.is_empty() {
            let texts = [item.id.as_str(), &item.text].into_iter();
            let tags = item.tags.iter().map(AsRef::as_ref);
            for text in texts.chain(tags).chain(item.section.as_deref()) {
                fold_into(text, &mut self.folded);
                // No word is found across two texts.
                self.folded.push('\n');
            }
        }
        let seeker = self.seeker.get_or_insert_default();
        seeker.finds(word, &self.folded)
    }
}

impl Day {
    fn date(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::Date(date) => date,
            Self::InDays(days) => today
                .checked_add_days(Days::new(days))
                .unwrap_or(NaiveDate::MAX),
        }
    }
}

impl Test {
    fn holds(&self, row: &Row, area: Option<&Area>, viewer: Viewer<'_>, texts: &mut Texts) -> bool {
        let (item, standing) = (&row.item, &row.standing);
        match self {
            Self::Status(status) => standing.state == *status || row.answer.status() == *status,
            Self::Owner(owner) => owner.is(standing.owner.as_deref(), viewer),
            Self::Area(word) => {
                item.id.area() == word || area.is_some_and(|area| fold(&area.title) == *word)
            }
            Self::Level(level) => standing.level == *level,
            Self::Phase(phase) => item.phase == *phase,
            Self::Tag(tag) => item.tags.iter().any(|known| fold(known) == *tag),
            Self::Due(due) => due.is(standing.due_on, viewer.today),
            Self::Is(Is::Settled) => standing.settled,
            Self::Is(Is::Unsettled) => !standing.settled,
            Self::Is(Is::InHand) => standing.in_hand,
            Self::Is(Is::Raised(flag)) => standing.flags.has(*flag),
            Self::Text(word) => texts.hold(word, item),
        }
    }
}

impl Owner {
    fn is(&self, owner: Option<&str>, Viewer { me, roster, .. }: Viewer<'_>) -> bool {
        match (self, owner) {
            (Self::Nobody, owner) => owner.is_none(),
            (_, None) => false,
            (Self::Me, Some(owner)) => roster.stands_for(me, owner),
            (Self::Named(word), Some(owner)) => {
                fold(owner).contains(word)
                    || roster.people.iter().any(|person| {
                        let named = |name: &String| fold(name).contains(word);
                        // A role stands for who holds it, and who holds it for the role.
                        (named(&person.name) || person.aka.iter().any(named))
                            && roster.stands_for(&person.name, owner)
                            || person.roles.iter().any(named)
                                && roster.same_person(&person.name, owner)
                    })
            }
        }
    }
}

impl Due {
    fn is(self, due: Option<NaiveDate>, today: NaiveDate) -> bool {
        match (self, due) {
            (Self::None, due) => due.is_none(),
            (_, None) => false,
            (Self::Before(day), Some(due)) => due < day.date(today),
            (Self::Until(day), Some(due)) => due <= day.date(today),
            (Self::On(day), Some(due)) => due == day.date(today),
            (Self::From(day), Some(due)) => due >= day.date(today),
            (Self::After(day), Some(due)) => due > day.date(today),
        }
    }
}
