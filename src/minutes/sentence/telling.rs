//! What a piece of a line tells about it: whose, by when, where it stands, how much it weighs.

use super::super::day::{self, Lead};
use super::super::words::{Key, Meaning};
use super::{Grammar, Parts, Place, skip_words};
use crate::domain::event::Status;

impl Grammar<'_> {
    pub(super) fn waits(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        words.len() > 1
            && self
                .words
                .begins(&words, |meaning| (meaning == Meaning::Waits).then_some(()))
                .is_some_and(|(count, ())| {
                    count > 1
                        || words
                            .first()
                            .is_some_and(|it| matches!(*it, "awaiting" | "wartet"))
                })
    }

    /// A piece that says one thing about the line; whether it was understood.
    pub(super) fn attribute(
        &self,
        piece: &str,
        place: Place,
        parts: &mut Parts,
        firm: bool,
    ) -> bool {
        let piece = piece.trim().trim_matches(['*', '_', '`']).trim();
        if piece.is_empty() || piece.len() > 200 {
            return false;
        }
        if let Some((key, value)) = self.key_and_rest(piece)
            && self.apply(key, value, parts)
        {
            return true;
        }
        if let Some(status) = self.state(piece) {
            parts.status = parts.status.or(Some(status));
            return true;
        }
        if self.words.is(piece, Meaning::Dropped) {
            parts.status = Some(Status::NotApplicable);
            parts.reason = Some(piece.to_string());
            return true;
        }
        if let Some(level) = self.weight(piece)
            && firm
        {
            parts.level = parts.level.or(Some(level));
            return true;
        }
        if self.level_words(piece, parts) || self.state_and_more(piece, parts) {
            return true;
        }
        if parts.due.is_none() {
            let days = day::find(piece, self.words, self.calendar);
            if let [day] = days.as_slice()
                && day.start == 0
                && day.end >= piece.trim_end_matches(['.', '!']).len()
                && day.lead != Lead::Since
            {
                parts.due = Some(day.date);
                return true;
            }
        }
        parts.owner.is_none() && firm && self.owner_piece(piece, place, parts)
    }

    pub(super) fn owner_piece(&self, piece: &str, place: Place, parts: &mut Parts) -> bool {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let by = words
            .first()
            .is_some_and(|word| self.words.is(word, Meaning::By));
        let name = if by { skip_words(piece, 1) } else { piece };
        let owner = match place {
            Place::Anywhere if !piece.starts_with('@') => {
                self.names.known(name).map(str::to_string)
            }
            _ => self.names.owner(name, false),
        };
        // `Maria by Friday` is both.
        let both = || {
            let days = day::find(piece, self.words, self.calendar);
            let day = days
                .last()
                .filter(|day| day.end >= piece.len() && day.start > 0)?;
            let name = piece.get(..day.start)?.trim().trim_end_matches([',', ':']);
            let owner = self.names.owner(name, false)?;
            Some((owner, day.date))
        };
        if owner.is_some() {
            parts.owner = owner;
            return true;
        }
        if let Some((owner, date)) = both() {
            parts.owner = Some(owner);
            parts.due = parts.due.or(Some(date));
            return true;
        }
        false
    }

    /// `blocked by legal`, `done on Monday`, `wartet auf die Bank`
    pub(super) fn state_and_more(&self, piece: &str, parts: &mut Parts) -> bool {
        let words: Vec<&str> = piece.split_whitespace().take(40).collect();
        if self.waits(piece) {
            parts.status = parts.status.or(Some(Status::Blocked));
            parts.reason = parts.reason.take().or(Some(piece.to_string()));
            return true;
        }
        let begins = self.words.begins(&words, |meaning| match meaning {
            Meaning::State(status) => Some(status),
            _ => None,
        });
        let Some((count, status)) = begins else {
            return false;
        };
        let behind = skip_words(piece, count);
        let bare = behind.trim_start_matches([':', '-', '–', '—', ',', ' ']);
        let days = day::find(bare, self.words, self.calendar);
        let is_day = days
            .first()
            .is_some_and(|day| day.start == 0 && day.end >= bare.trim_end().len());
        let by = bare
            .split_whitespace()
            .next()
            .is_some_and(|word| self.words.is(word, Meaning::By));
        match status {
            Status::Blocked => {
                parts.status = parts.status.or(Some(Status::Blocked));
                let reason = bare.trim_matches(['(', ')', ' ']);
                parts.reason = parts.reason.take().or(Some(reason.to_string()));
                true
            }
            _ if is_day => {
                parts.status = parts.status.or(Some(status));
                if status != Status::Done && parts.due.is_none() {
                    parts.due = days.first().map(|day| day.date);
                }
                true
            }
            Status::Done if by => {
                let owner = self.names.owner(skip_words(bare, 1), false);
                parts.status = parts.status.or(Some(status));
                parts.owner = parts.owner.take().or(owner);
                true
            }
            _ => false,
        }
    }

    /// A key and its value: `owner: Maria`, `assigned to Maria`, `due Friday`.
    pub(super) fn key_and_rest<'t>(&self, piece: &'t str) -> Option<(Key, &'t str)> {
        if let Some((key, value)) = self.key_value(piece) {
            return Some((key, value));
        }
        let words: Vec<&str> = piece.split_whitespace().take(6).collect();
        let (count, key) = self.words.begins(&words, |meaning| match meaning {
            Meaning::Key(key @ (Key::Owner | Key::Due | Key::Level)) => Some(key),
            _ => None,
        })?;
        (words.len() > count).then(|| (key, skip_words(piece, count)))
    }

    /// `Key: value`, for the keys that say something about an item.
    pub(in crate::minutes) fn key_value<'t>(&self, text: &'t str) -> Option<(Key, &'t str)> {
        let (key, value) = text.split_once(':')?;
        let key = key.trim().trim_matches(['*', '_', ' ', '\u{a0}']);
        if key.len() > 40 || value.trim().is_empty() {
            return None;
        }
        let key = self.words.find(key, |meaning| match meaning {
            Meaning::Key(key @ (Key::Owner | Key::Due | Key::Status | Key::Level)) => Some(key),
            Meaning::Due => Some(Key::Due),
            _ => None,
        })?;
        Some((key, value.trim().trim_matches(['*', '_']).trim()))
    }

    /// Takes the value of a key in; whether it could be understood.
    pub(in crate::minutes) fn apply(&self, key: Key, value: &str, parts: &mut Parts) -> bool {
        match key {
            Key::Owner => {
                let Some(owner) = self.names.named(value) else {
                    return false;
                };
                // Without a colon a key is also a word of a sentence.
                parts.owner = Some(owner);
                parts.keyed = true;
                true
            }
            Key::Due => {
                let days = day::find(value, self.words, self.calendar);
                let first = days.iter().find(|day| day.start == 0).or(days.first());
                let Some(day) = first else {
                    return self.words.is(value, Meaning::Unknown);
                };
                parts.due = Some(day.date);
                true
            }
            Key::Status => self.standing(value, parts),
            Key::Level => {
                let first = value.split([' ', ',', '(']).next().unwrap_or(value);
                let level = self.weight(value).or_else(|| self.weight(first));
                parts.level = level.or(parts.level);
                level.is_some()
            }
            _ => false,
        }
    }

    /// What a cell or a value says of where something stands.
    pub(in crate::minutes) fn standing(&self, value: &str, parts: &mut Parts) -> bool {
        let value = value.trim().trim_matches(['*', '_', '`', '.']).trim();
        if value.is_empty() {
            return false;
        }
        if let Some(status) = self.state(value) {
            parts.status = Some(status);
            return true;
        }
        if self.words.is(value, Meaning::Dropped) {
            parts.status = Some(Status::NotApplicable);
            parts.reason = Some(value.to_string());
            return true;
        }
        parts.status = None;
        if self.state_and_more(value, parts) {
            return true;
        }
        let bare = value.trim_start_matches(|c: char| !c.is_alphanumeric());
        if bare.ends_with('%') {
            parts.status = of_share(bare);
            return parts.status.is_some();
        }
        let Some((count, status)) = self.standing_at_start(value, bare) else {
            return false;
        };
        parts.status = Some(status);
        let rest = skip_words(bare, count);
        let rest =
            rest.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '?' | '!' | '"')));
        if matches!(status, Status::Blocked | Status::NotApplicable) {
            let reason = if rest.is_empty() { value } else { rest };
            parts.reason = Some(reason.to_string());
        }
        true
    }

    /// Where something stands as the first words of a value say it, and how many words these are; a
    /// sign before them says it as well.
    fn standing_at_start(&self, value: &str, bare: &str) -> Option<(usize, Status)> {
        let words: Vec<&str> = bare
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';' | ':' | '–' | '—'))
            .filter(|word| !word.is_empty())
            .take(12)
            .collect();
        let begins = self.words.begins(&words, |meaning| match meaning {
            Meaning::State(status) => Some(status),
            Meaning::Dropped => Some(Status::NotApplicable),
            _ => None,
        });
        let sign = || {
            let sign = value.chars().next()?;
            Some((0, self.state(&sign.to_string())?))
        };
        begins.or_else(sign)
    }
}

/// Where something stands of which so much is done: `40 %`.
fn of_share(text: &str) -> Option<Status> {
    let share: u32 = text.trim_end_matches(['%', ' ', '\u{a0}']).parse().ok()?;
    Some(match share {
        0 => Status::Open,
        100.. => Status::Done,
        _ => Status::InProgress,
    })
}
