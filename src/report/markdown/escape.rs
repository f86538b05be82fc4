//! Text in Markdown that stays text, on every common forge.
//!
//! A backslash is enough for what Markdown itself would read. What a forge reads after Markdown,
//! mentions and references to issues, it finds in the text of the page, where no backslash and no
//! entity is left; it only keeps out of code. So their signs are set as code, which shows the same
//! character and, unlike an invisible one behind it, can be copied.

use std::fmt::Write as _;

use crate::domain::text::{squeeze, visible};

/// The text on one line, in which nothing is Markdown.
pub(super) fn escape(text: &str) -> String {
    let text = squeeze(&visible(text));
    let opening = opening(&text);
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut in_code = false;
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|(_, after)| *after);
        let calling = calls(c, after);
        if calling != in_code {
            escaped.push('`');
            in_code = calling;
        }
        match c {
            // A backslash before it would leave a backtick that could end our own code.
            '`' => escaped.push_str("&#96;"),
            _ if !calling && (Some(at) == opening || acts(before, c, after)) => {
                escaped.extend(['\\', c]);
            }
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    if in_code {
        escaped.push('`');
    }
    escaped
}

/// Whether a forge would call somebody or something by it.
fn calls(c: char, after: Option<char>) -> bool {
    match c {
        '@' => true,
        '#' | '!' => after.is_some_and(|after| after.is_ascii_digit()),
        _ => false,
    }
}

/// Whether Markdown, or the search for bare addresses, would act on it wherever it stands.
fn acts(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\\' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '#' => true,
        ':' => after == Some('/'),
        '.' => before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// The place of a sign that would make the beginning of a line a list or a heading.
fn opening(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (_, rest) = text.split_at(digits);
    let sign = rest.chars().next()?;
    let opens = if digits == 0 {
        matches!(sign, '-' | '+' | '=')
    } else {
        matches!(sign, '.' | ')')
    };
    opens.then_some(digits)
}

/// Whether the text is an address on the web, and nothing but that.
pub(super) fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    web && !text.contains(char::is_whitespace) && visible(text) == text
}

/// The text, as a link to itself where it is an address on the web.
pub(super) fn linked(text: &str) -> String {
    if is_web_address(text) {
        format!("[{}](<{}>)", escape(text), address(text))
    } else {
        escape(text)
    }
}

/// An address with everything encoded that is not plain in one.
fn address(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            // `&copy;` in an address would be read as the sign.
            b'&' => address.push_str("&amp;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(byte.into()),
            _ if b"-._~:/?#[]@!$'()*+,;=%".contains(&byte) => address.push(byte.into()),
            _ => {
                // Writing into a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads escaped text as a forge does: what it says, and whether anything in it acts.
    fn read(escaped: &str) -> (String, Option<char>) {
        let (mut said, mut acting) = (String::new(), None);
        let mut chars = escaped.chars();
        let mut in_code = false;
        while let Some(c) = chars.next() {
            match c {
                '`' => in_code = !in_code,
                _ if in_code => said.push(c),
                '\\' => said.push(chars.next().unwrap()),
                '&' if chars.as_str().starts_with("#96;") => {
                    chars.nth(3);
                    said.push('`');
                }
                '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '@' | '#' | '\n' => {
                    acting = Some(c);
                    said.push(c);
                }
                _ => said.push(c),
            }
        }
        assert!(!in_code, "{escaped}");
        (said, acting)
    }

    #[test]
    fn nothing_becomes_markup() {
        for (text, escaped) in [
            (
                "Clients can reach us, 2.4.0 (at last)!",
                "Clients can reach us, 2.4.0 (at last)!",
            ),
            ("# a heading", r"\# a heading"),
            ("- a list", r"\- a list"),
            ("1. a list", r"1\. a list"),
            ("12) a list", r"12\) a list"),
            ("a | b", r"a \| b"),
            ("two\nlines", "two lines"),
            ("![x](y)", r"!\[x\](y)"),
            ("<b> &amp; `c`", r"\<b\> \&amp; &#96;c&#96;"),
            ("ask @maria", "ask `@`maria"),
            ("#12, !7 and @@x", "`#`12, `!`7 and `@@`x"),
            (
                "see https://www.e.example/x",
                r"see https\://www\.e\.example/x",
            ),
            ("a\\", r"a\\"),
            ("*a* _b_ ~c~ {d} $e$", r"\*a\* \_b\_ \~c\~ \{d\} \$e\$"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn only_a_web_address_becomes_a_link_of_its_own_text() {
        for (text, shown) in [
            (
                "https://e.example/a_b?c=1&d=2",
                r"[https\://e\.example/a\_b?c=1\&d=2](<https://e.example/a_b?c=1&amp;d=2>)",
            ),
            (
                "https://e.example/>)|x",
                r"[https\://e\.example/\>)\|x](<https://e.example/%3E)%7Cx>)",
            ),
            ("javascript:alert(1)", "javascript:alert(1)"),
            (
                "https://e.example and more",
                r"https\://e\.example and more",
            ),
        ] {
            assert_eq!(linked(text), shown);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back_and_nothing_in_it_acts(text in r"([\\`*_{}\[\]<>()#+\-.!|~@:&$\n 1a]|\PC){0,24}") {
            let (said, acting) = read(&escape(&text));
            prop_assert_eq!(said, squeeze(&visible(&text)));
            prop_assert_eq!(acting, None);
        }
    }
}
