//! The screens as people see them: cells with their styles, at every size.

mod emulated;
mod sizes;
mod widths;

use std::rc::Rc;

use crossterm::event::{Event as Happening, MouseEvent, MouseEventKind};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::domain::checklist::Guidance;
use crate::domain::finding::{Finding, Severity, Spot};
use crate::tui::glyphs::Glyphs;
use crate::tui::play::{Play, Script, Wire, play, play_on, press, release, stage};

/// The same evening in every picture: some answers, one blocked, one waived, one failed.
fn evening() -> Play {
    let mut stage = stage();
    stage.says("Maria Garcia", "usability/tasks", "done");
    stage.says(
        "John Smith",
        "support/channel",
        "blocked; reason waiting for the provider",
    );
    stage.says(
        "John Smith",
        "support/channel",
        "owner Maria Garcia; note asked on Monday",
    );
    stage.says(
        "Maria Garcia",
        "data/restore",
        "value 70 min; evidence drill/17",
    );
    stage.says(
        "Maria Garcia",
        "usability/errors",
        "waived; reason next release; approved John Smith; until 2026-04-01",
    );
    Play::on(stage)
}

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

/// The states that are pictured, each with the keys that lead to it from home.
const STATES: [(&str, &str); 23] = [
    ("home", ""),
    ("items", "ajjj"),
    ("walk", "a/support/channel<enter><enter>"),
    ("prompt", "ajjjwno time<enter>jo"),
    ("help", "a?jj"),
    ("help-search", "a?/due"),
    ("palette", "ajjj:"),
    ("palette-words", "ajjj:own"),
    (
        "note",
        "ajjjmCalled twice; the provider says:<enter><enter>the line for clients is being moved, and answers will be late until Friday.<enter>Ask again",
    ),
    ("filter", "/level:must s"),
    ("sorted", "aSjj"),
    ("summary", "anjb<enter>Gj<enter>nf"),
    ("history", "anjnuHj"),
    ("findings", "!"),
    ("broken", "ajj"),
    ("choice", "ajjjj="),
    (
        "poll",
        "vyall tasks were tried with two clients<enter>nnobody is on shift on Sunday<enter>",
    ),
    ("speech", "vswe have"),
    ("proposal", "I<tab><enter>  "),
    ("import", "I<tab><enter>  y<enter>"),
    ("minutes", "I"),
    ("releases", "rg"),
    (
        "making",
        "rn2.5<enter>Spring<enter><enter><enter><enter><enter>no",
    ),
];

fn state(name: &str, keys: &str) -> Play {
    let mut play = evening();
    if ["findings", "broken"].contains(&name) {
        play.keeping.findings = vec![finding(3, Severity::Error), finding(9, Severity::Warning)];
        play.keeping.refresh();
    }
    if ["releases", "making"].contains(&name) {
        play.keeping.set_the_shelf();
    }
    if name == "choice" {
        let mut there = stage();
        let repair = "support/repair";
        there.says("John Smith", repair, "done; note it works");
        play.keeping
            .stage
            .says("Maria Garcia", repair, "blocked; reason the bank");
        play.keeping.stage.meet(&mut there);
        play.keeping.refresh();
    }
    play.keys(keys);
    play
}

fn finding(line: usize, severity: Severity) -> Finding {
    Finding {
        severity,
        path: "checklists/support.toml".into(),
        spot: Some(Spot {
            line,
            column: 1,
            width: 5,
            source: "levle = \"must\"".into(),
            skipped: 0,
        }),
        message: "unknown key `levle`".into(),
        help: Some("did you mean `level`?".into()),
    }
}

#[test]
fn screens_look_as_they_did() {
    for (name, keys) in STATES {
        for (width, height) in SIZES {
            let mut play = state(name, keys);
            play.sized(width, height);
            let name = format!("{name}-{width}x{height}");
            insta::assert_debug_snapshot!(name, play.terminal.backend().buffer());
        }
    }
}

#[test]
fn the_first_screen_invites_to_start() {
    let mut play = play();
    play.sized(80, 24);
    insta::assert_debug_snapshot!("untouched-80x24", play.terminal.backend().buffer());
}

#[test]
fn a_day_of_another_year_is_whole_in_a_list() {
    let mut stage = stage();
    stage.says("Maria Garcia", "usability/tasks", "due 2027-03-01");
    let mut play = Play::on(stage);
    for width in [80, 120] {
        play.sized(width, 24);
        play.keys("a");
        let screen = play.screen();
        assert!(screen.contains(" 2027-03-01"), "{screen}");
        play.keys("q");
    }
}

#[test]
fn a_heading_stands_above_something_and_only_once() {
    let mut home = Play::on(stage());
    for height in 12..40 {
        let screen = home.sized(80, height).screen();
        let mut lines = screen.lines();
        if lines.any(|line| line.starts_with(" In the way")) {
            assert_ne!(lines.next(), Some(""), "{screen}");
        }
    }
    let help = home.keys("?").sized(120, 60).screen();
    for heading in ["While typing", "While searching", "Everywhere"] {
        assert_eq!(help.matches(heading).count(), 1, "{help}");
    }
}

#[test]
fn a_window_that_is_too_small_says_what_it_needs_and_how_to_leave() {
    let told = |keys: &str, (width, height)| {
        let mut play = play();
        let screen = play.keys(keys).sized(width, height).screen();
        screen.trim_end().to_string()
    };
    for (size, words) in [
        ((39, 12), "too small: 40x12 or more; q quits"),
        ((40, 11), "too small: 40x12 or more; q quits"),
        ((20, 5), "too small: 40x12 or\nmore; q quits"),
        ((30, 1), "40x12; q quits"),
        ((9, 1), "40x12"),
        ((4, 1), "40x…"),
    ] {
        assert_eq!(told("", size), words, "{size:?}");
    }
    // Where `q` means something else, or is typed.
    for keys in ["a", "ajo"] {
        assert_eq!(
            told(keys, (39, 9)),
            "too small: 40x12 or more; ctrl-c quits",
            "{keys}"
        );
    }
}

#[test]
fn a_screen_that_shrinks_and_grows_keeps_the_selected_item_in_sight() {
    let mut play = evening();
    play.keys("aG");
    for (width, height) in [(40, 12), (120, 40), (80, 13), (60, 16), (99, 12)] {
        play.sized(width, height);
        assert!(
            play.screen().contains("The expec"),
            "{width}x{height}\n{}",
            play.screen()
        );
    }
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let mut stage = stage();
    let hostile = "\u{1B}[2Jgone\u{202E}evil\tand\na line \u{9B}31m 日本語 👩\u{200D}🚀";
    stage.rewrite("usability/tasks", |item| {
        item.text = hostile.into();
        item.section = Some(hostile.into());
        item.guidance = Some(Box::new(Guidance {
            why: Some(hostile.into()),
            ask: vec![hostile.into()],
            links: vec![hostile.into()],
            ..Guidance::default()
        }));
    });
    stage.says(
        "Maria Garcia",
        "usability/tasks",
        &format!("blocked; reason {hostile}"),
    );
    stage.says(
        "Maria Garcia",
        "usability/tasks",
        &format!("owner {hostile}; note {hostile}"),
    );
    stage.area_owner("support", hostile);
    stage.release(|release| release.name = Some(hostile.into()));
    for keys in [
        "",
        "a",
        "<enter>",
        "<enter><enter>",
        "<enter>o",
        "/\u{202E}",
        "a?",
        "a?/\u{202E}",
        "a:\u{202E}",
        "am\u{202E}<enter>\u{202E}",
        "/owner:",
        "ao<tab>",
    ] {
        let mut play = Play::on(stage.clone());
        play.keys(keys).sized(120, 40);
        for cell in play.terminal.backend().buffer().content() {
            let acts = cell.symbol().contains(crate::domain::text::is_acting);
            assert!(!acts, "{keys}: {:?}", cell.symbol());
        }
    }
}

#[test]
fn plain_ascii_is_enough() {
    for (name, keys) in STATES {
        let mut play = state(name, keys);
        play.look.glyphs = Glyphs::of(false);
        play.sized(80, 24);
        assert!(play.screen().is_ascii(), "{}", play.screen());
    }
}

#[test]
fn an_unreadable_plan_shows_no_verdict() {
    let mut play = state("broken", "");
    let screen = play.sized(80, 24).screen();
    assert!(
        screen.contains("No verdict: the data cannot be read (1 error)."),
        "{screen}"
    );
    assert!(!screen.contains("GO "), "{screen}");
    let error = "checklists/support.toml:3:1: unknown key `levle`";
    assert!(screen.contains(error), "{screen}");
    assert!(screen.contains("1 warning: ! shows"), "{screen}");
}

/// A terminal whose bytes can be looked at.
fn wired(width: u16, height: u16) -> (Terminal<CrosstermBackend<Wire>>, Wire) {
    let wire = Wire::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
    let backend = CrosstermBackend::new(wire.clone());
    let terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    (terminal, wire)
}

#[test]
fn nothing_is_written_where_nothing_has_changed() {
    let (mut terminal, wire) = wired(80, 24);
    let moved = MouseEvent {
        kind: MouseEventKind::Moved,
        column: 3,
        row: 3,
        modifiers: crossterm::event::KeyModifiers::NONE,
    };
    let idle = [
        release("j"),
        press("f9"),
        press("z"),
        Happening::Mouse(moved),
        Happening::FocusLost,
    ];
    let mut script = Script::of(idle.into_iter().chain([press("j")]));
    let lengths = Rc::new(std::cell::RefCell::new(Vec::new()));
    let noted = Rc::clone(&lengths);
    script.at_wait = Some(Box::new(move || {
        noted.borrow_mut().push(wire.0.borrow().len());
    }));
    play_on(&mut terminal, &mut script);
    let lengths = lengths.borrow();
    assert!(
        lengths[0] > 0,
        "the first screen was drawn before the first wait"
    );
    assert_eq!(lengths[..6], [lengths[0]; 6], "{lengths:?}");
    assert!(lengths[6] > lengths[0], "a move is drawn");
    assert!(lengths[6] - lengths[0] < 4096, "and only what it changed");
}
