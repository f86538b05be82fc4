use tempfile::TempDir;

use super::*;
use crate::store::workspace::{Purpose, Workspace};

/// A workspace with a script, and a configuration folder beside it.
struct Scene {
    folder: TempDir,
    place: Place,
}

const LIST: &str = "title = 'A'
[item.one]
text = 'It runs'
check = { run = ['./tools/check', '--fast'], env = ['TOKEN'], expect = 'ok' }
[item.two]
text = 'It runs too'
check = { run = ['sh', '-c', 'tools/other; true'], cwd = '.', timeout = '5s' }
";

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("work");
        for (path, text) in [
            ("checklists/a.toml", LIST),
            ("tools/check", "one"),
            ("tools/other", "two"),
            ("tools/unnamed", "three"),
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let place = Place::new(Some(&folder.path().join("config")), &root).unwrap();
        Self { folder, place }
    }

    fn plan(&self) -> Plan {
        let root = &self.place.root;
        let workspace = Workspace::open(root, Some(root), Some(root)).unwrap();
        let (plan, findings) = workspace.plan(Purpose::Telling);
        assert_eq!(findings, []);
        plan
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.place.root.join(path), text).unwrap();
    }

    fn keep(&self) {
        let (Trust::Untrusted(grant) | Trust::Stale { now: grant, .. }) =
            self.place.of(&self.plan()).unwrap()
        else {
            panic!("trusted already")
        };
        self.place.keep(&grant).unwrap();
    }

    /// The difference from what was trusted; none where it is trusted.
    fn difference(&self) -> Option<Vec<String>> {
        match self.place.of(&self.plan()).unwrap() {
            Trust::Trusted(_) => None,
            Trust::Stale { difference, .. } => Some(difference),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_a_person_trusted_is_trusted_until_a_byte_of_it_changes() {
    let scene = Scene::new();
    assert!(matches!(
        scene.place.of(&scene.plan()).unwrap(),
        Trust::Untrusted(_)
    ));
    scene.keep();
    assert_eq!(scene.difference(), None);
    for (path, before, after, told) in [
        ("tools/check", "one", "onE", "+ file: tools/check ("),
        // Named within the words of a shell.
        ("tools/other", "two", "twO", "+ file: tools/other ("),
        (
            "checklists/a.toml",
            "--fast",
            "--slow",
            "+ run: ./tools/check --slow",
        ),
        ("checklists/a.toml", "'TOKEN'", "'SECRET'", "+ with: SECRET"),
        (
            "checklists/a.toml",
            "'ok'",
            "'o'",
            "+ passes with: output with `o`",
        ),
        ("checklists/a.toml", "'5s'", "'6s'", "+ at most: 6 s"),
        (
            "checklists/a.toml",
            "cwd = '.'",
            "cwd = 'tools'",
            "+ in: tools",
        ),
        (
            "checklists/a.toml",
            "item.two",
            "item.too",
            "a/too: a new check",
        ),
    ] {
        let old = fs::read_to_string(scene.place.root.join(path)).unwrap();
        scene.write(path, &old.replace(before, after));
        let difference = scene.difference().unwrap_or_default();
        assert!(
            difference.iter().any(|line| line.starts_with(told)),
            "{told}: {difference:?}"
        );
        scene.write(path, &old);
        assert_eq!(scene.difference(), None, "as it was trusted again");
    }
    scene.write("tools/unnamed", "changed");
    scene.write(
        "checklists/a.toml",
        &LIST.replace("It runs too", "Other words"),
    );
    assert_eq!(scene.difference(), None, "what runs is the same");
}

#[test]
fn a_file_that_appears_where_a_command_names_one_makes_trust_stale() {
    let scene = Scene::new();
    fs::remove_file(scene.place.root.join("tools/check")).unwrap();
    scene.keep();
    scene.write("tools/check", "evil");
    assert!(scene.difference().is_some());
}

#[test]
fn trust_is_of_one_folder_and_is_taken_back() {
    let scene = Scene::new();
    scene.keep();
    let other = scene.folder.path().canonicalize().unwrap().join("copy");
    fs::rename(&scene.place.root, &other).unwrap();
    let config = scene.folder.path().join("config");
    let moved = Place::new(Some(&config), &other).unwrap();
    fs::create_dir(&scene.place.root).unwrap();
    let plan = Scene {
        folder: tempfile::tempdir().unwrap(),
        place: moved.clone(),
    }
    .plan();
    assert!(matches!(moved.of(&plan).unwrap(), Trust::Untrusted(_)));
    assert!(scene.place.forget().unwrap());
    assert!(!scene.place.forget().unwrap());
    assert!(matches!(
        scene.place.of(&plan).unwrap(),
        Trust::Untrusted(_)
    ));
}

#[test]
fn a_repository_cannot_bring_its_own_trust() {
    let scene = Scene::new();
    let root = &scene.place.root;
    for inside in [
        root.join("config"),
        root.join("not/there/yet"),
        root.clone(),
    ] {
        let refused = Place::new(Some(&inside), root);
        assert!(
            matches!(refused, Err(TrustError::InWorkspace(_))),
            "{inside:?}"
        );
    }
    assert!(matches!(Place::new(None, root), Err(TrustError::NoFolder)));
}

#[test]
fn a_file_of_trust_that_was_altered_is_no_trust() {
    let scene = Scene::new();
    scene.keep();
    let path = scene.place.path();
    let text = fs::read_to_string(&path).unwrap();
    for other in [
        text.replace("--fast", "--slow"),
        text.replace("\"v\": 1", "\"v\": 2"),
        String::new(),
    ] {
        atomic::replace_private(&path, other.as_bytes()).unwrap();
        let read = scene.place.of(&scene.plan());
        assert!(matches!(read, Err(TrustError::Damaged { .. })), "{read:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_workspace_is_covered_with_where_it_leads() {
    let scene = Scene::new();
    let link = scene.place.root.join("tools/check");
    let point = |to: &str| {
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(to, &link).unwrap();
    };
    point("/bin/sh");
    scene.keep();
    assert_eq!(scene.difference(), None);
    point("/bin/cat");
    let difference = scene.difference().unwrap_or_default();
    assert!(
        difference
            .iter()
            .any(|line| line.starts_with("+ file: tools/check -> ")),
        "{difference:?}"
    );
}

#[cfg(unix)]
#[test]
fn trust_is_private_and_no_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let scene = Scene::new();
    scene.keep();
    let path = scene.place.path();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    assert_eq!(mode(path.parent().unwrap().parent().unwrap()), 0o700);

    fs::set_permissions(&path, fs::Permissions::from_mode(0o622)).unwrap();
    assert!(matches!(
        scene.place.of(&scene.plan()),
        Err(TrustError::NotOurs { .. })
    ));

    let elsewhere = scene.folder.path().join("elsewhere");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::rename(&path, &elsewhere).unwrap();
    symlink(&elsewhere, &path).unwrap();
    assert!(matches!(
        scene.place.of(&scene.plan()),
        Err(TrustError::NotOurs { .. })
    ));
    let grant = Grant::of(&scene.place.root, &scene.plan());
    let refused = scene.place.keep(&grant);
    assert!(
        matches!(refused, Err(TrustError::Write(WriteError::Link(_)))),
        "{refused:?}"
    );
}

#[test]
fn what_the_first_version_kept_is_trusted_still() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place {
        root: "/home/ada/shop".into(),
        folder: folder.path().join("trust"),
    };
    fs::create_dir(&place.folder).unwrap();
    let kept = include_bytes!(
        "../../../tests/fixtures/life/1/config/trust/ff0a01d53d837e70275074a42c9709b5.json"
    );
    atomic::replace_private(&place.path(), kept).unwrap();
    let grant = place.read().unwrap().unwrap();
    assert_eq!(grant.checks.len(), 1);
    // A workspace of then is allowed what it was: the digest is that of its content.
    place.keep(&grant).unwrap();
    assert_eq!(fs::read(place.path()).unwrap(), kept);
}
