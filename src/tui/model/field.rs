//! One line of text that is being typed.
//!
//! Typing goes here and nowhere else: no key that reaches a field can trigger an action.

use super::editor::Editor;
use crate::domain::seek::fold;
use crate::tui::key::Key;

/// A line being typed, with what is wrong about it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    line: Editor,
    /// Why it was not taken as it stands.
    pub error: Option<String>,
    /// What was typed before Tab began to replace it, with the number of the suggestion.
    completing: Option<(String, usize)>,
}

impl Field {
    /// A field that holds a text, with the cursor behind it.
    #[must_use]
    pub fn holding(text: &str) -> Self {
        Self {
            line: Editor::holding(text),
            error: None,
            completing: None,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// The text as it was typed, before Tab began to replace it.
    #[must_use]
    pub fn typed(&self) -> &str {
        let typed = self.completing.as_ref().map(|(typed, _)| typed.as_str());
        typed.unwrap_or(self.text())
    }

    /// The text before the cursor and behind it.
    #[must_use]
    pub fn around_cursor(&self) -> (&str, &str) {
        self.line.around_cursor()
    }

    /// Takes a key that does nothing else; false where it does nothing here either.
    pub fn press(&mut self, key: Key) -> bool {
        let takes = self.line.press(key);
        if takes {
            self.edited();
        }
        takes
    }

    /// Takes pasted text, as text: line breaks become spaces, so that nothing is taken by itself.
    pub fn paste(&mut self, text: &str) {
        let text = text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n");
        self.line.insert(&text.replace(char::is_control, " "));
        self.edited();
    }

    /// What was edited is no longer what was refused or completed.
    fn edited(&mut self) {
        self.error = None;
        self.completing = None;
    }

    /// The suggestions for what was typed: those that begin with it, then those that hold it.
    #[must_use]
    pub fn suggestions<'a>(&self, known: &'a [String]) -> Vec<&'a str> {
        let typed = fold(self.typed().trim()).into_owned();
        let rank = |name: &&'a String| fold(name).find(&typed).map(|at| at > 0);
        let ranked = |behind: bool| known.iter().filter(move |name| rank(name) == Some(behind));
        ranked(false)
            .chain(ranked(true))
            .map(String::as_str)
            .collect()
    }

    /// Replaces the text by the next of the lines that what was typed can become. Where there is
    /// only one there is nothing more to choose, and the next completion goes on from it.
    pub fn complete(&mut self, lines: &[String]) {
        let (typed, next) = match self.completing.take() {
            Some((typed, number)) => (typed, number + 1),
            None => (self.text().to_string(), 0),
        };
        let number = next.checked_rem(lines.len());
        if let Some((number, line)) = number.and_then(|number| Some((number, lines.get(number)?))) {
            self.line = Editor::holding(line);
            self.error = None;
            self.completing = (lines.len() > 1).then_some((typed, number));
        }
    }
}
