//! The loop: draw if something changed, wait, take in all that has happened, carry out what follows.
//!
//! It knows neither a real terminal nor a disk: both are handed in, so that tests drive it. Between
//! two inputs it sleeps; nothing is drawn or written while nothing happens.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::AppError;
use super::background::Background;
use super::effect::Effect;
use super::key::Key;
use super::model::Model;
use super::scene::Keeper;
use super::theme::Theme;
use super::update::{Input, update};
use super::view::{Look, Viewport, view};

/// Where input comes from, and who can stop the program for a while.
pub trait Console {
    /// Waits for what happens next; at most so long, where a limit is given. None where that time
    /// is up, or where nothing happened but that [`Console::background`] has news.
    ///
    /// # Errors
    /// When nothing can be read any more.
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Option<Event>>;

    /// What the terminal's background is, once where it has become known while waiting.
    fn background(&mut self) -> Option<Background>;

    /// Gives the terminal back, stops until continued, and takes it again.
    ///
    /// # Errors
    /// When it cannot be taken again.
    fn suspend(&mut self) -> io::Result<()>;
}

/// The most that is taken in between two drawings: a key held down does not freeze the screen.
const AT_ONCE: usize = 64;

/// What became of an input.
enum Became {
    /// Nothing that could be seen.
    Nothing,
    /// Something to draw.
    Changed,
    /// The end.
    Left,
}

/// Everything that takes part.
struct Loop<'a, B: Backend, C, K> {
    terminal: &'a mut Terminal<B>,
    console: &'a mut C,
    keeper: &'a mut K,
    model: &'a mut Model,
    look: &'a mut Look,
    viewport: Viewport,
}

/// Runs the app until the person leaves it. What could not be saved stays in the model.
///
/// # Errors
/// When the terminal can no longer be read or written.
pub fn run<B: Backend, C: Console, K: Keeper>(
    terminal: &mut Terminal<B>,
    console: &mut C,
    keeper: &mut K,
    model: &mut Model,
    look: &mut Look,
) -> Result<(), AppError> {
    let mut all = Loop {
        terminal,
        console,
        keeper,
        model,
        look,
        viewport: Viewport::default(),
    };
    let mut changed = true;
    loop {
        if changed {
            all.draw()?;
            changed = false;
        }
        let mut next = all.console.next(None).map_err(AppError::Input)?;
        let mut room = AT_ONCE;
        while let Some(event) = next {
            match all.take(event)? {
                Became::Nothing => {}
                Became::Changed => changed = true,
                Became::Left => return Ok(()),
            }
            room -= 1;
            next = match room {
                0 => None,
                _ => all
                    .console
                    .next(Some(Duration::ZERO))
                    .map_err(AppError::Input)?,
            };
        }
        if let Some(background) = all.console.background() {
            all.look.theme = Theme::on(background);
            changed = true;
        }
    }
}

impl<B: Backend, C: Console, K: Keeper> Loop<'_, B, C, K> {
    fn draw(&mut self) -> Result<(), AppError> {
        let scene = self.keeper.scene();
        let (model, look, viewport) = (&*self.model, &*self.look, &mut self.viewport);
        self.terminal
            .draw(|frame| view(model, &scene, look, viewport, frame))
            .map(|_| ())
            .map_err(|error| AppError::Screen(error.to_string()))
    }

    fn take(&mut self, event: Event) -> Result<Became, AppError> {
        match self.meaning(event) {
            Meaning::Nothing => Ok(Became::Nothing),
            Meaning::Leave => Ok(Became::Left),
            Meaning::Input(input) => self.carry_out(input),
        }
    }

    /// What an event means where one is.
    fn meaning(&self, event: Event) -> Meaning {
        match event {
            // Some terminals report that a key was let go; that is no second press.
            Event::Key(key) if key.kind == KeyEventKind::Release => Meaning::Nothing,
            Event::Key(key) => meaning_of(self.model, self.look, key.into()),
            Event::Paste(text) => Meaning::Input(Input::Paste(text)),
            Event::Resize(..) => Meaning::Input(Input::Resize),
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) => Meaning::Nothing,
        }
    }

    /// Updates the model, and carries out what follows until nothing more does.
    fn carry_out(&mut self, input: Input) -> Result<Became, AppError> {
        let mut effects: VecDeque<_> = self.update(input).into();
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit => return Ok(Became::Left),
                Effect::Record(command) => {
                    let outcome = self.keeper.record(&command);
                    effects.extend(self.update(Input::Recorded(outcome)));
                }
                Effect::Redraw => self.clear()?,
                Effect::Suspend => {
                    self.console.suspend().map_err(AppError::Terminal)?;
                    self.clear()?;
                }
            }
        }
        Ok(Became::Changed)
    }

    fn update(&mut self, input: Input) -> Vec<Effect> {
        let scene = self.keeper.scene();
        update(self.model, &scene, self.viewport.seen, input)
    }

    /// Has the next drawing draw everything. Not `Terminal::clear`: that asks the terminal where
    /// its cursor is, and one that does not answer would hold everything up.
    fn clear(&mut self) -> Result<(), AppError> {
        let size = self.terminal.size();
        size.and_then(|size| self.terminal.resize(size.into()))
            .map_err(|error| AppError::Screen(error.to_string()))
    }
}

/// What an event or a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing.
    Nothing,
    /// To leave at once.
    Leave,
    /// Something for the model.
    Input(Input),
}

/// What a key means where one is: what always leaves comes first, so that nothing can swallow it.
#[must_use]
pub fn meaning_of(model: &Model, look: &Look, key: Key) -> Meaning {
    let scope = model.scope();
    match look.keymap.action(scope, key) {
        _ if key == Key::INTERRUPT => Meaning::Leave,
        Some(action) => Meaning::Input(Input::Do(action)),
        None if scope == super::action::Scope::Field => Meaning::Input(Input::Type(key)),
        None => Meaning::Nothing,
    }
}
