//! Asks about each proposal, one at a time: take it, skip it, or say which item it is.

use super::showing;
use crate::cli::asking::ask;
use crate::cli::items::named;
use crate::cli::{Context, Failure};
use crate::domain::text::count;
use crate::report::ink::Tone;
use crate::session::{ImportPlan, Pairing, PlannedItem, Session};

/// Leaves in the plan what was taken. The input's end is as good as `q`: what was taken is written.
pub(super) fn walk(
    context: &mut Context,
    session: &Session,
    plan: &mut ImportPlan,
) -> Result<(), Failure> {
    // The plan keeps all of them until the end, so that no two get one id.
    let items = plan.items.clone();
    let total = items.len();
    let mut taken: Vec<PlannedItem> = Vec::new();
    let mut places = items.into_iter().enumerate();
    'proposals: for (at, planned) in places.by_ref() {
        if matches!(planned.pairing, Pairing::Clear(..)) && !planned.writes() {
            continue;
        }
        context.out.ink(|ink| {
            ink.line()?;
            ink.say(Tone::Quiet, &format!("{} of {total}", at + 1))?;
            showing::item(ink, session, plan, &planned)
        })?;
        let question = match planned.pairing {
            Pairing::New(_) => "t take, p ITEM is that item, s skip, q stop: ",
            _ => "t is that item, n is a new one, p ITEM is another, s skip, q stop: ",
        };
        loop {
            let reply = ask(context, question)?;
            let (word, rest) = reply.trim().split_once(' ').unwrap_or((reply.trim(), ""));
            let item = match (word, &planned.pairing) {
                ("t" | "y", Pairing::New(_)) => {
                    taken.push(planned);
                    continue 'proposals;
                }
                ("t" | "y", Pairing::Clear(item, _) | Pairing::Unsure(item, _)) => item.clone(),
                ("n", Pairing::Clear(..) | Pairing::Unsure(..)) => {
                    taken.extend(session.as_new(plan, &taken, planned.proposal));
                    continue 'proposals;
                }
                ("p", _) if !rest.trim().is_empty() => match named(session, rest.trim()) {
                    Ok(item) => item.id.clone(),
                    Err(failure) => {
                        context.out.talk(&failure.to_string())?;
                        continue;
                    }
                },
                ("s", _) => continue 'proposals,
                ("q" | "", _) => break 'proposals,
                _ => {
                    context.out.talk("Answer with one of these letters.")?;
                    continue;
                }
            };
            taken.push(session.as_item(plan, planned.proposal, item));
            continue 'proposals;
        }
    }
    plan.items = taken;
    beside(context, plan)
}

/// People, absences, days off and releases are taken or left together.
fn beside(context: &mut Context, plan: &mut ImportPlan) -> Result<(), Failure> {
    let away = plan.absences.len() + plan.closed.len();
    let counted = [
        (plan.people.len(), count(plan.people.len(), "new name")),
        (away, count(away, "absence")),
        (plan.releases.len(), count(plan.releases.len(), "release")),
    ];
    let there = counted.into_iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = there.map(|(_, words)| words).collect();
    if words.is_empty() {
        return Ok(());
    }
    let question = format!("Write {} as well? (y/n) ", words.join(", "));
    let reply = ask(context, &question)?;
    if !matches!(reply.to_lowercase().as_str(), "y" | "yes" | "t") {
        plan.people.clear();
        plan.absences.clear();
        plan.closed.clear();
        plan.releases.clear();
    }
    Ok(())
}
