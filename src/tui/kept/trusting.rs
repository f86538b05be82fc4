//! Whether checks may run, and what would run, to be trusted first.

use super::Kept;
use crate::checks::{Grant, Trust};
use crate::tui::scene::{Begun, Trusted};

impl Kept {
    /// Sees whether checks may run, for the mark beside them.
    pub(super) fn look_at_trust(&mut self) {
        self.trusted = match self.checks.trust(&self.session) {
            Ok(Trust::NothingToTrust | Trust::Trusted(_)) => Trusted::Yes,
            Ok(Trust::Stale { .. }) => Trusted::Stale,
            // Why it cannot be read is said to whoever wants a check to run.
            Ok(Trust::Untrusted(_)) | Err(_) => Trusted::No,
        };
    }

    /// What would run, a line each, with what differs from before in front of it.
    pub(super) fn show(&mut self, grant: Grant, difference: &[String]) -> Begun {
        let mut lines = Vec::new();
        if !difference.is_empty() {
            lines.push("What differs from what was trusted".to_string());
            lines.extend(difference.iter().map(|line| format!(" {line}")));
        }
        for entry in &grant.checks {
            let told = entry.lines().into_iter().enumerate();
            lines.extend(told.map(|(place, line)| match place {
                0 => line,
                _ => format!(" {line}"),
            }));
        }
        self.shown = Some(grant);
        Begun::NotTrusted(lines)
    }
}
