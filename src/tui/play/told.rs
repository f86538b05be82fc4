//! What a play tells of itself: what is typed, and what is selected.

use super::Play;
use crate::report::log;
use crate::tui::action::Scope;
use crate::tui::model::big_picture::Spot;
use crate::tui::model::{Overlay, Place};
use crate::tui::scene::Keeper as _;

impl Play {
    /// Where one is, in one word, with what lies over it.
    pub(crate) fn place(&self) -> String {
        let place = match self.model.above.last() {
            None => "home",
            Some(Place::Items(_)) => "items",
            Some(Place::Walk(_)) => "walk",
            Some(Place::Summary(_)) => "summary",
            Some(Place::Poll(_)) => "poll",
            Some(Place::History(_)) => "history",
            Some(Place::Proposals(proposals)) if proposals.is_at_end() => "import",
            Some(Place::Proposals(_)) => "proposals",
            Some(Place::Releases(_)) => "releases",
        };
        match self.model.overlays.last() {
            None => place.into(),
            Some(Overlay::Help(_)) => format!("{place} help"),
            Some(Overlay::Palette(_)) => format!("{place} palette"),
            Some(Overlay::Note(_)) => format!("{place} note"),
            Some(Overlay::Findings { .. }) => format!("{place} findings"),
            Some(Overlay::Choice(_)) => format!("{place} choice"),
            Some(Overlay::Trust(_)) => format!("{place} trust"),
            Some(Overlay::Adding(_)) => format!("{place} adding"),
            Some(Overlay::Asking(_)) => format!("{place} asking"),
            Some(Overlay::Making(_)) => format!("{place} making"),
            Some(Overlay::Prompt(_)) => format!("{place} prompt"),
            Some(Overlay::Speech(_)) => format!("{place} speech"),
            Some(Overlay::Filter(_)) => format!("{place} filter"),
        }
    }

    /// What is typed, where one types.
    pub(crate) fn typed(&self) -> Option<String> {
        Some(match self.model.overlays.last()? {
            Overlay::Prompt(prompt) => prompt.steps.field().text().into(),
            Overlay::Speech(speech) => speech.steps.field().text().into(),
            Overlay::Adding(adding) => adding.field.text().into(),
            Overlay::Asking(asking) => asking.field.text().into(),
            Overlay::Making(making) => making.steps.field().text().into(),
            Overlay::Filter(filtering) => filtering.field.text().into(),
            Overlay::Palette(palette) => palette.finder.field.text().into(),
            Overlay::Help(help) if help.searching => help.finder.field.text().into(),
            Overlay::Note(note) => note.editor.text().into(),
            Overlay::Help(_)
            | Overlay::Findings { .. }
            | Overlay::Choice(_)
            | Overlay::Trust(_) => return None,
        })
    }

    /// Words that the selected line has to show; none where keys work on no line.
    pub(crate) fn selected_words(&self) -> Option<Vec<String>> {
        let first = |text: &str| text.split(' ').next().unwrap().to_string();
        match self.model.overlays.last() {
            Some(Overlay::Help(help)) => return Some(vec![first(help.finder.selected()?.doc)]),
            Some(Overlay::Palette(palette)) => {
                return Some(vec![palette.finder.selected()?.name.replace('-', " ")]);
            }
            Some(Overlay::Findings { .. }) => return Some(vec!["warning".into()]),
            Some(Overlay::Choice(_) | Overlay::Trust(_)) => return None,
            _ if matches!(self.model.scope(), Scope::Field | Scope::Note) => return None,
            _ => {}
        }
        let scene = self.keeping.scene();
        let row = match (self.model.above.last(), self.model.home.spot) {
            (None, Some(Spot::Start)) => return Some(vec!["Enter starts".into()]),
            (None, Some(Spot::Area(area))) => {
                return Some(vec![scene.board.areas[area].title.clone()]);
            }
            (Some(Place::History(history)), _) => {
                let event = history.selected(&scene)?;
                return Some(vec![
                    event.by.to_string(),
                    first(&log::words(&event.changes[0])),
                ]);
            }
            (Some(Place::Poll(poll)), _) => {
                return Some(vec![scene.board.areas[poll.cursor].title.clone()]);
            }
            (Some(Place::Releases(releases)), _) => {
                let overview = releases.selected(&scene)?;
                return Some(vec![overview.release.id.to_string()]);
            }
            (Some(Place::Walk(_) | Place::Summary(_) | Place::Proposals(_)), _) => return None,
            (None | Some(Place::Items(_)), _) => scene.row(self.model.worked_on(&scene)?)?,
        };
        let unsaved = self.model.unsaved_of(&row.item.id).is_some();
        let word = if unsaved {
            "unsaved"
        } else {
            row.standing.word()
        };
        Some(vec![first(word), first(&row.item.text)])
    }
}
