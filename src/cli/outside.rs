//! What the process was given by the machine; read here once, and nowhere else.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
#[cfg(unix)]
use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::failure::Failure;
use crate::checks::Surroundings;
use crate::domain::when::parse_date;
use crate::session::Outside;
use crate::tui::Abilities;
use crate::tui::background::Background;

/// What the terminal and the environment say of how to show things.
#[derive(Debug, Clone)]
pub(super) struct Surface {
    /// Where lines come from.
    pub(super) input: End,
    /// Where answers go.
    pub(super) answers: End,
    /// Where talk goes.
    pub(super) talk: End,
    /// `NO_COLOR` is set, or the terminal is too simple for colours.
    pub(super) no_color: bool,
    /// `TERM=dumb`, or `GONOGO_PLAIN`.
    pub(super) plain: bool,
    /// Whether the locale can show more than ASCII.
    pub(super) utf8: bool,
}

/// What a variable of ours says. One that is not text is refused: to go on without it could put
/// another day, or another person's name, in its place.
fn ours(name: &'static str) -> Result<Option<String>, Failure> {
    let Some(value) = env::var_os(name) else {
        return Ok(None);
    };
    let value = value
        .into_string()
        .map_err(|_not_text| Failure::of(name)("it is not UTF-8 text"))?;
    Ok(Some(value.trim().to_string()).filter(|value| !value.is_empty()))
}

fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name).filter(|value| !value.is_empty())?;
    Some(value.to_string_lossy().into_owned())
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The machine as the session needs it.
///
/// # Errors
/// When there is no current folder, no home to keep answers in, or a name that is not text.
pub(super) fn outside() -> Result<Outside, Failure> {
    let folder = env::current_dir().map_err(|source| Failure::Folder { source })?;
    let base = directories::BaseDirs::new();
    let data = match env::var_os("GONOGO_DATA_DIR").filter(|value| !value.is_empty()) {
        Some(data) => folder.join(PathBuf::from(data)),
        None => directories::ProjectDirs::from("", "", "gonogo")
            .map(|dirs| dirs.data_local_dir().to_path_buf())
            .ok_or(Failure::NoHome)?,
    };
    let login = ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(variable);
    Ok(Outside {
        folder,
        home: base.map(|base| base.home_dir().to_path_buf()),
        data,
        path: env::var_os("PATH"),
        named: ours("GONOGO_AS")?,
        login: login.unwrap_or_else(|| "somebody".into()),
        editor: ["VISUAL", "EDITOR"].into_iter().find_map(variable),
    })
}

/// The folder of the person's settings, if there is a home to look for it in. Only the app has
/// settings, so no other command asks.
pub(super) fn configuration(folder: &Path) -> Option<PathBuf> {
    match env::var_os("GONOGO_CONFIG_DIR").filter(|value| !value.is_empty()) {
        Some(named) => Some(folder.join(named)),
        None => directories::ProjectDirs::from("", "", "gonogo")
            .map(|dirs| dirs.config_dir().to_path_buf()),
    }
}

/// The environment that checks are given parts of.
pub(super) fn surroundings() -> Surroundings {
    Surroundings {
        variables: env::vars_os().collect(),
    }
}

/// The person's own pager, in the words of a shell: the first of the two variables that is set. One
/// that is set to nothing says that there is to be none.
pub(super) fn pager() -> Option<String> {
    let set = ["GONOGO_PAGER", "PAGER"].into_iter().find_map(env::var_os);
    set.map(|words| words.to_string_lossy().into_owned())
}

/// Whether a build server runs this: they all say so, and some give a terminal at which nobody sits.
pub(super) fn is_build() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Whether the person has told `less` how it is to behave.
pub(super) fn has_less_options() -> bool {
    env::var_os("LESS").is_some()
}

/// Signals by which somebody wants a command to end, caught so that it leaves nothing running; once
/// this is dropped, they end the program again.
pub(super) struct Signals {
    caught: Arc<AtomicBool>,
    let_go: Arc<AtomicBool>,
}

impl Signals {
    /// Whether there was one.
    pub(super) fn are_caught(&self) -> bool {
        self.caught.load(Ordering::Relaxed)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.let_go.store(true, Ordering::Relaxed);
    }
}

/// Catches them from now on.
pub(super) fn signals() -> Signals {
    #[cfg(unix)]
    let signals = [SIGINT, SIGTERM, SIGHUP];
    #[cfg(not(unix))]
    let signals = [SIGINT, SIGTERM];
    catch(&signals)
}

/// Catches what a key of the terminal sends to everybody there, while another program has it.
pub(super) fn key_signals() -> Signals {
    catch(&[SIGINT])
}

fn catch(signals: &[i32]) -> Signals {
    let caught = Signals {
        caught: Arc::default(),
        let_go: Arc::default(),
    };
    for signal in signals {
        // Where one cannot be caught it ends the program, as it would without this.
        let _ = flag::register_conditional_default(*signal, Arc::clone(&caught.let_go))
            .and_then(|_| flag::register(*signal, Arc::clone(&caught.caught)));
    }
    caught
}

/// What the terminal can do, as far as the environment tells.
pub(super) fn abilities(surface: &Surface, colour: bool) -> Abilities {
    let term = variable("TERM").unwrap_or_default();
    Abilities {
        colour,
        utf8: surface.utf8,
        background: variable("COLORFGBG").and_then(|text| Background::of_variable(&text)),
        // Simple ones print what they do not understand; a console that is none has no such answer.
        answers: cfg!(unix) && !matches!(term.as_str(), "" | "dumb" | "linux"),
    }
}

/// What is at the other end of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A person at a terminal.
    Terminal,
    /// A file, a pipe, or nothing.
    Other,
}

impl End {
    fn of(stream: &impl std::io::IsTerminal) -> Self {
        if stream.is_terminal() {
            Self::Terminal
        } else {
            Self::Other
        }
    }

    pub(super) fn is_terminal(self) -> bool {
        self == Self::Terminal
    }
}

impl Surface {
    /// Whether somebody sits at a terminal that can show the app.
    #[must_use]
    pub(super) fn is_full_screen(&self) -> bool {
        self.input.is_terminal() && self.answers.is_terminal() && !self.plain
    }
}

/// The surface that things are shown on.
#[must_use]
pub(super) fn surface() -> Surface {
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(variable);
    Surface {
        input: End::of(&std::io::stdin()),
        answers: End::of(&std::io::stdout()),
        talk: End::of(&std::io::stderr()),
        no_color: is_set("NO_COLOR") || dumb,
        plain: is_set("GONOGO_PLAIN") || dumb,
        utf8: cfg!(windows)
            || locale.is_some_and(|locale| {
                let locale = locale.to_ascii_lowercase();
                locale.contains("utf-8") || locale.contains("utf8")
            }),
    }
}

/// The day that `GONOGO_TODAY` asks for.
///
/// # Errors
/// When it is not a date.
pub(super) fn today() -> Result<Option<NaiveDate>, Failure> {
    let date = ours("GONOGO_TODAY")?.map(|text| parse_date(&text));
    date.transpose().map_err(Failure::of("GONOGO_TODAY"))
}
