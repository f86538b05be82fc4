//! One TOML file, from its text to what it says and to all that is wrong with it.
//!
//! The tree of a file lives only while its reader walks it. Faults of a file that could not be
//! parsed whole are only told where they do not follow from that.

use toml::de::DeTable;

use super::place::Places;
use super::reader::{Fault, Reader};
use super::source::Source;
use super::syntax;
use crate::domain::finding::Finding;

/// More findings than this in one file are counted and not listed.
const MAX_FINDINGS: usize = 1000;

/// Parses the source and has `convert` read it; the findings come in the order of the file.
pub(super) fn read<T>(
    source: &Source,
    convert: impl FnOnce(&mut Reader<'_>, &DeTable<'_>) -> T,
) -> (T, Vec<Finding>) {
    let (tree, broken) = syntax::parse(&source.text);
    let mut reader = Reader::new(source);
    reader.is_whole = broken.is_empty();
    let value = convert(&mut reader, tree.get_ref());
    drop(tree);
    let mut faults = reader.faults;
    if !broken.is_empty() {
        syntax::drop_consequences(&source.text, &broken, &mut faults);
        faults.extend(broken);
    }
    (value, place(source, faults))
}

fn place(source: &Source, mut faults: Vec<Fault>) -> Vec<Finding> {
    faults.sort_by_key(|fault| (fault.span.start, fault.severity));
    let unlisted = faults.split_off(faults.len().min(MAX_FINDINGS));
    let mut places = Places::new(&source.text);
    let mut findings: Vec<_> = faults
        .into_iter()
        .map(|fault| Finding {
            severity: fault.severity,
            path: source.path.clone(),
            spot: Some(places.spot(&fault.span)),
            message: fault.message,
            help: fault.help,
        })
        .collect();
    if let Some(worst) = unlisted.iter().map(|fault| fault.severity).min() {
        findings.push(Finding::unlisted(unlisted.len(), worst, &source.path));
    }
    findings
}
