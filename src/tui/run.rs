//! The loop: take in all that has happened, carry out what follows, draw if something changed, wait.
//!
//! It knows neither a real terminal nor a disk: both are handed in, so that tests drive it. What
//! takes its time goes on beside it, and is heard of when it is done; nothing is drawn or written
//! while nothing happens.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::AppError;
use super::background::Background;
use super::effect::{Effect, Said, Subject};
use super::key::Key;
use super::model::{Model, Move};
use super::scene::{Begun, Errand, Importing, Keeper, News};
use super::theme::Theme;
use super::update::{Input, update};
use super::view::{Look, Viewport, view};
use crate::clock::Stopwatch;
use crate::domain::id::ItemId;
use crate::session::{EditFailure, Passage};

/// Where input comes from, and who can stop the program for a while.
pub trait Console {
    /// Waits for what happens next, at most so long. None where that time is up, or where nothing
    /// happened but that [`Console::background`] has news.
    ///
    /// # Errors
    /// When nothing can be read any more.
    fn next(&mut self, patience: Duration) -> io::Result<Option<Event>>;

    /// What the terminal's background is, once where it has become known while waiting.
    fn background(&mut self) -> Option<Background>;

    /// Hands a text to the terminal, to be pasted elsewhere.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn copy(&mut self, text: &[u8]) -> io::Result<()>;

    /// Gives the terminal back, stops until continued, and takes it again.
    ///
    /// # Errors
    /// When it cannot be taken again.
    fn suspend(&mut self) -> io::Result<()>;

    /// Gives the terminal to the person's editor, and takes it again once that is closed.
    ///
    /// # Errors
    /// When it cannot be taken again; what is wrong with the editor is no error of the terminal.
    fn edit(&mut self, passage: &Passage) -> io::Result<Result<(), EditFailure>>;
}

/// What is said where there is nothing to edit.
const NO_FILES: &str = "These items come from the pack that ships with gonogo; `gonogo init` makes them files of yours.";

/// The most that is taken in between two drawings: a key held down does not freeze the screen.
const AT_ONCE: usize = 64;

/// How many lines a turn of the wheel moves by.
const NOTCH: usize = 3;

/// How long a key is waited for before what happens beside the screen is looked at again.
const IDLE: Duration = Duration::from_millis(200);

/// How long something under way is waited for before a key is looked at again: short enough that
/// nobody notices, long enough that a change is usually on disk before it is drawn again.
const BUSY: Duration = Duration::from_millis(5);

/// How often something that takes its time is shown to go on.
const BEAT: Duration = Duration::from_millis(100);

/// Whether there is something to draw, or nothing more at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Since when something is under way.
    since: Option<Stopwatch>,
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
        since: None,
    };
    let ended = all.go_on_until_left();
    // Whatever the reason to leave: what was answered is worth the moment that saving takes.
    all.finish();
    ended
}

impl<B: Backend, C: Console, K: Keeper> Loop<'_, B, C, K> {
    fn go_on_until_left(&mut self) -> Result<(), AppError> {
        self.draw()?;
        loop {
            let news = self.hear()?;
            let keys = match news {
                Became::Left => Became::Left,
                // What was heard is drawn at once, with what was typed meanwhile.
                Became::Changed => self.read(Duration::ZERO)?,
                Became::Nothing if self.is_soon_done() => self.read(Duration::ZERO)?,
                Became::Nothing if self.is_busy() => self.read(BEAT)?,
                Became::Nothing => self.read(IDLE)?,
            };
            match (news, keys) {
                (Became::Left, _) | (_, Became::Left) => return Ok(()),
                (Became::Nothing, Became::Nothing) if !self.beat() => {}
                _ => self.draw()?,
            }
        }
    }

    /// Takes in what has happened beside the screen.
    fn hear(&mut self) -> Result<Became, AppError> {
        let mut became = Became::Nothing;
        let mut patience = if self.is_soon_done() {
            BUSY
        } else {
            Duration::ZERO
        };
        while let Some(news) = self.keeper.hear(patience) {
            became = self.carry_out(Input::News(news))?;
            if became == Became::Left {
                break;
            }
            patience = Duration::ZERO;
        }
        Ok(became)
    }

    /// Takes in what was typed.
    fn read(&mut self, patience: Duration) -> Result<Became, AppError> {
        let mut became = Became::Nothing;
        let mut next = self.next(patience)?;
        for _ in 0..AT_ONCE {
            let Some(event) = next else { break };
            match self.take(event)? {
                Became::Nothing => {}
                Became::Changed => became = Became::Changed,
                Became::Left => return Ok(Became::Left),
            }
            next = self.next(Duration::ZERO)?;
        }
        if let Some(background) = self.console.background() {
            self.look.theme = Theme::on(background);
            became = Became::Changed;
        }
        Ok(became)
    }

    /// Whether something is under way that is usually done before anybody notices.
    fn is_soon_done(&self) -> bool {
        self.keeper.is_recording() || self.model.pending.is_some()
    }

    fn is_busy(&self) -> bool {
        self.is_soon_done()
            || self.keeper.is_meeting()
            || self.keeper.checking().is_some()
            || self.keeper.importing().is_some()
    }

    fn next(&mut self, patience: Duration) -> Result<Option<Event>, AppError> {
        self.console.next(patience).map_err(AppError::Input)
    }

    /// Whether something under way has gone on long enough to be shown as such, or shown anew.
    fn beat(&mut self) -> bool {
        let waited = if self.is_busy() {
            self.since.get_or_insert_with(Stopwatch::start).elapsed()
        } else {
            self.since = None;
            Duration::ZERO
        };
        let beats = u64::try_from(waited.as_millis() / BEAT.as_millis()).unwrap_or(u64::MAX);
        let checking = self.keeper.checking();
        let importing = self.keeper.importing();
        let is = (beats, self.keeper.is_meeting(), checking, importing);
        let model = &self.model;
        let changed = is != (model.beats, model.meeting, model.checking, model.importing);
        self.model.importing = importing;
        self.model.checking = checking;
        self.model.beats = beats;
        self.model.meeting = self.keeper.is_meeting();
        changed
    }

    /// Waits until what is under way has come to its end, with all that follows from it.
    fn finish(&mut self) {
        while self.keeper.is_recording() || self.keeper.importing() == Some(Importing::Writing) {
            let Some(news) = self.keeper.hear(BEAT) else {
                continue;
            };
            for effect in self.update(Input::News(news)) {
                if let Effect::Record(said) = effect {
                    self.record(&said);
                }
            }
        }
    }

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
            Event::Mouse(mouse) => {
                let target = self.viewport.target(mouse.column, mouse.row);
                match (mouse.kind, target) {
                    (MouseEventKind::Down(MouseButton::Left), Some(target)) => {
                        Meaning::Input(Input::Click(target))
                    }
                    (MouseEventKind::ScrollDown, _) => {
                        Meaning::Input(Input::Scroll(Move::Down(NOTCH)))
                    }
                    (MouseEventKind::ScrollUp, _) => Meaning::Input(Input::Scroll(Move::Up(NOTCH))),
                    _ => Meaning::Nothing,
                }
            }
            Event::FocusGained | Event::FocusLost => Meaning::Nothing,
        }
    }

    /// Updates the model, and carries out what follows until nothing more does.
    fn carry_out(&mut self, input: Input) -> Result<Became, AppError> {
        let mut effects: VecDeque<_> = self.update(input).into();
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit => return Ok(Became::Left),
                Effect::Record(said) => effects.extend(self.record(&said)),
                Effect::Speak(name) => self.keeper.speak(name),
                Effect::Add(item) => self.keeper.add(item),
                Effect::Survey => self.keeper.survey(),
                Effect::Turn(release) => self.keeper.turn(release),
                Effect::Stay => self.keeper.stay(),
                Effect::Make(new) => self.keeper.make(new),
                Effect::Edit(subject) => self.edit(&subject)?,
                Effect::Meet => {
                    if let Err(why) = self.keeper.meet() {
                        effects.extend(self.update(Input::News(News::Met(Err(why)))));
                    }
                }
                Effect::Import(errand) => self.import(errand),
                Effect::Part => self.keeper.part(),
                Effect::Verify(items) => self.verify(items),
                Effect::Trust(items) => match self.keeper.trust() {
                    Ok(()) => self.verify(items),
                    Err(why) => self.model.warn(why),
                },
                Effect::StopChecks => self.keeper.stop_checks(),
                Effect::Copy(text) => self.console.copy(&text).map_err(AppError::Terminal)?,
                Effect::Redraw => self.clear()?,
                Effect::Suspend => {
                    // Nobody else could record while this program is stopped with the lock.
                    self.finish();
                    self.console.suspend().map_err(AppError::Terminal)?;
                    self.clear()?;
                }
            }
        }
        Ok(Became::Changed)
    }

    /// Begins to look for minutes, to read them, or to write what was chosen.
    fn import(&mut self, errand: Errand) {
        if let Err(why) = self.keeper.import(errand) {
            self.model.warn(why);
        }
        self.model.importing = self.keeper.importing();
    }

    /// Begins to run checks, or shows what would run.
    fn verify(&mut self, items: Vec<ItemId>) {
        match self.keeper.verify(items.clone()) {
            Ok(Begun::Running) => self.model.checking = self.keeper.checking(),
            Ok(Begun::NotTrusted(lines)) => self.model.ask_to_trust(items, lines),
            Err(why) => self.model.warn(why),
        }
    }

    /// Has something edited, and looks at once at what has become of it.
    fn edit(&mut self, subject: &Subject) -> Result<(), AppError> {
        let Some(passage) = self.keeper.passage(subject) else {
            self.model.warn(NO_FILES);
            return Ok(());
        };
        // Nobody else could record while the editor is open and this program holds the lock.
        self.finish();
        let edited = self.console.edit(&passage).map_err(AppError::Terminal)?;
        if let Err(failure) = edited {
            self.model.warn(failure.to_string());
        }
        self.keeper.look();
        self.clear()
    }

    /// Begins to record; what follows where that is not even possible.
    fn record(&mut self, said: &Said) -> Vec<Effect> {
        match self.keeper.record(said) {
            Ok(()) => Vec::new(),
            Err(why) => self.update(Input::News(News::Recorded(Err(why)))),
        }
    }

    fn update(&mut self, input: Input) -> Vec<Effect> {
        let scene = self.keeper.scene();
        update(
            self.model,
            &scene,
            &self.look.keymap,
            self.viewport.seen,
            input,
        )
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
        None if scope.types() => Meaning::Input(Input::Type(key)),
        None => Meaning::Nothing,
    }
}
