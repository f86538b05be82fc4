//! A real terminal for tests: a program on a pseudo-terminal, and an emulator that watches it.
//!
//! Everything waits for a condition; when it does not come, the failure shows the last screen.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a condition may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program has made of the terminal.
struct Seen {
    parser: vt100::Parser,
    /// All of its bytes.
    written: Vec<u8>,
    /// Whether the program's end of the terminal is closed.
    closed: bool,
    /// Whether nobody is to watch any longer.
    forsaken: bool,
}

/// A program on a pseudo-terminal.
pub(super) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn std::io::Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The line discipline before the program began.
    before: String,
}

/// A command in an environment of its own.
pub(super) fn command(program: &str, home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    let work = home.join("work");
    std::fs::create_dir_all(&work).unwrap();
    command.cwd(work);
    for (name, value) in [
        ("PATH", std::env::var("PATH").unwrap_or_default().as_str()),
        ("TERM", "xterm-256color"),
        ("LANG", "C.UTF-8"),
        ("RUST_BACKTRACE", "0"),
        ("HOME", home.to_str().unwrap()),
        ("GONOGO_DATA_DIR", home.join("data").to_str().unwrap()),
        ("GONOGO_CONFIG_DIR", home.join("config").to_str().unwrap()),
        ("GONOGO_AS", "Ada King"),
        ("GONOGO_TODAY", "2026-03-10"),
    ] {
        command.env(name, value);
    }
    command
}

/// The app in an environment of its own.
pub(super) fn app(home: &Path) -> CommandBuilder {
    command(env!("CARGO_BIN_EXE_gonogo"), home)
}

impl Terminal {
    /// Starts a program on a terminal of 80 by 24.
    pub(super) fn start(command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = line_discipline(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        // Ours closed, the end of the program ends the reading.
        drop(pair.slave);
        let seen = Seen {
            parser: vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0),
            written: Vec::new(),
            closed: false,
            forsaken: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let watched = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let read = output.read(&mut bytes).unwrap_or(0);
                let (seen, changed) = &*watched;
                let mut seen = seen.lock().unwrap();
                seen.parser.process(&bytes[..read]);
                seen.written.extend_from_slice(&bytes[..read]);
                seen.closed = read == 0;
                changed.notify_all();
                if read == 0 || seen.forsaken {
                    return;
                }
            }
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            seen,
            before,
        }
    }

    /// Types.
    pub(super) fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until the screen is so.
    pub(super) fn until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        self.until_seen(what, |seen| is_so(seen.parser.screen()));
    }

    /// Waits until the program has written something that no screen shows.
    pub(super) fn until_written(&self, bytes: &str) {
        self.until_seen(&format!("{bytes:?}"), |seen| {
            String::from_utf8_lossy(&seen.written).contains(bytes)
        });
    }

    /// What the program has written so far.
    pub(super) fn written(&self) -> String {
        let seen = self.seen.0.lock().unwrap();
        String::from_utf8_lossy(&seen.written).into_owned()
    }

    fn until_seen(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let (seen, changed) = &*self.seen;
        let end = Instant::now() + PATIENCE;
        let mut seen = seen.lock().unwrap();
        while !is_so(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !seen.closed,
                "{what} did not come; the screen shows:\n{}",
                seen.parser.screen().contents()
            );
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits until the screen shows a text.
    pub(super) fn until_shows(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// What the screen shows.
    pub(super) fn text(&self) -> String {
        self.seen.0.lock().unwrap().parser.screen().contents()
    }

    /// Makes the window another size.
    pub(super) fn resize(&self, cols: u16, rows: u16) {
        let (seen, _) = &*self.seen;
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let (rows, cols) = (rows.try_into().unwrap(), cols.try_into().unwrap());
        seen.lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(rows, cols);
        self.master.resize(size).unwrap();
    }

    /// Sends a signal to the program.
    pub(super) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Takes the terminal away from the program, and waits for its end.
    pub(super) fn hang_up(mut self) -> ExitStatus {
        self.seen.0.lock().unwrap().forsaken = true;
        // Who watches holds the terminal too, until something more is drawn.
        self.keys("\u{c}");
        let Self {
            master,
            mut child,
            keyboard,
            seen,
            ..
        } = self;
        drop((keyboard, master));
        let end = Instant::now() + PATIENCE;
        let (seen, changed) = &*seen;
        let mut seen = seen.lock().unwrap();
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "the program did not end");
            let beat = Duration::from_millis(20);
            seen = changed.wait_timeout(seen, beat).unwrap().0;
        }
    }

    /// Waits for the end of the program, and of all that it wrote.
    pub(super) fn end(&mut self) -> ExitStatus {
        let (seen, changed) = &*self.seen;
        let end = Instant::now() + PATIENCE;
        let mut seen = seen.lock().unwrap();
        while !seen.closed {
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "the program did not end; the screen shows:\n{}",
                seen.parser.screen().contents()
            );
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
        drop(seen);
        self.child.wait().unwrap()
    }

    /// Whether the terminal is at present as it was before the program began, but for what it shows.
    pub(super) fn is_given_back(&self) -> bool {
        let seen = self.seen.0.lock().unwrap();
        is_plain(seen.parser.screen()) && line_discipline(self.master.as_ref()) == self.before
    }

    /// Fails unless the terminal is as it was before the program began, but for what it shows.
    pub(super) fn assert_given_back(&self) {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "still on the other screen");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "pasting is still bracketed");
        assert!(is_plain(screen), "the mouse is still watched");
        let now = line_discipline(self.master.as_ref());
        assert_eq!(now, self.before, "the line discipline has changed");
    }

    /// Fails unless the terminal has been taken over.
    pub(super) fn assert_taken(&self) {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_ne!(line_discipline(self.master.as_ref()), self.before);
    }
}

/// Whether no mode is set that a program has to set back.
pub(super) fn is_plain(screen: &vt100::Screen) -> bool {
    let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    !(screen.alternate_screen() || screen.hide_cursor() || screen.bracketed_paste() || mouse)
}

/// How the terminal treats lines and keys: the emulator cannot see that.
fn line_discipline(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
