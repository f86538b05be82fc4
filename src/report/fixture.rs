//! A small release to try every format on.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::facts::{Facts, Source};
use super::ink::Paper;
use crate::domain::board::Board;
use crate::domain::checklist::{Checklist, Item, Level, Phase, Plan};
use crate::domain::event::{Add, Change, Event, Said, Set, VERSION};
use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::history::History;
use crate::domain::id::{EventId, ItemId, WriterId};
use crate::domain::release::Release;
use crate::domain::roster::{Person, Roster};
use crate::domain::verdict::{Assessment, assess};
use crate::domain::when::parse_date;

/// The day of all tests.
pub(super) fn today() -> NaiveDate {
    day("2026-03-12")
}

pub(super) fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

/// Everything that a report is made from.
pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) release: Release,
    pub(super) roster: Roster,
    pub(super) findings: Vec<Finding>,
    pub(super) history: History,
    changes: Vec<(u32, Change)>,
}

/// A world that has been weighed.
pub(super) struct Weighed<'a> {
    world: &'a World,
    pub(super) board: Board,
    assessment: Assessment,
}

impl World {
    /// Three areas of a release in two weeks; nothing answered.
    pub(super) fn new() -> Self {
        let mut release = Release::bare("2.4".parse().unwrap());
        release.name = Some("Shop".into());
        release.version = Some("2.4.0".into());
        release.date = Some(day("2026-03-26"));
        release.owner = Some("Maria Garcia".into());
        let person = |name: &str, aka: &str| Person {
            name: name.into(),
            aka: vec![aka.into()],
            roles: Vec::new(),
            email: None,
            away: Vec::new(),
        };
        let mut world = Self {
            plan: Plan {
                checklists: vec![
                    checklist("support", "Support", Some("Support lead")),
                    checklist("reliability", "Reliability", Some("mg")),
                    checklist("data", "Data", None),
                ],
            },
            release: release.clone(),
            roster: Roster {
                people: vec![person("Maria Garcia", "mg"), person("John Smith", "js")],
            },
            findings: Vec::new(),
            history: History::new(release),
            changes: Vec::new(),
        };
        world.fill();
        world
    }

    fn fill(&mut self) {
        self.add(
            "support/contact-channel",
            "Clients can reach us, and the hours and first-response target are published in the product",
            |item| {
                item.level = Level::Must;
                item.phase = Phase::Go;
                item.evidence_required = true;
                item.proof = Some("Link to the published page".into());
                item.due = Some("T-14d".parse().unwrap());
            },
        );
        self.add(
            "support/mail-repair",
            "Mails that did not go out can be sent again",
            |item| {
                item.due = Some("2026-03-10".parse().unwrap());
            },
        );
        self.add(
            "support/briefed",
            "Support has been shown what is new",
            |item| {
                item.level = Level::Could;
            },
        );
        self.add(
            "reliability/restore-drill",
            "A restore from backup met its target",
            |item| {
                item.level = Level::Must;
                item.target = Some("<= 60 min".parse().unwrap());
                item.fresh_for = Some("10d".parse().unwrap());
            },
        );
        self.add(
            "reliability/load",
            "The expected load was carried for an hour",
            |item| {
                item.phase = Phase::Go;
                item.due = Some("T-7d".parse().unwrap());
            },
        );
        self.add(
            "reliability/learned",
            "The list has been changed by what we learned",
            |item| {
                item.phase = Phase::After;
            },
        );
        self.add(
            "data/test-data",
            "Test data can be told apart and deleted",
            |item| {
                item.level = Level::Must;
            },
        );
        self.add(
            "data/personal",
            "Personal data is deleted when it was promised",
            |item| {
                item.asked_if = vec!["stores-data".parse().unwrap()];
            },
        );
        self.release
            .traits
            .insert("stores-data".parse().unwrap(), false);
    }

    /// Adds an item to the checklist of its area.
    pub(super) fn add(&mut self, id: &str, text: &str, change: impl FnOnce(&mut Item)) {
        let mut item = Item::new(id.parse().unwrap(), text);
        change(&mut item);
        let area = item.id.area().to_string();
        let is = |checklist: &&mut Checklist| checklist.area.as_str() == area;
        let checklist = self.plan.checklists.iter_mut().find(is).unwrap();
        checklist.items.push(Arc::new(item));
    }

    /// Records a status, so many days ago.
    pub(super) fn say(&mut self, id: &str, days: u32, said: Said) {
        self.set(days, id, said, Change::Status);
    }

    /// Records any other field, so many days ago.
    pub(super) fn set<T>(&mut self, days: u32, id: &str, to: T, change: fn(Set<T>) -> Change) {
        let set = Set {
            item: id.parse().unwrap(),
            to,
            saw: Vec::new(),
            once: false,
        };
        self.changes.push((days, change(set)));
    }

    /// Records a note or evidence, so many days ago.
    pub(super) fn remark(&mut self, days: u32, id: &str, text: &str, change: fn(Add) -> Change) {
        let add = Add {
            item: id.parse().unwrap(),
            text: text.into(),
            once: false,
        };
        self.changes.push((days, change(add)));
    }

    pub(super) fn done(&self, id: &str) -> Said {
        let item = self.plan.find(id).unwrap();
        Said::Done {
            reason: None,
            digest: item.digest(),
        }
    }

    /// Settles everything.
    pub(super) fn settle(&mut self) {
        let ids: Vec<ItemId> = self.plan.items().map(|item| item.id.clone()).collect();
        for id in ids {
            self.say(id.as_str(), 1, self.done(id.as_str()));
        }
        let page = "https://shop.example/help?a=1&b=2";
        self.remark(1, "support/contact-channel", page, Change::Evidence);
        let value = Some("0.7 h".parse().unwrap());
        self.set(1, "reliability/restore-drill", value, Change::Value);
    }

    /// Weighs it.
    pub(super) fn weigh(&mut self) -> Weighed<'_> {
        self.history = History::new(self.release.clone());
        let writer = WriterId::from_bits(7);
        let event = |(place, (days, change)): (usize, &(u32, Change))| Event {
            v: VERSION,
            id: EventId::from_bits(place as u128 + 1),
            writer,
            clock: place as u64 + 1,
            at: at(*days),
            by: "John Smith".into(),
            recorded_by: None,
            release: self.release.id.clone(),
            changes: vec![change.clone()],
        };
        self.history
            .absorb(self.changes.iter().enumerate().map(event).collect());
        let board = Board::lay(&self.plan, &self.history, &self.roster, today());
        let assessment = assess(&board, &self.findings);
        Weighed {
            world: self,
            board,
            assessment,
        }
    }
}

impl Weighed<'_> {
    pub(super) fn facts(&self) -> Facts<'_> {
        Facts::of(Source {
            board: &self.board,
            assessment: &self.assessment,
            findings: &self.world.findings,
            roster: &self.world.roster,
            origin: None,
            sharing: "this machine only",
        })
    }
}

fn checklist(area: &str, title: &str, owner: Option<&str>) -> Checklist {
    Checklist {
        area: area.parse().unwrap(),
        title: title.into(),
        about: None,
        owner: owner.map(Into::into),
        items: Vec::new(),
    }
}

/// Noon, so many days ago.
fn at(days: u32) -> DateTime<FixedOffset> {
    let day = today() - chrono::TimeDelta::days(days.into());
    format!("{day}T12:00:00+01:00").parse().unwrap()
}

/// A fault in a checklist.
pub(super) fn finding(severity: Severity, source: &str, column: usize, width: usize) -> Finding {
    Finding {
        severity,
        path: "checklists/support.toml".into(),
        spot: Some(Spot {
            line: 12,
            column,
            width,
            source: source.into(),
            skipped: 0,
        }),
        message: "`lvl` is not a key of an item".into(),
        help: Some("did you mean `level`?".into()),
    }
}

/// The worlds that every format is tried on, by name.
pub(super) fn worlds() -> Vec<(&'static str, World)> {
    vec![
        ("untouched", World::new()),
        ("go", go()),
        ("conditional", conditional()),
        ("no-go", no_go()),
        ("unicode", unicode()),
        (
            "hostile",
            hostile(
                "\u{1B}]0;x\u{7}\r\n# <script>alert(1)</script> \u{202E}|a|`b` *c* [d](http://e.example) @maria #12 https://f.example\n- \u{9B}31m\u{E0041}",
            ),
        ),
        ("unreadable", unreadable()),
        ("nothing-asked", nothing_asked()),
    ]
}

fn go() -> World {
    let mut world = World::new();
    world.settle();
    world
}

fn conditional() -> World {
    let mut world = go();
    let waived = Said::Waived {
        reason: "The new channel opens a week after the release; until then mail works".into(),
        approved_by: "mg".into(),
        until: day("2026-04-30"),
    };
    world.say("data/test-data", 0, waived);
    world.say("reliability/load", 3, Said::InProgress { reason: None });
    world.changes.retain(|(_, change)| !superseded(change));
    world
}

/// The first answers to what `conditional` answers again.
fn superseded(change: &Change) -> bool {
    let Change::Status(set) = change else {
        return false;
    };
    let again = ["data/test-data", "reliability/load"].contains(&set.item.as_str());
    again && matches!(set.to, Said::Done { .. })
}

fn no_go() -> World {
    let mut world = World::new();
    let blocked = Said::Blocked {
        reason: Some("the page waits for the lawyers".into()),
    };
    world.say("support/contact-channel", 3, blocked);
    world.say("support/mail-repair", 1, Said::InProgress { reason: None });
    world.set(1, "support/mail-repair", Some("js".into()), Change::Owner);
    world.remark(
        1,
        "support/mail-repair",
        "half of it is scripted",
        Change::Note,
    );
    world.say(
        "reliability/restore-drill",
        0,
        world.done("reliability/restore-drill"),
    );
    let value = Some("75 min".parse().unwrap());
    world.set(0, "reliability/restore-drill", value, Change::Value);
    let mut finding = finding(Severity::Warning, "lvl = \"must\"", 1, 3);
    finding.help = None;
    world.findings.push(finding);
    world
}

fn unicode() -> World {
    let mut world = World::new();
    world.release.name = Some("Laden für Bücher 日本".into());
    world.plan.checklists[0].title = "サポート 👩\u{200D}🚀 und noch viel mehr".into();
    world.add("support/unicode", "日本語のお客様は、営業時間と最初の返事までの時間を知っている。連絡先は製品の中に書かれている。", |item| {
        item.level = Level::Must;
        item.owner = Some("Zoë Åström-Łukasiewicz aus der Straße".into());
    });
    let reason = "wartet auf 👩\u{200D}🚀 e\u{301}";
    world.say(
        "support/unicode",
        2,
        Said::Failed {
            reason: reason.into(),
        },
    );
    world
}

/// A world in which every text that people can write is `text`.
pub(super) fn hostile(text: &str) -> World {
    let mut world = World::new();
    world.release.name = Some(text.into());
    world.release.version = Some(text.into());
    world.release.owner = Some(text.into());
    for checklist in &mut world.plan.checklists {
        checklist.title = text.into();
        checklist.owner = Some(text.into());
        for item in &mut checklist.items {
            let item = Arc::make_mut(item);
            item.text = text.into();
            item.proof = Some(text.into());
        }
    }
    let reason = Some(text.to_string());
    world.say("support/contact-channel", 1, Said::Blocked { reason });
    world.say(
        "support/mail-repair",
        1,
        Said::Failed {
            reason: text.into(),
        },
    );
    world.set(1, "support/mail-repair", Some(text.into()), Change::Owner);
    world.remark(1, "support/mail-repair", text, Change::Note);
    world.remark(1, "support/mail-repair", text, Change::Evidence);
    let waived = Said::Waived {
        reason: text.into(),
        approved_by: text.into(),
        until: day("2026-04-30"),
    };
    world.say("data/test-data", 1, waived);
    let mut finding = finding(Severity::Warning, text, 3, 4);
    finding.path = text.into();
    finding.message = text.into();
    finding.help = Some(text.into());
    world.findings.push(finding);
    world
}

fn unreadable() -> World {
    let mut world = go();
    world
        .findings
        .push(finding(Severity::Error, "lvl = \"must\"", 1, 3));
    world.findings.push(Finding {
        severity: Severity::Error,
        path: "checklists/data.toml".into(),
        spot: None,
        message: "the file cannot be read: permission denied".into(),
        help: None,
    });
    world
}

fn nothing_asked() -> World {
    let mut world = World::new();
    world.release.areas = vec!["data".parse().unwrap()];
    world.plan.checklists[2].items.remove(0);
    world
}

/// What all text formats are written upon in tests.
pub(super) const PAPER: Paper = Paper {
    width: 80,
    colour: false,
    ascii: false,
};

pub(super) fn pack() -> World {
    let mut world = World::new();
    world.plan.checklists.clear();
    world.changes.clear();
    for file in std::fs::read_dir("checklists").unwrap() {
        let path = file.unwrap().path();
        let area = path.file_stem().unwrap().to_str().unwrap().to_string();
        let table: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        world.plan.checklists.push(checklist(
            &area,
            table["title"].as_str().unwrap(),
            table["owner"].as_str(),
        ));
        for (id, t) in table["item"].as_table().unwrap() {
            world.add(
                &format!("{area}/{id}"),
                t["text"].as_str().unwrap(),
                |item| {
                    item.level = Level::from_word(t["level"].as_str().unwrap()).unwrap();
                    item.phase = Phase::from_word(t["phase"].as_str().unwrap()).unwrap();
                    item.due = t
                        .get("due")
                        .and_then(|d| d.as_str())
                        .map(|d| d.parse().unwrap());
                },
            );
        }
    }
    world.release = Release::bare("next".parse().unwrap());
    world
}
