//! Tells people and programs where a release stands: one set of facts, one file per format.
//!
//! Every format takes the same [`facts::Facts`] and writes to any `Write`; a new one is a new file
//! beside the others, and computes nothing that two of them would need. This room never reads a
//! file, a clock or the terminal: the day, the width and whether to colour are handed in. Its one
//! invariant: text from other people reaches no output as anything but text.

pub mod cause;
pub mod chat;
pub mod checkup;
pub mod csv;
pub mod facts;
pub mod finding;
pub mod gate;
pub mod github;
pub mod html;
pub mod ink;
pub mod item;
pub mod json;
pub mod junit;
pub mod log;
pub mod markdown;
mod markup;
pub mod measure;
pub mod openmetrics;
pub mod phrase;
pub mod poll;
pub mod releases;
pub mod schema;
pub mod text;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
