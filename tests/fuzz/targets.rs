//! What is asked of every reader of other people's text, whatever the bytes: no panic, no end that
//! does not come, and what each promises of its result.
//!
//! The same functions are run by the ordinary tests, on texts altered at random, and by a
//! coverage-guided fuzzer (see `fuzz/`).

use std::sync::OnceLock;

use chrono::NaiveDate;
use gonogo::domain::event::Event;
use gonogo::domain::filter::Filter;
use gonogo::domain::finding::Finding;
use gonogo::domain::release::Release;
use gonogo::domain::spoken_date::{offered, parse_due};
use gonogo::domain::target::{Quantity, Target};
use gonogo::domain::text::{is_acting, visible};
use gonogo::domain::when::{Due, Span};
use gonogo::minutes::{Known, outline, read};
use gonogo::store::config_file;
use gonogo::store::edit::append_item;
use gonogo::store::journal::{self, bundle::Bundle};
use gonogo::store::workspace::{Purpose, Workspace};
use gonogo::tui::key::Key;

/// A reader, by the name of what it reads.
pub(crate) type Reader = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: [Reader; 9] = [
    ("checklist", checklist),
    ("settings", settings),
    ("release", release),
    ("config", config),
    ("journal", journal),
    ("minutes", minutes),
    ("outline", markdown_checklist),
    ("filter", filter),
    ("words", words),
];

/// A workspace of which nothing lies on the disk but its empty folder.
fn nowhere() -> &'static Workspace {
    static NOWHERE: OnceLock<Workspace> = OnceLock::new();
    NOWHERE.get_or_init(|| {
        let root = std::env::temp_dir();
        Workspace::open(&root, Some(&root), Some(&root)).unwrap()
    })
}

/// A workspace of this one file.
fn workspace_of(path: &str, bytes: &[u8]) -> Workspace {
    nowhere().then([(path.to_string(), bytes.to_vec())].into())
}

/// Every place that a finding names is there, and what it shows of it acts on no terminal once it
/// has been made visible.
fn hold(findings: &[Finding], bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for finding in findings {
        assert!(!finding.message.is_empty());
        assert!(!visible(&finding.message).contains(is_acting));
        if let Some(spot) = &finding.spot {
            assert!((1..=lines).contains(&spot.line), "{finding:?}");
            assert!(spot.width > 0 && spot.column > spot.skipped, "{finding:?}");
        }
    }
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}

/// A checklist: findings have places, what is no TOML never passes, and an item added to one that
/// is right leaves every other byte as it was.
pub(crate) fn checklist(bytes: &[u8]) {
    let path = "checklists/area.toml";
    let (plan, findings) = workspace_of(path, bytes).plan(Purpose::Asking);
    hold(&findings, bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        assert!(has_errors(&findings));
        return;
    };
    if toml::de::DeTable::parse(text.trim_start_matches('\u{feff}')).is_err() {
        assert!(has_errors(&findings), "what is no TOML has passed");
    }
    for item in plan.items() {
        assert!(!item.text.trim().is_empty());
    }
    if has_errors(&findings) {
        return;
    }
    let Ok(longer) = append_item(text, "one-that-is-new", "One \"that\" is new") else {
        return;
    };
    let same = text.bytes().zip(longer.bytes()).take_while(|(a, b)| a == b);
    let head = same.count();
    assert!(
        longer.as_bytes().ends_with(&bytes[head..]),
        "a byte was lost"
    );
    let (grown, findings) = workspace_of(path, longer.as_bytes()).plan(Purpose::Asking);
    assert!(!has_errors(&findings), "{findings:?}");
    assert_eq!(grown.items().count(), plan.items().count() + 1);
}

/// `gonogo.toml`.
pub(crate) fn settings(bytes: &[u8]) {
    hold(&workspace_of("gonogo.toml", bytes).findings, bytes);
}

/// A release's file.
pub(crate) fn release(bytes: &[u8]) {
    let workspace = workspace_of("releases/next.toml", bytes);
    hold(&workspace.findings, bytes);
    assert!(workspace.releases.len() <= 1);
}

/// A person's settings with their keys.
pub(crate) fn config(bytes: &[u8]) {
    hold(
        &config_file::of_bytes("config.toml", bytes.to_vec()).findings,
        bytes,
    );
}

fn next() -> Release {
    Release::bare("next".parse().unwrap())
}

fn bundle_of(bytes: &[u8]) -> Bundle {
    let mut bundle = Bundle::default();
    let file = ("0000000000000007", "next.1.jsonl");
    assert!(bundle.put(file, "next.1.jsonl".into(), bytes.to_vec(), None));
    bundle
}

fn events(bundle: &Bundle) -> Vec<Event> {
    let mut events = bundle.read(&next()).events;
    events.sort_by_key(Event::order);
    events
}

/// Whether it is told that two different changes have one id.
fn clashes(bundle: &Bundle) -> bool {
    let findings = bundle.read(&next()).findings;
    findings
        .iter()
        .any(|finding| finding.message.contains("another change has the same id"))
}

/// A journal: what is read can be written and read again as the same; joining it with itself or
/// with nothing changes no event.
pub(crate) fn journal(bytes: &[u8]) {
    let bundle = bundle_of(bytes);
    hold(&bundle.read(&next()).findings, bytes);
    let read = events(&bundle);
    let joined = Bundle::join(&[&bundle, &bundle, &Bundle::default()]);
    // Of two different changes with one id the first counts, and a joined file has another order;
    // both are told, so that there is no verdict either way.
    if clashes(&bundle) {
        assert!(clashes(&joined.bundle));
    } else {
        assert_eq!(events(&joined.bundle), read);
    }
    for event in &read {
        if let Ok(line) = journal::line(event) {
            assert_eq!(events(&bundle_of(&line)), std::slice::from_ref(event));
        }
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

/// Minutes: each line that is named is there.
pub(crate) fn minutes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let people = ["Ada Boone".to_string(), "elena".to_string()];
    let known = Known {
        file: "2024-03-22.md",
        today: today(),
        people: &people,
    };
    let minutes = read(&text, &known);
    let lines = text.lines().count().max(1);
    let items = minutes.items.iter().map(|item| item.line);
    let people = minutes.people.iter().map(|person| person.line);
    let releases = minutes.releases.iter().map(|release| release.line);
    let left_out = minutes.left_out.iter().map(|left| left.line);
    for line in items.chain(people).chain(releases).chain(left_out) {
        assert!((1..=lines).contains(&line), "{line} of {lines}");
    }
    for item in &minutes.items {
        assert!(!item.text.trim().is_empty());
    }
}

/// A checklist in Markdown: no box is lost.
pub(crate) fn markdown_checklist(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(outline) = outline(&text, None)
        && let Some(boxes) = outline.boxes
    {
        assert_eq!(outline.points.len(), boxes);
    }
}

/// The words of a filter; a second reading gives the same.
pub(crate) fn filter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Filter::parse(&text) {
        Ok(filter) => assert_eq!(Filter::parse(&text), Ok(filter)),
        Err(bad) => assert!(!bad.to_string().is_empty()),
    }
}

/// What is shown reads back as the same.
fn reads_back<T: std::str::FromStr + std::fmt::Display + PartialEq + std::fmt::Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let shown = value.to_string();
        assert_eq!(shown.parse::<T>().ok(), Some(value), "{text:?} {shown:?}");
    }
}

/// Single words: days, spans, quantities, targets and keys.
pub(crate) fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    reads_back::<Due>(&text);
    reads_back::<Span>(&text);
    reads_back::<Quantity>(&text);
    reads_back::<Target>(&text);
    reads_back::<Key>(&text);
    if let Ok(due) = parse_due(&text, today()) {
        let _day = due.on(Some(today()));
    }
    let _days = offered(&text, today(), Some(today()));
    assert!(!visible(&text).contains(is_acting));
}
