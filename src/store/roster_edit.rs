//! Adds people and absences to `gonogo.toml`, keeping every byte that is there.

use toml::de::DeTable;

use super::edit::{EditError, text_literal};
use super::place::BOM;
use super::settings_file;
use super::source::Source;
use crate::domain::finding::Finding;
use crate::domain::roster::{Absence, Person};

/// The text with more people at its end.
///
/// # Errors
/// When the text has errors, or people are written in a way that cannot be added to.
pub fn add_people(text: &str, people: &[Person]) -> Result<String, EditError> {
    let end = line_end(text);
    let content = text.trim_start_matches(BOM);
    let ends_line = content.is_empty() || content.ends_with('\n');
    let mut changed = text.to_string();
    for (at, person) in people.iter().enumerate() {
        if at > 0 || !content.is_empty() {
            changed.push_str(end);
        }
        if !ends_line {
            changed.push_str(end);
        }
        changed.push_str(&lines_of(person).join(end));
        if ends_line {
            changed.push_str(end);
        }
    }
    confirmed(text, changed)
}

fn lines_of(person: &Person) -> Vec<String> {
    let mut lines = vec![
        "[[person]]".to_string(),
        format!("name = {}", text_literal(&person.name)),
    ];
    if !person.roles.is_empty() {
        let roles: Vec<String> = person.roles.iter().map(|role| text_literal(role)).collect();
        lines.push(format!("roles = [{}]", roles.join(", ")));
    }
    if !person.away.is_empty() {
        let away: Vec<String> = person.away.iter().map(absence_literal).collect();
        lines.push(format!("away = [{}]", away.join(", ")));
    }
    lines
}

/// The text with more absences, each of a person who is in it.
///
/// # Errors
/// When the text has errors, or has no place for one of them.
pub fn add_absences(text: &str, absences: &[(String, Absence)]) -> Result<String, EditError> {
    let mut changed = text.to_string();
    for (name, absence) in absences {
        changed = with_absence(&changed, name, absence)?;
    }
    confirmed(text, changed)
}

fn with_absence(text: &str, name: &str, absence: &Absence) -> Result<String, EditError> {
    let no_place = || EditError::NoPlace(format!("person.{name}.away"));
    let tree = DeTable::parse(text).map_err(|_told_by_lint| EditError::Broken)?;
    let people = tree.get_ref().get("person").ok_or_else(no_place)?;
    let people = people.get_ref().as_array().ok_or_else(no_place)?;
    let person = people
        .iter()
        .filter_map(|person| person.get_ref().as_table())
        .find(|person| person.get("name").and_then(|it| it.get_ref().as_str()) == Some(name))
        .ok_or_else(no_place)?;
    let literal = absence_literal(absence);
    let (at, new) = if let Some(away) = person.get("away") {
        let known = away.get_ref().as_array().ok_or_else(no_place)?;
        match known.last() {
            Some(absence) => (absence.span().end, format!(", {literal}")),
            None => (away.span().start + 1, literal),
        }
    } else {
        let named = person.get("name").ok_or_else(no_place)?.span().end;
        let rest = text.get(named..).unwrap_or_default();
        let line = format!("away = [{literal}]");
        match rest.find('\n') {
            Some(newline) => (named + newline + 1, format!("{line}{}", line_end(text))),
            None => (text.len(), format!("{}{line}", line_end(text))),
        }
    };
    let (before, after) = text.split_at_checked(at).ok_or_else(no_place)?;
    Ok(format!("{before}{new}{after}"))
}

fn absence_literal(absence: &Absence) -> String {
    let acting = match &absence.acting {
        Some(acting) => format!(", acting = {}", text_literal(acting)),
        None => String::new(),
    };
    format!("{{ from = {}, to = {}{acting} }}", absence.from, absence.to)
}

/// The changed text, if it reads without an error more than before.
fn confirmed(before: &str, changed: String) -> Result<String, EditError> {
    let errors = |text: &str| {
        let loaded = settings_file::load(&Source {
            path: settings_file::PATH.into(),
            text: text.into(),
        });
        let findings = loaded.findings.into_iter();
        findings.filter(Finding::is_error).count()
    };
    if errors(before) > 0 {
        return Err(EditError::Broken);
    }
    if errors(&changed) > 0 {
        return Err(EditError::NoPlace("person".into()));
    }
    Ok(changed)
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person {
            name: name.into(),
            aka: Vec::new(),
            roles: vec!["Lead".into()],
            email: None,
            away: Vec::new(),
        }
    }

    fn away_of(name: &str) -> (String, Absence) {
        let absence = Absence {
            from: "2024-04-08".parse().unwrap(),
            to: "2024-04-12".parse().unwrap(),
            acting: Some("B".into()),
        };
        (name.into(), absence)
    }

    #[test]
    fn people_are_added_at_the_end_in_the_manner_of_the_file() {
        for (text, expected) in [
            ("", "[[person]]\nname = \"A\"\nroles = [\"Lead\"]\n"),
            (
                "name = 'x'",
                "name = 'x'\n\n[[person]]\nname = \"A\"\nroles = [\"Lead\"]",
            ),
            (
                "name = 'x' # so\r\n",
                "name = 'x' # so\r\n\r\n[[person]]\r\nname = \"A\"\r\nroles = [\"Lead\"]\r\n",
            ),
        ] {
            let one = add_people(text, &[person("A")]);
            assert_eq!(one.as_deref(), Ok(expected));
            let two = add_people(expected, &[person("B")]);
            assert_eq!(add_people(text, &["A", "B"].map(person)), two);
        }
        let add = |text| add_people(text, &[person("A")]);
        assert!(add("person = []\n").is_err());
        assert_eq!(add("name =\n"), Err(EditError::Broken));
    }

    #[test]
    fn an_absence_is_put_with_its_person_and_every_other_byte_stays() {
        let away = "{ from = 2024-04-08, to = 2024-04-12, acting = \"B\" }";
        for (text, expected) in [
            (
                "[[person]]\nname = 'A' # x\n[[person]]\nname = 'C'\n".to_string(),
                format!("[[person]]\nname = 'A' # x\naway = [{away}]\n[[person]]\nname = 'C'\n"),
            ),
            (
                "[[person]]\nname = 'A'\naway = [{ from = 2024-01-01, to = 2024-01-02 }] # y\n"
                    .into(),
                format!(
                    "[[person]]\nname = 'A'\naway = [{{ from = 2024-01-01, to = 2024-01-02 }}, {away}] # y\n"
                ),
            ),
        ] {
            assert_eq!(add_absences(&text, &[away_of("A")]), Ok(expected));
        }
        assert!(add_absences("[[person]]\nname = 'C'\n", &[away_of("A")]).is_err());
        let of_both = "[[person]]\nname = 'A'\n[[person]]\nname = 'B'\n";
        let one = add_absences(of_both, &[away_of("B")]).unwrap();
        assert_eq!(
            add_absences(of_both, &[away_of("B"), away_of("A")]),
            add_absences(&one, &[away_of("A")])
        );
    }
}
