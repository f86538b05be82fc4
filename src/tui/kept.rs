//! The answers of a session, as the app reads them and has them recorded.
//!
//! The session is here, its disk is backstage: what is recorded is decided here while the thread
//! there holds the lock. The verdict is worked out once per change and not once per drawing.

mod trusting;
mod turning;
mod watching;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::checking::{Checking, Equipment, Heard as Finished};
use super::effect::{Said, Subject};
use super::importing::Errands;
use super::meeting::Meeting;
use super::scene::{
    Begun, Errand, Importing, Keeper, Met, Moves, News, NotRecorded, Running, Scene, Trusted,
};
use crate::checks::{Grant, Trust};
use crate::domain::command::{Desk, decide};
use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::id::{ItemId, ReleaseId, WriterId};
use crate::domain::object_id::ObjectId;
use crate::domain::verdict::Assessment;
use crate::session::{
    Backstage, Imported, NewItem, NewRelease, News as Heard, Opened, Opening, Outside, Passage,
    Question, RecordFailure, Session, Survey,
};

/// A session with what follows from it.
#[derive(Debug)]
pub struct Kept {
    session: Session,
    backstage: Backstage,
    assessment: Assessment,
    findings: Vec<Finding>,
    /// What is wrong with files that were changed since they could be read.
    broken: Vec<Finding>,
    /// Answers that the checklists have left behind.
    left_behind: Vec<Finding>,
    by: String,
    writer: Option<WriterId>,
    /// Who speaks, where that was said since.
    speaker: Option<String>,
    /// What is being recorded.
    under_way: Option<Said>,
    /// Sharing that is under way.
    meeting: Option<Meeting>,
    /// What came of sharing, until what came in is shown.
    met: Option<Result<Met, String>>,
    /// What importing has asked of the disk.
    errands: Errands,
    /// What was imported, until it is shown.
    imported: Option<Imported>,
    /// What checks need.
    checks: Equipment,
    trusted: Trusted,
    /// What a person was last shown, to be trusted.
    shown: Option<Grant>,
    checking: Option<Checking>,
    /// The commits since which git was asked what has changed.
    compared: Vec<ObjectId>,
    /// All releases, as they were looked at last.
    survey: Option<Survey>,
    /// The release that is being opened and still wanted.
    turning: Option<ReleaseId>,
    outside: Outside,
    opening: Opening,
}

impl Kept {
    /// Keeps what was opened; whatever is read later is opened in the same way.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn new(
        opened: Opened,
        outside: Outside,
        opening: Opening,
        checks: Equipment,
    ) -> io::Result<Self> {
        let Opened { session, journal } = opened;
        // Only undo asks for it, and recording will say what is wrong with it.
        let writer = journal.writer().unwrap_or(None);
        let backstage = Backstage::start(outside.clone(), opening.clone(), &session, journal)?;
        let mut kept = Self {
            assessment: session.assessment(),
            findings: session.findings(),
            broken: Vec::new(),
            left_behind: session.left_behind(),
            by: session.who().by,
            speaker: None,
            writer,
            under_way: None,
            meeting: None,
            met: None,
            errands: Errands::default(),
            imported: None,
            trusted: Trusted::default(),
            shown: None,
            checking: None,
            compared: Vec::new(),
            survey: None,
            turning: None,
            checks,
            outside,
            opening,
            session,
            backstage,
        };
        kept.refresh();
        kept.look_at_trust();
        kept.compare();
        Ok(kept)
    }

    /// Draws the conclusions from what is known now.
    fn refresh(&mut self) {
        self.findings = self.session.findings();
        let others = self.broken.iter().chain(&self.left_behind);
        self.findings.extend(others.cloned());
        Finding::sort(&mut self.findings);
        self.assessment = self.session.assess(self.session.board(), &self.findings);
    }

    /// Decides what is under way, now that nobody else can record.
    fn decide(&mut self, mut question: Question) -> Option<NotRecorded> {
        self.session.take_in(std::mem::take(&mut question.fresh));
        self.writer = question.writer;
        self.session.at_commit(question.commit.take());
        let Said { command, by } = self.under_way.as_ref()?;
        match decide(&self.desk(by), command) {
            Ok(draft) => {
                question.answer(draft);
                None
            }
            Err(refusal) => Some(NotRecorded::Refused(refusal)),
        }
    }

    /// What a command of somebody is decided upon; with what is wrong on the screen.
    fn desk<'a>(&'a self, by: &'a str) -> Desk<'a> {
        Desk {
            grounds: self.session.grounds().with(&self.findings),
            ..self.session.desk(by, self.writer)
        }
    }

    /// What was under way has come to its end.
    fn ended(&mut self, outcome: Result<Option<Event>, NotRecorded>) -> News {
        self.under_way = None;
        self.refresh();
        News::Recorded(outcome)
    }

    /// Moves on to the next day where it has begun.
    fn new_day(&mut self) -> Option<News> {
        let turned = self.session.turn_the_page();
        if turned {
            self.refresh();
        }
        turned.then_some(News::NewDay)
    }

    /// What news from backstage mean; none where they mean nothing to anybody else.
    fn take(&mut self, news: Heard) -> Option<News> {
        match news {
            Heard::Decide(question) => {
                let refused = self.decide(question)?;
                Some(self.ended(Err(refused)))
            }
            // What was refused has ended already.
            Heard::Recorded(_) if self.under_way.is_none() => None,
            Heard::Recorded(Ok(event)) => {
                if let Some(event) = &event {
                    self.writer = Some(event.writer);
                    self.session.absorb(event.clone());
                    self.compare_anew();
                }
                Some(self.ended(Ok(event)))
            }
            Heard::Recorded(Err(error)) => {
                let failed = NotRecorded::Failed(error.to_string());
                Some(self.ended(Err(failed)))
            }
            Heard::Fresh(reading) => {
                let events = reading.events.clone();
                self.session.take_in(reading);
                self.refresh();
                self.compare();
                Some(News::Others(events))
            }
            Heard::Reloaded(session) => {
                let moves = Moves::between(self.session.board(), session.board());
                let drift = Arc::clone(self.session.board().drift());
                self.session = *session;
                // Until git has said it anew, what it said last.
                self.session.heed(drift);
                self.compare();
                self.left_behind = self.session.left_behind();
                self.by = self.session.who().by;
                self.broken.clear();
                self.look_at_trust();
                self.refresh();
                Some(News::Reloaded(moves))
            }
            Heard::Broken(findings) => {
                self.broken = findings;
                self.refresh();
                Some(News::Broken)
            }
            Heard::Compared(drift) => {
                let changed = **self.session.board().drift() != drift;
                self.session.heed(Arc::new(drift));
                self.refresh();
                changed.then_some(News::Compared)
            }
            Heard::Looked => match self.met.take() {
                Some(met) => Some(News::Met(met)),
                None => Some(News::Imported(Ok(self.imported.take()?))),
            },
            Heard::Surveyed(Ok(survey)) => {
                self.survey = Some(survey);
                Some(News::Surveyed(Ok(())))
            }
            Heard::Surveyed(Err(failure)) => Some(News::Surveyed(Err(failure.to_string()))),
            Heard::Opened(release, outcome) => {
                let outcome = outcome.map_err(|failure| failure.to_string());
                self.opened(&release, outcome.map(|opened| *opened))
            }
            Heard::Made(outcome) => Some(News::Made(match outcome {
                Ok(made) => self.made(*made),
                Err(failure) => Err(failure.told()),
            })),
            Heard::Added(outcome) => Some(News::Added(
                outcome
                    .map(|added| added.item)
                    .map_err(|failure| failure.to_string()),
            )),
        }
    }
}

impl Keeper for Kept {
    fn scene(&self) -> Scene<'_> {
        let session = &self.session;
        Scene {
            desk: self.desk(self.speaker.as_ref().unwrap_or(&self.by)),
            board: session.board(),
            assessment: &self.assessment,
            findings: &self.findings,
            origin: session.origin(),
            sharing: session.sharing(),
            trusted: self.trusted,
            survey: self.survey.as_ref(),
        }
    }

    fn record(&mut self, said: &Said) -> Result<(), NotRecorded> {
        let failed = |failure: RecordFailure| NotRecorded::Failed(failure.to_string());
        let stamp = self.session.stamp().map_err(failed)?;
        self.under_way = Some(said.clone());
        // Whoever says something of this release stays with it.
        self.turning = None;
        self.backstage
            .record(self.session.spoken_by(stamp, &said.by));
        Ok(())
    }

    fn speak(&mut self, name: String) {
        self.speaker = Some(name);
    }

    fn add(&mut self, item: NewItem) {
        self.backstage.add(item);
    }

    fn survey(&mut self) {
        self.backstage.survey();
    }

    fn turn(&mut self, release: ReleaseId) {
        self.turning = Some(release.clone());
        self.backstage.open(release);
    }

    fn stay(&mut self) {
        self.turning = None;
    }

    fn make(&mut self, new: NewRelease) {
        self.backstage.make(new);
    }

    fn passage(&self, subject: &Subject) -> Option<Passage> {
        match subject {
            Subject::Area(area) => self.session.passage_of_area(area),
            Subject::Item(item) => self.session.passage_of_item(item),
            Subject::Release(release) => self.session.passage_of_release(release),
            Subject::Finding(finding) => Some(self.session.passage_of(finding)),
        }
    }

    fn import(&mut self, errand: Errand) -> Result<(), String> {
        let (outside, opening) = (self.outside.clone(), self.opening.clone());
        let begun = self.errands.begin(outside, opening, errand);
        begun.map_err(|error| error.to_string())
    }

    fn importing(&self) -> Option<Importing> {
        let shown = self.imported.as_ref().map(|_| Importing::Writing);
        shown.or_else(|| self.errands.at())
    }

    fn look(&mut self) {
        self.backstage.look();
    }

    fn meet(&mut self) -> Result<(), String> {
        if self.meeting.is_none() {
            let (outside, opening) = (self.outside.clone(), self.opening.clone());
            let meeting = Meeting::begin(outside, opening).map_err(|error| error.to_string())?;
            self.meeting = Some(meeting);
        }
        Ok(())
    }

    fn part(&mut self) {
        if let Some(meeting) = &self.meeting {
            meeting.stop();
        }
    }

    fn verify(&mut self, items: Vec<ItemId>) -> Result<Begun, String> {
        if self.checking.is_some() {
            return Ok(Begun::Running);
        }
        let trust = self.checks.trust(&self.session);
        self.look_at_trust();
        match trust.map_err(|error| format!("{error}: {}", error.help()))? {
            Trust::NothingToTrust => Err("No item here declares a check.".into()),
            Trust::Untrusted(grant) => Ok(self.show(grant, &[])),
            Trust::Stale { now, difference } => Ok(self.show(now, &difference)),
            Trust::Trusted(allowed) => {
                let release = &self.session.board().release;
                let surroundings = self.checks.surroundings.clone().for_release(release);
                let checks = Equipment {
                    surroundings,
                    ..self.checks.clone()
                };
                let checking = Checking::begin(checks, allowed, items);
                self.checking = Some(checking.map_err(|error| error.to_string())?);
                Ok(Begun::Running)
            }
        }
    }

    fn trust(&mut self) -> Result<(), String> {
        let Some(shown) = self.shown.take() else {
            return Err("Nothing was shown that could be trusted.".into());
        };
        let kept = self.checks.keep(&self.session, &shown);
        kept.map_err(|error| format!("{error}: {}", error.help()))?;
        self.look_at_trust();
        Ok(())
    }

    fn stop_checks(&mut self) {
        if let Some(checking) = &self.checking {
            checking.stop();
        }
    }

    fn checking(&self) -> Option<Running> {
        self.checking.as_ref().map(Checking::running)
    }

    fn is_recording(&self) -> bool {
        self.under_way.is_some()
    }

    fn is_meeting(&self) -> bool {
        self.meeting.is_some() || self.met.is_some()
    }

    fn hear(&mut self, patience: Duration) -> Option<News> {
        let plan = self.session.plan();
        match self
            .checking
            .as_mut()
            .and_then(|checking| checking.hear(plan))
        {
            Some(Finished::Ended(item, report)) => return Some(News::Checked(item, report)),
            Some(Finished::Over(verified)) => {
                self.checking = None;
                return Some(News::Verified(verified));
            }
            None => {}
        }
        match self.errands.heard() {
            Some(News::Imported(Ok(imported))) => {
                // What was written is read and shown before it is spoken of.
                self.writer = imported.events.last().map(|it| it.writer).or(self.writer);
                self.imported = Some(imported);
                self.backstage.look();
            }
            Some(news) => return Some(news),
            None => {}
        }
        if let Some(outcome) = self.meeting.as_ref().and_then(Meeting::ended) {
            self.meeting = None;
            // What came in lies with the journal now, and is shown before it is spoken of.
            self.met = Some(outcome);
            self.backstage.look();
        }
        loop {
            match self.backstage.news(patience) {
                Ok(Some(heard)) => {
                    if let Some(news) = self.take(heard) {
                        return Some(news);
                    }
                }
                Ok(None) => return self.new_day(),
                Err(gone) => {
                    let failed = NotRecorded::Failed(gone.to_string());
                    return self.is_recording().then(|| self.ended(Err(failed)));
                }
            }
        }
    }
}
