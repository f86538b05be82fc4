//! What clicks and the wheel lead to.

use crossterm::event::{Event as Happening, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::tui::play::{Play, play};

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Happening {
    Happening::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

/// Clicks where a text stands.
fn click(play: &mut Play, text: &str) {
    let buffer = play.keys("").terminal.backend().buffer().clone();
    let line = |y: u16| -> String {
        let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
        cells.collect()
    };
    let place = |y: u16| {
        let line = line(y);
        let before = line.split_once(text)?.0;
        Some((before.chars().count().try_into().unwrap(), y))
    };
    let found = (0..buffer.area.height).find_map(place);
    let (column, row) = found.unwrap_or_else(|| panic!("no `{text}`\n{}", play.screen()));
    play.events([mouse(MouseEventKind::Down(MouseButton::Left), column, row)]);
}

#[test]
fn a_click_selects_and_another_opens() {
    let mut play = play();
    click(&mut play, "support  ");
    assert_eq!(play.place(), "home");
    click(&mut play, "support  ");
    assert_eq!(play.place(), "items");
    click(&mut play, "A payment that went wrong");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items", "support/repair")
    );
    click(&mut play, "A payment that went wrong");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "support/repair")
    );
}

#[test]
fn the_keys_at_the_bottom_can_be_clicked() {
    let mut play = play();
    click(&mut play, "all");
    assert_eq!(play.place(), "items");
    click(&mut play, "not yet");
    assert_eq!(play.message(), "Saved: tasks in progress");
    click(&mut play, "owner");
    assert_eq!(play.place(), "items prompt");
    click(&mut play, "leave it");
    assert_eq!(play.place(), "items");
    click(&mut play, "back");
    assert_eq!(play.place(), "home");
}

#[test]
fn what_lies_behind_a_question_cannot_be_clicked() {
    let mut play = play();
    play.keys("ao");
    let before = play.selected_id().to_string();
    click(&mut play, "Every error says");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items prompt", &*before)
    );
}

#[test]
fn rows_of_help_palette_and_history_are_chosen_by_clicks() {
    let mut play = play();
    play.keys(":");
    click(&mut play, "all items");
    assert_eq!(play.place(), "home palette");
    click(&mut play, "all items");
    assert_eq!(play.place(), "items");
    play.keys("?");
    click(&mut play, "Says that it is in progress");
    click(&mut play, "Says that it is in progress");
    assert_eq!(play.message(), "Saved: tasks in progress");
    play.keys("jnH");
    click(&mut play, "tasks in progress");
    click(&mut play, "tasks in progress");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "usability/tasks")
    );
}

#[test]
fn the_wheel_moves_through_lists_and_text_and_never_answers() {
    let mut play = play();
    play.keys("a");
    play.events([mouse(MouseEventKind::ScrollDown, 5, 5)]);
    assert_eq!(play.selected_id(), "support/channel");
    play.events([mouse(MouseEventKind::ScrollUp, 5, 5)]);
    assert_eq!(play.selected_id(), "usability/tasks");
    play.keys("o");
    play.events([mouse(MouseEventKind::ScrollDown, 5, 5)]);
    assert_eq!(
        (play.place().as_str(), play.recorded()),
        ("items prompt", 0)
    );
}
