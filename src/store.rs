//! What lies on disk: checklists, settings and releases as TOML, the journal as lines of JSON.
//!
//! This room turns bytes into the types of `domain`, and changes into bytes. It decides nothing
//! about readiness, prints nothing, and knows no command and no screen. Its invariant: whatever the
//! bytes are, reading them ends in values and findings with their places, never in a panic; and
//! only what was asked for is written, whole or not at all.

pub mod atomic;
mod checklist_file;
mod claims;
pub mod config_file;
mod document;
pub mod edit;
mod file_state;
pub mod git;
pub mod init;
pub mod journal;
mod key;
mod keys;
mod literal;
pub mod pack;
mod place;
pub mod program;
mod reader;
mod release_file;
pub mod releases;
pub mod roster_edit;
pub mod schema;
mod settings_file;
mod source;
mod syntax;
pub mod workspace;
