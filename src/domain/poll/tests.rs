use super::*;
use crate::domain::command::Command;
use crate::domain::event::Status;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Absence;
use crate::domain::stage::{Stage, day};
use crate::domain::verdict::{Grounds, Verdict, Withheld};

/// Two areas, owned by a role and by a person; all is done.
fn ready() -> Stage {
    let mut stage = Stage::new(&["a/x; must", "a/y; should", "a/later; after", "b/z; must"]);
    stage.area_owner("a", "Support lead");
    stage.area_owner("b", "maria");
    stage.release(|release| release.owner = Some("Ada King".into()));
    stage.says("Maria Garcia", "a/x a/y b/z", "done");
    stage
}

fn verdict(stage: &Stage) -> Verdict {
    stage.assessment().verdict.unwrap()
}

fn refused(stage: &Stage, who: &str, command: &Command) -> Refusal {
    stage.decide(who, command).unwrap_err()
}

fn mandate(stage: &Stage, area: &str) -> Mandate {
    let board = stage.board();
    let place = board.area_place(area).unwrap();
    board.poll.ballots[place].holding().unwrap().mandate
}

#[test]
fn a_no_go_holds_whoever_said_it_and_a_later_word_replaces_it() {
    let mut stage = ready();
    assert_eq!(verdict(&stage), Verdict::Go);
    stage.votes("Zoe", "b", "no-go the page is wrong");
    assert_eq!(
        (stage.stand("b"), verdict(&stage)),
        (Stand::NoGo, Verdict::NoGo)
    );
    let told = stage.assessment();
    assert_eq!(told.way.to_string(), "Maria Garcia 1");
    assert_eq!(told.reasons[0].remedy, "Zoe says no-go: the page is wrong");
    assert_eq!(told.reasons[0].row(), None);
    stage.votes("maria", "b", "go");
    assert_eq!(
        (stage.stand("b"), verdict(&stage)),
        (Stand::Go, Verdict::Go)
    );
}

#[test]
fn votes_and_decisions_are_taken_back_and_brought_back_like_every_change() {
    let mut stage = ready();
    stage.votes("maria", "b", "no-go");
    stage.votes("maria", "b", "go");
    for expected in [Stand::NoGo, Stand::None] {
        stage.undoes("maria");
        assert_eq!(stage.stand("b"), expected);
    }
    stage.redoes("maria");
    stage.redoes("maria");
    assert_eq!(stage.stand("b"), Stand::Go);
    stage.decides("ada", "ship");
    stage.undoes("ada");
    assert!(!is_closed(&stage.history));
    stage.redoes("ada");
    assert!(is_closed(&stage.history));
}

#[test]
fn a_vote_carries_by_which_right_it_was_given() {
    let mut stage = ready();
    stage.roster.people[0].away = vec![Absence {
        from: day("2026-03-09"),
        to: day("2026-03-11"),
        acting: Some("ada".into()),
    }];
    for (who, area, expected) in [
        ("john", "a", Mandate::Owner),
        ("Maria Garcia", "b", Mandate::Owner),
        ("Ada King", "b", Mandate::Acting),
        ("Ada King", "a", Mandate::Other),
        ("Zoe", "b", Mandate::Other),
    ] {
        stage.votes(who, area, "go");
        assert_eq!(mandate(&stage, area), expected, "{who} for {area}");
        stage.undoes(who);
    }
    stage.today = day("2026-03-12");
    stage.votes("ada", "b", "go");
    assert_eq!(mandate(&stage, "b"), Mandate::Other, "nobody is away");
    let mut stage = Stage::new(&["c/x"]);
    stage.votes("Zoe", "c", "go");
    assert_eq!(mandate(&stage, "c"), Mandate::Unowned);
}

#[test]
fn a_go_is_outdated_once_a_standing_in_its_area_has_worsened() {
    const WAIVED: &str = "waived; reason no time; approved john; until 2026-12-31";
    for (item, before, after, expected) in [
        ("must", "done", "failed; reason x", Stand::Outdated),
        ("must", "done", "open", Stand::Outdated),
        ("must", "done", WAIVED, Stand::Outdated),
        ("could", "done", "blocked", Stand::Outdated),
        ("must", "in-progress", "blocked", Stand::Outdated),
        ("must", "in-progress", "open", Stand::Outdated),
        (
            "should; owner ada; due T-1d",
            "in-progress",
            "due 2026-03-09",
            Stand::Outdated,
        ),
        ("must", WAIVED, "in-progress", Stand::Outdated),
        ("must", "open; note x", "blocked", Stand::Outdated),
        ("must", "blocked", "in-progress", Stand::Go),
        ("must", "blocked", WAIVED, Stand::Go),
        ("must", WAIVED, "done", Stand::Go),
        ("must", "done", "note looked again", Stand::Go),
        ("must", "done", "not-applicable; reason x", Stand::Go),
        ("must; after", "done", "failed; reason x", Stand::Go),
    ] {
        let mut stage = Stage::new(&[&format!("a/x; {item}"), "b/y"]).releasing("2026-03-20");
        stage.says("Maria", "a/x", before);
        stage.votes("Maria", "a", "go");
        assert_eq!(stage.stand("a"), Stand::Go, "{item}: {before}");
        stage.says("Maria", "b/y", "blocked");
        stage.says("Maria", "a/x", after);
        assert_eq!(stage.stand("a"), expected, "{item}: {before}, then {after}");
        // Once it stands as before, so does the go.
        stage.undoes("Maria");
        assert_eq!(stage.stand("a"), Stand::Go, "{item}: {before}");
    }
}

#[test]
fn what_worsens_by_itself_or_in_the_files_outdates_a_go_as_well() {
    let mut stage = Stage::new(&["a/x; must; fresh 10d", "a/y; must; was a/old"]);
    stage.says("Maria", "a/x a/y", "done");
    stage.votes("Maria", "a", "go");
    let mut old = stage.clone();
    old.today = day("2026-04-01");
    assert_eq!(old.stand("a"), Stand::Outdated, "too old since");
    let mut changed = stage.clone();
    changed.rewrite("a/x", |item| item.text = "Something else".into());
    assert_eq!(changed.stand("a"), Stand::Outdated, "reworded since");
    let mut more = Stage::new(&["a/x; must; fresh 10d", "a/y; must", "a/new; must"]);
    more.history = stage.history.clone();
    assert_eq!(more.stand("a"), Stand::Outdated, "asked something new");
}

#[test]
fn a_vote_missing_or_outdated_holds_only_where_votes_are_required() {
    let required = Grounds {
        votes_required: true,
        ..Grounds::default()
    };
    let mut stage = ready();
    stage.grounds = required;
    assert_eq!(verdict(&stage), Verdict::NoGo);
    let told = stage.assessment();
    assert_eq!(told.way.to_string(), "Maria Garcia 1, Support lead 1");
    stage.votes("john", "a", "go");
    stage.votes("maria", "b", "go");
    assert_eq!(verdict(&stage), Verdict::Go);
    stage.says("ada", "a/y", "in-progress; owner ada; due 2026-12-01");
    assert_eq!(verdict(&stage), Verdict::NoGo);
    let told = stage.assessment();
    assert_eq!(told.reasons.len(), 2);
    assert_eq!(
        told.reasons[0].remedy,
        "vote again: a/y has worsened since the go"
    );
    stage.grounds = Grounds::default();
    assert_eq!(verdict(&stage), Verdict::Conditional, "only the item");
}

#[test]
fn of_votes_given_apart_the_worst_holds_until_one_has_seen_both() {
    let mut here = ready();
    let mut there = here.clone();
    here.votes("john", "a", "go");
    there.votes("zoe@there", "a", "no-go I have doubts");
    here.meet(&mut there);
    assert_eq!(
        (here.stand("a"), verdict(&here)),
        (Stand::NoGo, Verdict::NoGo)
    );
    let board = here.board();
    assert!(board.poll.ballots[0].is_contested());
    here.votes("john", "a", "go we spoke");
    assert_eq!(here.stand("a"), Stand::Go);
    assert!(!here.board().poll.ballots[0].is_contested());
}

#[test]
fn a_vote_needs_an_area_that_the_release_is_asked() {
    let mut stage = Stage::new(&["support/x", "data/y"]);
    let no_area = |nearest: Option<&str>| Refusal::NoArea {
        asked: "suport".parse().unwrap(),
        nearest: nearest.map(Into::into),
    };
    let vote = Stage::vote_of("suport", "go");
    assert_eq!(refused(&stage, "ada", &vote), no_area(Some("support")));
    stage.release(|release| release.areas = vec!["data".parse().unwrap()]);
    assert_eq!(refused(&stage, "ada", &vote), no_area(None));
    let left_out = Stage::vote_of("support", "go");
    assert!(matches!(
        refused(&stage, "ada", &left_out),
        Refusal::NoArea { .. }
    ));
}

#[test]
fn the_same_vote_is_not_recorded_twice_but_another_persons_is() {
    let mut stage = ready();
    stage.votes("john", "a", "go");
    let again = Stage::vote_of("a", "go");
    assert_eq!(stage.run("John Smith", &again), Ok(None));
    assert!(stage.run("maria", &again).unwrap().is_some());
}

#[test]
fn a_decision_keeps_what_it_was_taken_upon() {
    let mut stage = ready();
    stage.says("ada", "a/x", "blocked; reason the bank");
    stage.votes("zoe", "b", "no-go");
    let digest = stage.board().digest();
    stage.decides("ada", "ship the client knows");
    let board = stage.board();
    let (turn, decision) = board.poll.decision().unwrap();
    assert_eq!(
        (decision.to, decision.verdict),
        (Course::Ship, Verdict::NoGo)
    );
    assert_eq!(decision.note.as_deref(), Some("the client knows"));
    assert_eq!(
        (decision.digest.as_str(), decision.of),
        (digest.as_str(), 2)
    );
    assert_eq!(decision.reasons[0].item, None);
    assert_eq!(decision.reasons[1].remedy, "unblock it: the bank");
    assert_eq!(turn.mandate, Mandate::Owner);
}

#[test]
fn a_no_go_is_shipped_only_with_a_note() {
    let mut stage = ready();
    stage.votes("zoe", "b", "no-go");
    for words in ["ship", "ship  "] {
        let ship = Stage::decision_of(words);
        assert_eq!(refused(&stage, "ada", &ship), Refusal::NeedsNote);
    }
    stage.decides("ada", "hold");
    assert!(!is_closed(&stage.history), "held is open");
    stage.votes("zoe", "b", "go");
    stage.decides("ada", "ship");
    assert!(is_closed(&stage.history));
}

#[test]
fn without_a_verdict_nothing_is_decided() {
    let mut stage = ready();
    stage.grounds.errors = 2;
    let unreadable = Refusal::NoVerdict(Withheld::Unreadable(2));
    for words in ["ship", "hold"] {
        let command = Stage::decision_of(words);
        assert_eq!(refused(&stage, "ada", &command), unreadable);
    }
    stage.grounds = Grounds {
        not_here: true,
        ..Grounds::default()
    };
    let not_here = Refusal::NoVerdict(Withheld::NotHere);
    assert_eq!(
        refused(&stage, "ada", &Stage::decision_of("ship")),
        not_here
    );
}

#[test]
fn a_shipped_release_takes_nothing_until_it_is_reopened() {
    let mut stage = ready();
    stage.votes("maria", "b", "go");
    let shipped = Refusal::Shipped("1.0".parse().unwrap(), day("2026-03-10"), "ada".into());
    assert_eq!(
        refused(&stage, "ada", &Command::Reopen),
        Refusal::NotShipped("1.0".parse().unwrap())
    );
    stage.decides("ada", "ship");
    let x = vec!["a/x".parse().unwrap()];
    for command in [
        Stage::answer_of("a/x", "blocked"),
        Stage::vote_of("a", "no-go"),
        Stage::decision_of("ship"),
        Stage::decision_of("hold"),
        Command::Confirm { items: x },
        Command::Undo(None),
    ] {
        assert_eq!(refused(&stage, "maria", &command), shipped, "{command:?}");
    }
    stage.reopens("john");
    assert_eq!(stage.board().poll.decision(), None);
    stage.says("maria", "a/x", "blocked; reason found late");
    assert_eq!(stage.row("a/x").standing.state, Status::Blocked);
    stage.decides("ada", "ship all the same");
    let turns = stage.board().poll.turns;
    assert_eq!(turns.iter().filter(|turn| turn.holds).count(), 1);
    assert_eq!(turns.len(), 3, "the earlier decision is told for ever");
}

#[test]
fn what_comes_in_from_elsewhere_after_the_decision_is_kept_and_told() {
    let mut here = ready();
    let mut there = here.clone();
    let known = here.says("ada", "a/x", "done; note again");
    there.says("zoe@there", "a/x", "blocked; reason it broke");
    there.votes("zoe@there", "b", "no-go");
    here.decides("ada", "ship");
    let decided = here.clone();
    here.meet(&mut there);
    let board = here.board();
    let late: Vec<_> = board.poll.late.iter().map(|event| &*event.by).collect();
    assert_eq!(
        late,
        ["zoe", "zoe"],
        "though their clocks are older than the decision's"
    );
    assert!(!board.poll.is_late(known));
    assert!(is_closed(&here.history), "and it stays shipped");
    assert_eq!(board.poll.decision().unwrap().1.verdict, Verdict::Go);
    assert_eq!(here.row("a/x").standing.state, Status::Blocked, "kept");
    assert_eq!(decided.board().poll.late, []);
    here.reopens("ada");
    assert_eq!(
        here.board().poll.late,
        [],
        "reopened, it counts as any other"
    );
}

#[test]
fn where_people_decide_apart_a_doubt_leaves_it_open() {
    let mut here = ready();
    let mut there = here.clone();
    here.decides("ada", "ship");
    there.decides("zoe@there", "hold the bank is closed");
    here.meet(&mut there);
    let board = here.board();
    assert!(board.poll.is_contested() && !board.poll.is_closed());
    assert_eq!(board.poll.decision().unwrap().1.to, Course::Hold);
    here.decides("ada", "ship we spoke");
    assert!(is_closed(&here.history));

    let mut here = ready();
    let mut there = here.clone();
    here.decides("ada", "ship");
    there.decides("zoe@there", "ship");
    here.meet(&mut there);
    assert!(is_closed(&here.history), "of one mind");
    assert_eq!(here.board().poll.late, []);
}

#[test]
fn the_digest_of_a_report_is_another_once_anything_stands_otherwise() {
    let mut stage = ready();
    let mut digests = vec![stage.board().digest()];
    stage.says("ada", "a/y", "note nothing new");
    assert_eq!(stage.board().digest(), digests[0]);
    stage.says("ada", "a/y", "in-progress");
    digests.push(stage.board().digest());
    stage.votes("ada", "b", "go");
    digests.push(stage.board().digest());
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), 3);
}
