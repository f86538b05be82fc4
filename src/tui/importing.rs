//! Importing beside the screen: a thread for each errand, and what it says.
//!
//! It holds nothing that the screen needs: what it has written is read as everything that others
//! write. Invariant: every errand that was begun is heard of once.

use std::io;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::scene::{Errand, Importing, News};
use crate::session::{ImportFailure, Opening, Outside, import_chosen, markdown_nearby, propose};

/// Errands that are under way.
#[derive(Debug, Default)]
pub struct Errands {
    begun: Vec<Begun>,
}

#[derive(Debug)]
struct Begun {
    at: Option<Importing>,
    news: Receiver<News>,
}

impl Errands {
    /// Begins one.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn begin(&mut self, outside: Outside, opening: Opening, errand: Errand) -> io::Result<()> {
        let (tell, news) = mpsc::channel();
        let at = match &errand {
            Errand::Find => None,
            Errand::Read { .. } => Some(Importing::Reading),
            Errand::Write(_) => Some(Importing::Writing),
        };
        thread::Builder::new()
            .name("importing".into())
            .spawn(move || {
                // Where nobody listens any more there is nobody to tell.
                let _ = tell.send(done(&outside, &opening, errand));
            })?;
        self.begun.push(Begun { at, news });
        Ok(())
    }

    /// What they are at, where that takes its time.
    #[must_use]
    pub fn at(&self) -> Option<Importing> {
        self.begun.iter().find_map(|begun| begun.at)
    }

    /// What has come of one.
    pub fn heard(&mut self) -> Option<News> {
        let ended =
            self.begun
                .iter()
                .enumerate()
                .find_map(|(place, begun)| match begun.news.try_recv() {
                    Ok(news) => Some((place, Some(news))),
                    Err(TryRecvError::Empty) => None,
                    Err(TryRecvError::Disconnected) => Some((place, None)),
                });
        let (place, news) = ended?;
        let begun = self.begun.swap_remove(place);
        let lost = || "it has come to an end by itself".to_string();
        news.or_else(|| match begun.at? {
            Importing::Reading => Some(News::Proposed(Err(lost()))),
            Importing::Writing => Some(News::Imported(Err(lost()))),
        })
    }
}

fn done(outside: &Outside, opening: &Opening, errand: Errand) -> News {
    let told = |failure: ImportFailure| failure.to_string();
    match errand {
        Errand::Find => News::Nearby(markdown_nearby(outside)),
        Errand::Read { path, into } => {
            let read = propose(outside, opening, &path, into);
            News::Proposed(read.map(Box::new).map_err(told))
        }
        Errand::Write(choosing) => {
            let written = import_chosen(outside, opening, &choosing);
            News::Imported(written.map_err(told))
        }
    }
}
