//! The app: the screens on which people walk the checklists together.
//!
//! ```text
//!  key ── keymap ──> action ── update(model, scene) ──> effects ── run ──> keeper ──> backstage
//!                                  │                                         │         (the disk)
//!  screen <── view(model, scene) ──┴──<──────────────── scene, news ─────────┘
//! ```
//!
//! One table of actions feeds keys, footer, help and palette. The model holds what is on the screen, the
//! scene what is true; neither is drawn from anything else. This room holds no rules: what may be
//! answered, and what follows, is the domain's to say. Invariant: whatever happens, the terminal is
//! given back as it was.

pub mod action;
pub mod background;
pub mod checking;
pub mod effect;
pub mod glyphs;
pub mod importing;
pub mod kept;
pub mod key;
pub mod keymap;
pub mod meeting;
pub mod model;
#[cfg(test)]
mod picture;
#[cfg(test)]
pub(crate) mod play;
pub mod preferences;
#[cfg(test)]
mod readme;
pub mod run;
pub mod scene;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use std::io;
use std::path::PathBuf;

use crate::domain::filter::Filter;
use crate::domain::id::AreaId;
use crate::domain::text::count;
use crate::session::{Opened, Opening, Outside};
use background::Background;
use checking::Equipment;
use kept::Kept;
use model::Model;
use preferences::Preferences;
use scene::{Errand, Keeper as _};
use terminal::Wishes;
use view::Look;

/// Where the app opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Start {
    /// With the big picture.
    #[default]
    BigPicture,
    /// With the list of all items.
    Items,
    /// With what is mine and not settled.
    Mine,
    /// With a meeting: what it decides, then the roll call.
    Meeting,
    /// With minutes that are to be read, and what they propose.
    Import {
        /// The file.
        path: PathBuf,
        /// Where new items go to, where that was said.
        into: Option<AreaId>,
    },
    /// On a walk.
    Walk {
        /// Through one area only.
        area: Option<AreaId>,
        /// Through what passes only.
        filter: Filter,
    },
}

/// How the app opens.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where, if that was asked for; else where the person prefers.
    pub start: Option<Start>,
    /// What the person prefers.
    pub preferences: Preferences,
    /// What the terminal can do.
    pub abilities: Abilities,
    /// What checks need.
    pub checks: Equipment,
}

/// What is known of the terminal before it is taken over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Whether colours may be shown.
    pub colour: bool,
    /// Whether the locale shows more than ASCII.
    pub utf8: bool,
    /// What the environment says of the background.
    pub background: Option<Background>,
    /// Whether the terminal can be asked for its background.
    pub answers: bool,
}

/// Why the app could not go on, or what it leaves behind.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The terminal could not be taken over.
    #[error(
        "this terminal cannot show the app: {0}; `gonogo report` and `gonogo walk --plain` need none"
    )]
    Terminal(#[source] io::Error),
    /// The system has no thread left.
    #[error("no thread can be had to record answers with: {0}")]
    Thread(#[source] io::Error),
    /// Nothing can be read any more.
    #[error("no keys can be read from this terminal any more: {0}")]
    Input(#[source] io::Error),
    /// Nothing can be drawn any more.
    #[error("this terminal cannot be drawn on any more: {0}")]
    Screen(String),
    /// The person left while changes could not be saved.
    #[error("{} could not be saved and {} lost: {why}", count(*.changes, "change"), if *.changes == 1 { "is" } else { "are" })]
    Unsaved {
        /// How many.
        changes: usize,
        /// Why the first of them could not be written.
        why: String,
    },
}

/// Opens the app upon what was opened, on this terminal, and returns when the person leaves it.
///
/// # Errors
/// When the terminal fails, or the person left with changes that could not be saved. The terminal
/// has been given back by then, so that the error can be read.
pub fn open(
    opened: Opened,
    outside: Outside,
    opening: Opening,
    options: &Options,
) -> Result<(), AppError> {
    let Options {
        start,
        preferences,
        abilities,
        checks,
    } = options;
    let mut look = Look {
        theme: preferences.theme(*abilities),
        glyphs: preferences.glyphs(*abilities),
        keymap: preferences.keymap.clone(),
    };
    let editors = opened.session.editors(&outside);
    let mut keeper =
        Kept::new(opened, outside, opening, checks.clone()).map_err(AppError::Thread)?;
    let mut model = Model::new(&keeper.scene());
    let start = start.as_ref().unwrap_or(&preferences.start);
    update::start(&mut model, &keeper.scene(), start);
    if let Start::Import { path, into } = start {
        let (path, into) = (path.clone(), into.clone());
        if let Err(why) = keeper.import(Errand::Read { path, into }) {
            model.warn(why);
        }
    }
    // Whether there are colours was decided by who opened the app, for all output alike.
    crossterm::style::force_color_output(abilities.colour);
    let wishes = Wishes {
        mouse: preferences.mouse,
        background: preferences.asks(*abilities),
    };
    let ended = {
        let mut guard = terminal::Guard::enter(wishes, editors).map_err(AppError::Terminal)?;
        let mut screen = terminal::screen().map_err(AppError::Terminal)?;
        run::run(&mut screen, &mut guard, &mut keeper, &mut model, &mut look)
    };
    // What is lost is worse news than a terminal that is gone, so both are said.
    let Some(oldest) = model.unsaved.front() else {
        return ended;
    };
    let why = oldest.why.clone().unwrap_or_else(|| "not tried".into());
    Err(AppError::Unsaved {
        changes: model.unsaved.len(),
        why: ended
            .err()
            .map_or(why.clone(), |end| format!("{why}; {end}")),
    })
}
