//! Finds the item that a proposal is, in these or other words.
//!
//! Each item is at most one proposal: the best pair is made first. Items that share no word with a
//! proposal are never compared with it.

use std::collections::{HashMap, HashSet};

use super::{Likeness, Pairing};
use crate::domain::checklist::Item;
use crate::domain::id::{AreaId, ItemId};
use crate::domain::text::squeeze;
use crate::minutes::{CLEAR, Comparer, Gist, MAYBE, Proposal};
use crate::session::Session;
use crate::store::edit::new_id;

/// A word that more items hold says nothing about any of them.
const COMMON: usize = 400;
/// How much two candidates must differ for the better one to be clear.
const AHEAD: f64 = 0.05;

/// What becomes of each proposal, in their order.
pub(super) fn pair(
    session: &Session,
    proposals: &[Proposal],
    into: &AreaId,
) -> Vec<Option<Pairing>> {
    let comparer = Comparer::default();
    let items: Vec<&Item> = session.plan.items().map(AsRef::as_ref).collect();
    let gists: Vec<Gist> = items.iter().map(|item| comparer.gist(&item.text)).collect();
    let index = index(&gists);
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, proposal) in proposals.iter().enumerate() {
        for wording in proposal.wordings() {
            let gist = comparer.gist(wording);
            for place in sharing(&gist, &index) {
                let (Some(item), Some(theirs)) = (items.get(place), gists.get(place)) else {
                    continue;
                };
                let score = score(session, proposal, wording, &gist, item, theirs);
                if score >= MAYBE {
                    pairs.push((score, at, place));
                }
            }
        }
    }
    // The best first; among equals the order of the lines.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let found = best(&pairs);
    let mut new_ids = NewIds::default();
    proposals
        .iter()
        .enumerate()
        .map(|(at, proposal)| {
            let paired = found
                .get(&at)
                .and_then(|(place, score, clear)| Some((items.get(*place)?, *score, *clear)));
            match paired {
                Some((item, score, true)) => {
                    Some(Pairing::Clear(item.id.clone(), Likeness::of(score)))
                }
                Some((item, score, false)) => {
                    Some(Pairing::Unsure(item.id.clone(), Likeness::of(score)))
                }
                None => new_ids
                    .id_for(session, into, &proposal.text)
                    .map(Pairing::New),
            }
        })
        .collect()
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
#[derive(Debug, Default)]
pub(super) struct NewIds {
    given: HashSet<String>,
    /// The number that was given last behind the same words, since to begin anew with each of
    /// thousands would not end.
    last: HashMap<String, usize>,
}

impl NewIds {
    /// An id that no item has or had and none of this import gets; ids made from words always are
    /// ids.
    pub(super) fn id_for(
        &mut self,
        session: &Session,
        into: &AreaId,
        text: &str,
    ) -> Option<ItemId> {
        let taken = |id: &str| {
            let held = ItemId::new(into, id).is_ok_and(|id| session.plan.find_exact(&id).is_some());
            held || self.given.contains(id)
        };
        let bare = new_id(text, |_| false);
        let last = self.last.get(&bare).copied();
        let numbered = (last.unwrap_or(1) + 1..).map(|number| (number, format!("{bare}-{number}")));
        let first = last.is_none().then(|| (1, bare.clone()));
        let (number, id) = first
            .into_iter()
            .chain(numbered)
            .find(|(_, id)| !taken(id))?;
        self.last.insert(bare, number);
        let found = ItemId::new(into, &id).ok();
        self.given.insert(id);
        found
    }
}

fn index(gists: &[Gist]) -> HashMap<&str, Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, gist) in gists.iter().enumerate() {
        for stem in gist.stems() {
            index.entry(stem).or_default().push(at);
        }
    }
    index
}

fn sharing(gist: &Gist, index: &HashMap<&str, Vec<usize>>) -> Vec<usize> {
    let held = gist.stems().filter_map(|stem| index.get(stem));
    let rare = held.filter(|places| places.len() <= COMMON);
    let mut places: Vec<usize> = rare.flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn score(
    session: &Session,
    proposal: &Proposal,
    wording: &str,
    gist: &Gist,
    item: &Item,
    theirs: &Gist,
) -> f64 {
    if squeeze(wording) == squeeze(&item.text) {
        return 1.0;
    }
    let score = gist.score(theirs);
    let answer = session.history.answer(item);
    let owner = answer.owner.last().and_then(|head| head.to.clone());
    let owner = owner.or_else(|| item.owner.as_deref().map(Into::into));
    let nudged = match (&proposal.owner, owner) {
        (Some(a), Some(b)) if session.roster().same_person(a, &b) => score + 0.05,
        (Some(_), Some(_)) => score - 0.1,
        _ => score,
    };
    nudged.clamp(0.0, 0.99)
}
