//! What is wrong with a file as TOML, in words for people who do not know the grammar.
//!
//! The parser goes on after an error and then reports much that only follows from it. Here one
//! fault is told for one mistake: consequences are dropped, an open bracket is shown where it was
//! opened, and a merge that nobody finished is called that.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Fault;
use crate::domain::finding::Severity;

mod conflict;
mod words;

/// More than this in one file and the rest is not told: they are hardly separate mistakes.
const MAX_FAULTS: usize = 20;

/// In a longer file only the first syntax error is told: each costs memory, and a long file can
/// hold millions of them.
const RECOVER_BYTES: usize = 1 << 20;

/// The tree, as far as there is one, and the faults in the order of the file.
pub(super) fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<Fault>) {
    let conflicts = conflict::find(text);
    if !conflicts.is_empty() {
        return (nothing(), conflicts);
    }
    match DeTable::parse(text) {
        Ok(tree) => (tree, Vec::new()),
        Err(error) if text.len() > RECOVER_BYTES => {
            let fault = fault(text, &Problem::new(text, &error));
            (nothing(), vec![fault])
        }
        Err(_) => {
            let (tree, errors) = DeTable::parse_recoverable(text);
            let problems = errors
                .iter()
                .map(|error| Problem::new(text, error))
                .collect();
            let faults = tell(text, &tree, problems);
            (tree, faults)
        }
    }
}

fn nothing<'a>() -> Spanned<DeTable<'a>> {
    Spanned::new(0..0, DeTable::new())
}

/// Takes out what follows from the syntax errors: what is missed, what stands on a broken line,
/// and what stands behind something that was never closed.
pub(super) fn drop_consequences(text: &str, broken: &[Fault], faults: &mut Vec<Fault>) {
    let lines: Vec<_> = broken
        .iter()
        .map(|fault| line_of(text, fault.span.start))
        .collect();
    let swallowed = broken
        .iter()
        .filter(|fault| fault.absence)
        .map(|fault| fault.span.start)
        .min()
        .unwrap_or(usize::MAX);
    faults.retain(|fault| {
        let on_broken_line = lines.iter().any(|line| line.contains(&fault.span.start));
        !fault.absence && !on_broken_line && fault.span.start < swallowed
    });
}

/// A syntax error in the parser's words.
struct Problem {
    span: Range<usize>,
    message: String,
}

impl Problem {
    fn new(text: &str, error: &toml::de::Error) -> Self {
        Self {
            // Only a key of too many parts has no place; its dots give it away.
            span: error.span().unwrap_or_else(|| many_dots(text)),
            message: error.message().to_string(),
        }
    }

    fn is(&self, beginning: &str) -> bool {
        self.message.starts_with(beginning)
    }

    /// Whether something was opened and never closed, so that it took all that follows.
    fn is_unclosed(&self, text: &str) -> bool {
        self.is("unclosed array,")
            || self.is("unclosed inline table")
            || (self.is("invalid multi-line") && self.span.start >= text.len())
    }
}

fn many_dots(text: &str) -> Range<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.bytes().filter(|byte| *byte == b'.').count() >= 80 {
            return at..at + line.trim_end().len();
        }
        at += line.len();
    }
    0..0
}

fn tell(text: &str, tree: &Spanned<DeTable<'_>>, mut problems: Vec<Problem>) -> Vec<Fault> {
    problems.sort_by_key(|problem| problem.span.start);
    let unclosed = problems
        .iter()
        .filter(|problem| problem.is_unclosed(text))
        .find_map(|problem| opened(tree.get_ref(), problem.span.start, text));
    let end = unclosed
        .as_ref()
        .map_or(usize::MAX, |fault| fault.span.start);
    let mut faults: Vec<Fault> = Vec::new();
    let mut told_line = None;
    let mut repeated_to = 0;
    for problem in problems
        .iter()
        .take_while(|problem| problem.span.start < end)
    {
        let start = problem.span.start;
        let line = line_of(text, start);
        let is_repeated = problem.is("duplicate key");
        if told_line == Some(line.start) || (is_repeated && start < repeated_to) {
            continue;
        }
        faults.push(fault(text, problem));
        if is_repeated && is_heading(text, start) {
            repeated_to = next_heading(text, line.end);
        }
        told_line = Some(line.start);
        if problem.is("cannot recurse") || faults.len() == MAX_FAULTS {
            return faults;
        }
    }
    faults.extend(unclosed);
    faults
}

/// The outermost value that was still open where the parser gave up waiting for its end.
fn opened(table: &DeTable<'_>, end: usize, text: &str) -> Option<Fault> {
    let value = open_value(table, end, text, DEEP_ENOUGH)?;
    let start = value.span().start;
    let (what, close) = match value.get_ref() {
        DeValue::Array(_) => ("this list", "]"),
        DeValue::Table(_) => ("this table", "}"),
        _ => ("this text", text.get(start..start + 3)?),
    };
    Some(Fault {
        span: start..start + 1,
        severity: Severity::Error,
        message: format!("{what} is never closed"),
        help: Some(format!("end it with `{close}`")),
        absence: true,
    })
}

/// How deep the values lie that a file of ours can have.
const DEEP_ENOUGH: usize = 8;

fn open_value<'a, 'i>(
    table: &'a DeTable<'i>,
    end: usize,
    text: &str,
    depth: usize,
) -> Option<&'a Spanned<DeValue<'i>>> {
    let depth = depth.checked_sub(1)?;
    table.iter().find_map(|(_, value)| {
        let written = text.get(value.span()).unwrap_or_default();
        let at_end = value.span().end == end;
        let open = match value.get_ref() {
            DeValue::Array(_) => at_end || !written.ends_with(']'),
            DeValue::Table(_) if written.starts_with('{') => at_end || !written.ends_with('}'),
            DeValue::String(_) => at_end,
            _ => false,
        };
        match value.get_ref() {
            _ if open => Some(value),
            DeValue::Table(inner) => open_value(inner, end, text, depth),
            _ => None,
        }
    })
}

fn fault(text: &str, problem: &Problem) -> Fault {
    let (message, help) = words::explain(text, problem);
    Fault {
        span: problem.span.clone(),
        severity: Severity::Error,
        message,
        help,
        absence: false,
    }
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |end| end + 1);
    let after = text.as_bytes().get(at..).unwrap_or_default();
    let end = after
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(text.len(), |end| at + end + 1);
    start..end
}

fn is_heading(text: &str, at: usize) -> bool {
    text.get(line_of(text, at))
        .is_some_and(|line| line.trim_start().starts_with('['))
}

fn next_heading(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            return at;
        }
        at += line.len();
    }
    at
}
