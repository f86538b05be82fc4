//! What the branch says of this machine, as it was fetched last.
//!
//! The network is not asked. Invariant: where the branch is another team's, nothing of it is taken
//! for ours.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

use super::chart::Kept;
use super::salvage;
use crate::domain::checkup::{Ill, Trouble};
use crate::domain::id::{EventId, WriterId};
use crate::store::git::{Git, GitError, Refs};
use crate::store::journal::branch::{Branch, Head, MEMORY, NAME, load, tracking};
use crate::store::journal::bundle::{Bundle, Page};
use crate::store::journal::fault::{Fault, Faults, spot};
use crate::store::journal::layout::{Layout, Segment, Series};
use crate::store::journal::line::Whole;
use crate::store::journal::meeting;
use crate::store::journal::scan::{self, Found};

/// What the branch holds.
#[derive(Debug, Default)]
pub(super) struct Met {
    pub(super) troubles: Vec<Trouble>,
    lines: Vec<(Segment, Kept)>,
    sums: HashMap<Series, HashMap<EventId, u32>>,
    /// Who records in each data folder, as far as its changes tell: the last of several.
    people: HashMap<WriterId, String>,
    is_here: bool,
}

/// Something on a page that is no change: which of the troubles tells of it, and its bytes.
struct Damaged<'a> {
    at: usize,
    page: &'a Page,
    text: Vec<u8>,
}

/// What can be done about a line on the branch, and who can: only its writer's files are taken to
/// hold it whole, or what a clone remembers of them.
fn help(person: Option<&str>, writer: WriterId) -> String {
    let who = person.unwrap_or("whoever uses that folder");
    format!(
        "it was recorded in the data folder {writer}: {who} puts it right by `gonogo sync` there, and so does anybody whose sync had brought it in before. If nobody has it any more, take the line out of that file by a commit on the branch"
    )
}

impl Met {
    pub(super) fn look(layout: &Layout, root: &Path, path: Option<&OsStr>, refs: &Refs) -> Self {
        let mut met = Self::default();
        let key = layout.key();
        let mut branch = Branch::of(root, path.map(OsStr::to_owned), layout.data(), key);
        match branch.refresh() {
            None => {
                let noted = meeting::noted(layout.data(), key).ok().flatten();
                if noted.is_some() {
                    let path = meeting::note_path(layout.data(), key);
                    let path = path.display().to_string();
                    met.troubles.push(Trouble::of(path, Ill::Elsewhere));
                }
            }
            Some((_, bundle)) => {
                met.is_here = true;
                met.take_in(bundle);
                if let Some(git) = Git::find(path, root) {
                    // What git cannot read was told of the branch already.
                    let _unread = met.compare(&git.offline(), refs, key);
                }
            }
        }
        met
    }

    /// How many changes are on the branch, each once; none where there is no branch.
    pub(super) fn changes(&self) -> Option<usize> {
        let number = self.sums.values().map(HashMap::len).sum();
        self.is_here.then_some(number)
    }

    /// What tells a change on the branch from another of its id.
    pub(super) fn sum(&self, series: &Series, id: EventId) -> Option<u32> {
        self.sums.get(series)?.get(&id).copied()
    }

    /// Whether a change is on the branch.
    pub(super) fn knows(&self, id: EventId) -> bool {
        self.sums.values().any(|sums| sums.contains_key(&id))
    }

    /// What a writer has shared.
    pub(super) fn lines_of(&self, writer: WriterId) -> impl Iterator<Item = (&Segment, &Kept)> {
        let lines = self.lines.iter().map(|(segment, kept)| (segment, kept));
        lines.filter(move |(segment, kept)| {
            segment.writer == writer && kept.writer().is_none_or(|by| by == writer)
        })
    }

    fn take_in(&mut self, bundle: &Bundle) {
        let is_theirs = bundle.is_another_teams;
        for finding in &bundle.findings {
            let ill = |fault| {
                if is_theirs {
                    Ill::OtherTeam
                } else {
                    Ill::OnBranch(fault)
                }
            };
            self.troubles.push(Trouble::told(finding.clone(), ill));
        }
        let mut damaged = Vec::new();
        for page in &bundle.pages {
            damaged.extend(self.take_page(page));
        }
        // Whoever has a line whole may stand on a later page.
        for Damaged { at, page, text } in damaged {
            let known = |id| self.knows(id);
            let hint = salvage::hint(&text, known);
            let named = self.people.get(&page.segment.writer).or(hint.by.as_ref());
            let help = if hint.stands_elsewhere {
                "`gonogo sync` takes what is whole in its place".into()
            } else {
                help(named.map(String::as_str), page.segment.writer)
            };
            if let Some(Ill::OnBranch(fault)) = self.troubles.get_mut(at).map(|t| &mut t.ill) {
                (fault.help, fault.hint) = (Some(help), Some(hint));
            }
        }
    }

    /// Takes in one file; gives back what cannot be read of it.
    fn take_page<'a>(&mut self, page: &'a Page) -> Vec<Damaged<'a>> {
        let mut wrong = Faults::default();
        let mut damaged = HashMap::new();
        scan::scan(&page.bytes, |place, found, _| {
            let whole = match found {
                Found::Fault(fault) => {
                    let spot = spot(0, place);
                    let text = place.text.get(place.range.clone()).unwrap_or_default();
                    damaged.insert((spot.line, spot.column), text.to_vec());
                    return wrong.push(&page.label, 0, place, &fault);
                }
                Found::Whole(whole) => whole,
            };
            if let Whole::Event(event, _) = &whole {
                let typed = event.recorded_by.as_deref().unwrap_or(&event.by);
                self.people.insert(event.writer, typed.to_string());
            }
            let kept = Kept::of(&whole, place);
            let sums = self.sums.entry(page.segment.series.clone()).or_default();
            match sums.get(&kept.id) {
                None => {
                    sums.insert(kept.id, kept.sum);
                    self.lines.push((page.segment.clone(), kept));
                }
                Some(sum) if *sum == kept.sum => {}
                Some(_) => wrong.push(&page.label, 0, place, &Fault::Clash),
            }
        });
        let mut findings = Vec::new();
        wrong.tell(&page.label, &mut findings);
        let mut told = Vec::new();
        for mut finding in findings {
            let place = finding.spot.as_ref().map(|spot| (spot.line, spot.column));
            let text = place.and_then(|place| damaged.remove(&place));
            finding.help = Some(help(None, page.segment.writer));
            let at = self.troubles.len();
            self.troubles.push(Trouble::told(finding, Ill::OnBranch));
            told.extend(text.map(|text| Damaged { at, page, text }));
        }
        told
    }

    /// What a remote's branch lacks that this clone remembers of it.
    fn compare(&mut self, git: &Git, refs: &Refs, key: &str) -> Result<(), GitError> {
        let list = |folder: &str| match refs.table() {
            Some(_) => git.list(&[folder]),
            None => Ok(refs.list(&[folder], |_| true)),
        };
        let mut objects = git.objects();
        for (name, commit) in list(MEMORY)? {
            let Some((_, remote)) = name.rsplit_once('/') else {
                continue;
            };
            let fetched = tracking(remote);
            let tips = list(&format!("refs/remotes/{remote}"))?;
            let tip = tips.into_iter().find(|(name, _)| *name == fetched);
            if tip.as_ref().is_some_and(|(_, tip)| *tip == commit) {
                continue;
            }
            let gone = tip.is_none();
            let mut read = |(name, commit)| load(&mut objects, &[Head { name, commit }], key);
            let remembered = read((name.clone(), commit))?;
            let theirs = tip.map(&mut read).transpose()?.unwrap_or_default();
            let (events, unknown) = Bundle::beyond(&[&remembered], &[&theirs]);
            let changes = events.len() + unknown;
            if changes > 0 {
                let ill = Ill::Rewritten { changes, gone };
                let path = format!("{remote}/{NAME}");
                self.troubles.push(Trouble::of(path, ill));
            }
        }
        Ok(())
    }
}
