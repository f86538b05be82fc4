//! What holds for any story: many hands on several machines, which meet now and then.
//!
//! `GONOGO_SOAK=1 cargo test` tells ten times as many stories.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::board::Board;
use crate::domain::command::{Command, Edit};
use crate::domain::event::{Call, Course, Status};
use crate::domain::poll::Ballot;
use crate::domain::stage::{Stage, edit, ended, writer};
use crate::domain::verdict::{Grounds, assess};

const CASES: u32 = if option_env!("GONOGO_SOAK").is_some() {
    10_000
} else {
    1_000
};

/// Four data folders, two of them one person's.
const WRITERS: [&str; 4] = ["Maria", "maria@laptop", "John", "Ada"];

/// What an item may ask for, besides being answered.
const WISHES: [&str; 14] = [
    "check",
    "check took (?<value>[0-9]+ ms)",
    "must",
    "could",
    "evidence",
    "target <= 500 ms",
    "confirm",
    "confirm Operations",
    "once",
    "unwaivable",
    "due T-7d",
    "due 2026-03-09",
    "owner maria",
    "after",
];

const SAYINGS: [&str; 14] = [
    "done",
    "done; value 400 ms; evidence link",
    "done; evidence link",
    "value 0.6 s",
    "value 300 ms",
    "in-progress",
    "blocked",
    "failed; reason mail is lost",
    "not-applicable; reason no clients",
    "waived; reason no time; approved Zoe; until 2026-12-31",
    "open",
    "owner Ada; due T-2d",
    "owner; due",
    "note hm",
];

const VOTES: [&str; 4] = ["go", "no-go", "go all is well", "no-go I have doubts"];

/// Mostly held, since a release that was shipped takes no more answers.
const DECISIONS: [&str; 4] = [
    "hold",
    "hold until Friday",
    "hold again",
    "ship all the same",
];

/// How checks end.
const RUNS: [&str; 6] = [
    "exit 0",
    "exit 1",
    "exit 0 took 400 ms",
    "exit 0 took 900 ms",
    "late 60",
    "none no such program",
];

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        // Tests leave no files behind; a failure prints its story.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Random choices from one number, always the same ones.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from(mixed >> 33).unwrap() % sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.throw(from.len())]
    }
}

/// Several machines, each with what it knows.
struct Tale {
    places: Vec<Stage>,
    items: Vec<ItemId>,
    edits: Vec<Edit>,
}

impl Tale {
    /// A random plan, on which the deeds are done one after the other.
    fn told(plan: u64, deeds: &[u64]) -> Self {
        let mut dice = Dice(plan);
        let items: Vec<String> = ["a/p", "a/q", "b/r", "b/s", "b/t"]
            .iter()
            .map(|id| {
                let (one, other) = (dice.pick(&WISHES), dice.pick(&WISHES));
                format!("{id}; {one}; {other}")
            })
            .collect();
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        let stage = Stage::new(&items).releasing("2026-03-15");
        let mut tale = Self {
            items: stage.plan.items().map(|item| item.id.clone()).collect(),
            edits: SAYINGS.iter().map(|words| edit(words)).collect(),
            places: WRITERS.map(|_| stage.clone()).into(),
        };
        for deed in deeds {
            tale.happen(Dice(*deed));
        }
        tale
    }

    fn happen(&mut self, mut dice: Dice) {
        let place = dice.throw(WRITERS.len());
        let items = vec![dice.pick(&self.items).clone()];
        let command = match dice.throw(27) {
            20..22 => {
                let (area, words): (&&str, &&str) = (dice.pick(&["a", "b"]), dice.pick(&VOTES));
                Stage::vote_of(area, words)
            }
            22 => {
                let words: &&str = dice.pick(&DECISIONS);
                Stage::decision_of(words)
            }
            23 => Command::Reopen,
            0..4 => return self.learn(place, &mut dice),
            4..6 => Command::Undo(None),
            6..8 => Command::Redo(None),
            8 => Command::Undo(Some(self.some_id(place, &mut dice))),
            9..12 => Command::Confirm { items },
            24..27 => Command::Check {
                item: dice.pick(&self.items).clone(),
                report: ended(RUNS[dice.throw(RUNS.len())]),
            },
            12 => Command::Answer {
                items: self.items.clone(),
                edit: dice.pick(&self.edits).clone(),
            },
            _ => Command::Answer {
                items,
                edit: dice.pick(&self.edits).clone(),
            },
        };
        // Much of it is refused; then nothing happens.
        let _ = self.places[place].run(WRITERS[place], &command);
    }

    /// A place learns the beginning of what another knows; in the order of events that holds
    /// whatever an event of it has seen.
    fn learn(&mut self, place: usize, dice: &mut Dice) {
        let other = dice.throw(WRITERS.len());
        let known = self.places[other].history.events();
        let until = dice.throw(known.len() + 1);
        let own = &self.places[place].history;
        let news = known.iter().take(until);
        let news = news.filter(|event| own.event(event.id).is_none());
        let news: Vec<_> = news.cloned().collect();
        self.places[place].history.absorb(news);
    }

    fn some_id(&self, place: usize, dice: &mut Dice) -> String {
        let events = self.places[place].history.events();
        let chosen = dice.throw(events.len().max(1));
        let event = events.get(chosen);
        event.map_or_else(String::new, |event| event.id.to_string())
    }

    /// The place at which everybody meets.
    fn end(mut self) -> Stage {
        let mut end = self.places.remove(0);
        for place in &self.places {
            end.history.absorb(place.history.events().to_vec());
        }
        end
    }
}

/// Everything that people see, and what each writer could take back or bring back.
fn seen(stage: &Stage) -> (Board, Vec<Option<EventId>>) {
    let id = |event: Option<&Event>| event.map(|event| event.id);
    let stacks = WRITERS.iter().flat_map(|who| {
        let who = writer(who);
        [
            id(stage.history.undoable(who)),
            id(stage.history.redoable(who)),
        ]
    });
    (stage.board(), stacks.collect())
}

/// What a writer can take back and bring back, each oldest first, told from all events at once.
fn from_scratch(history: &History, who: WriterId) -> (Vec<EventId>, Vec<EventId>) {
    let (mut done, mut taken) = (Vec::new(), Vec::new());
    let shift = |from: &mut Vec<EventId>, to: &mut Vec<EventId>, id| {
        if let Some(at) = from.iter().position(|known| *known == id) {
            to.push(from.remove(at));
        }
    };
    for event in history.events().iter().filter(|event| event.writer == who) {
        for change in &event.changes {
            match change {
                Change::Undo(undo) => shift(&mut done, &mut taken, undo.event),
                Change::Redo(redo) => shift(&mut taken, &mut done, redo.event),
                _ => {}
            }
        }
        let mut answers = event
            .changes
            .iter()
            .filter(|change| change.says_something());
        let ours = |change: &Change| history.concerns(event, change);
        if answers.clone().next().is_some() && answers.all(ours) {
            done.push(event.id);
            taken.clear();
        }
    }
    (done, taken)
}

/// A stage that has learned these events in these batches.
fn learned(stage: &Stage, batches: Vec<Vec<Event>>) -> Stage {
    let mut fresh = stage.clone();
    fresh.history = History::new(stage.history.release().clone());
    for batch in batches {
        fresh.history.absorb(batch);
    }
    fresh
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_order_copies_and_batches_of_the_same_events_give_the_same(
        plan in any::<u64>(),
        deeds in vec(any::<u64>(), 100..120),
        mess in any::<u64>(),
    ) {
        let end = Tale::told(plan, &deeds).end();
        let expected = seen(&end);

        let mut dice = Dice(mess);
        let mut events = end.history.events().to_vec();
        for _ in 0..events.len() / 4 {
            events.push(dice.pick(&events).clone());
        }
        for place in (1..events.len()).rev() {
            events.swap(place, dice.throw(place + 1));
        }
        let whole = learned(&end, vec![events.clone()]);
        prop_assert_eq!(&seen(&whole), &expected);
        let mut batches: Vec<Vec<Event>> = vec![Vec::new(); 1 + dice.throw(9)];
        for event in events {
            let batch = dice.throw(batches.len());
            batches[batch].push(event);
        }
        let split = learned(&end, batches);
        prop_assert_eq!(&seen(&split), &expected);
        prop_assert_eq!(assess(&split.board(), Grounds::default()), assess(&expected.0, Grounds::default()));
        prop_assert_eq!(split.history.events(), end.history.events());
    }

    #[test]
    fn what_can_be_taken_back_is_the_same_as_told_from_all_events_at_once(
        plan in any::<u64>(),
        deeds in vec(any::<u64>(), 1..120),
    ) {
        let history = Tale::told(plan, &deeds).end().history;
        for who in WRITERS.map(writer) {
            let (done, taken) = from_scratch(&history, who);
            let id = |event: Option<&Event>| event.map(|event| event.id);
            prop_assert_eq!(id(history.undoable(who)), done.last().copied());
            prop_assert_eq!(id(history.redoable(who)), taken.last().copied());
            for event in history.events() {
                let may = taken.contains(&event.id);
                prop_assert_eq!(history.may_redo(who, event.id), may);
            }
        }
    }

    #[test]
    fn a_board_that_follows_is_the_same_as_one_laid_anew(
        plan in any::<u64>(),
        deeds in vec(any::<u64>(), 1..60),
        more in vec(any::<u64>(), 1..20),
    ) {
        let mut tale = Tale::told(plan, &deeds);
        // An item with the answers of another's earlier id, and one that keeps its own besides.
        for place in &mut tale.places {
            let items = &mut place.plan.checklists[1].items;
            let [first, second] = [0, 1].map(|at| Item::clone(&items[at]));
            items[0] = Arc::new(Item { was: ["b/gone".parse().unwrap()].into(), ..first });
            items[1] = Arc::new(Item { was: ["a/q".parse().unwrap()].into(), ..second });
        }
        let place = &tale.places[0];
        let mut board = place.board();
        let known = place.history.clone();
        for deed in more {
            tale.happen(Dice(deed));
        }
        let place = &tale.places[0];
        let is_new = |event: &&Event| known.event(event.id).is_none();
        let new = place.history.events().iter().filter(is_new);
        let touched: Vec<_> = new
            .flat_map(|event| &event.changes)
            .flat_map(|change| match change {
                Change::Undo(reference) | Change::Redo(reference) => {
                    let event = place.history.event(reference.event);
                    event.map_or(&[][..], |event| &event.changes)
                }
                change => std::slice::from_ref(change),
            })
            .filter_map(Change::item)
            .cloned()
            .collect();
        board.refresh(&touched, &place.history, &place.roster);
        prop_assert_eq!(&board, &place.board());
        for id in &touched {
            let plain = board.rows.iter().position(|row| row.item.id == *id);
            let plain = plain.or_else(|| board.rows.iter().position(|row| row.item.is(id)));
            prop_assert_eq!(board.place(id), plain);
        }
    }

    #[test]
    fn what_is_undone_and_redone_is_as_it_was(
        plan in any::<u64>(),
        deeds in vec(any::<u64>(), 1..60),
        who in 0..WRITERS.len(),
        steps in 1..8_usize,
    ) {
        let mut stage = Tale::told(plan, &deeds).end();
        let who = WRITERS[who];
        let (before, redoable) = (stage.board(), stage.history.redoable(writer(who)).is_some());
        let mut taken = 0;
        // What was shipped takes nothing back but the decision.
        while taken < steps && stage.run(who, &Command::Undo(None)).is_ok() {
            taken += 1;
        }
        for _ in 0..taken {
            stage.redoes(who);
        }
        prop_assert_eq!(stage.board(), before);
        prop_assert_eq!(stage.history.redoable(writer(who)).is_some(), redoable);
    }

    #[test]
    fn a_wrong_clock_changes_nothing_but_the_dates_shown(
        plan in any::<u64>(),
        deeds in vec(any::<u64>(), 1..60),
        days in [-3653..3653_i64, -3653..3653, -3653..3653, -3653..3653],
    ) {
        let end = Tale::told(plan, &deeds).end();
        let mut events = end.history.events().to_vec();
        for event in &mut events {
            let place = WRITERS.iter().position(|who| writer(who) == event.writer).unwrap();
            event.at += chrono::TimeDelta::days(days[place]);
        }
        let off = learned(&end, vec![events]);
        let outcome = |stage: &Stage| {
            let board = stage.board();
            let told = assess(&board, Grounds::default());
            // How long somebody has waited is counted from the day that is shown.
            let remedy = |words: &str| words.split(", waiting ").next().unwrap().to_string();
            let reasons: Vec<_> = told.reasons.into_iter().map(|reason| (reason.about, reason.forces, remedy(&reason.remedy))).collect();
            let rows: Vec<_> = board.rows.into_iter().map(|mut row| {
                row.standing.since = None;
                row.standing.waiting = None;
                (row.standing, row.answer.said(), row.answer.notes.len(), row.answer.check.saw())
            }).collect();
            let stands: Vec<_> = board.poll.ballots.iter().map(Ballot::stand).collect();
            let turns: Vec<_> = board.poll.turns.iter().map(|turn| (turn.course(), turn.holds)).collect();
            (told.verdict, told.way, reasons, rows, (stands, turns, board.poll.late.len()))
        };
        prop_assert_eq!(outcome(&off), outcome(&end));
    }
}

fn any_words() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => Just(None),
        1 => any::<String>().prop_map(Some),
        1 => proptest::sample::select(&["", " ", "maria", "Zoe", "\u{202e}x"][..])
            .prop_map(|words| Some(words.to_string())),
    ]
}

fn any_day() -> impl Strategy<Value = chrono::NaiveDate> {
    prop_oneof![
        Just(chrono::NaiveDate::MIN),
        Just(chrono::NaiveDate::MAX),
        (0..400_u64)
            .prop_map(|days| { crate::domain::stage::day("2026-01-01") + chrono::Days::new(days) }),
    ]
}

prop_compose! {
    fn any_edit()(
        status in proptest::option::of(proptest::sample::select(Status::ALL)),
        (reason, owner, note, evidence, approved_by)
            in (any_words(), any_words(), any_words(), any_words(), any_words()),
        until in proptest::option::of(any_day()),
        due in proptest::option::of(proptest::option::of(prop_oneof![
            any_day().prop_map(crate::domain::when::Due::On),
            any::<i32>().prop_map(crate::domain::when::Due::Release),
        ])),
        value in proptest::option::of(proptest::sample::select(
            &["0", "-999999999999 w", "0.000000001 ns", "999999999999 w", "3 MB", "400 ms"][..],
        )),
    ) -> Edit {
        let value = value.map(|value| value.parse().unwrap());
        Edit { status, reason, owner, due, value, note, evidence, approved_by, until }
    }
}

fn any_command() -> impl Strategy<Value = Command> {
    let ids = ["a/p", "a/q", "b/r", "old/p", "none/such"].map(|id| id.parse::<ItemId>().unwrap());
    let items = vec(proptest::sample::select(ids.to_vec()), 0..4);
    let which = || proptest::option::of("[0-9a-f]{0,3}|.{0,3}");
    prop_oneof![
        4 => (items.clone(), any_edit())
            .prop_map(|(items, edit)| Command::Answer { items, edit }),
        1 => items.prop_map(|items| Command::Confirm { items }),
        1 => any_words().prop_map(|note| Command::Vote {
            area: "a".parse().unwrap(),
            call: Call::NoGo,
            note,
        }),
        1 => any_words().prop_map(|note| Command::Decide { course: Course::Hold, note }),
        1 => any_words().prop_map(|note| Command::Decide { course: Course::Ship, note }),
        1 => Just(Command::Reopen),
        1 => (proptest::sample::select(ids.to_vec()), proptest::sample::select(RUNS.to_vec()))
            .prop_map(|(item, run)| Command::Check { item, report: ended(run) }),
        1 => which().prop_map(Command::Undo),
        1 => which().prop_map(Command::Redo),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_command_on_any_day_is_decided_and_weighed(
        commands in vec((any_command(), 0..WRITERS.len(), any_day()), 1..12),
        release in proptest::option::of(any_day()),
    ) {
        let mut stage = Stage::new(&[
            "a/p; must; target <= 500 ms; was old/p; confirm Operations; fresh 90d; check",
            "a/q; evidence; due T-14d; once",
            "b/r; target ?; unwaivable; after",
        ]);
        stage.release(|known| known.date = release);
        for (command, who, today) in commands {
            stage.today = today;
            if let Ok(draft) = stage.decide(WRITERS[who], &command) {
                stage.today = crate::domain::stage::day("2026-03-10");
                if !draft.changes.is_empty() {
                    stage.record(WRITERS[who], draft);
                }
            }
            stage.today = today;
            let told = stage.assessment();
            prop_assert_eq!(told.verdict.is_ok(), !stage.board().rows.is_empty());
        }
    }
}
