//! What a key costs in the app: from the key to the last byte of the frame that follows it.
//!
//! The app runs in this process with its real loop, keeper and disk; the terminal is a wire whose
//! bytes are counted. The same keys are pressed with 100 items on the screen and with 10,000, in
//! turns, so that whatever else the machine does meets both alike.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gonogo::clock::Clock;
use gonogo::domain::when::parse_date;
use gonogo::session::{self, EditFailure, Opened, Opening, Outside, Passage, Scope};
use gonogo::tui::background::Background;
use gonogo::tui::checking::Equipment;
use gonogo::tui::glyphs::Glyphs;
use gonogo::tui::kept::Kept;
use gonogo::tui::keymap::{Chosen, Keymap};
use gonogo::tui::model::Model;
use gonogo::tui::run::{Console, run};
use gonogo::tui::scene::Keeper as _;
use gonogo::tui::theme::Theme;
use gonogo::tui::view::Look;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::answers;
use crate::generate::{TODAY, Workspace};

/// How often each row of keys is pressed.
const TIMES: usize = 40;
/// How long nothing is pressed, to see that nothing is written.
const STILL: Duration = Duration::from_millis(2500);
/// How often the app asks for a key while it waits for nothing else.
const ASKED: Duration = Duration::from_millis(200);

/// What is done, the keys that do it again and again, and the keys that led there.
const DONE: [(&str, &str, &str); 6] = [
    ("move in the list", "jjjjkkkk", "a"),
    ("page, top and end", "FFBBGg", "a"),
    ("open and leave an item", "\rqj", "a"),
    ("type into a field", "oMaria G\x1b", "a"),
    ("open and leave the list", "aq", ""),
    ("answer and take back", "nu", "a"),
];

/// Bytes that a terminal would get, and when the first frame since the last key was whole.
#[derive(Clone)]
struct Wire(Rc<RefCell<Seen>>);

struct Seen {
    bytes: usize,
    framed: Option<Instant>,
    /// When the very first frame was whole.
    first: Option<Instant>,
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().bytes += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut seen = self.0.borrow_mut();
        let now = *seen.framed.get_or_insert_with(Instant::now);
        seen.first.get_or_insert(now);
        Ok(())
    }
}

/// Somebody who presses keys, each once the screen shows what the one before has led to.
struct Hands {
    keys: VecDeque<Event>,
    wire: Wire,
    /// When the key that is being answered was pressed, and how many bytes had been written then.
    pressed: Option<(Instant, usize)>,
    took: Vec<(Duration, usize)>,
}

impl Console for Hands {
    fn next(&mut self, patience: Duration) -> io::Result<Option<Event>> {
        if patience < ASKED {
            return Ok(None);
        }
        let (bytes, framed) = {
            let mut seen = self.wire.0.borrow_mut();
            (seen.bytes, seen.framed.take())
        };
        if let (Some((pressed, before)), Some(framed)) = (self.pressed.take(), framed) {
            let took = framed.saturating_duration_since(pressed);
            self.took.push((took, bytes - before));
        }
        let key = self.keys.pop_front();
        self.pressed = key.is_some().then(|| (Instant::now(), bytes));
        Ok(Some(
            key.unwrap_or_else(|| event('c', KeyModifiers::CONTROL)),
        ))
    }

    fn background(&mut self) -> Option<Background> {
        None
    }

    fn copy(&mut self, _text: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn edit(&mut self, _passage: &Passage) -> io::Result<Result<(), EditFailure>> {
        Ok(Ok(()))
    }
}

fn event(c: char, held: KeyModifiers) -> Event {
    let code = match c {
        '\r' => KeyCode::Enter,
        '\x1b' => KeyCode::Esc,
        'F' => KeyCode::PageDown,
        'B' => KeyCode::PageUp,
        c => KeyCode::Char(c),
    };
    Event::Key(KeyEvent::new(code, held))
}

/// The app with so many items.
struct App {
    keeper: Kept,
    model: Model,
    look: Look,
    wire: Wire,
    workspace: Workspace,
}

impl App {
    fn on(workspace: Workspace) -> io::Result<Self> {
        let outside = Outside {
            folder: workspace.root.clone(),
            home: None,
            data: workspace.data.clone(),
            path: None,
            named: Some("Maria Garcia".into()),
            login: "maria".into(),
            editor: None,
        };
        let opening = Opening {
            clock: Clock {
                today: parse_date(TODAY).ok(),
            },
            ..Opening::default()
        };
        let opened: Opened = session::open(&outside, &opening, Scope::Everything)
            .map_err(|error| io::Error::other(error.to_string()))?;
        let keeper = Kept::new(opened, outside, opening, Equipment::default())?;
        let keymap = Keymap::new(&Chosen::new())
            .map_err(|clashes| io::Error::other(format!("{clashes:?}")))?;
        let seen = Seen {
            bytes: 0,
            framed: None,
            first: None,
        };
        Ok(Self {
            model: Model::new(&keeper.scene()),
            keeper,
            look: Look {
                theme: Theme::Dark,
                glyphs: Glyphs::of(true),
                keymap,
            },
            wire: Wire(Rc::new(RefCell::new(seen))),
            workspace,
        })
    }

    /// Presses keys; gives back what each but the first `led` took, until its frame was written, and
    /// how many bytes that frame had.
    fn press(&mut self, led: &str, keys: &str) -> io::Result<Vec<(Duration, usize)>> {
        let all = led.chars().chain(keys.chars());
        let mut hands = Hands {
            keys: all.map(|c| event(c, KeyModifiers::NONE)).collect(),
            wire: self.wire.clone(),
            pressed: None,
            took: Vec::new(),
        };
        let backend = CrosstermBackend::new(io::BufWriter::new(self.wire.clone()));
        let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        run(
            &mut terminal,
            &mut hands,
            &mut self.keeper,
            &mut self.model,
            &mut self.look,
        )
        .map_err(|error| io::Error::other(error.to_string()))?;
        self.model = Model::new(&self.keeper.scene());
        Ok(hands.took.split_off(led.chars().count()))
    }

    /// How many bytes are written while nobody does anything, after a first second of settling.
    fn still(&mut self) -> io::Result<usize> {
        struct Nobody(Instant, Option<usize>, Wire);
        impl Console for Nobody {
            fn next(&mut self, patience: Duration) -> io::Result<Option<Event>> {
                let seen = self.2.0.borrow().bytes;
                if self.0.elapsed() > Duration::from_secs(1) {
                    self.1.get_or_insert(seen);
                }
                if self.0.elapsed() > STILL {
                    return Ok(Some(event('c', KeyModifiers::CONTROL)));
                }
                std::thread::sleep(patience);
                Ok(None)
            }

            fn background(&mut self) -> Option<Background> {
                None
            }

            fn copy(&mut self, _text: &[u8]) -> io::Result<()> {
                Ok(())
            }

            fn suspend(&mut self) -> io::Result<()> {
                Ok(())
            }

            fn edit(&mut self, _passage: &Passage) -> io::Result<Result<(), EditFailure>> {
                Ok(Ok(()))
            }
        }
        let mut nobody = Nobody(Instant::now(), None, self.wire.clone());
        let backend = CrosstermBackend::new(io::BufWriter::new(self.wire.clone()));
        let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        let ended = run(
            &mut terminal,
            &mut nobody,
            &mut self.keeper,
            &mut self.model,
            &mut self.look,
        );
        ended.map_err(|error| io::Error::other(error.to_string()))?;
        Ok(self.wire.0.borrow().bytes - nobody.1.unwrap_or(0))
    }
}

/// From nothing to the first whole frame of the app in this workspace, the median of a few starts.
pub(crate) fn first_frame(workspace: Workspace) -> io::Result<Duration> {
    let mut took = Vec::new();
    let mut workspace = Some(workspace);
    for _ in 0..3 {
        let Some(now) = workspace.take() else { break };
        let begun = Instant::now();
        let mut app = App::on(now)?;
        app.press("", "")?;
        let framed = app.wire.0.borrow().first;
        took.extend(framed.map(|framed| framed.saturating_duration_since(begun)));
        workspace = Some(app.workspace);
    }
    took.sort_unstable();
    let median = took.get(took.len() / 2).copied();
    median.ok_or_else(|| io::Error::other("no frame was drawn"))
}

/// What many keys took.
struct Took {
    middle: Duration,
    /// What all but one in a hundred stayed below.
    most: Duration,
    bytes: usize,
}

fn summed(mut took: Vec<(Duration, usize)>) -> io::Result<Took> {
    took.sort_unstable();
    let at = |part: usize| took.get((took.len() * part / 100).min(took.len().saturating_sub(1)));
    let none = || io::Error::other("no key was answered");
    Ok(Took {
        middle: at(50).ok_or_else(none)?.0,
        most: at(99).ok_or_else(none)?.0,
        bytes: took.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0),
    })
}

/// Presses the same keys with few items and with many, and prints a line for each kind of key.
pub(crate) fn print() -> io::Result<()> {
    let (few, many) = (Workspace::new(1, 100)?, Workspace::new(100, 100)?);
    answers::write(&few, 1_000)?;
    answers::write(&many, 100_000)?;
    let (mut few, mut many) = (App::on(few)?, App::on(many)?);
    writeln!(
        io::stdout(),
        "\nFrom a key to its frame at 80x24: medians at 100 and at 10,000 items (100,000 changes); \
         goals 1.5 x, 16 ms, 4096 bytes\n\n{:<26} {:>10} {:>10} {:>7} {:>10} {:>7}",
        "",
        "100",
        "10,000",
        "ratio",
        "p99",
        "bytes"
    )?;
    for (what, keys, led) in DONE {
        let (mut of_few, mut of_many) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            of_few.extend(few.press(led, keys)?);
            of_many.extend(many.press(led, keys)?);
        }
        let (of_few, of_many) = (summed(of_few)?, summed(of_many)?);
        let ms = |took: Duration| took.as_secs_f64() * 1000.0;
        writeln!(
            io::stdout(),
            "{what:<26} {:>7.2} ms {:>7.2} ms {:>7.2} {:>7.2} ms {:>7}",
            ms(of_few.middle),
            ms(of_many.middle),
            ms(of_many.middle) / ms(of_few.middle),
            ms(of_many.most),
            of_many.bytes,
        )?;
    }
    writeln!(
        io::stdout(),
        "written while nothing happens: {} bytes",
        many.still()?
    )
}
