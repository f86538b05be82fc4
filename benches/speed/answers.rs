//! Long journals, as the program itself would have written them.
//!
//! One writer's changes to items chosen at random, each with the heads that it replaces: statuses,
//! owners, dates, values, notes and evidence, and some that hold two at once.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta};
use gonogo::domain::checklist::Item;
use gonogo::domain::event::{Add, Change, Event, Said, Set, VERSION};
use gonogo::domain::id::{EventId, WriterId};
use gonogo::domain::when::parse_date;
use gonogo::store::journal;

use crate::generate::{PEOPLE, RELEASE, WORKSPACE, Workspace, pick};

/// Past this many bytes the program begins another file.
const SEGMENT: usize = 256 << 10;
const WRITER: WriterId = WriterId::from_bits(0x5eed_0fa1_1957_eed5);

/// Writes so many changes of a workspace's items; the folder in which they lie.
pub(crate) fn write(workspace: &Workspace, events: usize) -> io::Result<PathBuf> {
    let journal = workspace.data.join(WORKSPACE).join("journal");
    let folder = journal.join(WRITER.to_string());
    fs::create_dir_all(&folder)?;
    let items: Vec<_> = (0..workspace.len())
        .map(|number| workspace.item(number))
        .collect::<Result<_, _>>()?;
    let mut pen = Pen::new(folder);
    for clock in 1..=events {
        let event = pen.event(&items, clock)?;
        pen.write(&event)?;
    }
    pen.close()
}

/// What a field of an item is called here.
type Field = (usize, &'static str);

struct Pen {
    folder: PathBuf,
    /// The file that still grows, and its number.
    segment: Vec<u8>,
    number: usize,
    dice: Dice,
    /// The event that each field was set by last.
    heads: HashMap<Field, EventId>,
}

impl Pen {
    fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            segment: Vec::new(),
            number: 1,
            dice: Dice(1),
            heads: HashMap::new(),
        }
    }

    fn event(&mut self, items: &[Item], clock: usize) -> io::Result<Event> {
        let place = self.dice.below(items.len());
        let item = items
            .get(place)
            .ok_or_else(|| io::Error::other("no items"))?;
        let id = EventId::from_bits(self.dice.bits());
        let mut changes = vec![self.change(item, place, id)?];
        if self.dice.below(20) == 0 && !matches!(changes.as_slice(), [Change::Note(_)]) {
            changes.push(note(item, clock));
        }
        Ok(Event {
            v: VERSION,
            id,
            writer: WRITER,
            clock: clock as u64,
            at: moment(clock)?,
            by: pick(&PEOPLE, self.dice.below(PEOPLE.len()))?.into(),
            recorded_by: None,
            release: RELEASE.parse().map_err(io::Error::other)?,
            changes: changes.into(),
        })
    }

    fn change(&mut self, item: &Item, place: usize, id: EventId) -> io::Result<Change> {
        let dice = self.dice.below(100);
        Ok(match dice {
            0..50 => Change::Status(self.set(item, (place, "status"), id, said(item, dice)?)),
            50..62 => {
                let owner = pick(&PEOPLE, dice)?.to_string();
                Change::Owner(self.set(item, (place, "owner"), id, Some(owner)))
            }
            62..72 => {
                let due = format!("T-{}d", dice - 60).parse().ok();
                Change::Due(self.set(item, (place, "due"), id, due))
            }
            72..76 => {
                let value = format!("{dice} ms").parse().ok();
                Change::Value(self.set(item, (place, "value"), id, value))
            }
            76..84 => Change::Evidence(Add {
                item: item.id.clone(),
                text: format!("https://ci.example.com/runs/{dice}{place}"),
                once: false,
            }),
            _ => note(item, dice),
        })
    }

    fn set<T>(&mut self, item: &Item, field: Field, id: EventId, to: T) -> Set<T> {
        Set {
            item: item.id.clone(),
            to,
            saw: self.heads.insert(field, id).into_iter().collect(),
            once: false,
        }
    }

    fn write(&mut self, event: &Event) -> io::Result<()> {
        if self.segment.len() > SEGMENT {
            self.save()?;
            self.number += 1;
            self.segment.clear();
        }
        let line = journal::line(event).map_err(io::Error::other)?;
        self.segment.extend_from_slice(&line);
        self.segment.push(b'\n');
        Ok(())
    }

    fn save(&self) -> io::Result<()> {
        let name = format!("{RELEASE}.{}.jsonl", self.number);
        fs::write(self.folder.join(name), &self.segment)
    }

    fn close(self) -> io::Result<PathBuf> {
        self.save()?;
        Ok(self.folder)
    }
}

fn note(item: &Item, number: usize) -> Change {
    Change::Note(Add {
        item: item.id.clone(),
        text: format!("Asked again on call {number}; the answer comes with the next build"),
        once: false,
    })
}

fn said(item: &Item, dice: usize) -> io::Result<Said> {
    let reason = || format!("Run {dice} of the nightly build did not get through the last step");
    Ok(match dice {
        0..8 => Said::InProgress { reason: None },
        8..14 => Said::Blocked {
            reason: Some(reason()),
        },
        14..17 => Said::Failed { reason: reason() },
        17..21 => Said::NotApplicable { reason: reason() },
        21..24 => Said::Waived {
            reason: reason(),
            approved_by: "The steering group".into(),
            until: parse_date("2026-05-01").map_err(io::Error::other)?,
        },
        _ => Said::Done {
            reason: None,
            digest: item.digest().into(),
        },
    })
}

/// A minute later for each change.
fn moment(clock: usize) -> io::Result<DateTime<FixedOffset>> {
    let begin =
        DateTime::parse_from_rfc3339("2026-01-01T08:00:00+01:00").map_err(io::Error::other)?;
    let minutes = i64::try_from(clock).map_err(io::Error::other)?;
    Ok(begin + TimeDelta::minutes(minutes))
}

/// A linear congruential generator (Knuth's constants): good enough to spread changes over items,
/// and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end.max(1)
    }

    fn bits(&mut self) -> u128 {
        (0..4).fold(0, |bits, _| bits << 32 | u128::from(self.next()))
    }
}
