//! What happened beside the screen: changes that are saved, changes of others, files read anew.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{begin, importing, polling, releases, retry, rows, verifying};
use crate::domain::event::{Change, Event};
use crate::domain::id::ItemId;
use crate::domain::text::count;
use crate::domain::when::moment_in;
use crate::report::log;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, Place};
use crate::tui::scene::{Met, Moves, News, NotRecorded, Scene};

pub(super) fn take(model: &mut Model, scene: &Scene<'_>, news: News) -> Vec<Effect> {
    let changes = matches!(
        news,
        News::Recorded(_) | News::Others(_) | News::Reloaded(_) | News::NewDay | News::Compared
    );
    let mut effects = heard(model, scene, news);
    // Where the releases are on the screen, they follow.
    if changes && matches!(model.above.last(), Some(Place::Releases(_))) {
        effects.push(Effect::Survey);
    }
    effects
}

fn heard(model: &mut Model, scene: &Scene<'_>, news: News) -> Vec<Effect> {
    match news {
        News::Recorded(outcome) => return recorded(model, scene, outcome),
        News::Others(events) => {
            model.refresh(scene);
            others(model, scene, &events);
        }
        News::Reloaded(moves) => return reloaded(model, scene, &moves),
        News::Broken | News::NewDay | News::Compared => model.refresh(scene),
        News::Met(Ok(met)) => say_met(model, scene, &met),
        News::Met(Err(why)) => model.warn(format!("Not shared: {why}")),
        News::Checked(item, report) => return verifying::ended(model, scene, item, report),
        News::Verified(verified) => verifying::over(model, &verified),
        News::Added(outcome) => added(model, scene, outcome),
        News::Nearby(documents) => importing::nearby(model, documents),
        News::Proposed(outcome) => importing::proposed(model, outcome),
        News::Imported(outcome) => importing::imported(model, outcome),
        News::Surveyed(outcome) => releases::surveyed(model, scene, outcome),
        News::Turned(outcome) => releases::turned(model, scene, outcome),
        News::Made(outcome) => releases::made(model, scene, outcome),
    }
    Vec::new()
}

/// Says what came in, from whom and when they said it, and what went out.
fn say_met(model: &mut Model, scene: &Scene<'_>, met: &Met) {
    let received = match met.received.as_slice() {
        [] => "Nothing new came in".to_string(),
        [event] => format!(
            "From {}: {}",
            voices(&met.received, scene),
            gist(event, scene)
        ),
        many => format!(
            "From {}: {} came in",
            voices(many, scene),
            count(many.len(), "change")
        ),
    };
    let sent = match met.sent {
        0 => "nothing was left to send".to_string(),
        many => format!("{} went out", count(many, "change")),
    };
    let declare = if met.undeclared {
        " Put `shared = true` at the top of gonogo.toml and commit it."
    } else {
        ""
    };
    model.say(format!("{received}; {sent} to {}.{declare}", met.remote));
}

/// How many people are named before the others are only counted.
const NAMED: usize = 3;

/// Who said something and when they did so last, the latest first.
fn voices(events: &[Event], scene: &Scene<'_>) -> String {
    let mut last: BTreeMap<&str, _> = BTreeMap::new();
    for event in events {
        let at = last.entry(&*event.by).or_insert(event.at);
        *at = (*at).max(event.at);
    }
    let mut last: Vec<_> = last.into_iter().collect();
    last.sort_by_key(|(_, at)| Reverse(*at));
    let name = |(by, at): &(&str, _)| format!("{by} ({})", moment_in(*at, scene.today()));
    let mut names: Vec<_> = last.iter().take(NAMED).map(name).collect();
    match last.len().saturating_sub(NAMED) {
        0 => {}
        more => names.push(count(more, "other")),
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Shows the item that was added; where it was not, why, beside what was typed.
fn added(model: &mut Model, scene: &Scene<'_>, outcome: Result<ItemId, String>) {
    let field = model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Adding(adding) => Some(&mut adding.field),
        _ => None,
    });
    match (outcome, field) {
        (Err(why), Some(field)) => field.error = Some(why),
        (Err(why), None) => model.warn(why),
        (Ok(id), _) => {
            let is_other = |overlay: &Overlay| !matches!(overlay, Overlay::Adding(_));
            model.overlays.retain(is_other);
            model.say(format!(
                "Added {id}: its why, proof and level are for your editor."
            ));
            if let Some(row) = scene.board.place(&id)
                && model.asked(scene).is_empty()
            {
                model.show(row);
            }
        }
    }
}

fn recorded(
    model: &mut Model,
    scene: &Scene<'_>,
    outcome: Result<Option<Event>, NotRecorded>,
) -> Vec<Effect> {
    // Whatever became of it, what others have recorded meanwhile was read.
    model.refresh(scene);
    match outcome {
        Err(NotRecorded::Failed(why)) => {
            // It stays on the screen, and so do those behind it.
            if let Some(oldest) = model.unsaved.front_mut() {
                oldest.why = Some(why);
            }
            return Vec::new();
        }
        Err(NotRecorded::Refused(refusal)) => {
            model.unsaved.pop_front();
            model.warn(refusal.to_string());
        }
        Ok(event) => {
            model.unsaved.pop_front();
            if let Some(event) = event {
                model.know(event.id);
                tell(model, scene, &event);
            }
        }
    }
    begin(model)
}

/// Says what was saved; a walk goes back to what was taken back.
fn tell(model: &mut Model, scene: &Scene<'_>, event: &Event) {
    if tell_poll(model, scene, event) {
        return;
    }
    let rows: Vec<_> = event
        .changes
        .iter()
        .flat_map(|change| rows(scene, change))
        .collect();
    let Some((place, row)) = rows
        .first()
        .and_then(|place| Some((*place, scene.row(*place)?)))
    else {
        return;
    };
    let (name, word) = (row.item.id.item(), row.standing.word());
    match event.changes.first() {
        Some(Change::Undo(_)) => {
            let what = match touched(&rows) {
                1 => format!("{name} is {word} again"),
                many => format!("{} are as before", count(many, "item")),
            };
            model.say(format!("Took back, and saved: {what}."));
        }
        Some(Change::Redo(_)) => {
            let what = match touched(&rows) {
                1 => format!("{name} is {word}"),
                many => count(many, "item"),
            };
            model.say(format!("Brought back, and saved: {what}."));
        }
        _ => {
            let told = event
                .changes
                .iter()
                .filter(|change| change.item().is_some());
            let mut words: Vec<_> = told.map(log::words).collect();
            words.dedup();
            let what = match touched(&rows) {
                1 => name.to_string(),
                many => format!("{},", count(many, "item")),
            };
            model.say(format!("Saved: {what} {}", words.join("; ")));
            return;
        }
    }
    // Not away from what is being answered.
    let is_asking = !model.asked(scene).is_empty();
    if let Some(walk) = model.walk_mut().filter(|_| !is_asking) {
        walk.jump(place);
    }
}

/// Says what was saved of the poll; false where it was something else. After a vote the next area
/// has the word.
fn tell_poll(model: &mut Model, scene: &Scene<'_>, event: &Event) -> bool {
    let Some(change) = event.changes.first() else {
        return false;
    };
    let (marked, verb) = match change {
        Change::Undo(reference) => (scene.desk.history.event(reference.event), "Took back"),
        Change::Redo(reference) => (scene.desk.history.event(reference.event), "Brought back"),
        _ => (Some(event), "Saved"),
    };
    let Some(said) = marked.and_then(|event| event.changes.first()) else {
        return false;
    };
    if !said.is_poll() {
        return false;
    }
    let subject = match said {
        Change::Vote(vote) => {
            let place = scene.board.area_place(vote.area.as_str());
            let area = place.and_then(|place| scene.board.areas.get(place));
            area.map_or_else(|| vote.area.to_string(), |area| area.title.clone())
        }
        _ => scene.board.release.title(),
    };
    model.say(format!("{verb}: {subject} {}", log::words(said)));
    if let Change::Vote(vote) = change {
        polling::go_on(model, scene, vote.area.as_str());
    }
    true
}

/// How many different rows there are.
fn touched(rows: &[usize]) -> usize {
    let rows: BTreeSet<_> = rows.iter().collect();
    rows.len()
}

/// Says what others have just recorded.
fn others(model: &mut Model, scene: &Scene<'_>, events: &[Event]) {
    let newest = events
        .iter()
        .max_by_key(|event| (event.clock, event.writer, event.id));
    let Some(event) = newest else { return };
    let more = match events.len() {
        0 | 1 => String::new(),
        all => format!(", and {} more", count(all - 1, "change")),
    };
    model.say(format!("{}: {}{more}", event.by, gist(event, scene)));
}

/// What a change is about, and the first that it says of it.
fn gist(event: &Event, scene: &Scene<'_>) -> String {
    let of_item = event.changes.iter().find(|change| change.item().is_some());
    let Some(change) = of_item.or(event.changes.first()) else {
        return "nothing".into();
    };
    let place = rows(scene, change).first().copied();
    let item = place.and_then(|place| scene.row(place));
    let name = item.map(|row| row.item.id.item()).or(change.subject());
    let words = format!("{} {}", name.unwrap_or_default(), log::words(change));
    words.trim().into()
}

/// Follows every item to its new place.
fn reloaded(model: &mut Model, scene: &Scene<'_>, moves: &Moves) -> Vec<Effect> {
    model.follow(moves, scene);
    if let Some(gone) = moves.gone() {
        releases::gone(model, scene, gone);
        return Vec::new();
    }
    model.say("Read anew: files have changed.");
    // What could not be recorded for what was wrong with them may now be.
    retry(model)
}
