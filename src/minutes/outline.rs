//! Markdown checklists and outlines as items: boxes, or bullet points where there is no box.
//!
//! Invariant: every box of the document, and of the section that was asked for, becomes one item.

use super::page::{self, Page, Piece, Said, Shape, boxed};
use super::sentence::tidy;
use super::table::MOST_COLUMNS;
use super::topic::bare;
use crate::domain::text::squeeze;

/// A checklist as a document holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// How many boxes the document has, in the section that was asked for; none where bullet points
    /// stand for them.
    pub boxes: Option<usize>,
    /// What becomes an item, in the order of the document.
    pub points: Vec<Point>,
}

/// One box or bullet point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The heading that makes an area, where there is one.
    pub area: Option<String>,
    /// The heading or label below it.
    pub section: Option<String>,
    /// The statement.
    pub text: String,
    /// Whether its box is ticked.
    pub ticked: bool,
    /// What stands below it and asks nothing.
    pub why: Vec<String>,
    /// The questions below it.
    pub ask: Vec<String>,
    /// Addresses that it names.
    pub links: Vec<String>,
    /// The line, counted from one.
    pub line: usize,
}

/// Why a document is no checklist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoOutline {
    /// No heading of that name.
    #[error("there is no heading `{asked}`{}", known.as_ref().map(|it| format!(": it has {it}")).unwrap_or_default())]
    Section {
        /// What was asked for.
        asked: String,
        /// The headings that there are.
        known: Option<String>,
    },
    /// Neither a box nor a bullet point.
    #[error("there is no box and no bullet point in it")]
    Empty,
}

/// Reads a document as a checklist; of one section, where that is asked for.
///
/// # Errors
/// When there is no such section, or nothing that could be an item.
pub fn outline(text: &str, section: Option<&str>) -> Result<Outline, NoOutline> {
    let page = page::read(text, &|_| false);
    let range = match section {
        Some(section) => section_of(&page, section)?,
        None => 0..page.pieces.len(),
    };
    let pieces = page.pieces.get(range.clone()).unwrap_or_default();
    let is_box = |piece: &&Piece| {
        matches!(piece.shape, Shape::Entry { tick: Some(_), .. }) || boxed_heading(piece).is_some()
    };
    let rows = pieces
        .iter()
        .map(|piece| boxed_rows(piece).len())
        .sum::<usize>();
    let boxes = pieces.iter().filter(is_box).count() + rows;
    let mut maker = Maker {
        page: &page,
        only_boxes: boxes > 0,
        depths: headings(pieces),
        area: None,
        section: None,
        made: vec![None; page.pieces.len()],
        points: Vec::new(),
    };
    for at in range {
        if let Some(piece) = page.pieces.get(at) {
            maker.take(at, piece);
        }
    }
    if maker.points.is_empty() {
        return Err(NoOutline::Empty);
    }
    Ok(Outline {
        boxes: (boxes > 0).then_some(boxes),
        points: maker.points,
    })
}

/// No heading that names something is longer.
const LONGEST_NAME: usize = 400;

/// The pieces below a heading of that name.
fn section_of(page: &Page, asked: &str) -> Result<std::ops::Range<usize>, NoOutline> {
    let wanted = squeeze(&bare(asked)).to_lowercase();
    let headings: Vec<(usize, usize, String)> = page
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece.shape {
            Shape::Heading(level) => Some((at, level, squeeze(&bare(&piece.said.text)))),
            _ => None,
        })
        .collect();
    let found = headings
        .iter()
        .position(|(_, _, name)| name.to_lowercase() == wanted);
    let Some(found) = found else {
        let names: Vec<String> = headings
            .iter()
            .take(12)
            .map(|(_, _, name)| format!("`{name}`"))
            .collect();
        return Err(NoOutline::Section {
            asked: asked.into(),
            known: Some(names.join(", ")).filter(|names| !names.is_empty()),
        });
    };
    let (at, level, _) = headings.get(found).cloned().unwrap_or_default();
    let end = headings
        .iter()
        .skip(found + 1)
        .find(|(_, other, _)| *other <= level)
        .map_or(page.pieces.len(), |(end, _, _)| *end);
    Ok(at..end)
}

/// The words of a line without what is struck out, unless only a label or one word is left of it: then
/// no box may lose what it asks for.
fn kept_words(said: &Said) -> &str {
    let left = said.text.trim().trim_end_matches('*');
    let is_label = left.ends_with([':', '-', '–', '—', '→']) || left.split_whitespace().count() < 2;
    let whole = said.whole.as_ref().filter(|_| is_label);
    whole.map_or(&said.text, |(whole, _)| whole)
}

/// The box of a heading that has one: whether it is ticked, and the words behind it.
fn boxed_heading(piece: &Piece) -> Option<(bool, &str)> {
    let text = piece.said.text.trim_start();
    let (ticked, length) = boxed(text).filter(|_| matches!(piece.shape, Shape::Heading(_)))?;
    Some((ticked, text.get(length..).unwrap_or_default()))
}

/// The level of headings that make areas, and whether there is one below it for sections.
fn headings(pieces: &[Piece]) -> usize {
    let levels: Vec<usize> = pieces
        .iter()
        .filter_map(|piece| match piece.shape {
            Shape::Heading(level) if boxed_heading(piece).is_none() => Some(level),
            _ => None,
        })
        .collect();
    let top = levels.iter().copied().min().unwrap_or(1);
    let is_title = levels.iter().filter(|level| **level == top).count() == 1;
    match levels.iter().copied().filter(|level| *level > top).min() {
        // One heading above all others is the title of the document.
        Some(next) if is_title => next,
        _ => top,
    }
}

struct Maker<'a> {
    page: &'a Page,
    only_boxes: bool,
    /// The level of headings that make areas.
    depths: usize,
    area: Option<String>,
    section: Option<String>,
    /// The point that each entry belongs to.
    made: Vec<Option<usize>>,
    points: Vec<Point>,
}

impl Maker<'_> {
    fn take(&mut self, at: usize, piece: &Piece) {
        if let Some((ticked, text)) = boxed_heading(piece) {
            self.point(piece.said.line, ticked, tidy(text), &piece.said.links);
            return;
        }
        match &piece.shape {
            Shape::Heading(level) => {
                let name = squeeze(&bare(&piece.said.text));
                // Every point below carries it.
                let name = Some(name).filter(|name| (1..=LONGEST_NAME).contains(&name.len()));
                if *level <= self.depths {
                    self.area = name;
                    self.section = None;
                } else {
                    self.section = name;
                }
            }
            Shape::Entry { tick, .. } => self.entry(at, piece, *tick),
            Shape::Text => {
                let text = tidy(&piece.said.text).to_string();
                match piece.parent.and_then(|parent| self.point_above(parent)) {
                    Some(point) => self.below(point, text, &piece.said.links),
                    // A label before a list is the section of what follows.
                    None if piece.parent.is_none() && piece.said.text.trim_end().ends_with(':') => {
                        self.section = Some(text).filter(|text| text.len() <= 80);
                    }
                    None => {}
                }
            }
            Shape::Table(..) => {
                for (line, ticked, text) in boxed_rows(piece) {
                    self.point(line, ticked, &text, &[]);
                }
            }
        }
    }

    fn entry(&mut self, at: usize, piece: &Piece, tick: Option<bool>) {
        let above = piece.parent.and_then(|parent| self.point_above(parent));
        let is_point = tick.is_some() || (!self.only_boxes && above.is_none());
        let text = tidy(kept_words(&piece.said)).to_string();
        let made = if is_point {
            Some(self.point(
                piece.said.line,
                tick == Some(true),
                &text,
                &piece.said.links,
            ))
        } else {
            if let Some(point) = above {
                self.below(point, text, &piece.said.links);
            }
            above
        };
        if let Some(place) = self.made.get_mut(at) {
            *place = made;
        }
    }

    fn point_above(&self, parent: usize) -> Option<usize> {
        self.page.pieces.get(parent)?;
        self.made.get(parent).copied().flatten()
    }

    fn point(&mut self, line: usize, ticked: bool, text: &str, links: &[String]) -> usize {
        let text = if text.is_empty() {
            format!("A box without words (line {line})")
        } else {
            text.to_string()
        };
        self.points.push(Point {
            area: self.area.clone(),
            section: self.section.clone(),
            text,
            ticked,
            links: addresses(links),
            line,
            ..Point::default()
        });
        self.points.len() - 1
    }

    fn below(&mut self, point: usize, text: String, links: &[String]) {
        let Some(point) = self.points.get_mut(point) else {
            return;
        };
        point.links.extend(addresses(links));
        if text.is_empty() {
            return;
        }
        if text.contains('?') {
            point.ask.push(text);
        } else {
            point.why.push(text);
        }
    }
}

fn addresses(links: &[String]) -> Vec<String> {
    let whole = links.iter().filter(|link| link.starts_with("http"));
    whole.cloned().collect()
}

/// A box in a table: its line, whether it is ticked, and its words.
type Boxed = (usize, bool, String);

/// The boxes of a table. What stands in the other cells of a row is its statement; several boxes of
/// one row are told apart by their own words, or by those above their columns.
fn boxed_rows(piece: &Piece) -> Vec<Boxed> {
    let Shape::Table(header, rows) = &piece.shape else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (line, cells) in rows {
        let cells: Vec<(&str, Vec<(bool, &str)>)> = cells
            .iter()
            .map(|cell| apart(cell.words().trim()))
            .collect();
        let count = cells.iter().map(|(_, boxes)| boxes.len()).sum::<usize>();
        let many = count > 1;
        // Boxes beyond counting make no statement of the row, and each has only its own words.
        let shared = if count > MOST_COLUMNS {
            &[][..]
        } else {
            &cells
        };
        let said = |own: &str| {
            let words = shared.iter().map(|(before, boxes)| match boxes.as_slice() {
                [(_, behind)] if !many && before.is_empty() => *behind,
                _ => *before,
            });
            let words = words.chain([own]).filter(|words| !words.is_empty());
            words.collect::<Vec<_>>().join(" – ")
        };
        for (at, (_, boxes)) in cells.iter().enumerate() {
            for (ticked, behind) in boxes {
                let above = header.get(at).map_or("", |above| above.trim());
                let own = match (many, behind.is_empty()) {
                    (false, _) => "",
                    (true, true) => above,
                    (true, false) => behind,
                };
                found.push((*line, *ticked, said(own)));
            }
        }
    }
    found
}

/// What stands before the first box of a text, and each box with what stands behind it.
fn apart(text: &str) -> (&str, Vec<(bool, &str)>) {
    let starts = text.char_indices().filter(|(at, _)| {
        let before = text.get(..*at).and_then(|before| before.chars().last());
        before.is_none_or(char::is_whitespace)
    });
    let signs = starts.filter_map(|(at, _)| Some((at, boxed(text.get(at..)?)?)));
    let signs: Vec<(usize, (bool, usize))> = signs.collect();
    let ends = signs.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let boxes = signs.iter().zip(ends).map(|((at, (ticked, length)), end)| {
        let behind = text.get(at + length..end).unwrap_or_default();
        (*ticked, behind.trim())
    });
    let first = signs.first().map_or(text.len(), |(at, _)| *at);
    (
        text.get(..first).unwrap_or_default().trim(),
        boxes.collect(),
    )
}
