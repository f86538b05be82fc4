//! Which key does what where: the table of actions, with what a person has chosen instead.
//!
//! Invariant: in one scope a key does one thing; a clash is an error that names both.

use std::collections::{BTreeMap, HashMap};

use super::action::{Action, Row, Scope, TABLE};
use super::key::{BadKey, Key};

/// Keys that a person has chosen in place of an action's own.
pub type Chosen = BTreeMap<Action, Vec<Key>>;

/// What has to keep a key: who opens anything must be able to take it and to leave it, and to find
/// out how.
const NEEDED: [Action; 8] = [
    Action::Help,
    Action::Back,
    Action::Quit,
    Action::Accept,
    Action::Cancel,
    Action::Run,
    Action::Save,
    Action::Shelve,
];

/// Why keys cannot be used as they were chosen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// A text of the table that names no key.
    #[error(transparent)]
    Key(#[from] BadKey),
    /// One key, two actions.
    #[error("in {scope} `{key}` would do both `{}` and `{}`", first.name(), second.name())]
    Clash {
        /// Where.
        scope: Scope,
        /// The key.
        key: Key,
        /// The action that comes first in the table.
        first: Action,
        /// The other one.
        second: Action,
    },
    /// A key that types a character, for something in a field.
    #[error("`{key}` types itself in a field and cannot do `{}` there", action.name())]
    Types {
        /// The key.
        key: Key,
        /// The action.
        action: Action,
    },
    /// The key that always leaves the app.
    #[error("ctrl-c always leaves the app and cannot do `{}`", .0.name())]
    Interrupt(Action),
    /// An action that cannot do without a key.
    #[error("`{}` cannot do without a key: nothing else would reach it", .0.name())]
    Needed(Action),
}

impl KeyError {
    /// Whether another error is the same, wherever it holds.
    fn is_as(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Clash {
                    key, first, second, ..
                },
                Self::Clash {
                    key: other_key,
                    first: other_first,
                    second: other_second,
                    ..
                },
            ) => (key, first, second) == (other_key, other_first, other_second),
            _ => self == other,
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Key(bad) => bad.help(),
            Self::Clash { .. } => "give one of them another key".into(),
            Self::Types { .. } | Self::Interrupt(_) => "choose another key".into(),
            Self::Needed(_) => "name a key, or take the line out".into(),
        }
    }
}

/// All keys and what they do.
#[derive(Debug, Clone)]
pub struct Keymap {
    actions: HashMap<(Scope, Key), Action>,
    /// In the order of the table, for showing.
    keys: Vec<(Scope, Action, Key)>,
}

/// An action with the keys that it has in some scopes.
#[derive(Debug, Clone)]
pub struct Line {
    /// The action.
    pub row: &'static Row,
    /// Where, at least once.
    pub scopes: Vec<Scope>,
    /// The keys there, the one to show first; none where they were taken away.
    pub keys: Vec<Key>,
}

impl Keymap {
    /// Joins the table with what a person has chosen; a choice holds wherever the action does.
    ///
    /// # Errors
    /// All of them: where two actions would share a key in one scope, where a key is needed for
    /// itself, or an action cannot do without one. Two actions that clash in several scopes are
    /// named once.
    pub fn new(chosen: &Chosen) -> Result<Self, Vec<KeyError>> {
        let mut keymap = Self {
            actions: HashMap::new(),
            keys: Vec::new(),
        };
        let mut errors = Vec::new();
        for row in TABLE {
            match chosen.get(&row.action) {
                Some(keys) => {
                    if keys.is_empty() && NEEDED.contains(&row.action) {
                        errors.push(KeyError::Needed(row.action));
                    }
                    for scope in row.scopes() {
                        keymap.bind(scope, keys, row.action, &mut errors);
                    }
                }
                None => keymap.bind_own(row, &mut errors),
            }
        }
        if errors.is_empty() {
            Ok(keymap)
        } else {
            Err(errors)
        }
    }

    fn bind_own(&mut self, row: &Row, errors: &mut Vec<KeyError>) {
        for bind in row.binds {
            let mut keys = Vec::new();
            for key in bind.keys {
                match key.parse() {
                    Ok(key) => keys.push(key),
                    Err(bad) => errors.push(KeyError::Key(bad)),
                }
            }
            for scope in bind.scopes {
                self.bind(*scope, &keys, row.action, errors);
            }
        }
    }

    fn bind(&mut self, scope: Scope, keys: &[Key], action: Action, errors: &mut Vec<KeyError>) {
        for &key in keys {
            let error = if key == Key::INTERRUPT {
                KeyError::Interrupt(action)
            } else if scope.types() && key.typed().is_some() {
                KeyError::Types { key, action }
            } else {
                match self.actions.get(&(scope, key)) {
                    None => {
                        self.actions.insert((scope, key), action);
                        self.keys.push((scope, action, key));
                        continue;
                    }
                    Some(first) if *first == action => continue,
                    Some(first) => KeyError::Clash {
                        scope,
                        key,
                        first: *first,
                        second: action,
                    },
                }
            };
            if !errors.iter().any(|known| known.is_as(&error)) {
                errors.push(error);
            }
        }
    }

    /// What a key does in a scope.
    #[must_use]
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        self.actions.get(&(scope, key)).copied()
    }

    /// The keys of an action in a scope, the one to show first.
    pub fn keys(&self, scope: Scope, action: Action) -> impl Iterator<Item = Key> {
        self.keys
            .iter()
            .filter(move |(place, does, _)| (*place, *does) == (scope, action))
            .map(|(_, _, key)| *key)
    }

    /// The whole table, in its order: each action once for each set of keys that it has somewhere.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for row in TABLE {
            let first = lines.len();
            for scope in row.scopes() {
                let keys: Vec<_> = self.keys(scope, row.action).collect();
                match lines.iter_mut().skip(first).find(|line| line.keys == keys) {
                    Some(line) => line.scopes.push(scope),
                    None => lines.push(Line {
                        row,
                        scopes: vec![scope],
                        keys,
                    }),
                }
            }
        }
        lines
    }

    /// The one key to name in a sentence about an action.
    #[must_use]
    pub fn key(&self, scope: Scope, action: Action) -> Option<Key> {
        self.keys(scope, action).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(action: Action, key: &str) -> Chosen {
        Chosen::from([(action, vec![key.parse().unwrap()])])
    }

    #[test]
    fn the_table_has_no_clash_and_every_action_can_be_reached() {
        let keymap = Keymap::new(&Chosen::new()).unwrap();
        for row in TABLE {
            for scope in row.scopes() {
                let key = keymap.key(scope, row.action).expect(row.name);
                assert_eq!(keymap.action(scope, key), Some(row.action));
            }
        }
    }

    #[test]
    fn a_clash_names_both_actions_and_all_come_at_once() {
        let mut chosen = chosen(Action::Note, "y");
        chosen.insert(Action::Undo, vec!["q".parse().unwrap()]);
        let errors = Keymap::new(&chosen).unwrap_err();
        let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "in a list of items `y` would do both `done` and `note`",
                "in a list of items `q` would do both `undo` and `back`",
                "in the big picture `q` would do both `undo` and `quit`",
            ]
        );
    }

    #[test]
    fn keys_can_be_taken_away_but_for_the_way_out() {
        let none = |action| Keymap::new(&Chosen::from([(action, Vec::new())]));
        let keymap = none(Action::Done).unwrap();
        assert_eq!(keymap.key(Scope::Walk, Action::Done), None);
        assert_eq!(keymap.action(Scope::Walk, "y".parse().unwrap()), None);
        for action in NEEDED {
            assert_eq!(none(action).unwrap_err(), [KeyError::Needed(action)]);
        }
    }

    #[test]
    fn a_chosen_key_replaces_the_action_s_own_everywhere() {
        let keymap = Keymap::new(&chosen(Action::Walk, "f5")).unwrap();
        for scope in [Scope::BigPicture, Scope::Items] {
            assert_eq!(
                keymap.action(scope, "f5".parse().unwrap()),
                Some(Action::Walk)
            );
        }
        assert_eq!(keymap.action(Scope::Items, "W".parse().unwrap()), None);
    }

    #[test]
    fn keys_that_are_needed_for_themselves_are_refused() {
        let errors = Keymap::new(&chosen(Action::Accept, "q")).unwrap_err();
        assert!(
            matches!(errors.as_slice(), [KeyError::Types { .. }]),
            "{errors:?}"
        );
        let errors = Keymap::new(&chosen(Action::Undo, "ctrl-c")).unwrap_err();
        assert_eq!(errors, [KeyError::Interrupt(Action::Undo)]);
    }
}
