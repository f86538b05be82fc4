//! What is left of a line, and the kinds of values that stand in one.
//!
//! Each is gone past whole or not at all, so that whoever asks may ask for something else.

use crate::domain::id::{EventId, WriterId};
use crate::store::journal::line::hex;

/// What is left of a line.
#[derive(Clone, Copy)]
pub(super) struct Line<'a>(&'a str);

impl<'a> Line<'a> {
    /// A whole line.
    pub(super) const fn of(line: &'a str) -> Self {
        Self(line)
    }

    /// All that was not gone past yet.
    pub(super) const fn rest(self) -> &'a str {
        self.0
    }

    /// Goes past what stands there, or not at all.
    pub(super) fn past(&mut self, what: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(what)?;
        Some(())
    }

    /// A number as JSON writes it; no zero stands before other digits.
    pub(super) fn number(&mut self) -> Option<u64> {
        let end = self.0.bytes().position(|byte| !byte.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at_checked(end)?;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        let number = digits.parse().ok()?;
        self.0 = rest;
        Some(number)
    }

    /// The text behind a name; none where it holds an escape, or what would have to be one.
    pub(super) fn text(&mut self, name: &str) -> Option<&'a str> {
        let text = self.0.strip_prefix(name)?.strip_prefix('"')?;
        let ends = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
        let (text, rest) = text.split_at_checked(text.bytes().position(ends)?)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    /// The id of an event, in quotes.
    pub(super) fn event(&mut self) -> Option<EventId> {
        let (digits, rest) = self.0.strip_prefix('"')?.split_at_checked(32)?;
        let (high, low) = digits.split_at_checked(16)?;
        let (high, low) = (bits(high)?, bits(low)?);
        self.0 = rest.strip_prefix('"')?;
        let id = u128::from(high) << 64 | u128::from(low);
        Some(EventId::from_bits(id))
    }

    /// The id of a writer, in quotes.
    pub(super) fn writer(&mut self) -> Option<WriterId> {
        let (digits, rest) = self.0.strip_prefix('"')?.split_at_checked(16)?;
        let id = bits(digits)?;
        self.0 = rest.strip_prefix('"')?;
        Some(WriterId::from_bits(id))
    }
}

/// The bits of sixteen digits. Ids are most of a short line, and to read them as numbers of any
/// length takes longer than all the rest of it.
fn bits(digits: &str) -> Option<u64> {
    let mut digits = digits.bytes();
    digits.try_fold(0, |bits, digit| Some(bits << 4 | u64::from(hex(digit)?)))
}
