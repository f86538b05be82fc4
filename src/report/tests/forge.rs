//! Markdown is read again as a forge does, by a parser that is not ours: every text comes back as
//! text, in its cell, box or heading, and nothing else has become of it.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::domain::event::Status;
use crate::domain::text::{squeeze, visible};

/// What a forge makes of the report.
#[derive(Default)]
struct Shown {
    /// Headings with their level.
    headings: Vec<(usize, String)>,
    /// The rows of each table, the first being its head.
    tables: Vec<Vec<Vec<String>>>,
    /// Items with a box: whether it is ticked, and the text.
    boxes: Vec<(bool, String)>,
    /// Addresses of links, and what they show.
    links: Vec<(String, String)>,
    /// Texts outside of code, in which a forge looks for mentions.
    texts: Vec<String>,
}

/// Every extension that some forge has: whatever acts on one of them would be seen.
fn options() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION - Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        - Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        // No forge has these; they would read `^` and `: ` in a text.
        - Options::ENABLE_SUPERSCRIPT
        - Options::ENABLE_SUBSCRIPT
        - Options::ENABLE_DEFINITION_LIST
        - Options::ENABLE_HEADING_ATTRIBUTES
}

fn read(markdown: &str) -> Shown {
    let mut shown = Shown::default();
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(words) => {
                text += &words;
                shown.texts.push(words.into_string());
            }
            Event::Code(words) => text += &words,
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::TaskListMarker(ticked) => {
                shown.boxes.push((ticked, String::new()));
                text.clear();
            }
            Event::InlineHtml(html) => assert_eq!(&*html, "<br>"),
            Event::Start(tag) => begin(&mut shown, &mut text, tag),
            Event::End(tag) => end(&mut shown, &mut text, tag),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule => panic!("{event:?} in\n{markdown}"),
        }
    }
    shown
}

fn begin(shown: &mut Shown, text: &mut String, tag: Tag<'_>) {
    match tag {
        Tag::Table(_) => shown.tables.push(Vec::new()),
        Tag::TableHead | Tag::TableRow => shown.tables.last_mut().unwrap().push(Vec::new()),
        Tag::Heading { .. } | Tag::TableCell | Tag::Item => text.clear(),
        Tag::Link { dest_url, .. } => {
            shown.links.push((dest_url.into_string(), String::new()));
            text.clear();
        }
        // A nested list ends the line of its item.
        Tag::List(_) => finish_box(shown, text),
        Tag::Paragraph | Tag::Strong => {}
        other => panic!("{other:?}"),
    }
}

fn end(shown: &mut Shown, text: &mut String, tag: TagEnd) {
    match tag {
        TagEnd::Heading(level) => shown.headings.push((level as usize, std::mem::take(text))),
        TagEnd::TableCell => {
            let row = shown.tables.last_mut().unwrap().last_mut().unwrap();
            row.push(std::mem::take(text));
        }
        TagEnd::Link => shown.links.last_mut().unwrap().1 = text.clone(),
        TagEnd::Item => finish_box(shown, text),
        _ => {}
    }
}

fn finish_box(shown: &mut Shown, text: &mut String) {
    if let Some((_, words)) = shown.boxes.last_mut().filter(|(_, words)| words.is_empty()) {
        *words = std::mem::take(text);
    }
}

/// A text as it is shown on one line.
fn flat(text: &str) -> String {
    squeeze(&visible(text))
}

fn assert_reads(world: &World) {
    let (markdown, weighed) = (machines::out(world, "markdown"), world.weigh());
    let (shown, facts) = (read(&markdown), weighed.facts());
    for (address, words) in &shown.links {
        assert!(markdown::is_web_address(words), "{words}");
        assert_eq!(address, words);
    }
    for text in &shown.texts {
        let calls = |sign: char| {
            let mut parts = text.split(sign).skip(1);
            parts.any(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        };
        let calls = calls('#') || calls('!');
        assert!(!text.contains('@') && !calls, "{text} is a mention");
        // Behind a backslash a sign begins a text of its own, and then no forge looks before it.
        let bare = text.find("://").is_some_and(|at| at > 0) || text.contains("www.");
        assert!(!bare, "{text} becomes a link");
    }
    if facts.source.assessment.verdict.is_err() {
        assert_eq!(shown.boxes, []);
        return;
    }
    let titles = shown.headings.iter().filter(|(level, _)| *level == 4);
    for ((_, heading), area) in titles.zip(&weighed.board.areas) {
        let owner = area.owner.as_deref().map(|owner| facts.name(owner));
        let owner = owner.map_or("nobody's".into(), flat);
        assert_eq!(*heading, format!("{} ({owner})", flat(&area.title)));
    }
    assert_eq!(shown.boxes.len(), weighed.board.rows.len());
    for ((ticked, words), row) in shown.boxes.iter().zip(&weighed.board.rows) {
        let standing = &row.standing;
        assert_eq!(
            *ticked,
            standing.settled && standing.state != Status::Waived
        );
        let text = flat(&row.item.text);
        assert!(words.starts_with(&format!("{text} (")), "{words}");
    }
    assert_tables(&shown, &weighed);
}

fn assert_tables(shown: &Shown, weighed: &super::super::fixture::Weighed<'_>) {
    let facts = weighed.facts();
    let nobody = |owner: Option<&str>| owner.map_or("nobody".into(), flat);
    let of = |head: &str| {
        let tables = shown.tables.iter();
        let tables = tables.filter(move |table| table[0].join("|") == head);
        tables
            .flat_map(|table| table[1..].to_vec())
            .collect::<Vec<_>>()
    };
    let reasons = of("Item|State|Owner|Due|Answered|To settle it");
    let expected = facts.causes().map(|cause| {
        let item = format!("{} {}", flat(cause.text()), cause.name());
        let remedy = flat(&cause.reason.remedy);
        vec![item, cause.word().into(), nobody(cause.owner()), remedy]
    });
    let told = |row: &Vec<String>| [0, 1, 2, 5].map(|place| row[place].clone()).to_vec();
    assert_eq!(
        reasons.iter().map(told).collect::<Vec<_>>(),
        expected.collect::<Vec<_>>()
    );
    let late = of("Item|Owner|Was due|Late by");
    let expected = facts.late();
    assert_eq!(late.len(), expected.len());
    for (row, item) in late.iter().zip(expected) {
        assert_eq!(
            row[0],
            format!("{} {}", flat(&item.item.text), item.item.id)
        );
        assert_eq!(row[1], nobody(item.standing.owner.as_deref()));
    }
    let votes = of("Area|Vote|Who|");
    let expected = if facts.is_polled() {
        crate::report::poll::lines(&facts)
    } else {
        vec![]
    };
    let expected = expected.iter().map(|line| {
        vec![
            flat(line.area),
            line.stand.into(),
            flat(line.who),
            flat(&line.words),
        ]
    });
    assert_eq!(votes, expected.collect::<Vec<_>>());
}

#[test]
fn a_forge_shows_every_release_with_the_same_texts() {
    for (_, world) in worlds() {
        assert_reads(&world);
    }
}

#[test]
fn a_forge_shows_ten_thousand_items() {
    assert_reads(&vast::vast());
}

#[test]
fn evidence_on_the_web_is_the_only_link() {
    let shown = read(&machines::out(&world("go"), "markdown"));
    let address = "https://shop.example/help?a=1&b=2";
    assert_eq!(shown.links, [(address.to_string(), address.to_string())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_only_text_to_a_forge(text in texts()) {
        assert_reads(&hostile(&text));
    }

    #[test]
    fn any_markdown_is_only_text_to_a_forge(text in "[-*_`~|<>#@!\\[\\](){}:/.=+$&;0-9a-c \\\\]{1,40}") {
        assert_reads(&hostile(&format!("x{text}x")));
        assert_reads(&hostile(&format!("{text}x")));
    }
}
