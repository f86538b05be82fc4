//! An import for people: what would be written, pair by pair, and what was not taken.

use std::io;

use super::files;
use crate::cli::args::Import;
use crate::cli::{Context, Failure};
use crate::domain::text::count;
use crate::domain::when::{spoken, spoken_in};
use crate::minutes::Proposal;
use crate::report::ink::{Ink, Tone};
use crate::session::{ImportPlan, OutlinePlan, Pairing, PlannedItem, Session};

/// The plan of minutes.
pub(super) fn plan(
    context: &mut Context,
    session: &Session,
    plan: &ImportPlan,
    asked: &Import,
) -> Result<(), Failure> {
    let day = if plan.dated {
        format!("Minutes of {}", spoken(plan.date))
    } else {
        format!("Minutes without a day, read as of {}", spoken(plan.date))
    };
    let counted = count(plan.items.len(), "item");
    let today = session.board().today;
    let files = files(session, plan);
    context.out.ink(|ink| {
        ink.say(Tone::Strong, &format!("{day}: {counted}"))?;
        items(ink, session, plan)?;
        people(ink, plan)?;
        releases(ink, plan)?;
        // What says nothing at all was hardly a meeting.
        if !plan.items.is_empty() {
            forgotten(ink, plan, today)?;
        }
        if asked.explain {
            left_out(ink, plan)?;
        }
        if plan.writes() {
            ink.line()?;
            let mut files = files.clone();
            if plan.items.iter().any(PlannedItem::writes) {
                files.push("the journal".into());
            }
            ink.say(
                Tone::Plain,
                &format!("--apply writes to: {}", files.join(", ")),
            )?;
        }
        Ok(())
    })
}

/// Whether a proposal belongs to a group.
type Belongs = fn(&PlannedItem) -> bool;

fn items(ink: &mut Ink<'_>, session: &Session, plan: &ImportPlan) -> io::Result<()> {
    let groups: [(&str, Belongs); 4] = [
        ("New", |planned| matches!(planned.pairing, Pairing::New(_))),
        ("Known, with news", |planned| {
            matches!(planned.pairing, Pairing::Clear(..)) && planned.writes()
        }),
        ("Perhaps known: not written, --walk asks", |planned| {
            planned.pairing.is_unsure()
        }),
        ("Known, nothing new", |planned| {
            matches!(planned.pairing, Pairing::Clear(..)) && !planned.writes()
        }),
    ];
    for (title, belongs) in groups {
        let group: Vec<&PlannedItem> = plan.items.iter().filter(|it| belongs(it)).collect();
        if group.is_empty() {
            continue;
        }
        heading(ink, title)?;
        for planned in group {
            item(ink, session, plan, &planned.proposal, &planned.pairing)?;
        }
    }
    Ok(())
}

/// One proposal, and the item that it is taken for.
pub(super) fn item(
    ink: &mut Ink<'_>,
    session: &Session,
    plan: &ImportPlan,
    proposal: &Proposal,
    pairing: &Pairing,
) -> io::Result<()> {
    ink.put(Tone::Plain, "  ")?;
    ink.put(Tone::Strong, &proposal.text)?;
    ink.line()?;
    let place = format!("{}:{}", plan.file, proposal.line);
    let mut said = proposal.facts();
    said.push(place);
    ink.put(Tone::Plain, "    ")?;
    ink.say(Tone::Quiet, &said.join(" · "))?;
    let (item, likeness) = match pairing {
        Pairing::New(item) => {
            ink.put(Tone::Plain, "    ")?;
            return ink.say(Tone::Quiet, &format!("becomes {item}"));
        }
        Pairing::Clear(item, likeness) | Pairing::Unsure(item, likeness) => (item, likeness),
    };
    let text = session
        .plan()
        .find_exact(item)
        .map_or("", |item| &item.text);
    ink.put(Tone::Plain, "    ")?;
    ink.put(Tone::Accent, &format!("is {item}"))?;
    ink.say(
        Tone::Quiet,
        &format!(" ({} of 100 alike: {text})", likeness.hundredths()),
    )
}

fn people(ink: &mut Ink<'_>, plan: &ImportPlan) -> io::Result<()> {
    if !plan.people.is_empty() {
        heading(ink, "New people")?;
    }
    for person in &plan.people {
        let roles = if person.roles.is_empty() {
            String::new()
        } else {
            format!(" ({})", person.roles.join(", "))
        };
        ink.say(Tone::Plain, &format!("  {}{roles}", person.name))?;
    }
    if !(plan.absences.is_empty() && plan.closed.is_empty()) {
        heading(ink, "Away")?;
    }
    for (name, away) in &plan.absences {
        let acting = away
            .acting
            .as_ref()
            .map(|acting| format!(", {acting} acts"))
            .unwrap_or_default();
        let days = format!("{} to {}", spoken(away.from), spoken(away.to));
        ink.say(Tone::Plain, &format!("  {name}: {days}{acting}"))?;
    }
    for day in &plan.closed {
        ink.say(Tone::Plain, &format!("  closed: {}", spoken(*day)))?;
    }
    Ok(())
}

fn releases(ink: &mut Ink<'_>, plan: &ImportPlan) -> io::Result<()> {
    if !plan.releases.is_empty() {
        heading(ink, "Releases")?;
    }
    for release in &plan.releases {
        let mut said = vec![release.title()];
        said.extend(release.date.map(spoken));
        said.extend(release.owner.clone());
        ink.say(Tone::Plain, &format!("  {}", said.join(" · ")))?;
    }
    Ok(())
}

fn forgotten(ink: &mut Ink<'_>, plan: &ImportPlan, today: chrono::NaiveDate) -> io::Result<()> {
    if !plan.forgotten.is_empty() {
        heading(ink, "What the meeting forgot")?;
    }
    for forgotten in &plan.forgotten {
        let since = spoken_in(forgotten.since, today);
        ink.put(
            Tone::Plain,
            &format!("  not mentioned since {since}: {} ", forgotten.text),
        )?;
        ink.say(Tone::Quiet, forgotten.item.as_str())?;
    }
    Ok(())
}

fn left_out(ink: &mut Ink<'_>, plan: &ImportPlan) -> io::Result<()> {
    if !plan.left_out.is_empty() {
        heading(ink, "Not taken")?;
    }
    for left in &plan.left_out {
        ink.put(
            Tone::Plain,
            &format!("  {}:{}: {} ", plan.file, left.line, left.text),
        )?;
        ink.say(Tone::Quiet, &format!("({})", left.why.words()))?;
    }
    Ok(())
}

fn heading(ink: &mut Ink<'_>, words: &str) -> io::Result<()> {
    ink.line()?;
    ink.say(Tone::Strong, words)
}

/// The plan of a checklist.
pub(super) fn outline(
    context: &mut Context,
    plan: &OutlinePlan,
    written: bool,
) -> Result<(), Failure> {
    context.out.ink(|ink| {
        let mut area = None;
        for planned in &plan.points {
            if area != Some(&planned.area) {
                heading(ink, planned.area.as_str())?;
                area = Some(&planned.area);
            }
            let sign = if planned.point.ticked { "[x]" } else { "[ ]" };
            ink.put(Tone::Plain, &format!("  {sign} {} ", planned.point.text))?;
            let known = if planned.is_new {
                ""
            } else {
                " (there already)"
            };
            ink.say(Tone::Quiet, &format!("{}{known}", planned.item))?;
        }
        ink.line()?;
        let read = match plan.boxes {
            Some(1) => "1 box read".to_string(),
            Some(boxes) => format!("{boxes} boxes read"),
            None => format!("{} read", count(plan.points.len(), "bullet point")),
        };
        let new = plan.points.iter().filter(|planned| planned.is_new).count();
        let known = plan.points.len() - new;
        let verb = if written { "written" } else { "to write" };
        let known = if known > 0 {
            format!(", {known} there already")
        } else {
            String::new()
        };
        ink.say(
            Tone::Strong,
            &format!("{read}, {} {verb}{known}", count(new, "item")),
        )
    })
}
