//! A question about minutes: which file, or what to put right about one of their proposals.
//!
//! What was typed stays until it is taken: why it was not is said beside it.

use chrono::NaiveDate;

use super::field::Field;
use super::prompt::{Suggestion, names};
use crate::domain::id::ItemId;
use crate::domain::spoken_date::{offered, parse_day};
use crate::domain::text::squeeze;
use crate::domain::when::spoken_in;
use crate::minutes::Proposal;
use crate::tui::scene::Scene;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Which file.
    File,
    /// The words of a proposal.
    Words,
    /// Whose it is.
    Owner,
    /// When it is due.
    Due,
    /// Which item it is.
    Item,
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// This file.
    File(String),
    /// These words.
    Words(String),
    /// This owner, or none.
    Owner(Option<String>),
    /// This day, or none.
    Due(Option<NaiveDate>),
    /// This item.
    Item(ItemId),
}

/// A question about minutes.
#[derive(Debug, Clone)]
pub struct Asking {
    /// What is asked for.
    pub wanted: Wanted,
    /// What is typed.
    pub field: Field,
    /// What it can be completed with.
    known: Vec<String>,
}

impl Asking {
    /// Asks for a file; which ones are near is heard later.
    #[must_use]
    pub fn file(likely: &str) -> Self {
        Self {
            wanted: Wanted::File,
            field: Field::holding(likely),
            known: Vec::new(),
        }
    }

    /// Asks for something about a proposal; what it says now is in the field.
    #[must_use]
    pub fn about(proposal: &Proposal, wanted: Wanted, scene: &Scene<'_>) -> Self {
        let (text, known) = match wanted {
            Wanted::File => (String::new(), Vec::new()),
            Wanted::Words => (proposal.text.clone(), Vec::new()),
            Wanted::Owner => (proposal.owner.clone().unwrap_or_default(), names(scene)),
            Wanted::Due => {
                let due = proposal.due.map(|due| due.to_string());
                (due.unwrap_or_default(), Vec::new())
            }
            Wanted::Item => {
                let items = scene.desk.plan.items();
                (String::new(), items.map(|it| it.id.to_string()).collect())
            }
        };
        Self {
            wanted,
            field: Field::holding(&text),
            known,
        }
    }

    /// Offers these documents.
    pub fn offer(&mut self, documents: Vec<String>) {
        if self.wanted == Wanted::File {
            self.known = documents;
        }
    }

    /// What it can be completed with, most fitting first; a day with the one that it means.
    #[must_use]
    pub fn suggestions(&self, scene: &Scene<'_>) -> Vec<Suggestion> {
        if self.wanted == Wanted::Due {
            let days = offered(self.field.typed(), scene.today(), scene.board.release.date);
            let said = |day| Some(spoken_in(day, scene.today()));
            let days = days.into_iter().map(|(word, day)| (word.into(), said(day)));
            return days.collect();
        }
        let known = self.field.suggestions(&self.known).into_iter();
        known.map(|word| (word.to_string(), None)).collect()
    }

    /// Completes what is typed with the next suggestion.
    pub fn complete(&mut self, scene: &Scene<'_>) {
        let words = self.suggestions(scene).into_iter().map(|(word, _)| word);
        self.field.complete(&words.collect::<Vec<_>>());
    }

    /// Takes what was typed; none where it is refused, which then stands beside the field.
    pub fn take(&mut self, scene: &Scene<'_>) -> Option<Taken> {
        self.read(scene)
            .map_err(|why| self.field.error = Some(why))
            .ok()
    }

    fn read(&self, scene: &Scene<'_>) -> Result<Taken, String> {
        let text = squeeze(self.field.text());
        let text = text.trim();
        let nothing = || "nothing is written here yet".to_string();
        let said = Some(text).filter(|text| !text.is_empty());
        Ok(match self.wanted {
            // A name of a file may hold blanks that are not to be touched.
            Wanted::File => {
                said.ok_or_else(nothing)?;
                Taken::File(self.field.text().trim().to_string())
            }
            Wanted::Words => Taken::Words(said.ok_or_else(nothing)?.to_string()),
            Wanted::Owner => Taken::Owner(said.map(|name| scene.desk.roster.name(name).into())),
            Wanted::Due => Taken::Due(match said {
                Some(day) => {
                    let day = parse_day(day, scene.today(), scene.board.release.date);
                    Some(day.map_err(|error| error.to_string())?)
                }
                None => None,
            }),
            Wanted::Item => {
                let found = scene.desk.plan.find(said.ok_or_else(nothing)?);
                Taken::Item(found.map_err(|error| error.to_string())?.id.clone())
            }
        })
    }
}
