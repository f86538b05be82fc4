//! The other releases of a play, which lie on a shelf while one is open.

use super::Keeping;
use crate::domain::event::Event;
use crate::domain::history::History;
use crate::domain::overview::Overview;
use crate::domain::release::Release;
use crate::domain::stage::Stage;
use crate::domain::verdict::assess;
use crate::session::{NewRelease, Survey};
use crate::tui::scene::{Born, News};

impl Keeping {
    /// Another release of the same checklists, of which nothing was said.
    pub(crate) fn release(&self, release: Release) -> Stage {
        let history = History::new(release);
        let stage = self.stage.clone();
        Stage { history, ..stage }
    }

    /// All that was recorded for a release, open or not.
    pub(crate) fn said_of(&self, release: &Release) -> &[Event] {
        let mut all = self.shelf.iter().chain([&self.stage]);
        let stage = all.find(|stage| stage.history.release().id == release.id);
        stage.unwrap().history.events()
    }

    /// Opens a release from the shelf in place of this one.
    pub(super) fn turn_to(&mut self, place: usize) {
        std::mem::swap(&mut self.stage, &mut self.shelf[place]);
        self.refresh();
    }

    pub(super) fn look_at_all(&self) -> Survey {
        let overview = |stage: &Stage, shown| {
            let board = stage.board();
            let assessment = assess(&board, stage.grounds.with(&self.findings));
            Overview::of(&board, &assessment, shown)
        };
        let others = self.shelf.iter().map(|stage| overview(stage, false));
        let mut releases: Vec<_> = others.chain([overview(&self.stage, true)]).collect();
        Overview::sort(&mut releases);
        Survey {
            written: releases.iter().map(|it| it.release.clone()).collect(),
            releases,
            traits: self.asked.clone(),
            hindrance: self.hindrance.map(Into::into),
        }
    }

    /// Makes a release and opens it.
    pub(super) fn give_birth(&mut self, new: NewRelease) {
        let (file, from) = (format!("releases/{}.toml", new.id), new.from.clone());
        let born = self.release(Release {
            name: new.name,
            version: new.version,
            date: new.date,
            owner: new.owner,
            traits: new.traits.into_iter().collect(),
            ..Release::bare(new.id)
        });
        self.shelf.push(born);
        self.turn_to(self.shelf.len() - 1);
        self.news.push_back(News::Made(Ok(Born {
            file,
            from: from.map(|from| (from, "2 owners".into())),
            adopts: false,
        })));
    }
}
