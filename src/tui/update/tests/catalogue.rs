//! What every action does in every place, one line for each: also where it politely does nothing.
//!
//! A line is a key, its action, and what is seen afterwards: the place, what is selected in it, what
//! is said, and whatever has changed. An action without a line in a place where it holds is an
//! error, so that this stays all there is; the other keys of an action must do the same as the first.

mod lines;
mod seen;

use std::collections::{BTreeMap, BTreeSet};

use self::lines::LINES;
use self::seen::{press, state};
use crate::tui::action::{Action, TABLE};
use crate::tui::play::places::{PLACES, Place};
use crate::tui::run::meaning_of;

/// A line of the catalogue.
struct Line {
    key: &'static str,
    action: &'static str,
    seen: &'static str,
}

/// The lines of each place, by its name.
fn catalogue() -> BTreeMap<&'static str, Vec<Line>> {
    let mut places = BTreeMap::new();
    for (name, text) in LINES {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let lines = lines.map(|line| {
            let (what, seen) = line.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
            let (key, action) = what.trim().split_once(' ').unwrap();
            Line {
                key,
                action: action.trim(),
                seen,
            }
        });
        assert!(places.insert(*name, lines.collect()).is_none(), "{name}");
    }
    places
}

/// The actions that hold in a place.
fn actions(place: &Place) -> impl Iterator<Item = Action> {
    let rows = TABLE.iter().filter(|row| row.holds_in(place.scope));
    rows.map(|row| row.action)
}

#[test]
fn every_action_has_a_line_in_every_place_where_it_holds() {
    let catalogue = catalogue();
    let mut pairs = BTreeSet::new();
    let mut lines = 0;
    for place in PLACES {
        let known = catalogue.get(place.name).map_or(&[][..], Vec::as_slice);
        let known: Vec<_> = known.iter().map(|line| line.action).collect();
        let holds: Vec<_> = actions(place).map(Action::name).collect();
        assert_eq!(
            known, holds,
            "{}: its lines are those of the table",
            place.name
        );
        pairs.extend(actions(place).map(|action| (place.scope, action)));
        lines += known.len();
    }
    assert_eq!(catalogue.len(), PLACES.len(), "a place that is none");
    let all: usize = TABLE.iter().map(|row| row.scopes().count()).sum();
    assert_eq!(pairs.len(), all, "every scope is some place's");
    assert!(lines >= 250, "{lines}");
}

#[test]
fn every_key_does_in_every_place_what_the_catalogue_says() {
    let catalogue = catalogue();
    let mut wrong = String::new();
    for place in PLACES {
        let play = place.play();
        let before = state(&play);
        let mut lines = catalogue.get(place.name).into_iter().flatten();
        let mut seen = String::new();
        let mut differs = false;
        for action in actions(place) {
            let mut keys = play.look.keymap.keys(place.scope, action);
            let first = keys.next().unwrap();
            let means = |key| meaning_of(&play.model, &play.look, key);
            assert!(
                keys.all(|key| means(key) == means(first)),
                "{}: {action:?}",
                place.name
            );
            let is = press(&play, &before, first);
            let said = lines.next().map(|line| (line.key, line.seen));
            differs |= said != Some((first.to_string().as_str(), is.as_str()));
            seen = format!("{seen}{first:<10} {:<14} | {is}\n", action.name());
        }
        if differs {
            wrong = format!("{wrong}{}:\n{seen}", place.name);
        }
    }
    assert!(
        wrong.is_empty(),
        "not as the catalogue says; seen is:\n{wrong}"
    );
}
