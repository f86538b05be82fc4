//! What is on the screen: where one is, what lies above it, what was said last, what is unsaved.
//!
//! It holds no answers, only places in the board of the [`Scene`]. Invariant: the big picture lies
//! at the bottom and is never left; of everything above it only the top is worked with.

pub mod adding;
pub mod asking;
pub mod big_picture;
pub mod choice;
pub mod editor;
pub mod field;
pub mod filtering;
pub mod finder;
pub mod help;
pub mod history;
pub mod items;
pub mod making;
pub mod meanwhile;
pub mod note;
pub mod palette;
pub mod poll;
pub mod prompt;
pub mod proposals;
mod questions;
pub mod releases;
pub mod speech;
pub mod steps;
pub mod trusting;
pub mod walk;

use std::collections::{BTreeMap, VecDeque};

use super::action::Scope;
use super::effect::Said;
use super::scene::{Importing, Moves, Running, Scene};
use crate::domain::command::Command;
use crate::domain::id::{ItemId, ReleaseId};
use crate::domain::verdict::Reason;
use crate::report::facts::{self, Counts};
use crate::report::poll::is_polled;
use crate::session::Choosing;
use adding::Adding;
use asking::Asking;
use big_picture::{BigPicture, Spot};
use choice::Choice;
use filtering::Filtering;
use help::Help;
use history::History;
use items::Items;
use making::Making;
use note::Note;
use palette::Palette;
use poll::Poll;
use prompt::Prompt;
use proposals::Proposals;
use releases::Releases;
use speech::Speech;
use trusting::Trusting;
use walk::{Summary, Walk};

/// All that is on the screen.
#[derive(Debug, Clone)]
pub struct Model {
    /// The place at the bottom.
    pub home: BigPicture,
    /// The places opened above it.
    pub above: Vec<Place>,
    /// What lies over the place on top.
    pub overlays: Vec<Overlay>,
    /// What was said last.
    pub message: Option<Message>,
    /// Changes that are on the screen and not on disk, oldest first. The oldest is on its way
    /// there, or could not be written; the others wait for it.
    pub unsaved: VecDeque<Unsaved>,
    /// What was taken back since the last answer, in that order: a change that was not on disk, or
    /// none where it was.
    pub taken_back: Vec<Option<Said>>,
    /// Notes that were left before they were saved.
    pub drafts: BTreeMap<ItemId, String>,
    /// For how many tenths of a second something beside the screen is under way.
    pub beats: u64,
    /// Whether that is sharing.
    pub meeting: bool,
    /// Who speaks, where that was said: what is recorded is theirs.
    pub speaker: Option<String>,
    /// Whether one person types for a room: a meeting.
    pub room: bool,
    /// How far checks have come, where some run.
    pub checking: Option<Running>,
    /// What importing is at, where that takes its time.
    pub importing: Option<Importing>,
    /// Minutes that were left before what was chosen of them was written.
    pub left_minutes: Option<Box<Choosing>>,
    /// What is awaited of releases.
    pub pending: Option<Pending>,
    /// The release in numbers.
    pub tallies: Tallies,
}

/// Something about releases that is under way beside the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// They are looked at for the first time.
    Survey,
    /// Another one is being opened.
    Turn(ReleaseId),
    /// One is being made.
    Make(ReleaseId),
}

/// A release in numbers, counted once per change and not once per drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    /// One for each of the board's areas.
    pub areas: Vec<Counts>,
    /// How many items are decided in the meeting.
    pub deciding: usize,
    /// Whether nobody has said anything of any item.
    pub untouched: bool,
    /// Whether somebody has voted, or a vote is missing.
    pub polled: bool,
}

impl Tallies {
    fn of(scene: &Scene<'_>) -> Self {
        Self {
            areas: facts::counts(scene.board),
            deciding: facts::deciding(scene.board),
            untouched: facts::untouched(scene.board),
            polled: is_polled(scene.board, scene.assessment),
        }
    }
}

/// A place above the big picture.
#[derive(Debug, Clone)]
pub enum Place {
    /// A list of items.
    Items(Items),
    /// One item that fills the screen.
    Walk(Walk),
    /// What a walk has changed.
    Summary(Summary),
    /// The roll call.
    Poll(Poll),
    /// What has changed at all.
    History(History),
    /// What minutes propose.
    Proposals(Box<Proposals>),
    /// The list of releases.
    Releases(Releases),
}

/// Something over a place.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// What every key does.
    Help(Box<Help>),
    /// Everything that can be done, by name.
    Palette(Box<Palette>),
    /// What is wrong with the files, with one of it selected.
    Findings {
        /// The place of the selected one among the findings.
        cursor: usize,
    },
    /// Several answers to choose between.
    Choice(Choice),
    /// Commands that would run, to be trusted first.
    Trust(Box<Trusting>),
    /// A question about an item.
    Prompt(Box<Prompt>),
    /// A vote or a decision that is being spoken.
    Speech(Box<Speech>),
    /// A note about an item.
    Note(Box<Note>),
    /// The statement of an item that is to be added.
    Adding(Adding),
    /// A question about minutes.
    Asking(Box<Asking>),
    /// A release that is to be made.
    Making(Box<Making>),
    /// The words of a filter.
    Filter(Box<Filtering>),
}

/// A line for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is said.
    pub text: String,
    /// Whether something went wrong.
    pub alarm: bool,
}

/// A change that is not on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The change.
    pub command: Command,
    /// Who says it.
    pub by: String,
    /// Why it could not be written; none while it is under way, or waits for its turn.
    pub why: Option<String>,
}

/// What was drawn last, for keys that move by what one sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many lines a page has.
    pub page: usize,
    /// How far text on top can be scrolled.
    pub scroll_end: usize,
    /// How many cells a line of a note has.
    pub cells: usize,
}

/// A move within a list or text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// So many steps up.
    Up(usize),
    /// So many steps down.
    Down(usize),
    /// To the top.
    First,
    /// To the bottom.
    Last,
}

impl Move {
    /// Where it leads from a place, of so many.
    #[must_use]
    pub fn from(self, at: usize, all: usize) -> usize {
        let last = all.saturating_sub(1);
        match self {
            Self::Up(steps) => at.min(last).saturating_sub(steps),
            Self::Down(steps) => at.saturating_add(steps).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

impl Model {
    /// The big picture, with what needs a look first selected.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let tallies = Tallies::of(scene);
        Self {
            home: BigPicture::new(&tallies, scene),
            above: Vec::new(),
            overlays: Vec::new(),
            message: None,
            unsaved: VecDeque::new(),
            taken_back: Vec::new(),
            drafts: BTreeMap::new(),
            beats: 0,
            meeting: false,
            speaker: None,
            room: false,
            checking: None,
            importing: None,
            left_minutes: None,
            pending: None,
            tallies,
        }
    }

    /// The area that is worked in; none in a place of no single one.
    #[must_use]
    pub fn area(&self, scene: &Scene<'_>) -> Option<usize> {
        match (self.above.last(), self.home.spot) {
            (None, Some(Spot::Area(area))) => Some(area),
            (Some(Place::Items(items)), _) => items.area(scene),
            (Some(Place::Poll(poll)), _) => Some(poll.cursor),
            _ => scene.row(self.worked_on(scene)?).map(|row| row.area),
        }
    }

    /// Counts anew after something was recorded.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        self.tallies = Tallies::of(scene);
        self.home.settle(&self.tallies, scene);
        let asked = self.asked(scene);
        for place in &mut self.above {
            match place {
                Place::Items(items) => items.refresh(&asked, scene),
                Place::History(history) => history.refresh(scene),
                Place::Releases(releases) => releases.refresh(scene),
                Place::Walk(_) | Place::Summary(_) | Place::Poll(_) | Place::Proposals(_) => {}
            }
        }
    }

    /// Follows every row and area to where it is now that the checklists were read anew.
    pub fn follow(&mut self, moves: &Moves, scene: &Scene<'_>) {
        self.follow_overlays(moves);
        let asked = self.asked(scene);
        self.home.follow(moves);
        self.above.retain_mut(|place| match place {
            Place::Items(items) => items.follow(moves, &asked, scene),
            Place::Walk(walk) => walk.follow(moves),
            Place::Summary(summary) => {
                summary.follow(moves);
                true
            }
            Place::Poll(poll) => {
                let last = scene.board.areas.len().saturating_sub(1);
                poll.cursor = moves.area(poll.cursor).unwrap_or(poll.cursor).min(last);
                true
            }
            Place::History(_) | Place::Proposals(_) | Place::Releases(_) => true,
        });
        self.refresh(scene);
    }

    /// Goes to the big picture of another release: nothing that is on the screen is about it.
    pub fn turn(&mut self, scene: &Scene<'_>) {
        self.above.clear();
        self.overlays.clear();
        self.taken_back.clear();
        self.tallies = Tallies::of(scene);
        self.home = BigPicture::new(&self.tallies, scene);
    }

    /// Selects the item of a row in the list on top.
    pub fn show(&mut self, row: usize) {
        if let Some(Place::Items(items)) = self.above.last_mut() {
            items.select(row);
        }
    }

    /// Whether what is not on disk could not be written, and waits to be tried again.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        self.unsaved
            .front()
            .is_some_and(|unsaved| unsaved.why.is_some())
    }

    /// Where keys go: to the overlay on top, else to the place on top.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.overlays.last() {
            Some(Overlay::Help(help)) if !help.searching => Scope::Help,
            Some(Overlay::Help(_) | Overlay::Palette(_)) => Scope::Search,
            Some(Overlay::Findings { .. }) => Scope::Findings,
            Some(Overlay::Choice(_)) => Scope::Choice,
            Some(Overlay::Trust(_)) => Scope::Trust,
            Some(
                Overlay::Prompt(_)
                | Overlay::Speech(_)
                | Overlay::Adding(_)
                | Overlay::Asking(_)
                | Overlay::Making(_)
                | Overlay::Filter(_),
            ) => Scope::Field,
            Some(Overlay::Note(_)) => Scope::Note,
            None => self.place_scope(),
        }
    }

    /// The scope of the place on top, whatever lies over it.
    #[must_use]
    pub fn place_scope(&self) -> Scope {
        match self.above.last() {
            None => Scope::BigPicture,
            Some(Place::Items(_)) => Scope::Items,
            Some(Place::Walk(_)) => Scope::Walk,
            Some(Place::Summary(_)) => Scope::Summary,
            Some(Place::Poll(_)) => Scope::Poll,
            Some(Place::History(_)) => Scope::History,
            Some(Place::Proposals(proposals)) if proposals.is_at_end() => Scope::Import,
            Some(Place::Proposals(_)) => Scope::Proposals,
            Some(Place::Releases(_)) => Scope::Releases,
        }
    }

    /// The row that is worked with, in a place that works with one.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        match self.above.last()? {
            Place::Items(items) => items.selected(),
            Place::Walk(walk) => walk.current(),
            Place::Summary(_)
            | Place::Poll(_)
            | Place::History(_)
            | Place::Proposals(_)
            | Place::Releases(_) => None,
        }
    }

    /// The rows that answers go to: the marked ones, else the one that is worked with.
    #[must_use]
    pub fn chosen(&self) -> Vec<usize> {
        match self.above.last() {
            Some(Place::Items(items)) if !items.marked().is_empty() => {
                items.marked().iter().copied().collect()
            }
            _ => self.selected().into_iter().collect(),
        }
    }

    /// The row that is worked with, also where it is a reason of the big picture.
    #[must_use]
    pub fn worked_on(&self, scene: &Scene<'_>) -> Option<usize> {
        match (self.above.last(), self.home.spot) {
            (None, Some(Spot::Reason(reason))) => {
                scene.assessment.reasons.get(reason).and_then(Reason::row)
            }
            _ => self.selected(),
        }
    }

    /// The walk that is on top.
    pub fn walk_mut(&mut self) -> Option<&mut Walk> {
        match self.above.last_mut() {
            Some(Place::Walk(walk)) => Some(walk),
            _ => None,
        }
    }

    /// Whether the place on top is that of minutes.
    #[must_use]
    pub fn is_importing(&self) -> bool {
        matches!(self.above.last(), Some(Place::Proposals(_)))
    }

    /// Shows what would run, to be trusted first.
    pub fn ask_to_trust(&mut self, items: Vec<ItemId>, lines: Vec<String>) {
        let trusting = Trusting::new(items, lines);
        self.overlays.push(Overlay::Trust(Box::new(trusting)));
    }

    /// Says something.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            alarm: false,
        });
    }

    /// Says what went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            alarm: true,
        });
    }

    /// The newest change of an item that is not on disk.
    #[must_use]
    pub fn unsaved_of(&self, id: &ItemId) -> Option<&Unsaved> {
        let names = |unsaved: &&Unsaved| match &unsaved.command {
            Command::Answer { items, .. } | Command::Confirm { items } => items.contains(id),
            Command::Pick { item, .. } | Command::Check { item, .. } => item == id,
            Command::Take(said) => said.iter().any(|(item, _)| item == id),
            Command::Carry { .. }
            | Command::Vote { .. }
            | Command::Decide { .. }
            | Command::Reopen
            | Command::Undo(_)
            | Command::Redo(_) => false,
        };
        self.unsaved.iter().rev().find(names)
    }
}
