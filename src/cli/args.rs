//! The command line, as data: every command with its help and an example.
//!
//! The only file that names the argument parser's attributes. Help, completions and the manual
//! page are made from it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::domain::checklist::{Level, Phase};
use crate::domain::event::{Call, Course, Status};
use crate::domain::filter::Filter;
use crate::domain::id::{AreaId, BadId, ReleaseId, TraitId};
use crate::domain::order::Order;
use crate::domain::target::Quantity;
use crate::domain::when::parse_date;

/// Where a person's settings lie, for help: the same as `outside::configuration` finds.
#[cfg(target_os = "macos")]
macro_rules! settings {
    () => {
        "~/Library/Application Support/gonogo/config.toml, or config.toml in GONOGO_CONFIG_DIR"
    };
}
#[cfg(windows)]
macro_rules! settings {
    () => {
        "%APPDATA%\\gonogo\\config\\config.toml, or config.toml in GONOGO_CONFIG_DIR"
    };
}
#[cfg(not(any(target_os = "macos", windows)))]
macro_rules! settings {
    () => {
        "~/.config/gonogo/config.toml, or config.toml in GONOGO_CONFIG_DIR"
    };
}

/// Are we ready to release, and if not, what stands in the way and whose is it?
///
/// Walk a readiness checklist, record who owns what and where it stands, and print a report that
/// ends in GO, CONDITIONAL or NO-GO. Without a command the app opens; where there is no terminal,
/// the report is printed.
#[derive(Debug, Parser)]
#[command(
    name = "gonogo",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
#[command(
    after_help = concat!("Exit codes: 0 yes (GO, or CONDITIONAL; done), 1 no (NO-GO; lint found errors), \
2 could not tell (wrong use, a refused change, unreadable data).\n\n", "Settings of the app (keys, \
colours, mouse, signs, where it opens): ", settings!(), ".\n\n\
Example: gonogo set support/contact-channel --status done --evidence https://example.com/support")
)]
pub(super) struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub(super) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// The folder that holds `checklists/`; found upwards from here if not given
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) workspace: Option<PathBuf>,
    /// The release that is meant; the nearest undecided one from today on if not given
    #[arg(long, global = true, value_name = "ID")]
    pub(super) release: Option<ReleaseId>,
    /// Who says it; if not given `GONOGO_AS`, else git's `user.name`, else the login name
    #[arg(long = "as", global = true, value_name = "NAME", value_parser = name)]
    pub(super) by: Option<String>,
    /// The day to take for today, such as 2026-12-01; `GONOGO_TODAY` does the same
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub(super) today: Option<NaiveDate>,
    /// When to use colours; `NO_COLOR` turns them off as well
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
    /// Plain lines of text: no full screen, no colours; for screen readers and simple terminals
    #[arg(long, global = true)]
    pub(super) plain: bool,
    /// Print JSON, where the command can
    #[arg(long, global = true)]
    pub(super) json: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Walk the items one at a time and answer each
    #[command(
        after_help = "With --plain, or from a pipe, an answer is a line: y done, n not yet, b blocked, f failed, \
- not applicable, w waived, each with its reason behind it; v value, o owner, d due, m note, p evidence, \
s confirm, = pick; > skip, < back, u undo, r redo, i details, H history, / filter, A add item, e edit, ! findings, R retry, \
? help, q quit. An empty line goes on to the next item, as do a status and a value; all else stays at the item. \
`m` alone takes the lines of a note until one that is only a dot.\n\n\
Examples: gonogo walk support\n          gonogo walk owner:me 'due:<7d' --plain\n          \
printf 'y\\nb waits for legal\\n\\nq\\n' | gonogo walk --plain"
    )]
    Walk(Walk),
    /// List items, one a line
    #[command(
        after_help = "Filters: status: owner: area: level: phase: due: is: tag:, and words of the text. \
All must hold; of words joined by commas, one. What holds a space stands in double quotes.\n\n\
Examples: gonogo list status:blocked,open owner:maria 'due:<7d'\n          gonogo list 'owner:\"Maria Garcia\"'"
    )]
    List(List),
    /// List what is mine and not settled
    #[command(after_help = "Example: gonogo mine level:must")]
    Mine(List),
    /// Show all of one item, with its history
    #[command(after_help = "Example: gonogo show contact-channel")]
    Show(OneItem),
    /// Say something of some items, as one change
    #[command(
        after_help = "Examples: gonogo set restore-drill --value '41 min' --evidence https://example.com/drill\n\
          gonogo set main-tasks --status waived --reason 'next version' --approved-by Maria --until 2026-12-31"
    )]
    Set(Set),
    /// Say that items are done
    #[command(
        after_help = "Example: gonogo done contact-channel --evidence https://example.com/support"
    )]
    Done(Done),
    /// Say that an item waits for something
    #[command(after_help = "Example: gonogo block payment-repair 'waits for the bank'")]
    Block(Block),
    /// Add an item at the end of a checklist
    #[command(
        after_help = "Example: gonogo add support 'Clients can call us at the weekend' --level must"
    )]
    Add(Add),
    /// Make items of meeting minutes or a Markdown checklist
    #[command(
        after_help = "Reads minutes in English, German and French, also mixed: action items, tables, lists of what is done, \
open questions, decisions, who took part, who is away, releases. Without --apply it only shows what it would write, and to \
which file. New actions go to `checklists/actions.toml`, each answered once for all releases; what was said of an item is \
recorded as one change (a few, where there is very much), which `gonogo undo` takes back. What may be an item in other \
words is shown and not written: --walk asks about each.\n\n\
With --checklist every box becomes an item, or every bullet point where there is no box.\n\n\
Examples: gonogo import minutes/2024-03-15.md\n          gonogo import minutes/2024-03-15.md --apply\n          \
gonogo import minutes/2024-03-15.md --walk\n          \
gonogo import --checklist notes.md --section 'The big picture' --into picture --apply"
    )]
    Import(Import),
    /// Open a checklist in your editor, at an item, and check every file afterwards
    #[command(
        after_help = "VISUAL or EDITOR names the editor; vi if neither does. Without an item it opens at the first \
thing that is wrong, else `gonogo.toml`.\n\nExample: gonogo edit contact-channel"
    )]
    Edit(Edit),
    /// Stand by somebody else's answer as the second person
    #[command(after_help = "Example: gonogo confirm restore-drill --as 'John Smith'")]
    Confirm(Items),
    /// Say go or no-go for an area
    #[command(
        after_help = "An area's owner speaks for it, or who acts while the owner is away; a vote of anybody else counts as \
well and says so. A no-go holds the release whoever says it. A go counts no more once something in its area has \
worsened.\n\nExamples: gonogo vote support go --note 'everybody is on shift'\n          \
gonogo vote data no-go --note 'the restore has not run' --as 'John Smith'"
    )]
    Vote(Vote),
    /// Ship or hold the release, upon its verdict
    #[command(
        after_help = "The decision keeps the verdict, its reasons and your note. `ship` closes the release: it takes no more \
answers until `gonogo release reopen`. `hold` leaves it open. To ship against a NO-GO needs a note.\n\n\
Examples: gonogo decide ship --note 'agreed in the meeting'\n          gonogo decide hold --release 2.4"
    )]
    Decide(Decide),
    /// Hold the go/no-go meeting in the app: what it decides, the roll call, the decision
    #[command(
        after_help = "One person types for the room. It begins with the items of the phase `go` that are not settled, area by \
area; then each area says go or no-go; then the release is shipped or held. Each word is recorded as that of who \
speaks, and with it who typed it. It needs a terminal; as commands the same is `gonogo walk --plain phase:go`, \
`gonogo vote` and `gonogo decide`, each with --as NAME.\n\nExample: gonogo meet --release 2.4"
    )]
    Meet,
    /// Take back your last change, or the one named
    #[command(after_help = "Example: gonogo undo\n         gonogo undo 3f9a0c12")]
    Undo(Change),
    /// Bring back what was taken back last, or the one named
    #[command(after_help = "Example: gonogo redo")]
    Redo(Change),
    /// Show what changed, when and by whom, newest last
    #[command(
        after_help = "Examples: gonogo log contact-channel\n          gonogo log by:maria area:support 'on:<7d'"
    )]
    Log(Log),
    /// Print the report, which ends in GO, CONDITIONAL or NO-GO
    #[command(
        after_help = "At a terminal a text report that is longer than the screen goes through your pager: GONOGO_PAGER, \
else PAGER, else `less -FRX`; empty, `cat` or --no-pager for none.\n\n\
Examples:\n  gonogo report --since 2026-11-20\n  gonogo report --format markdown --output readiness.md\n  \
gonogo report --format html --output readiness.html\n  gonogo report --json | jq .verdict\n  \
gonogo report --format chat --json | curl -sS --json @- \"$WEBHOOK\"\n  \
gonogo report --format csv --output readiness.csv\n  gonogo report --format junit --output readiness.xml\n  \
gonogo report --format openmetrics --output /var/lib/node_exporter/gonogo.prom"
    )]
    Report(Report),
    /// Answer with the exit code, for CI: 0 GO or CONDITIONAL, 1 NO-GO, 2 could not tell
    #[command(
        after_help = "With --verify a check that could not run is `could not tell`, unless the answer is no anyway.\n\n\
Examples: gonogo gate --strict || exit 1\n          gonogo gate --verify --trust-this-run\n          gonogo gate --format github    # in GitHub Actions"
    )]
    Gate(Gate),
    /// Check every file and say what to write instead
    #[command(after_help = "Example: gonogo lint")]
    Lint,
    /// Run the checks that the checklists declare, and record how each ended
    #[command(
        after_help = "Runs only what was trusted on this machine with `gonogo trust`, and nothing where one byte of it \
has changed. A check that passes answers `done`, one that fails `failed`; one that could not run changes no answer. \
Each gets an empty input, a small environment and a time limit, after which it is ended with all that it started. \
Ctrl-C ends them all.\n\n\
Exit codes: 0 all passed, 1 one failed, 2 one could not run, or nothing may run.\n\n\
Examples: gonogo verify\n          gonogo verify support contact-channel --jobs 4\n          \
gonogo verify --trust-this-run    # in CI, which trusts what it has checked out"
    )]
    Verify(Verify),
    /// Show every command that checks would run, and allow them on this machine
    #[command(
        after_help = "Trust covers the exact commands, folders, variables, time limits and expectations, and the content of \
every file of the workspace that a command names; not what those files call. It is kept in your own settings, never in the \
repository, and holds for this folder until one byte of it changes.\n\n\
Examples: gonogo trust\n          gonogo trust --show\n          gonogo trust --yes"
    )]
    Trust(Trusting),
    /// Allow nothing of this workspace to run any more
    #[command(after_help = "Example: gonogo untrust")]
    Untrust,
    /// Share answers with the team over a branch of its git remote
    #[command(
        after_help = "The journal travels on a branch `gonogo` of its own, which is never checked out; nothing else in the \
repository is touched. Without REMOTE it is the one that `git config gonogo.remote` names, else `origin`. \
Where answers were fetched once, every command reads them, without the network.\n\n\
Exit codes: 0 done, 2 could not; what is recorded here is safe either way.\n\n\
Examples: gonogo sync\n          gonogo sync --pull && gonogo gate    # in CI"
    )]
    Sync(Meet),
    /// Look after the recorded answers: say what is wrong with them, and mend it
    #[command(
        after_help = "Looks at the journal, the files around it and the branch as it was fetched last; without --fix nothing \
is written, and the network is never asked. --fix copies every original into a dated folder before it changes \
anything, and changes no answer that counts: lines that cannot be read are set aside, so that there is a verdict again.\n\n\
Exit codes: 0 nothing wrong, or all mended; 1 something is wrong; 2 could not tell.\n\n\
Examples: gonogo doctor\n          gonogo doctor --fix"
    )]
    Doctor(Doctor),
    /// Make a workspace here: checklists, settings and a first release
    #[command(after_help = "Example: gonogo init --name Webshop --date 2026-12-01")]
    Init(Init),
    /// Make, list, show, rename and reopen releases
    #[command(
        subcommand,
        after_help = "Example: gonogo release new 2.4 --name Spring --date 2026-12-01 --from 2.3\n         gonogo release list"
    )]
    Release(Release),
    /// Print a JSON Schema, so that editors complete the files
    #[command(after_help = "Example: gonogo schema checklist > checklist.schema.json")]
    Schema(Schema),
    /// Print the completions of a shell
    #[command(
        after_help = "Example: gonogo completions bash > ~/.local/share/bash-completion/completions/gonogo"
    )]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "Example: gonogo man | man -l -")]
    Man,
    /// Show what every key of the app does, your own included
    #[command(after_help = concat!("Keys are changed in your settings: ", settings!(), ".\n\n\
Example: gonogo keys | grep undo"))]
    Keys,
}

/// `release`.
#[derive(Debug, Subcommand)]
pub(super) enum Release {
    /// Make a new release
    #[command(
        after_help = "In a terminal and without options it asks for name, version, date, owner, from which \
release to begin, and traits.\n\n\
Example: gonogo release new 2.4 --date 2026-12-01 --owner 'Maria Garcia' --from 2.3 --trait stores-data=no"
    )]
    New(NewRelease),
    /// List all releases, one a line, with where each stands
    #[command(after_help = "Example: gonogo release list --json")]
    List,
    /// Show all of one release
    #[command(after_help = "Example: gonogo release show 2.4")]
    Show(OneRelease),
    /// Let a release that was shipped take answers again
    #[command(after_help = "Example: gonogo release reopen 2.4")]
    Reopen(OneRelease),
    /// Give a release another id, under which its answers stay
    #[command(after_help = "Example: gonogo release rename next 2.4")]
    Rename(RenameRelease),
}

/// `release new`.
#[derive(Debug, Args)]
pub(super) struct NewRelease {
    /// Its id: the name of its file, without `.toml`
    pub(super) id: ReleaseId,
    /// Its name on screens
    #[arg(long, value_parser = name)]
    pub(super) name: Option<String>,
    /// Its version
    #[arg(long, value_parser = name)]
    pub(super) version: Option<String>,
    /// The day it goes out: 2026-12-01, friday or +2w
    #[arg(long)]
    pub(super) date: Option<String>,
    /// Who decides
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(super) owner: Option<String>,
    /// The release whose owners and not-applicable answers it takes over
    #[arg(long, value_name = "ID")]
    pub(super) from: Option<ReleaseId>,
    /// What is true of it, such as stores-data=no; can be given several times
    #[arg(long = "trait", value_name = "NAME=yes|no", value_parser = trait_answer)]
    pub(super) traits: Vec<(TraitId, bool)>,
}

/// `release show`.
#[derive(Debug, Args)]
pub(super) struct OneRelease {
    /// Its id; the one that is meant where none is named if not given
    pub(super) id: Option<ReleaseId>,
}

/// `release rename`.
#[derive(Debug, Args)]
pub(super) struct RenameRelease {
    /// The id that it has
    pub(super) old: ReleaseId,
    /// The id that it gets
    pub(super) new: ReleaseId,
}

/// `walk`.
#[derive(Debug, Args)]
pub(super) struct Walk {
    /// Only this area, or only what passes these words of `gonogo list`; or both, the area first
    #[arg(value_name = "AREA or FILTER")]
    pub(super) what: Vec<String>,
    /// Only what must be settled then
    #[arg(long, value_parser = word(Phase::WORDS, Phase::from_word))]
    pub(super) phase: Option<Phase>,
}

impl Walk {
    /// The area and the filter that were asked for. A first word without a colon is an area.
    ///
    /// # Errors
    /// When it is no id, or the words mean nothing.
    pub(super) fn what(&self) -> Result<(Option<AreaId>, Filter), Failure> {
        let (area, words) = match self.what.split_first() {
            Some((first, rest)) if !first.contains(':') => (Some(first.parse()), rest),
            _ => (None, self.what.as_slice()),
        };
        let area = area.transpose().map_err(Failure::of("AREA"))?;
        let phase = self.phase.map(|phase| format!("phase:{phase}"));
        let words: Vec<_> = words.iter().chain(&phase).map(String::as_str).collect();
        Ok((area, Filter::parse(&words.join(" "))?))
    }
}

/// `list` and `mine`.
#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list; everything if not given
    #[arg(value_name = "FILTER")]
    pub(super) filter: Vec<String>,
    /// In which order
    #[arg(long, value_name = "ORDER", default_value = "checklist", value_parser = word(Order::WORDS, Order::from_word))]
    pub(super) sort: Order,
}

/// An item.
#[derive(Debug, Args)]
pub(super) struct OneItem {
    /// Its id, or any unique end of it
    pub(super) item: String,
}

/// `edit`.
#[derive(Debug, Args)]
pub(super) struct Edit {
    /// The item's id, or any unique end of it; or an area
    pub(super) item: Option<String>,
}

/// Items.
#[derive(Debug, Args)]
pub(super) struct Items {
    /// Their ids, or any unique ends of them
    #[arg(required = true, value_name = "ITEM")]
    pub(super) items: Vec<String>,
}

/// What shows where an item stands.
#[derive(Debug, Args)]
pub(super) struct Proof {
    /// What was measured, such as '0.41 s'
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub(super) value: Option<Quantity>,
    /// A remark to add
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// A link or reference that proves it, to add
    #[arg(long, value_name = "REF")]
    pub(super) evidence: Option<String>,
}

/// `set`.
#[derive(Debug, Args)]
pub(super) struct Set {
    /// The items.
    #[command(flatten)]
    pub(super) items: Items,
    /// Where they stand
    #[arg(long, value_parser = word(Status::WORDS, Status::from_word))]
    pub(super) status: Option<Status>,
    /// Why they stand so
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// Who owns them; '' gives them back to the checklist's owner
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    /// When they are due: 2026-12-01, friday, +2w, or T-14d counted from the release; '' for the
    /// checklist's date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) due: Option<String>,
    /// What shows it.
    #[command(flatten)]
    pub(super) proof: Proof,
    /// Who agrees to a waiver: somebody else than you
    #[arg(long, value_name = "NAME")]
    pub(super) approved_by: Option<String>,
    /// The last day of a waiver: 2026-12-31, +4w, or T+2w counted from the release
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) until: Option<String>,
}

/// `done`.
#[derive(Debug, Args)]
pub(super) struct Done {
    /// The items.
    #[command(flatten)]
    pub(super) items: Items,
    /// What shows it.
    #[command(flatten)]
    pub(super) proof: Proof,
}

/// `block`.
#[derive(Debug, Args)]
pub(super) struct Block {
    /// The item's id, or any unique end of it
    pub(super) item: String,
    /// What it waits for
    #[arg(required = true, num_args = 1..)]
    pub(super) reason: Vec<String>,
}

/// `add`.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// The area, which is the checklist's file name without `.toml`
    pub(super) area: AreaId,
    /// The statement that must be true
    #[arg(required = true, num_args = 1..)]
    pub(super) text: Vec<String>,
    /// Its id; made from its words if not given
    #[arg(long)]
    pub(super) id: Option<String>,
    /// How much it weighs
    #[arg(long, value_parser = word(Level::WORDS, Level::from_word))]
    pub(super) level: Option<Level>,
    /// When it must be settled
    #[arg(long, value_parser = word(Phase::WORDS, Phase::from_word))]
    pub(super) phase: Option<Phase>,
}

/// `vote`.
#[derive(Debug, Args)]
pub(super) struct Vote {
    /// The area, which is the checklist's file name without `.toml`
    pub(super) area: AreaId,
    /// What it says
    #[arg(value_name = "go|no-go", value_parser = word(Call::WORDS, Call::from_word))]
    pub(super) call: Call,
    /// A sentence to it
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}

/// `decide`.
#[derive(Debug, Args)]
pub(super) struct Decide {
    /// What becomes of the release
    #[arg(value_name = "ship|hold", value_parser = word(Course::WORDS, Course::from_word))]
    pub(super) course: Course,
    /// A sentence to it; to ship against a NO-GO needs one
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}

/// `undo` and `redo`.
#[derive(Debug, Args)]
pub(super) struct Change {
    /// The beginning of its id, as `gonogo log` shows it
    pub(super) change: Option<String>,
}

/// `log`.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// Only what touched this item, or what passes these words: by:maria item:contact area:support
    /// on:2026-03-10 on:<7d text…
    #[arg(value_name = "ITEM|FILTER")]
    pub(super) words: Vec<String>,
}

impl Log {
    /// The item that is named, and the words of the filter: a first word without a colon is an item.
    pub(super) fn what(&self) -> (Option<&str>, String) {
        match self.words.split_first() {
            Some((item, rest)) if !item.contains([':', ' ', '"']) => (Some(item), rest.join(" ")),
            _ => (None, self.words.join(" ")),
        }
    }
}

/// `report`.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// For whom
    #[arg(long, default_value = "text")]
    pub(super) format: ReportFormat,
    /// Write it to this file, replacing it whole
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Begin with what changed since the end of this day
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) since: Option<NaiveDate>,
    /// As it was at the end of this day
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) as_of: Option<NaiveDate>,
    /// Print it even where it is longer than the terminal
    #[arg(long)]
    pub(super) no_pager: bool,
}

/// A value as it is typed.
pub(super) fn typed(value: &impl ValueEnum) -> String {
    let value = value.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().into())
}

/// The faces of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For a terminal.
    #[default]
    Text,
    /// For minutes, wikis and pull requests.
    Markdown,
    /// One page for a browser, which needs nothing else.
    Html,
    /// For programs.
    Json,
    /// A message for Slack or Mattermost; with --json, what an incoming webhook takes.
    Chat,
    /// For spreadsheets, an item a line.
    Csv,
    /// For dashboards of builds, an item a case.
    Junit,
    /// For graphs and alerts, through a textfile collector.
    Openmetrics,
}

/// `gate`.
#[derive(Debug, Args)]
pub(super) struct Gate {
    /// Answer no to CONDITIONAL as well
    #[arg(long)]
    pub(super) strict: bool,
    /// For whom
    #[arg(long, default_value = "text")]
    pub(super) format: GateFormat,
    /// Run the checks first, as `gonogo verify` does
    #[arg(long)]
    pub(super) verify: bool,
    /// With --verify: how many run side by side
    #[arg(long, value_name = "N", value_parser = jobs, requires = "verify")]
    pub(super) jobs: Option<usize>,
    /// With --verify: run all that the checklists declare, without asking what was trusted before
    #[arg(long, requires = "verify")]
    pub(super) trust_this_run: bool,
}

/// How checks run.
#[derive(Debug, Args)]
pub(super) struct Running {
    /// How many run side by side; as many as there are processors if not given
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<usize>,
    /// Run all that the checklists declare, without asking what was trusted before: for CI
    #[arg(long)]
    pub(super) trust_this_run: bool,
}

/// `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Items, by their ids or any unique ends of them, and areas; everything if not given
    #[arg(value_name = "ITEM or AREA")]
    pub(super) what: Vec<String>,
    /// How.
    #[command(flatten)]
    pub(super) running: Running,
}

/// `trust`.
#[derive(Debug, Args)]
pub(super) struct Trusting {
    /// Only show the commands and whether they are trusted; exit code 2 where they are not
    #[arg(long, conflicts_with = "yes")]
    pub(super) show: bool,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

/// The faces of the gate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum GateFormat {
    /// For a build's log.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For GitHub Actions: each reason is shown at its checklist's line.
    Github,
}

/// `sync`.
#[derive(Debug, Args)]
pub(super) struct Meet {
    /// The remote, by its name in git
    pub(super) remote: Option<String>,
    /// Only fetch what others recorded; send nothing
    #[arg(long, conflicts_with_all = ["dry_run", "status"])]
    pub(super) pull: bool,
    /// Ask the remote and say what would travel; write nothing, here or there
    #[arg(long, conflicts_with = "status")]
    pub(super) dry_run: bool,
    /// Compare this machine with what was fetched last, without the network
    #[arg(long)]
    pub(super) status: bool,
}

/// `doctor`.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Mend what can be mended without a guess, after copying the originals
    #[arg(long)]
    pub(super) fix: bool,
}

/// `import`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(super) struct Import {
    /// The Markdown file
    pub(super) file: PathBuf,
    /// Write what is proposed; without it nothing is written
    #[arg(long)]
    pub(super) apply: bool,
    /// Go through the proposals one at a time, and write what is taken: in the app, or in plain lines where there is no
    /// terminal for it
    #[arg(long, conflicts_with_all = ["apply", "checklist"])]
    pub(super) walk: bool,
    /// The area that new items go to, made where there is none
    #[arg(long, value_name = "AREA")]
    pub(super) into: Option<AreaId>,
    /// List the lines that were not taken as well, each with the reason
    #[arg(long, conflicts_with = "checklist")]
    pub(super) explain: bool,
    /// Read the file as a checklist and not as minutes
    #[arg(long)]
    pub(super) checklist: bool,
    /// Of a checklist, only what stands below this heading
    #[arg(long, value_name = "HEADING", requires = "checklist")]
    pub(super) section: Option<String>,
}

/// `init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The product's name
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The first release's date
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(super) date: Option<NaiveDate>,
}

/// `schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of which file
    #[arg(default_value = "checklist")]
    pub(super) of: SchemaOf,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// `checklists/<area>.toml`
    Checklist,
    /// `gonogo report --format json`
    Report,
}

/// `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// How many run side by side: at least one.
fn jobs(text: &str) -> Result<usize, &'static str> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=1024).contains(number));
    number.ok_or("write a number from 1 to 1024")
}

/// A name: nobody would be nobody's word.
fn name(text: &str) -> Result<String, &'static str> {
    let name = text.trim();
    if name.is_empty() {
        Err("a name cannot be empty")
    } else {
        Ok(name.into())
    }
}

/// A trait with what is said of it.
fn trait_answer(text: &str) -> Result<(TraitId, bool), String> {
    let (name, answer) = text
        .split_once('=')
        .ok_or("write it like this: stores-data=no")?;
    let holds = match answer {
        "yes" => true,
        "no" => false,
        _ => return Err(format!("`{answer}` is neither yes nor no")),
    };
    let name = name.parse().map_err(|bad: BadId| bad.to_string())?;
    Ok((name, holds))
}

/// A parser for one of the domain's closed sets of words, which lists them in help and completions.
fn word<T: Clone + Send + Sync + 'static>(
    words: &'static [&'static str],
    from_word: fn(&str) -> Option<T>,
) -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::TypedValueParser as _;
    clap::builder::PossibleValuesParser::new(words)
        .try_map(move |word| from_word(&word).ok_or("not one of the known words"))
}
