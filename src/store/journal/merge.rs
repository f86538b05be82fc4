//! Several versions of one file as one: the changes of all of them, each once.
//!
//! Invariant: the result depends on the changes only, not on the order, the number or the layout of
//! the versions that they came in. A line is never written anew: its bytes are those that its
//! writer wrote, so that its sum stays true.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::finding::{Finding, Severity};
use crate::domain::id::EventId;

use super::bundle::Page;
use super::fault::Faults;
use super::line::Whole;
use super::scan::{self, Found};

/// A file, joined.
#[derive(Debug)]
pub(super) struct Merged {
    pub(super) bytes: Arc<Vec<u8>>,
    /// What stood in a version that was shared and is left out, since it is no change.
    pub(super) findings: Vec<Finding>,
}

/// Where a change stands in a file: by clock, then by id. Two different changes of one id, which
/// only damage or malice can make, both stay, so that they are told.
type Place = (u64, EventId, u32);

/// Joins the versions of a file; they must differ. A single one that git has stays as it is: what
/// is wrong with it is for its writer to mend, who alone knows what it should say.
pub(super) fn merge(pages: &[&Page]) -> Merged {
    if let [only] = pages
        && only.id.is_some()
    {
        return Merged {
            bytes: Arc::clone(&only.bytes),
            findings: Vec::new(),
        };
    }
    let mut lines: BTreeMap<Place, Vec<u8>> = BTreeMap::new();
    let mut findings = Vec::new();
    for page in pages {
        let faults = read(page, &mut lines);
        // Those of this machine's own files are told whenever they are read.
        if page.id.is_some() {
            faults.tell(&page.label, &mut findings);
        }
    }
    for finding in &mut findings {
        finding.severity = Severity::Warning;
        finding.help = Some("it was left out; the commit before still holds it".into());
    }
    let mut bytes = Vec::new();
    for line in lines.into_values() {
        bytes.extend_from_slice(&line);
        bytes.push(b'\n');
    }
    Merged {
        bytes: bytes.into(),
        findings,
    }
}

fn read(page: &Page, lines: &mut BTreeMap<Place, Vec<u8>>) -> Faults {
    let mut faults = Faults::default();
    scan::scan(&page.bytes, |place, found, _| {
        let key = match found {
            Found::Fault(fault) => return faults.push(&page.label, 0, place, &fault),
            Found::Whole(Whole::Event(event, sum)) => (event.clock, event.id, sum),
            Found::Whole(Whole::Unknown {
                id,
                clock,
                fingerprint,
            }) => (clock, id, fingerprint),
        };
        let text = place.text.get(place.range.clone()).unwrap_or_default();
        let text = scan::trim(text);
        let line = lines.entry(key).or_insert_with(|| text.to_vec());
        // The same change in two spellings: everybody has to choose the same one.
        if text < line.as_slice() {
            text.clone_into(line);
        }
    });
    faults
}
