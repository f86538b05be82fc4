//! The parser's words turned into what a person wrote and what to write instead.
//!
//! A catalogue: one arm for each kind of mistake. What it does not know is passed on as the parser
//! said it.

use super::{Problem, is_heading, line_of};
use crate::store::reader::short;

pub(super) fn explain(text: &str, problem: &Problem) -> (String, Option<String>) {
    let part = text.get(problem.span.clone()).unwrap_or_default().trim();
    let line = text
        .get(line_of(text, problem.span.start))
        .unwrap_or_default()
        .trim();
    let told = |message: &str, help: &str| (message.to_string(), Some(help.to_string()));
    let (what, _) = problem
        .message
        .split_once(", ")
        .unwrap_or((&problem.message, ""));
    match what {
        "duplicate key" => repeated(text, problem.span.start, part),
        "string values must be quoted" if part.is_empty() => told(
            "no value stands behind `=`",
            "write one, or leave the line out",
        ),
        "string values must be quoted" => {
            let bare = part.trim_matches(['“', '”', '„', '‘', '’', '«', '»', '"', '\'']);
            told(
                &format!("`{}` has no quotes", short(part)),
                &format!("write \"{}\"", short(bare)),
            )
        }
        "invalid boolean" => told(
            &format!("`{}` is neither true nor false", short(part)),
            "write true or false in small letters, without quotes",
        ),
        "key with no value" | "missing value for key" if line.contains(": ") => {
            told("`:` stands where `=` should be", "write `key = value`")
        }
        "key with no value" | "missing value for key" | "invalid key-value pair" => told(
            "this line is no `key = value`",
            "write `key = value`, or begin a comment with #",
        ),
        "unexpected key or value" => told(
            "something stands behind the value",
            "write one key and its value to a line",
        ),
        "unclosed table" | "unclosed array table" => told(
            "this heading has no `]` at its end",
            "write it like `[item.some-id]`",
        ),
        "unquoted keys cannot be empty" => told(
            "a key is missing",
            "write `key = value`, or a heading such as `[item.some-id]`",
        ),
        "invalid unquoted key" if part == ":" => {
            told("`:` stands where `=` should be", "write `key = value`")
        }
        "invalid unquoted key" => told(
            &format!("`{}` cannot stand in a key", short(part)),
            "a key has letters, digits, `-` and `_`",
        ),
        "cannot recurse further; max recursion depth met" | "recursion limit" => told(
            "this is nested too deep",
            "nothing in these files needs more than a few levels",
        ),
        "missing escaped value" => told(
            "behind this `\\` stands no character that goes with it",
            "write `\\\\` for a backslash, or put the text in single quotes",
        ),
        "carriage return must be followed by newline" => told(
            "a carriage return stands within a line",
            "let lines end with LF or CRLF",
        ),
        _ if what.starts_with("invalid ") && what.ends_with("string") => {
            in_text(part, &problem.message)
        }
        "invalid comment character" => {
            let rest = text.get(problem.span.start..).unwrap_or_default();
            (control(rest).0, Some("take it out".into()))
        }
        _ if what.starts_with("cannot extend value of type ") => told(
            &format!(
                "`{}` has a value already, so it cannot be a table too",
                short(part)
            ),
            "give one of them another name",
        ),
        _ if looks_like_date(line) => told(
            "this is not a date",
            "write year-month-day, such as 2026-12-01",
        ),
        _ => (format!("this is not TOML: {}", problem.message), None),
    }
}

/// A fault within quotes: no closing quote, or a character that cannot stand there.
fn in_text(part: &str, message: &str) -> (String, Option<String>) {
    if !part.is_empty() {
        return control(part);
    }
    let quote = if message.contains('\'') && !message.contains('"') {
        "'"
    } else {
        "\""
    };
    (
        "this text has no closing quote".into(),
        Some(format!(
            "end it with {quote} on the same line; a text of several lines stands between three quotes"
        )),
    )
}

fn control(part: &str) -> (String, Option<String>) {
    let code = part.chars().next().map_or(0, u32::from);
    (
        format!("the control character U+{code:04X} cannot stand here"),
        Some(format!(
            "take it out, or write \\u{code:04X} within double quotes"
        )),
    )
}

fn looks_like_date(line: &str) -> bool {
    line.split_once('=').is_some_and(|(_, value)| {
        let value = value.trim();
        let dots = value
            .bytes()
            .filter(|byte| matches!(byte, b'.' | b'-' | b'/'))
            .count();
        dots == 2
            && value
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b".-/".contains(&byte))
    })
}

/// A key or a heading that stands twice: says where it stood first, where that can be found.
fn repeated(text: &str, at: usize, key: &str) -> (String, Option<String>) {
    let line = line_of(text, at);
    let heading = text.get(line.clone()).unwrap_or_default().trim();
    if !is_heading(text, at) {
        return (
            format!("`{}` stands here a second time", short(key)),
            Some("keep one of the two".into()),
        );
    }
    let earlier = text.get(..line.start).unwrap_or_default();
    let first = earlier
        .lines()
        .position(|earlier| earlier.trim() == heading)
        .map(|line| format!(": first on line {}", line + 1))
        .unwrap_or_default();
    (
        format!("`{}` stands here a second time{first}", short(heading)),
        Some("give one of the two another id, or put them together".into()),
    )
}
