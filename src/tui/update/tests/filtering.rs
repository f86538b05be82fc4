//! The filter that narrows while it is typed, and the orders of a list.

use crate::domain::stage::Stage;
use crate::tui::play::{Play, play, stage};

/// The ids that the list on top holds.
fn listed(play: &Play) -> Vec<&str> {
    let Some(crate::tui::model::Place::Items(items)) = play.model.above.last() else {
        return Vec::new();
    };
    let row = |place: usize| &crate::tui::scene::Keeper::scene(&play.keeping).board.rows[place];
    items
        .rows()
        .map(|place| row(place).item.id.item())
        .collect()
}

#[test]
fn the_list_narrows_with_every_key_and_esc_brings_back_what_was_before() {
    let mut play = play();
    play.keys("aGk/res");
    assert_eq!(listed(&play), ["restore"]);
    play.keys("<esc>");
    assert_eq!(listed(&play).len(), 8);
    assert_eq!(play.selected_id(), "data/erase", "and what was selected");
    play.keys("/level:must<enter>/ data<esc>");
    assert_eq!(listed(&play).len(), 4);
    assert!(play.screen().contains("level:must"), "{}", play.screen());
}

#[test]
fn half_a_word_of_a_filter_leaves_the_list_as_it_is() {
    let mut play = play();
    play.keys("/level:must status");
    assert_eq!(listed(&play), [""; 0], "still a text");
    play.keys(":");
    assert_eq!(play.error(), "");
    play.keys("open");
    assert_eq!(listed(&play).len(), 4);
    play.keys("<esc>");
    assert_eq!(
        play.place(),
        "home",
        "a list that opened with it goes with it"
    );
}

#[test]
fn text_is_found_without_its_accents_and_with_letters_left_out() {
    let mut stage = stage();
    stage.rewrite("data/load", |item| {
        item.text = "Die Prüfung der Straße".into();
    });
    for (typed, found) in [
        ("prufung", &["load"][..]),
        ("strasse", &["load"]),
        ("rstore", &["restore"]),
        ("clnts", &["tasks", "channel"]),
        ("zzz", &[]),
    ] {
        let mut play = Play::on(stage.clone());
        play.keys("/").keys(typed).keys("<enter>");
        assert_eq!(listed(&play), found, "{typed}");
    }
}

#[test]
fn a_list_is_sorted_another_way_and_the_selected_item_stays() {
    let mut stage = stage();
    stage.says("Maria Garcia", "data/restore", "failed; reason no");
    let mut play = Play::on(stage);
    play.keys("ajj");
    let selected = play.selected_id().to_string();
    for (words, first) in [
        ("worst first", "restore"),
        ("by due date", "repair"),
        ("by owner", "restore"),
        ("by level", "tasks"),
    ] {
        play.keys("S");
        assert!(play.screen().contains(words), "{}", play.screen());
        assert_eq!(listed(&play)[0], first, "{words}");
        assert_eq!(play.selected_id(), selected);
        assert!(!play.screen().contains("Contact"), "no headings");
    }
    play.keys("S");
    assert!(play.screen().contains("Help"), "sections again");
    assert_eq!(listed(&play)[0], "tasks");
}

#[test]
fn what_a_filter_leaves_of_one_section_stands_under_one_heading() {
    let stage = Stage::new(&[
        "a/one; section First",
        "a/two; section Second; could",
        "a/three; section First",
        "a/four",
    ]);
    let headings = |play: &Play| play.screen().matches("First").count();
    let mut play = Play::on(stage);
    play.keys("a");
    assert_eq!(headings(&play), 2, "{}", play.screen());
    play.keys("/level:should<enter>");
    assert_eq!(headings(&play), 1, "{}", play.screen());
    assert_eq!(listed(&play), ["one", "three", "four"]);
}

#[test]
fn an_answer_moves_its_item_in_a_sorted_list_and_keeps_it_selected() {
    let mut play = play();
    play.keys("aSGk");
    let selected = play.selected_id().to_string();
    let before = listed(&play).iter().position(|id| selected.ends_with(id));
    play.keys("ftried<enter>");
    assert_eq!(play.selected_id(), selected);
    let after = listed(&play).iter().position(|id| selected.ends_with(id));
    assert!(after < before, "{selected}");
}

#[test]
fn the_history_follows_its_filter_and_comes_back() {
    let mut play = play();
    play.keys("ajnjyH/errors");
    assert!(play.screen().contains("1 of 1"), "{}", play.screen());
    play.keys("<esc>");
    assert_eq!(play.place(), "history");
    assert!(play.screen().contains("1 of 2"), "{}", play.screen());
    play.keys("/nothing:such<enter>");
    assert_eq!(play.place(), "history", "any words will do there");
}
