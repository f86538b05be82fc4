//! gonogo: are we ready to release, and if not, what stands in the way and whose is it?
//!
//! The map of the house. Arrows run one way, from the doors down to the rules:
//!
//! ```text
//! main -> cli -+-> tui -+-> share -+-> session -+-> store ---> domain
//!              |        |          |            +-> minutes -> domain
//!              |        +-> checks +-------------> store ---> domain
//!              |        |          |
//!              +--------+----------+-> report ---------------> domain
//! ```
//!
//! - [`domain`]: the rules. Knows no file, clock, environment or terminal.
//! - `store`: checklists, settings and releases as TOML; the journal; git. Knows the domain.
//! - [`minutes`]: minutes of meetings and Markdown checklists, as proposals; pure.
//! - `session`: one release at hand; joins store and domain for both doors.
//! - [`checks`]: trusting and running the commands that checklists declare. Knows store and domain.
//! - `share`: git as the meeting point: the journal on a branch of its own.
//! - `report`: one set of facts, one file for each format.
//! - `cli` and `tui`: the two doors. They hold no rules.
//! - `clock`: the one place that reads the clock.

pub mod checks;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod minutes;
pub mod report;
pub mod session;
pub mod share;
pub mod store;
pub mod tui;
