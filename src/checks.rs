//! Checks: trusting the commands that checklists declare, and running them.
//!
//! Whoever can change a checklist can name any command, so none runs before a person on this
//! machine has seen and trusted it. This room never records anything and never prints: it says how
//! runs ended, and others make answers of it. Invariant: nothing is started without an [`Allowed`],
//! which only [`trust`] hands out, and nothing differs from what that covers when it starts.

mod choice;
mod grant;
mod output;
mod pool;
#[cfg(unix)]
mod process;
#[cfg(not(unix))]
#[path = "checks/elsewhere.rs"]
mod process;
pub mod trust;

use std::ffi::{OsStr, OsString};

pub use crate::store::git::Stop;
pub use choice::{Chosen, NotChosen, choose};
pub use grant::{Entry, Grant};
pub use pool::{Step, run};
pub use trust::{Allowed, Trust, TrustError};

use crate::domain::release::Release;
use crate::store::git::Git;

/// How long a check may take where its checklist does not say, in seconds.
pub const USUAL_TIMEOUT: u64 = 60;

/// The variables that every check gets, where they are set.
const USUAL: [&str; 4] = ["PATH", "HOME", "LANG", "TMPDIR"];

/// The environment that checks are given parts of.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Every variable with its value.
    pub variables: Vec<(OsString, OsString)>,
}

impl Surroundings {
    /// The same, with what checks may ask of a release by naming it.
    #[must_use]
    pub fn for_release(mut self, release: &Release) -> Self {
        let date = release.date.map(|date| date.to_string());
        let known = [
            ("GONOGO_RELEASE", Some(release.id.to_string())),
            ("GONOGO_RELEASE_DATE", date),
        ];
        self.variables
            .retain(|(name, _)| known.iter().all(|(known, _)| name != known));
        let said = known
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value?.into())));
        self.variables.extend(said);
        self
    }

    fn get(&self, name: &str) -> Option<&OsStr> {
        let is_named = |(known, _): &&(OsString, OsString)| known == name;
        let found = self.variables.iter().find(is_named);
        found.map(|(_, value)| value.as_os_str())
    }

    /// What a check is given: the usual variables, and what it names.
    fn given(&self, named: &[String]) -> Vec<(OsString, OsString)> {
        let own = |name: &str| Some((name.into(), self.get(name)?.to_os_string()));
        let mut given: Vec<_> = USUAL.iter().filter_map(|name| own(name)).collect();
        given.extend(
            named
                .iter()
                .filter_map(|entry| match entry.split_once('=') {
                    Some((name, value)) => Some((name.into(), value.into())),
                    None => own(entry),
                }),
        );
        given
    }
}

/// The commit that is checked out where the workspace lies, if git knows one.
#[must_use]
pub fn commit(path: Option<&OsStr>, root: &std::path::Path) -> Option<String> {
    Some(Git::find(path, root)?.head()?.to_string())
}
