//! Making and renaming the releases of a workspace.
//!
//! What is written is only ever what reads back without a fault, and what cannot be finished is
//! taken back, so that trying again begins anew.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::opening::{OpenFailure, Opened, Opening, Scope, no_release, open};
use super::surveying::named;
use super::{Outside, RecordFailure, Session};
use crate::domain::command::{Command, Legacy};
use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::history::History;
use crate::domain::id::{ReleaseId, TraitId};
use crate::domain::release::Release;
use crate::domain::text::{did_you_mean, nearest};
use crate::store::journal::{Journal, JournalError};
use crate::store::releases::{self, ReleaseFileError};

/// A release to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelease {
    /// Names it in files and commands.
    pub id: ReleaseId,
    /// Its name on screens.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The day it goes out.
    pub date: Option<NaiveDate>,
    /// Who decides.
    pub owner: Option<String>,
    /// The release that leaves it its owners and what does not apply.
    pub from: Option<ReleaseId>,
    /// What it says of traits.
    pub traits: Vec<(TraitId, bool)>,
}

impl NewRelease {
    /// A release of which nothing but its id is said.
    #[must_use]
    pub fn bare(id: ReleaseId) -> Self {
        Self {
            id,
            name: None,
            version: None,
            date: None,
            owner: None,
            from: None,
            traits: Vec::new(),
        }
    }
}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The new file.
    pub path: PathBuf,
    /// The new release, open.
    pub opened: Opened,
    /// From which release it begins.
    pub from: Option<ReleaseId>,
    /// The change by which answers were taken over, if there were any.
    pub carried: Option<Event>,
}

/// Why a release was not made or renamed. Then nothing has changed, unless it says that the disk
/// has not confirmed the new file.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseFailure {
    /// There is only a folder in which the pack is shown.
    #[error("there is no workspace here yet, so a release has no place")]
    NoWorkspace,
    /// Files cannot be read.
    #[error("some files cannot be read")]
    Unreadable(Vec<Finding>),
    /// A release has that id, or had it.
    #[error("`{id}` is {}: choose another id", taken(id, by))]
    Taken {
        /// The id that was asked for.
        id: ReleaseId,
        /// The release that has or had it.
        by: ReleaseId,
    },
    /// Answers of some release without a file lie under that id.
    #[error(
        "answers were given under `{0}` before, and would be mixed with these: choose another id"
    )]
    Answered(ReleaseId),
    /// A release cannot begin from itself.
    #[error("`{0}` cannot begin from itself: name the release before it")]
    FromItself(ReleaseId),
    /// No checklist and no question knows that trait.
    #[error("there is no trait `{asked}`{}", did_you_mean(nearest.as_ref()))]
    Trait {
        /// What was asked for.
        asked: TraitId,
        /// The one most likely meant.
        nearest: Option<String>,
    },
    /// A trait was answered with yes and with no.
    #[error("the trait `{0}` is answered with yes and with no")]
    BothWays(TraitId),
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] ReleaseFileError),
    /// A release or the journal could not be opened.
    #[error(transparent)]
    Open(#[from] OpenFailure),
    /// What was to be taken over could not be recorded.
    #[error(transparent)]
    Record(#[from] RecordFailure),
}

impl ReleaseFailure {
    /// What to do about it.
    #[must_use]
    pub const fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoWorkspace => Some("`gonogo init` makes one here, with a first release"),
            Self::Trait { .. } => {
                Some("traits stand in `[traits]` of gonogo.toml, each with its question")
            }
            Self::Open(OpenFailure::Release { .. }) => {
                Some("see the files in `releases/`; with none there is only `next`")
            }
            _ => None,
        }
    }

    /// It with what to do about it, on one line; where files cannot be read, with the first fault.
    #[must_use]
    pub fn told(&self) -> String {
        match (self, self.help()) {
            (Self::Unreadable(findings), _) => {
                let first = findings.iter().find(|finding| finding.is_error());
                let told = first.map(|first| format!(": {}: {}", first.place(), first.message));
                format!("mend the files first{}", told.unwrap_or_default())
            }
            (_, Some(help)) => format!("{self}: {help}"),
            (_, None) => self.to_string(),
        }
    }
}

fn taken(id: &ReleaseId, by: &ReleaseId) -> String {
    if id == by {
        "a release already".into()
    } else {
        format!("an earlier id of `{by}`, whose answers it would claim")
    }
}

impl From<JournalError> for ReleaseFailure {
    fn from(error: JournalError) -> Self {
        Self::Open(error.into())
    }
}

/// Makes a release and opens it, with what another leaves to it.
///
/// # Errors
/// When its id is taken, something else that it names is not there, or it cannot be written.
pub fn make_release(
    outside: &Outside,
    opening: &Opening,
    new: NewRelease,
) -> Result<Made, ReleaseFailure> {
    let of = |release: Option<ReleaseId>| Opening {
        release,
        ..opening.clone()
    };
    let Opened {
        session,
        mut journal,
    } = open(outside, &of(None), Scope::Standings)?;
    session.may_make(&new.id)?;
    if new.from.as_ref() == Some(&new.id) {
        return Err(ReleaseFailure::FromItself(new.id));
    }
    let legacy = match &new.from {
        Some(from) => Some((from.clone(), session.legacy(&mut journal, from)?)),
        None => None,
    };
    let from = new.from.clone();
    let mut release = session.drafted(new)?;
    release.was = session.implied(&journal, &release.id, from.as_ref())?;
    let path = releases::create(&session.workspace.root, &release)?;
    let finish = || {
        let mut opened = open(outside, &of(Some(release.id.clone())), Scope::Everything)?;
        let carried = match legacy {
            Some((from, legacy)) => opened.record(&Command::Carry { from, legacy })?,
            None => None,
        };
        Ok((opened, carried))
    };
    match finish() {
        Ok((opened, carried)) => Ok(Made {
            path,
            opened,
            from,
            carried,
        }),
        Err(failure) => {
            // Nobody has seen it yet; left behind, it would stand in the way of another try.
            let _ = fs::remove_file(&path);
            Err(failure)
        }
    }
}

impl Session {
    /// Whether a release of that id could be made.
    ///
    /// # Errors
    /// When it could not, whatever else is said of it.
    pub fn may_make(&self, id: &ReleaseId) -> Result<(), ReleaseFailure> {
        self.may_change_releases()?;
        self.is_free(id, None)
    }

    /// Gives a release another id, under which its answers stay, and returns where its file is now.
    ///
    /// # Errors
    /// When there is no such release, the new id is taken, or a file cannot be written.
    pub fn rename_release(
        &self,
        journal: &Journal,
        old: &ReleaseId,
        new: &ReleaseId,
    ) -> Result<PathBuf, ReleaseFailure> {
        self.may_change_releases()?;
        let known = &self.workspace.releases;
        let release = match known.iter().find(|release| release.id == *old) {
            Some(release) => release.clone(),
            None if known.is_empty() && *old == ReleaseId::next() => Release::bare(old.clone()),
            None => return Err(no_release(known, old).into()),
        };
        self.is_free(new, Some(&release))?;
        if !release.is(new) && journal.releases()?.contains(new) {
            return Err(ReleaseFailure::Answered(new.clone()));
        }
        Ok(releases::rename(&self.workspace.root, old, new)?)
    }

    pub(super) fn may_change_releases(&self) -> Result<(), ReleaseFailure> {
        if !self.workspace.is_made() {
            return Err(ReleaseFailure::NoWorkspace);
        }
        if !self.files_are_readable() {
            return Err(ReleaseFailure::Unreadable(self.findings()));
        }
        Ok(())
    }

    /// Whether no release has or had that id, save the one that may take it back.
    fn is_free(&self, id: &ReleaseId, own: Option<&Release>) -> Result<(), ReleaseFailure> {
        let other = |release: &&Release| {
            release.is(id) && (release.id == *id || Some(&release.id) != own.map(|own| &own.id))
        };
        match self.workspace.releases.iter().find(other) {
            Some(other) => Err(ReleaseFailure::Taken {
                id: id.clone(),
                by: other.id.clone(),
            }),
            None => Ok(()),
        }
    }

    /// The earlier ids of a new release: where it is the first, it is the one that was implied, and
    /// what was answered until now stays its own.
    fn implied(
        &self,
        journal: &Journal,
        id: &ReleaseId,
        from: Option<&ReleaseId>,
    ) -> Result<Vec<ReleaseId>, JournalError> {
        let next = ReleaseId::next();
        let is_shown = self.history.release().id == next;
        let is_implied = !self
            .workspace
            .releases
            .iter()
            .any(|release| release.is(&next));
        let first = is_shown && is_implied && *id != next && from != Some(&next);
        let answered = first && journal.releases()?.contains(&next);
        Ok(answered.then_some(next).into_iter().collect())
    }

    /// What a release leaves to the next.
    fn legacy(
        &self,
        journal: &mut Journal,
        from: &ReleaseId,
    ) -> Result<Vec<Legacy>, ReleaseFailure> {
        let known = &self.workspace.releases;
        let release = named(known, from)?;
        if self.history.release().id == release.id {
            // Read already; what is new since is not needed.
            return if self.is_readable() {
                Ok(Legacy::of(&self.plan, &self.history))
            } else {
                Err(ReleaseFailure::Unreadable(self.findings()))
            };
        }
        let reading = journal.read(&release)?;
        if reading.findings.iter().any(Finding::is_error) {
            return Err(ReleaseFailure::Unreadable(reading.findings));
        }
        let mut history = History::new(release);
        history.absorb(reading.events);
        Ok(Legacy::of(&self.plan, &history))
    }

    fn drafted(&self, new: NewRelease) -> Result<Release, ReleaseFailure> {
        let known = self.traits();
        let mut release = Release {
            name: new.name,
            version: new.version,
            date: new.date,
            owner: new.owner,
            ..Release::bare(new.id)
        };
        for (name, holds) in new.traits {
            if !known.iter().any(|(known, _)| **known == name) {
                let names = known.iter().map(|(name, _)| name.as_str());
                let nearest = nearest(name.as_str(), names).map(Into::into);
                return Err(ReleaseFailure::Trait {
                    asked: name,
                    nearest,
                });
            }
            if release.traits.insert(name.clone(), holds) == Some(!holds) {
                return Err(ReleaseFailure::BothWays(name));
            }
        }
        Ok(release)
    }
}
