//! Checks beside the screen: a thread that runs them, and how each ended.
//!
//! It records nothing: each end becomes a change like any other, through the one queue of the app.
//! Invariant: once this is dropped, nothing that it started runs any more.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread::{self, JoinHandle};

use super::scene::{Running, Verified};
use crate::checks::trust::Place;
use crate::checks::{self, Allowed, Grant, Step, Stop, Surroundings, Trust, TrustError};
use crate::domain::check::Report;
use crate::domain::checklist::Plan;
use crate::domain::id::ItemId;
use crate::session::Session;

/// What checks need of the world, and what a person was shown of them.
#[derive(Debug, Clone, Default)]
pub struct Equipment {
    /// The folder of the person's settings.
    pub configuration: Option<PathBuf>,
    /// What checks are given parts of.
    pub surroundings: Surroundings,
    /// The folders in which git is found.
    pub path: Option<OsString>,
}

impl Equipment {
    /// Whether the checks of a session may run.
    ///
    /// # Errors
    /// When what was trusted cannot be read.
    pub fn trust(&self, session: &Session) -> Result<Trust, TrustError> {
        self.place(session)?.of(session.plan())
    }

    /// Trusts what a person was shown.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn keep(&self, session: &Session, grant: &Grant) -> Result<Allowed, TrustError> {
        self.place(session)?.keep(grant)
    }

    fn place(&self, session: &Session) -> Result<Place, TrustError> {
        Place::new(self.configuration.as_deref(), &session.workspace().root)
    }
}

/// Checks that are under way.
#[derive(Debug)]
pub struct Checking {
    heard: Receiver<(ItemId, Report)>,
    stop: Stop,
    running: Running,
    grant: Grant,
    thread: Option<JoinHandle<()>>,
}

/// What is heard of checks.
#[derive(Debug)]
pub enum Heard {
    /// One has ended.
    Ended(ItemId, Report),
    /// All have, or were stopped.
    Over(Verified),
}

impl Checking {
    /// Begins to run checks.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn begin(equipment: Equipment, allowed: Allowed, items: Vec<ItemId>) -> io::Result<Self> {
        let (tell, heard) = mpsc::channel();
        let stop = Stop::default();
        let running = Running {
            done: 0,
            all: items.len(),
        };
        let asked = stop.clone();
        let grant = allowed.grant().clone();
        let work = move || {
            let root = &allowed.grant().root;
            let commit = checks::commit(equipment.path.as_deref(), root);
            let mut listen = |step: Step| {
                let Step::Ended(item, mut report) = step else {
                    return;
                };
                if let Report::Ended(ended) = &mut report {
                    ended.run.commit.clone_from(&commit);
                }
                // Where nobody listens any more there is nobody to tell.
                let _ = tell.send((item, report));
            };
            let surroundings = &equipment.surroundings;
            checks::run(&allowed, &items, surroundings, None, &asked, &mut listen);
        };
        let thread = thread::Builder::new().name("checks".into()).spawn(work)?;
        Ok(Self {
            heard,
            stop,
            running,
            grant,
            thread: Some(thread),
        })
    }

    /// Has them end before they are done.
    pub fn stop(&self) {
        self.stop.ask();
    }

    /// How far they have come.
    #[must_use]
    pub fn running(&self) -> Running {
        self.running
    }

    /// What has happened, if anything has. What was declared otherwise meanwhile tells nothing of the
    /// item as it is now.
    pub fn hear(&mut self, plan: &Plan) -> Option<Heard> {
        match self.heard.try_recv() {
            Ok((item, report)) => {
                self.running.done += 1;
                let entry = self.grant.entry(&item).zip(plan.find_exact(&item));
                let same = entry.is_some_and(|(entry, now)| entry.is_of(&self.grant.root, now));
                let changed = || Report::DidNotRun("it was declared otherwise while it ran".into());
                let report = if same { report } else { changed() };
                Some(Heard::Ended(item, report))
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Heard::Over(Verified {
                ran: self.running.done,
                stopped: self.stop.is_asked(),
            })),
        }
    }
}

impl Drop for Checking {
    fn drop(&mut self) {
        self.stop.ask();
        if let Some(thread) = self.thread.take() {
            // What it has to tell nobody hears any more; that it ends is all that counts.
            let _ = thread.join();
        }
    }
}
