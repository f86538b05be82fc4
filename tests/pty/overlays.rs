//! What lies over a place, in a real terminal: a note, the palette, the help, the filter.

use super::terminal::{Terminal, app};
use super::{home, opened};

#[test]
fn a_note_in_lines_is_saved_with_ctrl_s_and_is_there_after_a_restart() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("\rmthe first line\rthe second");
    terminal.until_shows("the second");
    // A terminal that kept ctrl-s for itself would stop here until ctrl-q.
    terminal.keys("\u{13}");
    terminal.until_shows("Saved: ");
    // A terminal sends alt with enter as escape and enter at once.
    terminal.keys("m\u{1b}[200~pasted\rin two lines\u{1b}[201~");
    terminal.until_shows("in two lines");
    terminal.keys("\u{1b}\r");
    terminal.until("the second note", |screen| {
        let text = screen.contents();
        text.contains("Saved: ") && text.contains("pasted")
    });
    terminal.keys("qq");
    assert!(terminal.end().success());

    let mut terminal = Terminal::start(app(home.path()));
    terminal.until_shows("In the way, worst first");
    terminal.keys("/phase:go\r\r");
    terminal.until_shows("Notes    the first line");
    terminal.until_shows("           the second");
    terminal.until_shows("pasted");
    terminal.until_shows("           in two lines");
    terminal.keys("\u{3}");
    assert!(terminal.end().success());
}

#[test]
fn the_palette_and_the_help_find_what_can_be_done_and_do_it() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("\u{10}all items");
    terminal.until_shows("Lists all items.");
    terminal.keys("\r");
    terminal.until_shows("1 of 71");
    terminal.keys("?/worst first\r");
    terminal.until_shows("All items · worst first");
    terminal.keys(":leave\u{1b}");
    terminal.until_shows("1 of 71");
    terminal.keys(":quit");
    terminal.until_shows("Nothing here is called that.");
    terminal.keys("\u{15}back\r");
    terminal.until_shows("Nine questions");
    terminal.keys(":quit\r");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_list_follows_the_filter_and_comes_back() {
    let home = home();
    let mut terminal = opened(home.path());
    terminal.keys("/ph\tgo\u{15}phase:g\t");
    terminal.until_shows("1 of 9");
    terminal.keys(" contct");
    terminal.until_shows("1 of 1");
    terminal.keys("\u{1b}");
    terminal.until_shows("Nine questions");
    terminal.keys("q");
    assert!(terminal.end().success());
}
