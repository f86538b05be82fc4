//! One program at a time decides and records: a lock that is waited for, but not for ever.
//!
//! The lock is on a file of its own, which is never written, replaced or removed, so that every
//! program always locks the same one. It ends with its holder, however that ends.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{JournalError, own};

/// How long another program is waited for. People notice a second; a slow disk may need some.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
const FIRST_PAUSE: Duration = Duration::from_micros(100);
/// Longer pauses would let a busy program, which takes the lock again at once, keep others out.
const LONGEST_PAUSE: Duration = Duration::from_millis(4);

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
        let begun = Instant::now();
        let mut pause = FIRST_PAUSE;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if begun.elapsed() < patience => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(JournalError::Busy {
                        path: path.to_owned(),
                    });
                }
                Err(TryLockError::Error(source)) => {
                    return Err(JournalError::Open {
                        path: path.to_owned(),
                        source,
                    });
                }
            }
            thread::sleep(pause);
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
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
        drop(held);
        assert!(Lock::take(&path, Duration::ZERO).is_ok());
    }
}
