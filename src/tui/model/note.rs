//! A note that is being written, in as many lines as it takes.

use super::editor::Editor;
use crate::domain::id::ItemId;

/// A note.
#[derive(Debug, Clone)]
pub struct Note {
    /// The item that it is about, wherever it stands once files are read anew.
    pub item: ItemId,
    /// What is written so far.
    pub editor: Editor,
    /// Why it could not be saved as it stands.
    pub error: Option<String>,
}

impl Note {
    /// Goes on with a draft, or begins.
    #[must_use]
    pub fn new(item: ItemId, draft: Option<&String>) -> Self {
        Self {
            item,
            editor: draft.map_or_else(Editor::default, |draft| Editor::holding(draft)),
            error: None,
        }
    }

    /// Takes pasted text as it is; only what would act on a terminal becomes a blank.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let acts = |c: char| c.is_control() && c != '\n';
        self.editor.insert(&text.replace(acts, " "));
        self.error = None;
    }
}
