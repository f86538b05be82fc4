//! Every place and overlay of the app, each with the keys that lead there: for tests that hold
//! wherever one is.

use super::{Keeping, Play, stage};
use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::release::Release;
use crate::domain::stage::day;
use crate::session::Asked;
use crate::tui::action::Scope;

/// What has happened before somebody goes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum World {
    /// Nobody has answered anything.
    Fresh,
    /// There are answers, something to undo, something to redo, and two faults in the files.
    Busy,
    /// Nobody has, and one item has more to say than a screen holds.
    Long,
    /// Two people have answered the first item without knowing of each other.
    Odds,
    /// Nobody has; two items have checks, which nobody has trusted.
    Checked,
    /// As busy, and nothing can be written any more.
    Full,
    /// As busy, with a release that was shipped before and one that is to come.
    Three,
}

/// A place with the keys that lead there from the big picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) scope: Scope,
    pub(crate) world: World,
    pub(crate) way: &'static str,
}

const fn place(scope: Scope, name: &'static str, world: World, way: &'static str) -> Place {
    Place {
        name,
        scope,
        world,
        way,
    }
}

use Scope as S;
use World::{Busy, Checked, Fresh, Full, Long, Odds, Three};

/// All of them.
#[rustfmt::skip]
pub(crate) const PLACES: &[Place] = &[
    place(S::BigPicture, "the invitation", Fresh, ""),
    place(S::BigPicture, "an area", Busy, "gj"),
    place(S::BigPicture, "the last reason", Busy, "G"),
    place(S::BigPicture, "home, not saved", Full, "anqG"),
    place(S::Items, "the first item", Fresh, "a"),
    place(S::Items, "an item that needs proof", Busy, "ajjj"),
    place(S::Items, "an item that needs a value", Busy, "aGkk"),
    place(S::Items, "an item of two people", Busy, "aGk"),
    place(S::Items, "marked items", Busy, "a  "),
    place(S::Items, "an empty list", Busy, "/no-such-thing<enter>"),
    place(S::Items, "a list, not saved", Full, "ajjjn"),
    place(S::Walk, "the first of a walk", Fresh, "<enter>"),
    place(S::Walk, "the last of a walk", Busy, "a/area:support<enter>j<enter><enter>"),
    place(S::Walk, "a walk, not saved", Full, "a<enter>n"),
    place(S::Walk, "a long item", Long, "ajjj<enter><enter><pagedown>"),
    place(S::Summary, "the end of a walk", Busy, "a/area:support<enter>W<enter>b<enter>n"),
    place(S::Summary, "the end of no change", Fresh, "<enter>  "),
    place(S::Summary, "the end of a long walk", Fresh, "aWnnnnnnnnj"),
    place(S::Poll, "the roll call", Busy, "v"),
    place(S::Poll, "the end of the roll call", Busy, "vy<enter>nof course not<enter>y<enter>"),
    place(S::Poll, "a decided release", Busy, "vswe must<enter>"),
    place(S::History, "my last change", Busy, "Hj"),
    place(S::History, "another's change", Busy, "HG"),
    place(S::History, "an empty history", Fresh, "H"),
    place(S::Proposals, "a new action", Busy, "I<tab><enter>"),
    place(S::Proposals, "an action that may be an item", Busy, "I<tab><enter>  "),
    place(S::Proposals, "the last proposal, left out", Busy, "I<tab><enter>   xh"),
    place(S::Import, "what will be written", Busy, "I<tab><enter>  x<enter>"),
    place(S::Import, "nothing to write", Busy, "I<tab><enter>xxxxp"),
    place(S::Field, "which minutes", Busy, "Imi"),
    place(S::Field, "the words of a proposal", Busy, "I<tab><enter>t, and soon"),
    place(S::Field, "the day of a proposal", Busy, "I<tab><enter>d"),
    place(S::Field, "which item a proposal is", Busy, "I<tab><enter>ier"),
    place(S::Releases, "the releases", Three, "r"),
    place(S::Releases, "the release before", Three, "rg"),
    place(S::Releases, "the only release", Fresh, "r"),
    place(S::Help, "the help of a list", Busy, "ajjj?jj"),
    place(S::Help, "the help of home", Fresh, "?"),
    place(S::Findings, "the first fault", Busy, "!"),
    place(S::Findings, "the last fault", Busy, "ajjj!j"),
    place(S::Choice, "two answers", Odds, "a="),
    place(S::Trust, "commands to trust", Checked, "aV"),
    place(S::Items, "an item with a check", Checked, "a"),
    place(S::Field, "a reason", Busy, "ajjjb"),
    place(S::Field, "a reason that is needed", Fresh, "<enter>f"),
    place(S::Field, "a written reason", Busy, "ajjjbthe provider"),
    place(S::Field, "who approves", Busy, "ajjjwno time<enter>jo"),
    place(S::Field, "until when", Busy, "ajjjwno time<enter>John Smith<enter>T+1w"),
    place(S::Field, "an owner", Busy, "ajjjoma"),
    place(S::Field, "an owner for several", Busy, "a  oLi Wei"),
    place(S::Field, "a day", Fresh, "<enter>dfr"),
    place(S::Field, "a value", Busy, "aGkkv5"),
    place(S::Field, "a proof", Busy, "ajjjy"),
    place(S::Field, "a sentence", Busy, "vy"),
    place(S::Field, "a sentence that is needed", Busy, "vs"),
    place(S::Field, "who speaks", Busy, "v@ma"),
    place(S::Field, "a filter from home", Busy, "/lev"),
    place(S::Field, "the filter of a list", Busy, "ajjj/area:s"),
    place(S::Field, "the filter of the history", Busy, "H/maria"),
    place(S::Field, "a new item", Busy, "ajjjAClients can call"),
    place(S::Field, "a new release", Three, "rn2.5"),
    place(S::Field, "the day of a new release", Three, "rn2.5<enter>Spring<enter>2.5.0<enter>fr"),
    place(S::Field, "the release to begin from", Three, "rn2.5<enter><enter><enter><enter><enter>"),
    place(S::Field, "a trait of a new release", Three, "rn2.5<enter><enter><enter><enter><enter><enter>no"),
    place(S::Search, "the palette of the releases", Three, "r:new"),
    place(S::Search, "the palette of home", Busy, "gj:"),
    place(S::Search, "the palette of a list", Busy, "ajjj:own"),
    place(S::Search, "the palette of a walk", Fresh, "<enter>:blo"),
    place(S::Search, "the palette of a summary", Fresh, "<enter>  :walk"),
    place(S::Search, "the palette of the poll", Busy, "v:no-go"),
    place(S::Search, "the palette of the history", Busy, "Hj:take"),
    place(S::Search, "the palette over the help", Busy, "a?:back"),
    place(S::Search, "the palette over the faults", Busy, "!:edit"),
    place(S::Search, "a palette of nothing", Busy, ":no-such-thing"),
    place(S::Search, "a search of the help", Busy, "a?/due"),
    place(S::Note, "a note", Fresh, "<enter>m"),
    place(S::Note, "a written note", Busy, "ajjjmAsked twice.<enter>No answer yet"),
    place(S::Note, "the draft of a note", Busy, "ajjjmTo be asked<esc>m"),
];

impl Place {
    /// Goes there.
    pub(crate) fn play(&self) -> Play {
        let mut play = self.world.play();
        play.keys(self.way);
        assert_eq!(play.model.scope(), self.scope, "{}", self.name);
        play
    }
}

impl World {
    pub(crate) fn play(self) -> Play {
        let mut stage = stage();
        if self == Self::Long {
            stage.rewrite("support/channel", |item| {
                let guidance = item.guidance.as_mut().unwrap();
                guidance.ask = (1..=40).map(|n| format!("Question {n}?")).collect();
            });
        }
        if self == Self::Odds {
            let mut other = stage.clone();
            stage.says("Maria Garcia", "usability/tasks", "done");
            other.says("John Smith", "usability/tasks", "blocked; reason the bank");
            stage.meet(&mut other);
        }
        if self == Self::Checked {
            for item in ["usability/tasks", "support/channel"] {
                let with = crate::domain::stage::item("a/x; check");
                stage.rewrite(item, |item| item.check = with.check);
            }
            let mut play = Play::on(stage);
            play.keeping.trusted = crate::tui::scene::Trusted::No;
            return play;
        }
        if matches!(self, Self::Fresh | Self::Long | Self::Odds) {
            return Play::on(stage);
        }
        stage.says("Maria Garcia", "data/erase", "done");
        stage.says(
            "John Smith",
            "support/repair",
            "in-progress; owner Maria Garcia",
        );
        let mut play = Play::on(stage);
        // Mine: one change to be taken back, one to be brought back.
        play.keys("anjyuqg");
        play.keeping.findings = vec![fault(3, Severity::Warning), fault(9, Severity::Warning)];
        play.keeping.refresh();
        if self == Self::Three {
            play.keeping.set_the_shelf();
        }
        play.keeping.broken = (self == Self::Full).then_some("no space left on the disk");
        play.again()
    }
}

impl Keeping {
    /// One release that was shipped before and one that is to come; a new one is asked two things.
    pub(crate) fn set_the_shelf(&mut self) {
        let release = |id: &str, date: Option<&str>| Release {
            date: date.map(day),
            ..Release::bare(id.parse().unwrap())
        };
        let mut before = self.release(release("0.9", Some("2026-03-06")));
        before.says(
            "Maria Garcia",
            "data/erase",
            "not-applicable; reason nothing is kept",
        );
        before.decides("Sarah Chen", "ship the client waits");
        let to_come = self.release(release("1.1", None));
        self.shelf = vec![before, to_come];
        self.asked = vec![
            Asked {
                name: "stores-data".parse().unwrap(),
                question: Some("Does it store clients' data?".into()),
                items: 3,
            },
            Asked {
                name: "has-api".parse().unwrap(),
                question: None,
                items: 1,
            },
        ];
    }
}

fn fault(line: usize, severity: Severity) -> Finding {
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

/// What everybody has said so far, to compare.
pub(crate) fn answers(keeping: &Keeping) -> String {
    use crate::tui::scene::Keeper as _;
    let rows = &keeping.scene().board.rows;
    let lines = rows
        .iter()
        .map(|row| format!("{} {:?}", row.item.id, row.answer));
    lines.collect::<Vec<_>>().join("\n")
}
