//! Names that hold for ever: of areas, items, releases, traits, events and writers.
//!
//! Every id is checked once, where it enters; a value of these types is always valid. No id is
//! ever used as a path without being one of these, so that none can leave its folder.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A map for the many ids of long journals. Other people choose the ids too, so they are mixed with
/// what nobody outside the process knows; the standard library's way of doing so is made for texts
/// of any length and takes longer on these.
pub type KeyedMap<K, V> = HashMap<K, V, foldhash::quality::RandomState>;

/// A set of the same kind.
pub type KeyedSet<K> = HashSet<K, foldhash::quality::RandomState>;

/// The longest part of an id, in characters.
pub const MAX_PART: usize = 64;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    /// Nothing, more than [`MAX_PART`] characters, or a character that ids do not have.
    #[error(
        "`{0}` is not an id: use 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or a digit"
    )]
    Part(String),
    /// Like [`BadId::Part`], for release ids, which may hold dots.
    #[error(
        "`{0}` is not a release id: use 1 to 64 of a-z, 0-9, `-` and `.`, beginning with a letter or a digit"
    )]
    Release(String),
    /// A release id that the journal needs for itself.
    #[error("`{0}` is kept for the answers of the whole workspace: choose another release id")]
    Reserved(String),
    /// An item id without its area.
    #[error("`{0}` is not an item id: write `area/item`")]
    NoArea(String),
    /// Not the hexadecimal digits of an event or a writer.
    #[error("`{0}` is not the id of a change: it has {1} hexadecimal digits")]
    Hex(String, usize),
}

fn is_part(text: &str, dots: bool) -> bool {
    // Asked of every item and every change: bytes are enough, and a short text is looked through as a
    // whole faster than with a way out.
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.len() <= MAX_PART
        && bytes.first().is_some_and(|first| plain(*first))
        && bytes.iter().fold(true, |so_far, byte| {
            so_far & (plain(*byte) || *byte == b'-' || (dots && *byte == b'.'))
        })
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let check: fn(&str) -> Result<(), BadId> = $check;
                check(text).map(|()| Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;

            fn try_from(text: String) -> Result<Self, BadId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                (*id.0).into()
            }
        }

        // Sets of ids are asked for texts: an id is equal, ordered and mixed as its text is.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

fn check_part(text: &str) -> Result<(), BadId> {
    if is_part(text, false) {
        Ok(())
    } else {
        Err(BadId::Part(text.into()))
    }
}

fn check_release(text: &str) -> Result<(), BadId> {
    match text {
        ReleaseId::WORKSPACE => Err(BadId::Reserved(text.into())),
        _ if is_part(text, true) => Ok(()),
        _ => Err(BadId::Release(text.into())),
    }
}

fn check_item(text: &str) -> Result<(), BadId> {
    let (area, item) = text
        .split_once('/')
        .ok_or_else(|| BadId::NoArea(text.into()))?;
    check_part(area).and_then(|()| check_part(item))
}

name_type!(
    /// An area: the file stem of its checklist, such as `support`.
    AreaId,
    check_part
);
name_type!(
    /// A trait of a release that decides which items it is asked, such as `stores-data`.
    TraitId,
    check_part
);
name_type!(
    /// An item: `area/item`, such as `support/contact-channel`.
    ItemId,
    check_item
);
name_type!(
    /// A release, such as `2.4.0` or `next`.
    ReleaseId,
    check_release
);

impl ItemId {
    /// Joins an area and the item's own part.
    ///
    /// # Errors
    /// When `item` is not an id.
    pub fn new(area: &AreaId, item: &str) -> Result<Self, BadId> {
        check_part(item)?;
        // Made for every item of every file: joined with the right size at once.
        Ok(Self([area.as_str(), "/", item].concat().into()))
    }

    /// The part before the slash.
    #[must_use]
    pub fn area(&self) -> &str {
        self.0.split_once('/').map_or("", |(area, _)| area)
    }

    /// The part behind the slash.
    #[must_use]
    pub fn item(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, item)| item)
    }
}

impl ReleaseId {
    /// The word that stands in a journal file's name for answers given once for the workspace.
    pub const WORKSPACE: &'static str = "workspace";

    /// The release that is implied when a workspace has none.
    #[must_use]
    pub fn next() -> Self {
        Self("next".into())
    }
}

macro_rules! hex_type {
    ($(#[$doc:meta])* $name:ident, $number:ty, $digits:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "std::borrow::Cow<'_, str>", into = "String")]
        pub struct $name($number);

        impl $name {
            /// From random bits.
            #[must_use]
            pub const fn from_bits(bits: $number) -> Self {
                Self(bits)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let bad = || BadId::Hex(text.into(), $digits);
                let lower = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
                if text.len() != $digits || !text.bytes().all(lower) {
                    return Err(bad());
                }
                <$number>::from_str_radix(text, 16).map(Self).map_err(|_not_hex| bad())
            }
        }

        impl TryFrom<std::borrow::Cow<'_, str>> for $name {
            type Error = BadId;

            fn try_from(text: std::borrow::Cow<'_, str>) -> Result<Self, BadId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:0", $digits, "x}"), { self.0 })
            }
        }
    };
}

hex_type!(
    /// One recorded change: 128 random bits, written as 32 hexadecimal digits.
    // Left to itself it would leave a gap beside every id in the tables of long journals.
    #[repr(Rust, packed(4))]
    EventId,
    u128,
    32
);
hex_type!(
    /// One data folder on one machine: 64 random bits, written as 16 hexadecimal digits.
    WriterId,
    u64,
    16
);

impl EventId {
    /// The first eight digits: enough to name a change by hand.
    #[must_use]
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 96)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_only_what_their_words_allow() {
        for good in ["support", "a", "0", "on-call", "a--b", &"a".repeat(64)] {
            assert!(good.parse::<AreaId>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "-a",
            "A",
            "ä",
            "a.b",
            "a/b",
            "a b",
            "..",
            &"a".repeat(65),
        ] {
            assert!(bad.parse::<AreaId>().is_err(), "{bad}");
        }
        for good in ["2.4.0", "next", "v2-rc.1"] {
            assert!(good.parse::<ReleaseId>().is_ok(), "{good}");
        }
        for bad in ["workspace", ".", "..", "../x", ".hidden", "a/b", ""] {
            assert!(bad.parse::<ReleaseId>().is_err(), "{bad}");
        }
        for bad in ["support", "/x", "x/", "a/b/c", "a/../b"] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_event_id_reads_back_and_has_a_short_form() {
        let id = EventId::from_bits(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.short(), "01234567");
        assert!(
            "+123456789abcdef0123456789abcdef0"
                .parse::<EventId>()
                .is_err()
        );
        assert!(
            "0123456789ABCDEF0123456789abcdef"
                .parse::<EventId>()
                .is_err()
        );
    }
}
