//! What a line is, from what it says and what stands above it.

use std::borrow::Cow;

use super::super::day::{self, Lead};
use super::super::page::Said;
use super::super::proposal::{Kind, LeftOut, Proposal, Why};
use super::super::sentence::{LONGEST, Parts, Place, tidy};
use super::super::words::{Marker, Meaning, Topic};
use super::{Above, Reader, Slot};
use crate::domain::event::Status;

impl Reader<'_> {
    /// Decides what a line is; the proposal that it made, if it made one.
    pub(super) fn judge(
        &mut self,
        said: &Said,
        tick: Option<bool>,
        above: Above,
        slot: Slot,
    ) -> Option<usize> {
        let text = said.text.trim();
        if text.is_empty() {
            return None;
        }
        if text.len() > LONGEST {
            if matches!(above.topic, Some(Topic::Actions)) || tick.is_some() {
                self.leave_out(said, Why::TooLong);
            }
            return None;
        }
        let place = match above.topic {
            Some(Topic::Actions | Topic::Open) => Place::Actions,
            Some(Topic::Standing(_)) => Place::Standing,
            Some(Topic::Decisions) => Place::Decisions,
            _ if tick.is_some() || slot.keyed => Place::Actions,
            _ => Place::Anywhere,
        };
        let said = &*self.unstruck(said, tick, place);
        if !said.struck && (self.about_people(said, above) || self.measured(said, &slot)) {
            return None;
        }
        let parts = self.grammar.parts(said, place);
        // Where keys follow, they say what is to be done.
        if !said.struck && !slot.keyed && self.grammar.is_bare_marker(said, place) {
            if above.topic == Some(Topic::Actions) || tick.is_some() {
                self.leave_out(said, Why::Bare);
            }
            return None;
        }
        let kind = match self.kind(said, tick, above, &slot, &parts) {
            Ok(kind) => kind,
            Err(Some(why)) => {
                self.leave_out(said, why);
                return None;
            }
            Err(None) => return None,
        };
        let list = slot.list.unwrap_or_else(|| self.fresh_list());
        Some(self.propose(kind, parts, tick, above, said.line, list))
    }

    /// A line as it counts. What is ticked and struck out is done, and keeps its words; of what is
    /// not, nothing is left where only a name or a label is.
    fn unstruck<'s>(&self, said: &'s Said, tick: Option<bool>, place: Place) -> Cow<'s, Said> {
        let emptied = self.grammar.is_emptied(said, place);
        if !emptied && !said.struck {
            return Cow::Borrowed(said);
        }
        let mut said = said.clone();
        if let Some((text, bold)) = said.whole.take().filter(|_| emptied) {
            (said.text, said.bold) = (text, bold);
        }
        said.struck = tick != Some(true);
        Cow::Owned(said)
    }

    pub(super) fn propose(
        &mut self,
        kind: Kind,
        parts: Parts,
        tick: Option<bool>,
        above: Above,
        line: usize,
        list: usize,
    ) -> usize {
        let mut item = Proposal::new(parts.text, kind, line, list);
        item.owner = parts.owner.or_else(|| self.kept(above.owner));
        item.due = parts.due;
        item.level = parts
            .level
            .or(above.level.filter(|_| kind != Kind::Decision));
        item.incident = self.kept(above.incident);
        let standing = match above.topic {
            Some(Topic::Standing(status)) if kind == Kind::Report => Some(status),
            _ => None,
        };
        let ticked = tick.filter(|ticked| *ticked).map(|_| Status::Done);
        item.status = ticked
            .or(parts.status.filter(|_| standing != Some(Status::Done)))
            .or(standing)
            .unwrap_or(Status::Open);
        item.reason = parts.reason;
        if item.status == Status::Blocked
            && item.reason.is_none()
            && let Some((before, reason)) = self.grammar.waiting(&item.text)
        {
            let reason = tidy(reason).to_string();
            if before.contains(char::is_alphanumeric) {
                item.text = before.to_string();
            }
            item.reason = Some(reason);
        }
        if item.status != Status::Blocked && item.status != Status::NotApplicable {
            item.reason = None;
        }
        self.found.items.push(item);
        self.found.items.len() - 1
    }

    pub(super) fn kind(
        &self,
        said: &Said,
        tick: Option<bool>,
        above: Above,
        slot: &Slot,
        parts: &Parts,
    ) -> Result<Kind, Option<Why>> {
        let listed = matches!(
            above.topic,
            Some(Topic::Actions | Topic::Open | Topic::Standing(_) | Topic::Decisions)
        );
        if said.struck {
            return Err((listed || tick.is_some()).then_some(Why::Struck));
        }
        if self.grammar.words.is(&parts.text, Meaning::Nothing)
            || self.grammar.words.is(tidy(&said.text), Meaning::Nothing)
        {
            return Err((listed || parts.marker.is_some()).then_some(Why::Nothing));
        }
        let is_question = parts.text.trim_end().ends_with('?');
        match parts.marker {
            Some(Marker::Action) => return Ok(Kind::Action),
            Some(Marker::Decision) => return self.decision(said, parts),
            Some(Marker::Question) if is_question && above.topic != Some(Topic::Agenda) => {
                return Ok(Kind::Question);
            }
            _ => {}
        }
        if tick.is_some() {
            let only_topic = above.topic == Some(Topic::Agenda) && parts.owner.is_none();
            return if only_topic {
                Err(Some(Why::Talk))
            } else {
                Ok(Kind::Action)
            };
        }
        if parts.mention {
            return mentioned(above, parts);
        }
        self.by_place(said, above, slot, parts)
    }

    /// What a line is that says nothing of it itself.
    fn by_place(
        &self,
        said: &Said,
        above: Above,
        slot: &Slot,
        parts: &Parts,
    ) -> Result<Kind, Option<Why>> {
        let is_question = parts.text.trim_end().ends_with('?');
        let is_line = slot.entry || parts.owner.is_some();
        match above.topic {
            Some(Topic::Actions) if is_line => return Ok(Kind::Action),
            Some(Topic::Standing(_)) if slot.entry => return Ok(Kind::Report),
            Some(Topic::Open) if slot.entry || is_question => return Ok(Kind::Question),
            Some(Topic::Decisions) if slot.entry => return self.decision(said, parts),
            _ => {}
        }
        let told = parts.owner.is_some() || parts.status.is_some() || parts.due.is_some();
        if parts.level.is_some() && (slot.keyed || (told && slot.entry)) {
            return Ok(Kind::Finding);
        }
        if slot.keyed || parts.keyed || (parts.led && parts.due.is_some() && !parts.told) {
            return Ok(Kind::Action);
        }
        let aside = matches!(
            above.topic,
            Some(Topic::Talk | Topic::People | Topic::Agenda)
        );
        if parts.signed && !aside {
            return Ok(Kind::Report);
        }
        let named = parts.owner.is_some()
            || parts.due.is_some()
            || self.grammar.names.within(&said.text).is_some();
        // Whoever looks for what was missed looks at lists.
        let elsewhere = matches!(above.topic, Some(Topic::People | Topic::Agenda));
        let listed = slot.entry && !elsewhere && said.text.split_whitespace().count() > 1;
        Err((named || listed).then_some(Why::Talk))
    }

    /// A decision is something to do where it names a person or a day.
    pub(super) fn decision(&self, said: &Said, parts: &Parts) -> Result<Kind, Option<Why>> {
        // `We keep Tuesday` decides upon a day of every week, and nobody has anything to do by it.
        let names_day = || {
            let days = day::find(&said.text, self.grammar.words, self.grammar.calendar);
            let is_date = |day: &day::Found| {
                let written = said.text.get(day.start..day.end).unwrap_or_default();
                day.lead == Lead::Due || written.contains(|c: char| c.is_ascii_digit())
            };
            days.iter().any(is_date)
        };
        let names_person =
            parts.owner.is_some() || self.grammar.names.within(&parts.text).is_some();
        if names_person || parts.due.is_some() || names_day() {
            Ok(Kind::Decision)
        } else {
            Err(Some(Why::NobodysDecision))
        }
    }

    pub(super) fn leave_out(&mut self, said: &Said, why: Why) {
        self.found.left_out.push(LeftOut {
            line: said.line,
            text: said.text.trim().to_string(),
            why,
        });
    }
}

/// What a line is that begins with an `@`.
fn mentioned(above: Above, parts: &Parts) -> Result<Kind, Option<Why>> {
    if parts.told && above.topic != Some(Topic::Actions) {
        return Err(Some(Why::Told));
    }
    if parts.text.starts_with('@') || parts.text.split_whitespace().count() < 2 {
        return Err(None);
    }
    match above.topic {
        Some(Topic::Standing(_)) => Ok(Kind::Report),
        _ => Ok(Kind::Action),
    }
}
