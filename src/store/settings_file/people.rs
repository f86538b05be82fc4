//! `[[person]]`: who takes part, their other names, roles and absences.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::roster::{Absence, Person, Roster};
use crate::store::key::{Key, Kind};
use crate::store::reader::{Field, Reader, short};

/// Reads everybody.
pub(super) fn read(reader: &mut Reader<'_>, field: &Field<'_>) -> Roster {
    let people = reader.list(field, read_person);
    roster(reader, people)
}

#[derive(Default)]
struct PersonDraft {
    name: Option<String>,
    aka: Vec<String>,
    roles: Vec<String>,
    email: Option<String>,
    away: Vec<Absence>,
    /// Where the name and the other names stand.
    named_at: Vec<Range<usize>>,
}

static PERSON: [Key<PersonDraft>; 5] = [
    Key {
        name: "name",
        kind: Kind::Text,
        doc: "The name that is shown.",
        example: "name = \"Maria Garcia\"",
        read: |reader, field, draft| {
            draft.name = reader.text(field);
            draft.named_at.insert(0, field.value.span());
        },
    },
    Key {
        name: "aka",
        kind: Kind::Texts,
        doc: "Other names that mean the same person.",
        example: "aka = [\"maria\"]",
        read: |reader, field, draft| {
            let named = reader.list(field, |reader, name| {
                reader.text(name).map(|text| (text, name.value.span()))
            });
            for (name, at) in named {
                draft.aka.push(name);
                draft.named_at.push(at);
            }
        },
    },
    Key {
        name: "roles",
        kind: Kind::Texts,
        doc: "The roles that the person holds.",
        example: "roles = [\"Support lead\"]",
        read: |reader, field, draft| draft.roles = reader.texts(field),
    },
    Key {
        name: "email",
        kind: Kind::Text,
        doc: "Where to write to.",
        example: "email = \"maria@example.com\"",
        read: |reader, field, draft| draft.email = reader.checked(field, bad_email),
    },
    Key {
        name: "away",
        kind: Kind::Table,
        doc: "When the person is away, and who acts in the meantime.",
        example: "away = [{ from = 2026-12-21, to = 2027-01-03, acting = \"John Smith\" }]",
        read: |reader, field, draft| {
            let absences = reader.list(field, |reader, absence| {
                read_absence(reader, absence).map(|read| (read, absence.value.span()))
            });
            for (absence, at) in absences {
                overlap(reader, &draft.away, &absence, at);
                draft.away.push(absence);
            }
        },
    },
];

#[derive(Default)]
struct AbsenceDraft {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    acting: Option<String>,
}

static ABSENCE: [Key<AbsenceDraft>; 3] = [
    Key {
        name: "from",
        kind: Kind::Date,
        doc: "The first day.",
        example: "from = 2026-12-21",
        read: |reader, field, draft| draft.from = reader.date(field),
    },
    Key {
        name: "to",
        kind: Kind::Date,
        doc: "The last day.",
        example: "to = 2027-01-03",
        read: |reader, field, draft| draft.to = reader.date(field),
    },
    Key {
        name: "acting",
        kind: Kind::Text,
        doc: "Who acts in the meantime.",
        example: "acting = \"John Smith\"",
        read: |reader, field, draft| draft.acting = reader.text(field),
    },
];

fn read_person(reader: &mut Reader<'_>, field: &Field<'_>) -> Option<(Person, Vec<Range<usize>>)> {
    let table = reader.table(field)?;
    let mut draft = PersonDraft::default();
    reader.keys(table, &PERSON, "a person", &mut draft);
    if !table.contains_key("name") {
        let help = "write `name = \"...\"` first";
        reader.missing(field.value.span(), "this person has no `name`", help);
    }
    let person = Person {
        name: draft.name?,
        aka: draft.aka,
        roles: draft.roles,
        email: draft.email,
        away: draft.away,
    };
    Some((person, draft.named_at))
}

/// Everybody; a name that means two people would make one of them answer for the other.
fn roster(reader: &mut Reader<'_>, people: Vec<(Person, Vec<Range<usize>>)>) -> Roster {
    let mut roster = Roster::default();
    for (person, named_at) in people {
        let names = std::iter::once(&person.name).chain(&person.aka);
        for (name, at) in names.zip(named_at) {
            if let Some(first) = roster.person(name) {
                reader.error(
                    at,
                    format!("`{}` already means {}", short(name), short(&first.name)),
                    Some("give each name to one person only".into()),
                );
            }
        }
        roster.people.push(person);
    }
    roster
}

fn read_absence(reader: &mut Reader<'_>, field: &Field<'_>) -> Option<Absence> {
    let table = reader.table(field)?;
    let mut draft = AbsenceDraft::default();
    reader.keys(table, &ABSENCE, "an absence", &mut draft);
    for key in ["from", "to"] {
        if !table.contains_key(key) {
            let message = format!("this absence has no `{key}`");
            let help = "write both days, such as { from = 2026-12-21, to = 2027-01-03 }";
            reader.missing(field.value.span(), message, help);
        }
    }
    let (from, to) = (draft.from?, draft.to?);
    if to < from {
        reader.error(
            field.value.span(),
            format!("this absence ends on {to}, before it begins on {from}"),
            Some("write the first day as `from` and the last as `to`".into()),
        );
        return None;
    }
    Some(Absence {
        from,
        to,
        acting: draft.acting,
    })
}

/// Warns where a person is away twice at a time: who acts then would be a matter of luck.
fn overlap(reader: &mut Reader<'_>, known: &[Absence], absence: &Absence, at: Range<usize>) {
    let both = |other: &&Absence| other.from <= absence.to && absence.from <= other.to;
    if let Some(other) = known.iter().find(both) {
        let message = format!(
            "this absence overlaps the one from {} to {}",
            other.from, other.to
        );
        let help = "join them, or write the days so that only one holds; the first one counts";
        reader.warning(at, message, Some(help.into()));
    }
}

fn bad_email(email: &str) -> Option<(&'static str, &'static str)> {
    let apart = email.split_once('@');
    let good = apart
        .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'));
    (!good || email.contains(|c: char| c.is_whitespace() || c.is_control())).then_some((
        "is not an e-mail address",
        "write one such as \"maria@example.com\"",
    ))
}
