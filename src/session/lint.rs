//! Everything that is worth mending in a workspace, answers without an item included.

use super::Session;
use crate::domain::finding::{Finding, Severity};
use crate::domain::history::History;
use crate::domain::id::ReleaseId;
use crate::domain::orphan::{Orphan, orphans};
use crate::domain::release::Release;
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
        }
        Finding::sort(&mut findings);
        findings.dedup();
        Ok(findings)
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
