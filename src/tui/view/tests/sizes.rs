//! Every place and overlay at every size: it draws, and what is selected can be seen.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;

use super::{STATES, state};
use crate::tui::play::Play;
use crate::tui::play::places::PLACES;
use crate::tui::scene::Keeper as _;
use crate::tui::view::{SMALLEST, Viewport, view};

/// The largest size of all that are tried.
const LARGEST: (u16, u16) = (200, 60);

/// Whether the long run was asked for, which takes minutes.
fn soak() -> bool {
    std::env::var_os("GONOGO_SOAK").is_some()
}

/// The sizes to try a place at, with its number among the places: all of them on a long run, else
/// the corners, those about the smallest that is drawn in full, and ever others in between.
fn sizes(number: usize) -> Vec<(u16, u16)> {
    let all = (1..=LARGEST.0).flat_map(|width| (1..=LARGEST.1).map(move |height| (width, height)));
    if soak() {
        return all.collect();
    }
    let (width, height) = SMALLEST;
    let edge = (width - 1..width + 2).flat_map(|x| (height - 1..height + 2).map(move |y| (x, y)));
    let corners = [(1, 1), (1, LARGEST.1), (LARGEST.0, 1), LARGEST, (80, 24)];
    // Steps that share nothing with the heights, so that every place gets sizes of its own.
    let between = all.skip(number * 37).step_by(997);
    corners.into_iter().chain(edge).chain(between).collect()
}

/// Draws a place at sizes, one after the other: each begins with what the one before remembered.
fn draw(play: &Play, name: &str, number: usize) {
    let scene = play.keeping.scene();
    let selects = play.selected_words().is_some();
    let mut viewport = Viewport::default();
    for (width, height) in sizes(number) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| view(&play.model, &scene, &play.look, &mut viewport, frame))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let drawn = buffer.content().iter().any(|cell| cell.symbol() != " ");
        assert!(drawn, "{name} at {width}x{height} shows nothing");
        if selects && width >= SMALLEST.0 && height >= SMALLEST.1 {
            let reversed = |x, y| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
            let line = |y| (1..width / 2).all(|x| reversed(x, y));
            let seen = (0..height).any(|y| line(y) || reversed(0, y));
            assert!(seen, "{name} at {width}x{height}: no selection");
        }
    }
}

#[test]
fn every_place_draws_at_every_size_and_shows_what_is_selected() {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for worker in 0..workers {
            scope.spawn(move || {
                let own = PLACES.iter().enumerate().skip(worker).step_by(workers);
                for (number, place) in own {
                    draw(&place.play(), place.name, number);
                }
            });
        }
    });
    for (number, (name, keys)) in STATES.into_iter().enumerate() {
        draw(&state(name, keys), name, number);
    }
}
