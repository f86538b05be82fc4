//! Slow work beside the screen: a thread that records, watches and reads again.
//!
//! ```text
//!  screen ── errands ──> backstage ──> disk
//!    └────<─── news ────────┘
//! ```
//!
//! The thread owns the journal and knows nothing of answers: what is recorded is decided by who
//! keeps the session, while the thread holds the journal's lock. So nothing is known twice, nothing
//! is shared, and the screen waits for no disk. Reading never writes. Invariant: news come in the
//! order in which things happened on the disk.
//!
//! Files are looked at every now and then rather than watched by the system: that works on every
//! file system, in containers and over networks, and costs one look at each file's state.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::Duration;

use super::adding::{AddFailure, Added, NewItem};
use super::releases::{Made, NewRelease, ReleaseFailure, make_release};
use super::surveying::Survey;
use super::watching;
use super::{OpenFailure, Opened, Opening, Outside, Scope, Session, open};
use crate::domain::drift::Drift;
use crate::domain::event::{Draft, Event};
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{ReleaseId, WriterId};
use crate::domain::object_id::ObjectId;
use crate::domain::release::Release;
use crate::store::git::{Git, Head};
use crate::store::journal::{Journal, JournalError, Reading, RecordError, Stamp};
use crate::store::workspace::Fingerprint;

/// Between two looks at the files. What has changed is read at the second look that finds it the
/// same, so that no file is read half-written; together that stays well within a second.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// What is asked of the thread.
#[derive(Debug)]
enum Errand {
    Record(Stamp),
    Add(NewItem),
    Look,
    Compare(Vec<ObjectId>),
    Survey,
    Open(ReleaseId),
    Make(NewRelease),
}

/// What the thread tells.
#[derive(Debug)]
pub enum News {
    /// A change can be decided now.
    Decide(Question),
    /// What became of a change that was decided; of none, where it was none or was not wanted.
    Recorded(Result<Option<Event>, JournalError>),
    /// Others have recorded something, or what is wrong with the journal has changed.
    Fresh(Reading),
    /// The files have changed and were read anew, with the journal.
    Reloaded(Box<Session>),
    /// The files have changed and cannot be read as they are.
    Broken(Vec<Finding>),
    /// The files were looked at as was asked; whatever was new has been told before this.
    Looked,
    /// What has changed in the repository since the commits that were asked about; told again
    /// whenever something else is checked out.
    Compared(Drift),
    /// What became of an item that was to be added.
    Added(Result<Added, AddFailure>),
    /// All releases at a glance.
    Surveyed(Result<Survey, OpenFailure>),
    /// The release that was asked for, open; this thread goes on with the one that it began with.
    Opened(ReleaseId, Result<Box<Opened>, OpenFailure>),
    /// What became of a release that was to be made.
    Made(Result<Box<Made>, ReleaseFailure>),
}

/// All that is new was read and nobody else can record: what is to be recorded? The lock is held
/// until it is answered or dropped.
#[derive(Debug)]
pub struct Question {
    /// What is new, to be taken in whatever comes of the change.
    pub fresh: Reading,
    /// The writer that this data folder is.
    pub writer: Option<WriterId>,
    /// What is checked out, where items watch paths.
    pub commit: Option<ObjectId>,
    reply: Sender<Draft>,
}

impl Question {
    /// Has this recorded. Dropping the question instead records nothing.
    pub fn answer(self, draft: Draft) {
        // Where nobody listens any more there is nobody to tell either.
        let _ = self.reply.send(draft);
    }
}

/// The screen's end of the thread, which ends with it.
#[derive(Debug)]
pub struct Backstage {
    errands: Sender<Errand>,
    news: Receiver<News>,
}

/// The thread has ended before its time: it can only have panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing can be recorded any more: leave the app and open it again")]
pub struct Gone;

impl Backstage {
    /// Starts with what was opened, and keeps its journal. Whatever it opens later is opened the
    /// same way, for the same release.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(
        outside: Outside,
        opening: Opening,
        session: &Session,
        journal: Journal,
    ) -> std::io::Result<Self> {
        let (errands, to_do) = mpsc::channel();
        let (tell, news) = mpsc::channel();
        let files = Fingerprint::of(&session.workspace.root);
        let hands = Hands {
            outside,
            opening,
            root: session.workspace.root.clone(),
            release: session.history.release().clone(),
            journal,
            wrong: session.journal_findings.clone(),
            not_sent: session.sharing.not_sent(),
            watches: session.board.watches(),
            commits: None,
            head: Head::of(&session.workspace.root),
            read: files.clone(),
            seen: files,
            to_do,
            tell,
        };
        thread::Builder::new()
            .name("backstage".into())
            .spawn(move || hands.work())?;
        Ok(Self { errands, news })
    }

    /// Begins to record a change: [`News::Decide`] and then [`News::Recorded`] follow.
    pub fn record(&self, stamp: Stamp) {
        self.ask(Errand::Record(stamp));
    }

    /// Begins to add an item to a checklist: [`News::Added`] follows, and what changed with it.
    pub fn add(&self, item: NewItem) {
        self.ask(Errand::Add(item));
    }

    /// Looks at the files now, since they have probably changed.
    pub fn look(&self) {
        self.ask(Errand::Look);
    }

    /// Asks what has changed in the repository since some commits: [`News::Compared`] follows.
    pub fn compare(&self, commits: Vec<ObjectId>) {
        self.ask(Errand::Compare(commits));
    }

    /// Looks at all releases: [`News::Surveyed`] follows.
    pub fn survey(&self) {
        self.ask(Errand::Survey);
    }

    /// Opens another release: [`News::Opened`] follows, and whoever goes on with it starts a thread
    /// for it. So nothing that was asked of this one can reach the other.
    pub fn open(&self, release: ReleaseId) {
        self.ask(Errand::Open(release));
    }

    /// Makes a release and opens it: [`News::Made`] follows.
    pub fn make(&self, new: NewRelease) {
        self.ask(Errand::Make(new));
    }

    fn ask(&self, errand: Errand) {
        // That the thread is gone shows when news are asked for.
        let _ = self.errands.send(errand);
    }

    /// The next news; none where there are none within this time.
    ///
    /// # Errors
    /// When the thread is gone, and no news can come any more.
    pub fn news(&self, patience: Duration) -> Result<Option<News>, Gone> {
        if patience.is_zero() {
            return match self.news.try_recv() {
                Ok(news) => Ok(Some(news)),
                Err(TryRecvError::Empty) => Ok(None),
                Err(TryRecvError::Disconnected) => Err(Gone),
            };
        }
        match self.news.recv_timeout(patience) {
            Ok(news) => Ok(Some(news)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(Gone),
        }
    }
}

/// The thread's own.
#[derive(Debug)]
struct Hands {
    outside: Outside,
    opening: Opening,
    root: PathBuf,
    release: Release,
    journal: Journal,
    /// What was wrong with the journal when it was read last.
    wrong: Vec<Finding>,
    /// How many changes of this machine nobody else had then.
    not_sent: Option<usize>,
    /// Whether items watch paths, so that git has to be asked.
    watches: bool,
    /// The commits since which the repository was last compared.
    commits: Option<Vec<ObjectId>>,
    /// What was checked out then, without asking git.
    head: Head,
    /// The files as they were when they were read.
    read: Fingerprint,
    /// The files as they were when they were looked at last.
    seen: Fingerprint,
    to_do: Receiver<Errand>,
    tell: Sender<News>,
}

/// Nobody listens any more.
#[derive(Debug)]
struct Alone;

/// What was to be recorded is not wanted any more, or is against the rules.
#[derive(Debug)]
struct NotWanted;

impl Hands {
    fn work(mut self) {
        loop {
            let done = match self.to_do.recv_timeout(BETWEEN_LOOKS) {
                Ok(Errand::Record(stamp)) => self.record(&stamp),
                Ok(Errand::Add(item)) => self.add(&item),
                Ok(Errand::Look) => self.look_as_asked(),
                Ok(Errand::Compare(commits)) => self.compare(commits),
                Ok(Errand::Survey) => self.say(News::Surveyed(self.survey())),
                Ok(Errand::Open(release)) => self.open_other(release),
                Ok(Errand::Make(new)) => self.make(new),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => Err(Alone),
            };
            if let Err(Alone) = done {
                return;
            }
        }
    }

    fn say(&self, news: News) -> Result<(), Alone> {
        self.tell.send(news).map_err(|_unheard| Alone)
    }

    fn record(&mut self, stamp: &Stamp) -> Result<(), Alone> {
        let writer = match self.journal.writer() {
            Ok(writer) => writer,
            Err(error) => return self.say(News::Recorded(Err(error))),
        };
        let commit = self.watches.then(|| self.checked_out()).flatten();
        let (tell, wrong) = (&self.tell, &mut self.wrong);
        let outcome = self.journal.record(&self.release, stamp, |fresh| {
            wrong.clone_from(&fresh.findings);
            let (reply, answer) = mpsc::channel();
            let question = Question {
                fresh,
                writer,
                commit,
                reply,
            };
            let told = tell.send(News::Decide(question));
            told.map_err(|_unheard| NotWanted)?;
            answer.recv().map_err(|_dropped| NotWanted)
        });
        self.say(News::Recorded(match outcome {
            Ok(event) => Ok(event),
            Err(RecordError::Refused(NotWanted)) => Ok(None),
            Err(RecordError::Journal(error)) => Err(error),
        }))
    }

    fn add(&mut self, item: &NewItem) -> Result<(), Alone> {
        let outcome = match self.open(Scope::Everything) {
            Ok(opened) => opened.session.add(item),
            Err(failure) => Err(AddFailure::Open(Box::new(failure))),
        };
        // First what has changed, so that the item is there when it is told of.
        self.look_at_files(true)?;
        self.say(News::Added(outcome))
    }

    fn survey(&self) -> Result<Survey, OpenFailure> {
        let Opened {
            session,
            mut journal,
        } = self.open(Scope::Standings)?;
        Ok(session.survey(&mut journal)?)
    }

    fn open_other(&self, release: ReleaseId) -> Result<(), Alone> {
        let opening = Opening {
            release: Some(release.clone()),
            ..self.opening.clone()
        };
        let opened = open(&self.outside, &opening, Scope::Everything);
        self.say(News::Opened(release, opened.map(Box::new)))
    }

    fn make(&self, new: NewRelease) -> Result<(), Alone> {
        let made = make_release(&self.outside, &self.opening, new);
        self.say(News::Made(made.map(Box::new)))
    }

    fn look_as_asked(&mut self) -> Result<(), Alone> {
        self.look_at_journal()?;
        self.look_at_files(true)?;
        self.say(News::Looked)
    }

    fn look(&mut self) -> Result<(), Alone> {
        self.look_at_journal()?;
        self.look_at_head()?;
        self.look_at_files(false)
    }

    fn checked_out(&self) -> Option<ObjectId> {
        watching::checked_out(self.outside.path.as_deref(), &self.root)
    }

    fn compare(&mut self, commits: Vec<ObjectId>) -> Result<(), Alone> {
        self.head = Head::of(&self.root);
        let git = Git::find(self.outside.path.as_deref(), &self.root);
        let drift = watching::drift(git, &commits);
        self.commits = Some(commits);
        self.say(News::Compared(drift))
    }

    /// Compares again where something else was checked out.
    fn look_at_head(&mut self) -> Result<(), Alone> {
        if !self.watches || Head::of(&self.root) == self.head {
            return Ok(());
        }
        match self.commits.take() {
            Some(commits) => self.compare(commits),
            None => Ok(()),
        }
    }

    fn look_at_journal(&mut self) -> Result<(), Alone> {
        // A folder that cannot be listed at the moment is told of by the next recording.
        let Ok(reading) = self.journal.read(&self.release) else {
            return Ok(());
        };
        let is_known = reading.findings == self.wrong && reading.not_sent == self.not_sent;
        if reading.events.is_empty() && !reading.whole && is_known {
            return Ok(());
        }
        self.not_sent = reading.not_sent;
        self.wrong.clone_from(&reading.findings);
        self.say(News::Fresh(reading))
    }

    fn look_at_files(&mut self, at_once: bool) -> Result<(), Alone> {
        let now = Fingerprint::of(&self.root);
        let calm = at_once || now == self.seen;
        self.seen = now.clone();
        if !calm || now == self.read {
            return Ok(());
        }
        self.read = now;
        match self.open(Scope::Everything) {
            Ok(opened) if opened.session.files_are_readable() => {
                let Opened { session, journal } = opened;
                self.journal = journal;
                self.release = session.history.release().clone();
                self.wrong.clone_from(&session.journal_findings);
                self.watches = session.board.watches();
                self.say(News::Reloaded(Box::new(session)))
            }
            Ok(opened) => self.say(News::Broken(opened.session.findings())),
            Err(OpenFailure::Unreadable(findings)) => self.say(News::Broken(findings)),
            Err(failure) => self.say(News::Broken(vec![self.finding(&failure)])),
        }
    }

    /// Opens everything anew, for the same release; for the one that is next, where it is gone.
    fn open(&self, scope: Scope<'_>) -> Result<Opened, OpenFailure> {
        let mut opening = Opening {
            release: Some(self.release.id.clone()),
            ..self.opening.clone()
        };
        match open(&self.outside, &opening, scope) {
            Err(OpenFailure::Release { .. }) => {
                opening.release = None;
                open(&self.outside, &opening, scope)
            }
            outcome => outcome,
        }
    }

    fn finding(&self, failure: &OpenFailure) -> Finding {
        Finding {
            severity: Severity::Error,
            path: self.root.display().to_string(),
            spot: None,
            message: failure.to_string(),
            help: None,
        }
    }
}

#[cfg(test)]
mod tests;
