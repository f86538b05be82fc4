//! A vote or a decision that is being spoken: by whom, and with which sentence.
//!
//! Where one person types for a room, each word is recorded as that of who speaks. What may be said
//! is the domain's to decide.

use super::field::Field;
use super::prompt::names;
use crate::domain::command::{Command, Desk, decide};
use crate::domain::event::{Call, Course};
use crate::domain::id::AreaId;
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
    steps: Vec<Ask>,
    at: usize,
    fields: Vec<Field>,
    names: Vec<String>,
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
            Says::Nothing => vec![Ask::Speaker],
            _ if in_room => vec![Ask::Speaker, Ask::Sentence],
            _ => vec![Ask::Sentence],
        };
        let mut names = names(scene);
        names.sort_by_key(|name| roster.person(name).is_none());
        Self {
            likely: roster.name(likely).to_string(),
            fields: vec![Field::default(); steps.len()],
            steps,
            says,
            at: 0,
            names,
        }
    }

    /// What is asked at the moment.
    #[must_use]
    pub fn ask(&self) -> Ask {
        self.steps.get(self.at).copied().unwrap_or(Ask::Sentence)
    }

    /// Where it is, counted from one, and of how many.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        (self.at + 1, self.steps.len())
    }

    /// The field that is typed into.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// The field that is typed into, to be changed.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// The names that what is typed can be completed to.
    #[must_use]
    pub fn suggestions(&self) -> Vec<String> {
        match (self.ask(), self.field()) {
            (Ask::Speaker, Some(field)) => {
                let names = field.suggestions(&self.names).into_iter();
                names.map(Into::into).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Completes what is being typed with the next suggestion.
    pub fn complete(&mut self) {
        let names = self.suggestions();
        if let Some(field) = self.field_mut() {
            field.complete(&names);
        }
    }

    /// Goes back a step; false at the first one.
    pub fn back(&mut self) -> bool {
        let more = self.at > 0;
        self.at = self.at.saturating_sub(1);
        more
    }

    fn text_of(&self, ask: Ask) -> Option<String> {
        let at = self.steps.iter().position(|step| *step == ask)?;
        let text = self.fields.get(at)?.text().trim();
        Some(text).filter(|text| !text.is_empty()).map(Into::into)
    }

    /// Takes what was typed; none while there is more to ask, or where it is refused, which then
    /// stands beside the field.
    pub fn take(&mut self, scene: &Scene<'_>) -> Option<Spoken> {
        let asks = self.steps.contains(&Ask::Speaker);
        let speaker = self
            .text_of(Ask::Speaker)
            .or_else(|| Some(self.likely.clone()))
            .filter(|_| asks)
            .map(|name| scene.desk.roster.name(&name).to_string());
        if self.at + 1 < self.steps.len() {
            self.at += 1;
            return None;
        }
        let note = self.text_of(Ask::Sentence);
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
        let refusal = command.as_ref().and_then(|it| decide(&desk, it).err());
        if let (Some(refusal), Some(field)) = (refusal, self.field_mut()) {
            field.error = Some(refusal.to_string());
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
