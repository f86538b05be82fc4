//! Merges that nobody finished: told as that, and not as the rubble that they are as TOML.

use crate::domain::finding::Severity;
use crate::store::place::BOM;
use crate::store::reader::Fault;

/// One fault for each merge that was left unfinished; a lone row of `<` is not one.
pub(super) fn find(text: &str) -> Vec<Fault> {
    // Hardly any file has even two in a row. Without a way out of the loop many bytes are looked at
    // at once.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_double = |so_far, (a, b): (&u8, &u8)| so_far | matches!((*a, *b), (b'<', b'<'));
    if !pairs.fold(false, is_double) {
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
