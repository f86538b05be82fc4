//! How a line ends: what is understood is taken from its end, piece by piece.

use super::super::day::{self, Lead};
use super::super::words::{Key, Meaning};
use super::{DASHES, Grammar, LONGEST, Parts, Place, skip_words};

impl Grammar<'_> {
    /// Takes what is understood from the end; returns what is left.
    pub(super) fn ending(&self, text: &str, place: Place, parts: &mut Parts) -> String {
        let mut rest = text.trim().to_string();
        for _ in 0..10 {
            let trimmed = rest.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '—' | '–' | '-' | '→')
            });
            let end = trimmed.len();
            let shorter = self
                .group_at_end(trimmed, place, parts)
                .or_else(|| self.segment_at_end(trimmed, place, parts))
                .or_else(|| self.mention_at_end(trimmed, parts))
                .or_else(|| self.day_at_end(trimmed, place, parts))
                .or_else(|| self.sign_at_end(trimmed, parts))
                .or_else(|| self.doer_at_end(trimmed, place, parts));
            match shorter {
                Some(shorter) if shorter.len() < rest.len() => rest = shorter,
                _ => {
                    // Only a full stop goes; three of them are the writer's.
                    if !rest.ends_with("...") && !rest.ends_with("etc.") {
                        rest.truncate(end);
                    }
                    break;
                }
            }
        }
        rest
    }

    /// `… (Maria, by Friday)`
    pub(super) fn group_at_end(
        &self,
        text: &str,
        place: Place,
        parts: &mut Parts,
    ) -> Option<String> {
        let (open, inside) = match text.chars().last()? {
            ')' => ('(', text.strip_suffix(')')?),
            ']' => ('[', text.strip_suffix(']')?),
            _ => return None,
        };
        let at = inside.rfind(open)?;
        let (before, inside) = inside.split_at_checked(at)?;
        let inside = inside.strip_prefix(open)?;
        if inside.contains([')', ']'])
            || before.trim().is_empty() && parts.owner.is_none() && inside.len() > 80
        {
            return None;
        }
        let mut left: Vec<&str> = Vec::new();
        let mut understood = false;
        // As one, since a name or a date may hold a comma.
        if self.attribute(inside, place, parts, true) {
            understood = true;
        } else {
            for piece in inside
                .split([',', ';', '|'])
                .flat_map(|it| it.split(" - "))
                .flat_map(|it| it.split(" – "))
            {
                if self.attribute(piece, place, parts, true) {
                    understood = true;
                } else {
                    left.push(piece.trim());
                }
            }
        }
        if !understood {
            return None;
        }
        let before = before.trim_end();
        left.retain(|piece| !piece.is_empty());
        Some(if left.is_empty() {
            before.to_string()
        } else {
            // What is not understood stays in the text, without the sign by which it would be
            // looked at again.
            format!("{before}, {}", left.join(", "))
        })
    }

    /// `… — due Friday`, `… | Maria`, `…; in progress`, `…, by Friday`
    pub(super) fn segment_at_end(
        &self,
        text: &str,
        place: Place,
        parts: &mut Parts,
    ) -> Option<String> {
        let mut cuts: Vec<(usize, usize, bool)> = Vec::new();
        for sign in DASHES
            .iter()
            .chain(&[" | ", "; ", " → ", " -> ", " => ", " // "])
        {
            if let Some(at) = text.rfind(sign) {
                cuts.push((at, at + sign.len(), true));
            }
        }
        for sign in [", ", ": ", ". "] {
            if let Some(at) = text.rfind(sign) {
                cuts.push((at, at + sign.len(), false));
            }
        }
        cuts.sort_unstable();
        while let Some((at, from, firm)) = cuts.pop() {
            let segment = text.get(from..)?.trim();
            let before = text.get(..at)?.trim_end();
            // A comma and a name is a list of things as often as not.
            let weak = !firm && (!self.is_firm(segment) || self.ends_with_key(before));
            if before.is_empty() || segment.is_empty() || weak {
                continue;
            }
            if self.attribute(segment, place, parts, firm) {
                return Some(before.to_string());
            }
        }
        None
    }

    /// Whether a text ends with a key whose value comes behind it.
    pub(super) fn ends_with_key(&self, text: &str) -> bool {
        let last = text
            .rsplit([',', ';', '|', '(', '—', '–', ':'])
            .next()
            .unwrap_or(text);
        let last = last.rsplit(" - ").next().unwrap_or(last);
        let last = last.rsplit(". ").next().unwrap_or(last).trim();
        let is_key = |meaning: Meaning| {
            matches!(
                meaning,
                Meaning::Key(Key::Owner | Key::Due | Key::Status | Key::Level) | Meaning::Due
            )
            .then_some(())
        };
        self.words.find(last, is_key).is_some()
    }

    /// Whether a piece behind a comma or colon can only be what it looks like.
    pub(super) fn is_firm(&self, segment: &str) -> bool {
        let whole = |day: &day::Found| day.start == 0 && day.end >= segment.trim_end().len();
        let is_day = day::find(segment, self.words, self.calendar)
            .iter()
            .any(whole);
        let keyed = self.key_and_rest(segment).is_some();
        is_day
            || keyed
            || self.state(segment).is_some()
            || segment.starts_with('@')
            || self.waits(segment)
    }

    pub(super) fn mention_at_end(&self, text: &str, parts: &mut Parts) -> Option<String> {
        let at = text.rfind('@')?;
        let (before, handle) = text.split_at_checked(at)?;
        let open = before.is_empty() || before.ends_with(|c: char| c.is_whitespace());
        if parts.owner.is_some() || !open || handle.split_whitespace().count() > 2 {
            return None;
        }
        let owner = self.names.owner(handle, false)?;
        let several = before.trim_end().ends_with(['&', '+', ',']);
        if several {
            return None;
        }
        parts.owner = Some(owner);
        parts.keyed |= parts.due.is_some();
        Some(before.trim_end().to_string())
    }

    pub(super) fn day_at_end(&self, text: &str, place: Place, parts: &mut Parts) -> Option<String> {
        if parts.due.is_some() || text.len() > LONGEST {
            return None;
        }
        let days = day::find(text, self.words, self.calendar);
        let day = days.last()?;
        let behind = text.get(day.end..)?.trim_matches(['.', '!', ')', ' ']);
        let fits = match day.lead {
            Lead::Due => true,
            // `We keep Tuesday` decides upon a day of every week, `ship on 21 May` upon a date.
            Lead::On if place == Place::Decisions => {
                let said = text.get(day.start..day.end).unwrap_or_default();
                said.contains(|c: char| c.is_ascii_digit())
            }
            Lead::On => place != Place::Anywhere || parts.marker.is_some() || parts.mention,
            Lead::Bare => place == Place::Actions && (day.exact || day.near),
            Lead::Since => false,
        };
        if !behind.is_empty() || !fits || day.start == 0 {
            return None;
        }
        parts.due = Some(day.date);
        let before = text.get(..day.start)?.trim_end();
        Some(
            before
                .trim_end_matches(['(', ',', ':', '-', '–', '—', ' '])
                .to_string(),
        )
    }

    pub(super) fn sign_at_end(&self, text: &str, parts: &mut Parts) -> Option<String> {
        let sign = text.trim_end_matches('\u{FE0F}').chars().last()?;
        if sign.is_alphanumeric() || sign.is_ascii() {
            return None;
        }
        let status = self.state(&sign.to_string())?;
        parts.status = parts.status.or(Some(status));
        let text = text.trim_end_matches('\u{FE0F}').strip_suffix(sign)?;
        Some(text.trim_end().to_string())
    }

    /// `… completed by Maria`, where it is told how things stand.
    pub(super) fn doer_at_end(
        &self,
        text: &str,
        place: Place,
        parts: &mut Parts,
    ) -> Option<String> {
        if !matches!(place, Place::Standing | Place::Decisions) || parts.owner.is_some() {
            return None;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let from = words.len().saturating_sub(6);
        for at in (from..words.len()).rev() {
            let word = words.get(at)?;
            if at == 0 || !self.words.is(word, Meaning::By) {
                continue;
            }
            let name = words.get(at + 1..)?.join(" ");
            let Some(owner) = self.names.owner(&name, false) else {
                continue;
            };
            parts.owner = Some(owner);
            let mut before = words.get(..at)?.to_vec();
            while before.len() > 1
                && before
                    .last()
                    .is_some_and(|word| self.words.is(word, Meaning::Finished))
            {
                before.pop();
            }
            return Some(before.join(" "));
        }
        None
    }

    /// What something waits for, at the end of its line: the text before, and the rest.
    pub(in crate::minutes) fn waiting<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let words: Vec<&str> = text.split_whitespace().take(80).collect();
        let at = (0..words.len()).find(|at| {
            let rest: Vec<&str> = words
                .get(*at..)
                .unwrap_or_default()
                .iter()
                .take(6)
                .map(|word| word.trim_matches(['(', ':', ',', '–', '-']))
                .collect();
            self.words
                .begins(&rest, |meaning| (meaning == Meaning::Waits).then_some(()))
                .is_some()
        })?;
        let reason = skip_words(text, at);
        let before = text.get(..text.len() - reason.len())?;
        let before = before.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '(' | '-' | '–' | '—')
        });
        let reason = reason.trim_start_matches(['(', ' ']);
        let reason = if reason.contains('(') {
            reason
        } else {
            reason.trim_end_matches(')')
        };
        Some((before, reason))
    }
}
