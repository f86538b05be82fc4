//! Who looks after the answers of the workspace at hand.

use super::{Opening, Outside};
use crate::clock;
use crate::domain::finding::Finding;
use crate::store::journal::doctor::{Doctor, Moment};
use crate::store::workspace::{OpenError, Workspace};

/// Why nobody can look.
#[derive(Debug, thiserror::Error)]
pub enum NoDoctor {
    /// No such workspace.
    #[error(transparent)]
    Workspace(#[from] OpenError),
    /// The file that names the journal cannot be read.
    #[error(
        "the workspace's own files cannot be read, so it is not known which answers are its own"
    )]
    Unreadable(Vec<Finding>),
}

/// The one for this workspace. Its checklists and releases may be broken; its settings may not, since
/// they name the journal.
///
/// # Errors
/// There is no such workspace, or its settings cannot be read.
pub fn doctor(outside: &Outside, opening: &Opening) -> Result<Doctor, NoDoctor> {
    let explicit = opening.workspace.as_deref();
    let workspace = Workspace::open(&outside.folder, outside.home.as_deref(), explicit)?;
    let settings = workspace.settings_findings();
    if settings.iter().any(Finding::is_error) {
        return Err(NoDoctor::Unreadable(settings));
    }
    let moment = Moment {
        now: opening.clock.now(),
        machine: clock::of_machine(),
    };
    let key = workspace.journal_key();
    let doctor = Doctor::of(&outside.data, &key, &workspace.root, moment);
    Ok(match workspace.settings.id {
        Some(_) => doctor.meeting(outside.path.clone()),
        None => doctor,
    })
}
