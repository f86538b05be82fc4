//! What happens beside the screen: a slow disk, changes of others, files read anew, the editor.

use crate::domain::event::Status;
use crate::domain::finding::{Finding, Severity};
use crate::tui::play::{Play, Script, keys, play, stage};
use crate::tui::scene::{Keeper as _, News};

fn error(path: &str) -> Finding {
    Finding {
        severity: Severity::Error,
        path: path.into(),
        spot: None,
        message: "unknown key `levle`".into(),
        help: Some("did you mean `level`?".into()),
    }
}

/// Plays keys and shows what the script was asked for besides.
fn played(play: &mut Play, text: &str, editor_fails: bool) -> Script {
    let mut script = Script::of(keys(text));
    script.editor_fails = editor_fails;
    play.follow(&mut script);
    script
}

#[test]
fn keys_do_not_wait_for_the_disk_and_everything_gets_there_in_order() {
    let mut play = play();
    play.keeping.slow = true;
    play.keys("<enter>nbwaits<enter>");
    assert_eq!(play.place(), "summary");
    assert_eq!(play.recorded(), 2, "leaving waits for what is under way");
    let row = play.row("support/channel");
    assert_eq!(row.answer.status(), Status::Blocked);
}

#[test]
fn an_undo_or_redo_follows_the_change_that_is_under_way() {
    let mut play = play();
    play.keeping.slow = true;
    play.keys("<enter>nu");
    assert_eq!(play.row("usability/tasks").answer.status(), Status::Open);
    assert_eq!(play.recorded(), 2, "it was saved, and then taken back");
    play.keys("<left>nu<ctrl-r>");
    assert_eq!(
        play.row("usability/tasks").answer.status(),
        Status::InProgress
    );
}

#[test]
fn quitting_waits_for_what_is_under_way() {
    let mut play = play();
    play.keeping.slow = true;
    play.keys("<enter>nqq");
    assert!(play.left);
    assert_eq!(play.recorded(), 1);
}

#[test]
fn what_others_record_is_said_and_shown() {
    let mut play = play();
    play.keys("ajjjj");
    let keeping = &mut play.keeping;
    keeping.stage.says("Maria Garcia", "support/repair", "done");
    keeping.refresh();
    let events = keeping.stage.history.events().to_vec();
    keeping.news.push_back(News::Others(events));
    play.keys("<f9>");
    assert_eq!(play.message(), "Maria Garcia: repair done");
    assert!(play.screen().contains("✓ done"), "{}", play.screen());
}

#[test]
fn the_selection_follows_its_item_when_the_checklists_are_read_anew() {
    for (way, place) in [
        ("ajjj", "items"),
        ("ajjj<enter>", "walk"),
        ("ajjjo", "items prompt"),
        ("ajjjm", "items note"),
    ] {
        let mut play = play();
        play.keys(way);
        let before = play.selected_id().to_string();
        play.keeping
            .reload(|stage| stage.remove("usability/errors"));
        play.keys("<f9>");
        assert_eq!(
            (play.place().as_str(), play.selected_id()),
            (place, &*before),
            "{way}"
        );
    }
}

#[test]
fn a_prompt_whose_item_is_gone_keeps_what_was_typed() {
    let mut play = play();
    play.keys("ajmhalf a note");
    play.keeping
        .reload(|stage| stage.remove("usability/errors"));
    play.keys("<ctrl-e>!");
    assert!(play.screen().contains("half a note!"), "{}", play.screen());
}

#[test]
fn an_area_that_is_gone_closes_its_list_and_a_walk_without_items_ends() {
    let mut play = play();
    play.keys("gj<enter>");
    assert_eq!(play.place(), "items");
    play.keeping.reload(|stage| stage.remove_area("usability"));
    play.keys("<f9>");
    assert_eq!(play.place(), "home");
    let mut play = Play::on(stage());
    play.keys("gjw");
    play.keeping.reload(|stage| stage.remove_area("usability"));
    play.keys("<f9>");
    assert_eq!(play.place(), "home");
}

#[test]
fn files_that_cannot_be_read_are_shown_beside_the_last_good_list() {
    let mut play = play();
    play.keys("ajj");
    let before = play.selected_id().to_string();
    play.keeping.findings = vec![error("checklists/support.toml")];
    play.keeping.refresh();
    play.keeping.news.push_back(News::Broken);
    let screen = play.keys("<f9>").screen();
    assert_eq!(play.selected_id(), before);
    assert!(screen.contains("No verdict: 1 error"), "{screen}");
    assert!(
        screen.contains("checklists/support.toml: unknown key `levle`"),
        "{screen}"
    );
    let screen = play.keys("!").screen();
    assert_eq!(play.place(), "items findings");
    assert!(screen.contains("help: did you mean `level`?"), "{screen}");
    let script = played(&mut play, "e", false);
    assert_eq!(
        script.edited[0].path.to_str(),
        Some("checklists/support.toml")
    );
    play.keys("<esc>");
    assert_eq!(play.place(), "items");
}

#[test]
fn without_findings_there_is_nothing_to_show() {
    let mut play = play();
    assert_eq!(play.keys("!").place(), "home");
    assert_eq!(
        play.message(),
        "Nothing is wrong with the files or the journal."
    );
}

#[test]
fn the_editor_opens_at_what_is_selected_and_the_files_are_looked_at_again() {
    for (way, area) in [
        ("gje", "usability"),
        ("aGe", "data"),
        ("<enter>e", "usability"),
        ("gjj<enter>je", "support"),
    ] {
        let mut play = play();
        let script = played(&mut play, way, false);
        let [passage] = script.edited.as_slice() else {
            panic!("{way}: {:?}", script.edited)
        };
        let path = format!("checklists/{area}.toml");
        assert_eq!(passage.path.to_str(), Some(&*path), "{way}");
        let line = play.selected().map_or(1, |row| row.item.line);
        assert_eq!((passage.line, play.keeping.looked), (line, 1), "{way}");
    }
    let mut play = play();
    let reason = play
        .keys("G")
        .keeping
        .scene()
        .assessment
        .reasons
        .last()
        .cloned();
    let row = play
        .keeping
        .scene()
        .row(reason.unwrap().row().unwrap())
        .unwrap()
        .clone();
    let script = played(&mut play, "e", false);
    assert_eq!(script.edited[0].line, row.item.line);
    let path = format!("checklists/{}.toml", row.item.id.area());
    assert_eq!(script.edited[0].path.to_str(), Some(&*path));
}

#[test]
fn an_editor_that_fails_is_said_and_nothing_is_edited_without_files() {
    let mut play = play();
    played(&mut play, "ae", true);
    assert!(
        play.message().contains("set VISUAL or EDITOR"),
        "{}",
        play.message()
    );
    let mut play = Play::on(stage());
    play.keeping.folder = false;
    let script = played(&mut play, "ae", false);
    assert!(script.edited.is_empty());
    assert!(
        play.message().contains("`gonogo init`"),
        "{}",
        play.message()
    );
}

#[test]
fn an_item_is_added_by_its_statement_alone() {
    let mut play = play();
    play.keys("gjj<enter>A");
    assert_eq!(play.place(), "items adding");
    play.keys("Clients can call us<enter>");
    let [item] = play.keeping.added.as_slice() else {
        panic!("{:?}", play.keeping.added)
    };
    assert_eq!(
        (item.area.as_str(), &*item.text),
        ("support", "Clients can call us")
    );
    assert_eq!(play.place(), "items adding", "until it is there");
    play.keeping
        .news
        .push_back(News::Added(Err("the disk is full".into())));
    play.keys("<f9>");
    assert_eq!(play.error(), "the disk is full");
    assert!(
        play.screen().contains("Clients can call us"),
        "{}",
        play.screen()
    );
    let id = "support/repair".parse().unwrap();
    play.keeping.news.push_back(News::Added(Ok(id)));
    play.keys("<f9>");
    assert_eq!(
        (play.place().as_str(), play.selected_id()),
        ("items", "support/repair")
    );
    assert!(
        play.message().starts_with("Added support/repair"),
        "{}",
        play.message()
    );
}
