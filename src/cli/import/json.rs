//! An import as JSON: the keys that programs rely on.

use serde_json::{Value, json};

use crate::domain::checklist::Level;
use crate::domain::id::ItemId;
use crate::minutes::{Leave, Outgoing};
use crate::session::{ImportPlan, Likeness, OutlinePlan, Pairing, PlannedItem};

/// What minutes propose, and which items they are.
pub(super) fn minutes(plan: &ImportPlan, explain: bool) -> Value {
    let items = plan.items.iter().map(|planned| item(&plan.file, planned));
    let people = plan
        .minutes
        .people
        .iter()
        .map(|person| json!({ "name": person.name, "role": person.role, "line": person.line }));
    let absences = plan.minutes.absences.iter().map(absence);
    let closed = plan.minutes.closed.iter().map(|closed| {
        json!({ "from": closed.from.to_string(), "to": closed.to.to_string(), "line": closed.line })
    });
    let releases = plan.minutes.releases.iter().map(release);
    let forgotten = plan.forgotten.iter().map(|forgotten| {
        json!({
            "item": forgotten.item.as_str(),
            "text": forgotten.text,
            "since": forgotten.since.to_string(),
        })
    });
    let left_out = plan
        .left_out
        .iter()
        .map(|left| json!({ "line": left.line, "text": left.text, "why": left.why.words() }));
    let mut answer = json!({
        "file": plan.file,
        "date": plan.dated.then(|| plan.date.to_string()),
        "items": items.collect::<Vec<_>>(),
        "people": people.collect::<Vec<_>>(),
        "absences": absences.collect::<Vec<_>>(),
        "closed": closed.collect::<Vec<_>>(),
        "releases": releases.collect::<Vec<_>>(),
        "not_mentioned": forgotten.collect::<Vec<_>>(),
    });
    if explain && let Some(answer) = answer.as_object_mut() {
        answer.insert("not_taken".into(), left_out.collect());
    }
    answer
}

fn item(file: &str, planned: &PlannedItem) -> Value {
    let proposal = &planned.proposal;
    let (id, matched) = match &planned.pairing {
        Pairing::New(id) => (Some(id), Value::Null),
        Pairing::Clear(id, score) => (None, pair(id.as_str(), *score, true)),
        Pairing::Unsure(id, score) => (None, pair(id.as_str(), *score, false)),
    };
    json!({
        "text": proposal.text,
        "owner": proposal.owner,
        "due": proposal.due.map(|due| due.to_string()),
        "status": proposal.status.word(),
        "reason": proposal.reason,
        "level": proposal.level.map(Level::word),
        "target": proposal.target.as_ref().map(ToString::to_string),
        "value": proposal.value.as_ref().map(ToString::to_string),
        "incident": proposal.incident,
        "file": file,
        "line": proposal.line,
        "match": matched,
        "new": id.map(ItemId::as_str),
    })
}

fn absence(leave: &Leave) -> Value {
    json!({
        "name": leave.name,
        "from": leave.from.to_string(),
        "to": leave.to.to_string(),
        "acting": leave.acting,
        "line": leave.line,
    })
}

fn release(release: &Outgoing) -> Value {
    json!({
        "name": release.name,
        "version": release.version,
        "date": release.date.map(|date| date.to_string()),
        "owner": release.owner,
        "line": release.line,
    })
}

fn pair(item: &str, likeness: Likeness, clear: bool) -> Value {
    let score = f64::from(likeness.hundredths()) / 100.0;
    json!({ "item": item, "score": score, "clear": clear })
}

/// What a checklist holds, and which items it becomes.
pub(super) fn checklist(plan: &OutlinePlan) -> Value {
    let items = plan.points.iter().map(|planned| {
        let point = &planned.point;
        json!({
            "text": point.text,
            "owner": null,
            "due": null,
            "status": if point.ticked { "done" } else { "open" },
            "level": null,
            "line": point.line,
            "section": point.section,
            "why": point.why,
            "ask": point.ask,
            "links": point.links,
            "match": (!planned.is_new).then(|| pair(planned.item.as_str(), Likeness::SAME, true)),
            "new": planned.is_new.then(|| planned.item.as_str()),
        })
    });
    json!({ "boxes": plan.boxes, "items": items.collect::<Vec<_>>() })
}
