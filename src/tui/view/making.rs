//! What is asked of a new release, and what helps with the answer.

use super::{Drawing, sheet};
use crate::domain::text::count;
use crate::domain::when::spoken;
use crate::report::phrase;
use crate::session::Asked;
use crate::tui::action::{Action, Scope};
use crate::tui::model::making::{Ask, Making};

/// The question, and where among the others it is.
pub(super) fn question(making: &Making) -> String {
    let words = match making.steps.ask() {
        Ask::Id => "A new release: which id names it, in files and commands?".into(),
        Ask::Name => "What is it called?".into(),
        Ask::Version => "Which version is it?".into(),
        Ask::Date => "When does it go out?".into(),
        Ask::Owner => "Who decides?".into(),
        Ask::From => "From which release does it begin?".into(),
        Ask::Trait(place) => making.asked(place).map_or_else(String::new, Asked::words),
    };
    let (at, all) = making.steps.position();
    format!("{words}  ({at} of {all})")
}

/// What helps, while nothing is wrong.
pub(super) fn help(drawing: &Drawing<'_>, making: &Making, cells: usize) -> String {
    let today = drawing.scene.today();
    let alone = format!("{} alone", drawing.look.key(Scope::Field, Action::Accept));
    let nothing = making.steps.typed().is_empty();
    let suggested = |none: String| {
        let words = making.suggestions(today).into_iter();
        let told = words.map(|(word, means)| match means {
            Some(means) => format!("{word} {means}"),
            None => word,
        });
        let fit = sheet::as_fit(drawing, told, cells);
        if fit.is_empty() { none } else { fit }
    };
    match making.steps.ask() {
        _ if making.under_way => "It is being written.".into(),
        Ask::Id => "Such as 2.4 or 2026-spring; its answers are kept under it.".into(),
        Ask::Name if nothing => format!("{alone}: its id is its name."),
        Ask::Version if nothing => format!("{alone}: no version."),
        Ask::Name | Ask::Version => String::new(),
        Ask::Date => match making.understood(today) {
            Some(day) => format!("{}, {}", spoken(day), phrase::distance(day, today)),
            None if nothing => format!("fri, +2w, 12 mar, 2026-12-01; {alone}: not known yet."),
            None => suggested("fri, tomorrow, +2w, 12 mar, 2026-12-01".into()),
        },
        Ask::Owner if nothing => format!("{alone}: nobody yet."),
        Ask::Owner => suggested(String::new()),
        Ask::From if nothing => format!("{alone}: from none, so that nothing is taken over."),
        Ask::From => "It takes over who owns what, and what does not apply with its reason.".into(),
        Ask::Trait(place) => making.asked(place).map_or_else(String::new, |asked| {
            let items = count(asked.items, "item");
            let them = if asked.items == 1 { "it" } else { "them" };
            format!("It decides {items}: n leaves {them} out; {alone}: not known, so asked.")
        }),
    }
}
