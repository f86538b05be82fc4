//! `checklists/<area>.toml`: from the keys of a file to a checklist.
//!
//! One file alone is known here; what holds between files is judged in `claims`.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::claims::Claim;
use super::document;
use super::edit::slug;
use super::keys::{CHECK, CHECKLIST, ITEM};
use super::reader::{Field, Reader, short};
use super::settings_file;
use super::source::Source;
use crate::domain::check::{Expect, Pattern};
use crate::domain::checklist::{Check, Checklist, Guidance, Item};
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{AreaId, ItemId, TraitId};
use crate::domain::settings::Settings;
use crate::domain::when::{Due, Span};

/// What checklists are read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To have people answer: with the guidance of every item.
    Asking,
    /// To tell where items stand: without it, and with what would prove an item only where evidence
    /// is required. All is checked the same and then forgotten, since it is the larger part of a
    /// file.
    Telling,
}

/// A checklist, what it claims of other ids, and what is wrong with its file.
pub(super) struct Loaded {
    pub(super) checklist: Checklist,
    pub(super) claims: Vec<Claim>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a checklist. It holds what could be read, also where there are errors. The settings tell the
/// days on which nothing should be due, and the traits that there are.
pub(super) fn load(source: &Source, area: AreaId, settings: &Settings, purpose: Purpose) -> Loaded {
    let mut draft = ChecklistDraft::new(area, purpose);
    let (mut draft, findings) = document::read(source, |reader, tree| {
        reader.keys(tree, &CHECKLIST, "a checklist", &mut draft);
        draft.check(reader, tree, settings);
        draft
    });
    let mut loaded = Loaded {
        claims: std::mem::take(&mut draft.claims),
        checklist: draft.finish(),
        findings,
    };
    let broken = loaded.findings.iter().any(Finding::is_error);
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
    ChecklistDraft::new(area, Purpose::Telling).finish()
}

/// A checklist while its file is read.
pub(super) struct ChecklistDraft {
    area: AreaId,
    purpose: Purpose,
    pub(super) title: Option<String>,
    pub(super) about: Option<String>,
    pub(super) owner: Option<Arc<str>>,
    items: Vec<Arc<Item>>,
    claims: Vec<Claim>,
    /// Where each fixed due date stands.
    due: Vec<(NaiveDate, Range<usize>)>,
    /// Where each trait is named.
    traits: Vec<(TraitId, Range<usize>)>,
}

/// An item while its table is read.
pub(super) struct ItemDraft {
    pub(super) item: Item,
    /// None where nobody is going to read it.
    guidance: Option<Guidance>,
    /// The earlier ids as written.
    pub(super) was: Vec<(String, Range<usize>)>,
    /// Where the due date stands.
    pub(super) due: Option<Range<usize>>,
    /// The traits that decide whether it is asked.
    pub(super) asked_if: Vec<(TraitId, Range<usize>)>,
    /// Where its check expects a number.
    pub(super) number: Option<Range<usize>>,
}

impl ItemDraft {
    /// Keeps some of the guidance, where it is kept at all: to copy it for nothing would take as
    /// long as the rest of the item.
    pub(super) fn guide(&mut self, keep: impl FnOnce(&mut Guidance)) {
        if let Some(guidance) = &mut self.guidance {
            keep(guidance);
        }
    }
}

impl ChecklistDraft {
    fn new(area: AreaId, purpose: Purpose) -> Self {
        Self {
            area,
            purpose,
            title: None,
            about: None,
            owner: None,
            items: Vec::new(),
            claims: Vec::new(),
            due: Vec::new(),
            traits: Vec::new(),
        }
    }

    pub(super) fn read_items(&mut self, reader: &mut Reader<'_>, field: &Field<'_>) {
        let Some(items) = reader.table(field) else {
            return;
        };
        // The tree is sorted by name; the file's own order is the one that people chose.
        let mut entries: Vec<_> = items.iter().collect();
        entries.sort_by_key(|(id, _)| id.span().start);
        self.items.reserve_exact(entries.len());
        for (id, value) in entries {
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
    fn read_loose(reader: &mut Reader<'_>, key: &str, span: Range<usize>) {
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
        reader: &mut Reader<'_>,
        (name, at): (&str, Range<usize>),
        table: &DeTable<'_>,
        heading: Range<usize>,
    ) {
        let id = ItemId::new(&self.area, name).ok();
        if id.is_none() {
            bad_id(reader, at.clone(), name);
        }
        // An item whose id is no id is read for its other faults, and then left out.
        let known = id.is_some();
        let Some(id) = id.or_else(|| ItemId::new(&self.area, "x").ok()) else {
            return;
        };
        let mut draft = ItemDraft {
            item: Item::new(id, ""),
            guidance: (self.purpose == Purpose::Asking).then(Guidance::default),
            was: Vec::new(),
            due: None,
            asked_if: Vec::new(),
            number: None,
        };
        draft.item.line = reader.places.line(at.start);
        reader.keys(table, &ITEM, "an item", &mut draft);
        if !table.contains_key("text") {
            let message = format!("the item `{}` has no `text`", short(name));
            reader.missing(
                heading,
                message,
                "say what has to be true: `text = \"...\"`",
            );
        }
        if let Some(at) = draft.number.take().filter(|_| draft.item.target.is_none()) {
            reader.error(
                at,
                "`expect` captures a `value`, and the item has no `target` for it",
                Some("give the item a target, such as `target = \"<= 500 ms\"`".into()),
            );
        }
        if known && !draft.item.text.is_empty() {
            self.keep(reader, draft);
        }
    }

    fn keep(&mut self, reader: &mut Reader<'_>, mut draft: ItemDraft) {
        let mut earlier = Vec::new();
        for (text, at) in std::mem::take(&mut draft.was) {
            if let Some(was) = self.earlier_id(reader, &draft.item.id, &text, &at) {
                self.claims.push(Claim {
                    was: was.clone(),
                    by: draft.item.id.clone(),
                    path: reader.path.to_string(),
                    spot: reader.places.spot(&at),
                });
                earlier.push(was);
            }
        }
        draft.item.was = earlier.into();
        draft.item.asked_if = draft.asked_if.iter().map(|(id, _)| id.clone()).collect();
        self.traits.append(&mut draft.asked_if);
        // Whoever only tells where items stand names a proof where one is asked for and missing.
        if draft.guidance.is_none() && !draft.item.evidence_required {
            draft.item.proof = None;
        }
        let is_written = |guidance: &Guidance| *guidance != Guidance::default();
        draft.item.guidance = draft.guidance.filter(is_written).map(Box::new);
        if let (Some(Due::On(day)), Some(at)) = (draft.item.due, draft.due) {
            self.due.push((day, at));
        }
        self.items.push(Arc::new(draft.item));
    }

    /// The full id that an entry of `was` means.
    fn earlier_id(
        &self,
        reader: &mut Reader<'_>,
        id: &ItemId,
        text: &str,
        at: &Range<usize>,
    ) -> Option<ItemId> {
        let was = if text.contains('/') {
            text.parse()
        } else {
            ItemId::new(&self.area, text)
        };
        match was {
            Ok(was) if was == *id => {
                let help = "name only ids that it had before";
                let message = format!("`{text}` is the id that the item has now");
                reader.error(at.clone(), message, Some(help.into()));
                None
            }
            Ok(was) => Some(was),
            Err(_) if text.contains('/') => {
                let message = format!("`{}` is not the id of an item", short(text));
                let help = "write `area/item`, or the item alone within its own area";
                reader.error(at.clone(), message, Some(help.into()));
                None
            }
            Err(_) => {
                bad_id(reader, at.clone(), text);
                None
            }
        }
    }

    fn check(&self, reader: &mut Reader<'_>, tree: &DeTable<'_>, settings: &Settings) {
        if !tree.contains_key("title") {
            let help = "name the area in its first line: `title = \"...\"`";
            reader.missing(0..0, "this checklist has no `title`", help);
        }
        for (day, at) in &self.due {
            settings_file::check_open(reader, *day, at, settings);
        }
        for (name, at) in &self.traits {
            settings_file::check_trait(reader, name, at, settings);
        }
    }

    fn finish(self) -> Checklist {
        Checklist {
            title: self.title.unwrap_or_else(|| self.area.to_string()),
            area: self.area,
            about: self.about,
            owner: self.owner,
            items: self.items,
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
    expect: Option<(Expect, Range<usize>)>,
}

impl CheckDraft {
    /// Reads a check, with the place of what it expects where that is a number.
    pub(super) fn read(
        reader: &mut Reader<'_>,
        field: &Field<'_>,
    ) -> Option<(Check, Option<Range<usize>>)> {
        let table = reader.table(field)?;
        let mut draft = Self::default();
        reader.keys(table, &CHECK, "a check", &mut draft);
        if !table.contains_key("run") {
            let help = "say what to run: `run = [\"program\", \"argument\"]`";
            reader.missing(field.value.span(), "this check has no `run`", help);
        }
        let (expect, at) = draft.expect.unzip();
        let expect = expect.unwrap_or_default();
        let number = matches!(&expect, Expect::Output(pattern) if pattern.takes_a_value());
        let check = Check {
            run: draft.run,
            timeout: draft.timeout,
            cwd: draft.cwd,
            env: draft.env,
            expect,
        };
        (!check.run.is_empty()).then_some((check, at.filter(|_| number)))
    }

    pub(super) fn read_expect(&mut self, reader: &mut Reader<'_>, field: &Field<'_>) {
        let expect = match field.value.get_ref() {
            DeValue::Integer(_) => {
                let code = field.value.get_ref().as_integer();
                let code =
                    code.and_then(|code| i32::from_str_radix(code.as_str(), code.radix()).ok());
                let code = code.filter(|code| (0..=255).contains(code));
                if code.is_none() {
                    let help = "an exit code is a number from 0 to 255";
                    let message = "`expect` is not an exit code";
                    reader.error(field.value.span(), message, Some(help.into()));
                }
                code.map(Expect::Exit)
            }
            DeValue::String(_) => reader.parsed::<Pattern>(field).map(Expect::Output),
            _ => {
                reader.wrong(field);
                None
            }
        };
        self.expect = expect.map(|expect| (expect, field.value.span()));
    }

    pub(super) fn read_run(&mut self, reader: &mut Reader<'_>, field: &Field<'_>) {
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

fn bad_id(reader: &mut Reader<'_>, at: Range<usize>, name: &str) {
    let slug = slug(name);
    let such_as = if slug.is_empty() {
        String::new()
    } else {
        format!(", such as `{slug}`")
    };
    reader.error(
        at,
        format!("`{}` is not an id", short(name)),
        Some(format!(
            "use 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or a digit{such_as}"
        )),
    );
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::super::pack::PACK;
    use super::*;
    use crate::domain::checklist::{Confirm, Level, Phase};
    use crate::domain::target::Target;

    fn load(text: &str) -> Loaded {
        let source = Source {
            path: "checklists/support.toml".into(),
            text: text.into(),
        };
        let traits = [("stores-data".parse().unwrap(), "Does it?".into())];
        let settings = Settings {
            traits: traits.into(),
            ..Settings::default()
        };
        super::load(
            &source,
            "support".parse().unwrap(),
            &settings,
            Purpose::Asking,
        )
    }

    const EVERYTHING: &str = r#"
        title = "Support"
        about = "Can clients reach us?"
        owner = "Support lead"
        x-team = { anything = [1] }
        [item.contact-channel]
        text = "Clients can reach us"
        level = "must"
        why = "They leave."
        ask = ["Which hours?", "Who answers?"]
        proof = "The page"
        phase = "go"
        section = "Contact"
        owner = "Maria Garcia"
        due = "T-14d"
        evidence = "required"
        tags = ["client"]
        links = ["https://example.com", "mailto:a@example.com"]
        x-own = 1
        [item.restore-drill]
        text = "A restore met its target"
        target = "<= 60 min"
        incident = "INC-214"
        was = ["reliability/restore", "restore"]
        asked_if = ["stores-data"]
        once = true
        confirm = "Operations"
        waivable = false
        fresh_for = "90d"
        watches = ["src/backup/**"]
        enforced_from = 2027-01-01
        due = 2026-12-01
        [item.restore-drill.check]
        run = ["./drill", "--report"]
        timeout = "10min"
        cwd = "ops"
        env = ["STAGE=test", "TOKEN"]
        expect = "took (?<value>[0-9.]+ ?min)"
        [item.short]
        text = "Short"
        confirm = true
        due = "2026-12-02"
        check = { run = ["true"], expect = 3 }
    "#;

    #[test]
    fn all_that_a_checklist_can_say_is_read() {
        let loaded = load(EVERYTHING);
        assert_eq!(loaded.findings, []);
        let list = loaded.checklist;
        assert_eq!(
            (&*list.title, list.owner.as_deref()),
            ("Support", Some("Support lead"))
        );
        let [first, second, third] = list.items.as_slice() else {
            panic!("three items")
        };
        assert_eq!(first.id.as_str(), "support/contact-channel");
        assert_eq!(
            (first.level, first.phase, first.line),
            (Level::Must, Phase::Go, 6)
        );
        let guidance = first.guidance.as_ref().unwrap();
        assert_eq!(
            (guidance.ask.len(), first.tags.len(), guidance.links.len()),
            (2, 1, 2)
        );
        assert!(first.evidence_required && first.waivable && !first.once);
        assert_eq!(first.owner.as_deref(), Some("Maria Garcia"));
        assert_eq!(first.due, Some(Due::Release(-14)));
        assert!(guidance.why.is_some() && first.proof.is_some() && first.section.is_some());
        assert!(matches!(second.target.as_deref(), Some(Target::Bound(..))));
        let was: Vec<_> = second.was.iter().map(ItemId::as_str).collect();
        assert_eq!(was, ["reliability/restore", "support/restore"]);
        assert_eq!(loaded.claims.len(), 2);
        assert!(second.once && !second.waivable);
        assert!(second.guidance.as_ref().unwrap().incident.is_some());
        assert_eq!(
            second.confirm.as_deref(),
            Some(&Confirm::Role("Operations".into()))
        );
        assert_eq!((second.asked_if.len(), second.watches.len()), (1, 1));
        assert!(second.fresh_for.is_some() && second.enforced_from.is_some());
        let check = second.check.as_ref().unwrap();
        assert_eq!((check.run.len(), check.env.len()), (2, 2));
        assert!(matches!(&check.expect, Expect::Output(pattern) if pattern.takes_a_value()));
        assert!(check.timeout.is_some() && check.cwd.as_deref() == Some("ops"));
        assert_eq!(third.confirm.as_deref(), Some(&Confirm::Anybody));
        assert!(matches!(
            (second.due, third.due),
            (Some(Due::On(_)), Some(Due::On(_)))
        ));
        assert_eq!(third.check.as_ref().unwrap().expect, Expect::Exit(3));
    }

    #[test]
    fn an_id_may_begin_like_a_key_of_the_teams_own() {
        let loaded = load("title = 'A'\n[item.x-ray]\ntext = 'b'\n");
        assert_eq!(
            (loaded.findings.len(), loaded.checklist.items.len()),
            (0, 1)
        );
    }

    proptest! {
        #[test]
        fn no_file_however_damaged_is_too_much(
            file in select(PACK.as_slice()),
            damage in proptest::collection::vec((any::<Index>(), 0..40_usize, piece()), 1..6),
        ) {
            let mut text: Vec<char> = file.text.chars().take(3000).collect();
            for (at, length, piece) in damage {
                let start = at.index(text.len() + 1);
                let end = (start + length).min(text.len());
                text.splice(start..end, piece.chars());
            }
            let text: String = text.into_iter().collect();
            let loaded = load(&text);
            let lines = text.split('\n').count();
            for spot in loaded.findings.iter().filter_map(|finding| finding.spot.as_ref()) {
                prop_assert!((1..=lines).contains(&spot.line) && spot.column > spot.skipped);
            }
            for item in &loaded.checklist.items {
                prop_assert!((1..=lines).contains(&item.line) && !item.text.trim().is_empty());
            }
            if toml::de::DeTable::parse(&text).is_err() {
                let errors = Finding::is_error;
                prop_assert!(loaded.findings.iter().any(errors), "a broken file passed");
            }
        }
    }

    /// What people, merges and hostile hands put into a file.
    fn piece() -> impl Strategy<Value = &'static str> {
        select(vec![
            "",
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "[",
            "]",
            "[[",
            "{",
            "}",
            "=",
            ",",
            ".",
            "#",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\u{1b}",
            "\u{202e}",
            "\u{feff}",
            "🚀",
            "\\",
            "\\u12",
            "nan",
            "[item]\n",
            "[item.a]\n",
            "[[item.a]]\n",
            "item = 1\n",
            "item.a.text = 1\n",
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> b\n",
            "2026-99-99",
            "[item.contact-channel]\n",
            "level = \"must\"\n",
            "check = { run = [",
        ])
    }
}
