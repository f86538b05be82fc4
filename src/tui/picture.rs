//! The pictures of the documentation, drawn from the real screens; they fail when out of date.
//!
//! `PICTURES=write cargo test --lib picture` draws them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use super::play::Play;
use super::theme::web;
use crate::domain::stage::{Stage, day, person};
use crate::store::workspace::{Purpose, Workspace};

/// A cell in pixels, for a type of this size.
const CELL: (usize, usize) = (9, 20);
const TYPE: usize = 15;
/// The terminal's own colours.
const PAPER: &str = "#16181d";
const TEXT: &str = "#d7dae0";

/// The shipped pack, half walked.
fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let (plan, findings) = Workspace::open(folder.path(), None, None)
        .unwrap()
        .plan(Purpose::Asking);
    assert_eq!(findings, []);
    let mut stage = Stage::new(&[]).on("2026-03-05").releasing("2026-03-26");
    stage.plan = plan;
    stage.roster.people = vec![person("Maria Garcia: Support lead"), person("John Smith")];
    stage.release(|release| {
        release.name = Some("Webshop".into());
        release.version = Some("2.4".into());
        release.owner = Some("Ada King".into());
    });
    for (date, who, items, words) in [
        (
            "2026-02-27",
            "Ada King",
            "usability/real-business usability/main-tasks usability/right-amounts",
            "done",
        ),
        (
            "2026-03-02",
            "Ada King",
            "usability/dead-ends",
            "in-progress; owner John Smith; due T-7d",
        ),
        (
            "2026-03-02",
            "Maria Garcia",
            "support/contact-channel",
            "done; evidence https://example.com/support",
        ),
        (
            "2026-03-02",
            "Maria Garcia",
            "support/payment-repair",
            "blocked; reason waits for the bank; owner Maria Garcia",
        ),
        (
            "2026-03-02",
            "Maria Garcia",
            "support/known-repairs",
            "done; owner Maria Garcia",
        ),
        (
            "2026-03-03",
            "John Smith",
            "rollout/checks-green rollout/way-back rollout/small-steps",
            "done",
        ),
        (
            "2026-03-03",
            "John Smith",
            "reliability/response-time",
            "value 640 ms; owner John Smith",
        ),
        ("2026-03-03", "John Smith", "on-call/shifts-filled", "done"),
        (
            "2026-03-04",
            "Ada King",
            "data/test-data-marked data/test-data-gone",
            "done",
        ),
        (
            "2026-03-04",
            "John Smith",
            "support/payment-repair",
            "note The bank has promised an answer by Friday",
        ),
    ] {
        stage.today = day(date);
        stage.says(who, items, words);
    }
    stage.today = day("2026-03-05");
    stage
}

fn svg(buffer: &Buffer, what: &str) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = ((columns + 2) * CELL.0, (rows + 1) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{what}\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"{TYPE}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..buffer.area.height {
        let cells: Vec<_> = (0..buffer.area.width)
            .map(|column| &buffer[(column, row)])
            .collect();
        line(&mut svg, usize::from(row), &cells);
    }
    svg.push_str("</svg>\n");
    svg
}

/// The background of what is reversed: one bar where one colour goes on, whatever the weight of the
/// text, so that no seam shows.
fn bars(svg: &mut String, row: usize, cells: &[&Cell]) {
    let (top, height) = (row * CELL.1 + CELL.1 / 2, CELL.1);
    let bar = |cell: &Cell| {
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        reversed.then(|| web(cell.fg).unwrap_or(TEXT))
    };
    let mut column = 0;
    while let Some(first) = cells.get(column) {
        let colour = bar(first);
        let run = cells[column..]
            .iter()
            .take_while(|cell| bar(cell) == colour);
        let many = run.count();
        if let Some(colour) = colour {
            let (left, width) = ((column + 1) * CELL.0, many * CELL.0);
            writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>").unwrap();
        }
        column += many;
    }
}

/// A row of cells: each run of one style as one text of exactly its width.
fn line(svg: &mut String, row: usize, cells: &[&Cell]) {
    let top = row * CELL.1 + CELL.1 / 2;
    let mut column = 0;
    bars(svg, row, cells);
    while let Some(first) = cells.get(column) {
        let same = |cell: &&&Cell| cell.style() == first.style();
        let run: Vec<_> = cells[column..].iter().take_while(same).collect();
        let text: String = run.iter().map(|cell| cell.symbol()).collect();
        let (left, width) = ((column + 1) * CELL.0, run.len() * CELL.0);
        let modifier = first.modifier;
        let colour = web(first.fg).unwrap_or(TEXT);
        let reversed = modifier.contains(Modifier::REVERSED);
        if !text.trim().is_empty() {
            let fill = if reversed { PAPER } else { colour };
            let weight = if modifier.contains(Modifier::BOLD) {
                " font-weight=\"bold\""
            } else {
                ""
            };
            let faint = if modifier.contains(Modifier::DIM) {
                " opacity=\"0.6\""
            } else {
                ""
            };
            let base = top + TYPE;
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            writeln!(svg, "<text x=\"{left}\" y=\"{base}\" textLength=\"{width}\" xml:space=\"preserve\" fill=\"{fill}\"{weight}{faint}>{text}</text>").unwrap();
        }
        column += run.len();
    }
}

/// The places that are shown: the file, the keys that lead there, what is to be seen.
const PLACES: [(&str, &str, &str); 9] = [
    (
        "big-picture",
        "",
        "The big picture of a release: verdict, areas, what stands in the way",
    ),
    (
        "items",
        "a/is:unsettled area:support,reliability<enter>j",
        "A list of items, the selected one in detail beside it",
    ),
    (
        "walk",
        "w           ",
        "The walk: one item fills the screen, and one key answers it",
    ),
    (
        "palette",
        "w:",
        "The palette: everything that can be done here, by name",
    ),
    (
        "history",
        "H",
        "The history: what changed, when and by whom",
    ),
    (
        "summary",
        "/area:on-call<enter>Wyn  btwo people are missing<enter>     ",
        "The end of a walk: what it has changed, and what that made of the verdict",
    ),
    (
        "poll",
        "vyseven tasks were tried with two clients<enter>y<enter>nnobody is on shift on Sunday<enter>k",
        "The poll: each area says go or no-go, and the verdict follows",
    ),
    ("help", "w?", "The help: what every key does here"),
    (
        "prompt",
        "woM",
        "A question: names are completed from the people of the workspace",
    ),
];

#[test]
fn the_pictures_show_the_screens_as_they_are() {
    for (name, keys, what) in PLACES {
        let mut play = Play::on(stage());
        play.sized(100, 30).keys(keys);
        let drawn = svg(play.terminal.backend().buffer(), what);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.svg"));
        if std::env::var_os("PICTURES").is_some_and(|what| what == "write") {
            fs::write(&path, &drawn).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == drawn,
            "docs/{name}.svg is out of date: PICTURES=write draws it anew"
        );
    }
}
