//! `checklists/<area>.toml`: from the keys of a file to a checklist.
//!
//! One file alone is known here; what holds between files is judged in `claims`.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::checklist_keys::{CHECK, CHECKLIST, ITEM};
use super::claims::Claim;
use super::document;
use super::edit::slug;
use super::place::Places;
use super::reader::{Field, Reader, short};
use super::source::Source;
use crate::domain::checklist::{Check, Checklist, Item};
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{AreaId, BadId, ItemId};
use crate::domain::when::{Due, Span, spoken};

/// A checklist, what it claims of other ids, and what is wrong with its file.
pub(super) struct Loaded {
    pub(super) checklist: Checklist,
    pub(super) claims: Vec<Claim>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a checklist. It holds what could be read, also where there are errors; `closed` are the
/// days on which nothing should be due.
pub(super) fn load(source: &Source, area: AreaId, closed: &[NaiveDate]) -> Loaded {
    let mut draft = ChecklistDraft::new(area);
    let (mut draft, findings) = document::read(source, |reader, tree| {
        reader.keys(tree, &CHECKLIST, "a checklist", &mut draft);
        draft.check(reader, tree, closed);
        draft
    });
    let claims = draft.place(&source.text, &source.path);
    let mut loaded = Loaded {
        checklist: draft.finish(),
        claims,
        findings,
    };
    let broken = loaded
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    if loaded.checklist.items.is_empty() && !broken {
        loaded.findings.push(Finding {
            severity: Severity::Warning,
            path: source.path.clone(),
            spot: None,
            message: "this checklist has no items".into(),
            help: Some("write one under a heading such as `[item.contact-channel]`".into()),
        });
    }
    loaded
}

/// A checklist whose file could not be read at all: there, and empty.
pub(super) fn unread(area: AreaId) -> Checklist {
    ChecklistDraft::new(area).finish()
}

/// A checklist while its file is read.
pub(super) struct ChecklistDraft {
    area: AreaId,
    pub(super) title: Option<String>,
    pub(super) about: Option<String>,
    pub(super) owner: Option<String>,
    items: Vec<ItemDraft>,
}

/// An item while its table is read.
pub(super) struct ItemDraft {
    pub(super) item: Item,
    /// The earlier ids as written.
    pub(super) was: Vec<(String, Range<usize>)>,
    /// Where the due date stands.
    pub(super) due: Option<Range<usize>>,
    start: usize,
    was_at: Vec<Range<usize>>,
}

impl ChecklistDraft {
    fn new(area: AreaId) -> Self {
        Self {
            area,
            title: None,
            about: None,
            owner: None,
            items: Vec::new(),
        }
    }

    pub(super) fn read_items(&mut self, reader: &mut Reader, field: &Field<'_>) {
        let Some(items) = reader.table(field) else {
            return;
        };
        self.items.reserve(items.len());
        for (id, value) in items {
            match value.get_ref() {
                DeValue::Table(table) => {
                    self.read_item(reader, (id.get_ref(), id.span()), table, value.span());
                }
                DeValue::Array(_) if is_list_of_tables(value.get_ref()) => reader.error(
                    id.span(),
                    format!("the item `{}` is written as a list", short(id.get_ref())),
                    Some("write its heading with single brackets: `[item.some-id]`".into()),
                ),
                _ => Self::read_loose(reader, id.get_ref(), id.span()),
            }
        }
    }

    /// A value directly below `item`: an id was forgotten.
    fn read_loose(reader: &mut Reader, key: &str, span: Range<usize>) {
        let known = ITEM.iter().any(|row| row.name == key);
        let message = if known {
            format!("`{key}` stands in no item")
        } else {
            format!("the item `{}` is not a table", short(key))
        };
        let help = "give each item a heading with its id, such as `[item.contact-channel]`";
        reader.error(span, message, Some(help.into()));
    }

    fn read_item(
        &mut self,
        reader: &mut Reader,
        (name, at): (&str, Range<usize>),
        table: &DeTable<'_>,
        heading: Range<usize>,
    ) {
        let id = match ItemId::new(&self.area, name) {
            Ok(id) => Some(id),
            Err(error) => {
                bad_id(reader, at.clone(), name, &error);
                None
            }
        };
        // An item whose id is no id is read for its other faults, and then left out.
        let known = id.is_some();
        let Some(id) = id.or_else(|| ItemId::new(&self.area, "x").ok()) else {
            return;
        };
        let mut draft = ItemDraft {
            item: Item::new(id, ""),
            was: Vec::new(),
            due: None,
            start: at.start,
            was_at: Vec::new(),
        };
        reader.keys(table, &ITEM, "an item", &mut draft);
        if !table.contains_key("text") {
            let message = format!("the item `{}` has no `text`", short(name));
            reader.missing(
                heading,
                message,
                "say what has to be true: `text = \"...\"`",
            );
        }
        if known && !draft.item.text.is_empty() {
            draft.resolve_was(reader, &self.area);
            self.items.push(draft);
        }
    }

    fn check(&self, reader: &mut Reader, tree: &DeTable<'_>, closed: &[NaiveDate]) {
        if !tree.contains_key("title") {
            let help = "name the area in its first line: `title = \"...\"`";
            reader.missing(0..0, "this checklist has no `title`", help);
        }
        for draft in &self.items {
            if let (Some(Due::On(day)), Some(at)) = (draft.item.due, &draft.due)
                && closed.contains(&day)
            {
                reader.warning(
                    at.clone(),
                    format!("{} is a day on which nobody works", spoken(day)),
                    Some("choose a day that is not in `closed` of gonogo.toml".into()),
                );
            }
        }
    }

    /// Puts the items into the order of the file and looks up their lines.
    fn place(&mut self, text: &str, path: &str) -> Vec<Claim> {
        self.items.sort_by_key(|draft| draft.start);
        let mut lines = Places::new(text);
        let mut claims = Vec::new();
        for draft in &mut self.items {
            draft.item.line = lines.line(draft.start);
            for (was, at) in draft.item.was.iter().zip(&draft.was_at) {
                claims.push(Claim {
                    was: was.clone(),
                    by: draft.item.id.clone(),
                    path: path.to_string(),
                    spot: Places::new(text).spot(at),
                });
            }
        }
        claims
    }

    fn finish(self) -> Checklist {
        Checklist {
            title: self.title.unwrap_or_else(|| self.area.to_string()),
            area: self.area,
            about: self.about,
            owner: self.owner,
            items: self
                .items
                .into_iter()
                .map(|draft| Arc::new(draft.item))
                .collect(),
        }
    }
}

impl ItemDraft {
    /// Turns the earlier ids as written into full ids.
    fn resolve_was(&mut self, reader: &mut Reader, area: &AreaId) {
        for (text, at) in std::mem::take(&mut self.was) {
            let id = if text.contains('/') {
                text.parse()
            } else {
                ItemId::new(area, &text)
            };
            match id {
                Ok(id) if id == self.item.id => reader.error(
                    at,
                    format!("`{text}` is the id that the item has now"),
                    Some("name only ids that it had before".into()),
                ),
                Ok(id) => {
                    self.item.was.push(id);
                    self.was_at.push(at);
                }
                Err(error) => bad_id(reader, at, &text, &error),
            }
        }
    }
}

/// A check while its table is read.
#[derive(Default)]
pub(super) struct CheckDraft {
    run: Vec<String>,
    pub(super) timeout: Option<Span>,
    pub(super) cwd: Option<String>,
    pub(super) env: Vec<String>,
}

impl CheckDraft {
    pub(super) fn read(reader: &mut Reader, field: &Field<'_>) -> Option<Check> {
        let table = reader.table(field)?;
        let mut draft = Self::default();
        reader.keys(table, &CHECK, "a check", &mut draft);
        if !table.contains_key("run") {
            let help = "say what to run: `run = [\"program\", \"argument\"]`";
            reader.missing(field.value.span(), "this check has no `run`", help);
        }
        (!draft.run.is_empty()).then_some(Check {
            run: draft.run,
            timeout: draft.timeout,
            cwd: draft.cwd,
            env: draft.env,
        })
    }

    pub(super) fn read_run(&mut self, reader: &mut Reader, field: &Field<'_>) {
        self.run = reader.texts(field);
        if field
            .value
            .get_ref()
            .as_array()
            .is_some_and(|command| command.is_empty())
        {
            reader.error(
                field.value.span(),
                "`run` names no program",
                Some(format!("write it like this: `{}`", field.example)),
            );
        }
    }
}

fn is_list_of_tables(value: &DeValue<'_>) -> bool {
    let values = value.as_array();
    values.is_some_and(|values| values.iter().any(|value| value.get_ref().is_table()))
}

fn bad_id(reader: &mut Reader, at: Range<usize>, name: &str, error: &BadId) {
    let slug = slug(name);
    let help = match error {
        BadId::Part(_) if !slug.is_empty() && slug != name => {
            format!("use 1 to 64 of a-z, 0-9 and `-`, such as `{slug}`")
        }
        BadId::Part(_) => {
            "use 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or a digit".into()
        }
        _ => "write `area/item`, or the item alone within its own area".into(),
    };
    reader.error(at, format!("`{}` is not an id", short(name)), Some(help));
}
