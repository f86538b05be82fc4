//! What is seen after a key, in words.

use std::fmt::Write as _;

use crossterm::event::Event as Happening;
use ratatui::backend::Backend as _;
use ratatui::buffer::Cell;

use crate::report::facts::Cause;
use crate::tui::key::Key;
use crate::tui::model::big_picture::Spot;
use crate::tui::model::{Overlay, Place};
use crate::tui::play::{Play, Script};
use crate::tui::scene::Keeper as _;

/// A cell that nothing is drawn into, so that only drawing everything anew cleans it.
const SMEAR: (u16, u16) = (79, 0);

/// All that a key can change.
pub(super) struct State {
    model: String,
    words: Vec<(String, String)>,
    recorded: usize,
    unsaved: usize,
    looked: usize,
    release: String,
}

pub(super) fn state(play: &Play) -> State {
    let mut model = play.model.clone();
    model.message = None;
    let scene = play.keeping.scene();
    let word = |id: &str| (id.to_string(), play.word(id));
    let areas = scene.board.areas.iter().zip(&scene.board.poll.ballots);
    let stands = areas.map(|(area, ballot)| (area.id.to_string(), ballot.stand().to_string()));
    let decided = scene.board.poll.decision();
    let decided = decided.map_or("undecided", |(_, decision)| decision.to.word());
    let poll = stands.chain([("the release".to_string(), decided.to_string())]);
    State {
        model: format!("{model:?}"),
        words: scene
            .board
            .rows
            .iter()
            .map(|row| word(row.item.id.as_str()))
            .chain(poll)
            .collect(),
        recorded: play.recorded(),
        unsaved: play.model.unsaved.len(),
        looked: play.keeping.looked,
        release: scene.board.release.id.to_string(),
    }
}

/// Presses a key, and tells what is seen.
pub(super) fn press(play: &Play, before: &State, key: Key) -> String {
    let mut play = play.again();
    let cell = Cell::new("#");
    play.terminal
        .backend_mut()
        .draw([(SMEAR.0, SMEAR.1, &cell)].into_iter())
        .unwrap();
    let mut script = Script::of([Happening::Key(key.event())]);
    play.follow(&mut script);
    tell(&play, before, &script)
}

fn tell(play: &Play, before: &State, script: &Script) -> String {
    let now = state(play);
    let mut told = format!("{}: {}", play.place(), on(play));
    let quiet = told.len();
    let mut and = |words: String| {
        let _ = write!(told, "; {words}");
    };
    if !play.message().is_empty() {
        and(format!("says `{}`", play.message().replace('\n', "\\n")));
    }
    if !play.error().is_empty() {
        and(format!("refuses: {}", play.error()));
    }
    // Of another release all is different.
    if now.release == before.release {
        for ((id, was), (_, is)) in before.words.iter().zip(&now.words) {
            if was != is {
                and(format!("{id} is {is}"));
            }
        }
        if now.recorded != before.recorded {
            and(format!("{} recorded", now.recorded - before.recorded));
        }
    }
    if now.unsaved != before.unsaved {
        and(format!("{} unsaved", now.unsaved));
    }
    if play.keeping.meeting {
        and("shares with the team".into());
    }
    if let Some(running) = play.keeping.checking {
        and(format!("runs {} checks", running.all));
    }
    for passage in &script.edited {
        and(format!("edits {}:{}", passage.path.display(), passage.line));
    }
    for text in &script.copied {
        and(format!(
            "copies `{}`",
            text.lines().next().unwrap_or_default()
        ));
    }
    for choosing in &play.keeping.imported {
        let taken = choosing.entries.iter().filter(|entry| entry.is_taken());
        let beside = if choosing.beside {
            " and what is beside"
        } else {
            ""
        };
        and(format!("writes {}{beside}", taken.count()));
    }
    for item in &play.keeping.added {
        and(format!("adds `{}` to {}", item.text, item.area));
    }
    if let Some(new) = play.keeping.made.last() {
        and(format!("makes {}", new.id));
    }
    if now.release != before.release {
        and(format!("{} is open", now.release));
    }
    if now.looked > before.looked {
        and("looks at the files".into());
    }
    if script.suspended > 0 {
        and("stops".into());
    }
    if play.terminal.backend().buffer()[SMEAR].symbol() != "#" {
        and("draws all anew".into());
    }
    if play.left {
        and("leaves".into());
    }
    if told.len() == quiet && now.model == before.model {
        told += "; nothing";
    }
    told
}

/// What is selected, or typed.
fn on(play: &Play) -> String {
    match play.model.overlays.last() {
        None => on_place(play),
        Some(Overlay::Help(help)) => {
            let selected = help.finder.selected().map_or("nothing", |offer| offer.name);
            let all = help.finder.hits().count();
            if help.searching {
                format!("{selected} of {all}, typed `{}`", help.finder.field.text())
            } else {
                format!("{selected} of {all}")
            }
        }
        Some(Overlay::Palette(palette)) => {
            let finder = &palette.finder;
            let selected = finder.selected().map_or("nothing", |offer| offer.name);
            let all = finder.hits().count();
            format!("{selected} of {all}, typed `{}`", finder.field.text())
        }
        Some(Overlay::Choice(choice)) => {
            let (at, all) = (choice.cursor + 1, choice.sides.len());
            format!("{}, answer {at} of {all}", choice.item)
        }
        Some(Overlay::Trust(trusting)) => format!("{} lines", trusting.lines.len()),
        Some(Overlay::Findings { cursor }) => format!("fault {}", cursor + 1),
        Some(Overlay::Prompt(prompt)) => {
            let (at, all) = prompt.steps.position();
            let typed = prompt.steps.field().text();
            let whose = match prompt.rows.len() {
                1 => prompt
                    .row(&play.keeping.scene())
                    .unwrap()
                    .item
                    .id
                    .to_string(),
                many => format!("{many} items"),
            };
            format!(
                "{whose}, {:?} ({at} of {all}) `{typed}`",
                prompt.steps.ask()
            )
        }
        Some(Overlay::Speech(speech)) => {
            let (at, all) = speech.steps.position();
            let typed = speech.steps.field().text();
            format!("{:?} ({at} of {all}) `{typed}`", speech.steps.ask())
        }
        Some(Overlay::Note(note)) => format!("{}, {:?}", note.item, note.editor.text()),
        Some(Overlay::Asking(asking)) => {
            format!("{:?} `{}`", asking.wanted, asking.field.text())
        }
        Some(Overlay::Adding(adding)) => format!("{}, `{}`", adding.area, adding.field.text()),
        Some(Overlay::Making(making)) => {
            let (at, all) = making.steps.position();
            let typed = making.steps.field().text();
            format!("{:?} ({at} of {all}) `{typed}`", making.steps.ask())
        }
        Some(Overlay::Filter(filter)) => format!("{}, `{}`", on_place(play), filter.field.text()),
    }
}

fn on_place(play: &Play) -> String {
    let model = &play.model;
    let scene = play.keeping.scene();
    let from = |line: usize| match line {
        0 => String::new(),
        line => format!(", from line {}", line + 1),
    };
    let id = || match play.selected_id() {
        "" => "nothing".to_string(),
        id => id.to_string(),
    };
    match model.above.last() {
        None => match model.home.spot {
            None => "nothing".into(),
            Some(Spot::Start) => "the invitation".into(),
            Some(Spot::Area(area)) => format!("area {}", scene.board.areas[area].id),
            Some(Spot::Reason(reason)) => {
                let reason = &scene.assessment.reasons[reason];
                let cause = Cause::of(reason, scene.board).unwrap();
                format!("reason {}", cause.name())
            }
        },
        Some(Place::Items(items)) => {
            let marked = match items.marked().len() {
                0 => String::new(),
                many => format!(", {many} marked"),
            };
            format!("{} of {}{marked}", id(), items.len())
        }
        Some(Place::Walk(walk)) => {
            let (at, all) = walk.position();
            let full = if walk.details { ", in full" } else { "" };
            format!("{} ({at} of {all}){full}{}", id(), from(walk.scroll))
        }
        Some(Place::Summary(summary)) => {
            let changed = summary.changed(&scene).count();
            format!("{changed} changed{}", from(summary.scroll))
        }
        Some(Place::Poll(poll)) => scene.board.areas[poll.cursor].id.to_string(),
        Some(Place::Proposals(proposals)) => {
            let (at, all) = proposals.position();
            let said = match proposals.current() {
                Some(entry) => format!("{at} of {all}, {:?}", entry.choice),
                None => format!(
                    "the end of {all}, {} not answered",
                    proposals.choosing.unsaid()
                ),
            };
            format!("{said}{}", from(proposals.scroll))
        }
        Some(Place::Releases(releases)) => {
            let open = &scene.board.release.id;
            let selected = releases.selected(&scene);
            let selected = selected.map_or("none", |it| it.release.id.as_str());
            format!("{selected} where {open} is open")
        }
        Some(Place::History(history)) => {
            let all = history.len(&scene);
            format!("change {} of {all}", (history.cursor() + 1).min(all))
        }
    }
}
