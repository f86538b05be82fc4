//! What colours and weights mean; no other file names one.
//!
//! Sixteen colours that every terminal has, chosen by its owner to be read on its background, which
//! is always left as it is: one accent for what is ready, one alarm for what stands in the way.
//! Without colours the same meanings are told apart by bold, dim and reverse, and always by a word
//! or glyph as well.
//! crossterm on its own, told not to colour, would drop the reverse of the selection with the
//! colours; so the colours are left out here, before it ever sees one.

use ratatui::style::{Color, Modifier, Style};

use super::background::Background;
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background, and where nothing is known of it.
    #[default]
    Dark,
    /// For a light background: nothing that is yellow or faint would be seen on it.
    Light,
    /// For any background: nothing faint, and no colour that either a dark or a light one swallows.
    HighContrast,
    /// No colours.
    Colourless,
}

impl Theme {
    /// The theme for a background.
    #[must_use]
    pub const fn on(background: Background) -> Self {
        match background {
            Background::Dark => Self::Dark,
            Background::Light => Self::Light,
        }
    }

    /// How a meaning looks.
    #[must_use]
    pub fn style(self, meaning: Meaning) -> Style {
        let (weight, colour) = match self {
            Self::Dark => (weight(meaning), dark(meaning)),
            Self::Light => (weight(meaning).difference(Modifier::DIM), light(meaning)),
            Self::HighContrast => contrast(meaning),
            Self::Colourless => (weight(meaning), None),
        };
        let style = Style::new().add_modifier(weight);
        // One bar in the text's own colour: turned round, faint and coloured words would tear it.
        let style = match (meaning, self) {
            (Meaning::Selected, Self::Colourless) => style.remove_modifier(Modifier::DIM),
            (Meaning::Selected, _) => style.remove_modifier(Modifier::DIM).fg(Color::Reset),
            _ => style,
        };
        colour.map_or(style, |colour| style.fg(colour))
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

fn weight(meaning: Meaning) -> Modifier {
    match meaning {
        Meaning::Plain | Meaning::Ready | Meaning::Field => Modifier::empty(),
        Meaning::Quiet => Modifier::DIM,
        Meaning::Strong | Meaning::Heading | Meaning::Key | Meaning::Alarm => Modifier::BOLD,
        Meaning::Go | Meaning::Conditional | Meaning::NoGo => Modifier::BOLD | Modifier::REVERSED,
        Meaning::Selected => Modifier::REVERSED,
    }
}

const fn dark(meaning: Meaning) -> Option<Color> {
    match meaning {
        Meaning::Key | Meaning::Ready | Meaning::Go => Some(Color::Green),
        Meaning::Alarm | Meaning::NoGo => Some(Color::Red),
        Meaning::Conditional => Some(Color::Yellow),
        _ => None,
    }
}

const fn light(meaning: Meaning) -> Option<Color> {
    match meaning {
        // Keys are in bold, which many terminals show brighter: a bright green is lost on white.
        Meaning::Key => Some(Color::Blue),
        Meaning::Conditional => Some(Color::Magenta),
        // In place of a faint text, which is lost on white: the grey that is nearer to black.
        Meaning::Quiet => Some(Color::DarkGray),
        _ => dark(meaning),
    }
}

/// Bright green, yellow and cyan are lost on white, and the dark colours on black. So what is ready
/// has the text's own colour, and stands out by its weight.
fn contrast(meaning: Meaning) -> (Modifier, Option<Color>) {
    let bold = Modifier::BOLD;
    match meaning {
        Meaning::Quiet => (Modifier::empty(), None),
        Meaning::Heading => (bold | Modifier::UNDERLINED, None),
        Meaning::Ready => (bold, None),
        Meaning::Key => (bold, Some(Color::LightBlue)),
        Meaning::Alarm => (bold | Modifier::UNDERLINED, Some(Color::LightRed)),
        Meaning::NoGo => (weight(meaning), Some(Color::LightRed)),
        Meaning::Conditional => (weight(meaning), Some(Color::LightMagenta)),
        _ => (weight(meaning), None),
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

    const THEMES: [Theme; 4] = [
        Theme::Dark,
        Theme::Light,
        Theme::HighContrast,
        Theme::Colourless,
    ];

    #[test]
    fn without_colours_no_meaning_has_one() {
        for meaning in ALL {
            let style = Theme::Colourless.style(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{meaning:?}");
        }
    }

    #[test]
    fn in_every_theme_the_selection_shows_and_the_background_is_left_to_the_terminal() {
        for theme in THEMES {
            let selected = theme.style(Meaning::Selected);
            assert!(selected.add_modifier.contains(Modifier::REVERSED));
            assert!(ALL.iter().all(|meaning| theme.style(*meaning).bg.is_none()));
        }
    }

    #[test]
    fn in_every_theme_what_stands_in_the_way_looks_otherwise_than_what_does_not() {
        for theme in THEMES {
            let plain = theme.style(Meaning::Plain);
            let alarm = theme.style(Meaning::Alarm);
            assert!(alarm != plain && alarm != theme.style(Meaning::Ready));
        }
        // Where there are no colours the word itself tells them apart.
        for theme in [Theme::Dark, Theme::Light, Theme::HighContrast] {
            let verdicts = [Meaning::Go, Meaning::Conditional, Meaning::NoGo];
            let [go, conditional, no_go] = verdicts.map(|meaning| theme.style(meaning));
            assert!(go != conditional && go != no_go && conditional != no_go);
        }
    }

    #[test]
    fn nothing_fades_into_a_light_background_or_where_contrast_was_asked_for() {
        for theme in [Theme::Light, Theme::HighContrast] {
            for meaning in ALL {
                let style = theme.style(meaning);
                assert!(!style.add_modifier.contains(Modifier::DIM), "{meaning:?}");
                let lost = [
                    Color::Yellow,
                    Color::LightYellow,
                    Color::LightGreen,
                    Color::LightCyan,
                    Color::Gray,
                    Color::White,
                ];
                assert!(
                    style.fg.is_none_or(|colour| !lost.contains(&colour)),
                    "{theme:?} {meaning:?}"
                );
            }
        }
    }
}
