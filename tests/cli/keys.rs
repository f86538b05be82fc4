//! The keys of the app as a command shows them, and the settings that they come from.

use std::fs;

use crate::environment::Environment;

#[test]
fn the_keys_are_shown_with_their_action_places_and_meaning() {
    let environment = Environment::new();
    let keys = environment.does(&["keys"]).stays_harmless();
    let keys = keys.says(&["ctrl-c leaves the app", "config.toml"]);
    let line = |action: &str| {
        let named = |line: &&str| line.starts_with(&format!("{action} "));
        let found: Vec<_> = keys.stdout.lines().filter(named).collect();
        found.join("\n")
    };
    let undo = line("undo");
    for words in [" u ", "[big-picture, items, walk, summary", "Takes back"] {
        assert!(undo.contains(words), "`{words}` is missing in {undo}");
    }
    // An action with other keys elsewhere has a line for each.
    assert_eq!(line("walk").lines().count(), 2);
    assert!(line("suspend").contains("[everywhere]"));
    let column = |line: &str| line.find('[').unwrap();
    let columns = keys.stdout.lines().map(column);
    assert_eq!(
        columns.min(),
        Some(column(&undo)),
        "they stand under each other"
    );
}

#[test]
fn programs_get_the_keys_as_a_list() {
    let environment = Environment::new();
    environment.set("[keys]\ndone = [\"x\", \"f2\"]\nundo = []\n");
    let keys = environment.does(&["keys", "--json"]).json();
    let of = |action: &str| {
        let all = keys.as_array().unwrap().iter();
        let entry = all.into_iter().find(|entry| entry["action"] == action);
        entry.unwrap().clone()
    };
    assert_eq!(
        of("done"),
        serde_json::json!({
            "action": "done",
            "places": ["items", "walk"],
            "keys": ["x", "f2"],
            "does": "Says that it is true, asking first for a value or proof that it needs.",
        })
    );
    assert_eq!(of("undo")["keys"], serde_json::json!([]));
    environment.does(&["keys"]).answers(&["x f2 [items, walk]"]);
}

#[test]
fn wrong_settings_are_told_with_their_places_and_nothing_else() {
    let environment = Environment::new();
    environment.set("thme = \"dark\"\n[keys]\nnote = \"y\"\n");
    let path = environment.configuration().join("config.toml");
    for arguments in [&["keys"][..], &["keys", "--json"]] {
        environment.run(arguments).stays_harmless().refuses(&[
            &format!("{}:1:1:", path.display()),
            "did you mean `theme`?",
            "config.toml:3:8:",
            "`y` would do both `done` and `note`",
            "2 errors",
            "your settings cannot be used",
        ]);
    }
}

#[test]
fn hostile_words_in_the_settings_are_shown_and_not_obeyed() {
    let environment = Environment::new();
    environment.set("[keys]\n\"\\u001b[2J\\u202e\" = \"\\u001b]0;x\\u0007\"\n");
    let refused = environment.run(&["keys"]).stays_harmless();
    refused.refuses(&["is not an action", "is not a key"]);
}

#[test]
fn only_what_opens_the_app_reads_the_settings() {
    let environment = Environment::new();
    environment.set("broken");
    for arguments in [
        &[][..],
        &["list"],
        &["report"],
        &["lint"],
        &["done", "shifts-filled"],
        &["walk", "--plain"],
        &["man"],
    ] {
        environment.does(arguments);
    }
}

#[test]
fn no_settings_are_the_defaults_and_reading_them_writes_none() {
    let environment = Environment::new();
    let unset = environment.does(&["keys"]).stdout;
    assert!(!environment.configuration().exists());
    environment.set("");
    assert_eq!(environment.does(&["keys"]).stdout, unset);
    fs::remove_dir_all(environment.configuration()).unwrap();
    fs::write(environment.configuration(), "a file in the folder's place").unwrap();
    environment.run(&["keys"]).refuses(&["config.toml"]);
}

#[test]
fn the_example_in_the_readme_holds() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## Settings").nth(1).unwrap();
    let example = section.split("```toml\n").nth(1).unwrap();
    let environment = Environment::new();
    environment.set(example.split("```").next().unwrap());
    environment
        .does(&["keys"])
        .answers(&["not-yet N [items, walk]"]);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_variable_the_settings_lie_in_the_home_s_folder_for_them() {
    let environment = Environment::new();
    let folder = environment.home().join(".config/gonogo");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "[keys]\ndone = \"f2\"\n").unwrap();
    let variables = [("GONOGO_CONFIG_DIR", "")];
    let keys = environment.run_with(&variables, &["keys"]).exits(0);
    keys.answers(&["done f2 [items, walk]"]);
}
