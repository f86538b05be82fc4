//! Several checks side by side, each heard of when it begins and when it ends.
//!
//! Invariant: when [`run`] returns, every check that was begun has been ended.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::process::{self, Spec};
use super::{Allowed, Stop, Surroundings};
use crate::domain::check::Report;
use crate::domain::id::ItemId;

/// How often whoever listens is given the word while nothing else happens.
const BEAT: Duration = Duration::from_millis(100);

/// What happens while checks run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A check begins.
    Begun(ItemId),
    /// It has ended, or did not even begin.
    Ended(ItemId, Report),
    /// Time goes on.
    Beat,
}

/// Runs checks, at most `jobs` at once, and tells of each. Once they are to stop, no other begins,
/// those under way are ended, and nothing is told of them.
pub fn run(
    allowed: &Allowed,
    items: &[ItemId],
    surroundings: &Surroundings,
    jobs: Option<NonZero<usize>>,
    stop: &Stop,
    tell: &mut dyn FnMut(Step),
) {
    let usual = || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let jobs = jobs.unwrap_or_else(usual).get().min(items.len());
    let waiting: Mutex<VecDeque<_>> = Mutex::new(items.iter().collect());
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.pop_front().filter(|_| !stop.is_asked())
    };
    let (say, heard) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (say, next) = (say.clone(), &next);
            let work = move || {
                while let Some(item) = next() {
                    // Whoever listens stays until all of it is said.
                    let _ = say.send(Step::Begun(item.clone()));
                    if let Some(report) = one(allowed, item, surroundings, stop) {
                        let _ = say.send(Step::Ended(item.clone(), report));
                    }
                }
            };
            // Without another thread those that there are do its part.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        drop(say);
        loop {
            match heard.recv_timeout(BEAT) {
                Ok(happened) => tell(happened),
                Err(RecvTimeoutError::Timeout) => tell(Step::Beat),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    // Where not even one thread could be had.
    while let Some(item) = next() {
        let why = Report::DidNotRun("the system gives no room for another thread".into());
        tell(Step::Ended(item.clone(), why));
    }
}

/// Runs one check, unless it is not what was allowed; none where it was stopped.
fn one(
    allowed: &Allowed,
    item: &ItemId,
    surroundings: &Surroundings,
    stop: &Stop,
) -> Option<Report> {
    let grant = allowed.grant();
    let Some(entry) = grant.entry(item) else {
        return Some(Report::DidNotRun("it is not among what was trusted".into()));
    };
    // The checks before it, or anybody else, may have changed a script in the meantime.
    if entry.anew(&grant.root) != *entry {
        let why = "a file that it names has changed since it was trusted";
        return Some(Report::DidNotRun(why.into()));
    }
    let spec = Spec {
        root: &grant.root,
        run: &entry.run,
        cwd: &entry.cwd,
        timeout: Duration::from_secs(entry.timeout),
        variables: surroundings.given(&entry.env),
        path: surroundings.get("PATH"),
    };
    process::run(&spec, stop)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::workspace::{Purpose, Workspace};

    /// Runs all checks of a list in a folder of its own, with a script `x`; what was told, in words.
    fn told(list: &str, jobs: usize, stop: &Stop) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("checklists")).unwrap();
        fs::write(
            root.join("checklists/a.toml"),
            format!("title = 'A'\n{list}"),
        )
        .unwrap();
        fs::write(root.join("x"), "exit 0").unwrap();
        let (plan, findings) = Workspace::open(&root, None, Some(&root))
            .unwrap()
            .plan(Purpose::Telling);
        assert_eq!(findings, []);
        let allowed = Allowed::for_this_run(&root, &plan);
        let items: Vec<_> = plan.items().map(|item| item.id.clone()).collect();
        let surroundings = Surroundings {
            variables: vec![("PATH".into(), "/usr/bin:/bin".into())],
        };
        let mut told = Vec::new();
        let mut tell = |step: Step| match step {
            Step::Begun(item) => told.push(format!("{item} begun")),
            Step::Ended(item, Report::Ended(ended)) => {
                told.push(format!("{item} {:?}", ended.how));
            }
            Step::Ended(item, Report::DidNotRun(why)) => told.push(format!("{item} {why}")),
            Step::Beat => {}
        };
        run(
            &allowed,
            &items,
            &surroundings,
            NonZero::new(jobs),
            stop,
            &mut tell,
        );
        told
    }

    #[test]
    fn a_script_that_another_check_changes_does_not_run() {
        let list = "[item.evil]\ntext = 'e'\ncheck = { run = ['sh', '-c', 'echo evil >>x'] }\n\
                    [item.good]\ntext = 'g'\ncheck = { run = ['sh', './x'] }\n";
        let told = told(list, 1, &Stop::default());
        assert_eq!(
            told,
            [
                // The words of its own shell name the script too; it was as trusted when it began.
                "a/evil begun",
                "a/evil Exited(0)",
                "a/good begun",
                "a/good a file that it names has changed since it was trusted",
            ]
        );
    }

    #[test]
    fn each_is_told_of_once_however_many_run_at_once() {
        let item = |number: usize| {
            format!(
                "[item.i{number}]\ntext = 'i'\ncheck = {{ run = ['sh', '-c', 'exit {}'] }}\n",
                number % 3
            )
        };
        let list: Vec<_> = (0..20).map(item).collect();
        let mut told = told(&list.concat(), 7, &Stop::default());
        told.sort();
        let mut expected: Vec<_> = (0..20)
            .flat_map(|number| {
                let end = format!("a/i{number} Exited({})", number % 3);
                [format!("a/i{number} begun"), end]
            })
            .collect();
        expected.sort();
        assert_eq!(told, expected);
    }

    #[test]
    fn once_they_are_to_stop_none_begins() {
        let stop = Stop::default();
        stop.ask();
        let list = "[item.x]\ntext = 'x'\ncheck = { run = ['sh', './x'] }\n";
        assert_eq!(told(list, 2, &stop), Vec::<String>::new());
    }
}
