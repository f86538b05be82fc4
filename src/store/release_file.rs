//! `releases/<id>.toml`: one release.

use std::ops::Range;

use super::claims::Named;
use super::document;
use super::key::{Key, Kind};
use super::place::Places;
use super::reader::Reader;
use super::source::Source;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{AreaId, ReleaseId};
use crate::domain::release::Release;

/// A release, the areas it names, and what is wrong with its file.
pub(super) struct Loaded {
    pub(super) release: Release,
    pub(super) named: Vec<Named>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a release; it holds what could be read, also where there are errors.
pub(super) fn load(source: &Source, id: ReleaseId) -> Loaded {
    let mut draft = Draft {
        release: Release::bare(id),
        areas: Vec::new(),
    };
    let ((), findings) = document::read(source, |reader, tree| {
        reader.keys(tree, &RELEASE, "a release", &mut draft);
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
        read: |reader, field, draft| draft.release.date = reader.date(field),
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
            let answers = reader.named(field, TRAIT, Reader::flag);
            draft.release.traits = answers.into_iter().collect();
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
        let loaded = load(&source, "2.4".parse().unwrap());
        assert_eq!(loaded.findings, []);
        assert_eq!(loaded.release.title(), "Spring 2.4");
        assert!(loaded.release.is(&ReleaseId::next()));
        assert_eq!(loaded.release.traits.len(), 1);
        assert_eq!(loaded.named.len(), 1);
    }
}
