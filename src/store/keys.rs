//! Every key that a checklist may hold: the one table behind reading, suggestions and schema.

use super::checklist_file::{CheckDraft, ChecklistDraft, ItemDraft};
use super::key::{Key, Kind};
use super::reader::{Field, Reader};
use crate::domain::checklist::{Confirm, Level, Phase};
use crate::domain::drift;
use crate::domain::when::Due;
use toml::de::DeValue;

/// The keys of the file itself.
pub(super) static CHECKLIST: [Key<ChecklistDraft>; 4] = [
    Key {
        name: "title",
        kind: Kind::Text,
        doc: "The name of the area on screens and in reports.",
        example: "title = \"Support\"",
        read: |reader, field, draft| draft.title = reader.text(field),
    },
    Key {
        name: "about",
        kind: Kind::Text,
        doc: "The question that this checklist answers.",
        example: "about = \"Can clients reach us?\"",
        read: |reader, field, draft| draft.about = reader.text(field),
    },
    Key {
        name: "owner",
        kind: Kind::Text,
        doc: "The role or person that votes for the area and owns its items, unless they say otherwise.",
        example: "owner = \"Support lead\"",
        read: |reader, field, draft| draft.owner = reader.shared(field),
    },
    Key {
        name: "item",
        kind: Kind::Items,
        doc: "The statements to be true at release, each under an id that it keeps for ever.",
        example: "[item.contact-channel]",
        read: |reader, field, draft| draft.read_items(reader, field),
    },
];

/// The keys of an item.
pub(super) static ITEM: [Key<ItemDraft>; 23] = [
    Key {
        name: "text",
        kind: Kind::Text,
        doc: "The statement that has to be true at release.",
        example: "text = \"Clients can reach us\"",
        read: |reader, field, draft| {
            if let Some(text) = reader.str(field) {
                draft.item.text = text.into();
            }
        },
    },
    Key {
        name: "level",
        kind: Kind::Word(Level::WORDS),
        doc: "How much it weighs: a must holds the release, a should (the default) may go out with it known and in hand, a could never holds it.",
        example: "level = \"must\"",
        read: |reader, field, draft| {
            if let Some(level) = reader.word(field, Level::from_word) {
                draft.item.level = level;
            }
        },
    },
    Key {
        name: "why",
        kind: Kind::Text,
        doc: "What happens where it is not true.",
        example: "why = \"A client who does not know whom to ask leaves\"",
        read: |reader, field, draft| {
            let why = reader.str(field);
            draft.guide(|guidance| guidance.why = why.map(Into::into));
        },
    },
    Key {
        name: "ask",
        kind: Kind::Texts,
        doc: "Questions that help to find out whether it is true.",
        example: "ask = [\"Which hours?\", \"Who answers at the weekend?\"]",
        read: |reader, field, draft| {
            let ask = reader.list(field, Reader::str);
            draft.guide(|guidance| guidance.ask = ask.into_iter().map(Into::into).collect());
        },
    },
    Key {
        name: "proof",
        kind: Kind::Text,
        doc: "What would prove it.",
        example: "proof = \"Link to the published page\"",
        read: |reader, field, draft| draft.item.proof = reader.str(field).map(Into::into),
    },
    Key {
        name: "phase",
        kind: Kind::Word(Phase::WORDS),
        doc: "When it must be settled: while the release is scoped, in review (the default), in the go/no-go meeting, or after the release.",
        example: "phase = \"go\"",
        read: |reader, field, draft| {
            if let Some(phase) = reader.word(field, Phase::from_word) {
                draft.item.phase = phase;
            }
        },
    },
    Key {
        name: "section",
        kind: Kind::Text,
        doc: "The heading that it stands under.",
        example: "section = \"Contact\"",
        read: |reader, field, draft| draft.item.section = reader.shared(field),
    },
    Key {
        name: "owner",
        kind: Kind::Text,
        doc: "The role or person that owns it, where that is not the area's owner.",
        example: "owner = \"Operations\"",
        read: |reader, field, draft| draft.item.owner = reader.shared(field),
    },
    Key {
        name: "due",
        kind: Kind::Due,
        doc: "When it is due: a date, or T, T-14d, T+2w, counted from the release date.",
        example: "due = \"T-14d\"",
        read: |reader, field, draft| {
            draft.item.due = due(reader, field);
            draft.due = Some(field.value.span());
        },
    },
    Key {
        name: "evidence",
        kind: Kind::Word(&["required"]),
        doc: "Whether it is only done with evidence.",
        example: "evidence = \"required\"",
        read: |reader, field, draft| {
            let required = |word: &str| (word == "required").then_some(true);
            draft.item.evidence_required = reader.word(field, required).is_some();
        },
    },
    Key {
        name: "tags",
        kind: Kind::Texts,
        doc: "Words to find it by.",
        example: "tags = [\"client\"]",
        read: |reader, field, draft| draft.item.tags = reader.list(field, Reader::shared).into(),
    },
    Key {
        name: "links",
        kind: Kind::Links,
        doc: "Where to read more: addresses that begin with https://, http:// or mailto:.",
        example: "links = [\"https://example.com/handbook/support\"]",
        read: |reader, field, draft| {
            let links = reader.list(field, |reader, link| reader.checked(link, bad_link));
            draft.guide(|guidance| guidance.links = links);
        },
    },
    Key {
        name: "target",
        kind: Kind::Target,
        doc: "What its value must be: an operator (< <= = >= >), a number and a unit; or ? while it is still to be agreed.",
        example: "target = \"<= 60 min\"",
        read: |reader, field, draft| draft.item.target = reader.parsed(field).map(Box::new),
    },
    Key {
        name: "incident",
        kind: Kind::Text,
        doc: "What put it on the list.",
        example: "incident = \"INC-214\"",
        read: |reader, field, draft| {
            let incident = reader.str(field);
            draft.guide(|guidance| guidance.incident = incident.map(Into::into));
        },
    },
    Key {
        name: "was",
        kind: Kind::ItemIds,
        doc: "Its earlier ids, so that a rename keeps its answers: area/item, or the item alone within its area.",
        example: "was = [\"reliability/restore\"]",
        read: |reader, field, draft| {
            let span = |reader: &mut Reader<'_>, id: &Field<'_>| {
                reader.text(id).map(|text| (text, id.value.span()))
            };
            draft.was = reader.list(field, span);
        },
    },
    Key {
        name: "asked_if",
        kind: Kind::Ids,
        doc: "It is left out only where the release says no to every one of these traits.",
        example: "asked_if = [\"stores-data\"]",
        read: |reader, field, draft| {
            draft.asked_if = reader.list(field, |reader, name| {
                reader.parsed(name).map(|id| (id, name.value.span()))
            });
        },
    },
    Key {
        name: "once",
        kind: Kind::Flag,
        doc: "Whether it is answered once for the whole workspace, not once a release.",
        example: "once = true",
        read: |reader, field, draft| draft.item.once = reader.flag(field).unwrap_or_default(),
    },
    Key {
        name: "confirm",
        kind: Kind::Confirm,
        doc: "Who must confirm its answer as a second person: a role or person, or true for anybody else.",
        example: "confirm = \"Operations\"",
        read: |reader, field, draft| draft.item.confirm = confirm(reader, field).map(Box::new),
    },
    Key {
        name: "waivable",
        kind: Kind::Flag,
        doc: "Whether it may be waived; it may unless this is false.",
        example: "waivable = false",
        read: |reader, field, draft| draft.item.waivable = reader.flag(field).unwrap_or(true),
    },
    Key {
        name: "fresh_for",
        kind: Kind::Duration,
        doc: "A done answer is too old after this.",
        example: "fresh_for = \"90d\"",
        read: |reader, field, draft| draft.item.fresh_for = reader.parsed(field),
    },
    Key {
        name: "watches",
        kind: Kind::Globs,
        doc: "A done answer is too old once a path that matches one of these patterns has changed since.",
        example: "watches = [\"src/backup/**\"]",
        read: |reader, field, draft| {
            draft.item.watches = reader
                .list(field, |reader, glob| reader.checked(glob, bad_glob))
                .into();
        },
    },
    Key {
        name: "enforced_from",
        kind: Kind::Date,
        doc: "Until this day it counts as a could.",
        example: "enforced_from = 2027-01-01",
        read: |reader, field, draft| draft.item.enforced_from = reader.date(field),
    },
    Key {
        name: "check",
        kind: Kind::Check,
        doc: "A command that can tell whether it is true; it runs only once somebody has trusted it.",
        example: "check = { run = [\"./scripts/restore-drill\"], timeout = \"10min\" }",
        read: |reader, field, draft| {
            let (check, number) = CheckDraft::read(reader, field).unzip();
            draft.item.check = check.map(Box::new);
            draft.number = number.flatten();
        },
    },
];

/// The keys of an item's check.
pub(super) static CHECK: [Key<CheckDraft>; 5] = [
    Key {
        name: "run",
        kind: Kind::Command,
        doc: "The program and its arguments, each on its own; no shell takes part unless it is the program.",
        example: "run = [\"./scripts/restore-drill\", \"--report\"]",
        read: |reader, field, draft| draft.read_run(reader, field),
    },
    Key {
        name: "timeout",
        kind: Kind::Duration,
        doc: "How long it may take before it is ended and counts as failed; a minute if not given.",
        example: "timeout = \"10min\"",
        read: |reader, field, draft| draft.timeout = reader.parsed(field),
    },
    Key {
        name: "cwd",
        kind: Kind::Path,
        doc: "The folder that it runs in, relative to the workspace.",
        example: "cwd = \"services/billing\"",
        read: |reader, field, draft| draft.cwd = reader.checked(field, bad_path),
    },
    Key {
        name: "env",
        kind: Kind::Environment,
        doc: "What its environment holds beside PATH, HOME, LANG and TMPDIR: NAME hands a variable on, NAME=value sets one.",
        example: "env = [\"API_TOKEN\", \"STAGE=test\"]",
        read: |reader, field, draft| {
            draft.env = reader.list(field, |reader, pair| reader.checked(pair, bad_pair));
        },
    },
    Key {
        name: "expect",
        kind: Kind::Expect,
        doc: "When it passes: with an exit code (0 if not given), or with a regular expression found in its output; a group named value captures a number that has to meet the item's target.",
        example: "expect = \"backup complete\"",
        read: |reader, field, draft| draft.read_expect(reader, field),
    },
];

fn due(reader: &mut Reader<'_>, field: &Field<'_>) -> Option<Due> {
    match field.value.get_ref() {
        DeValue::Datetime(moment) => reader.day(field, moment).map(Due::On),
        _ => reader.parsed(field),
    }
}

fn confirm(reader: &mut Reader<'_>, field: &Field<'_>) -> Option<Confirm> {
    match field.value.get_ref() {
        DeValue::Boolean(asked) => asked.then_some(Confirm::Anybody),
        _ => reader.str(field).map(|role| Confirm::Role(role.into())),
    }
}

fn bad_link(link: &str) -> Option<(&'static str, &'static str)> {
    let known = ["https://", "http://", "mailto:"];
    let rest = known.iter().find_map(|scheme| link.strip_prefix(scheme));
    let plain = |rest: &str| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    (!rest.is_some_and(plain)).then_some((
        "is not an address",
        "write one that begins with https://, http:// or mailto: and has no spaces",
    ))
}

fn bad_glob(glob: &str) -> Option<(&'static str, &'static str)> {
    if drift::pattern(glob).is_none() {
        return Some((
            "is no pattern of paths",
            "write one such as `src/backup/**`: `*` within a folder, `**` in any, `{a,b}` for either",
        ));
    }
    bad_path(glob)
}

fn bad_path(path: &str) -> Option<(&'static str, &'static str)> {
    let drive = path.get(1..2) == Some(":");
    let outside =
        path.starts_with(['/', '\\']) || drive || path.split(['/', '\\']).any(|part| part == "..");
    outside.then_some((
        "leads out of the workspace",
        "write a path relative to the workspace, without `..`",
    ))
}

fn bad_pair(pair: &str) -> Option<(&'static str, &'static str)> {
    let named = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let name = pair.split_once('=').map_or(pair, |(name, _)| name);
    (!named(name)).then_some((
        "is neither `NAME` nor `NAME=value`",
        "write it like \"API_TOKEN\" or \"STAGE=test\"",
    ))
}
