//! What will be written of minutes, in groups, and what they do not mention.

use super::{Page, changes};
use crate::domain::text::count;
use crate::domain::when::{spoken, spoken_in};
use crate::minutes::Proposal;
use crate::session::{Choice, Entry, Pairing};
use crate::tui::action::{Action, Scope};
use crate::tui::theme::Meaning;

impl Page<'_> {
    pub(super) fn end(&mut self) {
        let choosing = &self.proposals.choosing;
        let write = Action::Write;
        let advice = self.drawing.look.advice(Scope::Import, write, "writes it.");
        if choosing.writes() {
            self.line("What will be written", Meaning::Strong);
            self.line(advice.trim(), Meaning::Quiet);
        } else {
            self.line("Nothing will be written", Meaning::Strong);
        }
        self.gap();
        let taken = || choosing.entries.iter().filter(|entry| entry.is_taken());
        let new = taken().filter(|entry| entry.item().is_none());
        let new: Vec<_> = new.map(|entry| self.told(&entry.proposal)).collect();
        let title = format!(
            "{} for {}",
            count(new.len(), "new item"),
            choosing.plan().into
        );
        self.group(&title, new);
        let known: Vec<_> = taken().filter_map(|entry| self.news_of(entry)).collect();
        self.group(&format!("{} with news", count(known.len(), "item")), known);
        self.beside();
        let without = |choice: Option<Choice>| -> Vec<String> {
            let entries = choosing.entries.iter();
            let left = entries.filter(|entry| entry.choice == choice);
            left.map(|entry| entry.proposal.text.clone()).collect()
        };
        let left = without(Some(Choice::Leave));
        self.group(&format!("{} left out", left.len()), left);
        let unsaid = without(None);
        let title = format!("{} not answered, and so left out", unsaid.len());
        self.group(&title, unsaid);
        self.forgotten();
        if choosing.known() > 0 {
            let known = count(choosing.known(), "proposal");
            self.line(&format!("{known} said nothing new."), Meaning::Quiet);
        }
    }

    /// A proposal in one line.
    fn told(&self, proposal: &Proposal) -> String {
        let mut parts = vec![proposal.text.clone()];
        parts.extend(proposal.facts());
        self.drawing.look.dotted(&parts)
    }

    /// What is recorded of an item, in one line; none for a new item.
    fn news_of(&self, entry: &Entry) -> Option<String> {
        let item = entry.item()?;
        let row = self.drawing.scene.board.row(item);
        let arrow = self.drawing.look.glyphs.arrow;
        let changed = row.map(|row| changes(row, &entry.proposal, arrow));
        let changed = changed.filter(|words| !words.is_empty());
        let changed = changed.unwrap_or_else(|| "a note of these minutes".into());
        let guess = match (&entry.choice, &entry.pairing) {
            (Some(Choice::Take), Pairing::Unsure(_, likeness)) => {
                format!(" ({} of 100 alike)", likeness.hundredths())
            }
            _ => String::new(),
        };
        Some(format!("{item}: {changed}{guess}"))
    }

    fn group(&mut self, title: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        self.line(title, Meaning::Heading);
        for line in lines {
            self.line(&format!("  {line}"), Meaning::Plain);
        }
        self.gap();
    }

    /// People, absences, days off and releases.
    fn beside(&mut self) {
        let plan = self.proposals.choosing.plan();
        let look = self.drawing.look;
        let today = self.drawing.scene.today();
        let mut lines = Vec::new();
        for person in &plan.people {
            let said = [vec![person.name.clone()], person.roles.clone()];
            lines.push(look.dotted(&said.concat()));
        }
        for (name, away) in &plan.absences {
            let acting = away.acting.as_ref().map(|it| format!(", {it} acts"));
            let (from, to) = (spoken_in(away.from, today), spoken_in(away.to, today));
            let acting = acting.unwrap_or_default();
            lines.push(format!("{name} away {from} to {to}{acting}"));
        }
        let closed = plan.closed.iter();
        lines.extend(closed.map(|day| format!("closed {}", spoken_in(*day, today))));
        for release in &plan.releases {
            let mut said = vec![format!("release {}", release.title())];
            said.extend(release.date.map(spoken));
            said.extend(release.owner.clone());
            lines.push(look.dotted(&said));
        }
        let (title, verb) = if self.proposals.choosing.beside {
            ("People, absences, releases.", "leaves them out.")
        } else {
            let left = "People, absences, releases: left out.";
            (left, "writes them as well.")
        };
        let advice = look.advice(Scope::Import, Action::Beside, verb);
        self.group(&format!("{title}{advice}"), lines);
    }

    /// What earlier minutes have left open, and these do not speak of.
    fn forgotten(&mut self) {
        let today = self.drawing.scene.today();
        let forgotten = self.proposals.choosing.plan().forgotten.iter();
        let lines = forgotten.map(|it| {
            let since = spoken_in(it.since, today);
            format!("not mentioned since {since}: {} ({})", it.text, it.item)
        });
        let lines = lines.collect();
        self.group("Open, and forgotten by this meeting", lines);
    }
}
