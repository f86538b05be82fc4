//! One program at a time decides and records: a lock that is waited for, but not for ever.
//!
//! The lock is on a file of its own, which is never written, replaced or removed, so that every
//! program always locks the same one. It ends with its holder, however that ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{JournalError, own};

/// How long another program is waited for. People notice a second; a slow disk may need some.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock.
    ///
    /// # Errors
    ///
    /// Another program holds it all that time, or its file cannot be opened.
    pub(super) fn take(path: &Path, patience: Duration) -> Result<Self, JournalError> {
        // Opened for writing too, without which some network file systems refuse a lock.
        let (file, _made) = own::open(path)?;
        let locked = match file.try_lock() {
            Ok(()) => Some(Ok(file)),
            Err(TryLockError::Error(source)) => Some(Err(source)),
            Err(TryLockError::WouldBlock) => wait(file, patience),
        };
        match locked {
            Some(Ok(file)) => Ok(Self { _file: file }),
            Some(Err(source)) => Err(JournalError::Open {
                path: path.to_owned(),
                source,
            }),
            None => Err(JournalError::Busy {
                path: path.to_owned(),
            }),
        }
    }
}

/// The file once it is locked; none where that takes too long.
///
/// The system wakes those who wait in it as soon as the lock is free. Asking again and again would
/// need no thread, but a busy program, which takes the lock again at once, then keeps others out:
/// measured with sixteen, one of them waited nearly until all others were done.
fn wait(file: File, patience: Duration) -> Option<io::Result<File>> {
    let (sender, receiver) = mpsc::channel();
    let waiting = thread::Builder::new().spawn(move || {
        let locked = loop {
            match file.lock() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        // Nobody may be waiting any more; then the file is dropped here, and its lock with it.
        let _given_up = sender.send(locked.map(|()| file));
    });
    if let Err(no_thread) = waiting {
        return Some(Err(no_thread));
    }
    receiver.recv_timeout(patience).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_given_back() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        let refused = Lock::take(&path, Duration::ZERO).unwrap_err();
        assert!(refused.to_string().contains("another gonogo"), "{refused}");
        assert!(refused.to_string().contains("lock"), "{refused}");
        // The one that gave up takes nothing from those who come after it.
        drop(held);
        assert!(Lock::take(&path, PATIENCE).is_ok());
    }
}
