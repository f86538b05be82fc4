//! Notes in several lines: written, saved, left and found again.

use crossterm::event::Event as Happening;

use crate::tui::play::play;

#[test]
fn a_note_is_written_in_lines_and_saved_as_they_are() {
    for save in ["<ctrl-s>", "<alt-enter>"] {
        let mut play = play();
        play.keys("<enter>mfirst<enter><enter>second <up><up><end>!")
            .keys(save);
        assert_eq!(play.place(), "walk");
        let notes = &play.row("usability/tasks").answer.notes;
        assert_eq!(notes[0].text, "first!\n\nsecond");
        assert_eq!(play.message(), "Saved: tasks note: first!\n\nsecond");
    }
}

#[test]
fn pasted_text_keeps_its_lines_and_does_nothing_else() {
    let mut play = play();
    play.keys("<enter>m");
    play.events([Happening::Paste("y\r\none\ttwo\rq\u{1B}[2J\n".into())]);
    assert_eq!((play.place().as_str(), play.recorded()), ("walk note", 0));
    play.keys("<ctrl-s>");
    let notes = &play.row("usability/tasks").answer.notes;
    assert_eq!(notes[0].text, "y\none two\nq [2J");
}

#[test]
fn what_was_written_waits_for_the_next_time_on_that_item() {
    let mut play = play();
    play.keys("<enter>mhalf a<enter>thought<esc>");
    assert_eq!(play.place(), "walk");
    assert!(play.message().contains("draft"), "{}", play.message());
    play.keys(" m");
    assert!(!play.screen().contains("thought"), "another item has none");
    play.keys("<esc><left>m more<ctrl-s>");
    let notes = &play.row("usability/tasks").answer.notes;
    assert_eq!(notes[0].text, "half a\nthought more");
    play.keys("m");
    assert!(!play.screen().contains("› half"), "{}", play.screen());
    assert_eq!(play.recorded(), 1);
}

#[test]
fn a_draft_is_not_left_behind_by_mistake() {
    let mut play = play();
    play.keys("<enter>mhalf<esc>qq");
    assert!(!play.left);
    assert!(
        play.message().contains("only a draft"),
        "{}",
        play.message()
    );
    play.keys("<enter>m<ctrl-u><esc>qq");
    assert!(play.left, "an empty one is none");
}

#[test]
fn a_note_that_cannot_be_written_stays_unsaved_like_any_change() {
    let mut play = play();
    play.keeping.broken = Some("no space left");
    play.keys("<enter>mwords<ctrl-s>");
    assert_eq!(play.model.unsaved.len(), 1);
    play.keeping.broken = None;
    play.keys("R");
    assert_eq!(play.row("usability/tasks").answer.notes[0].text, "words");
}

#[test]
fn a_long_note_is_wrapped_and_scrolls_with_the_cursor() {
    let mut play = play();
    play.sized(40, 12).keys("<enter>m");
    play.keys("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen and nineteen, and twenty, and so on until the end");
    assert!(play.screen().contains("the end"), "{}", play.screen());
    assert!(!play.screen().contains("› one"), "{}", play.screen());
    play.keys("<ctrl-home>");
    assert!(play.screen().contains("› one two"), "{}", play.screen());
    play.keys("<down>X<ctrl-s>");
    let text = &play.row("usability/tasks").answer.notes[0].text;
    assert!(
        text.contains(" Xeight "),
        "one row down, not one line: {text}"
    );
}
