//! What the branch says of this machine, as it was fetched last.
//!
//! The network is not asked. Invariant: where the branch is another team's, nothing of it is taken
//! for ours.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

use super::chart::Kept;
use crate::domain::checkup::{Ill, Trouble};
use crate::domain::id::{EventId, WriterId};
use crate::store::git::{Git, GitError, Refs};
use crate::store::journal::branch::{Branch, Head, MEMORY, NAME, load, tracking};
use crate::store::journal::bundle::Bundle;
use crate::store::journal::fault::{Fault, Faults};
use crate::store::journal::layout::{Layout, Segment, Series};
use crate::store::journal::meeting;
use crate::store::journal::scan::{self, Found};

/// What can be done about a line on the branch.
const WRITERS: &str = "`gonogo sync` by whoever recorded it puts it right, where they still have it; what cannot be read is never taken for an answer";

/// What the branch holds.
#[derive(Debug, Default)]
pub(super) struct Met {
    pub(super) troubles: Vec<Trouble>,
    lines: Vec<(Segment, Kept)>,
    sums: HashMap<Series, HashMap<EventId, u32>>,
    is_here: bool,
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
        for page in &bundle.pages {
            let mut wrong = Faults::default();
            scan::scan(&page.bytes, |place, found, _| {
                let whole = match found {
                    Found::Fault(fault) => return wrong.push(&page.label, 0, place, &fault),
                    Found::Whole(whole) => whole,
                };
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
            let told = findings.into_iter().map(|mut finding| {
                finding.help = Some(WRITERS.into());
                Trouble::told(finding, Ill::OnBranch)
            });
            self.troubles.extend(told);
        }
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
