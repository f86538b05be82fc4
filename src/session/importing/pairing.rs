//! Finds the item that a proposal is, in these or other words.
//!
//! Each item is at most one proposal: first those in the very same words, then the best pair that is
//! left. Items that share no word with a proposal are never compared with it.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{Likeness, Pairing};
use crate::domain::checklist::Item;
use crate::domain::id::{AreaId, ItemId};
use crate::domain::text::squeeze;
use crate::minutes::{CLEAR, Gist, Index, MAYBE, Proposal};
use crate::session::Session;
use crate::store::edit::new_id;

/// How much two candidates must differ for the better one to be clear.
const AHEAD: f64 = 0.05;

/// What becomes of each proposal, in their order.
pub(super) fn pair(
    session: &Session,
    proposals: &[Proposal],
    into: &AreaId,
) -> Vec<Option<Pairing>> {
    let items: Vec<&Item> = session.plan.items().map(AsRef::as_ref).collect();
    let same = same(&items, proposals);
    let alike = alike(session, &items, proposals, &same);
    let mut new_ids = NewIds::of(session);
    let pairing = |(at, proposal): (usize, &Proposal)| {
        if let Some(item) = same.get(&at).and_then(|place| items.get(*place)) {
            return Some(Pairing::Clear(item.id.clone(), Likeness::SAME));
        }
        let Some((item, score, clear)) = alike
            .get(&at)
            .and_then(|(place, score, clear)| Some((items.get(*place)?, *score, *clear)))
        else {
            return new_ids.id_for(into, &proposal.text).map(Pairing::New);
        };
        let likeness = Likeness::of(score);
        Some(if clear {
            Pairing::Clear(item.id.clone(), likeness)
        } else {
            Pairing::Unsure(item.id.clone(), likeness)
        })
    };
    proposals.iter().enumerate().map(pairing).collect()
}

/// The items that say the very same as a proposal: in their order, one each.
fn same(items: &[&Item], proposals: &[Proposal]) -> HashMap<usize, usize> {
    let mut saying: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let places = saying.entry(squeeze(&item.text)).or_default();
        places.push_back(place);
    }
    let mut found = HashMap::new();
    for (at, proposal) in proposals.iter().enumerate() {
        let place = proposal.wordings().find_map(|wording| {
            let places = saying.get_mut(&squeeze(wording))?;
            places.pop_front()
        });
        if let Some(place) = place {
            found.insert(at, place);
        }
    }
    found
}

/// The items that say much the same as a proposal, how alike they are, and whether that is clear;
/// of proposals and items that are not paired yet.
fn alike(
    session: &Session,
    items: &[&Item],
    proposals: &[Proposal],
    paired: &HashMap<usize, usize>,
) -> HashMap<usize, (usize, f64, bool)> {
    let gists: Vec<Gist> = items.iter().map(|item| Gist::of(&item.text)).collect();
    let taken: HashSet<usize> = paired.values().copied().collect();
    let mut index = Index::default();
    for (place, gist) in gists.iter().enumerate() {
        if !taken.contains(&place) {
            index.add(gist, place);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    let left = proposals.iter().enumerate();
    for (at, proposal) in left.filter(|(at, _)| !paired.contains_key(at)) {
        for wording in proposal.wordings() {
            let gist = Gist::of(wording);
            for place in index.near(&gist) {
                let (Some(item), Some(theirs)) = (items.get(place), gists.get(place)) else {
                    continue;
                };
                let score = score(session, proposal, &gist, item, theirs);
                if score >= MAYBE {
                    pairs.push((score, at, place));
                }
            }
        }
    }
    // The best first; among equals the order of the lines.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    best(&pairs)
}

/// The item of each proposal that has one, how alike they are, and whether that is clear: from all
/// pairs, the best first.
fn best(pairs: &[(f64, usize, usize)]) -> HashMap<usize, (usize, f64, bool)> {
    let mut of_proposal: HashMap<usize, Vec<(f64, usize)>> = HashMap::new();
    for (score, at, place) in pairs {
        of_proposal.entry(*at).or_default().push((*score, *place));
    }
    let mut found: HashMap<usize, (usize, f64, bool)> = HashMap::new();
    let mut taken = HashSet::new();
    for (score, at, place) in pairs {
        if taken.contains(place) || found.contains_key(at) {
            continue;
        }
        let rivals = of_proposal.get(at).map_or(&[][..], Vec::as_slice);
        let rival = rivals
            .iter()
            .any(|(other, item)| item != place && !taken.contains(item) && score - other < AHEAD);
        let clear = *score >= CLEAR && (!rival || *score >= 1.0);
        taken.insert(*place);
        found.insert(*at, (*place, *score, clear));
    }
    found
}

/// The ids that an import gives.
#[derive(Debug)]
pub(super) struct NewIds {
    /// What items have or had, and what was given.
    taken: HashSet<ItemId>,
    /// The number that was given last behind the same words, since to begin anew with each of
    /// thousands would not end.
    last: HashMap<ItemId, usize>,
}

impl NewIds {
    pub(super) fn of(session: &Session) -> Self {
        let items = session.plan.items();
        let held = items.flat_map(|item| std::iter::once(&item.id).chain(&item.was));
        Self {
            taken: held.cloned().collect(),
            last: HashMap::new(),
        }
    }

    /// An id that no item has or had and none of this import gets; ids made from words always are
    /// ids.
    pub(super) fn id_for(&mut self, into: &AreaId, text: &str) -> Option<ItemId> {
        let bare = new_id(text, |_| false);
        let first = ItemId::new(into, &bare).ok()?;
        let last = self.last.entry(first).or_default();
        loop {
            *last += 1;
            let id = match *last {
                1 => ItemId::new(into, &bare),
                number => ItemId::new(into, &format!("{bare}-{number}")),
            };
            let id = id.ok()?;
            if self.taken.insert(id.clone()) {
                return Some(id);
            }
        }
    }
}

fn score(session: &Session, proposal: &Proposal, gist: &Gist, item: &Item, theirs: &Gist) -> f64 {
    let score = gist.score(theirs);
    let answer = session.history.answer(item);
    let owner = answer.owner.last().and_then(|head| head.to.as_deref());
    let owner = owner.or(item.owner.as_deref());
    let nudged = match (proposal.owner.as_deref(), owner) {
        (Some(a), Some(b)) if session.roster().same_person(a, b) => score + 0.05,
        (Some(_), Some(_)) => score - 0.1,
        _ => score,
    };
    nudged.clamp(0.0, 0.99)
}
