//! gonogo
pub mod domain;
pub mod store;
