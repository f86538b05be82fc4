//! Finds a workspace and reads what lies in it.
//!
//! Opening reads the settings and the releases and no checklist, so that a command about one item
//! costs what that item's file costs. Checklists are read one by one, and each tree is gone before
//! the next file is opened.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

pub use super::checklist_file::Purpose;
use super::checklist_file::{self, Loaded};
use super::claims::{self, Claim, Named};
pub use super::source::MAX_BYTES;
use super::source::{Source, of_file};
use super::{pack, release_file, settings_file};
use crate::domain::checklist::{Checklist, Plan};
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::{AreaId, ReleaseId};
use crate::domain::release::Release;
use crate::domain::settings::Settings;

mod find;
mod fingerprint;

pub(super) use find::root_key;
use find::{discover, folder, ids_in, ids_of};
pub use fingerprint::Fingerprint;

/// All that a workspace is made from: a file and two folders, below the root.
pub const FILES: [&str; 3] = [settings_file::PATH, CHECKLISTS, release_file::FOLDER];

/// The folder of the checklists, below the root.
const CHECKLISTS: &str = "checklists";

/// Where the checklists come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the `checklists/` of the workspace.
    Folder,
    /// From the pack that ships in the program.
    Pack,
}

/// Why there is no workspace to work in.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder that was named, or the one to begin from, cannot be looked into.
    #[error("the folder {} cannot be opened: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// What was named is something else than a folder.
    #[error("{} is not a folder: name the folder that holds `checklists/`", path.display())]
    NotAFolder {
        /// What was named.
        path: PathBuf,
    },
}

/// A workspace as it was found, without its checklists.
#[derive(Debug)]
pub struct Workspace {
    /// Its folder, without symbolic links.
    pub root: PathBuf,
    /// Where its checklists come from.
    pub origin: Origin,
    /// What `gonogo.toml` says; the defaults where there is none.
    pub settings: Settings,
    /// The releases, by file name.
    pub releases: Vec<Release>,
    /// What is wrong with the settings and the releases, by place. With an error among them
    /// nothing may be written, since the id that names the journal may be unread.
    pub findings: Vec<Finding>,
    named: Vec<Named>,
    too_new: bool,
    lacks_id: bool,
    /// Its files by their paths, where they are those of an earlier day and not of the disk.
    kept: Option<Kept>,
}

/// Files of a workspace as git held them, by their paths relative to it.
pub type Kept = BTreeMap<String, Vec<u8>>;

impl Workspace {
    /// Opens the workspace that `start` lies in: upwards to the first folder that holds
    /// `checklists/` or `gonogo.toml`, never above the one that holds `.git`, nor above `home`.
    /// Where there is none, `start` itself with the pack. With `explicit`, that folder and no other.
    ///
    /// # Errors
    /// When the folder to begin from, or the one named, cannot be opened.
    pub fn open(
        start: &Path,
        home: Option<&Path>,
        explicit: Option<&Path>,
    ) -> Result<Self, OpenError> {
        let root = if let Some(named) = explicit {
            folder(named)?
        } else {
            let start = folder(start)?;
            discover(&start, home).unwrap_or(start)
        };
        // Whatever has that name: a link that leads nowhere must not bring in the pack unnoticed.
        let origin = if root.join(CHECKLISTS).symlink_metadata().is_ok() {
            Origin::Folder
        } else {
            Origin::Pack
        };
        let mut workspace = Self {
            root,
            origin,
            settings: Settings::default(),
            releases: Vec::new(),
            findings: Vec::new(),
            named: Vec::new(),
            too_new: false,
            lacks_id: false,
            kept: None,
        };
        workspace.read_all();
        Ok(workspace)
    }

    /// The workspace as git held it: nothing of it is read from the disk.
    #[must_use]
    pub fn then(&self, files: Kept) -> Self {
        let mut workspace = Self {
            root: self.root.clone(),
            origin: Origin::Folder,
            settings: Settings::default(),
            releases: Vec::new(),
            findings: Vec::new(),
            named: Vec::new(),
            too_new: false,
            lacks_id: false,
            kept: Some(files),
        };
        workspace.read_all();
        workspace
    }

    fn read_all(&mut self) {
        self.read_settings();
        self.read_releases();
        Finding::sort(&mut self.findings);
    }

    /// One of its files.
    fn source(&self, path: &str) -> Result<Option<Source>, Box<Finding>> {
        match &self.kept {
            None => Source::read(&self.root, path),
            Some(kept) => {
                let bytes = kept.get(path).cloned();
                bytes
                    .map(|bytes| Source::from_bytes(path, bytes))
                    .transpose()
            }
        }
    }

    /// The ids that the files of one of its folders have as names.
    fn ids<T>(&self, folder: &str, what: &str, findings: &mut Vec<Finding>) -> Vec<T>
    where
        T: std::str::FromStr + Ord,
        T::Err: std::fmt::Display,
    {
        let Some(kept) = &self.kept else {
            return ids_in(&self.root, folder, what, findings);
        };
        let paths = kept.keys().filter_map(|path| path.split_once('/'));
        let here = paths.filter(|(parent, _)| *parent == folder);
        ids_of(here.map(|(_, name)| name), folder, what, findings)
    }

    /// All checklists, in the order in which areas are shown, and what is wrong with them, by
    /// place. Each holds what could be read, also where there are errors.
    #[must_use]
    pub fn plan(&self, purpose: Purpose) -> (Plan, Vec<Finding>) {
        let mut findings = Vec::new();
        let areas = match self.origin {
            Origin::Pack => pack::areas().collect(),
            Origin::Folder => self.areas(&mut findings),
        };
        keep_memory_between_files();
        let mut plan = Plan::default();
        let mut claimed: Vec<Claim> = Vec::new();
        for area in &areas {
            let loaded = self.load(area, purpose).unwrap_or_else(|| gone(area));
            plan.checklists.push(loaded.checklist);
            claimed.extend(loaded.claims);
            findings.extend(loaded.findings);
        }
        self.order(&mut plan);
        findings.extend(claims::earlier_ids(&plan, &claimed));
        findings.extend(claims::unknown_areas(&plan, &self.named));
        findings.extend(claims::long_meeting(&plan));
        if self.too_new {
            findings.clear();
        }
        Finding::sort(&mut findings);
        (plan, findings)
    }

    /// The checklist of one area and what is wrong with its file; no other file is read. None
    /// where there is no such area.
    #[must_use]
    pub fn checklist(&self, area: &AreaId) -> Option<(Checklist, Vec<Finding>)> {
        let mut loaded = self.load(area, Purpose::Asking)?;
        let plan = Plan {
            checklists: vec![loaded.checklist],
        };
        loaded
            .findings
            .extend(claims::earlier_ids(&plan, &loaded.claims));
        if self.too_new {
            loaded.findings.clear();
        }
        Finding::sort(&mut loaded.findings);
        plan.checklists
            .into_iter()
            .next()
            .map(|list| (list, loaded.findings))
    }

    /// What is wrong with the settings alone.
    #[must_use]
    pub fn settings_findings(&self) -> Vec<Finding> {
        let of_settings = |finding: &&Finding| finding.path == settings_file::PATH;
        self.findings.iter().filter(of_settings).cloned().collect()
    }

    /// Names the folder in which the answers of this workspace lie: its id, or a hash of its root
    /// where it has none.
    #[must_use]
    pub fn journal_key(&self) -> String {
        self.settings
            .id
            .clone()
            .unwrap_or_else(|| root_key(&self.root))
    }

    /// Whether it is known which answers are its own. Where its id may be there and cannot be read,
    /// the key is not its own, and those given before would seem never to have been given.
    #[must_use]
    pub fn knows_its_answers(&self) -> bool {
        !self.lacks_id
    }

    /// Whether its files are for a newer program, which is all that can be said of them.
    #[must_use]
    pub fn is_too_new(&self) -> bool {
        self.too_new
    }

    /// The file of an area's checklist, whether it is there or not.
    #[must_use]
    pub fn checklist_path(&self, area: &AreaId) -> PathBuf {
        self.root.join(checklist_name(area))
    }

    /// The file of a release, whether it is there or not.
    #[must_use]
    pub fn release_path(&self, release: &ReleaseId) -> PathBuf {
        release_file::path(&self.root, release)
    }

    /// Whether it is more than a folder in which the pack is shown.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.origin == Origin::Folder || self.settings_path().symlink_metadata().is_ok()
    }

    /// The file of the settings, whether it is there or not.
    #[must_use]
    pub fn settings_path(&self) -> PathBuf {
        self.root.join(settings_file::PATH)
    }

    fn read_settings(&mut self) {
        match self.source(settings_file::PATH) {
            Ok(None) => {}
            Ok(Some(source)) => {
                let loaded = settings_file::load(&source);
                self.settings = loaded.settings;
                self.named = loaded.named;
                self.too_new = loaded.too_new;
                self.lacks_id = loaded.lacks_id;
                self.findings.extend(loaded.findings);
            }
            Err(finding) => {
                self.lacks_id = true;
                self.findings.push(*finding);
            }
        }
    }

    fn read_releases(&mut self) {
        let mut findings = Vec::new();
        let ids: Vec<ReleaseId> = self.ids(release_file::FOLDER, "release", &mut findings);
        for id in ids {
            match self.source(&release_file::name(&id)) {
                Ok(None) => {}
                Ok(Some(source)) => {
                    let loaded = release_file::load(&source, id, &self.settings);
                    self.releases.push(loaded.release);
                    self.named.extend(loaded.named);
                    findings.extend(loaded.findings);
                }
                Err(finding) => {
                    self.releases.push(Release::bare(id));
                    findings.push(*finding);
                }
            }
        }
        findings.extend(self.releases_claimed_twice());
        if self.too_new {
            findings.clear();
        }
        self.findings.extend(findings);
    }

    fn releases_claimed_twice(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (at, release) in self.releases.iter().enumerate() {
            for was in &release.was {
                let others = self.releases.iter().enumerate();
                let other = others
                    .filter(|(other, _)| *other != at)
                    .find(|(_, other)| other.is(was));
                if let Some((_, other)) = other {
                    findings.push(of_file(
                        &release_file::name(&release.id),
                        format!("`{was}` in `was` means the release `{}` as well", other.id),
                        Some("answers can follow only one release: keep it in one place".into()),
                    ));
                }
            }
        }
        findings
    }

    fn areas(&self, findings: &mut Vec<Finding>) -> Vec<AreaId> {
        let before = findings.len();
        let areas = self.ids(CHECKLISTS, "checklist", findings);
        if areas.is_empty() && findings.len() == before {
            findings.push(Finding {
                severity: Severity::Warning,
                help: Some("write `checklists/<area>.toml`, or run `gonogo init`".into()),
                ..of_file(
                    CHECKLISTS,
                    "there is no checklist in this folder".into(),
                    None,
                )
            });
        }
        areas
    }

    fn load(&self, area: &AreaId, purpose: Purpose) -> Option<Loaded> {
        let settings = &self.settings;
        if self.origin == Origin::Pack {
            return pack::load(area, settings, purpose);
        }
        match self.source(&checklist_name(area)) {
            Ok(source) => {
                source.map(|source| checklist_file::load(&source, area.clone(), settings, purpose))
            }
            Err(finding) => Some(Loaded {
                checklist: checklist_file::unread(area.clone()),
                claims: Vec::new(),
                findings: vec![*finding],
            }),
        }
    }

    /// First the areas that the settings name, then the rest: the pack in its own order, others by
    /// name, as they were found.
    fn order(&self, plan: &mut Plan) {
        let place = |list: &Checklist| {
            let named = self
                .settings
                .areas
                .iter()
                .position(|area| *area == list.area);
            named.unwrap_or(usize::MAX)
        };
        plan.checklists.sort_by_key(place);
    }
}

/// Has the allocator keep what one file needed for the next. glibc would give it back to the system
/// after each and take it anew, which costs a fifth of the time of loading; once a block of this
/// size has been freed, it holds back as much. The block is never touched, so it takes no memory.
fn keep_memory_between_files() {
    const BYTES: usize = 4 << 20;
    let mut block: Vec<u8> = Vec::new();
    // Where it cannot be had, loading is only slower.
    let _ = block.try_reserve_exact(BYTES);
    drop(std::hint::black_box(block));
}

/// A file that was there when the folder was read and is no more, or leads nowhere.
fn gone(area: &AreaId) -> Loaded {
    Loaded {
        checklist: checklist_file::unread(area.clone()),
        claims: Vec::new(),
        findings: vec![of_file(
            &checklist_name(area),
            "the file is named in the folder and cannot be found".into(),
            Some("mend or remove the link, or try again".into()),
        )],
    }
}

fn checklist_name(area: &AreaId) -> String {
    format!("{CHECKLISTS}/{area}.toml")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    const LIST: &str = "title = 'A'\n\n[item.second]\ntext = 'b'\n\n[item.first]\ntext = 'a'\n";

    /// A folder with these files in it.
    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn open(start: &Path) -> Workspace {
        // With the folder as home, nothing above it can be found by chance.
        Workspace::open(start, Some(start), None).unwrap()
    }

    fn areas(plan: &Plan) -> Vec<&str> {
        plan.checklists
            .iter()
            .map(|list| list.area.as_str())
            .collect()
    }

    #[test]
    fn the_workspace_is_found_upwards_and_never_above_the_repository_or_home() {
        let folder = folder(&[
            ("checklists/a.toml", LIST),
            ("deep/er/x", ""),
            ("repo/.git/x", ""),
            ("repo/sub/x", ""),
            ("home/sub/x", ""),
            ("repo2/.git/x", ""),
            ("repo2/gonogo.toml", ""),
        ]);
        let root = folder.path().canonicalize().unwrap();
        let home = root.join("home");
        let found = |start: &str| Workspace::open(&root.join(start), Some(&home), None).unwrap();
        for start in ["", "deep", "deep/er", "checklists"] {
            assert_eq!(
                (found(start).root, found(start).origin),
                (root.clone(), Origin::Folder),
                "{start}"
            );
        }
        for (start, place) in [
            ("repo", "repo"),
            ("repo/sub", "repo"),
            ("home", "home"),
            ("home/sub", "home/sub"),
        ] {
            assert_eq!(
                (found(start).root, found(start).origin),
                (root.join(place), Origin::Pack),
                "{start}"
            );
        }
        assert_eq!(
            (found("repo2/.git").root, found("repo2").origin),
            (root.join("repo2"), Origin::Pack)
        );
    }

    #[test]
    fn a_named_folder_is_the_workspace_whatever_lies_above_it() {
        let folder = folder(&[("checklists/a.toml", LIST), ("sub/x", "")]);
        let sub = folder.path().join("sub");
        let named = Workspace::open(folder.path(), None, Some(&sub)).unwrap();
        assert_eq!(
            (named.root, named.origin),
            (sub.canonicalize().unwrap(), Origin::Pack)
        );
        let absent = Workspace::open(folder.path(), None, Some(&folder.path().join("no")));
        assert!(matches!(absent, Err(OpenError::Folder { .. })));
        let file = Workspace::open(folder.path(), None, Some(&sub.join("x")));
        assert!(matches!(file, Err(OpenError::NotAFolder { .. })));
    }

    #[test]
    fn areas_stand_in_the_order_of_the_settings_and_items_in_that_of_the_file() {
        let folder = folder(&[
            ("gonogo.toml", "areas = ['c', 'a']"),
            ("checklists/a.toml", LIST),
            ("checklists/b.toml", LIST),
            ("checklists/c.toml", LIST),
            ("checklists/.hidden.toml", "broken"),
            ("checklists/notes.md", "broken"),
        ]);
        let (plan, findings) = open(folder.path()).plan(Purpose::Asking);
        assert_eq!(findings, []);
        assert_eq!(areas(&plan), ["c", "a", "b"]);
        let items: Vec<_> = plan
            .items()
            .map(|item| (item.id.as_str(), item.line))
            .take(2)
            .collect();
        assert_eq!(items, [("c/second", 3), ("c/first", 6)]);
    }

    #[test]
    fn without_checklists_the_pack_is_used_in_the_order_of_the_settings() {
        let folder = folder(&[("gonogo.toml", "id = 'a-team-id'\nareas = ['support']")]);
        let workspace = open(folder.path());
        let (plan, findings) = workspace.plan(Purpose::Asking);
        assert_eq!((findings, workspace.findings.len()), (Vec::new(), 0));
        assert_eq!(areas(&plan)[..2], ["support", "usability"]);
        assert_eq!(workspace.journal_key(), "a-team-id");
        assert!(workspace.checklist(&"data".parse().unwrap()).is_some());
    }

    #[test]
    fn one_checklist_is_read_without_the_others() {
        let folder = folder(&[("checklists/a.toml", LIST), ("checklists/b.toml", "broken")]);
        let workspace = open(folder.path());
        let (list, findings) = workspace.checklist(&"a".parse().unwrap()).unwrap();
        assert_eq!((list.items.len(), findings), (2, Vec::new()));
        assert!(workspace.checklist(&"c".parse().unwrap()).is_none());
        let (list, findings) = workspace.checklist(&"b".parse().unwrap()).unwrap();
        assert_eq!((list.items.len(), findings.len()), (0, 1));
    }

    #[test]
    fn to_tell_where_items_stand_guidance_is_checked_and_left_out() {
        let guidance = "why = 'b'\nask = ['c']\nincident = 'd'\nlinks = ['nowhere']\n";
        let folder = folder(&[("checklists/a.toml", &format!("{LIST}{guidance}"))]);
        let workspace = open(folder.path());
        let (mut asking, findings) = workspace.plan(Purpose::Asking);
        let (telling, same) = workspace.plan(Purpose::Telling);
        assert_eq!((findings.len(), &findings), (1, &same));
        let last = &mut asking.checklists[0].items[1];
        assert!(std::sync::Arc::make_mut(last).guidance.take().is_some());
        assert_eq!(asking, telling);
    }

    #[test]
    fn to_tell_where_items_stand_a_proof_is_kept_where_one_is_asked_for() {
        let list = "title = 'A'\n[item.a]\ntext = 'a'\nproof = 'x'\n\
                    [item.b]\ntext = 'b'\nproof = 'y'\nevidence = 'required'\n";
        let folder = folder(&[("checklists/a.toml", list)]);
        let (telling, findings) = open(folder.path()).plan(Purpose::Telling);
        let proofs: Vec<_> = telling.items().map(|item| item.proof.as_deref()).collect();
        assert_eq!((proofs, findings), (vec![None, Some("y")], Vec::new()));
    }

    #[test]
    fn an_earlier_id_can_be_claimed_once_in_all_files() {
        let claim = |was: &str| format!("{LIST}was = ['{was}']\n");
        let folder = folder(&[
            ("checklists/a.toml", &claim("old/one")),
            ("checklists/b.toml", &claim("old/one")),
            ("checklists/c.toml", &claim("a/second")),
        ]);
        let (_, findings) = open(folder.path()).plan(Purpose::Asking);
        let told: Vec<_> = findings.iter().map(|f| (f.place(), &*f.message)).collect();
        assert_eq!(
            told,
            [
                (
                    "checklists/b.toml:8:8".into(),
                    "`old/one` is claimed by `a/first` as well (checklists/a.toml:8)"
                ),
                (
                    "checklists/c.toml:8:8".into(),
                    "`a/second` is an item of its own, so `c/first` cannot have been it"
                ),
            ]
        );
    }

    #[test]
    fn two_releases_cannot_have_the_same_earlier_id() {
        let folder = folder(&[
            ("checklists/a.toml", LIST),
            ("releases/1.0.toml", "was = ['next']"),
            ("releases/2.0.toml", "was = ['1.0']"),
            ("releases/no release.toml", ""),
        ]);
        let workspace = open(folder.path());
        assert_eq!(workspace.releases.len(), 2);
        let places: Vec<_> = workspace.findings.iter().map(Finding::place).collect();
        assert_eq!(places, ["releases/2.0.toml", "releases/no release.toml"]);
    }

    #[test]
    fn a_day_on_which_nobody_works_is_no_day_to_be_due() {
        let list = "title = 'A'\n[item.a]\ntext = 'b'\ndue = 2026-12-25\n";
        let folder = folder(&[
            ("gonogo.toml", "closed = [2026-12-25]"),
            ("checklists/a.toml", list),
        ]);
        let (plan, findings) = open(folder.path()).plan(Purpose::Asking);
        assert_eq!(plan.items().count(), 1);
        let [finding] = findings.as_slice() else {
            panic!("{findings:?}")
        };
        assert_eq!(
            (finding.severity, finding.place()),
            (Severity::Warning, "checklists/a.toml:4:7".into())
        );
    }

    #[test]
    fn files_for_a_newer_program_give_one_finding_and_no_other() {
        let folder = folder(&[
            ("gonogo.toml", "requires = '>=99'\nnew = 1"),
            ("checklists/a.toml", "new = 1"),
            ("releases/r.toml", "new = 1"),
        ]);
        let workspace = open(folder.path());
        assert_eq!((workspace.findings.len(), workspace.releases.len()), (1, 1));
        assert_eq!(workspace.plan(Purpose::Asking).1, []);
    }

    #[test]
    fn an_empty_folder_of_checklists_is_not_the_pack() {
        let folder = folder(&[("checklists/readme.md", "")]);
        let (plan, findings) = open(folder.path()).plan(Purpose::Asking);
        assert_eq!((plan.checklists.len(), findings.len()), (0, 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_told_and_is_not_the_pack() {
        use std::os::unix::fs::symlink;
        let folder = folder(&[("gonogo.toml", ""), ("other/checklists/x", "")]);
        symlink("no-such-folder", folder.path().join("checklists")).unwrap();
        let (plan, findings) = open(folder.path()).plan(Purpose::Asking);
        assert_eq!((plan.checklists.len(), findings.len()), (0, 1));
        let other = folder.path().join("other");
        symlink("no-such-file", other.join("checklists/a.toml")).unwrap();
        let (_, findings) = open(&other).plan(Purpose::Asking);
        assert_eq!(findings[0].severity, Severity::Error);
    }

    #[test]
    fn the_key_of_a_workspace_without_an_id_is_its_place() {
        let (one, two) = (folder(&[]), folder(&[]));
        let key = |folder: &TempDir| open(folder.path()).journal_key();
        assert_eq!(key(&one), key(&one));
        assert_ne!(key(&one), key(&two));
        assert_eq!(key(&one).len(), 16);
    }
}
