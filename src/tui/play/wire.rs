//! The way to a terminal, for tests that look at what would go there.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

/// Bytes that a terminal would get, to be looked at from outside.
#[derive(Clone, Default)]
pub(crate) struct Wire(pub(crate) Rc<RefCell<Vec<u8>>>);

impl io::Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
