//! Texts of every script in every column: what stands beside them stays where it is.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_segmentation::UnicodeSegmentation as _;

use super::wired;
use crate::domain::stage::Stage;
use crate::domain::text::visible;
use crate::tui::play::{Play, Script};
use crate::tui::run::run;

/// A text of plain letters, beside which the others are held.
const PLAIN: &str =
    "Plain words in plain letters, and more of them than any column can hold at once";

/// What the app draws of its own.
const GLYPHS: &str = "✓○◐■✗≈–▸□…·─│→›↓";

/// Texts that are not as wide as they are long.
fn odd() -> Vec<String> {
    let some = [
        PLAIN,
        "Short",
        "日本語の文章がここに書かれていて、とても長いので切られます。全角文字。",
        "半a角と全b角",
        "👩\u{200D}🚀 👨\u{200D}👩\u{200D}👧\u{200D}👦 🏳\u{FE0F}\u{200D}🌈 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇩🇪🇯🇵 👍🏽",
        "e\u{301}a\u{308}\u{323}o\u{302}\u{300} Z\u{335}\u{321}a\u{334}\u{322}l\u{336}\u{323}g\u{337}\u{300}o\u{338}",
        "\u{301}begins with a mark",
        "שלום עולם, זה טקסט מימין לשמאל",
        "ﾊﾟｿｺﾝﾃﾞｰﾀｶﾞ半角",
        "مرحبا بالعالم، لا إله إلا",
        "क्षत्रिय हिन्दी में लिखा है",
        "ที่นี่มีข้อความภาษาไทย",
        "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} 한글",
        "\u{1B}[31m\u{202E}acting\u{9B}2J",
        "a\u{200D}b\u{200C}c\u{AD}d",
    ];
    let long = ["x", "日", "e\u{301}", "👩\u{200D}🚀", "ש", "\u{301}"];
    let long = long
        .iter()
        .map(|text| text.repeat(10_000 / text.chars().count()));
    some.into_iter().map(Into::into).chain(long).collect()
}

/// Where an odd text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Statement,
    Owner,
    Reason,
    Note,
    Section,
    Title,
    Speaker,
}

/// Items that are all alike but for one text; their other columns are the same for all.
fn stage(place: Where) -> Stage {
    let all = odd();
    let ids: Vec<_> = (0..all.len())
        .map(|n| match place {
            // An area each.
            Where::Title => format!("area-{n:02}/item"),
            _ => format!("area/item-{n:02}"),
        })
        .collect();
    let words: Vec<_> = ids
        .iter()
        .map(|id| {
            format!("{id}; must; owner Li Wei; due 2026-03-17; text A statement of plain words")
        })
        .collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let mut stage = Stage::new(&words).releasing("2026-03-20");
    for (id, text) in ids.iter().zip(all) {
        match place {
            Where::Statement => stage.rewrite(id, |item| item.text = text.into()),
            Where::Owner => stage.rewrite(id, |item| item.owner = Some(text.into())),
            Where::Section => stage.rewrite(id, |item| item.section = Some(text.into())),
            Where::Title => {
                let area = id.split('/').next().unwrap();
                let lists = &mut stage.plan.checklists;
                lists
                    .iter_mut()
                    .find(|list| list.area.as_str() == area)
                    .unwrap()
                    .title = text;
            }
            Where::Reason => drop(stage.says("Maria", id, &format!("blocked; reason {text}"))),
            Where::Note => drop(stage.says("Maria", id, &format!("note {text}"))),
            Where::Speaker => drop(stage.says(&text, id, "note seen")),
        }
    }
    stage
}

/// What is looked at: where the odd text stands, the keys to a screen, and words of a column beside
/// it that every line has.
const SCREENS: [(Where, &str, &str); 13] = [
    (Where::Statement, "a", "Li Wei"),
    (Where::Statement, "a", "17 Mar"),
    (Where::Statement, "a*", "Li Wei"),
    (Where::Statement, "aS", "Li Wei"),
    (Where::Statement, "", "17 Mar"),
    (Where::Owner, "a", "17 Mar"),
    (Where::Owner, "", "17 Mar"),
    (Where::Reason, "a", "A statement"),
    (Where::Note, "a", "A statement"),
    (Where::Section, "a", "A statement"),
    (Where::Title, "", "0/1"),
    (Where::Title, "", " nobody's"),
    (Where::Speaker, "H", "note: seen"),
];

/// The columns at which words begin, for each line of cells that has them.
fn columns(lines: impl Iterator<Item = Vec<String>>, words: &str) -> Vec<Vec<usize>> {
    let letters: Vec<_> = words.chars().map(String::from).collect();
    let begin = |line: Vec<String>| {
        let places = line.windows(letters.len()).enumerate();
        let places = places.filter(|(_, cells)| *cells == letters);
        places.map(|(column, _)| column).collect::<Vec<_>>()
    };
    lines
        .map(begin)
        .filter(|columns| !columns.is_empty())
        .collect()
}

/// Fails unless words begin at the same column in as many lines as there are odd texts.
fn aligned(columns: &[Vec<usize>], what: &str) {
    let lines = |column| columns.iter().filter(|line| line.contains(column)).count();
    let most = columns.iter().flatten().map(lines).max();
    assert_eq!(most, Some(odd().len()), "{what}: {columns:?}");
}

#[test]
fn what_stands_beside_an_odd_text_stands_where_it_does_beside_a_plain_one() {
    for (place, keys, words) in SCREENS {
        let mut play = Play::on(stage(place));
        play.keys(keys);
        for width in [68, 112] {
            if words == " nobody's" && width < 80 {
                continue;
            }
            let what = format!("{place:?} {keys} `{words}` in {width}");
            play.terminal = Terminal::new(TestBackend::new(width, 140)).unwrap();
            play.keys("");
            let buffer = play.terminal.backend().buffer();
            let cell = |x, y| buffer[(x, y)].symbol().to_string();
            let line = |y| (0..width).map(|x| cell(x, y)).collect();
            aligned(&columns((0..140).map(line), words), &what);
        }
    }
}

#[test]
fn a_terminal_that_measures_otherwise_shows_the_columns_at_the_same_places() {
    for (place, keys, words) in SCREENS {
        let mut play = Play::on(stage(place));
        play.keys(keys);
        let (mut terminal, wire) = wired(98, 140);
        let (model, look) = (&mut play.model, &mut play.look);
        run(
            &mut terminal,
            &mut Script::default(),
            &mut play.keeping,
            model,
            look,
        )
        .unwrap();
        let mut seen = vt100::Parser::new(140.try_into().unwrap(), 98.try_into().unwrap(), 0);
        seen.process(&wire.0.borrow());
        let screen = seen.screen();
        let cell = |x, y| match screen.cell(y, x).unwrap().contents() {
            "" => " ".to_string(),
            text => text.to_string(),
        };
        let line = |y| (0..98).map(|x| cell(x, y)).collect();
        aligned(
            &columns((0..140).map(line), words),
            &format!("{place:?} {keys} `{words}`"),
        );
    }
}

#[test]
fn no_character_is_cut_in_two() {
    let texts = odd();
    let whole: std::collections::HashSet<String> = texts
        .iter()
        .flat_map(|text| {
            visible(text)
                .graphemes(true)
                .map(String::from)
                .collect::<Vec<_>>()
        })
        .collect();
    for place in [
        Where::Statement,
        Where::Owner,
        Where::Reason,
        Where::Note,
        Where::Section,
        Where::Title,
        Where::Speaker,
    ] {
        for keys in ["", "a", "a<enter><enter>", "H"] {
            let mut play = Play::on(stage(place));
            play.keys(keys);
            play.sized(122, 40);
            for cell in play.terminal.backend().buffer().content() {
                let symbol = cell.symbol();
                // Marks without a letter are drawn over the blank before them.
                let letter = symbol.trim_start_matches(' ');
                let known = symbol.is_ascii() || whole.contains(symbol) || whole.contains(letter);
                let drawn = GLYPHS;
                assert!(
                    known || drawn.contains(symbol),
                    "{place:?} {keys}: {symbol:?}"
                );
            }
        }
    }
}

#[test]
fn the_cursor_stays_on_the_screen_whatever_is_typed() {
    for text in odd() {
        for keys in ["ao", "am", "a/", "a:"] {
            let mut play = Play::on(super::stage());
            play.keys(keys);
            play.events([crossterm::event::Event::Paste(text.clone())]);
            play.sized(40, 12);
            let at = play.terminal.get_cursor_position().unwrap();
            assert!(at.x < 40 && at.y < 12, "{keys}: {at}");
            let text: String = text.chars().take(20).collect();
            assert!(at.x >= 3, "{keys}: behind what was typed of {text:?}");
        }
    }
}
