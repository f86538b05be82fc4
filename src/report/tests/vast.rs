//! Ten thousand items are told by every format, and none of them is lost.

use serde_json::Value;

use super::*;
use machines::{annotations, assert_csv, assert_html, assert_junit, out};

/// How many of its items are alike.
const MANY: usize = 10_000;

/// A release with so many items that nobody could read them.
pub(super) fn vast() -> World {
    let mut world = World::new();
    let pattern = world.stage.plan.checklists[0].items[0].clone();
    world.stage.plan.checklists[0].items = (0..MANY)
        .map(|number| {
            let mut item = (*pattern).clone();
            item.id = format!("support/item-{number}").parse().unwrap();
            item.text = format!("Statement {number} is true").into();
            item.into()
        })
        .collect();
    world
}

/// How many of them a text names.
fn named(text: &str) -> usize {
    let ids = text.split("support/item-").skip(1);
    let ids = ids.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next());
    ids.collect::<std::collections::HashSet<_>>().len()
}

#[test]
fn machines_are_told_of_all_and_read_them_again() {
    let world = vast();
    assert_csv(&world);
    assert_junit(&world);
    metrics::assert_openmetrics(&world);
    let report: Value = serde_json::from_str(&out(&world, "json")).unwrap();
    let rows = world.weigh().board.rows;
    let ids = |items: Vec<&Value>| {
        let ids = items.into_iter().map(|item| item["id"].to_string());
        ids.collect::<Vec<_>>()
    };
    let expected = rows.iter().map(|row| format!("\"{}\"", row.item.id));
    assert_eq!(ids(items(&report)), expected.collect::<Vec<_>>());
    let gate: Value = serde_json::from_str(&out(&world, "gate-json")).unwrap();
    for told in [&report, &gate] {
        let reasons = told["reasons"].as_array().unwrap();
        assert_eq!(reasons.len(), world.weigh().facts().causes().count());
    }
    assert_eq!(
        annotations(&world).matches("title=must open").count(),
        MANY + 2
    );
}

#[test]
fn people_are_told_of_all_and_a_message_of_three() {
    let world = vast();
    assert_eq!(named(&out(&world, "text")), MANY);
    assert!(out(&world, "text").ends_with("\nNO-GO\n"));
    assert_eq!(named(&out(&world, "gate-text")), MANY);
    assert_html(&world);
    assert_eq!(named(&out(&world, "html")), MANY);
    let chat = out(&world, "chat");
    assert!(chat.lines().count() < 10, "{chat}");
}
