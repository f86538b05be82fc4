//! The keys of an item in the report, each with its sentence.

use super::Kind::{Date, Decimal, Flag, Item, List, Maybe, Number, Object, Text, Word};
use super::{FLAGS, Key, LEVEL, NAME, STATUS};
use crate::domain::checklist::Phase;

pub(super) const ITEM: &[Key] = &[
    ("id", Item, "Its id."),
    ("text", Text, "The statement that must be true."),
    ("level", LEVEL, "How much it weighs."),
    ("phase", Word(Phase::WORDS), "When it must be settled."),
    ("status", STATUS, "What was answered."),
    ("standing", STATUS, "What follows from that today."),
    ("settled", Flag, "Whether nothing more is needed."),
    ("flags", FLAGS, "What else is true of it, worst first."),
    ("owner", NAME, "Whose it is."),
    (
        "due",
        NAME,
        "The day where that can be computed, else the text.",
    ),
    ("value", NAME, "What was measured."),
    ("target", NAME, "What the value must meet."),
    ("evidence", List(&Text), "What proves it."),
    ("notes", List(&Text), "What else was said."),
    ("reason", NAME, "Why it stands so."),
    (
        "carried_from",
        Maybe(&Object(CARRIED)),
        "The releases from which it was taken over.",
    ),
    (
        "acting",
        NAME,
        "Who acts for an owner who is away when it is due.",
    ),
    (
        "check",
        Maybe(&Object(CHECK)),
        "What its own check says, where it has one.",
    ),
    (
        "waiting",
        Maybe(&Number),
        "Days for which a second person has been waited for.",
    ),
    (
        "enforced_from",
        Maybe(&Date),
        "The day until which it counts as a could.",
    ),
    (
        "watched",
        Maybe(&Object(WATCHED)),
        "What has become of the paths that it watches.",
    ),
];

const CHECK: &[Key] = &[
    ("run", List(&Text), "The program and its arguments."),
    ("result", NAME, "Passed or failed; null where it never ran."),
    ("why", NAME, "Why it failed."),
    ("at", NAME, "When it ran."),
    ("by", NAME, "Who ran it."),
    ("exit", Maybe(&Number), "The exit code."),
    ("value", NAME, "What it measured."),
    ("seconds", Maybe(&Decimal), "How long it ran."),
    ("bytes", Maybe(&Number), "How much it printed."),
    ("digest", NAME, "Of all that it printed."),
    ("tail", NAME, "The end of what it printed."),
    ("commit", NAME, "What was checked out when it ran."),
    (
        "could_not_run",
        NAME,
        "Why it could not run when it was last asked to.",
    ),
];

const WATCHED: &[Key] = &[
    ("commit", NAME, "What was checked out when it was answered."),
    (
        "changed",
        Maybe(&List(&Text)),
        "The paths that have changed since; null where nobody can tell.",
    ),
    ("unknown", NAME, "Why nobody can tell."),
];

const CARRIED: &[Key] = &[
    ("owner", NAME, "The release whose owner it still is."),
    ("status", NAME, "The release whose answer it still is."),
];
