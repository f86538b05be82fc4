//! A vote or a decision that is being spoken: by whom, and with which sentence.
//!
//! Where one person types for a room, each word is recorded as that of who speaks. What may be said
//! is the domain's to decide.

use super::meanwhile::Meanwhile;
use super::prompt::names;
use super::steps::Steps;
use crate::domain::command::{Command, Desk, decide};
use crate::domain::event::{Call, Course};
use crate::domain::id::{AreaId, EventId};
use crate::domain::roster::Roster;
use crate::tui::scene::Scene;

/// What is being said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// The vote of an area.
    Vote {
        /// The area.
        area: AreaId,
        /// Its name.
        title: String,
        /// What it says.
        call: Call,
    },
    /// The decision.
    Decision(Course),
    /// Nothing yet: only who speaks from now on.
    Nothing,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Who speaks.
    Speaker,
    /// The sentence.
    Sentence,
}

/// A vote or a decision that is being spoken.
#[derive(Debug, Clone)]
pub struct Speech {
    /// What is being said.
    pub says: Says,
    /// Who speaks where nothing is typed.
    pub likely: String,
    /// The questions.
    pub steps: Steps<Ask>,
    names: Vec<String>,
    meanwhile: Meanwhile,
}

/// What was spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Who speaks from now on; none where that was not asked.
    pub speaker: Option<String>,
    /// What is to be recorded; none where only that was asked.
    pub command: Option<Command>,
}

impl Speech {
    /// Asks who speaks where somebody types for a room, and for a sentence.
    #[must_use]
    pub fn new(says: Says, in_room: bool, scene: &Scene<'_>) -> Self {
        let roster = scene.desk.roster;
        let owner = match &says {
            Says::Vote { area, .. } => {
                let place = scene.board.area_place(area.as_str());
                let area = place.and_then(|place| scene.board.areas.get(place));
                area.and_then(|area| area.owner.as_deref())
            }
            Says::Decision(_) => scene.board.release.owner.as_deref(),
            Says::Nothing => None,
        };
        let by = scene.desk.by;
        let may = |owner: &&str| {
            roster.stands_for(by, owner) || roster.acts_for(by, owner, scene.today())
        };
        // Who speaks already goes on, where they may.
        let other = owner.filter(|owner| !may(owner));
        let likely = other.map_or(by, |owner| speaker_for(owner, scene));
        let steps = match says {
            Says::Nothing => Steps::new(Ask::Speaker, None),
            _ if in_room => Steps::new(Ask::Speaker, [Ask::Sentence]),
            _ => Steps::new(Ask::Sentence, None),
        };
        let mut names = names(scene);
        names.sort_by_key(|name| roster.person(name).is_none());
        let area = match &says {
            Says::Vote { area, .. } => Some(area),
            Says::Decision(_) | Says::Nothing => None,
        };
        let meanwhile = Meanwhile::of_poll(area, scene);
        Self {
            likely: roster.name(likely).to_string(),
            steps,
            says,
            names,
            meanwhile,
        }
    }

    /// Knows of a change that was made here since it was opened.
    pub fn know(&mut self, event: EventId) {
        self.meanwhile.know(event);
    }

    /// The names that what is typed can be completed to.
    #[must_use]
    pub fn suggestions(&self) -> Vec<String> {
        match self.steps.ask() {
            Ask::Speaker => {
                let names = self.steps.field().suggestions(&self.names).into_iter();
                names.map(Into::into).collect()
            }
            Ask::Sentence => Vec::new(),
        }
    }

    /// Completes what is being typed with the next suggestion.
    pub fn complete(&mut self) {
        let names = self.suggestions();
        self.steps.field_mut().complete(&names);
    }

    /// Takes what was typed; none while there is more to ask, or where it is refused, which then
    /// stands beside the field.
    pub fn take(&mut self, scene: &Scene<'_>) -> Option<Spoken> {
        let asks = self.steps.asks(Ask::Speaker);
        let text = |ask| self.steps.text_of(ask);
        let speaker = text(Ask::Speaker)
            .or_else(|| Some(self.likely.clone()))
            .filter(|_| asks)
            .map(|name| scene.desk.roster.name(&name).to_string());
        let note = text(Ask::Sentence);
        if self.steps.forward() {
            return None;
        }
        let command = match &self.says {
            Says::Vote { area, call, .. } => Some(Command::Vote {
                area: area.clone(),
                call: *call,
                note,
            }),
            Says::Decision(course) => Some(Command::Decide {
                course: *course,
                note,
            }),
            Says::Nothing => None,
        };
        let by = speaker.as_deref().unwrap_or(scene.desk.by);
        let desk = Desk { by, ..scene.desk };
        let decided = command.as_ref().map(|it| decide(&desk, it)).transpose();
        let error = match decided {
            Err(refusal) => Some(refusal.to_string()),
            Ok(draft) => draft.and_then(|draft| self.meanwhile.news(&draft, scene)),
        };
        if error.is_some() {
            self.steps.field_mut().error = error;
            return None;
        }
        Some(Spoken { speaker, command })
    }
}

/// Who most likely speaks for an owner: the person; of those who hold a role the first who is
/// there; or who acts for them.
#[must_use]
pub fn speaker_for<'a>(owner: &'a str, scene: &Scene<'a>) -> &'a str {
    let (roster, today): (&Roster, _) = (scene.desk.roster, scene.today());
    let acting = || {
        let absence = roster.absence(owner, today)?;
        absence.acting.as_deref().map(|name| roster.name(name))
    };
    let is_there = |name: &&str| roster.absence(name, today).is_none();
    let person = roster.person(owner).map(|person| person.name.as_str());
    let holders = roster.holders(owner).map(|person| person.name.as_str());
    let mut people = person.into_iter().chain(holders);
    let there = people.find(is_there).or_else(acting);
    there.unwrap_or(owner)
}
