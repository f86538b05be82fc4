//! One key as a person names it: `y`, `G`, `ctrl-r`, `space`, `left`, `f5`.
//!
//! Invariant: a key reads back as it is shown, so that help, key files and messages agree.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::view::text::cut;
use crate::domain::text::nearest;

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    held: KeyModifiers,
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a key", cut(.0, 40, "…"))]
pub struct BadKey(String);

impl BadKey {
    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> String {
        let lower = self.0.trim().to_lowercase();
        let known = NAMED.iter().map(|(name, _)| *name);
        let meant = match lower.parse::<Key>() {
            Ok(key) => Some(key.to_string()),
            Err(_) if lower.len() > 40 => None,
            Err(_) => nearest(&lower, known).map(Into::into),
        };
        meant.map_or_else(
            || "write one such as y, G, ctrl-r, alt-x, space, enter, left or f5".into(),
            |meant| format!("did you mean `{meant}`?"),
        )
    }
}

/// The keys that have names.
const NAMED: [(&str, KeyCode); 16] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("space", KeyCode::Char(' ')),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

const HELD: [(&str, KeyModifiers); 3] = [
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

impl Key {
    /// Leaves the app wherever one is; no key file can take it away.
    pub const INTERRUPT: Self = Self {
        code: KeyCode::Char('c'),
        held: KeyModifiers::CONTROL,
    };

    fn new(code: KeyCode, held: KeyModifiers) -> Self {
        let mut held = held & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        // Shift is already in the letter, and in the name of the key that goes back.
        if matches!(code, KeyCode::Char(_) | KeyCode::BackTab) {
            held.remove(KeyModifiers::SHIFT);
        }
        // Terminals send either case of a letter beside ctrl.
        let code = match code {
            KeyCode::Char(c) if held.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            code => code,
        };
        Self { code, held }
    }

    /// The character that the key types into a field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.held.is_empty() => Some(c),
            _ => None,
        }
    }
}

#[cfg(test)]
impl Key {
    /// The event by which a terminal reports it.
    pub(crate) fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.held)
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}

impl FromStr for Key {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let bad = || BadKey(text.into());
        let mut held = KeyModifiers::NONE;
        let mut rest = text;
        while let Some((name, one)) = HELD.iter().find(|(name, _)| rest.starts_with(name)) {
            held |= *one;
            rest = rest.strip_prefix(name).unwrap_or(rest);
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => KeyCode::Char(c),
            _ => named(rest).ok_or_else(bad)?,
        };
        Ok(Self::new(code, held))
    }
}

fn named(name: &str) -> Option<KeyCode> {
    let known = NAMED.iter().find(|(known, _)| *known == name);
    known.map(|(_, code)| *code).or_else(|| {
        let number: u8 = name.strip_prefix('f')?.parse().ok()?;
        (1..=12).contains(&number).then_some(KeyCode::F(number))
    })
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = HELD.iter().filter(|(_, one)| self.held.contains(*one));
        let held: String = held.map(|(name, _)| *name).collect();
        let known = NAMED.iter().find(|(_, code)| *code == self.code);
        let name = match (known, self.code) {
            (Some((known, _)), _) => (*known).to_string(),
            (None, KeyCode::Char(c)) => c.to_string(),
            (None, KeyCode::F(number)) => format!("f{number}"),
            // Keys that no name reaches are never bound, and so never shown.
            (None, _) => "?".into(),
        };
        f.pad(&format!("{held}{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_are_shown() {
        for text in [
            "y",
            "G",
            "-",
            "/",
            "?",
            "ctrl-r",
            "alt-x",
            "ctrl-alt-x",
            "space",
            "ctrl-space",
            "enter",
            "left",
            "shift-left",
            "backtab",
            "pageup",
            "f5",
            "f12",
            "ü",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        for bad in [
            "", " ", "ctrl-", "yy", "f0", "f13", "return", "Ctrl-r", "\u{1b}",
        ] {
            assert!(bad.parse::<Key>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_text_that_is_no_key_names_the_one_that_was_meant() {
        for (bad, help) in [
            ("Ctrl-R", "did you mean `ctrl-r`?"),
            ("spcae", "did you mean `space`?"),
            ("Enter", "did you mean `enter`?"),
            (
                "f13",
                "write one such as y, G, ctrl-r, alt-x, space, enter, left or f5",
            ),
        ] {
            assert_eq!(bad.parse::<Key>().unwrap_err().help(), help, "{bad}");
        }
        let long = "long ".repeat(1000).parse::<Key>().unwrap_err();
        assert!(long.to_string().len() < 100, "{long}");
    }

    #[test]
    fn what_terminals_send_is_what_people_name() {
        let sent = |code, held| Key::from(KeyEvent::new(code, held)).to_string();
        assert_eq!(sent(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(sent(KeyCode::Char('R'), KeyModifiers::CONTROL), "ctrl-r");
        assert_eq!(sent(KeyCode::BackTab, KeyModifiers::SHIFT), "backtab");
        assert_eq!(sent(KeyCode::Left, KeyModifiers::SHIFT), "shift-left");
        assert_eq!(Key::INTERRUPT.to_string(), "ctrl-c");
    }

    #[test]
    fn only_plain_characters_type() {
        let typed = |text: &str| text.parse::<Key>().unwrap().typed();
        assert_eq!(typed("q"), Some('q'));
        assert_eq!(typed("space"), Some(' '));
        assert_eq!(typed("ctrl-q"), None);
        assert_eq!(typed("alt-q"), None);
        assert_eq!(typed("enter"), None);
    }
}
