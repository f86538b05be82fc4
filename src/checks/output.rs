//! What a command prints: all of it is counted and digested, only the end is kept.
//!
//! However much it is, no more memory is taken than the end needs.

use std::collections::VecDeque;

use sha2::{Digest as _, Sha256};

use super::grant::hexadecimal;

/// How much is kept for a pattern to be held against, in bytes.
const KEPT: usize = 256 << 10;

/// How much is kept with the result, in bytes: two hundred results stay a small journal.
const TAIL: usize = 2 << 10;

/// What has been printed so far.
pub(super) struct Output {
    bytes: u64,
    hash: Sha256,
    end: VecDeque<u8>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            bytes: 0,
            hash: Sha256::new(),
            end: VecDeque::new(),
        }
    }

    /// Takes in more of it.
    pub(super) fn take(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        self.hash.update(piece);
        let kept = piece
            .get(piece.len().saturating_sub(KEPT)..)
            .unwrap_or_default();
        let too_many = (self.end.len() + kept.len()).saturating_sub(KEPT);
        self.end.drain(..too_many.min(self.end.len()));
        self.end.extend(kept);
    }

    /// How much it was in all.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The end, the end of the end, and the digest of all of it.
    pub(super) fn finish(mut self) -> (String, String, String) {
        let end = self.end.make_contiguous();
        let tail = end
            .get(end.len().saturating_sub(TAIL)..)
            .unwrap_or_default();
        let whole_characters = |bytes: &[u8]| {
            let torn = bytes
                .iter()
                .take(3)
                .take_while(|byte| **byte & 0xC0 == 0x80);
            let bytes = bytes.get(torn.count()..).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        };
        (
            whole_characters(end),
            whole_characters(tail),
            hexadecimal(&self.hash.finalize()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_counted_and_digested_and_only_the_end_is_kept() {
        let mut output = Output::new();
        for _ in 0..40 {
            output.take(&vec![b'x'; 100_000]);
        }
        output.take("ä".repeat(KEPT).as_bytes());
        output.take(b"end");
        assert_eq!(output.bytes(), 4_000_000 + 2 * KEPT as u64 + 3);
        assert!(output.end.len() <= KEPT);
        let (end, tail, digest) = output.finish();
        assert!(end.ends_with("äend") && end.starts_with('ä') && end.len() <= KEPT);
        assert!(tail.ends_with("äend") && tail.starts_with('ä') && tail.len() <= TAIL);
        assert_eq!(digest.len(), 64);
        let (end, tail, digest) = Output::new().finish();
        assert_eq!((end.as_str(), tail.as_str()), ("", ""));
        assert!(digest.starts_with("e3b0c442"), "the digest of nothing");
    }
}
