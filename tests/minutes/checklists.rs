//! Markdown checklists: no box of the source is lost, however it is written and wherever it stands.

use std::fmt::Write as _;

use gonogo::minutes::outline;
use proptest::prelude::*;

/// What a document is put together from; a box is told by its number, so that each is one of a kind.
#[derive(Debug, Clone, Copy)]
enum Block {
    Heading(usize),
    /// An entry with a box, so many levels deep, and by which mark.
    Entry(usize, &'static str),
    Quoted,
    Row,
    TwoInARow,
    Bare,
    BoxInHeading,
    Bullet,
    Prose,
    Comment,
    Code,
    Gap,
}

const MARKS: [&str; 6] = ["- [ ]", "* [x]", "+ [X]", "1. [ ]", "2) [x]", "- [x]"];

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        2 => (1..4_usize).prop_map(Block::Heading),
        8 => (0..5_usize, proptest::sample::select(&MARKS[..]))
            .prop_map(|(deep, mark)| Block::Entry(deep, mark)),
        1 => Just(Block::Quoted),
        1 => Just(Block::Row),
        1 => Just(Block::TwoInARow),
        1 => Just(Block::Bare),
        1 => Just(Block::BoxInHeading),
        1 => Just(Block::Bullet),
        1 => Just(Block::Prose),
        1 => Just(Block::Comment),
        1 => Just(Block::Code),
        2 => Just(Block::Gap),
    ]
}

/// The document, and how many boxes it has.
fn written(blocks: &[Block]) -> (String, usize) {
    let mut text = String::new();
    let mut boxes = 0;
    let mut deepest = 0;
    for block in blocks {
        let mut next = || {
            boxes += 1;
            format!("thing{boxes} is ready")
        };
        // An entry is one level deeper than the last at most; anything else ends the list.
        let deep = match block {
            Block::Entry(deep, _) => (*deep).min(deepest),
            _ => 0,
        };
        deepest = match block {
            Block::Entry(..) => deep + 1,
            _ => 0,
        };
        match block {
            Block::Heading(level) => write!(text, "\n{} Part\n\n", "#".repeat(*level)),
            Block::Entry(_, mark) => {
                writeln!(text, "{}{} {}", "    ".repeat(deep), mark, next())
            }
            Block::Quoted => write!(text, "\n> - [ ] {}\n\n", next()),
            Block::Row => write!(
                text,
                "\n| What | Ready |\n|---|---|\n| {} | [x] |\n\n",
                next()
            ),
            Block::TwoInARow => {
                let (one, two) = (next(), next());
                write!(
                    text,
                    "\n| What | Here | There |\n|---|---|---|\n| {one} | [x] | [ ] {two} |\n\n"
                )
            }
            Block::Bare => write!(text, "\n[ ] {}\n\n", next()),
            Block::BoxInHeading => write!(text, "\n### [ ] {}\n\n", next()),
            Block::Bullet => write!(text, "\n- only said\n\n"),
            Block::Prose => write!(text, "\nThat is why.\n\n"),
            Block::Comment => write!(text, "\n<!-- - [ ] a template -->\n\n"),
            Block::Code => write!(text, "\n```\n- [ ] an example\n```\n\n"),
            Block::Gap => writeln!(text),
        }
        .unwrap();
    }
    (text, boxes)
}

proptest! {
    #[test]
    fn every_box_becomes_one_item(blocks in proptest::collection::vec(block(), 0..60)) {
        let (text, boxes) = written(&blocks);
        let Ok(read) = outline(&text, None) else {
            prop_assert_eq!(boxes, 0, "{}", text);
            return Ok(());
        };
        prop_assert_eq!(read.boxes.unwrap_or_default(), boxes, "{}", text);
        if boxes > 0 {
            prop_assert_eq!(read.points.len(), boxes, "{}", text);
        }
        for number in 1..=boxes {
            let words = format!("thing{number} ");
            let held = read.points.iter().any(|point| format!("{} ", point.text).contains(&words));
            prop_assert!(held, "{}\n{}", words, text);
        }
    }
}

#[test]
fn boxes_in_a_row_are_told_apart_by_their_columns() {
    let text = "| Service | Staging | Production |\n|---|---|---|\n| Ledger | [x] | [ ] |\n";
    let read = outline(text, None).unwrap();
    let told: Vec<_> = read
        .points
        .iter()
        .map(|it| (it.text.as_str(), it.ticked))
        .collect();
    assert_eq!(
        told,
        [("Ledger – Staging", true), ("Ledger – Production", false)]
    );
    assert_eq!(read.boxes, Some(2));
}

#[test]
fn several_boxes_in_one_cell_are_several_items() {
    let text = "| Area | Checks |\n|---|---|\n| Data | [x] exported<br>[ ] deleted |\n";
    let read = outline(text, None).unwrap();
    let told: Vec<_> = read
        .points
        .iter()
        .map(|it| (it.text.as_str(), it.ticked))
        .collect();
    assert_eq!(told, [("Data – exported", true), ("Data – deleted", false)]);
}

#[test]
fn a_box_of_which_only_a_label_is_not_struck_out_keeps_its_words() {
    let text = "- [x] Anna: ~~check the backup~~\n- [ ] order ~~two~~ three pumps\n";
    let read = outline(text, None).unwrap();
    let told: Vec<_> = read.points.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(told, ["Anna: check the backup", "order three pumps"]);
}
