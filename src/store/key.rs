//! What a key of a file is called, what it takes, and how it is read: one row for each.
//!
//! The readers, the suggestions for unknown keys and the schema are all made from such rows, so
//! that none of them can know a key that the others do not.

use super::reader::{Field, Reader};

/// One key of a table that becomes a `T`.
pub(super) struct Key<T> {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// What it means, in one sentence.
    pub(super) doc: &'static str,
    /// How a file writes it, from the key on.
    pub(super) example: &'static str,
    /// Puts the value into the draft; pushes a finding where it is not what the key takes.
    pub(super) read: fn(&mut Reader<'_>, &Field<'_>, &mut T),
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any text that is not blank.
    Text,
    /// A list of such texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A word of a closed set.
    Word(&'static [&'static str]),
    /// A calendar day.
    Date,
    /// A list of them.
    Dates,
    /// A calendar day, or one counted from the release.
    Due,
    /// A length of time.
    Duration,
    /// An operator, a number and a unit; or `?`.
    Target,
    /// `true`, or the role or person that is meant.
    Confirm,
    /// A list of ids of areas or traits, each of one part.
    Ids,
    /// A list of item ids, with or without their area.
    ItemIds,
    /// A list of release ids.
    ReleaseIds,
    /// A list of web or mail addresses.
    Links,
    /// A list of path patterns.
    Globs,
    /// A list that is a command: a program and its arguments.
    Command,
    /// A relative path that stays within the workspace.
    Path,
    /// A list of `NAME` or `NAME=value`.
    Environment,
    /// An exit code, or a regular expression.
    Expect,
    /// Items by their ids.
    Items,
    /// A table that says how a machine can tell.
    Check,
    /// Keys of the keyboard: one, or a list of them.
    Keys,
    /// Any other table, or a list of them.
    Table,
}

impl Kind {
    /// What has to be written, in words that follow "must be".
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Text | Self::Path => "text in quotes",
            Self::Texts => "a list of texts",
            Self::Flag => "true or false",
            Self::Word(_) => "a word in quotes",
            Self::Date => "a date",
            Self::Dates => "a list of dates",
            Self::Due => "a date, or text such as \"T-14d\"",
            Self::Duration => "a duration in quotes",
            Self::Target => "a target in quotes",
            Self::Confirm => "true, or a role or person in quotes",
            Self::Ids | Self::ItemIds | Self::ReleaseIds => "a list of ids",
            Self::Links => "a list of addresses",
            Self::Globs => "a list of path patterns",
            Self::Command => "a list: the program and its arguments",
            Self::Environment => "a list of `NAME` or `NAME=value`",
            Self::Expect => "an exit code, or a regular expression in quotes",
            Self::Keys => "a key in quotes, or a list of keys",
            Self::Items | Self::Check | Self::Table => "a table",
        }
    }
}
