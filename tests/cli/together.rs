//! Several programs at once: every change is a whole event.

use std::collections::BTreeSet;
use std::thread;

use crate::environment::Environment;
use crate::faults::times;

const PROGRAMS: usize = 16;

#[test]
fn sixteen_programs_at_once_lose_nothing() {
    let changes = times(50, 1000);
    let environment =
        Environment::new().with_checklist("a", "title = \"A\"\n[item.one]\ntext = \"One\"\n");
    let program = |number: usize| {
        for change in 0..changes {
            let note = format!("{number}-{change}");
            environment.does(&["set", "a/one", "--note", &note]);
        }
    };
    thread::scope(|scope| {
        for number in 0..PROGRAMS {
            scope.spawn(move || program(number));
        }
    });
    let log = environment.does(&["log", "--json"]).json();
    let said = log.as_array().unwrap().iter().map(|event| {
        let changes = event["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 1, "{event}");
        event["id"].as_str().unwrap()
    });
    let ids: BTreeSet<_> = said.collect();
    assert_eq!(ids.len(), PROGRAMS * changes);
    let notes = environment.item("one")["notes"].clone();
    let notes: BTreeSet<_> = notes
        .as_array()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(notes.len(), PROGRAMS * changes);
    assert_eq!(environment.does(&["lint"]).stdout, "");
    println!("{PROGRAMS} programs with {changes} changes each: all are there");
}
