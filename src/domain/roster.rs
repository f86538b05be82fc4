//! Who takes part: names, other names, roles, absences.
//!
//! This is attribution, not authentication: a name is what somebody says it is. Names that the
//! roster does not know are fine.

use chrono::NaiveDate;

use super::text::{is_acting, squeeze};

/// A time during which a person is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Who acts in the meantime.
    pub acting: Option<String>,
}

/// One person of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name that is shown.
    pub name: String,
    /// Other names that mean the same person.
    pub aka: Vec<String>,
    /// The roles that the person holds.
    pub roles: Vec<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// When the person is away.
    pub away: Vec<Absence>,
}

impl Person {
    fn absence(&self, day: NaiveDate) -> Option<&Absence> {
        let mut absences = self.away.iter();
        absences.find(|absence| (absence.from..=absence.to).contains(&day))
    }
}

/// All people that the workspace knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// In the order of the file.
    pub people: Vec<Person>,
}

/// Whether two names look alike: case, spaces and what nobody can see set no two people apart.
pub(super) fn same(a: &str, b: &str) -> bool {
    let seen = |name: &str| {
        let plain: String = name
            .chars()
            .filter(|c| c.is_whitespace() || !is_acting(*c))
            .collect();
        squeeze(&plain).to_lowercase()
    };
    a == b || seen(a) == seen(b)
}

impl Roster {
    /// The person of that name or other name.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        let is = |person: &&Person| {
            same(&person.name, name) || person.aka.iter().any(|aka| same(aka, name))
        };
        self.people.iter().find(is)
    }

    /// The name that stands for this one: the roster's, or the name itself.
    #[must_use]
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.person(name).map_or(name, |person| &person.name)
    }

    /// Whether both names mean one person.
    #[must_use]
    pub fn same_person(&self, a: &str, b: &str) -> bool {
        same(self.name(a), self.name(b))
    }

    /// The people who hold a role.
    pub fn holders<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a Person> {
        self.people
            .iter()
            .filter(move |person| person.roles.iter().any(|held| same(held, role)))
    }

    /// Whether `name` may speak for `role`: holds it, or is the person of that very name.
    #[must_use]
    pub fn stands_for(&self, name: &str, role: &str) -> bool {
        self.same_person(name, role)
            || self
                .holders(role)
                .any(|person| self.same_person(&person.name, name))
    }

    /// Whether `name` acts on a day for an owner who is away then, or for somebody who holds that
    /// role and is.
    #[must_use]
    pub fn acts_for(&self, name: &str, owner: &str, day: NaiveDate) -> bool {
        let people = self.person(owner).into_iter().chain(self.holders(owner));
        let mut absences = people.filter_map(|person| person.absence(day));
        absences.any(|absence| {
            let acting = absence.acting.as_deref();
            acting.is_some_and(|acting| self.same_person(acting, name))
        })
    }

    /// The absence of an owner on a day. A role is away where all who hold it are; then it is the
    /// absence of the first of them.
    #[must_use]
    pub fn absence(&self, owner: &str, day: NaiveDate) -> Option<&Absence> {
        if let Some(person) = self.person(owner) {
            return person.absence(day);
        }
        let holding = |person: &&Person| person.roles.iter().any(|held| same(held, owner));
        let holders = self.people.iter().filter(holding);
        let absences: Option<Vec<_>> = holders.map(|person| person.absence(day)).collect();
        absences?.into_iter().next()
    }

    /// Whether a role, or a person of that name, is known at all.
    #[must_use]
    pub fn is_held(&self, role: &str) -> bool {
        self.person(role).is_some() || self.holders(role).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let person = |name: &str, aka: &str, role: &str| Person {
            name: name.into(),
            aka: vec![aka.into()],
            roles: vec![role.into()],
            email: None,
            away: Vec::new(),
        };
        Roster {
            people: vec![
                person("Maria Garcia", "maria", "Operations"),
                person("John Smith", "js", "Support lead"),
            ],
        }
    }

    #[test]
    fn aliases_mean_one_person_whatever_their_case() {
        let roster = roster();
        assert!(roster.same_person("MARIA", "maria garcia"));
        assert!(!roster.same_person("maria", "js"));
        assert!(roster.same_person("Nobody Known", "nobody  known\u{200B} "));
        assert_eq!(roster.name("js"), "John Smith");
        assert_eq!(roster.name("Zoe"), "Zoe");
    }

    #[test]
    fn a_role_stands_for_who_holds_it() {
        let roster = roster();
        assert!(roster.stands_for("maria", "operations"));
        assert!(!roster.stands_for("js", "Operations"));
        assert!(roster.stands_for("js", "John Smith"));
        assert!(roster.is_held("Operations"));
        assert!(!roster.is_held("Legal"));
    }
}
