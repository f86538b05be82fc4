//! What follows from an item, its answer and the day: the worst that is true of it.
//!
//! The rules are those of the product's page on the verdict: an item is settled when it is done in
//! every respect that it asks for, or does not apply for a reason, or is waived in due form.

mod flag;
mod scales;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::flag::{Flag, Flags};
pub use self::scales::Scales;
use super::answer::{Answer, Head, Voice};
use super::checklist::{Confirm, Item, Level, Phase};
use super::drift::{Drift, Watch};
use super::event::{Said, Status};
use super::release::Release;
use super::roster::Roster;
use super::when::{Due, days_since};

/// What an item is weighed against.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The release that asks it.
    pub release: &'a Release,
    /// Who takes part.
    pub roster: &'a Roster,
    /// The day.
    pub today: NaiveDate,
    /// What has changed in the repository.
    pub drift: &'a Drift,
}

/// Who stood by an answer as the second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The name.
    pub by: String,
    /// The role that was asked for, where nobody holds it and so anybody else could confirm.
    pub unheld_role: Option<String>,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// One word: what was answered, after targets and waivers are weighed.
    pub state: Status,
    /// What else is true of it.
    pub flags: Flags,
    /// Whether nothing more is needed.
    pub settled: bool,
    /// For a `should` that is not settled: whether somebody has it in hand in time.
    pub in_hand: bool,
    /// What it weighs today.
    pub level: Level,
    /// Whether it weighs at all today: items for after the release count only from then on.
    pub counts: bool,
    /// Who owns it: by answer, by item, or by area; as the roster names them.
    pub owner: Option<Arc<str>>,
    /// When it is due: by answer or by item.
    pub due: Option<Due>,
    /// The day on which it is due, where that can be computed.
    pub due_on: Option<NaiveDate>,
    /// The last day on which a done answer is fresh enough.
    pub fresh_until: Option<NaiveDate>,
    /// What has become of the paths that it watches since it was answered, where it watches some
    /// and git was asked.
    pub watch: Option<Box<Watch>>,
    /// For how many days a second person has been waited for.
    pub waiting: Option<u32>,
    /// Who confirmed it.
    pub confirmed: Option<Box<Confirmed>>,
    /// Who acts for an owner who is away when it is due, where somebody does.
    pub acting: Option<Box<str>>,
    /// Since when it stands so: the day of the answer.
    pub since: Option<NaiveDate>,
}

impl Standing {
    /// Weighs an answer.
    #[must_use]
    pub fn of(
        item: &Item,
        area_owner: Option<&Arc<str>>,
        answer: &Answer,
        scene: Scene<'_>,
    ) -> Self {
        Self::on(&Scales::of(item, area_owner), answer, scene)
    }

    /// Weighs an answer to an item that is weighed again and again.
    #[must_use]
    pub fn on(scales: &Scales<'_>, answer: &Answer, scene: Scene<'_>) -> Self {
        let Scales {
            item, area_owner, ..
        } = *scales;
        let Scene {
            release,
            roster,
            today,
            ..
        } = scene;
        let own = answer.owner.last().and_then(|head| head.to.as_deref());
        let owner = match own {
            Some(own) => Some(roster.name(own).into()),
            None => item.owner.as_ref().or(area_owner).map(|owner| {
                let name = roster.name(owner);
                // Nearly always the roster says the same, and then the name need not be copied.
                if name == &**owner {
                    Arc::clone(owner)
                } else {
                    name.into()
                }
            }),
        };
        let due = answer.due.last().and_then(|head| head.to).or(item.due);
        let mut standing = Self {
            state: Status::Open,
            flags: Flags::default(),
            settled: false,
            in_hand: false,
            level: item.level_on(today),
            counts: counts(item, release, today),
            owner,
            due,
            due_on: due.and_then(|due| due.on(release.date)),
            fresh_until: None,
            watch: None,
            waiting: None,
            confirmed: None,
            acting: None,
            since: None,
        };
        let spoken = answer.spoken();
        if let Some(head) = spoken {
            standing.since = Some(head.voice.at.date_naive());
            standing.state = match &head.to {
                // Void from the start, as if nothing had been said.
                Said::Waived { .. } if !item.waivable => Status::Open,
                said => said.status(),
            };
        }
        // Before the rest: what is asked of a done answer is not asked of one that failed.
        standing.weigh_value(item, answer);
        if let Some(head) = spoken.filter(|head| head.to.status() == standing.state) {
            standing.weigh_said(scales, answer, head, scene);
        }
        standing.conclude(answer, scene);
        standing
    }

    fn weigh_said(
        &mut self,
        scales: &Scales<'_>,
        answer: &Answer,
        head: &Head<Said>,
        scene: Scene<'_>,
    ) {
        let item = scales.item;
        let needs_reason = matches!(
            self.state,
            Status::Blocked | Status::NotApplicable | Status::Waived
        );
        if needs_reason && head.to.reason().is_none() {
            self.flags.raise(Flag::Unexplained);
        }
        match &head.to {
            Said::Done { digest, .. } => {
                if !scales.is_digest(digest) {
                    self.flags.raise(Flag::Reworded);
                }
                if item.evidence_required && !answer.is_proven() {
                    self.flags.raise(Flag::Unproven);
                }
                self.weigh_age(item, &head.voice, scene.today);
                self.weigh_paths(item, &head.voice, scene.drift);
                self.weigh_confirmation(item, answer, &head.voice, scene);
            }
            Said::NotApplicable { .. } => {
                self.weigh_confirmation(item, answer, &head.voice, scene);
            }
            Said::Waived {
                approved_by, until, ..
            } => {
                self.weigh_waiver(approved_by, *until, &head.voice, scene);
            }
            Said::Open | Said::InProgress { .. } | Said::Blocked { .. } | Said::Failed { .. } => {}
        }
    }

    fn weigh_age(&mut self, item: &Item, voice: &Voice, today: NaiveDate) {
        let Some(span) = item.fresh_for else { return };
        let end = voice.at.naive_local().checked_add_signed(span.delta());
        self.fresh_until = end.map(|end| end.date());
        if self.fresh_until.is_some_and(|end| today > end) {
            self.flags.raise(Flag::Stale);
        }
    }

    fn weigh_paths(&mut self, item: &Item, voice: &Voice, drift: &Drift) {
        let watch = drift.since(voice.commit.as_ref(), item);
        if let Some(Watch::Changed(_)) = watch {
            self.flags.raise(Flag::Stale);
        }
        self.watch = watch.map(Box::new);
    }

    fn weigh_confirmation(
        &mut self,
        item: &Item,
        answer: &Answer,
        voice: &Voice,
        Scene { roster, today, .. }: Scene<'_>,
    ) {
        let Some(confirm) = item.confirm.as_deref() else {
            return;
        };
        let said = answer.said();
        let valid = |second: &&super::answer::Seconded| {
            said.iter().all(|event| second.of.contains(event))
                && may_confirm(confirm, &second.voice.by, &voice.by, roster).is_ok()
        };
        let Some(second) = answer.confirmations.iter().rev().find(valid) else {
            let since = voice.at.date_naive();
            self.waiting = Some(days_since(since, today));
            self.flags.raise(Flag::Unconfirmed);
            return;
        };
        let role = match confirm {
            Confirm::Role(role) if !roster.is_held(role) => Some(role.to_string()),
            _ => None,
        };
        let by = roster.name(&second.voice.by).to_string();
        self.confirmed = Some(Box::new(Confirmed {
            by,
            unheld_role: role,
        }));
    }

    fn weigh_waiver(
        &mut self,
        approved_by: &str,
        until: NaiveDate,
        voice: &Voice,
        Scene {
            release,
            roster,
            today,
            ..
        }: Scene<'_>,
    ) {
        let covers = until >= today && release.date.is_none_or(|date| until >= date);
        let nobody = approved_by.trim().is_empty();
        if !covers {
            self.state = Status::Open;
            self.flags = Flags::default();
            self.flags.raise(Flag::Expired);
        } else if nobody || roster.same_person(approved_by, &voice.by) {
            // The roster may have learned since that the two are one person.
            self.flags.raise(Flag::Unconfirmed);
        }
    }

    fn weigh_value(&mut self, item: &Item, answer: &Answer) {
        let Some(target) = &item.target else { return };
        // A waiver sets the target aside; what does not apply has none.
        if matches!(self.state, Status::Waived | Status::NotApplicable) {
            return;
        }
        let head = answer.value.last();
        let value = answer.value();
        if value.is_some_and(|value| target.is_missed_by(value)) {
            if self.state != Status::Failed {
                self.since = head.map(|head| head.voice.at.date_naive());
            }
            self.state = Status::Failed;
        } else if self.state == Status::Done
            && value.is_none_or(|value| target.met_by(value) != Ok(true))
        {
            self.flags.raise(Flag::Unproven);
        }
    }

    fn conclude(&mut self, answer: &Answer, Scene { roster, today, .. }: Scene<'_>) {
        if answer.is_contested() {
            self.flags.raise(Flag::Contested);
        }
        // Other words for a thing that does not hold the release need no second answer.
        let lenient = |flag: Flag| flag == Flag::Reworded && self.level != Level::Must;
        self.settled = self.state.is_final() && self.flags.iter().all(lenient);
        if self.settled {
            return;
        }
        let late = self.due_on.is_some_and(|due| due < today);
        self.in_hand = self.level == Level::Should
            && self.state != Status::Open
            && self.owner.is_some()
            && self.due.is_some()
            && !late;
        if late {
            self.flags.raise(Flag::Overdue);
        }
        if self.owner.is_none() {
            self.flags.raise(Flag::Unowned);
        }
        self.weigh_absence(roster);
    }

    fn weigh_absence(&mut self, roster: &Roster) {
        let (Some(owner), Some(due)) = (&self.owner, self.due_on) else {
            return;
        };
        if let Some(absence) = roster.absence(owner, due) {
            self.flags.raise(Flag::Away);
            let acting = absence.acting.as_deref();
            self.acting = acting.map(|name| roster.name(name).into());
        }
    }

    /// The one word that a row shows: the worst that is true.
    #[must_use]
    pub fn word(&self) -> &'static str {
        let stuck = matches!(self.state, Status::Failed | Status::Blocked);
        match self.flags.iter().next() {
            Some(Flag::Contested) => Flag::Contested.plain(),
            Some(flag) if !stuck && flag <= Flag::Overdue => flag.plain(),
            _ => self.state.plain(),
        }
    }
}

impl Status {
    /// The plain words for it on screens and in reports.
    #[must_use]
    pub const fn plain(self) -> &'static str {
        match self {
            Self::InProgress => "in progress",
            Self::NotApplicable => "not applicable",
            _ => self.word(),
        }
    }
}

/// Whether an item weighs on a day: one for after the release counts only from then on.
pub(super) fn counts(item: &Item, release: &Release, day: NaiveDate) -> bool {
    item.phase != Phase::After || release.date.is_some_and(|date| day > date)
}

/// Why somebody's confirmation does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSecond {
    /// It is the one who answered.
    SamePerson,
    /// A role is named, somebody holds it, and this is somebody else.
    WrongRole,
}

/// Whether `by` may confirm what `answered_by` said. A role that nobody holds may be spoken for by
/// anybody else.
///
/// # Errors
/// With the reason why not.
pub fn may_confirm(
    confirm: &Confirm,
    by: &str,
    answered_by: &str,
    roster: &Roster,
) -> Result<(), NoSecond> {
    if roster.same_person(by, answered_by) {
        return Err(NoSecond::SamePerson);
    }
    match confirm {
        Confirm::Role(role) if roster.is_held(role) && !roster.stands_for(by, role) => {
            Err(NoSecond::WrongRole)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
