//! The rules: what readiness is, what a change is, what follows from both.
//!
//! This room knows no file, clock, environment, terminal or printing; whatever it needs of the
//! world is handed in as plain data. Its one invariant: the same checklists, events, people and day
//! always give the same verdict, whatever order or file the events came in.

pub mod answer;
pub mod board;
pub mod burn_up;
pub mod check;
pub mod checklist;
pub mod checkup;
pub mod command;
pub mod delta;
pub mod drift;
pub mod event;
pub mod few;
pub mod filter;
pub mod finding;
pub mod history;
pub mod id;
pub mod object_id;
pub mod order;
pub mod orphan;
pub mod overview;
pub mod poll;
pub mod refusal;
pub mod release;
pub mod remedy;
pub mod roster;
pub mod seek;
pub mod settings;
pub mod spoken_date;
#[cfg(test)]
pub(crate) mod stage;
pub mod standing;
pub mod target;
pub mod text;
pub mod verdict;
pub mod walk;
pub mod when;
