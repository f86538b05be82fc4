//! The name that git gives to content: a commit, a folder or a file.
//!
//! Only its form is known here. Invariant: it is all of the digits, so that no two contents share one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// All hexadecimal digits of what git calls an object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ObjectId(Box<str>);

/// A text that is no name of git's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("git names content by 40 or 64 hexadecimal digits")]
pub struct BadObjectId;

impl ObjectId {
    /// All digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As many digits as people use.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..9).unwrap_or(&self.0)
    }
}

impl FromStr for ObjectId {
    type Err = BadObjectId;

    fn from_str(text: &str) -> Result<Self, BadObjectId> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if matches!(text.len(), 40 | 64) && text.bytes().all(is_hex) {
            Ok(Self(text.into()))
        } else {
            Err(BadObjectId)
        }
    }
}

impl TryFrom<String> for ObjectId {
    type Error = BadObjectId;

    fn try_from(text: String) -> Result<Self, BadObjectId> {
        text.parse()
    }
}

impl From<ObjectId> for String {
    fn from(id: ObjectId) -> Self {
        id.0.into()
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
