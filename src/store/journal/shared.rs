//! What one release has of the changes that the team shares.
//!
//! Invariant: a change is handed out once, however many files hold it. That a change stands in
//! several files is how sharing works, and no fault.

use std::collections::hash_map::Entry;

use crate::domain::event::Event;
use crate::domain::finding::Finding;
use crate::domain::id::{EventId, KeyedMap};

use super::bundle::Bundle;
use super::fault::{Fault, Faults};
use super::layout::Segment;
use super::line::{Names, Whole};
use super::scan::{self, Found};

/// About as many bytes as a change takes.
const USUAL_LINE: usize = 300;

/// The shared changes of one release.
#[derive(Debug, Default)]
pub(super) struct Shared {
    known: KeyedMap<EventId, u32>,
    clock: u64,
    faults: Vec<(String, Faults)>,
    others: Vec<Finding>,
}

impl Shared {
    /// Takes in the files of a bundle that are wanted.
    pub(super) fn read(
        &mut self,
        bundle: &Bundle,
        wanted: impl Fn(&Segment) -> bool,
        names: &mut Names,
        events: &mut Vec<Event>,
    ) {
        self.others.clone_from(&bundle.findings);
        let pages = bundle.pages.iter().filter(|page| wanted(&page.segment));
        let bytes: usize = pages.map(|page| page.bytes.len()).sum();
        // A table that grows with its content is moved again and again.
        self.known.reserve(bytes / USUAL_LINE);
        events.reserve(bytes / USUAL_LINE);
        for page in bundle.pages.iter().filter(|page| wanted(&page.segment)) {
            let mut faults = Faults::default();
            scan::scan_sharing(&page.bytes, names, |place, found, _| {
                let fault = match found {
                    Found::Fault(fault) => Err(fault),
                    Found::Whole(Whole::Event(event, sum)) => {
                        let (id, clock) = (event.id, event.clock);
                        let met = self.meet(id, clock, sum);
                        met.map(|is_new| events.extend(is_new.then_some(event)))
                    }
                    Found::Whole(Whole::Unknown {
                        id,
                        clock,
                        fingerprint,
                    }) => match self.meet(id, clock, fingerprint) {
                        Ok(true) => Err(Fault::Unknown),
                        other => other.map(|_known| ()),
                    },
                };
                if let Err(fault) = fault {
                    faults.push(&page.label, 0, place, &fault);
                }
            });
            self.faults.push((page.label.clone(), faults));
        }
    }

    /// Whether a change is new.
    fn meet(&mut self, id: EventId, clock: u64, fingerprint: u32) -> Result<bool, Fault> {
        self.clock = self.clock.max(clock);
        match self.known.entry(id) {
            Entry::Vacant(vacant) => {
                vacant.insert(fingerprint);
                Ok(true)
            }
            Entry::Occupied(known) if *known.get() == fingerprint => Ok(false),
            Entry::Occupied(_) => Err(Fault::Clash),
        }
    }

    /// Whether a change is known here already.
    ///
    /// # Errors
    /// Another one has its id.
    pub(super) fn check(&self, id: EventId, fingerprint: u32) -> Result<bool, Fault> {
        // Where nothing is shared this is asked for every change.
        if self.known.is_empty() {
            return Ok(false);
        }
        match self.known.get(&id) {
            None => Ok(false),
            Some(known) if *known == fingerprint => Ok(true),
            Some(_) => Err(Fault::Clash),
        }
    }

    /// The highest clock of the changes that were met.
    pub(super) fn clock(&self) -> u64 {
        self.clock
    }

    /// All that is wrong with what was read.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = self.others.clone();
        for (label, faults) in &self.faults {
            faults.tell(label, &mut findings);
        }
        let own = self.others.len();
        for finding in findings.iter_mut().skip(own) {
            finding.help = Some(
                "`gonogo sync` by whoever recorded it puts it right; `gonogo doctor` says who that is".into(),
            );
        }
        findings
    }
}
