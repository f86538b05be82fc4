//! What a person prefers, from the words of their settings to what the app works with.
//!
//! The store reads the file; this room knows which actions and keys there are. Invariant: whoever
//! holds [`Preferences`] can open the app with them, and all that speaks against that was found.

use std::mem;

use super::action::{Action, TABLE};
use super::background::Background;
use super::glyphs::Glyphs;
use super::key::Key;
use super::keymap::{Chosen, KeyError, Keymap};
use super::theme::Theme;
use super::view::text::cut;
use super::{Abilities, Start};
use crate::domain::filter::Filter;
use crate::domain::finding::{Finding, Severity};
use crate::domain::text::nearest;
use crate::store::config_file::{Choice, GlyphSet, Loaded, StartPlace, ThemeName, Word};

/// More findings than this are counted and not listed.
const MAX_FINDINGS: usize = 1000;

/// What a person prefers.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// The keys.
    pub keymap: Keymap,
    /// Where the app opens.
    pub start: Start,
    /// Whether the app listens to the mouse.
    pub mouse: bool,
    theme: ThemeName,
    glyphs: GlyphSet,
}

impl Preferences {
    /// Makes them from the settings.
    ///
    /// # Errors
    /// With everything that is wrong with the settings, in the order of their file.
    pub fn of(loaded: Loaded) -> Result<Self, Vec<Finding>> {
        let config = loaded.config;
        let mut judge = Judge {
            path: &loaded.path,
            findings: loaded.findings,
        };
        let chosen = judge.chosen(&config.keys);
        let keymap = Keymap::new(&chosen);
        let errors = keymap.as_ref().err().into_iter().flatten();
        for error in errors {
            judge.clash(error, &config.keys);
        }
        match keymap {
            Ok(keymap) if judge.findings.is_empty() => Ok(Self {
                keymap,
                start: match config.start {
                    StartPlace::BigPicture => Start::BigPicture,
                    StartPlace::Items => Start::Items,
                    StartPlace::Mine => Start::Mine,
                    StartPlace::Walk => Start::Walk {
                        area: None,
                        filter: Filter::default(),
                    },
                },
                mouse: config.mouse,
                theme: config.theme,
                glyphs: config.glyphs,
            }),
            _ => Err(judge.listed()),
        }
    }

    /// The theme to begin with.
    #[must_use]
    pub fn theme(&self, abilities: Abilities) -> Theme {
        if !abilities.colour {
            return Theme::Colourless;
        }
        match self.theme {
            ThemeName::Auto => Theme::on(abilities.background.unwrap_or(Background::Dark)),
            ThemeName::Dark => Theme::Dark,
            ThemeName::Light => Theme::Light,
            ThemeName::HighContrast => Theme::HighContrast,
            ThemeName::None => Theme::Colourless,
        }
    }

    /// Whether the terminal has to be asked for its background.
    #[must_use]
    pub fn asks(&self, abilities: Abilities) -> bool {
        let matters = self.theme == ThemeName::Auto && abilities.colour;
        matters && abilities.background.is_none() && abilities.answers
    }

    /// The signs.
    #[must_use]
    pub fn glyphs(&self, abilities: Abilities) -> Glyphs {
        Glyphs::of(match self.glyphs {
            GlyphSet::Auto => abilities.utf8,
            GlyphSet::Unicode => true,
            GlyphSet::Ascii => false,
        })
    }
}

/// Collects what is wrong with the keys of a file.
struct Judge<'a> {
    path: &'a str,
    findings: Vec<Finding>,
}

impl Judge<'_> {
    fn find(&mut self, at: &Word, message: String, help: String) {
        self.findings.push(Finding {
            severity: Severity::Error,
            path: self.path.into(),
            spot: Some(at.spot.clone()),
            message,
            help: Some(help),
        });
    }

    /// The choices that can be understood.
    fn chosen(&mut self, choices: &[Choice]) -> Chosen {
        let mut chosen = Chosen::new();
        for Choice { action, keys, .. } in choices {
            let named = action_of(action);
            if named.is_none() {
                self.unknown(action);
            }
            let mut understood = Vec::new();
            for key in keys {
                match key.text.parse::<Key>() {
                    Ok(key) => understood.push(key),
                    Err(bad) => self.find(key, bad.to_string(), bad.help()),
                }
            }
            chosen.extend(named.map(|named| (named, understood)));
        }
        chosen
    }

    fn unknown(&mut self, action: &Word) {
        let name = cut(&action.text, 40, "…");
        let known = TABLE.iter().map(|row| row.name);
        let meant = (action.text.len() <= 40)
            .then(|| nearest(&action.text, known.clone()))
            .flatten();
        let all = || format!("the actions are {}", known.collect::<Vec<_>>().join(", "));
        let help = meant.map_or_else(all, |meant| format!("did you mean `{meant}`?"));
        self.find(action, format!("`{name}` is not an action"), help);
    }

    /// What the keys come to together, at the setting that has brought it about.
    fn clash(&mut self, error: &KeyError, choices: &[Choice]) {
        let (actions, key) = match error {
            KeyError::Clash {
                first, second, key, ..
            } => (vec![*second, *first], Some(*key)),
            KeyError::Types { key, action } => (vec![*action], Some(*key)),
            KeyError::Interrupt(action) => (vec![*action], Some(Key::INTERRUPT)),
            KeyError::Needed(action) => (vec![*action], None),
            KeyError::Key(_) => (Vec::new(), None),
        };
        let set = actions.iter().find_map(|action| {
            let by = |choice: &&Choice| action_of(&choice.action) == Some(*action);
            choices.iter().find(by)
        });
        let unread = set.is_some_and(|choice| choice.unread || !choice.keys.is_empty());
        if unread && matches!(error, KeyError::Needed(_)) {
            // There are keys, only that they could not be read; that was said.
            return;
        }
        let at = set.map(|choice| {
            let is_meant = |word: &&Word| word.text.parse().ok() == key;
            choice.keys.iter().find(is_meant).unwrap_or(&choice.action)
        });
        match at {
            Some(at) => self.find(at, error.to_string(), error.help()),
            // It lies in the table itself, as a test would have said.
            None => self.findings.push(Finding {
                severity: Severity::Error,
                path: self.path.into(),
                spot: None,
                message: error.to_string(),
                help: Some(error.help()),
            }),
        }
    }

    /// The findings in the order of the file, no more of them than anybody reads.
    fn listed(mut self) -> Vec<Finding> {
        let mut findings = mem::take(&mut self.findings);
        Finding::sort(&mut findings);
        let unlisted = findings.len().saturating_sub(MAX_FINDINGS);
        if unlisted > 0 {
            findings.truncate(MAX_FINDINGS);
            findings.push(Finding::unlisted(unlisted, Severity::Error, self.path));
        }
        findings
    }
}

fn action_of(name: &Word) -> Option<Action> {
    let row = TABLE.iter().find(|row| row.name == name.text);
    row.map(|row| row.action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::config_file;
    use crate::tui::action::Scope;

    /// The settings in a file of these words.
    fn preferences(text: &str) -> Result<Preferences, Vec<Finding>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(config_file::NAME), text).unwrap();
        Preferences::of(config_file::load(folder.path()))
    }

    /// What is wrong, each with its place in the file.
    fn wrong(text: &str) -> Vec<String> {
        let findings = preferences(text).unwrap_err().into_iter();
        let told = findings.map(|finding| {
            let spot = finding.spot.unwrap();
            format!("{}:{} {}", spot.line, spot.column, finding.message)
        });
        told.collect()
    }

    const ABLE: Abilities = Abilities {
        colour: true,
        utf8: true,
        background: None,
        answers: true,
    };

    #[test]
    fn chosen_keys_take_the_place_of_the_table_s() {
        let chosen = preferences("[keys]\ndone = [\"x\", \"f2\"]\nredo = []\n").unwrap();
        let does = |key: &str| chosen.keymap.action(Scope::Walk, key.parse().unwrap());
        assert_eq!(does("x"), Some(Action::Done));
        assert_eq!(does("f2"), Some(Action::Done));
        assert_eq!(does("y"), None);
        assert_eq!(does("ctrl-r"), None);
    }

    #[test]
    fn two_actions_can_swap_their_keys() {
        let chosen = preferences("[keys]\ndone = \"n\"\nnot-yet = \"y\"\n").unwrap();
        let key = "n".parse().unwrap();
        assert_eq!(chosen.keymap.action(Scope::Walk, key), Some(Action::Done));
    }

    #[test]
    fn every_fault_is_found_at_once_at_the_setting_that_made_it() {
        let told = wrong(
            "theme = \"pink\"\n[keys]\nnote = [\"f5\", \"y\"]\ndnoe = \"x\"\nundo = \"ctrl-c\"\n\
             help = []\naccept = \"q\"\nowner = \"yy\"\nback = \"?!\"\n",
        );
        assert_eq!(
            told,
            [
                "1:9 `theme` cannot be `pink`",
                "3:15 in a list of items `y` would do both `done` and `note`",
                "4:1 `dnoe` is not an action",
                "5:8 ctrl-c always leaves the app and cannot do `undo`",
                "6:1 `help` cannot do without a key: nothing else would reach it",
                "7:10 `q` types itself in a field and cannot do `accept` there",
                "8:9 `yy` is not a key",
                "9:8 `?!` is not a key",
            ]
        );
    }

    #[test]
    fn an_action_that_is_like_no_other_brings_the_names_of_all() {
        for name in ["make-coffee", "\"\"", &"long-".repeat(1000)] {
            let findings = preferences(&format!("[keys]\n{name} = \"x\"\n")).unwrap_err();
            let [finding] = findings.as_slice() else {
                panic!("{findings:?}");
            };
            assert!(finding.message.len() < 100, "{}", finding.message);
            let help = finding.help.as_deref().unwrap();
            let names = help.strip_prefix("the actions are ").unwrap();
            assert_eq!(names.split(", ").count(), TABLE.len());
        }
    }

    #[test]
    fn a_clash_of_two_choices_stands_at_one_of_them() {
        let told = wrong("[keys]\ndone = \"f2\"\nowner = \"f2\"\n");
        assert_eq!(
            told,
            ["3:9 in a list of items `f2` would do both `done` and `owner`"]
        );
        // The choice may be that of the action that comes first in the table.
        let told = wrong("[keys]\ndone = \"o\"\n");
        assert_eq!(
            told,
            ["2:8 in a list of items `o` would do both `done` and `owner`"]
        );
    }

    #[test]
    fn very_many_faults_are_counted_and_not_listed() {
        let keys = (0..3000).map(|n| format!("nothing-{n} = \"x\"\n"));
        let findings = preferences(&format!("[keys]\n{}", keys.collect::<String>())).unwrap_err();
        assert_eq!(findings.len(), MAX_FINDINGS + 1);
        let last = findings.last().unwrap();
        assert_eq!(
            last.message,
            "2000 more findings in this file are not listed"
        );
    }

    #[test]
    fn the_theme_is_the_one_set_unless_there_are_no_colours() {
        for (word, theme) in [
            ("auto", Theme::Dark),
            ("dark", Theme::Dark),
            ("light", Theme::Light),
            ("high-contrast", Theme::HighContrast),
            ("none", Theme::Colourless),
        ] {
            let set = preferences(&format!("theme = \"{word}\"\n")).unwrap();
            assert_eq!(set.theme(ABLE), theme, "{word}");
            let colourless = Abilities {
                colour: false,
                ..ABLE
            };
            assert_eq!(set.theme(colourless), Theme::Colourless, "{word}");
        }
    }

    #[test]
    fn the_terminal_is_asked_only_where_its_answer_can_change_something() {
        let auto = preferences("").unwrap();
        assert!(auto.asks(ABLE));
        let said = Abilities {
            background: Some(Background::Light),
            ..ABLE
        };
        assert!(!auto.asks(said));
        assert_eq!(auto.theme(said), Theme::Light);
        assert!(!auto.asks(Abilities {
            colour: false,
            ..ABLE
        }));
        assert!(!auto.asks(Abilities {
            answers: false,
            ..ABLE
        }));
        assert!(!preferences("theme = \"dark\"\n").unwrap().asks(ABLE));
    }

    #[test]
    fn signs_go_by_the_locale_unless_they_are_set() {
        for (word, utf8, glyphs) in [
            ("auto", true, true),
            ("auto", false, false),
            ("unicode", false, true),
            ("ascii", true, false),
        ] {
            let set = preferences(&format!("glyphs = \"{word}\"\n")).unwrap();
            let abilities = Abilities { utf8, ..ABLE };
            assert_eq!(set.glyphs(abilities), Glyphs::of(glyphs), "{word}");
        }
    }

    #[test]
    fn the_start_and_the_mouse_are_as_set() {
        for (word, start) in [
            ("big-picture", Start::BigPicture),
            ("items", Start::Items),
            ("mine", Start::Mine),
            (
                "walk",
                Start::Walk {
                    area: None,
                    filter: Filter::default(),
                },
            ),
        ] {
            let set = preferences(&format!("start = \"{word}\"\n")).unwrap();
            assert_eq!(set.start, start);
        }
        assert!(preferences("").unwrap().mouse);
        assert!(!preferences("mouse = false\n").unwrap().mouse);
    }
}
