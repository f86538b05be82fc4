//! Labels at the beginning of a line: who, what kind of line, how much it weighs.

use super::super::words::{Key, Marker, Meaning};
use super::{Grammar, Parts, Place, before_colon, before_dash, bold_label, bracketed, first_word};

impl Grammar<'_> {
    /// `@anna: …`, `@anna @bernd …`, `@Anna Müller – …`
    pub(super) fn mention<'t>(&self, text: &'t str, parts: &mut Parts) -> &'t str {
        let mut rest = text;
        let mut owners: Vec<String> = Vec::new();
        while let Some(behind) = rest.strip_prefix('@') {
            let in_handle = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '\'');
            let length = behind.len() - behind.trim_start_matches(in_handle).len();
            let handle = behind.get(..length).unwrap_or_default();
            let handle = handle.trim_end_matches(['.', '-', '_']);
            if handle.is_empty() {
                break;
            }
            let mut name = handle.to_string();
            let mut after = behind.get(handle.len()..).unwrap_or_default();
            // A first name may go on with the last.
            if let Some((next, behind_next)) = first_word(after) {
                let both = format!("{handle} {next}");
                let next_is_name = handle.chars().next().is_some_and(char::is_uppercase)
                    && self.names.looks(next).is_some()
                    && behind_next
                        .trim_start()
                        .starts_with([':', '—', '–', '-', ',']);
                if self.names.known(&both).is_some() || next_is_name {
                    name = both;
                    after = behind_next;
                }
            }
            owners.push(self.names.known(&name).map_or(name.clone(), str::to_string));
            let next = after.trim_start_matches(|c: char| {
                c.is_whitespace()
                    || matches!(c, ':' | ',' | '&' | '+' | '/' | '—' | '–' | '-' | '*')
            });
            let joined = first_word(next).filter(|(word, _)| {
                self.words.is(word, Meaning::And) && word.chars().all(char::is_lowercase)
            });
            rest = match joined {
                Some((_, behind)) if behind.trim_start().starts_with('@') => behind.trim_start(),
                _ => next,
            };
        }
        if owners.is_empty() {
            return text;
        }
        owners.dedup();
        parts.owner = Some(owners.join(", "));
        parts.mention = true;
        rest
    }

    /// One label, if it says something that counts here.
    pub(super) fn label<'t>(
        &self,
        text: &'t str,
        bold: usize,
        place: Place,
        parts: &mut Parts,
    ) -> Option<&'t str> {
        let candidates = [
            bold_label(text, bold),
            bracketed(text),
            before_colon(text),
            before_dash(text),
        ];
        for (label, behind, firm) in candidates.into_iter().flatten() {
            if behind.trim().is_empty() {
                continue;
            }
            if self.understand(label, firm, place, parts) {
                return Some(behind);
            }
        }
        self.bare_marker(text, parts)
    }

    pub(super) fn understand(
        &self,
        label: &str,
        firm: bool,
        place: Place,
        parts: &mut Parts,
    ) -> bool {
        let label = label.trim().trim_matches(['*', ':', '_', ' ', '\u{a0}']);
        if label.is_empty() {
            return false;
        }
        let state = self.words.find(label, |meaning| match meaning {
            Meaning::Weight(level) => Some(Ok(level)),
            Meaning::State(status) => Some(Err(status)),
            _ => None,
        });
        if parts.marker.is_none() && self.marker(label, parts) {
            return true;
        }
        if parts.owner.is_none() {
            let bare = label.split('(').next().unwrap_or(label).trim();
            let known = self.names.known(bare).map(str::to_string);
            let owner = known.or_else(|| match place {
                Place::Actions => self.names.owner(bare, false),
                _ if label.starts_with('@') => self.names.owner(bare, false),
                _ => None,
            });
            if let Some(owner) = owner {
                parts.owner = Some(owner);
                parts.led = true;
                parts.mention |= bare.starts_with('@');
                return true;
            }
        }
        match state {
            Some(Ok(level)) if parts.level.is_none() => {
                parts.level = Some(level);
                true
            }
            Some(Err(status)) if firm && parts.status.is_none() => {
                parts.status = Some(status);
                true
            }
            _ => self.level_words(label, parts),
        }
    }

    /// `High priority`, `Priorität hoch`
    pub(super) fn level_words(&self, label: &str, parts: &mut Parts) -> bool {
        let words: Vec<&str> = label.split_whitespace().collect();
        if words.len() != 2 || parts.level.is_some() {
            return false;
        }
        let is_key = |word: &&str| self.words.is(word, Meaning::Key(Key::Level));
        if !words.iter().any(is_key) {
            return false;
        }
        parts.level = words.iter().find_map(|word| self.weight(word));
        parts.level.is_some()
    }

    /// `Action`, `AP 3`, `TODO(anna)`, `Action Maria`, `Action for Maria Garcia`
    pub(super) fn marker(&self, label: &str, parts: &mut Parts) -> bool {
        let (outside, inside) = match label.split_once('(') {
            Some((outside, inside)) => (outside.trim(), Some(inside.trim_end_matches(')'))),
            None => (label, None),
        };
        let clean = outside
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '#' | '-' | '.' | ' '));
        let words: Vec<&str> = clean.split_whitespace().collect();
        let begins = self.words.begins(&words, |meaning| match meaning {
            Meaning::Marker(marker) => Some(marker),
            _ => None,
        });
        let Some((count, marker)) = begins else {
            return false;
        };
        let phrase = words.get(..count).unwrap_or_default().join(" ");
        // Two letters mean that only as capitals.
        if phrase.len() <= 2 && phrase.chars().any(char::is_lowercase) {
            return false;
        }
        let rest = words.get(count..).unwrap_or_default();
        let skipped =
            |word: &&&str| self.words.is(word, Meaning::Small) || self.words.is(word, Meaning::On);
        let rest: Vec<&str> = match rest.first() {
            Some(first) if skipped(&first) => rest.iter().skip(1).copied().collect(),
            _ => rest.to_vec(),
        };
        let named = rest.join(" ");
        let owner = inside.or(Some(named.as_str()).filter(|name| !name.is_empty()));
        let plain = |it: &&str| it.chars().all(char::is_alphanumeric);
        let owner_named = owner.and_then(|owner| {
            let owner = owner.trim_start_matches('@');
            let named = self.names.owner(owner, marker == Marker::Action);
            named.or_else(|| inside.filter(plain).map(str::to_string))
        });
        if !rest.is_empty() && owner_named.is_none() {
            return false;
        }
        parts.marker = Some(marker);
        if marker == Marker::Action && owner_named.is_some() {
            parts.owner = owner_named;
            parts.led = true;
        }
        true
    }

    /// `TODO Anna …`, `ACTION: …` need no colon where they shout.
    pub(super) fn bare_marker<'t>(&self, text: &'t str, parts: &mut Parts) -> Option<&'t str> {
        let (word, behind) = first_word(text)?;
        let shouts = word.len() >= 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
        let is = self.words.is(word, Meaning::Marker(Marker::Action));
        if parts.marker.is_some() || !shouts || !is || behind.trim().is_empty() {
            return None;
        }
        // `AP` and `AI` alone are too often something else.
        if word.len() < 4 {
            return None;
        }
        parts.marker = Some(Marker::Action);
        Some(behind.trim_start())
    }
}
