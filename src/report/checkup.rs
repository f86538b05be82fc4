//! What is wrong with the data, in words for people: what it is, what it means, what to do.
//!
//! What was found and who can mend it is decided elsewhere; here it is only said.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::finding;
use super::ink::{Ink, Tone};
use super::json;
use crate::domain::checkup::{Cure, Fault, Ill, Trouble};
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::ItemId;
use crate::domain::text::count;

/// A trouble as the findings of other commands are shown.
#[must_use]
pub fn finding(trouble: &Trouble) -> Finding {
    Finding {
        severity: trouble.ill.severity(),
        path: trouble.path.clone(),
        spot: trouble.spot.clone(),
        message: message(&trouble.ill).into_owned(),
        help: advice(&trouble.ill),
    }
}

/// What to do, and what to look at.
fn advice(ill: &Ill) -> Option<String> {
    let parts = [help(ill).map(Cow::into_owned), hint(ill)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What is to be said again, where something was lost to the program.
fn hint(ill: &Ill) -> Option<String> {
    let (Ill::Line(Fault { hint, .. }) | Ill::OnBranch(Fault { hint, .. })) = ill else {
        return None;
    };
    let hint = hint.as_ref()?;
    if hint.stands_elsewhere {
        return Some("the same change stands whole in another place, so nothing is lost".into());
    }
    let items: Vec<_> = hint.items.iter().map(ItemId::as_str).collect();
    let about = match items.as_slice() {
        [] => String::new(),
        items => format!(" of {}", items.join(", ")),
    };
    let by = hint.by.as_ref().map(|by| format!(" by {by}"));
    if items.is_empty() && by.is_none() {
        return None;
    }
    Some(format!(
        "it seems to be something said{about}{}: look whether it has to be said again",
        by.unwrap_or_default()
    ))
}

fn message(ill: &Ill) -> Cow<'_, str> {
    let words = match ill {
        Ill::Line(fault) | Ill::OnBranch(fault) | Ill::Newer(fault) => {
            return Cow::Borrowed(&fault.message);
        }
        Ill::Strangers(number) => format!(
            "this file holds {} that another data folder recorded; nothing is lost by it",
            count(*number, "change")
        ),
        Ill::Missing(number) => format!(
            "this data folder lacks {} that it has shared: it was put back from a backup, or a copy of it is used on another machine. Through the branch all of it still counts",
            count(*number, "change")
        ),
        Ill::TwoMachines(clock) => format!(
            "two machines record under the name of this data folder: two different changes have its number {clock}; nothing is lost, but undo on one machine may take back what was said on the other"
        ),
        Ill::Copy(0) => "this copy is not read, and all its changes stand in the journal".into(),
        Ill::Copy(number) => format!(
            "this file is not read, and holds {} found nowhere else in the journal",
            count(*number, "change")
        ),
        Ill::Unreadable(why) => format!("this file of the journal cannot be read: {why}"),
        Ill::Name => "this file should name the data folder and does not, so that nothing can be recorded".into(),
        Ill::Leftover => "a program that was stopped left this file behind; nothing reads it".into(),
        Ill::StaleLock => "a git that was stopped left this lock behind, and sharing waits for it in vain".into(),
        Ill::Mode(is, _) if is & 0o077 != 0 => format!(
            "other users of this machine may read or change this (mode {is:04o})"
        ),
        Ill::Mode(is, _) => format!("its owner may not read this (mode {is:04o})"),
        Ill::Link => "this is a symlink or something else that gonogo did not make: nothing is written through it, so that nothing can be recorded".into(),
        Ill::OtherTeam => "the branch has another team's answers, though their workspace has the same `id`: one repository was probably made from the other as a template. Theirs are not mixed with yours".into(),
        Ill::Elsewhere => "the answers on this machine were shared over another clone, and this one has nothing of the branch: it was not fetched here, or this repository was made from the other as a template".into(),
        Ill::Rewritten { changes, gone: true } => format!(
            "the branch was deleted; what this clone remembers of it, {}, still counts here",
            count(*changes, "change")
        ),
        Ill::Rewritten { changes, gone: false } => format!(
            "the branch was rewritten and lacks {} that this clone remembers; here all of it still counts",
            count(*changes, "change")
        ),
        Ill::Future(number, until) => format!(
            "{} dated in days to come, up to {}: some machine's clock was wrong. The order of answers does not depend on it",
            count(*number, "change"),
            until.date_naive()
        ),
        Ill::HighClock(u64::MAX) => "this change has the last number there can be, so that nothing can be recorded any more".into(),
        Ill::HighClock(clock) => format!(
            "this change has the number {clock}, which no team reaches one by one; later ones go on from there"
        ),
        Ill::Gone(root) => format!("these answers were given in {root}, and that folder is gone"),
    };
    words.into()
}

fn help(ill: &Ill) -> Option<Cow<'_, str>> {
    let words = match ill {
        Ill::Line(fault) | Ill::OnBranch(fault) | Ill::Newer(fault) => {
            return fault.help.as_deref().map(Cow::Borrowed);
        }
        Ill::Strangers(_) => "`gonogo doctor --fix` puts each into a file of whoever recorded it",
        Ill::Missing(_) => "`gonogo doctor --fix` puts them back",
        Ill::TwoMachines(_) => {
            "`gonogo doctor --fix` gives this machine a name of its own for all that comes; run it on the other one as well"
        }
        Ill::Copy(0) => "remove it when you like",
        Ill::Copy(_) => {
            "if they should count, give the file the next free number, such as `next.7.jsonl`; if not, remove it"
        }
        Ill::Unreadable(_) => "make it readable again; until then there is no verdict",
        Ill::Name => {
            "`gonogo doctor --fix` sets it aside and goes on under a new name; nothing is lost, but earlier changes of this machine can then no longer be undone here"
        }
        Ill::Leftover | Ill::StaleLock => "`gonogo doctor --fix` sets it aside",
        Ill::Mode(_, should) => {
            return Some(
                format!("`gonogo doctor --fix` makes it {should:04o}: yours alone").into(),
            );
        }
        Ill::Link => {
            "move away what it leads to, or put that in its place: only you know which holds your answers"
        }
        Ill::OtherTeam => {
            "give this workspace an `id` of its own in gonogo.toml (any word that nobody else has), and commit it"
        }
        Ill::Elsewhere => {
            "`gonogo sync --pull` fetches the branch; if it is a template's copy, give it an `id` of its own in gonogo.toml"
        }
        Ill::Rewritten { .. } => {
            "`gonogo sync` puts them back on the branch (to take answers back there is `gonogo undo`)"
        }
        Ill::Future(..) => "set that machine's clock; the changes stay as they are",
        Ill::HighClock(u64::MAX) => {
            "copy the file, take this line out of it, and record what it said anew"
        }
        Ill::HighClock(_) => return None,
        Ill::Gone(_) => {
            "if the workspace was moved, nothing is amiss: its `id` finds them (one without an id finds them again with this word as `id` in its gonogo.toml); if it is gone for good, remove the folder when you like"
        }
    };
    Some(words.into())
}

/// What is to be said of a look, and of what was mended after it.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What is wrong, or only good to know.
    pub troubles: &'a [Trouble],
    /// What was wrong and was mended.
    pub mended: &'a [Trouble],
    /// How many lines were set aside.
    pub set_aside: usize,
    /// The folder of the answers.
    pub data: &'a str,
    /// The folder of the originals, where there is one.
    pub backup: Option<&'a str>,
    /// In how many files was looked, and how many changes they hold.
    pub looked: (usize, usize),
    /// How many changes are on the branch; none where there is none here.
    pub shared: Option<usize>,
}

impl Told<'_> {
    fn wrong(&self) -> Vec<&Trouble> {
        let wrong = |trouble: &&Trouble| trouble.ill.cure() != Cure::None;
        self.troubles.iter().filter(wrong).collect()
    }

    /// Whether nothing is wrong any more.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.wrong().is_empty()
    }

    /// How many a program can mend.
    fn mendable(&self) -> usize {
        let mend = |trouble: &&Trouble| trouble.ill.cure() == Cure::Mend;
        self.troubles.iter().filter(mend).count()
    }
}

/// Writes it for people.
///
/// # Errors
/// When the output cannot be written.
pub fn write(ink: &mut Ink<'_>, told: &Told<'_>) -> io::Result<()> {
    for trouble in told.mended {
        let words = format!("{}: {}", finding(trouble).place(), message(&trouble.ill));
        ink.put(Tone::Good, "mended: ")?;
        ink.put(Tone::Plain, &words)?;
        ink.line()?;
        if let Some(hint) = hint(&trouble.ill) {
            ink.put(Tone::Warn, &format!("    {hint}"))?;
            ink.line()?;
        }
    }
    if !told.mended.is_empty() {
        ink.line()?;
    }
    for trouble in told.wrong() {
        finding::write(ink, &finding(trouble))?;
        ink.line()?;
    }
    let notes = told.troubles.iter().filter(|t| t.ill.cure() == Cure::None);
    for trouble in notes {
        let finding = finding(trouble);
        ink.put(Tone::Quiet, &format!("{}: good to know: ", finding.place()))?;
        ink.put(Tone::Plain, &finding.message)?;
        ink.line()?;
        if let Some(help) = &finding.help {
            ink.put(Tone::Quiet, &format!("    {help}"))?;
            ink.line()?;
        }
        ink.line()?;
    }
    for line in summary(told) {
        ink.say(Tone::Plain, &line)?;
    }
    Ok(())
}

fn summary(told: &Told<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if !told.mended.is_empty() {
        let mended = count(told.mended.len(), "fault");
        lines.push(match told.set_aside {
            0 => format!("{mended} mended."),
            lines => format!(
                "{mended} mended; {} set aside, none of which counted.",
                count(lines, "line")
            ),
        });
    }
    if let Some(backup) = told.backup {
        lines.push(format!("The originals are in {backup}."));
    }
    let (wrong, mendable) = (told.wrong(), told.mendable());
    let looked = looked(told);
    lines.push(match wrong.len() {
        0 if told.mended.is_empty() => format!("Nothing is wrong. {looked}"),
        0 => format!("Nothing else is wrong. {looked}"),
        number => {
            let errors = wrong.iter().filter(|t| t.ill.severity() == Severity::Error);
            let errors = match errors.count() {
                0 => "no verdict depends on it".into(),
                errors => format!(
                    "{} in the way of a verdict or of recording",
                    count(errors, "error")
                ),
            };
            format!("{} found, {errors}. {looked}", count(number, "fault"))
        }
    });
    let others = wrong.len() - mendable;
    match (mendable, others) {
        (0, 0) => {}
        (0, _) => lines.push("What to do stands with each; no program can decide it.".into()),
        (_, 0) => lines.push("`gonogo doctor --fix` mends all of it, after copying the originals.".into()),
        (mendable, _) => lines.push(format!(
            "`gonogo doctor --fix` mends {mendable} of them, after copying the originals; what to do about the rest stands with each."
        )),
    }
    lines
}

fn looked(told: &Told<'_>) -> String {
    let (files, changes) = told.looked;
    let shared = match told.shared {
        Some(number) => format!(", and at {} on the branch", count(number, "change")),
        None => String::new(),
    };
    format!(
        "Looked at {} in {} of {}{shared}.",
        count(changes, "change"),
        count(files, "file"),
        told.data
    )
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    well: bool,
    data: &'a str,
    backup: Option<&'a str>,
    set_aside: usize,
    files: usize,
    changes: usize,
    shared_changes: Option<usize>,
    findings: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    severity: &'static str,
    mended: bool,
    fixable: bool,
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
}

fn said(trouble: &Trouble, mended: bool) -> Said {
    let cure = trouble.ill.cure();
    let finding = finding(trouble);
    Said {
        severity: match cure {
            Cure::None => "note",
            _ => finding.severity.word(),
        },
        mended,
        fixable: cure == Cure::Mend,
        line: finding.spot.as_ref().map(|spot| spot.line),
        column: finding.spot.as_ref().map(|spot| spot.column),
        path: finding.path,
        message: finding.message,
        help: finding.help,
    }
}

/// Writes it for programs.
///
/// # Errors
/// When the output cannot be written.
pub fn json(out: &mut dyn io::Write, told: &Told<'_>) -> io::Result<()> {
    let mended = told.mended.iter().map(|trouble| said(trouble, true));
    let left = told.troubles.iter().map(|trouble| said(trouble, false));
    json::print(
        out,
        &Answer {
            schema: "gonogo.doctor/1",
            well: told.is_well(),
            data: told.data,
            backup: told.backup,
            set_aside: told.set_aside,
            files: told.looked.0,
            changes: told.looked.1,
            shared_changes: told.shared,
            findings: mended.chain(left).collect(),
        },
    )
}
