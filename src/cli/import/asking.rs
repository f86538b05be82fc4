//! Asks about each proposal, one at a time: take it, skip it, or say which item it is.

use super::showing;
use crate::cli::asking::answer;
use crate::cli::items::named;
use crate::cli::{Context, Failure};
use crate::domain::text::count;
use crate::report::ink::Tone;
use crate::session::{Choice, Choosing, ImportPlan, Pairing, Session};

/// Asks about all of them. The input's end is as good as `q`: what was taken is written.
pub(super) fn walk(
    context: &mut Context,
    session: &Session,
    choosing: &mut Choosing,
) -> Result<(), Failure> {
    let total = choosing.entries.len();
    let mut only_unsure = false;
    for at in 0..total {
        let plan = &choosing.document.plan;
        let Some(entry) = choosing.entries.get(at) else {
            break;
        };
        if only_unsure && !entry.pairing.is_unsure() {
            continue;
        }
        context.out.ink(|ink| {
            ink.line()?;
            ink.say(Tone::Quiet, &format!("{} of {total}", at + 1))?;
            showing::item(ink, session, plan, &entry.proposal, &entry.pairing)
        })?;
        let choice = match reply(context, session, &entry.pairing)? {
            Reply::Choice(choice) => choice,
            Reply::AllClear => {
                only_unsure = true;
                // At once, so that they are taken wherever the asking ends.
                let behind = choosing.entries.iter_mut().skip(at + 1);
                behind
                    .filter(|entry| !entry.pairing.is_unsure())
                    .for_each(|entry| entry.choice = Some(Choice::Take));
                Choice::Take
            }
            Reply::Stop => break,
        };
        if let Some(entry) = choosing.entries.get_mut(at) {
            entry.choice = Some(choice);
        }
    }
    choosing.beside = beside(context, choosing.plan())?;
    Ok(())
}

/// What is said where one is asked about.
enum Reply {
    Choice(Choice),
    /// It is taken, and all that is clear behind it.
    AllClear,
    /// Nothing more is to be asked.
    Stop,
}

fn reply(context: &mut Context, session: &Session, pairing: &Pairing) -> Result<Reply, Failure> {
    let paired = !matches!(pairing, Pairing::New(_));
    let question = if paired {
        "y is that item, n is a new one, i ITEM is another, x or Enter skip, a take this and all that are clear behind it, q stop: "
    } else {
        "y take, i ITEM is that item, x or Enter skip, a take this and all that are clear behind it, q stop: "
    };
    loop {
        // The end of the input is as good as q: what was taken before is kept.
        let Some(reply) = answer(context, question)? else {
            return Ok(Reply::Stop);
        };
        let (word, rest) = reply.trim().split_once(' ').unwrap_or((reply.trim(), ""));
        return Ok(Reply::Choice(match word {
            // The letters of the app, and those by which they are called.
            "y" | "t" => Choice::Take,
            "n" if paired => Choice::New,
            "x" | "s" | "" => Choice::Leave,
            "a" => return Ok(Reply::AllClear),
            "q" => return Ok(Reply::Stop),
            "i" | "p" if !rest.trim().is_empty() => match named(session, rest.trim()) {
                Ok(item) => Choice::Is(item.id.clone()),
                Err(failure) => {
                    context.out.talk(&failure.to_string())?;
                    continue;
                }
            },
            _ => {
                context.out.talk("Answer with one of these letters.")?;
                continue;
            }
        }));
    }
}

/// People, absences, days off and releases are taken or left together.
fn beside(context: &mut Context, plan: &ImportPlan) -> Result<bool, Failure> {
    let away = plan.absences.len() + plan.closed.len();
    let counted = [
        (plan.people.len(), count(plan.people.len(), "new name")),
        (away, count(away, "absence")),
        (plan.releases.len(), count(plan.releases.len(), "release")),
    ];
    let there = counted.into_iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = there.map(|(_, words)| words).collect();
    if words.is_empty() {
        return Ok(false);
    }
    let question = format!("Write {} as well? (y/n) ", words.join(", "));
    let reply = answer(context, &question)?.unwrap_or_default();
    Ok(matches!(reply.to_lowercase().as_str(), "y" | "yes" | "t"))
}
