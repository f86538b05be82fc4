//! Headings and labels: what they put above what follows.

use super::super::page::Said;
use super::super::proposal::Why;
use super::super::sentence::{LONGEST, Place};
use super::super::topic::{bare, incident, shouted, topic};
use super::super::words::{Marker, Meaning, Topic};
use super::{Above, Heading, Reader, Slot};

/// Nobody writes all that is to be done on one line of more bytes.
const LONGEST_LINE: usize = 4 * LONGEST;
/// No incident has a longer name.
const LONGEST_NAME: usize = 400;

impl Reader<'_> {
    pub(super) fn heading(&mut self, level: usize, said: &Said) {
        while self.headings.last().is_some_and(|last| last.level >= level) {
            self.headings.pop();
        }
        self.label = None;
        self.waiting = None;
        let is_title = level == 1
            && self.headings.is_empty()
            && !self.only_heading
            && self.found.items.is_empty()
            && said.line <= 10;
        let inherited = self.headed();
        let above = if is_title {
            let mut above = Above::default();
            self.note_incident(&said.text, &mut above);
            above
        } else {
            self.named(&said.text, inherited)
        };
        self.headings.push(Heading { level, above });
        // Some write an action as a heading.
        if !said.text.contains(':') || said.text.len() > LONGEST {
            return;
        }
        let parts = self.grammar.parts(said, Place::Anywhere);
        if parts.marker == Some(Marker::Action) && parts.led {
            self.judge(said, None, above, Slot::line(None));
        }
    }

    /// What a heading or label puts above what follows.
    pub(super) fn named(&mut self, text: &str, inherited: Above) -> Above {
        let mut above = inherited;
        let found = topic(text, self.grammar.words);
        if let Some(found) = found {
            if found != Topic::Incident {
                above.topic = Some(found);
            }
            above.owner = None;
        } else if matches!(
            above.topic,
            Some(Topic::Talk | Topic::People | Topic::Agenda | Topic::Away)
        ) {
            above.topic = None;
        }
        self.note_incident(text, &mut above);
        if matches!(
            above.topic,
            Some(Topic::Actions | Topic::Open | Topic::Standing(_))
        ) && found.is_none()
        {
            let name = bare(text);
            let owner = self
                .grammar
                .names
                .owner(name.trim_start_matches('@'), false);
            if let Some(owner) = owner {
                above.owner = Some(self.keep(owner));
            }
        }
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        above.level = words
            .iter()
            .filter(|_| words.len() <= 3)
            .find_map(|word| self.grammar.weight(word.trim_matches([':', '*'])))
            .or(above.level.filter(|_| found.is_none()));
        above
    }

    pub(super) fn note_incident(&mut self, text: &str, above: &mut Above) {
        // Every item below carries the name.
        if text.len() > LONGEST_NAME {
            return;
        }
        let words: Vec<&str> = super::super::names::words(text).take(14).collect();
        let is_incident = self.grammar.words.holds(&words, |meaning| {
            (meaning == Meaning::Topic(Topic::Incident)).then_some(())
        });
        if is_incident.is_some() {
            above.incident = Some(self.keep(incident(text)));
        }
    }

    /// Whether a line only names what stands below it.
    pub(super) fn is_label(&self, said: &Said, before_list: bool) -> bool {
        let text = said.text.trim();
        let words = text.split_whitespace().count();
        // `TODO check the cron jobs` is an action, `ACTION ITEMS` and `TODO for June` before a list not.
        let is_action = || {
            let behind = shouted(text, self.grammar.words);
            !before_list && behind.is_some_and(|it| it.contains(char::is_lowercase))
        };
        let names_topic = words <= 6
            && !text.contains(':')
            && !text.ends_with(['.', '?', '!'])
            && topic(text, self.grammar.words).is_some()
            && !is_action();
        let ends = text.trim_end_matches(['*', ' ']).ends_with(':');
        let bold = said.bold >= text.len()
            && text.split_whitespace().count() <= 8
            && !text.ends_with(['.', '?', '!']);
        let short = text.split_whitespace().count() <= 12 && text.len() <= 120;
        short && (ends || bold || names_topic)
    }

    /// `Attendees: Anna, Bernd`; `Next steps: …; …`: a label with what it names on its own line.
    pub(super) fn labelled(&mut self, said: &Said) -> bool {
        let Some((label, rest)) = said.text.split_once(':') else {
            return false;
        };
        if rest.trim().is_empty() || label.len() > 60 {
            return false;
        }
        let Some(found) = topic(label, self.grammar.words) else {
            return false;
        };
        // `TODO Anna: …` is one action, and no label.
        let parts = || self.grammar.parts(said, Place::Anywhere);
        if said.text.len() <= LONGEST && parts().marker == Some(Marker::Action) {
            return false;
        }
        let rest = rest.trim().trim_start_matches(['*', ' ']);
        let line = |text: &str| Said {
            text: text.to_string(),
            line: said.line,
            ..Said::default()
        };
        let above = Above {
            topic: Some(found),
            ..self.headed()
        };
        match found {
            Topic::People => self.people(&line(rest)),
            Topic::Away => {
                let pieces = rest.split("; ");
                let taken = pieces.filter(|piece| self.about_people(&line(piece), above));
                return taken.count() > 0;
            }
            Topic::Actions if said.text.len() > LONGEST_LINE => self.leave_out(said, Why::TooLong),
            Topic::Actions if label.split_whitespace().count() > 1 || label.ends_with('s') => {
                let list = self.fresh_list();
                for piece in rest.split("; ") {
                    self.judge(&line(piece), None, above, Slot::entry(Some(list)));
                }
            }
            Topic::Standing(_) => {
                self.judge(&line(rest), None, above, Slot::entry(None));
            }
            _ => return false,
        }
        true
    }
}
