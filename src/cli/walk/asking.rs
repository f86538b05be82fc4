//! From a choice and the words behind it to a command, or to the questions that lead to one.
//!
//! The questions are the app's own, so that both doors ask for the same and get the same commands.

use super::reply::Reply;
use crate::domain::board::Row;
use crate::domain::command::{Command, Edit};
use crate::domain::event::Status;
use crate::domain::refusal::Refusal;
use crate::domain::text::count;
use crate::tui::action::Action;
use crate::tui::model::field::Field;
use crate::tui::model::prompt::{Prompt, Step, Taken, step_to_value, steps_to, steps_to_done};
use crate::tui::model::steps::Steps;
use crate::tui::scene::Scene;

/// What a choice leads to.
pub(super) enum Begun {
    /// Nothing more is needed.
    Record(Command),
    /// This is to be asked first.
    Ask(Box<Prompt>),
}

/// Begins to say something of the item at a place of the board. Somebody who `talks` can be asked
/// for what the words leave out.
///
/// # Errors
/// With the reason why nothing of that kind can be said.
pub(super) fn begin(
    choice: &Reply,
    words: &str,
    (place, row): (usize, &Row),
    scene: &Scene<'_>,
    talks: bool,
) -> Result<Begun, String> {
    let said = Some(words.to_string()).filter(|words| !words.is_empty());
    let items = vec![row.item.id.clone()];
    let mut edit = Edit {
        status: choice.status(),
        ..Edit::default()
    };
    let refused = |refusal: Refusal| refusal.to_string();
    let steps = match (choice.action, edit.status) {
        (Action::Confirm, _) => return Ok(Begun::Record(Command::Confirm { items })),
        (Action::Note, _) => {
            edit.note = said;
            return Ok(Begun::Record(Command::Answer { items, edit }));
        }
        (Action::Owner, _) => vec![Step::Owner],
        (Action::Due, _) => vec![Step::Due],
        (Action::Proof, _) => vec![Step::Proof],
        (Action::Value, _) => vec![step_to_value(row).map_err(refused)?],
        (_, Some(Status::Waived)) if !row.item.waivable => {
            return Err(Refusal::NotWaivable(row.item.id.clone()).to_string());
        }
        (_, Some(status @ (Status::Done | Status::InProgress))) => {
            edit.reason = said;
            let asks = talks && status == Status::Done;
            let steps = if asks { steps_to_done(row) } else { Vec::new() };
            return Ok(match Steps::of(steps) {
                None => Begun::Record(Command::Answer { items, edit }),
                Some(steps) => Begun::Ask(Box::new(Prompt::new(vec![place], edit, steps, scene))),
            });
        }
        (_, Some(status)) => steps_to(status),
        (_, None) => return Err(format!("`{}` says nothing of an item", choice.word)),
    };
    let all = steps.len();
    let Some(steps) = Steps::of(steps) else {
        return Ok(Begun::Record(Command::Answer { items, edit }));
    };
    let parts: Vec<&str> = match all {
        1 => vec![words],
        _ => words.split('|').map(str::trim).collect(),
    };
    let mut prompt = Prompt::new(vec![place], edit, steps, scene);
    // Without words there is nothing to fill in, and somebody to be asked.
    let given = if words.is_empty() && talks {
        0
    } else {
        parts.len()
    };
    if given > all {
        return Err(format!("only {} can be said here", count(all, "thing")));
    }
    for part in parts.into_iter().take(given) {
        if let Some(command) = fill(&mut prompt, part, scene)? {
            return Ok(Begun::Record(command));
        }
    }
    if talks {
        return Ok(Begun::Ask(Box::new(prompt)));
    }
    loop {
        if let Some(command) = fill(&mut prompt, "", scene)? {
            return Ok(Begun::Record(command));
        }
    }
}

/// Answers the question that is open; the command once all is said.
///
/// # Errors
/// With the reason why the answer was not taken; the same question is open then.
pub(super) fn fill(
    prompt: &mut Prompt,
    answer: &str,
    scene: &Scene<'_>,
) -> Result<Option<Command>, String> {
    *prompt.steps.field_mut() = Field::holding(answer);
    match prompt.take(scene) {
        Taken::All(command) => Ok(Some(command)),
        Taken::Next => Ok(None),
        Taken::Refused => Err(prompt.steps.field().error.clone().unwrap_or_default()),
    }
}

/// The question that is open, in words.
pub(super) fn question(prompt: &Prompt, scene: &Scene<'_>) -> String {
    let row = prompt.row(scene);
    let target = row.and_then(|row| row.item.target.as_ref());
    let with_done = prompt.edit.status == Some(Status::Done);
    match prompt.steps.ask() {
        Step::Reason => match prompt.edit.status {
            Some(Status::Blocked) => "What does it wait for?".into(),
            Some(Status::Failed) => "What was found?".into(),
            Some(Status::NotApplicable) => "Why does it not apply?".into(),
            _ => "Why may the release go without it?".into(),
        },
        Step::Approver => "Who approves that, other than you?".into(),
        Step::Until => "What is the last day on which that holds?".into(),
        Step::Owner => "Who owns it? Enter alone: as in the checklist.".into(),
        Step::Due => "When is it due? Enter alone: as in the checklist.".into(),
        Step::Value => {
            let target = target.map(|target| format!(", to be {target}"));
            let none = if with_done {
                " Enter alone: none yet."
            } else {
                ""
            };
            format!("What was measured{}?{none}", target.unwrap_or_default())
        }
        Step::Proof => {
            let none = if with_done {
                " Enter alone: none yet."
            } else {
                ""
            };
            format!("Where is the proof, as a link or reference?{none}")
        }
    }
}

/// What could be said to the question that is open.
pub(super) fn offers(prompt: &Prompt, scene: &Scene<'_>) -> String {
    let suggestions = prompt.suggestions(scene).into_iter();
    let words = suggestions.map(|(word, meaning)| match meaning {
        Some(meaning) => format!("{word}, which is {meaning}"),
        None => word,
    });
    let words: Vec<_> = words.collect();
    if words.is_empty() {
        "Any words will do; < alone goes back.".into()
    } else {
        format!("For example {}. < alone goes back.", words.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::walk::reply::{CHOICES, read};
    use crate::domain::board::Board;
    use crate::domain::command::{Desk, decide};
    use crate::domain::event::Change;
    use crate::domain::stage::{Stage, person, writer};
    use crate::domain::verdict::Assessment;
    use crate::tui::action::{Row as ActionRow, Scope, TABLE};
    use crate::tui::play::{ME, Play, stage};

    /// What the app records where these keys are pressed on the walk of an item.
    fn by_keys(item: &str, keys: &str) -> Vec<Change> {
        let mut play = Play::on(on_stage());
        play.keys(&format!("/{item}<enter><enter>{keys}"));
        let event = play.keeping.stage.history.events().last();
        event
            .map(|event| event.changes.to_vec())
            .unwrap_or_default()
    }

    /// With an answer that waits for its second person.
    fn on_stage() -> Stage {
        let mut stage = stage();
        stage.roster.people = vec![person("Ada King: Operations")];
        stage.says("Maria Garcia", "data/erase", "done");
        stage
    }

    /// What the plain walk records for the answers that are typed, one after the other.
    fn by_lines(item: &str, lines: &[&str]) -> Vec<Change> {
        let mut stage = on_stage();
        let (board, assessment): (Board, Assessment) = (stage.board(), stage.assessment());
        let scene = Scene {
            desk: Desk {
                plan: &stage.plan,
                history: &stage.history,
                roster: &stage.roster,
                today: stage.today,
                by: ME,
                writer: Some(writer(ME)),
                grounds: stage.grounds,
                commit: None,
                drift: None,
            },
            board: &board,
            assessment: &assessment,
            findings: &[],
            origin: None,
            sharing: "",
            trusted: crate::tui::scene::Trusted::default(),
            survey: None,
        };
        let place = board.place(&item.parse().unwrap()).unwrap();
        let (choice, words) = read(lines[0]).unwrap();
        let begun = begin(choice, words, (place, &board.rows[place]), &scene, true).unwrap();
        let command = match begun {
            Begun::Record(command) => command,
            Begun::Ask(mut prompt) => lines[1..]
                .iter()
                .find_map(|line| fill(&mut prompt, line, &scene).unwrap())
                .unwrap(),
        };
        let draft = decide(&scene.desk, &command).unwrap();
        stage.record(ME, draft).changes.into()
    }

    #[test]
    fn every_answer_of_the_walk_in_the_app_is_the_same_change_here() {
        let cases: &[(&str, &str, &str, &[&str])] = &[
            ("done", "usability/tasks", "y", &["done"]),
            ("done", "data/restore", "y41 min<enter>", &["y", "41 min"]),
            (
                "done",
                "support/channel",
                "yhttps://a<enter>",
                &["1", "https://a"],
            ),
            ("not-yet", "usability/tasks", "n", &["not yet"]),
            (
                "blocked",
                "usability/tasks",
                "bthe bank<enter>",
                &["blocked", "the bank"],
            ),
            (
                "blocked",
                "usability/tasks",
                "bthe bank<enter>",
                &["b the bank"],
            ),
            (
                "failed",
                "usability/tasks",
                "fred<enter>",
                &["failed", "red"],
            ),
            (
                "not-applicable",
                "usability/tasks",
                "-none<enter>",
                &["-", "none"],
            ),
            (
                "waive",
                "usability/tasks",
                "wlater<enter>Maria<enter>2026-12-31<enter>",
                &["waived", "later", "Maria", "2026-12-31"],
            ),
            ("owner", "usability/tasks", "oBob<enter>", &["owner", "Bob"]),
            ("owner", "usability/tasks", "oBob<enter>", &["owner Bob"]),
            ("due", "usability/tasks", "dT-3d<enter>", &["due", "T-3d"]),
            (
                "value",
                "data/restore",
                "v70 min<enter>",
                &["value", "70 min"],
            ),
            (
                "proof",
                "usability/tasks",
                "phttps://a<enter>",
                &["p", "https://a"],
            ),
            ("note", "usability/tasks", "mtwice<ctrl-s>", &["note twice"]),
            ("confirm", "data/erase", "s", &["confirm"]),
        ];
        for (_, item, keys, lines) in cases {
            let recorded = by_lines(item, lines);
            assert!(!recorded.is_empty(), "{lines:?}");
            assert_eq!(by_keys(item, keys), recorded, "{keys} and {lines:?}");
        }
        // All that the app's walk records of an item, save what takes back.
        let is_answer = |row: &&ActionRow| {
            let both = row.holds_in(Scope::Items) && row.holds_in(Scope::Walk);
            both && (Action::Done..=Action::Confirm).contains(&row.action)
        };
        for row in TABLE.iter().filter(is_answer) {
            assert!(
                cases.iter().any(|(name, ..)| *name == row.name),
                "{}",
                row.name
            );
            assert!(CHOICES.iter().any(|choice| choice.action == row.action));
        }
    }
}
