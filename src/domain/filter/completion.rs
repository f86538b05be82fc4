//! How a line of filter words can go on: a key, or a word that the key takes.

use super::{IS, KEYS};
use crate::domain::checklist::{Level, Phase};
use crate::domain::event::Status;
use crate::domain::seek::fold;

/// The names that a filter of this workspace can speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// People and roles.
    pub owners: Vec<String>,
    /// The ids of areas.
    pub areas: Vec<String>,
    /// Tags of items.
    pub tags: Vec<String>,
}

/// What a line can go on with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// What of the line stays.
    pub head: String,
    /// What can stand behind it, most fitting first; a key ends with its colon.
    pub words: Vec<String>,
}

impl Completion {
    /// How a line goes on at its end.
    #[must_use]
    pub fn of(line: &str, known: &Known) -> Self {
        let last = line.split_at(after(line, char::is_whitespace));
        let key = after(last.1, |c| c == ':');
        if key == 0 {
            let keys = KEYS.map(|key| format!("{key}:"));
            let begins = |key: &String| key.starts_with(&*fold(last.1));
            return Self {
                head: last.0.into(),
                words: keys.into_iter().filter(begins).collect(),
            };
        }
        let name = last.1.get(..key - 1).unwrap_or_default();
        let (head, typed) = line.split_at(line.len() - last.1.len() + key);
        let (before, typed) = typed.split_at(after(typed, |c| c == ','));
        let typed = fold(typed).replace('"', "");
        let (begin, hold): (Vec<_>, Vec<_>) = values(&fold(name), known)
            .into_iter()
            .filter(|value| fold(value).contains(&typed))
            .partition(|value| fold(value).starts_with(&typed));
        Self {
            head: format!("{head}{before}"),
            words: begin.iter().chain(&hold).map(|word| quoted(word)).collect(),
        }
    }
}

/// The place behind the last such character that stands in no quotation marks; 0 where none does.
fn after(line: &str, is: impl Fn(char) -> bool) -> usize {
    let mut quoted = false;
    let mut place = 0;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if is(c) && !quoted => place = at + c.len_utf8(),
            _ => {}
        }
    }
    place
}

fn values(key: &str, known: &Known) -> Vec<String> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect();
    match key {
        "status" => owned(Status::WORDS),
        "level" => owned(Level::WORDS),
        "phase" => owned(Phase::WORDS),
        "is" => IS.iter().map(|(word, _)| (*word).to_string()).collect(),
        "due" => owned(&["<7d", "<2w", "<today", "today", "none"]),
        "owner" => [&owned(&["me", "nobody"])[..], &known.owners].concat(),
        "area" => known.areas.clone(),
        "tag" => known.tags.clone(),
        _ => Vec::new(),
    }
}

/// As it stands in a filter: what would end the word stands in quotation marks.
fn quoted(word: &str) -> String {
    let plain: String = word.chars().filter(|c| *c != '"').collect();
    if plain.contains(|c: char| c.is_whitespace() || c == ',') {
        format!("\"{plain}\"")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;

    fn known() -> Known {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect();
        Known {
            owners: names(&["Maria Garcia", "Émile", "Support lead"]),
            areas: names(&["support", "data"]),
            tags: names(&["client"]),
        }
    }

    #[test]
    fn a_line_goes_on_with_keys_and_then_with_what_they_take() {
        for (line, expected) in [
            ("s", "status:"),
            ("level:must ow", "level:must owner:"),
            ("status:b", "status:blocked"),
            ("status:open,wa", "status:open,waived"),
            ("owner:mar", "owner:\"Maria Garcia\""),
            ("owner:\"maria g", "owner:\"Maria Garcia\""),
            ("owner:emi", "owner:Émile"),
            ("owner:lead", "owner:\"Support lead\""),
            ("area:dat", "area:data"),
            ("is:la", "is:late"),
            ("due:<2", "due:<2w"),
            ("tag:", "tag:client"),
            ("LEVEL:c", "LEVEL:could"),
        ] {
            let completion = Completion::of(line, &known());
            let first = completion.words.first().unwrap();
            assert_eq!(format!("{}{first}", completion.head), expected, "{line}");
        }
        for line in ["restore", "colour:r", "status:xyz", "\"s"] {
            assert_eq!(Completion::of(line, &known()).words, [""; 0], "{line}");
        }
        assert_eq!(Completion::of("", &known()).words.len(), KEYS.len());
    }

    #[test]
    fn whatever_completes_a_key_is_a_filter() {
        for key in KEYS {
            let completion = Completion::of(&format!("{key}:"), &known());
            assert!(!completion.words.is_empty(), "{key}");
            for word in completion.words {
                let line = format!("{}{word}", completion.head);
                assert!(Filter::parse(&line).is_ok(), "{line}");
            }
        }
    }
}
