//! Which key does what where: the table of actions, with what a person has chosen instead.
//!
//! Invariant: in one scope a key does one thing; a clash is an error that names both.

use std::collections::{BTreeMap, HashMap};

use super::action::{Action, Row, Scope, TABLE};
use super::key::{BadKey, Key};

/// Keys that a person has chosen in place of an action's own.
pub type Chosen = BTreeMap<Action, Vec<Key>>;

/// Why keys cannot be used as they were chosen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// A text of the table that names no key.
    #[error(transparent)]
    Key(#[from] BadKey),
    /// One key, two actions.
    #[error("in {scope} `{key}` would do both `{}` and `{}`: give one of them another key", first.name(), second.name())]
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
    #[error("`{key}` types itself in a field and cannot do `{}` there: choose another key", action.name())]
    Types {
        /// The key.
        key: Key,
        /// The action.
        action: Action,
    },
    /// The key that always leaves the app.
    #[error("ctrl-c always leaves the app and cannot do `{}`: choose another key", .0.name())]
    Interrupt(Action),
}

/// All keys and what they do.
#[derive(Debug, Clone)]
pub struct Keymap {
    actions: HashMap<(Scope, Key), Action>,
    /// In the order of the table, for showing.
    keys: Vec<(Scope, Action, Key)>,
}

impl Keymap {
    /// Joins the table with what a person has chosen; a choice holds wherever the action does.
    ///
    /// # Errors
    /// When two actions would share a key in one scope, or a key is needed for itself.
    pub fn new(chosen: &Chosen) -> Result<Self, KeyError> {
        let mut keymap = Self {
            actions: HashMap::new(),
            keys: Vec::new(),
        };
        for row in TABLE {
            match chosen.get(&row.action) {
                Some(keys) => {
                    for scope in Scope::ALL.into_iter().filter(|scope| row.holds_in(*scope)) {
                        keymap.bind(scope, keys, row.action)?;
                    }
                }
                None => keymap.bind_own(row)?,
            }
        }
        Ok(keymap)
    }

    fn bind_own(&mut self, row: &Row) -> Result<(), KeyError> {
        for bind in row.binds {
            let keys = bind.keys.iter().map(|key| key.parse());
            let keys: Vec<Key> = keys.collect::<Result<_, _>>()?;
            for scope in bind.scopes {
                self.bind(*scope, &keys, row.action)?;
            }
        }
        Ok(())
    }

    fn bind(&mut self, scope: Scope, keys: &[Key], action: Action) -> Result<(), KeyError> {
        for &key in keys {
            if key == Key::INTERRUPT {
                return Err(KeyError::Interrupt(action));
            }
            if scope.types() && key.typed().is_some() {
                return Err(KeyError::Types { key, action });
            }
            match self.actions.insert((scope, key), action) {
                Some(first) if first != action => {
                    return Err(KeyError::Clash {
                        scope,
                        key,
                        first,
                        second: action,
                    });
                }
                _ => self.keys.push((scope, action, key)),
            }
        }
        Ok(())
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
            for scope in Scope::ALL.into_iter().filter(|scope| row.holds_in(*scope)) {
                let key = keymap.key(scope, row.action).expect(row.name);
                assert_eq!(keymap.action(scope, key), Some(row.action));
            }
        }
    }

    #[test]
    fn a_clash_names_both_actions() {
        let error = Keymap::new(&chosen(Action::Note, "y")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "in a list of items `y` would do both `done` and `note`: give one of them another key"
        );
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
        let error = Keymap::new(&chosen(Action::Accept, "q")).unwrap_err();
        assert!(matches!(error, KeyError::Types { .. }), "{error}");
        let error = Keymap::new(&chosen(Action::Undo, "ctrl-c")).unwrap_err();
        assert_eq!(error, KeyError::Interrupt(Action::Undo));
    }
}
