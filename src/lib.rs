//! gonogo
pub mod domain;
