//! The input of a plain walk, line by line.

use std::io::BufRead;

use crate::cli::Failure;

/// Lines that are typed, or come through a pipe.
pub(super) struct Lines<'a> {
    input: &'a mut dyn BufRead,
    /// How many were read.
    pub(super) read: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(input: &'a mut dyn BufRead) -> Self {
        Self { input, read: 0 }
    }

    /// The next line without its end; none where there is no more.
    pub(super) fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut line = Vec::new();
        let read = self
            .input
            .read_until(b'\n', &mut line)
            .map_err(|source| Failure::Read { source })?;
        if read == 0 {
            return Ok(None);
        }
        self.read += 1;
        let line = String::from_utf8(line).map_err(|_not_text| Failure::NotText(self.read))?;
        Ok(Some(line.trim_end().to_string()))
    }
}
