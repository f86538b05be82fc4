//! Minutes for plays: a few actions, of which one is new, one known, and one perhaps.

use std::path::Path;

use super::Keeping;
use crate::domain::command::Edit;
use crate::domain::event::Status;
use crate::domain::roster::{Absence, Person};
use crate::domain::stage::day;
use crate::minutes::{self, Known, Proposal};
use crate::session::{Forgotten, ImportPlan, Imported, Likeness, Pairing, PlannedItem, Proposed};
use crate::tui::scene::{Errand, News};

/// The one file that can be read.
const FILE: &str = "minutes.md";

const TEXT: &str = "# Weekly, 9 March 2026

Priya Rao said that the demo went well.

## Action items
- [ ] Priya Rao: write the rollback guide by March 13
- [x] Maria Garcia: put a payment right that went wrong
- [ ] John Smith: answer clients within our hours
- [ ] Book the load test
";

/// Does an errand.
pub(crate) fn run(keeping: &mut Keeping, errand: Errand) -> News {
    match errand {
        Errand::Find => News::Nearby(vec![FILE.into(), "README.md".into()]),
        Errand::Read { path, .. } => News::Proposed(read(&path).map(Box::new)),
        Errand::Write(choosing) => {
            if let Some(why) = keeping.broken {
                return News::Imported(Err(why.into()));
            }
            let taken = choosing.entries.iter().filter(|entry| entry.is_taken());
            let added = taken.count();
            keeping.imported.push(*choosing);
            News::Imported(Ok(Imported {
                added,
                ..Imported::default()
            }))
        }
    }
}

/// Reads it; any other is not there.
fn read(path: &Path) -> Result<Proposed, String> {
    if path != Path::new(FILE) {
        return Err(format!("{} cannot be read: no such file", path.display()));
    }
    let known = Known {
        file: FILE,
        today: day("2026-03-10"),
        people: &[],
    };
    let read = minutes::read(TEXT, &known);
    let pairings = [
        Pairing::New("actions/write-the-rollback-guide".parse().unwrap()),
        Pairing::Clear("support/repair".parse().unwrap(), Likeness::SAME),
        Pairing::Unsure("support/channel".parse().unwrap(), Likeness::SAME),
        Pairing::New("actions/book-the-load-test".parse().unwrap()),
    ];
    let items = read.items.iter().cloned().zip(pairings);
    let items = items.map(|(proposal, pairing)| planned(proposal, pairing));
    Ok(Proposed {
        path: path.into(),
        lines: TEXT.lines().map(Into::into).collect(),
        plan: ImportPlan {
            file: FILE.into(),
            date: day("2026-03-09"),
            dated: true,
            into: "actions".parse().unwrap(),
            items: items.collect(),
            people: vec![Person {
                name: "Priya Rao".into(),
                aka: Vec::new(),
                roles: vec!["Operations".into()],
                email: None,
                away: Vec::new(),
            }],
            absences: vec![(
                "John Smith".into(),
                Absence {
                    from: day("2026-03-16"),
                    to: day("2026-03-18"),
                    acting: Some("Maria Garcia".into()),
                },
            )],
            closed: vec![day("2026-04-03")],
            releases: Vec::new(),
            forgotten: vec![Forgotten {
                item: "usability/manual".parse().unwrap(),
                text: "The manual was read once more".into(),
                since: day("2026-03-02"),
            }],
            left_out: read.left_out.clone(),
            minutes: read,
        },
    })
}

fn planned(proposal: Proposal, pairing: Pairing) -> PlannedItem {
    let edit = Edit {
        owner: proposal.owner.clone(),
        status: Some(proposal.status).filter(|status| *status != Status::Open),
        note: Some("Minutes of 2026-03-09".into()),
        ..Edit::default()
    };
    PlannedItem {
        proposal,
        pairing,
        edit,
    }
}
