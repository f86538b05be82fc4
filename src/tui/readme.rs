//! The keys in the README, which are those of the table; the test fails when they are out of date.
//!
//! `PICTURES=write cargo test --lib readme` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::action::{Action, Scope};

const BEGIN: &str = "<!-- keys: begin -->\n";
const END: &str = "<!-- keys: end -->\n";

/// What a newcomer needs first; the help shows the rest.
const SHOWN: [Action; 44] = [
    Action::Done,
    Action::NotYet,
    Action::Blocked,
    Action::NotApplicable,
    Action::Waive,
    Action::Failed,
    Action::Owner,
    Action::Due,
    Action::Value,
    Action::Proof,
    Action::Note,
    Action::Confirm,
    Action::Pick,
    Action::FirstAnswer,
    Action::SecondAnswer,
    Action::Skip,
    Action::Previous,
    Action::Undo,
    Action::Redo,
    Action::Poll,
    Action::Go,
    Action::NoGo,
    Action::Ship,
    Action::Hold,
    Action::Releases,
    Action::NewRelease,
    Action::Speaker,
    Action::Import,
    Action::Take,
    Action::AsNew,
    Action::Match,
    Action::LeaveOut,
    Action::TakeRest,
    Action::LeaveRest,
    Action::Write,
    Action::Filter,
    Action::Mark,
    Action::Sort,
    Action::Edit,
    Action::Add,
    Action::Verify,
    Action::History,
    Action::Palette,
    Action::Help,
];

fn table() -> String {
    let mut table = String::from("| key | where | what it does |\n|---|---|---|\n");
    for action in SHOWN {
        let row = action.row().unwrap();
        let keys = row.binds[0].keys.iter().map(|key| format!("`{key}`"));
        let keys = keys.collect::<Vec<_>>().join(" ");
        let scopes = row.binds[0].scopes;
        let named = |names: &[(Scope, &'static str)]| {
            let places = names.iter().filter(|(scope, _)| scopes.contains(scope));
            places.map(|(_, name)| *name).collect::<Vec<_>>()
        };
        let mut places = named(&[(Scope::Walk, "walk"), (Scope::Items, "lists")]);
        if places.is_empty() {
            places = named(&[
                (Scope::BigPicture, "big picture"),
                (Scope::Poll, "poll"),
                (Scope::Choice, "two answers"),
                (Scope::Releases, "releases"),
            ]);
        }
        if places.is_empty() {
            places = named(&[(Scope::Proposals, "minutes"), (Scope::Import, "minutes")]);
        }
        writeln!(table, "| {keys} | {} | {} |", places.join(", "), row.doc).unwrap();
    }
    table
}

#[test]
fn the_keys_in_the_readme_are_those_of_the_app() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (kept, after) = rest.split_once(END).unwrap();
    let table = table();
    if std::env::var_os("PICTURES").is_some_and(|what| what == "write") {
        fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(
        kept, table,
        "README.md is out of date: PICTURES=write writes it anew"
    );
}
