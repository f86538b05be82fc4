//! Merges that nobody finished: told as that, and not as the rubble that they are as TOML.

use crate::domain::finding::Severity;
use crate::store::place::BOM;
use crate::store::reader::Fault;

/// One fault for each merge that was left unfinished; a lone row of `<` is not one.
pub(super) fn find(text: &str) -> Vec<Fault> {
    let begins = |(at, _): (usize, &str)| text.get(at..at + 7) == Some("<<<<<<<");
    if !text.match_indices('<').any(begins) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let (mut at, mut begun, mut halved) = (0, None, false);
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start_matches(BOM);
        if plain.starts_with("<<<<<<<") {
            begun = Some(at..at + plain.trim_end().len());
            halved = false;
        } else if line.starts_with("=======") {
            halved = true;
        } else if line.starts_with(">>>>>>>")
            && halved
            && let Some(span) = begun.take()
        {
            faults.push(Fault {
                span,
                severity: Severity::Error,
                message: "an unresolved merge begins here".into(),
                help: Some(
                    "keep what is right and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
                        .into(),
                ),
                absence: true,
            });
        }
        at += line.len();
    }
    faults.truncate(super::MAX_FAULTS);
    faults
}
