//! People, absences, days off and releases that the workspace does not know yet.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::release_id;
use crate::domain::release::Release;
use crate::domain::roster::{Absence, Person};
use crate::domain::text::squeeze;
use crate::minutes::Minutes;
use crate::session::Session;

impl Session {
    pub(super) fn new_people(&self, minutes: &Minutes) -> Vec<Person> {
        let attended = minutes.people.iter();
        let attended = attended.map(|person| (&person.name, person.role.as_deref()));
        let away = minutes.absences.iter().map(|leave| (&leave.name, None));
        let mut seen = HashSet::new();
        let named = attended
            .chain(away)
            .map(|(name, role)| (squeeze(name), role));
        let new = named
            .filter(|(name, _)| seen.insert(name.clone()) && self.roster().person(name).is_none());
        new.map(|(name, role)| Person {
            name,
            aka: Vec::new(),
            roles: role.map(squeeze).into_iter().collect(),
            email: None,
            away: Vec::new(),
        })
        .collect()
    }

    pub(super) fn new_absences(&self, minutes: &Minutes) -> Vec<(String, Absence)> {
        let new = minutes.absences.iter().filter_map(|leave| {
            let person = self.roster().person(&leave.name);
            let overlaps = |away: &Absence| away.from <= leave.to && leave.from <= away.to;
            let known = person.is_some_and(|person| person.away.iter().any(overlaps));
            (!known).then(|| {
                let name = person.map_or(&leave.name, |person| &person.name);
                let absence = Absence {
                    from: leave.from,
                    to: leave.to,
                    acting: leave.acting.clone(),
                };
                (name.clone(), absence)
            })
        });
        new.collect()
    }

    pub(super) fn new_closed(&self, minutes: &Minutes) -> Vec<NaiveDate> {
        let known = &self.workspace.settings.closed;
        let days = minutes.closed.iter().flat_map(|closed| {
            closed
                .from
                .iter_days()
                .take_while(|day| *day <= closed.to)
                .take(60)
        });
        let mut days: Vec<NaiveDate> = days.filter(|day| !known.contains(day)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    pub(super) fn new_releases(&self, minutes: &Minutes) -> Vec<Release> {
        let mut releases: Vec<Release> = Vec::new();
        let mut named = HashSet::new();
        for outgoing in &minutes.releases {
            let Some(id) = release_id(&outgoing.name, outgoing.version.as_deref()) else {
                continue;
            };
            let known = self.workspace.releases.iter().find(|it| it.is(&id));
            let mut release = known.cloned().unwrap_or_else(|| Release {
                name: Some(squeeze(&outgoing.name)),
                ..Release::bare(id)
            });
            release.version = outgoing.version.clone().or(release.version);
            release.date = outgoing.date.or(release.date);
            release.owner = outgoing.owner.clone().or(release.owner);
            if known != Some(&release) && named.insert(release.id.clone()) {
                releases.push(release);
            }
        }
        releases
    }
}
