//! Tells documents from files that hold something else, so that nobody waits for their actions.
//!
//! What a file is shows in its first bytes or, where it is text of another kind, in its ending. A
//! file that is neither is read as a document, whatever it is called.

use std::path::Path;

/// What a file holds that is neither Markdown nor plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A checklist or settings, as this program has them.
    Toml,
    /// Data or a page for other programs; its name.
    Data(&'static str),
    /// A document of a word processor, or a printed one; its name.
    Document(&'static str),
    /// Bytes that are no text.
    Bytes,
}

impl Foreign {
    /// What it is, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Toml => "TOML",
            Self::Data(name) | Self::Document(name) => name,
            Self::Bytes => "bytes that make no words",
        }
    }
}

/// How files of other kinds begin.
const BEGINNINGS: [(&[u8], &str); 7] = [
    (
        b"PK\x03\x04",
        "a packed file, as word processors write them",
    ),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\xD0\xCF\x11\xE0", "a document of an old word processor"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"\x1F\x8B\x08", "a packed file (gzip)"),
];

/// Endings of text that is no document.
const ENDINGS: [(&str, &str); 9] = [
    ("json", "JSON"),
    ("jsonl", "JSON Lines"),
    ("yaml", "YAML"),
    ("yml", "YAML"),
    ("html", "HTML"),
    ("htm", "HTML"),
    ("xml", "XML"),
    ("csv", "a table of values (CSV)"),
    ("ics", "a calendar"),
];

/// What a file is, where it is no document.
pub(super) fn foreign(path: &Path, bytes: &[u8]) -> Option<Foreign> {
    let begins = |beginning: &&(&[u8], &'static str)| bytes.starts_with(beginning.0);
    if let Some((_, name)) = BEGINNINGS.iter().find(begins) {
        return Some(Foreign::Document(name));
    }
    let ending = path.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("toml") {
        return Some(Foreign::Toml);
    }
    let ends = |(known, _): &&(&str, _)| ending.eq_ignore_ascii_case(known);
    ENDINGS
        .iter()
        .find(ends)
        .map(|(_, name)| Foreign::Data(name))
}

/// The text of a document. Minutes come from anywhere: a byte here and there that is no text is shown
/// as such; where one in four or more is none, no text is returned.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match unmarked(bytes) {
            Some(pair) => wide(bytes, pair),
            None => String::from_utf8_lossy(bytes).into_owned(),
        },
    };
    let is_odd =
        |c: &char| (c.is_control() && !c.is_whitespace()) || *c == char::REPLACEMENT_CHARACTER;
    let odd = text.chars().filter(is_odd).count();
    let all = text.chars().count();
    (odd == 0 || odd * SHARE < all).then(|| text.trim_start_matches('\u{FEFF}').to_string())
}

/// Fewer than one in so many signs are odd in a text, even where another program has spoilt it.
const SHARE: usize = 4;

/// How two bytes make a letter.
type Pair = fn([u8; 2]) -> u16;

/// How text of two bytes a letter is to be read that does not begin with the mark for it: in one where
/// most letters are Latin, every second byte is 0 and no other is.
fn unmarked(bytes: &[u8]) -> Option<Pair> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if pairs.is_empty() || !rest.is_empty() {
        return None;
    }
    let most = |count: usize| count * SHARE > pairs.len() * (SHARE - 1);
    let latin = |is: fn(&[u8; 2]) -> bool| most(pairs.iter().filter(|pair| is(pair)).count());
    if latin(|[low, high]| *low != 0 && *high == 0) {
        Some(u16::from_le_bytes)
    } else if latin(|[high, low]| *high == 0 && *low != 0) {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

/// Text of two bytes a letter, as some editors write it.
fn wide(bytes: &[u8], pair: Pair) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|two| pair(*two)));
    letters
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_is_told_by_its_first_bytes_or_its_ending() {
        let is = |name: &str, bytes: &[u8]| foreign(Path::new(name), bytes);
        for name in [
            "minutes.md",
            "minutes",
            "notes.txt",
            "notes.org",
            "a.TOML.md",
        ] {
            assert_eq!(is(name, b"# Weekly"), None, "{name}");
        }
        assert_eq!(is("support.TOML", b"title = 'x'"), Some(Foreign::Toml));
        assert_eq!(is("a.json", b"{}"), Some(Foreign::Data("JSON")));
        for bytes in [
            b"PK\x03\x04x" as &[u8],
            b"%PDF-1.7",
            b"\xD0\xCF\x11\xE0",
            b"\x89PNG\r\n\x1A\n",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF",
            b"\x1F\x8B\x08\0",
        ] {
            assert!(matches!(is("a.md", bytes), Some(Foreign::Document(_))));
        }
    }

    #[test]
    fn text_is_read_in_the_ways_in_which_editors_write_it_and_bytes_are_not() {
        let wide = |mark: &str, pair: fn(u16) -> [u8; 2]| {
            let text = format!("{mark}- [ ] Änne: prüfen");
            text.encode_utf16().flat_map(pair).collect::<Vec<u8>>()
        };
        for bytes in [
            "\u{FEFF}- [ ] Änne: prüfen".as_bytes(),
            &wide("\u{FEFF}", u16::to_le_bytes),
            &wide("\u{FEFF}", u16::to_be_bytes),
            &wide("", u16::to_le_bytes),
            &wide("", u16::to_be_bytes),
        ] {
            assert_eq!(decoded(bytes).as_deref(), Some("- [ ] Änne: prüfen"));
        }
        let latin = b"- [ ] \xC4nne: pr\xFCfen\n".repeat(100);
        assert!(decoded(&latin).is_some_and(|text| text.contains("nne: pr")));
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(4096).collect();
        assert_eq!(decoded(&bytes), None);
        // A small file is held to the same share.
        assert_eq!(
            decoded(&[0x93, 0x02, b'a', 0xE1, 0x00, 0xB7, b'Z', 0x1B]),
            None
        );
        assert!(decoded(b"- [ ] \xC4nne: pr\xFCfen").is_some());
        assert_eq!(decoded(b"").as_deref(), Some(""));
    }
}
