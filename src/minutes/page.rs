//! A Markdown document as a flat row of pieces: headings, entries of lists, lines of text, tables.
//!
//! The tree of the document is kept as an index to the piece above, so that nothing here or later
//! calls itself, however deep a document is nested. Code and HTML are left out: templates hold
//! examples in them. Invariant: the line of every piece exists in the document.

mod lines;
mod pieces;

use std::ops::Range;

pub(super) use lines::boxed;
pub(super) use pieces::{Cell, Piece, Row, Said, Shape};

use lines::{join, strike, unbox};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A document, read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    /// What stands before the document between two lines of dashes.
    pub(super) matter: String,
}

/// Takes a document apart. Whether a line within a paragraph begins something of its own, as far as
/// its words tell, is known to whoever asks.
pub(super) fn read(text: &str, begins: &dyn Fn(&str) -> bool) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::new(text, begins);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, &range);
    }
    reader.flush();
    reader.page
}

struct Reader<'a> {
    text: &'a str,
    begins: &'a dyn Fn(&str) -> bool,
    newlines: Vec<usize>,
    line_count: usize,
    page: Page,
    /// The entries that are open, innermost last; whether each has its text yet.
    open: Vec<(usize, bool)>,
    lists: Vec<usize>,
    list_count: usize,
    heading: Option<usize>,
    lines: Vec<Said>,
    bold_from: Option<usize>,
    struck_from: Option<usize>,
    table: Option<Table>,
    skipping: usize,
    in_matter: bool,
    link: Vec<String>,
}

#[derive(Default)]
struct Table {
    header: Vec<String>,
    rows: Vec<Row>,
    row: Vec<Cell>,
    line: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, begins: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            text,
            begins,
            newlines: text.match_indices('\n').map(|(at, _)| at).collect(),
            line_count: text.lines().count().max(1),
            page: Page::default(),
            open: Vec::new(),
            lists: Vec::new(),
            list_count: 0,
            heading: None,
            lines: Vec::new(),
            bold_from: None,
            struck_from: None,
            table: None,
            skipping: 0,
            in_matter: false,
            link: Vec::new(),
        }
    }

    fn line(&self, offset: usize) -> usize {
        let line = self.newlines.partition_point(|newline| *newline < offset) + 1;
        line.min(self.line_count)
    }

    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.begin(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_matter => self.page.matter.push_str(&text),
            Event::Text(text) => self.write(&text, range),
            Event::Code(code) => self.write(&format!("`{code}`"), range),
            Event::SoftBreak => self.break_line(false),
            Event::HardBreak => self.break_line(true),
            Event::InlineHtml(html) if html.trim_start().starts_with("<br") => {
                self.break_line(true);
            }
            Event::TaskListMarker(ticked) => self.tick(ticked),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(depth(*level));
            }
            Tag::List(_) => {
                self.flush();
                self.lists.push(self.list_count);
                self.list_count += 1;
            }
            Tag::Item => {
                self.flush();
                self.enter(range);
            }
            Tag::Paragraph | Tag::BlockQuote(_) => self.flush(),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => {
                if self.skipping == 0 && !matches!(tag, Tag::Image { .. }) {
                    self.flush();
                }
                self.skipping += 1;
            }
            Tag::MetadataBlock(_) => self.in_matter = true,
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                let line = self.line(range.start);
                if let Some(table) = &mut self.table {
                    table.line = line;
                }
            }
            Tag::Strong => self.bold_from = Some(self.length()),
            Tag::Strikethrough => self.struck_from = Some(self.length()),
            Tag::Link { dest_url, .. } => self.link.push(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.open.pop();
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) => self.flush(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => {
                self.skipping = self.skipping.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.in_matter = false,
            TagEnd::TableCell => {
                let cell = self.cell();
                if let Some(table) = &mut self.table {
                    table.row.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    let cells = std::mem::take(&mut table.row).into_iter();
                    table.header = cells.map(|cell| cell.text).collect();
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push((table.line, row));
                }
            }
            TagEnd::Table => self.finish_table(),
            TagEnd::Strong => self.end_bold(),
            TagEnd::Strikethrough => {
                self.end_struck();
                self.struck_from = None;
            }
            TagEnd::Link => {
                if let (Some(link), Some(said)) = (self.link.pop(), self.lines.last_mut()) {
                    said.links.push(link);
                }
            }
            _ => {}
        }
    }

    fn end_bold(&mut self) {
        let length = self.length();
        if self.bold_from.take() == Some(0)
            && let Some(said) = self.lines.last_mut()
        {
            said.bold = length;
        }
    }

    fn end_struck(&mut self) {
        let length = self.length();
        if let (Some(from), Some(said)) = (self.struck_from, self.lines.last_mut())
            && from < length
        {
            said.struck_out.push(from..length);
        }
    }

    /// A new entry; whether it has a box is seen in the source, since before some constructs the
    /// parser does not tell.
    fn enter(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let source = source.trim_start();
        let behind = source.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = behind.strip_prefix(['-', '*', '+', '.', ')']);
        let tick = behind.and_then(|behind| boxed(behind.trim_start_matches([' ', '\t'])));
        let line = self.line(range.start);
        let list = self.lists.last().copied().unwrap_or_default();
        let tick = tick.map(|(ticked, _)| ticked);
        let parent = self.open.last().map(|(parent, _)| *parent);
        self.keep_number(source, line);
        self.open.push((self.page.pieces.len(), false));
        self.page.pieces.push(Piece {
            shape: Shape::Entry { list, tick },
            said: Said {
                line,
                ..Said::default()
            },
            parent,
        });
    }

    /// `- 29. Mai` is an entry with a day, and to Markdown a list in a list: the number is kept.
    fn keep_number(&mut self, source: &str, line: usize) {
        let digits = source.len()
            - source
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let above = self.open.last().filter(|(_, has_text)| !has_text);
        let above = above.and_then(|(at, _)| self.page.pieces.get(*at));
        if digits > 0 && above.is_some_and(|above| above.said.line == line) {
            let number = source.get(..digits).unwrap_or_default();
            self.lines.push(Said {
                text: format!("{number}. "),
                line,
                anew: true,
                ..Said::default()
            });
        }
    }

    fn tick(&mut self, ticked: bool) {
        let open = self.open.last().map(|(at, _)| *at);
        if let Some(piece) = open.and_then(|at| self.page.pieces.get_mut(at))
            && let Shape::Entry { tick, .. } = &mut piece.shape
        {
            *tick = Some(ticked);
        }
    }

    fn length(&self) -> usize {
        self.lines.last().map_or(0, |said| said.text.len())
    }

    fn write(&mut self, text: &str, range: &Range<usize>) {
        if self.skipping > 0 {
            return;
        }
        if self.lines.last().is_none_or(|said| said.line == 0) {
            let line = self.line(range.start);
            match self.lines.last_mut() {
                Some(said) => said.line = line,
                None => self.lines.push(Said {
                    line,
                    anew: true,
                    ..Said::default()
                }),
            }
        }
        if let Some(said) = self.lines.last_mut() {
            said.text.push_str(text);
        }
    }

    fn break_line(&mut self, anew: bool) {
        if self.skipping == 0 && !self.lines.is_empty() {
            // What is bold or struck across a break is so on both sides of it.
            let length = self.length();
            if self.bold_from == Some(0)
                && let Some(said) = self.lines.last_mut()
            {
                said.bold = length;
            }
            self.end_struck();
            self.struck_from = self.struck_from.map(|_| 0);
            self.lines.push(Said {
                anew,
                ..Said::default()
            });
        }
    }

    /// Whether a line begins at the edge of the page.
    fn at_edge(&self, said: &Said) -> bool {
        let before = said.line.checked_sub(2).map(|at| self.newlines.get(at));
        let start = match before {
            None => 0,
            Some(newline) => newline.map_or(0, |newline| newline + 1),
        };
        let first = self.text.get(start..).and_then(|rest| rest.chars().next());
        first.is_some_and(|c| !c.is_whitespace() && c != '>')
    }

    fn cell(&mut self) -> Cell {
        let (mut text, mut struck) = (Vec::new(), Vec::new());
        for mut said in std::mem::take(&mut self.lines) {
            strike(&mut said);
            let lines = if said.struck { &mut struck } else { &mut text };
            lines.push(said.text.trim().to_string());
        }
        Cell {
            text: text.join(" "),
            struck: struck.join(" "),
        }
    }

    fn finish_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let line = table.rows.first().map_or(table.line, |(line, _)| *line);
        let parent = self.open.last().map(|(parent, _)| *parent);
        self.page.pieces.push(Piece {
            shape: Shape::Table(table.header, table.rows),
            said: Said {
                line,
                ..Said::default()
            },
            parent,
        });
    }

    /// Puts down what was written so far.
    fn flush(&mut self) {
        if self.table.is_some() {
            return;
        }
        let joined = join(std::mem::take(&mut self.lines), self.begins);
        self.bold_from = None;
        self.struck_from = None;
        for mut said in joined {
            strike(&mut said);
            // A heading inside of an entry is the entry's text.
            if let Some(level) = self.heading.filter(|_| self.open.is_empty()) {
                self.put(Shape::Heading(level), said);
                continue;
            }
            if let Some((at, has_text @ false)) = self.open.last_mut() {
                *has_text = true;
                let at = *at;
                if let Some(piece) = self.page.pieces.get_mut(at) {
                    unbox(&mut said);
                    let line = piece.said.line;
                    piece.said = said;
                    piece.said.line = line;
                }
                continue;
            }
            let shape = match unbox(&mut said) {
                Some(ticked) => Shape::Entry {
                    list: usize::MAX,
                    tick: Some(ticked),
                },
                None => Shape::Text,
            };
            self.put(shape, said);
        }
    }

    fn put(&mut self, shape: Shape, said: Said) {
        let open = self.open.last().map(|(parent, _)| *parent);
        // What begins at the edge of the page is below no entry, whatever Markdown makes of it.
        let parent = open.filter(|_| !self.at_edge(&said));
        self.page.pieces.push(Piece {
            shape,
            said,
            parent,
        });
    }
}

const fn depth(level: HeadingLevel) -> usize {
    level as usize
}
