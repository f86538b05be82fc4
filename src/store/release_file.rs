//! `releases/<id>.toml`: one release, read and written.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::claims::Named;
use super::document;
use super::key::{Key, Kind};
use super::literal::string;
use super::place::Places;
use super::settings_file;
use super::source::Source;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{AreaId, ReleaseId, TraitId};
use crate::domain::release::Release;
use crate::domain::settings::Settings;

/// The folder of the releases, below the workspace's root.
pub(super) const FOLDER: &str = "releases";

/// The file of a release, relative to the workspace.
pub(super) fn name(release: &ReleaseId) -> String {
    format!("{FOLDER}/{release}.toml")
}

/// The file of a release in the workspace at `root`.
pub(super) fn path(root: &Path, release: &ReleaseId) -> PathBuf {
    root.join(FOLDER).join(format!("{release}.toml"))
}

/// A new release as text. What is not known stands there as an example behind a `#`.
pub(super) fn written(release: &Release) -> String {
    let text = |key: &str, value: Option<&str>, example: &str| match value {
        Some(value) => format!("{key} = {}\n", string(value)),
        None => format!("# {key} = {}\n", string(example)),
    };
    let name = text("name", release.name.as_deref(), "Spring release");
    let version = text("version", release.version.as_deref(), "1.0");
    let owner = text("owner", release.owner.as_deref(), "Maria Garcia");
    let date = match release.date {
        Some(date) => format!("date = {date}\n"),
        None => "# date = 2026-12-01\n".into(),
    };
    let mut text = format!(
        "# A release. Its id is this file's name: its answers are kept under it.
{name}{version}
# The day it goes out: due dates such as T-14d count from it.
{date}
# Who decides.
{owner}"
    );
    if !release.was.is_empty() {
        let was: Vec<_> = release.was.iter().map(|was| string(was.as_str())).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "\n# Its earlier ids: answers to them are its answers.\nwas = [{}]",
            was.join(", ")
        );
    }
    if !release.traits.is_empty() {
        text.push_str("\n# What is true of it; a no leaves items out.\n[traits]\n");
    }
    for (name, holds) in &release.traits {
        let _ = writeln!(text, "{name} = {holds}");
    }
    text
}

/// A release, the areas it names, and what is wrong with its file.
pub(super) struct Loaded {
    pub(super) release: Release,
    pub(super) named: Vec<Named>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a release; it holds what could be read, also where there are errors. The settings tell the
/// days on which nobody works, and the traits that there are.
pub(super) fn load(source: &Source, id: ReleaseId, settings: &Settings) -> Loaded {
    let mut draft = Draft {
        release: Release::bare(id),
        areas: Vec::new(),
        date_at: None,
        traits: Vec::new(),
    };
    let ((), findings) = document::read(source, |reader, tree| {
        reader.keys(tree, &RELEASE, "a release", &mut draft);
        if let (Some(day), Some(at)) = (draft.release.date, &draft.date_at) {
            settings_file::check_open(reader, day, at, settings);
        }
        for (name, (holds, at)) in std::mem::take(&mut draft.traits) {
            settings_file::check_trait(reader, &name, &at, settings);
            draft.release.traits.insert(name, holds);
        }
    });
    let mut places = Places::new(&source.text);
    let named = draft.areas.into_iter().map(|(area, at)| Named {
        area,
        path: source.path.clone(),
        spot: places.spot(&at),
        // The items of the area that was meant would be left out without a word.
        severity: Severity::Error,
    });
    Loaded {
        named: named.collect(),
        release: draft.release,
        findings,
    }
}

struct Draft {
    release: Release,
    areas: Vec<(AreaId, Range<usize>)>,
    date_at: Option<Range<usize>>,
    traits: Vec<(TraitId, (bool, Range<usize>))>,
}

const TRAIT: (Kind, &str) = (Kind::Flag, "stores-data = false");

static RELEASE: [Key<Draft>; 7] = [
    Key {
        name: "name",
        kind: Kind::Text,
        doc: "Its name on screens.",
        example: "name = \"Spring release\"",
        read: |reader, field, draft| draft.release.name = reader.text(field),
    },
    Key {
        name: "version",
        kind: Kind::Text,
        doc: "Its version.",
        example: "version = \"2.4\"",
        read: |reader, field, draft| draft.release.version = reader.text(field),
    },
    Key {
        name: "date",
        kind: Kind::Date,
        doc: "The day it goes out.",
        example: "date = 2026-12-01",
        read: |reader, field, draft| {
            draft.release.date = reader.date(field);
            draft.date_at = Some(field.value.span());
        },
    },
    Key {
        name: "owner",
        kind: Kind::Text,
        doc: "Who decides.",
        example: "owner = \"Maria Garcia\"",
        read: |reader, field, draft| draft.release.owner = reader.text(field),
    },
    Key {
        name: "areas",
        kind: Kind::Ids,
        doc: "The areas that it is asked; all where left out.",
        example: "areas = [\"support\", \"rollout\"]",
        read: |reader, field, draft| {
            draft.areas = reader.list(field, |reader, area| {
                reader.parsed(area).map(|id| (id, area.value.span()))
            });
            draft.release.areas = draft.areas.iter().map(|(id, _)| id.clone()).collect();
        },
    },
    Key {
        name: "was",
        kind: Kind::ReleaseIds,
        doc: "Its earlier ids; answers to them are answers to it.",
        example: "was = [\"next\"]",
        read: |reader, field, draft| draft.release.was = reader.all_parsed(field),
    },
    Key {
        name: "traits",
        kind: Kind::Table,
        doc: "What it says of each trait; one not answered counts as yes.",
        example: "[traits]",
        read: |reader, field, draft| {
            draft.traits = reader.named(field, TRAIT, |reader, answer| {
                reader.flag(answer).map(|holds| (holds, answer.key.clone()))
            });
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_a_release_can_say_is_read() {
        let source = Source {
            path: "releases/2.4.toml".into(),
            text: "name = 'Spring'\nversion = '2.4'\ndate = 2026-12-01\nowner = 'Maria'\n\
                   areas = ['support']\nwas = ['next']\nx-ours = 1\n[traits]\nstores-data = false\n"
                .into(),
        };
        let loaded = load(&source, "2.4".parse().unwrap(), &Settings::default());
        // No trait is asked of these settings.
        let places: Vec<_> = loaded.findings.iter().map(Finding::place).collect();
        assert_eq!(places, ["releases/2.4.toml:9:1"]);
        assert_eq!(loaded.release.title(), "Spring 2.4");
        assert!(loaded.release.is(&ReleaseId::next()));
        assert_eq!(loaded.release.traits.len(), 1);
        assert_eq!(loaded.named.len(), 1);
    }

    #[test]
    fn what_is_written_reads_back_as_the_release() {
        let full = Release {
            name: Some("Spring \"2\"\n\u{1B}".into()),
            version: Some("2.4".into()),
            date: crate::domain::when::parse_date("2026-12-01").ok(),
            owner: Some("Maria".into()),
            was: vec!["next".parse().unwrap(), "2.3".parse().unwrap()],
            traits: [("stores-data".parse().unwrap(), false)].into(),
            ..Release::bare("2.4".parse().unwrap())
        };
        let settings = Settings {
            traits: [("stores-data".parse().unwrap(), "Does it?".into())].into(),
            ..Settings::default()
        };
        for release in [full, Release::bare("2.4".parse().unwrap())] {
            let source = Source {
                path: name(&release.id),
                text: written(&release),
            };
            let loaded = load(&source, release.id.clone(), &settings);
            assert_eq!((loaded.findings, loaded.release), (Vec::new(), release));
        }
    }

    #[test]
    fn slips_in_traits_and_closed_days_are_told() {
        let source = Source {
            path: "releases/r.toml".into(),
            text: "date = 2026-12-25\n[traits]\nstore-data = false\nelse = true\n".into(),
        };
        let settings = Settings {
            traits: [("stores-data".parse().unwrap(), "Does it?".into())].into(),
            closed: crate::domain::when::parse_date("2026-12-25")
                .into_iter()
                .collect(),
            ..Settings::default()
        };
        let loaded = load(&source, "r".parse().unwrap(), &settings);
        let told: Vec<_> = loaded
            .findings
            .iter()
            .map(|it| (it.place(), it.severity, it.help.clone().unwrap_or_default()))
            .collect();
        let warned = |place: &str, help: &str| {
            (
                format!("releases/r.toml:{place}"),
                Severity::Warning,
                help.to_string(),
            )
        };
        assert_eq!(
            told,
            [
                warned("1:8", "choose a day that is not in `closed` of gonogo.toml"),
                warned("3:1", "did you mean `stores-data`?"),
                warned(
                    "4:1",
                    "write what it asks into `[traits]` of gonogo.toml: `else = \"...?\"`"
                ),
            ]
        );
    }
}
