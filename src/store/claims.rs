//! What only shows when all checklists are read: ids claimed twice, areas that do not exist, a
//! go/no-go meeting with too much on its list.

use std::collections::{HashMap, HashSet};

use crate::domain::checklist::{Phase, Plan};
use crate::domain::finding::{Finding, Severity, Spot};
use crate::domain::id::{AreaId, ItemId};
use crate::domain::text::{self, count};

/// An item says that it once had another id.
pub(super) struct Claim {
    pub(super) was: ItemId,
    pub(super) by: ItemId,
    pub(super) path: String,
    pub(super) spot: Spot,
}

/// A file names an area.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) area: AreaId,
    pub(super) path: String,
    pub(super) spot: Spot,
    /// What it means where there is no such area.
    pub(super) severity: Severity,
}

/// More than this in the go/no-go meeting and nobody listens any more.
const MEETING: usize = 9;

/// Findings about earlier ids: each may be claimed once, and by nobody while an item has it.
pub(super) fn earlier_ids(plan: &Plan, claims: &[Claim]) -> Vec<Finding> {
    if claims.is_empty() {
        return Vec::new();
    }
    let ids: HashSet<&ItemId> = plan.items().map(|item| &item.id).collect();
    let mut claimed: HashMap<&ItemId, &Claim> = HashMap::new();
    let mut findings = Vec::new();
    for claim in claims {
        let (message, help) = if ids.contains(&claim.was) {
            (
                format!(
                    "`{}` is an item of its own, so `{}` cannot have been it",
                    claim.was, claim.by
                ),
                "take it out of `was`, or take the other item out".to_string(),
            )
        } else if let Some(first) = claimed.insert(&claim.was, claim) {
            (
                format!(
                    "`{}` is claimed by `{}` as well ({}:{})",
                    claim.was, first.by, first.path, first.spot.line
                ),
                "answers can follow only one item: keep it in one `was`".to_string(),
            )
        } else {
            continue;
        };
        findings.push(Finding {
            severity: Severity::Error,
            path: claim.path.clone(),
            spot: Some(claim.spot.clone()),
            message,
            help: Some(help),
        });
    }
    findings
}

/// Findings about areas that are named and do not exist.
pub(super) fn unknown_areas(plan: &Plan, named: &[Named]) -> Vec<Finding> {
    let areas: HashSet<&str> = plan
        .checklists
        .iter()
        .map(|list| list.area.as_str())
        .collect();
    let unknown = named
        .iter()
        .filter(|named| !areas.contains(named.area.as_str()));
    unknown
        .map(|named| {
            let known = plan.checklists.iter().map(|list| list.area.as_str());
            let help = match text::nearest(named.area.as_str(), known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("take it out, or write `checklists/{}.toml`", named.area),
            };
            Finding {
                severity: named.severity,
                path: named.path.clone(),
                spot: Some(named.spot.clone()),
                message: format!("there is no area `{}`", named.area),
                help: Some(help),
            }
        })
        .collect()
}

/// A warning where the go/no-go meeting has more items than people can go through.
pub(super) fn long_meeting(plan: &Plan) -> Option<Finding> {
    let items = plan.items().filter(|item| item.phase == Phase::Go).count();
    (items > MEETING).then(|| Finding {
        severity: Severity::Warning,
        path: "checklists".into(),
        spot: None,
        message: format!(
            "the phase `go` has {}; a meeting holds about {MEETING}",
            count(items, "item")
        ),
        help: Some("settle some of them before the meeting: give them the phase `review`".into()),
    })
}
