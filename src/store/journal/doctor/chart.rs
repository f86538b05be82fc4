//! What stands in the journal's files of this machine, and what should stand there.
//!
//! Nothing is written here. Invariant: what a file should hold are all changes that it holds and
//! that count, and none that does not.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, FixedOffset};

use super::meeting::Met;
use super::{DoctorError, Moment, salvage};
use crate::domain::checkup::{Ill, Trouble};
use crate::domain::finding::{Severity, Spot};
use crate::domain::id::{EventId, WriterId};
use crate::store::journal::fault::{Fault, Faults, Place, spot};
use crate::store::journal::layout::{Layout, Segment, Series};
use crate::store::journal::line::{BEGIN, Whole};
use crate::store::journal::scan::{self, Found};
use crate::store::journal::view::read_whole;

/// A moment further ahead than this is no matter of time zones.
const AHEAD: Duration = Duration::days(2);
/// A trillion changes: further than any team gets one by one.
const HIGH: u64 = 1 << 40;

/// A line that holds a change.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) clock: u64,
    pub(super) id: EventId,
    pub(super) sum: u32,
    /// Who recorded it and when, where this program knows its kind.
    event: Option<(WriterId, DateTime<FixedOffset>)>,
    pub(super) line: Vec<u8>,
}

impl Kept {
    pub(super) fn of(whole: &Whole, place: &Place<'_>) -> Self {
        let text = place.text.get(place.range.clone()).unwrap_or_default();
        let line = scan::trim(text).to_vec();
        match whole {
            Whole::Event(event, sum) => Self {
                clock: event.clock,
                id: event.id,
                sum: *sum,
                event: Some((event.writer, event.at)),
                line,
            },
            Whole::Unknown {
                id,
                clock,
                fingerprint,
            } => Self {
                clock: *clock,
                id: *id,
                sum: *fingerprint,
                event: None,
                line,
            },
        }
    }

    /// Who recorded it, where that is known.
    pub(super) fn writer(&self) -> Option<WriterId> {
        self.event.map(|(writer, _)| writer)
    }
}

/// One file.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its bytes; none where there is no such file yet.
    pub(super) before: Option<Vec<u8>>,
    /// What of it stays.
    kept: Vec<Kept>,
    /// What it should hold besides.
    pub(super) gained: Vec<Kept>,
    /// How many parts of it are no changes, or stand there again.
    dropped: usize,
    /// Whether lines stay in another way than they stand: several on one, or in another file.
    moved: bool,
}

impl Sheet {
    /// Whether it should hold something else than it does.
    pub(super) fn is_ill(&self) -> bool {
        self.dropped > 0 || self.moved || !self.gained.is_empty()
    }

    /// What it should hold. In its own order, unless something came in: the end of a file tells its
    /// highest clock.
    pub(super) fn after(&self) -> Vec<u8> {
        let mut lines: Vec<_> = self.kept.iter().chain(&self.gained).collect();
        if !self.gained.is_empty() {
            lines.sort_by_key(|kept| (kept.clock, kept.id, kept.sum));
        }
        joined(&lines)
    }

    /// What it holds with what comes in, before anything is taken out.
    pub(super) fn grown(&self) -> Vec<u8> {
        let mut bytes = self.before.clone().unwrap_or_default();
        if bytes.last().is_some_and(|last| *last != b'\n') {
            bytes.push(b'\n');
        }
        bytes.extend(joined(&self.gained.iter().collect::<Vec<_>>()));
        bytes
    }
}

/// All of the change that a fault is a part of.
fn piece<'a>(place: &Place<'a>) -> &'a [u8] {
    let text = place.text.get(..place.range.end).unwrap_or(place.text);
    let led_up = text.len().min(place.range.start + BEGIN.len());
    let before = text.get(..led_up).unwrap_or_default();
    let begin = before
        .windows(BEGIN.len())
        .rposition(|window| window == BEGIN.as_bytes());
    text.get(begin.unwrap_or(0)..).unwrap_or_default()
}

fn joined(lines: &[&Kept]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for kept in lines {
        bytes.extend_from_slice(&kept.line);
        bytes.push(b'\n');
    }
    bytes
}

/// All files.
#[derive(Debug, Default)]
pub(super) struct Chart {
    pub(super) files: BTreeMap<Segment, Sheet>,
    pub(super) troubles: Vec<Trouble>,
    /// How many changes they hold, each once.
    pub(super) changes: usize,
    /// Where two machines have used the name of this data folder.
    pub(super) two_machines: Option<u64>,
    known: Known,
    damaged: HashMap<String, Damaged>,
}

/// The text of lines of one file that cannot be read, by line and column.
type Damaged = HashMap<(usize, usize), Vec<u8>>;

/// The changes of each series, whichever file they stand in.
type Known = HashMap<Series, HashMap<EventId, u32>>;

impl Chart {
    /// Reads all files; `own` is the writer that this data folder is.
    pub(super) fn read(
        layout: &Layout,
        own: Option<WriterId>,
        met: &Met,
        moment: &Moment,
    ) -> Result<Self, DoctorError> {
        let mut chart = Self::default();
        let mut segments = layout.segments()?;
        // What counts for every release is known before what stands there again.
        segments.sort_by_key(|segment| segment.series != Series::Workspace);
        for segment in segments {
            match read_whole(&layout.path(&segment)) {
                Ok(bytes) => chart.take_in(layout, segment, bytes, met, moment),
                Err(error) => chart.troubles.push(Trouble::of(
                    layout.label(&segment),
                    Ill::Unreadable(error.to_string()),
                )),
            }
        }
        chart.changes = chart.known.values().map(HashMap::len).sum();
        chart.give_hints(met);
        chart.bring_home(layout);
        if let Some(own) = own {
            chart.bring_back(layout, own, met);
            chart.tell_machines(own);
        }
        Ok(chart)
    }

    /// How many lines, or parts of one, are no changes.
    pub(super) fn set_aside(&self) -> usize {
        self.files.values().map(|sheet| sheet.dropped).sum()
    }

    /// Whether some file of the journal holds a change.
    pub(super) fn knows(&self, id: EventId) -> bool {
        self.known.values().any(|known| known.contains_key(&id))
    }

    fn take_in(
        &mut self,
        layout: &Layout,
        segment: Segment,
        bytes: Vec<u8>,
        met: &Met,
        moment: &Moment,
    ) {
        let label = layout.label(&segment);
        let (mut wrong, mut newer) = (Faults::default(), Faults::default());
        let mut sheet = Sheet::default();
        let mut dates = Dates::default();
        let mut damaged = Damaged::new();
        scan::scan(&bytes, |place, found, _| {
            let whole = match found {
                Found::Fault(fault) => {
                    if matches!(fault, Fault::Glued(_)) {
                        sheet.moved = true;
                    } else {
                        sheet.dropped += 1;
                    }
                    if fault.severity() == Severity::Error && fault != Fault::Junk {
                        let spot = spot(0, place);
                        damaged.insert((spot.line, spot.column), piece(place).to_vec());
                    }
                    return wrong.push(&label, 0, place, &fault);
                }
                Found::Whole(whole) => whole,
            };
            let kept = Kept::of(&whole, place);
            if let Err(fault) = self.meet(&segment.series, &kept, met) {
                sheet.dropped += 1;
                return wrong.push(&label, 0, place, &fault);
            }
            if kept.event.is_none() {
                newer.push(&label, 0, place, &Fault::Unknown);
            }
            dates.look(&kept, place, moment);
            sheet.kept.push(kept);
        });
        for (faults, ill) in [(&wrong, Ill::Line as fn(_) -> _), (&newer, Ill::Newer)] {
            let mut findings = Vec::new();
            faults.tell(&label, &mut findings);
            let told = findings
                .into_iter()
                .map(|finding| Trouble::told(finding, ill));
            self.troubles.extend(told);
        }
        self.damaged.insert(label.clone(), damaged);
        self.troubles.extend(dates.troubles(&label));
        sheet.before = Some(bytes);
        self.files.insert(segment, sheet);
    }

    /// Whether a change stands here for the first time; the same question as whoever reads the
    /// journal asks, so that nothing is dropped which counts.
    fn meet(&mut self, series: &Series, kept: &Kept, met: &Met) -> Result<(), Fault> {
        let shared = met.sum(series, kept.id);
        if shared.is_some_and(|sum| sum != kept.sum) {
            return Err(Fault::Clash);
        }
        let whole = self.known.get(&Series::Workspace);
        if whole.and_then(|known| known.get(&kept.id)) == Some(&kept.sum) {
            return Err(Fault::Doubled);
        }
        let known = self.known.entry(series.clone()).or_default();
        match known.get(&kept.id) {
            None => {
                known.insert(kept.id, kept.sum);
                Ok(())
            }
            Some(sum) if *sum == kept.sum => Err(Fault::Doubled),
            Some(_) => Err(Fault::Clash),
        }
    }

    /// Says of each line that cannot be read what can still be made out: what it said has to be
    /// said again, unless it stands whole elsewhere.
    fn give_hints(&mut self, met: &Met) {
        let (known, damaged) = (&self.known, std::mem::take(&mut self.damaged));
        let elsewhere = |id| known.values().any(|known| known.contains_key(&id)) || met.knows(id);
        for trouble in &mut self.troubles {
            let place = trouble.spot.as_ref().map(|spot| (spot.line, spot.column));
            let lines = damaged.get(&trouble.path);
            let text = lines
                .zip(place)
                .and_then(|(lines, place)| lines.get(&place));
            if let (Ill::Line(fault), Some(text)) = (&mut trouble.ill, text) {
                fault.hint = Some(salvage::hint(text, elsewhere));
            }
        }
    }

    /// What other data folders recorded belongs into files of theirs.
    fn bring_home(&mut self, layout: &Layout) {
        let mut homeless = Vec::new();
        for (segment, sheet) in &mut self.files {
            let is_strange =
                |kept: &Kept| kept.writer().is_some_and(|writer| writer != segment.writer);
            let strangers: Vec<_> = sheet.kept.extract_if(.., |kept| is_strange(kept)).collect();
            if strangers.is_empty() {
                continue;
            }
            sheet.moved = true;
            let ill = Ill::Strangers(strangers.len());
            self.troubles.push(Trouble::of(layout.label(segment), ill));
            let homes = strangers.into_iter().filter_map(|kept| {
                let writer = kept.writer()?;
                let segment = segment.clone();
                Some((Segment { writer, ..segment }, kept))
            });
            homeless.extend(homes);
        }
        for (home, kept) in homeless {
            self.files.entry(home).or_default().gained.push(kept);
        }
    }

    /// What this data folder has shared and lost since.
    fn bring_back(&mut self, layout: &Layout, own: WriterId, met: &Met) {
        let mut missing: BTreeMap<&Segment, usize> = BTreeMap::new();
        for (segment, kept) in met.lines_of(own) {
            let known = self.known.entry(segment.series.clone()).or_default();
            if known.insert(kept.id, kept.sum).is_none() {
                *missing.entry(segment).or_default() += 1;
                let sheet = self.files.entry(segment.clone()).or_default();
                sheet.gained.push(kept.clone());
            }
        }
        for (segment, number) in missing {
            let trouble = Trouble::of(layout.label(segment), Ill::Missing(number));
            self.troubles.push(trouble);
        }
    }

    /// A writer counts on from all that it knows, so it gives no number twice.
    fn tell_machines(&mut self, own: WriterId) {
        let mut met: HashMap<u64, EventId> = HashMap::new();
        let sheets = self.files.values();
        let lines = sheets.flat_map(|sheet| sheet.kept.iter().chain(&sheet.gained));
        let mut ours = lines.filter(|kept| kept.writer() == Some(own));
        self.two_machines = ours
            .find(|kept| {
                met.insert(kept.clock, kept.id)
                    .is_some_and(|id| id != kept.id)
            })
            .map(|kept| kept.clock);
        if let Some(clock) = self.two_machines {
            let path = Layout::writer_label();
            self.troubles
                .push(Trouble::of(path, Ill::TwoMachines(clock)));
        }
    }
}

/// Dates and numbers of one file that no honest clock gives.
#[derive(Debug, Default)]
struct Dates {
    ahead: Option<(usize, DateTime<FixedOffset>, Spot)>,
    high: Option<(u64, Spot)>,
}

impl Dates {
    fn look(&mut self, kept: &Kept, place: &Place<'_>, moment: &Moment) {
        if let Some((_, at)) = kept.event
            && at.signed_duration_since(moment.now) > AHEAD
        {
            let (number, until, _) = self.ahead.get_or_insert_with(|| (0, at, spot(0, place)));
            *number += 1;
            *until = at.max(*until);
        }
        let highest = self.high.as_ref().map_or(HIGH, |(clock, _)| *clock);
        if kept.clock > highest {
            self.high = Some((kept.clock, spot(0, place)));
        }
    }

    fn troubles(self, label: &str) -> Vec<Trouble> {
        let ahead = self.ahead.map(|(number, until, spot)| Trouble {
            path: label.to_owned(),
            spot: Some(spot),
            ill: Ill::Future(number, until),
        });
        let high = self.high.map(|(clock, spot)| Trouble {
            path: label.to_owned(),
            spot: Some(spot),
            ill: Ill::HighClock(clock),
        });
        ahead.into_iter().chain(high).collect()
    }
}
