//! The one place that prints.
//!
//! Answers go to standard output, talk to standard error. A pipe that was closed at the other end
//! is not a failure: whoever read it has seen enough.

use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;

use super::Failure;
use super::args::When;
use super::outside::{End, Surface};
use crate::domain::text::visible;
use crate::report::finding;
use crate::report::ink::{Ink, Paper, Tone};
use crate::report::json;

/// Where a command's answer and its talk go.
pub(super) struct Out {
    answer: BufWriter<Stdout>,
    talk_colour: bool,
    paper: Paper,
    /// Lines that the terminal shows at once; none where there is no terminal.
    lines: Option<usize>,
}

/// As many bytes as a pipe usually takes at once.
const BUFFER: usize = 64 << 10;

/// The width of a page where there is no terminal to ask.
const PAGE: usize = 80;

impl Out {
    pub(super) fn new(surface: &Surface, when: When, plain: bool) -> Self {
        let colour = |end: End| match when {
            When::Always => true,
            When::Never => false,
            When::Auto => end.is_terminal() && !surface.no_color && !plain,
        };
        let terminal = surface.answers.is_terminal();
        let size = terminal
            .then(crossterm::terminal::size)
            .and_then(Result::ok);
        Self {
            answer: BufWriter::with_capacity(BUFFER, io::stdout()),
            talk_colour: colour(surface.talk),
            paper: Paper {
                width: size.map_or(Paper::ENDLESS, |(columns, _)| usize::from(columns).max(20)),
                colour: colour(surface.answers),
                ascii: !surface.utf8,
            },
            lines: size.map(|(_, lines)| lines.into()),
        }
    }

    /// What a line is written upon: a terminal as wide as it is, or a pipe, which cuts nothing.
    pub(super) fn paper(&self) -> Paper {
        self.paper
    }

    /// What a page is written upon: people read it, also where it has gone through a pipe.
    pub(super) fn page(&self) -> Paper {
        let width = match self.paper.width {
            Paper::ENDLESS => PAGE,
            width => width,
        };
        Paper {
            width,
            ..self.paper
        }
    }

    /// Writes an answer as it is; the writer must have made other people's texts harmless.
    pub(super) fn raw(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        accept(write(&mut self.answer))
    }

    /// Whether the terminal would show all of a page at once, with the line that is typed next. A
    /// page that goes elsewhere is not for the eye.
    pub(super) fn fits(&self, page: &[u8]) -> bool {
        let page = String::from_utf8_lossy(page);
        self.lines.is_none_or(|lines| page.lines().count() < lines)
    }

    /// Writes an answer for people.
    pub(super) fn ink(
        &mut self,
        write: impl FnOnce(&mut Ink<'_>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let paper = self.paper;
        self.raw(|out| write(&mut Ink::new(out, paper)))
    }

    /// Writes an answer for programs.
    pub(super) fn json(&mut self, answer: &impl Serialize) -> Result<(), Failure> {
        self.raw(|out| json::print(out, answer))
    }

    /// Says something beside the answer.
    pub(super) fn talk(&mut self, words: &str) -> Result<(), Failure> {
        self.aside(|ink| {
            ink.put(Tone::Quiet, words)?;
            ink.line()
        })
    }

    /// Asks something; the answer is typed behind it.
    pub(super) fn ask(&mut self, question: &str) -> Result<(), Failure> {
        self.aside(|ink| ink.put(Tone::Strong, question))?;
        accept(io::stderr().flush())
    }

    /// Shows the argument parser's words, which may quote what was typed: line by line, so that
    /// nothing in them acts on the terminal.
    pub(super) fn usage(&mut self, words: &str, aside: bool) -> Result<(), Failure> {
        let lines = |ink: &mut Ink<'_>| {
            words
                .lines()
                .try_for_each(|line| ink.say(Tone::Plain, line))
        };
        if aside {
            self.aside(lines)
        } else {
            self.ink(lines)
        }
    }

    /// Says several things beside the answer.
    pub(super) fn aside(
        &mut self,
        write: impl FnOnce(&mut Ink<'_>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        // What was answered so far comes first, also where both go to one terminal. Where it cannot
        // go out, what is said beside it is all the more needed.
        let answered = accept(self.answer.flush());
        let mut talk = io::stderr().lock();
        // Nobody is left to be told that talk could not be written.
        let paper = Paper {
            colour: self.talk_colour,
            ..self.paper
        };
        let _ = write(&mut Ink::new(&mut talk, paper));
        answered
    }

    /// Writes a passing word over the one before it, on the terminal where talk goes; nothing takes
    /// it away again.
    pub(super) fn over(&mut self, words: &str) {
        let room = self.paper.width.min(PAGE).saturating_sub(1);
        let words: String = visible(words).chars().take(room).collect();
        let mut talk = io::stderr().lock();
        // Nobody is left to be told that talk could not be written.
        let _ = write!(talk, "\r\x1b[K{words}").and_then(|()| talk.flush());
    }

    /// Has what was answered so far seen now.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        accept(self.answer.flush())
    }

    /// Says why there is no answer, and what to do.
    pub(super) fn failed(&mut self, failure: &Failure) {
        let _ = self.aside(|ink| {
            if !failure.findings().is_empty() {
                finding::write_all(ink, failure.findings())?;
            }
            ink.put(Tone::Bad, "error: ")?;
            ink.put(Tone::Plain, &failure.to_string())?;
            ink.line()?;
            if let Some(help) = failure.help() {
                ink.put(Tone::Accent, "help: ")?;
                ink.put(Tone::Plain, &help)?;
                ink.line()?;
            }
            Ok(())
        });
    }

    /// Makes sure that the answer has gone out whole.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        self.flush()
    }
}

fn accept(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Write {
            what: "the answer".into(),
            source: error,
        }),
        _ => Ok(()),
    }
}
