//! The big-picture pack: the checklists that ship in the program.
//!
//! They are the files of this project's own `checklists/`, in the order in which a release is
//! talked through, so that the first command works in an empty folder.

use super::checklist_file::{self, Loaded, Purpose};
use super::source::Source;
use crate::domain::id::AreaId;
use crate::domain::settings::Settings;

/// One file of the pack.
#[derive(Debug, Clone, Copy)]
pub struct PackFile {
    /// The area: the file's stem.
    pub area: &'static str,
    /// The file as it ships.
    pub text: &'static str,
}

macro_rules! pack {
    ($($area:literal),+ $(,)?) => {
        [$(PackFile {
            area: $area,
            text: include_str!(concat!("../../checklists/", $area, ".toml")),
        }),+]
    };
}

/// The files of the pack, in the order in which their areas are shown.
pub static PACK: [PackFile; 11] = pack![
    "usability",
    "onboarding",
    "support",
    "feedback",
    "rollout",
    "documentation",
    "on-call",
    "reliability",
    "security",
    "data",
    "decision",
];

/// Reads one checklist of the pack; none where it has no such area.
pub(super) fn load(area: &AreaId, settings: &Settings, purpose: Purpose) -> Option<Loaded> {
    let file = PACK.iter().find(|file| file.area == area.as_str())?;
    let source = Source {
        path: format!("checklists/{area}.toml"),
        text: file.text.to_string(),
    };
    Some(checklist_file::load(
        &source,
        area.clone(),
        settings,
        purpose,
    ))
}

/// The areas of the pack, in order.
pub(super) fn areas() -> impl Iterator<Item = AreaId> {
    PACK.iter().filter_map(|file| file.area.parse().ok())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::domain::checklist::{Level, Phase};

    #[test]
    fn the_program_ships_the_folder_as_it_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists");
        let there: BTreeSet<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let shipped: BTreeSet<_> = PACK
            .iter()
            .map(|file| format!("{}.toml", file.area))
            .collect();
        assert_eq!(there, shipped);
        assert_eq!(areas().count(), PACK.len());
    }

    #[test]
    fn the_pack_has_no_fault_and_the_size_it_promises() {
        let mut in_meeting = 0;
        for area in areas() {
            let loaded = load(&area, &Settings::default(), Purpose::Asking).unwrap();
            assert_eq!(loaded.findings, [], "{area}");
            let items = &loaded.checklist.items;
            assert!(
                (5..=7).contains(&items.len()),
                "{area}: {} items",
                items.len()
            );
            let musts = items
                .iter()
                .filter(|item| item.level == Level::Must)
                .count();
            assert!((1..=2).contains(&musts), "{area}: {musts} musts");
            for item in items {
                assert!(
                    item.guidance.is_some() && item.proof.is_some(),
                    "{}",
                    item.id
                );
            }
            in_meeting += items.iter().filter(|item| item.phase == Phase::Go).count();
        }
        assert_eq!(in_meeting, 9);
    }
}
