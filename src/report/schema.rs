//! The JSON Schema of the report: every key with its sentence, for whoever reads it with a program.
//!
//! One table, a row a key. Every key is always there, and what is absent is null; later versions may
//! add keys, so others are let through. The reports of the tests are held against it with no other
//! key let through, so a key without a row, or a row without a key, does not pass.

mod item;

use serde_json::{Map, Value, json};

use item::ITEM;

use crate::domain::checklist::Level;
use crate::domain::delta::Turn;
use crate::domain::event::Status;
use crate::domain::poll::Stand;
use crate::domain::standing::Flag;
use crate::domain::verdict::Verdict;

/// What stands behind a key.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Constant(&'static str),
    Word(&'static [&'static str]),
    Number,
    Decimal,
    Flag,
    Date,
    Item,
    Object(&'static [Key]),
    List(&'static Kind),
    /// What it says, or null.
    Maybe(&'static Kind),
}

use Kind::{Constant, Date, Decimal, Item, List, Maybe, Number, Object, Text, Word};

/// A key: its name, what stands behind it, and what that says.
type Key = (&'static str, Kind, &'static str);

const LEVEL: Kind = Word(Level::WORDS);
const STATUS: Kind = Word(Status::WORDS);
const FLAGS: Kind = List(&Word(Flag::WORDS));
const NAME: Kind = Maybe(&Text);

const REPORT: &[Key] = &[
    (
        "schema",
        Constant("gonogo.report/1"),
        "The version of this shape.",
    ),
    ("release", Object(RELEASE), "The release that is reported."),
    ("as_of", Date, "The day on which everything was weighed."),
    (
        "verdict",
        Maybe(&Word(Verdict::WORDS)),
        "The verdict; null where it is withheld.",
    ),
    (
        "reasons",
        List(&Object(REASON)),
        "What stands between the release and GO, worst first.",
    ),
    (
        "votes",
        List(&Object(VOTE)),
        "The votes that were given, area by area.",
    ),
    (
        "decision",
        Maybe(&Object(DECISION)),
        "What the release's owner decided.",
    ),
    (
        "decisions",
        List(&Object(DECISION)),
        "Every decision and reopening, oldest first.",
    ),
    (
        "after_decision",
        List(&Object(LATE)),
        "What came in after the release was shipped.",
    ),
    (
        "digest",
        Text,
        "Of where every item and every vote stands; a decision names the one it was taken upon.",
    ),
    (
        "left_out",
        List(&Object(LEFT_OUT)),
        "Items that the release's traits leave out.",
    ),
    (
        "since",
        Maybe(&Object(SINCE)),
        "What changed since an earlier day, where that was asked for.",
    ),
    (
        "burn_up",
        Maybe(&List(&Object(POINT))),
        "How much was settled at the end of each day, in even steps.",
    ),
    (
        "diagnostics",
        List(&Object(DIAGNOSTIC)),
        "Faults in the files and the journal.",
    ),
    (
        "areas",
        List(&Object(AREA)),
        "Every area with its items, in order.",
    ),
];

const RELEASE: &[Key] = &[
    ("id", Text, "Its id."),
    ("name", NAME, "Its name."),
    ("version", NAME, "Its version."),
    ("date", Maybe(&Date), "The day on which it goes out."),
    ("owner", NAME, "Who decides."),
];

const REASON: &[Key] = &[
    ("item", Maybe(&Item), "The item that it is about."),
    ("area", Text, "The area's id."),
    ("level", Maybe(&LEVEL), "How much it weighs."),
    ("standing", Text, "Where it stands."),
    ("flags", FLAGS, "What else is true of it, worst first."),
    ("owner", NAME, "Whose it is."),
    (
        "due",
        NAME,
        "The day where that can be computed, else the text.",
    ),
    ("remedy", Text, "What would settle it."),
];

const VOTE: &[Key] = &[
    ("area", Text, "The area's id."),
    ("owner", NAME, "Who owns the area."),
    (
        "vote",
        Word(Stand::WORDS),
        "How it stands; `outdated` counts as none.",
    ),
    ("contested", Kind::Flag, "Whether two people voted apart."),
    ("by", Text, "Who gave it."),
    (
        "recorded_by",
        NAME,
        "Who typed it, where that was somebody else.",
    ),
    ("at", Text, "When."),
    ("note", NAME, "What was said along with it."),
    (
        "mandate",
        Text,
        "By which right: owner, acting, other or unowned.",
    ),
    ("worse", NAME, "The item that has worsened since."),
    (
        "others",
        List(&Object(OTHER)),
        "Votes that stand beside it.",
    ),
];

const OTHER: &[Key] = &[
    ("vote", Text, "The vote."),
    ("by", Text, "Who gave it."),
    ("at", Text, "When."),
    ("note", NAME, "What was said along with it."),
];

const DECISION: &[Key] = &[
    (
        "decision",
        Word(&["ship", "hold", "reopen"]),
        "What was decided.",
    ),
    ("by", Text, "Who decided."),
    (
        "recorded_by",
        NAME,
        "Who typed it, where that was somebody else.",
    ),
    ("at", Text, "When."),
    (
        "mandate",
        Text,
        "By which right: owner, acting, other or unowned.",
    ),
    (
        "verdict",
        Maybe(&Word(Verdict::WORDS)),
        "The verdict of that moment.",
    ),
    (
        "reasons",
        List(&Object(GROUND)),
        "Its reasons, the worst first.",
    ),
    (
        "reasons_in_all",
        Number,
        "How many there were; of very many only the worst are listed.",
    ),
    ("note", NAME, "What was said along with it."),
    (
        "digest",
        NAME,
        "The `digest` of the report that it was taken upon.",
    ),
    ("holds", Kind::Flag, "Whether no later one replaces it."),
];

const GROUND: &[Key] = &[
    ("item", NAME, "The item."),
    ("area", Text, "The area's id."),
    ("remedy", Text, "What would have settled it."),
];

const LATE: &[Key] = &[
    ("id", Text, "The change's id."),
    ("by", Text, "Who made it."),
    ("at", Text, "When."),
    ("changes", List(&Text), "What it changed, in words."),
];

const LEFT_OUT: &[Key] = &[
    ("item", Item, "The item."),
    (
        "traits",
        List(&Text),
        "The traits that were answered with no.",
    ),
];

const SINCE: &[Key] = &[
    ("date", Date, "The earlier day."),
    ("settled", Number, "How many items were newly settled."),
    ("blocked", Number, "How many were newly blocked or failed."),
    ("new", Number, "How many are new."),
    ("reopened", Number, "How many are no longer settled."),
    ("open", Number, "How many are still open."),
    ("items", List(&Object(STEP)), "Each of them."),
];

const STEP: &[Key] = &[
    ("item", Item, "The item."),
    ("change", Word(Turn::WORDS), "What has become of it."),
    ("standing", STATUS, "Where it stands."),
    ("owner", NAME, "Whose it is."),
    ("age", Maybe(&Number), "Days since it was last answered."),
];

const POINT: &[Key] = &[
    ("date", Date, "The day."),
    ("settled", Number, "How many items were settled."),
    ("total", Number, "Of so many that counted."),
];

const DIAGNOSTIC: &[Key] = &[
    (
        "severity",
        Word(&["error", "warning"]),
        "Whether it withholds the verdict.",
    ),
    ("path", Text, "The file."),
    ("line", Maybe(&Number), "The line, counted from one."),
    (
        "column",
        Maybe(&Number),
        "The character in the line, counted from one.",
    ),
    ("message", Text, "What is wrong."),
    ("help", NAME, "What to write instead."),
];

const AREA: &[Key] = &[
    (
        "id",
        Text,
        "Its id, the checklist's file name without `.toml`.",
    ),
    ("title", Text, "Its name."),
    ("owner", NAME, "Who owns it."),
    ("counts", Object(COUNTS), "How its items stand."),
    (
        "items",
        List(&Object(ITEM)),
        "Its items, in the order of the file.",
    ),
];

const COUNTS: &[Key] = &[
    ("settled", Number, "Nothing more is needed of these."),
    ("unsettled", Number, "Something is."),
    (
        "open",
        Number,
        "Nobody has answered these, or the answer no longer holds.",
    ),
    ("blocked", Number, "These wait for something."),
    ("failed", Number, "These are not true."),
    ("late", Number, "Not settled after their due date."),
    (
        "later",
        Number,
        "These weigh only after the release, and are counted nowhere else.",
    ),
    ("must", Object(TALLY), "Those of the level `must`."),
    ("should", Object(TALLY), "Those of the level `should`."),
    ("could", Object(TALLY), "Those of the level `could`."),
];

const TALLY: &[Key] = &[
    ("settled", Number, "Nothing more is needed of these."),
    ("unsettled", Number, "Something is."),
];

/// The schema of `gonogo report --format json`, in draft 2020-12.
#[must_use]
pub fn report() -> Value {
    let mut schema = object(REPORT);
    schema.insert(
        "$schema".into(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".into(), json!("A gonogo report"));
    let about = "Where a release stands. Every key is always there; what is absent is null. Later versions may add keys.";
    schema.insert("description".into(), json!(about));
    Value::Object(schema)
}

fn object(keys: &[Key]) -> Map<String, Value> {
    let mut properties = Map::new();
    for (name, kind, doc) in keys {
        let mut schema = of(*kind);
        schema.insert("description".into(), json!(doc));
        properties.insert((*name).into(), Value::Object(schema));
    }
    let required: Vec<_> = keys.iter().map(|(name, ..)| *name).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    schema.insert("required".into(), json!(required));
    schema
}

fn of(kind: Kind) -> Map<String, Value> {
    let (name, value) = match kind {
        Object(keys) => return object(keys),
        Text => ("type", json!("string")),
        Constant(text) => ("const", json!(text)),
        Word(words) => ("enum", json!(words)),
        Number => ("type", json!("integer")),
        Decimal => ("type", json!("number")),
        Kind::Flag => ("type", json!("boolean")),
        Date => ("pattern", json!("^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$")),
        Item => (
            "pattern",
            json!("^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$"),
        ),
        List(kind) => ("items", Value::Object(of(*kind))),
        Maybe(kind) => ("anyOf", json!([{ "type": "null" }, of(*kind)])),
    };
    let mut schema = Map::new();
    match kind {
        Date | Item => drop(schema.insert("type".into(), json!("string"))),
        List(_) => drop(schema.insert("type".into(), json!("array"))),
        _ => {}
    }
    schema.insert(name.into(), value);
    schema
}
