//! What machines are given is read again by readers that are not ours, and says the same.

use std::collections::HashSet;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::domain::text::visible;
use crate::report::markup::shown;
use crate::report::{github, schema};

pub(super) fn out(world: &World, name: &str) -> String {
    let format = FORMATS.iter().find(|(known, _)| *known == name).unwrap();
    written(world, format)
}

/// Every object of the schema lets no key through that it does not name.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(closed);
            if map.contains_key("properties") {
                map.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(values) => values.iter_mut().for_each(closed),
        _ => {}
    }
}

#[test]
fn every_report_is_as_the_schema_says_and_holds_no_other_key() {
    let mut schema = schema::report();
    assert!(jsonschema::meta::is_valid(&schema));
    closed(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, world) in worlds() {
        let report: Value = serde_json::from_str(&out(&world, "json")).unwrap();
        let faults: Vec<_> = validator
            .iter_errors(&report)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "schema": "gonogo.report/1" })));
}

/// The cells of a column.
fn column(table: &str, name: &str) -> Vec<String> {
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|it| it == name)
        .unwrap();
    let rows = reader.records().map(|row| row.unwrap()[place].to_string());
    rows.collect()
}

/// What a spreadsheet may take for the beginning of a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell without the guard before what would be a formula.
fn unguarded(cell: &str) -> &str {
    let bare = cell
        .strip_prefix('\'')
        .filter(|bare| bare.starts_with(FORMULA));
    bare.unwrap_or(cell)
}

#[test]
fn no_cell_of_a_table_is_a_formula_whoever_wrote_it() {
    for sign in FORMULA {
        let text = format!("{sign}HYPERLINK(1)");
        let table = out(&hostile(&text), "csv");
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        let cells = || rows.iter().flatten();
        assert!(cells().any(|cell| cell == format!("'{text}")), "{table}");
        assert!(!cells().any(|cell| cell.starts_with(FORMULA)), "{table}");
    }
}

pub(super) fn assert_csv(world: &World) {
    let (table, weighed) = (out(world, "csv"), world.weigh());
    let rows = &weighed.board.rows;
    for (cell, row) in column(&table, "text").iter().zip(rows) {
        assert_eq!(unguarded(cell), visible(&row.item.text));
    }
    for (cell, row) in column(&table, "notes").iter().zip(rows) {
        let notes: Vec<_> = row
            .answer
            .notes
            .iter()
            .map(|it| visible(&it.text))
            .collect();
        assert_eq!(unguarded(cell), notes.join("\n"));
    }
    assert_eq!(column(&table, "item").len(), rows.len());
}

pub(super) fn assert_junit(world: &World) {
    let (text, weighed) = (out(world, "junit"), world.weigh());
    let document = roxmltree::Document::parse(&text).unwrap();
    let all = |name: &'static str| {
        document
            .descendants()
            .filter(move |it| it.has_tag_name(name))
    };
    let texts: Vec<_> = all("property")
        .filter(|it| it.attribute("name") == Some("text"))
        .map(|it| it.attribute("value").unwrap().to_string())
        .collect();
    let rows = weighed.board.rows.iter();
    let expected: Vec<_> = rows.map(|row| shown(&row.item.text).into_owned()).collect();
    assert_eq!(texts, expected);
    for suite in all("testsuite") {
        let number = |name| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        let has = |name: &'static str| {
            suite
                .descendants()
                .filter(|it| it.has_tag_name(name))
                .count()
        };
        assert_eq!(number("tests"), has("testcase"));
        assert_eq!(number("failures"), has("failure"));
        assert_eq!(number("errors"), has("error"));
        assert_eq!(number("skipped"), has("skipped"));
    }
    let red = all("failure").count() + all("error").count();
    let facts = weighed.facts();
    let holds = facts
        .causes()
        .filter(|it| it.reason.forces == crate::domain::verdict::Verdict::NoGo);
    assert_eq!(red, holds.count());
}

/// Everything in a page: elements with their attributes, and texts.
struct Page {
    elements: Vec<(String, Vec<(String, String)>)>,
    texts: Vec<String>,
}

fn page(html: &str) -> Page {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let faults = dom.errors.borrow();
    assert!(faults.is_empty(), "{faults:?}");
    let mut page = Page {
        elements: vec![],
        texts: vec![],
    };
    walk(&dom.document, &mut page);
    page
}

fn walk(node: &Handle, page: &mut Page) {
    match &node.data {
        NodeData::Text { contents } => page.texts.push(contents.borrow().to_string()),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes
                .iter()
                .map(|it| (it.name.local.to_string(), it.value.to_string()));
            page.elements
                .push((name.local.to_string(), attributes.collect()));
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        walk(child, page);
    }
}

pub(super) fn assert_html(world: &World) {
    let (html, weighed) = (out(world, "html"), world.weigh());
    let page = page(&html);
    if weighed.facts().source.assessment.verdict.is_ok() {
        let texts: HashSet<_> = page.texts.iter().map(String::as_str).collect();
        for row in &weighed.board.rows {
            let text = shown(&row.item.text);
            assert!(texts.contains(&*text), "{text}");
        }
    }
    let scripts = page.elements.iter().filter(|(name, _)| name == "script");
    assert_eq!(scripts.count(), 1);
    for (name, attributes) in &page.elements {
        for (attribute, value) in attributes {
            let acts = attribute.starts_with("on") || attribute == "style" || attribute == "src";
            assert!(!acts, "{name} {attribute}={value}");
            let own = value.starts_with('#');
            let web = value.starts_with("https://") || value.starts_with("http://");
            assert!(
                attribute != "href" || own || (name == "a" && web),
                "{name} {value}"
            );
        }
    }
}

#[test]
fn every_machine_reads_every_release_and_finds_the_same_texts() {
    for (name, world) in worlds() {
        assert_csv(&world);
        metrics::assert_openmetrics(&world);
        assert_html(&world);
        if world.weigh().facts().source.assessment.verdict.is_ok() {
            assert_junit(&world);
        } else {
            let text = out(&world, "junit");
            let document = roxmltree::Document::parse(&text).unwrap();
            let errors = document.descendants().filter(|it| it.has_tag_name("error"));
            assert!(errors.count() >= 1, "{name}");
        }
    }
}

#[test]
fn a_message_reaches_its_webhook_as_it_is() {
    for (_, world) in worlds() {
        let weighed = world.weigh();
        let mut sent = Vec::new();
        chat::payload(&mut sent, &weighed.facts()).unwrap();
        let sent: Value = serde_json::from_slice(&sent).unwrap();
        assert_eq!(sent["text"], out(&world, "chat"));
    }
}

#[test]
fn the_policy_allows_the_script_and_the_style_that_are_there() {
    use sha2::{Digest as _, Sha256};
    let html = out(&world("no-go"), "html");
    let policy = html
        .split("content=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        let inner = html
            .split(&open)
            .nth(1)
            .unwrap()
            .split(&close)
            .next()
            .unwrap();
        let digest = Sha256::digest(inner.as_bytes());
        let told = policy
            .split(&format!("{directive} &#39;sha256-"))
            .nth(1)
            .unwrap();
        assert_eq!(decoded(told.split('=').next().unwrap()), digest.to_vec());
    }
}

/// The bytes behind the letters of RFC 4648.
fn decoded(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut number) = (Vec::new(), 0_u32, 0);
    for letter in text.chars() {
        bits = bits << 6 | u32::try_from(letters.find(letter).unwrap()).unwrap();
        number += 6;
        if number >= 8 {
            number -= 8;
            bytes.push((bits >> number & 0xFF) as u8);
        }
    }
    bytes
}

pub(super) fn annotations(world: &World) -> String {
    let weighed = world.weigh();
    let mut out = Vec::new();
    github::write(&mut out, &weighed.facts(), github::Shelf::Folder("shop/")).unwrap();
    String::from_utf8(out).unwrap()
}

/// Reads a line as the runner does: the command, its properties and its message.
fn read_command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap();
    let (head, message) = rest.split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%25", "%")
    };
    let properties = properties.split(',').map(|it| {
        let (name, value) = it.split_once('=').unwrap();
        (name.to_string(), plain(value))
    });
    (command.into(), properties.collect(), plain(message))
}

#[test]
fn each_reason_is_an_annotation_at_its_line() {
    for (name, world) in worlds() {
        insta::assert_snapshot!(format!("gate-github-{name}"), annotations(&world));
    }
    let told = annotations(&world("no-go"));
    let first = told
        .lines()
        .find(|line| line.starts_with("::error "))
        .unwrap();
    let (_, properties, message) = read_command(first);
    assert_eq!(
        properties[0],
        ("file".into(), "shop/checklists/reliability.toml".into())
    );
    assert_eq!(properties[1].0, "line");
    assert!(message.contains("Maria Garcia"), "{message}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_comes_back_from_every_machine(text in texts()) {
        let world = hostile(&text);
        assert_csv(&world);
        assert_junit(&world);
        metrics::assert_openmetrics(&world);
        assert_html(&world);
        for line in annotations(&world).lines() {
            let (command, properties, _) = read_command(line);
            prop_assert!(["error", "warning", "notice"].contains(&command.as_str()));
            prop_assert!(properties.iter().all(|(name, _)| ["file", "line", "col", "title"].contains(&name.as_str())));
        }
    }
}
