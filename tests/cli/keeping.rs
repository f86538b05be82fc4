//! Nothing is lost, nothing is written unasked, and what is kept is private.

use std::fs;
use std::process::Command;

use crate::environment::{Environment, Output, tree};

const READING: [&[&str]; 16] = [
    &[],
    &["report"],
    &["report", "--json"],
    &["gate"],
    &["list"],
    &["mine"],
    &["show", "one"],
    &["log"],
    &["lint"],
    &["doctor"],
    &["schema"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
    &["walk", "--plain"],
    &["show", "nothing-of-that-name"],
];

fn shop() -> Environment {
    Environment::new().with_checklist(
        "a",
        "title = \"A\"\n[item.one]\ntext = \"One\"\n[item.two]\ntext = \"Two\"\n",
    )
}

#[test]
fn reading_never_writes() {
    let environment = shop();
    let before = environment.everything();
    for arguments in READING {
        let _ = environment.run(arguments);
        assert_eq!(environment.everything(), before, "{arguments:?}");
    }
    assert!(!environment.data().exists());
    // Nor where there is something to read, or to tidy up.
    environment.does(&["done", "one"]);
    let journal = environment.journal().remove(0);
    let torn = fs::read_to_string(&journal).unwrap() + "{\"v\":1,\"id";
    fs::write(&journal, torn).unwrap();
    let before = environment.everything();
    for arguments in READING {
        let _ = environment.run(arguments);
        assert_eq!(environment.everything(), before, "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let environment = shop();
    let mut command = Command::new("sh");
    let usual = environment.command(&["done", "one"]);
    command.args(["-c", "umask 000; exec \"$0\" \"$@\""]);
    command.arg(usual.get_program()).args(usual.get_args());
    command.current_dir(environment.workspace()).env_clear();
    command.envs(
        usual
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    Output::of(&mut command).exits(0);
    let kept = tree(&environment.data());
    assert!(kept.len() >= 5);
    for (path, (mode, _)) in &kept {
        let expected = if environment.data().join(path).is_dir() {
            0o700
        } else {
            0o600
        };
        assert_eq!(*mode, expected, "{}", path.display());
    }
    let folder = environment.data().metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(folder, 0o700);
}

/// Whether the system lets this process write everywhere, whatever the modes say.
#[cfg(unix)]
fn is_almighty(environment: &Environment) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = environment.home().join("closed");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    let wrote = fs::write(folder.join("x"), "").is_ok();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    fs::remove_dir_all(folder).unwrap();
    wrote
}

#[cfg(unix)]
#[test]
fn a_data_folder_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let environment = shop();
    environment.does(&["done", "one"]);
    let almighty = is_almighty(&environment);
    let close = |mode: u32| {
        for (path, _) in tree(&environment.data()) {
            let path = environment.data().join(path);
            let mode = if path.is_dir() { mode | 0o100 } else { mode };
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::set_permissions(environment.data(), fs::Permissions::from_mode(mode | 0o100)).unwrap();
    };
    close(0o400);
    let before = environment.everything();
    for arguments in READING {
        let _ = environment.run(arguments);
    }
    assert_eq!(environment.item("one")["status"], "done");
    if !almighty {
        let set = environment.run(&["set", "two", "--note", "x"]);
        set.refuses(&["GONOGO_DATA_DIR"]);
    }
    let after = environment.everything();
    close(0o600);
    assert!(almighty || before == after);
}

#[test]
fn a_data_folder_that_cannot_be_made_is_said_with_what_to_do() {
    let environment = shop();
    environment.write("file", "kept");
    for place in ["file", "file/below"] {
        let variables = [("GONOGO_DATA_DIR", place)];
        let set = environment.run_with(&variables, &["set", "one", "--note", "x"]);
        set.refuses(&["shop/file", "GONOGO_DATA_DIR"]);
        let walk = environment.run_with(&variables, &["walk", "--plain"]);
        assert!(!walk.stderr.contains("panic"), "{walk:#?}");
    }
    assert_eq!(environment.read("file"), "kept");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_takes_no_more_keeps_what_was_there() {
    let environment = shop();
    environment.does(&["set", "one", "--note", "kept"]);
    let journal = environment.journal().remove(0);
    let before = fs::read(&journal).unwrap();
    let note = "x".repeat(5000);
    let mut command = environment.on_a_full_disk(4, &["set", "one", "--note", &note]);
    Output::of(&mut command).refuses(&["not saved", "as it was"]);
    assert_eq!(fs::read(&journal).unwrap(), before);
    assert_eq!(
        environment.item("one")["notes"].as_array().unwrap().len(),
        1
    );
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_write_elsewhere() {
    use std::os::unix::fs::symlink;
    // Each part of the way below the data folder in turn, moved away and linked to.
    let environment = shop();
    environment.does(&["done", "one"]);
    let kept = tree(&environment.data());
    let parts = kept.keys().filter(|path| path.as_os_str() != "writer");
    for part in parts {
        let environment = shop();
        environment.does(&["done", "one"]);
        // Ids differ from run to run: the part of the same depth and kind is meant.
        let same = |path: &&std::path::PathBuf| {
            path.components().count() == part.components().count()
                && path.extension() == part.extension()
                && path.ends_with("lock") == part.ends_with("lock")
        };
        let here = tree(&environment.data());
        let part = here.keys().find(same).unwrap();
        let (from, to) = (
            environment.data().join(part),
            environment.home().join("elsewhere"),
        );
        fs::rename(&from, &to).unwrap();
        symlink(&to, &from).unwrap();
        let outside = || (fs::read(&to).ok(), tree(&to));
        let before = outside();
        let set = environment.run(&["set", "two", "--note", "x"]);
        set.refuses(&["symlink", "nothing was saved"]);
        assert_eq!(outside(), before, "{}", part.display());
    }
}

#[test]
fn a_change_too_long_to_keep_is_refused_whole() {
    let environment = shop();
    environment.write("long", "x".repeat(100_000));
    // One argument may have at most 128 KiB on Linux, so that the items make up the rest.
    let items = (0..20).map(|n| format!("[item.i{n}]\ntext = \"x\"\n"));
    let items: String = items.collect();
    let environment = environment.with_checklist("b", &format!("title = \"B\"\n{items}"));
    let ids: Vec<_> = (0..20).map(|n| format!("b/i{n}")).collect();
    let note = "x".repeat(100_000);
    let mut arguments = vec!["set", "--note", &note];
    arguments.extend(ids.iter().map(String::as_str));
    environment
        .run(&arguments)
        .refuses(&["nothing was saved", "shorten"]);
    environment.has_recorded_nothing();
}
