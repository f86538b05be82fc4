//! What the app is about: the release with its answers, as somebody else keeps them.
//!
//! The app owns no answers. It reads them through a [`Scene`] and asks a [`Keeper`] to record, so
//! that one owner decides what is true and every test can be such an owner without a disk.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use super::effect::{Said, Subject};
use crate::domain::board::{Area, Board, Row};
use crate::domain::check::Report;
use crate::domain::command::Desk;
use crate::domain::event::Event;
use crate::domain::filter::Viewer;
use crate::domain::finding::Finding;
use crate::domain::id::{AreaId, ItemId, ReleaseId};
use crate::domain::refusal::Refusal;
use crate::domain::verdict::Assessment;
use crate::report::facts::Source;
use crate::session::{Choosing, Imported, NewItem, NewRelease, Passage, Proposed, Survey};

/// All that the app reads, as it is now.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// What commands are decided upon, with the history.
    pub desk: Desk<'a>,
    /// Where every item stands.
    pub board: &'a Board,
    /// The verdict with its reasons.
    pub assessment: &'a Assessment,
    /// What is wrong with the files and the journal.
    pub findings: &'a [Finding],
    /// Where the checklists came from, where that is not the workspace.
    pub origin: Option<&'a str>,
    /// Who else has these answers, in words such as "this machine only".
    pub sharing: &'a str,
    /// Whether checks may run.
    pub trusted: Trusted,
    /// All releases, once they were looked at.
    pub survey: Option<&'a Survey>,
}

/// Whether the checks of the workspace may run, as far as was last seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Trusted {
    /// They may, or there are none.
    #[default]
    Yes,
    /// Nobody on this machine has trusted them.
    No,
    /// They have changed since they were.
    Stale,
}

/// How far checks have come that run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// How many have ended.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// What came of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many have ended by themselves.
    pub ran: usize,
    /// Whether they were stopped before all had.
    pub stopped: bool,
}

/// Something that importing asks of the disk, one at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Find documents that can be offered; [`News::Nearby`] will be heard.
    Find,
    /// Read minutes and plan what they change; [`News::Proposed`] will be heard.
    Read {
        /// The file, as it was named.
        path: PathBuf,
        /// Where new items go to, where that was said.
        into: Option<AreaId>,
    },
    /// Write what was chosen; [`News::Imported`] will be heard.
    Write(Box<Choosing>),
}

/// What importing is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importing {
    /// Minutes are being read.
    Reading,
    /// What was chosen is being written.
    Writing,
}

/// What becomes of checks that are to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// They run; [`News::Checked`] and [`News::Verified`] will be heard.
    Running,
    /// They are not trusted; these lines say what would run.
    NotTrusted(Vec<String>),
}

impl<'a> Scene<'a> {
    /// What facts are worked out from.
    #[must_use]
    pub const fn source(&self) -> Source<'a> {
        Source {
            board: self.board,
            assessment: self.assessment,
            findings: self.findings,
            roster: self.desk.roster,
            origin: self.origin,
            sharing: self.sharing,
        }
    }

    /// The row at a place of the board.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&'a Row> {
        self.board.rows.get(place)
    }

    /// The day.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.board.today
    }

    /// Who is looking, for filters.
    #[must_use]
    pub const fn viewer(&self) -> Viewer<'a> {
        Viewer {
            me: self.desk.by,
            roster: self.desk.roster,
            today: self.board.today,
        }
    }
}

/// Why a change was not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRecorded {
    /// It is against the rules; trying again will not help.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be written, in the words of who tried; trying again may help.
    #[error("{0}")]
    Failed(String),
}

/// Where the rows and areas of a board went when the checklists were read anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    rows: Vec<Option<usize>>,
    areas: Vec<Option<usize>>,
    gone: Option<ReleaseId>,
}

impl Moves {
    /// Follows items by their ids, also under earlier ones, and areas by theirs.
    #[must_use]
    pub fn between(before: &Board, after: &Board) -> Self {
        let mut places = HashMap::new();
        for (place, row) in after.rows.iter().enumerate() {
            places.extend(row.item.was.iter().map(|was| (was, place)));
        }
        let own = after.rows.iter().enumerate();
        places.extend(own.map(|(place, row)| (&row.item.id, place)));
        let areas: HashMap<_, _> = after
            .areas
            .iter()
            .zip(0..)
            .map(|(a, at)| (&a.id, at))
            .collect();
        let row = |row: &Row| places.get(&row.item.id).copied();
        let area = |area: &Area| areas.get(&area.id).copied();
        Self {
            rows: before.rows.iter().map(row).collect(),
            areas: before.areas.iter().map(area).collect(),
            gone: (!after.release.is(&before.release.id)).then(|| before.release.id.clone()),
        }
    }

    /// The release that was open, where it is not there any more and another one is open instead.
    #[must_use]
    pub const fn gone(&self) -> Option<&ReleaseId> {
        self.gone.as_ref()
    }

    /// Where the row of a place is now; none where it is gone.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<usize> {
        self.rows.get(place).copied().flatten()
    }

    /// Where the area of a place is now; none where it is gone.
    #[must_use]
    pub fn area(&self, place: usize) -> Option<usize> {
        self.areas.get(place).copied().flatten()
    }
}

/// What came of sharing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The remote.
    pub remote: String,
    /// The changes that came in, in order.
    pub received: Vec<Event>,
    /// How many changes went out.
    pub sent: usize,
    /// Whether the settings do not say yet that the answers are shared.
    pub undeclared: bool,
}

/// A release that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Born {
    /// Its file, below the workspace.
    pub file: String,
    /// From which release it began, and what that left to it, in words.
    pub from: Option<(ReleaseId, String)>,
    /// Whether what was answered before there was any release is its own.
    pub adopts: bool,
}

/// What has happened beside the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The change that was being recorded is on disk, or could not be recorded. An event of none:
    /// all was already as asked.
    Recorded(Result<Option<Event>, NotRecorded>),
    /// Others have recorded these, or what is wrong with the journal has changed.
    Others(Vec<Event>),
    /// The checklists, releases or settings were read anew.
    Reloaded(Moves),
    /// They have changed and cannot be read; the scene shows the last that could, and what is wrong.
    Broken,
    /// A new day has begun.
    NewDay,
    /// Git said what watched paths have become.
    Compared,
    /// Answers were shared, or could not be, in the words of who tried.
    Met(Result<Met, String>),
    /// A check has ended.
    Checked(ItemId, Report),
    /// No check runs any more.
    Verified(Verified),
    /// These documents are near.
    Nearby(Vec<String>),
    /// Minutes were read, or could not be, in the words of who tried.
    Proposed(Result<Box<Proposed>, String>),
    /// What was chosen of them is written, or could not be, in the words of who tried.
    Imported(Result<Imported, String>),
    /// An item was added, or could not be, in the words of who tried.
    Added(Result<ItemId, String>),
    /// The releases were looked at, or could not be.
    Surveyed(Result<(), String>),
    /// The scene is of another release now, or could not be, in the words of who tried.
    Turned(Result<(), String>),
    /// A release was made and the scene is of it, or it was not made, in the words of who tried.
    Made(Result<Born, String>),
}

/// Who keeps the answers.
pub trait Keeper {
    /// Everything as it is now. The places of rows stay the same until [`News::Reloaded`].
    fn scene(&self) -> Scene<'_>;

    /// Begins to decide and record a change. Once [`News::Recorded`] is heard it is on disk and in
    /// the scene, or nothing of it was recorded. No other may be begun before that.
    ///
    /// # Errors
    /// When it cannot even begin; nothing more is heard of it then.
    fn record(&mut self, said: &Said) -> Result<(), NotRecorded>;

    /// Lets somebody speak from now on, though another types: what is decided next is theirs.
    fn speak(&mut self, name: String);

    /// Begins to add an item to a checklist; [`News::Added`] will be heard.
    fn add(&mut self, item: NewItem);

    /// Begins to look at all releases; [`News::Surveyed`] will be heard.
    fn survey(&mut self);

    /// Begins to open another release in place of this one; [`News::Turned`] will be heard, unless
    /// something is recorded before. Nothing may be under way that belongs to this one.
    fn turn(&mut self, release: ReleaseId);

    /// Stays with this release after all; nothing more is heard of the other.
    fn stay(&mut self);

    /// Begins to make a release; [`News::Made`] will be heard.
    fn make(&mut self, new: NewRelease);

    /// Where something is written; none where it comes from the pack and is written nowhere.
    fn passage(&self, subject: &Subject) -> Option<Passage>;

    /// Begins to share answers with the team; [`News::Met`] will be heard.
    ///
    /// # Errors
    /// When it cannot even begin, in words.
    fn meet(&mut self) -> Result<(), String>;

    /// Has sharing end before it is done, where it is under way; [`News::Met`] will be heard.
    fn part(&mut self);

    /// Begins to run the checks of items, if they are trusted.
    ///
    /// # Errors
    /// When it cannot even begin, in words.
    fn verify(&mut self, items: Vec<ItemId>) -> Result<Begun, String>;

    /// Trusts what was last shown as not trusted.
    ///
    /// # Errors
    /// When that cannot be kept, in words.
    fn trust(&mut self) -> Result<(), String>;

    /// Has checks end before they are done; [`News::Verified`] will be heard.
    fn stop_checks(&mut self);

    /// How far checks have come, where some run.
    fn checking(&self) -> Option<Running>;

    /// Begins an errand for importing.
    ///
    /// # Errors
    /// When it cannot even begin, in words.
    fn import(&mut self, errand: Errand) -> Result<(), String>;

    /// What importing is at, where that takes its time.
    fn importing(&self) -> Option<Importing>;

    /// Has the files looked at now, since they have probably changed.
    fn look(&mut self);

    /// Whether a change that is being recorded has not been heard of yet.
    fn is_recording(&self) -> bool;

    /// Whether answers are being shared.
    fn is_meeting(&self) -> bool;

    /// What has happened, waiting at most so long for it.
    fn hear(&mut self, patience: Duration) -> Option<News>;
}
