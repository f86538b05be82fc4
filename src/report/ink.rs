//! The one place of colour for text output: what is written, in which tone, and how it fits.
//!
//! [`Ink`] shows the acting characters of all that it is given, and ends a line only where it is
//! told to; so whatever a text holds, it can neither act on the terminal nor begin a line of ours.
//! Nor can it command the build that keeps our output as its log.
//! Sixteen colours only, since these are the ones that people have tuned to their own screens.

mod table;

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

pub use table::Column;

use super::facts::Cause;
use super::measure;
use crate::domain::event::Status;
use crate::domain::standing::{Flag, Standing};
use crate::domain::text::visible;
use crate::domain::verdict::{Kind, Verdict};

/// What a piece of text means; never the only sign of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Text like any other.
    #[default]
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be skipped.
    Quiet,
    /// As it should be.
    Good,
    /// Worth a look.
    Warn,
    /// In the way.
    Bad,
    /// A name that can be used in a command.
    Accent,
}

impl Tone {
    const fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain => style,
            Self::Strong => style.bold(),
            Self::Quiet => style.dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Warn => AnsiColor::Yellow.on_default(),
            Self::Bad => AnsiColor::Red.on_default(),
            Self::Accent => AnsiColor::Cyan.on_default(),
        }
    }

    /// The tone of where an item stands.
    #[must_use]
    pub fn of(standing: &Standing) -> Self {
        match standing.state {
            Status::Failed | Status::Blocked => Self::Bad,
            _ if standing.flags.has(Flag::Overdue) => Self::Bad,
            Status::Waived if standing.settled => Self::Warn,
            _ if standing.settled => Self::Good,
            Status::Open if standing.flags.has(Flag::Expired) => Self::Warn,
            Status::Open => Self::Plain,
            _ => Self::Warn,
        }
    }
}

impl Tone {
    /// The tone of what a reason is about.
    #[must_use]
    pub fn of_cause(cause: &Cause<'_>) -> Self {
        match (cause.row(), cause.reason.kind) {
            (Some(row), _) => Self::of(&row.standing),
            (None, Kind::NoGoVote) => Self::Bad,
            (None, _) => Self::Plain,
        }
    }
}

impl From<Verdict> for Tone {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Go => Self::Good,
            Verdict::Conditional => Self::Warn,
            Verdict::NoGo => Self::Bad,
        }
    }
}

/// A piece of text in one tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span<'a> {
    /// What it means.
    pub tone: Tone,
    /// What it says.
    pub text: Cow<'a, str>,
}

impl<'a> Span<'a> {
    /// A text in a tone.
    pub fn new(tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            tone,
            text: text.into(),
        }
    }
}

/// What is written upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Columns.
    pub width: usize,
    /// Whether tones are shown as colours.
    pub colour: bool,
    /// Whether only ASCII may be drawn; the text of others stays as it is.
    pub ascii: bool,
}

impl Paper {
    /// The width of what goes into a pipe or a file: lines end where their sense does, since
    /// whoever reads them may search them, or has a width of their own.
    pub const ENDLESS: usize = usize::MAX;

    /// What stands where a text was cut.
    #[must_use]
    pub const fn ellipsis(self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }

    /// What leads from an item to its remedy.
    #[must_use]
    pub const fn arrow(self) -> &'static str {
        if self.ascii { "->" } else { "→" }
    }

    /// A bar of so many columns, and how many of them are full: all only where `part` is `whole`.
    #[must_use]
    pub fn bar(self, part: usize, whole: usize, columns: usize) -> (String, String) {
        let full = (part * columns).checked_div(whole).unwrap_or(0);
        let (ink, blank) = if self.ascii {
            ("#", ".")
        } else {
            ("█", "░")
        };
        (ink.repeat(full), blank.repeat(columns.saturating_sub(full)))
    }
}

/// A pen on some paper.
pub struct Ink<'a> {
    out: &'a mut dyn Write,
    paper: Paper,
    /// Where the pen is, the gap included.
    column: usize,
    /// Blanks that are only written once something follows: no line ends in them.
    gap: usize,
}

impl<'a> Ink<'a> {
    /// A pen at the beginning of a line.
    pub fn new(out: &'a mut dyn Write, paper: Paper) -> Self {
        Self {
            out,
            paper,
            column: 0,
            gap: 0,
        }
    }

    /// What is written upon.
    #[must_use]
    pub const fn paper(&self) -> Paper {
        self.paper
    }

    /// Columns on a line.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.paper.width
    }

    const fn is_endless(&self) -> bool {
        self.paper.width == Paper::ENDLESS
    }

    /// Columns left on this line.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.paper.width.saturating_sub(self.column)
    }

    /// Writes a text where the pen is.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn put(&mut self, tone: Tone, text: &str) -> io::Result<()> {
        let Shown { text, columns } = Shown::of(text);
        self.draw(tone, &text, columns)
    }

    /// Writes a text that was made harmless and takes so many columns.
    fn draw(&mut self, tone: Tone, text: &str, columns: usize) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let begins = self.column == self.gap;
        self.blanks()?;
        self.column += columns;
        let styled = self.paper.colour && tone != Tone::Plain;
        if styled {
            write!(self.out, "{}", tone.style())?;
        }
        if begins && text.starts_with("::") {
            self.column += 1;
            self.out.write_all(b"\\")?;
        }
        self.out.write_all(text.as_bytes())?;
        if styled {
            write!(self.out, "{:#}", tone.style())?;
        }
        Ok(())
    }

    /// Writes the gap before what follows.
    fn blanks(&mut self) -> io::Result<()> {
        const BLANKS: [u8; 64] = [b' '; 64];
        while self.gap > 0 {
            let blanks = BLANKS.get(..self.gap).unwrap_or(&BLANKS);
            self.out.write_all(blanks)?;
            self.gap -= blanks.len();
        }
        Ok(())
    }

    /// Moves the pen to a column, or not at all where it is beyond.
    pub const fn pad_to(&mut self, column: usize) {
        let gap = column.saturating_sub(self.column);
        self.gap += gap;
        self.column += gap;
    }

    /// Moves the pen two columns on: the distance between two things on one line.
    pub const fn apart(&mut self) {
        self.pad_to(self.column + 2);
    }

    /// Ends the line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn line(&mut self) -> io::Result<()> {
        (self.column, self.gap) = (0, 0);
        self.out.write_all(b"\n")
    }

    /// Writes a text and ends the line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn say(&mut self, tone: Tone, text: &str) -> io::Result<()> {
        self.put(tone, text)?;
        self.line()
    }

    /// Writes pieces one behind the other and ends the line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn spans(&mut self, spans: &[Span<'_>]) -> io::Result<()> {
        for span in spans {
            self.put(span.tone, &span.text)?;
        }
        self.line()
    }

    /// Writes a text into so many columns and moves two columns on. It is cut where it is too long,
    /// and goes beyond its columns on endless paper.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn cell(&mut self, tone: Tone, text: &str, columns: usize) -> io::Result<()> {
        let end = self.column + columns;
        self.fit(tone, text, columns)?;
        self.pad_to(end);
        self.apart();
        Ok(())
    }

    /// Writes a text, cut where it takes more than so many columns.
    pub(super) fn fit(&mut self, tone: Tone, text: &str, columns: usize) -> io::Result<()> {
        let shown = Shown::of(text);
        if shown.columns <= columns || self.is_endless() {
            return self.draw(tone, &shown.text, shown.columns);
        }
        let cut = measure::cut(&shown.text, columns, self.paper.ellipsis());
        self.draw(tone, &cut, measure::width(&cut))
    }

    /// Writes a text from where the pen is, a blank before it unless there is one; what does not fit goes to further lines, each indented. The last line is not ended.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn flow(&mut self, tone: Tone, indent: usize, text: &str) -> io::Result<()> {
        if self.column > self.gap {
            self.pad_to(self.column + usize::from(self.gap == 0));
        }
        self.pad_to(indent);
        let lines = measure::wrap(
            &harmless(text),
            self.left(),
            self.width().saturating_sub(indent),
        );
        for (place, line) in lines.iter().enumerate() {
            if place > 0 {
                self.line()?;
                self.pad_to(indent);
            }
            self.draw(tone, line, measure::width(line))?;
        }
        Ok(())
    }

    /// Writes a text like [`Ink::flow`] and keeps its lines apart; all but the first are set in by
    /// two more columns, so that no text of others looks like a line of ours.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn flow_lines(&mut self, tone: Tone, indent: usize, text: &str) -> io::Result<()> {
        for (place, line) in text.lines().enumerate() {
            if place > 0 {
                self.line()?;
            }
            let deeper = if place > 0 { 2 } else { 0 };
            self.flow(tone, indent + deeper, line)?;
        }
        Ok(())
    }
}

/// A text as it is shown.
pub(super) struct Shown<'t> {
    pub(super) text: Cow<'t, str>,
    /// The columns that it takes.
    pub(super) columns: usize,
}

impl<'t> Shown<'t> {
    /// Most texts are plain, and take a column for each byte.
    pub(super) fn of(text: &'t str) -> Self {
        if is_tame(text) {
            return Self {
                text: Cow::Borrowed(text),
                columns: text.len(),
            };
        }
        let text = harmless(text);
        let columns = measure::width(&text);
        Self { text, columns }
    }
}

/// Whether a text is ASCII without a sign that anything would obey.
fn is_tame(text: &str) -> bool {
    // Hardly any text has even one such sign. Without a way out of the loop many bytes are looked
    // at at once.
    let is_tame = |so_far, byte| so_far & matches!(byte, b' '..=b'"' | b'$'..=b'~');
    text.bytes().fold(true, is_tame)
}

/// The text as it is shown. Build servers obey `##vso[...]` and its like wherever they stand in a
/// line, and `::...` at the beginning of one, which only the pen can know.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if is_tame(text) {
        return Cow::Borrowed(text);
    }
    let shown = visible(text);
    if shown.contains("##") {
        Cow::Owned(shown.replace("##", "# #").replace("##", "# #"))
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(
        width: usize,
        colour: bool,
        draw: impl FnOnce(&mut Ink<'_>) -> io::Result<()>,
    ) -> String {
        let mut out = Vec::new();
        let paper = Paper {
            width,
            colour,
            ascii: false,
        };
        draw(&mut Ink::new(&mut out, paper)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_text_can_colour_or_begin_a_line() {
        let shown = drawn(80, false, |ink| {
            ink.say(Tone::Bad, "a\u{1B}[31m\nb\u{202E}")
        });
        assert_eq!(shown, "a^[[31m b<U+202E>\n");
        let coloured = drawn(80, true, |ink| ink.say(Tone::Bad, "\u{1B}[0m"));
        assert_eq!(coloured, "\u{1B}[31m^[[0m\u{1B}[0m\n");
    }

    #[test]
    fn no_text_can_command_a_build() {
        let shown = drawn(80, false, |ink| {
            ink.flow(Tone::Plain, 4, "::error::x ###vso[y]")?;
            ink.flow(Tone::Plain, 4, "a::b")?;
            ink.line()
        });
        assert_eq!(shown, "    \\::error::x # # #vso[y] a::b\n");
    }

    #[test]
    fn a_flow_goes_on_where_the_pen_is_and_indents_what_follows() {
        let shown = drawn(12, false, |ink| {
            ink.flow(Tone::Strong, 2, "one two")?;
            ink.flow(Tone::Plain, 4, "three four")?;
            ink.line()
        });
        assert_eq!(shown, "  one two\n    three\n    four\n");
    }

    #[test]
    fn a_bar_is_full_only_where_all_is_settled() {
        let paper = Paper {
            width: 80,
            colour: false,
            ascii: true,
        };
        for (part, whole, bar) in [
            (0, 7, "...."),
            (6, 7, "###."),
            (7, 7, "####"),
            (0, 0, "...."),
        ] {
            let (full, blank) = paper.bar(part, whole, 4);
            assert_eq!(full + &blank, bar);
        }
    }
}
