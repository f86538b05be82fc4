//! Whether the terminal's background is dark or light: what it says when it is asked, told apart
//! from what is typed.
//!
//! A terminal answers through the ordinary input, where the library that reads it takes the answer
//! for keys: alt-], then characters, then alt-\ or ctrl-g. A [`Listener`] holds keys back only while
//! they still read like such an answer. Invariant: every event that is no part of a whole answer
//! comes out of it, once, in the order in which it came. It knows no terminal and no clock.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind};

use super::key::Key;

/// What lies behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Text is brighter.
    Dark,
    /// Text is darker.
    Light,
}

/// The question for the background's colour. It ends in BEL, since some terminals cut the other end
/// of the answer short.
pub const QUESTION: &[u8] = b"\x1b]11;?\x07";

impl Background {
    /// What `COLORFGBG` says: the numbers of the text's and of the background's colour, with
    /// something between them at times, as in `15;0` or `0;default;15`. None where it is anything else.
    #[must_use]
    pub fn of_variable(text: &str) -> Option<Self> {
        let (_, background) = text.rsplit_once(';')?;
        match background.trim().parse().ok()? {
            0..=6 | 8 => Some(Self::Dark),
            7 | 9..=15u8 => Some(Self::Light),
            _ => None,
        }
    }

    /// What the parts of a colour come to, each as a part of its own whole.
    fn of_colour(red: Share, green: Share, blue: Share) -> Self {
        // How bright people see the three, in thousandths.
        let seen = red.of(299) + green.of(587) + blue.of(114);
        if seen < 500 { Self::Dark } else { Self::Light }
    }
}

/// So much of the most there can be.
#[derive(Debug, Clone, Copy)]
struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// Reads one to four hexadecimal digits.
    fn read(digits: &str) -> Option<Self> {
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let whole = match digits.len() {
            1 => 0xF,
            2 => 0xFF,
            3 => 0xFFF,
            4 => 0xFFFF,
            _ => return None,
        };
        let part = u32::from_str_radix(digits, 16).ok()?;
        hexadecimal.then_some(Self { part, whole })
    }

    const fn of(self, number: u32) -> u32 {
        number * self.part / self.whole
    }
}

/// Hears the answer among the keys.
#[derive(Debug, Default)]
pub struct Listener {
    /// What the events that are held back read like.
    text: String,
    held: Vec<Event>,
    ready: VecDeque<Event>,
}

impl Listener {
    /// Takes in an event. Once it was the last of an answer, the answer comes back.
    pub fn hear(&mut self, event: Event) -> Option<Background> {
        if matches!(event, Event::Resize(..)) {
            // It comes from elsewhere, so it may stand within an answer.
            self.ready.push_back(event);
            return None;
        }
        let reads = sent(&event).map(|piece| format!("{}{piece}", self.text));
        match reads.map(|text| (shape(&text), text)) {
            Some((Shape::Whole(background), _)) => {
                self.text.clear();
                self.held.clear();
                Some(background)
            }
            Some((Shape::Beginning, text)) => {
                self.text = text;
                self.held.push(event);
                None
            }
            _ if self.held.is_empty() => {
                self.ready.push_back(event);
                None
            }
            _ => {
                self.give_up();
                // It may be the first of another.
                self.hear(event)
            }
        }
    }

    /// The next event that is not held back.
    pub fn pop(&mut self) -> Option<Event> {
        self.ready.pop_front()
    }

    /// How long to wait for more of what is held back, if anything is.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.held.len() {
            0 => None,
            // A key that somebody may have pressed: too short to be noticed.
            1 => Some(Duration::from_millis(50)),
            // Nobody types this. On a slow line the rest may still be on its way.
            _ => Some(Duration::from_secs(1)),
        }
    }

    /// Nothing more has come: what was held back was typed.
    pub fn give_up(&mut self) {
        self.text.clear();
        self.ready.extend(self.held.drain(..));
    }
}

/// What an event reads like, where an answer can hold it. An escape at the end of what could be
/// read at once comes as a key of its own.
fn sent(event: &Event) -> Option<String> {
    let Event::Key(key) = event else {
        return None;
    };
    if key.kind != KeyEventKind::Press {
        return None;
    }
    let key = Key::from(*key);
    match (key.typed(), key.to_string().as_str()) {
        (Some(c), _) => Some(c.into()),
        (None, "esc") => Some("\x1b".into()),
        (None, "alt-]") => Some("\x1b]".into()),
        (None, "alt-\\") => Some("\x1b\\".into()),
        (None, "ctrl-g") => Some("\x07".into()),
        _ => None,
    }
}

/// How a text reads.
enum Shape {
    /// An answer.
    Whole(Background),
    /// The beginning of one.
    Beginning,
    /// Neither.
    Other,
}

/// Whether a text is an answer, `ESC ]11;rgb:RRRR/GGGG/BBBB` with its end, or begins one.
fn shape(text: &str) -> Shape {
    const OPENINGS: [&str; 2] = ["\x1b]11;rgb:", "\x1b]11;rgba:"];
    const ENDS: [&str; 2] = ["\x07", "\x1b\\"];
    let Some(colour) = OPENINGS.iter().find_map(|open| text.strip_prefix(open)) else {
        let begins = OPENINGS.iter().any(|open| open.starts_with(text));
        return if begins {
            Shape::Beginning
        } else {
            Shape::Other
        };
    };
    let (digits, end) = match colour.find(['\x07', '\x1b']) {
        Some(at) => colour.split_at(at),
        None => (colour, ""),
    };
    let parts: Vec<_> = digits.split('/').collect();
    let last = parts.len() - 1;
    let unfinished = |(at, part): (usize, &&str)| {
        let room = part.len() <= 4 && (at == last || !part.is_empty());
        room && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if !parts.iter().enumerate().all(unfinished) || parts.len() > 4 {
        return Shape::Other;
    }
    let share = |place: usize| parts.get(place).and_then(|part| Share::read(part));
    match (share(0), share(1), share(2)) {
        _ if end.is_empty() => Shape::Beginning,
        (Some(red), Some(green), Some(blue)) if ENDS.contains(&end) => {
            Shape::Whole(Background::of_colour(red, green, blue))
        }
        (Some(_), Some(_), Some(_)) if end == "\x1b" => Shape::Beginning,
        _ => Shape::Other,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::super::play::{Script, keys, play, press, release};
    use super::super::theme::Theme;
    use super::*;

    /// An answer as events: `ESC ]` and `ESC \` are keys with alt, BEL is ctrl-g.
    const LIGHT: &str = "<alt-]>11;rgb:ffff/FFFF/f0f0<alt-\\>";

    /// What is heard, and the keys that come out, in their order.
    fn heard(text: &str) -> (Vec<Background>, String) {
        let mut listener = Listener::default();
        let mut heard = Vec::new();
        let mut out = Vec::new();
        for event in keys(text) {
            heard.extend(listener.hear(event));
            out.extend(std::iter::from_fn(|| listener.pop()));
        }
        listener.give_up();
        out.extend(std::iter::from_fn(|| listener.pop()));
        let names = out.into_iter().map(|event| match event {
            Event::Key(key) => Key::from(key).to_string(),
            other => format!("{other:?}"),
        });
        (heard, names.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn an_answer_is_heard_among_keys_and_none_of_them_is_lost() {
        use Background::{Dark, Light};
        for (text, background, left) in [
            (LIGHT.into(), Light, ""),
            (format!("jj{LIGHT}kk"), Light, "j j k k"),
            ("<alt-]>11;rgb:0000/0000/0000<ctrl-g>y".into(), Dark, "y"),
            ("<alt-]>11;rgb:ff/ff/ff<ctrl-g>".into(), Light, ""),
            ("<alt-]>11;rgb:1/2/3<ctrl-g>".into(), Dark, ""),
            (
                "<alt-]>11;rgba:0000/0000/0000/ffff<ctrl-g>".into(),
                Dark,
                "",
            ),
            // Solarized, whose backgrounds are neither black nor white.
            ("<alt-]>11;rgb:fdfd/f6f6/e3e3<ctrl-g>".into(), Light, ""),
            ("<alt-]>11;rgb:0000/2b2b/3636<ctrl-g>".into(), Dark, ""),
            // An escape at the end of what was read at once is a key of its own.
            ("<esc>]11;rgb:ffff/ffff/ffff<esc>\\q".into(), Light, "q"),
            (format!("<esc>{LIGHT}"), Light, "esc"),
            (format!("<alt-]>{LIGHT}"), Light, "alt-]"),
            (
                format!("<alt-]>11;rgb:ff{LIGHT}x"),
                Light,
                "alt-] 1 1 ; r g b : f f x",
            ),
        ] {
            assert_eq!(heard(&text), (vec![background], left.into()), "{text}");
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_was_typed() {
        for text in [
            "<esc>",
            "<esc>]",
            "<esc><esc>q",
            "<alt-]>",
            "<alt-]>11;rgb:ffff/ffff/ffff",
            "<alt-]>11;rgb:ffff/ffff/fffff<ctrl-g>",
            "<alt-]>11;rgb:ffff/ffff<ctrl-g>",
            "<alt-]>11;rgb:ffff//ffff<ctrl-g>",
            "<alt-]>11;rgb:ffff/ffff/<ctrl-g>",
            "<alt-]>11;rgb:1/2/3/4/5<ctrl-g>",
            "<alt-]>11;rgb:gggg/0000/0000<ctrl-g>",
            "<alt-]>11;rgb:ffff/ffff/ffff<esc>x",
            "<alt-]>10;rgb:ffff/ffff/ffff<ctrl-g>",
            "11;rgb:ffff/ffff/ffff<ctrl-g>",
            "<alt-]><enter>",
            "<esc><left>jk",
        ] {
            let all = keys(text).into_iter().map(|event| match event {
                Event::Key(key) => Key::from(key).to_string(),
                other => format!("{other:?}"),
            });
            let all = all.collect::<Vec<_>>().join(" ");
            assert_eq!(heard(text), (vec![], all), "{text}");
        }
    }

    #[test]
    fn every_key_comes_out_wherever_an_answer_breaks_off() {
        let events = keys(LIGHT);
        for cut in 0..events.len() {
            let mut listener = Listener::default();
            let mut typed: Vec<_> = events.iter().take(cut).cloned().collect();
            typed.push(press("enter"));
            let mut out = Vec::new();
            for event in typed.clone() {
                assert_eq!(listener.hear(event), None);
                out.extend(std::iter::from_fn(|| listener.pop()));
            }
            assert_eq!(out, typed, "cut at {cut}");
            assert_eq!(listener.patience(), None);
        }
    }

    #[test]
    fn other_events_are_not_kept_waiting() {
        let mut listener = Listener::default();
        let resize = Event::Resize(80, 24);
        let mut events = keys(LIGHT);
        let last = events.pop().unwrap();
        for event in events {
            assert_eq!(listener.hear(event), None);
        }
        assert_eq!(listener.hear(resize.clone()), None);
        assert_eq!(listener.pop(), Some(resize));
        assert_eq!(listener.hear(last), Some(Background::Light));
        assert_eq!(listener.pop(), None);

        let paste = Event::Paste("text".into());
        for event in [press("esc"), paste.clone()] {
            assert_eq!(listener.hear(event), None);
        }
        assert_eq!(listener.pop(), Some(press("esc")));
        assert_eq!(listener.pop(), Some(paste));
        assert_eq!(listener.hear(release("esc")), None);
        assert_eq!(listener.pop(), Some(release("esc")));
    }

    #[test]
    fn a_single_key_waits_too_short_to_be_noticed() {
        let mut listener = Listener::default();
        assert_eq!(listener.patience(), None);
        listener.hear(press("esc"));
        assert!(listener.patience().unwrap() <= Duration::from_millis(50));
        listener.give_up();
        assert_eq!(listener.patience(), None);
    }

    #[test]
    fn what_is_heard_is_drawn_at_once() {
        let mut play = play();
        let mut script = Script::of([]);
        script.background = Some(Background::Light);
        play.follow(&mut script);
        assert_eq!(play.look.theme, Theme::Light);
        let cells = play.terminal.backend().buffer().content();
        assert!(cells.iter().any(|cell| cell.fg == Color::Blue));
    }

    #[test]
    fn the_variable_names_the_colour_behind_the_text_last() {
        for (text, background) in [
            ("15;0", Some(Background::Dark)),
            ("0;15", Some(Background::Light)),
            ("0;default;15", Some(Background::Light)),
            ("12;8", Some(Background::Dark)),
            ("0;7", Some(Background::Light)),
            ("15;default", None),
            ("15", None),
            ("0;16", None),
            ("", None),
        ] {
            assert_eq!(Background::of_variable(text), background, "{text}");
        }
    }
}
