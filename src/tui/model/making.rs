//! A release that is to be made: what is asked of it, one thing after the other.
//!
//! Nothing is written before the last answer, and what was typed stays until the file is there. An
//! answer that could only be refused at the end is refused beside its own field.

use chrono::NaiveDate;

use super::prompt::names;
use super::steps::Steps;
use crate::domain::id::{ReleaseId, TraitId};
use crate::domain::release::parse_answer;
use crate::domain::spoken_date::{offered, parse_day};
use crate::domain::when::spoken_in;
use crate::session::{Asked, NewRelease, Survey};
use crate::tui::scene::Scene;

/// What is asked of a new release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// The id that names it in files and commands.
    Id,
    /// What it is called.
    Name,
    /// Its version.
    Version,
    /// The day it goes out.
    Date,
    /// Who decides.
    Owner,
    /// The release from which it begins.
    From,
    /// Whether a trait holds, by its place among those that are asked.
    Trait(usize),
}

/// A release that is to be made.
#[derive(Debug, Clone)]
pub struct Making {
    /// The questions.
    pub steps: Steps<Ask>,
    survey: Survey,
    names: Vec<String>,
    /// Whether it is being written.
    pub under_way: bool,
}

/// What became of an answer that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// There is more to ask, or it was refused, which then stands beside the field.
    More,
    /// All is said: this is to be made.
    All(NewRelease),
}

impl Making {
    /// Asks about a new release; to begin from the one that was shipped last is offered.
    #[must_use]
    pub fn new(survey: Survey, scene: &Scene<'_>) -> Self {
        let traits = (0..survey.traits.len()).map(Ask::Trait);
        let rest = [Ask::Name, Ask::Version, Ask::Date, Ask::Owner, Ask::From];
        let mut steps = Steps::new(Ask::Id, rest.into_iter().chain(traits));
        if let Some(offered) = survey.offered() {
            steps.offer(Ask::From, offered.as_str());
        }
        Self {
            steps,
            names: names(scene),
            survey,
            under_way: false,
        }
    }

    /// The trait of a place.
    #[must_use]
    pub fn asked(&self, place: usize) -> Option<&Asked> {
        self.survey.traits.get(place)
    }

    /// What the answer can be completed with, most fitting first; a day with the one that it means.
    #[must_use]
    pub fn suggestions(&self, today: NaiveDate) -> Vec<(String, Option<String>)> {
        let field = self.steps.field();
        let plain = |known: &[String]| {
            let words = field.suggestions(known).into_iter();
            words.map(|word| (word.into(), None)).collect()
        };
        match self.steps.ask() {
            Ask::Id | Ask::Name | Ask::Version => Vec::new(),
            Ask::Owner => plain(&self.names),
            Ask::From => {
                let releases = self.survey.releases.iter().rev();
                let ids: Vec<_> = releases.map(|it| it.release.id.to_string()).collect();
                plain(&ids)
            }
            Ask::Trait(_) => plain(&["yes".into(), "no".into()]),
            Ask::Date => offered(field.typed(), today, None)
                .into_iter()
                .map(|(word, day)| (word.into(), Some(spoken_in(day, today))))
                .collect(),
        }
    }

    /// Completes what is being typed with the next suggestion.
    pub fn complete(&mut self, today: NaiveDate) {
        let words = self.suggestions(today).into_iter().map(|(word, _)| word);
        let words: Vec<_> = words.collect();
        self.steps.field_mut().complete(&words);
    }

    /// The day that is understood so far.
    #[must_use]
    pub fn understood(&self, today: NaiveDate) -> Option<NaiveDate> {
        parse_day(self.steps.typed(), today, None).ok()
    }

    /// Takes what was typed.
    pub fn take(&mut self, today: NaiveDate) -> Taken {
        if let Err(why) = self.judge(today) {
            self.refuse(why);
            return Taken::More;
        }
        if self.steps.forward() {
            return Taken::More;
        }
        match self.whole(today) {
            Ok(new) => {
                self.under_way = true;
                Taken::All(new)
            }
            Err(why) => {
                self.refuse(why);
                Taken::More
            }
        }
    }

    /// Says beside the field why it was not taken, or not made.
    pub fn refuse(&mut self, why: String) {
        self.under_way = false;
        self.steps.field_mut().error = Some(why);
    }

    /// Whether what is typed can be taken.
    fn judge(&self, today: NaiveDate) -> Result<(), String> {
        let typed = self.steps.typed();
        match self.steps.ask() {
            Ask::Id => {
                let id = id(typed)?;
                self.survey.may_be(&id).map_err(|why| why.told())
            }
            Ask::Name | Ask::Version | Ask::Owner => Ok(()),
            Ask::Date => day(typed, today).map(|_| ()),
            Ask::From if typed.is_empty() => Ok(()),
            Ask::From => {
                let new = id(&self.steps.text_of(Ask::Id).unwrap_or_default())?;
                let from = self.survey.may_begin_from(&id(typed)?, &new);
                from.map_err(|why| why.told())
            }
            Ask::Trait(_) => parse_answer(typed)
                .map(|_| ())
                .map_err(|why| why.to_string()),
        }
    }

    /// All that was said.
    fn whole(&self, today: NaiveDate) -> Result<NewRelease, String> {
        let text = |ask| self.steps.text_of(ask);
        let from = text(Ask::From).map(|from| id(&from)).transpose()?;
        let date = day(&text(Ask::Date).unwrap_or_default(), today)?;
        let answer = |(place, asked): (usize, &Asked)| -> Option<(TraitId, bool)> {
            let said = text(Ask::Trait(place)).unwrap_or_default();
            Some((asked.name.clone(), parse_answer(&said).ok()??))
        };
        let traits = self.survey.traits.iter().enumerate().filter_map(answer);
        Ok(NewRelease {
            name: text(Ask::Name),
            version: text(Ask::Version),
            owner: text(Ask::Owner),
            date,
            from,
            traits: traits.collect(),
            ..NewRelease::bare(id(&text(Ask::Id).unwrap_or_default())?)
        })
    }
}

fn id(text: &str) -> Result<ReleaseId, String> {
    if text.is_empty() {
        return Err("nothing is written here yet".into());
    }
    text.parse()
        .map_err(|bad: crate::domain::id::BadId| bad.to_string())
}

fn day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let day = parse_day(text, today, None).map_err(|bad| bad.to_string())?;
    Ok(Some(day))
}
