//! The screens as a terminal shows them, from the bytes that it gets.

use vt100::{Color, Screen};

use super::wired;
use crate::tui::play::places::PLACES;
use crate::tui::play::{Play, Script};
use crate::tui::run::run;
use crate::tui::theme::Theme;

const COLUMNS: u16 = 80;
const LINES: u16 = 24;

/// What a terminal shows of a play.
fn shown(play: &mut Play) -> vt100::Parser {
    let (mut terminal, wire) = wired(COLUMNS, LINES);
    let (model, look) = (&mut play.model, &mut play.look);
    run(
        &mut terminal,
        &mut Script::default(),
        &mut play.keeping,
        model,
        look,
    )
    .unwrap();
    let mut seen = vt100::Parser::new(LINES.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
    seen.process(&wire.0.borrow());
    seen
}

fn cells(screen: &Screen) -> impl Iterator<Item = &vt100::Cell> {
    let places = (0..LINES).flat_map(|row| (0..COLUMNS).map(move |column| (row, column)));
    places.filter_map(|(row, column)| screen.cell(row, column))
}

/// The text of a line.
fn line(screen: &Screen, row: u16) -> String {
    screen.contents_between(row, 0, row, COLUMNS)
}

/// The lines that are reversed from end to end, or before their beginning.
fn selected(screen: &Screen) -> Vec<String> {
    let inverse = |row, column| screen.cell(row, column).is_some_and(vt100::Cell::inverse);
    let whole = |row: &u16| (1..COLUMNS - 1).all(|column| inverse(*row, column));
    let lines = (0..LINES).filter(|row| whole(row) || inverse(*row, 0));
    lines.map(|row| line(screen, row)).collect()
}

#[test]
fn in_every_theme_and_place_selection_and_state_are_seen_in_a_terminal() {
    let plays: Vec<_> = PLACES
        .iter()
        .map(|place| (place.name, place.play()))
        .collect();
    for (theme, colours) in [
        (Theme::Dark, true),
        (Theme::Light, true),
        (Theme::HighContrast, true),
        (Theme::Colourless, true),
        // As crossterm does it by itself where NO_COLOR is set.
        (Theme::Colourless, false),
    ] {
        crossterm::style::force_color_output(colours);
        let mut blocked = 0;
        for (name, play) in &plays {
            let mut play = play.again();
            play.look.theme = theme;
            let name = format!("{name}, {theme:?}, colours {colours}");
            let seen = shown(&mut play);
            let screen = seen.screen();
            only_sixteen_colours(screen, theme, &name);
            selection(&play, screen, &name);
            state(&play, screen, &name);
            cursor(&play, screen, &name);
            blocked += usize::from(screen.contents().contains("■ blocked"));
        }
        assert!(blocked > 0, "something is blocked somewhere");
    }
    crossterm::style::force_color_output(true);
}

/// A background is always the terminal's own, and so is the text without colours.
fn only_sixteen_colours(screen: &Screen, theme: Theme, name: &str) {
    for cell in cells(screen) {
        assert_eq!(cell.bgcolor(), Color::Default, "{name}");
        let known = match cell.fgcolor() {
            Color::Default => true,
            Color::Idx(colour) => colour < 16 && theme != Theme::Colourless,
            Color::Rgb(..) => false,
        };
        assert!(known, "{name}: {:?}", cell.fgcolor());
    }
}

/// A line is selected where something is, and it is the right one.
fn selection(play: &Play, screen: &Screen, name: &str) {
    let Some(words) = play.selected_words() else {
        return;
    };
    let lines = selected(screen);
    // The place below shows its own; and some of what can be selected takes several lines.
    let alone = play.model.overlays.is_empty();
    assert!(
        !lines.is_empty() && (!alone || lines.len() == 1),
        "{name}: {lines:?}"
    );
    for word in words {
        let seen = lines.iter().any(|line| line.contains(&word));
        assert!(seen, "{name}: `{word}` in {lines:?}");
    }
}

/// A word tells where an item stands, in a list and on a walk; what is blocked in bold.
fn state(play: &Play, screen: &Screen, name: &str) {
    let text = screen.contents();
    let row = play.selected().filter(|_| play.model.overlays.is_empty());
    if let Some(row) = row {
        let word = row.standing.state.plain();
        let unsaved = play.model.unsaved_of(&row.item.id).is_some();
        assert!(unsaved || text.contains(word), "{name}: {word}\n{text}");
    }
    let first = (0..LINES).filter_map(|row| screen.cell(row, 1));
    for cell in first.filter(|cell| cell.contents() == "■") {
        assert!(cell.bold(), "{name}");
    }
}

/// The cursor is there where one types, behind what was typed, and nowhere else.
fn cursor(play: &Play, screen: &Screen, name: &str) {
    assert_eq!(screen.hide_cursor(), !play.model.scope().types(), "{name}");
    let Some(typed) = play.typed() else { return };
    let (row, column) = screen.cursor_position();
    let before = screen.contents_between(row, 0, row, column);
    let last = typed.lines().last().unwrap_or_default();
    assert!(
        before.ends_with(last),
        "{name}: `{last}` before the cursor in `{before}`"
    );
}
