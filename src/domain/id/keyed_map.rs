//! A map for the many ids of long journals.
//!
//! Other people choose the ids too: so they are mixed with a key that nobody outside the process
//! knows, and nobody can choose ids that meet in one place of the map. The standard library's way
//! of doing so is made for texts of any length and takes longer on these.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

/// Something for each of many ids.
pub type KeyedMap<K, V> = HashMap<K, V, Key>;

/// What the ids of one map are mixed with.
#[derive(Debug, Clone, Copy)]
pub struct Key([u64; 2]);

impl Default for Key {
    fn default() -> Self {
        let random = RandomState::new();
        Self([random.hash_one(0), random.hash_one(1)])
    }
}

impl BuildHasher for Key {
    type Hasher = Mixer;

    fn build_hasher(&self) -> Mixer {
        Mixer {
            key: *self,
            mixed: 0,
        }
    }
}

/// Mixes one id.
#[derive(Debug)]
pub struct Mixer {
    key: Key,
    mixed: u64,
}

impl Hasher for Mixer {
    fn write_u128(&mut self, bits: u128) {
        let Key([first, second]) = self.key;
        let (high, low) = halves(bits);
        let (high, low) = (high ^ first, low ^ second ^ self.mixed);
        // The two halves of the product, one upon the other, depend on all bits.
        let (high, low) = halves(u128::from(high) * u128::from(low));
        self.mixed = high ^ low;
    }

    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks();
        for chunk in chunks {
            self.write_u128(u128::from_le_bytes(*chunk));
        }
        // What the standard library hashes has its end marked, so that zeros need not count.
        let mut last = [0; 16];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.write_u128(u128::from_le_bytes(last));
    }

    fn finish(&self) -> u64 {
        self.mixed
    }
}

/// The higher and the lower 64 bits.
fn halves(bits: u128) -> (u64, u64) {
    let lower = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    (lower(bits >> 64), lower(bits))
}
