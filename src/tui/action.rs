//! The one table of actions: what a person can do, where, and with which keys.
//!
//! Keys, footer, help, palette and the key list in the docs all come from it; nothing else in the
//! app names a key. It knows nothing of what an action does: that is [`super::update`]'s.

use std::fmt;

use crate::domain::event::Status;

/// A place or field in which keys mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The big picture.
    BigPicture,
    /// A list of items.
    Items,
    /// One item that fills the screen.
    Walk,
    /// What a walk has changed.
    Summary,
    /// The roll call.
    Poll,
    /// What has changed at all.
    History,
    /// What minutes propose, one proposal at a time.
    Proposals,
    /// What will be written of minutes.
    Import,
    /// The list of releases.
    Releases,
    /// The help.
    Help,
    /// What is wrong with the files.
    Findings,
    /// Several answers to choose between.
    Choice,
    /// Commands that would run, to be trusted first.
    Trust,
    /// A field that is being typed into: keys that type mean themselves.
    Field,
    /// A field that narrows a list to choose from.
    Search,
    /// A note that is being written, in several lines.
    Note,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 16] = [
        Self::BigPicture,
        Self::Items,
        Self::Walk,
        Self::Summary,
        Self::Poll,
        Self::History,
        Self::Proposals,
        Self::Import,
        Self::Releases,
        Self::Help,
        Self::Findings,
        Self::Choice,
        Self::Trust,
        Self::Field,
        Self::Search,
        Self::Note,
    ];

    /// Whether keys that type mean themselves there.
    #[must_use]
    pub const fn types(self) -> bool {
        matches!(self, Self::Field | Self::Search | Self::Note)
    }

    /// Its name, for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BigPicture => "big-picture",
            Self::Items => "items",
            Self::Walk => "walk",
            Self::Summary => "summary",
            Self::Poll => "poll",
            Self::History => "history",
            Self::Proposals => "proposals",
            Self::Import => "import",
            Self::Releases => "releases",
            Self::Help => "help",
            Self::Findings => "findings",
            Self::Choice => "choice",
            Self::Trust => "trust",
            Self::Field => "field",
            Self::Search => "search",
            Self::Note => "note",
        }
    }

    /// What to call it in help and in messages.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::BigPicture => "the big picture",
            Self::Items => "a list of items",
            Self::Walk => "the walk",
            Self::Summary => "the summary",
            Self::Poll => "the poll",
            Self::History => "the history",
            Self::Proposals => "the proposals of minutes",
            Self::Import => "what will be written",
            Self::Releases => "the releases",
            Self::Help => "the help",
            Self::Findings => "the findings",
            Self::Choice => "a choice of answers",
            Self::Trust => "the commands to trust",
            Self::Field => "a field",
            Self::Search => "a search",
            Self::Note => "a note",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

/// Keys of an action that hold in some scopes.
#[derive(Debug, Clone, Copy)]
pub struct Bind {
    /// Where.
    pub scopes: &'static [Scope],
    /// The keys, as [`super::key::Key`] reads them; the first is the one that the footer shows.
    pub keys: &'static [&'static str],
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// Its name, for people who choose their own keys.
    pub name: &'static str,
    /// The word in the footer; empty where it stands only in the help.
    pub label: &'static str,
    /// One plain sentence.
    pub doc: &'static str,
    /// Where it holds, with its keys.
    pub binds: &'static [Bind],
}

macro_rules! actions {
    ($($action:ident $name:literal $label:literal $doc:literal
        $([$($scope:ident)+] $($key:literal)+;)+)+) => {
        /// Something a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $doc] $action,)+
        }

        /// All actions, in the order in which footer and help show them.
        pub const TABLE: &[Row] = &[
            $(Row {
                action: Action::$action,
                name: $name,
                label: $label,
                doc: $doc,
                binds: &[$(Bind { scopes: &[$(Scope::$scope),+], keys: &[$($key),+] }),+],
            },)+
        ];
    };
}

actions! {
    Take "take" "take" "Takes the proposal as it is shown, and goes on."
        [Proposals] "y";
    AsNew "as-new" "as new" "Takes the proposal as an item of its own, whatever it looks like, and goes on."
        [Proposals] "n";
    LeaveOut "leave-out" "leave" "Leaves the proposal out, and goes on."
        [Proposals] "x" "-";
    Match "match" "is item" "Says which item the proposal is, and goes on."
        [Proposals] "i";
    Reword "reword" "words" "Puts the words of the proposal right."
        [Proposals] "t";
    TakeRest "take-rest" "take all" "Takes this proposal and all behind it as they are shown, also what was left out, and goes to the end."
        [Proposals] "Y";
    LeaveRest "leave-rest" "leave all" "Leaves this proposal and all behind it out, and goes to the end."
        [Proposals] "X";
    Write "write" "write" "Writes what was taken, once: new items, answers, people and releases."
        [Import] "w";
    Beside "beside" "people, releases" "Writes people, absences, days off and releases as well, or leaves them."
        [Import] "p";

    Done "done" "done" "Says that it is true, asking first for a value or proof that it needs."
        [Items Walk] "y";
    NotYet "not-yet" "not yet" "Says that it is in progress."
        [Items Walk] "n";
    Blocked "blocked" "blocked" "Says that it waits for something, and asks for what."
        [Items Walk] "b";
    NotApplicable "not-applicable" "n/a" "Says that it does not apply, and asks why not."
        [Items Walk] "-";
    Waive "waive" "waive" "Lets the release go without it: asks for reason, approver and last day."
        [Items Walk] "w";
    Failed "failed" "failed" "Says that it was tried and is not true, and asks what was found."
        [Items Walk] "f";
    Owner "owner" "owner" "Names who owns it."
        [Items Walk Proposals] "o";
    Due "due" "due" "Sets when it is due."
        [Items Walk Proposals] "d";
    Value "value" "value" "Gives the value that was measured."
        [Items Walk] "v";
    Proof "proof" "proof" "Adds a reference to a proof."
        [Items Walk] "p";
    Note "note" "note" "Adds a note."
        [Items Walk] "m";
    Confirm "confirm" "" "Stands by somebody else's answer as the second person."
        [Items Walk] "s";
    Pick "pick" "" "Shows the answers that are at odds, to say which one holds."
        [Items Walk] "=";
    FirstAnswer "first-answer" "first" "Says that the first of these answers holds."
        [Choice] "1";
    SecondAnswer "second-answer" "second" "Says that the second of these answers holds."
        [Choice] "2";
    ThirdAnswer "third-answer" "third" "Says that the third of these answers holds."
        [Choice] "3";
    FourthAnswer "fourth-answer" "fourth" "Says that the fourth of these answers holds."
        [Choice] "4";
    FifthAnswer "fifth-answer" "fifth" "Says that the fifth of these answers holds."
        [Choice] "5";
    SixthAnswer "sixth-answer" "sixth" "Says that the sixth of these answers holds."
        [Choice] "6";
    SeventhAnswer "seventh-answer" "seventh" "Says that the seventh of these answers holds."
        [Choice] "7";
    EighthAnswer "eighth-answer" "eighth" "Says that the eighth of these answers holds."
        [Choice] "8";
    NinthAnswer "ninth-answer" "ninth" "Says that the ninth of these answers holds."
        [Choice] "9";
    Skip "skip" "skip" "Goes to the next item and changes nothing."
        [Walk Proposals] "space" "right" "l";
    Finish "finish" "finish" "Goes to what will be written, past whatever is left."
        [Proposals] "enter";
    Previous "previous" "" "Goes back to the item before and changes nothing."
        [Walk Summary Proposals Import] "left" "h";
    Details "details" "details" "Shows all that is known of the item, and less again."
        [Walk] "enter";

    Go "go" "go" "Says go for the selected area, and asks for a sentence."
        [Poll] "y";
    NoGo "no-go" "no-go" "Says no-go for the selected area, and asks for a sentence."
        [Poll] "n";
    Ship "ship" "ship" "Ships the release upon this verdict; it then takes no more answers."
        [Poll] "s";
    Hold "hold" "hold" "Holds the release; it stays open."
        [Poll] "h";
    Reopen "reopen" "" "Lets a release that was shipped take answers again."
        [Poll] "r";

    Open "open" "open" "Goes to what is selected."
        [BigPicture Items Poll History Releases] "enter" "right" "l";
    Walk "walk" "walk" "Walks through these items one at a time, beginning with the first unsettled."
        [BigPicture Summary] "w"; [Items] "W";
    All "all-items" "all" "Lists all items."
        [BigPicture] "a";
    Poll "poll" "poll" "Opens the roll call: each area says go or no-go, then the release is shipped or held."
        [BigPicture Summary] "v";
    Releases "releases" "" "Lists the releases, to open another one or to make a new one."
        [BigPicture Items Walk Summary History] "r";
    NewRelease "new-release" "new" "Makes a release, asking for all that there is to say of it, and opens it."
        [Releases] "n";
    Mine "mine" "mine" "Lists what is mine and not settled."
        [BigPicture] "m"; [Items] "M";
    Filter "filter" "filter" "Filters items by words such as status:blocked, owner:me or due:<7d."
        [BigPicture Items History] "/";
    Mark "mark" "mark" "Marks the item, or no longer; answers, owner and due date then go to all marked ones."
        [Items] "space";
    MarkAll "mark-all" "" "Marks all items that are listed, or none if all are."
        [Items] "*";
    Sort "sort" "sort" "Sorts another way: worst first, by due date, owner or level, then as before."
        [Items] "S";
    Run "run" "do it" "Does what is selected."
        [Help Search Choice] "enter";
    Search "search" "search" "Finds keys by what they do; typing narrows the list."
        [Help] "/";

    Speaker "speaker" "" "Names who speaks from now on, where one person types for a room."
        [BigPicture Items Walk Summary Poll] "@";
    History "history" "" "Shows what has changed, when and by whom, newest first."
        [BigPicture Items Walk Summary Poll] "H";
    TakeBack "take-back" "take back" "Takes back the selected change of yours, or brings it back."
        [History] "x";
    Copy "copy" "" "Copies the item, or the report as Markdown, for pasting elsewhere."
        [BigPicture Items Walk Summary Poll] "c";
    Sync "sync" "" "Shares answers with the team through git; once more stops it."
        [BigPicture Items Walk Summary Poll History] "P";
    Verify "verify" "" "Runs the checks of what is selected, showing first what is not trusted yet; once more stops them."
        [BigPicture Items Walk] "V";
    VerifyAll "verify-all" "" "Runs all checks, showing first what is not trusted yet; once more stops them."
        [BigPicture Items] "C";
    Trust "trust" "trust and run" "Trusts the commands that are shown, on this machine, and runs the checks."
        [Trust] "t";
    Edit "edit" "" "Opens your editor at what is selected."
        [BigPicture Items Walk Releases Findings] "e";
    Add "add-item" "" "Adds an item at the end of the checklist, and asks for its statement."
        [BigPicture Items Walk] "A";
    Import "import" "" "Reads minutes, and asks about each action that they propose."
        [BigPicture Items] "I";
    Findings "findings" "" "Shows what is wrong with the files and the journal, and what to write instead."
        [BigPicture Items Walk Summary Poll History Releases] "!";

    Down "down" "" "Goes one line down."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Choice Trust] "down" "j"; [Choice] "right" "l";
    Up "up" "" "Goes one line up."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Choice Trust] "up" "k"; [Choice] "left" "h";
    PageDown "page-down" "" "Goes one page down."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Trust] "pagedown" "ctrl-d" "ctrl-f";
    PageUp "page-up" "" "Goes one page up."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Trust] "pageup" "ctrl-u" "ctrl-b";
    First "first" "" "Goes to the top."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Trust] "home" "g";
    Last "last" "" "Goes to the bottom."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Trust] "end" "G";

    Accept "accept" "take it" "Takes what was typed."
        [Field] "enter";
    Complete "complete" "complete" "Completes the word with the next suggestion."
        [Field] "tab" "down";
    NextFound "next-found" "" "Goes to the next of what was found, from the last to the first."
        [Search] "down" "tab" "ctrl-n";
    PreviousFound "previous-found" "" "Goes to the one before of what was found, from the first to the last."
        [Search] "up" "backtab" "ctrl-p";
    Cancel "cancel" "leave it" "Leaves the field and changes nothing."
        [Field Search] "esc";
    Save "save" "save" "Saves the note."
        [Note] "ctrl-s" "alt-enter";
    Shelve "shelve" "keep as a draft" "Leaves the note; what is written waits until it is opened again."
        [Note] "esc";

    Undo "undo" "undo" "Takes back your last change, as often as you like."
        [BigPicture Items Walk Summary Poll History] "u";
    Redo "redo" "" "Brings back what was taken back."
        [BigPicture Items Walk Summary Poll History] "ctrl-r";
    Retry "retry" "" "Tries again to save what could not be saved."
        [BigPicture Items Walk Summary Poll History Releases] "R";
    Back "back" "back" "Goes back to where you came from."
        [Items Walk Summary Poll History Releases Proposals Import Help Findings Choice Trust] "q" "esc"; [Items History Releases] "left" "h"; [Help] "?";
    Quit "quit" "quit" "Leaves the app; all that was saved stays saved."
        [BigPicture] "q";
    Help "help" "help" "Shows what every key does here."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Findings Choice Trust] "?";
    Palette "palette" "" "Finds everything that can be done here, by name."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings] ":" "ctrl-p";
    Redraw "redraw" "" "Draws the whole screen anew."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Choice Trust Field Search Note] "ctrl-l";
    Suspend "suspend" "" "Stops the app and gives the terminal back until it is continued."
        [BigPicture Items Walk Summary Poll History Releases Proposals Import Help Findings Choice Trust Field Search Note] "ctrl-z";
}

/// What says which of several answers holds, one for each, in order. There is no key for a tenth:
/// it is selected first.
pub const ANSWERS: [Action; 9] = [
    Action::FirstAnswer,
    Action::SecondAnswer,
    Action::ThirdAnswer,
    Action::FourthAnswer,
    Action::FifthAnswer,
    Action::SixthAnswer,
    Action::SeventhAnswer,
    Action::EighthAnswer,
    Action::NinthAnswer,
];

impl Action {
    /// Its row in the table.
    #[must_use]
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.action == self)
    }

    /// The status that it gives an item; none for anything else.
    #[must_use]
    pub const fn status(self) -> Option<Status> {
        Some(match self {
            Self::Done => Status::Done,
            Self::NotYet => Status::InProgress,
            Self::Blocked => Status::Blocked,
            Self::Failed => Status::Failed,
            Self::NotApplicable => Status::NotApplicable,
            Self::Waive => Status::Waived,
            _ => return None,
        })
    }

    /// The place, among several answers, of the one that this says holds; none for anything else.
    #[must_use]
    pub fn answer(self) -> Option<usize> {
        ANSWERS.iter().position(|action| *action == self)
    }

    /// Its name, for messages and for people who choose their own keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }
}

impl Row {
    /// Whether the action holds in that scope.
    #[must_use]
    pub fn holds_in(&self, scope: Scope) -> bool {
        self.binds.iter().any(|bind| bind.scopes.contains(&scope))
    }

    /// The scopes in which the action holds.
    pub fn scopes(&self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(|scope| self.holds_in(*scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_a_name_of_its_own_a_sentence_and_a_key() {
        let mut names = HashSet::new();
        for row in TABLE {
            assert!(names.insert(row.name), "{} twice", row.name);
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(row.name.chars().all(kebab), "{}", row.name);
            assert!(row.doc.ends_with('.') && row.doc.len() > 10, "{}", row.doc);
            assert!(row.binds.iter().all(|bind| !bind.keys.is_empty()));
            assert_eq!(row.action.name(), row.name);
        }
    }

    #[test]
    fn every_scope_can_be_left_and_explains_itself() {
        let holds = |action: Action, scope| action.row().unwrap().holds_in(scope);
        for scope in Scope::ALL {
            let out = [Action::Back, Action::Quit, Action::Cancel, Action::Shelve];
            assert!(out.iter().any(|action| holds(*action, scope)), "{scope}");
            let plain = scope != Scope::Help && !scope.types();
            assert_eq!(holds(Action::Help, scope), plain, "{scope}");
        }
    }
}
