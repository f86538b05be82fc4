//! Votes, the decision, and what opens a release again.

use super::Desk;
use crate::domain::answer::Head;
use crate::domain::board::Board;
use crate::domain::checklist::Plan;
use crate::domain::event::{Call, Change, Course, Decision, Draft, Ground, Reopening, Vote};
use crate::domain::id::AreaId;
use crate::domain::poll::{self, stood};
use crate::domain::refusal::Refusal;
use crate::domain::text::nearest;
use crate::domain::verdict::{About, Assessment, Verdict, assess};

/// A decision records at most so many bytes of reasons: a line of the journal has its limits, and
/// so has the patience of whoever reads it.
const MOST_REASONS: usize = 256 << 10;

/// Whether the release still takes answers.
pub(super) fn takes_answers(desk: &Desk<'_>) -> Result<(), Refusal> {
    if !poll::is_closed(desk.history) {
        return Ok(());
    }
    let heads = poll::course(desk.history).heads;
    let Some(Head { voice, .. }) = heads.last() else {
        return Ok(());
    };
    let release = desk.history.release().id.clone();
    let day = voice.at.date_naive();
    Err(Refusal::Shipped(release, day, voice.by.to_string()))
}

fn draft(change: Change) -> Draft {
    Draft {
        changes: vec![change],
        for_workspace: false,
    }
}

fn nothing() -> Draft {
    Draft {
        changes: Vec::new(),
        for_workspace: false,
    }
}

/// Nothing but spaces is no sentence.
fn sentence(note: Option<&str>) -> Option<String> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    note.map(Into::into)
}

/// A vote, with where the area's items stand.
pub(super) fn vote(
    desk: &Desk<'_>,
    area: &AreaId,
    call: Call,
    note: Option<&str>,
) -> Result<Draft, Refusal> {
    let asks = |id: &AreaId| {
        let areas = &desk.history.release().areas;
        areas.is_empty() || areas.contains(id)
    };
    let checklist = desk.plan.area(area.as_str());
    let Some(checklist) = checklist.filter(|list| asks(&list.area)) else {
        let areas = desk.plan.checklists.iter().map(|list| &list.area);
        let areas = areas.filter(|id| asks(id)).map(AreaId::as_str);
        return Err(Refusal::NoArea {
            asked: area.clone(),
            nearest: nearest(area.as_str(), areas).map(Into::into),
        });
    };
    let plan = Plan {
        checklists: vec![checklist.clone()],
    };
    let board = desk.board(&plan);
    let votes = poll::votes(desk.history, area.as_str());
    let vote = Vote {
        area: area.clone(),
        to: call,
        note: sentence(note),
        stood: stood(&board.rows),
        saw: votes.saw().into(),
    };
    let is_said = match votes.heads.as_slice() {
        [head] => {
            let to = &head.to;
            let same = (to.to, &to.note, &to.stood) == (vote.to, &vote.note, &vote.stood);
            same && desk.roster.same_person(&head.voice.by, desk.by)
        }
        _ => false,
    };
    Ok(if is_said {
        nothing()
    } else {
        draft(Change::Vote(Box::new(vote)))
    })
}

/// A decision, with the verdict and its reasons at this moment.
pub(super) fn decide(
    desk: &Desk<'_>,
    course: Course,
    note: Option<&str>,
) -> Result<Draft, Refusal> {
    let board = desk.board(desk.plan);
    let assessment = assess(&board, desk.grounds);
    let verdict = assessment.verdict.map_err(Refusal::NoVerdict)?;
    let note = sentence(note);
    if (course, verdict, &note) == (Course::Ship, Verdict::NoGo, &None) {
        return Err(Refusal::NeedsNote);
    }
    let earlier = poll::course(desk.history);
    let decision = Decision {
        to: course,
        verdict,
        reasons: grounds(&board, &assessment),
        of: assessment.reasons.len(),
        note,
        digest: board.digest(),
        seen: poll::known(desk.history),
        saw: earlier.saw().into(),
    };
    let is_said = match earlier.heads.as_slice() {
        [head] => match &head.to {
            Change::Decision(to) => {
                let same = (to.to, &to.note, &to.digest)
                    == (decision.to, &decision.note, &decision.digest);
                same && desk.roster.same_person(&head.voice.by, desk.by)
            }
            _ => false,
        },
        _ => false,
    };
    Ok(if is_said {
        nothing()
    } else {
        draft(Change::Decision(Box::new(decision)))
    })
}

fn grounds(board: &Board, assessment: &Assessment) -> Vec<Ground> {
    let mut bytes = 0;
    let ground = |about, remedy: &String| {
        let (area, item) = match about {
            About::Row(row) => {
                let row = board.rows.get(row)?;
                (board.area_of(row)?, Some(row.item.id.clone()))
            }
            About::Area(area) => (board.areas.get(area)?, None),
        };
        Some(Ground {
            area: area.id.clone(),
            item,
            remedy: remedy.clone(),
        })
    };
    let reasons = assessment.reasons.iter();
    let grounds = reasons.filter_map(|reason| ground(reason.about, &reason.remedy));
    grounds
        .take_while(|ground| {
            // About as much as its line takes beside the words.
            bytes += ground.remedy.len() + 200;
            bytes <= MOST_REASONS
        })
        .collect()
}

/// Opens a release that was shipped.
pub(super) fn reopen(desk: &Desk<'_>) -> Result<Draft, Refusal> {
    if !poll::is_closed(desk.history) {
        return Err(Refusal::NotShipped(desk.history.release().id.clone()));
    }
    let saw = poll::course(desk.history).saw().into();
    Ok(draft(Change::Reopening(Reopening { saw })))
}
