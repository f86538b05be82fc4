//! What somebody does in a play: keys from a string, and the console that brings them.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event as Happening, KeyEvent, KeyEventKind};

use crate::session::{EditFailure, Passage};
use crate::tui::background::Background;
use crate::tui::key::Key;
use crate::tui::run::Console;

/// What happens, one after the other; at the end somebody presses ctrl-c.
#[derive(Default)]
pub(crate) struct Script {
    events: VecDeque<Happening>,
    /// Whether ctrl-c was not needed: the app was left before.
    pub(crate) left: bool,
    /// Called at each wait without a limit.
    pub(crate) at_wait: Option<Box<dyn FnMut()>>,
    pub(crate) suspended: usize,
    /// What the terminal says of its background, once, after the first drawing.
    pub(crate) background: Option<Background>,
    /// What was opened in the editor.
    pub(crate) edited: Vec<Passage>,
    pub(crate) editor_fails: bool,
    /// What was handed to the terminal, to be pasted elsewhere.
    pub(crate) copied: Vec<String>,
    /// Whether keys come while something is under way.
    pub(crate) impatient: bool,
}

impl Script {
    pub(crate) fn of(events: impl IntoIterator<Item = Happening>) -> Self {
        Self {
            events: events.into_iter().collect(),
            left: true,
            ..Self::default()
        }
    }
}

impl Console for Script {
    fn next(&mut self, patience: Duration) -> io::Result<Option<Happening>> {
        // One event for each wait, so that each is followed by a drawing.
        if patience.is_zero() && !self.impatient {
            return Ok(None);
        }
        if let Some(at_wait) = &mut self.at_wait {
            at_wait();
        }
        if self.background.is_some() {
            return Ok(None);
        }
        Ok(Some(self.events.pop_front().unwrap_or_else(|| {
            self.left = false;
            press("ctrl-c")
        })))
    }

    fn background(&mut self) -> Option<Background> {
        self.background.take()
    }

    fn copy(&mut self, text: &[u8]) -> io::Result<()> {
        self.copied.push(String::from_utf8(text.to_vec()).unwrap());
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }

    fn edit(&mut self, passage: &Passage) -> io::Result<Result<(), EditFailure>> {
        self.edited.push(passage.clone());
        if self.editor_fails {
            return Ok(Err(EditFailure::NoCommand("nothing".into())));
        }
        Ok(Ok(()))
    }
}

pub(crate) fn press(key: &str) -> Happening {
    let key: Key = key.parse().unwrap();
    Happening::Key(key.event())
}

/// Keys from a string: characters, and names between `<` and `>`.
pub(crate) fn keys(text: &str) -> Vec<Happening> {
    let mut events = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let named = (c == '<').then(|| rest.as_str().split_once('>')).flatten();
        match (c, named) {
            (_, Some((name, behind))) => {
                rest = behind.chars();
                events.push(press(name));
            }
            (' ', None) => events.push(press("space")),
            (c, None) => events.push(press(&c.to_string())),
        }
    }
    events
}

/// A key as terminals that report more send it when it is let go.
pub(crate) fn release(key: &str) -> Happening {
    match press(key) {
        Happening::Key(event) => Happening::Key(KeyEvent {
            kind: KeyEventKind::Release,
            ..event
        }),
        other => other,
    }
}
