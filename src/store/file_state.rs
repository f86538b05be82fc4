//! Whether a file is still the same, without reading it.
//!
//! Two states that differ are two different files or contents. Two that agree are the same content
//! unless somebody set the time back by hand.

use std::fs::Metadata;
use std::time::SystemTime;

/// What tells whether a file is the same and what it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct FileState {
    length: u64,
    modified: Option<SystemTime>,
    identity: Identity,
}

impl FileState {
    /// How many bytes it has.
    pub(super) const fn length(&self) -> u64 {
        self.length
    }

    /// As its metadata tell.
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }

    /// Whether the file may have become this by growing.
    pub(super) fn follows(&self, old: &Self) -> bool {
        self.identity == old.identity && (self.length > old.length || self == old)
    }
}

#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
type Identity = Option<SystemTime>;

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Identity {
    metadata.created().ok()
}
