//! Words looked for in texts, as people type them: without accents, with letters left out.
//!
//! Everywhere in the program the same word finds the same texts. Texts are compared folded: in
//! lower case, accents taken off, `ß` as `ss`. A word is found where it stands in a text as typed,
//! inside a longer word as well. A word of three letters or more is also found by one single word
//! that begins with the same letter and holds all letters of it in order, with at most half as many
//! left out between them: `bckup` finds backup, `rstr` finds restore. Letters scattered over several
//! words find nothing: in a list that is read, and not completed, half of it would pass for every
//! short word, since long sentences hold almost any four letters in order.

use std::borrow::Cow;

use nucleo_matcher::chars::normalize;
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A text as it is compared.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Writes a text, as it is compared, behind another.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        // Most letters of most texts are plain, and plain ones are folded many at once.
        let plain = rest.bytes().position(|byte| !byte.is_ascii());
        let (letters, others) = rest.split_at(plain.unwrap_or(rest.len()));
        let start = folded.len();
        folded.push_str(letters);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let mut others = others.chars();
        for c in others.next().into_iter().flat_map(char::to_lowercase) {
            match c {
                'ß' => folded.push_str("ss"),
                // Accents that stand behind their letter.
                '\u{300}'..='\u{36F}' => {}
                c => folded.push(normalize(c)),
            }
        }
        rest = others.as_str();
    }
}

/// What looks for words. It keeps its tables, so one serves for many texts.
#[derive(Debug)]
pub struct Seeker {
    matcher: Matcher,
    word: Vec<char>,
    text: Vec<char>,
    places: Vec<u32>,
}

impl Default for Seeker {
    fn default() -> Self {
        let mut config = Config::DEFAULT;
        // Texts come folded, which is more than it would do.
        config.normalize = false;
        config.ignore_case = false;
        config.prefer_prefix = true;
        Self {
            matcher: Matcher::new(config),
            word: Vec::new(),
            text: Vec::new(),
            places: Vec::new(),
        }
    }
}

impl Seeker {
    /// Whether a folded text holds a folded word, or a word that is nearly it.
    pub fn finds(&mut self, word: &str, text: &str) -> bool {
        text.contains(word) || self.nearly_finds(word, text)
    }

    /// Whether a word of a folded text is the folded word with some letters more.
    fn nearly_finds(&mut self, word: &str, text: &str) -> bool {
        let typed = word.chars().count();
        // No word that anybody types is longer, and scores are counted in few bits.
        let Some(first) = word.chars().next().filter(|_| (3..=64).contains(&typed)) else {
            return false;
        };
        // Looking for its first letter is many times faster than going through all words.
        text.match_indices(first)
            .filter_map(|(at, _)| text.split_at_checked(at))
            .filter(|(before, _)| !before.ends_with(char::is_alphanumeric))
            .filter_map(|(_, behind)| behind.split(|c: char| !c.is_alphanumeric()).next())
            .filter(|part| part.len() > word.len())
            .any(|part| self.is_nearly(word, part, typed))
    }

    fn is_nearly(&mut self, word: &str, part: &str, typed: usize) -> bool {
        let needle = Utf32Str::new(word, &mut self.word);
        let haystack = Utf32Str::new(part, &mut self.text);
        self.places.clear();
        let found = self
            .matcher
            .fuzzy_indices(haystack, needle, &mut self.places);
        let span = self.places.last().map_or(0, |last| *last as usize + 1);
        found.is_some() && self.places.first() == Some(&0) && span <= typed + typed / 2
    }

    /// How well a folded word fits a short folded name, its letters anywhere in order; more is
    /// better. For choosing from a few names, where the best comes first and the rest do no harm.
    pub fn fits(&mut self, word: &str, name: &str) -> Option<u16> {
        let needle = Utf32Str::new(word, &mut self.word);
        let haystack = Utf32Str::new(name, &mut self.text);
        self.matcher.fuzzy_match(haystack, needle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::Plan;
    use crate::store::workspace::{Purpose, Workspace};

    fn finds(word: &str, text: &str) -> bool {
        Seeker::default().finds(&fold(word), &fold(text))
    }

    #[test]
    fn case_accents_and_sharp_s_set_no_two_words_apart() {
        for (word, text) in [
            ("prufung", "Die PRÜFUNG"),
            ("PRÜFUNG", "prufung"),
            ("strasse", "Straße"),
            ("STRASSE", "STRAẞE"),
            ("straße", "strasse"),
            ("cafe", "cafe\u{301}"),
            ("café", "CAFE"),
            ("istanbul", "İstanbul"),
            ("日本", "日本語"),
        ] {
            assert!(finds(word, text), "{word} in {text}");
        }
    }

    #[test]
    fn a_word_is_found_as_typed_or_with_a_few_letters_left_out() {
        for (word, text) in [
            ("late", "the template"),
            ("support/chan", "support/channel"),
            ("bckup", "the backup runs"),
            ("rstr", "a restore was rehearsed"),
            ("usbility", "usability/tasks"),
            ("prufng", "eine Prüfung"),
        ] {
            assert!(finds(word, text), "{word} in {text}");
        }
    }

    #[test]
    fn letters_scattered_over_a_text_are_no_word() {
        for (word, text) in [
            ("late", "clients can reach us at any time"),
            ("late", "legislature"),
            ("rst", "the reinstall"),
            ("ops", "our problems stay"),
            ("tset", "the test"),
            ("ab", "arbour"),
            ("", ""),
        ] {
            assert_eq!(finds(word, text), text.contains(word), "{word} in {text}");
        }
    }

    #[test]
    fn short_words_do_not_let_half_of_the_shipped_pack_through() {
        let folder = tempfile::tempdir().unwrap();
        let opened = Workspace::open(folder.path(), None, None);
        let (plan, _): (Plan, _) = opened.unwrap().plan(Purpose::Asking);
        let texts: Vec<_> = plan
            .checklists
            .iter()
            .flat_map(|list| &list.items)
            .map(|item| fold(&format!("{} {}", item.id, item.text)).into_owned())
            .collect();
        assert!(texts.len() > 60);
        let mut seeker = Seeker::default();
        for word in [
            "late", "load", "team", "test", "data", "mail", "note", "plan",
        ] {
            let found = texts.iter().filter(|text| seeker.finds(word, text));
            let as_typed = texts.iter().filter(|text| text.contains(word)).count();
            let more = found.count() - as_typed;
            assert!(more * 20 <= texts.len(), "{word}: {more} beyond {as_typed}");
        }
        for (word, id) in [
            ("restor", "restore"),
            ("clnts", "clients"),
            ("paymnt", "payment"),
        ] {
            let found = texts.iter().filter(|text| seeker.finds(word, text)).count();
            let meant = texts.iter().filter(|text| text.contains(id)).count();
            assert!(found >= meant && meant > 0, "{word}: {found} of {meant}");
            assert!(found * 4 <= texts.len(), "{word}: {found}");
        }
    }

    #[test]
    fn the_name_that_fits_best_can_be_told() {
        let mut seeker = Seeker::default();
        let fits = |word, name, seeker: &mut Seeker| seeker.fits(word, name);
        assert!(fits("own", "owner", &mut seeker) > fits("own", "go down", &mut seeker));
        assert!(fits("pd", "page down", &mut seeker) > fits("pd", "updated", &mut seeker));
        assert_eq!(fits("x", "owner", &mut seeker), None);
    }
}
