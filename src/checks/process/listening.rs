//! Hears what a command prints, beside it, until nobody can print any more or nobody listens.

use std::io::{PipeReader, Read as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::super::output::Output;

/// How long the last words are waited for once the command and its group have ended.
const LAST_WORDS: Duration = Duration::from_millis(300);
/// How often it is looked whether the command has ended.
const LOOK: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 20_000_000,
};

/// Somebody who listens.
pub(super) struct Listening {
    over: Arc<AtomicBool>,
    heard: Receiver<(Output, bool)>,
}

impl Listening {
    pub(super) fn begin(pipe: PipeReader) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let (tell, heard) = mpsc::channel();
        let ends = Arc::clone(&over);
        let listen = move || {
            // Where nobody waits for it any more there is nobody to tell.
            let _ = tell.send(listen(pipe, &ends));
        };
        // Without a thread the command finds its output closed, and fails by itself.
        let _ = thread::Builder::new().spawn(listen);
        Self { over, heard }
    }

    /// What was printed, and whether somebody still could print.
    pub(super) fn finish(self) -> (Output, bool) {
        // Nearly always all ends of the pipe are closed by now.
        if let Ok(heard) = self.heard.recv_timeout(LAST_WORDS) {
            return heard;
        }
        self.over.store(true, Ordering::Relaxed);
        let heard = self.heard.recv_timeout(LAST_WORDS * 10);
        heard.unwrap_or_else(|_| (Output::new(), true))
    }
}

fn listen(mut pipe: PipeReader, over: &AtomicBool) -> (Output, bool) {
    let mut output = Output::new();
    let mut piece = vec![0; 64 << 10];
    while !over.load(Ordering::Relaxed) {
        let mut waited = [PollFd::new(&pipe, PollFlags::IN)];
        match poll(&mut waited, Some(&LOOK)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => continue,
            Ok(_) => {}
            Err(_) => return (output, false),
        }
        match pipe.read(&mut piece) {
            Ok(0) => return (output, false),
            Ok(length) => output.take(piece.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return (output, false),
        }
    }
    (output, true)
}
