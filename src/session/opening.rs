//! Opening a session: which workspace, which release, how much of the checklists.

use std::path::{Path, PathBuf};

use super::{Identity, Outside, RecordFailure, Session, Sharing};
use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::checklist::Plan;
use crate::domain::command::Command;
use crate::domain::event::{Change, Event};
use crate::domain::finding::Finding;
use crate::domain::history::History;
use crate::domain::id::{ItemId, ReleaseId};
use crate::domain::poll;
use crate::domain::release::{self, Release};
use crate::domain::text::{self, did_you_mean};
use crate::store::journal::branch::Branch;
use crate::store::journal::{self, Journal, JournalError, Reading};
use crate::store::workspace::{OpenError, Purpose, Workspace};

/// What is to be opened.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The folder that was asked for.
    pub workspace: Option<PathBuf>,
    /// The release that was asked for.
    pub release: Option<ReleaseId>,
    /// The name that was asked for.
    pub by: Option<String>,
    /// What day it is.
    pub clock: Clock,
}

/// How much of the checklists is needed.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// All of them.
    Everything,
    /// All of them, without the guidance that only people who answer need.
    Standings,
    /// Those that hold these items: where each is named by its full id, no other file is read.
    Items(&'a [String]),
}

/// Why nothing could be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// No such workspace.
    #[error(transparent)]
    Workspace(#[from] OpenError),
    /// No such release.
    #[error("there is no release `{asked}`{}", did_you_mean(nearest.as_ref()))]
    Release {
        /// What was asked for.
        asked: ReleaseId,
        /// The one most likely meant.
        nearest: Option<String>,
    },
    /// The id that names the journal may be there and cannot be read; the findings are those of all
    /// files.
    #[error("it is not known which answers are this workspace's own, so nothing is shown")]
    Unreadable(Vec<Finding>),
    /// The journal's folder or files cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// An open release.
#[derive(Debug)]
pub struct Opened {
    /// What is known of it.
    pub session: Session,
    /// Where changes to it are kept; it knows how far it was read.
    pub journal: Journal,
}

impl Opened {
    /// Decides a command and records it; see [`Session::record`].
    ///
    /// # Errors
    /// When the rules refuse it, or it could not be written; then nothing has changed.
    pub fn record(&mut self, command: &Command) -> Result<Option<Event>, RecordFailure> {
        self.session.record(&mut self.journal, command)
    }
}

/// Opens a release of a workspace. What is wrong with its files is not a failure here but a finding of the session.
///
/// # Errors
/// When there is no such workspace or release, it is not known which journal is its own, or that
/// cannot be read at all.
pub fn open(outside: &Outside, opening: &Opening, scope: Scope<'_>) -> Result<Opened, OpenFailure> {
    let explicit = opening.workspace.as_deref();
    let workspace = Workspace::open(&outside.folder, outside.home.as_deref(), explicit)?;
    if !workspace.knows_its_answers() {
        return Err(OpenFailure::Unreadable(all_findings(&workspace)));
    }
    let today = opening.clock.today();
    let mut journal = journal_of(outside, &workspace);
    let asked = opening.release.as_ref();
    let (release, reading) = choose(&workspace, &mut journal, asked, today)?;
    let (plan, plan_findings) = match scope {
        Scope::Everything => workspace.plan(Purpose::Asking),
        Scope::Standings => workspace.plan(Purpose::Telling),
        Scope::Items(asked) => {
            part_of(&workspace, asked).unwrap_or_else(|| workspace.plan(Purpose::Asking))
        }
    };
    let Reading {
        events,
        findings: journal_findings,
        not_sent,
        ..
    } = reading;
    let mut history = History::new(release);
    history.absorb(events);
    let board = Board::lay(&plan, &history, &workspace.settings.roster, today);
    let identity = Identity {
        asked: opening.by.clone(),
        named: outside.named.clone(),
        login: outside.login.clone(),
        root: workspace.root.clone(),
        path: outside.path.clone(),
    };
    let sharing = Sharing::new(workspace.settings.shared, not_sent);
    let session = Session {
        workspace,
        plan,
        plan_findings,
        journal_findings,
        history,
        board,
        sharing,
        clock: opening.clock,
        identity,
        who: None,
        commit: None,
        path: outside.path.clone(),
    };
    Ok(Opened { session, journal })
}

/// Everything that is wrong with the files of a workspace, by place.
fn all_findings(workspace: &Workspace) -> Vec<Finding> {
    let (_, mut findings) = workspace.plan(Purpose::Asking);
    findings.extend(workspace.findings.iter().cloned());
    Finding::sort(&mut findings);
    findings
}

/// The journal of a workspace. Only one with an id meets others: without one each clone names it
/// differently.
fn journal_of(outside: &Outside, workspace: &Workspace) -> Journal {
    let key = workspace.journal_key();
    let journal = Journal::open(&outside.data, &key).of_workspace(&workspace.root);
    if workspace.settings.id.is_none() {
        return journal;
    }
    let path = outside.path.clone();
    journal.meeting(Branch::of(&workspace.root, path, &outside.data, &key))
}

/// The release that is meant, with what was recorded for it.
fn choose(
    workspace: &Workspace,
    journal: &mut Journal,
    asked: Option<&ReleaseId>,
    today: chrono::NaiveDate,
) -> Result<(Release, Reading), OpenFailure> {
    let releases = &workspace.releases;
    let Some(asked) = asked else {
        return undecided(releases, journal, today);
    };
    let found = releases.iter().find(|release| release.id == *asked);
    let renamed = || releases.iter().find(|release| release.is(asked));
    if let Some(release) = found.or_else(renamed) {
        let reading = journal.read(release)?;
        return Ok((release.clone(), reading));
    }
    if *asked == ReleaseId::next() {
        let (release, reading) = undecided(releases, journal, today)?;
        if release.id == *asked {
            return Ok((release, reading));
        }
    }
    Err(no_release(releases, asked))
}

/// The nearest release that was not shipped. Where all were, an implied `next`, unless one of them
/// was called so: then the last of them is shown as it was decided.
fn undecided(
    releases: &[Release],
    journal: &mut Journal,
    today: chrono::NaiveDate,
) -> Result<(Release, Reading), OpenFailure> {
    let mut decided = None;
    for release in release::by_nearness(releases, today) {
        let reading = journal.read(release)?;
        let mut history = History::new(release.clone());
        // Only a release that holds a decision is looked at more closely.
        let is_decision = |event: &Event| event.changes.iter().any(Change::is_decision);
        if !reading.events.iter().any(is_decision) {
            return Ok((release.clone(), reading));
        }
        history.absorb(reading.events.clone());
        if !poll::is_closed(&history) {
            return Ok((release.clone(), reading));
        }
        // Whoever looks at all releases reads it again.
        journal.forget(&release.id);
        let last = &mut decided;
        if last
            .as_ref()
            .is_none_or(|(known, _): &(Release, Reading)| known.date < release.date)
        {
            *last = Some((release.clone(), reading));
        }
    }
    let next = Release::bare(ReleaseId::next());
    match decided {
        Some(decided) if releases.iter().any(|release| release.is(&next.id)) => Ok(decided),
        _ => {
            let reading = journal.read(&next)?;
            Ok((next, reading))
        }
    }
}

/// There is no such release; one of these may have been meant.
pub(super) fn no_release(releases: &[Release], asked: &ReleaseId) -> OpenFailure {
    let known = releases.iter().map(|release| release.id.as_str());
    let nearest = text::nearest(asked.as_str(), known).map(Into::into);
    OpenFailure::Release {
        asked: asked.clone(),
        nearest,
    }
}

/// The checklists that hold the items, where all are named by full ids that are there.
fn part_of(workspace: &Workspace, asked: &[String]) -> Option<(Plan, Vec<Finding>)> {
    let mut plan = Plan::default();
    let mut findings = Vec::new();
    for asked in asked {
        let id: ItemId = asked.parse().ok()?;
        if plan.area(id.area()).is_none() {
            let (checklist, found) = workspace.checklist(&id.area().parse().ok()?)?;
            plan.checklists.push(checklist);
            findings.extend(found);
        }
        let here = plan.items().any(|item| item.id == id);
        if !here {
            return None;
        }
    }
    Some((plan, findings))
}

/// Gives a workspace that has got an id the answers that were given there before; whether there
/// were any. Where the id came from elsewhere, by git say, they would be out of sight otherwise.
///
/// # Errors
/// When the workspace cannot be opened, or they cannot be moved.
pub fn adopt(outside: &Outside, root: &Path, earlier_key: &str) -> Result<bool, OpenFailure> {
    let key = Workspace::open(root, None, Some(root))?.journal_key();
    if key == earlier_key {
        return Ok(false);
    }
    Ok(journal::adopt(&outside.data, earlier_key, &key)?)
}
