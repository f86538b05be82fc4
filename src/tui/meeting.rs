//! Sharing beside the screen: a thread that talks to the remote, and what it says.
//!
//! It holds nothing that the screen needs: what came in is read with the journal, as everything
//! that others record. Invariant: once it is stopped or has ended, no git that it started runs.

use std::io;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::scene::Met;
use crate::session::{Opening, Outside};
use crate::share::{self, Mode, Outcome, Prompts, Request, ShareError, Stop};

/// Sharing that is under way.
#[derive(Debug)]
pub struct Meeting {
    ended: Receiver<Result<Outcome, ShareError>>,
    stop: Stop,
}

impl Meeting {
    /// Begins to share both ways with the usual remote.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn begin(outside: Outside, opening: Opening) -> io::Result<Self> {
        let (tell, ended) = mpsc::channel();
        let stop = Stop::default();
        let request = Request {
            remote: None,
            mode: Mode::Both,
            // Nobody can be asked anything below the screen.
            prompts: Prompts::None,
            stop: stop.clone(),
        };
        thread::Builder::new()
            .name("meeting".into())
            .spawn(move || {
                let outcome = share::sync(&outside, &opening, &request, &mut |_step| {});
                // Where nobody listens any more there is nobody to tell.
                let _ = tell.send(outcome);
            })?;
        Ok(Self { ended, stop })
    }

    /// Has it end before it is done.
    pub fn stop(&self) {
        self.stop.ask();
    }

    /// What came of it, once it has ended.
    #[must_use]
    pub fn ended(&self) -> Option<Result<Met, String>> {
        match self.ended.try_recv() {
            Ok(Ok(outcome)) => Some(Ok(Met {
                remote: outcome.remote,
                received: outcome.received,
                sent: outcome.sent.len(),
                undeclared: outcome.undeclared && outcome.pushed,
            })),
            Ok(Err(error)) => Some(Err(match error.help() {
                Some(help) => format!("{error}: {help}"),
                None => error.to_string(),
            })),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err("it has come to an end by itself".into())),
        }
    }
}
