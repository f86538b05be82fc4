//! Why a command is not carried out, and what to do instead.

use chrono::NaiveDate;

use super::checklist::NoItem;
use super::event::Status;
use super::id::{AreaId, EventId, ItemId, ReleaseId};
use super::target::BadQuantity;
use super::text::did_you_mean;
use super::verdict::Withheld;
use super::when::spoken;

/// A refused command; nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such item, or several.
    #[error(transparent)]
    Item(#[from] NoItem),
    /// An answer without any content.
    #[error("nothing was said: give a status, owner, due date, value, note or evidence")]
    NothingSaid,
    /// A status that is worth nothing without a reason.
    #[error("{0}: `{1}` needs a reason")]
    NeedsReason(ItemId, Status),
    /// A reason, while no one answer stands that it could explain.
    #[error("{0}: a reason goes with a status: say where it stands, other than `open`")]
    ReasonForNothing(ItemId),
    /// A waiver without approver.
    #[error("{0}: a waiver needs somebody else who approves it")]
    NeedsApprover(ItemId),
    /// A waiver without end.
    #[error("{0}: a waiver needs the last day on which it holds")]
    NeedsExpiry(ItemId),
    /// A waiver approved by who asks for it.
    #[error("{0}: whoever asks for a waiver cannot approve it")]
    OwnWaiver(ItemId),
    /// A waiver that has already run out.
    #[error("a waiver until {0} has run out already: today is {1}")]
    PastWaiver(NaiveDate, NaiveDate),
    /// A waiver that does not reach the release.
    #[error("a waiver until {0} runs out before the release on {1}")]
    ShortWaiver(NaiveDate, NaiveDate),
    /// An item that may not be waived.
    #[error("{0} may not be waived: its checklist says `waivable = false`")]
    NotWaivable(ItemId),
    /// Words of a waiver with another status.
    #[error("an approver and an end belong to the status `waived`")]
    WaiverWords,
    /// A value for an item without a target.
    #[error("{0} has no target that a value could meet: use a note or evidence")]
    NoTarget(ItemId),
    /// An item whose target is still `?`.
    #[error(
        "{0}: its target is still to be agreed (`?`): write the agreed target into its checklist first"
    )]
    TargetOpen(ItemId),
    /// A value in a unit that does not go with the target.
    #[error("{0}: {1}")]
    Value(ItemId, BadQuantity),
    /// A confirmation that nobody asked for.
    #[error("{0} asks for no confirmation")]
    NoConfirmation(ItemId),
    /// A confirmation of no answer, or of one that stands in doubt.
    #[error("{0}: there is no one answer, done or not applicable, that could be confirmed")]
    NothingToConfirm(ItemId),
    /// A confirmation by who answered.
    #[error("{0}: whoever answered cannot confirm it: a second person must")]
    OwnAnswer(ItemId),
    /// A confirmation by somebody without the role.
    #[error("{0}: only {1} can confirm it")]
    WrongRole(ItemId, String),
    /// The result of a check that the item does not have.
    #[error("{0} has no check")]
    NoCheck(ItemId),
    /// A choice among answers of which there is one, or none like that.
    #[error("{0} has no two answers to choose between any more")]
    NoSide(ItemId),
    /// A vote for an area that does not exist, or that the release is not asked.
    #[error("this release has no area `{asked}`{}", did_you_mean(nearest.as_ref()))]
    NoArea {
        /// What was asked for.
        asked: AreaId,
        /// The area most likely meant.
        nearest: Option<String>,
    },
    /// The release was shipped.
    #[error("{} was shipped on {} by {}: reopen it to go on", .0, spoken(*.1), .2)]
    Shipped(ReleaseId, NaiveDate, String),
    /// It was not shipped, or was reopened.
    #[error("{0} was not shipped, so there is nothing to reopen")]
    NotShipped(ReleaseId),
    /// There is nothing that could be decided upon.
    #[error("without a verdict nothing can be decided: {0}")]
    NoVerdict(Withheld),
    /// A release that goes out against a NO-GO.
    #[error("to ship against a NO-GO needs a note that says why")]
    NeedsNote,
    /// Nothing of one's own stands.
    #[error("there is no change of yours to take back in this release")]
    NothingToUndo,
    /// Nothing of one's own was taken back, or something new was recorded since.
    #[error("there is nothing to bring back: nothing was taken back since your last change")]
    NothingToRedo,
    /// It was taken back before.
    #[error("change {} was taken back already", .0.short())]
    AlreadyUndone(EventId),
    /// It stands, or something new was recorded since it was taken back.
    #[error("change {} cannot be brought back: it stands, or something new was recorded since", .0.short())]
    NotRedoable(EventId),
    /// No change begins like this.
    #[error("there is no change `{0}` in this release: see `gonogo log`")]
    NoChange(String),
    /// Several changes begin like this.
    #[error("several changes begin with `{0}`: write more of it")]
    ManyChanges(String),
    /// It took something back, or brought it back, itself.
    #[error("change {} takes back or brings back another: undo and redo name that one", .0.short())]
    TakesBack(EventId),
    /// Another data folder recorded it.
    #[error("change {} was recorded by {} elsewhere: only they can take it back", .0.short(), .1)]
    NotYours(EventId, String),
}
