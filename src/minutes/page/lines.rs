//! Lines of a paragraph: which go on and which begin something, and the boxes before them.

use super::Said;

/// The state of a box at the beginning of a text, and how many bytes it takes.
pub(in crate::minutes) fn boxed(text: &str) -> Option<(bool, usize)> {
    for (sign, ticked) in [
        ("[ ]", false),
        ("[x]", true),
        ("[X]", true),
        ("[]", false),
        ("☐", false),
        ("☑", true),
        ("☒", true),
        ("⬜", false),
        ("✅", true),
    ] {
        if let Some(rest) = text.strip_prefix(sign)
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            return Some((ticked, sign.len()));
        }
    }
    None
}

/// Takes the box from the beginning of a line, where one stands there as text.
pub(super) fn unbox(said: &mut Said) -> Option<bool> {
    if let Some((text, bold)) = &mut said.whole {
        take_box(text, bold);
    }
    take_box(&mut said.text, &mut said.bold)
}

fn take_box(text: &mut String, bold: &mut usize) -> Option<bool> {
    let behind = unmarked(text.trim_start());
    let (ticked, length) = boxed(behind)?;
    let rest = behind.get(length..).unwrap_or_default();
    let rest = rest.trim_start().to_string();
    *bold = bold.saturating_sub(text.len() - rest.len());
    *text = rest;
    Some(ticked)
}

/// A line without the mark of an entry: `2) [ ] …` right below a line of text is text to Markdown.
fn unmarked(text: &str) -> &str {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let signs: &[char] = if behind.len() < text.len() {
        &['.', ')']
    } else {
        &['-', '*', '+']
    };
    let rest = behind.strip_prefix(signs).map(str::trim_start);
    rest.filter(|rest| boxed(rest).is_some()).unwrap_or(text)
}

/// Takes what is struck out from a line; a line of which nothing else is left stays as it is and is
/// told to be struck.
pub(super) fn strike(said: &mut Said) {
    let parts = std::mem::take(&mut said.struck_out);
    if parts.is_empty() {
        return;
    }
    let end = said.text.len();
    let starts = std::iter::once(0).chain(parts.iter().map(|part| part.end));
    let ends = parts.iter().map(|part| part.start).chain([end]);
    let mut left = String::with_capacity(end);
    let mut bold = 0;
    for (start, end) in starts.zip(ends) {
        let kept = said.text.get(start..end).unwrap_or_default();
        // Of the spaces on both sides of what is struck out one is enough.
        let joined = if left.is_empty() || left.ends_with(char::is_whitespace) {
            kept.trim_start()
        } else {
            kept
        };
        let start = end.saturating_sub(joined.len());
        bold += said.bold.clamp(start, end) - start;
        left.push_str(joined);
    }
    let unboxed = unmarked(left.trim_start());
    let signs = boxed(unboxed).map_or(0, |(_, length)| length);
    let says = |text: &str| text.contains(char::is_alphanumeric);
    if unboxed.get(signs..).is_some_and(says) {
        let whole = std::mem::replace(&mut said.text, left);
        said.whole = Some((whole, said.bold));
        said.bold = bold;
    } else {
        said.struck = true;
    }
}

/// Lines that were only broken to fit are one; lines that begin something are their own.
pub(super) fn join(lines: Vec<Said>, told: &dyn Fn(&str) -> bool) -> Vec<Said> {
    let mut joined: Vec<Said> = Vec::new();
    for said in lines {
        if said.text.trim().is_empty() {
            continue;
        }
        match joined.last_mut() {
            Some(last) if !said.anew && !begins(&said) && !told(&said.text) => {
                let all_bold = last.bold >= last.text.trim_end().len();
                last.text.push(' ');
                if all_bold && said.bold > 0 {
                    last.bold = last.text.len() + said.bold;
                }
                let shift = last.text.len();
                let moved = said.struck_out.iter();
                let moved = moved.map(|part| part.start + shift..part.end + shift);
                last.struck_out.extend(moved);
                last.text.push_str(&said.text);
                last.links.extend(said.links);
            }
            _ => joined.push(said),
        }
    }
    joined
}

/// Signs that people begin a line of its own with.
const SIGNS: [char; 18] = [
    '@', '•', '→', '⇒', '–', '✅', '❌', '☐', '✔', '✓', '☑', '🚧', '🔄', '⏳', '⛔', '🚫', '🛑',
    '🔴',
];

/// Whether a line looks like the beginning of something and not like the rest of a sentence.
fn begins(said: &Said) -> bool {
    let text = said.text.trim_start();
    let numbered = || {
        let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < text.len() && behind.len() + 3 > text.len() && {
            behind.starts_with(". ") || behind.starts_with(") ")
        }
    };
    let labelled = || {
        let label = text
            .split(':')
            .next()
            .filter(|label| label.len() < text.len());
        label.is_some_and(|label| {
            label.split_whitespace().count() <= 4
                && label.chars().next().is_some_and(char::is_uppercase)
        })
    };
    // `blocked:` at the edge of a list.
    let heads = || text.trim_end().ends_with(':') && text.split_whitespace().count() <= 3;
    said.bold > 0
        || heads()
        || text.starts_with(SIGNS)
        || text.starts_with("->")
        || text.starts_with("=>")
        || boxed(unmarked(text)).is_some()
        || numbered()
        || labelled()
}
