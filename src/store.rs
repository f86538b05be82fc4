//! What is kept on disk: the checklists that people write and the journal of what they answered.

pub mod journal;
