//! All releases at a glance, and what there is to say of a new one.
//!
//! Both doors list releases and ask about a new one from this; what may be said of it is judged
//! here and again when it is made, since files may have changed meanwhile. It never writes.

use super::opening::{OpenFailure, no_release};
use super::releases::ReleaseFailure;
use super::{Passage, Session};
use crate::domain::board::Board;
use crate::domain::history::History;
use crate::domain::id::{ReleaseId, TraitId};
use crate::domain::overview::Overview;
use crate::domain::release::Release;
use crate::store::journal::{Journal, JournalError};

/// The releases of a workspace, and what a new one is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Every release with where it stands, by date; the implied one where there is none.
    pub releases: Vec<Overview>,
    /// What a new release is asked.
    pub traits: Vec<Asked>,
    /// Why no release can be made at present, with what to do about it.
    pub hindrance: Option<String>,
    /// Those that have a file.
    pub written: Vec<Release>,
}

/// A trait that a release can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name.
    pub name: TraitId,
    /// Its question, where one is written.
    pub question: Option<String>,
    /// How many items depend on it.
    pub items: usize,
}

impl Asked {
    /// The question, where none is written one about its name.
    #[must_use]
    pub fn words(&self) -> String {
        let plain = || format!("Does `{}` hold?", self.name);
        self.question.clone().unwrap_or_else(plain)
    }
}

impl Survey {
    /// The release from which a new one is offered to begin: the last that was shipped.
    #[must_use]
    pub fn offered(&self) -> Option<&ReleaseId> {
        Overview::last_shipped(&self.releases).map(|overview| &overview.release.id)
    }

    /// Whether a new release may have that id.
    ///
    /// # Errors
    /// When another has it, or had it.
    pub fn may_be(&self, id: &ReleaseId) -> Result<(), ReleaseFailure> {
        match self.written.iter().find(|release| release.is(id)) {
            None => Ok(()),
            Some(other) => Err(ReleaseFailure::Taken {
                id: id.clone(),
                by: other.id.clone(),
            }),
        }
    }

    /// Whether a new release may begin from another.
    ///
    /// # Errors
    /// When it is that release itself, or there is none of that id.
    pub fn may_begin_from(&self, from: &ReleaseId, id: &ReleaseId) -> Result<(), ReleaseFailure> {
        if from == id {
            return Err(ReleaseFailure::FromItself(id.clone()));
        }
        named(&self.written, from)?;
        Ok(())
    }
}

/// The release of an id, an earlier one included; the implied one where none has a file.
pub(super) fn named(known: &[Release], id: &ReleaseId) -> Result<Release, OpenFailure> {
    let is_implied = known.is_empty() && *id == ReleaseId::next();
    match known.iter().find(|release| release.is(id)) {
        Some(release) => Ok(release.clone()),
        None if is_implied => Ok(Release::bare(id.clone())),
        None => Err(no_release(known, id)),
    }
}

impl Session {
    /// Every release, and what a new one is asked.
    ///
    /// # Errors
    /// When the journal cannot be read at all.
    pub fn survey(&self, journal: &mut Journal) -> Result<Survey, JournalError> {
        let asked = self.traits().into_iter().map(|(name, question)| Asked {
            name: name.clone(),
            question: question.map(Into::into),
            items: self.items_asked_by(name),
        });
        Ok(Survey {
            traits: asked.collect(),
            hindrance: self.may_change_releases().err().map(|why| why.told()),
            written: self.workspace.releases.clone(),
            releases: self.releases(journal)?,
        })
    }

    /// Every release with where it stands, by date; the implied one where there is none.
    ///
    /// # Errors
    /// When the journal cannot be read at all.
    pub fn releases(&self, journal: &mut Journal) -> Result<Vec<Overview>, JournalError> {
        let shown = self.history.release();
        let mut boards = vec![(self.board.clone(), None, self.findings())];
        let others = self.workspace.releases.iter();
        for release in others.filter(|release| release.id != shown.id) {
            let reading = journal.read(release)?;
            let mut history = History::new(release.clone());
            history.absorb(reading.events);
            let board = Board::lay(&self.plan, &history, self.roster(), self.board.today);
            let files = self.workspace.findings.iter().chain(&self.plan_findings);
            let findings: Vec<_> = files.chain(&reading.findings).cloned().collect();
            boards.push((board, Some(history), findings));
        }
        let with_history = boards.iter_mut().map(|(board, history, _)| {
            let history = history.as_ref().unwrap_or(&self.history);
            (board, history)
        });
        self.watch_all(with_history);
        let overviews = boards.iter().map(|(board, _, findings)| {
            let assessment = self.assess(board, findings);
            Overview::of(board, &assessment, board.release.id == shown.id)
        });
        let mut overviews: Vec<_> = overviews.collect();
        Overview::sort(&mut overviews);
        Ok(overviews)
    }

    /// The traits that a release can answer, each with its question where one is written.
    #[must_use]
    pub fn traits(&self) -> Vec<(&TraitId, Option<&str>)> {
        let questions = &self.workspace.settings.traits;
        let asked = questions
            .iter()
            .map(|(name, words)| (name, Some(words.as_str())));
        let mut traits: Vec<_> = asked.collect();
        for name in self.plan.items().flat_map(|item| &item.asked_if) {
            if !traits.iter().any(|(known, _)| *known == name) {
                traits.push((name, None));
            }
        }
        traits
    }

    /// The file of a release; none where it has none yet.
    #[must_use]
    pub fn passage_of_release(&self, release: &ReleaseId) -> Option<Passage> {
        let mut known = self.workspace.releases.iter();
        known.any(|known| known.id == *release).then(|| Passage {
            path: self.workspace.release_path(release),
            line: 1,
        })
    }

    fn items_asked_by(&self, name: &TraitId) -> usize {
        let items = self.plan.items();
        items.filter(|item| item.asked_if.contains(name)).count()
    }
}
