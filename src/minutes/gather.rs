//! What has to be known before lines can be judged: the day of the meeting, and who is who.

use chrono::NaiveDate;

use super::Known;
use super::day::{self, Calendar, Lead};
use super::names::Names;
use super::page::{Page, Piece, Row, Shape};
use super::roll;
use super::sentence::first_word;
use super::table;
use super::topic::topic;
use super::vocabulary::Vocabulary;
use super::words::{Key, Meaning, Topic};

/// How many pieces at the beginning can tell the day of the meeting.
const HEAD: usize = 12;

/// The day of the meeting, where it is told, and the calendar that follows from it.
pub(super) fn calendar(
    page: &Page,
    known: &Known<'_>,
    words: &Vocabulary,
) -> (Option<NaiveDate>, Calendar) {
    let day_first = slashed(page).unwrap_or_else(|| !is_english(page));
    let mut calendar = Calendar {
        meeting: known.today,
        next: None,
        day_first,
    };
    let name = known.file.rsplit(['/', '\\']).next().unwrap_or(known.file);
    let date = of_matter(&page.matter, words, calendar)
        .or_else(|| of_head(page, words, calendar, true))
        .or_else(|| of_name(name, words, calendar))
        .or_else(|| of_head(page, words, calendar, false));
    calendar.meeting = date.unwrap_or(known.today);
    calendar.next = next_meeting(page, words, calendar);
    (date, calendar)
}

fn of_matter(matter: &str, words: &Vocabulary, calendar: Calendar) -> Option<NaiveDate> {
    let line = matter
        .lines()
        .find(|line| line.trim_start().to_lowercase().starts_with("dat"))?;
    let days = day::find(line, words, calendar);
    days.into_iter().find(|day| day.exact).map(|day| day.date)
}

/// What stands before the day of the meeting, in the lines at its beginning.
const DATED: [&str; 13] = [
    "date",
    "datum",
    "when",
    "wann",
    "termin",
    "held on",
    "meeting date",
    "date et heure",
    "date de la réunion",
    "date & time",
    "date/time",
    "date and time",
    "zeit",
];

fn of_head(page: &Page, words: &Vocabulary, calendar: Calendar, dated: bool) -> Option<NaiveDate> {
    let plain = |text: &str| {
        let days = day::find(text, words, calendar);
        days.into_iter()
            .find(|day| day.exact && !day.near && day.dated == dated && day.lead != Lead::Due)
            .map(|day| day.date)
    };
    let is_heading = |piece: &&Piece| matches!(piece.shape, Shape::Heading(_));
    let head = || page.pieces.iter().take(HEAD);
    let title = head().position(|piece| is_heading(&piece));
    let may_tell = |(at, piece): &(usize, &Piece)| Some(*at) == title || tells_day(piece);
    let mut told = head().enumerate().filter(may_tell);
    told.find_map(|(_, piece)| plain(&piece.said.text))
}

/// Whether a line at the beginning may tell the day of the meeting: one that says so, or one by itself
/// under the title.
fn tells_day(piece: &Piece) -> bool {
    if !matches!(piece.shape, Shape::Text | Shape::Entry { .. }) {
        return false;
    }
    let text = &piece.said.text;
    let key = text.split_once(':').map(|(key, _)| key);
    let key = key.map(|key| key.trim_matches(['*', ' ', '\u{a0}']).to_lowercase());
    let is_key = key.is_some_and(|key| DATED.contains(&key.as_str()));
    let alone = piece.parent.is_none()
        && piece.shape == Shape::Text
        && text.len() <= 60
        && !text.trim_end().ends_with(':');
    text.len() <= 120 && (is_key || alone)
}

/// `2024-03-15.en.md`, `20240315_team.md`, `15.03.2024-protokoll.md`
fn of_name(name: &str, words: &Vocabulary, calendar: Calendar) -> Option<NaiveDate> {
    let spaced: String = name
        .chars()
        .map(|c| if c == '_' { ' ' } else { c })
        .collect();
    let digits: Vec<&str> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 8)
        .collect();
    let packed = digits
        .iter()
        .find_map(|part| NaiveDate::parse_from_str(part, "%Y%m%d").ok());
    let trio = || {
        let parts: Vec<&str> = name
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect();
        parts.windows(3).find_map(|window| match window {
            [year, month, day] if year.len() == 4 => {
                NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            }
            [day, month, year] if year.len() == 4 => {
                NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            }
            _ => None,
        })
    };
    packed.or_else(trio).or_else(|| {
        let days = day::find(&spaced, words, calendar);
        days.into_iter()
            .find(|day| day.exact && day.dated)
            .map(|day| day.date)
    })
}

fn next_meeting(page: &Page, words: &Vocabulary, calendar: Calendar) -> Option<NaiveDate> {
    let names_it = |text: &str| {
        let bare = super::topic::bare(text.split(':').next().unwrap_or(text));
        let phrase = bare.to_lowercase();
        [
            "next meeting",
            "nächster termin",
            "nächstes meeting",
            "nächste sitzung",
            "nächstes treffen",
            "prochaine réunion",
            "prochain point",
        ]
        .iter()
        .any(|known| phrase.starts_with(known))
    };
    let at = page
        .pieces
        .iter()
        .rposition(|piece| piece.said.text.len() < 200 && names_it(&piece.said.text))?;
    page.pieces.iter().skip(at).take(2).find_map(|piece| {
        let days = day::find(&piece.said.text, words, calendar);
        days.into_iter()
            .find(|day| day.exact && day.date > calendar.meeting)
            .map(|day| day.date)
    })
}

/// Whether the day comes first in 17/02, where some day of the document can only be read one way.
fn slashed(page: &Page) -> Option<bool> {
    let cells = |piece: &Piece| match &piece.shape {
        Shape::Table(_, rows) => {
            let cells = rows.iter().flat_map(|(_, cells)| cells);
            cells.map(|cell| cell.to_string()).collect()
        }
        _ => vec![piece.said.text.clone()],
    };
    let texts: Vec<String> = page.pieces.iter().take(400).flat_map(cells).collect();
    let words = texts
        .iter()
        .flat_map(|text| text.split_whitespace().take(60));
    let mut first = (false, false);
    for word in words {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let numbers: Option<Vec<u32>> = word.split('/').map(|it| it.parse().ok()).collect();
        match numbers.as_deref() {
            Some([day @ 13..=31, 1..=12] | [day @ 13..=31, 1..=12, _]) if *day != 24 => {
                first.0 = true;
            }
            Some([1..=12, 13..=31] | [1..=12, 13..=31, _]) => first.1 = true,
            _ => {}
        }
    }
    (first.0 != first.1).then_some(first.0)
}

/// Whether most small words are English: only then is 03/04 two days at once.
fn is_english(page: &Page) -> bool {
    let mut english = 0_i32;
    for piece in page.pieces.iter().take(400) {
        for word in piece.said.text.split_whitespace().take(60) {
            match word {
                "the" | "and" | "of" | "for" | "with" | "is" | "by" | "this" => english += 1,
                "der" | "die" | "das" | "und" | "für" | "mit" | "ist" | "le" | "la" | "les"
                | "et" | "pour" | "des" | "du" | "est" | "bis" | "wird" => english -= 1,
                _ => {}
            }
        }
    }
    english >= 0
}

/// Learns who is who: those who attended, who own things in tables and behind keys, and who are
/// named with an @.
pub(super) fn names(page: &Page, names: &mut Names<'_>, words: &Vocabulary) {
    let mut under: Option<Topic> = None;
    let mut label: Option<Option<Topic>> = None;
    for piece in &page.pieces {
        let text = &piece.said.text;
        match &piece.shape {
            Shape::Heading(_) => {
                under = topic(text, words);
                label = None;
            }
            Shape::Table(header, rows) => of_table(header, rows, names, words),
            Shape::Text
                if text.trim_end().ends_with([':', '*']) || piece.said.bold >= text.len() =>
            {
                label = Some(topic(text, words));
            }
            Shape::Entry { .. } | Shape::Text => {
                let here = label.unwrap_or(under);
                of_line(piece, here == Some(Topic::People), names, words);
            }
        }
    }
}

fn of_line(piece: &Piece, is_roll: bool, names: &mut Names<'_>, words: &Vocabulary) {
    let text = &piece.said.text;
    if text.len() > 1000 {
        return;
    }
    let labelled = text
        .split_once(':')
        .filter(|(label, _)| label.len() < 60 && topic(label, words) == Some(Topic::People));
    let rest = labelled.map(|(_, rest)| rest.trim_start_matches(['*', ' ']));
    if is_roll || labelled.is_some() {
        for person in roll::people(rest.unwrap_or(text), piece.said.line, names, words) {
            names.add(&person.name);
            names.has_roll = true;
        }
        return;
    }
    let owned = text.split_once(':').filter(|(key, _)| {
        let key = key.trim().trim_matches(['*', ' ']);
        words.is(key, Meaning::Key(Key::Owner))
    });
    if let Some((_, name)) = owned {
        let name = name.trim().trim_matches(['*', ' ']);
        if names.looks(name).is_some_and(|count| count > 1) {
            names.add(name);
        }
    }
    of_handles(text, names);
}

/// A handle may be the only name that somebody has here.
fn of_handles(text: &str, names: &mut Names<'_>) {
    for (at, _) in text.match_indices('@').take(8) {
        let behind = text.get(at + 1..).unwrap_or_default();
        let starts = text.get(..at).is_none_or(|before| {
            before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric())
        });
        if let Some((word, rest)) = first_word(behind)
            && starts
        {
            let handle = word.trim_matches(|c: char| !c.is_alphanumeric());
            let goes_on = word.chars().all(char::is_alphabetic)
                && word.chars().next().is_some_and(char::is_uppercase);
            if let Some((next, _)) = first_word(rest)
                && goes_on
                && next.ends_with(':')
            {
                let both = format!("{handle} {}", next.trim_end_matches(':'));
                if names.looks(&both).is_some() {
                    names.add(&both);
                    continue;
                }
            }
            if handle.chars().any(char::is_alphabetic) {
                names.add(handle);
            }
        }
    }
}

fn of_table(header: &[String], rows: &[Row], names: &mut Names<'_>, words: &Vocabulary) {
    let owners: Vec<usize> = header
        .iter()
        .take(table::MOST_COLUMNS)
        .enumerate()
        .filter(|(_, cell)| {
            let cell = cell.trim().trim_matches(['*', ' ']);
            words.is(cell, Meaning::Key(Key::Owner))
        })
        .map(|(at, _)| at)
        .collect();
    for (_, cells) in rows {
        for at in &owners {
            let Some(cell) = cells.get(*at).map(|cell| cell.trim()) else {
                continue;
            };
            if names.looks(cell).is_some() && !names.is_group(cell) {
                names.add(cell);
            }
        }
    }
}
