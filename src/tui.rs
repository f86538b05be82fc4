//! The app.

pub mod action;
pub mod effect;
pub mod key;
pub mod keymap;
pub mod model;
pub mod scene;
pub mod tally;
pub mod update;
