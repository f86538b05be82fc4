//! Puts one line at the end of a file, whole and on the disk, or not at all.
//!
//! This room knows no events. Its one invariant: when [`append`] fails, the file has the length it
//! had before, or the failure says that it has not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// What appending needs of a file, so that a failing disk can stand in for one.
pub(super) trait Tape: Write {
    /// Its length in bytes.
    fn length(&self) -> io::Result<u64>;
    /// The last byte before this length, and goes to the end.
    fn last_byte(&mut self, length: u64) -> io::Result<u8>;
    /// Makes it as long as it was.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Returns once all of it is on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

impl Tape for File {
    fn length(&self) -> io::Result<u64> {
        self.metadata().map(|metadata| metadata.len())
    }

    fn last_byte(&mut self, length: u64) -> io::Result<u8> {
        let mut last = [0];
        self.seek(SeekFrom::Start(length.saturating_sub(1)))?;
        self.read_exact(&mut last)?;
        self.seek(SeekFrom::End(0))?;
        let [last] = last;
        Ok(last)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

/// Why a line was not recorded.
#[derive(Debug)]
pub(super) struct Unsaved {
    /// What the system said.
    pub(super) source: io::Error,
    /// Whether some of the line may still stand in the file.
    pub(super) left_behind: bool,
}

/// Appends the line and its line break in one write and waits for the disk. A torn line before it
/// is first ended with a line break of its own. `settle` is run between the two, for what else has
/// to reach the disk before the line may count.
///
/// A failed sync is not tried again: the system may have dropped what it could not write, and a
/// second try would then succeed without it.
pub(super) fn append<T: Tape>(
    tape: &mut T,
    line: &[u8],
    settle: impl FnOnce() -> io::Result<()>,
) -> Result<(), Unsaved> {
    let untouched = |source| Unsaved {
        source,
        left_behind: false,
    };
    let before = tape.length().map_err(untouched)?;
    let torn = before > 0 && tape.last_byte(before).map_err(untouched)? != b'\n';
    let mut bytes = Vec::with_capacity(line.len() + 2);
    if torn {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(line);
    bytes.push(b'\n');
    let done = tape
        .write_all(&bytes)
        .and_then(|()| tape.sync())
        .and_then(|()| settle());
    done.map_err(|source| Unsaved {
        source,
        left_behind: tape.cut(before).is_err(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with room for so many bytes, that may fail to sync or to take back.
    struct Disk {
        bytes: Vec<u8>,
        room: usize,
        syncs: bool,
        cuts: bool,
        writes: usize,
        synced: usize,
    }

    fn disk(content: &str) -> Disk {
        Disk {
            bytes: content.into(),
            room: usize::MAX,
            syncs: true,
            cuts: true,
            writes: 0,
            synced: 0,
        }
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.room);
            if taken == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.room -= taken;
            self.writes += 1;
            self.bytes.extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Tape for Disk {
        fn length(&self) -> io::Result<u64> {
            Ok(self.bytes.len() as u64)
        }

        fn last_byte(&mut self, length: u64) -> io::Result<u8> {
            Ok(self.bytes[usize::try_from(length).unwrap() - 1])
        }

        fn cut(&mut self, length: u64) -> io::Result<()> {
            if self.cuts {
                self.bytes.truncate(usize::try_from(length).unwrap());
                Ok(())
            } else {
                Err(io::ErrorKind::ReadOnlyFilesystem.into())
            }
        }

        fn sync(&mut self) -> io::Result<()> {
            self.synced += 1;
            if self.syncs {
                Ok(())
            } else {
                Err(io::ErrorKind::Other.into())
            }
        }
    }

    #[test]
    fn a_line_goes_out_in_one_write_and_a_torn_one_before_it_is_ended() {
        for (before, after) in [
            ("", "line\n"),
            ("old\n", "old\nline\n"),
            ("torn", "torn\nline\n"),
        ] {
            let mut disk = disk(before);
            append(&mut disk, b"line", || Ok(())).unwrap();
            assert_eq!(String::from_utf8(disk.bytes).unwrap(), after);
            assert_eq!((disk.writes, disk.synced), (1, 1));
        }
    }

    #[test]
    fn a_disk_that_fills_up_anywhere_keeps_the_old_bytes() {
        for old in ["old\n", "torn", ""] {
            for room in 0..5 {
                let mut disk = Disk { room, ..disk(old) };
                let unsaved = append(&mut disk, b"line", || Ok(())).unwrap_err();
                assert_eq!(unsaved.source.kind(), io::ErrorKind::StorageFull);
                assert!(!unsaved.left_behind);
                assert_eq!(String::from_utf8(disk.bytes).unwrap(), old);
                assert_eq!(disk.synced, 0);
            }
        }
    }

    #[test]
    fn what_did_not_reach_the_disk_is_taken_back_and_not_tried_again() {
        let mut failing = Disk {
            syncs: false,
            ..disk("old\n")
        };
        assert!(append(&mut failing, b"line", || Ok(())).is_err());
        assert_eq!(failing.bytes, b"old\n");
        assert_eq!(failing.synced, 1);

        let mut folder = disk("old\n");
        let settle = || Err(io::ErrorKind::Other.into());
        assert!(append(&mut folder, b"line", settle).is_err());
        assert_eq!(folder.bytes, b"old\n");
    }

    #[test]
    fn a_half_line_that_cannot_be_taken_back_is_told() {
        let mut failing = Disk {
            room: 2,
            cuts: false,
            ..disk("old\n")
        };
        let unsaved = append(&mut failing, b"line", || Ok(())).unwrap_err();
        assert!(unsaved.left_behind);
        assert_eq!(failing.bytes, b"old\nli");
    }
}
