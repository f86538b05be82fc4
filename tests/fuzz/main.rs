//! Every reader of other people's text, on texts altered at random.
//!
//! `cargo test` gives each reader some hundred of them; `GONOGO_SOAK=1 cargo test --release --test
//! fuzz -- --nocapture` a million, and prints how many. `GONOGO_SEEDS=FOLDER` writes the texts that
//! they begin from, for the coverage-guided fuzzer, which runs the same functions (see `fuzz/`).
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail where it stands, and tells what it did"
)]

mod alter;
mod seeds;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use targets::TARGETS;

fn soak() -> bool {
    std::env::var_os("GONOGO_SOAK").is_some()
}

fn run(name: &str) {
    let (_, reader) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let seeds = seeds::of(name);
    for seed in &seeds {
        reader(seed);
    }
    let runs = if soak() { 1_000_000 } else { 400 };
    for number in 0..runs {
        let text = alter::text(&seeds, &mut alter::Chance::new(number));
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| reader(&text))) {
            println!(
                "{name}, text number {number}: {:?}",
                String::from_utf8_lossy(&text)
            );
            resume_unwind(panic);
        }
    }
    println!("{name}: {runs} texts");
}

macro_rules! readers {
    ($($name:ident),*) => {
        $(
            #[test]
            fn $name() {
                run(stringify!($name));
            }
        )*

        #[test]
        fn every_reader_is_tried() {
            let tried = [$(stringify!($name)),*];
            assert_eq!(tried.to_vec(), TARGETS.map(|(name, _)| name).to_vec());
        }
    };
}

readers!(
    checklist, settings, release, config, journal, minutes, outline, filter, words
);

#[test]
fn the_texts_to_begin_from_can_be_written_for_the_fuzzer() {
    let Some(folder) = std::env::var_os("GONOGO_SEEDS") else {
        return;
    };
    for (name, _) in TARGETS {
        let folder = Path::new(&folder).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds::of(name).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:03}")), seed).unwrap();
        }
    }
}
