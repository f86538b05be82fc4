//! One release in every format: what it looks like, and what no text in it can do.

mod forge;
mod machines;
mod metrics;
mod vast;

use std::io;

use proptest::prelude::*;
use serde_json::Value;

use super::facts::Facts;
use super::fixture::{HOSTILE, PAPER, World, hostile, worlds};
use super::ink::Paper;
use super::{chat, csv, gate, html, json, junit, markdown, measure, openmetrics, text};
use crate::domain::board::Row;
use crate::domain::text::is_acting;

/// A format, with its name.
type Format = (
    &'static str,
    fn(&mut dyn io::Write, &Facts<'_>) -> io::Result<()>,
);

const FORMATS: [Format; 10] = [
    ("text", |out, facts| text::write(out, PAPER, facts)),
    ("markdown", |out, facts| markdown::write(out, facts)),
    ("json", |out, facts| json::write(out, facts)),
    ("gate-text", |out, facts| gate::text(out, PAPER, facts)),
    ("gate-json", |out, facts| gate::json(out, facts)),
    ("html", |out, facts| html::write(out, facts)),
    ("chat", |out, facts| chat::write(out, facts)),
    ("csv", |out, facts| csv::write(out, facts)),
    ("junit", |out, facts| junit::write(out, facts)),
    ("openmetrics", |out, facts| openmetrics::write(out, facts)),
];

fn written(world: &World, format: &Format) -> String {
    let weighed = world.weigh();
    let mut out = Vec::new();
    (format.1)(&mut out, &weighed.facts()).unwrap();
    String::from_utf8(out).unwrap()
}

/// A page without its style and script, whose hashes are tried elsewhere.
fn plain(page: String) -> String {
    ["style", "script"].into_iter().fold(page, |page, element| {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        match (page.split_once(&open), page.split_once(&close)) {
            (Some((before, _)), Some((_, after))) => {
                let before = before
                    .split("sha256-")
                    .map(|part| match part.split_once("=&#39;") {
                        Some((_, rest)) => rest,
                        None => part,
                    });
                format!(
                    "{}{open}{close}{after}",
                    before.collect::<Vec<_>>().join("…")
                )
            }
            _ => page,
        }
    })
}

fn as_text(world: &World, paper: Paper) -> String {
    let weighed = world.weigh();
    let mut out = Vec::new();
    text::write(&mut out, paper, &weighed.facts()).unwrap();
    String::from_utf8(out).unwrap()
}

fn world(name: &str) -> World {
    let mut worlds = worlds().into_iter();
    worlds.find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn every_format_tells_of_every_release() {
    for (name, world) in worlds() {
        for format in &FORMATS {
            let shown = plain(written(&world, format));
            insta::assert_snapshot!(format!("{}-{name}", format.0), shown);
        }
    }
}

#[test]
fn a_wide_terminal_with_colours_shows_more() {
    let paper = Paper {
        width: 400,
        colour: true,
        ascii: true,
    };
    let shown = as_text(&world("no-go"), paper).replace('\u{1B}', "^");
    assert!(shown.is_ascii());
    insta::assert_snapshot!("text-wide", shown);
}

#[test]
fn the_text_report_fits_the_terminal() {
    for (name, world) in worlds() {
        for width in [80, 100, 120] {
            let shown = as_text(&world, Paper { width, ..PAPER });
            for line in shown.lines() {
                assert!(measure::width(line) <= width, "{name}: {line}");
            }
        }
    }
}

#[test]
fn the_text_report_ends_in_the_verdict() {
    for (name, end) in [
        ("go", "\nGO\n"),
        ("conditional", "\nCONDITIONAL\n"),
        ("no-go", "\nNO-GO\n"),
    ] {
        assert!(written(&world(name), &FORMATS[0]).ends_with(end), "{name}");
    }
}

#[test]
fn nothing_looks_like_a_verdict_where_it_is_withheld() {
    for name in ["unreadable", "nothing-asked"] {
        for format in &FORMATS {
            let shown = written(&world(name), format);
            for word in [
                "GO",
                "CONDITIONAL",
                "\"go\",",
                "\"no-go\"",
                "\"conditional\"",
            ] {
                let hits = shown.matches(word).count();
                let phases = shown.matches(&format!("\"phase\": {word}")).count();
                assert_eq!(hits, phases, "{word} in {} of {name}", format.0);
            }
        }
    }
}

#[test]
fn what_is_waived_never_shows_as_done() {
    let shown = written(&world("conditional"), &FORMATS[1]);
    assert!(shown.contains("- [ ] Test data can be told apart and deleted (must, waived"));
}

/// The items of a report in JSON, area by area.
fn items(report: &Value) -> Vec<&Value> {
    let areas = report["areas"].as_array().unwrap().iter();
    areas
        .flat_map(|area| area["items"].as_array().unwrap())
        .collect()
}

/// Checks that JSON gives back every text as people wrote it.
fn assert_reads_back(world: &World, text: &str) {
    let report: Value = serde_json::from_str(&written(world, &FORMATS[2])).unwrap();
    assert_eq!(report["release"]["name"], *text);
    assert_eq!(report["release"]["owner"], *text);
    assert_eq!(report["areas"][0]["title"], *text);
    assert_eq!(report["diagnostics"][0]["path"], *text);
    assert_eq!(report["diagnostics"][0]["help"], *text);
    let weighed = world.weigh();
    let texts = |remarks: &[crate::domain::answer::Remark]| {
        let texts = remarks
            .iter()
            .map(|remark| Value::from(remark.text.as_str()));
        Value::from(texts.collect::<Vec<_>>())
    };
    let rows: Vec<&Row> = weighed.board.rows.iter().collect();
    let items = items(&report);
    assert_eq!(items.len(), rows.len());
    for (item, row) in items.into_iter().zip(rows) {
        assert_eq!(item["text"], *row.item.text);
        assert_eq!(item["owner"], Value::from(row.standing.owner.as_deref()));
        assert_eq!(item["notes"], texts(&row.answer.notes));
        assert_eq!(item["evidence"], texts(&row.answer.evidence));
        let reason = row.answer.spoken().and_then(|head| head.to.reason());
        assert_eq!(item["reason"], Value::from(reason));
    }
}

#[test]
fn json_gives_back_every_text() {
    assert_reads_back(&hostile(HOSTILE), HOSTILE);
}

#[test]
fn what_is_absent_is_null() {
    let report: Value = serde_json::from_str(&written(&World::new(), &FORMATS[2])).unwrap();
    for key in ["decision", "since"] {
        assert_eq!(report[key], Value::Null, "{key}");
    }
    let item = items(&report)[5];
    for key in ["due", "value", "target", "reason"] {
        assert_eq!(item[key], Value::Null, "{key}");
    }
    assert_eq!(report["areas"][2]["owner"], Value::Null);
}

#[test]
fn one_item_is_told_with_its_own_history() {
    let mut world = World::new();
    world
        .stage
        .says("john", "support/briefed data/test-data", "done");
    world.stage.undoes("john");
    world.stage.says("john", "support/mail-repair", "done");
    let weighed = world.weigh();
    let row = weighed
        .board
        .row(&"data/test-data".parse().unwrap())
        .unwrap();
    let mut out = Vec::new();
    json::told(
        &mut out,
        row,
        &weighed.board,
        &world.stage.roster,
        &world.stage.history,
    )
    .unwrap();
    let told: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(told["id"], "data/test-data");
    assert_eq!(told["standing"], "open");
    let history = told["history"].as_array().unwrap();
    assert_eq!(history.len(), 1, "{history:?}");
    assert_eq!(history[0]["by"], "john");
    assert_eq!(history[0]["undone"], true);
    assert_eq!(history[0]["changes"].as_array().unwrap().len(), 1);
}

/// Texts of which every other character acts.
fn texts() -> impl Strategy<Value = String> {
    let acting = prop::sample::select(
        "\n\r\t\u{0}\u{7}\u{8}\u{1B}\u{7F}\u{85}\u{9B}\u{200B}\u{200E}\u{2028}\u{202E}\u{2066}\u{FEFF}\u{E0041}:#|`@"
            .chars()
            .collect::<Vec<_>>(),
    );
    let text = prop::collection::vec(prop_oneof![acting, any::<char>()], 0..24);
    // A reason of nothing but blanks is none, and would be refused.
    text.prop_map(|chars| format!("x{}x", chars.into_iter().collect::<String>()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_acts_in_any_format(text in texts()) {
        let world = hostile(&text);
        for format in &FORMATS {
            let shown = written(&world, format);
            let acting = shown.chars().find(|c| is_acting(*c) && *c != '\n');
            prop_assert_eq!(acting, None, "in {}", format.0);
        }
        assert_reads_back(&world, &text);
    }

    #[test]
    fn no_text_begins_a_line_of_its_own(text in texts()) {
        // Each text as one long word, so that only its own line breaks could break a line.
        let harmless = hostile(&"x".repeat(3));
        let lines = |world: &World, format: &Format| written(world, format).lines().count();
        for format in FORMATS.iter().filter(|(name, _)| ["markdown", "gate-text"].contains(name)) {
            prop_assert_eq!(lines(&hostile(&text), format), lines(&harmless, format), "in {}", format.0);
        }
    }
}
