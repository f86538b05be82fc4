//! `config.toml`: how one person likes the app on their own machine.
//!
//! It lies in the person's configuration folder and never in a workspace, so that nobody's taste
//! is committed for the others. Which actions and keys there are is the app's to know: they are
//! handed on as words with their places.

use std::ops::Range;
use std::path::Path;

use super::document;
use super::key::{Key, Kind};
use super::place::Places;
use super::reader::{Field, Reader};
use super::source::Source;
use crate::domain::finding::{Finding, Spot};

/// The name of the file in the configuration folder.
pub const NAME: &str = "config.toml";

/// What a person has set; where nothing is said of something, the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The colours.
    pub theme: ThemeName,
    /// Whether the app listens to the mouse.
    pub mouse: bool,
    /// The signs beside words.
    pub glyphs: GlyphSet,
    /// Where the app opens.
    pub start: StartPlace,
    /// Keys in place of those that actions have, in the order of the file.
    pub keys: Vec<Choice>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeName::default(),
            mouse: true,
            glyphs: GlyphSet::default(),
            start: StartPlace::default(),
            keys: Vec::new(),
        }
    }
}

/// The name of a set of colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Dark or light, as the terminal says of its background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Nothing faint.
    HighContrast,
    /// No colours.
    None,
}

/// The name of a set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GlyphSet {
    /// As the locale allows.
    #[default]
    Auto,
    /// Signs beyond ASCII.
    Unicode,
    /// ASCII only.
    Ascii,
}

/// A place to open the app with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StartPlace {
    /// The big picture.
    #[default]
    BigPicture,
    /// The list of all items.
    Items,
    /// What is mine and not settled.
    Mine,
    /// The walk through all items.
    Walk,
}

/// Keys that were chosen for an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The action's name, as written.
    pub action: Word,
    /// The keys, as written; none where it shall have none.
    pub keys: Vec<Word>,
    /// Whether there is more that could not be read as a key, as a finding says.
    pub unread: bool,
}

/// A word of the file with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What stands there.
    pub text: String,
    /// Where.
    pub spot: Spot,
}

/// What the file says, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The file's path, to be named in findings.
    pub path: String,
    /// What could be read.
    pub config: Config,
    /// What could not, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Reads the settings in a configuration folder; where there is no file, all is by default.
#[must_use]
pub fn load(folder: &Path) -> Loaded {
    // Named in full: it lies in no workspace, and people will have to find it.
    let path = folder.join(NAME).display().to_string();
    match Source::read(folder, NAME) {
        Ok(None) => Loaded {
            path,
            ..Loaded::default()
        },
        Ok(Some(source)) => read(Source { path, ..source }),
        Err(finding) => unread(path, *finding),
    }
}

/// Reads settings that lie in memory; the path is only to be named in findings.
#[must_use]
pub fn of_bytes(path: &str, bytes: Vec<u8>) -> Loaded {
    match Source::from_bytes(path, bytes) {
        Ok(source) => read(source),
        Err(finding) => unread(path.into(), *finding),
    }
}

fn unread(path: String, finding: Finding) -> Loaded {
    Loaded {
        findings: vec![Finding {
            path: path.clone(),
            ..finding
        }],
        path,
        config: Config::default(),
    }
}

fn read(source: Source) -> Loaded {
    let (mut draft, findings) = document::read(&source, |reader, tree| {
        let mut draft = Draft::default();
        reader.keys(tree, &CONFIG, NAME, &mut draft);
        draft
    });
    draft.keys.sort_by_key(|choice| choice.action.1.start);
    let mut places = Places::new(&source.text);
    let mut word = |(text, span): Written| Word {
        text,
        spot: places.spot(&span),
    };
    let keys = draft.keys.into_iter().map(|chosen| Choice {
        action: word(chosen.action),
        keys: chosen.keys.into_iter().map(&mut word).collect(),
        unread: chosen.unread,
    });
    let keys = keys.collect();
    Loaded {
        config: Config {
            keys,
            ..draft.config
        },
        path: source.path,
        findings,
    }
}

/// A word and where it stands, before its line is looked up.
type Written = (String, Range<usize>);

struct Chosen {
    action: Written,
    keys: Vec<Written>,
    unread: bool,
}

#[derive(Default)]
struct Draft {
    config: Config,
    keys: Vec<Chosen>,
}

const THEMES: [&str; 5] = ["auto", "dark", "light", "high-contrast", "none"];
const GLYPHS: [&str; 3] = ["auto", "unicode", "ascii"];
const STARTS: [&str; 4] = ["big-picture", "items", "mine", "walk"];

static CONFIG: [Key<Draft>; 5] = [
    Key {
        name: "theme",
        kind: Kind::Word(&THEMES),
        doc: "The colours of the app; `auto` asks the terminal for its background.",
        example: "theme = \"light\"",
        read: |reader, field, draft| {
            draft.config.theme = reader.word(field, theme).unwrap_or_default();
        },
    },
    Key {
        name: "mouse",
        kind: Kind::Flag,
        doc: "Whether the app listens to the mouse; without, the terminal's own selection works.",
        example: "mouse = false",
        read: |reader, field, draft| draft.config.mouse = reader.flag(field).unwrap_or(true),
    },
    Key {
        name: "glyphs",
        kind: Kind::Word(&GLYPHS),
        doc: "The signs beside words; `auto` goes by the locale.",
        example: "glyphs = \"ascii\"",
        read: |reader, field, draft| {
            draft.config.glyphs = reader.word(field, glyphs).unwrap_or_default();
        },
    },
    Key {
        name: "start",
        kind: Kind::Word(&STARTS),
        doc: "Where the app opens.",
        example: "start = \"mine\"",
        read: |reader, field, draft| {
            draft.config.start = reader.word(field, start).unwrap_or_default();
        },
    },
    Key {
        name: "keys",
        kind: Kind::Table,
        doc: "Keys in place of those that actions have.",
        example: "[keys]",
        read: |reader, field, draft| draft.keys = choices(reader, field),
    },
];

fn theme(word: &str) -> Option<ThemeName> {
    Some(match word {
        "auto" => ThemeName::Auto,
        "dark" => ThemeName::Dark,
        "light" => ThemeName::Light,
        "high-contrast" => ThemeName::HighContrast,
        "none" => ThemeName::None,
        _ => return None,
    })
}

fn glyphs(word: &str) -> Option<GlyphSet> {
    Some(match word {
        "auto" => GlyphSet::Auto,
        "unicode" => GlyphSet::Unicode,
        "ascii" => GlyphSet::Ascii,
        _ => return None,
    })
}

fn start(word: &str) -> Option<StartPlace> {
    Some(match word {
        "big-picture" => StartPlace::BigPicture,
        "items" => StartPlace::Items,
        "mine" => StartPlace::Mine,
        "walk" => StartPlace::Walk,
        _ => return None,
    })
}

/// The table of keys: an action's name, and one key or a list of them.
fn choices(reader: &mut Reader<'_>, field: &Field<'_>) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for (name, value) in reader.table(field).into_iter().flatten() {
        let action: &str = name.get_ref();
        let keys = Field {
            name: action,
            key: name.span(),
            value,
            kind: Kind::Keys,
            example: "done = [\"y\", \"f2\"]",
        };
        let listed = value.get_ref().as_array();
        let keys = match listed {
            Some(_) => reader.list(&keys, written),
            None => written(reader, &keys).into_iter().collect(),
        };
        chosen.push(Chosen {
            action: (action.to_string(), name.span()),
            // What is no key at all must not look like a wish for none.
            unread: keys.len() < listed.map_or(1, |keys| keys.len()),
            keys,
        });
    }
    chosen
}

fn written(reader: &mut Reader<'_>, field: &Field<'_>) -> Option<Written> {
    Some((reader.text(field)?, field.value.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Loaded {
        read(Source {
            path: NAME.into(),
            text: text.into(),
        })
    }

    #[test]
    fn all_that_a_person_can_set_is_read() {
        let loaded = load(
            "theme = \"high-contrast\"\nmouse = false\nglyphs = \"ascii\"\nstart = \"mine\"\n\
             x-mine = 1\n[keys]\nwalk = \"f5\"\nundo = []\ndone = [\"y\", \"f2\"]\n",
        );
        assert_eq!(loaded.findings, []);
        let config = loaded.config;
        assert_eq!(config.theme, ThemeName::HighContrast);
        assert_eq!(config.glyphs, GlyphSet::Ascii);
        assert_eq!(config.start, StartPlace::Mine);
        assert!(!config.mouse);
        let told = config.keys.iter().map(|choice| {
            let keys = choice.keys.iter();
            let keys: Vec<_> = keys
                .map(|key| format!("{} at {}", key.text, key.spot.column))
                .collect();
            let action = &choice.action;
            format!("{}: {} {keys:?}", action.spot.line, action.text)
        });
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            [
                "7: walk [\"f5 at 8\"]",
                "8: undo []",
                "9: done [\"y at 9\", \"f2 at 14\"]"
            ]
        );
    }

    #[test]
    fn every_word_that_a_key_takes_is_understood() {
        let words = |name: &str, words: &[&str]| {
            for word in words {
                let loaded = load(&format!("{name} = \"{word}\"\n"));
                assert_eq!(loaded.findings, [], "{name} = {word}");
            }
        };
        words("theme", &THEMES);
        words("glyphs", &GLYPHS);
        words("start", &STARTS);
    }

    #[test]
    fn without_a_file_all_is_by_default() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = super::load(&folder.path().join("none"));
        assert_eq!(loaded.config, Config::default());
        assert_eq!(loaded.findings, []);
        assert!(loaded.path.ends_with("none/config.toml"));
        assert!(loaded.config.mouse);
    }

    #[test]
    fn a_value_that_is_no_key_is_no_wish_for_none() {
        let loaded = load("[keys]\ndone = 5\nhelp = [\"x\", 5]\nundo = []\n");
        let choices = loaded.config.keys.iter();
        let read: Vec<_> = choices.map(|set| (set.keys.len(), set.unread)).collect();
        assert_eq!(read, [(0, true), (1, true), (0, false)]);
        assert_eq!(
            loaded.findings[0].message,
            "`done` must be a key in quotes, or a list of keys, but a number stands here"
        );
    }
}
