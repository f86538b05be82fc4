//! Asking the terminal for its background, and telling the answer apart from what is typed.
//!
//! It is asked once there is something to see, and nobody waits for the answer: it comes among the
//! keys, or never. Invariant: a key is held back no longer than [`Listener::patience`] says.

use std::io::{self, Write};
use std::time::Duration;

use crossterm::event::Event;

use crate::clock::Stopwatch;
use crate::tui::background::{Background, Listener, QUESTION};

/// How far it has come.
#[derive(Debug)]
pub(super) enum Asking {
    /// It will be asked.
    Later,
    /// The answer may come among the events, of which the last came at that time.
    Asked(Listener, Stopwatch),
    /// It has come, and nobody was told yet.
    Answered(Background),
    /// There is nothing to wait for.
    Over,
}

impl Asking {
    /// Writes the question, unless that was done.
    pub(super) fn ask(&mut self, out: &mut impl Write) -> io::Result<()> {
        if matches!(self, Self::Later) {
            out.write_all(QUESTION)?;
            out.flush()?;
            *self = Self::Asked(Listener::default(), Stopwatch::start());
        }
        Ok(())
    }

    /// Waits for an event that is no part of the answer, at most so long; `wait` does the same for
    /// any event. None also where the answer has come.
    pub(super) fn next(
        &mut self,
        patience: Duration,
        mut wait: impl FnMut(Duration) -> io::Result<Option<Event>>,
    ) -> io::Result<Option<Event>> {
        let waiting = Stopwatch::start();
        loop {
            let Self::Asked(listener, since) = self else {
                return wait(patience);
            };
            if let Some(event) = listener.pop() {
                return Ok(Some(event));
            }
            let left = patience.saturating_sub(waiting.elapsed());
            // Counted from the last event, also where that was heard in an earlier wait.
            let held = listener.patience();
            let held = held.map(|most| most.saturating_sub(since.elapsed()));
            if let Some(event) = wait(held.map_or(left, |held| held.min(left)))? {
                *since = Stopwatch::start();
                if let Some(background) = listener.hear(event) {
                    *self = Self::Answered(background);
                    return Ok(None);
                }
            } else if held.is_some_and(|held| held <= left) {
                listener.give_up();
            } else {
                return Ok(None);
            }
        }
    }

    /// What the answer was, once.
    pub(super) fn answer(&mut self) -> Option<Background> {
        let Self::Answered(background) = *self else {
            return None;
        };
        *self = Self::Over;
        Some(background)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::play::{keys, press};

    const LONG: Duration = Duration::from_secs(60);

    fn asked() -> Asking {
        let mut asking = Asking::Later;
        let mut out = Vec::new();
        for _ in 0..2 {
            asking.ask(&mut out).unwrap();
        }
        assert_eq!(out, QUESTION, "it is asked once");
        asking
    }

    #[test]
    fn a_key_that_may_begin_an_answer_comes_out_soon_where_none_follows() {
        let mut asking = asked();
        let mut waits = Vec::new();
        let mut typed = vec![press("esc")];
        let heard = asking.next(LONG, |patience| {
            waits.push(patience);
            Ok(typed.pop())
        });
        assert_eq!(heard.unwrap(), Some(press("esc")));
        let [first, second] = waits.as_slice() else {
            panic!("{waits:?}");
        };
        assert!(*first > Duration::from_secs(50) && *second <= Duration::from_millis(50));
    }

    #[test]
    fn who_does_not_wait_is_not_kept_and_loses_nothing() {
        let mut asking = asked();
        let mut typed = vec![press("esc")];
        let heard = asking.next(Duration::ZERO, |_| Ok(typed.pop()));
        assert_eq!(heard.unwrap(), None);
        let heard = asking.next(LONG, |_| Ok(None));
        assert_eq!(heard.unwrap(), Some(press("esc")));
    }

    #[test]
    fn the_answer_is_told_once_and_from_then_on_nothing_is_held_back() {
        let mut asking = asked();
        let mut typed = keys("<alt-]>11;rgb:ffff/ffff/ffff<ctrl-g>").into_iter();
        assert_eq!(asking.next(LONG, |_| Ok(typed.next())).unwrap(), None);
        assert_eq!(asking.answer(), Some(Background::Light));
        assert_eq!(asking.answer(), None);
        let heard = asking.next(Duration::ZERO, |_| Ok(Some(press("esc"))));
        assert_eq!(heard.unwrap(), Some(press("esc")));
    }
}
