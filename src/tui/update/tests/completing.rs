//! What Tab makes of names, days and filter words.

use crate::tui::play::play;

#[test]
fn days_are_completed_and_say_what_they_mean() {
    let mut play = play();
    play.keys("<enter>d");
    let screen = play.screen();
    assert!(screen.contains("tomorrow Wed 11 Mar"), "{screen}");
    play.keys("t-<tab>");
    assert!(
        play.screen().contains("T-7d, which is Fri 13 Mar"),
        "{}",
        play.screen()
    );
    play.keys("<tab><enter>");
    let due = play.row("usability/tasks").standing.due.unwrap();
    assert_eq!(due.to_string(), "T-14d");
    play.keys("d<tab><tab><enter>");
    let due = play.row("usability/tasks").standing.due.unwrap();
    assert_eq!(
        due.to_string(),
        "2026-03-13",
        "with nothing typed, one after the other"
    );
}

#[test]
fn whoever_owns_an_item_already_is_completed_though_nobody_has_written_them_down() {
    let mut play = play();
    play.keys("aoBjörk Unlisted<enter>joun<tab>");
    assert_eq!(play.typed().as_deref(), Some("Björk Unlisted"));
}

#[test]
fn a_waiver_is_only_offered_days_that_it_can_have() {
    let mut play = play();
    play.keys("<enter>wno time<enter>john<enter>");
    let screen = play.screen();
    assert!(!screen.contains("tomorrow"), "{screen}");
    assert!(screen.contains("T Fri 20 Mar"), "{screen}");
    play.keys("<tab><enter>");
    assert_eq!(play.word("usability/tasks"), "waived, settled");
}

#[test]
fn names_are_completed_without_their_accents_and_by_role() {
    let mut stage = crate::tui::play::stage();
    stage
        .roster
        .people
        .push(crate::domain::stage::person("Zoë Groß: QA"));
    let mut play = crate::tui::play::Play::on(stage);
    for (typed, owner) in [
        ("zoe", "Zoë Groß"),
        ("gross", "Zoë Groß"),
        ("qa", "QA"),
        ("garcia", "Maria Garcia"),
    ] {
        play.keys("a")
            .keys("o<ctrl-u>")
            .keys(typed)
            .keys("<tab><enter>q");
        assert_eq!(
            play.row("usability/tasks").standing.owner.as_deref(),
            Some(owner)
        );
    }
}

#[test]
fn filter_words_are_completed_key_first_and_then_their_words() {
    let mut play = play();
    play.keys("/st");
    assert!(play.screen().contains("status:"), "{}", play.screen());
    play.keys("<tab>");
    assert!(play.screen().contains("blocked · "), "{}", play.screen());
    play.keys("<tab><tab><tab>");
    assert!(
        play.screen().contains("› status:blocked"),
        "{}",
        play.screen()
    );
    play.keys(" owner:mar<tab>");
    assert!(
        play.screen()
            .contains("› status:blocked owner:\"Maria Garcia\""),
        "{}",
        play.screen()
    );
    play.keys(" area:d<tab> le<tab>m<tab><enter>");
    assert_eq!(play.place(), "items");
    assert!(
        play.screen().contains("area:data level:must"),
        "{}",
        play.screen()
    );
}
