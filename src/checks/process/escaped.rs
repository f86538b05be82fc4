//! Finds what has left the process group of a command: by a mark in its environment where the
//! system tells, else by the output that it still holds.

use std::fs;

/// A mark that everything which a command starts inherits.
pub(super) struct Mark(String);

impl Mark {
    /// The variable that holds it.
    pub(super) const VARIABLE: &str = "GONOGO_CHECK";

    pub(super) fn new() -> Self {
        let mut random = [0; 16];
        // Without randomness nothing is found, and the held output still tells.
        let _ = getrandom::fill(&mut random);
        Self(super::super::grant::hexadecimal(&random))
    }

    pub(super) fn value(&self) -> &str {
        &self.0
    }

    /// The programs that bear the mark, each with its number. `held` says that somebody still holds
    /// the output, who is named at least so.
    pub(super) fn escaped(&self, held: bool) -> Vec<String> {
        let mut found = self.marked();
        found.sort();
        if found.is_empty() && held {
            found.push("one that still holds its output".into());
        }
        found
    }

    fn marked(&self) -> Vec<String> {
        let wanted = format!("{}={}", Self::VARIABLE, self.0);
        // Only Linux has such a folder.
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let marked = processes.filter_map(|process| {
            let number: u32 = process.file_name().to_str()?.parse().ok()?;
            let environment = fs::read(process.path().join("environ")).ok()?;
            let mut entries = environment.split(|byte| *byte == 0);
            entries
                .any(|entry| entry == wanted.as_bytes())
                .then_some(())?;
            let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
            Some(format!("{} (process {number})", name.trim()))
        });
        marked.collect()
    }
}
