//! One line of text that is being typed.
//!
//! Typing goes here and nowhere else: no key that reaches a field can trigger an action.

use tui_input::{Input, InputRequest};

use crate::tui::key::Key;

/// A line being typed, with what is wrong about it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    line: Input,
    /// Why it was not taken as it stands.
    pub error: Option<String>,
    /// What was typed before Tab began to replace it, with the number of the suggestion.
    completing: Option<(String, usize)>,
}

/// The keys that edit a line, as people know them from their shell.
const EDITING: [(&str, InputRequest); 18] = [
    ("left", InputRequest::GoToPrevChar),
    ("ctrl-b", InputRequest::GoToPrevChar),
    ("right", InputRequest::GoToNextChar),
    ("ctrl-f", InputRequest::GoToNextChar),
    ("ctrl-left", InputRequest::GoToPrevWord),
    ("alt-b", InputRequest::GoToPrevWord),
    ("ctrl-right", InputRequest::GoToNextWord),
    ("alt-f", InputRequest::GoToNextWord),
    ("home", InputRequest::GoToStart),
    ("ctrl-a", InputRequest::GoToStart),
    ("end", InputRequest::GoToEnd),
    ("ctrl-e", InputRequest::GoToEnd),
    ("backspace", InputRequest::DeletePrevChar),
    ("ctrl-h", InputRequest::DeletePrevChar),
    ("delete", InputRequest::DeleteNextChar),
    ("ctrl-w", InputRequest::DeletePrevWord),
    ("ctrl-k", InputRequest::DeleteTillEnd),
    ("ctrl-u", InputRequest::DeleteFromStart),
];

impl Field {
    /// A field that holds a text, with the cursor behind it.
    #[must_use]
    pub fn holding(text: &str) -> Self {
        Self {
            line: Input::new(text.into()),
            error: None,
            completing: None,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.value()
    }

    /// The text before the cursor and behind it.
    #[must_use]
    pub fn around_cursor(&self) -> (String, String) {
        let before = self.text().chars().take(self.line.cursor()).collect();
        let behind = self.text().chars().skip(self.line.cursor()).collect();
        (before, behind)
    }

    /// Takes a key that does nothing else; false where it does nothing here either.
    pub fn press(&mut self, key: Key) -> bool {
        let name = key.to_string();
        let edits = EDITING.iter().find(|(known, _)| *known == name);
        let request = edits
            .map(|(_, request)| *request)
            .or_else(|| key.typed().map(InputRequest::InsertChar));
        let Some(request) = request else { return false };
        self.line.handle(request);
        self.edited();
        true
    }

    /// Takes pasted text, as text: line breaks become spaces, so that nothing is taken by itself.
    pub fn paste(&mut self, text: &str) {
        for c in text
            .trim_end_matches(['\n', '\r'])
            .replace("\r\n", "\n")
            .chars()
        {
            let c = if c.is_control() { ' ' } else { c };
            self.line.handle(InputRequest::InsertChar(c));
        }
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
        let typed = match &self.completing {
            Some((typed, _)) => typed.to_lowercase(),
            None => self.text().to_lowercase(),
        };
        let rank = |name: &&'a String| {
            let name = name.to_lowercase();
            name.find(typed.trim()).map(|at| at > 0)
        };
        let ranked = |behind: bool| known.iter().filter(move |name| rank(name) == Some(behind));
        ranked(false)
            .chain(ranked(true))
            .map(String::as_str)
            .collect()
    }

    /// Replaces the text by the next suggestion.
    pub fn complete(&mut self, known: &[String]) {
        let (typed, next) = match self.completing.take() {
            Some((typed, number)) => (typed, number + 1),
            None => (self.text().to_string(), 0),
        };
        self.completing = Some((typed.clone(), next));
        let suggestions = self.suggestions(known);
        let Some(number) = next.checked_rem(suggestions.len()) else {
            self.completing = None;
            return;
        };
        if let Some(name) = suggestions.get(number) {
            self.line = Input::new((*name).to_string());
            self.error = None;
            self.completing = Some((typed, number));
        }
    }
}
