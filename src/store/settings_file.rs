//! `gonogo.toml`: what a workspace says of itself.
//!
//! `requires` is looked at before all else: a file for a newer program must not look like a file
//! full of mistakes. What this program understands of it is read all the same, above all the id:
//! without it the answers that were given would seem never to have been.

use std::ops::Range;

use toml::de::DeTable;

use super::claims::Named;
use super::document;
use super::key::{Key, Kind};
use super::place::Places;
use super::reader::{Reader, short};
use super::source::Source;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::AreaId;
use crate::domain::settings::Settings;

mod judging;
mod people;

pub(super) use judging::{check_open, check_trait};

/// Where the settings stand, relative to the workspace.
pub(super) const PATH: &str = "gonogo.toml";

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Settings, the areas they name, and what is wrong with their file.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) settings: Settings,
    pub(super) named: Vec<Named>,
    /// Whether the files are for a newer program, so that nothing else can be said of them.
    pub(super) too_new: bool,
    /// Whether there may be an id that could not be read.
    pub(super) lacks_id: bool,
    pub(super) findings: Vec<Finding>,
}

/// Reads the settings; they hold what could be read, also where there are errors.
pub(super) fn load(source: &Source) -> Loaded {
    let (draft, mut findings) = document::read(source, |reader, tree| {
        let mut draft = SettingsDraft {
            too_new: too_new(reader, tree),
            is_whole: reader.is_whole,
            ..SettingsDraft::default()
        };
        let told = reader.faults.len();
        reader.keys(tree, &SETTINGS, "gonogo.toml", &mut draft);
        if draft.too_new.is_some() {
            reader.faults.truncate(told);
        }
        draft
    });
    let mut places = Places::new(&source.text);
    let lacks_id = draft.lacks_id(&mut places, &findings);
    // On a broken line it is not told, and then the rest has to be.
    let says = |finding: &Finding| draft.too_new.as_ref() == Some(&finding.message);
    let too_new = findings.iter().any(says);
    if too_new {
        findings.retain(says);
    }
    let mut places = Places::new(&source.text);
    let named = draft.areas.into_iter().map(|(area, at)| Named {
        area,
        path: source.path.clone(),
        spot: places.spot(&at),
        // Only the order of the areas is at stake.
        severity: Severity::Warning,
    });
    Loaded {
        named: named.collect(),
        settings: draft.settings,
        too_new,
        lacks_id,
        findings,
    }
}

/// Whether a line gives an id.
fn says_id(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("id");
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

#[derive(Default)]
struct SettingsDraft {
    settings: Settings,
    areas: Vec<(AreaId, Range<usize>)>,
    /// What was said of files for a newer program.
    too_new: Option<String>,
    /// Whether the text could be parsed to its end.
    is_whole: bool,
    /// Where the id stands, where there is one.
    id: Option<Range<usize>>,
}

impl SettingsDraft {
    /// Whether there may be an id that could not be read: a line that is broken may say half of it.
    fn lacks_id(&self, places: &mut Places<'_>, findings: &[Finding]) -> bool {
        let Some(at) = &self.id else {
            return !self.is_whole;
        };
        let line = places.spot(at).line;
        // Of two ids the parser takes the first, which need not be the right one.
        let is_there = |finding: &Finding| {
            let another = |source: &str| !self.is_whole && says_id(source);
            let spot = finding.spot.as_ref();
            spot.is_some_and(|it| it.line == line || another(&it.source))
        };
        let mut errors = findings.iter().filter(|finding| finding.is_error());
        self.settings.id.is_none() || errors.any(is_there)
    }
}

static SETTINGS: [Key<SettingsDraft>; 9] = [
    Key {
        name: "id",
        kind: Kind::Text,
        doc: "Names the journal, so that moving the folder loses nothing.",
        example: "id = \"3f2a9c04d1e87b56\"",
        read: |reader, field, draft| {
            draft.id = Some(field.key.clone());
            draft.settings.id = reader.checked(field, bad_workspace_id);
        },
    },
    Key {
        name: "name",
        kind: Kind::Text,
        doc: "The product's or team's name.",
        example: "name = \"Billing\"",
        read: |reader, field, draft| draft.settings.name = reader.text(field),
    },
    Key {
        name: "requires",
        kind: Kind::Text,
        doc: "The oldest version of gonogo that reads these files.",
        example: "requires = \">=0.2\"",
        read: |reader, field, _| {
            reader.checked(field, bad_requirement);
        },
    },
    Key {
        name: "areas",
        kind: Kind::Ids,
        doc: "The areas in the order in which they are shown; the rest follow by name.",
        example: "areas = [\"usability\", \"support\"]",
        read: |reader, field, draft| {
            draft.areas = reader.list(field, |reader, area| {
                reader.parsed(area).map(|id| (id, area.value.span()))
            });
            draft.settings.areas = draft.areas.iter().map(|(id, _)| id.clone()).collect();
        },
    },
    Key {
        name: "shared",
        kind: Kind::Flag,
        doc: "Whether the journal is shared through git.",
        example: "shared = true",
        read: |reader, field, draft| {
            draft.settings.shared = reader.flag(field).unwrap_or_default();
        },
    },
    Key {
        name: "traits",
        kind: Kind::Table,
        doc: "What each trait asks of a release.",
        example: "[traits]",
        read: |reader, field, draft| {
            let questions = reader.named(field, TRAIT, Reader::text);
            draft.settings.traits = questions.into_iter().collect();
        },
    },
    Key {
        name: "gate",
        kind: Kind::Table,
        doc: "What else the verdict needs.",
        example: "[gate]",
        read: |reader, field, draft| {
            if let Some(table) = reader.table(field) {
                reader.keys(table, &GATE, "[gate]", draft);
            }
        },
    },
    Key {
        name: "person",
        kind: Kind::Table,
        doc: "Who takes part.",
        example: "[[person]]",
        read: |reader, field, draft| {
            draft.settings.roster = people::read(reader, field);
        },
    },
    Key {
        name: "closed",
        kind: Kind::Dates,
        doc: "Days on which nobody works.",
        example: "closed = [2026-12-25]",
        read: |reader, field, draft| draft.settings.closed = reader.list(field, Reader::date),
    },
];

const TRAIT: (Kind, &str) = (Kind::Text, "stores-data = \"Does it store clients' data?\"");

static GATE: [Key<SettingsDraft>; 1] = [Key {
    name: "votes",
    kind: Kind::Word(&["required"]),
    doc: "Whether a missing vote holds a release.",
    example: "votes = \"required\"",
    read: |reader, field, draft| {
        let required = |word: &str| (word == "required").then_some(true);
        draft.settings.votes_required = reader.word(field, required).is_some();
    },
}];

fn bad_workspace_id(id: &str) -> Option<(&'static str, &'static str)> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let good = (8..=64).contains(&id.len()) && id.bytes().all(plain);
    (!good).then_some((
        "cannot name a workspace",
        "use 8 to 64 of a-z, 0-9 and `-`; `gonogo init` writes a random one",
    ))
}

/// Up to four numbers, of which the missing ones are zero.
fn version(text: &str) -> Option<[u64; 4]> {
    let mut numbers = [0; 4];
    let mut parts = text.trim().split('.');
    for (slot, part) in numbers.iter_mut().zip(&mut parts) {
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

fn required(text: &str) -> Option<[u64; 4]> {
    text.trim().strip_prefix(">=").and_then(version)
}

fn bad_requirement(text: &str) -> Option<(&'static str, &'static str)> {
    required(text).is_none().then_some((
        "does not name a version",
        "write it like this: `requires = \">=0.2\"`",
    ))
}

/// What is said where the files are for a newer program.
fn too_new(reader: &mut Reader<'_>, tree: &DeTable<'_>) -> Option<String> {
    let value = tree.get("requires")?;
    let text = value.get_ref().as_str()?;
    let own = VERSION
        .split_once('-')
        .map_or(VERSION, |(numbers, _)| numbers);
    if required(text) <= version(own) {
        return None;
    }
    let wanted = short(text.trim().trim_start_matches(">=").trim());
    let message = format!("these files are for gonogo {wanted} or newer; this is {VERSION}");
    let help = format!("update gonogo to {wanted} or newer");
    reader.error(value.span(), message.clone(), Some(help));
    Some(message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Severity;

    fn load(text: &str) -> Loaded {
        super::load(&Source {
            path: PATH.into(),
            text: text.into(),
        })
    }

    #[test]
    fn all_that_a_workspace_can_say_is_read() {
        let loaded = load(
            r#"
            id = "3f2a9c04d1e87b56"
            name = "Billing"
            requires = ">= 0.0.1"
            areas = ["usability", "support"]
            shared = true
            closed = [2026-12-25, "2026-12-26"]
            x-team = { anything = [1, 2] }
            [traits]
            stores-data = "Does it store clients' data?"
            [[person]]
            name = "Maria Garcia"
            aka = ["maria"]
            roles = ["Operations"]
            email = "maria@example.com"
            away = [{ from = 2026-12-21, to = 2027-01-03, acting = "John Smith" }]
            [[person]]
            name = "John Smith"
            "#,
        );
        assert_eq!(loaded.findings, []);
        let settings = loaded.settings;
        assert_eq!(settings.id.as_deref(), Some("3f2a9c04d1e87b56"));
        assert_eq!(settings.areas.len(), 2);
        assert!(settings.shared);
        assert_eq!(settings.closed.len(), 2);
        assert_eq!(settings.traits.len(), 1);
        assert_eq!(settings.roster.people.len(), 2);
        assert_eq!(settings.roster.person("maria").unwrap().away.len(), 1);
    }

    #[test]
    fn absences_that_end_before_they_begin_or_overlap_are_told() {
        let away = |absences: &str| load(&format!("[[person]]\nname = 'M'\naway = [{absences}]\n"));
        let told = |absences: &str| {
            let findings = away(absences).findings;
            let told = findings.iter().map(|it| (it.severity, it.place()));
            told.collect::<Vec<_>>()
        };
        let (march, april) = (
            "{ from = 2026-03-01, to = 2026-03-31 }",
            "{ from = 2026-04-01, to = 2026-04-30 }",
        );
        assert_eq!(told(&format!("{march}, {april}")), []);
        assert_eq!(
            told("{ from = 2026-03-02, to = 2026-03-01 }"),
            [(Severity::Error, "gonogo.toml:3:9".into())]
        );
        assert_eq!(
            told(&format!(
                "{march}, {{ from = 2026-03-31, to = 2026-04-02 }}"
            )),
            [(Severity::Warning, "gonogo.toml:3:49".into())]
        );
    }

    #[test]
    fn votes_are_required_where_the_settings_say_so() {
        let loaded = load("[gate]\nvotes = \"required\"\n");
        assert_eq!(loaded.findings, []);
        assert!(loaded.settings.votes_required);
        assert!(!load("").settings.votes_required);
    }

    #[test]
    fn a_program_that_is_too_old_says_only_that() {
        let loaded = load("requires = \">=99.2\"\nnew-key = 1\nareas = 5\n");
        let [finding] = loaded.findings.as_slice() else {
            panic!("{:?}", loaded.findings);
        };
        assert_eq!(
            finding.help.as_deref(),
            Some("update gonogo to 99.2 or newer")
        );
        assert_eq!(finding.place(), "gonogo.toml:1:12");
    }

    #[test]
    fn a_program_that_is_too_old_knows_the_id_all_the_same() {
        let loaded = load("requires = \">=99.2\"\nid = \"3f2a9c04d1e87b56\"\nname = 5\n");
        assert_eq!(loaded.settings.id.as_deref(), Some("3f2a9c04d1e87b56"));
        assert_eq!((loaded.findings.len(), loaded.lacks_id), (1, false));
    }

    #[test]
    fn what_is_too_new_on_a_broken_line_is_a_fault_all_the_same() {
        let loaded = load("requires = \">=99.2\" and more\n");
        assert!(loaded.findings.iter().any(Finding::is_error));
    }

    #[test]
    fn an_id_that_may_be_there_and_cannot_be_read_is_lacking() {
        let id = "id = '3f2a9c04d1e87b56'\n";
        for (text, lacks) in [
            (String::new(), false),
            (id.into(), false),
            (format!("{id}nmae = 'x'\n"), false),
            ("nmae = 'x'\n".into(), false),
            (format!("{id}name = 'x\n"), false),
            ("name = 'x\n".into(), true),
            ("id = 'xyz\n".into(), true),
            ("id = '3f2a9c04d1\n".into(), true),
            ("id = 'short'\n".into(), true),
            ("id = 5\n".into(), true),
            (format!("areas = ['a'\n{id}"), true),
            (format!("<<<<<<< a\n{id}=======\n>>>>>>> b\n"), true),
            (format!("{id}id = 'another-name'\n"), true),
        ] {
            assert_eq!(load(&text).lacks_id, lacks, "{text}");
        }
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(version("0.10") > version("0.9.9"));
        assert_eq!(version("1"), version("1.0.0"));
        for bad in ["", "a", "1.", "1..2", "1.2.3.4.5", "-1"] {
            assert_eq!(version(bad), None, "{bad}");
        }
        assert_eq!(load("requires = \"0.2\"\n").findings.len(), 1);
    }
}
