//! People, releases and numbers among the lines.

use super::super::day;
use super::super::measure::{self, Number};
use super::super::page::Said;
use super::super::proposal::{Attendee, Kind, Outgoing, Proposal};
use super::super::roll;
use super::super::sentence::tidy;
use super::super::words::Topic;
use super::{Above, Reader, Slot, Waiting, push};

impl Reader<'_> {
    pub(super) fn people(&mut self, said: &Said) {
        let grammar = self.grammar;
        for person in roll::people(&said.text, said.line, grammar.names, grammar.words) {
            self.attended(person);
        }
    }

    pub(super) fn attended(&mut self, person: Attendee) {
        let people = &mut self.found.people;
        let at = people.iter().position(|known| known.name == person.name);
        if let Some(known) = at.and_then(|at| people.get_mut(at)) {
            known.role = known.role.take().or(person.role);
        } else {
            push(people, [person]);
        }
    }

    pub(super) fn about_people(&mut self, said: &Said, above: Above) -> bool {
        let leave = roll::leave(said, &self.grammar, above.topic == Some(Topic::Away));
        if let Some(leave) = leave
            && !matches!(above.topic, Some(Topic::Actions))
        {
            push(&mut self.found.absences, [leave]);
            return true;
        }
        if let Some(closed) = roll::closed(said, &self.grammar) {
            push(&mut self.found.closed, [closed]);
            return true;
        }
        match above.topic {
            Some(Topic::People) => {
                self.people(said);
                true
            }
            Some(Topic::Releases) => self.outgoing(said),
            _ => false,
        }
    }

    /// `User Service 2.1.0 — March 20 — Maria Garcia`
    pub(super) fn outgoing(&mut self, said: &Said) -> bool {
        let is_version = |word: &&str| {
            let digits = word.trim_start_matches(['v', 'V']);
            digits.split('.').count() >= 2
                && digits
                    .split('.')
                    .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
        };
        let Some(version) = said
            .text
            .split([' ', ':', ',', '(', ')', '\u{a0}'])
            .find(is_version)
        else {
            return false;
        };
        let Some((name, rest)) = said.text.split_once(version) else {
            return false;
        };
        let days = day::find(rest, self.grammar.words, self.grammar.calendar);
        let name = tidy(name.trim_end_matches(['(', ' '])).to_string();
        let (Some(day), false) = (days.first(), name.is_empty()) else {
            return false;
        };
        let owner = rest
            .split(['—', '–', '(', ')', ',', '|', ';'])
            .flat_map(|piece| piece.split(" - "))
            .filter(|piece| !piece.trim().is_empty())
            .find_map(|piece| {
                let piece = self
                    .grammar
                    .key_value(piece)
                    .map_or(piece, |(_, value)| value);
                self.grammar.names.owner(piece, false)
            });
        let outgoing = Outgoing {
            name,
            version: Some(version.trim_start_matches(['v', 'V']).to_string()),
            date: Some(day.date),
            owner,
            line: said.line,
        };
        push(&mut self.found.releases, [outgoing]);
        true
    }

    pub(super) fn measured(&mut self, said: &Said, slot: &Slot) -> bool {
        let words = self.grammar.words;
        if let Some((name, value, goal)) = measure::both(&said.text, words) {
            return self.measure(name, &value, &goal, said.line);
        }
        let Some((is_goal, name, number)) = measure::line(&said.text, words) else {
            return false;
        };
        let list = slot.list.unwrap_or(usize::MAX);
        match self.waiting.take() {
            Some(other) if other.is_goal != is_goal && other.list == list => {
                let name = if name.is_empty() { other.name } else { name };
                let (value, goal) = if is_goal {
                    (other.number, number)
                } else {
                    (number, other.number)
                };
                self.measure(name, &value, &goal, other.line.min(said.line))
            }
            _ => {
                self.waiting = Some(Waiting {
                    is_goal,
                    name,
                    number,
                    line: said.line,
                    list,
                });
                true
            }
        }
    }

    pub(super) fn measure(
        &mut self,
        name: String,
        value: &Number,
        goal: &Number,
        line: usize,
    ) -> bool {
        let Some(target) = measure::target(value, goal).filter(|_| !name.is_empty()) else {
            return false;
        };
        let list = self.fresh_list();
        let mut name: String = name;
        // The words before the number began in the middle of a label.
        if let Some(first) = name.chars().next().filter(|c| c.is_lowercase()) {
            name = first.to_uppercase().chain(name.chars().skip(1)).collect();
        }
        let mut item = Proposal::new(name, Kind::Measure, line, list);
        item.target = Some(target);
        item.value = Some(value.quantity.clone());
        self.found.items.push(item);
        true
    }
}
