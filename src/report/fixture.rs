//! A small release to try every format on.

use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{Facts, Source};
use super::ink::Paper;
use crate::domain::board::Board;
use crate::domain::burn_up::BurnUp;
use crate::domain::command::{Command, Legacy};
use crate::domain::delta::Delta;
use crate::domain::event::{Call, Course};
use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::history::History;
use crate::domain::roster::Absence;
use crate::domain::stage::{Stage, day, item};
use crate::domain::verdict::{Assessment, assess};

/// What all text formats are written upon.
pub(super) const PAPER: Paper = Paper {
    width: 80,
    colour: false,
    ascii: false,
};

/// A text that tries everything.
pub(super) const HOSTILE: &str = "\u{1B}]0;x\u{7}\r\n::error::# <script>alert(1)</script> \
    \u{202E}|a|`b` *c* [d](http://e.example) @maria #12 ##vso[x] https://f.example\n- \u{9B}31m\u{E0041}";

/// Everything that a report is made from.
pub(super) struct World {
    pub(super) stage: Stage,
    pub(super) findings: Vec<Finding>,
    /// The day against which it is held.
    since: Option<NaiveDate>,
}

/// A world that has been weighed.
pub(super) struct Weighed<'a> {
    world: &'a World,
    pub(super) board: Board,
    assessment: Assessment,
    delta: Option<Delta>,
    burn_up: Option<BurnUp>,
}

impl World {
    /// Three areas of a release in two weeks; nothing answered.
    pub(super) fn new() -> Self {
        let mut stage = Stage::new(&[
            "support/contact-channel; text Clients can reach us, and the hours and \
             first-response target are published in the product; must; go; evidence; \
             proof Link to the published page; due T-14d",
            "support/mail-repair; text Mails that did not go out can be sent again; due 2026-03-10",
            "support/briefed; text Support has been shown what is new; could",
            "reliability/restore-drill; text A restore from backup met its target; must; \
             target <= 60 min; fresh 10d",
            "reliability/load; text The expected load was carried for an hour; go; due T-7d",
            "reliability/learned; text The list holds what we learned; after",
            "data/test-data; text Test data can be told apart and deleted; must",
            "data/personal; text Personal data is deleted as promised; asked-if stores-data",
        ])
        .on("2026-03-12")
        .releasing("2026-03-26");
        stage.release(|release| {
            release.name = Some("Shop".into());
            release.version = Some("2.4.0".into());
            release.owner = Some("maria".into());
            release.traits.insert("stores-data".parse().unwrap(), false);
        });
        stage.area_owner("support", "Support lead");
        stage.area_owner("reliability", "maria");
        for (checklist, title) in
            stage
                .plan
                .checklists
                .iter_mut()
                .zip(["Support", "Reliability", "Data"])
        {
            checklist.title = title.into();
        }
        Self {
            stage,
            findings: Vec::new(),
            since: None,
        }
    }

    /// Takes over a word of the release before.
    fn carries(&mut self, item: &str, owner: &str, reason: Option<&str>) {
        let legacy = Legacy {
            item: item.parse().unwrap(),
            owner: Some(owner.into()),
            not_applicable: reason.map(Into::into),
        };
        let command = Command::Carry {
            from: "2.3.0".parse().unwrap(),
            legacy: vec![legacy],
        };
        self.stage.run("john", &command).unwrap();
    }

    /// The board at the end of an earlier day.
    fn board_on(&self, day: NaiveDate) -> Board {
        let mut then = self.stage.clone();
        then.today = day;
        let events = self.stage.history.events().iter();
        let events = events.filter(|event| event.at.date_naive() <= day);
        then.history = History::new(self.stage.history.release().clone());
        then.history.absorb(events.cloned().collect());
        then.board()
    }

    /// John says something of an item, on a day of March.
    fn says(&mut self, date: u32, item: &str, words: &str) {
        let today = std::mem::replace(&mut self.stage.today, day(&format!("2026-03-{date:02}")));
        self.stage.says("john", item, words);
        self.stage.today = today;
    }

    pub(super) fn weigh(&self) -> Weighed<'_> {
        let board = self.stage.board();
        Weighed {
            assessment: assess(&board, self.stage.grounds.with(&self.findings)),
            delta: self
                .since
                .map(|day| Delta::between(&self.board_on(day), &board)),
            burn_up: BurnUp::of(&self.stage.history, &board, &self.stage.roster),
            world: self,
            board,
        }
    }
}

impl Weighed<'_> {
    pub(super) fn facts(&self) -> Facts<'_> {
        Facts::of(Source {
            board: &self.board,
            assessment: &self.assessment,
            findings: &self.world.findings,
            roster: &self.world.stage.roster,
            origin: Some("the pack that ships with gonogo"),
            sharing: "this machine only",
        })
        .since(self.delta.as_ref())
        .burning(self.burn_up.as_ref())
    }
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
        ("checked", checked()),
        ("review", review()),
        ("unicode", unicode()),
        ("polled", polled()),
        ("shipped", shipped()),
        ("hostile", hostile(HOSTILE)),
        ("unreadable", unreadable()),
        ("nothing-asked", nothing_asked()),
    ]
}

/// Everything settled.
fn go() -> World {
    let mut world = World::new();
    let page = "done; evidence https://shop.example/help?a=1&b=2";
    world.says(11, "support/contact-channel", page);
    world.says(11, "reliability/restore-drill", "done; value 0.7 h");
    world.says(11, "reliability/load data/test-data", "done");
    world.says(11, "support/mail-repair support/briefed", "done");
    world
}

fn conditional() -> World {
    let mut world = go();
    let waiver = "waived; reason The new environment opens a week after the release; \
                  approved maria; until 2026-04-30";
    world.says(12, "data/test-data", waiver);
    world.says(9, "reliability/load", "in-progress");
    world
}

fn no_go() -> World {
    let mut world = World::new();
    let blocked = "blocked; reason the page waits for the lawyers";
    world.says(9, "support/contact-channel", blocked);
    let begun = "in-progress; owner john; note half of it is scripted";
    world.says(11, "support/mail-repair", begun);
    world.says(12, "reliability/restore-drill", "done; value 75 min");
    let mut warning = finding(Severity::Warning, "lvl = \"must\"", 1, 3);
    warning.help = None;
    world.findings.push(warning);
    world
}

/// Checks have told a value, a failure, and nothing at all; one item is not enforced yet.
fn checked() -> World {
    let mut world = World::new();
    for (id, expect) in [
        ("reliability/restore-drill", "took (?<value>[0-9]+ min)"),
        ("reliability/load", ""),
        ("data/test-data", ""),
    ] {
        let check = item(&format!("{id}; check {expect}")).check;
        world.stage.rewrite(id, |item| item.check = check);
    }
    world.stage.rewrite("data/test-data", |item| {
        item.enforced_from = Some(day("2026-06-01"));
    });
    for (id, end) in [
        ("reliability/restore-drill", "exit 0 it took 48 min"),
        ("reliability/load", "exit 1 3 of 1000 requests were lost"),
        ("data/test-data", "none there is no program `tell` on PATH"),
    ] {
        world.stage.checks("john", id, end);
    }
    world
}

/// Two days after a meeting, in a release that began from another.
fn review() -> World {
    let mut world = World::new();
    let today = std::mem::replace(&mut world.stage.today, day("2026-03-02"));
    world.carries(
        "support/briefed",
        "john",
        Some("Support helped to build it"),
    );
    world.carries("reliability/load", "maria", None);
    world.stage.today = today;
    world.says(9, "support/mail-repair", "in-progress; due 2026-03-20");
    world.says(9, "data/test-data", "done");
    world.says(11, "reliability/restore-drill", "done; value 41 min");
    world.says(
        11,
        "support/contact-channel",
        "blocked; reason the lawyers read it",
    );
    world.says(
        12,
        "data/test-data",
        "failed; reason it cannot be told apart",
    );
    world.since = Some(day("2026-03-10"));
    world.stage.roster.people[1].away = vec![Absence {
        from: day("2026-03-20"),
        to: day("2026-03-24"),
        acting: Some("ada".into()),
    }];
    world
}

/// In the meeting: one go that has become outdated, one no-go of somebody else, one who is silent.
fn polled() -> World {
    let mut world = conditional();
    world.stage.grounds.votes_required = true;
    world
        .stage
        .votes("maria", "reliability", "go the load holds");
    world.says(
        12,
        "reliability/load",
        "blocked; reason the test rig is down",
    );
    world
        .stage
        .votes("ada", "support", "no-go nobody is on shift on Sunday");
    world
}

/// Shipped against a NO-GO, reopened, shipped again; then somebody's earlier answer came in.
fn shipped() -> World {
    let mut world = no_go();
    let mut there = world.stage.clone();
    there.says(
        "john@train",
        "data/test-data",
        "failed; reason it cannot be deleted",
    );
    world.stage.decides("maria", "ship the client waits for it");
    world.stage.reopens("john");
    world
        .stage
        .decides("john", "ship as agreed with the client");
    world.stage.meet(&mut there);
    world
}

fn unicode() -> World {
    let mut world = World::new();
    world
        .stage
        .release(|release| release.name = Some("Laden für Bücher 日本".into()));
    world.stage.plan.checklists[0].title = "サポート 👩\u{200D}🚀 und noch viel mehr".into();
    world.stage.rewrite("support/contact-channel", |item| {
        item.text = "日本語のお客様は、営業時間と最初の返事までの時間を知っている。\
                     連絡先は製品の中に書かれている。"
            .into();
    });
    let failed = "failed; reason wartet auf 👩\u{200D}🚀 e\u{301}; \
                  owner Zoë Åström-Łukasiewicz aus der Straße";
    world.says(10, "support/contact-channel", failed);
    world
}

/// A world in which every text that people can write is `text`.
pub(super) fn hostile(text: &str) -> World {
    let mut world = World::new();
    let stage = &mut world.stage;
    stage.release(|release| {
        release.name = Some(text.into());
        release.version = Some(text.into());
        release.owner = Some(text.into());
    });
    for checklist in &mut stage.plan.checklists {
        checklist.title = text.into();
        checklist.owner = Some(text.into());
        for item in checklist.items.iter_mut().map(Arc::make_mut) {
            item.text = text.into();
            item.proof = Some(text.into());
        }
    }
    let said = |words: &str| Stage::answer_of("support/mail-repair", words);
    let mut answer = |words: &str, item: &str| {
        let mut command = said(words);
        if let crate::domain::command::Command::Answer { items, edit } = &mut command {
            *items = vec![item.parse().unwrap()];
            edit.reason = Some(text.into());
            edit.owner = Some(text.into());
            edit.note = Some(text.into());
            edit.evidence = Some(text.into());
            edit.approved_by = edit.until.map(|_| text.into());
        }
        stage.run("john", &command).unwrap();
    };
    answer("blocked", "support/contact-channel");
    answer("failed", "support/mail-repair");
    answer("waived; until 2026-04-30", "data/test-data");
    world.carries("support/briefed", text, Some(text));
    let note = Some(text.to_string());
    let vote = Command::Vote {
        area: "support".parse().unwrap(),
        call: Call::NoGo,
        note: note.clone(),
    };
    world.stage.run("john", &vote).unwrap();
    let course = Course::Hold;
    world
        .stage
        .run("john", &Command::Decide { course, note })
        .unwrap();
    world.since = Some(day("2026-03-11"));
    world.stage.roster.people[0].away = vec![Absence {
        from: day("2026-03-01"),
        to: day("2026-04-01"),
        acting: Some(text.into()),
    }];
    world.stage.rewrite("reliability/load", |item| {
        item.owner = Some("maria".into());
    });
    let mut finding = finding(Severity::Warning, text, 3, 4);
    finding.path = text.into();
    finding.message = text.into();
    finding.help = Some(text.into());
    world.findings.push(finding);
    world
}

fn unreadable() -> World {
    let mut world = go();
    let fault = finding(Severity::Error, "lvl = \"must\"", 1, 3);
    world.findings.push(fault);
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
    world
        .stage
        .plan
        .checklists
        .retain(|checklist| checklist.area.as_str() == "data");
    world.stage.rewrite("data/test-data", |item| {
        item.asked_if = ["stores-data".parse().unwrap()].into();
    });
    world
}
