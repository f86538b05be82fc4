//! The one place that turns failures into words: what, where, why, and what to do.

use std::fmt::Display;
use std::io;

use crate::checks::{NotChosen, TrustError};
use crate::domain::checklist::NoItem;
use crate::domain::filter::BadFilter;
use crate::domain::finding::Finding;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::verdict::Withheld;
use crate::session::{
    AddFailure, EditFailure, Foreign, ImportFailure, NoArea, NoDoctor, NoSuchPast, OpenFailure,
    RecordFailure, ReleaseFailure, Session,
};
use crate::share::ShareError;
use crate::store::atomic::WriteError;
use crate::store::init::InitError;
use crate::store::journal::JournalError;
use crate::store::journal::doctor::DoctorError;
use crate::store::workspace::OpenError;
use crate::tui::AppError;

/// Why a command could not answer. The exit code is always 2.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The current folder is gone or closed to us.
    #[error("the current folder cannot be read: {source}")]
    Folder {
        /// Why.
        source: io::Error,
    },
    /// There is no home folder to keep answers in.
    #[error("no home folder is known, so there is nowhere to keep answers")]
    NoHome,
    /// An option or an environment variable holds something else than it should.
    #[error("{name}: {why}")]
    Word {
        /// Its name.
        name: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The session could not be opened.
    #[error(transparent)]
    Open(#[from] OpenFailure),
    /// A change was not recorded.
    #[error(transparent)]
    Record(#[from] RecordFailure),
    /// No such item.
    #[error(transparent)]
    Item(#[from] NoItem),
    /// A filter that means nothing.
    #[error(transparent)]
    Filter(#[from] BadFilter),
    /// The journal could not be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// There is no verdict, since it is not known whose answers there are.
    #[error("no verdict: {0}")]
    NotJudged(OpenFailure),
    /// There is no verdict, since the files are for a newer program.
    #[error("no verdict: this gonogo is too old for these files")]
    TooOldToJudge,
    /// The files are for a newer program; the finding says for which.
    #[error("this gonogo is too old for these files")]
    TooOld(Vec<Finding>),
    /// Files cannot be read; the findings say where and why.
    #[error("some files cannot be read")]
    Unreadable(Vec<Finding>),
    /// The person's settings cannot be used; the findings say where and why.
    #[error("your settings cannot be used")]
    Settings(Vec<Finding>),
    /// The question has no answer; what was printed says so as well.
    #[error("no verdict: {0}")]
    NoVerdict(Withheld),
    /// The release is not asked this item.
    #[error("{0} is not asked of this release: its traits or areas leave it out")]
    LeftOut(ItemId),
    /// An item was not added.
    #[error(transparent)]
    Add(#[from] AddFailure),
    /// Minutes or a checklist were not imported, or not whole.
    #[error(transparent)]
    Import(#[from] ImportFailure),
    /// A release was not made or renamed.
    #[error(transparent)]
    Release(#[from] ReleaseFailure),
    /// The day that was asked for cannot be looked back upon.
    #[error(transparent)]
    Past(#[from] NoSuchPast),
    /// What is to be edited is not in a file.
    #[error("these items come from the pack that ships with gonogo and are no files here")]
    NoFiles,
    /// The editor could not be used.
    #[error(transparent)]
    Edit(#[from] EditFailure),
    /// The input could not be read.
    #[error("the input could not be read: {source}")]
    Read {
        /// Why.
        source: io::Error,
    },
    /// The input ended at a question.
    #[error("the input ended before this was answered, so nothing was done")]
    Unanswered,
    /// A line of the input is not text.
    #[error("line {0} of the input is not UTF-8 text")]
    NotText(usize),
    /// The workspace could not be made.
    #[error(transparent)]
    Init(#[from] InitError),
    /// A file could not be written.
    #[error(transparent)]
    Replace(#[from] WriteError),
    /// The app could not go on.
    #[error(transparent)]
    App(#[from] AppError),
    /// Answers were not shared.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// The data could not be looked after.
    #[error(transparent)]
    NoDoctor(#[from] NoDoctor),
    /// The data could not be looked at, or not all of it mended.
    #[error(transparent)]
    Doctor(#[from] DoctorError),
    /// A name that leads to no check.
    #[error(transparent)]
    Check(#[from] NotChosen),
    /// Trust could not be read or kept.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// Nobody on this machine has trusted the checks.
    #[error("nothing ran: {} not trusted on this machine", if *.0 == 1 { "1 check is".into() } else { format!("{} checks are", .0) })]
    NotTrusted(usize),
    /// They have changed since they were trusted.
    #[error("nothing ran: the checks have changed since they were trusted")]
    StaleTrust,
    /// Nobody sits there who could say yes.
    #[error("nothing was trusted: there is no terminal to ask on")]
    NobodyTrusts,
    /// No such area.
    #[error(transparent)]
    Area(#[from] NoArea),
    /// Something could not be written.
    #[error("{what} could not be written: {source}")]
    Write {
        /// What.
        what: String,
        /// Why.
        source: io::Error,
    },
    /// A meeting without a screen to look at.
    #[error("a meeting needs a terminal that shows the app")]
    NoRoom,
    /// Some lines of the input were not understood; they were named as they came.
    #[error("{0} of the input could not be used; the rest was")]
    Lines(String),
}

impl Failure {
    /// What is wrong with an option or an environment variable of this name.
    pub(super) fn of<E: Display>(name: &'static str) -> impl Fn(E) -> Self {
        move |bad| Self::Word {
            name,
            why: bad.to_string(),
        }
    }

    /// Not all of the data can be read.
    pub(super) fn unreadable(session: &Session) -> Self {
        let findings = session.findings();
        if session.workspace().is_too_new() {
            Self::TooOld(findings)
        } else {
            Self::Unreadable(findings)
        }
    }

    /// A verdict was asked for, and there is none.
    pub(super) fn no_verdict(session: &Session, withheld: Withheld) -> Self {
        if session.workspace().is_too_new() {
            Self::TooOldToJudge
        } else {
            Self::NoVerdict(withheld)
        }
    }

    /// A verdict was asked for, and not even the session could be opened.
    pub(super) fn judging(self) -> Self {
        match self {
            Self::Open(failure @ OpenFailure::Unreadable(_)) => Self::NotJudged(failure),
            other => other,
        }
    }

    /// What is wrong with files, where that is why.
    #[must_use]
    pub(super) fn findings(&self) -> &[Finding] {
        match self {
            Self::Unreadable(findings)
            | Self::TooOld(findings)
            | Self::Settings(findings)
            | Self::Open(OpenFailure::Unreadable(findings))
            | Self::NotJudged(OpenFailure::Unreadable(findings))
            | Self::NoDoctor(NoDoctor::Unreadable(findings))
            | Self::Release(ReleaseFailure::Unreadable(findings)) => findings,
            _ => &[],
        }
    }

    /// What to do about it.
    #[must_use]
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Folder { .. } => {
                "go to a folder that exists, or name one with --workspace".into()
            }
            Self::NoHome => {
                "set HOME, or GONOGO_DATA_DIR to the folder that should keep them".into()
            }
            Self::Open(OpenFailure::Release { .. }) => {
                "see the files in `releases/`; with none there is only `next`".into()
            }
            Self::Open(OpenFailure::Workspace(OpenError::Folder { .. })) => {
                "name a folder that exists and that you may read".into()
            }
            Self::Open(OpenFailure::Unreadable(_)) | Self::NotJudged(_) => {
                "do what is said above of gonogo.toml; `gonogo lint` shows it again".into()
            }
            Self::TooOld(_) | Self::TooOldToJudge => {
                "update gonogo, as `requires` in gonogo.toml says".into()
            }
            Self::Record(RecordFailure::Refused(refusal)) => return refused(refusal),
            Self::Item(NoItem::Unknown { .. }) => "`gonogo list` shows all items".into(),
            Self::Item(NoItem::Area { area, .. }) => {
                format!("`gonogo list area:{area}` shows them")
            }
            Self::Past(NoSuchPast::Future { .. }) => {
                "--today shows how things would stand on a day to come".into()
            }
            Self::Past(NoSuchPast::Empty { .. }) => "give an earlier day with --since".into(),
            Self::Unreadable(_) | Self::Release(ReleaseFailure::Unreadable(_)) => {
                "mend the errors above; `gonogo lint` lists them all".into()
            }
            Self::Release(failure) => return failure.help().map(Into::into),
            Self::NoDoctor(NoDoctor::Unreadable(_)) => {
                "mend gonogo.toml first: `gonogo lint` says how".into()
            }
            Self::Share(error) => return error.help(),
            Self::Trust(error) => error.help(),
            Self::NotTrusted(_) | Self::StaleTrust => {
                "`gonogo trust` shows every command and asks; CI that trusts what it checked out says --trust-this-run".into()
            }
            Self::NobodyTrusts => "read the commands above, then say `gonogo trust --yes`".into(),
            Self::Settings(_) => {
                "mend them, or move the file away: without it all is by default".into()
            }
            Self::NoVerdict(Withheld::Unreadable(_)) => {
                "mend the errors: `gonogo lint` lists them with their places, and `gonogo doctor --fix` mends those of the journal, or says who can".into()
            }
            Self::NoVerdict(Withheld::NothingAsked) | Self::LeftOut(_) => {
                "see the release's `areas` and `[traits]`, and the files in `checklists/`".into()
            }
            Self::NoRoom => {
                "as commands: gonogo walk --plain phase:go; gonogo vote AREA go|no-go --as NAME; \
                gonogo decide ship|hold"
                    .into()
            }
            Self::NoFiles | Self::Add(AddFailure::NoFolder) => {
                "`gonogo init` puts the pack into this folder as files of your own".into()
            }
            Self::Import(ImportFailure::NoFolder) => {
                "`gonogo init` makes one here; then import once more".into()
            }
            Self::Import(ImportFailure::Record(RecordFailure::Unreadable(_))) => {
                "mend it; `gonogo lint` shows the line".into()
            }
            Self::Import(ImportFailure::NoText { holds: Foreign::Toml, .. }) => {
                "a checklist in TOML needs no import: put it into `checklists/`, and `gonogo lint` checks it".into()
            }
            Self::Import(ImportFailure::NoText { .. }) => {
                "save what it says as Markdown or plain text (.md or .txt), and import that".into()
            }
            Self::Import(ImportFailure::Halfway { .. }) => {
                "mend it and import once more, which goes on from there".into()
            }
            Self::Import(ImportFailure::Read { .. }) => "name a Markdown file that exists and that you may read".into(),
            Self::Area(_)
            | Self::Add(AddFailure::Area(_))
            | Self::Check(NotChosen::Item(NoItem::Unknown { .. })) => {
                "`gonogo list` shows all items with their areas".into()
            }
            _ => return None,
        };
        Some(help)
    }
}

fn refused(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::NothingSaid => "`gonogo set --help` shows what can be said".into(),
        Refusal::NeedsReason(item, status) => {
            format!("gonogo set {item} --status {status} --reason 'why'")
        }
        Refusal::ReasonForNothing(item) => {
            format!("gonogo set {item} --status blocked --reason 'why'")
        }
        Refusal::NeedsApprover(item) | Refusal::NeedsExpiry(item) | Refusal::OwnWaiver(item) => {
            format!(
                "gonogo set {item} --status waived --reason 'why' --approved-by NAME --until DATE, \
                where DATE is today or later, and not before the release"
            )
        }
        Refusal::PastWaiver(..) => "give today or a later day with --until".into(),
        Refusal::ShortWaiver(_, release) => {
            format!("give that day or a later one: --until {release}")
        }
        Refusal::OwnAnswer(_) | Refusal::WrongRole(..) => {
            "let them run `gonogo confirm` themselves, or say who confirms with --as".into()
        }
        Refusal::Item(NoItem::Unknown { .. }) => "`gonogo list` shows all items".into(),
        Refusal::NoArea { .. } => "`gonogo report` lists the areas of the release".into(),
        Refusal::Shipped(release, ..) => {
            format!("gonogo release reopen {release}; or name another release with --release")
        }
        Refusal::NeedsNote => "gonogo decide ship --note 'why it goes out all the same'".into(),
        Refusal::NoVerdict(Withheld::Unreadable(_)) => {
            "mend the errors; `gonogo lint` lists them with their places".into()
        }
        _ => return None,
    })
}
