//! What colours and weights mean; no other file names one.
//!
//! Sixteen colours that every terminal has, chosen by its owner to be read on its background: one
//! accent for what is ready, one alarm for what stands in the way. Without colours the same
//! meanings are told apart by bold, dim and reverse, and always by a word or glyph as well.
//! crossterm on its own, told not to colour, would drop the reverse of the selection with the
//! colours; so the colours are left out here, before it ever sees one.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::event::Status;
use crate::domain::standing::{Flag, Standing};
use crate::domain::verdict::Verdict;

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Ordinary text.
    Plain,
    /// What is said beside the point: labels, why, history.
    Quiet,
    /// What the screen is about: the statement, a title.
    Strong,
    /// The heading of a section.
    Heading,
    /// A key that can be pressed.
    Key,
    /// What is ready.
    Ready,
    /// What stands in the way.
    Alarm,
    /// GO, said aloud.
    Go,
    /// CONDITIONAL, said aloud.
    Conditional,
    /// NO-GO, said aloud.
    NoGo,
    /// The line that keys work on.
    Selected,
    /// The line that is typed into.
    Field,
}

/// How meanings look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether the terminal may show colours.
    pub colour: bool,
}

impl Theme {
    /// How a meaning looks.
    #[must_use]
    pub fn style(self, meaning: Meaning) -> Style {
        let style = Style::new().add_modifier(match meaning {
            Meaning::Plain | Meaning::Ready | Meaning::Field => Modifier::empty(),
            Meaning::Quiet => Modifier::DIM,
            Meaning::Strong | Meaning::Heading | Meaning::Key | Meaning::Alarm => Modifier::BOLD,
            Meaning::Go | Meaning::Conditional | Meaning::NoGo => {
                Modifier::BOLD | Modifier::REVERSED
            }
            Meaning::Selected => Modifier::REVERSED,
        });
        let colour = match meaning {
            Meaning::Key | Meaning::Ready | Meaning::Go => Color::Green,
            Meaning::Alarm | Meaning::NoGo => Color::Red,
            Meaning::Conditional => Color::Yellow,
            _ => return style,
        };
        if self.colour { style.fg(colour) } else { style }
    }

    /// How a verdict looks.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> Style {
        self.style(match verdict {
            Verdict::Go => Meaning::Go,
            Verdict::Conditional => Meaning::Conditional,
            Verdict::NoGo => Meaning::NoGo,
        })
    }

    /// How the word for where an item stands looks.
    #[must_use]
    pub fn standing(self, standing: &Standing) -> Style {
        let stuck = matches!(standing.state, Status::Blocked | Status::Failed);
        let wrong = standing.flags.iter().any(|flag| flag <= Flag::Overdue);
        self.style(match (standing.settled, stuck || wrong) {
            (true, _) => Meaning::Ready,
            (false, true) => Meaning::Alarm,
            (false, false) => Meaning::Plain,
        })
    }
}

/// A colour as a page of the documentation shows it; none for the terminal's own.
#[cfg(test)]
pub(super) fn web(colour: Color) -> Option<&'static str> {
    match colour {
        Color::Red => Some("#f07178"),
        Color::Green => Some("#8ccf7e"),
        Color::Yellow => Some("#e5c76b"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Meaning; 12] = [
        Meaning::Plain,
        Meaning::Quiet,
        Meaning::Strong,
        Meaning::Heading,
        Meaning::Key,
        Meaning::Ready,
        Meaning::Alarm,
        Meaning::Go,
        Meaning::Conditional,
        Meaning::NoGo,
        Meaning::Selected,
        Meaning::Field,
    ];

    #[test]
    fn without_colours_no_meaning_has_one_and_the_selection_still_shows() {
        let theme = Theme { colour: false };
        for meaning in ALL {
            let style = theme.style(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{meaning:?}");
        }
        let selected = theme.style(Meaning::Selected);
        assert!(selected.add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_background_is_left_to_the_terminal() {
        let theme = Theme { colour: true };
        assert!(ALL.iter().all(|meaning| theme.style(*meaning).bg.is_none()));
    }
}
