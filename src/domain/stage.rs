//! A stage for tests: a plan in a few words, people who speak, and what follows from it all.
//!
//! Whoever speaks on a stage sees everything that it has recorded. A clone of a stage is another
//! place, which knows nothing new of this one until the two [`Stage::meet`].
//!
//! Whoever speaks is a name, or `name@place` for a person at another data folder.

use std::ops::Deref;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime};

use super::answer::Answer;
use super::board::{Board, Row};
use super::check::{Ended, Expect, How, Report, Run};
use super::checklist::{Check, Checklist, Confirm, Item, Level, Phase, Plan};
use super::command::{Command, Desk, Edit, decide};
use super::event::{Call, Course, Draft, Event, Status, VERSION};
use super::history::History;
use super::id::{AreaId, EventId, ItemId, WriterId};
use super::object_id::ObjectId;
use super::poll::Stand;
use super::refusal::Refusal;
use super::release::Release;
use super::roster::{Person, Roster};
use super::standing::Standing;
use super::verdict::{Assessment, Grounds, assess};
use super::when::parse_date;

/// The day on which a stage opens: a Tuesday.
pub(crate) const TODAY: &str = "2026-03-10";

/// The people of every stage, as [`person`] reads them.
const PEOPLE: [&str; 3] = [
    "Maria Garcia (maria): Operations",
    "John Smith (john): Support lead, Legal",
    "Ada King (ada): Operations",
];

/// A workspace without files, and all that was recorded for one release of it.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    pub(crate) plan: Plan,
    pub(crate) roster: Roster,
    pub(crate) today: NaiveDate,
    pub(crate) history: History,
    pub(crate) grounds: Grounds,
    /// What is checked out, where there is git.
    pub(crate) commit: Option<ObjectId>,
}

/// A day, for tests.
pub(crate) fn day(date: &str) -> NaiveDate {
    parse_date(date).unwrap()
}

/// Makes a list that never grows longer by one.
fn push<T: Clone>(list: &mut (impl Deref<Target = [T]> + FromIterator<T>), one: T) {
    let longer = list.iter().cloned().chain([one]);
    *list = longer.collect();
}

/// An item in words: its id, then what else it says, such as
/// `data/restore; must; target <= 60 min; confirm Operations; due T-7d`.
pub(crate) fn item(words: &str) -> Item {
    let mut parts = words.split(';').map(str::trim);
    let id: ItemId = parts.next().unwrap().parse().unwrap();
    let mut item = Item::new(id.clone(), format!("The {} is ready", id.item()));
    for part in parts.filter(|part| !part.is_empty()) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        match word {
            "text" => item.text = rest.into(),
            "section" => item.section = Some(rest.into()),
            "proof" => item.proof = Some(rest.into()),
            "owner" => item.owner = Some(rest.into()),
            "due" => item.due = Some(rest.parse().unwrap()),
            "evidence" => item.evidence_required = true,
            "target" => item.target = Some(Box::new(rest.parse().unwrap())),
            "once" => item.once = true,
            "unwaivable" => item.waivable = false,
            "confirm" if rest.is_empty() => item.confirm = Some(Box::new(Confirm::Anybody)),
            "confirm" => item.confirm = Some(Box::new(Confirm::Role(rest.into()))),
            "fresh" => item.fresh_for = Some(rest.parse().unwrap()),
            "enforced" => item.enforced_from = Some(day(rest)),
            "was" => push(&mut item.was, rest.parse().unwrap()),
            "asked-if" => push(&mut item.asked_if, rest.parse().unwrap()),
            "check" => item.check = Some(Box::new(check(rest))),
            "tag" => push(&mut item.tags, rest.into()),
            "watch" => push(&mut item.watches, rest.into()),
            _ => match (Level::from_word(word), Phase::from_word(word)) {
                (Some(level), _) => item.level = level,
                (_, Some(phase)) => item.phase = phase,
                _ => panic!("no such word of an item: {part}"),
            },
        }
    }
    item
}

/// A check in what it expects: nothing, `exit 3`, or a pattern.
fn check(expect: &str) -> Check {
    Check {
        run: vec!["tell".into()],
        timeout: None,
        cwd: None,
        env: Vec::new(),
        expect: match expect.split_once(' ') {
            _ if expect.is_empty() => Expect::default(),
            Some(("exit", code)) => Expect::Exit(code.parse().unwrap()),
            _ => Expect::Output(expect.parse().unwrap()),
        },
    }
}

/// How a check ended, in words: `exit 0 what it printed`, `signal 9`, `late 30` (seconds), or `none
/// why it did not run`.
pub(crate) fn ended(words: &str) -> Report {
    let (word, rest) = words.split_once(' ').unwrap_or((words, ""));
    let (number, output) = rest.split_once(' ').unwrap_or((rest, ""));
    let how = match word {
        "exit" => How::Exited(number.parse().unwrap()),
        "signal" => How::Killed(number.parse().unwrap()),
        "late" => How::TooLong(number.parse().unwrap()),
        _ => return Report::DidNotRun(rest.into()),
    };
    let run = Run {
        exit: None,
        value: None,
        millis: 300,
        bytes: output.len() as u64,
        digest: "0".repeat(64),
        tail: output.into(),
        commit: None,
        escaped: Vec::new(),
    };
    Report::Ended(Box::new(Ended {
        how,
        run,
        output: output.into(),
    }))
}

/// What is said, in words: `done; value 45 min; evidence link`, `waived; reason no time;
/// approved John; until 2026-04-01`, `owner Maria; due T-7d`. An empty `owner` or `due` gives it
/// back.
pub(crate) fn edit(words: &str) -> Edit {
    let mut edit = Edit::default();
    for part in words.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let text = Some(rest.to_string());
        match word {
            "reason" => edit.reason = text,
            "owner" => edit.owner = text,
            "due" => edit.due = Some((!rest.is_empty()).then(|| rest.parse().unwrap())),
            "value" => edit.value = Some(rest.parse().unwrap()),
            "note" => edit.note = text,
            "evidence" => edit.evidence = text,
            "approved" => edit.approved_by = text,
            "until" => edit.until = Some(day(rest)),
            _ => edit.status = Some(Status::from_word(word).unwrap_or_else(|| panic!("{part}"))),
        }
    }
    edit
}

/// A person in words: `Maria Garcia (maria): Operations, Legal`.
pub(crate) fn person(words: &str) -> Person {
    let (names, roles) = words.split_once(':').unwrap_or((words, ""));
    let (name, aka) = names.split_once('(').unwrap_or((names, ""));
    let list = |text: &str| {
        let words = text.split(',').map(|word| word.trim().to_string());
        words.filter(|word| !word.is_empty()).collect()
    };
    Person {
        name: name.trim().into(),
        aka: list(aka.trim_end_matches(')')),
        roles: list(roles),
        email: None,
        away: Vec::new(),
    }
}

/// Ids from text, as a command takes them: one, or several between spaces.
fn ids(items: &str) -> Vec<ItemId> {
    let ids = items.split_whitespace();
    ids.map(|id| id.parse().unwrap()).collect()
}

/// The data folder of whoever speaks.
pub(crate) fn writer(who: &str) -> WriterId {
    let bits = who.bytes().fold(0, |bits: u64, byte| {
        (bits ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    WriterId::from_bits(bits)
}

impl Stage {
    /// A stage for the release `1.0`, without a date, that asks these items; an area is named by
    /// its id and owned by nobody.
    pub(crate) fn new(items: &[&str]) -> Self {
        let mut plan = Plan::default();
        for item in items.iter().map(|words| item(words)) {
            let area: AreaId = item.id.area().parse().unwrap();
            if plan.area(area.as_str()).is_none() {
                plan.checklists.push(Checklist {
                    title: area.to_string(),
                    area: area.clone(),
                    about: None,
                    owner: None,
                    items: Vec::new(),
                });
            }
            let mut checklists = plan.checklists.iter_mut();
            let checklist = checklists.find(|known| known.area == area).unwrap();
            checklist.items.push(item.into());
        }
        Self {
            plan,
            roster: Roster {
                people: PEOPLE.iter().map(|words| person(words)).collect(),
            },
            today: day(TODAY),
            grounds: Grounds::default(),
            history: History::new(Release::bare("1.0".parse().unwrap())),
            commit: None,
        }
    }

    /// Opens on another day.
    pub(crate) fn on(mut self, date: &str) -> Self {
        self.today = day(date);
        self
    }

    /// With a release date.
    pub(crate) fn releasing(mut self, date: &str) -> Self {
        self.release(|release| release.date = Some(day(date)));
        self
    }

    /// Writes something else into the release's file.
    pub(crate) fn release(&mut self, change: impl FnOnce(&mut Release)) {
        let mut release = self.history.release().clone();
        change(&mut release);
        let events = self.history.events().to_vec();
        self.history = History::new(release);
        self.history.absorb(events);
    }

    /// Writes something else into an item's checklist.
    pub(crate) fn rewrite(&mut self, id: &str, change: impl FnOnce(&mut Item)) {
        let mut items = self.plan.checklists.iter_mut().flat_map(|c| &mut c.items);
        let item = items.find(|item| item.id.as_str() == id).unwrap();
        change(Arc::make_mut(item));
    }

    /// Takes an item out of its checklist.
    pub(crate) fn remove(&mut self, id: &str) {
        for list in &mut self.plan.checklists {
            list.items.retain(|item| item.id.as_str() != id);
        }
    }

    /// Takes a checklist away.
    pub(crate) fn remove_area(&mut self, area: &str) {
        self.plan
            .checklists
            .retain(|list| list.area.as_str() != area);
    }

    /// Lets somebody own an area.
    pub(crate) fn area_owner(&mut self, area: &str, owner: &str) {
        let mut checklists = self.plan.checklists.iter_mut();
        let checklist = checklists.find(|known| known.area.as_str() == area);
        checklist.unwrap().owner = Some(owner.into());
    }

    /// What a command would record.
    pub(crate) fn decide(&self, who: &str, command: &Command) -> Result<Draft, Refusal> {
        let desk = Desk {
            plan: &self.plan,
            history: &self.history,
            roster: &self.roster,
            today: self.today,
            by: who.split('@').next().unwrap(),
            writer: Some(writer(who)),
            grounds: self.grounds,
            commit: self.commit.as_ref(),
            drift: None,
        };
        decide(&desk, command)
    }

    /// Carries a command out; none where there is nothing to record.
    pub(crate) fn run(&mut self, who: &str, command: &Command) -> Result<Option<Event>, Refusal> {
        let draft = self.decide(who, command)?;
        Ok((!draft.changes.is_empty()).then(|| self.record(who, draft)))
    }

    /// Stamps a draft and records it, as the store would.
    pub(crate) fn record(&mut self, who: &str, draft: Draft) -> Event {
        self.record_of(who, who.split('@').next().unwrap(), draft)
    }

    /// The same, as the word of somebody else than who types.
    pub(crate) fn record_of(&mut self, who: &str, by: &str, draft: Draft) -> Event {
        let typist = who.split('@').next().unwrap();
        let writer = writer(who);
        let own = |event: &&Event| event.writer == writer;
        let nth = self.history.events().iter().filter(own).count();
        let seed = writer.to_string() + &nth.to_string();
        let bits = seed.bytes().fold(u128::MAX, |bits, byte| {
            (bits ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        });
        let last = self.history.events().last();
        let event = Event {
            v: VERSION,
            id: EventId::from_bits(bits.swap_bytes()),
            writer,
            clock: last.map_or(1, |event| event.clock + 1),
            at: self.now(),
            by: by.into(),
            recorded_by: (by != typist).then(|| typist.into()),
            release: self.history.release().id.clone(),
            changes: draft.changes.into(),
        };
        self.history.absorb(vec![event.clone()]);
        event
    }

    /// Noon of the day.
    fn now(&self) -> DateTime<chrono::FixedOffset> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        self.today.and_time(noon).and_utc().fixed_offset()
    }

    /// Somebody says something of an item, or of several between spaces; see [`edit`].
    pub(crate) fn says(&mut self, who: &str, items: &str, words: &str) -> EventId {
        self.must(who, &Self::answer_of(items, words))
    }

    /// Why somebody may not say something of an item.
    pub(crate) fn refuses(&self, who: &str, items: &str, words: &str) -> Refusal {
        let command = Self::answer_of(items, words);
        match self.decide(who, &command) {
            Ok(draft) => panic!("{who} may say `{words}` of {items}: {draft:?}"),
            Err(refusal) => refusal,
        }
    }

    /// The command for [`Stage::says`].
    pub(crate) fn answer_of(items: &str, words: &str) -> Command {
        Command::Answer {
            items: ids(items),
            edit: edit(words),
        }
    }

    /// Somebody has an item's check run; see [`ended`].
    pub(crate) fn checks(&mut self, who: &str, item: &str, words: &str) -> EventId {
        self.must(who, &Self::check_of(item, words))
    }

    /// The command for [`Stage::checks`].
    pub(crate) fn check_of(item: &str, words: &str) -> Command {
        Command::Check {
            item: item.parse().unwrap(),
            report: ended(words),
        }
    }

    /// Somebody stands by the answer to an item as the second person.
    pub(crate) fn confirms(&mut self, who: &str, items: &str) -> EventId {
        self.must(who, &Command::Confirm { items: ids(items) })
    }

    /// Somebody votes for an area: `go` or `no-go`, and a sentence behind it if there is one.
    pub(crate) fn votes(&mut self, who: &str, area: &str, words: &str) -> EventId {
        self.must(who, &Self::vote_of(area, words))
    }

    /// The command for [`Stage::votes`].
    pub(crate) fn vote_of(area: &str, words: &str) -> Command {
        let (call, note) = words.split_once(' ').unwrap_or((words, ""));
        Command::Vote {
            area: area.parse().unwrap(),
            call: Call::from_word(call).unwrap(),
            note: (!note.is_empty()).then(|| note.into()),
        }
    }

    /// The command that ships or holds the release: `ship` or `hold`, and a sentence behind it.
    pub(crate) fn decision_of(words: &str) -> Command {
        let (course, note) = words.split_once(' ').unwrap_or((words, ""));
        Command::Decide {
            course: Course::from_word(course).unwrap(),
            note: (!note.is_empty()).then(|| note.into()),
        }
    }

    /// Somebody ships or holds the release; see [`Stage::decision_of`].
    pub(crate) fn decides(&mut self, who: &str, words: &str) -> EventId {
        self.must(who, &Self::decision_of(words))
    }

    /// Somebody opens the release again.
    pub(crate) fn reopens(&mut self, who: &str) -> EventId {
        self.must(who, &Command::Reopen)
    }

    /// How the vote of an area stands.
    pub(crate) fn stand(&self, area: &str) -> Stand {
        let board = self.board();
        board.poll.ballots[board.area_place(area).unwrap()].stand()
    }

    /// Somebody takes the last change back.
    pub(crate) fn undoes(&mut self, who: &str) -> EventId {
        self.must(who, &Command::Undo(None))
    }

    /// Somebody brings back what was taken back last.
    pub(crate) fn redoes(&mut self, who: &str) -> EventId {
        self.must(who, &Command::Redo(None))
    }

    fn must(&mut self, who: &str, command: &Command) -> EventId {
        match self.run(who, command) {
            Ok(Some(event)) => event.id,
            other => panic!("{who}: {command:?} led to {other:?}"),
        }
    }

    /// Two places tell each other everything.
    pub(crate) fn meet(&mut self, other: &mut Self) {
        self.history.absorb(other.history.events().to_vec());
        other.history.absorb(self.history.events().to_vec());
    }

    /// What people have said of an item.
    pub(crate) fn answer(&self, id: &str) -> Arc<Answer> {
        self.history.answer(self.plan.find(id).unwrap())
    }

    /// Everything that is asked, weighed today.
    pub(crate) fn board(&self) -> Board {
        Board::lay(&self.plan, &self.history, &self.roster, self.today)
    }

    /// An item with its answer and standing.
    pub(crate) fn row(&self, id: &str) -> Row {
        self.board().row(&id.parse().unwrap()).unwrap().clone()
    }

    /// Where an item stands.
    pub(crate) fn standing(&self, id: &str) -> Standing {
        self.row(id).standing
    }

    /// Where an item stands, in one line: `done, settled` or `blocked unexplained unowned`.
    pub(crate) fn word(&self, id: &str) -> String {
        let standing = self.standing(id);
        let flags = standing.flags.iter().map(|flag| format!(" {flag}"));
        let end = match (standing.settled, standing.in_hand) {
            (true, _) => ", settled",
            (_, true) => ", in hand",
            _ => "",
        };
        format!("{}{}{end}", standing.state, flags.collect::<String>())
    }

    /// The verdict with its reasons.
    pub(crate) fn assessment(&self) -> Assessment {
        assess(&self.board(), self.grounds)
    }
}
