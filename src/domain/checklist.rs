//! What must be true at release: checklists and their items.
//!
//! A value of these types has been checked: ids are well formed, a target is an operator with a
//! number, a date is a day. Where the items came from, and how their files look, is not known here.

use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::check::Expect;
use super::few::Few;
use super::id::{AreaId, ItemId, TraitId};
use super::target::Target;
use super::text::{self, did_you_mean};
use super::when::{Due, Span};

/// How much an item weighs in the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Holds the release.
    Must,
    /// May go out with it known and in hand.
    #[default]
    Should,
    /// Never holds a release.
    Could,
}

/// When an item must be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Phase {
    /// While it is decided what the release holds.
    Scope,
    /// While the release is prepared.
    #[default]
    Review,
    /// In the go/no-go meeting.
    Go,
    /// After the release; counts from the day after its date on.
    After,
}

/// Words of a closed set, in the order in which people expect to see them.
macro_rules! words {
    ($type:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word in files, answers and on screens.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}
pub(super) use words;

words!(Level { Must => "must", Should => "should", Could => "could" });
words!(Phase { Scope => "scope", Review => "review", Go => "go", After => "after" });

/// Who must confirm an answer, besides the one who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirm {
    /// Anybody else.
    Anybody,
    /// Somebody who holds this role, or is this person.
    Role(Box<str>),
}

/// A command that can tell whether an item is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The program and its arguments; no shell takes part.
    pub run: Vec<String>,
    /// How long it may take.
    pub timeout: Option<Span>,
    /// The folder that it runs in, relative to the workspace; the workspace itself where none.
    pub cwd: Option<String>,
    /// What its environment holds beside the usual: the name of a variable that is handed on, or
    /// `NAME=value`.
    pub env: Vec<String>,
    /// When it passes.
    pub expect: Expect,
}

/// What people read before they answer an item; no rule and no report asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guidance {
    /// What happens where the item is not true.
    pub why: Option<String>,
    /// Questions that help to find out.
    pub ask: Vec<String>,
    /// What put it on the list.
    pub incident: Option<String>,
    /// Where to read more.
    pub links: Vec<String>,
}

/// One statement to be true at release.
///
/// A workspace may hold many thousands, and each is read and kept for every answer: so an item takes
/// little room. No list of it grows, what is rare stands elsewhere, and the words that many items
/// have in common are held once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// `area/item`, for ever.
    pub id: ItemId,
    /// The statement.
    pub text: Box<str>,
    /// Its weight.
    pub level: Level,
    /// When it must be settled.
    pub phase: Phase,
    /// What helps people to answer it; none where nothing is written, or where the checklists were
    /// read only to tell where items stand.
    pub guidance: Option<Box<Guidance>>,
    /// What would prove it.
    pub proof: Option<Box<str>>,
    /// The heading it stands under.
    pub section: Option<Arc<str>>,
    /// Who owns it, where not the area's owner.
    pub owner: Option<Arc<str>>,
    /// When it is due, unless an answer says otherwise.
    pub due: Option<Due>,
    /// Whether it is only done with evidence.
    pub evidence_required: bool,
    /// What its value must be.
    pub target: Option<Box<Target>>,
    /// Its earlier ids; answers to them are answers to it.
    pub was: Few<ItemId>,
    /// It is left out where the release says no to every one of these.
    pub asked_if: Few<TraitId>,
    /// Whether it is answered once for the workspace, not once a release.
    pub once: bool,
    /// Who else must confirm its answer.
    pub confirm: Option<Box<Confirm>>,
    /// Whether it may be waived.
    pub waivable: bool,
    /// A done answer is too old after this.
    pub fresh_for: Option<Span>,
    /// A done answer is too old once a path that matches one of these has changed.
    pub watches: Few<String>,
    /// Until this day it counts as `could`.
    pub enforced_from: Option<NaiveDate>,
    /// How a machine can tell.
    pub check: Option<Box<Check>>,
    /// Words to find it by.
    pub tags: Box<[Arc<str>]>,
    /// The line of its file on which it begins, counted from one.
    pub line: usize,
}

impl Item {
    /// An item with nothing but what is required.
    #[must_use]
    pub fn new(id: ItemId, text: impl Into<Box<str>>) -> Self {
        Self {
            id,
            text: text.into(),
            level: Level::default(),
            phase: Phase::default(),
            guidance: None,
            proof: None,
            section: None,
            owner: None,
            due: None,
            evidence_required: false,
            target: None,
            was: Few::default(),
            asked_if: Few::default(),
            once: false,
            confirm: None,
            waivable: true,
            fresh_for: None,
            watches: Few::default(),
            enforced_from: None,
            check: None,
            tags: Box::default(),
            line: 1,
        }
    }

    /// What helps people to answer it, as far as it was read.
    #[must_use]
    pub fn guidance(&self) -> &Guidance {
        static NONE: Guidance = Guidance {
            why: None,
            ask: Vec::new(),
            incident: None,
            links: Vec::new(),
        };
        self.guidance.as_deref().unwrap_or(&NONE)
    }

    /// Whether that id names it, today or earlier.
    #[must_use]
    pub fn is(&self, id: &ItemId) -> bool {
        self.id == *id || self.was.contains(id)
    }

    /// A digest of what was promised: the text, white space aside, and the target.
    ///
    /// A done answer remembers it; where it no longer agrees, something else was answered.
    #[must_use]
    pub fn digest(&self) -> String {
        let target = self
            .target
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let mut hash = Sha256::new();
        hash.update(text::squeeze(&self.text));
        hash.update([0]);
        hash.update(target);
        // The first 64 bits tell two statements of one item apart; a line of the journal stays short.
        let head = hash
            .finalize()
            .iter()
            .take(8)
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        format!("{head:016x}")
    }

    /// The level that counts on a day: before `enforced_from` an item is only a `could`.
    #[must_use]
    pub fn level_on(&self, today: NaiveDate) -> Level {
        match self.enforced_from {
            Some(from) if today < from => Level::Could,
            _ => self.level,
        }
    }
}

/// One file of items: an area of readiness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The file's stem.
    pub area: AreaId,
    /// Its name on screens.
    pub title: String,
    /// The question that it answers.
    pub about: Option<String>,
    /// The role or person that votes for it and owns its items, unless they say otherwise.
    pub owner: Option<Arc<str>>,
    /// In the order of the file; their ids begin with the area.
    pub items: Vec<Arc<Item>>,
}

/// All checklists of a workspace, in the order in which areas are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// One for each area.
    pub checklists: Vec<Checklist>,
}

/// Why a name given for an item does not lead to one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoItem {
    /// Nothing ends like this.
    #[error("there is no item `{asked}`{}", did_you_mean(nearest.as_ref()))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The id most likely meant.
        nearest: Option<String>,
    },
    /// It names an area, and no item.
    #[error("`{area}` is an area: name one of its items{}", first.as_ref().map(|item| format!(", such as `{item}`")).unwrap_or_default())]
    Area {
        /// The area.
        area: AreaId,
        /// Its first item.
        first: Option<ItemId>,
    },
    /// Several items end like this.
    #[error("`{asked}` could be any of {}: write more of it", candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        asked: String,
        /// The ids that end like it.
        candidates: Vec<String>,
    },
}

impl Plan {
    /// All items, area by area.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.checklists
            .iter()
            .flat_map(|checklist| &checklist.items)
    }

    /// The item of that id, or that once had it.
    #[must_use]
    pub fn find_exact(&self, id: &ItemId) -> Option<&Arc<Item>> {
        // Only one checklist can have it: the others are not gone through.
        self.area(id.area())
            .and_then(|checklist| checklist.items.iter().find(|item| item.id == *id))
            .or_else(|| self.items().find(|item| item.was.contains(id)))
    }

    /// The item that a full id, an earlier id, or any unique end of an id names.
    ///
    /// # Errors
    /// When no item, or more than one, is named so.
    pub fn find(&self, asked: &str) -> Result<&Arc<Item>, NoItem> {
        let full = asked.parse().ok().and_then(|id| self.find_exact(&id));
        if let Some(item) = full {
            return Ok(item);
        }
        // A whole last part beats a mere ending: `drill` is `x/drill` before `x/restore-drill`.
        let whole: Vec<_> = self
            .items()
            .filter(|item| item.id.item() == asked)
            .collect();
        let found = if whole.is_empty() && !asked.is_empty() {
            self.items()
                .filter(|item| item.id.as_str().ends_with(asked))
                .collect()
        } else {
            whole
        };
        match found.as_slice() {
            [item] => Ok(item),
            [] => Err(self.no_item(asked)),
            several => Err(NoItem::Ambiguous {
                asked: asked.into(),
                candidates: several
                    .iter()
                    .take(5)
                    .map(|item| item.id.to_string())
                    .collect(),
            }),
        }
    }

    fn no_item(&self, asked: &str) -> NoItem {
        match self.area(asked) {
            Some(list) => NoItem::Area {
                area: list.area.clone(),
                first: list.items.first().map(|item| item.id.clone()),
            },
            None => NoItem::Unknown {
                asked: asked.into(),
                nearest: self.nearest(asked),
            },
        }
    }

    fn nearest(&self, asked: &str) -> Option<String> {
        let full = asked.contains('/');
        let name = |item: &Arc<Item>| {
            if full {
                item.id.to_string()
            } else {
                item.id.item().to_string()
            }
        };
        let names: Vec<_> = self.items().map(name).collect();
        text::nearest(asked, names.iter().map(String::as_str)).map(ToString::to_string)
    }

    /// The checklist of an area.
    #[must_use]
    pub fn area(&self, area: &str) -> Option<&Checklist> {
        self.checklists
            .iter()
            .find(|checklist| checklist.area.as_str() == area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(ids: &[&str]) -> Plan {
        let items = ids
            .iter()
            .map(|id| Arc::new(Item::new(id.parse().unwrap(), "x")))
            .collect();
        let area = "a".parse().unwrap();
        Plan {
            checklists: vec![Checklist {
                area,
                title: "A".into(),
                about: None,
                owner: None,
                items,
            }],
        }
    }

    #[cfg(target_pointer_width = "64")]
    #[test]
    fn an_item_takes_little_room() {
        assert!(size_of::<Item>() <= 184, "{}", size_of::<Item>());
    }

    #[test]
    fn any_unique_end_of_an_id_names_an_item() {
        let plan = plan(&[
            "a/drill",
            "a/restore-drill",
            "b/contact-channel",
            "c/hours",
            "d/hours",
        ]);
        for (asked, id) in [
            ("a/drill", "a/drill"),
            ("drill", "a/drill"),
            ("restore-drill", "a/restore-drill"),
            ("channel", "b/contact-channel"),
            ("c/hours", "c/hours"),
        ] {
            assert_eq!(plan.find(asked).unwrap().id.as_str(), id, "{asked}");
        }
        assert!(matches!(plan.find("hours"), Err(NoItem::Ambiguous { .. })));
        assert!(matches!(plan.find(""), Err(NoItem::Unknown { .. })));
        assert_eq!(
            plan.find("contact-chanel").unwrap_err().to_string(),
            "there is no item `contact-chanel`, did you mean `contact-channel`?"
        );
    }

    #[test]
    fn an_area_is_no_item_and_says_how_one_is_named() {
        assert_eq!(
            plan(&["a/contact-channel"])
                .find("a")
                .unwrap_err()
                .to_string(),
            "`a` is an area: name one of its items, such as `a/contact-channel`"
        );
    }

    #[test]
    fn an_earlier_id_still_names_its_item() {
        let mut plan = plan(&["a/new"]);
        let mut item = (*plan.checklists[0].items[0]).clone();
        item.was = ["old/name".parse().unwrap()].into();
        plan.checklists[0].items[0] = Arc::new(item);
        assert_eq!(plan.find("old/name").unwrap().id.as_str(), "a/new");
    }

    #[test]
    fn the_digest_changes_with_words_and_target_but_not_with_spaces() {
        let mut item = Item::new("a/b".parse().unwrap(), "Clients  can\n reach us");
        let first = item.digest();
        item.text = "Clients can reach us".into();
        assert_eq!(item.digest(), first);
        item.target = Some(Box::new("<= 5 min".parse().unwrap()));
        assert_ne!(item.digest(), first);
        item.target = None;
        item.text = "Clients can call us".into();
        assert_ne!(item.digest(), first);
        assert_eq!(first.len(), 16);
    }
}
