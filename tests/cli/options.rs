//! What holds for every command: where, which release, who, which day, in which dress.

use std::fs;

use crate::environment::Environment;

fn shop() -> Environment {
    Environment::new().with_checklist(
        "docs",
        "title = \"Docs\"\nowner = \"Maria\"\n[item.help]\ntext = \"The help is right\"\ndue = \"T-7d\"\n",
    )
}

#[test]
fn the_workspace_is_found_upwards_and_never_above_repository_or_home() {
    let environment = shop();
    let below = environment.workspace().join("src/deep");
    fs::create_dir_all(&below).unwrap();
    let here = |folder: &std::path::Path| {
        let mut command = environment.command(&["list"]);
        let output: crate::environment::Output =
            command.current_dir(folder).output().unwrap().into();
        output.exits(0).stdout.contains("docs/help")
    };
    assert!(here(&below));
    fs::create_dir(below.join(".git")).unwrap();
    assert!(!here(&below), "the repository's root ends the search");
    // A workspace at the root of all users' homes is nobody's.
    fs::rename(
        environment.workspace().join("checklists"),
        environment.data().parent().unwrap().join("checklists"),
    )
    .unwrap();
    assert!(!here(&environment.workspace()), "home ends the search");
}

#[test]
fn a_workspace_that_is_named_must_be_a_folder() {
    let environment = shop();
    environment.write("file", "");
    let missing = environment.run(&["list", "--workspace", "gone"]);
    missing.refuses(&["gone", "cannot be opened", "help:"]);
    let file = environment.run(&["--workspace", "file", "list"]);
    file.refuses(&["file", "is not a folder", "checklists/"]);
    let parent = environment.home().join("work");
    let mut command = environment.command(&["list", "--workspace", "shop"]);
    let output: crate::environment::Output = command.current_dir(parent).output().unwrap().into();
    output.exits(0).answers(&["docs/help"]);
}

#[test]
fn the_release_is_the_one_asked_for_or_the_nearest_and_is_always_shown() {
    let environment = shop();
    let title = |more: &[&str]| {
        let gate = environment.run(&[&["gate"], more].concat());
        gate.stdout.lines().next().unwrap().to_string()
    };
    assert_eq!(title(&[]), "NO-GO  next");
    assert_eq!(title(&["--release", "next"]), "NO-GO  next");
    environment.write("releases/1.0.toml", "name = \"Old\"\ndate = 2026-03-01\n");
    environment.write(
        "releases/2.0.toml",
        "name = \"Spring\"\ndate = 2026-04-01\nwas = [\"two\"]\n",
    );
    environment.write("releases/3.0.toml", "date = 2026-09-01\n");
    assert!(title(&[]).contains("Spring"), "{}", title(&[]));
    assert!(title(&["--release", "1.0"]).contains("Old"));
    assert!(
        title(&["--release", "two"]).contains("Spring"),
        "under its earlier id"
    );
    assert!(title(&["--today", "2026-04-02"]).contains("3.0"));
    environment
        .run(&["gate", "--release", "2.1"])
        .refuses(&["no release `2.1`", "releases/"]);
    environment
        .run(&["gate", "--release", "a b"])
        .refuses(&["`a b` is not a release id"]);
    environment
        .run(&["gate", "--release", "2.00"])
        .refuses(&["did you mean `2.0`?"]);
    let spring = ["Spring"];
    environment.does(&["list"]).says(&spring);
    environment.does(&["mine"]).says(&spring);
    environment.does(&["log"]).says(&spring);
    environment.does(&["show", "help"]).answers(&spring);
    environment.does(&["walk", "--plain"]).answers(&spring);
    // What is answered for one release is not answered for another.
    environment.does(&["done", "help", "--release", "3.0"]);
    assert_eq!(environment.item("help")["status"], "open");
    assert_eq!(
        environment.items(&["--release", "3.0"])[0]["status"],
        "done"
    );
}

#[test]
fn the_day_comes_from_the_option_or_the_variable_and_is_written_down() {
    let environment = shop();
    let as_of = |arguments: &[&str]| {
        environment
            .run(&[&["gate", "--json"], arguments].concat())
            .json()["as_of"]
            .clone()
    };
    assert_eq!(as_of(&[]), "2026-03-12");
    assert_eq!(as_of(&["--today", "2031-05-06"]), "2031-05-06");
    let today = environment.run_with(&[("GONOGO_TODAY", "2027-01-02")], &["gate", "--json"]);
    assert_eq!(today.json()["as_of"], "2027-01-02");
    environment.does(&["done", "help", "--today", "2031-05-06"]);
    let log = environment.does(&["log", "--json"]).json();
    assert!(log[0]["at"].as_str().unwrap().starts_with("2031-05-06T"));
    for wrong in ["2026-13-01", "tomorrow", "12.03.2026", ""] {
        environment
            .run(&["gate", "--today", wrong])
            .refuses(&[wrong, "--today"]);
    }
    let wrong = environment.run_with(&[("GONOGO_TODAY", "someday")], &["gate"]);
    wrong.refuses(&["GONOGO_TODAY", "`someday` is not a date", "2026-12-01"]);
}

#[test]
fn who_says_it_is_asked_for_named_known_to_git_or_logged_in() {
    let environment = shop();
    environment.write("config", "[user]\n\tname = Grace Hopper\n");
    let config = environment.workspace().join("config");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = environment.command(arguments);
        command.env_remove("GONOGO_AS").env("LOGNAME", "login");
        command.envs(variables.iter().copied());
        let output: crate::environment::Output = command.output().unwrap().into();
        output.exits(0);
        let log = environment.does(&["log", "--json"]).json();
        let last = log.as_array().unwrap().last().unwrap();
        (
            last["by"].as_str().unwrap().to_string(),
            last["recorded_by"].as_str().map(String::from),
        )
    };
    let note = ["set", "help", "--note", "x"];
    let git = [("GIT_CONFIG_GLOBAL", config.to_str().unwrap())];
    assert_eq!(run(&[], &note), ("login".into(), None));
    assert_eq!(run(&[("PATH", "")], &note), ("login".into(), None));
    assert_eq!(run(&git, &note), ("Grace Hopper".into(), None));
    assert_eq!(
        run(&[git[0], ("GONOGO_AS", "Ada")], &note),
        ("Ada".into(), None)
    );
    let asked = [&note[..], &["--as", "Bob"]].concat();
    assert_eq!(
        run(&git, &asked),
        ("Bob".into(), Some("Grace Hopper".into()))
    );
    environment.write(
        "gonogo.toml",
        "[[person]]\nname = \"Ada Byron\"\naka = [\"Ada\"]\n",
    );
    let myself = [&note[..], &["--as", "ada byron"]].concat();
    let ada = [("GONOGO_AS", "Ada")];
    assert_eq!(run(&ada, &myself), ("ada byron".into(), None));
    for nobody in ["", "  "] {
        environment
            .run(&["set", "help", "--note", "x", "--as", nobody])
            .refuses(&["--as"]);
    }
}

#[test]
fn what_is_mine_is_what_i_own_by_any_of_my_names() {
    let environment = shop();
    environment.write(
        "gonogo.toml",
        "[[person]]\nname = \"Maria Garcia\"\naka = [\"Maria\", \"mg\"]\n",
    );
    let mine = |by: &str| environment.does(&["mine", "--as", by]);
    assert!(mine("mg").stdout.contains("docs/help"));
    assert!(mine("maria garcia").stdout.contains("docs/help"));
    mine("Ada").says(&["Ada"]);
    assert_eq!(mine("Ada").stdout, "");
    environment.does(&["done", "help"]);
    assert_eq!(mine("mg").stdout, "", "what is settled is nobody's work");
}

#[test]
fn colours_come_only_where_they_are_asked_for() {
    let environment = shop();
    let escape = '\u{1B}';
    for arguments in [&["report"][..], &["list"], &["gate"], &["show", "help"]] {
        assert!(
            !environment.run(arguments).stdout.contains(escape),
            "a pipe has none"
        );
        let always = [arguments, &["--color", "always"]].concat();
        assert!(
            environment.run(&always).stdout.contains(escape),
            "{always:?}"
        );
        let no_color = environment.run_with(&[("NO_COLOR", "1")], arguments);
        assert!(!no_color.stdout.contains(escape));
    }
    let wrong = environment.run(&["list", "--color", "alway"]);
    wrong.refuses(&["'alway'", "always"]);
}

#[test]
fn a_simple_locale_gets_ascii_of_our_own() {
    let environment = shop();
    for locale in ["C", "POSIX", ""] {
        let report = environment
            .run_with(&[("LC_ALL", locale)], &["report"])
            .exits(0);
        assert!(report.stdout.is_ascii(), "{}", report.stdout);
    }
    let report = environment.run_with(&[("LC_ALL", "de_DE.UTF-8")], &["report"]);
    assert!(!report.stdout.is_ascii());
}

#[test]
fn without_a_home_it_says_what_to_set() {
    let environment = shop();
    let mut command = environment.command(&["set", "help", "--note", "x"]);
    command.env_remove("GONOGO_DATA_DIR");
    let output: crate::environment::Output = command.output().unwrap().into();
    output.exits(0);
    assert!(
        environment
            .home()
            .join(".local/share/gonogo/writer")
            .is_file()
    );
    let relative = environment.run_with(
        &[("GONOGO_DATA_DIR", "here")],
        &["set", "help", "--note", "x"],
    );
    relative.exits(0);
    assert!(environment.workspace().join("here/writer").is_file());
}
