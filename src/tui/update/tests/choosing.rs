//! The palette and the help: everything is offered, and does what its key does.

use crate::domain::finding::{Finding, Severity};
use crate::tui::action::{Action, Row, Scope, TABLE};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, Place, Seen};
use crate::tui::play::{Play, play, stage};
use crate::tui::scene::Keeper as _;
use crate::tui::update::{Input, update};

fn finding(message: &str) -> Finding {
    Finding {
        severity: Severity::Warning,
        path: "checklists/support.toml".into(),
        spot: None,
        message: message.into(),
        help: None,
    }
}

/// In each place, in the middle of things: something to undo and redo, something not saved.
fn somewhere(scope: Scope) -> Play {
    let mut stage = stage();
    stage.says("Maria Garcia", "data/erase", "done");
    let mut play = Play::on(stage);
    play.keys("ajny<ctrl-l>uq");
    play.keeping.broken = Some("no space left");
    play.keeping.findings = ["one", "two", "three"].map(finding).into();
    play.keys(match scope {
        Scope::BigPicture => "jjj",
        Scope::Items => "ajjj",
        Scope::Walk => "ajjj<enter> ",
        Scope::Summary => "aGk<enter>nGqq<enter>b<enter>b<enter>b<enter>",
        Scope::Help => "ajjj?jjj",
        Scope::History => "Hj",
        Scope::Findings => "ajjj!j",
        _ => "",
    });
    if scope == Scope::Summary {
        while play.model.scope() != Scope::Summary {
            play.keys(" ");
        }
    }
    assert_eq!(play.model.scope(), scope);
    match play.model.above.last_mut() {
        Some(Place::Walk(walk)) => walk.scroll = 2,
        Some(Place::Summary(summary)) => summary.scroll = 2,
        _ => {}
    }
    play
}

const PLACES: [Scope; 7] = [
    Scope::BigPicture,
    Scope::Items,
    Scope::Walk,
    Scope::Summary,
    Scope::History,
    Scope::Help,
    Scope::Findings,
];

const SEEN: Seen = Seen {
    page: 4,
    scroll_end: 6,
    cells: 40,
};

/// What became of the model, and what is asked of the world.
fn after(play: &Play, model: &Model, inputs: &[Input]) -> (Model, Vec<Effect>) {
    let mut model = model.clone();
    let mut effects = Vec::new();
    for input in inputs {
        let scene = play.keeping.scene();
        let keymap = &play.look.keymap;
        effects = update(&mut model, &scene, keymap, SEEN, input.clone());
    }
    (model, effects)
}

fn typed(text: &str) -> impl Iterator<Item = Input> {
    text.chars().map(|c| {
        let key = if c == ' ' {
            "space".into()
        } else {
            c.to_string()
        };
        Input::Type(key.parse().unwrap())
    })
}

fn rows(scope: Scope) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.holds_in(scope))
}

#[test]
fn the_palette_offers_every_action_and_does_what_its_key_does() {
    let mut pairs = 0;
    for scope in PLACES {
        let play = somewhere(scope);
        for row in rows(scope).filter(|row| row.action != Action::Palette) {
            let by_key = after(&play, &play.model, &[Input::Do(row.action)]);
            let mut inputs = vec![Input::Do(Action::Palette)];
            inputs.extend(typed(row.name));
            let (found, _) = after(&play, &play.model, &inputs);
            let Some(Overlay::Palette(palette)) = found.overlays.last() else {
                panic!("{scope}: no palette")
            };
            let selected = palette.finder.selected().map(|offer| offer.name);
            assert_eq!(selected, Some(row.name), "its name finds it first: {scope}");
            inputs.push(Input::Do(Action::Run));
            let by_name = after(&play, &play.model, &inputs);
            assert_eq!(
                format!("{by_name:?}"),
                format!("{by_key:?}"),
                "{scope}: {}",
                row.name
            );
            pairs += 1;
        }
    }
    assert!(pairs > 90, "{pairs}");
}

#[test]
fn every_row_of_every_help_does_something_when_it_is_chosen() {
    for scope in PLACES.into_iter().filter(|scope| *scope != Scope::Help) {
        let play = somewhere(scope);
        let (help, _) = after(&play, &play.model, &[Input::Do(Action::Help)]);
        let all = {
            let Some(Overlay::Help(help)) = help.overlays.last() else {
                panic!("{scope}: no help")
            };
            help.finder.hits().count()
        };
        let offered = rows(scope).count();
        assert!(all > offered, "{scope}");
        for down in 0..all {
            let mut inputs = vec![Input::Do(Action::Help)];
            inputs.extend(vec![Input::Do(Action::Down); down]);
            let (at, _) = after(&play, &play.model, &inputs);
            inputs.push(Input::Do(Action::Run));
            let (model, effects) = after(&play, &play.model, &inputs);
            let Some(row) = rows(scope).nth(down) else {
                let said = format!("{model:?}") != format!("{at:?}");
                assert!(
                    said || effects == [Effect::Quit],
                    "it leaves or says why not"
                );
                continue;
            };
            let by_key = after(&play, &play.model, &[Input::Do(row.action)]);
            let by_help = format!("{:?}", (&model, &effects));
            assert_eq!(by_help, format!("{by_key:?}"), "{scope}: {}", row.name);
            let changed = format!("{model:?}") != format!("{:?}", play.model);
            assert!(changed || !effects.is_empty(), "{scope}: {}", row.name);
        }
    }
}

#[test]
fn the_palette_is_there_in_every_place_and_goes_without_a_trace() {
    for (keys, place) in [
        ("", "home"),
        ("a", "items"),
        ("<enter>", "walk"),
        ("<enter>  ", "summary"),
        ("?", "home help"),
    ] {
        for key in [":", "<ctrl-p>"] {
            let mut play = play();
            play.keys(keys).keys(key);
            assert!(play.place().ends_with(" palette"), "{}", play.place());
            play.keys("quit<esc>");
            assert_eq!((play.place().as_str(), play.left), (place, false));
        }
    }
    let mut play = play();
    play.keys("<enter>o<ctrl-p>x");
    assert_eq!(play.place(), "walk prompt", "a field keeps its keys");
}

#[test]
fn typing_narrows_the_palette_and_enter_does_the_best() {
    let mut play = play();
    play.keys("a:own");
    let screen = play.screen();
    assert!(screen.contains("Names who owns it."), "{screen}");
    assert!(!screen.contains("Goes to the top."), "{screen}");
    play.keys("<enter>");
    assert_eq!(play.place(), "items prompt");
    assert!(play.screen().contains("Who owns it?"));
    play.keys("<esc>:a proof<enter>");
    assert!(
        play.screen().contains("Where is the proof?"),
        "words of what it does find it too"
    );
    play.keys("<esc>:zzz");
    assert!(play.screen().contains("Nothing here is called that."));
    play.keys("<enter>");
    assert_eq!(play.place(), "items palette", "and nothing is done");
}

#[test]
fn the_palette_never_offers_what_makes_no_sense_there() {
    let mut play = play();
    play.keys(":");
    let Some(Overlay::Palette(palette)) = play.model.overlays.last() else {
        panic!("no palette")
    };
    for (offer, _) in palette.finder.hits() {
        let row = offer.action.unwrap().row().unwrap();
        assert!(row.holds_in(Scope::BigPicture), "{}", row.name);
        assert_ne!(row.action, Action::Palette);
    }
}

#[test]
fn lists_to_choose_from_are_moved_through_without_leaving_the_keys_that_type() {
    let mut play = play();
    let at = |play: &Play| match play.model.overlays.last() {
        Some(Overlay::Palette(palette)) => palette.finder.cursor(),
        _ => panic!("no palette"),
    };
    play.keys(":<down><tab><ctrl-n>");
    assert_eq!(at(&play), 3);
    play.keys("<up><backtab><ctrl-p>");
    assert_eq!(at(&play), 0);
    play.keys("<up>");
    assert!(at(&play) > 10, "around the ends");
    play.keys("<down>");
    assert_eq!(at(&play), 0);
    play.keys("quit<tab><tab><tab><tab><tab><tab>");
    play.keys("<ctrl-u>");
    assert_eq!(at(&play), 0, "other words, the first again");
}

#[test]
fn help_is_searched_by_key_and_by_what_keys_do() {
    let mut play = play();
    play.keys("a?/waive<enter>");
    assert!(
        play.screen().contains("Why may the release go without it?"),
        "{}",
        play.screen()
    );
    play.keys("<esc>?/G");
    assert!(
        play.screen().lines().nth(1).unwrap().contains("bottom"),
        "the very key comes first: {}",
        play.screen()
    );
    play.keys("<ctrl-u>takes back");
    let screen = play.screen();
    assert!(screen.contains("Takes back your last change"), "{screen}");
    assert!(!screen.contains("Names who owns it"), "{screen}");
    play.keys("<esc>");
    assert_eq!(play.place(), "items help");
    assert!(
        play.screen().contains("Takes back your last change"),
        "what was found stays selected: {}",
        play.screen()
    );
    play.keys("<esc>");
    assert_eq!(play.place(), "items");
    play.keys("?/zzz<enter>");
    assert!(play.screen().contains("No key does that."));
    assert_eq!(play.recorded(), 0);
}

#[test]
fn a_key_for_typing_says_so_and_leaving_from_the_help_loses_nothing() {
    let mut play = play();
    play.keys("?/suggestion<enter>");
    assert!(
        play.message().contains("while something is being typed"),
        "{}",
        play.message()
    );
    play.keeping.broken = Some("no space left");
    play.keys("<esc><esc>any?G<enter>");
    assert!(
        play.message().contains("Not everything is saved"),
        "{}",
        play.message()
    );
    assert!(!play.left);
}
