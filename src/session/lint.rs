//! Everything that is worth mending in a workspace, answers without an item included.

use super::Session;
use crate::domain::board::Row;
use crate::domain::finding::{Finding, Severity};
use crate::domain::history::History;
use crate::domain::id::ReleaseId;
use crate::domain::orphan::{Orphan, orphans};
use crate::domain::release::Release;
use crate::domain::when::{Due, spoken};
use crate::store::journal::{Journal, JournalError};

impl Session {
    /// All findings: those of the files and the journal, and answers left behind by renamed or
    /// removed items, in whichever release they were given.
    ///
    /// # Errors
    /// When the journal cannot be read at all.
    pub fn lint(&self, journal: &mut Journal) -> Result<Vec<Finding>, JournalError> {
        let mut findings = self.findings();
        // An item whose file cannot be read would seem to be gone.
        if self.first_error().is_none() {
            let mut left: Vec<Orphan> = orphans(&self.plan, &self.history);
            for id in journal.releases()? {
                if self.history.release().is(&id) {
                    continue;
                }
                findings.extend(self.without_release(&id));
                let mut history = History::new(Release::bare(id));
                let reading = journal.read(history.release())?;
                history.absorb(reading.events);
                left.extend(orphans(&self.plan, &history));
                findings.extend(reading.findings);
            }
            left.sort_by(|a, b| a.id.cmp(&b.id));
            left.dedup_by(|a, b| a.id == b.id);
            findings.extend(left_behind(&left));
            findings.extend(self.on_closed_days());
        }
        Finding::sort(&mut findings);
        findings.dedup();
        Ok(findings)
    }

    /// Items whose due date falls on a day on which nobody works, counted from the release date or
    /// said in an answer; a date in a checklist is told where it stands.
    fn on_closed_days(&self) -> Vec<Finding> {
        let closed = &self.workspace.settings.closed;
        let rows = self.board.rows.iter().filter(|row| {
            let told =
                row.standing.due == row.item.due && matches!(row.standing.due, Some(Due::On(_)));
            !told && !row.standing.settled
        });
        let finding = |row: &Row| {
            let day = row.standing.due_on.filter(|day| closed.contains(day))?;
            Some(Finding {
                severity: Severity::Warning,
                path: format!("checklists/{}.toml", row.item.id.area()),
                spot: None,
                message: format!(
                    "`{}` is due on {}, a day on which nobody works",
                    row.item.id,
                    spoken(day)
                ),
                help: Some("give it another day: gonogo set ITEM --due DATE".into()),
            })
        };
        rows.filter_map(finding).collect()
    }

    /// Answers of a release that has no file any more: it was renamed or removed.
    fn without_release(&self, id: &ReleaseId) -> Option<Finding> {
        let known = self.workspace.releases.iter().any(|release| release.is(id));
        (!known).then(|| Finding {
            severity: Severity::Warning,
            path: format!("releases/{id}.toml"),
            spot: None,
            message: format!("release `{id}` has answers, but no file"),
            help: Some(format!(
                "if it was renamed, write `was = [\"{id}\"]` into its new file, and its answers stay"
            )),
        })
    }
}

/// A finding for each, with what would keep its answers.
pub(super) fn left_behind(orphans: &[Orphan]) -> Vec<Finding> {
    orphans.iter().map(finding).collect()
}

fn finding(Orphan { id, likely }: &Orphan) -> Finding {
    let area = likely.as_ref().map_or(id.area(), |item| item.area());
    let help = match likely {
        Some(item) => {
            format!("if it became `{item}`, write `was = [\"{id}\"]` there, and its answers stay")
        }
        None => format!(
            "give the item that replaces it `was = [\"{id}\"]`; if none does, nothing is amiss"
        ),
    };
    Finding {
        severity: Severity::Warning,
        path: format!("checklists/{area}.toml"),
        spot: None,
        message: format!("`{id}` has answers, but no item of that id"),
        help: Some(help),
    }
}
