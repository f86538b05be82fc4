//! Why the journal could not be read or added to, in words for people.

use std::io;
use std::path::PathBuf;

use super::line::MAX_LINE;
use super::lock::PATIENCE;

/// Why the journal could not be read or added to.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The workspace's id is no plain name, so that it could lead out of the data folder.
    #[error(
        "`{0}` cannot name the workspace's journal: let the `id` in gonogo.toml hold only letters, digits, `-`, `_` and `.`, beginning with a letter or a digit"
    )]
    Key(String),
    /// A folder of the journal cannot be listed.
    #[error(
        "the journal's folder `{}` cannot be read: {source}; make it readable, or set GONOGO_DATA_DIR to another folder", path.display()
    )]
    List {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder cannot be made.
    #[error(
        "nothing was saved: the folder `{}` cannot be made: {source}; make room for it, or set GONOGO_DATA_DIR to a folder that you may write to", path.display()
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the data folder cannot be opened or made.
    #[error(
        "`{}` cannot be opened: {source}; make it readable and writable, or set GONOGO_DATA_DIR to a folder that you may write to", path.display()
    )]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A symlink, or something that is neither a plain file nor a folder, is in the way.
    #[error(
        "nothing was saved: `{}` is a symlink or something else that gonogo did not make, and is not written through; `gonogo doctor` shows all such, move it away and try again", path.display()
    )]
    NotOurs {
        /// What is in the way.
        path: PathBuf,
    },
    /// Another program holds the lock and does not let go of it.
    #[error(
        "nothing was saved: another gonogo is recording a change and has held `{}` for {} s; try again once it is done", path.display(), PATIENCE.as_secs()
    )]
    Busy {
        /// The lock's file.
        path: PathBuf,
    },
    /// The file with this data folder's id holds something else.
    #[error(
        "`{}` should hold the 16 hexadecimal digits that name this data folder; put them back (they also name its folder under `journal`), or let `gonogo doctor --fix` set the file aside and go on under a new name", path.display()
    )]
    Writer {
        /// The file.
        path: PathBuf,
    },
    /// The change would be longer than a line may be.
    #[error(
        "nothing was saved: this change takes {bytes} bytes and may take {MAX_LINE}; shorten its texts, or record it in parts"
    )]
    TooLong {
        /// Its length as a line.
        bytes: usize,
    },
    /// The change holds something that would not read back.
    #[error("nothing was saved: this change could not be read back: {0}")]
    Unwritable(String),
    /// The disk did not take the change.
    #[error(
        "not saved: `{}` could not be written: {source}{}", path.display(),
        if *left_behind { "; some of it may stand there all the same: look at `gonogo log` before you try again" } else { "; what was there before is as it was" }
    )]
    NotSaved {
        /// The journal's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
        /// Whether some or all of the change may still stand in the file.
        left_behind: bool,
    },
    /// The system gave no random number for the change's id.
    #[error("nothing was saved: the system gave no random number: {0}")]
    Random(getrandom::Error),
    /// Some event claims to be the last there can ever be.
    #[error(
        "nothing was saved: a change in the journal has the highest clock there can be, so none can follow it; `gonogo doctor` says where it stands"
    )]
    Clock,
}

/// Why a change was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError<E> {
    /// The journal could not be read or added to.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The caller refused the change.
    #[error("{0}")]
    Refused(E),
}
