//! One reader under the fuzzer; `GONOGO_READER` names it (see `tests/fuzz/targets.rs`).

#![no_main]

use std::sync::OnceLock;

#[path = "../tests/fuzz/targets.rs"]
mod targets;

use targets::TARGETS;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    static READER: OnceLock<fn(&[u8])> = OnceLock::new();
    let reader = READER.get_or_init(|| {
        let name = std::env::var("GONOGO_READER").unwrap_or_default();
        let found = TARGETS.iter().find(|(known, _)| *known == name);
        found.expect("GONOGO_READER names no reader").1
    });
    reader(bytes);
});
