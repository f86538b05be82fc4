//! What holds in every place and for every key: nothing is lost, nothing is done by accident.

use std::collections::BTreeSet;

use crossterm::event::{Event as Happening, KeyCode, KeyEvent};

use crate::tui::action::{Scope, TABLE};
use crate::tui::key::Key;
use crate::tui::model::Seen;
use crate::tui::play::places::{PLACES, Place, answers};
use crate::tui::play::{Play, keys, press};
use crate::tui::run::{Meaning, meaning_of};
use crate::tui::scene::Keeper as _;
use crate::tui::update::update;

/// The places in which one types.
fn fields() -> impl Iterator<Item = &'static Place> {
    PLACES.iter().filter(|place| place.scope.types())
}

/// The keys that do something in a scope: one for each action, since its others mean the same.
fn bound(play: &Play, scope: Scope) -> Vec<Key> {
    let rows = TABLE.iter().filter(|row| row.holds_in(scope));
    rows.filter_map(|row| play.look.keymap.key(scope, row.action))
        .collect()
}

/// What a play has said of the items, on disk or not yet.
fn said(play: &Play) -> String {
    let unsaved = play.model.unsaved.iter().map(|unsaved| &unsaved.command);
    format!(
        "{} {:?}",
        answers(&play.keeping),
        unsaved.collect::<Vec<_>>()
    )
}

#[test]
fn no_single_key_destroys_what_another_cannot_bring_back() {
    for place in PLACES {
        let play = place.play();
        let before = said(&play);
        let events = play.keeping.stage.history.events();
        for key in bound(&play, place.scope) {
            let mut after = play.again();
            after.events([Happening::Key(key.event())]);
            let now = after.keeping.said_of(play.keeping.stage.history.release());
            assert!(
                now.starts_with(events),
                "{}: {key}: the history only grows",
                place.name
            );
            let open = |play: &Play| play.keeping.stage.history.release().id.clone();
            if said(&after) == before || open(&after) != open(&play) {
                continue;
            }
            // Out of whatever has opened, as somebody who wants it back would do.
            after.model.overlays.clear();
            let back = |way: &str| {
                let mut after = after.again();
                after.keys(way);
                said(&after) == before
            };
            assert!(
                back("u") || back("<ctrl-r>") || back("x"),
                "{}: {key} cannot be taken back",
                place.name
            );
        }
    }
}

#[test]
fn what_was_written_is_never_left_behind_without_a_word() {
    // A note is more than a line: no key that leaves it may lose it.
    for place in PLACES.iter().filter(|place| place.scope == Scope::Note) {
        let play = place.play();
        let written = play.typed().unwrap();
        for key in bound(&play, place.scope) {
            let mut after = play.again();
            after.events([Happening::Key(key.event())]);
            let kept = after.typed().is_some_and(|text| text == written)
                || after.model.drafts.values().any(|draft| *draft == written)
                || said(&after).contains(&format!("{written:?}"))
                || written.is_empty();
            assert!(kept, "{}: {key}", place.name);
        }
    }
}

#[test]
fn every_character_that_can_be_typed_types_itself_into_every_field() {
    let printable = (' '..='~').chain("äß日😀e\u{301}¿".chars());
    let letters: String = printable.collect();
    for place in fields() {
        let play = place.play();
        let after = with(&play, &letters);
        let text = format!("{}{letters}", play.typed().unwrap());
        assert_eq!(after.typed().as_deref(), Some(&*text), "{}", place.name);
        unmoved(place, &play, &after);
    }
}

#[test]
fn the_keys_of_every_place_typed_letter_by_letter_are_only_text() {
    let names = TABLE
        .iter()
        .flat_map(|row| row.binds)
        .flat_map(|bind| bind.keys);
    let names: BTreeSet<_> = names.copied().collect();
    let names: Vec<_> = names.into_iter().collect();
    for place in fields() {
        let play = place.play();
        let text = names.join(" ");
        let after = with(&play, &text);
        let text = format!("{}{text}", play.typed().unwrap());
        assert_eq!(after.typed().as_deref(), Some(&*text), "{}", place.name);
        unmoved(place, &play, &after);
    }
}

#[test]
fn pasted_text_is_text_whatever_is_in_it() {
    // What a terminal in the hands of somebody else could send in place of keys.
    let every_key = ":quit\ry\nq\u{3}\u{1a}\u{1b}\u{1b}[A\u{7f}\u{8}\t\u{0}\u{13}\u{9b}2J\r\n";
    let long = "paste ".repeat(200);
    for place in PLACES {
        let play = place.play();
        for pasted in [every_key, "\r\n\n", &long] {
            let mut after = play.again();
            after.events([Happening::Paste(pasted.into())]);
            unmoved(place, &play, &after);
            let Some(text) = after.typed() else {
                assert!(
                    after.message().contains("goes into a field"),
                    "{}",
                    place.name
                );
                continue;
            };
            let acts = |c: char| c.is_control() && !(c == '\n' && place.scope == Scope::Note);
            assert!(!text.contains(acts), "{}: {text:?}", place.name);
            let begins = play.typed().unwrap();
            assert!(text.starts_with(&begins), "{}: {text:?}", place.name);
            let words = |text: &str| text.matches("paste").count();
            assert_eq!(words(&text), words(pasted), "{}", place.name);
        }
    }
}

#[test]
fn ctrl_c_leaves_from_every_place_at_once() {
    for place in PLACES {
        let mut play = place.play();
        let recorded = play.recorded();
        // Were it taken for something else, the others would do something.
        play.events(keys("<ctrl-c>nnyq"));
        assert!(play.left, "{}", place.name);
        assert_eq!(play.recorded(), recorded, "{}", place.name);
    }
}

#[test]
fn every_place_is_left_for_home_by_its_own_keys_alone() {
    for place in PLACES {
        let mut play = place.play();
        let mut steps = 0;
        while play.model.scope() != Scope::BigPicture {
            play.events([press("esc")]);
            steps += 1;
            assert!(steps < 9, "{} is not left by esc", place.name);
        }
    }
}

#[test]
fn a_key_that_is_not_bound_does_nothing_anywhere() {
    let names = [
        "f1",
        "f7",
        "insert",
        "ctrl-y",
        "alt-q",
        "ctrl-alt-x",
        "shift-up",
        "ctrl-q",
        "Z",
    ];
    for place in PLACES.iter().filter(|place| !place.scope.types()) {
        let play = place.play();
        for name in names {
            let key = name.parse().unwrap();
            let meaning = meaning_of(&play.model, &play.look, key);
            assert_eq!(meaning, Meaning::Nothing, "{}: {name}", place.name);
        }
    }
}

/// The same with a text typed, a character after the other; undrawn, since there are many.
fn with(play: &Play, text: &str) -> Play {
    let mut after = play.again();
    for c in text.chars() {
        let key = KeyEvent::from(KeyCode::Char(c)).into();
        let Meaning::Input(input) = meaning_of(&after.model, &after.look, key) else {
            panic!("{c:?} is not typed");
        };
        let scene = after.keeping.scene();
        let (model, keymap) = (&mut after.model, &after.look.keymap);
        let effects = update(model, &scene, keymap, Seen::default(), input);
        assert_eq!(effects, [], "{c:?} is asked of the world");
    }
    after
}

/// Fails where somebody is elsewhere, or anything was done.
fn unmoved(place: &Place, before: &Play, after: &Play) {
    let name = place.name;
    assert_eq!(after.place(), before.place(), "{name}");
    assert_eq!(after.model.above.len(), before.model.above.len(), "{name}");
    assert_eq!(
        after.model.overlays.len(),
        before.model.overlays.len(),
        "{name}"
    );
    assert_eq!(said(after), said(before), "{name}");
    assert_eq!(after.recorded(), before.recorded(), "{name}");
    assert!(after.keeping.added.is_empty() && !after.left, "{name}");
}
