//! Minutes of meetings and Markdown checklists, as proposals.
//!
//! A pure room: text goes in, proposals come out. It knows no file, no workspace and no answer; what
//! becomes of a proposal is decided by whoever asked. The Markdown is parsed by `pulldown-cmark`;
//! what words mean stands in one table (`words.rs`), a column a language.
//!
//! ```text
//! text -> page: pieces -> reader: lines judged by what stands above them -> union -> Minutes
//!                          |-- sentence: one line taken apart
//!                          |-- day, names, measure, roll, table
//! ```
//!
//! Invariants: any bytes give proposals, in time that grows with their number and no faster; every
//! proposal names a line that exists. What is not clearly something to do is left out, and told.

mod day;
mod gather;
mod likeness;
mod measure;
mod names;
mod outline;
mod page;
mod proposal;
mod reader;
mod roll;
mod sentence;
mod table;
mod topic;
mod union;
mod vocabulary;
mod words;

use chrono::NaiveDate;

pub use likeness::{CLEAR, Gist, Index, MAYBE};
pub use outline::{NoOutline, Outline, Point, outline};
pub use proposal::{Attendee, Closed, Kind, Leave, LeftOut, Minutes, Outgoing, Proposal, Why};

use names::Names;
use sentence::Grammar;
use vocabulary::Vocabulary;

/// What a reader of minutes knows besides their text.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The name of the file, which often tells the day.
    pub file: &'a str,
    /// The day to take where nothing tells the day of the meeting.
    pub today: NaiveDate,
    /// People of the workspace, each by every name.
    pub people: &'a [String],
}

/// Reads minutes.
#[must_use]
pub fn read(text: &str, known: &Known<'_>) -> Minutes {
    let words = Vocabulary::whole();
    let page = page::read(text, &|line| topic::begins(line, words));
    let (date, calendar) = gather::calendar(&page, known, words);
    let mut names = Names::new(words);
    for person in known.people {
        names.add(person);
    }
    gather::names(&page, &mut names, words);
    let grammar = Grammar {
        words,
        names: &names,
        calendar,
    };
    let mut minutes = reader::read(&page, grammar);
    minutes.date = date;
    // Signs alone, such as a box with a colon behind it, ask for nothing, however they were written down.
    let says_something = |item: &Proposal| item.text.contains(char::is_alphanumeric);
    minutes.items.retain(says_something);
    minutes.items = union::join(minutes.items);
    minutes
}
