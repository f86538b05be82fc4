//! The key that copies: an item as plain text, or the report as Markdown.

use std::io;

use crate::domain::board::Row;
use crate::report::facts::Facts;
use crate::report::ink::{Ink, Paper};
use crate::report::{item, markdown};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::scene::Scene;

/// For wherever it is pasted, which has a width of its own.
const PAPER: Paper = Paper {
    width: Paper::ENDLESS,
    colour: false,
    ascii: false,
};

/// Copies what is worked with: an item where one is, else the report.
pub(super) fn copy(model: &mut Model, scene: &Scene<'_>) -> Vec<Effect> {
    let row = model.selected().and_then(|row| scene.row(row));
    let (text, what) = match row {
        Some(row) => (of_item(row, scene), row.item.id.to_string()),
        None => (of_report(scene), "the report".into()),
    };
    match text {
        Ok(text) => {
            model.say(format!(
                "Copied {what}, if your terminal lets programs copy."
            ));
            vec![Effect::Copy(text)]
        }
        Err(error) => {
            model.warn(format!("Nothing was copied: {error}."));
            Vec::new()
        }
    }
}

fn of_item(row: &Row, scene: &Scene<'_>) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut ink = Ink::new(&mut text, PAPER);
    item::show(&mut ink, scene.board, row, scene.desk.history)?;
    Ok(text)
}

fn of_report(scene: &Scene<'_>) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    markdown::write(&mut text, &Facts::of(scene.source()))?;
    Ok(text)
}
