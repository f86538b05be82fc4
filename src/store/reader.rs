//! Takes values out of a parsed file and collects every fault on the way.
//!
//! A getter never stops the reading: it pushes what is wrong, with what to write instead, and the
//! next key is read. Nothing here knows which keys a file has; the rows of `key` say so.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::key::{Key, Kind};
use super::place::Places;
use super::source::Source;
use crate::domain::finding::Severity;
use crate::domain::id::KeyedSet;
use crate::domain::when::parse_date;

mod wording;

pub(super) use wording::short;
use wording::{found, nearest, write};

/// A value with its place.
pub(super) type Value<'a> = toml::Spanned<DeValue<'a>>;

/// Keys that begin so are the team's own: never read, never an error.
pub(super) const OWN_PREFIX: &str = "x-";

/// With so many faults in a file, the next ones get no suggestions.
const ENOUGH: usize = 10_000;

/// A fault before its place is looked up.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Whether something is missed: a key, or the end of what begins here. What a broken file
    /// seems to lack may well be there, and what stands behind an open end cannot be judged.
    pub(super) absence: bool,
}

/// A key with its value, as it stands in the file.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    /// Where the key stands.
    pub(super) key: Range<usize>,
    pub(super) value: &'a Value<'a>,
    pub(super) kind: Kind,
    pub(super) example: &'static str,
}

/// Collects the faults of one file.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) path: &'t str,
    /// For what needs its line or place at once; cheap while it is asked in the file's order.
    pub(super) places: Places<'t>,
    pub(super) faults: Vec<Fault>,
    /// Whether the text could be parsed to its end; else what seems to be missing may be there.
    pub(super) is_whole: bool,
    /// Texts that many values of the file have in common.
    shared: KeyedSet<Arc<str>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(source: &'t Source) -> Self {
        Self {
            path: &source.path,
            places: Places::new(&source.text),
            faults: Vec::new(),
            is_whole: true,
            shared: KeyedSet::default(),
        }
    }

    pub(super) fn error(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.push(Severity::Error, span, message.into(), help);
    }

    pub(super) fn warning(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.push(Severity::Warning, span, message.into(), help);
    }

    /// Something that has to be there is not.
    pub(super) fn missing(&mut self, span: Range<usize>, message: impl Into<String>, help: &str) {
        self.push(Severity::Error, span, message.into(), Some(help.into()));
        if let Some(fault) = self.faults.last_mut() {
            fault.absence = true;
        }
    }

    fn push(
        &mut self,
        severity: Severity,
        span: Range<usize>,
        message: String,
        help: Option<String>,
    ) {
        self.faults.push(Fault {
            span,
            severity,
            message,
            help,
            absence: false,
        });
    }

    /// Reads every key of a table into the draft; `place` names the table where a key is unknown.
    pub(super) fn keys<T>(
        &mut self,
        table: &DeTable<'_>,
        keys: &'static [Key<T>],
        place: &str,
        draft: &mut T,
    ) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            // Nearly all names differ in their first byte, which is looked at faster than called for.
            let first = name.as_bytes().first();
            let is_named = |row: &&Key<T>| row.name.as_bytes().first() == first && row.name == name;
            match keys.iter().find(is_named) {
                Some(row) => {
                    let field = Field {
                        name,
                        key: key.span(),
                        value,
                        kind: row.kind,
                        example: row.example,
                    };
                    (row.read)(self, &field, draft);
                }
                None if name.starts_with(OWN_PREFIX) => {}
                None => {
                    let known: Vec<_> = keys.iter().map(|row| row.name).collect();
                    self.unknown(key.span(), name, place, &known);
                }
            }
        }
    }

    fn unknown(&mut self, span: Range<usize>, name: &str, place: &str, known: &[&str]) {
        // Nobody reads the suggestion for the ten thousandth; looking for it takes its time.
        let meant = if self.faults.len() < ENOUGH {
            nearest(name, known.iter().copied())
        } else {
            None
        };
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "the keys are {}; a key of your own begins with `{OWN_PREFIX}`",
                known.join(", ")
            ),
        };
        self.error(
            span,
            format!("`{}` is not a key of {place}", short(name)),
            Some(help),
        );
    }

    /// The value is of another type than the key takes.
    pub(super) fn wrong(&mut self, field: &Field<'_>) {
        let message = format!(
            "`{}` must be {}, but {} stands here",
            field.name,
            field.kind.expected(),
            found(field.value.get_ref())
        );
        self.error(field.value.span(), message, Some(write(field)));
    }

    /// The value is of the right type and says nothing that the key takes.
    fn invalid(&mut self, span: Range<usize>, input: &str, error: &impl Display) {
        let whole = error.to_string();
        // The domain says "`input` is not a date: write ..."; the input may be long.
        let quoted = format!("`{input}` ");
        let (message, help) = match whole.strip_prefix(&quoted).and_then(|r| r.split_once(": ")) {
            Some((wrong, help)) => (format!("`{}` {wrong}", short(input)), Some(help.into())),
            None => (short(&whole), None),
        };
        self.error(span, message, help);
    }

    /// Text that is not blank.
    pub(super) fn text(&mut self, field: &Field<'_>) -> Option<String> {
        self.str(field).map(ToString::to_string)
    }

    /// The same, of which many values of the file may say the very same: it is kept once.
    pub(super) fn shared(&mut self, field: &Field<'_>) -> Option<Arc<str>> {
        let text = self.str(field)?;
        if let Some(known) = self.shared.get(text) {
            return Some(Arc::clone(known));
        }
        let new: Arc<str> = text.into();
        self.shared.insert(Arc::clone(&new));
        Some(new)
    }

    /// The same, as it stands in the tree.
    pub(super) fn str<'a>(&mut self, field: &Field<'a>) -> Option<&'a str> {
        let Some(text) = field.value.get_ref().as_str() else {
            self.wrong(field);
            return None;
        };
        // Nearly every text begins with a letter, and then its first byte tells.
        let begins = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        if !begins && text.chars().all(char::is_whitespace) {
            self.error(
                field.value.span(),
                format!("`{}` is empty", field.name),
                Some("write something, or take it out".into()),
            );
            return None;
        }
        Some(text)
    }

    /// Text that the domain can read.
    pub(super) fn parsed<T>(&mut self, field: &Field<'_>) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text = self.str(field)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.invalid(field.value.span(), text, &error);
                None
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, field: &Field<'_>) -> Option<bool> {
        let flag = field.value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(field);
        }
        flag
    }

    /// A word of the closed set that the key takes, turned into its value.
    pub(super) fn word<T>(&mut self, field: &Field<'_>, value: fn(&str) -> Option<T>) -> Option<T> {
        let word = self.str(field)?;
        let found = value(word);
        if let (None, Kind::Word(words)) = (&found, field.kind) {
            let all = words
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect::<Vec<_>>()
                .join(", ");
            let help = match (nearest(word, words.iter().copied()), words.len()) {
                (_, 1) => format!("write {all}, or leave the key out"),
                (Some(meant), _) => format!("did you mean \"{meant}\"? It takes one of {all}"),
                (None, _) => format!("write one of {all}"),
            };
            self.error(
                field.value.span(),
                format!("`{}` cannot be `{}`", field.name, short(word)),
                Some(help),
            );
        }
        found
    }

    /// A calendar day, bare or in quotes.
    pub(super) fn date(&mut self, field: &Field<'_>) -> Option<NaiveDate> {
        match field.value.get_ref() {
            DeValue::String(text) => match parse_date(text) {
                Ok(date) => Some(date),
                Err(error) => {
                    self.invalid(field.value.span(), text, &error);
                    None
                }
            },
            DeValue::Datetime(moment) => self.day(field, moment),
            _ => {
                self.wrong(field);
                None
            }
        }
    }

    /// The day of a bare date; a time of day has no meaning here.
    pub(super) fn day(
        &mut self,
        field: &Field<'_>,
        moment: &toml::value::Datetime,
    ) -> Option<NaiveDate> {
        let day = moment.date.filter(|_| moment.time.is_none());
        let day = day.and_then(|day| {
            NaiveDate::from_ymd_opt(
                i32::from(day.year),
                u32::from(day.month),
                u32::from(day.day),
            )
        });
        if day.is_none() {
            self.error(
                field.value.span(),
                format!("`{}` takes a day without a time", field.name),
                Some(write(field)),
            );
        }
        day
    }

    /// Each value of a list, read one by one; the example and the kind stay those of the list.
    pub(super) fn list<'a, T>(
        &mut self,
        field: &Field<'a>,
        mut read: impl FnMut(&mut Self, &Field<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(values) = field.value.get_ref().as_array() else {
            self.wrong(field);
            return Vec::new();
        };
        let mut kept = Vec::with_capacity(values.len());
        for value in values {
            let one = Field {
                name: field.name,
                key: field.key.clone(),
                value,
                kind: field.kind,
                example: field.example,
            };
            kept.extend(read(self, &one));
        }
        kept
    }

    /// A list of texts, none of them blank.
    pub(super) fn texts(&mut self, field: &Field<'_>) -> Vec<String> {
        self.list(field, Self::text)
    }

    /// A list of texts that the domain can read.
    pub(super) fn all_parsed<T>(&mut self, field: &Field<'_>) -> Vec<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        self.list(field, Self::parsed)
    }

    /// Text for which `fault` finds nothing to say.
    pub(super) fn checked(
        &mut self,
        field: &Field<'_>,
        fault: fn(&str) -> Option<(&'static str, &'static str)>,
    ) -> Option<String> {
        let text = self.str(field)?;
        let Some((wrong, help)) = fault(text) else {
            return Some(text.to_string());
        };
        self.error(
            field.value.span(),
            format!("`{}` {wrong}", short(text)),
            Some(help.into()),
        );
        None
    }

    /// A table of ids chosen by the team, each with a value of the same kind.
    pub(super) fn named<I, T>(
        &mut self,
        field: &Field<'_>,
        (kind, example): (Kind, &'static str),
        read: fn(&mut Self, &Field<'_>) -> Option<T>,
    ) -> Vec<(I, T)>
    where
        I: FromStr,
        I::Err: Display,
    {
        let mut kept = Vec::new();
        for (key, value) in self.table(field).into_iter().flatten() {
            let name: &str = key.get_ref();
            let one = Field {
                name,
                key: key.span(),
                value,
                kind,
                example,
            };
            let value = read(self, &one);
            match name.parse() {
                Ok(id) => kept.extend(value.map(|value| (id, value))),
                Err(error) => self.invalid(key.span(), name, &error),
            }
        }
        kept
    }

    /// A table.
    pub(super) fn table<'a>(&mut self, field: &Field<'a>) -> Option<&'a DeTable<'a>> {
        let table = field.value.get_ref().as_table();
        if table.is_none() {
            self.wrong(field);
        }
        table
    }
}
