//! The terminal, borrowed: taken over when the app opens, given back whatever happens.
//!
//! Given back means: the screen that was there before, a visible cursor, pasting and line editing as
//! they were. It happens exactly once for each time it was taken: on leaving, on an error, before
//! the message of a panic, on SIGTERM, SIGHUP, SIGINT and SIGQUIT, and around a suspend. Every step
//! of it is taken on its own and its failure ignored, since there is nobody left to tell.

mod asking;

use std::io::{self, Write as _};
use std::panic;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::{emulate_default_handler, raise};

use self::asking::Asking;
use super::background::Background;
use super::run::Console;
use crate::clock::Stopwatch;
use crate::session::{EditFailure, Editors, Passage};

/// What is asked of the terminal beyond a screen and keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// To report the mouse, and so to leave selecting text with it to the app.
    pub mouse: bool,
    /// To say what its background is.
    pub background: bool,
}

/// Holds the terminal for as long as it lives.
#[derive(Debug)]
pub struct Guard {
    held: Arc<Held>,
    signals: Handle,
    editors: Editors,
    asking: Asking,
}

/// What the loop, the panic hook and the signal thread share.
#[derive(Debug, Default)]
struct Held {
    /// Whether the terminal is ours at the moment.
    taken: AtomicBool,
    /// Whether the mouse is reported while it is.
    mouse: bool,
    /// Whether somebody else has it for a while, whose interrupts are not for us.
    lent: AtomicBool,
    /// Since when it is back.
    back: Mutex<Option<Stopwatch>>,
    /// Whose turn it is to write to it.
    turn: AtomicU8,
}

/// The loop waits for input and writes nothing.
const WAITING: u8 = 0;
/// The loop draws or records.
const BUSY: u8 = 1;
/// A signal ends the program; the loop never gets its turn again.
const ENDING: u8 = 2;

/// An interrupt that is heard of so soon after the terminal came back was meant for who had it: the
/// thread that serves signals may be late.
const LATE: Duration = Duration::from_millis(500);

impl Held {
    fn take(&self) -> io::Result<()> {
        // Marked first, so that a step that fails half-way is taken back like the others.
        self.taken.store(true, Ordering::SeqCst);
        let taken = enable_raw_mode().and_then(|()| {
            let mut out = io::stdout();
            queue!(
                out,
                EnterAlternateScreen,
                EnableBracketedPaste,
                cursor::Hide
            )?;
            if self.mouse {
                queue!(out, EnableMouseCapture)?;
            }
            out.flush()
        });
        if taken.is_err() {
            self.give_back();
        }
        taken
    }

    fn give_back(&self) {
        if !self.taken.swap(false, Ordering::SeqCst) {
            return;
        }
        let mut out = io::stdout();
        if self.mouse {
            let _ = queue!(out, DisableMouseCapture);
        }
        let _ = queue!(out, DisableBracketedPaste);
        let _ = queue!(out, LeaveAlternateScreen);
        let _ = queue!(out, cursor::Show);
        let _ = out.flush();
        let _ = disable_raw_mode();
    }

    /// Whether the keys that interrupt are for somebody else.
    fn is_lent(&self) -> bool {
        let back = *self.back.lock().unwrap_or_else(PoisonError::into_inner);
        self.lent.load(Ordering::SeqCst) || back.is_some_and(|back| back.elapsed() < LATE)
    }

    /// The loop is about to wait.
    fn rest(&self) {
        let _ = self.pass(BUSY, WAITING);
    }

    /// The loop has something to do. Where a signal came first, this thread stops here: the other
    /// one is giving the terminal back and ends the program.
    fn wake(&self) {
        if self.pass(WAITING, BUSY).is_err() && self.turn.load(Ordering::SeqCst) == ENDING {
            loop {
                thread::park();
            }
        }
    }

    /// Takes the turn from a waiting loop for ever. A loop that is stuck in a write has had its
    /// time after a second; the terminal is given back all the same.
    fn end(&self) {
        for _ in 0..200 {
            if self.pass(WAITING, ENDING).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn pass(&self, from: u8, to: u8) -> Result<u8, u8> {
        self.turn
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst)
    }
}

impl Guard {
    /// Takes the terminal over, to be lent to one of these editors.
    ///
    /// # Errors
    /// When it is none, or its mode or signals cannot be changed; then it is as it was before.
    pub fn enter(wishes: Wishes, editors: Editors) -> io::Result<Self> {
        let held = Arc::new(Held {
            mouse: wishes.mouse,
            ..Held::default()
        });
        held.turn.store(BUSY, Ordering::SeqCst);
        // Registered before the thread that serves them starts and before anything is taken, so
        // that no signal falls between. A thread and not a flag that the loop looks at: when the
        // terminal itself goes away, waiting for input may never return.
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
        let handle = signals.handle();
        let of_signals = Arc::clone(&held);
        thread::Builder::new()
            .name("signals".into())
            .spawn(move || {
                for signal in signals.forever() {
                    let of_keys = matches!(signal, SIGINT | SIGQUIT);
                    if of_keys && of_signals.is_lent() {
                        continue;
                    }
                    of_signals.end();
                    of_signals.give_back();
                    // Ends the program with the status that this signal always gives.
                    let _ = emulate_default_handler(signal);
                }
            })?;
        hook_panics(&held);
        let guard = Self {
            held,
            signals: handle,
            editors,
            asking: if wishes.background {
                Asking::Later
            } else {
                Asking::Over
            },
        };
        guard.held.take()?;
        // From here on a change of size is an event; one before the first drawing is seen by it.
        event::poll(Duration::ZERO)?;
        Ok(guard)
    }
}

/// The screen to draw on while a guard holds the terminal.
///
/// # Errors
/// When its size cannot be told.
pub fn screen() -> io::Result<Terminal<CrosstermBackend<impl io::Write>>> {
    // A frame is written in one piece.
    Terminal::new(CrosstermBackend::new(io::BufWriter::new(io::stdout())))
}

/// Gives the terminal back before a panic prints its message, so that the message can be read.
fn hook_panics(held: &Arc<Held>) {
    let before = panic::take_hook();
    let of_panics = Arc::clone(held);
    panic::set_hook(Box::new(move |info| {
        of_panics.give_back();
        before(info);
    }));
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.held.give_back();
        self.signals.close();
    }
}

/// Waits for an event, at most so long.
fn wait(patience: Duration) -> io::Result<Option<Event>> {
    if event::poll(patience)? {
        event::read().map(Some)
    } else {
        Ok(None)
    }
}

impl Console for Guard {
    fn next(&mut self, patience: Duration) -> io::Result<Option<Event>> {
        self.asking.ask(&mut io::stdout())?;
        self.held.rest();
        let next = self.asking.next(patience, wait);
        self.held.wake();
        next
    }

    fn background(&mut self) -> Option<Background> {
        self.asking.answer()
    }

    fn copy(&mut self, text: &[u8]) -> io::Result<()> {
        let mut out = io::stdout();
        queue!(out, CopyToClipboard::to_clipboard_from(text))?;
        out.flush()
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.held.give_back();
        // Not SIGSTOP: where no shell could continue us, the system ignores this one.
        raise(SIGTSTP)?;
        self.held.take()
    }

    fn edit(&mut self, passage: &Passage) -> io::Result<Result<(), EditFailure>> {
        self.held.lent.store(true, Ordering::SeqCst);
        self.held.give_back();
        let edited = self.editors.find().and_then(|editor| editor.open(passage));
        let back = &self.held.back;
        *back.lock().unwrap_or_else(PoisonError::into_inner) = Some(Stopwatch::start());
        self.held.lent.store(false, Ordering::SeqCst);
        self.held.take()?;
        Ok(edited)
    }
}
