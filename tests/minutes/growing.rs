//! How the work grows with a document, made of whatever costs most.
//!
//! Compared is what the processor did for four times the text: a ratio, which no other program on the
//! machine changes by much. Linear work gives four, work that grows with the square sixteen.

use std::hint::black_box;

use gonogo::minutes::{Known, outline, read};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// Makes the line of that number.
type Line = fn(usize) -> String;

const KINDS: [(&str, Line); 16] = [
    ("actions", |n| {
        format!("- [ ] Anna Berg: repair part{n} of the pump{n} by Friday\n")
    }),
    ("the same action", |_| {
        "- [ ] Anna Berg: repair the pump\n".into()
    }),
    ("the same action of others", |n| {
        format!("- [ ] Anna{n}: repair the pump of the harbour\n")
    }),
    ("words in common", |n| {
        let word = |place: usize| format!("w{}o", n * (place + 7) % 60);
        let words: Vec<String> = (0..30).map(word).collect();
        format!("TODO: {}\n\n", words.join(" "))
    }),
    ("the same beginning", |n| {
        format!("- [ ] repair the pump of the harbour in the north of part{n}\n")
    }),
    ("next steps", |n| match n {
        0 => "Next steps: ".into(),
        n => format!("call office {n}; "),
    }),
    ("lines of next steps", |n| {
        format!(
            "Next steps: call office {n}; call office {} again\n\n",
            n / 2
        )
    }),
    ("rows", |n| match n {
        0 => "| Item | Owner |\n|---|---|\n".into(),
        n => format!("| repair pump {n} | Anna |\n"),
    }),
    ("details", |n| match n {
        0 => "- [ ] Anna Berg: repair the pump\n".into(),
        n => format!("  - which of the {n}?\n"),
    }),
    ("nesting", |n| format!("{}- x\n", " ".repeat(2 * (n % 400)))),
    ("one line", |_| "Anna Berg (by Friday) - done; ".into()),
    ("mentions", |n| format!("@anna{n} @bernd ")),
    ("people", |n| match n {
        0 => "## Attendees\n".into(),
        n => format!("- Anna B{}erg\n", "a".repeat(n % 50)),
    }),
    ("quotes", |n| format!("{} x\n", ">".repeat(n % 200))),
    ("struck out", |n| format!("~~a~~ b{n} **c**\n")),
    ("parentheses", |_| "(((Anna)".into()),
];

fn text(line: Line, bytes: usize) -> String {
    let mut text = String::new();
    let mut lines = (0..).map(line);
    while let Some(line) = lines.next().filter(|_| text.len() < bytes) {
        text.push_str(&line);
    }
    text
}

/// The system's clock goes in such steps, in microseconds.
const STEP: u32 = 4_000;

/// What the processor did for this thread so far, in microseconds.
fn worked() -> i64 {
    let usage = getrusage(UsageWho::RUSAGE_THREAD).unwrap();
    (usage.user_time() + usage.system_time()).num_microseconds()
}

/// What a task takes, in microseconds.
fn work(task: impl Fn(&str), text: &str) -> u32 {
    let before = worked();
    task(text);
    u32::try_from(worked() - before).unwrap()
}

/// How often the work for a text fits into that for four times the text.
fn growth(line: Line, task: impl Fn(&str)) -> f64 {
    let mut bytes = 4 << 10;
    let mut short = 0;
    // What is quickly done is tried with more text, up to what a test can spend.
    while short < 4 * STEP && bytes < 256 << 10 {
        bytes *= 2;
        short = work(&task, &text(line, bytes));
    }
    let long = work(&task, &text(line, 4 * bytes));
    f64::from(long) / f64::from(short.max(STEP))
}

#[test]
fn four_times_the_text_is_far_less_than_sixteen_times_the_work() {
    let known = Known {
        file: "a.md",
        today: "2026-11-28".parse().unwrap(),
        people: &[],
    };
    for (what, line) in KINDS {
        for (kind, growth) in [
            (
                "minutes",
                growth(line, |text| drop(black_box(read(text, &known)))),
            ),
            (
                "a checklist",
                growth(line, |text| drop(black_box(outline(text, None)))),
            ),
        ] {
            println!("{what} as {kind}: {growth:.1}");
            assert!(growth < 10.0, "{what} as {kind}: {growth:.1}");
        }
    }
}
