//! Who says what is said. Names are what people say they are: attribution, not authentication.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::domain::roster::Roster;
use crate::domain::text::squeeze;
use crate::store::git::Git;

/// Where a name may come from, best first.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The name asked for on the command line.
    pub asked: Option<String>,
    /// The name in the environment.
    pub named: Option<String>,
    /// The login name.
    pub login: String,
    /// The folder whose git is asked.
    pub root: PathBuf,
    /// The folders in which git is found.
    pub path: Option<OsString>,
}

/// The two parts that people play in a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Who says it.
    pub by: String,
    /// Who types it, where that is somebody else.
    pub recorded_by: Option<String>,
}

impl Identity {
    /// Finds the names; asks git only where nothing better is known. The roster tells whether two
    /// names mean one person.
    #[must_use]
    pub fn resolve(&self, roster: &Roster) -> Who {
        // A name stands on one line.
        match self.asked.as_deref().map(squeeze) {
            Some(by) => {
                let own = self.own();
                let recorded_by = (!roster.same_person(&own, &by)).then_some(own);
                Who { by, recorded_by }
            }
            None => Who {
                by: self.own(),
                recorded_by: None,
            },
        }
    }

    /// The name of who sits at the keyboard.
    fn own(&self) -> String {
        let git = || Git::find(self.path.as_deref(), &self.root)?.user_name();
        let name = self.named.clone().or_else(git);
        squeeze(name.as_deref().unwrap_or(&self.login))
    }
}
