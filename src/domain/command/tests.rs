use super::*;
use crate::domain::checklist::NoItem;
use crate::domain::event::Status;
use crate::domain::stage::{Stage, day, edit};
use crate::domain::target::BadQuantity;

const WAIVED: &str = "waived; reason no time; approved John; until 2026-03-20";

fn id(id: &str) -> ItemId {
    id.parse().unwrap()
}

fn stage(words: &str) -> Stage {
    Stage::new(&[&format!("a/x; {words}")])
}

fn undo(stage: &Stage, who: &str, which: &str) -> Refusal {
    let command = Command::Undo(Some(which.into()));
    stage.decide(who, &command).unwrap_err()
}

fn redo(stage: &Stage, who: &str, which: &str) -> Refusal {
    let command = Command::Redo(Some(which.into()));
    stage.decide(who, &command).unwrap_err()
}

fn pick(stage: &Stage, who: &str, of: EventId) -> Result<Draft, Refusal> {
    let item = id("a/x");
    stage.decide(who, &Command::Pick { item, side: of })
}

#[test]
fn one_side_of_several_answers_holds_once_it_is_picked_as_it_was_said() {
    let mut here = stage("must");
    let mut there = here.clone();
    let maria = here.says("Maria Garcia", "a/x", "blocked; reason the bank; owner Zoe");
    let john = there.says("John Smith", "a/x", "done; owner Yan");
    here.meet(&mut there);
    let sides = here.answer("a/x").sides();
    assert!(sides.len() == 2 && sides.contains(&maria) && sides.contains(&john));
    let draft = pick(&here, "Ada King", maria).unwrap();
    assert_eq!(draft.changes.len(), 2, "status and owner");
    here.record("Ada King", draft);
    assert_eq!(here.word("a/x"), "blocked");
    assert_eq!(here.standing("a/x").owner.as_deref(), Some("Zoe"));
    let spoken = here.answer("a/x");
    assert_eq!(spoken.spoken().unwrap().to.reason(), Some("the bank"));
    assert_eq!(spoken.sides(), []);
    let again = pick(&here, "Ada King", john).unwrap_err();
    assert_eq!(again, Refusal::NoSide(id("a/x")));
}

#[test]
fn a_waiver_is_not_picked_by_who_approves_it() {
    let mut here = stage("must");
    let mut there = here.clone();
    let waived = here.says("Maria Garcia", "a/x", WAIVED);
    there.says("Zoe", "a/x", "done");
    here.meet(&mut there);
    let refusal = pick(&here, "john", waived).unwrap_err();
    assert_eq!(refusal, Refusal::OwnWaiver(id("a/x")));
    assert!(pick(&here, "Ada King", waived).is_ok());
}

fn confirm(stage: &Stage, who: &str) -> Result<Draft, Refusal> {
    let items = vec![id("a/x")];
    stage.decide(who, &Command::Confirm { items })
}

#[test]
fn an_answer_that_lacks_something_is_refused() {
    let x = || id("a/x");
    for (words, said, expected) in [
        ("", "", Refusal::NothingSaid),
        ("", "reason  ; note ", Refusal::NothingSaid),
        ("", "failed", Refusal::NeedsReason(x(), Status::Failed)),
        (
            "",
            "failed; reason  ",
            Refusal::NeedsReason(x(), Status::Failed),
        ),
        (
            "",
            "not-applicable",
            Refusal::NeedsReason(x(), Status::NotApplicable),
        ),
        ("", "waived", Refusal::NeedsReason(x(), Status::Waived)),
        (
            "",
            "waived; reason x; until 2026-03-20",
            Refusal::NeedsApprover(x()),
        ),
        (
            "",
            "waived; reason x; approved  ; until 2026-03-20",
            Refusal::NeedsApprover(x()),
        ),
        (
            "",
            "waived; reason x; approved John",
            Refusal::NeedsExpiry(x()),
        ),
        (
            "",
            "waived; reason x; approved Maria; until 2026-03-20",
            Refusal::OwnWaiver(x()),
        ),
        (
            "",
            "waived; reason x; approved MARIA GARCIA; until 2026-03-20",
            Refusal::OwnWaiver(x()),
        ),
        (
            "",
            "waived; reason x; approved John; until 2026-03-09",
            Refusal::PastWaiver(day("2026-03-09"), day("2026-03-10")),
        ),
        ("unwaivable", WAIVED, Refusal::NotWaivable(x())),
        ("", "done; approved John", Refusal::WaiverWords),
        ("", "note x; until 2026-03-20", Refusal::WaiverWords),
        ("target > 3", "value 2; approved John", Refusal::WaiverWords),
        ("", "reason x", Refusal::ReasonForNothing(x())),
        ("", "open; reason x", Refusal::ReasonForNothing(x())),
        ("", "value 3", Refusal::NoTarget(x())),
        ("target ?", "value 3", Refusal::TargetOpen(x())),
        ("target ?", "done", Refusal::TargetOpen(x())),
    ] {
        assert_eq!(stage(words).refuses("maria", "a/x", said), expected);
    }
}

#[test]
fn a_waiver_reaches_the_release_date_and_today() {
    let short = Refusal::ShortWaiver(day("2026-03-20"), day("2026-03-21"));
    let stage = |release: &str| stage("").releasing(release);
    assert_eq!(stage("2026-03-21").refuses("Maria", "a/x", WAIVED), short);
    stage("2026-03-20").says("Maria", "a/x", WAIVED);
    let today = "waived; reason x; approved John; until 2026-03-10";
    stage("2026-03-01").says("Maria", "a/x", today);
}

#[test]
fn a_value_of_another_kind_is_refused_with_the_item_named() {
    let refusal = stage("target <= 500 ms").refuses("Maria", "a/x", "value 3 MB");
    assert!(matches!(
        &refusal,
        Refusal::Value(_, BadQuantity::Unit { .. })
    ));
    assert!(refusal.to_string().starts_with("a/x: `3 MB` cannot"));
}

#[test]
fn an_item_that_does_not_exist_is_refused_with_the_nearest() {
    let refusal = stage("").refuses("Maria", "a/xy", "done");
    let nearest = Some("a/x".to_string());
    let asked = "a/xy".to_string();
    assert_eq!(refusal, Refusal::Item(NoItem::Unknown { asked, nearest }));
}

#[test]
fn a_bulk_change_happens_as_a_whole_or_not_at_all() {
    let mut stage = Stage::new(&["a/x", "a/y; unwaivable", "a/z"]);
    let refusal = stage.refuses("Maria", "a/x a/y a/z", WAIVED);
    assert_eq!(refusal, Refusal::NotWaivable(id("a/y")));
    stage.says("Maria", "a/x a/y a/z a/x", "done; owner Ada");
    let [event] = stage.history.events() else {
        panic!("one event")
    };
    assert_eq!(event.changes.len(), 6, "the doubled item counts once");
    stage.undoes("Maria");
    for id in ["a/x", "a/y", "a/z"] {
        assert_eq!(stage.word(id), "open unowned");
    }
}

#[test]
fn an_item_named_by_its_old_and_its_new_id_is_answered_once() {
    let mut stage = Stage::new(&["a/new; was old/name"]);
    stage.says("Maria", "old/name a/new", "done; note hm");
    assert_eq!(stage.history.events()[0].changes.len(), 2);
    assert_eq!(stage.answer("a/new").notes.len(), 1);
}

#[test]
fn what_is_so_already_records_nothing() {
    let mut stage = Stage::new(&["a/x; owner Ada; confirm"]);
    let empty = |stage: &Stage, words: &str| {
        let command = Stage::answer_of("a/x", words);
        stage.decide("Maria", &command).unwrap().changes.is_empty()
    };
    for words in ["open", "owner", "due", "open; owner; due"] {
        assert!(empty(&stage, words), "{words}");
    }
    stage.says("Maria", "a/x", "done; owner John; due T-7d");
    for words in ["owner John", "owner  John ", "due T-7d"] {
        assert!(empty(&stage, words), "{words}");
    }
    // Whoever says it again stands by it again; remarks add up.
    for words in ["done", "owner", "due", "open", "note x", "evidence x"] {
        assert!(!empty(&stage, words), "{words}");
    }
    assert!(!confirm(&stage, "Ada").unwrap().changes.is_empty());
    stage.confirms("Ada", "a/x");
    assert!(confirm(&stage, "ada").unwrap().changes.is_empty());
    assert!(!confirm(&stage, "John").unwrap().changes.is_empty());
    stage.says("Maria", "a/x", "open");
    assert!(empty(&stage, "open"));
}

#[test]
fn an_owner_said_again_settles_two_answers() {
    let mut here = stage("");
    let mut there = here.clone();
    here.says("Maria", "a/x", "owner Ada");
    there.says("John", "a/x", "owner Zoe");
    here.meet(&mut there);
    assert!(here.answer("a/x").is_contested());
    let last = here.answer("a/x").owner.last().unwrap().to.clone().unwrap();
    here.says("Maria", "a/x", &format!("owner {last}"));
    assert!(!here.answer("a/x").is_contested());
}

#[test]
fn a_value_alone_is_an_answer() {
    for (value, status, word) in [
        ("value 0.4 s", Status::Done, "done, settled"),
        ("value 0.6 s", Status::Open, "failed"),
        ("value 0.6 s; reason at night", Status::Failed, "failed"),
        (
            "value 0.4 s; reason at night",
            Status::Done,
            "done, settled",
        ),
        ("blocked; value 0.4 s; reason x", Status::Blocked, "blocked"),
    ] {
        let mut stage = stage("target <= 500 ms; owner Ada");
        stage.says("Maria", "a/x", value);
        assert_eq!(stage.answer("a/x").status(), status, "{value}");
        assert_eq!(stage.word("a/x"), word, "{value}");
        let said = stage.answer("a/x").spoken().map(|head| head.to.clone());
        let kept = said.and_then(|said| said.reason().map(ToString::to_string));
        assert_eq!(kept.is_some(), value.contains("reason"), "{value}");
    }
}

#[test]
fn a_reason_alone_explains_the_one_answer_that_stands() {
    let mut stage = stage("owner Ada");
    stage.says("Maria", "a/x", "blocked");
    stage.says("John", "a/x", "reason no data");
    let reason = Some("no data".to_string());
    let answer = stage.answer("a/x");
    assert_eq!(answer.status.heads.len(), 1);
    assert_eq!(answer.status.heads[0].to, Said::Blocked { reason });

    let refused = Refusal::ReasonForNothing(id("a/x"));
    let mut there = stage.clone();
    stage.says("Maria", "a/x", "done");
    there.says("John", "a/x", "failed; reason x");
    stage.meet(&mut there);
    assert_eq!(stage.refuses("Maria", "a/x", "reason y"), refused);
    stage.says("Maria", "a/x", WAIVED);
    assert_eq!(stage.refuses("Maria", "a/x", "reason y"), refused);
    stage.says("Maria", "a/x", "open");
    assert_eq!(stage.refuses("Maria", "a/x", "reason y"), refused);
}

#[test]
fn words_lose_the_spaces_around_them() {
    let mut stage = stage("");
    stage.says(
        "Maria",
        "a/x",
        "blocked; reason   no data ; note  hm ;owner  Ada \n Boone ",
    );
    let answer = stage.answer("a/x");
    let reason = Some("no data".to_string());
    assert_eq!(answer.status.heads[0].to, Said::Blocked { reason });
    assert_eq!(answer.notes[0].text, "hm");
    assert_eq!(answer.owner.heads[0].to.as_deref(), Some("Ada Boone"));
}

#[test]
fn what_one_import_says_twice_of_an_item_is_no_two_answers() {
    let mut stage = stage("");
    let said = ["blocked; owner Ada; note first", "in-progress; note second"];
    let said = said.map(|words| (id("a/x"), edit(words)));
    stage.run("Maria", &Command::Take(said.into())).unwrap();
    let answer = stage.answer("a/x");
    assert!(!answer.is_contested());
    assert_eq!(answer.status(), Status::InProgress);
    assert_eq!(answer.owner.heads[0].to.as_deref(), Some("Ada"));
    let notes: Vec<_> = answer.notes.iter().map(|note| &*note.text).collect();
    assert_eq!(notes, ["first", "second"]);
}

/// The commit that the answer to an item is held against.
fn commit_of(stage: &Stage, item: &str) -> Option<ObjectId> {
    let answer = stage.answer(item);
    answer.spoken().and_then(|head| head.voice.commit.clone())
}

#[test]
fn however_an_item_was_said_to_be_done_the_commit_is_known() {
    let commit = |digit: char| digit.to_string().repeat(40).parse::<ObjectId>().ok();
    let mut stage = Stage::new(&["a/x; watch src/**; check", "a/y; watch src/**"]);
    stage.commit = commit('b');
    stage.checks("maria", "a/x", "exit 0");
    assert_eq!(commit_of(&stage, "a/x"), commit('b'));

    let edit = edit("done");
    let taken = Command::Take(vec![("a/y".parse().unwrap(), edit)]);
    stage.run("maria", &taken).unwrap();
    assert_eq!(commit_of(&stage, "a/y"), commit('b'));

    // Two answers at odds: whoever picks one has looked at nothing.
    let mut there = stage.clone();
    there.commit = commit('c');
    let side = there.says("john@there", "a/y", "done; reason seen");
    stage.says("maria", "a/y", "blocked");
    stage.meet(&mut there);
    let pick = Command::Pick {
        item: "a/y".parse().unwrap(),
        side,
    };
    stage.run("maria", &pick).unwrap();
    assert_eq!(commit_of(&stage, "a/y"), commit('c'));
}

#[test]
fn a_check_that_passes_once_more_leaves_the_second_persons_word() {
    let mut stage = Stage::new(&["a/x; must; owner Ada; confirm; check"]);
    stage.checks("Maria", "a/x", "exit 0");
    stage.confirms("John", "a/x");
    assert!(stage.standing("a/x").settled);
    stage.checks("Maria", "a/x", "exit 0 again");
    assert!(stage.standing("a/x").settled);
    assert_eq!(stage.answer("a/x").check.heads.len(), 1);
    // What failed between has to be seen once more.
    stage.checks("Maria", "a/x", "exit 1");
    stage.checks("Maria", "a/x", "exit 0");
    assert_eq!(stage.word("a/x"), "done unconfirmed");
    stage.confirms("John", "a/x");
    stage.rewrite("a/x", |item| item.text = "Something else holds".into());
    stage.checks("Maria", "a/x", "exit 0");
    assert_eq!(stage.word("a/x"), "done unconfirmed");
}

#[test]
fn only_a_second_person_with_the_role_confirms_an_answer() {
    let x = || id("a/x");
    let plain = stage("");
    assert_eq!(confirm(&plain, "John"), Err(Refusal::NoConfirmation(x())));

    let mut stage = stage("confirm Operations");
    let nothing = Err(Refusal::NothingToConfirm(x()));
    assert_eq!(confirm(&stage, "Ada"), nothing);
    for said in ["in-progress", "blocked", "failed; reason x", WAIVED, "open"] {
        stage.says("Maria", "a/x", said);
        assert_eq!(confirm(&stage, "Ada"), nothing, "{said}");
    }
    stage.says("Maria", "a/x", "done");
    assert_eq!(confirm(&stage, "maria"), Err(Refusal::OwnAnswer(x())));
    let role = Refusal::WrongRole(x(), "Operations".into());
    assert_eq!(confirm(&stage, "John"), Err(role));
    assert!(confirm(&stage, "Ada").is_ok());

    let mut there = stage.clone();
    stage.says("Maria", "a/x", "done; reason a");
    there.says("John", "a/x", "done; reason b");
    stage.meet(&mut there);
    assert_eq!(confirm(&stage, "Ada"), nothing, "two answers");
}

#[test]
fn an_answer_for_the_workspace_is_kept_with_the_workspace() {
    let mut stage = Stage::new(&["a/once; once", "a/x"]);
    let kept = |stage: &Stage, items: &str| {
        let command = Stage::answer_of(items, "done");
        stage.decide("Maria", &command).unwrap().for_workspace
    };
    assert!(kept(&stage, "a/once"));
    assert!(kept(&stage, "a/x a/once"));
    assert!(!kept(&stage, "a/x"));
    let undo = |stage: &Stage| stage.decide("Maria", &Command::Undo(None)).unwrap();
    let redo = |stage: &Stage| stage.decide("Maria", &Command::Redo(None)).unwrap();
    stage.says("Maria", "a/x", "done");
    assert!(!undo(&stage).for_workspace);
    stage.says("Maria", "a/once", "done");
    assert!(undo(&stage).for_workspace);
    stage.undoes("Maria");
    assert!(redo(&stage).for_workspace);
}

#[test]
fn there_is_nothing_to_undo_or_redo_before_a_change() {
    let mut stage = stage("");
    let nothing = Err(Refusal::NothingToUndo);
    assert_eq!(stage.decide("Maria", &Command::Undo(None)), nothing);
    stage.says("John", "a/x", "done");
    assert_eq!(stage.decide("Maria", &Command::Undo(None)), nothing);
    let nothing = Err(Refusal::NothingToRedo);
    assert_eq!(stage.decide("John", &Command::Redo(None)), nothing);
    stage.undoes("John");
    assert_eq!(stage.decide("Maria", &Command::Redo(None)), nothing);
    let nothing = Err(Refusal::NothingToUndo);
    assert_eq!(stage.decide("John", &Command::Undo(None)), nothing);
}

#[test]
fn a_folder_that_has_recorded_nothing_takes_nothing_back() {
    let mut stage = stage("");
    let event = stage.says("Maria", "a/x", "done");
    let desk = Desk {
        plan: &stage.plan,
        history: &stage.history,
        roster: &stage.roster,
        today: stage.today,
        by: "Maria",
        writer: None,
        grounds: stage.grounds,
        commit: None,
        drift: None,
    };
    let which = Some(event.to_string());
    for command in [Command::Undo(None), Command::Undo(which.clone())] {
        assert_eq!(decide(&desk, &command), Err(Refusal::NothingToUndo));
    }
    for command in [Command::Redo(None), Command::Redo(which)] {
        assert_eq!(decide(&desk, &command), Err(Refusal::NothingToRedo));
    }
}

#[test]
fn a_change_is_named_by_the_beginning_of_its_id() {
    let mut stage = stage("");
    let first = stage.says("Maria", "a/x", "done");
    let second = stage.says("Maria", "a/x", "in-progress");
    let johns = stage.says("John", "a/x", "note hm");
    let taken = stage.undoes("Maria");

    let none = |which: &str| Refusal::NoChange(which.into());
    for which in ["", "zz"] {
        assert_eq!(undo(&stage, "Maria", which), none(which));
        assert_eq!(redo(&stage, "Maria", which), none(which));
    }
    let taking = Refusal::TakesBack(taken);
    assert_eq!(undo(&stage, "Maria", &taken.short()), taking);
    let not_yours = Refusal::NotYours(johns, "John".into());
    assert_eq!(undo(&stage, "Maria", &johns.short()), not_yours);
    let undone = Refusal::AlreadyUndone(second);
    assert_eq!(undo(&stage, "Maria", &second.short()), undone);
    let stands = Refusal::NotRedoable(first);
    assert_eq!(redo(&stage, "Maria", &first.short()), stands);

    let command = Command::Undo(Some(first.short()));
    stage.run("Maria", &command).unwrap().unwrap();
    assert!(stage.history.is_undone(first));
    let command = Command::Redo(Some(second.short()));
    stage.run("Maria", &command).unwrap().unwrap();
    assert!(!stage.history.is_undone(second));
    stage.says("Maria", "a/x", "note new");
    let gone = Refusal::NotRedoable(first);
    assert_eq!(redo(&stage, "Maria", &first.short()), gone);
}

#[test]
fn several_changes_that_begin_alike_have_to_be_told_apart() {
    let mut stage = stage("");
    let digit = |stage: &Stage| {
        let mut firsts = std::collections::BTreeSet::new();
        let ids = stage.history.events().iter();
        let mut ids = ids.map(|event| event.id.to_string());
        ids.find_map(|id| {
            let first = id.chars().next()?;
            (!firsts.insert(first)).then(|| first.to_string())
        })
    };
    // Of seventeen ids two begin with the same of sixteen digits.
    for _ in 0..17 {
        stage.says("Maria", "a/x", "note hm");
    }
    let which = digit(&stage).unwrap();
    let many = Refusal::ManyChanges(which.clone());
    assert_eq!(undo(&stage, "Maria", &which), many);
}
