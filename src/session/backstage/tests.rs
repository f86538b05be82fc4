//! The thread with a real disk: what is asked of it, and what it tells.

use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::clock::Clock;
use crate::domain::command::{Command, Edit, decide};
use crate::domain::event::Status;
use crate::domain::stage::day;
use crate::session::RecordFailure;

const LIST: &str = "title = 'A'\n\n[item.one]\ntext = 'One'\n\n[item.two]\ntext = 'Two'\n";

/// Far more than anything here takes; nothing waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(30);

struct Play {
    folder: TempDir,
    session: Session,
    backstage: Backstage,
}

fn outside(folder: &Path) -> Outside {
    Outside {
        folder: folder.join("work"),
        home: Some(folder.into()),
        data: folder.join("data"),
        path: None,
        named: Some("Ada King".into()),
        login: "ada".into(),
        editor: None,
    }
}

fn opening() -> Opening {
    Opening {
        clock: Clock {
            today: Some(day("2026-03-10")),
        },
        ..Opening::default()
    }
}

fn play() -> Play {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("work/checklists")).unwrap();
    fs::write(folder.path().join("work/checklists/a.toml"), LIST).unwrap();
    let opened = open(&outside(folder.path()), &opening(), Scope::Everything).unwrap();
    let Opened { session, journal } = opened;
    let backstage = Backstage::start(outside(folder.path()), opening(), &session, journal).unwrap();
    Play {
        folder,
        session,
        backstage,
    }
}

impl Play {
    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("work/checklists/a.toml"), text).unwrap();
    }

    fn heard(&self) -> News {
        self.backstage.news(PATIENCE).unwrap().expect("news")
    }

    fn asked(&mut self) -> Question {
        let stamp = self.session.stamp().unwrap();
        self.backstage.record(stamp);
        match self.heard() {
            News::Decide(question) => question,
            other => panic!("{other:?}"),
        }
    }

    fn draft(&self) -> Draft {
        let command = Command::Answer {
            items: vec!["a/one".parse().unwrap()],
            edit: Edit {
                status: Some(Status::Done),
                ..Edit::default()
            },
        };
        decide(&self.session.desk("Ada King", None), &command).unwrap()
    }

    fn another_records(&self) -> Result<(), RecordFailure> {
        another_records(self.folder.path())
    }
}

/// What another program records meanwhile.
fn another_records(folder: &Path) -> Result<(), RecordFailure> {
    let mut opened = open(&outside(folder), &opening(), Scope::Everything).unwrap();
    let command = Command::Answer {
        items: vec!["a/two".parse().unwrap()],
        edit: Edit {
            note: Some("seen".into()),
            ..Edit::default()
        },
    };
    opened.record(&command).map(|_| ())
}

#[test]
fn what_is_decided_is_on_the_disk_once_it_is_told() {
    let mut play = play();
    let question = play.asked();
    question.answer(play.draft());
    let News::Recorded(Ok(Some(event))) = play.heard() else {
        panic!()
    };
    let outside = outside(play.folder.path());
    let opened = open(&outside, &opening(), Scope::Everything).unwrap();
    assert_eq!(opened.session.history().events(), [event]);
}

#[test]
fn a_question_that_is_dropped_records_nothing_and_keeps_nobody_out() {
    let mut play = play();
    drop(play.asked());
    assert!(matches!(play.heard(), News::Recorded(Ok(None))));
    play.another_records().unwrap();
    let News::Fresh(reading) = play.heard() else {
        panic!()
    };
    assert_eq!(reading.events.len(), 1, "only what the other has recorded");
}

#[test]
fn nobody_else_records_between_question_and_answer() {
    let mut play = play();
    let question = play.asked();
    let folder = play.folder.path().to_path_buf();
    std::thread::scope(|scope| {
        let other = scope.spawn(move || another_records(&folder));
        // The other one waits for the lock: what is decided here cannot be overtaken.
        question.answer(play.draft());
        other.join().unwrap().unwrap();
    });
    let News::Recorded(Ok(Some(first))) = play.heard() else {
        panic!()
    };
    let News::Fresh(reading) = play.heard() else {
        panic!()
    };
    assert!(reading.events.iter().all(|event| event.clock > first.clock));
}

#[test]
fn what_others_record_and_edit_is_told_by_itself() {
    let play = play();
    play.another_records().unwrap();
    assert!(matches!(play.heard(), News::Fresh(_)));
    play.write(&LIST.replace("'Two'", "'Another two'"));
    let News::Reloaded(session) = play.heard() else {
        panic!()
    };
    let texts: Vec<_> = session.plan().items().map(|item| &*item.text).collect();
    assert_eq!(texts, ["One", "Another two"]);
    assert_eq!(session.history().events().len(), 1);
}

#[test]
fn a_broken_file_is_told_and_recording_goes_on() {
    let mut play = play();
    play.write("title = ");
    let News::Broken(findings) = play.heard() else {
        panic!()
    };
    assert!(
        findings
            .iter()
            .any(|finding| finding.path.ends_with("a.toml"))
    );
    let question = play.asked();
    question.answer(play.draft());
    assert!(matches!(play.heard(), News::Recorded(Ok(Some(_)))));
    play.write(LIST);
    let News::Reloaded(session) = play.heard() else {
        panic!()
    };
    assert_eq!(session.history().events().len(), 1, "nothing was lost");
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let play = play();
    fs::remove_dir_all(play.folder.path().join("work")).unwrap();
    let News::Broken(findings) = play.heard() else {
        panic!()
    };
    assert!(!findings.is_empty());
}
