//! The release as it stood on an earlier day: what was recorded up to then, held against the
//! checklists that git held then, judged on that day.
//!
//! Wall time counts here and nowhere else: the day is the one that people saw when they answered.
//! Settings, releases and checklists are those of the last commit of that day; people are those of
//! today, since a name means the same person. Without git everything is today's, and that is said.

use chrono::NaiveDate;

use super::Session;
use crate::domain::board::Board;
use crate::domain::checklist::Plan;
use crate::domain::event::Event;
use crate::domain::finding::{Finding, Severity};
use crate::domain::history::History;
use crate::domain::release::Release;
use crate::store::git::{Git, ObjectId};
use crate::store::workspace::{FILES, Kept, MAX_BYTES, Origin, Purpose};

/// A day on which nothing can be looked back upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchPast {
    /// It has not come yet.
    #[error("{day} has not come yet: today is {today}")]
    Future {
        /// The day that was asked for.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// Nothing can have changed since its end.
    #[error("nothing can have changed between the end of {since} and that of {day}")]
    Empty {
        /// The day that was asked for.
        since: NaiveDate,
        /// The day that is shown.
        day: NaiveDate,
    },
    /// The checklists were not in git yet.
    #[error("there were no checklists in git yet at the end of {0}")]
    NoChecklists(NaiveDate),
}

/// A release on an earlier day.
#[derive(Debug)]
pub struct Then {
    /// Where it stood.
    pub board: Board,
    /// What is wrong with what it was made from, and what has to be said of it.
    pub findings: Vec<Finding>,
    /// Where its checklists come from, in words, where that is not the workspace.
    pub origin: Option<String>,
}

/// What git held at the end of a day.
enum Held {
    /// This, in that commit.
    Files(ObjectId, Kept),
    /// No checklists yet.
    Nothing,
    /// Nobody can tell.
    Unknown,
}

impl Session {
    /// Where the release stood at the end of a day.
    ///
    /// # Errors
    /// When the day has not come yet, or there were no checklists yet.
    pub fn board_on(&self, day: NaiveDate) -> Result<Then, NoSuchPast> {
        let today = self.board.today;
        if day > today {
            return Err(NoSuchPast::Future { day, today });
        }
        if day == today {
            return Ok(Then {
                board: self.board.clone(),
                findings: self.findings(),
                origin: self.origin().map(Into::into),
            });
        }
        match self.held(day) {
            Held::Nothing => Err(NoSuchPast::NoChecklists(day)),
            Held::Files(commit, files) => Ok(self.then(day, &commit, files)),
            Held::Unknown => {
                let mut findings = self.findings();
                findings.push(caveat(day));
                Finding::sort(&mut findings);
                Ok(Then {
                    board: self.lay_on(day, &self.plan, self.history.release().clone()),
                    findings,
                    origin: self.origin().map(Into::into),
                })
            }
        }
    }

    /// Where the release stood at the end of a day, to hold another against it.
    ///
    /// # Errors
    /// When it is not before the other.
    pub fn board_before(&self, since: NaiveDate, day: NaiveDate) -> Result<Then, NoSuchPast> {
        if since >= day {
            return Err(NoSuchPast::Empty { since, day });
        }
        let mut then = match self.board_on(since) {
            // Then all of it is new.
            Err(NoSuchPast::NoChecklists(_)) => Then {
                board: self.lay_on(since, &Plan::default(), self.history.release().clone()),
                findings: Vec::new(),
                origin: None,
            },
            outcome => outcome?,
        };
        // What could not be read then takes nothing from what can be read now.
        for finding in &mut then.findings {
            finding.severity = Severity::Warning;
        }
        Ok(then)
    }

    fn held(&self, day: NaiveDate) -> Held {
        if self.workspace.origin == Origin::Pack {
            return Held::Unknown;
        }
        let Some(git) = Git::find(self.path.as_deref(), &self.workspace.root) else {
            return Held::Unknown;
        };
        let git = git.offline();
        let of = |commit: &ObjectId| {
            let files = git.files_of(commit, &FILES, MAX_BYTES).ok()?;
            let files = files.unwrap_or_default();
            let has_any = files.keys().any(|path| path.starts_with("checklists/"));
            Some((has_any, files))
        };
        // A workspace that was never committed has no past in git.
        let Some((true, _)) = git.head().as_ref().and_then(of) else {
            return Held::Unknown;
        };
        let Some(commit) = git.last_of(day) else {
            return if git.is_shallow() {
                Held::Unknown
            } else {
                Held::Nothing
            };
        };
        match of(&commit) {
            Some((true, files)) => Held::Files(commit, files),
            Some((false, _)) => Held::Nothing,
            None => Held::Unknown,
        }
    }

    fn then(&self, day: NaiveDate, commit: &ObjectId, files: Kept) -> Then {
        let workspace = self.workspace.then(files);
        let (plan, wrong) = workspace.plan(Purpose::Telling);
        let now = self.history.release();
        let named = |release: &&Release| now.is(&release.id) || release.was.contains(&now.id);
        let mut findings = self.journal_findings.clone();
        let of_then = workspace.findings.iter().chain(&wrong);
        findings.extend(of_then.map(|finding| Finding {
            path: format!("{}:{}", commit.short(), finding.path),
            ..finding.clone()
        }));
        let then = workspace.releases.iter().find(named);
        if then.is_none() && !self.workspace.releases.is_empty() {
            findings.push(not_yet(day, now));
        }
        // What it is called today is how its answers are found.
        let release = then.map_or_else(
            || now.clone(),
            |then| Release {
                id: now.id.clone(),
                was: now.was.clone(),
                ..then.clone()
            },
        );
        Finding::sort(&mut findings);
        Then {
            board: self.lay_on(day, &plan, release),
            findings,
            origin: Some(format!("the checklists of commit {}", commit.short())),
        }
    }

    /// What was recorded until the end of a day, held against these checklists.
    fn lay_on(&self, day: NaiveDate, plan: &Plan, release: Release) -> Board {
        let until_then = |event: &&Event| event.at.date_naive() <= day;
        let events = self.history.events().iter().filter(until_then);
        let mut history = History::new(release);
        history.absorb(events.cloned().collect());
        Board::lay(plan, &history, self.roster(), day)
    }
}

/// What has to be said of an earlier day without git.
fn caveat(day: NaiveDate) -> Finding {
    Finding {
        severity: Severity::Warning,
        path: "checklists".into(),
        spot: None,
        message: format!("the answers of {day} are held against the checklists of today"),
        help: Some(
            "those of that day are known only where git has them here, as they were committed"
                .into(),
        ),
    }
}

/// What has to be said where the release came later.
fn not_yet(day: NaiveDate, release: &Release) -> Finding {
    Finding {
        severity: Severity::Warning,
        path: format!("releases/{}.toml", release.id),
        spot: None,
        message: format!(
            "there was no release `{}` on {day}: its date and traits are those of today",
            release.id
        ),
        help: None,
    }
}
