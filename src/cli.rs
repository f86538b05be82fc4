//! The first door: commands.
//!
//! Turns arguments into commands for the session and facts into print; holds no rule of its own.
//! Answers go to standard output, talk to standard error.

mod args;
mod asking;
mod change;
mod doctor;
mod edit;
mod failure;
mod import;
mod init;
mod items;
mod keys;
mod out;
mod outside;
mod pager;
mod polling;
mod releases;
mod report;
mod shell;
mod sync;
mod trust;
mod verify;
mod walk;

use std::ffi::OsString;
use std::mem::ManuallyDrop;

use clap::Parser as _;

use self::args::{Cli, Command, Global};
use self::failure::Failure;
use self::out::Out;
use self::outside::Surface;
use crate::clock::Clock;
use crate::session::{self, Opened, Opening, Outside, Scope, Session};

/// What the program answers to its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Yes; or done.
    Yes = 0,
    /// No.
    No = 1,
    /// Could not tell.
    Unknown = 2,
}

/// What every command is handed.
struct Context {
    outside: Outside,
    opening: Opening,
    surface: Surface,
    out: Out,
    plain: bool,
    json: bool,
    /// Whether it was said that the pack is used.
    told_of_pack: bool,
}

impl Context {
    fn new(global: Global, surface: Surface) -> Result<Self, Failure> {
        let today = match global.today {
            Some(today) => Some(today),
            None => outside::today()?,
        };
        let plain = global.plain || surface.plain;
        Ok(Self {
            outside: outside::outside()?,
            opening: Opening {
                workspace: global.workspace,
                release: global.release,
                by: global.by,
                clock: Clock { today },
            },
            out: Out::new(&surface, global.color, plain),
            surface,
            plain,
            json: global.json,
            told_of_pack: false,
        })
    }

    /// Opens the release with all its checklists. The process ends with the command and gives all
    /// its memory back at once; to take a long journal apart before that would only cost time.
    fn session(&mut self) -> Result<ManuallyDrop<Session>, Failure> {
        let Opened { mut session, .. } = ManuallyDrop::into_inner(self.opened()?);
        session.watch();
        Ok(ManuallyDrop::new(session))
    }

    /// The same, with the journal to record in.
    fn opened(&mut self) -> Result<ManuallyDrop<Opened>, Failure> {
        Ok(ManuallyDrop::new(self.open(Scope::Everything)?))
    }

    /// Opens the release to tell where all its items stand, without what helps to answer them.
    fn standings(&mut self) -> Result<ManuallyDrop<Session>, Failure> {
        let Opened { mut session, .. } = self.open(Scope::Standings)?;
        session.watch();
        Ok(ManuallyDrop::new(session))
    }

    /// Opens no more of the checklists than these items need.
    fn opened_for(&mut self, items: &[String]) -> Result<Opened, Failure> {
        self.open(Scope::Items(items))
    }

    fn open(&mut self, scope: Scope<'_>) -> Result<Opened, Failure> {
        let opened = session::open(&self.outside, &self.opening, scope)?;
        // Whoever names a folder expects a workspace there.
        if self.opening.workspace.is_some() {
            self.tell_of_pack(&opened.session)?;
        }
        Ok(opened)
    }

    /// Says, once, that there is no workspace and the pack is used: nobody should record there, or
    /// have a build judged, without knowing.
    fn tell_of_pack(&mut self, session: &Session) -> Result<(), Failure> {
        let workspace = session.workspace();
        if workspace.is_made() || std::mem::replace(&mut self.told_of_pack, true) {
            return Ok(());
        }
        self.out.talk(&format!(
            "warning: {} holds no checklists/ and no gonogo.toml: the pack that ships with gonogo is \
            used, and answers are kept for this folder.",
            workspace.root.display()
        ))
    }
}

/// Runs the program with these arguments, the first being its own name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let surface = outside::surface();
    let arguments: Vec<_> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return shell::usage(error, &arguments, &surface),
    };
    let (color, plain) = (cli.global.color, cli.global.plain || surface.plain);
    let outcome = Context::new(cli.global, surface.clone()).and_then(|mut context| {
        let exit = dispatch(&mut context, cli.command)?;
        context.out.finish()?;
        Ok(exit)
    });
    outcome.unwrap_or_else(|failure| {
        Out::new(&surface, color, plain).failed(&failure);
        Exit::Unknown
    })
}

fn dispatch(context: &mut Context, command: Option<Command>) -> Result<Exit, Failure> {
    match command {
        None => walk::open(context),
        Some(Command::Walk(walk)) => walk::walk(context, &walk),
        Some(Command::List(list)) => items::list(context, &list, false),
        Some(Command::Mine(list)) => items::list(context, &list, true),
        Some(Command::Show(item)) => items::show(context, &item),
        Some(Command::Log(log)) => items::log(context, &log),
        Some(Command::Set(set)) => change::set(context, set),
        Some(Command::Done(done)) => change::done(context, done),
        Some(Command::Block(block)) => change::block(context, &block),
        Some(Command::Confirm(items)) => change::confirm(context, &items),
        Some(Command::Meet) => walk::meet(context),
        Some(Command::Vote(vote)) => polling::vote(context, vote),
        Some(Command::Decide(decide)) => polling::decide(context, decide),
        Some(Command::Undo(which)) => change::undo(context, which),
        Some(Command::Redo(which)) => change::redo(context, which),
        Some(Command::Edit(asked)) => edit::edit(context, &asked),
        Some(Command::Add(add)) => init::add(context, add),
        Some(Command::Import(asked)) => import::import(context, &asked),
        Some(Command::Sync(asked)) => sync::sync(context, asked),
        Some(Command::Doctor(asked)) => doctor::doctor(context, &asked),
        Some(Command::Init(init)) => init::init(context, init),
        Some(Command::Report(report)) => report::report(context, &report),
        Some(Command::Gate(gate)) => report::gate(context, &gate),
        Some(Command::Verify(asked)) => verify::verify(context, &asked),
        Some(Command::Trust(asked)) => trust::trust(context, &asked),
        Some(Command::Untrust) => trust::untrust(context),
        Some(Command::Lint) => report::lint(context),
        Some(Command::Release(asked)) => releases::release(context, asked),
        Some(Command::Schema(schema)) => shell::schema(context, &schema),
        Some(Command::Completions(completions)) => shell::completions(context, &completions),
        Some(Command::Man) => shell::man(context),
        Some(Command::Keys) => keys::keys(context),
    }
}
