//! What keys lead to, through the real loop, keymap and update.

mod beside;
mod bulk;
mod catalogue;
mod choosing;
mod choosing_sides;
mod completing;
mod everywhere;
mod filtering;
mod history;
mod importing;
mod meanwhile;
mod mouse;
mod noting;
mod polling;
mod releases;
mod sharing;
mod undoing;
mod verifying;

use crossterm::event::Event as Happening;

use crate::domain::event::Status;
use crate::domain::filter::Filter;
use crate::tui::play::{ME, Play, play, release, stage};

#[test]
fn enter_starts_with_what_decides_the_day() {
    let mut play = play();
    assert!(
        play.keys("")
            .screen()
            .contains("Two questions decide the day. Enter starts.")
    );
    play.keys("<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "usability/tasks")
    );
    play.keys("y");
    assert_eq!(play.word("usability/tasks"), "done, settled");
    assert_eq!(play.selected_id(), "support/channel");
    assert_eq!(play.message(), "Saved: tasks done");
}

#[test]
fn one_key_answers_and_the_walk_ends_with_what_it_changed() {
    let mut play = play();
    play.keys("<enter>nb<enter>");
    assert_eq!(play.place(), "summary");
    assert_eq!(
        play.row("usability/tasks").answer.status(),
        Status::InProgress
    );
    assert_eq!(play.word("support/channel"), "blocked unexplained");
    let screen = play.screen();
    assert!(screen.contains("2 items changed."), "{screen}");
    assert!(screen.contains("open → ■ blocked"), "{screen}");
    play.keys("<left>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "support/channel")
    );
    play.keys(" ").keys("q");
    assert_eq!(play.place(), "home", "a summary closes with its walk");
}

#[test]
fn what_was_taken_back_is_not_in_the_summary() {
    let mut play = play();
    play.keys("<enter>yu  ");
    assert_eq!(play.place(), "summary");
    assert!(play.screen().contains("Nothing was changed."));
}

#[test]
fn skip_and_back_lose_nothing() {
    let mut play = play();
    play.keys("<enter> <left><left>");
    assert_eq!(play.selected_id(), "usability/tasks");
    assert_eq!(play.message(), "This is the first item.");
    assert_eq!(play.recorded(), 0);
}

#[test]
fn a_walk_through_everything_begins_with_what_is_not_settled() {
    let mut stage = stage();
    stage.says("Maria Garcia", "usability/tasks", "done");
    let mut play = Play::on(stage);
    play.keys("gw");
    assert_eq!(
        play.selected_id(),
        "usability/errors",
        "in the area that is selected"
    );
    play.keys("<left>");
    assert_eq!(
        play.selected_id(),
        "usability/tasks",
        "settled ones are a step back"
    );
}

#[test]
fn done_asks_for_the_proof_that_is_required_and_for_nothing_else() {
    let mut play = play();
    play.keys("<enter>yy");
    assert_eq!(play.place(), "walk prompt");
    play.keys("our/queue?y<enter>");
    assert_eq!(play.word("support/channel"), "done, settled");
    assert_eq!(
        play.row("support/channel").answer.evidence[0].text,
        "our/queue?y"
    );
    assert_eq!(play.recorded(), 2, "answer and proof are one change");
}

#[test]
fn done_without_its_proof_says_so() {
    let mut play = play();
    play.keys("<enter>yy<enter>");
    assert_eq!(play.word("support/channel"), "done unproven");
}

#[test]
fn done_asks_for_the_value_and_the_value_decides() {
    for (typed, word) in [
        ("0.5 h", "done unowned, settled"),
        ("70 min", "failed unowned"),
        ("", "done unproven unowned"),
    ] {
        let mut play = play();
        go_to(&mut play, "data/restore");
        play.keys("y").keys(typed).keys("<enter>");
        let word = word.replace(" unowned, settled", ", settled");
        assert_eq!(play.word("data/restore"), word, "{typed}");
    }
}

#[test]
fn a_value_in_the_wrong_unit_is_said_beside_the_field_and_stays() {
    let mut play = play();
    go_to(&mut play, "data/restore");
    play.keys("v5 MB<enter>");
    assert!(play.error().contains("it takes a time"), "{}", play.error());
    play.keys("<backspace><backspace>min<enter>");
    assert_eq!(
        play.row("data/restore").answer.value().unwrap().to_string(),
        "5 min"
    );
    assert_eq!(play.word("data/restore"), "done, settled");
}

#[test]
fn what_cannot_be_answered_is_said_before_anybody_types() {
    let mut play = play();
    go_to(&mut play, "data/erase");
    play.keys("w");
    assert_eq!(play.place(), "items");
    assert!(
        play.message().contains("may not be waived"),
        "{}",
        play.message()
    );
    play.keys("v");
    assert!(play.message().contains("no target"), "{}", play.message());
    go_to(&mut play, "data/load");
    play.keys("v");
    assert!(
        play.message().contains("still to be agreed"),
        "{}",
        play.message()
    );
    play.keys("y");
    assert!(
        play.message().contains("still to be agreed"),
        "{}",
        play.message()
    );
    assert_eq!(play.recorded(), 0);
}

#[test]
fn failed_and_not_applicable_need_a_reason() {
    let mut play = play();
    play.keys("<enter>f<enter>");
    assert_eq!(play.place(), "walk prompt");
    assert!(play.error().contains("needs a reason"), "{}", play.error());
    play.keys("no invoice came<enter>-<enter>");
    assert_eq!(play.word("usability/tasks"), "failed");
    assert!(play.error().contains("needs a reason"), "{}", play.error());
}

#[test]
fn a_waiver_is_asked_for_step_by_step_and_going_back_keeps_what_was_typed() {
    let mut play = play();
    play.keys("<enter>wno time<enter>ada<enter>");
    assert!(play.error().contains("cannot approve"), "{}", play.error());
    play.keys("<esc>");
    assert!(play.screen().contains("no time"), "{}", play.screen());
    play.keys("<enter><ctrl-u>john<enter>thu<enter>");
    assert!(
        play.error().contains("before the release"),
        "{}",
        play.error()
    );
    play.keys("<ctrl-u>T+1w<enter>");
    assert_eq!(play.word("usability/tasks"), "waived, settled");
    assert_eq!(play.recorded(), 1);
    play.keys("w<esc>");
    assert_eq!(play.place(), "walk", "the first step is left with one key");
}

#[test]
fn typing_and_pasting_never_do_anything_else() {
    let mut play = play();
    play.keys("<enter>pquit? yes: y u G R - w");
    assert_eq!(play.place(), "walk prompt");
    play.events([Happening::Paste(" two\r\nlines\u{1B}[31m\n".into())]);
    assert_eq!(play.place(), "walk prompt", "a line break takes nothing");
    play.keys("<enter>");
    let proofs = &play.row("usability/tasks").answer.evidence;
    assert_eq!(proofs[0].text, "quit? yes: y u G R - w two lines [31m");
    assert_eq!(play.recorded(), 1);
    play.events([Happening::Paste("yyyy".into())]);
    assert_eq!(play.recorded(), 1);
    assert_eq!(play.place(), "walk");
}

#[test]
fn owner_due_and_note_leave_the_item_on_the_screen() {
    let mut play = play();
    play.keys("<enter>omar<tab><enter>dfri<enter>m once more<ctrl-s>pdesk 4<enter>");
    assert_eq!(play.selected_id(), "usability/tasks");
    let row = play.row("usability/tasks");
    assert_eq!(row.standing.owner.as_deref(), Some("Maria Garcia"));
    assert_eq!(row.standing.due.unwrap().to_string(), "2026-03-13");
    assert_eq!(row.answer.notes[0].text, "once more");
    assert_eq!(row.answer.evidence[0].text, "desk 4");
    play.keys("o<enter>d<enter>");
    let row = play.row("usability/tasks");
    assert_eq!(
        row.standing.owner.as_deref(),
        Some("John Smith"),
        "given back"
    );
    assert_eq!(row.standing.due, None, "given back");
}

#[test]
fn a_day_that_is_not_understood_is_said_and_stays() {
    let mut play = play();
    play.keys("<enter>dsoon<enter>");
    assert!(
        play.error().contains("`soon` is not a day"),
        "{}",
        play.error()
    );
    assert!(play.screen().contains("› soon"), "{}", play.screen());
    play.keys("<ctrl-w>T-3d");
    assert!(
        play.screen().contains("T-3d, which is"),
        "what is understood is shown back"
    );
}

#[test]
fn a_note_without_words_is_none() {
    let mut play = play();
    play.keys("<enter>m  <ctrl-s>");
    assert!(
        play.error().contains("nothing is written"),
        "{}",
        play.error()
    );
    assert_eq!(play.recorded(), 0);
}

#[test]
fn a_second_person_confirms_and_nobody_their_own() {
    let mut stage = stage();
    stage.says("Maria Garcia", "data/erase", "done");
    let mut play = Play::on(stage);
    go_to(&mut play, "data/erase");
    assert_eq!(play.word("data/erase"), "done unconfirmed unowned");
    play.keys("s");
    assert_eq!(play.word("data/erase"), "done, settled");
    play.keys("ys");
    assert!(
        play.message().contains("second person"),
        "{}",
        play.message()
    );
}

#[test]
fn undo_goes_back_without_end_and_redo_forth() {
    let mut play = play();
    play.keys("<enter>yb<enter>");
    play.keys("qu");
    assert_eq!(play.word("support/channel"), "open");
    play.keys("u");
    assert_eq!(play.word("usability/tasks"), "open");
    play.keys("u");
    assert!(
        play.message().contains("no change of yours"),
        "{}",
        play.message()
    );
    play.keys("<ctrl-r><ctrl-r>");
    assert_eq!(play.word("usability/tasks"), "done, settled");
    assert_eq!(play.word("support/channel"), "blocked unexplained");
    play.keys("<ctrl-r>");
    assert!(
        play.message().contains("nothing to bring back"),
        "{}",
        play.message()
    );
}

#[test]
fn undo_on_a_walk_shows_what_it_took_back() {
    let mut play = play();
    play.keys("<enter>yu");
    assert_eq!(play.selected_id(), "usability/tasks");
    assert_eq!(play.message(), "Took back, and saved: tasks is open again.");
}

#[test]
fn what_cannot_be_written_stays_on_the_screen_and_is_tried_again_in_order() {
    let mut play = play();
    play.keeping.broken = Some("no space left on the disk");
    play.keys("<enter>nf<ctrl-u>it broke<enter>");
    assert_eq!(play.recorded(), 0);
    assert_eq!(play.model.unsaved.len(), 2);
    play.keys("<left>");
    let screen = play.screen();
    assert!(screen.contains("! failed (unsaved)"), "{screen}");
    assert!(
        screen.contains("Not saved: 2 changes. no space left on the disk. R tries again."),
        "{screen}"
    );
    play.keys("qq");
    assert!(!play.left, "leaving would lose them");
    assert!(
        play.message().contains("Not everything is saved"),
        "{}",
        play.message()
    );
    play.keeping.broken = None;
    play.keys("R");
    assert!(play.model.unsaved.is_empty());
    assert_eq!(play.word("usability/tasks"), "in-progress");
    assert_eq!(play.word("support/channel"), "failed");
    play.keys("q");
    assert!(play.left);
}

#[test]
fn a_new_change_waits_behind_those_that_were_not_saved() {
    let mut play = play();
    play.keeping.broken = Some("read-only");
    play.keys("<enter>n");
    play.keeping.broken = None;
    play.keys("<left>y");
    assert_eq!(
        play.word("usability/tasks"),
        "done, settled",
        "the later answer holds"
    );
    assert_eq!(play.recorded(), 2);
}

#[test]
fn what_was_never_saved_is_taken_back_without_the_disk() {
    let mut play = play();
    play.keeping.broken = Some("read-only");
    play.keys("<enter>nu");
    assert!(play.model.unsaved.is_empty());
    assert!(play.message().contains("not saved"), "{}", play.message());
    play.keys("qq");
    assert!(play.left);
}

#[test]
fn ctrl_c_leaves_wherever_one_is() {
    for keys in ["", "<enter>", "<enter>m typed", "a?", "/words"] {
        let mut play = play();
        play.keys(keys).keys("<ctrl-c>y");
        assert!(play.left, "{keys}");
        assert_eq!(play.recorded(), 0);
    }
}

#[test]
fn a_key_that_is_let_go_is_not_pressed_again() {
    let mut play = play();
    play.events([release("q"), release("ctrl-c"), release("enter")]);
    assert!(!play.left);
    assert_eq!(play.place(), "home");
}

#[test]
fn lists_move_by_line_page_and_end() {
    let mut play = play();
    play.keys("a");
    assert_eq!(play.selected_id(), "usability/tasks");
    play.keys("jj<down>");
    assert_eq!(play.selected_id(), "support/channel");
    play.keys("k");
    assert_eq!(play.selected_id(), "usability/manual");
    play.keys("G");
    assert_eq!(play.selected_id(), "data/load");
    play.keys("j<pagedown>");
    assert_eq!(play.selected_id(), "data/load");
    play.keys("<pageup>");
    assert_ne!(play.selected_id(), "data/load");
    play.keys("gk");
    assert_eq!(play.selected_id(), "usability/tasks");
}

#[test]
fn a_list_is_filtered_with_the_words_of_the_command_line() {
    let mut play = play();
    play.keys("/level:must owner:nobody<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items", "data/restore")
    );
    play.keys("G");
    assert_eq!(play.selected_id(), "data/erase");
    play.keys("/<ctrl-u>lvl:must<enter>");
    assert_eq!(play.place(), "items filter");
    assert!(
        play.error().contains("no filter `lvl:`"),
        "{}",
        play.error()
    );
    play.keys("<esc>");
    assert_eq!(play.selected_id(), "data/erase", "leaving changes nothing");
    play.keys("/<ctrl-u>nothing-like-this<enter>");
    assert!(
        play.screen()
            .contains("None of 8 items passes this filter."),
        "{}",
        play.screen()
    );
    play.keys("y/<ctrl-u><enter>");
    assert_eq!(play.recorded(), 0);
    assert_eq!(play.selected_id(), "usability/tasks");
}

#[test]
fn a_list_is_walked_musts_first_from_what_is_not_settled() {
    let mut stage = stage();
    stage.says("Maria Garcia", "data/erase", "done");
    stage.confirms("Ada King", "data/erase");
    let mut play = Play::on(stage);
    play.keys("/area:data<enter>W");
    assert_eq!(play.selected_id(), "data/restore");
    play.keys(" ");
    assert_eq!(
        play.selected_id(),
        "data/erase",
        "one step shows what is settled"
    );
    play.keys("<left>n");
    assert_eq!(
        play.selected_id(),
        "data/load",
        "an answer goes on to what is not"
    );
    play.keys(" ");
    assert_eq!(play.place(), "summary", "nothing outside the list");
}

#[test]
fn an_answer_takes_an_item_out_of_the_list_that_it_no_longer_belongs_to() {
    let mut play = play();
    play.keys("/is:unsettled area:usability<enter>y");
    assert_eq!(play.selected_id(), "usability/errors");
    play.keys("u");
    assert_eq!(
        play.selected_id(),
        "usability/errors",
        "the cursor stays on its item"
    );
}

#[test]
fn mine_is_what_i_own_and_is_not_settled() {
    let mut stage = stage();
    stage.says(
        "Maria Garcia",
        "usability/errors usability/tasks",
        &format!("owner {ME}"),
    );
    stage.says("Maria Garcia", "usability/errors", "done");
    let mut play = Play::on(stage);
    play.keys("m");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items", "usability/tasks")
    );
    play.keys("y");
    assert!(
        play.screen().contains("still to be settled."),
        "{}",
        play.screen()
    );
}

#[test]
fn enter_goes_to_what_is_selected_and_back_returns() {
    let mut stage = stage();
    stage.says("Maria Garcia", "data/erase", "failed; reason it did not");
    let mut play = Play::on(stage);
    play.keys("<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "data/erase"),
        "the worst first"
    );
    play.keys(" ");
    assert_eq!(
        play.selected_id(),
        "usability/tasks",
        "then the next reason"
    );
    play.keys("<esc>gj<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items", "support/channel")
    );
    play.keys("j<enter>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "support/repair")
    );
    play.keys("qq");
    assert_eq!(play.place(), "home");
}

#[test]
fn details_show_more_and_never_answer() {
    let mut play = play();
    play.keys("<enter> <enter>");
    let screen = play.screen();
    assert!(screen.contains("support/channel"), "{screen}");
    play.keys("<enter>");
    assert!(!play.screen().contains("support/channel"));
    assert_eq!(play.recorded(), 0);
}

#[test]
fn help_tells_the_keys_of_the_place_below() {
    let mut play = play();
    play.keys("?");
    assert!(play.screen().contains("Keys in the big picture"));
    play.keys("q<enter>?");
    assert!(
        play.screen().contains("Says that it is true"),
        "{}",
        play.screen()
    );
    play.keys("Gq");
    assert_eq!(play.place(), "walk");
}

#[test]
fn the_app_opens_where_it_is_told_to_and_the_big_picture_lies_below() {
    use crate::tui::Start;
    use crate::tui::scene::Keeper as _;
    for (start, place, words) in [
        (Start::BigPicture, "home", "Two questions decide the day."),
        (Start::Items, "items", "All items"),
        (Start::Mine, "items", "Nothing here is owned by Ada King"),
        (
            Start::Walk {
                area: None,
                filter: Filter::parse("level:must area:data").unwrap(),
            },
            "walk",
            "1 of 2",
        ),
    ] {
        let mut play = play();
        super::start(&mut play.model, &play.keeping.scene(), &start);
        assert_eq!(play.place(), place);
        assert!(play.keys("").screen().contains(words), "{}", play.screen());
        if start != Start::BigPicture {
            play.keys("q");
        }
        assert_eq!(play.place(), "home");
    }
}

#[test]
fn where_a_key_was_taken_away_no_sentence_names_one() {
    use crate::tui::action::Action;
    use crate::tui::keymap::{Chosen, Keymap};
    let mut play = play();
    let taken = [Action::Open, Action::Filter, Action::Retry];
    let chosen: Chosen = taken.map(|action| (action, Vec::new())).into();
    play.look.keymap = Keymap::new(&chosen).unwrap();
    let screen = play.keys("").screen();
    assert!(
        screen.contains("Two questions decide the day.\n"),
        "{screen}"
    );
    play.keeping.broken = Some("the disk is full");
    let screen = play.keys("ayq").screen();
    assert!(
        screen.contains("Not saved: 1 change. the disk is full.\n"),
        "{screen}"
    );
}

#[test]
fn a_walk_can_be_opened_at_once() {
    use crate::tui::Start;
    use crate::tui::scene::Keeper as _;
    let mut play = play();
    let area = Some("support".parse().unwrap());
    super::start(
        &mut play.model,
        &play.keeping.scene(),
        &Start::Walk {
            area,
            filter: Filter::default(),
        },
    );
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("walk", "support/channel")
    );
}

/// Opens the list of all items and selects one.
fn go_to(play: &mut Play, id: &str) {
    play.model.above.clear();
    play.keys("ag");
    while play.selected_id() != id {
        let before = play.selected_id().to_string();
        play.keys("j");
        assert_ne!(play.selected_id(), before, "{id} is not in the list");
    }
}
