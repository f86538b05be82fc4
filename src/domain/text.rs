//! What text from other people may do on a screen: be read, and nothing else.
//!
//! Checklists, journals and minutes come from others. Their control and bidi characters are shown
//! in place of being obeyed; every way out of the program goes through [`visible`].

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character acts on a terminal or on the direction of text instead of being seen.
///
/// Zero-width joiners stay, since scripts and emoji need them; so do variation selectors.
#[must_use]
pub fn is_acting(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// The text with every acting character shown: `^[` for escape, `<U+202E>` for an override.
///
/// Line breaks and tabs become one space, so that nobody's text can begin a line of our output.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    // Most texts are plain ASCII. Without a way out of the loop many bytes are looked at at once.
    let is_plain = |so_far, byte| so_far & matches!(byte, b' '..=b'~');
    if text.bytes().fold(true, is_plain) || !text.contains(is_acting) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text
        .trim_end_matches(['\n', '\r'])
        .replace("\r\n", "\n")
        .chars()
    {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if u32::from(c) < 0x20 || c == '\u{7F}' => {
                shown.push('^');
                shown.push(char::from_u32(u32::from(c) ^ 0x40).unwrap_or('?'));
            }
            c if is_acting(c) => {
                // Writing into a string cannot fail.
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The text with each run of white space as one space, for comparing sense and not layout.
#[must_use]
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// `1 item`, `2 items`: for nouns whose plural only takes an `s`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// `, did you mean `support`?`, behind what there is not; nothing where no name is near.
#[must_use]
pub fn did_you_mean(nearest: Option<&impl std::fmt::Display>) -> String {
    nearest
        .map(|name| format!(", did you mean `{name}`?"))
        .unwrap_or_default()
}

/// The known name that was most likely meant, if any is near enough to be worth saying.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A third of the letters may be wrong: more, and the suggestion is noise.
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|_| !word.is_empty())
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acting_characters_are_shown_and_others_are_kept() {
        for (text, shown) in [
            ("plain é 🚀 👩\u{200D}🚀", "plain é 🚀 👩\u{200D}🚀"),
            ("\u{1B}[31mred", "^[[31mred"),
            ("a\u{202E}b", "a<U+202E>b"),
            ("bell\u{7}", "bell^G"),
            ("\u{9B}2J", "<U+009B>2J"),
            ("two\r\nlines\tand a tab\n", "two lines and a tab"),
            ("cr\rhere", "cr^Mhere"),
            ("\u{FEFF}bom", "<U+FEFF>bom"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(visible(shown), shown, "showing twice changes nothing");
        }
    }

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["level", "links", "tags"];
        assert_eq!(nearest("levle", known), Some("level"));
        assert_eq!(nearest("lvl", known), None);
        assert_eq!(nearest("tag", known), Some("tags"));
        assert_eq!(nearest("wholly-else", known), None);
    }
}
