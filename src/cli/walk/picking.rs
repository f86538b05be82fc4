//! Several answers to one item: they are told with numbers, and one is said to hold.

use crate::domain::command::Command;
use crate::tui::model::choice::{Choice, Side};
use crate::tui::scene::Scene;

/// What is said where nobody is at odds.
pub(super) const ONE: &str = "there is one answer, and nobody is at odds with it";

/// The answers, each with its number, who gave it and when.
pub(super) fn told(choice: &Choice, scene: &Scene<'_>) -> Vec<String> {
    let sides = choice.told(scene).into_iter();
    let line = |(number, side): (usize, Side<'_>)| {
        let words = [side.at_odds, side.besides].concat().join("; ");
        format!("{number}: {}, {}: {words}", side.event.by, side.when)
    };
    (1..).zip(sides).map(line).collect()
}

/// The command by which the answer of that number holds.
///
/// # Errors
/// When there is none of that number.
pub(super) fn command(choice: &Choice, number: &str) -> Result<Command, String> {
    let all = choice.sides.len();
    let place = number.trim().parse::<usize>().ok();
    let place = place.and_then(|number| number.checked_sub(1));
    place
        .and_then(|place| choice.command(place))
        .ok_or_else(|| {
            format!(
                "`{}` is no answer's number: there are 1 to {all}",
                number.trim()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::tui::play::{Play, stage};
    use crate::tui::scene::Keeper as _;

    #[test]
    fn the_answer_that_is_picked_by_its_number_is_the_one_of_the_app() {
        let mut here = stage();
        let mut there = here.clone();
        here.says("Ada King", "usability/tasks", "done");
        there.says(
            "Maria Garcia",
            "usability/tasks",
            "blocked; reason the bank",
        );
        here.meet(&mut there);
        let mut play = Play::on(here);
        let scene = play.keeping.scene();
        let row = scene
            .board
            .place(&"usability/tasks".parse().unwrap())
            .unwrap();
        let choice = Choice::of(row, &scene).unwrap();
        let told = told(&choice, &scene);
        assert_eq!(told.len(), 2);
        assert!(
            told[0].starts_with("1: ") && told[1].starts_with("2: "),
            "{told:?}"
        );
        for bad in ["", "0", "3", "one"] {
            assert!(command(&choice, bad).is_err(), "{bad}");
        }
        let first = decide(&scene.desk, &command(&choice, "1").unwrap()).unwrap();
        play.keys("/usability/tasks<enter><enter>=k<enter>");
        let recorded = play.keeping.stage.history.events().last().unwrap();
        assert_eq!(*recorded.changes, *first.changes);
        assert!(Choice::of(row, &play.keeping.scene()).is_none());
    }
}
