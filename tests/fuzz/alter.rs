//! Texts altered at random, the same on every machine: a failure names the number that makes it
//! again.

use crate::seeds::WORDS;

/// The largest text that is made, in bytes.
const LARGEST: usize = 4096;

/// Numbers that look like chance and follow from the first.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// One text, made from one of the seeds by a few changes.
pub(crate) fn text(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut text = chance.pick(seeds).clone();
    if text.len() > LARGEST {
        let start = chance.below(text.len() - LARGEST);
        text = text[start..start + LARGEST].to_vec();
    }
    for _ in 0..=chance.below(5) {
        let at = chance.below(text.len() + 1);
        let end = (at + chance.below(40)).min(text.len());
        match chance.below(6) {
            0 if at < text.len() => text[at] = chance.next().to_le_bytes()[0],
            1 if at < text.len() => text[at] ^= 1 << chance.below(8),
            2 => drop(text.drain(at..end)),
            3 => {
                let copy = text[at..end].repeat(1 + chance.below(4));
                text.splice(at..at, copy);
            }
            4 => {
                let other = chance.pick(seeds);
                let from = chance.below(other.len());
                let to = (from + chance.below(200)).min(other.len());
                let piece = other[from..to].to_vec();
                text.splice(at..end, piece);
            }
            _ => {
                let word = chance.pick(WORDS).bytes();
                text.splice(at..end, word);
            }
        }
    }
    text
}
