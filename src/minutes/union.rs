//! The same thing said twice in one document becomes one proposal.
//!
//! The words of an action line win; a finding or a table adds its weight, its day and where it
//! stands. What one list tells apart stays apart, however alike it is.

use super::likeness::{Gist, Index};
use super::proposal::{Kind, Proposal};
use crate::domain::event::Status;

/// From here on two lines of one document are one thing, if nothing speaks against it.
const ALIKE: f64 = 0.72;

/// Nothing is said in more ways.
const WORDINGS: usize = 6;
/// Nobody reads more of them.
const MOST_ALSO: usize = 40;

/// Joins what is the same; the order of lines stays.
pub(super) fn join(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let mut joined: Vec<(Proposal, Vec<Gist>)> = Vec::new();
    let mut index = Index::default();
    for proposal in proposals {
        let gist = Gist::of(&proposal.text);
        let near = index.near(&gist).into_iter();
        let twin = near
            .filter_map(|at| {
                let (other, gists) = joined.get(at)?;
                let score = gists
                    .iter()
                    .filter_map(|theirs| likeness(&proposal, &gist, other, theirs))
                    .fold(0.0, f64::max);
                (score >= ALIKE).then_some((at, score))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let at = twin.map_or(joined.len(), |(at, _)| at);
        index.add(&gist, at);
        match joined.get_mut(at) {
            Some((other, gists)) => {
                merge(other, proposal);
                if gists.len() < WORDINGS && !gists.iter().any(|known| known.same(&gist)) {
                    gists.push(gist);
                }
            }
            None => joined.push((proposal, vec![gist])),
        }
    }
    let mut joined: Vec<_> = joined.into_iter().map(|(proposal, _)| proposal).collect();
    joined.sort_by_key(|proposal| proposal.line);
    joined
}

/// How alike two proposals of one document are; none where something speaks against it.
fn likeness(one: &Proposal, gist: &Gist, two: &Proposal, theirs: &Gist) -> Option<f64> {
    if one.list == two.list && !gist.same(theirs) {
        return None;
    }
    let alone = |kind| matches!(kind, Kind::Measure | Kind::Question);
    if (alone(one.kind) || alone(two.kind)) && !(one.kind == two.kind && gist.same(theirs)) {
        return None;
    }
    let same_owner = match (&one.owner, &two.owner) {
        (Some(a), Some(b)) if a != b => return None,
        (Some(_), Some(_)) => true,
        _ => false,
    };
    let compared = gist.compared(theirs);
    // Two lines of one manner were probably meant as two, unless one only says more.
    let less = compared.first.weight.min(compared.second.weight);
    if one.kind == two.kind && less > 0.35 {
        return None;
    }
    let score = compared.score();
    Some(if same_owner {
        score + 0.03
    } else {
        score - 0.08
    })
}

fn merge(kept: &mut Proposal, other: Proposal) {
    let longer = other.text.chars().count() > kept.text.chars().count();
    let mut loser = other;
    if (loser.kind, !longer) < (kept.kind, true) {
        std::mem::swap(kept, &mut loser);
    }
    let winner = kept;
    winner.owner = winner.owner.take().or(loser.owner);
    winner.due = winner.due.or(loser.due);
    winner.level = winner.level.or(loser.level);
    winner.incident = winner.incident.take().or(loser.incident);
    if winner.status == Status::Open {
        winner.status = loser.status;
        winner.reason = loser.reason;
    }
    if loser.text != winner.text && !winner.also.contains(&loser.text) {
        winner.also.push(loser.text);
    }
    winner.also.extend(loser.also);
    // Each other wording is compared with all.
    winner.also.truncate(MOST_ALSO);
    winner.details.extend(loser.details);
}
