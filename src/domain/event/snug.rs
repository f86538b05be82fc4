//! Lists of a journal's lines, as small in memory as they can be.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A list that takes no more memory than it needs: most have one entry, room is made for four
/// otherwise, and a long journal is kept whole.
///
/// # Errors
/// It cannot be read.
pub fn snug<'de, D, T>(deserializer: D) -> Result<Box<[T]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(Snug(PhantomData))
}

struct Snug<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Snug<T> {
    type Value = Box<[T]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Box<[T]>, A::Error> {
        let Some(first) = entries.next_element()? else {
            return Ok(Box::default());
        };
        let mut list = vec![first];
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(list.into())
    }
}
